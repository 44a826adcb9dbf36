"""Readable files: the same rows from every kind of file, each value as its own kind."""

import datetime
from decimal import Decimal

import openpyxl
import pytest

from banenafspraak.importeren.blad import Bijzonder, Geweigerd, Grenzen
from banenafspraak.importeren.lezen import read_file
from tests.banenafspraak.importeren.maken import doos, gewoon

RIJEN = [
    ["CBS-code", "Gemeente", "Ultimo 2018"],
    *([f"GM{n:04}", f"Gemeente {n} ’s-Gé", n * 1.5] for n in range(1, 343)),
]


@pytest.fixture(scope="module")
def tabel(tmp_path_factory) -> dict[str, bytes]:
    """One table of 342 gemeenten, by openpyxl, odswriter and three times LibreOffice."""
    xlsx = gewoon.xlsx(RIJEN)
    werkmap = tmp_path_factory.mktemp("tabel")
    kantoor = gewoon.by_office(xlsx, "xlsx", ["xls", "ods", "xlsx"], werkmap)
    return {
        "openpyxl.xlsx": xlsx,
        "odswriter.ods": gewoon.ods(RIJEN),
        **{f"kantoor.{soort}": inhoud for soort, inhoud in kantoor.items()},
    }


def test_every_spreadsheet_gives_the_same_rows(tabel):
    verwacht = tuple(
        tuple(
            Decimal(str(cel)).normalize() if isinstance(cel, float) else cel
            for cel in rij
        )
        for rij in RIJEN
    )
    for naam, inhoud in tabel.items():
        blad = read_file(inhoud, naam)
        assert blad.rijen == verwacht, naam
        assert blad.soort == naam.rpartition(".")[2]
        assert (blad.naam, blad.andere) == ("Blad1", ())


def test_csv_gives_the_same_rows_as_text(tabel):
    tekst = [[str(cel).replace(".", ",") for cel in rij] for rij in RIJEN]
    blad = read_file(gewoon.csv_bytes(tekst), "a.csv")
    assert blad.rijen == tuple(map(tuple, tekst))
    assert (blad.soort, blad.naam) == ("csv", "")


def test_content_counts_and_not_the_name(tabel):
    assert read_file(tabel["kantoor.ods"], "a.csv").soort == "ods"
    assert read_file(tabel["openpyxl.xlsx"], "zonder naam").soort == "xlsx"
    assert read_file(b"a;b\n1;2\n", "a.xlsx").soort == "csv"


@pytest.fixture(scope="module")
def soorten(tmp_path_factory) -> dict[str, bytes]:
    """One row of every kind of value, not in the corner, after a hidden sheet."""
    boek = openpyxl.Workbook()
    boek.active.title = "Verborgen"
    boek.active["A1"] = "weg"
    boek.active.sheet_state = "hidden"
    vel = boek.create_sheet("Cijfers")
    boek.create_sheet("Uitleg")["A1"] = "tekst"
    boek.active = 1
    waarden = (
        *(608, 608.0, 0.1, 1e15, 0.68, datetime.date(2020, 12, 31)),
        *(datetime.datetime(2020, 12, 31, 14, 30), datetime.time(14, 30)),
        *(True, "=1/0", "=1+1", '=""', "  tekst \n twee  "),
    )
    for nummer, waarde in enumerate(waarden):
        vel.cell(5, 3 + nummer, waarde)
    vel.cell(5, 7).number_format = "0%"
    xlsx = gewoon.save(boek)
    werkmap = tmp_path_factory.mktemp("soorten")
    return {
        "openpyxl": xlsx,
        **gewoon.by_office(xlsx, "xlsx", ["xls", "ods", "xlsx"], werkmap),
    }


@pytest.mark.parametrize("soort", ["xls", "ods", "xlsx"])
def test_every_kind_of_value_is_read_as_what_it_is(soorten, soort):
    blad = read_file(soorten[soort], "a")
    assert blad.naam == "Cijfers"
    assert blad.andere == ("Verborgen", "Uitleg")
    assert blad.rijen[:4] == ((), (), (), ())
    rij = blad.rijen[4]
    assert rij[:2] == ("", "")
    assert rij[2:8] == (
        *(Decimal(608), Decimal(608), Decimal("0.1"), Decimal(10**15)),
        # An xls does not tell that it is a percentage.
        *(Decimal("0.68") if soort == "xls" else "68%", datetime.date(2020, 12, 31)),
    )
    assert [str(cel) for cel in rij[2:5]] == ["608", "608", "0.1"]
    assert rij[8] == "31-12-2020 14:30"
    assert rij[9] in ("14:30", "14:30:00")
    assert rij[10:13] == ("WAAR", Bijzonder.FOUT, Decimal(2))
    assert rij[13:] == ("", "tekst \n twee")


def test_formula_without_outcome_is_told(soorten):
    """openpyxl writes formulas and does not calculate them."""
    rij = read_file(soorten["openpyxl"], "a.xlsx").rijen[4]
    assert rij[11:14] == (Bijzonder.FORMULE,) * 3
    zonder = b'<table:table-row><table:table-cell table:formula="of:=1+1"/></table:table-row>'
    assert read_file(doos.ods(zonder), "a.ods").rijen == ((Bijzonder.FORMULE,),)


