"""The quarter: what it reads, how it counts, where it ends. No database."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.kwartaal import (
    EERSTE_KWARTAAL,
    LAATSTE_KWARTAAL,
    Kwartaal,
    OngeldigKwartaal,
    alle_kwartalen,
)

kwartalen = st.sampled_from(alle_kwartalen())


@given(kwartalen)
def test_reads_what_it_writes(kwartaal):
    assert Kwartaal.lees(str(kwartaal)) == kwartaal


@pytest.mark.parametrize(
    "tekst",
    [
        "2020-K5",
        "2020-K0",
        "2020-k4",
        "2020K4",
        "2020-K4 ",
        " 2020-K4",
        "2020-K4\n",
        "2020-K44",
        "20-K4",
        "02020-K4",
        "-2020-K4",
        "٢٠٢٠-K4",
        "2020-K٤",
        "2012-K3",
        "2036-K1",
        "0000-K1",
        "",
    ],
)
def test_refuses(tekst):
    with pytest.raises(OngeldigKwartaal):
        Kwartaal.lees(tekst)


@pytest.mark.parametrize(
    ("jaar", "nummer"), [(2012, 3), (2036, 1), (2020, 0), (2020, 5)]
)
def test_cannot_be_made_outside_the_range(jaar, nummer):
    with pytest.raises(OngeldigKwartaal):
        Kwartaal(jaar, nummer)


def test_refusal_says_what_to_type():
    with pytest.raises(OngeldigKwartaal, match="Schrijf het als 2020-K4"):
        Kwartaal.lees("4e kwartaal 2020")


def test_range():
    assert (str(EERSTE_KWARTAAL), str(LAATSTE_KWARTAAL)) == ("2012-K4", "2035-K4")
    assert len(alle_kwartalen()) == 23 * 4 + 1
    assert list(alle_kwartalen()) == sorted(alle_kwartalen())


@given(kwartalen, kwartalen)
def test_order_is_that_of_peildatum_and_of_the_text(een, ander):
    assert (een < ander) == (een.peildatum < ander.peildatum) == (str(een) < str(ander))
    assert (een == ander) == (hash(een) == hash(ander))


@given(kwartalen, kwartalen)
def test_difference_and_sum_belong_together(een, ander):
    assert een + (ander - een) == ander
    assert ander - (ander - een) == een


def test_does_not_compare_with_text():
    with pytest.raises(TypeError):
        assert Kwartaal(2020, 4) < "2021-K1"
    assert Kwartaal(2020, 4) != "2020-K4"


@pytest.mark.parametrize(
    ("dag", "tekst"),
    [
        ("2020-01-01", "2020-K1"),
        ("2020-03-31", "2020-K1"),
        ("2020-04-01", "2020-K2"),
        ("2020-09-30", "2020-K3"),
        ("2020-10-01", "2020-K4"),
        ("2020-12-31", "2020-K4"),
    ],
)
def test_quarter_of_a_day(dag, tekst):
    assert str(Kwartaal.op(datetime.date.fromisoformat(dag))) == tekst


@given(kwartalen)
def test_peildatum_is_its_last_day(kwartaal):
    assert Kwartaal.op(kwartaal.peildatum) == kwartaal
    if volgende := kwartaal.volgende():
        assert Kwartaal.op(kwartaal.peildatum + datetime.timedelta(1)) == volgende


def test_neighbours_stop_at_the_ends():
    assert EERSTE_KWARTAAL.vorige() is None
    assert LAATSTE_KWARTAAL.volgende() is None
    assert Kwartaal(2021, 1).vorige() == Kwartaal(2020, 4)
    assert Kwartaal(2020, 4).volgende() == Kwartaal(2021, 1)
    assert Kwartaal(2020, 1).jaar_eerder() == Kwartaal(2019, 1)
    assert Kwartaal(2013, 3).jaar_eerder() is None
    assert Kwartaal(2013, 4).jaar_eerder() == EERSTE_KWARTAAL


def test_only_k4_judges_a_norm():
    assert [Kwartaal(2020, n).is_jaareinde for n in (1, 2, 3, 4)] == [False] * 3 + [
        True
    ]


def test_names():
    assert Kwartaal(2020, 4).label == "4e kwartaal 2020"
    assert Kwartaal(2020, 4).einde_label == "eind 2020"
    assert Kwartaal(2020, 1).einde_label == "eind maart 2020"
    assert Kwartaal(2020, 2).einde_label == "eind juni 2020"
    assert Kwartaal(2020, 3).einde_label == "eind september 2020"


@pytest.mark.parametrize(
    ("dag", "kwartaal"),
    [
        ((1950, 1, 1), EERSTE_KWARTAAL),
        ((2012, 9, 30), EERSTE_KWARTAAL),
        ((2020, 12, 31), Kwartaal(2020, 4)),
        ((2021, 1, 1), Kwartaal(2021, 1)),
        ((2036, 1, 1), LAATSTE_KWARTAAL),
    ],
)
def test_the_nearest_quarter_of_a_day_always_exists(dag, kwartaal):
    assert Kwartaal.dichtst_bij(datetime.date(*dag)) == kwartaal
