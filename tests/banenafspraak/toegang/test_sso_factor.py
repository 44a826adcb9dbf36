"""When the second factor of the provider counts, how long, and logging out."""

import datetime

import pytest
import time_machine

from banenafspraak.models import Actie, Gebruiker, Logregel
from tests.banenafspraak.toegang.conftest import Bezoeker, code_of, page, text
from tests.builders import make_gemeente, make_tweede_stap

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hilversum(sso):
    return make_gemeente("Hilversum", code="GM0402")


def test_a_second_factor_there_counts_when_the_setting_names_it(
    aanbieder, bezoeker, sso
):
    sso(OIDC_TWEEDE_FACTOR="otp, mfa")
    aanbieder.person("kim", groups=["beleid"], amr=["pwd", "mfa"])
    antwoord = aanbieder.log_in(bezoeker, "kim", next="/beheer/regio/gebied/")
    assert antwoord.url == "/beheer/regio/gebied/"
    assert bezoeker.is_in()
    regel = Logregel.objects.get(actie=Actie.TWEEDE_STAP_GOED)
    assert regel.toelichting == "Bij de organisatie."


@pytest.mark.parametrize(
    ("waarden", "claims"),
    [
        ("", {"amr": ["mfa"]}),  # the default
        ("mfa", {"amr": ["pwd"]}),
        ("mfa", {}),
        ("mfa", {"amr": {"mfa": True}}),
        ("mfa", {"groups": ["beleid", "mfa"]}),
        ("silver", {"acr": "bronze"}),
    ],
)
def test_otherwise_a_code_is_asked_for(aanbieder, bezoeker, sso, waarden, claims):
    sso(OIDC_TWEEDE_FACTOR=waarden)
    aanbieder.person("kim", **{"groups": ["beleid"], **claims})
    antwoord = aanbieder.log_in(bezoeker, "kim")
    assert antwoord.url.startswith(page("tweede_stap"))
    assert not bezoeker.is_in()


@pytest.mark.parametrize("claims", [{"acr": "silver"}, {"acrs": ["c1", "silver"]}])
def test_acr_counts_too(aanbieder, bezoeker, sso, claims):
    sso(OIDC_TWEEDE_FACTOR="silver")
    aanbieder.person("kim", groups=["beleid"], **claims)
    aanbieder.log_in(bezoeker, "kim")
    assert bezoeker.is_in()


def test_it_counts_no_longer_when_the_setting_is_withdrawn(aanbieder, bezoeker, sso):
    sso(OIDC_TWEEDE_FACTOR="mfa")
    aanbieder.person("kim", groups=["beleid"], amr=["mfa"])
    aanbieder.log_in(bezoeker, "kim")
    sso()
    assert not bezoeker.is_in()


def test_it_counts_for_that_session_only(aanbieder, bezoeker, sso):
    sso(OIDC_TWEEDE_FACTOR="mfa")
    aanbieder.person("kim", groups=["beleid"], amr=["mfa"])
    aanbieder.log_in(bezoeker, "kim")
    aanbieder.person("kim", groups=["beleid"], amr=["pwd"])
    ander = Bezoeker()
    aanbieder.log_in(ander, "kim")
    assert not ander.is_in()
    assert bezoeker.is_in()


def test_half_an_hour_of_silence_ends_it(aanbieder, bezoeker, sso):
    sso(OIDC_TWEEDE_FACTOR="mfa")
    aanbieder.person("kim", groups=["beleid"], amr=["mfa"])
    aanbieder.log_in(bezoeker, "kim")
    straks = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=31)
    with time_machine.travel(straks):
        assert not bezoeker.is_in()
        assert "U bent uitgelogd" in text(bezoeker.get(page("login")))


def test_somebody_else_in_the_same_browser_starts_anew(
    aanbieder, bezoeker, sso, robin_met_app
):
    sso(OIDC_TWEEDE_FACTOR="mfa")
    aanbieder.person("kim", groups=["beleid"], amr=["mfa"])
    terug = aanbieder.back(aanbieder.there(bezoeker), "kim")
    bezoeker.get(terug)
    bezoeker.send(page("logout"), token=bezoeker.token(page("index")))
    bezoeker.password(robin_met_app)
    assert not bezoeker.is_in()


def test_the_page_of_the_second_step_says_where_it_was_taken(aanbieder, bezoeker, sso):
    sso(OIDC_TWEEDE_FACTOR="mfa")
    aanbieder.person("kim", groups=["beleid"], amr=["mfa"])
    aanbieder.log_in(bezoeker, "kim")
    pagina = text(bezoeker.get(page("tweede_stap_wijzigen")))
    assert "U deed de tweede stap bij uw organisatie" in pagina
    assert bezoeker.get(page("tweede_stap_instellen")).status_code == 200


def log_out(bezoeker):
    return bezoeker.send(page("logout"), token=bezoeker.token(page("index")))


def test_logging_out_ends_here_and_names_the_way_out_there(aanbieder, bezoeker, sso):
    aanbieder.person("kim", groups=["beleid"])
    aanbieder.log_in(bezoeker, "kim")
    kim = Gebruiker.objects.get()
    make_tweede_stap(kim)
    bezoeker.code(code_of(kim))
    html = log_out(bezoeker).content.decode()
    assert f'href="{aanbieder.adres}/oauth2/end_session"' in html
    assert not bezoeker.is_in()


def test_who_used_a_password_is_not_sent_to_the_provider(bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    assert "bij uw organisatie" not in text(log_out(bezoeker))
