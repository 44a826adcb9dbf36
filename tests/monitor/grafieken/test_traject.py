"""The way to a goal: figures left of the line, norm, goal and pace right of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.grafieken import (
    Einddoel,
    Normpunt,
    Trajectgrafiek,
    Verwacht,
    png_bestand,
    sleutel,
    svg,
    svg_bestand,
    svg_inline,
)
from monitor.grafieken.doek import Vorm
from monitor.grafieken.traject import traject

from .gevallen import make_punt, make_reeks
from .kijken import assert_labels_inside_and_apart

FORMATEN = ("breed", "smal")
K = Kwartaal.lees


def make_normen(eerste, waarden, voorbeeld=False):
    """The norm of consecutive years."""
    return tuple(
        Normpunt(eerste + n, Decimal(w), voorbeeld) for n, w in enumerate(waarden)
    )


def make_verwacht(eerste, waarden, marge=None):
    return tuple(
        Verwacht(eerste + n, Decimal(w))
        if marge is None
        else Verwacht(
            eerste + n, Decimal(w), Decimal(w - marge * n), Decimal(w + marge * n)
        )
        for n, w in enumerate(waarden)
    )


def make_grafiek(**anders) -> Trajectgrafiek:
    standaard = {
        "titel": "Banenafspraak: extra banen in Voorbeeldstad, tot eind 2025",
        "omschrijving": "De weg naar het doel.",
        "punten": make_reeks("2019-K4", (560, 570, 580, 590, 608)),
        "normen": make_normen(2020, (900, 1000, 1100, 1200, 1300, 1462)),
        "gekozen": K("2020-K4"),
        "einde": 2025,
        "doel": Einddoel(2025, Decimal(1462), "doel 1.462", "nodig: 43 per kwartaal"),
        "begin": make_punt("2020-K4", 608),
        "verwacht": make_verwacht(2021, (656, 704, 752, 800, 848), 20),
        "tempo": "in het tempo van het laatste jaar",
        "noten": ("Grijs vlak: van het langzaamste tot het snelste tempo.",),
        "bron": "brief Werkkamer.",
    }
    return Trajectgrafiek(**(standaard | anders))


ZONDER_TEMPO = {"verwacht": (), "begin": None, "tempo": ""}
GEVALLEN = {
    "alles": make_grafiek(),
    "een cijfer": make_grafiek(
        punten=make_reeks("2020-K4", (608,)), normen=(), **ZONDER_TEMPO
    ),
    "een norm van nu": make_grafiek(normen=make_normen(2020, (900,)), **ZONDER_TEMPO),
    "zonder doel": make_grafiek(doel=None),
    "alles op een hoogte": make_grafiek(
        punten=make_reeks("2019-K4", (600,) * 5),
        normen=make_normen(2020, (600,) * 6),
        begin=make_punt("2020-K4", 600),
        verwacht=make_verwacht(2021, (600,) * 5),
        doel=Einddoel(2025, Decimal(600), "doel 600"),
    ),
    "grote getallen": make_grafiek(
        punten=make_reeks("2019-K4", (61_792, 58_763, 66_000, 65_000, 66_730)),
        normen=make_normen(2020, (67_500, 80_000, 92_500, 105_000, 115_000, 125_000)),
        begin=make_punt("2020-K4", 66_730),
        verwacht=make_verwacht(2021, (71_668, 76_606, 81_544, 86_482, 91_420), 5000),
        doel=Einddoel(
            2025,
            Decimal(999_999_999),
            "doel 999.999.999",
            "nodig: 49.996.664 per kwartaal",
        ),
    ),
    "ver weg": make_grafiek(
        einde=2050,
        doel=Einddoel(2050, Decimal(1462), "doel 1.462", "nodig: 8 per kwartaal"),
        verwacht=make_verwacht(2021, range(610, 670, 2), 3),
    ),
    "doel in het jaar zelf": make_grafiek(
        einde=2021, doel=Einddoel(2020, Decimal(900), "doel 900"), **ZONDER_TEMPO
    ),
    "per jaar": make_grafiek(
        stap=4,
        punten=(
            make_punt("2018-K4", 20),
            make_punt("2019-K4", 30),
            make_punt("2020-K4", 40),
        ),
        normen=(),
        begin=make_punt("2020-K4", 40),
        verwacht=make_verwacht(2021, (50, 60, 70, 80, 90), 2),
        doel=Einddoel(2025, Decimal(100), "doel 100", "nodig: 12 per jaar"),
    ),
    "halverwege een jaar": make_grafiek(
        gekozen=K("2020-K2"),
        punten=make_reeks("2019-K2", (560, 570, 580, 590, 575)),
        begin=make_punt("2019-K4", 580),
        normen=make_normen(2019, (800, 900)),
        verwacht=make_verwacht(2020, (610, 640, 670, 700, 730, 760), 10),
    ),
    "voorbeeld": make_grafiek(
        punten=make_reeks("2019-K4", (560, 570, 580, 590, 608), "voorbeeld"),
        normen=make_normen(2020, (900, 1000), True),
        begin=make_punt("2020-K4", 608, "voorbeeld"),
    ),
    "met gaten": make_grafiek(
        punten=(
            make_punt("2019-K4", 560),
            make_punt("2020-K1", None, "onbekend"),
            make_punt("2020-K2", None, "te klein"),
            make_punt("2020-K3", 590, "afgeleid"),
            make_punt("2020-K4", 608),
        )
    ),
    "onder nul": make_grafiek(
        punten=make_reeks("2019-K4", (-40, -35, -30, -25, -20)),
        begin=make_punt("2020-K4", -20),
        verwacht=make_verwacht(2021, (0, 20, 40, 60, 80), 10),
        normen=(),
    ),
}


@pytest.mark.parametrize("met_titel", [False, True])
@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", GEVALLEN)
def test_labels_lie_inside_and_apart(naam, formaat, met_titel):
    assert_labels_inside_and_apart(GEVALLEN[naam], formaat, met_titel, speling=0)


@pytest.mark.parametrize("formaat", FORMATEN)
def test_each_line_has_its_words_at_its_end(formaat):
    teksten = " ".join(
        t.regel.tekst for t in svg.teken(make_grafiek(), formaat).teksten
    )
    for woord in ("608", "doel 1.462", "eind 2025", "± 848", "2025"):
        assert woord in teksten
    assert "nodig:" in teksten


def shapes(grafiek, klasse):
    tekening = svg.teken(grafiek, "breed")
    return [v for v in tekening.vormen if isinstance(v, Vorm) and v.klasse == klasse]


def test_the_way_to_the_goal_runs_from_the_newest_figure():
    (weg,) = shapes(make_grafiek(), "g-mistlijn")
    (ring,) = shapes(make_grafiek(), "g-kruis")
    assert weg.punten[1] == ring.punten[0]
    assert weg.punten[0][0] < weg.punten[1][0]
    bereikt = make_grafiek(doel=Einddoel(2025, Decimal(500), "doel 500"))
    assert shapes(bereikt, "g-mistlijn") == []


def test_the_expected_line_goes_by_the_ends_of_years():
    (lijn,) = shapes(make_grafiek(), "g-m1 g-door")
    assert len(lijn.punten) == 6  # where it starts, and five years
    stappen = {
        round(b[0] - a[0], 3)
        for a, b in zip(lijn.punten, lijn.punten[1:], strict=False)
    }
    assert len(stappen) == 1


def test_the_band_holds_the_expected_line_and_is_hatched_for_an_example():
    (band,) = shapes(make_grafiek(), "grijs-vlak")
    (lijn,) = shapes(make_grafiek(), "g-m1 g-door")
    hoogste, laagste = (f(y for _, y in band.punten) for f in (min, max))
    assert all(hoogste <= y <= laagste for _, y in lijn.punten)
    assert shapes(GEVALLEN["voorbeeld"], "grijs-vlak") == []
    assert shapes(GEVALLEN["voorbeeld"], "arcering-rustig")
    zonder = make_grafiek(verwacht=make_verwacht(2021, (656, 704)))
    assert shapes(zonder, "grijs-vlak") == []


def test_no_norm_is_drawn_where_a_year_is_missing():
    gat = make_grafiek(
        normen=(*make_normen(2020, (900,)), *make_normen(2022, (1100, 1200)))
    )
    assert len(shapes(gat, "g-norm")) == 1
    assert len(shapes(gat, "g-ruit")) == 3


def test_a_gap_breaks_the_line_and_is_a_quiet_band():
    assert len(shapes(GEVALLEN["met gaten"], "g-lijn")) == 1
    assert len(shapes(GEVALLEN["met gaten"], "g-gat")) == 1
    assert shapes(GEVALLEN["per jaar"], "g-gat") == []


def test_an_example_has_its_badge_and_open_marks():
    tekst = svg_inline(GEVALLEN["voorbeeld"], "breed", "g-")
    assert "g-merk" in tekst
    assert "verzonnen" in tekst
    assert "g-merk" not in svg_inline(make_grafiek(), "breed", "g-")


def test_it_is_a_figure_and_a_file():
    assert traject(make_grafiek(), "breed").get_size_inches()[0] > 0
    assert b"brief Werkkamer" in svg_bestand(make_grafiek())
    assert png_bestand(make_grafiek()).startswith(b"\x89PNG")


def test_the_key_follows_what_is_shown():
    grafiek = make_grafiek()
    ander = replace(grafiek, doel=replace(grafiek.doel, waarde=Decimal(1463)))
    assert sleutel(grafiek, "breed") == sleutel(make_grafiek(), "breed")
    assert sleutel(grafiek, "breed") != sleutel(ander, "breed")


def test_a_figure_after_the_quarter_of_the_page_is_refused():
    with pytest.raises(ValueError, match="na het gekozen kwartaal"):
        make_grafiek(gekozen=K("2020-K3"))


def test_a_line_that_begins_nowhere_is_refused():
    with pytest.raises(ValueError, match="begint nergens"):
        make_grafiek(begin=None)
