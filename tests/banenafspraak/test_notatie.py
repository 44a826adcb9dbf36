"""Dutch numbers and dates, in and out. No database."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak import notatie
from banenafspraak.notatie import OngeldigGetal, aantal, lees_getal

getallen = st.decimals(
    min_value=-999_999_999, max_value=999_999_999, places=2, allow_nan=False
)


@given(getallen)
def test_reads_what_it_writes(getal):
    assert lees_getal(aantal(getal)) == getal


@given(st.integers(0, 10**12 - 1))
def test_reads_whole_numbers_with_and_without_dots(getal):
    assert lees_getal(str(getal)) == lees_getal(f"{getal:,}".replace(",", ".")) == getal


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("608", "608"),
        ("1.608", "1608"),
        ("66.730", "66730"),
        ("1.000.000", "1000000"),
        ("25,5", "25.5"),
        ("1.331,25", "1331.25"),
        ("0,123", "0.123"),
        ("007", "7"),
        ("-14", "-14"),
        ("−14", "-14"),
        ("–1.830", "-1830"),
        ("  608 ", "608"),
        ("608\xa0", "608"),
    ],
)
def test_reads(tekst, getal):
    assert lees_getal(tekst) == Decimal(getal)
    assert not lees_getal(tekst).is_signed() or lees_getal(tekst) < 0


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "  ",
        "-",
        "1.6",
        "1.60",
        "1.6000",
        "0.123",
        "-0.500",
        "00.123",
        "1,608.5",
        "1.60.800",
        "1.608.5",
        "1,",
        ",5",
        "1,5,5",
        "1_000",
        "1 000",
        "1e30",
        "1E3",
        "١٢٣",
        "１２３",
        "²",
        "½",
        "NaN",
        "inf",
        "<5",
        "0x10",
        "+5",
        "- 14",
        "--14",
        "14-",
        "5%",
        "1" * 13,
        "1,1234567890123",
        "1\x00",
    ],
)
def test_refuses(tekst):
    with pytest.raises(OngeldigGetal) as fout:
        lees_getal(tekst)
    assert str(fout.value).endswith(".")


@pytest.mark.parametrize("tekst", ["1.6", "0.123", "1.60.800"])
def test_a_dot_that_is_no_thousands_mark_is_explained(tekst):
    with pytest.raises(OngeldigGetal, match=r"komma voor decimalen|is geen getal"):
        lees_getal(tekst)


def test_a_message_does_not_repeat_a_novel():
    with pytest.raises(OngeldigGetal) as fout:
        lees_getal("x" * 5_000_000)
    assert len(str(fout.value)) < 120


@given(st.text())
def test_any_text_is_a_number_or_a_sentence(tekst):
    try:
        assert lees_getal(tekst).is_finite()
    except OngeldigGetal as fout:
        assert str(fout)


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Decimal("66730"), "66.730"),
        (Decimal("11.0"), "11"),
        (Decimal("11"), "11"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("14.60"), "14,6"),
        (Decimal("-830"), "−830"),
        (Decimal("-0.00"), "0"),
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
    ],
)
def test_aantal(waarde, tekst):
    assert aantal(waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "−3"),
        ("-0.4", 0, "0"),
        ("1.93", 2, "1,93"),
        ("2", 2, "2,00"),
    ],
)
def test_aantal_with_fixed_decimals(waarde, decimalen, tekst):
    assert aantal(Decimal(waarde), decimalen) == tekst


def test_other_words_for_numbers():
    assert [notatie.verschil(n) for n in (46, -14, 0)] == ["+46", "−14", "0"]
    assert notatie.procent(68) == "68%"
    assert notatie.euro(23_260_000) == "€ 23.260.000"
    assert notatie.euro(Decimal("1.5")) == "€ 1,50"
    assert notatie.datum(datetime.date(2019, 12, 31)) == "31 december 2019"
    assert notatie.datum(datetime.date(2022, 3, 4)) == "4 maart 2022"


def test_rounding():
    assert notatie.rond_half_op(Decimal("67.5")) == 68
    assert notatie.rond_half_op(Decimal("66.5")) == 67
    assert notatie.rond_half_op(Decimal("-0.5")) == -1
