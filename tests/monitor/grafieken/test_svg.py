"""What is sent: SVG for a page, SVG and PNG files, the cache key."""

import io
import re
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from monitor.grafieken import (
    Normpunt,
    png_bestand,
    sleutel,
    stijl,
    svg_bestand,
    svg_inline,
)

from .gevallen import (
    GOOI,
    GOOI_VOORBEELD,
    KOLOMMEN,
    LIJNEN,
    NEDERLAND,
    make_lijn,
    make_punt,
)

FORMATEN = ("breed", "smal")
ALLES = {f"lijn: {n}": g for n, g in LIJNEN.items()} | {
    f"kolommen: {n}": g for n, g in KOLOMMEN.items()
}
STIJLBLADEN = Path(stijl.__file__).parent.parent / "static" / "monitor" / "css"
NS = "{http://www.w3.org/2000/svg}"


def opnieuw(grafiek):
    """The same values in new objects."""
    return replace(grafiek, titel="".join(list(grafiek.titel)))


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", ALLES)
def test_inline_is_clean(naam, formaat):
    svg = svg_inline(ALLES[naam], formaat, "grafiek-1")
    wortel = ET.fromstring(svg)
    assert {e.tag for e in wortel.iter()} <= {
        "svg",
        "title",
        "desc",
        "path",
        "circle",
        "text",
    }
    assert all(
        "style" not in e.attrib and "href" not in e.attrib for e in wortel.iter()
    )
    for verboden in (
        "data:",
        "url(",
        "<!--",
        "<?xml",
        "http",
        "font-family",
        "nan",
        "inf",
    ):
        assert verboden not in svg
    ids = [e.get("id") for e in wortel.iter() if e.get("id")]
    assert ids == ["grafiek-1-titel", "grafiek-1-uitleg"]
    assert wortel.get("aria-labelledby").split() == ids
    assert wortel.get("role") == "img"
    assert wortel.get("class") == formaat
    assert "width" not in wortel.attrib and "height" not in wortel.attrib
    assert re.fullmatch(r"0 0 (720|328) \d+(\.\d+)?", wortel.get("viewBox"))


@pytest.mark.parametrize("naam", ALLES)
def test_every_shape_carries_a_class_of_the_style_sheet(naam):
    bekend = {k for klasse in stijl.VORMEN for k in klasse.split()} | set(stijl.TEKSTEN)
    wortel = ET.fromstring(svg_inline(ALLES[naam], "breed", "g"))
    for element in wortel:
        if element.tag in ("path", "circle", "text"):
            klassen = set(element.get("class").split())
            assert klassen and klassen <= bekend | {"g-vet", "s-halo"}


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize(
    "naam", ["lijn: nederland", "lijn: negatief", "kolommen: tot en met 2025"]
)
def test_equal_data_equal_bytes(naam, formaat):
    grafiek = ALLES[naam]
    assert svg_inline(grafiek, formaat, "a") == svg_inline(
        opnieuw(grafiek), formaat, "a"
    )
    assert svg_bestand(grafiek, formaat) == svg_bestand(opnieuw(grafiek), formaat)
    assert png_bestand(grafiek, 1, formaat) == png_bestand(opnieuw(grafiek), 1, formaat)


def test_threads_draw_the_same_as_one():
    werk = [
        (g, f)
        for g in (NEDERLAND, GOOI, GOOI_VOORBEELD, *KOLOMMEN.values())
        for f in FORMATEN
    ] * 3
    alleen = [svg_inline(g, f, "a") for g, f in werk]
    with ThreadPoolExecutor(6) as pool:
        samen = list(pool.map(lambda w: svg_inline(w[0], w[1], "a"), werk))
    assert samen == alleen


def test_two_drawings_in_one_page_share_no_id():
    een, twee = (svg_inline(NEDERLAND, f, f"extra-banen-{f}") for f in FORMATEN)
    ids = re.findall(r'\bid="([^"]+)"', een + twee)
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize("fout", ["", "1a", 'a"b', "a b", "a<b"])
def test_a_prefix_that_is_no_id_is_refused(fout):
    with pytest.raises(ValueError, match="id"):
        svg_inline(GOOI, "breed", fout)


def test_text_is_escaped_and_control_characters_go():
    eng = '<script>alert("x")</script> & \x00\x0b\ud800$x_2$'
    grafiek = replace(
        GOOI, titel=eng, omschrijving=eng, ding=eng, bron=eng, verschil=eng
    )
    for bron in (svg_inline(grafiek, "smal", "a"), svg_bestand(grafiek).decode()):
        wortel = ET.fromstring(bron)
        titel = next(e for e in wortel.iter() if e.tag.endswith("title"))
        assert titel.text == '<script>alert("x")</script> & $x_2$'
        assert "<script" not in bron
    assert png_bestand(grafiek)


