"""The page of a number that is a sum: its parts, and what is missing."""

import pytest

from regio.models import Herindeling
from tests.builders import (
    make_bron,
    make_gemeente,
    make_herindeling,
    make_indeling,
)
from tests.monitor.herkomst.leveren import (
    EERST,
    deliver,
)
from tests.monitor.herkomst.pagina import BESCHUT, GOOI, read

pytestmark = pytest.mark.django_db


def table(pagina, code="cijfer"):
    deel = pagina.one("section", aria_labelledby=f"som-{code}")
    return [
        [cel.tekst for cel in tr.inhoud if not isinstance(cel, str)]
        for tr in deel.one("table").all("tr")
    ]


def test_a_sum_shows_its_parts_and_what_is_missing(wereld):
    laren = make_gemeente("Laren", regio=wereld.regio)
    make_gemeente("Blaricum", regio=wereld.regio)
    deliver(wereld.figure(30, indicator=wereld.mensen), EERST)
    deliver(wereld.figure(3, indicator=wereld.mensen, gebied=laren), EERST)
    pagina = read(GOOI)
    assert pagina.opening == (
        "Geen bron geeft dit getal als geheel. Wij telden op wat van 1 gemeente bekend is. "
        "Van 2 gemeenten kennen wij geen getal. Die tellen niet mee."
    )
    assert table(pagina) == [
        ["Gemeente", "Getal", "Telt niet mee"],
        ["Blaricum", "niet bekend", "geen cijfer in onze bronnen"],
        ["Huizen", "30", ""],
        ["Laren", "1 t/m 4", "te klein om te tonen"],
        ["Som", "30", ""],
    ]
    links = pagina.all("a", "cijfer")
    assert [a["href"] for a in links] == [BESCHUT, BESCHUT.replace("huizen", "laren")]
    assert pagina.all("section", aria_labelledby="deel-bron") == []


def test_an_invented_part_is_not_in_a_real_sum(wereld):
    laren = make_gemeente("Laren", regio=wereld.regio)
    verzonnen = wereld.figure(
        8, indicator=wereld.mensen, gebied=laren, bron=make_bron(soort="voorbeeld")
    )
    verzonnen.voorbeeld = True
    deliver(verzonnen, EERST)
    deliver(wereld.figure(30, indicator=wereld.mensen), EERST)
    pagina = read(GOOI)
    assert ["Laren", "8 voorbeeld", "verzonnen, telt niet mee"] in table(pagina)
    assert table(pagina)[-1] == ["Som", "30", ""]
    assert pagina.one("title").tekst.startswith("Voorbeeld: ")


def test_a_figure_of_a_merged_gemeente_is_added_to_its_successor(wereld):
    bron = make_bron("bijlage")
    bussum = make_gemeente("Bussum", geldig_tot="2025-01-01")
    make_indeling(bussum, wereld.regio, tot="2025-01-01")
    make_herindeling(bussum, wereld.gemeente, "2025-01-01", Herindeling.Wijze.OPGAAN)
    deliver(wereld.figure(30, indicator=wereld.mensen, bron=bron), EERST)
    deliver(wereld.figure(12, indicator=wereld.mensen, bron=bron, gebied=bussum), EERST)
    pagina = read(BESCHUT)
    assert "Wij rekenden het uit: 42 = 30 (zelf) + 12 (Bussum)." in pagina.opening
    assert [rij[:2] for rij in table(pagina)] == [
        ["Gemeente", "Getal"],
        ["Huizen zelf", "30"],
        ["Bussum", "12"],
        ["Som", "42"],
    ]
    oud = "/2025-K4/gemeente/bussum/herkomst/beschut-werk/"
    assert pagina.one("a", href=oud).tekst == "12"
    oude_pagina = read(oud)
    assert "eind 2025: 12" in oude_pagina.one("p", "onder").tekst
    # It had no page of its own then: its history is shown as it was.
    toen = oude_pagina.one("p", "uitvoer").one("a")["href"]
    assert toen.startswith(f"{oud}?bekend_op=2026-03-02T")
    assert "eind 2025: 12" in read(toen).one("p", "onder").tekst


def test_a_year_of_a_stroom_is_the_sum_of_its_quarters(wereld):
    for nummer, waarde in enumerate((10, 20, 30, 40), start=1):
        rij = wereld.figure(waarde, f"2025-K{nummer}", indicator=wereld.stroom)
        deliver(rij, EERST)
    adres = "/2025-K4/gemeente/huizen/herkomst/uitstroom/"
    pagina = read(adres)
    assert pagina.opening == (
        "Geen bron geeft dit getal voor het hele jaar. Wij telden 4 kwartalen op. "
        "Wij rekenden het uit: 100 = 10 + 20 + 30 + 40."
    )
    assert [rij[:2] for rij in table(pagina)][1:] == [
        ["1e kwartaal 2025", "10"],
        ["2e kwartaal 2025", "20"],
        ["3e kwartaal 2025", "30"],
        ["4e kwartaal 2025", "40"],
        ["Som", "100"],
    ]
    laatste = pagina.all("a", "cijfer")[-1]
    eigen = read(laatste["href"])
    assert eigen.one("p", "onder").tekst.endswith("in het 4e kwartaal 2025: 40")
    assert "leverde dit getal" in eigen.opening


def test_a_period_over_years_is_told_as_such(wereld):
    rij = wereld.figure(131, "2025-K3", indicator=wereld.stroom, vanaf="2023-K1")
    deliver(rij, EERST)
    voor = "/2025-K3/gemeente/huizen/herkomst/uitstroom/"
    for adres in (f"{voor}?vanaf=2023-K1", voor):
        assert (
            read(adres)
            .one("p", "onder")
            .tekst.endswith("van 2023 tot en met september 2025: 131")
        )
