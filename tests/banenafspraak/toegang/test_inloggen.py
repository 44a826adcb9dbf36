"""Name and password: what is said when they are wrong, and when it is enough."""

import datetime

import pytest
import time_machine
from django.conf import settings

from tests.banenafspraak.toegang.conftest import (
    WACHTWOORD,
    Bezoeker,
    code_of,
    page,
    text,
    wrong_code,
)
from tests.builders import make_gebruiker, make_tweede_stap, make_vaststeller

pytestmark = pytest.mark.django_db


def test_a_password_alone_does_not_open_the_door(bezoeker, robin_met_app):
    bezoeker.password(robin_met_app)
    assert not bezoeker.is_in()


def test_both_steps_open_the_door(bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    assert bezoeker.is_in()


def test_is_staff_does_not_matter(bezoeker):
    """Rights come from roles; Django's own flag is no way in."""
    gebruiker = make_gebruiker("staf", password=WACHTWOORD, is_staff=True)
    bezoeker.password(gebruiker)
    antwoord = bezoeker.get(page("index"))
    assert antwoord.status_code == 403
    assert "U hebt geen rol" in text(antwoord)


@pytest.mark.parametrize("naam", ["robin", "bestaat-niet", "gesloten"])
def test_a_wrong_log_in_says_the_same_for_every_name(bezoeker, robin_met_app, naam):
    make_gebruiker("gesloten", password=WACHTWOORD, is_active=False)
    antwoord = bezoeker.password(naam, "fout wachtwoord")
    assert "horen niet bij elkaar" in text(antwoord)
    gesloten = bezoeker.password("gesloten")
    assert "horen niet bij elkaar" in text(gesloten)


@pytest.mark.parametrize("naam", ["robin", "bestaat-niet"])
def test_ten_failures_lock_out_with_the_same_page(bezoeker, robin_met_app, naam):
    for _ in range(9):
        assert bezoeker.password(naam, "fout wachtwoord").status_code == 200
    tiende = bezoeker.password(naam, "fout wachtwoord")
    assert tiende.status_code == 429
    assert "Even wachten" in text(tiende)
    assert naam not in text(tiende)


def lock_out(bezoeker, gebruiker):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        bezoeker.password(gebruiker, "fout wachtwoord")


def test_the_right_password_does_not_help_within_the_hour(bezoeker, robin_met_app):
    nu = datetime.datetime(2026, 11, 26, 9, 0, tzinfo=datetime.UTC)
    with time_machine.travel(nu) as klok:
        lock_out(bezoeker, robin_met_app)
        klok.shift(59 * 60)
        assert bezoeker.password(robin_met_app).status_code == 429
        klok.shift(2 * 60)
        assert bezoeker.password(robin_met_app).status_code == 302


def test_another_name_and_another_address_are_not_locked(bezoeker, robin_met_app):
    lock_out(bezoeker, robin_met_app)
    ander = make_vaststeller(
        robin_met_app.toewijzingen.get().gebied, "sam", password=WACHTWOORD
    )
    assert bezoeker.password(ander).status_code == 302
    elders = Bezoeker(REMOTE_ADDR="192.0.2.7")
    assert elders.password(robin_met_app).status_code == 302


def test_a_wrong_code_counts_as_a_failure(bezoeker, robin_met_app):
    for _ in range(9):
        bezoeker.password(robin_met_app, "fout wachtwoord")
    bezoeker.password(robin_met_app)
    antwoord = bezoeker.code(wrong_code(robin_met_app))
    assert antwoord.status_code == 429
    assert bezoeker.get(page("tweede_stap")).status_code == 429


def test_a_password_does_not_wipe_out_wrong_codes(bezoeker, robin_met_app):
    """Else somebody with a password guesses codes for ever, nine at a time."""
    for _ in range(9):
        bezoeker.password(robin_met_app, "fout wachtwoord")
    assert bezoeker.password(robin_met_app).status_code == 302
    assert Bezoeker().password(robin_met_app, "weer fout").status_code == 429


def test_both_steps_wipe_out_failures(bezoeker, robin_met_app):
    for _ in range(9):
        bezoeker.password(robin_met_app, "fout wachtwoord")
    bezoeker.enter(robin_met_app)
    assert Bezoeker().password(robin_met_app, "weer fout").status_code == 200


def test_nothing_secret_is_kept_of_a_failure(bezoeker, robin_met_app):
    from axes.models import AccessAttempt

    bezoeker.password(robin_met_app, "mijn-geheime-woord")
    bezoeker.password(robin_met_app)
    fout = wrong_code(robin_met_app)
    bezoeker.code(fout)
    bewaard = "".join(f"{p.post_data}{p.get_data}" for p in AccessAttempt.objects.all())
    assert "csrfmiddlewaretoken=***" in bewaard
    assert "mijn-geheime-woord" not in bewaard
    assert fout not in bewaard


@pytest.mark.parametrize(
    ("next_url", "doel"),
    [
        ("/beheer/regio/gemeente/?q=la", "/beheer/regio/gemeente/?q=la"),
        ("https://kwaad.voorbeeld/", "/beheer/"),
        ("//kwaad.voorbeeld/", "/beheer/"),
        ("javascript:alert(1)", "/beheer/"),
        ("", "/beheer/"),
    ],
)
def test_next_is_kept_through_both_steps_and_stays_here(
    bezoeker, robin_met_app, next_url, doel
):
    antwoord = bezoeker.password(robin_met_app, next=next_url)
    assert antwoord.url == doel
    antwoord = bezoeker.code(code_of(robin_met_app), next=next_url)
    assert antwoord.url == doel


def test_who_is_in_is_led_past_the_log_in_page(bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    antwoord = bezoeker.get(page("login"), {"next": "/beheer/tweede-stap/wijzigen/"})
    assert antwoord.url == "/beheer/tweede-stap/wijzigen/"


def test_log_out_is_a_post_with_our_words(bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    assert bezoeker.get(page("logout")).status_code == 302
    assert bezoeker.is_in()
    token = bezoeker.token(page("password_change"))
    antwoord = bezoeker.send(page("logout"), token=token)
    assert "U bent uitgelogd" in text(antwoord)
    assert not bezoeker.is_in()


def test_who_took_one_step_can_log_out(bezoeker, robin):
    make_tweede_stap(robin)
    bezoeker.password(robin)
    token = bezoeker.token(page("tweede_stap"))
    assert "uitgelogd" in text(bezoeker.send(page("logout"), token=token))
    assert "/login/" in bezoeker.get(page("tweede_stap")).url


def test_the_session_key_changes_at_both_steps(bezoeker, robin_met_app):
    """A session that was planted or seen before is worth nothing afterwards."""
    naam = settings.SESSION_COOKIE_NAME
    bezoeker.password(robin_met_app)
    eerste = bezoeker.cookies[naam].value
    bezoeker.code(code_of(robin_met_app))
    assert bezoeker.cookies[naam].value != eerste
