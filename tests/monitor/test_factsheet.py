"""The A4 of an area: what is on it, what is counted when it does not fit, and nothing hidden."""

from dataclasses import replace

import pytest
from django.test import Client

from banenafspraak.models import Dataversie
from monitor import factsheet as vel
from monitor.adressen import SOORTEN
from monitor.blik import as_moment
from monitor.factsheet import make_factsheet
from monitor.overzichten import Lezer, area_page
from tests.monitor.boom import Boom

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

GOOI = "/2020-K4/regio/gooi-en-vechtstreek/factsheet/"
HILVERSUM = "/2019-K4/gemeente/hilversum/factsheet/"
GEBIEDEN = [
    GOOI,
    HILVERSUM,
    "/2020-K4/land/nederland/factsheet/",
    "/2019-K4/cluster/hbel/factsheet/",
    "/2017-K4/regio/groningen/factsheet/",
    "/2013-K1/gemeente/groningen/factsheet/",
    "/2030-K4/gemeente/hilversum/factsheet/",
]


def get(adres, status=200):
    antwoord = Client().get(adres)
    assert antwoord.status_code == status, adres
    return antwoord


def sheet(adres):
    return Boom(get(adres).content.decode()).one("article", "vel")


def page_of(adres):
    from banenafspraak.kwartaal import Kwartaal

    _, kwartaal, soort, slug, *_ = adres.split("/")
    kwartaal = Kwartaal.lees(kwartaal)
    lezer = Lezer(kwartaal, vandaag=kwartaal.peildatum.replace(year=2026))
    pagina, _ = area_page(lezer, lezer.atlas.find(SOORTEN[soort], slug))
    return pagina


@pytest.mark.parametrize("adres", GEBIEDEN)
def test_every_area_has_a_sheet_with_its_link(adres):
    tekst = sheet(adres).one("p", "vel-voet").tekst
    moment = as_moment(Dataversie.objects.nieuwste().moment)
    assert f"bekend_op={moment}" in tekst
    assert "Zoals bekend op" in tekst


def test_the_link_of_the_sheet_opens_the_page_of_the_area():
    link = sheet(GOOI).one("p", "vel-voet").one("a")["href"]
    assert "608" in Boom(get(link).content.decode()).tekst


def test_each_goal_has_its_number_norm_and_shortfall():
    doel = sheet(GOOI).all("div", "vel-doel")[0].tekst
    assert "608 van 900 extra banen" in doel
    assert "Niet gehaald: 68%. 292 extra banen te weinig" in doel


def test_the_sentences_are_about_real_figures():
    zin = sheet(GOOI).one("p", "vel-zin").tekst
    assert "Gooi en Vechtstreek haalde de norm voor de banenafspraak niet." in zin
    assert "oorbeeld" not in zin


def test_what_is_not_known_names_who_can_deliver_it():
    tekst = sheet(HILVERSUM).one("section", aria_labelledby="vel-onbekend").tekst
    assert "Beschut werk: niet bekend. UWV kan dit cijfer leveren." in tekst
    assert "De gemeente Hilversum kan dit cijfer leveren." in tekst


def test_a_region_with_gaps_says_how_many_are_missing():
    tekst = sheet("/2017-K4/regio/groningen/factsheet/").tekst
    assert "Bij de norm ontbreken 8 gemeenten." in tekst


def test_a_quarter_to_come_has_no_judgement():
    tekst = sheet("/2030-K4/gemeente/hilversum/factsheet/").tekst
    assert "moet nog komen" in tekst
    assert "te weinig" not in tekst


def test_the_sources_of_the_numbers_stand_on_the_sheet():
    bronnen = sheet(GOOI).one("section", aria_labelledby="vel-bronnen")
    assert "brief Werkkamer" in bronnen.tekst
    for a in bronnen.all("a"):
        assert a["href"].startswith("/bronnen/#bron-") or "/bronnen/?" in a["href"]


def test_what_does_not_fit_is_counted(monkeypatch):
    pagina = page_of(HILVERSUM)
    alles = make_factsheet(pagina, None)
    monkeypatch.setattr(vel, "MEESTE_DOELEN", 1)
    monkeypatch.setattr(vel, "MEESTE_ONBEKEND", 1)
    kort = make_factsheet(pagina, None)
    assert len(kort.doelen) == 1
    assert kort.meer_doelen == len(alles.doelen) - 1
    assert kort.meer_onbekend == len(alles.onbekend) + alles.meer_onbekend - 1


def test_a_sum_of_more_goals_than_fit_keeps_the_sheet_short():
    pagina = page_of(HILVERSUM)
    veel = replace(pagina, doelen=pagina.doelen * 10)
    assert len(make_factsheet(veel, None).doelen) == vel.MEESTE_DOELEN


@pytest.mark.parametrize(
    ("adres", "status", "tekst"),
    [
        ("/2020-K4/gemeente/nergens/factsheet/", 404, "Er is geen gemeente"),
        (f"{GOOI}?formaat=odt", 404, "Kies pdf"),
        (f"{GOOI}?formaat=%00", 404, "Kies pdf"),
        ("/2022-K3/gemeente/weesp/factsheet/", 200, "Weesp"),
        ("/2022-K3/gemeente/weesp/factsheet/?formaat=x", 404, "Kies pdf"),
    ],
)
def test_what_is_not_there_says_so(adres, status, tekst):
    assert tekst in get(adres, status).content.decode()
