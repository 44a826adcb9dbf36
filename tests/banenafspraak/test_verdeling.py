"""Dividing by largest remainder."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.verdeling import verdeel, verdeel_precies

GEWICHTEN = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.integers(0, 1000),
    min_size=1,
    max_size=12,
)


def test_the_largest_remainders_get_what_is_left():
    # 10 x 5/8 = 6.25, 10 x 2/8 = 2.5, 10 x 1/8 = 1.25: the one left goes to b.
    assert verdeel(10, {"a": 5, "b": 2, "c": 1}) == {"a": 6, "b": 3, "c": 1}


def test_of_equal_remainders_the_first_gets_one_more():
    assert verdeel(3, {"b": 1, "a": 1}) == {"b": 2, "a": 1}


def test_a_weight_of_zero_gets_nothing():
    assert verdeel(7, {"a": 1, "b": 0}) == {"a": 7, "b": 0}
    assert verdeel(0, {"a": 0, "b": 0}) == {"a": 0, "b": 0}


@pytest.mark.parametrize(
    ("geheel", "gewichten"), [(5, {}), (5, {"a": 0}), (-1, {"a": 1}), (5, {"a": -1})]
)
def test_what_cannot_be_divided_is_refused(geheel, gewichten):
    with pytest.raises(ValueError):
        verdeel(geheel, gewichten)


@given(st.integers(0, 100_000), GEWICHTEN)
def test_parts_add_up_and_lie_within_one_of_their_share(geheel, gewichten):
    som = sum(gewichten.values())
    if not som:
        return
    delen = verdeel(geheel, gewichten)
    assert sum(delen.values()) == geheel
    for naam, deel in delen.items():
        assert abs(deel - geheel * gewichten[naam] / som) < 1


# ---- exact, for a norm -------------------------------------------------------------------


def largest_remainder(geheel, gewichten):
    """The slow way: one by one to whoever is furthest below its exact share."""
    som = sum(gewichten.values())
    delen = {naam: geheel * w // som for naam, w in gewichten.items()}
    while sum(delen.values()) < geheel:
        rest = {n: Fraction(geheel * w, som) - delen[n] for n, w in gewichten.items()}
        delen[max(rest, key=rest.get)] += 1
    return delen


@given(st.integers(0, 10**9), GEWICHTEN)
def test_exact_shares_are_those_of_the_slow_way(geheel, gewichten):
    gewichten = {naam: w + 1 for naam, w in gewichten.items()}
    delen = verdeel_precies(
        Decimal(geheel), {n: Decimal(w) for n, w in gewichten.items()}
    )
    assert delen == largest_remainder(geheel, gewichten)


def test_a_whole_with_decimals_is_divided_in_its_own_steps():
    delen = verdeel_precies(Decimal("14.60"), {"a": Decimal(2), "b": Decimal(1)})
    assert delen == {"a": Decimal("9.7"), "b": Decimal("4.9")}


def test_no_rounding_decides_who_gets_one_more():
    # b and c are both 6/14 short of one more; as floats c seems the larger.
    gewichten = {"a": Decimal(1), "b": Decimal(3), "c": Decimal(10)}
    assert verdeel_precies(Decimal(2), gewichten) == {"a": 0, "b": 1, "c": 1}
