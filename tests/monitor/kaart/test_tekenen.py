"""What is drawn: patterns, key, badge, links; clean inside a page, complete as a file."""

import re
import time
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from monitor.grafieken import stijl
from monitor.kaart import (
    Klasse,
    png_bestand,
    sleutel,
    svg_bestand,
    svg_inline,
)
from monitor.kaart.data import WOORDEN
from monitor.kaart.indeling import maak_opzet
from monitor.kaart.sleutel import maten, regels
from monitor.kaart.tekenen import OOK, teken
from monitor.kaart.vormen import bevat
from tests.monitor.kaart.maken import KAARTEN, land, make_kaart, make_vlek, regio

VIERKANT = ((5.0, 52.0), (5.2, 52.0), (5.2, 52.2), (5.0, 52.2))


def teksten(kaart, formaat="breed"):
    return [t.regel.tekst for t in teken(kaart, formaat).teksten]


def klassen_van(kaart, sleutel_):
    """The classes of all shapes of one area."""
    t = teken(kaart, "breed")
    return [
        getattr(vorm, "klasse", None)
        for nummer, vorm in enumerate(t.vormen)
        if t.groepen.get(nummer) == sleutel_
    ]


def een(klasse, **velden):
    """A map with one area that is looked at, and one beside it."""
    return make_kaart(
        [make_vlek("Doel", (5.0, 52.0), klasse, **velden), make_vlek("B", (5.4, 52.3))],
        zoeker=(5.2, 52.1),
    )


@pytest.mark.parametrize("formaat", ["breed", "smal"])
@pytest.mark.parametrize("naam", KAARTEN)
def test_inline_is_clean(naam, formaat):
    svg = svg_inline(KAARTEN[naam](), formaat, "kaart-1")
    wortel = ET.fromstring(svg)
    assert {e.tag for e in wortel.iter()} <= {
        "svg", "title", "desc", "path", "circle", "text", "a",
    }  # fmt: skip
    assert not any("style" in e.attrib for e in wortel.iter())
    assert not re.search(r"data:|url\(|<!--|<\?xml|http|javascript", svg)
    ids = [e.get("id") for e in wortel.iter() if e.get("id")]
    assert ids == ["kaart-1-titel", "kaart-1-uitleg"]


@pytest.mark.parametrize("naam", KAARTEN)
def test_classes_are_known_to_a_style_sheet(naam):
    bladen = stijl.LETTERMAP.parent / "static" / "monitor" / "css"
    css = "".join(pad.read_text() for pad in bladen.glob("*.css"))
    wortel = ET.fromstring(svg_inline(KAARTEN[naam](), "breed", "k"))
    for element in wortel.iter():
        if element.tag in ("path", "circle", "text"):
            for klasse in element.get("class").split():
                assert re.search(rf"\.{klasse}\b", css), klasse


def test_every_area_is_one_link_with_a_title():
    kaart = land()
    wortel = ET.fromstring(svg_inline(kaart, "breed", "k"))
    links = wortel.findall("a")
    assert sorted(a.get("href") for a in links) == sorted(v.url for v in kaart.vlekken)
    assert {a.find("title").text for a in links} == {v.uitleg for v in kaart.vlekken}
    assert wortel.get("role") == "group"  # an image may not hold links


def test_without_links_it_is_an_image():
    kaart = make_kaart([make_vlek(url="")], zoeker=(5.1, 52.1))
    assert 'role="img"' in svg_inline(kaart, "breed", "k")


def test_a_name_cannot_break_the_drawing():
    kaart = make_kaart([make_vlek('<b>"&', uitleg="<script>")], zoeker=(5.1, 52.1))
    svg = svg_inline(kaart, "breed", "k")
    assert "<b>" not in svg and "<script>" not in svg
    ET.fromstring(svg)


@pytest.mark.parametrize(
    "maak", [lambda k: svg_inline(k, "breed", "k"), svg_bestand, png_bestand]
)
def test_equal_data_equal_bytes(maak):
    assert maak(regio("Friesland")) == maak(regio("Friesland"))


def test_the_key_changes_with_a_value_and_not_without():
    kaart = land()
    assert sleutel(kaart, "breed") == sleutel(land(), "breed")
    anders = replace(kaart.vlekken[0], tekst="1%")
    assert sleutel(
        replace(kaart, vlekken=(anders, *kaart.vlekken[1:])), "breed"
    ) != sleutel(kaart, "breed")


