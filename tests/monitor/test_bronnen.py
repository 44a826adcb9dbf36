"""The page of all sources leads to where each figure stands."""

import re

import pytest

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer, Norm

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]


def numbers_of(bron: str, indicator: str, gebied: str) -> list:
    """Every number a document gives of one indicator and area."""
    rijen = {
        "bron__sleutel": bron,
        "indicator__code": indicator,
        "gebied__naam": gebied,
    }
    return [
        rij.waarde
        for soort in (Cijfer, Norm)
        for rij in soort.objects.current().filter(**rijen)
    ]


def stands_on(pagina, waarde) -> bool:
    if waarde is None:
        return "niet bekend" in pagina.tekst.lower()
    getal = re.escape(notatie.aantal(waarde))
    return bool(re.search(rf"(?<![\d.,]){getal}(?![\d])", pagina.tekst))


def test_every_link_of_a_source_leads_to_a_page_with_its_figure(bekijk):
    mis, gezien = [], 0
    for bron in bekijk("/bronnen/").all("article", "bron"):
        for rij in bron.all("li"):
            indicator, *plaatsen = rij.all("a")
            code = indicator["href"].split("/")[2]
            for plaats in plaatsen[:2]:
                naam = plaats.tekst.rpartition(",")[0]
                getallen = numbers_of(bron["id"].removeprefix("bron-"), code, naam)
                adres = plaats["href"].partition("#")[0]
                gezien += 1
                if not any(stands_on(bekijk(adres), w) for w in getallen):
                    mis.append((bron["id"], code, plaats.tekst, adres))
    assert gezien > 80
    assert mis == []


@pytest.mark.parametrize(
    ("bron", "adres"),
    [
        ("bron-opnaarde125000-sectoren", "/indicator/werkgever/#cijfers"),  # Rijk
        ("bron-provincie-groningen", "/indicator/werkgever/#cijfers"),
        ("bron-uwv-quotumpercentage", "/indicator/quotumpercentage/#cijfers"),
    ],
)
def test_what_no_page_of_an_area_shows_stands_with_its_indicator(bekijk, bron, adres):
    links = {a["href"] for a in bekijk("/bronnen/").one("article", id=bron).all("a")}
    assert adres in links


def test_the_quarter_of_a_link_is_that_of_the_newest_figure(bekijk):
    bron = bekijk("/bronnen/").one("article", id="bron-wfsv-3-29")
    jaar = Norm.objects.filter(bron__sleutel="wfsv-3-29").order_by("-jaar").first().jaar
    assert f"/{Kwartaal(jaar, 4)}/" in {a["href"] for a in bron.all("a")}
