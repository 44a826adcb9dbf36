"""A filled form is not lost when its sender turns out to be logged out.

What was typed waits in the session until the same person is in again, and is then shown to
be sent once more. Whose form it was is known in two ways: from the session that just ended,
or from the CSRF token in the form. A signed cookie remembers with which tokens this browser
drew forms, and for whom; so that a form of somebody else is never given, and a page of
another site cannot put anything in here.
"""

import hashlib

from django.conf import settings
from django.core import signing
from django.middleware.csrf import (
    CSRF_TOKEN_LENGTH,
    _unmask_cipher_token,
    get_token,
)

SLEUTEL = "toegang_bewaard"
ZOUT = "toegang.wie"
MEESTE_TEKENS = 300_000
MEESTE_TOKENS = 5
GEHEIM = ("csrfmiddlewaretoken", "password", "wachtwoord")
# Pages whose fields are nobody's business, or that are the way in and out themselves.
NOOIT = {
    f"admin:{naam}"
    for naam in (
        *("login", "logout", "password_change", "verder", "weggooien"),
        *("tweede_stap", "tweede_stap_instellen", "tweede_stap_wijzigen"),
        *("wachtwoord_vergeten", "wachtwoord_kiezen"),
    )
}


# ---- keeping ----------------------------------------------------------------------


def keep(request, *, token_klopt: bool) -> bool:
    """Keep what was typed, when it is a form of beheer and we know whose. Whether it was.

    `token_klopt`: Django has checked the CSRF token of this request.
    """
    if request.method != "POST" or request.resolver_match is None:
        return False
    naam = request.resolver_match.view_name
    if naam in NOOIT or not naam.startswith("admin:"):
        return False
    wie = owner(request, token_klopt)
    user = request.user
    if wie is None or (user.is_authenticated and str(user.pk) != wie):
        return False
    velden = fields(request.POST)
    omvang = sum(len(n) + len(w) for n, w in velden)
    request.session[SLEUTEL] = {
        "wie": wie,
        "adres": request.get_full_path(),
        "velden": velden if omvang <= MEESTE_TEKENS else None,
        "bestanden": [bestand.name for bestand in request.FILES.values()],
    }
    return True


def fields(post) -> list[list[str]]:
    """Name and value of each field, repeated names too, without what is secret."""
    return [
        [naam, waarde]
        for naam, waarden in post.lists()
        if not is_secret(naam)
        for waarde in waarden
    ]


def is_secret(naam: str) -> bool:
    """Whether the value of this field must not be kept."""
    return any(deel in naam.lower() for deel in GEHEIM)


# ---- giving back ------------------------------------------------------------------


def kept_for(request) -> dict | None:
    """What waits for the user of this request."""
    wat = request.session.get(SLEUTEL)
    return wat if wat and wat["wie"] == str(request.user.pk) else None


def drop(request) -> None:
    """Throw away what waits."""
    request.session.pop(SLEUTEL, None)


def drop_of_other(request, user) -> None:
    """Somebody logs in: what somebody else typed is not for them."""
    wat = request.session.get(SLEUTEL)
    if wat and wat["wie"] != str(user.pk):
        drop(request)


def drop_when_sent(request) -> None:
    """It has arrived after all."""
    wat = request.session.get(SLEUTEL)
    if wat and request.method == "POST" and wat["adres"] == request.get_full_path():
        drop(request)


# ---- whose form it is -------------------------------------------------------------


def owner(request, token_klopt: bool) -> str | None:
    """Whose form this is, as the text of a primary key; None: we cannot know."""
    if token_klopt:
        if request.user.is_authenticated:
            return str(request.user.pk)
        if wie := getattr(request, "was_ingelogd", None):
            return wie
    merk = fingerprint(request.POST.get("csrfmiddlewaretoken", ""))
    wie, merken = _read_cookie(request)
    return wie if merk and merk in merken else None


def remember_owner(request, response) -> None:
    """Note in the browser that forms are drawn for this user from now on."""
    wie, merken = _read_cookie(request)
    ook = merken if wie == str(request.user.pk) else []
    nieuw = fingerprint(get_token(request))
    alle = [nieuw, *(merk for merk in ook if merk != nieuw)]
    response.set_cookie(
        settings.WIE_COOKIE_NAME,
        signing.dumps([str(request.user.pk), alle[:MEESTE_TOKENS]], salt=ZOUT),
        max_age=settings.SESSION_COOKIE_AGE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _read_cookie(request) -> tuple[str, list[str]]:
    try:
        wie, merken = signing.loads(
            request.COOKIES.get(settings.WIE_COOKIE_NAME, ""),
            salt=ZOUT,
            max_age=settings.SESSION_COOKIE_AGE,
        )
    except (signing.BadSignature, ValueError):
        return "", []
    return wie, merken


def fingerprint(token: str) -> str:
    """The same for every mask of one CSRF secret; "" when it cannot be a token."""
    if len(token) == CSRF_TOKEN_LENGTH and token.isalnum() and token.isascii():
        return hashlib.sha256(_unmask_cipher_token(token).encode()).hexdigest()[:20]
    return ""
