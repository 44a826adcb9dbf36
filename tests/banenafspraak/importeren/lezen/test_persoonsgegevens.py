"""Columns about persons are recognised; figures are left alone."""

import random
from decimal import Decimal

import pytest

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.lezen.persoonsgegevens import check, letters
from tests.banenafspraak.importeren.maken.kwaad import BSNS


def column(kop: str, waarden: list) -> tuple:
    return (("gebied", kop), *(("Huizen", waarde) for waarde in waarden))


def refused(kop: str, waarden: list) -> str:
    try:
        check(column(kop, waarden))
    except Geweigerd as geweigerd:
        return geweigerd.wat
    return ""


@pytest.mark.parametrize(
    "kop",
    ["BSN", "bsn-nr", "BSN medewerker", "Burgerservicenummer", "sofi-nummer", "BSN’s"],
)
def test_heading_for_bsn_is_refused(kop):
    assert refused(kop, ["onbekend"]) == "Kolom B lijkt BSN’s te bevatten."


@pytest.mark.parametrize(
    "kop", ["Achternaam", "voornaam cliënt", "Voor- en achternaam"]
)
def test_heading_for_names_is_refused(kop):
    assert refused(kop, ["Jansen"]) == "Kolom B lijkt namen van personen te bevatten."


@pytest.mark.parametrize("kop", ["Geboortedatum", "geb. datum", "geboorte-datum"])
def test_heading_for_birth_is_refused(kop):
    assert refused(kop, ["1-1-1980"]) == "Kolom B lijkt geboortedata te bevatten."


@pytest.mark.parametrize(
    "kop",
    [
        "naam gebied",
        "gemeentenaam",
        "aantal BSN’s",
        "Zonder BSN",
        "peildatum",
        "waarde",
    ],
)
def test_heading_of_figures_is_fine(kop):
    assert refused(kop, ["608", Decimal(900)]) == ""


def test_heading_with_nothing_under_it_is_fine():
    assert refused("BSN", []) == ""


@pytest.mark.parametrize(
    "maak",
    [
        str,
        Decimal,
        lambda b: f"{b[:4]}.{b[4:6]}.{b[6:]}",
        lambda b: f"{b[:3]} {b[3:6]} {b[6:]}",
    ],
)
def test_numbers_that_pass_the_test_are_refused(maak):
    assert (
        refused("nummer", list(map(maak, BSNS))) == "Kolom B lijkt BSN’s te bevatten."
    )


def test_zero_in_front_may_have_gone():
    acht = ["12345672", "12345684", "12345696"]
    assert refused("nummer", [Decimal(waarde) for waarde in acht])


def test_one_typing_error_in_five_hides_nothing():
    assert refused("nummer", [*BSNS[:4], "111222334"])
    assert not refused("nummer", [*BSNS[:3], "111222334"])


def test_two_numbers_are_too_few_and_the_same_one_thrice_as_well():
    assert not refused("nummer", BSNS[:2])
    assert not refused("nummer", [BSNS[0]] * 5)


def test_amounts_of_nine_digits_are_fine():
    """Round ones, ones with decimals, and many columns of arbitrary ones."""
    assert not refused("waarde", ["110000000", "220000000", "330000000"])
    assert not refused("x", [Decimal("111222333.5"), Decimal("123456782.1")] * 3)
    assert not refused("x", ["111.222.333", "123.456.782", "999.999.990"])
    assert not refused("waarde", BSNS)
    rond = [
        "100006000",
        "100012000",
        "100029000",
        "100035000",
        "100041000",
        "100058000",
    ]
    assert not refused("", rond)  # they do pass the test
    toeval = random.Random(1)
    for _ in range(2000):
        waarden = [Decimal(toeval.randrange(10**8, 10**9)) for _ in range(5)]
        assert not refused("", waarden)


def test_six_numbers_under_waarde_are_no_chance_any_more():
    assert refused("waarde", [*BSNS, "345678904"])


def test_number_of_an_organisation_is_fine():
    assert not refused("RSIN", BSNS)


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
