"""What it takes to reach a goal (rule 4): distance, quarters left, and rounding up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.kwartaal import Kwartaal
from monitor.traject import Doelsoort, Toestand, needed, quarters_left, target

K4 = Kwartaal(2020, 4)

standen = st.decimals(-5000, 200_000, places=2)
doelen = st.decimals(0, 999_999_999, places=2)
kwartalen = st.builds(Kwartaal, st.integers(2013, 2035), st.integers(1, 4))
jaren = st.integers(2013, 2050)


def number(waarde):
    return None if waarde is None else Decimal(str(waarde))


def make(stand, doel, kwartaal=K4, doeljaar=2025, **opties):
    return needed(number(stand), number(doel), kwartaal, doeljaar, **opties)


# ---- how much per quarter ------------------------------------------------------------------


def test_43_jobs_per_quarter_from_608_to_1462():
    tempo = make(608, 1462)
    assert (tempo.afstand, tempo.kwartalen) == (854, 20)
    assert tempo.per_kwartaal_exact == Decimal("42.7")
    assert (tempo.per_kwartaal, tempo.per_jaar, tempo.jaren) == (43, 171, 5)
    assert tempo.toestand is Toestand.NODIG


@pytest.mark.parametrize(
    ("stand", "doel", "per_kwartaal", "per_jaar"),
    [
        (0, 20, 1, 4),  # exactly one per quarter
        (0, 21, 2, 5),
        (0, 1, 1, 1),
        (0, 0.01, 1, 1),
        (27, 41, 1, 3),  # 0.7 per quarter, 2.8 per year
        (-45, 55, 5, 20),
        (607.5, 608, 1, 1),
    ],
)
def test_a_part_of_a_job_is_rounded_up(stand, doel, per_kwartaal, per_jaar):
    tempo = make(stand, doel)
    assert (tempo.per_kwartaal, tempo.per_jaar) == (per_kwartaal, per_jaar)


@pytest.mark.parametrize(
    ("kwartaal", "doeljaar", "over"),
    [
        ("2020-K4", 2025, 20),
        ("2020-K3", 2025, 21),
        ("2020-K1", 2025, 23),
        ("2025-K1", 2025, 3),
        ("2025-K3", 2025, 1),
        ("2025-K4", 2025, 0),
        ("2026-K1", 2025, 0),
        ("2012-K4", 2050, 152),
    ],
)
def test_the_quarters_after_this_one_are_left(kwartaal, doeljaar, over):
    assert quarters_left(Kwartaal.lees(kwartaal), doeljaar) == over


def test_a_year_that_has_begun_leaves_no_whole_years():
    assert make(608, 1462, Kwartaal(2020, 3)).jaren is None
    assert make(608, 1462, doeljaar=2021).jaren == 1


# ---- when there is nothing to do, or no time ------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "kwartaal", "doeljaar", "toestand"),
    [
        (900, "2020-K4", 2025, Toestand.BEREIKT),
        (901, "2020-K4", 2025, Toestand.BEREIKT),
        (901, "2020-K4", 2020, Toestand.BEREIKT),
        (899, "2020-K4", 2020, Toestand.GEEN_TIJD),
        (899, "2020-K3", 2020, Toestand.NODIG),
        (899, "2021-K1", 2020, Toestand.VOORBIJ),
        (
            901,
            "2021-K1",
            2020,
            Toestand.VOORBIJ,
        ),  # what it was at that end is not asked
    ],
)
def test_the_state_of_a_goal_of_900(stand, kwartaal, doeljaar, toestand):
    tempo = make(stand, 900, Kwartaal.lees(kwartaal), doeljaar)
    assert tempo.toestand is toestand
    assert (tempo.per_kwartaal is None) == (toestand is not Toestand.NODIG)
    assert (tempo.per_jaar is None) == (tempo.per_kwartaal_exact is None)


def test_where_less_is_better_the_distance_is_what_has_to_go():
    tempo = make(500, 300, doeljaar=2021, meer_is_beter=False)
    assert (tempo.afstand, tempo.per_kwartaal) == (200, 50)
    assert make(300, 500, meer_is_beter=False).toestand is Toestand.BEREIKT
    assert make(5, 0, meer_is_beter=False).per_kwartaal == 1


# ---- which goal ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("norm", "stand", "factor", "eigen", "waarde", "soort"),
    [
        (900, 608, None, None, 900, Doelsoort.NORM),
        (900, 608, 2, None, 1216, Doelsoort.FACTOR),
        (900, 608, 2, 1462, 1462, Doelsoort.EIGEN),
        (900, 608, None, 0, 0, Doelsoort.EIGEN),
        (None, 27, 1.5, None, 40.5, Doelsoort.FACTOR),
        (None, None, None, 100, 100, Doelsoort.EIGEN),
        (0, 5, None, None, 0, Doelsoort.NORM),
    ],
)
def test_own_goal_wins_from_factor_and_factor_from_norm(
    norm, stand, factor, eigen, waarde, soort
):
    doel = target(
        number(norm), number(stand), factor=number(factor), eigen_doel=number(eigen)
    )
    assert (doel.waarde, doel.soort) == (number(waarde), soort)


def test_no_goal_without_a_norm():
    assert target(None, Decimal(608)) is None


@pytest.mark.parametrize("stand", [None, 0, -45])
def test_a_factor_needs_a_stand_above_0(stand):
    assert target(Decimal(900), number(stand), factor=Decimal(2)) is None


# ---- a second, slow calculation --------------------------------------------------------------


def count_quarters(kwartaal, doeljaar):
    """One by one, past the last quarter that a figure may have."""
    jaar, nummer, over = kwartaal.jaar, kwartaal.nummer, 0
    while (jaar, nummer) < (doeljaar, 4):
        jaar, nummer = (jaar, nummer + 1) if nummer < 4 else (jaar + 1, 1)
        over += 1
    return over


def least_that_is_enough(afstand, beurten):
    """The smallest whole number that, taken `beurten` times, covers the distance: found by
    halving, in fractions."""
    laag, hoog = 0, 1
    while hoog * beurten < afstand:
        hoog *= 2
    while hoog - laag > 1:
        midden = (laag + hoog) // 2
        if midden * beurten < afstand:
            laag = midden
        else:
            hoog = midden
    return hoog


@given(standen, doelen, kwartalen, jaren, st.booleans())
def test_equal_to_a_slow_count_in_fractions(stand, doel, kwartaal, jaar, meer):
    tempo = needed(stand, doel, kwartaal, jaar, meer_is_beter=meer)
    over = count_quarters(kwartaal, jaar)
    afstand = Fraction(doel) - Fraction(stand)
    afstand = afstand if meer else -afstand
    assert tempo.kwartalen == over
    if jaar < kwartaal.jaar:
        assert tempo.toestand is Toestand.VOORBIJ
    elif afstand <= 0:
        assert tempo.toestand is Toestand.BEREIKT
    elif not over:
        assert tempo.toestand is Toestand.GEEN_TIJD
    else:
        assert tempo.per_kwartaal == least_that_is_enough(afstand, over)
        assert tempo.per_jaar == least_that_is_enough(afstand, Fraction(over, 4))


@given(standen, doelen, kwartalen, jaren)
def test_the_pace_is_enough_and_one_less_is_not(stand, doel, kwartaal, jaar):
    tempo = needed(stand, doel, kwartaal, jaar)
    if tempo.per_kwartaal is None:
        return
    assert stand + tempo.per_kwartaal * tempo.kwartalen >= doel
    assert stand + (tempo.per_kwartaal - 1) * tempo.kwartalen < doel
