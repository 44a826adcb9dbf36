"""Pages, maps, search and comparison within the borders of one day."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from banenafspraak.kwartaal import Kwartaal
from monitor import kaarten
from monitor.kerncijfers import merken_van
from monitor.overzichten import (
    area_page,
    rows,
    similar_areas,
)
from monitor.overzichten.kaartgegevens import read_borders
from monitor.overzichten.vergelijken import group_of, side_by_side
from monitor.overzichten.waarden import Waarde
from monitor.zinnen import grenzen as woorden
from monitor.zinnen.gebied import ended_sentences
from monitor.zoeken import search, surely_meant
from regio.models import Kaartgeometrie, Soort
from tests.monitor.boom import Boom
from tests.monitor.grenzen import GRENS, explain, reader
from tests.monitor.maken import make_gebied, make_waarde

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]


# ---- maps, search, comparison ------------------------------------------------------------


def test_a_map_draws_the_members_of_now():
    lezer = reader("2020-K4")
    regio = lezer.atlas.find(Soort.REGIO, "gooi-en-vechtstreek")
    indicator = lezer.indicatoren["beschut-werk"]
    pagina, kubus = area_page(lezer, regio, indicator)
    regels = rows(lezer, kubus, pagina.leden, indicator)
    kaart, uitleg = kaarten.map_of(lezer, regio, kubus, indicator, regels)
    assert [v.naam for v in kaart.vlekken] == [g.naam for g in pagina.leden]
    assert "Weesp" not in {v.naam for v in kaart.vlekken}
    assert "U ziet de indeling van nu, van 30 september 2023." in " ".join(uitleg)


@pytest.mark.parametrize(("grenzen", "jaar"), [(None, 2015), (GRENS, 2023)])
def test_borders_are_drawn_by_the_file_of_the_day_that_holds(eigen_data, grenzen, jaar):
    vierkant = [[[5.0, 52.0], [5.0, 52.1], [5.1, 52.1], [5.0, 52.0]]]
    for oud in (2015, 2023):
        Kaartgeometrie.objects.create(jaar=oud, code="GM0402", ringen=vierkant)
    lezer = reader("2020-K4", grenzen)
    hilversum = lezer.atlas.find(Soort.GEMEENTE, "hilversum")
    assert read_borders(lezer, [hilversum]).jaar == jaar


def test_search_leads_to_the_gemeente_of_now():
    lezer = reader("2020-K4")
    for vraag, gezocht in (("Weesp", "Amsterdam"), ("Haaren", "Boxtel")):
        bedoeld = surely_meant(lezer.atlas, search(lezer.atlas, vraag), lezer.dag)
        assert (bedoeld.gebied.naam, bedoeld.gezocht.naam) == (gezocht, vraag)
    bedoeld = surely_meant(lezer.atlas, search(lezer.atlas, "Dijk en Waard"), lezer.dag)
    assert (bedoeld.gebied.naam, bedoeld.gezocht) == ("Dijk en Waard", None)


def test_who_went_in_pieces_is_told_where_its_figures_are():
    lezer = reader("2020-K4")
    haaren = lezer.atlas.find(Soort.GEMEENTE, "haaren")
    assert ended_sentences(
        lezer.atlas, haaren, lezer.atlas.bearers(haaren, lezer.dag)
    ) == [
        "De gemeente Haaren is op 1 januari 2021 gesplitst. Delen ervan horen nu bij "
        "Boxtel, Oisterwijk, Tilburg en Vught.",
        "Met de grenzen van nu staan haar cijfers helemaal bij Boxtel.",
    ]


def test_a_comparison_says_who_is_not_there():
    lezer = reader("2020-K4")
    gebieden = [lezer.atlas.find(Soort.GEMEENTE, s) for s in ("weesp", "dijk-en-waard")]
    naast, _ = side_by_side(lezer, gebieden, lezer.indicatoren["beschut-werk"])
    assert [n.bestaat for n in naast] == [False, True]
    regio = lezer.atlas.find(Soort.REGIO, "gooi-en-vechtstreek")
    leden = lezer.atlas.members(regio, lezer.dag)
    assert group_of(lezer, leden) == regio


def test_similar_gemeenten_are_those_of_now():
    lezer = reader("2015-K4")
    gekozen = similar_areas(lezer, lezer.atlas.find(Soort.GEMEENTE, "gooise-meren"))
    assert "Gooise Meren" in {g.naam for g in gekozen}
    assert similar_areas(lezer, lezer.atlas.find(Soort.GEMEENTE, "bussum")) == ()


def test_a_page_of_an_area_that_is_not_there_says_with_which_borders():
    weesp = make_gebied("Weesp", "gemeente")
    k = Kwartaal(2020, 4)
    assert (
        woorden.gone_heading(weesp, k, None, True)
        == "Weesp bestond eind 2020 niet meer"
    )
    assert woorden.gone_sentence(weesp, k, None, False) == (
        "Op 31 december 2020 bestond Weesp nog niet."
    )
    assert woorden.gone_sentence(weesp, k, GRENS, True) == (
        "U ziet de grenzen van nu. Op 30 september 2023 bestond Weesp niet meer."
    )


# ---- the component and whole pages ---------------------------------------------------------


@pytest.mark.parametrize("nu", [True, False])
def test_the_component_links_to_the_other_borders_only(nu):
    uitleg = explain("2020-K4", Soort.LAND, "nederland", GRENS if nu else None)
    html = render_to_string(
        "components/grenzen.html",
        {"uitleg": uitleg, "nu": nu, "toen_url": "/toen/", "nu_url": "/nu/"},
    )
    boom = Boom(html)
    assert [a["href"] for a in boom.all("a")] == ["/toen/" if nu else "/nu/"]
    assert boom.one("strong").tekst == ("van nu" if nu else "eind 2020")
    assert boom.one("summary").tekst == "Alle veranderingen (14)"
    assert len(boom.one("details").all("li")) == 14


def van_nu(adres):
    """The answer within borders of now."""
    return Client().get(f"{adres}{'&' if '?' in adres else '?'}grenzen=nu")


@pytest.mark.parametrize(
    "adres",
    [
        "/2015-K4/",
        "/2013-K2/regio/groningen/",
        "/2020-K4/regio/gooi-en-vechtstreek/",
        "/2017-K4/regio/groningen/?indicator=beschut-werk",
        "/2015-K4/gemeente/gooise-meren/",
        "/2015-K4/gemeente/bussum/",
        "/2020-K4/gemeente/haaren/",
        "/2020-K4/gemeente/weesp/",
        "/2018-K4/cluster/ddfk/",
        "/2019-K4/cluster/hbel/",
        "/2017-K4/regio/?indicator=beschut-werk",
        "/2017-K4/gemeente/?regio=groningen",
        "/2017-K4/gemeente/?formaat=csv",
        "/2015-K4/regio/gooi-en-vechtstreek/?formaat=csv",
        "/2020-K4/vergelijk/?gebied=GM0457&gebied=GM1942&gebied=AM12",
        "/2030-K4/gemeente/hilversum/",
        "/2020-K4/regio/gooi-en-vechtstreek/traject/?doel=1462",
        "/2020-K4/gemeente/weesp/traject/",
        "/kaart/2015-K4/regio/gooi-en-vechtstreek/beschut-werk.svg",
        "/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.csv",
    ],
)
def test_every_page_can_have_them(zonder_tekenen, adres):
    assert van_nu(adres).status_code == 200


def test_the_page_of_weesp_leads_to_amsterdam(zonder_tekenen):
    boom = Boom(van_nu("/2020-K4/gemeente/weesp/").content.decode())
    assert "Op 30 september 2023 bestond Weesp niet meer." in boom.tekst
    links = [(a.tekst, a["href"]) for a in boom.main.one("ul", "links").all("a")]
    assert [tekst for tekst, _ in links] == [
        "Amsterdam, 4e kwartaal 2020",
        "Weesp, 4e kwartaal 2020, met de grenzen van toen",
    ]


def test_the_card_says_of_which_area_608_is(zonder_tekenen):
    pagina = Boom(van_nu("/2020-K4/regio/gooi-en-vechtstreek/").content.decode())
    zin = (
        "Dit cijfer is van de regio zoals die toen was, met Weesp. Omrekenen kan niet."
    )
    assert zin in pagina.card("banenafspraak").tekst
    assert zin in pagina.opening


def test_within_borders_of_then_nothing_is_marked():
    waarde = Waarde(None)
    assert waarde.grenzen_van_toen is None
    assert merken_van(make_waarde(3)) == []


# ---- by the address --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "naam"),
    [
        ("/2017-K4/gemeente/?formaat=csv", "beschut-werk-per-gemeente-2017-k4"),
        (
            "/2015-K4/regio/gooi-en-vechtstreek/?formaat=csv",
            "beschut-werk-per-gemeente-gooi-en-vechtstreek-2015-k4",
        ),
        (
            "/2020-K4/vergelijk/?gebied=GM0402&gebied=AM12&indicator=beschut-werk&formaat=csv",
            "beschut-werk-2020-k4-hilversum-en-gooi-en-vechtstreek",
        ),
        (
            "/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.csv?",
            "banenafspraak-gooi-en-vechtstreek-tot-en-met-2020-k4",
        ),
    ],
)
def test_a_file_names_its_borders_in_its_name_and_its_notes(adres, naam):
    toen, nu = Client().get(adres), Client().get(f"{adres}&grenzen=nu")
    assert "grenzen" not in toen.headers["Content-Disposition"]
    assert f'"{naam}-grenzen-van-nu.csv"' in nu.headers["Content-Disposition"]
    assert "Grenzen: die van" not in toen.content.decode()
    assert "Grenzen: die van 30 september 2023, ook voor" in nu.content.decode()


def test_a_drawing_says_that_its_borders_are_those_of_now():
    adres = "/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.svg"
    toen, nu = (
        Client().get(a).content.decode() for a in (adres, f"{adres}?grenzen=nu")
    )
    assert "Met de grenzen van nu." in nu
    assert "grenzen" not in toen