def test_dashes_of_the_norm_and_dots_of_the_example_are_attributes():
    wortel = ET.fromstring(svg_inline(GOOI_VOORBEELD, "breed", "a"))
    streep = {
        e.get("class"): e.get("stroke-dasharray")
        for e in wortel
        if e.get("stroke-dasharray")
    }
    assert streep == {
        "g-norm g-lijn--voorbeeld": "0.1,5",
        "g-lijn g-lijn--voorbeeld": "0.1,5",
    }


def test_the_rekenpad_is_dashed_between_real_norms_and_dotted_to_an_invented_one():
    normen = (
        Normpunt(2018, Decimal(580), voorbeeld=True),
        Normpunt(2019, Decimal(735)),
        Normpunt(2020, Decimal(900)),
    )
    wortel = ET.fromstring(
        svg_inline(replace(GOOI_VOORBEELD, normen=normen), "breed", "a")
    )
    streep = {
        e.get("class"): e.get("stroke-dasharray")
        for e in wortel
        if (e.get("class") or "").startswith("g-norm")
    }
    assert streep == {"g-norm": "7,5", "g-norm g-lijn--voorbeeld": "0.1,5"}


def test_a_gap_breaks_the_path():
    wortel = ET.fromstring(svg_inline(NEDERLAND, "breed", "a"))
    paden = [e.get("d") for e in wortel if e.get("class") == "g-lijn"]
    assert [d.count("L") for d in paden] == [5, 3]
    assert all(d.count("M") == 1 for d in paden)


def test_numbers_are_text():
    teksten = [
        e.text for e in ET.fromstring(svg_inline(GOOI, "breed", "a")) if e.tag == "text"
    ]
    assert {"608", "norm 900", "292 te weinig", "extra banen"} <= set(teksten)


def test_title_stands_in_the_file_and_beside_the_inline_drawing():
    titel = "Extra banen in Gooi en Vechtstreek"
    inline = [
        e.text for e in ET.fromstring(svg_inline(GOOI, "breed", "a")) if e.tag == "text"
    ]
    bestand = [e.text for e in ET.fromstring(svg_bestand(GOOI)) if e.tag == f"{NS}text"]
    assert titel not in inline
    assert titel in bestand
    assert any(t.startswith("Bron: Werkkamer") for t in inline)
    assert any(t.startswith("Bron: Werkkamer") for t in bestand)


def test_file_stands_on_its_own():
    bestand = svg_bestand(NEDERLAND)
    wortel = ET.fromstring(bestand)
    assert wortel.get("width") == "760"
    assert "Source Sans 3" in wortel.get("font-family")
    assert all(
        "class" not in e.attrib and "style" not in e.attrib for e in wortel.iter()
    )
    assert stijl.ACCENT in bestand.decode() and stijl.PAPIER in bestand.decode()


@pytest.mark.parametrize("schaal", [1, 2])
def test_png_has_the_size_of_the_drawing(schaal):
    png = Image.open(io.BytesIO(png_bestand(GOOI, schaal)))
    assert png.format == "PNG"
    assert png.width == 760 * schaal
    assert 400 * schaal < png.height < 560 * schaal
    assert len(png.convert("RGB").getcolors(1 << 20)) > 20


# ---- the key ----------------------------------------------------------------------------------------


def test_key_is_stable_and_follows_the_data():
    assert sleutel(GOOI, "breed") == sleutel(opnieuw(GOOI), "breed")
    anders = [
        replace(GOOI, verschil=""),
        replace(GOOI, bron="x"),
        replace(GOOI, punten=(make_punt("2020-K4", 609),)),
        replace(GOOI, punten=(make_punt("2020-K4", 608, "voorbeeld"),)),
        replace(GOOI, normen=()),
    ]
    sleutels = {
        sleutel(GOOI, "breed"),
        sleutel(GOOI, "smal"),
        *(sleutel(g, "breed") for g in anders),
    }
    assert len(sleutels) == 2 + len(anders)


def test_key_ignores_how_the_database_writes_a_number():
    elf, elf_nul = (make_lijn([make_punt("2020-K4", w)]) for w in ("11", "11.00"))
    assert sleutel(elf, "breed") == sleutel(elf_nul, "breed")
    assert svg_inline(elf, "breed", "a") == svg_inline(elf_nul, "breed", "a")
    assert elf.punten[0].waarde == Decimal(11)


# ---- fonts ------------------------------------------------------------------------------------------


def test_the_shipped_fonts_are_used():
    assert stijl.FAMILIE == "Monitor Sans"


def test_without_our_fonts_dejavu_takes_over(tmp_path, caplog):
    familie, paden = stijl._registreer(tmp_path)
    assert familie == "DejaVu Sans"
    assert all("DejaVuSans" in pad for pad in paden.values())
    assert "lettertype" in caplog.text.lower()
    assert stijl._meet(paden[True])["8"] > 0.5


def test_a_sign_our_fonts_lack_is_still_drawn():
    grafiek = replace(GOOI, bron="Zie → de brief, Ω")
    assert "→" in svg_inline(grafiek, "breed", "a")
    assert png_bestand(grafiek)
