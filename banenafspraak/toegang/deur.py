"""The door of /beheer/: who comes in, and where everybody else is led.

A password is the first step and a code the second; `has_second_step` is the one place that
says whether the second was taken. Then somebody needs a role (rechten.py). `is_staff` does
not matter.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_otp import login as otp_login

from banenafspraak.rechten import rechten_van
from banenafspraak.toegang import bewaard, signals

BIJ_AANBIEDER = "toegang_stap_bij_aanbieder"  # whose second step the provider asked for


def has_second_step(user) -> bool:
    """Whether `user` has shown a code in this session, to us or (sso/) to a provider that
    we take at its word."""
    check = getattr(user, "is_verified", None)
    return bool(check and check()) or getattr(user, "stap_bij_aanbieder", False)


def may_enter(user) -> bool:
    """Whether the pages of beheer are open for `user`. What is on them: rechten.py."""
    return (
        user.is_authenticated
        and user.is_active
        and rechten_van(user).heeft_rol
        and has_second_step(user)
    )


def stop(request, next_url: str | None = None) -> HttpResponse | None:
    """Where `request` is led instead, or None when the door is open.

    `next_url`: where to go afterwards; default the address that was asked for.
    """
    user = request.user
    if may_enter(user):
        return None
    verder = request.get_full_path() if next_url is None else next_url
    if not (user.is_authenticated and user.is_active):
        return lead("admin:login", verder)
    if not rechten_van(user).heeft_rol:
        return render(request, "toegang/geen_rol.html", status=403)
    return lead("admin:tweede_stap", verder)


def lead(naam: str, verder: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse(naam)}?{urlencode({'next': verder})}")


def let_in(request, apparaat, *, noodcode=False) -> None:
    """The second step is taken: this session may enter. Call `bewaard.remember_owner` with
    the answer, so that a form that is filled from now on has an owner."""
    otp_login(request, apparaat)
    request.session.cycle_key()  # a session that was watched before is worth nothing now
    _tell(request, noodcode=noodcode)


def let_in_by_provider(request) -> None:
    """The same for who took the second step at the provider."""
    request.session[BIJ_AANBIEDER] = str(request.user.pk)
    request.user.stap_bij_aanbieder = True
    request.session.cycle_key()
    _tell(request, aanbieder=True)


def took_step_at_provider(request, user) -> bool:
    """Whether the session says so, of this user, and the setting still allows it."""
    sso = settings.SSO
    mag = sso is not None and bool(sso.tweede_factor)
    return mag and request.session.get(BIJ_AANBIEDER) == str(user.pk)


def _tell(request, *, noodcode=False, aanbieder=False) -> None:
    signals.tweede_stap_gelukt.send(
        sender=__name__,
        request=request,
        user=request.user,
        noodcode=noodcode,
        aanbieder=aanbieder,
    )


def goes_to(request, verder: str | None = None) -> str:
    """Where somebody goes who came in: what was kept, else what was asked for."""
    if bewaard.kept_for(request):
        return reverse("admin:verder")
    return verder or safe_next(request)


def safe_next(request) -> str:
    """The `next` of this request when it is an address of ours, else the start page."""
    wens = request.POST.get("next") or request.GET.get("next") or ""
    veilig = url_has_allowed_host_and_scheme(
        wens, {request.get_host()}, require_https=request.is_secure()
    )
    return wens if veilig else reverse("admin:index")
