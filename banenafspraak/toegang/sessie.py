"""How long somebody stays logged in: half an hour of silence, twelve hours in all.

Only what happens in beheer counts as being busy. Public pages do not touch a session.
"""

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.models import Session
from django.utils import timezone

BEGIN = "toegang_begin"
LAATST = "toegang_laatst"
VERLOPEN = "toegang_verlopen"  # the log-in page tells why somebody is there
SCHRIJF_NA = 10  # seconds: a page with three requests writes the session once


def begin(request) -> None:
    """Start both clocks: somebody has just logged in."""
    nu = timezone.now().timestamp()
    request.session[BEGIN] = request.session[LAATST] = nu
    request.session.pop(VERLOPEN, None)


def watch(request) -> None:
    """Log out who was silent for too long or is in for too long; else move the clock.

    Who that was stays on the request (`request.was_ingelogd`), for a form that was sent.
    """
    sessie = request.session
    if SESSION_KEY not in sessie:
        return
    nu = timezone.now().timestamp()
    if BEGIN not in sessie:
        begin(request)
    elif is_over(sessie, nu):
        request.was_ingelogd = sessie[SESSION_KEY]
        logout(request)
        request.session[VERLOPEN] = True
    elif nu - sessie[LAATST] > SCHRIJF_NA:
        sessie[LAATST] = nu


def is_over(sessie, nu: float) -> bool:
    """Whether one of the two clocks has run out."""
    stil = nu - sessie[LAATST] > settings.SESSIE_STILTE.total_seconds()
    return stil or nu - sessie[BEGIN] > settings.SESSIE_HOOGSTENS.total_seconds()


def end_all(user) -> None:
    """End every session of `user`. Sessions hold no column for it, so each one is read."""
    for sessie in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if sessie.get_decoded().get(SESSION_KEY) == str(user.pk):
            sessie.delete()
