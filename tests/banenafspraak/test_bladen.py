"""A sheet as a file, read back by other code than wrote it. No database."""

import csv
import datetime
import io
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from banenafspraak.bladen import SOORTEN, Blad, make_file, safe_text

BLAD = Blad(
    titel="Beschut werk, eind 2019",
    koppen=("Naam", "Stand op", "Bereikt", "Norm"),
    rijen=(
        ("Súdwest-Fryslân", datetime.date(2019, 12, 31), Decimal("14.60"), 41),
        ("Laren", datetime.date(2019, 12, 31), None, Decimal("0")),
    ),
    noten=("Bron: brief, 2021",),
)


def read_back(blad, formaat) -> list[list]:
    """Every row of the file, without empty cells at the end."""
    inhoud = make_file(blad, formaat)
    if formaat == "csv":
        tekst = inhoud.decode("utf-8-sig")
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"))
    else:
        boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        rijen = boek.get_sheet_by_index(0).to_python(skip_empty_area=False)
    gestript = []
    for rij in rijen:
        while rij and rij[-1] == "":
            rij = rij[:-1]
        gestript.append(list(rij))
    return gestript


def rows_of(blad, formaat) -> list[list]:
    """The rows between the headings and the notes."""
    rijen = read_back(blad, formaat)
    begin = rijen.index(list(blad.koppen)) + 1
    return rijen[begin : begin + len(blad.rijen)]


@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
def test_a_spreadsheet_opens_on_its_title_and_ends_with_its_source(formaat):
    rijen = read_back(BLAD, formaat)
    assert rijen[0] == ["Beschut werk, eind 2019"]
    assert rijen[1] == []
    assert rijen[2] == ["Naam", "Stand op", "Bereikt", "Norm"]
    assert rijen[-1] == ["Bron: brief, 2021"]
    assert len(rijen) == 7


def test_a_csv_opens_on_its_headings_and_ends_with_title_and_source():
    rijen = read_back(BLAD, "csv")
    assert rijen[0] == ["Naam", "Stand op", "Bereikt", "Norm"]
    assert rijen[3:] == [[], ["Beschut werk, eind 2019"], ["Bron: brief, 2021"]]


def test_every_row_of_a_csv_is_as_long_as_its_headings():
    tekst = make_file(BLAD, "csv").decode("utf-8-sig")
    lengtes = {len(r) for r in csv.reader(io.StringIO(tekst), delimiter=";")}
    assert lengtes == {4}


@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
def test_numbers_are_numbers_and_dates_are_dates(formaat):
    eerste, tweede = rows_of(BLAD, formaat)
    assert eerste == ["Súdwest-Fryslân", datetime.date(2019, 12, 31), 14.6, 41]
    assert tweede == ["Laren", datetime.date(2019, 12, 31), "", 0]


def test_csv_is_for_a_dutch_excel():
    inhoud = make_file(BLAD, "csv")
    assert inhoud.startswith(b"\xef\xbb\xbf")
    regels = inhoud.decode("utf-8-sig").splitlines()
    assert regels[1] == "Súdwest-Fryslân;2019-12-31;14,6;41"
    assert regels[2] == "Laren;2019-12-31;;0"


@pytest.mark.parametrize(
    "tekst",
    ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "=HYPERLINK(1)", "＝1", "\x00=1"],
)
@pytest.mark.parametrize("formaat", SOORTEN)
def test_text_is_never_a_formula(formaat, tekst):
    blad = Blad(titel=tekst, koppen=(tekst,), rijen=((tekst,),), noten=(tekst,))
    for rij in read_back(blad, formaat):
        for cel in rij:
            assert cel.startswith("'")
    if formaat == "xlsx":
        assert "<f>" not in part_of(blad, formaat, "xl/worksheets/sheet1.xml")
    if formaat == "ods":
        assert "table:formula" not in part_of(blad, formaat, "content.xml")


def part_of(blad, formaat, naam) -> str:
    """One file in the zip that a spreadsheet is."""
    with zipfile.ZipFile(io.BytesIO(make_file(blad, formaat))) as zip_:
        return zip_.read(naam).decode()


def test_text_that_looks_like_a_fault_stays_text():
    blad = Blad(titel="x", koppen=("k",), rijen=(("#N/A",),))
    assert ' t="e"' not in part_of(blad, "xlsx", "xl/worksheets/sheet1.xml")
    assert rows_of(blad, "xlsx") == [["#N/A"]]


