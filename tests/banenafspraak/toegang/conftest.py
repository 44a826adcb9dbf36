"""A visitor who goes in step by step, as a browser does: with CSRF tokens."""

import re
import time

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.builders import make_gemeente, make_tweede_stap, make_vaststeller

WACHTWOORD = "vier woorden achter elkaar"


def page(naam, *args):
    """The address of a page of beheer: `page("tweede_stap")`."""
    return reverse(f"admin:{naam}", args=args)


def code_of(gebruiker) -> str:
    """What the app of `gebruiker` shows now. A code that was used is free again, so that a
    test need not wait half a minute."""
    apparaat = make_tweede_stap(gebruiker)
    TOTPDevice.objects.filter(pk=apparaat.pk).update(last_t=-1)
    return code_for(apparaat.key)


def code_for(key: str) -> str:
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time()
    return f"{totp.token():06d}"


def wrong_code(gebruiker) -> str:
    """A code that is not right now, nor half a minute ago, nor in half a minute."""
    apparaat = make_tweede_stap(gebruiker)
    totp = TOTP(apparaat.bin_key, drift=apparaat.drift)
    totp.time = time.time()
    goed = set()
    for stap in (-1, 0, 1):
        totp.drift = apparaat.drift + stap
        goed.add(totp.token())
    return f"{next(n for n in range(10) if n not in goed):06d}"


class Bezoeker(Client):
    """Fills in forms the way a browser does."""

    def __init__(self, **kwargs):
        super().__init__(enforce_csrf_checks=True, **kwargs)

    def token(self, adres) -> str:
        """The CSRF token in the form at `adres`."""
        return token_in(self.get(adres))

    def send(self, adres, gegevens=None, *, token=None, **opties):
        """Post with the token of the page itself, or another."""
        token = token or self.token(adres)
        gegevens = {"csrfmiddlewaretoken": token, **(gegevens or {})}
        return self.post(adres, gegevens, **opties)

    def password(self, gebruiker, wachtwoord=WACHTWOORD, **gegevens):
        """The first step."""
        naam = getattr(gebruiker, "username", gebruiker)
        return self.send(
            page("login"),
            {"username": naam, "password": wachtwoord, **gegevens},
        )

    def code(self, code, **gegevens):
        """The second step."""
        return self.send(page("tweede_stap"), {"code": code, **gegevens})

    def enter(self, gebruiker):
        """Both steps."""
        self.password(gebruiker)
        antwoord = self.code(code_of(gebruiker))
        assert antwoord.status_code == 302
        return antwoord

    def is_in(self) -> bool:
        return self.get(page("index")).status_code == 200


def token_in(antwoord) -> str:
    assert antwoord.status_code == 200
    return re.search(
        r'name="csrfmiddlewaretoken" value="(\w+)"', antwoord.content.decode()
    )[1]


def text(antwoord) -> str:
    """The words of a page."""
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", kaal)


@pytest.fixture
def bezoeker():
    return Bezoeker()


@pytest.fixture
def robin():
    """An account with a role and a password, and no second step yet."""
    return make_vaststeller(
        make_gemeente("Huizen"),
        "robin",
        password=WACHTWOORD,
        email="robin@voorbeeld.invalid",
    )


@pytest.fixture
def robin_met_app(robin):
    make_tweede_stap(robin)
    return robin


@pytest.fixture(scope="session")
def aanbieder():
    """A provider for the whole run. No test may count on who another test put there."""
    from tests.banenafspraak.toegang.oidc import Aanbieder

    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        omgeving.setenv("NO_PROXY", "localhost")
        omgeving.setenv("no_proxy", "localhost")
        aanbieder = Aanbieder()
        yield aanbieder
        aanbieder.stop()


@pytest.fixture
def sso(settings, aanbieder):
    """The site with logging in by the organisation on: `sso(OIDC_TWEEDE_FACTOR="mfa")`."""

    def set_up(**anders):
        settings.SSO = aanbieder.settings(**anders)

    set_up()
    return set_up