def test_empty_rows_and_columns_at_the_end_cost_nothing():
    staart = (
        b'<table:table-row table:number-rows-repeated="1048573"><table:table-cell '
        b'table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>'
    )
    blad = read_file(doos.ods(doos.ods_cell(5, 2) + doos.ods_cell(7) + staart), "a.ods")
    assert blad.rijen == ((5, 5), (7,))
    leeg = b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    blad = read_file(doos.xlsx(b"<row><c><v>5</v></c></row>" + leeg), "a.xlsx")
    assert blad.rijen == ((5,),)


def test_repeated_rows_of_ods_stand_where_they_belong():
    blad = read_file(
        doos.ods(
            doos.ods_cell(5, rijen=2)
            + b'<table:table-row table:number-rows-repeated="3"/>'
            + doos.ods_cell("1.5E1")
        ),
        "a.ods",
    )
    assert blad.rijen == ((5,), (5,), (), (), (), (15,))


def test_size_that_a_sheet_claims_to_have_is_not_believed():
    groot = b'<dimension ref="A1:XFD1048576"/>'
    assert read_file(doos.xlsx(boven=groot), "a.xlsx").rijen == ((1,),)


def test_a_cell_of_5_mb_is_told_and_the_rest_is_read():
    lang = b'<c t="inlineStr"><is><t>' + b"a" * 5_000_000 + b"</t></is></c>"
    blad = read_file(doos.xlsx(b"<row>" + lang + b"<c><v>2</v></c></row>"), "a.xlsx")
    assert blad.rijen == ((Bijzonder.TE_LANG, 2),)
    gedeeld = doos.xlsx(
        b'<row><c t="s"><v>0</v></c><c><v>2</v></c></row>',
        woorden=b"<si><t>" + b"a" * 5_000_000 + b"</t></si>",
    )
    assert read_file(gedeeld, "a.xlsx").rijen == ((Bijzonder.TE_LANG, 2),)
    assert read_file(b"a;2\n" + b"a" * 2001 + b";2\n", "a.csv").rijen[1] == (
        Bijzonder.TE_LANG,
        "2",
    )
    ods = (
        b'<table:table-row><table:table-cell office:value-type="string"><text:p>'
        + b"a" * 5_000_000
        + b"</text:p></table:table-cell></table:table-row>"
    )
    assert read_file(doos.ods(ods), "a.ods").rijen == ((Bijzonder.TE_LANG,),)


def test_text_keeps_no_control_characters():
    cel = b'<row><c t="inlineStr"><is><t>a_x0000_b_x000D__x000A_c&#9;d&#133;e</t></is></c></row>'
    assert read_file(doos.xlsx(cel), "a.xlsx").rijen == (("a b\nc d e",),)


def test_parts_of_a_word_are_joined_without_its_pronunciation():
    delen = b"<r><t>Hui</t></r><r><t>zen</t></r><rPh><t>ziet</t></rPh>"
    rij = (
        b'<row><c t="s"><v>0</v></c><c t="inlineStr"><is>' + delen + b"</is></c></row>"
    )
    blad = read_file(doos.xlsx(rij, woorden=b"<si>" + delen + b"</si>"), "a")
    assert blad.rijen == (("Huizen", "Huizen"),)


def test_ods_leaves_out_notes_drawings_and_deleted_cells():
    blad = read_file(
        doos.ods(
            b"<table:shapes><draw:frame><text:p>weg</text:p></draw:frame></table:shapes>"
            b'<table:table-row><table:table-cell office:value-type="string">'
            b"<office:annotation><text:p>weg</text:p></office:annotation>"
            b'<text:p>Hui<text:span>zen</text:span><text:s text:c="2"/>'
            b'<text:a xlink:href="http://voorbeeld.nl">NH</text:a></text:p><text:p>twee</text:p>'
            b"</table:table-cell></table:table-row>"
        ),
        "a.ods",
    )
    assert blad.rijen == (("Huizen  NH\ntwee",),)


def test_a_link_to_a_website_in_a_cell_is_fine():
    boek = openpyxl.Workbook()
    boek.active["A1"] = "bron"
    boek.active["A1"].hyperlink = "https://voorbeeld.nl/"
    assert read_file(gewoon.save(boek), "a.xlsx").rijen == (("bron",),)


def test_filtered_rows_still_count():
    boek = openpyxl.Workbook()
    for nummer in range(1, 5):
        boek.active.append([nummer])
    boek.active.auto_filter.ref = "A1:A4"
    boek.active.row_dimensions[2].hidden = True
    assert read_file(gewoon.save(boek), "a.xlsx").rijen == ((1,), (2,), (3,), (4,))


def test_an_empty_first_sheet_is_named_when_another_is_filled():
    inhoud = gewoon.xlsx([], andere={"Cijfers": [["a", 1]]})
    with pytest.raises(Geweigerd, match="Het eerste blad, “Blad1”, is leeg"):
        read_file(inhoud, "a.xlsx")


def test_limits_can_be_set():
    grenzen = Grenzen(rijen=2, kolommen=2)
    assert read_file(b"a;b\n1;2\n", "a.csv", grenzen).rijen
    with pytest.raises(Geweigerd, match="meer dan 2 rijen"):
        read_file(b"a;b\n1;2\n3;4\n", "a.csv", grenzen)
    with pytest.raises(Geweigerd, match="meer dan 2 kolommen"):
        read_file(b"a;b;c\n1;2\n", "a.csv", grenzen)


def test_other_name_of_the_same_language_is_read():
    """Some programs write every element with a prefix; that is the same XML."""
    blad = (
        b'<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        b'<x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    inhoud = doos.xlsx(delen={"xl/worksheets/sheet1.xml": blad})
    assert read_file(inhoud, "a.xlsx").rijen == ((), ("", 7))
