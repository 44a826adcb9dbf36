"""The log as a file: a row per figure, under the same choices as the page."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client

from monitor import uitvoer_wijzigingen
from monitor.views import wijzigingen as pagina
from tests.builders import dag, make_bron, make_kanttekening
from tests.monitor.bladen import fetch, sheet
from tests.monitor.wijzigingen.gebeuren import (
    DRIE,
    EEN,
    TWEE,
    current,
    deliver,
    figure,
    norm,
    take_away,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def gevuld(wereld):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    deliver(
        figure(612, wereld.gooi, wereld.banen, bron=make_bron("brief")),
        TWEE,
        reden="Telfout",
    )
    deliver(norm(Decimal("16.5"), wereld.huizen, wereld.beschut), DRIE)
    cache.clear()
    return wereld


def test_a_correction_is_one_row_with_everything(gevuld):
    titel, rijen, noten = sheet("/wijzigingen/?soort=correctie")
    assert titel == "Wijzigingen. Banenafspraakmonitor."
    (rij,) = rijen
    assert rij == {
        "Dag": dag("2026-11-21"),
        "Tijd": "14.04 uur",
        "Code": "AM12",
        "Gebied": "Gooi en Vechtstreek",
        "Soort gebied": "arbeidsmarktregio",
        "Onderwerp": "Extra banen",
        "Deel": "",
        "Cijfer, norm of tekst": "cijfer",
        "Periode": "eind 2020",
        "Stand op": dag("2020-12-31"),
        "Soort wijziging": "gecorrigeerd",
        "Was": 608,
        "Werd": 612,
        "Eenheid": "banen",
        "Was getoond als": "608",
        "Werd getoond als": "612",
        "Tekst was": "",
        "Tekst werd": "",
        "Bron": "brief",
        "Geleverd door": "Werkkamer Gooi en Vechtstreek",
        "Tweede persoon akkoord": "ja",
        "Reden": "Telfout",
        "Adres van de geschiedenis": (
            "http://testserver/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/"
        ),
    }
    assert "Selectie: soort: gecorrigeerd." in noten


def test_every_kind_of_file_can_be_read(gevuld):
    for formaat in ("xlsx", "ods"):
        rijen = sheet("/wijzigingen/", formaat)[1]
        assert [r["Werd"] for r in rijen] == [16.5, 612, 608]
    tekst = fetch("/wijzigingen/", "csv").content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert [r["Werd"] for r in rijen[:3]] == ["16,5", "612", "608"]


def test_texts_and_withdrawals_have_rows(gevuld):
    take_away([r for r in current()], DRIE, "Weg")
    make_kanttekening("Let op.", indicator=gevuld.banen, bekend_vanaf=DRIE)
    cache.clear()
    per_soort = {r["Soort wijziging"]: r for r in sheet("/wijzigingen/")[1]}
    assert per_soort["ingetrokken"]["Was"] == 612
    assert per_soort["ingetrokken"]["Werd"] == ""
    assert per_soort["tekst nieuw"]["Tekst werd"] == "Let op."
    assert per_soort["tekst nieuw"]["Cijfer, norm of tekst"] == "kanttekening"


def test_a_small_number_is_in_no_column(wereld):
    deliver(figure(3, wereld.huizen, wereld.beschut), EEN)
    deliver(figure(19, wereld.huizen, wereld.beschut), TWEE, reden="Was 3")
    cache.clear()
    nieuwste, eerste = sheet("/wijzigingen/")[1]
    assert (nieuwste["Soort wijziging"], nieuwste["Was"], nieuwste["Werd"]) == (
        "gewijzigd",
        "",
        "",
    )
    assert nieuwste["Reden"] == ""
    assert (eerste["Werd"], eerste["Werd getoond als"]) == ("", "1 t/m 4")


def test_the_file_has_all_pages_and_the_choices(wereld):
    for n in range(25):
        deliver(figure(n + 100, wereld.gooi, wereld.banen), DRIE.replace(minute=n))
    deliver(figure(20, wereld.ver, wereld.beschut), DRIE)
    cache.clear()
    assert len(sheet("/wijzigingen/?page=2")[1]) == 26
    assert len(sheet("/wijzigingen/?gebied=AM12&soort=correctie")[1]) == 24


def test_a_file_that_would_be_too_long_says_so(wereld, monkeypatch):
    monkeypatch.setattr(uitvoer_wijzigingen, "MEESTE_RIJEN", 3)
    monkeypatch.setattr(pagina, "MEESTE_RIJEN", 3)
    for n in range(5):
        deliver(figure(n + 100, wereld.gooi, wereld.banen), DRIE.replace(minute=n))
    cache.clear()
    _, rijen, noten = sheet("/wijzigingen/")
    assert [r["Werd"] for r in rijen] == [104, 103, 102]
    assert any(
        n.startswith("Dit bestand bevat de nieuwste 3 wijzigingen.") for n in noten
    )


def test_an_event_can_be_fetched_by_itself(gevuld, lees):
    links = [a for a in lees().main.all("h3")[1].all("a")]
    _, rijen, _ = sheet(links[0]["href"])
    assert [(r["Was"], r["Werd"]) for r in rijen] == [(608, 612)]


def test_an_unknown_kind_of_file_is_a_404(gevuld):
    assert Client().get("/wijzigingen/?formaat=pdf").status_code == 404
