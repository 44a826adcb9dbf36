"""A total with its parts: area, lines that differ in shape, and where one passes another."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.grafieken import (
    Kruispunt,
    Opbouwgrafiek,
    Reeks,
    png_bestand,
    sleutel,
    stijl,
    svg,
    svg_bestand,
    svg_inline,
)
from monitor.grafieken.opbouw import opbouw

from .gevallen import make_punt, make_reeks
from .kijken import (
    assert_labels_inside_and_apart,
    assert_shapes_inside,
    tekst_van,
    vormen,
)

FORMATEN = ("breed", "smal")
K = Kwartaal.lees


def make_deel(naam, eerste="2019-K4", waarden=(), soort="echt") -> Reeks:
    return Reeks(naam, make_reeks(eerste, waarden, soort))


def make_grafiek(totaal, *delen, gekozen="2020-K4", **anders) -> Opbouwgrafiek:
    standaard = {
        "titel": "Mensen in het register in Voorbeeldstad",
        "omschrijving": "Het totaal met twee groepen.",
        "bron": "UWV.",
    }
    return Opbouwgrafiek(
        totaal=totaal, delen=delen, gekozen=K(gekozen), **(standaard | anders)
    )


def make_kruising(kwartaal, vanaf, tempo=None, **anders) -> Kruispunt:
    return Kruispunt(
        "Participatiewet",
        "Wajong",
        K(kwartaal),
        K(vanaf),
        f"Participatiewet haalt Wajong in:\n{K(kwartaal).label}",
        tempo and tuple(map(Decimal, tempo)),
        **anders,
    )


TOTAAL = make_deel("totaal", waarden=(200, 202, 204, 206, 208))
WAJONG = make_deel("Wajong", waarden=(100, 98, 96, 94, 92))
# 12 apart at the end, 3 closer a quarter: they meet after 4 quarters.
PARTICIPATIEWET = make_deel("Participatiewet", waarden=(76, 77, 78, 79, 80))
VERWACHT = make_grafiek(
    TOTAAL,
    WAJONG,
    PARTICIPATIEWET,
    kruising=make_kruising("2021-K4", "2020-K4", (1, -2)),
)
GEBEURD = make_grafiek(
    TOTAAL,
    make_deel("Wajong", waarden=(100, 96, 92, 88, 84)),
    make_deel("Participatiewet", waarden=(80, 84, 88, 96, 104)),
    kruising=make_kruising("2020-K3", "2020-K2"),
)


def als_voorbeeld(reeks: Reeks) -> Reeks:
    return Reeks(reeks.naam, tuple(replace(p, soort="voorbeeld") for p in reeks.punten))


VOORBEELD = replace(
    VERWACHT,
    totaal=Reeks(
        "totaal",
        (
            *als_voorbeeld(TOTAAL).punten[:2],
            TOTAAL.punten[2],
            *als_voorbeeld(TOTAAL).punten[3:],
        ),
    ),
    delen=(als_voorbeeld(WAJONG), als_voorbeeld(PARTICIPATIEWET)),
    kruising=replace(VERWACHT.kruising, voorbeeld=True),
)
GEVALLEN = {
    "verwacht": VERWACHT,
    "gebeurd": GEBEURD,
    "voorbeeld": VOORBEELD,
    "meteen": make_grafiek(
        TOTAAL,
        make_deel("Wajong", waarden=(100, 98, 96, 94, 92)),
        make_deel("Participatiewet", waarden=(83, 85, 87, 89, 91)),
        kruising=make_kruising("2021-K1", "2020-K4", (2, -2)),
    ),
    "ver weg": make_grafiek(
        TOTAAL,
        make_deel("Wajong", waarden=(180, 180, 180, 180, 180)),
        make_deel("Participatiewet", waarden=(76, 77, 78, 79, 80)),
        kruising=make_kruising("2025-K4", "2020-K4", (5, 0), voorbeeld=True),
    ),
    "gebeurd in een gat": make_grafiek(
        TOTAAL,
        make_deel("Wajong", waarden=(100, None, None, 90, 89)),
        make_deel("Participatiewet", waarden=(80, None, None, 95, 96)),
        kruising=make_kruising("2020-K3", "2019-K4"),
    ),
    "cijfers lopen achter": replace(VERWACHT, gekozen=K("2021-K3")),
    "zonder kruising": replace(VERWACHT, kruising=None),
    "alleen het totaal": make_grafiek(make_deel("totaal", waarden=(5, 6, 7, None, 9))),
    "alleen delen": make_grafiek(make_deel("totaal"), WAJONG, PARTICIPATIEWET),
    "niets": make_grafiek(make_deel("totaal")),
    "een punt": make_grafiek(make_deel("totaal", "2020-K4", [1914])),
    "losse punten": make_grafiek(
        make_deel("totaal", "2017-K1", (204074, 204490, None, 200452) + (None,) * 6),
        make_deel("Wajong", "2018-K1", (None, 90000, None, 91000), "voorbeeld"),
    ),
    "los voorbeeld": make_grafiek(make_deel("totaal", "2020-K2", [5], "voorbeeld")),
    "te klein": make_grafiek(
        Reeks(
            "totaal", (make_punt("2020-K1", 6), make_punt("2020-K3", None, "te klein"))
        )
    ),
    "afgeleid": make_grafiek(
        make_deel("totaal", waarden=(200, 202, 204, 206, 208), soort="afgeleid"),
        make_deel("Wajong", waarden=(100, 98, 96, 94, 92), soort="afgeleid"),
    ),
    "vier delen die samenvallen": make_grafiek(
        TOTAAL,
        *(make_deel(f"Groep {n}", waarden=(50,) * 5) for n in range(4)),
    ),
    "vijf lange namen": make_grafiek(
        TOTAAL,
        *(
            make_deel(f"Mensen met een heel oude gesubsidieerde baan {n}", waarden=[n])
            for n in range(5)
        ),
    ),
    "veel kwartalen": make_grafiek(
        make_deel("totaal", "2016-K4", range(1900, 1917)),
        make_deel("Wajong", "2016-K4", range(976, 959, -1)),
        make_deel("Participatiewet", "2016-K4", range(560, 747, 11)),
        kruising=make_kruising("2025-K3", "2020-K4", (11, -1)),
    ),
    "alles nul": make_grafiek(make_deel("totaal", waarden=(0,) * 5)),
    "benadering": make_grafiek(
        Reeks("totaal", (make_punt("2020-K3", 1900, benadering="circa"),)),
    ),
}


# ---- every drawing -----------------------------------------------------------------------


@pytest.mark.parametrize("met_titel", [False, True])
@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", GEVALLEN)
def test_labels_lie_inside_and_apart(naam, formaat, met_titel):
    assert_labels_inside_and_apart(GEVALLEN[naam], formaat, met_titel)


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", GEVALLEN)
def test_every_shape_lies_inside(naam, formaat):
    assert_shapes_inside(GEVALLEN[naam], formaat)


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", GEVALLEN)
def test_inline_is_clean_and_carries_classes_of_the_style_sheet(naam, formaat):
    tekst = svg_inline(GEVALLEN[naam], formaat, "g")
    wortel = ET.fromstring(tekst)
    bekend = {k for klasse in stijl.VORMEN for k in klasse.split()} | set(stijl.TEKSTEN)
    for element in wortel:
        assert "style" not in element.attrib
        if element.tag in ("path", "circle", "text"):
            assert set(element.get("class").split()) <= bekend | {"g-vet", "s-halo"}
    assert wortel.get("role") == "img"
    assert not any(w in tekst for w in ("nan", "inf", "url(", "http"))


@pytest.mark.parametrize("naam", GEVALLEN)
def test_equal_data_equal_bytes(naam):
    grafiek = GEVALLEN[naam]
    opnieuw = replace(grafiek, titel="".join(list(grafiek.titel)))
    assert svg_bestand(grafiek) == svg_bestand(opnieuw)
    assert sleutel(grafiek, "breed") == sleutel(opnieuw, "breed")
    assert png_bestand(grafiek, 1) == png_bestand(opnieuw, 1)


def test_the_key_follows_the_data():
    anders = [
        replace(VERWACHT, kruising=None),
        replace(VERWACHT, bron="x"),
        replace(VERWACHT, totaal=als_voorbeeld(TOTAAL)),
        replace(VERWACHT, noten=("Het totaal is meer.",)),
        GEBEURD,
    ]
    sleutels = {sleutel(g, "breed") for g in (VERWACHT, *anders)}
    assert len(sleutels) == 1 + len(anders)


def test_the_style_sheets_know_every_class():
    map_ = stijl.LETTERMAP.parent / "static/monitor/css"
    tekst = "".join(pad.read_text("utf-8") for pad in map_.glob("*.css"))
    for klasse in ("grijs-vlak", "arcering-rustig", "g-door", "g-kruis"):
        assert f".{klasse} {{" in tekst


# ---- what is drawn -----------------------------------------------------------------------


def test_every_line_is_named_with_its_last_figure():
    tekst = tekst_van(GEBEURD)
    assert "totaal 208" in tekst
    assert "Wajong 84" in tekst
    assert "Participatiewet 104" in tekst


def test_lines_differ_in_shade_and_in_shape_of_their_marks():
    schijf, vierkant = vormen(VERWACHT, "g-m1-punt"), vormen(VERWACHT, "g-m3-punt")
    assert len(schijf) == len(vierkant) == 5
    assert all(v.straal for v in schijf)
    assert all(not v.straal and len(v.punten) == 4 for v in vierkant)


def test_the_total_is_a_filled_area_with_filled_points():
    assert len(vormen(VERWACHT, "grijs-vlak")) == 1
    assert len(vormen(VERWACHT, "g-m4-punt")) == 5
    assert vormen(VERWACHT, "arcering-rustig") == []


def test_an_example_is_hatched_dotted_and_open_and_the_real_total_stays_filled():
    assert len(vormen(VOORBEELD, "arcering-rustig")) == 1
    assert vormen(VOORBEELD, "grijs-vlak") == []
    assert len(vormen(VOORBEELD, "g-m4-punt")) == 1
    assert len(vormen(VOORBEELD, "g-m1-punt g-open")) == 5
    assert len(vormen(VOORBEELD, "g-m1 g-lijn--voorbeeld")) == 1
    assert vormen(VOORBEELD, "g-m1") == []


@pytest.mark.parametrize("formaat", FORMATEN)
def test_the_real_total_among_examples_is_written_at_its_point(formaat):
    assert "204" in tekst_van(VOORBEELD, formaat).split()
    assert "202" not in tekst_van(VOORBEELD, formaat).split()


@pytest.mark.parametrize("formaat", FORMATEN)
def test_the_badge_stands_in_the_drawing_and_at_the_crossing(formaat):
    assert tekst_van(VOORBEELD, formaat).split().count("voorbeeld") == 2
    assert len(vormen(VOORBEELD, "g-merk", formaat)) == 2
    assert "voorbeeld" not in tekst_van(VERWACHT, formaat)


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("plek", [0, 3])
def test_a_real_total_at_any_place_is_written_at_its_point(plek, formaat):
    punten = list(als_voorbeeld(TOTAAL).punten)
    punten[plek] = TOTAAL.punten[plek]
    grafiek = replace(VOORBEELD, totaal=Reeks("totaal", tuple(punten)))
    assert str(TOTAAL.punten[plek].waarde) in tekst_van(grafiek, formaat).split()


def test_a_gap_breaks_area_and_line():
    grafiek = make_grafiek(
        make_deel("totaal", waarden=(9, 9, None, 9, 9)),
        make_deel("Wajong", waarden=(5, 5, None, 5, 5)),
    )
    assert len(vormen(grafiek, "grijs-vlak")) == 2
    assert len(vormen(grafiek, "g-m1")) == 2
    assert len(vormen(grafiek, "g-gat")) == 1
    assert "geen" in tekst_van(grafiek)


def test_a_total_without_parts_has_no_area():
    assert vormen(GEVALLEN["alleen het totaal"], "grijs-vlak") == []
    assert len(vormen(GEVALLEN["alleen het totaal"], "g-m4")) == 1


def test_an_example_without_neighbours_is_an_open_point():
    assert len(vormen(GEVALLEN["los voorbeeld"], "g-m4-punt g-open")) == 1


# ---- the crossing ------------------------------------------------------------------------


@pytest.mark.parametrize("formaat", FORMATEN)
def test_both_lines_are_drawn_on_to_where_they_meet(formaat):
    (kruis,) = vormen(VERWACHT, "g-kruis", formaat)
    for klasse, laatste in (("g-m1 g-door", "g-m1-punt"), ("g-m3 g-door", "g-m3-punt")):
        (lijn,) = vormen(VERWACHT, klasse, formaat)
        begin, eind = lijn.punten
        assert eind == pytest.approx(kruis.punten[0], abs=0.01)
        punten = vormen(VERWACHT, laatste, formaat)[-1].punten
        assert begin[0] == pytest.approx(sum(x for x, _ in punten) / len(punten))


def test_the_meeting_lies_as_far_on_as_the_pace_says():
    """12 apart and 3 closer a quarter: four quarters after the last figure."""
    (kruis,) = vormen(VERWACHT, "g-kruis")
    xs = [v.punten[0][0] for v in vormen(VERWACHT, "g-m1-punt")]
    stap = xs[1] - xs[0]
    assert kruis.punten[0][0] == pytest.approx(xs[-1] + 4 * stap)


@pytest.mark.parametrize("formaat", FORMATEN)
def test_the_crossing_is_named_and_dated(formaat):
    tekst = tekst_van(VERWACHT, formaat)
    assert "Participatiewet haalt Wajong in:" in tekst
    assert "4e kwartaal 2021" in tekst
    assert "Dunne streepjes: hetzelfde tempo als in het laatste jaar." in tekst


def test_a_crossing_that_happened_is_marked_between_its_points_and_nothing_is_drawn_on():
    (kruis,) = vormen(GEBEURD, "g-kruis")
    # 4 apart at 2020-K2 and 12 closer a quarter later: they meet after a third of it.
    xs = [v.punten[0][0] for v in vormen(GEBEURD, "g-m1-punt")]
    assert kruis.punten[0][0] == pytest.approx(xs[2] + (xs[3] - xs[2]) / 3)
    assert vormen(GEBEURD, "g-m1 g-door") == []
    assert "Dunne streepjes" not in tekst_van(GEBEURD)


def test_a_crossing_in_a_gap_stands_at_the_first_figure_after_it():
    grafiek = GEVALLEN["gebeurd in een gat"]
    (kruis,) = vormen(grafiek, "g-kruis")
    x = vormen(grafiek, "g-m1-punt")[1].punten[0][0]
    assert kruis.punten[0][0] == pytest.approx(x)


def test_without_a_crossing_nothing_is_drawn_on():
    grafiek = GEVALLEN["zonder kruising"]
    assert vormen(grafiek, "g-kruis") == []
    assert vormen(grafiek, "g-m1 g-door") == []


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", ["verwacht", "voorbeeld", "gebeurd", "veel kwartalen"])
def test_the_name_of_the_crossing_lies_on_no_line(naam, formaat):
    tekening = svg.teken(GEVALLEN[naam], formaat)
    lijnen = [v for v in tekening.vormen if getattr(v, "klasse", "").startswith("g-m")]
    for tekst in tekening.teksten:
        if tekst.regel.tekst.startswith(("Participatiewet haalt", "Wajong in")):
            for vorm in lijnen:
                for stuk in pairwise(vorm.punten):
                    assert not tekst.vak.raakt_lijn(stuk)


def test_a_crossing_of_lines_that_are_not_there_is_refused():
    with pytest.raises(ValueError, match="kruising"):
        replace(VERWACHT, delen=(WAJONG,))


def test_a_point_after_the_chosen_quarter_is_refused():
    with pytest.raises(ValueError, match="na het gekozen"):
        make_grafiek(make_deel("totaal", "2021-K1", [3]))


def test_the_module_function_returns_a_figure():
    assert opbouw(VERWACHT, "breed").get_size_inches()[0] == pytest.approx(10)
