"""What the address of a trajectory may hold: wrong parts become sentences at their field."""

from decimal import Decimal

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from monitor import trajectkeuze as keuzes
from monitor.overzichten.waarden import Waarde
from monitor.trajectkeuze import read_input
from tests.monitor.maken import make_indicator, make_waarde
from tests.monitor.trajecten import make_ahead

BANEN = make_ahead(608, normen={2023: 990})
BESCHUT = make_ahead(27, indicator="beschut-werk")
UITSTROOM = make_ahead(214, indicator="uitstroom")
ONBEKEND = make_ahead(None, indicator="werkgever")


def read(vraag, doelen=(BANEN, BESCHUT, UITSTROOM)):
    return read_input(QueryDict(vraag), doelen)


def test_without_a_choice_the_first_goal_with_a_figure_and_its_last_norm():
    invoer = read("", (ONBEKEND, BANEN, BESCHUT))
    assert invoer.gekozen is BANEN
    assert invoer.keuze == keuzes.Keuze(2023)
    assert invoer.teksten["doeljaar"] == "2023"
    assert read("", (ONBEKEND,)).gekozen is ONBEKEND


def test_an_area_without_goals_has_nothing_to_choose():
    invoer = read("doel=900", ())
    assert (invoer.gekozen, invoer.keuze) == (None, None)


def test_all_that_may_be_chosen():
    invoer = read("indicator=beschut-werk&doeljaar=2024&factor=1,5&doel=1.462")
    assert invoer.fouten == {}
    assert invoer.gekozen is BESCHUT
    assert invoer.keuze == keuzes.Keuze(2024, Decimal("1.5"), Decimal(1462))


@pytest.mark.parametrize(
    ("tekst", "factor"),
    [
        ("2", 2),
        ("1", 1),
        ("3", 3),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("2,25", 2.25),
        ("", None),
    ],
)
def test_a_factor_from_1_to_3(tekst, factor):
    gelezen = read(f"factor={tekst}").keuze.factor
    assert gelezen == (None if factor is None else Decimal(str(factor)))


@pytest.mark.parametrize(
    ("tekst", "doel"),
    [
        ("1462", 1462),
        ("1.462", 1462),
        ("  1462 ", 1462),
        ("0", 0),
        ("1462,5", "1462.5"),
        ("999.999.999", 999_999_999),
    ],
)
def test_an_own_goal_in_dutch_notation(tekst, doel):
    assert read(f"doel={tekst}").keuze.eigen_doel == Decimal(str(doel))


@pytest.mark.parametrize(
    ("vraag", "veld", "fout"),
    [
        ("doel=abc", "doel", keuzes.GEEN_GETAL),
        ("doel=NaN", "doel", keuzes.GEEN_GETAL),
        ("doel=Infinity", "doel", keuzes.GEEN_GETAL),
        ("doel=-5", "doel", keuzes.NIET_NEGATIEF),
        ("doel=1e9", "doel", keuzes.GEEN_GETAL),
        ("doel=1e99", "doel", "Dit getal is te groot."),
        ("doel=9999999999", "doel", "Dit getal is te groot."),
        ("doel=1.5", "doel", "Niet duidelijk: is dit 15 of 1,5?"),
        ("doel=1,555", "doel", "Dit getal heeft te veel cijfers achter de komma."),
        ("doel=%00", "doel", None),
        ("doel=" + "9" * 5000, "doel", "Er staat te veel tekst in dit vak."),
        ("doel=٣", "doel", "Dit getal staat in andere cijfertekens."),
        ("indicator=uitstroom&doel=1,5", "doel", "Hier past alleen een heel getal."),
        ("factor=0", "factor", keuzes.GEEN_FACTOR),
        ("factor=3,1", "factor", keuzes.GEEN_FACTOR),
        ("factor=-2", "factor", keuzes.GEEN_FACTOR),
        ("factor=twee", "factor", keuzes.GEEN_FACTOR),
        ("factor=NaN", "factor", keuzes.GEEN_FACTOR),
        ("factor=1,333", "factor", keuzes.GEEN_FACTOR),
        ("factor=1.000", "factor", None),
        ("doeljaar=1999", "doeljaar", keuzes.GEEN_JAAR),
        ("doeljaar=2100", "doeljaar", keuzes.GEEN_JAAR),
        ("doeljaar=2025,5", "doeljaar", keuzes.GEEN_JAAR),
        ("doeljaar=-2025", "doeljaar", keuzes.GEEN_JAAR),
        ("doeljaar=٢٠٢٥", "doeljaar", keuzes.GEEN_JAAR),
        ("doeljaar=", "doeljaar", None),
        ("doeljaar=2050", "doeljaar", None),
        ("indicator=bestaat-niet", "indicator", keuzes.GEEN_ONDERWERP),
        ("doel=1&doel=2", "doel", keuzes.EEN_WAARDE),
        ("doeljaar=2024&doeljaar=2025", "doeljaar", keuzes.EEN_WAARDE),
        ("doel=1462&doel=1462", "doel", None),
    ],
)
def test_what_is_wrong_is_said_at_its_field(vraag, veld, fout):
    invoer = read(vraag)
    if fout is None:
        assert invoer.fouten == {}
        assert invoer.keuze is not None
    else:
        assert set(invoer.fouten) == {veld}
        assert invoer.fouten[veld].startswith(fout)
        assert invoer.keuze is None


def test_the_advice_is_for_who_asks_and_not_for_who_delivers():
    for vraag in ("doel=abc", "indicator=uitstroom&doel=1,5"):
        fout = read(vraag).fouten["doel"]
        assert "echte aantal" not in fout
        assert "waarom" not in fout


def test_what_was_typed_stays_and_is_not_endless():
    teksten = read(f"doel=abc&factor=9&doeljaar=1999&indicator={'x' * 5000}").teksten
    assert (teksten["doel"], teksten["factor"], teksten["doeljaar"]) == (
        "abc",
        "9",
        "1999",
    )
    assert len(read("doel=" + "7" * 5000).teksten["doel"]) < 100


def test_a_goal_whose_figure_has_gaps_is_not_chosen_before_a_whole_one():
    gaten = make_ahead(
        make_waarde(30, delen=2, ontbreekt=("Laren",)), indicator="beschut-werk"
    )
    klein = make_ahead(Waarde(None, te_klein=True), indicator="werkgever")
    assert read("", (gaten, klein, BANEN)).gekozen is BANEN


def test_a_goal_is_in_the_unit_of_the_norm_unless_that_is_no_norm_of_it():
    zonder = make_indicator("beschut-werk", kanttekening_eenheid="")
    people = make_ahead(27, indicator=zonder)
    assert read("doel=1,5", (BESCHUT,)).fouten == {}  # a part of a place exists
    assert "heel getal" in read("doel=1,5", (people,)).fouten["doel"]


@given(st.text(max_size=60), st.sampled_from(keuzes.VELDEN))
def test_no_text_at_all_is_an_error(tekst, veld):
    vraag = QueryDict(mutable=True)
    vraag[veld] = tekst
    invoer = read_input(vraag, (BANEN, BESCHUT))
    assert (invoer.keuze is None) == bool(invoer.fouten)
