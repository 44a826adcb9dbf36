"""A new password by mail: one link, one answer for everybody."""

import re
import threading

import pytest
import time_machine
from django.core import mail

from banenafspraak.toegang import post
from tests.banenafspraak.toegang.conftest import WACHTWOORD, page, text
from tests.builders import make_gebruiker

pytestmark = pytest.mark.django_db

NIEUW = "een heel ander stel woorden"


def ask(bezoeker, email):
    """Ask for a link; wait for the mail that goes beside the request."""
    antwoord = bezoeker.send(page("wachtwoord_vergeten"), {"email": email})
    for draad in threading.enumerate():
        if draad.name == post.DRAAD:
            draad.join(5)
    return bezoeker.get(antwoord.url)


def link_in(bericht) -> str:
    (adres,) = re.findall(r"https?://testserver(/\S+)", bericht.body)
    return adres


def choose(bezoeker, adres, wachtwoord=NIEUW, tweede=None):
    formulier = bezoeker.get(adres)
    if formulier.status_code != 302:
        return formulier
    return bezoeker.send(
        formulier.url,
        {"new_password1": wachtwoord, "new_password2": tweede or wachtwoord},
    )


def test_a_link_from_the_mail_changes_the_password(bezoeker, robin_met_app):
    ask(bezoeker, "robin@voorbeeld.invalid")
    (bericht,) = mail.outbox
    assert "robin" not in bericht.subject.lower()
    assert bericht.content_subtype == "plain"
    antwoord = choose(bezoeker, link_in(bericht))
    assert antwoord.url == page("wachtwoord_gekozen")
    assert not bezoeker.is_in()
    assert bezoeker.password(robin_met_app, NIEUW).status_code == 302


def test_the_answer_is_the_same_for_an_unknown_address(bezoeker, robin_met_app):
    make_gebruiker(
        "dicht", password="x", email="dicht@voorbeeld.invalid", is_active=False
    )
    bekend = text(ask(bezoeker, "robin@voorbeeld.invalid"))
    assert len(mail.outbox) == 1
    for email in ("niemand@voorbeeld.invalid", "dicht@voorbeeld.invalid"):
        assert text(ask(bezoeker, email)) == bekend
    assert len(mail.outbox) == 1


def test_a_link_works_once_and_three_days(bezoeker, robin_met_app):
    with time_machine.travel("2026-11-26 09:00:00+01:00") as klok:
        ask(bezoeker, "robin@voorbeeld.invalid")
        adres = link_in(mail.outbox[0])
        klok.shift(3 * 86_400 + 60)
        assert "Deze link werkt niet meer" in text(choose(bezoeker, adres))
        ask(bezoeker, "robin@voorbeeld.invalid")
        adres = link_in(mail.outbox[1])
        choose(bezoeker, adres)
        assert "Deze link werkt niet meer" in text(choose(bezoeker, adres))


def test_a_mail_server_that_fails_gives_no_error(
    bezoeker, robin_met_app, settings, caplog
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    assert "Kijk in uw mail" in text(ask(bezoeker, "robin@voorbeeld.invalid"))
    assert "Een mail is niet verstuurd" in caplog.text
    assert "robin" not in caplog.text


@pytest.mark.parametrize(
    ("wachtwoord", "tweede", "zin"),
    [
        ("elf tekens!", None, "Dit wachtwoord is te kort. Gebruik minstens 12 tekens."),
        (NIEUW, NIEUW + "!", "Dit is niet twee keer hetzelfde wachtwoord."),
    ],
)
def test_a_password_that_is_no_good_is_explained(
    bezoeker, robin_met_app, wachtwoord, tweede, zin
):
    ask(bezoeker, "robin@voorbeeld.invalid")
    antwoord = choose(bezoeker, link_in(mail.outbox[0]), wachtwoord, tweede)
    assert zin in text(antwoord)


def test_from_inside_the_old_password_is_asked(bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    gegevens = {"new_password1": NIEUW, "new_password2": NIEUW}
    adres = page("password_change")
    fout = bezoeker.send(adres, {"old_password": "iets anders", **gegevens})
    assert "Dit is niet uw oude wachtwoord" in text(fout)
    goed = bezoeker.send(adres, {"old_password": WACHTWOORD, **gegevens})
    assert goed.url == page("index")
    assert bezoeker.is_in()


def test_production_stores_passwords_with_argon2():
    from banenafspraak import settings

    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
