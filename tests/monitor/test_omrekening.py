"""People counted again as places when their hours are known: beside the people, never in
their place."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client

from banenafspraak import maten
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer, Indicator
from monitor.overzichten import Gegeven, Waarde
from monitor.zinnen.uren import conversion_mark, conversion_sentences
from tests.banenafspraak.test_maten import ALLE
from tests.builders import (
    make_bron,
    make_cijfer,
    make_indeling,
    make_indicator,
    make_land,
    make_norm,
    make_regio,
)
from tests.monitor.boom import Boom
from tests.monitor.maken import make_doel, make_gebied, make_waarde
from tests.monitor.maken import make_indicator as shipped

ONBEKEND = ["Omrekenen kan niet: de uren zijn niet bekend."]
K4 = Kwartaal(2019, 4)


def goal(mensen=27, uren=540, per_plek="31", stand=None, **van_uren):
    """27 people who work 540 hours a week together."""
    beschut = shipped("beschut-werk")
    beschut.uren_per_plek = Decimal(per_plek) if per_plek else None
    beschut.uren_per_plek_bron = "Besluit van de regio, 2021." if per_plek else ""
    in_uren = shipped("adviezen-beschut-werk", eenheid="uren", pk=99)
    in_uren.geheel, in_uren.kanttekening_geheel = beschut, "uren per mens"
    totaal = make_waarde(uren, **van_uren)
    hours = Gegeven(in_uren, make_gebied(), K4, totaal) if totaal else None
    stand = stand or make_waarde(mensen, maat=maten.of_figure(beschut))
    return make_doel(stand, 41, "2019-K4", indicator=beschut, uren=hours)


# ---- the sentences -----------------------------------------------------------------------


def test_known_hours_are_told_with_the_derivation_and_the_source():
    assert conversion_sentences(goal()) == [
        "Samen werken zij 540 uur per week. Dat is gemiddeld 20,0 uur per mens.",
        "Omgerekend zijn dat 17,4 plekken van 31 uur (afgeleid). "
        "Uren per plek: Besluit van de regio, 2021.",
        "Het deel van de norm rekenen we met mensen, zoals de bron ze telt.",
    ]
    assert conversion_mark(goal()) == "omgerekend 17,4 plekken van 31 uur (afgeleid)"


@pytest.mark.parametrize(
    ("uren", "per_plek", "tekst"),
    [
        (31, "31", "1 plek van 31 uur"),
        (62, "31", "2 plekken van 31 uur"),
        (0, "31", ""),
        (540, "25.5", "21,2 plekken van 25,5 uur"),
    ],
)
def test_places_are_told_in_the_singular_and_with_one_decimal(uren, per_plek, tekst):
    merk = conversion_mark(goal(uren=uren, per_plek=per_plek))
    assert merk == (f"omgerekend {tekst} (afgeleid)" if tekst else "")


def test_a_norm_in_jobs_needs_no_hours_per_place():
    doel = goal(uren=51, per_plek="")
    doel.indicator.eenheid_norm = "banen"
    assert conversion_mark(doel) == "omgerekend 2 banen van 25,5 uur (afgeleid)"


@pytest.mark.parametrize(
    "doel",
    [
        goal(uren=None),
        goal(voorbeeld=True),
        goal(benadering="circa"),
        goal(ontbreekt=("Laren",)),
        goal(leden=("Huizen",)),
        goal(mensen=0),
        goal(maat=maten.of_figure(ALLE["banen"])),
    ],
)
def test_hours_that_are_not_known_exactly_convert_nothing(doel):
    assert conversion_sentences(doel) == ONBEKEND
    assert conversion_mark(doel) == ""


def test_unknown_hours_per_place_are_told():
    assert conversion_sentences(goal(per_plek="")) == [
        "Omrekenen kan niet: hoeveel uur één plek telt, is niet bekend."
    ]


@pytest.mark.parametrize(
    "stand",
    [
        Waarde(Decimal(27), voorbeeld=True),
        Waarde(None, te_klein=True, drempel=5),
        Waarde(None, te_klein=True, neutraal=True),
        Waarde(None, reden="niet gevonden in bron"),
    ],
)
def test_of_people_that_are_not_shown_nothing_is_told(stand):
    assert conversion_sentences(goal(stand=stand)) == []
    assert conversion_mark(goal(stand=stand)) == ""


def test_a_norm_that_counts_people_too_needs_no_conversion():
    assert conversion_sentences(make_doel(267, 300, indicator="uitstroom")) == []


# ---- the page ----------------------------------------------------------------------------


@pytest.fixture
def streek(db):
    land, regio = make_land(), make_regio("Streek")
    make_indeling(regio, land)
    make_indicator("banenafspraak", niveaus=["arbeidsmarktregio"])
    beschut = make_indicator(
        "beschut-werk",
        eenheid="personen",
        aard="stand",
        eenheid_norm="plekken",
        kanttekening_eenheid="personen, niet omgerekend",
        telwoord_kort="mensen",
        norm_ding_meervoud="plekken",
    )
    make_indicator(
        "uren-beschut",
        eenheid="uren",
        aard="stand",
        weergave="getal",
        geheel=beschut,
        kanttekening_geheel="uren per mens",
        niveaus=["arbeidsmarktregio"],
    )
    for indicator, aantal in (("beschut-werk", 27), ("uren-beschut", 540)):
        rij = {"gebied": regio, "indicator": make_indicator(indicator)}
        make_cijfer(aantal, "2019-K4", bron=make_bron(f"bron {aantal}"), **rij)
    make_norm(41, 2019, gebied=regio, indicator=beschut)
    return regio


def page():
    cache.clear()
    return Boom(Client().get("/2019-K4/regio/streek/").content.decode())


def fill_in(uren):
    Indicator.objects.filter(code="beschut-werk").update(
        uren_per_plek=uren, uren_per_plek_bron="Besluit, 2021"
    )


def test_the_card_shows_places_beside_the_people(streek):
    fill_in(31)
    kaart = page().one(
        "article", "kerncijfer", **{"aria-labelledby": "kern-beschut-werk"}
    )
    assert "personen, omgerekend 17,4 plekken van 31 uur (afgeleid)" in kaart.tekst
    assert "27 van 41 plekken" in kaart.tekst
    assert "66%" in kaart.tekst
    assert "bron 540" in kaart.tekst


def test_the_section_shows_how(streek):
    fill_in(31)
    tekst = page().main.tekst
    assert "Samen werken zij 540 uur per week." in tekst
    assert "ersonen, niet omgerekend" not in tekst


def test_without_hours_per_place_the_note_stays(streek):
    tekst = page().main.tekst
    assert "Omrekenen kan niet: hoeveel uur één plek telt, is niet bekend." in tekst
    assert "personen, niet omgerekend" in tekst


def test_why_people_and_places_differ_tells_the_places(streek):
    fill_in(31)
    (deel,) = page().all("section", id="niet-gelijk")
    assert "27 en 41 zijn niet zomaar te vergelijken" in deel.tekst
    assert "17,4 plekken van 31 uur (afgeleid)" in deel.tekst


def test_without_hours_the_note_stays(streek):
    fill_in(31)
    Cijfer.objects.filter(indicator__code="uren-beschut").delete()
    tekst = page().main.tekst
    assert ONBEKEND[0] in tekst
    assert "personen, niet omgerekend" in tekst
