"""What the pages of files share."""

from django.contrib import admin
from django.core import signing
from django.http import Http404

from banenafspraak.importeren import stappen
from banenafspraak.importeren.inzage import limits
from banenafspraak.importeren.tonen import TE_TONEN, lists, refusal_rows
from banenafspraak.importeren.verslag import rows_in_words, warnings_by_kind
from banenafspraak.models import Levering

ZOUT = "importeren.geweigerd"
_LANGST_GETEKEND = 2_000_000  # characters of a signed list that a form carries
_EERSTE = 2_000


def page_context(request, **meer) -> dict:
    """What templates/bestand/*.html extend: the admin's own context, and our limits."""
    grenzen = limits()
    return {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "hoogste_mb": grenzen.bytes // 1024 // 1024,
        "hoogste_rijen": grenzen.rijen,
        "hoogste_kolommen": grenzen.kolommen,
        **meer,
    }


def outcome_context(uitkomst, hoogste: int = TE_TONEN) -> dict:
    """The rows of a file by what happens to them, and what to look at."""
    geweigerd = uitkomst.geweigerd
    ondertekend, in_lijst = signed_refusals(uitkomst)
    return {
        "uitkomst": uitkomst,
        "lijst": lists(uitkomst, hoogste),
        "tel": {**uitkomst.aantallen, "geweigerd": geweigerd},
        "kapt_af": max(uitkomst.aantallen.values(), default=0) > hoogste,
        "waarschuwingen": warnings_by_kind(uitkomst),
        "geweigerd_tekst": rows_in_words(geweigerd),
        "aantal_geweigerd": geweigerd,
        "ondertekend": ondertekend,
        "in_lijst": in_lijst,
    }


def signed_refusals(uitkomst) -> tuple[str, int]:
    """The refusals, to send along with a form that asks for them as a file, and how many
    of them fit: nothing of a refused file is kept here."""
    rijen = refusal_rows(uitkomst.meldingen)
    if not rijen:
        return "", 0
    tekst = signing.dumps(rijen, salt=ZOUT, compress=True)
    if len(tekst) > _LANGST_GETEKEND:
        rijen = rijen[:_EERSTE]
        tekst = signing.dumps(rijen, salt=ZOUT, compress=True)
    return tekst, len(rijen)


def read_levering(request, pk: int) -> Levering:
    """The delivery of a file, as this person may see it; else 404."""
    levering = (
        Levering.objects.filter(pk=pk, kwartaal__isnull=True, bijlagen__isnull=False)
        .select_related(
            *("gebied", "bron", "gemaakt_door", "gewijzigd_door", "ingediend_door"),
            *("vastgesteld_door", "teruggestuurd_door"),
        )
        .distinct()
        .first()
    )
    if levering is None or not stappen.may_see(levering, request.user):
        raise Http404("Dit bestand is er niet, of hoort niet bij u.")
    return levering
