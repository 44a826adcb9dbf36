"""The second step: show a code, set it up, and change it.

The first two pages are for who has given a password and may not enter yet; so they guard
themselves. The others stand behind the door (urls.py).
"""

from functools import wraps

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from banenafspraak.rechten import rechten_van
from banenafspraak.toegang import bewaard, codes, deur
from banenafspraak.toegang.forms import AppCodeForm, CodeForm
from banenafspraak.toegang.qr import qr_path
from banenafspraak.toegang.views.inloggen import geblokkeerd

NIEUW = "toegang_nieuw"  # the secret that is being set up
TOON = "toegang_toon_codes"  # static codes have just been made and not been seen
VERVANG = "toegang_vervang"  # until when a new app may take the place of the old one
VERVANG_SECONDEN = 600


def after_password(view):
    """Only for who has given a password, has a role and has not failed too often."""

    @wraps(view)
    @never_cache
    @sensitive_post_parameters()
    def guarded(request):
        user = request.user
        if not user.is_authenticated or not rechten_van(user).heeft_rol:
            return deur.stop(request, deur.safe_next(request))
        if not codes.may_try(request, user):
            return geblokkeerd(request)
        return view(request)

    return guarded


@after_password
def tweede_stap(request):
    """Type a code from the app, or a static code."""
    user = request.user
    if deur.may_enter(user):
        return HttpResponseRedirect(deur.goes_to(request))
    if not codes.has_device(user):
        return _with_next("admin:tweede_stap_instellen", request)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        uitkomst = codes.check_code(request, user, form.cleaned_data["code"])
        if uitkomst.apparaat:
            return _enter(request, uitkomst.apparaat, noodcode=uitkomst.noodcode)
        form.refuse(uitkomst.melding)
    return render(
        request,
        "toegang/tweede_stap.html",
        {"form": form, "next": deur.safe_next(request)},
    )


@after_password
def instellen(request):
    """Set up an app: the picture, the secret as text, and the first code from it.

    For who has no device yet, or who has just shown a code in order to replace it.
    """
    user = request.user
    if codes.has_device(user) and not _may_replace(request):
        return _with_next("admin:tweede_stap", request)
    key = request.session.get(NIEUW)
    if key is None:
        key = request.session[NIEUW] = codes.new_key()
    form = AppCodeForm(request.POST or None)
    if form.is_valid():
        apparaat = codes.set_up(request, user, key, form.cleaned_data["code"])
        if apparaat:
            for naam in (NIEUW, VERVANG):
                request.session.pop(naam, None)
            request.session[TOON] = True
            return _enter(request, apparaat, via="admin:tweede_stap_noodcodes")
        form.refuse(codes.FOUT)
    pad, zijde = qr_path(codes.app_address(user, key))
    context = {
        "form": form,
        "next": deur.safe_next(request),
        "geheim": codes.as_text(key),
        "qr_pad": pad,
        "qr_zijde": zijde,
        "vervangen": deur.may_enter(user),
    }
    return render(request, "toegang/instellen.html", context)


def _may_replace(request) -> bool:
    tot = request.session.get(VERVANG, 0)
    return deur.may_enter(request.user) and timezone.now().timestamp() < tot


def _enter(request, apparaat, *, noodcode=False, via=None):
    deur.let_in(request, apparaat, noodcode=noodcode)
    if noodcode:
        messages.warning(request, _codes_left_sentence(request.user))
    verder = deur.goes_to(request)
    antwoord = _with_next(via, request, verder) if via else HttpResponseRedirect(verder)
    bewaard.remember_owner(request, antwoord)
    return antwoord


def _codes_left_sentence(user) -> str:
    over = codes.codes_left(user)
    if over == 0:
        rest = "Dat was de laatste. Maak nu nieuwe noodcodes, bij Tweede stap"
    elif over == 1:
        rest = "U hebt er nog 1. Maak nieuwe noodcodes, bij Tweede stap"
    else:
        rest = f"U hebt er nog {over}"
    return f"U gebruikte een noodcode. {rest}. Hebt u een andere telefoon? Stel de app daar opnieuw in."


def _with_next(naam, request, verder=None):
    return deur.lead(naam, verder or deur.safe_next(request))


# ---- behind the door --------------------------------------------------------------


def noodcodes(request):
    """The static codes, once: this page forgets them when it has shown them."""
    tonen = request.session.pop(TOON, False)
    context = {
        "codes": codes.codes_of(request.user) if tonen else [],
        "next": deur.safe_next(request),
    }
    return render(request, "toegang/noodcodes.html", context)


@sensitive_post_parameters()
def wijzigen(request):
    """Another telephone, or new static codes: only after a code that works now."""
    user = request.user
    if not codes.may_try(request, user):
        return geblokkeerd(request)
    form = CodeForm(request.POST or None)
    form.fields["code"].widget.attrs["autofocus"] = False
    if form.is_valid():
        uitkomst = codes.check_code(request, user, form.cleaned_data["code"])
        if uitkomst.apparaat:
            return _change(request, "noodcodes" in request.POST)
        form.refuse(uitkomst.melding)
    context = {
        "form": form,
        "over": codes.codes_left(user),
        "geen_app": not codes.has_device(user),
    }
    return render(request, "toegang/wijzigen.html", context)


def _change(request, noodcodes: bool):
    if noodcodes:
        codes.new_codes(request, request.user)
        request.session[TOON] = True
        return HttpResponseRedirect(reverse("admin:tweede_stap_noodcodes"))
    request.session.pop(NIEUW, None)
    request.session[VERVANG] = timezone.now().timestamp() + VERVANG_SECONDEN
    return HttpResponseRedirect(reverse("admin:tweede_stap_instellen"))