def test_the_headings_of_xlsx_stay_in_sight_and_columns_fit():
    lang = Blad(
        titel="Een titel die veel langer is dan welke kolom dan ook in dit vel",
        koppen=("Naam", "n"),
        rijen=(("Gooi en Vechtstreek", 1), ("x" * 300, 2)),
    )
    vel = part_of(lang, "xlsx", "xl/worksheets/sheet1.xml")
    assert 'topLeftCell="A4"' in vel and 'state="frozen"' in vel
    assert lang.breedtes == [48, 9]
    inhoud = part_of(lang, "ods", "content.xml")
    assert inhoud.count('table:style-name="kop"') == len(lang.koppen)
    assert [
        int(b) for b in re.findall(r'column table:style-name="b(\d+)"', inhoud)
    ] == [
        48,
        9,
    ]
    assert BLAD.breedtes[0] == len("Súdwest-Fryslân") + 2


@given(st.text())
def test_safe_text_never_begins_like_a_formula(tekst):
    assert not safe_text(tekst).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_negative_number_stays_a_number():
    blad = Blad(titel="x", koppen=("n",), rijen=((Decimal("-830"),),))
    assert rows_of(blad, "csv") == [["-830"]]
    assert rows_of(blad, "xlsx") == [[-830]]


@pytest.mark.parametrize("formaat", SOORTEN)
def test_signs_that_no_file_may_hold_are_left_out(formaat):
    blad = Blad(titel="a\x00b\x0bc\ud800d", koppen=("k",), rijen=())
    assert ["abcd"] in read_back(blad, formaat)


@pytest.mark.parametrize("formaat", SOORTEN)
def test_quotes_separators_and_line_ends_survive(formaat):
    tekst = 'Hij zei: "ja; nee", en\nging.'
    blad = Blad(titel="x", koppen=("k",), rijen=((tekst,),))
    ((terug,),) = rows_of(blad, formaat)
    assert terug == tekst


def test_line_ends_and_spaces_in_ods_are_marked_as_such():
    """Plain ones are one space to a program that opens the file."""
    blad = Blad(titel="x", koppen=("k",), rijen=(("a  b\n c",),))
    inhoud = part_of(blad, "ods", "content.xml")
    eerste, tweede = '<text:p>a <text:s text:c="1"/>b</text:p>', "<text:p><text:s "
    assert f'{eerste}{tweede}text:c="1"/>c</text:p>' in inhoud
    assert rows_of(blad, "ods") == [["a  b\n c"]]


@pytest.mark.parametrize("formaat", SOORTEN)
def test_without_title_and_notes_a_sheet_is_its_headings_and_rows(formaat):
    blad = Blad(titel="", koppen=("Naam", "n"), rijen=(("Laren", 1), ("Huizen", 2)))
    rijen = read_back(blad, formaat)
    assert [rij[0] for rij in rijen] == ["Naam", "Laren", "Huizen"]


def test_without_title_the_headings_are_still_bold_and_in_sight():
    blad = Blad(titel="", koppen=("Naam", "n"), rijen=(("Laren", 1),))
    assert 'topLeftCell="A2"' in part_of(blad, "xlsx", "xl/worksheets/sheet1.xml")
    inhoud = part_of(blad, "ods", "content.xml")
    assert inhoud.count('cell office:value-type="string" table:style-name="kop"') == 2
    assert '"titel"' not in inhoud.split("</office:automatic-styles>")[1]


@pytest.mark.parametrize("formaat", SOORTEN)
def test_notes_without_a_title_stand_below_an_empty_row(formaat):
    blad = Blad(titel="", koppen=("Naam",), rijen=(("Laren",),), noten=("Noot",))
    assert read_back(blad, formaat) == [["Naam"], ["Laren"], [], ["Noot"]]


@pytest.mark.parametrize("getal", ["66730", "125000", "0", "0.5", "1e5"])
def test_numbers_have_no_thousands_mark_and_no_exponent(getal):
    blad = Blad(titel="x", koppen=("n",), rijen=((Decimal(getal),),))
    ((cel,),) = rows_of(blad, "csv")
    assert Decimal(cel.replace(",", ".")) == Decimal(getal)
    assert "." not in cel and "e" not in cel.lower()
