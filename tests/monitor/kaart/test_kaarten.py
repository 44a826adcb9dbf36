"""From rows to a map: which class, which measure, which words."""

import pytest
from django.core.cache import cache
from django.test import Client

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Bron
from monitor.kaart import Klasse
from monitor.kaarten import map_of
from monitor.overzichten import Lezer, area_page, rows
from tests.builders import (
    make_bron,
    make_cijfer,
    make_gemeente,
    make_indicator,
    make_land,
    make_norm,
    make_regio,
)
from tests.monitor.boom import Boom

K4 = Kwartaal(2020, 4)


@pytest.fixture
def wereld(db):
    """A region with three gemeenten on the map."""
    cache.clear()
    make_land()
    indicator = make_indicator(
        "beschut-werk",
        niveaus=["gemeente", "arbeidsmarktregio"],
        weergave="norm",
        optelbaar=True,
    )
    regio = make_regio("Zuid", slug="zuid")
    namen = ("Aa", "Bee", "Cee")
    leden = [
        make_gemeente(naam, regio=regio, lengtegraad=5 + n / 10, breedtegraad=52)
        for n, naam in enumerate(namen)
    ]
    return indicator, regio, leden


def make_inwoners(leden, aantal=20_000):
    indicator = make_indicator(
        "inwoners", niveaus=["gemeente"], weergave="opbouw", eenheid="personen"
    )
    for lid in leden:
        make_cijfer(aantal, "2023-K1", indicator=indicator, gebied=lid)


def kaart_van(wereld, kwartaal=K4):
    indicator, regio, _ = wereld
    lezer = Lezer(kwartaal)
    pagina, kubus = area_page(lezer, regio, indicator)
    return map_of(
        lezer, regio, kubus, indicator, rows(lezer, kubus, pagina.leden, indicator)
    )


def vul(wereld, *paren, **velden):
    indicator, _, leden = wereld
    for lid, (stand, norm) in zip(leden, paren, strict=False):
        if stand is not None:
            make_cijfer(stand, indicator=indicator, gebied=lid, **velden)
        if norm is not None:
            make_norm(norm, indicator=indicator, gebied=lid)


def vlek(kaart, naam):
    return next(v for v in kaart.vlekken if v.naam == naam)


@pytest.mark.parametrize(
    ("stand", "norm", "klasse", "tekst"),
    [
        (10, 10, Klasse.GEHAALD, "100%"),
        (99, 100, Klasse.TRAP_1, "99%"),
        (75, 100, Klasse.TRAP_1, "75%"),
        (74, 100, Klasse.TRAP_2, "74%"),
        (50, 100, Klasse.TRAP_2, "50%"),
        (49, 100, Klasse.TRAP_3, "49%"),
        (30, None, Klasse.NEUTRAAL, "30"),
        (30, 0, Klasse.NEUTRAAL, "30"),
        (None, 10, Klasse.ONBEKEND, ""),
        (None, None, Klasse.ONBEKEND, ""),
    ],
)
def test_class_and_share_of_an_area(wereld, stand, norm, klasse, tekst):
    vul(wereld, (stand, norm))
    aa = vlek(kaart_van(wereld)[0], "Aa")
    assert (aa.klasse, aa.tekst, aa.voorbeeld) == (klasse, tekst, False)


def test_before_the_year_is_over_the_rekenpad_judges(wereld):
    indicator, _, leden = wereld
    for lid, stand in zip(leden, (60, 40, 40), strict=True):
        make_cijfer(stand, "2020-K2", indicator=indicator, gebied=lid)
        make_norm(100, 2020, indicator=indicator, gebied=lid)
    for lid in leden[:2]:
        make_norm(0, 2019, indicator=indicator, gebied=lid)
    kaart, _ = kaart_van(wereld, Kwartaal(2020, 2))
    assert [v.klasse for v in kaart.vlekken] == [
        Klasse.KOERS,
        Klasse.ACHTER,
        Klasse.NEUTRAAL,
    ]


def test_what_is_too_small_shows_no_number(wereld):
    indicator, _, leden = wereld
    make_cijfer(3, indicator=indicator, gebied=leden[0], onderdrukking="primair")
    make_norm(8, indicator=indicator, gebied=leden[0])
    aa = vlek(kaart_van(wereld)[0], "Aa")
    assert (aa.klasse, aa.tekst) == (Klasse.TE_KLEIN, "1 t/m 4")
    assert "38" not in aa.uitleg and "3 " not in aa.uitleg


# ---- the measure is one for all ---------------------------------------------------------------


def test_norms_when_every_area_has_one(wereld):
    vul(wereld, (1, 10), (None, 20), (3, 30))
    kaart, _ = kaart_van(wereld)
    assert kaart.maat == "norm"
    assert [v.maat for v in kaart.vlekken] == [10, 20, 30]
    assert "Hoe groter de cirkel, hoe hoger de norm." in kaart.ondertitel


