"""The pages that explain: toelichting and bronnen; and what explaining may cost."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from banenafspraak.models import Bron, Cijfer, Norm
from tests.builders import make_bron
from tests.monitor.leveren import deliver, figure, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]


def rows(pagina):
    return {r["Gebied"]: r for r in pagina.rows()}


# ---- toelichting ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "zin",
    [
        "608 ÷ 900 × 100 = 67,6.",
        "67,6 wordt 68%.",
        "900 − 608 = 292.",
        "3.044 extra banen en een norm van 1.500. Dat is 203%, dus 1.544 boven de norm.",
        "Bij 897 van 900 staat er 99%",
        "van 600 naar 1.000. Halverwege het jaar staat het rekenpad op 800.",
        "Daarom delen we 1.059 nooit door 900",
        "één baan is 25,5 uur per week",
        "Onbekend is nooit nul.",
        "125.000 extra banen",
    ],
)
def test_the_rules_are_told_with_their_numbers(bekijk, zin):
    assert zin in bekijk("/toelichting/").tekst


@pytest.mark.parametrize(
    ("deel", "woorden"),
    [
        (
            "woorden",
            [
                "Banenafspraak",
                "Doelgroepregister",
                "Nulmeting",
                "Werkkamer",
                "Wajong, Wsw en Participatiewet",
            ],
        ),
        (
            "kaarten",
            [
                "gebroken rand is niet bekend",
                "Gearceerd is een voorbeeld",
                "bij stippen tonen we het aantal niet",
            ],
        ),
        (
            "volgorde",
            [
                "minder dan 2 procentpunt is klein",
                "Alleen echte cijfers krijgen een plaats",
            ],
        ),
    ],
)
def test_words_maps_and_orders_are_explained(bekijk, deel, woorden):
    tekst = bekijk("/toelichting/").one("section", aria_labelledby=deel).tekst
    for woord in woorden:
        assert woord in tekst


def test_every_kind_of_unknown_is_explained(bekijk):
    sectie = bekijk("/toelichting/").one("section", aria_labelledby="onbekend")
    woorden = [dt.tekst for dt in sectie.all("dt")]
    assert woorden == ["Niet bekend", "Geen norm bekend", "De norm is 0", "1 t/m 4"]


def test_every_mark_is_explained(bekijk):
    sectie = bekijk("/toelichting/").one("section", aria_labelledby="merken")
    merken = {m.tekst for m in sectie.all("span", "merk")}
    assert merken >= {"voorbeeld", "voorlopig", "afgeleid", "circa", "niet volledig"}


def test_sentences_are_short(bekijk):
    for adres in ("/toelichting/", "/bronnen/", "/zoek/"):
        for blok in bekijk(adres).main.all("p") + bekijk(adres).main.all("dd"):
            for zin in re.split(r"(?<=[.?!:]) ", blok.tekst):
                assert len(zin.split()) <= 25, zin


def test_links_within_the_page_lead_somewhere(bekijk):
    pagina = bekijk("/toelichting/")
    ids = {k["id"] for k in pagina.wortel.below() if k.get("id")}
    for link in pagina.main.all("a"):
        if link["href"].startswith("#"):
            assert link["href"][1:] in ids


# ---- bronnen --------------------------------------------------------------------------------


def test_every_real_source_is_listed_once(bekijk):
    html = bekijk("/bronnen/").html
    for bron in Bron.objects.exclude(soort="voorbeeld"):
        assert html.count(f'id="bron-{bron.sleutel}"') == 1


def test_the_counts_add_up_to_every_real_figure(bekijk):
    telling = Cijfer.objects.current().real().count()
    telling += Norm.objects.current().real().count()
    assert bekijk("/bronnen/").opening.startswith(f"{telling} cijfers en normen")


def test_a_source_names_its_figures_and_leads_to_them(bekijk):
    bron = bekijk("/bronnen/").one("article", id="bron-werkkamer-gooi-2021")
    assert "kenmerk 21.0004021" in bron.tekst
    adressen = {a["href"] for a in bron.all("a")}
    assert "/indicator/banenafspraak/" in adressen
    assert "/2020-K4/regio/gooi-en-vechtstreek/" in adressen


def test_examples_stand_apart_from_the_sources(eigen_data):
    rij = figure(9, "GM0406", "2022-K4", "beschut-werk")
    rij.voorbeeld = True
    rij.bron = make_bron("Verzonnen cijfers", soort="voorbeeld")
    deliver(rij)
    pagina = read("/bronnen/")
    assert (
        "Verzonnen cijfers" in pagina.one("section", aria_labelledby="voorbeeld").tekst
    )
    assert pagina.tekst.count("Verzonnen cijfers") == 1


def test_menu_and_foot_lead_to_toelichting_and_bronnen(bekijk):
    html = bekijk("/2020-K4/").html
    assert html.count('href="/toelichting/"') == 2
    assert 'href="/bronnen/"' in html


# ---- queries ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "adres",
    [
        "/indicator/werkgever/",
        "/indicator/inwoners/",
        "/indicator/beschut-werk/?sort=-bereikt",
        "/toelichting/",
        "/bronnen/",
        "/zoek/?q=gron",
        "/zoek/?q=haaren&kwartaal=2023-K3",
    ],
)
def test_a_page_needs_at_most_ten_queries(eigen_data, adres):
    with CaptureQueriesContext(connection) as opname:
        assert Client().get(adres).status_code == 200
    assert len(opname.captured_queries) <= 10
