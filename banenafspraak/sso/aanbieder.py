"""Talking to the provider: where it is, sending somebody there, and who came back.

mozilla-django-oidc does the protocol, with state, nonce and PKCE. What it leaves open is
closed here: for whom a token is (aud, azp), who made it (iss), and that the second answer
(userinfo) is about the same person. Its own rules for accounts are not used: accounts.py.
"""

import logging

import jwt
import requests
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import SuspiciousOperation
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationRequestView

from banenafspraak.sso.identiteit import Identiteit, identiteit_from
from banenafspraak.sso.instellingen import NODIG

logger = logging.getLogger("banenafspraak.sso")

WACHTEN = 10  # seconds; a provider that hangs must not hold a page
ONTHOUDEN = 60 * 60  # seconds that the addresses of the provider are remembered
SPELING = 60  # seconds that two clocks may differ
STATEN = "oidc_states"  # where mozilla-django-oidc keeps what it sent along
VERDER = "oidc_login_next"


class Onbereikbaar(Exception):
    """The provider does not answer, or not in a way that can be used."""


class Mislukt(Exception):
    """What came back proves nothing: forged, too old, or broken off."""


# ---- where it is -----------------------------------------------------------------


def addresses() -> dict[str, str]:
    """The addresses of the provider by their name in its own description."""
    sso = settings.SSO
    if sso.adressen:
        return dict(sso.adressen)
    sleutel = f"sso:{sso.issuer}"
    gevonden = cache.get(sleutel)
    if gevonden is None:
        gevonden = _discover(sso)
        cache.set(sleutel, gevonden, ONTHOUDEN)
    return gevonden


def _discover(sso) -> dict[str, str]:
    adres = f"{sso.issuer.rstrip('/')}/.well-known/openid-configuration"
    try:
        antwoord = requests.get(adres, timeout=WACHTEN)
        antwoord.raise_for_status()
        gegevens = antwoord.json()
    except (requests.RequestException, ValueError) as fout:
        raise _unreachable("de beschrijving", fout) from fout
    if not isinstance(gegevens, dict) or gegevens.get("issuer") != sso.issuer:
        logger.error(
            "OIDC_ISSUER is niet wat de aanbieder zelf als issuer noemt. Neem dat over."
        )
        raise Onbereikbaar
    namen = (*NODIG, "userinfo_endpoint", "end_session_endpoint")
    gevonden = {naam: gegevens[naam] for naam in namen if gegevens.get(naam)}
    for naam in NODIG:
        if naam not in gevonden:
            logger.error("De aanbieder noemt geen %s.", naam)
            raise Onbereikbaar
    for naam, waar in gevonden.items():
        if not (isinstance(waar, str) and sso.is_safe(waar)):
            logger.error("De aanbieder noemt een onveilig adres voor %s.", naam)
            raise Onbereikbaar
    return gevonden


def logout_address() -> str:
    """Where somebody ends the session at the provider; "" when that is not known."""
    try:
        return addresses().get("end_session_endpoint", "")
    except Onbereikbaar:
        return ""


def _unreachable(wat: str, fout: Exception) -> Onbereikbaar:
    # Not the message: it may hold the answer of the provider, tokens and all.
    logger.warning("De aanbieder geeft %s niet: %s", wat, type(fout).__name__)
    return Onbereikbaar()


# ---- what mozilla-django-oidc asks of settings -------------------------------------


def setting(naam: str, *standaard):
    """The value of a setting of mozilla-django-oidc, which are not Django's here."""
    sso, adressen = settings.SSO, addresses()
    waarden = {
        "OIDC_OP_AUTHORIZATION_ENDPOINT": adressen["authorization_endpoint"],
        "OIDC_OP_TOKEN_ENDPOINT": adressen["token_endpoint"],
        "OIDC_OP_JWKS_ENDPOINT": adressen["jwks_uri"],
        "OIDC_OP_USER_ENDPOINT": adressen.get("userinfo_endpoint", ""),
        "OIDC_RP_CLIENT_ID": sso.client_id,
        "OIDC_RP_CLIENT_SECRET": sso.client_secret,
        "OIDC_RP_SIGN_ALGO": "RS256",
        "OIDC_RP_SCOPES": sso.scopes,
        "OIDC_AUTHENTICATION_CALLBACK_URL": "admin:sso_terug",
        "OIDC_USE_PKCE": True,
        "OIDC_USE_NONCE": True,
        "OIDC_TIMEOUT": WACHTEN,
    }
    return waarden[naam] if naam in waarden else standaard[0]


