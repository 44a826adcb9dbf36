"""Every invented number says that it is one: on the page, in its title, in the drawing,
in the table and in the file. Read as somebody who wants to catch one that does not."""

import csv
import io
import re

import pytest
from django.test import Client

from monitor.zinnen import VOORBEELD
from tests.monitor.leveren import deliver, figure, norm
from tests.monitor.voorbeeld.conftest import PAGINAS, fetch

pytestmark = pytest.mark.django_db

ZONDER = {
    "/toelichting/",
    # There the figure is real, and beside it no example may stand.
    "/2020-K4/regio/gooi-en-vechtstreek/traject/?doel=1462",
    "/2019-K4/regio/gooi-en-vechtstreek/traject/",
    "/2020-K4/land/nederland/traject/",
    # A norm is divided by real figures only.
    "/2020-K4/regio/zeeland/verdeling/",
    "/2020-K4/regio/friesland/verdeling/?sleutel=doelgroepregister",
}


def title_of(pagina):
    return pagina.all("title")[0].tekst


def marks_of(kaart):
    naast = [m for n in kaart.all(klasse="kern-naast") for m in n.all(klasse="merk")]
    return [m.tekst for m in kaart.all(klasse="merk") if m not in naast]


def has_example(pagina):
    return bool(pagina.all(klasse="merk--voorbeeld")) or "b-voorbeeld" in pagina.html


@pytest.mark.parametrize("adres", [a for a in PAGINAS if a not in ZONDER])
def test_a_page_with_examples_says_so_in_its_title_and_above_it(paren, adres):
    zonder, met = paren[adres]
    assert not has_example(zonder)
    assert not title_of(zonder).startswith("Voorbeeld")
    assert title_of(met).startswith("Voorbeeld: ")
    assert met.all("section", "voorbeeldbalk")


def test_an_explanation_without_figures_has_no_mark_of_a_page(paren):
    _, met = paren["/toelichting/"]
    assert not title_of(met).startswith("Voorbeeld")


def test_every_hatched_card_has_the_badge_and_no_source(paar):
    _, met = paar
    for kaart in met.all("article", "kerncijfer"):
        gearceerd = [k for k in kaart.below() if "b-voorbeeld" in k.klassen]
        merken = marks_of(kaart)
        if gearceerd and "voorbeeld" not in merken:
            naast = [k for n in kaart.all(klasse="kern-naast") for k in n.below()]
            assert all(k in naast for k in gearceerd), kaart.tekst
        if "voorbeeld" in merken:
            bron = kaart.one("p", "kern-bron")
            assert "Voorbeeldcijfer, geen bron." in bron.tekst
            documenten = [a for a in bron.all("a") if a["href"].startswith("#")]
            assert bool(documenten) == ("Bron van wat echt is:" in bron.tekst)


def test_every_hatched_row_has_the_badge_twice_for_two_widths(paar):
    _, met = paar
    for vak in met.all("div", "tabelvak--vast"):
        for tr in (tr for body in vak.all("tbody") for tr in body.all("tr")):
            gearceerd = any("b-voorbeeld" in k.klassen for k in tr.below())
            merken = tr.all(klasse="merk--voorbeeld")
            if gearceerd:
                assert merken, tr.tekst


def test_every_number_of_a_row_that_is_invented_has_a_badge(paren):
    """Small counts too: "1 t/m 4" of an example is invented as well."""
    _, met = paren["/2019-K4/gemeente/"]
    rijen = met.rows()
    assert len(rijen) == 50
    klein = [r for r in rijen if r["Bereikt"].startswith("1 t/m 4")]
    assert klein
    for rij in rijen:
        assert rij["Soort cijfer"].startswith("voorbeeld"), rij


def test_every_sentence_on_an_example_begins_with_the_word(paar):
    _, met = paar
    for alinea in met.all("p", "voorbeeldzin"):
        assert alinea.tekst.startswith(VOORBEELD)
    for kaart in met.all("article", "kerncijfer"):
        merken = marks_of(kaart)
        if "voorbeeld" in merken:
            for zin in kaart.all("p", "kern-jaar"):
                assert zin.tekst.startswith(VOORBEELD)


def test_every_drawing_with_open_marks_has_the_badge_in_it(paar):
    _, met = paar
    for vak in met.all(klasse="grafiek-tekening"):
        for svg in vak.all("svg", role="img"):
            klassen = {k for knoop in svg.below() for k in knoop.klassen}
            verzonnen = {k for k in klassen if "voorbeeld" in k or k == "g-open"}
            assert bool(verzonnen) == ("g-merk" in klassen), svg.drawn[:80]
            if verzonnen:
                assert "verzonnen" in svg.drawn


