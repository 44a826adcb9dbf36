"""What the pages of opgaven share: who may come here, and what every page shows."""

from django.contrib import admin
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.woorden import naam_van
from banenafspraak.rechten import rechten_van
from regio.models import Gebied

# "" is the form, which templates call `invullen`.
_PAGINAS = ("", "_controle", "_intrekken", "_weggooien", "_corrigeren", "_samenvoegen")


def read_opgave(request, kwartaal: Kwartaal, code: str) -> Opgave:
    """The opgave at this address, as this person may see it.

    404 for an area outside the own scope, for one that does not exist, and for a quarter
    about which nothing is asked or that has not ended.
    """
    gebied = Gebied.objects.filter(code=code).first()
    if gebied is None or not rechten_van(request.user).mag_zien(gebied.pk):
        raise Http404("Deze opgave is er niet, of hoort niet bij u.")
    opgave = Opgave.read(gebied, kwartaal)
    if kwartaal.peildatum >= timezone.localdate():
        raise Http404("Dit kwartaal is nog niet om. Er is nog geen opgave.")
    if not opgave.onderdelen:
        raise Http404("Over dit kwartaal is hier niets gevraagd.")
    return opgave


def address(naam: str, opgave: Opgave) -> str:
    """The address of a page about this opgave, by its name in `urls.py`."""
    return reverse(
        f"admin:{naam}",
        kwargs={"kwartaal": opgave.kwartaal, "code": opgave.gebied.code},
    )


def page_context(request, opgave: Opgave, **meer) -> dict:
    """What templates/opgave/*.html extend: the admin's own context, the opgave, rights."""
    rechten = rechten_van(request.user)
    return {
        **admin.site.each_context(request),
        "opgave": opgave,
        "is_nav_sidebar_enabled": False,
        "adres": {
            naam[1:] or "invullen": address(f"opgave{naam}", opgave)
            for naam in _PAGINAS
        },
        "gebied_naam": naam_van(opgave.gebied),
        "mag_leveren": rechten.mag_leveren(opgave.gebied.pk),
        "mag_akkoord": rechten.mag_akkoord(opgave.gebied.pk),
        **meer,
    }


def seen_version(request) -> int:
    """The version that the form was about; one that no delivery has when it is missing."""
    versie = request.POST.get("versie", "")
    return (
        int(versie) if versie.isascii() and versie.isdigit() and len(versie) < 9 else -1
    )