def test_one_norm_missing_and_all_are_by_inhabitants(wereld):
    vul(wereld, (1, 10), (None, 20))
    make_inwoners(wereld[2])
    kaart, _ = kaart_van(wereld)
    assert kaart.maat == "inwoners"
    assert {v.maat for v in kaart.vlekken} == {20_000}
    assert kaart.maat_naam == "Inwoners (2023)"


def test_one_number_of_inhabitants_missing_and_all_are_equal(wereld):
    vul(wereld, (1, 10), (None, 20))
    make_inwoners(wereld[2][:2])
    kaart, uitleg = kaart_van(wereld)
    assert kaart.maat == "gelijk" and {v.maat for v in kaart.vlekken} == {0}
    assert any("even groot" in zin for zin in uitleg)


def test_norms_of_zero_alone_are_no_measure(wereld):
    vul(wereld, (None, 0), (None, 0), (None, 0))
    assert kaart_van(wereld)[0].maat == "gelijk"


# ---- words --------------------------------------------------------------------------------------


def test_the_description_counts_and_names_real_figures_only(wereld):
    indicator, _, leden = wereld
    vul(wereld, (9, 10))
    bron = make_bron(soort=Bron.Soort.VOORBEELD)
    make_cijfer(8, indicator=indicator, gebied=leden[1], bron=bron, voorbeeld=True)
    make_norm(10, indicator=indicator, gebied=leden[1], bron=bron, voorbeeld=True)
    kaart, uitleg = kaart_van(wereld)
    assert "1 van de 3 gemeenten bekend." in kaart.omschrijving
    assert "Aa: 90% van de norm, niet gehaald." in kaart.omschrijving
    assert "80%" not in kaart.omschrijving
    assert "1 gemeente toont een voorbeeld" in kaart.omschrijving
    assert vlek(kaart, "Bee").voorbeeld and not vlek(kaart, "Aa").voorbeeld
    assert vlek(kaart, "Bee").uitleg.endswith("voorbeeld")
    assert kaart.titel.startswith("Voorbeeld: ")
    assert any(zin.startswith("Gearceerd is een voorbeeld") for zin in uitleg)


def test_an_example_too_small_to_show_is_an_example(wereld):
    indicator, _, leden = wereld
    bron = make_bron(soort=Bron.Soort.VOORBEELD)
    make_cijfer(
        3,
        indicator=indicator,
        gebied=leden[0],
        bron=bron,
        voorbeeld=True,
        onderdrukking="primair",
    )
    make_norm(8, indicator=indicator, gebied=leden[0], bron=bron, voorbeeld=True)
    kaart, _ = kaart_van(wereld)
    aa = vlek(kaart, "Aa")
    assert (aa.klasse, aa.tekst, aa.voorbeeld) == (Klasse.TE_KLEIN, "1 t/m 4", True)
    assert aa.uitleg == "Aa: 1 t/m 4, voorbeeld"
    assert kaart.voorbeeld and kaart.titel.startswith("Voorbeeld: ")
    assert "Van geen enkele gemeente is een echt cijfer bekend." in kaart.omschrijving


def test_the_title_on_the_page_says_that_there_are_examples(wereld):
    indicator, _, leden = wereld
    vul(wereld, (9, 10))
    adres = "/2020-K4/regio/zuid/"

    def titel():
        kaart = Boom(Client().get(adres).content.decode()).one("div", "kaart")
        return kaart.one("figcaption").one("strong").tekst

    assert not titel().startswith("Voorbeeld")
    bron = make_bron(soort=Bron.Soort.VOORBEELD)
    make_cijfer(8, indicator=indicator, gebied=leden[1], bron=bron, voorbeeld=True)
    cache.clear()
    assert titel().startswith("Voorbeeld: ")


def test_niet_bekend_stands_beside_the_few_and_not_beside_the_many(wereld):
    vul(wereld, (9, 10), (9, 10))
    assert vlek(kaart_van(wereld)[0], "Cee").tekst == "niet bekend"


def test_an_area_without_a_place_is_named(wereld):
    leden = wereld[2]
    leden[1].lengtegraad = None
    leden[1].save()
    kaart, uitleg = kaart_van(wereld)
    assert [v.naam for v in kaart.vlekken] == ["Aa", "Cee"]
    assert [v.nummer for v in kaart.vlekken] == [1, 3]  # the rows of the table
    assert "Niet op de kaart: Bee." in uitleg


def test_without_any_place_there_is_a_table_and_no_map(wereld):
    for lid in wereld[2]:
        lid.lengtegraad = None
        lid.save()
    assert kaart_van(wereld) is None
    pagina = Boom(Client().get("/2020-K4/regio/zuid/").content.decode())
    assert pagina.rows() and not pagina.all("div", "kaart")
    assert Client().get("/kaart/2020-K4/regio/zuid/beschut-werk.svg").status_code == 404
