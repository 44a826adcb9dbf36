"""The ratio of stand and norm, its status and what is missing (rules 1 to 4 and 10)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.eenheden import Aard
from banenafspraak.kwartaal import Kwartaal
from monitor.voortgang import Status, Voortgang, percentage

K4 = Kwartaal(2020, 4)
K2 = Kwartaal(2020, 2)


def number(waarde):
    return None if waarde is None else Decimal(str(waarde))


def make(stand, norm, kwartaal=K4, vorig=None, **velden):
    return Voortgang(
        kwartaal=kwartaal,
        stand=number(stand),
        norm=number(norm),
        norm_vorig_jaar=number(vorig),
        **velden,
    )


# ---- percentage, tekort and overschot at the end of the year -------------------------------


@pytest.mark.parametrize(
    ("stand", "norm", "procent", "tekort", "overschot"),
    [
        (608, 900, 68, 292, 0),
        (27, 41, 66, 14, 0),
        (90, 120, 75, 30, 0),
        (897, 900, 99, 3, 0),  # 99.67 rounds to 100, but the norm is not reached
        (899.99, 900, 99, Decimal("0.01"), 0),
        (900, 900, 100, 0, 0),
        (901, 900, 100, 0, 1),
        (936, 900, 104, 0, 36),
        (3044, 1500, 203, 0, 1544),
        (51956, 43500, 119, 0, 8456),
        (53390, 43500, 123, 0, 9890),
        (66730, 67500, 99, 770, 0),
        (135, 200, 68, 65, 0),  # 67.5: half up
        (134, 200, 67, 66, 0),
        (0, 900, 0, 900, 0),
        (1, 900, 0, 899, 0),
        (-45, 900, -5, 945, 0),
        (25.5, 51, 50, Decimal("25.5"), 0),
    ],
)
def test_percentage_and_distance_of_known_numbers(
    stand, norm, procent, tekort, overschot
):
    voortgang = make(stand, norm)
    assert voortgang.percentage == procent
    assert (voortgang.tekort, voortgang.overschot) == (tekort, overschot)


@pytest.mark.parametrize(
    ("stand", "norm", "velden", "status"),
    [
        (None, 900, {}, Status.NIET_BEKEND),
        (None, None, {}, Status.NIET_BEKEND),
        (608, None, {}, Status.GEEN_NORM),
        (608, 0, {}, Status.NORM_NUL),
        (0, 0, {}, Status.NORM_NUL),
        (None, 0, {}, Status.NORM_NUL),
        (608, 900, {"onvolledig": True}, Status.ONVOLLEDIG),
        (None, 117, {"onvolledig": True}, Status.NIET_BEKEND),
        (None, 900, {"te_klein": True}, Status.TE_KLEIN),
    ],
)
def test_nothing_is_computed_from_what_is_not_known(stand, norm, velden, status):
    voortgang = make(stand, norm, **velden)
    assert voortgang.percentage is None
    assert voortgang.tekort is None
    assert voortgang.overschot is None
    assert voortgang.status is status
    assert not voortgang.status.is_oordeel


def test_a_norm_of_zero_with_gaps_is_no_norm_of_zero():
    voortgang = make(5, 0, onvolledig=True)
    assert voortgang.status is Status.ONVOLLEDIG


def test_an_unknown_stand_against_a_norm_of_zero_with_gaps_is_unknown():
    voortgang = make(None, 0, onvolledig=True)
    assert voortgang.status is Status.NIET_BEKEND


def test_too_small_to_show_is_said_before_anything_else():
    assert make(None, 0, te_klein=True).status is Status.TE_KLEIN
    assert make(None, None, te_klein=True).status is Status.TE_KLEIN


def test_a_count_too_small_to_show_is_never_handed_over():
    with pytest.raises(ValueError, match="te klein"):
        make(3, 10, te_klein=True)


# ---- yes or no only at the end of the year ---------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "status"),
    [(899, Status.NIET_GEHAALD), (900, Status.GEHAALD), (1000, Status.GEHAALD)],
)
def test_a_year_end_is_reached_or_not(stand, status):
    assert make(stand, 900).status is status
    assert make(stand, 900).status.is_oordeel


@pytest.mark.parametrize(("nummer", "pad"), [(1, 725), (2, 750), (3, 775), (4, 800)])
def test_the_rekenpad_is_a_straight_line_from_year_end_to_year_end(nummer, pad):
    assert make(0, 800, Kwartaal(2020, nummer), vorig=700).rekenpad == pad


def test_a_falling_norm_has_a_falling_rekenpad():
    assert make(0, 700, Kwartaal(2020, 1), vorig=800).rekenpad == 775


@pytest.mark.parametrize(
    ("stand", "status"),
    [
        (749, Status.ACHTER),
        (750, Status.OP_KOERS),
        (800, Status.OP_KOERS),
        (900, Status.OP_KOERS),
    ],
)
def test_a_quarter_is_held_against_the_rekenpad(stand, status):
    assert make(stand, 800, K2, vorig=700).status is status


def test_without_last_years_norm_a_quarter_has_no_judgement():
    voortgang = make(608, 900, K2)
    assert voortgang.status is Status.GEEN_OORDEEL
    assert voortgang.rekenpad is None
    assert voortgang.percentage == 68
    assert voortgang.tekort == 292


def test_the_end_of_the_year_needs_no_norm_of_last_year():
    assert make(608, 900).status is Status.NIET_GEHAALD
    assert make(608, 900).rekenpad == 900


@pytest.mark.parametrize("nummer", [1, 2, 3])
def test_a_quarter_without_norm_has_no_rekenpad(nummer):
    voortgang = make(608, None, Kwartaal(2026, nummer), vorig=900)
    assert voortgang.rekenpad is None
    assert voortgang.status is Status.GEEN_NORM


def test_a_norm_of_zero_last_year_starts_the_rekenpad_at_zero():
    assert make(50, 100, K2, vorig=0).rekenpad == 50
    assert make(50, 100, K2, vorig=0).status is Status.OP_KOERS


# ---- a softened number ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("benadering", "stand", "status"),
    [
        ("meer dan", 890, Status.GEEN_OORDEEL),
        ("meer dan", 900, Status.GEHAALD),
        ("meer dan", 910, Status.GEHAALD),
        ("ruim", 890, Status.GEEN_OORDEEL),
        ("ruim", 900, Status.GEHAALD),
        ("bijna", 890, Status.NIET_GEHAALD),
        ("bijna", 900, Status.NIET_GEHAALD),
        ("bijna", 910, Status.GEEN_OORDEEL),
        ("minder dan", 890, Status.NIET_GEHAALD),
        ("minder dan", 900, Status.NIET_GEHAALD),
        ("minder dan", 910, Status.GEEN_OORDEEL),
    ],
)
def test_a_softened_number_is_judged_only_when_it_is_sure(benadering, stand, status):
    voortgang = make(stand, 900, benadering=benadering)
    assert voortgang.status is status
    if status is Status.GEEN_OORDEEL:
        assert (voortgang.tekort, voortgang.overschot) == (None, None)


# ---- a stroom, and less is better -----------------------------------------------------------


@pytest.mark.parametrize("nummer", [1, 2, 3])
def test_a_stroom_is_not_judged_before_the_year_is_over(nummer):
    voortgang = make(300, 267, Kwartaal(2020, nummer), vorig=214, aard=Aard.STROOM)
    assert voortgang.percentage is None
    assert voortgang.tekort is None
    assert voortgang.overschot is None
    assert voortgang.status is Status.GEEN_OORDEEL


def test_a_stroom_is_judged_when_the_year_is_over():
    voortgang = make(214, 267, aard=Aard.STROOM)
    assert (voortgang.percentage, voortgang.tekort) == (80, 53)
    assert voortgang.status is Status.NIET_GEHAALD


@pytest.mark.parametrize(
    ("stand", "tekort", "overschot", "status"),
    [
        (110, 10, 0, Status.NIET_GEHAALD),
        (100, 0, 0, Status.GEHAALD),
        (90, 0, 10, Status.GEHAALD),
    ],
)
def test_where_less_is_better_more_is_a_miss(stand, tekort, overschot, status):
    voortgang = make(stand, 100, meer_is_beter=False)
    assert (voortgang.tekort, voortgang.overschot) == (tekort, overschot)
    assert voortgang.status is status


def test_where_less_is_better_more_than_the_rekenpad_is_behind():
    assert make(96, 80, K2, vorig=110, meer_is_beter=False).status is Status.ACHTER
    assert make(95, 80, K2, vorig=110, meer_is_beter=False).status is Status.OP_KOERS


# ---- whatever the numbers ----------------------------------------------------------------------

decimalen = st.decimals(-10_000, 10_000, places=2)
normen = st.decimals(0, 10_000, places=2)


@given(stand=decimalen, norm=normen)
def test_a_hundred_percent_always_means_reached(stand, norm):
    procent = percentage(stand, norm)
    if procent is not None:
        assert (procent >= 100) == (stand >= norm)


@given(stand=st.none() | decimalen, norm=st.none() | normen, nummer=st.integers(1, 4))
def test_missing_and_extra_never_go_together(stand, norm, nummer):
    voortgang = make(stand, norm, Kwartaal(2020, nummer), vorig=norm)
    if voortgang.tekort is None:
        assert voortgang.overschot is None
    else:
        assert voortgang.tekort >= 0
        assert voortgang.overschot >= 0
        assert voortgang.stand + voortgang.tekort - voortgang.overschot == norm


@given(stand=st.none() | decimalen, norm=st.none() | normen, nummer=st.integers(1, 4))
def test_yes_or_no_exists_only_at_the_end_of_a_year(stand, norm, nummer):
    status = make(stand, norm, Kwartaal(2020, nummer), vorig=norm).status
    if nummer < 4:
        assert status not in (Status.GEHAALD, Status.NIET_GEHAALD)
    else:
        assert status not in (Status.OP_KOERS, Status.ACHTER, Status.GEEN_OORDEEL)