def test_a_file_has_its_colours_title_key_and_source_written_out():
    svg = svg_bestand(replace(land(), titel="Banen per regio", bron="UWV")).decode()
    assert "class=" not in svg and "var(" not in svg and "url(" not in svg
    for tekst in (
        "Banen per regio",
        "Bron: UWV",
        "niet bekend",
        "voorbeeld",
        "#f4c79b",
    ):
        assert tekst in svg


def test_the_nation_is_drawn_in_time():
    kaart = land(zaad=3)
    begin = time.process_time()
    svg_inline(kaart, "breed", "k")
    assert time.process_time() - begin < 4  # about 0.55 s; never minutes


# ---- every state looks different ---------------------------------------------------------


@pytest.mark.parametrize("klasse", [k for k in Klasse if k is not Klasse.ONBEKEND])
def test_an_example_looks_unlike_a_real_figure(klasse):
    assert klassen_van(een(klasse), "Doel") != klassen_van(
        een(klasse, voorbeeld=True), "Doel"
    )


def test_unknown_example_and_too_small_differ():
    vormen = {
        "onbekend": klassen_van(een(Klasse.ONBEKEND, tekst=""), "Doel"),
        "te klein": klassen_van(een(Klasse.TE_KLEIN, tekst="1 t/m 4"), "Doel"),
        "voorbeeld": klassen_van(een(Klasse.NEUTRAAL, voorbeeld=True), "Doel"),
        "echt": klassen_van(een(Klasse.NEUTRAAL), "Doel"),
    }
    assert len({tuple(map(str, v)) for v in vormen.values()}) == 4
    assert "s-onbekend k-papier" in vormen["onbekend"]
    assert "s-leider" in vormen["te klein"]  # dots


def test_an_example_too_small_to_show_has_dots_and_a_hatch():
    vormen = klassen_van(een(Klasse.TE_KLEIN, tekst="1 t/m 4", voorbeeld=True), "Doel")
    assert "s-leider" in vormen and "g-as" in vormen
    assert "voorbeeld" in teksten(een(Klasse.TE_KLEIN, tekst="1 t/m 4", voorbeeld=True))


def test_the_key_shows_the_hatch_without_dots_when_it_can():
    klein = make_vlek("A", (5.0, 52.0), Klasse.TE_KLEIN, voorbeeld=True)
    groot = make_vlek("B", (5.4, 52.3), Klasse.TRAP_1, voorbeeld=True)
    lijst = regels(make_kaart([klein, groot], zoeker=(5.2, 52.1)))
    assert [klasse for klasse, hatched, _ in lijst if hatched] == [Klasse.TRAP_1]


def test_all_classes_differ_from_each_other():
    gezien = {tuple(map(str, klassen_van(een(k), "Doel"))) for k in Klasse}
    assert len(gezien) == len(Klasse)


def test_dots_are_seen_in_pixels_too():
    zonder = een(Klasse.NEUTRAAL, tekst="")
    met = een(Klasse.TE_KLEIN, tekst="")
    assert png_bestand(zonder, 1) != png_bestand(met, 1)


# ---- key and badge ------------------------------------------------------------------------


def test_the_key_shows_only_what_occurs():
    kaart = make_kaart([make_vlek(klasse=Klasse.KOERS)], zoeker=(5.1, 52.1))
    assert [woord for _, _, woord in regels(kaart)] == ["op koers"]
    assert "op koers" in teksten(kaart)
    assert not set(WOORDEN.values()) - {"op koers"} & set(teksten(kaart))


def test_the_badge_stands_in_the_drawing_when_there_is_an_example():
    assert "voorbeeld" in teksten(een(Klasse.GEHAALD, voorbeeld=True))
    assert "voorbeeld" not in teksten(een(Klasse.GEHAALD))


def test_the_size_key_says_the_measure_and_equal_circles_have_none():
    kaart = replace(regio("Friesland"), maat_naam="Inwoners (2023)", maat="inwoners")
    assert "Inwoners (2023)" in teksten(kaart)
    assert maten(replace(kaart, maat="gelijk"), 1, 12) == []


def test_size_key_circles_are_as_large_as_the_map_draws_them():
    for waarde, r in maten(land(), 0.5, 5):
        assert r == pytest.approx(0.5 * waarde**0.5)


def test_on_a_phone_the_numbers_are_those_of_the_rows():
    assert {str(n) for n in range(1, 36)} <= set(teksten(land(), "smal"))


# ---- areas within borders --------------------------------------------------------------------


