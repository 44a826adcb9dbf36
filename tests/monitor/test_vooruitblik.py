"""The year a goal is reached at the pace so far: seasons, gaps, the band, and never."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.kwartaal import EERSTE_KWARTAAL, Kwartaal
from monitor.vooruitblik import (
    LAATSTE_JAAR,
    MINSTENS,
    Aankomst,
    Komst,
    Spoor,
    Waarom,
    arrival,
    first_norm_met,
    look_ahead,
    yearly_changes,
)

K4 = Kwartaal(2020, 4)


def series(*waarden, tot=K4):
    """Consecutive quarters up to `tot`; None is a gap."""
    eerste = tot - (len(waarden) - 1)
    return {eerste + n: Decimal(str(w)) for n, w in enumerate(waarden) if w is not None}


def spoor(*waarden, tot=K4, **velden):
    return Spoor(series(*waarden, tot=tot), tot, **velden)


def look(*waarden, doel=1000, tot=K4, **velden):
    return look_ahead(spoor(*waarden, tot=tot, **velden), Decimal(doel))


# ---- the pace -----------------------------------------------------------------------------


def test_the_pace_is_the_change_on_the_same_quarter_a_year_ago():
    laatste, twee = look(500, 480, 530, 520, 540, 520, 570, 560, 600).lijnen
    assert (laatste.terug, laatste.per_jaar) == (4, 60)
    assert (twee.terug, twee.per_jaar) == (8, 50)


def test_a_dip_in_the_first_quarter_is_no_fall():
    """860 in Q1 is less than 900 in Q4, and 60 more than the Q1 before."""
    blik = look(800, 820, 840, 900, 860, tot=Kwartaal(2021, 1))
    assert blik.lijnen[0].per_jaar == 60
    # from the end of 2020: 900 + 60 is not enough, 900 + 120 is
    assert blik.lijnen[0].aankomst.jaar == 2022


def test_fewer_than_five_quarters_give_no_pace_and_say_how_many_there_are():
    blik = look(500, None, 530, 520, 540)
    assert (blik.bekend, blik.nodig) == (4, MINSTENS)
    assert {lijn.waarom for lijn in blik.lijnen} == {Waarom.TE_WEINIG}
    assert blik.marge is None and blik.lijn is None


def test_five_quarters_give_the_pace_of_a_year_but_not_of_two():
    laatste, twee = look(500, 510, 520, 530, 540).lijnen
    assert laatste.per_jaar == 40
    assert (twee.per_jaar, twee.waarom) == (None, Waarom.GEEN_BEGIN)


def test_a_gap_a_year_ago_leaves_the_pace_over_two_years():
    blik = look(500, 480, 530, 520, None, 520, 570, 560, 600)
    assert [lijn.waarom for lijn in blik.lijnen] == [Waarom.GEEN_BEGIN, None]
    assert blik.lijn.terug == 8


def test_no_pace_from_a_quarter_without_a_figure():
    blik = look(500, 510, 520, 530, 540, 550, None)
    assert {lijn.waarom for lijn in blik.lijnen} == {Waarom.GEEN_STAND}


def test_no_year_without_the_figure_of_the_last_end_of_a_year():
    blik = look(500, 510, 520, 530, None, 540, 550, tot=Kwartaal(2021, 2))
    assert blik.lijnen[0].waarom is Waarom.GEEN_JAAREINDE


def test_the_first_quarters_of_all_have_no_year_before():
    blik = look(1, 2, 3, tot=Kwartaal(2013, 2))
    assert {lijn.waarom for lijn in blik.lijnen} == {Waarom.TE_WEINIG}


def test_what_is_counted_once_a_year_needs_three_ends_of_a_year():
    twee = look(30, None, None, None, 40, jaarlijks=True)
    assert (twee.bekend, twee.nodig, twee.lijn) == (2, 3, None)
    drie = look(20, None, None, None, 30, None, None, None, 40, doel=55, jaarlijks=True)
    assert drie.lijn.per_jaar == 10
    assert drie.lijn.aankomst == Aankomst(Komst.IN, 2022)
    assert drie.marge.aantal == 2


# ---- when it is reached ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("doel", "aankomst"),
    [
        (640, Aankomst(Komst.IN, 2021, 4)),
        (641, Aankomst(Komst.IN, 2022, 1)),  # 570 + 80 = 650, and it stays so
        (680, Aankomst(Komst.IN, 2022, 4)),
        (625, Aankomst(Komst.IN, 2021, 3)),  # 590 + 40 = 630 in the third quarter
        (1000, Aankomst(Komst.IN, 2030, 4)),
        (1800, Aankomst(Komst.IN, LAATSTE_JAAR, 4)),
        (1801, Aankomst(Komst.TE_VER)),
        (10**9, Aankomst(Komst.TE_VER)),
    ],
)
def test_the_year_a_goal_is_reached_at_40_a_year_from_600(doel, aankomst):
    blik = look(560, 570, 580, 590, 600, doel=doel)
    assert blik.lijnen[0].aankomst == aankomst


def test_a_flat_or_falling_pace_never_gets_there():
    assert look(600, 1, 1, 1, 600).lijn.aankomst.komst is Komst.NOOIT
    assert look(620, 1, 1, 1, 600).lijn.aankomst.komst is Komst.NOOIT


def test_where_less_is_better_a_fall_gets_there_and_a_rise_never():
    daalt = look(700, 1, 1, 1, 600, doel=450, meer_is_beter=False)
    assert daalt.lijn.aankomst == Aankomst(Komst.IN, 2022, 1)
    stijgt = look(500, 1, 1, 1, 600, doel=450, meer_is_beter=False)
    assert stijgt.lijn.aankomst.komst is Komst.NOOIT


def test_people_do_not_become_fewer_than_none():
    mensen = spoor(100, 1, 1, 1, 40)
    assert mensen.expected(2021, 4, Decimal(-60)) == 0
    extra = spoor(100, 1, 1, 1, 40, mag_negatief=True)
    assert extra.expected(2021, 4, Decimal(-60)) == -20


# ---- the band -----------------------------------------------------------------------------


def test_the_band_is_the_slowest_and_the_fastest_change_in_a_year():
    # changes: 20, 30, 10, 50, 40
    blik = look(500, 510, 520, 530, 520, 540, 530, 580, 560, doel=660)
    assert (blik.marge.traagst, blik.marge.snelst, blik.marge.aantal) == (10, 50, 5)
    assert blik.marge.vroegst == Aankomst(Komst.IN, 2022, 3)
    assert blik.marge.laatst == Aankomst(Komst.IN, 2030, 3)


def test_one_change_has_no_spread():
    assert look(500, 510, 520, 530, 540).marge is None


def test_changes_of_more_than_five_years_ago_are_left_out():
    lang = [0] * 4 + [1000 + n for n in range(24)]  # the leap is 20 quarters back
    reeks = series(*lang)
    assert max(yearly_changes(reeks, K4)) == 4


def test_where_less_is_better_the_fastest_is_the_largest_fall():
    blik = look(600, 590, 580, 570, 560, 580, doel=300, meer_is_beter=False)
    assert (blik.marge.traagst, blik.marge.snelst) == (-10, -40)


# ---- a norm that moves ------------------------------------------------------------------------


def test_the_first_year_whose_own_norm_is_reached():
    lijn = spoor(560, 570, 580, 590, 600)  # 640, 680, 720, 760 at the ends of years
    normen = {2020: 500, 2021: 700, 2022: 700, 2023: 720, 2024: 900}
    normen = {jaar: Decimal(n) for jaar, n in normen.items()}
    assert first_norm_met(lijn, normen, Decimal(40)) == 2023
    assert first_norm_met(lijn, {2020: Decimal(1)}, Decimal(40)) is None
    assert first_norm_met(lijn, {2021: Decimal(641)}, Decimal(40)) is None


# ---- a second, slow calculation ------------------------------------------------------------------

getallen = st.one_of(st.none(), st.integers(0, 400), st.decimals(0, 400, places=2))
reeksen = st.lists(getallen, min_size=1, max_size=30)
momenten = st.builds(lambda n: EERSTE_KWARTAAL + n, st.integers(30, 60))


def walk(reeks, kwartaal, jaar, nummer, per_jaar):
    """Year by year from the newest figure of the season, in fractions."""
    k, stappen = (jaar, nummer), 0
    while k > (kwartaal.jaar, kwartaal.nummer):
        k, stappen = (k[0] - 1, k[1]), stappen + 1
    begin = reeks.get(Kwartaal(*k))
    if begin is None:
        return None
    waarde = Fraction(begin)
    for _ in range(stappen):
        waarde += per_jaar
    return waarde


@given(reeksen, momenten, st.integers(0, 600), st.booleans())
def test_equal_to_a_slow_walk_year_by_year(waarden, kwartaal, doel, meer):
    pad = spoor(*waarden, tot=kwartaal, meer_is_beter=meer, mag_negatief=True)
    blik = look_ahead(pad, Decimal(doel))
    for lijn in blik.lijnen:
        if lijn.per_jaar is None:
            continue
        nu, toen = pad.reeks[kwartaal], pad.reeks[kwartaal - lijn.terug]
        per_jaar = (Fraction(nu) - Fraction(toen)) / (lijn.terug // 4)
        assert Fraction(lijn.per_jaar) == per_jaar
        gevonden = Aankomst(Komst.TE_VER)
        for jaar in range(kwartaal.jaar, LAATSTE_JAAR + 1):
            if (jaar, 4) <= (kwartaal.jaar, kwartaal.nummer):
                continue
            waarde = walk(pad.reeks, kwartaal, jaar, 4, per_jaar)
            if waarde >= doel if meer else waarde <= doel:
                gevonden = jaar
                break
        if isinstance(gevonden, int):
            assert (lijn.aankomst.komst, lijn.aankomst.jaar) == (Komst.IN, gevonden)
        else:
            assert lijn.aankomst.komst in (Komst.NOOIT, Komst.TE_VER)
            assert (lijn.aankomst.komst is Komst.NOOIT) == (
                per_jaar <= 0 if meer else per_jaar >= 0
            )


@given(reeksen, momenten, st.integers(0, 600), st.booleans())
def test_the_band_holds_every_pace(waarden, kwartaal, doel, meer):
    blik = look_ahead(spoor(*waarden, tot=kwartaal, meer_is_beter=meer), Decimal(doel))
    if blik.marge is None:
        return
    laag, hoog = sorted((blik.marge.traagst, blik.marge.snelst))
    for lijn in blik.lijnen:
        if lijn.per_jaar is not None:
            assert laag <= lijn.per_jaar <= hoog
            if lijn.aankomst.komst is Komst.IN:
                assert blik.marge.vroegst.jaar <= lijn.aankomst.jaar
            if blik.marge.laatst.komst is Komst.IN:
                assert lijn.aankomst.jaar <= blik.marge.laatst.jaar


@given(reeksen, momenten)
def test_later_figures_change_nothing(waarden, kwartaal):
    """What comes after the quarter of the page is not known there."""
    pad = spoor(*waarden, tot=kwartaal)
    later = {**pad.reeks, kwartaal + 1: Decimal(9999)}
    assert look_ahead(Spoor(later, kwartaal), Decimal(500)) == look_ahead(
        pad, Decimal(500)
    )


def test_no_year_without_an_end_of_a_year_is_an_error_of_the_caller():
    with pytest.raises(ValueError, match="eind vorig jaar"):
        arrival(spoor(None, 5, tot=Kwartaal(2021, 1)), Decimal(9), Decimal(1))
