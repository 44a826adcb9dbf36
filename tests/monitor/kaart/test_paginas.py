"""The maps on the pages of the shipped data, and by their own address."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

SVG = "/kaart/2020-K4/land/nederland/banenafspraak.svg"


def kaart(pagina):
    return pagina.one("div", "kaart")


def links(pagina):
    """The pages that the wide map leads to."""
    svg = next(s for s in kaart(pagina).all("svg") if "breed" in s.klassen)
    return {a["href"] for a in svg.all("a")}


def omschrijving(pagina):
    return kaart(pagina).all("desc")[0].drawn


def test_the_nation_has_35_regions_and_counts_what_is_known(bekijk):
    pagina = bekijk("/2020-K4/")
    assert len(links(pagina)) == 35
    assert "1 van de 35 regio’s bekend." in omschrijving(pagina)
    assert "Gooi en Vechtstreek: 68% van de norm, niet gehaald." in omschrijving(pagina)


def test_the_map_stands_above_a_table_of_the_same_areas(bekijk):
    pagina = bekijk("/2020-K4/")
    sectie = pagina.one("section", id="gebieden")
    html = [k for k in sectie.below()]
    volgorde = [
        k for k in html if "kaart" in k.klassen or "tabelvak--vast" in k.klassen
    ]
    assert "kaart" in volgorde[0].klassen
    hrefs = {a["href"] for a in volgorde[1].all("a") if a["href"].startswith("/")}
    assert links(pagina) <= hrefs


def test_the_caption_says_indicator_quarter_and_measure(bekijk):
    tekst = kaart(bekijk("/2020-K4/")).one("figcaption").tekst
    assert tekst.startswith(
        "Banenafspraak: extra banen per regio, deel van de norm Eind 2020."
    )
    assert "Hoe groter de cirkel" in tekst
    assert (
        "iets verschoven, zodat ze elkaar niet bedekken"
        in kaart(bekijk("/2020-K4/")).tekst
    )


def test_weesp_is_on_the_map_of_gooi_until_it_moved(bekijk):
    toen = links(bekijk("/2021-K3/regio/gooi-en-vechtstreek/"))
    nu = links(bekijk("/2022-K1/regio/gooi-en-vechtstreek/"))
    assert any("/gemeente/weesp/" in href for href in toen) and len(toen) == 8
    assert not any("/gemeente/weesp/" in href for href in nu) and len(nu) == 7


def test_groningen_2017_has_its_27_gemeenten_of_then(bekijk):
    assert len(links(bekijk("/2017-K4/regio/groningen/"))) == 27


def test_a_cluster_has_a_map_too(bekijk):
    assert len(links(bekijk("/2019-K4/cluster/hbel/"))) == 4


def test_a_gemeente_has_none(bekijk):
    assert not bekijk("/2019-K4/gemeente/hilversum/").all("div", "kaart")


def test_numbers_on_the_phone_follow_the_sorting_of_the_table(bekijk):
    pagina = bekijk("/2020-K4/?sort=-naam")
    eerste = pagina.rows()[0]["Regio"]
    svg = next(s for s in kaart(pagina).all("svg") if "smal" in s.klassen)
    link = next(a for a in svg.all("a") if a.one("title").drawn.startswith(eerste))
    assert "1" in [t.drawn for t in link.all("text")]


def test_the_table_has_numbers_where_the_map_has(bekijk):
    assert bekijk("/2020-K4/").one("table", "nummers")
    assert not bekijk("/2020-K4/regio/gooi-en-vechtstreek/").all("table", "nummers")


# ---- by address -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formaat", "soort"), [("svg", "image/svg+xml"), ("png", "image/png")]
)
def test_the_drawing_by_address(formaat, soort):
    antwoord = Client().get(SVG.replace("svg", formaat))
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Type"] == soort
    opnieuw = Client().get(
        SVG.replace("svg", formaat), headers={"If-None-Match": antwoord.headers["ETag"]}
    )
    assert opnieuw.status_code == 304 and not opnieuw.content


@pytest.mark.parametrize(
    "adres",
    [
        "/kaart/2020-K4/gemeente/hilversum/beschut-werk.svg",
        "/kaart/2020-K4/regio/nergens/beschut-werk.svg",
        "/kaart/2020-K4/land/nederland/bestaat-niet.svg",
        "/kaart/2020-K4/regio/groningen/banenafspraak.svg",
        "/kaart/2020-K5/land/nederland/banenafspraak.svg",
        "/kaart/2013-K4/regio/groningen/beschut-werk.svg",
    ],
)
def test_what_has_no_map_is_a_404(adres):
    assert Client().get(adres).status_code == 404
