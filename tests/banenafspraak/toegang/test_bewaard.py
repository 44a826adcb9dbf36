"""A filled form comes back after logging in again; to its own sender, and whole."""

import datetime
import html
import re

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile

from banenafspraak.models import Kanttekening
from banenafspraak.toegang import bewaard
from tests.banenafspraak.toegang.conftest import (
    WACHTWOORD,
    Bezoeker,
    code_of,
    page,
    text,
)
from tests.builders import make_beheerder, make_indicator, make_tweede_stap

pytestmark = pytest.mark.django_db

NEGEN_UUR = datetime.datetime(2026, 11, 26, 9, 0, tzinfo=datetime.UTC)
FORMULIER = "/beheer/banenafspraak/kanttekening/add/"
INDEX = "/beheer/"


@pytest.fixture
def klok():
    with time_machine.travel(NEGEN_UUR, tick=False) as reis:
        yield reis


@pytest.fixture
def beheerder():
    gebruiker = make_beheerder()
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    make_tweede_stap(gebruiker)
    return gebruiker


@pytest.fixture
def velden():
    return {
        "indicator": str(make_indicator().pk),
        "tekst": "Let op: <b>dit</b>\nklopt & past.",
        "sleutel": "let-op",
        "_save": "Opslaan",
    }


def hidden(antwoord) -> list[tuple[str, str]]:
    """The fields that the button sends, without the token."""
    paren = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)">',
        antwoord.content.decode(),
    )
    paren = [(html.unescape(n), html.unescape(w)) for n, w in paren]
    return [paar for paar in paren if paar[0] != "csrfmiddlewaretoken"]


def back_in(bezoeker, gebruiker):
    """Log in again; the page one lands on."""
    bezoeker.password(gebruiker)
    return bezoeker.get(bezoeker.code(code_of(gebruiker)).url)


def test_a_form_after_half_an_hour_is_sent_after_all(bezoeker, beheerder, velden, klok):
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    klok.shift(31 * 60)
    antwoord = bezoeker.send(FORMULIER, velden, token=token)
    assert antwoord.url.startswith(page("login"))
    assert "Wat u had ingevuld, is bewaard" in text(bezoeker.get(antwoord.url))
    tussen = back_in(bezoeker, beheerder)
    assert "U was uitgelogd. Wat u had ingevuld, is er nog." in text(tussen)
    assert dict(hidden(tussen)) == velden
    assert not Kanttekening.objects.exists()
    klaar = bezoeker.send(
        FORMULIER, dict(hidden(tussen)), token=bezoeker.token(page("verder"))
    )
    assert klaar.status_code == 302
    assert Kanttekening.objects.get().tekst == "Let op: <b>dit</b>\nklopt & past."
    assert bezoeker.get(page("verder")).url == INDEX


def test_a_form_after_a_night_is_still_there(bezoeker, beheerder, velden, klok):
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    klok.shift(16 * 3600)
    bezoeker.send(FORMULIER, velden, token=token)
    assert dict(hidden(back_in(bezoeker, beheerder))) == velden


def test_a_form_without_a_session_is_still_there(bezoeker, beheerder, velden):
    """The session was cleaned up, or somebody logged out in another tab."""
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    Session.objects.all().delete()
    bezoeker.send(FORMULIER, velden, token=token)
    assert dict(hidden(back_in(bezoeker, beheerder))) == velden


def test_a_form_of_before_logging_in_in_another_tab(bezoeker, beheerder, velden):
    """The token of the form is old by then, and Django refuses it."""
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    Session.objects.all().delete()
    bezoeker.enter(beheerder)
    antwoord = bezoeker.send(FORMULIER, velden, token=token)
    assert antwoord.url == page("verder")
    assert dict(hidden(bezoeker.get(antwoord.url))) == velden
    assert not Kanttekening.objects.exists()


def test_the_labels_of_the_page_stand_beside_the_values(
    bezoeker, beheerder, velden, klok
):
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    klok.shift(31 * 60)
    bezoeker.send(FORMULIER, velden, token=token)
    regels = back_in(bezoeker, beheerder).context["regels"]
    assert ("Indicator", "Banenafspraak") in regels
    assert ("Tekst", velden["tekst"]) in regels
    assert "Save" not in dict(regels)


