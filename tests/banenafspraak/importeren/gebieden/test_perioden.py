"""What one day in a table does to the periods around it. Without a database."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.importeren.gebieden import perioden as onderwerp
from banenafspraak.importeren.gebieden.perioden import Periode

VANDAAG = datetime.date(2027, 6, 1)
REGIOS = ("AM01", "AM02", "AM03")


def nieuwjaar(jaar):
    return datetime.date(jaar, 1, 1)


def place(perioden, dag, regio, einde=None, vandaag=VANDAAG):
    return onderwerp.place(perioden, dag, regio, vandaag=vandaag, einde=einde)


def periods(tekst):
    """`A2015 B2019? A2021 -2022`: A until 2019, then B (assumed), A again, ended 2022."""
    delen = tekst.split()
    einde = None
    if delen[-1].startswith("-"):
        einde = nieuwjaar(int(delen.pop()[1:]))
    jaren = [nieuwjaar(int(deel[1:5])) for deel in delen]
    return tuple(
        Periode(deel[0], van, tot, aanname=deel.endswith("?"), pk=nummer)
        for nummer, (deel, van, tot) in enumerate(
            zip(delen, jaren, [*jaren[1:], einde], strict=True), start=1
        )
    )


def text(perioden):
    """The other way round."""
    delen = [f"{p.regio}{p.van.year}{'?' if p.aanname else ''}" for p in perioden]
    if perioden[-1].tot:
        delen.append(f"-{perioden[-1].tot.year}")
    return " ".join(delen)


@pytest.mark.parametrize(
    ("was", "jaar", "regio", "wordt"),
    [
        # the table says what we have
        ("A2015", 2020, "A", "A2015"),
        ("A2015? B2019?", 2020, "B", "A2015? B2019?"),
        # 1. another region from that day, until the old one would have ended
        ("A2015", 2020, "B", "A2015 B2020"),
        ("A2015 -2022", 2020, "B", "A2015 B2020 -2022"),
        ("A2015 C2022", 2020, "B", "A2015 B2020 C2022"),
        ("A2020", 2020, "B", "B2020"),
        ("A2015 B2020", 2020, "C", "A2015 C2020"),
        ("A2015 B2020", 2020, "A", "A2015"),
        ("A2015 B2020 C2022", 2020, "A", "A2015 C2022"),
        ("A2015 B2019", 2021, "A", "A2015 B2019 A2021"),
        # 2. the next one begins earlier
        ("A2015 B2021", 2018, "B", "A2015 B2018"),
        ("A2015? B2021?", 2018, "B", "A2015 B2018"),
        ("A2015 B2021", 2015, "B", "B2015"),
        ("C2015? A2017? B2021?", 2018, "B", "C2015? A2017? B2018"),
        ("A2015? B2021? C2023?", 2018, "B", "A2015 B2018? C2023?"),
        ("A2015 B2017 A2021", 2017, "A", "A2015"),
        # 3. what we assumed gives way: the gemeente had not moved yet
        ("A2015? B2019?", 2019, "A", "A2015? B2020?"),
        ("A2015? B2019?", 2021, "A", "A2015? B2022?"),
        ("A2015? B2019? -2022", 2021, "A", "A2015? -2022"),
        ("A2015? B2017? A2021?", 2017, "A", "A2015? B2018? A2021?"),
        ("A2015? B2017? A2021?", 2020, "A", "A2015? B2017? A2020"),
        ("A2015? B2019? C2020?", 2019, "A", "A2015? C2020?"),
        ("A2015? B2019? A2020?", 2019, "A", "A2015?"),
        # we had no region for that day
        ("A2015", 2014, "A", "A2014"),
        ("A2015", 2012, "B", "B2012 A2015"),
    ],
)
def test_place(was, jaar, regio, wordt):
    assert text(place(periods(was), nieuwjaar(jaar), regio)) == wordt


def test_move_to_come_is_never_assumed():
    was = periods("A2015? B2019?")
    vandaag = datetime.date(2020, 12, 31)
    wordt = place(was, nieuwjaar(2020), "A", vandaag=vandaag)
    assert text(wordt) == "A2015? B2019? A2020"
    wordt = place(was, nieuwjaar(2020), "A", vandaag=nieuwjaar(2021))
    assert text(wordt) == "A2015? B2021?"


def test_gemeente_without_a_region_gets_one_until_it_ends():
    (nieuw,) = place((), nieuwjaar(2013), "A", nieuwjaar(2014))
    assert (nieuw.van, nieuw.tot) == (nieuwjaar(2013), nieuwjaar(2014))


def test_hole_is_filled_and_joined():
    eerst, later = periods("A2015 -2018")[0], Periode("B", nieuwjaar(2020), None, pk=2)
    assert text(place((eerst, later), nieuwjaar(2018), "A")) == "A2015 B2020"


def test_rows_keep_their_key_where_they_stay():
    assert [p.pk for p in place(periods("A2015 C2022"), nieuwjaar(2020), "B")] == [
        1,
        None,
        2,
    ]


def test_explanation_of_a_found_date_replaces_that_of_an_assumed_one():
    was = tuple(
        Periode(p.regio, p.van, p.tot, True, "Wij nemen 2019 aan.", p.pk)
        for p in periods("A2015 B2019")
    )
    eerst, later = place(was, nieuwjaar(2018), "B")
    assert eerst.toelichting == (
        "Tot 1 januari 2018, volgens de tabel Gebieden in Nederland 2018 van het CBS."
    )
    assert later.toelichting == (
        "Sinds 1 januari 2018, volgens de tabel Gebieden in Nederland 2018 van het CBS."
    )


def test_moved_assumption_says_what_is_assumed_now():
    for periode in place(periods("A2015? B2019?"), nieuwjaar(2020), "A"):
        assert periode.toelichting == (
            "Op 1 januari 2020 was de gemeente volgens het CBS nog niet van regio "
            "gewisseld. De datum van de wissel is niet bekend. Wij nemen 1 januari 2021 aan."
        )


def test_explanation_of_the_beheerder_stays():
    (was,) = periods("A2015")
    was = Periode(was.regio, was.van, None, toelichting="Volgens de brief.", pk=1)
    assert place((was,), nieuwjaar(2020), "B")[0].toelichting.startswith(
        "Volgens de brief. Tot"
    )


# ---- any history ---------------------------------------------------------------------


@st.composite
def histories(draw):
    """Periods that follow on each other, now and then with a hole or an end."""
    jaren = draw(st.lists(st.integers(2015, 2026), min_size=1, max_size=6, unique=True))
    jaren.sort()
    perioden = []
    for nummer, jaar in enumerate(jaren[:-1]):
        if draw(st.integers(0, 9)) or not perioden:  # else a hole
            perioden.append(
                Periode(
                    draw(st.sampled_from(REGIOS)),
                    nieuwjaar(jaar),
                    nieuwjaar(jaren[nummer + 1]),
                    draw(st.booleans()),
                    pk=nummer + 1,
                )
            )
    if draw(st.booleans()) or not perioden:
        perioden.append(
            Periode(draw(st.sampled_from(REGIOS)), nieuwjaar(jaren[-1]), None, pk=99)
        )
    return tuple(perioden)


def region_on(perioden, dag):
    gevonden = [p.regio for p in perioden if p.holds(dag)]
    assert len(gevonden) <= 1, "an overlap"
    return gevonden[0] if gevonden else None


@given(histories(), st.integers(2013, 2028), st.sampled_from(REGIOS))
def test_place_changes_that_day_and_no_more_than_it_says(was, jaar, regio):
    dag = nieuwjaar(jaar)
    wordt = place(was, dag, regio)
    assert region_on(wordt, dag) == regio
    assert place(wordt, dag, regio) == wordt
    assert [p.van for p in wordt] == sorted(p.van for p in wordt)
    for een, ander in pairwise(wordt):
        assert een.tot is not None and een.tot <= ander.van
    nu = next((p for p in was if p.holds(dag)), None)
    for k in range(2010 * 12, 2032 * 12):
        moment = datetime.date(k // 12, k % 12 + 1, 15)
        if region_on(was, moment) == region_on(wordt, moment):
            continue
        assert region_on(wordt, moment), "a day lost its region"
        if nu:
            assert nu.holds(moment)
            assert moment >= dag or nu.aanname
        else:
            assert moment >= dag
    if nu:  # what had no region, has none: nothing is guessed
        assert {region_on(wordt, nieuwjaar(j)) is None for j in range(2010, 2032)} == {
            region_on(was, nieuwjaar(j)) is None for j in range(2010, 2032)
        }


@given(
    st.integers(2016, 2025),
    st.integers(2016, 2025),
    st.permutations(range(2015, 2027)),
)
def test_tables_of_all_years_find_the_day_of_a_move_in_any_order(
    echt, aangenomen, volgorde
):
    perioden = periods(f"A2015? B{aangenomen}?")
    for jaar in volgorde:
        perioden = place(perioden, nieuwjaar(jaar), "A" if jaar < echt else "B")
    assert [(p.regio, p.van.year) for p in perioden] == [("A", 2015), ("B", echt)]
