"""When the riser passes the faller: seen, expected, too far off, or nothing to say."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banenafspraak.kwartaal import LAATSTE_KWARTAAL, Kwartaal
from monitor.kruising import Kruising, Soort, kruising


def reeks(eerste, *waarden):
    """Consecutive quarters from `eerste`; None is a gap."""
    begin = Kwartaal.lees(eerste)
    return [
        (begin + n, Decimal(str(w))) for n, w in enumerate(waarden) if w is not None
    ]


def oordeel(stijger, daler, eerste="2019-K4") -> Kruising | None:
    return kruising(reeks(eerste, *stijger), reeks(eerste, *daler))


# ---- it happened -------------------------------------------------------------------------


def test_the_first_quarter_in_which_the_riser_is_the_larger_one():
    uitkomst = oordeel((5, 7, 9, 11, 13), (10, 10, 10, 10, 10))
    assert uitkomst.soort is Soort.GEBEURD
    assert str(uitkomst.kwartaal) == "2020-K3"
    assert str(uitkomst.ervoor) == "2020-K2"
    assert uitkomst.is_scherp and not uitkomst.gelijk


def test_equally_large_counts_as_overtaken():
    uitkomst = oordeel((5, 10, 11), (10, 10, 10))
    assert (str(uitkomst.kwartaal), uitkomst.gelijk) == ("2020-K1", True)


def test_a_crossing_that_did_not_last_does_not_count():
    uitkomst = oordeel((5, 11, 9, 8, 12, 13), (10, 10, 10, 10, 10, 10))
    assert str(uitkomst.kwartaal) == "2020-K4"


def test_a_gap_before_the_crossing_leaves_the_quarter_open():
    uitkomst = oordeel((5, None, None, 12), (10, 10, 10, 10))
    assert str(uitkomst.kwartaal) == "2020-K3"
    assert str(uitkomst.ervoor) == "2019-K4"
    assert not uitkomst.is_scherp


def test_who_was_always_the_larger_one_did_not_overtake():
    uitkomst = oordeel((12, 13, 14), (10, 10, 10))
    assert uitkomst.soort is Soort.ALTIJD_AL
    assert uitkomst.kwartaal is None


def test_a_crossing_rests_on_every_quarter_since_the_one_before_it():
    uitkomst = oordeel((5, 7, 11, 12), (10, 10, 10, 10))
    assert [str(k) for k in uitkomst.rust_op] == ["2020-K1", "2020-K2", "2020-K3"]


# ---- it is expected ----------------------------------------------------------------------


def test_both_are_drawn_on_at_the_pace_of_the_last_year():
    # 20 apart, 4 and -1 a quarter: 5 closer each quarter, so after 4 quarters.
    uitkomst = oordeel((64, 68, 72, 76, 80), (104, 103, 102, 101, 100))
    assert uitkomst.soort is Soort.VERWACHT
    assert str(uitkomst.kwartaal) == "2021-K4"
    assert (uitkomst.stijger, uitkomst.daler) == (Decimal(4), Decimal(-1))
    assert [str(k) for k in uitkomst.rust_op] == ["2019-K4", "2020-K4"]


def test_a_meeting_between_two_quarters_counts_for_the_later_one():
    # 20 apart, 3 closer each quarter: after 6 2/3 quarters.
    uitkomst = oordeel((68, 0, 0, 0, 80), (100, 0, 0, 0, 100))
    assert str(uitkomst.kwartaal) == "2022-K3"


def test_only_the_ends_of_the_last_year_decide_the_pace():
    eerder = oordeel((0, 64, 90, 1, 50, 80), (500, 104, 3, 3, 70, 100), "2019-K3")
    assert str(eerder.kwartaal) == "2021-K4"


def test_five_years_on_is_the_furthest_that_is_told():
    precies = oordeel((76, 0, 0, 0, 80), (100, 0, 0, 0, 100))
    verder = oordeel((76, 0, 0, 0, 79), (100, 0, 0, 0, 100))
    assert str(precies.kwartaal) == "2025-K4"
    assert (verder.soort, verder.kwartaal) == (Soort.TE_VER, None)


def test_groups_that_do_not_come_closer_do_not_cross():
    for stijger in (84, 80):  # further apart, and equally far
        uitkomst = oordeel((stijger, 0, 0, 0, 80), (100, 0, 0, 0, 100))
        assert (uitkomst.soort, uitkomst.kwartaal) == (Soort.NIET_DICHTERBIJ, None)


def test_both_may_fall():
    uitkomst = oordeel((84, 0, 0, 0, 80), (120, 0, 0, 0, 100))
    assert str(uitkomst.kwartaal) == "2022-K1"


def test_there_are_no_quarters_after_the_last_valid_one():
    uitkomst = oordeel((64, 0, 0, 0, 80), (104, 0, 0, 0, 100), "2034-K4")
    assert uitkomst.laatste == LAATSTE_KWARTAAL
    assert uitkomst.soort is Soort.TE_VER


# ---- nothing to say ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stijger", "daler"),
    [
        ((), ()),
        ((5, 6, 7, 8, 9), ()),
        ((5, None, 7), (None, 10, None)),
        ((5, 6, 7, 8), (10, 10, 10, 10)),  # less than a year
        ((None, 6, 7, 8, 9), (10, 10, 10, 10, 10)),
        ((5, 6, 7, 8, 9), (None, 10, 10, 10, 10)),
    ],
)
def test_without_both_groups_a_year_apart_nothing_can_be_said(stijger, daler):
    assert oordeel(stijger, daler) is None


def test_the_very_first_quarters_have_no_year_before_them():
    assert oordeel((1, 2), (5, 5), "2012-K4") is None


def test_quarters_known_for_one_group_only_are_left_out():
    uitkomst = oordeel((64, 0, 0, 0, 80, 999), (104, 0, 0, 0, 100))
    assert str(uitkomst.laatste) == "2020-K4"
    assert uitkomst.soort is Soort.VERWACHT


# ---- against a slow and obvious second calculation ---------------------------------------


def slow(stijger, daler):
    """(kind, quarter) by walking quarter after quarter, in fractions."""
    boven, onder = dict(stijger), dict(daler)
    samen = [k for k in sorted(boven) if k in onder]
    if not samen:
        return None
    laatste = samen[-1]
    if boven[laatste] >= onder[laatste]:
        for k in samen:
            if all(boven[later] >= onder[later] for later in samen if later >= k):
                return ("altijd al", None) if k == samen[0] else ("gebeurd", str(k))
    toen = [k for k in samen if laatste - k == 4]
    if not toen:
        return None
    hoog, laag = Fraction(onder[laatste]), Fraction(boven[laatste])
    stap_hoog = (hoog - Fraction(onder[toen[0]])) / 4
    stap_laag = (laag - Fraction(boven[toen[0]])) / 4
    if stap_laag <= stap_hoog:
        return "niet dichterbij", None
    k = laatste
    for _ in range(20):
        k = k.volgende()
        if k is None:
            break
        hoog, laag = hoog + stap_hoog, laag + stap_laag
        if laag >= hoog:
            return "verwacht", str(k)
    return "te ver", None


def _waarden(minst, meest):
    getal = st.decimals(minst, meest, places=1)
    return st.lists(
        st.one_of(getal, getal, getal, getal, st.none()), min_size=5, max_size=10
    )


@settings(max_examples=400)
@given(
    stijger=_waarden("0", "300"),
    daler=_waarden("0", "300") | _waarden("280", "500"),  # often the larger one
    eerste=st.sampled_from(["2012-K4", "2018-K1", "2031-K2"]),
)
def test_it_agrees_with_the_slow_calculation(stijger, daler, eerste):
    boven, onder = reeks(eerste, *stijger), reeks(eerste, *daler)
    uitkomst = kruising(boven, onder)
    gevonden = uitkomst and (
        uitkomst.soort.value,
        str(uitkomst.kwartaal) if uitkomst.kwartaal else None,
    )
    assert gevonden == slow(boven, onder)


_tiende = st.decimals("-400", "400", places=1)


@settings(max_examples=400)
@given(
    nu=st.decimals("1", "500", places=1),
    gat=st.decimals("0.1", "300", places=1),
    stappen=st.tuples(_tiende, _tiende),
)
def test_what_is_expected_agrees_with_the_slow_calculation(nu, gat, stappen):
    """One year, with the riser `gat` below the faller at its end."""
    boven = reeks("2019-K4", nu - stappen[0], 0, 0, 0, nu)
    onder = reeks("2019-K4", nu + gat - stappen[1], 0, 0, 0, nu + gat)
    uitkomst = kruising(boven, onder)
    kwartaal = str(uitkomst.kwartaal) if uitkomst.kwartaal else None
    assert (uitkomst.soort.value, kwartaal) == slow(boven, onder)