class Heen(OIDCAuthenticationRequestView):
    """Sends the visitor to the provider."""

    def get_settings(self, attr, *args):
        return setting(attr, *args)


class Aanbieder(OIDCAuthenticationBackend):
    """Exchanges what came back for claims that are proven."""

    def get_settings(self, attr, *args):
        return setting(attr, *args)

    def retrieve_matching_jwk(self, token):
        """The one key that signed `token`. A provider with a single key may leave out its
        number (kid), which the package takes for granted."""
        antwoord = requests.get(self.OIDC_OP_JWKS_ENDPOINT, timeout=WACHTEN)
        antwoord.raise_for_status()
        nummer = jwt.get_unverified_header(token).get("kid")
        passend = [
            sleutel
            for sleutel in antwoord.json()["keys"]
            if sleutel["kty"] == "RSA"
            and sleutel.get("use", "sig") == "sig"
            and sleutel.get("alg", self.OIDC_RP_SIGN_ALGO) == self.OIDC_RP_SIGN_ALGO
            and nummer in (None, sleutel.get("kid"))
        ]
        if len(passend) != 1:
            raise jwt.InvalidKeyError
        return jwt.PyJWK(passend[0], self.OIDC_RP_SIGN_ALGO)

    def get_payload_data(self, token, key):
        """The claims of a token that this provider made for this site, and is not over."""
        if jwt.get_unverified_header(token).get("alg") != self.OIDC_RP_SIGN_ALGO:
            raise jwt.InvalidAlgorithmError
        claims = jwt.decode(
            token,
            key,
            algorithms=[self.OIDC_RP_SIGN_ALGO],
            audience=self.OIDC_RP_CLIENT_ID,
            issuer=settings.SSO.issuer,
            leeway=SPELING,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
        if claims.get("azp", self.OIDC_RP_CLIENT_ID) != self.OIDC_RP_CLIENT_ID:
            raise jwt.InvalidAudienceError
        return claims


# ---- who came back ---------------------------------------------------------------


def send_away(request):
    """The answer that leads to the provider."""
    return Heen.as_view()(request)


def next_url(request) -> str | None:
    """Where somebody wanted to go before they were sent away, once. Checked at that time."""
    return request.session.pop(VERDER, None)


def identify(request) -> Identiteit:
    """Who the provider says came back. Raises Onbereikbaar or Mislukt."""
    onthouden = _take_state(request)
    code = request.GET.get("code")
    if not code:
        raise Mislukt  # broken off at the provider, which gives `error` instead
    aanbieder = Aanbieder()
    antwoord = _ask(
        lambda: aanbieder.get_token(
            {
                "client_id": aanbieder.OIDC_RP_CLIENT_ID,
                "client_secret": aanbieder.OIDC_RP_CLIENT_SECRET,
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": request.build_absolute_uri(request.path),
                "code_verifier": onthouden["code_verifier"],
            }
        ),
        "een token",
    )
    if not isinstance(antwoord, dict) or not isinstance(antwoord.get("id_token"), str):
        raise Mislukt
    token = antwoord["id_token"]
    claims = _ask(
        lambda: aanbieder.verify_token(token, nonce=onthouden["nonce"]), "zijn sleutels"
    )
    rest = {}
    if aanbieder.OIDC_OP_USER_ENDPOINT and antwoord.get("access_token"):
        rest = _ask(
            lambda: aanbieder.get_userinfo(antwoord["access_token"], token, claims),
            "de gegevens",
        )
        if not isinstance(rest, dict) or rest.get("sub") != claims["sub"]:
            raise Mislukt
    return identiteit_from(claims, rest, settings.SSO)


def _take_state(request) -> dict:
    """What was sent along, once: a second time it is not there any more."""
    staten = request.session.get(STATEN)
    onthouden = (staten or {}).pop(request.GET.get("state", ""), None)
    if onthouden is None:
        raise Mislukt
    request.session.modified = True
    return onthouden


def _ask(vraag, wat: str):
    """The answer to `vraag`. The provider says no (4xx): what came back was no good."""
    try:
        return vraag()
    except requests.RequestException as fout:
        antwoord = getattr(fout, "response", None)
        if antwoord is not None and 400 <= antwoord.status_code < 500:
            logger.warning("De aanbieder weigert %s: %s", wat, antwoord.status_code)
            raise Mislukt from fout
        raise _unreachable(wat, fout) from fout
    except (jwt.PyJWTError, SuspiciousOperation, ValueError, KeyError, TypeError) as e:
        logger.warning(
            "De aanbieder geeft %s, maar dat klopt niet: %s", wat, type(e).__name__
        )
        raise Mislukt from e
