"""Several areas in one chart: each named at its line, gaps as gaps, examples marked."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.grafieken import (
    Meerlijnengrafiek,
    Reeks,
    png_bestand,
    sleutel,
    stijl,
    svg,
    svg_bestand,
    svg_inline,
)

from .gevallen import make_punt, make_reeks
from .kijken import (
    assert_labels_inside_and_apart,
    assert_shapes_inside,
    tekst_van,
    vormen,
)

FORMATEN = ("breed", "smal")


def make_reeks_van(naam, eerste="2019-K4", waarden=(), soort="echt") -> Reeks:
    return Reeks(naam, make_reeks(eerste, waarden, soort))


def make_grafiek(*reeksen, gekozen="2020-K4", **anders) -> Meerlijnengrafiek:
    standaard = {
        "titel": "Beschut werk vergeleken",
        "omschrijving": "Een lijn per gebied.",
        "bron": "UWV.",
    }
    return Meerlijnengrafiek(
        reeksen=reeksen, gekozen=Kwartaal.lees(gekozen), **(standaard | anders)
    )


TWEE = make_grafiek(
    make_reeks_van("Hilversum", waarden=(5, 6, 7, 8, 9)),
    make_reeks_van("Huizen", waarden=(4, 4, 3, 5, 6)),
)
GEVALLEN = {
    "twee": TWEE,
    "niets": make_grafiek(),
    "zonder cijfers": make_grafiek(make_reeks_van("Laren"), make_reeks_van("Huizen")),
    "een punt": make_grafiek(make_reeks_van("Laren", "2020-K4", [3])),
    "gelijk": make_grafiek(
        *(make_reeks_van(f"Gemeente {n}", waarden=(5,) * 5) for n in range(8))
    ),
    "acht lange namen": make_grafiek(
        *(
            make_reeks_van(
                f"Kollumerland en Nieuwkruisland {n}", waarden=range(n, n + 5)
            )
            for n in range(8)
        )
    ),
    "een heel lang woord": make_grafiek(
        make_reeks_van("Gasselternijveenschemondermeerderveen" * 2, waarden=(1, 2))
    ),
    "gat": make_grafiek(make_reeks_van("Hilversum", waarden=(5, None, 7, 8, None))),
    "voorbeeld": make_grafiek(
        make_reeks_van("Hilversum", waarden=(5, 6, 7, 8, 9)),
        make_reeks_van("Huizen", waarden=(4, 4, 3, 5, 6), soort="voorbeeld"),
    ),
    "procent": make_grafiek(
        make_reeks_van("Nederland", waarden=(112, 98, 104, 101, 99)),
        make_reeks_van("Gooi en Vechtstreek", "2020-K4", [68]),
        procent=True,
    ),
    "jaren": make_grafiek(
        Reeks("Nederland", tuple(make_punt(f"{j}-K4", j) for j in range(2014, 2020))),
        stap=4,
    ),
    "groot en klein": make_grafiek(
        make_reeks_van("Nederland", waarden=(61792, 58763, None, None, 66730)),
        make_reeks_van("Gooi en Vechtstreek", "2020-K4", [608]),
    ),
    "negatief": make_grafiek(make_reeks_van("Inleen", waarden=(10, -5, -830, 3, -20))),
    "benadering": make_grafiek(
        Reeks("Nederland", (make_punt("2020-K4", 90000, benadering="bijna"),))
    ),
}


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
    assert png_bestand(grafiek, 1)[:4] == b"\x89PNG"


def test_every_area_is_named_at_its_line_with_its_last_figure():
    tekst = tekst_van(TWEE)
    assert "Hilversum 9" in tekst
    assert "Huizen 6" in tekst


def test_names_stand_in_the_order_of_the_ends_of_the_lines():
    hoogten = {t.regel.tekst: t.y for t in svg.teken(TWEE, "breed").teksten}
    assert hoogten["Hilversum"] < hoogten["Huizen"]


def test_a_gap_breaks_the_line():
    assert len(vormen(GEVALLEN["gat"], "g-m1")) == 1
    assert len(vormen(GEVALLEN["gat"], "g-m1-punt")) == 3


def test_a_yearly_series_connects_its_years():
    assert len(vormen(GEVALLEN["jaren"], "g-m1")) == 5


def test_a_figure_of_an_earlier_date_says_which():
    tekst = tekst_van(make_grafiek(make_reeks_van("Laren", "2019-K4", [3])))
    assert "3 (eind 2019)" in tekst


def test_an_example_is_open_dotted_and_says_so():
    grafiek = GEVALLEN["voorbeeld"]
    assert len(vormen(grafiek, "g-m2-punt g-open")) == 5
    assert len(vormen(grafiek, "g-m2 g-lijn--voorbeeld")) == 4
    assert vormen(grafiek, "g-m2") == []
    assert "6 voorbeeld" in tekst_van(grafiek)
    assert "voorbeeld Open tekens zijn verzonnen." in tekst_van(grafiek)


def test_an_area_without_a_figure_is_named_below():
    grafiek = make_grafiek(make_reeks_van("Laren"), *TWEE.reeksen)
    assert "Geen cijfer: Laren." in tekst_van(grafiek)


def test_shares_have_the_norm_at_a_hundred():
    grafiek = GEVALLEN["procent"]
    assert len(vormen(grafiek, "g-norm")) == 1
    assert "100%: de norm voor het einde van dat jaar." in tekst_van(grafiek)
    assert "68%" in tekst_van(grafiek)


def test_eight_lines_differ_in_shade_or_in_shape():
    tekens = {
        (v.klasse, bool(v.straal))
        for v in svg.teken(GEVALLEN["acht lange namen"], "breed").vormen
        if "-punt" in getattr(v, "klasse", "")
    }
    assert len(tekens) == 8


def test_a_point_after_the_chosen_quarter_is_refused():
    with pytest.raises(ValueError, match="na het gekozen"):
        make_grafiek(make_reeks_van("Laren", "2021-K1", [3]))


def test_the_style_sheet_knows_every_class():
    blad = stijl.LETTERMAP.parent / "static/monitor/css/grafieken.css"
    tekst = blad.read_text("utf-8")
    for nr in stijl.MEER:
        for klasse in (f".g-m{nr}", f".g-m{nr}-punt", f".g-m{nr}-tekst"):
            assert klasse in tekst
