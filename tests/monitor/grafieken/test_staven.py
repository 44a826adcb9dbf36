"""Bars: many areas at one moment, each with its name, its number and the norm."""

import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import pairwise

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.grafieken import (
    Staaf,
    Stavengrafiek,
    png_bestand,
    stijl,
    svg,
    svg_bestand,
    svg_inline,
)

from .kijken import vormen

K4 = Kwartaal(2020, 4)


def make_staaf(naam, waarde=None, soort=None, norm=None, woord="niet bekend"):
    getal = None if waarde is None else Decimal(str(waarde))
    soort = soort or ("onbekend" if waarde is None else "echt")
    norm = None if norm is None else Decimal(str(norm))
    return Staaf(naam, getal, soort, "" if getal is not None else woord, norm)


def make_grafiek(*staven, **anders) -> Stavengrafiek:
    velden = {"titel": "Beschut werk", "omschrijving": "Staven.", "gekozen": K4}
    return Stavengrafiek(staven=staven, **(velden | anders))


LANG = "Zuid-Kennemerland en IJmond"
GEVALLEN = {
    "aantal": make_grafiek(
        *(make_staaf(f"Plaats {n}", 40 - n, norm=41) for n in range(20)), bron="UWV."
    ),
    "procent": make_grafiek(
        make_staaf(LANG, 203),
        make_staaf("Hilversum", 99),
        make_staaf("Laren", 45, "voorbeeld"),
        make_staaf("Eemnes"),
        make_staaf("Weesp", soort="te klein", woord="1 t/m 4"),
        procent=True,
    ),
    "onder nul": make_grafiek(make_staaf("A", 830), make_staaf("B", -830)),
    "alles nul": make_grafiek(make_staaf("A", 0), make_staaf("B", 0, norm=0)),
    "niets bekend": make_grafiek(make_staaf("A"), make_staaf("B")),
    "veertig": make_grafiek(*(make_staaf(LANG, n) for n in range(40))),
}


def teksten(grafiek, formaat="breed"):
    return [t.regel.tekst for t in svg.teken(grafiek, formaat).teksten]


@pytest.mark.parametrize("formaat", ["breed", "smal"])
@pytest.mark.parametrize("naam", GEVALLEN)
def test_everything_lies_on_the_sheet(naam, formaat):
    tekening = svg.teken(GEVALLEN[naam], formaat, met_titel=True)
    for tekst in tekening.teksten:
        assert tekst.vak.x0 >= -1 and tekst.vak.x1 <= tekening.breedte + 1
        assert tekst.vak.y0 >= -1 and tekst.vak.y1 <= tekening.hoogte + 1


@pytest.mark.parametrize("formaat", ["breed", "smal"])
@pytest.mark.parametrize("naam", GEVALLEN)
def test_no_two_texts_lie_on_each_other(naam, formaat):
    vakken = [t.vak for t in svg.teken(GEVALLEN[naam], formaat).teksten]
    for n, vak in enumerate(vakken):
        assert not any(vak.ruimer(-1).raakt(ander) for ander in vakken[n + 1 :])


@pytest.mark.parametrize("formaat", ["breed", "smal"])
@pytest.mark.parametrize("naam", GEVALLEN)
def test_it_is_clean_for_a_page_and_whole_as_a_file(naam, formaat):
    wortel = ET.fromstring(svg_inline(GEVALLEN[naam], formaat, "g"))
    assert not any("style" in e.attrib for e in wortel.iter())
    bladen = stijl.LETTERMAP.parent / "static" / "monitor" / "css"
    css = "".join(pad.read_text() for pad in bladen.glob("*.css"))
    klassen = {k for e in wortel.iter() for k in (e.get("class") or "").split()}
    assert not {k for k in klassen - {formaat} if f".{k}" not in css}
    assert b"var(" not in svg_bestand(GEVALLEN[naam], formaat)


def test_equal_data_equal_bytes():
    assert png_bestand(GEVALLEN["procent"]) == png_bestand(GEVALLEN["procent"])


def test_length_follows_the_number():
    a, b = (
        v.punten
        for v in vormen(
            make_grafiek(make_staaf("A", 40), make_staaf("B", 10)), "g-reeks1"
        )
    )
    assert a[1][0] - a[0][0] == pytest.approx(4 * (b[1][0] - b[0][0]))


def test_every_area_has_a_row_with_its_name_and_its_number_or_word():
    gezien = teksten(GEVALLEN["procent"])
    assert {"Hilversum", "99%", "Eemnes", "niet bekend", "1 t/m 4", "203%"} <= set(
        gezien
    )


def test_unknown_too_small_example_and_real_differ():
    assert len(vormen(GEVALLEN["procent"], "g-reeks1")) == 2
    assert len(vormen(GEVALLEN["procent"], "g-afgeleid")) == 1
    assert len(vormen(GEVALLEN["procent"], "g-lijn g-bovenlijn")) == 1
    assert "voorbeeld" in teksten(GEVALLEN["procent"])
    assert "voorbeeld" not in teksten(GEVALLEN["aantal"])


def test_the_norm_is_a_line_through_the_bars():
    assert len(vormen(GEVALLEN["procent"], "g-norm")) == 1
    assert len(vormen(GEVALLEN["aantal"], "s-normlijn")) == 20
    assert "Streep: de norm voor het einde van het jaar." in teksten(GEVALLEN["aantal"])


def test_shares_run_to_125_percent_at_least():
    laag = make_grafiek(make_staaf("A", 50), procent=True)
    (norm,) = vormen(laag, "g-norm")
    (staaf,) = vormen(laag, "g-reeks1")
    lang = norm.punten[0][0] - staaf.punten[0][0]
    assert staaf.punten[1][0] - staaf.punten[0][0] == pytest.approx(lang / 2)


def test_rows_go_down_in_the_order_given():
    namen = [
        t
        for t in svg.teken(GEVALLEN["aantal"], "breed").teksten
        if t.regel.tekst.startswith("Plaats")
    ]
    assert [t.regel.tekst for t in namen] == [f"Plaats {n}" for n in range(20)]
    assert all(a.y < b.y for a, b in pairwise(namen))


def test_a_value_and_a_word_exclude_each_other():
    with pytest.raises(ValueError, match="niet allebei"):
        Staaf("A", Decimal(3), "onbekend")
    with pytest.raises(ValueError, match="niet allebei"):
        Staaf("A", None, "echt")
