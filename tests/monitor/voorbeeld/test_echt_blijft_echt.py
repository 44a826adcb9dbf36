"""With examples beside them, everything that is said of real figures stays word for word
the same: sentences, counts, order, key figures, sources, addresses."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def texts(pagina, *keuzes, niet=""):
    return [
        knoop.tekst
        for naam, klasse in keuzes
        for knoop in pagina.all(naam, klasse)
        if niet not in knoop.klassen
    ]


def test_the_opening_is_the_same(paar):
    zonder, met = paar
    assert (
        met.opening.replace("echt cijfer", "cijfer").replace("echte norm", "norm")
        == zonder.opening
    )


def test_every_sentence_of_a_part_is_the_same(paar):
    zonder, met = paar
    echt = texts(met, ("p", "deel-zin"), niet="voorbeeldzin")
    voor = texts(zonder, ("p", "deel-zin"), niet="voorbeeldzin")
    assert [zin for zin in voor if zin not in echt] == []


def test_most_ahead_and_most_behind_are_the_same(paar):
    zonder, met = paar
    orde = ("div", "rangorde"), ("section", "rangorde"), ("ol", "rangorde")
    assert texts(met, *orde) == texts(zonder, *orde)


def test_the_list_of_sources_names_no_example(paar):
    zonder, met = paar
    assert [b for b in met.sources if "verzonnen" in b.lower()] == []
    voor, na = card_sources(zonder), card_sources(met)
    assert voor <= na


def card_sources(pagina):
    return {
        a.tekst
        for kaart in pagina.all("article", "kerncijfer")
        for a in kaart.one("p", "kern-bron").all("a")
    }


def test_a_card_with_a_real_figure_is_the_same(paar):
    zonder, met = paar
    for kaart in zonder.all("article", "kerncijfer"):
        if not kaart.all("p", "kern-waarde"):
            continue
        code = kaart["aria-labelledby"].removeprefix("kern-")
        nu = met.card(code)
        if nu.one("p", "kern-waarde").tekst != kaart.one("p", "kern-waarde").tekst:
            assert not re.search(r"\d", kaart.one("p", "kern-waarde").tekst)
            continue
        assert nu.one("p", "status").tekst == kaart.one("p", "status").tekst


def test_the_start_page_goes_to_the_same_quarter(paren):
    assert Client().get("/").headers["Location"] == "/2023-K3/"


def test_a_row_with_a_real_figure_is_the_same(paren):
    for adres in ("/2020-K4/regio/", "/2020-K4/"):
        zonder, met = paren[adres]
        voor = {r["Regio"]: r for r in zonder.rows()}
        na = {r["Regio"]: r for r in met.rows()}
        assert voor["Gooi en Vechtstreek"].items() <= na["Gooi en Vechtstreek"].items()
        assert na["Gooi en Vechtstreek"]["Soort cijfer"] == ""
        assert na["Friesland"]["Soort cijfer"] == "voorbeeld"


def test_hilversum_is_not_known_and_its_region_is(paren):
    _, met = paren["/2019-K4/gemeente/hilversum/"]
    assert met.opening.startswith(
        "Of Hilversum zelf de norm voor beschut werk haalde, is"
    )
    assert "27 mensen" in met.opening
    assert met.card("werkgever").one("p", "kern-waarde").tekst == "Niet bekend"
    beschut = met.card("beschut-werk")
    assert beschut.one("p", "kern-waarde").tekst == "12 van 14 plekken"
    assert "voorbeeld" in [m.tekst for m in beschut.all(klasse="merk")]
    assert "1.059 banen in totaal" in met.card("banenafspraak").tekst


def test_a_real_norm_with_gaps_beats_an_example_of_the_region(paren):
    """Groningen 2017: 117 places of 19 gemeenten, 8 are missing; no percentage."""
    _, met = paren["/2017-K4/regio/groningen/"]
    assert "117" in met.card("beschut-werk").tekst
    assert met.card("beschut-werk").one("p", "status").tekst == (
        "Niet volledig, geen oordeel"
    )
    assert "203%" in met.opening or "203%" in met.card("banenafspraak").tekst
