"""The letter as ODT: real footnotes, names of styles, Dutch, and bytes that stay equal."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
import time_machine

from monitor.antwoorden.antwoord import Deelantwoord, Woord, Zin
from monitor.brief.keuze import Briefkeuze, clean
from monitor.brief.odt import make_odt
from monitor.brief.tekst import short_address
from tests.kantoor import convert_texts
from tests.monitor.brief.maken import (
    BANEN,
    BESCHUT,
    GOOI,
    make_antwoord,
    make_brief,
    make_getal,
    make_zin,
)

N = {
    kort: f"urn:oasis:names:tc:opendocument:xmlns:{lang}:1.0"
    for kort, lang in {
        "office": "office",
        "text": "text",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }.items()
} | {"xlink": "http://www.w3.org/1999/xlink", "dc": "http://purl.org/dc/elements/1.1/"}
LASTIG = [
    "<script>alert(1)</script>",
    "</text:p></office:text>",
    "]]><!--",
    "&amp; &#0; %00 {{ x }}",
    "\x00\x01\x0b\ud800\ufffe",
    "🙂 עברית ﷺ",
    "x" * 10_000,
]


def parts_of(pakket):
    with zipfile.ZipFile(io.BytesIO(pakket)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def content(brief):
    return ElementTree.fromstring(parts_of(make_odt(brief))["content.xml"])


def texts(boom, naam):
    return ["".join(e.itertext()) for e in boom.iter(f"{{{N['text']}}}{naam}")]


def full_letter(**velden):
    blok = Deelantwoord(
        "En de regio?",
        (make_zin(),),
        gebied=GOOI,
        punten=(Zin("Eén punt"), Zin("Nog een")),
    )
    zin = make_zin(
        "Eind 2019 hadden *27 mensen* een plek. De norm was *41 plekken*.",
        make_getal("27"),
        make_getal("41", "norm voor eind 2019", url=""),
    )
    antwoord = make_antwoord(
        zinnen=(zin, make_zin("Weer 27."), Zin("Voorbeeld: Er waren 12.")),
        delen=(blok,),
    )
    velden = {
        "keuze": Briefkeuze(
            (BESCHUT, BANEN), {BESCHUT: "Klopt het dat de norm niet wordt gehaald?"}
        ),
        "adres": lambda pad: f"https://monitor.nl{pad}",
        "link_van": lambda a: f"/vraag/{a.vraag.code}/?bekend_op=2026-01-01",
    } | velden
    return make_brief(antwoord, make_antwoord(BANEN, Woord.WETEN_WE_NIET), **velden)


def test_footnotes_are_real_ones_in_order():
    boom = content(full_letter())
    noten = boom.findall(".//text:note[@text:note-class='footnote']", N)
    assert [n.findtext("text:note-citation", namespaces=N) for n in noten] == list(
        "123"
    )
    assert "UWV: Rapportage" in "".join(noten[0].itertext())
    assert noten[0].find(".//text:a", N).get(f"{{{N['xlink']}}}href") == (
        "https://monitor.nl/herkomst/"
    )


def test_a_source_told_before_points_back_to_its_footnote():
    boom = content(full_letter())
    terug = boom.findall(".//text:note-ref", N)
    namen = {n.get(f"{{{N['text']}}}id") for n in boom.iter(f"{{{N['text']}}}note")}
    assert [t.text for t in terug] == ["1", "1"]
    assert {t.get(f"{{{N['text']}}}ref-name") for t in terug} <= namen


def test_every_style_in_use_has_a_name_among_the_styles():
    delen = parts_of(make_odt(full_letter()))
    naam = re.compile(rb'text:style-name="([^"]+)"')
    bekend = set(re.findall(rb'style:name="([^"]+)"', delen["styles.xml"]))
    gebruikt = set(naam.findall(delen["content.xml"]))
    assert gebruikt - bekend == set()
    assert {b"Vraag", b"Heading_20_1", b"Footnote", b"Invulplek"} <= gebruikt


def test_the_letter_is_dutch_on_a4_with_page_numbers():
    stijlen = ElementTree.fromstring(parts_of(make_odt(full_letter()))["styles.xml"])
    taal = stijlen.find(".//style:default-style/style:text-properties", N)
    assert taal.get(f"{{{N['fo']}}}language") == "nl"
    assert taal.get(f"{{{N['fo']}}}country") == "NL"
    blad = stijlen.find(".//style:page-layout-properties", N)
    assert blad.get(f"{{{N['fo']}}}page-width") == "21cm"
    assert stijlen.find(".//style:footer//text:page-number", N) is not None


def test_the_file_has_a_title_and_no_moment_or_person():
    meta = parts_of(make_odt(full_letter()))["meta.xml"].decode()
    assert "Conceptbrief: Werk voor mensen" in meta
    assert "nl-NL" in meta
    assert not re.search("date|creator|editing", meta)


def test_equal_letters_give_equal_bytes():
    with time_machine.travel("2026-01-01 09:00"):
        toen = make_odt(full_letter())
    with time_machine.travel("2028-06-15 17:30"):
        assert make_odt(full_letter()) == toen


def test_other_words_give_other_bytes():
    keuze = Briefkeuze((BESCHUT, BANEN), fractie="D66")
    assert make_odt(full_letter()) != make_odt(full_letter(keuze=keuze))


def test_the_manifest_names_what_is_there():
    delen = parts_of(make_odt(full_letter()))
    manifest = delen["META-INF/manifest.xml"].decode()
    genoemd = set(re.findall(r'full-path="([^"]+)"', manifest)) - {"/"}
    assert genoemd == set(delen) - {"mimetype", "META-INF/manifest.xml"}
    assert next(iter(delen)) == "mimetype"


@pytest.mark.parametrize("tekst", LASTIG, ids=range(len(LASTIG)))
def test_hostile_text_stays_text(tekst):
    schoon = clean(tekst, 400)
    keuze = Briefkeuze(
        (BESCHUT,), {BESCHUT: schoon}, fractie=schoon[:120], onderwerp=schoon[:120]
    )
    boom = content(make_brief(keuze=keuze))
    if schoon:
        assert schoon in texts(boom, "p")
    assert boom.find(".//script") is None


@pytest.mark.parametrize("tekst", LASTIG, ids=range(len(LASTIG)))
def test_hostile_text_of_an_answer_does_not_break_the_file(tekst):
    antwoord = make_antwoord(
        titel=tekst, zinnen=(make_zin(tekst), Zin(f"Voorbeeld: {tekst}"))
    )
    assert texts(content(make_brief(antwoord)), "h")[0] == "Vraag 1"


def test_an_address_on_paper_leaves_out_the_moment():
    url = "https://monitor.nl/2019-K4/x/?deel=markt&bekend_op=2026-01-01"
    assert short_address(url) == "monitor.nl/2019-K4/x/?deel=markt"


@pytest.fixture(scope="module")
def gelezen(tmp_path_factory):
    """What LibreOffice makes of the letter: as plain text, and as its own flat XML."""
    map_ = tmp_path_factory.mktemp("brief")
    pad = map_ / "brief.odt"
    pad.write_bytes(make_odt(full_letter()))
    plat = map_ / "lastig.odt"
    plat.write_bytes(
        make_odt(make_brief(make_antwoord(titel=clean(" ".join(LASTIG[:6]), 400))))
    )
    [tekst, lastig] = convert_texts([pad, plat], "txt:Text", map_)
    [fodt] = convert_texts([pad], "fodt", map_)
    [pdf] = convert_texts([pad], "pdf", map_)
    return {
        "tekst": tekst.read_text("utf-8-sig"),
        "lastig": lastig.read_text("utf-8-sig"),
        "boom": ElementTree.parse(fodt).getroot(),
        "pdf": pdf.read_bytes(),
    }


def test_libreoffice_reads_every_sentence(gelezen):
    regels = [" ".join(r.split()) for r in gelezen["tekst"].splitlines()]
    for regel in (
        "Aan: de gemeenteraad van Hilversum",
        "Geachte dames en heren,",
        "Klopt het dat de norm niet wordt gehaald?",
        "En de regio?",
        "• Eén punt",
        "Voorbeeld: Er waren 12.",
        "[Vul hier de maatregelen in]",
        f"Dit antwoord staat op: https://monitor.nl/vraag/{BESCHUT}/?bekend_op=2026-01-01",
        "Hoogachtend,",
        "Burgemeester en wethouders van Hilversum,",
    ):
        assert regel in regels
    assert any(r.startswith("Ja, dat klopt. Eind 2019 hadden 27") for r in regels)


def test_libreoffice_keeps_the_footnotes_and_their_marks(gelezen):
    noten = gelezen["boom"].findall(".//text:note", N)
    assert len(noten) == 3
    assert [e.text for e in gelezen["boom"].iter(f"{{{N['text']}}}note-ref")] == [
        "1",
        "1",
    ]


def test_libreoffice_makes_two_pages_of_a4(gelezen):
    paginas = re.findall(rb"/Type\s*/Page\b", gelezen["pdf"])
    assert len(paginas) == 2
    assert re.search(rb"/MediaBox\s*\[0 0 59[45]\S* 84[12]", gelezen["pdf"])


def test_libreoffice_opens_a_letter_with_hostile_text(gelezen):
    assert (
        "<script>alert(1)</script> </text:p></office:text> ]]><!--" in gelezen["lastig"]
    )
