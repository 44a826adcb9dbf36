"""A sheet as a file, read back by other code than wrote it. No database."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from monitor.exporteren import SOORTEN, Blad, make_file, safe_text

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


@pytest.mark.parametrize("formaat", SOORTEN)
def test_title_headings_rows_and_source_come_back(formaat):
    rijen = read_back(BLAD, formaat)
    assert rijen[0] == ["Beschut werk, eind 2019"]
    assert rijen[1] == []
    assert rijen[2] == ["Naam", "Stand op", "Bereikt", "Norm"]
    assert rijen[-1] == ["Bron: brief, 2021"]
    assert len(rijen) == 7


@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
def test_numbers_are_numbers_and_dates_are_dates(formaat):
    eerste, tweede = read_back(BLAD, formaat)[3:5]
    assert eerste == ["Súdwest-Fryslân", datetime.date(2019, 12, 31), 14.6, 41]
    assert tweede == ["Laren", datetime.date(2019, 12, 31), "", 0]


def test_csv_is_for_a_dutch_excel():
    inhoud = make_file(BLAD, "csv")
    assert inhoud.startswith(b"\xef\xbb\xbf")
    regels = inhoud.decode("utf-8-sig").splitlines()
    assert regels[3] == "Súdwest-Fryslân;2019-12-31;14,6;41"
    assert regels[4] == "Laren;2019-12-31;;0"


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
    assert b"<f>" not in make_file(blad, formaat)


@given(st.text())
def test_safe_text_never_begins_like_a_formula(tekst):
    assert not safe_text(tekst).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_negative_number_stays_a_number():
    blad = Blad(titel="x", koppen=("n",), rijen=((Decimal("-830"),),))
    assert read_back(blad, "csv")[3] == ["-830"]
    assert read_back(blad, "xlsx")[3] == [-830]


@pytest.mark.parametrize("formaat", SOORTEN)
def test_signs_that_no_file_may_hold_are_left_out(formaat):
    blad = Blad(titel="a\x00b\x0bc\ud800d", koppen=("k",), rijen=())
    assert read_back(blad, formaat)[0] == ["abcd"]


@pytest.mark.parametrize("formaat", SOORTEN)
def test_quotes_separators_and_line_ends_survive(formaat):
    tekst = 'Hij zei: "ja; nee", en\nging.'
    blad = Blad(titel="x", koppen=("k",), rijen=((tekst,),))
    (terug,) = read_back(blad, formaat)[3]
    assert terug.split() == tekst.split()


@pytest.mark.parametrize("getal", ["66730", "125000", "0", "0.5", "1e5"])
def test_numbers_have_no_thousands_mark_and_no_exponent(getal):
    blad = Blad(titel="x", koppen=("n",), rijen=((Decimal(getal),),))
    (cel,) = read_back(blad, "csv")[3]
    assert Decimal(cel.replace(",", ".")) == Decimal(getal)
    assert "." not in cel and "e" not in cel.lower()