def test_with_borders_areas_take_the_place_of_circles():
    ander = tuple((x + 0.2, y) for x, y in VIERKANT)
    kaart = make_kaart(
        [
            make_vlek("A", (5.1, 52.1), ringen=(VIERKANT,), voorbeeld=True),
            make_vlek("B", (5.3, 52.1), Klasse.ONBEKEND, ringen=(ander,), tekst=""),
        ],
        zoeker=(5.2, 52.1),
    )
    assert kaart.met_grenzen
    wortel = ET.fromstring(svg_inline(kaart, "breed", "k"))
    zichtbaar = [a.get("href") for a in wortel.findall("a") if not a.get("aria-hidden")]
    assert sorted(zichtbaar) == ["/x/A/", "/x/B/"]
    assert "A" in teksten(kaart) and "B" in teksten(kaart)


def test_borders_of_some_areas_only_are_not_drawn():
    kaart = make_kaart([make_vlek("A", ringen=(VIERKANT,)), make_vlek("B")])
    assert not kaart.met_grenzen


def met_grenzen(*klassen, **velden):
    """Square areas in a row, named A, B, ..., each of its own class."""
    vlekken = []
    for n, (naam, klasse) in enumerate(zip("ABCDEFGHIJKLMN", klassen, strict=False)):
        ring = tuple((round(x + 0.2 * n, 4), y) for x, y in VIERKANT)
        plek = (5.1 + 0.2 * n, 52.1)
        tekst = "" if klasse is Klasse.ONBEKEND else "80%"
        vlekken.append(
            make_vlek(
                naam, plek, klasse, ringen=(ring,), tekst=tekst, nummer=n + 1, **velden
            )
        )
    return make_kaart(vlekken, zoeker=(5.2, 52.1))


def test_within_borders_an_unknown_area_holds_nothing_but_its_name_in_the_middle():
    kaart = met_grenzen(Klasse.ONBEKEND, Klasse.ONBEKEND)
    t = teken(kaart, "breed")
    opzet = maak_opzet(kaart, "breed")
    for vlek, plek in zip(kaart.vlekken, opzet.plekken, strict=True):
        naam = next(x for x in t.teksten if x.regel.tekst == vlek.naam)
        assert naam.vak.midden == pytest.approx(plek, abs=2)
    assert not any("s-onbekend" in str(v) for v in t.vormen)


@pytest.mark.parametrize(
    ("klasse", "plaat"),
    [
        (Klasse.GEHAALD, True),
        (Klasse.TRAP_3, True),
        (Klasse.NEUTRAAL, True),
        (Klasse.ONBEKEND, False),
    ],
)
def test_a_name_on_a_colour_stands_on_paper(klasse, plaat):
    kaart = met_grenzen(klasse, Klasse.ONBEKEND)
    groep = f"A{OOK}"
    t = teken(kaart, "breed")
    vlakken = [
        v
        for n, v in enumerate(t.vormen)
        if t.groepen.get(n) == groep and getattr(v, "klasse", "") == "k-papier"
    ]
    naam = next(x for x in t.teksten if x.regel.tekst == "A")
    achter = [v for v in vlakken if bevat((v.punten,), naam.vak.midden)]
    assert bool(achter) == plaat


def test_the_samples_of_the_key_look_like_the_map():
    def monsters(kaart):
        """The shapes of the key that are as large as a sample."""
        t = teken(kaart, "breed")
        los = [v for n, v in enumerate(t.vormen) if n not in t.groepen]
        vlakken = [v for v in los if getattr(v, "klasse", "") == "g-kern"]
        return {"rond" if v.straal == 8 else "vlak" for v in vlakken if v.straal != 5}

    assert monsters(een(Klasse.GEHAALD)) == {"rond"}
    assert monsters(met_grenzen(Klasse.GEHAALD, Klasse.ONBEKEND)) == {"vlak"}


@pytest.mark.parametrize("klasse", [Klasse.GEHAALD, Klasse.TRAP_1])
def test_on_a_phone_a_number_on_a_colour_stands_on_paper(klasse):
    kaart = met_grenzen(*[klasse] * 13)
    t = teken(kaart, "smal")
    groep = [v for n, v in enumerate(t.vormen) if t.groepen.get(n) == f"A{OOK}"]
    assert "k-papier" in [getattr(v, "klasse", None) for v in groep]


def test_a_point_in_a_hole_is_outside():
    gat = ((5.05, 52.05), (5.05, 52.15), (5.15, 52.15), (5.15, 52.05))
    assert bevat((VIERKANT,), (5.1, 52.1))
    assert not bevat((VIERKANT, gat), (5.1, 52.1))
    assert bevat((VIERKANT, gat), (5.02, 52.1))
    assert not bevat((VIERKANT,), (5.3, 52.1))
