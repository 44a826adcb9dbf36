"""Logging in at a real provider: who comes in, as whom, and who does not."""

import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.contrib.auth import SESSION_KEY

from banenafspraak.models import Actie, Gebruiker, Logregel
from tests.banenafspraak.toegang.conftest import (
    WACHTWOORD,
    Bezoeker,
    code_of,
    page,
    text,
)
from tests.builders import make_gebruiker, make_gemeente, make_regio, make_tweede_stap

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hilversum(sso):
    """The areas that the groups give a role for."""
    make_regio("Gooi en Vechtstreek", code="AM12")
    return make_gemeente("Hilversum", code="GM0402")


def is_logged_in(bezoeker):
    return SESSION_KEY in bezoeker.session


def refused(antwoord, woorden, status=403):
    assert antwoord.status_code == status
    assert woorden in text(antwoord)


# ---- in --------------------------------------------------------------------------


def test_a_group_member_gets_an_account_and_takes_the_second_step(aanbieder, bezoeker):
    aanbieder.person("kim", groups=["beleid", "koffie"])
    antwoord = aanbieder.log_in(bezoeker, "kim", next="/beheer/regio/gebied/")
    kim = Gebruiker.objects.get()
    assert (kim.volledige_naam, kim.email) == ("Kim de Wit", "kim@voorbeeld.invalid")
    assert not (kim.is_superuser or kim.is_staff or kim.has_usable_password())
    assert antwoord.url.startswith(page("tweede_stap") + "?")
    assert not bezoeker.is_in()
    make_tweede_stap(kim)
    antwoord = bezoeker.code(code_of(kim), next="/beheer/regio/gebied/")
    assert antwoord.url == "/beheer/regio/gebied/"
    assert bezoeker.is_in()


def test_the_second_time_it_is_the_same_account_with_the_new_name(aanbieder, bezoeker):
    aanbieder.person("lou", groups=["beleid"])
    aanbieder.log_in(bezoeker, "lou")
    aanbieder.person(
        "lou", groups=["beleid"], family_name="Bos", email="lou.bos@voorbeeld.invalid"
    )
    aanbieder.log_in(Bezoeker(), "lou")
    lou = Gebruiker.objects.get()
    assert (lou.last_name, lou.email) == ("Bos", "lou.bos@voorbeeld.invalid")


def test_a_verified_address_leads_to_the_account_made_by_hand(aanbieder, bezoeker):
    robin = make_gebruiker("robin", email="Robin@voorbeeld.invalid", first_name="Rob")
    aanbieder.person("robin", groups=["beleid"])
    aanbieder.log_in(bezoeker, "robin")
    assert bezoeker.session[SESSION_KEY] == str(robin.pk)
    assert Gebruiker.objects.get().first_name == "Rob"


@pytest.mark.parametrize("gezegd", [False, None, "nee", 0])
def test_an_unverified_address_takes_over_nothing(aanbieder, bezoeker, gezegd):
    robin = make_gebruiker("robin", email="robin@voorbeeld.invalid")
    aanbieder.person("robin", groups=["beleid"], email_verified=gezegd)
    aanbieder.log_in(bezoeker, "robin")
    ander = Gebruiker.objects.exclude(pk=robin.pk).get()
    assert bezoeker.session[SESSION_KEY] == str(ander.pk)
    assert ander.email == ""
    assert not robin.toewijzingen.exists()


def test_an_address_that_passed_to_somebody_else_gives_no_account(aanbieder, bezoeker):
    aanbieder.person("oud", groups=["beleid"], email="info@voorbeeld.invalid")
    aanbieder.log_in(bezoeker, "oud")
    oud = Gebruiker.objects.get()
    aanbieder.person("nieuw", groups=["beleid"], email="info@voorbeeld.invalid")
    ander = Bezoeker()
    aanbieder.log_in(ander, "nieuw")
    nieuw = Gebruiker.objects.exclude(pk=oud.pk).get()
    assert ander.session[SESSION_KEY] == str(nieuw.pk)
    assert nieuw.email == ""


