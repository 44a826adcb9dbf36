"""The two clocks of a session, and sessions that end at once."""

import datetime

import pytest
import time_machine
from django.contrib.sessions.models import Session

from tests.banenafspraak.toegang.conftest import page, text
from tests.builders import log_in, make_beheerder

pytestmark = pytest.mark.django_db

NEGEN_UUR = datetime.datetime(2026, 11, 26, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture
def klok():
    with time_machine.travel(NEGEN_UUR, tick=False) as reis:
        yield reis


def is_in(client):
    return client.get(page("index")).status_code == 200


def minutes(client, klok, aantal):
    klok.shift(aantal * 60)
    return is_in(client)


def test_half_an_hour_of_silence_ends_a_session(client, klok):
    log_in(client, make_beheerder())
    assert minutes(client, klok, 29)
    assert minutes(client, klok, 29)
    assert not minutes(client, klok, 31)


def test_twelve_hours_end_a_session_however_busy(client, klok):
    log_in(client, make_beheerder())
    for _ in range(12 * 3 - 1):
        assert minutes(client, klok, 20)
    assert not minutes(client, klok, 21)


def test_both_limits_are_settings(client, klok, settings):
    settings.SESSIE_STILTE = datetime.timedelta(minutes=5)
    settings.SESSIE_HOOGSTENS = datetime.timedelta(minutes=9)
    log_in(client, make_beheerder())
    assert minutes(client, klok, 4)
    assert minutes(client, klok, 4)
    assert not minutes(client, klok, 2)
    log_in(client, make_beheerder("ander"))
    assert not minutes(client, klok, 6)


def test_public_pages_are_no_sign_of_life(client, klok):
    log_in(client, make_beheerder())
    for _ in range(4):
        klok.shift(8 * 60)
        client.get("/gezond/")
    assert not is_in(client)


def test_the_log_in_page_says_why(client, klok):
    log_in(client, make_beheerder())
    assert not minutes(client, klok, 31)
    assert "een half uur niets doet" in text(client.get(page("login")))


def test_an_ended_session_asks_for_both_steps_again(bezoeker, robin_met_app, klok):
    bezoeker.enter(robin_met_app)
    klok.shift(31 * 60)
    bezoeker.password(robin_met_app)
    assert not bezoeker.is_in()


def test_closing_an_account_ends_its_sessions_at_once(client, bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    log_in(client, make_beheerder())
    robin_met_app.is_active = False
    robin_met_app.save()
    assert not bezoeker.is_in()
    robin_met_app.is_active = True
    robin_met_app.save()
    assert not bezoeker.is_in()
    assert is_in(client)
    assert Session.objects.count() >= 1


def test_an_ended_role_closes_the_door_at_the_next_click(bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    robin_met_app.toewijzingen.update(tot=datetime.date(2020, 6, 1))
    antwoord = bezoeker.get(page("index"))
    assert antwoord.status_code == 403
    assert "U hebt geen rol" in text(antwoord)
