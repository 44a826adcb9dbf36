"""Percentages: a cell that shows 53% is read as 53%, and not as the 0.53 that it holds."""

from decimal import Decimal

import openpyxl
import pytest

from banenafspraak.importeren.blad import Bijzonder
from banenafspraak.importeren.lezen import read_file
from banenafspraak.importeren.lezen.vel import number_cell, percent_cell
from tests.banenafspraak.importeren.maken import doos, gewoon


@pytest.mark.parametrize(
    ("tekst", "gezien"),
    [
        *(("0.53", "53%"), ("0.614", "61,4%"), ("2.76E-2", "2,76%"), ("0", "0%")),
        *(("0.07", "7%"), ("0.30000000000000004", "30%"), ("0.5", "50%")),
        *(("1", "100%"), ("12", "1200%"), ("-0.05", "-5%"), ("0.0053", "0,53%")),
        *(("0.614375", "61,4375%"), ("0.123456789012345678", "12,3456789012346%")),
    ],
)
def test_percentage_is_a_hundred_times_the_number_without_losing_digits(tekst, gezien):
    assert percent_cell(number_cell(tekst)) == gezien


@pytest.mark.parametrize("cel", ["", "inf", Bijzonder.FORMULE, Bijzonder.TE_LANG])
def test_what_is_no_number_is_no_percentage(cel):
    assert percent_cell(cel) == cel


def with_notations(*notaties: str) -> bytes:
    """0.53 in every one of these notations, side by side."""
    boek = openpyxl.Workbook()
    for kolom, notatie in enumerate(notaties, start=1):
        boek.active.cell(1, kolom, 0.53).number_format = notatie
    return gewoon.save(boek)


PROCENT = ("0%", "0.00%", "0.0%", "[Red]0 %", "0%;-0%", '"ca. "0%', "0.0_)%")
GETAL = ("0.00", '0.00"%"', "0.00\\%", "General", "0_%", "0;0%", "0[$%-413]")


@pytest.mark.parametrize("notatie", PROCENT)
def test_excel_shows_a_percentage(notatie):
    assert read_file(with_notations(notatie), "a.xlsx").rijen == (("53%",),)


@pytest.mark.parametrize("notatie", GETAL)
def test_sign_between_quotes_makes_no_percentage_in_excel(notatie):
    assert read_file(with_notations(notatie), "a.xlsx").rijen == ((Decimal("0.53"),),)


def test_text_in_a_percentage_cell_of_excel_stays_as_it_is():
    boek = openpyxl.Workbook()
    boek.active["A1"], boek.active["B1"] = "53%", "geheim"
    for cel in boek.active[1]:
        cel.number_format = "0%"
    assert read_file(gewoon.save(boek), "a.xlsx").rijen == (("53%", "geheim"),)


def test_ods_tells_that_it_is_a_percentage():
    cellen = "".join(
        f'<table:table-cell office:value-type="{soort}" office:value="0.614"/>'
        for soort in ("percentage", "float", "currency")
    )
    rij = f"<table:table-row>{cellen}</table:table-row>".encode()
    getal = Decimal("0.614")
    assert read_file(doos.ods(rij), "a.ods").rijen == (("61,4%", getal, getal),)


def test_percentage_without_outcome_is_told_in_ods():
    cel = b'<table:table-cell table:formula="of:=1/2" office:value-type="percentage"/>'
    rij = b"<table:table-row>" + cel + b"</table:table-row>"
    assert read_file(doos.ods(rij), "a.ods").rijen == ((Bijzonder.FORMULE,),)


def test_calculated_percentage_of_libreoffice_is_read(tmp_path):
    boek = openpyxl.Workbook()
    boek.active.append([0.53, "=A1/2"])
    for cel in boek.active[1]:
        cel.number_format = "0.0%"
    kantoor = gewoon.by_office(gewoon.save(boek), "xlsx", ["ods", "xlsx"], tmp_path)
    for soort, inhoud in kantoor.items():
        assert read_file(inhoud, f"a.{soort}").rijen == (("53%", "26,5%"),), soort