def test_the_log_tells_who_came_in_and_why_there_is_a_role(
    aanbieder, bezoeker, django_capture_on_commit_callbacks
):
    aanbieder.person("kim", groups=["beleid"])
    aanbieder.log_in(bezoeker, "kim")
    kim = Gebruiker.objects.get()
    rol = Logregel.objects.get(onderwerp="banenafspraak.toewijzing")
    assert (rol.wie, rol.herkomst) == ("inloggen met de organisatie", "127.0.0.1")
    assert rol.toelichting == "De groep bij de organisatie geeft deze rol."
    assert Logregel.objects.get(actie=Actie.INGELOGD).wie_pk == kim.pk
    alles = " ".join(f"{r.wijzigingen}{r.toelichting}" for r in Logregel.objects.all())
    assert "geheim-van-de-site" not in alles


# ---- not in ----------------------------------------------------------------------


def test_without_a_group_there_is_no_account(aanbieder, bezoeker):
    aanbieder.person("sam", groups=["koffie"])
    refused(aanbieder.log_in(bezoeker, "sam"), "niet in een groep")
    assert not is_logged_in(bezoeker)
    assert not Gebruiker.objects.exists()
    assert Logregel.objects.filter(actie=Actie.INLOG_MISLUKT).count() == 1


def test_a_closed_account_stays_closed(aanbieder, bezoeker):
    robin = make_gebruiker("robin", email="robin@voorbeeld.invalid", is_active=False)
    aanbieder.person("robin", groups=["beleid"])
    refused(
        aanbieder.log_in(bezoeker, "robin"),
        "account bij de Banenafspraakmonitor is gesloten",
    )
    assert not is_logged_in(bezoeker)
    assert Gebruiker.objects.get() == robin
    assert not robin.toewijzingen.exists()
    assert Logregel.objects.get(actie=Actie.INLOG_MISLUKT).object_pk == str(robin.pk)


def test_a_superuser_logs_in_with_a_password(aanbieder, bezoeker):
    Gebruiker.objects.create_superuser("baas", email="baas@voorbeeld.invalid")
    aanbieder.person("baas", groups=["beleid"])
    refused(aanbieder.log_in(bezoeker, "baas"), "wachtwoord")
    assert not is_logged_in(bezoeker)


def test_two_accounts_with_one_address_lead_to_neither(aanbieder, bezoeker):
    for naam in ("een", "twee"):
        make_gebruiker(naam, email="robin@voorbeeld.invalid")
    aanbieder.person("robin", groups=["beleid"])
    refused(aanbieder.log_in(bezoeker, "robin"), "meer accounts")
    assert not is_logged_in(bezoeker)


def test_breaking_off_at_the_provider_gives_a_page(aanbieder, bezoeker):
    terug = aanbieder.back(aanbieder.there(bezoeker))
    refused(bezoeker.get(terug), "afgebroken", 400)


# ---- forged ----------------------------------------------------------------------


def test_a_state_of_somebody_else_is_refused(aanbieder, bezoeker):
    """Else one logs a colleague in as oneself, and reads what they type."""
    aanbieder.person("kim", groups=["beleid"])
    terug = aanbieder.back(aanbieder.there(Bezoeker()), "kim")
    for ander in (bezoeker, Bezoeker()):
        refused(ander.get(terug), "Begin opnieuw", 400)
        aanbieder.there(ander)
        refused(ander.get(terug), "Begin opnieuw", 400)
    assert not Gebruiker.objects.exists()


