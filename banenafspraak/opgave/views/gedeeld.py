"""What the pages of opgaven share: who may come here, and what every page shows."""

from django.contrib import admin
from django.http import Http404
from django.utils import timezone

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.woorden import naam_van
from banenafspraak.rechten import rechten_van
from regio.models import Gebied


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


def page_context(request, opgave: Opgave, **meer) -> dict:
    """What templates/opgave/*.html extend: the admin's own context, the opgave, rights."""
    rechten = rechten_van(request.user)
    return {
        **admin.site.each_context(request),
        "opgave": opgave,
        "gebied_naam": naam_van(opgave.gebied),
        "mag_leveren": rechten.mag_leveren(opgave.gebied.pk),
        "mag_akkoord": rechten.mag_akkoord(opgave.gebied.pk),
        **meer,
    }