def test_repeated_names_and_the_button_are_kept(bezoeker, beheerder, klok):
    bezoeker.enter(beheerder)
    adres = "/beheer/banenafspraak/gebruiker/?q=x"
    token = bezoeker.token(adres)
    klok.shift(31 * 60)
    gegevens = {"_selected_action": ["1", "2"], "action": "invite_again", "index": "0"}
    bezoeker.send(adres, gegevens, token=token)
    tussen = back_in(bezoeker, beheerder)
    assert hidden(tussen) == [
        ("_selected_action", "1"),
        ("_selected_action", "2"),
        ("action", "invite_again"),
        ("index", "0"),
    ]
    assert f'action="{adres}"' in tussen.content.decode()


def test_somebody_else_does_not_get_it(
    bezoeker, beheerder, robin_met_app, velden, klok
):
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    klok.shift(31 * 60)
    bezoeker.send(FORMULIER, velden, token=token)
    bezoeker.enter(robin_met_app)
    assert bezoeker.get(page("verder")).url == INDEX
    assert bewaard.SLEUTEL not in bezoeker.session


def test_an_old_form_of_somebody_else_is_refused(
    bezoeker, beheerder, robin_met_app, velden
):
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    Session.objects.all().delete()
    bezoeker.enter(robin_met_app)
    antwoord = bezoeker.send(FORMULIER, velden, token=token)
    assert antwoord.status_code == 403
    assert "Deze pagina stond te lang open" in text(antwoord)
    assert bezoeker.get(page("verder")).url == INDEX


def test_a_form_of_another_site_is_not_kept(bezoeker, beheerder, velden, klok):
    """It has no token of ours; and the browser sends no cookie along with it."""
    bezoeker.enter(beheerder)
    klok.shift(31 * 60)
    antwoord = bezoeker.send(FORMULIER, velden, token="a" * 64)
    assert antwoord.status_code == 403
    assert "U was uitgelogd" not in text(back_in(bezoeker, beheerder))
    vreemd = Bezoeker().post(FORMULIER, velden)
    assert vreemd.status_code == 403


def test_passwords_and_tokens_are_not_kept(bezoeker, beheerder, klok):
    bezoeker.enter(beheerder)
    adres = page("password_change")
    token = bezoeker.token(adres)
    klok.shift(31 * 60)
    bezoeker.send(adres, {"old_password": "geheim", "iets": "1"}, token=token)
    assert bewaard.SLEUTEL not in bezoeker.session
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    klok.shift(31 * 60)
    gegevens = {"tekst": "Ja", "mijn_password": "geheim", "Wachtwoord": "geheim"}
    bezoeker.send(FORMULIER, gegevens, token=token)
    assert bezoeker.session[bewaard.SLEUTEL]["velden"] == [["tekst", "Ja"]]


def test_a_file_must_be_chosen_again(bezoeker, beheerder, klok):
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    klok.shift(31 * 60)
    bestand = SimpleUploadedFile("opgave.xlsx", b"x")
    bezoeker.send(FORMULIER, {"tekst": "Ja", "bestand": bestand}, token=token)
    tussen = text(back_in(bezoeker, beheerder))
    assert "Kies het bestand daarna opnieuw" in tussen
    assert "opgave.xlsx" in tussen


def test_a_huge_form_is_not_kept_and_that_is_said(bezoeker, beheerder, klok):
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    klok.shift(31 * 60)
    veel = "x" * (bewaard.MEESTE_TEKENS + 1)
    bezoeker.send(FORMULIER, {"tekst": veel}, token=token)
    tussen = back_in(bezoeker, beheerder)
    assert "te veel om te bewaren" in text(tussen)
    assert hidden(tussen) == []


def test_it_can_be_thrown_away(bezoeker, beheerder, velden, klok):
    bezoeker.enter(beheerder)
    token = bezoeker.token(FORMULIER)
    klok.shift(31 * 60)
    bezoeker.send(FORMULIER, velden, token=token)
    back_in(bezoeker, beheerder)
    token = bezoeker.token(page("verder"))
    bezoeker.send(page("weggooien"), token=token)
    assert bezoeker.get(page("verder")).url == INDEX
    assert bezoeker.is_in()