def test_a_forged_answer_leaves_who_is_in_alone(aanbieder, bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    refused(bezoeker.get(page("sso_terug"), {"code": "x", "state": "y"}), "", 400)
    assert bezoeker.is_in()


def test_an_answer_works_once(aanbieder, bezoeker):
    aanbieder.person("kim", groups=["beleid"])
    terug = aanbieder.back(aanbieder.there(bezoeker), "kim")
    assert bezoeker.get(terug).status_code == 302
    gevraagd = len(aanbieder.tokens)
    refused(bezoeker.get(terug), "Begin opnieuw", 400)
    assert len(aanbieder.tokens) == gevraagd  # it does not even ask the provider


def test_a_token_for_another_log_in_is_refused(aanbieder, bezoeker):
    """The nonce: a code that was stolen from somebody else fits no session of mine."""
    aanbieder.person("kim", groups=["beleid"])
    code = parse_qs(aanbieder.back(aanbieder.there(Bezoeker()), "kim"))
    gestolen = next(waarde for naam, [waarde] in code.items() if naam.endswith("code"))
    state = parse_qs(urlsplit(aanbieder.there(bezoeker)).query)["state"][0]
    antwoord = bezoeker.get(page("sso_terug"), {"code": gestolen, "state": state})
    refused(antwoord, "Begin opnieuw", 400)
    assert not Gebruiker.objects.exists()


def test_the_code_is_bound_to_who_asked_for_it(aanbieder, bezoeker):
    """PKCE: what was hashed on the way there, is sent when asking for the token."""
    aanbieder.person("kim", groups=["beleid"])
    heen = aanbieder.there(bezoeker)
    gevraagd = {
        naam: waarde for naam, [waarde] in parse_qs(urlsplit(heen).query).items()
    }
    bezoeker.get(aanbieder.back(heen, "kim"))
    bewijs = aanbieder.tokens[-1]["code_verifier"]
    som = base64.urlsafe_b64encode(hashlib.sha256(bewijs.encode()).digest())
    assert gevraagd["code_challenge_method"] == "S256"
    assert gevraagd["code_challenge"] == som.rstrip(b"=").decode()
    assert gevraagd["redirect_uri"] == f"http://testserver{page('sso_terug')}"


def test_next_leads_to_no_other_site(aanbieder, bezoeker, sso):
    sso(OIDC_TWEEDE_FACTOR="mfa")
    aanbieder.person("kim", groups=["beleid"], amr=["mfa"])
    antwoord = aanbieder.log_in(bezoeker, "kim", next="https://kwaad.invalid/")
    assert antwoord.url == page("index")


# ---- the provider itself ---------------------------------------------------------


@pytest.mark.parametrize("dood", ["token", "jwks", "userinfo"])
def test_a_provider_that_falls_silent_gives_a_page(aanbieder, bezoeker, sso, dood):
    aanbieder.person("kim", groups=["beleid"])
    waar = {
        "authorization": f"{aanbieder.adres}/oauth2/authorize",
        "token": f"{aanbieder.adres}/oauth2/token",
        "jwks": f"{aanbieder.adres}/jwks",
        "userinfo": f"{aanbieder.adres}/userinfo",
    }
    waar[dood] = "http://localhost:1/"
    sso(**{f"OIDC_{naam.upper()}_ENDPOINT": adres for naam, adres in waar.items()})
    antwoord = aanbieder.log_in(bezoeker, "kim")
    refused(antwoord, "doet het nu niet", 503)
    assert not Gebruiker.objects.exists()


@pytest.mark.parametrize("issuer", ["http://localhost:1", "{}/anders", "{}/"])
def test_a_provider_that_is_not_there_gives_a_page(aanbieder, bezoeker, sso, issuer):
    """Nor is one believed that calls itself something else."""
    sso(OIDC_ISSUER=issuer.format(aanbieder.adres))
    refused(bezoeker.get(page("sso")), "doet het nu niet", 503)


def test_a_token_of_another_issuer_is_refused(aanbieder, bezoeker, sso):
    aanbieder.person("kim", groups=["beleid"])
    beschreven = requests.get(
        f"{aanbieder.adres}/.well-known/openid-configuration", timeout=5
    ).json()
    sso(
        OIDC_ISSUER="https://iemand-anders.invalid",
        OIDC_AUTHORIZATION_ENDPOINT=beschreven["authorization_endpoint"],
        OIDC_TOKEN_ENDPOINT=beschreven["token_endpoint"],
        OIDC_JWKS_ENDPOINT=beschreven["jwks_uri"],
    )
    refused(aanbieder.log_in(bezoeker, "kim"), "Begin opnieuw", 400)


# ---- off -------------------------------------------------------------------------


def test_without_settings_there_is_nothing(settings, bezoeker):
    settings.SSO = None
    assert bezoeker.get(page("sso")).status_code == 404
    assert bezoeker.get(page("sso_terug")).status_code == 404
    assert "organisatie" not in text(bezoeker.get(page("login")))


def test_the_log_in_page_has_the_button_with_its_own_label(bezoeker, sso):
    sso(OIDC_KNOP="Inloggen met Gooistad")
    html = bezoeker.get(page("login"), {"next": "/beheer/?a=b"}).content.decode()
    assert (
        f'href="{page("sso")}?next=%2Fbeheer%2F%3Fa%3Db">Inloggen met Gooistad</a>'
        in html
    )


def test_a_password_still_works(bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    assert bezoeker.is_in()
    assert robin_met_app.check_password(WACHTWOORD)