def test_a_description_tells_real_points_first_and_marks_the_rest(paren):
    _, met = paren["/2020-K4/regio/gooi-en-vechtstreek/"]
    tekst = met.section("banenafspraak").one("div", "breed").one("desc").drawn
    echt, voorbeeld = tekst.split(VOORBEELD)
    assert "Eén cijfer: 608 extra banen eind 2020." in echt
    assert "De norm voor eind 2020 is 900." in echt
    assert "292 te weinig" in echt.lower()
    assert voorbeeld.startswith("Van 202 extra banen eind 2016 tot 578")


@pytest.mark.parametrize("formaat", ["svg", "png"])
def test_a_drawing_by_address_has_the_badge(paren, formaat):
    adres = f"/grafiek/2020-K3/regio/friesland/banenafspraak.{formaat}"
    antwoord = Client().get(adres)
    assert antwoord.status_code == 200
    if formaat == "svg":
        assert "voorbeeld" in antwoord.content.decode()
        assert "Voorbeeld: Banenafspraak: extra banen in Friesland" in (
            antwoord.content.decode()
        )


# ---- files -------------------------------------------------------------------------


def sheet(adres):
    antwoord = Client().get(adres)
    tekst = antwoord.content.decode("utf-8-sig")
    scheiding = ";" if tekst.count(";") > tekst.count(",") else ","
    return antwoord, list(csv.reader(io.StringIO(tekst), delimiter=scheiding))


def test_a_file_says_in_title_row_and_name_what_is_invented(paren):
    antwoord, rijen = sheet("/2020-K4/regio/?formaat=csv")
    assert "met-voorbeeld" in antwoord.headers["Content-Disposition"]
    assert any("verzonnen" in cel for rij in rijen for cel in rij)
    kop = next(rij for rij in rijen if "Voorbeeld" in rij)
    data = {r[kop.index("Naam")]: r for r in rijen if len(r) == len(kop)}
    assert data["Friesland"][kop.index("Voorbeeld")] == "ja"
    assert data["Friesland"][kop.index("Bron van het cijfer")] == "voorbeeld, verzonnen"
    assert data["Gooi en Vechtstreek"][kop.index("Voorbeeld")] == ""


# ---- real and invented never mix -----------------------------------------------------


def test_a_real_figure_beats_its_example_without_a_word(eigen_data):
    deliver(figure(1800, "AM02", "2020-K4"))
    pagina = fetch("/2020-K4/regio/friesland/")
    kaart = pagina.card("banenafspraak")
    assert kaart.one("p", "kern-waarde").tekst == "1.800 extra banen"
    # No percentage of an invented norm, and no change on an invented year before.
    assert kaart.one("p", "status").tekst == "Geen norm bekend"
    assert not kaart.all("svg", "balk")
    assert not [p for p in kaart.all("p", "kern-jaar") if "meer" in p.tekst]
    assert "gecorrigeerd" not in pagina.tekst.lower()
    assert "Eind 2020 waren er in Friesland 1.800 extra banen." in pagina.opening


def test_an_example_may_stand_against_a_real_norm(eigen_data):
    deliver(norm(2000, "AM02", 2020, "banenafspraak"))
    kaart = fetch("/2020-K4/regio/friesland/").card("banenafspraak")
    assert kaart.one("p", "kern-waarde").tekst.endswith("van 2.000 extra banen")
    assert "voorbeeld" in marks_of(kaart)
    assert "%" in kaart.one("p", "status").tekst


def test_a_rekenpad_never_begins_at_an_invented_norm(eigen_data):
    deliver(norm(2000, "AM02", 2020, "banenafspraak"))
    deliver(figure(1900, "AM02", "2020-K2"))
    kaart = fetch("/2020-K2/regio/friesland/").card("banenafspraak")
    assert kaart.one("p", "status").tekst.startswith("Nog geen oordeel")


def test_a_sum_with_a_real_part_leaves_examples_out(eigen_data):
    deliver(figure(30, "GM0080", "2020-K4", "beschut-werk"))  # Leeuwarden
    pagina = fetch("/2020-K4/regio/friesland/")
    kaart = pagina.card("beschut-werk")
    assert kaart.one("p", "kern-waarde").tekst.startswith("30 ")
    assert "maar van 1 gemeente bekend" in kaart.tekst
    merken = marks_of(kaart)
    assert "voorbeeld" not in merken
    assert "%" not in kaart.one("p", "status").tekst


def test_an_example_beats_a_source_that_does_not_know(paren):
    """GroenLinks asked for Hilversum and found no answer: the table shows the example."""
    _, met = paren["/2019-K4/regio/gooi-en-vechtstreek/"]
    rij = next(r for r in met.rows() if r["Gemeente"] == "Hilversum")
    assert re.match(r"12( voorbeeld)?$", rij["Bereikt"])
    assert rij["Soort cijfer"] == "voorbeeld"
