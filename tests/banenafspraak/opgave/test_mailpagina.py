"""The page on which somebody switches mails about opgaven on or off."""

import pytest
from django.urls import reverse

from tests.builders import log_in, make_beheerder, make_gebruiker

pytestmark = pytest.mark.django_db


@pytest.fixture
def bea():
    return make_beheerder("bea")


@pytest.fixture
def ingelogd(client, bea):
    log_in(client, bea)
    return client


def wants(gebruiker):
    gebruiker.refresh_from_db()
    return gebruiker.meldingen


def test_it_stands_at_the_address_that_every_mail_names():
    assert reverse("admin:mail") == "/beheer/mail/"


def test_mail_is_switched_off_and_on_for_oneself_only(ingelogd, bea):
    ander = make_gebruiker("ander")
    antwoord = ingelogd.post("/beheer/mail/", {"meldingen": "uit"}, follow=True)
    assert "Mail staat uit." in antwoord.content.decode()
    assert "Zet mail aan" in antwoord.content.decode()
    assert (wants(bea), wants(ander)) == (False, True)
    antwoord = ingelogd.post("/beheer/mail/", {"meldingen": "aan"}, follow=True)
    assert "Mail staat aan." in antwoord.content.decode()
    assert wants(bea)


@pytest.mark.parametrize("vraag", [{}, {"meldingen": "misschien"}])
def test_anything_else_changes_nothing(ingelogd, bea, vraag):
    assert ingelogd.post("/beheer/mail/", vraag).status_code == 200
    assert wants(bea)


def test_reading_changes_nothing(ingelogd, bea):
    ingelogd.get("/beheer/mail/", {"meldingen": "uit"})
    assert wants(bea)
    assert ingelogd.delete("/beheer/mail/").status_code == 405


def test_it_needs_a_token(bea, client):
    client.handler.enforce_csrf_checks = True
    log_in(client, bea)
    assert client.post("/beheer/mail/", {"meldingen": "uit"}).status_code == 403
    assert wants(bea)


def test_it_asks_to_log_in(client):
    assert client.get("/beheer/mail/").status_code == 302


def test_without_an_address_it_says_so(ingelogd, bea):
    assert "geen e-mailadres" in ingelogd.get("/beheer/mail/").content.decode()
    bea.email = "bea@huizen.example"
    bea.save()
    tekst = ingelogd.get("/beheer/mail/").content.decode()
    assert "We mailen naar bea@huizen.example." in tekst
    assert "geen e-mailadres" not in tekst
