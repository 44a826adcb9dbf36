"""Public pages: one ETag and one cache, keyed on the version of what the public can see.

Nothing is ever stale: every write of figures, texts or areas makes a new data version,
and a new release of the code changes the fingerprint.
"""

import hashlib
from functools import cache, wraps
from pathlib import Path

from django.conf import settings
from django.core.cache import cache as store
from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from banenafspraak.models import Dataversie
from monitor.blik import looks

_EEN_DAG = 24 * 60 * 60
_LANGSTE_VRAAG = 500
_BEWAARD = ("Content-Type", "Content-Disposition", "X-Robots-Tag")


@cache
def code_fingerprint() -> str:
    """A name for this release: pages look different when code, template or style changes,
    or when the site says who answers for it."""
    wie = (settings.PRIVACY_ORGANISATIE, settings.PRIVACY_CONTACT)
    som = hashlib.sha256(repr(wie).encode())
    wortels = [
        settings.BASE_DIR / naam
        for naam in ("banenafspraak", "monitor", "regio", "templates")
    ]
    for pad in sorted(p for wortel in wortels for p in wortel.rglob("*") if _counts(p)):
        som.update(str(pad.relative_to(settings.BASE_DIR)).encode())
        som.update(pad.read_bytes())
    return som.hexdigest()[:12]


def _counts(pad: Path) -> bool:
    return (
        pad.suffix in {".py", ".html", ".css", ".png"} and "migrations" not in pad.parts
    )


def page_etag(request, versie: int) -> str:
    """Equal for equal address, data and code, within one quarter of the calendar: a page
    says of a quarter that it is still to come. And within one day, where it says of the
    day asked for that it is not over yet."""
    vandaag = timezone.localdate()
    nu = f"{vandaag.year}-{(vandaag.month + 2) // 3}"
    if request.blik.komt_nog:
        nu = f"{vandaag}"
    # With the host: a page prints its own address. And with the question as it came: bytes
    # that nobody encoded read otherwise than the address that they are written down as.
    adres = f"{request.build_absolute_uri()}|{request.META.get('QUERY_STRING', '')}"
    tekst = f"{adres}|{versie}|{nu}|{code_fingerprint()}"
    return f'"{hashlib.sha256(tekst.encode()).hexdigest()[:32]}"'


def public_page(view):
    """A GET page for everyone: the same for who is logged in and who is not.

    Only whole pages (200) are kept; an endless query string is answered but not kept, nor
    is a page that says so itself (`no-store`: it holds what the reader wrote).
    """

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        request.dataversie = Dataversie.objects.nieuwste()
        etag = page_etag(
            request, request.dataversie.nummer if request.dataversie else 0
        )
        if is_known(request, etag):
            return _headed(HttpResponseNotModified(), etag)
        sleutel = f"pagina-{etag}"
        bewaard = store.get(sleutel)
        if bewaard is not None:
            inhoud, koppen = bewaard
            return _headed(HttpResponse(inhoud, headers=koppen), etag)
        antwoord = view(request, *args, **kwargs)
        if antwoord.status_code != 200 or "no-store" in antwoord.get(
            "Cache-Control", ""
        ):
            return antwoord
        if len(request.META.get("QUERY_STRING", "")) <= _LANGSTE_VRAAG:
            koppen = {n: antwoord[n] for n in _BEWAARD if n in antwoord}
            store.set(sleutel, (antwoord.content, koppen), _EEN_DAG)
        return _headed(antwoord, etag)

    # It only reads, so a POST is told that (405), not asked for a token (403).
    return csrf_exempt(require_safe(looks(wrapped)))


def is_known(request, etag: str) -> bool:
    """Whether the visitor has this content; a proxy that packs pages weakens the tag."""
    gegeven = parse_etags(request.headers.get("If-None-Match", ""))
    return etag in {tag.removeprefix("W/") for tag in gegeven}


def _headed(antwoord, etag: str):
    antwoord.headers["ETag"] = etag
    patch_cache_control(antwoord, public=True, no_cache=True)
    return antwoord
