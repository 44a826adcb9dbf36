"""/privacy/: what is kept about whom, and whom to ask."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from monitor import paginacache
from tests.monitor.leveren import read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("eigen_data", "zonder_tekenen"),
]


def test_the_times_are_those_of_the_settings(settings):
    settings.SESSIE_STILTE = timedelta(minutes=20)
    settings.AXES_FAILURE_LIMIT = 8
    tekst = read("/privacy/").main.tekst
    assert "Doet u 20 minuten niets" in tekst
    assert "Na 8 keer moet u 1 uur wachten." in tekst


def test_every_page_leads_to_privacy():
    for adres in ("/2020-K4/", "/bronnen/", "/privacy/", "/2020-K4/regio/"):
        voet = read(adres).one("footer")
        assert "/privacy/" in {a["href"] for a in voet.all("a")}


@pytest.mark.parametrize(
    "woorden",
    [
        "geen cookies",
        "IP-adres",
        "e-mailadres",
        "Argon2",
        "tweede stap",
        "Uw rol",
        "logboek",
        "30 minuten",
        "12 uur",
        "U kunt zich nu niet abonneren op mail",
        "AVG",
        "Autoriteit Persoonsgegevens",
    ],
)
def test_privacy_tells(woorden):
    assert woorden in read("/privacy/").main.tekst


def test_without_a_setting_it_says_whom_to_ask_in_general():
    tekst = read("/privacy/").main.tekst
    assert "Stel uw vraag aan de organisatie die deze monitor aanbiedt." in tekst
    assert read("/privacy/").main.all("a", href="mailto:") == []


@pytest.mark.parametrize(
    ("contact", "adres"),
    [
        ("privacy@gooistad.nl", "mailto:privacy@gooistad.nl"),
        ("https://gooistad.nl/privacy", "https://gooistad.nl/privacy"),
    ],
)
def test_who_answers_for_the_site_is_named(settings, contact, adres):
    settings.PRIVACY_ORGANISATIE = "Gemeente Gooistad"
    settings.PRIVACY_CONTACT = contact
    hoofd = read("/privacy/").main
    assert "Gemeente Gooistad is verantwoordelijk voor deze monitor." in hoofd.tekst
    assert contact in {a.tekst for a in hoofd.all("a", href=adres)}


def test_another_contact_makes_another_page(settings):
    """The page is kept by its fingerprint, which must know of the setting."""
    paginacache.code_fingerprint.cache_clear()
    voor = Client().get("/privacy/").headers["ETag"]
    settings.PRIVACY_CONTACT = "privacy@gooistad.nl"
    paginacache.code_fingerprint.cache_clear()
    assert Client().get("/privacy/").headers["ETag"] != voor
    settings.PRIVACY_CONTACT = ""
    paginacache.code_fingerprint.cache_clear()
    cache.clear()


def test_sentences_are_short():
    hoofd = read("/privacy/").main
    for blok in hoofd.all("p") + hoofd.all("dd") + hoofd.all("li"):
        for zin in re.split(r"(?<=[.?!:]) ", blok.tekst):
            assert len(zin.split()) <= 25, zin


def test_it_sets_no_cookie_and_needs_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert not Client().get("/privacy/").cookies
