"""Values: numbers as Excel shows them, dates, and text that can be stored."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.importeren.lezen.vel import (
    clean,
    float_cell,
    moment_cell,
    number_cell,
)


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [
        *(("608", "608"), ("608.0", "608"), ("-0", "0"), ("0.1", "0.1"), ("007", "7")),
        *(("0.30000000000000004", "0.3"), ("1e3", "1000"), ("1.5E1", "15")),
        *(("1e30", "1" + "0" * 30), ("1.10", "1.1"), ("-1.25", "-1.25"), (".5", "0.5")),
        *(("1e-10", "0.0000000001"), ("123456789012345678", "123456789012346000")),
    ],
)
def test_number_is_what_excel_shows(tekst, getal):
    assert f"{number_cell(tekst):f}" == getal


@pytest.mark.parametrize(
    "tekst", ["NaN", "INF", "1_000", "١٢", "1e9999", "0x10", "", "1,5"]
)
def test_what_is_no_number_stays_text(tekst):
    assert number_cell(tekst) == tekst or number_cell(tekst) == "inf"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_keeps_fifteen_digits_and_no_exponent(getal):
    cel = float_cell(getal)
    assert float(cel) == float(f"{getal:.15g}")
    assert number_cell(repr(getal)) == cel
    # Below a millionth Python itself prints an exponent.
    assert abs(getal) < 1e-6 or "E" not in str(cel)


@given(st.text())
def test_text_can_be_stored_and_shown(tekst):
    schoon = clean(tekst)
    assert schoon == schoon.strip()
    assert not any(ord(teken) < 32 and teken != "\n" for teken in schoon)


def test_midnight_is_a_date_and_another_time_is_text():
    dag = datetime.datetime(2020, 12, 31)
    assert moment_cell(dag) == datetime.date(2020, 12, 31)
    assert moment_cell(dag.replace(hour=9, minute=5)) == "31-12-2020 09:05"
