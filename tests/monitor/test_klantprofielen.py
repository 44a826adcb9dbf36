"""Klantprofielen on pages: 139 is 25% of circa 556; own figures of gemeenten when they come."""

import pytest

from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Bron, Indicator, Levering, Uitsplitsing
from regio.models import Gebied
from tests.builders import build_cijfer, make_bron
from tests.monitor.leveren import read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

GOOI = "/2020-K4/regio/gooi-en-vechtstreek/"
LEDEN = "GM0376 GM0317 GM1942 GM0402 GM0406 GM0417 GM0457 GM1696".split()


def put(gebied, aantal, geheel, kwartaal="2020-K4", soort=Bron.Soort.GEMEENTE):
    waar = Gebied.objects.get(code=gebied)
    delen = {"totaal": aantal, "gemeentelijke-doelgroep": geheel}
    rijen = [
        build_cijfer(
            waarde,
            kwartaal,
            gebied=waar,
            indicator=Indicator.objects.get(code="klantprofielen"),
            uitsplitsing=Uitsplitsing.objects.get(code=code),
            bron=make_bron(soort=soort),
            voorbeeld=soort == Bron.Soort.VOORBEELD,
        )
        for code, waarde in delen.items()
        if waarde is not None
    ]
    levering = Levering(gebied=waar)
    hand_in(levering, rijen)
    publish(levering)


def test_the_region_shows_the_number_its_whole_the_share_and_the_caveat(bekijk):
    blok = bekijk(GOOI).block("klantprofielen")
    assert "Eind 2020 stonden 139 profielen van gemeenten" in blok.tekst
    assert blok.one("p", "kern-waarde").tekst == "139 van circa 556 (afgeleid)"
    assert blok.one("p", "status").tekst == "Geen norm, wel een deel: 25%"
    assert blok.one("svg", "balk").all("rect", "b-bereikt")[0]["width"] == "25%"
    assert "Die circa 556 is afgeleid: 139 ÷ 25%." in blok.tekst
    assert "Door afronden kan dat een paar mensen schelen." in blok.tekst
    assert "Bron: brief Werkkamer, 30 juni 2021" in blok.tekst
    assert blok.all("table") == []


def test_a_gemeente_shows_the_figure_of_its_region_as_such(bekijk):
    blok = bekijk("/2020-K4/gemeente/hilversum/").block("klantprofielen")
    assert blok.one("p", "kern-waarde").tekst == "139 van circa 556 (afgeleid)"
    assert "cijfer van de regio" in blok.one("div", "merken").tekst


def test_a_gemeente_with_its_own_figures_shows_those(eigen_data):
    put("GM0402", 60, 200)
    blok = read("/2020-K4/gemeente/hilversum/").block("klantprofielen")
    assert blok.one("p", "kern-waarde").tekst == "60 van 200"
    assert blok.one("p", "status").tekst == "Geen norm, wel een deel: 30%"
    assert "cijfer van de regio" not in blok.tekst


def test_the_published_figure_of_the_region_wins_from_its_gemeenten(eigen_data):
    put("GM0402", 60, 200)
    blok = read(GOOI).block("klantprofielen")
    assert blok.one("p", "kern-waarde").tekst == "139 van circa 556 (afgeleid)"


def test_gemeenten_add_up_to_the_share_of_the_region(eigen_data):
    for code in LEDEN:
        put(code, 10, 50, "2021-K2")
    blok = read("/2021-K2/regio/gooi-en-vechtstreek/").block("klantprofielen")
    assert blok.one("p", "kern-waarde").tekst == "80 van 400 (afgeleid)"
    assert blok.one("p", "status").tekst == "Geen norm, wel een deel: 20%"


def test_a_sum_with_gaps_has_no_share_and_names_who_is_missing(eigen_data):
    for code in LEDEN[:-1]:
        put(code, 10, 50, "2021-K2")
    blok = read("/2021-K2/regio/gooi-en-vechtstreek/").block("klantprofielen")
    assert blok.all("p", "kern-waarde") == []
    assert "%" not in blok.tekst
    assert "1 gemeente ontbreekt: Wijdemeren." in blok.tekst


def blocks(pagina):
    """Every block about klantprofielen: a real one and an example may stand apart."""
    return [
        b
        for b in pagina.all("article", "blok")
        if b["aria-labelledby"].startswith("blok-klantprofielen")
    ]


@pytest.mark.parametrize("echt", ["aantal", "geheel"])
def test_an_example_and_a_real_figure_have_no_share(eigen_data, echt):
    aantal = (60, None) if echt == "aantal" else (None, 200)
    rest = (None, 200) if echt == "aantal" else (60, None)
    put("GM0402", *aantal)
    put("GM0402", *rest, soort=Bron.Soort.VOORBEELD)
    gevonden = blocks(read("/2020-K4/gemeente/hilversum/"))
    assert gevonden
    for blok in gevonden:
        assert "30%" not in blok.tekst
        assert "60 van" not in blok.tekst


def test_an_example_says_so_in_its_sentence_its_bar_and_its_mark(eigen_data):
    put("GM0402", 60, 200, soort=Bron.Soort.VOORBEELD)
    gevonden = blocks(read("/2020-K4/gemeente/hilversum/"))
    (blok,) = [b for b in gevonden if "60" in b.one("p", "kern-waarde").tekst]
    assert "Voorbeeld: Eind 2020 stonden 60 profielen" in blok.tekst
    assert "Voorbeeld: 60 is 30% van 200" in blok.tekst
    assert len(blok.one("svg", "balk").all("rect", "b-voorbeeld")) == 1
    assert "voorbeeld" in blok.one("div", "merken").tekst
