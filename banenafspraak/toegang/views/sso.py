"""Logging in with the account of the organisation: to the provider, and back.

Not there (404) unless OIDC_* is set. What needs the optional package is imported late.
"""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from banenafspraak.toegang import bewaard, deur
from banenafspraak.toegang.views.inloggen import VIA_SSO

BACKEND = "banenafspraak.rechten_backend.RolBackend"
ONBEKEND = "sso"  # in the log: who it was, is not known


@never_cache
@require_GET
def heen(request):
    """To the provider. Reached by a link: our policy lets a form go nowhere else."""
    aanbieder = _provider()
    if request.user.is_authenticated:
        verder = deur.safe_next(request)
        return deur.stop(request, verder) or HttpResponseRedirect(verder)
    try:
        return aanbieder.send_away(request)
    except aanbieder.Onbereikbaar:
        return _sorry(request, "onbereikbaar", 503)


@never_cache
@require_GET
def terug(request):
    """Back from the provider: find out who it is, and let them in as far as they may."""
    aanbieder = _provider()
    from banenafspraak.sso import accounts

    try:
        wie = aanbieder.identify(request)
        gebruiker = accounts.account_for(request, wie)
    except aanbieder.Onbereikbaar:
        return _sorry(request, "onbereikbaar", 503)
    except aanbieder.Mislukt:
        _tell_failed(request, ONBEKEND)
        return _sorry(request, "mislukt", 400)
    except accounts.Geweigerd as nee:
        _tell_failed(request, nee.gebruikersnaam)
        return _sorry(request, nee.waarom, 403)
    return _enter(request, gebruiker, wie, aanbieder.next_url(request))


def _provider():
    if settings.SSO is None:
        raise Http404
    from banenafspraak.sso import aanbieder

    return aanbieder


def _enter(request, gebruiker, wie, verder):
    request.session.pop(deur.BIJ_AANBIEDER, None)
    login(request, gebruiker, backend=BACKEND)
    request.session[VIA_SSO] = True
    if wie.tweede_factor:
        deur.let_in_by_provider(request)
    verder = deur.goes_to(request, verder)
    if antwoord := deur.stop(request, verder):
        return antwoord
    antwoord = HttpResponseRedirect(verder)
    bewaard.remember_owner(request, antwoord)
    return antwoord


def _tell_failed(request, naam: str) -> None:
    user_login_failed.send(
        sender=__name__, credentials={"username": naam}, request=request
    )


def _sorry(request, waarom: str, status: int):
    return render(request, "toegang/sso.html", {"waarom": waarom}, status=status)
