"""The bar: the norm stands at 80% of the width, always."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.kwartaal import Kwartaal
from monitor.balk import balk_van
from monitor.voortgang import Voortgang


def bar(stand, norm, **velden):
    voortgang = Voortgang(
        kwartaal=Kwartaal(2020, 4),
        stand=None if stand is None else Decimal(stand),
        norm=None if norm is None else Decimal(norm),
        **velden,
    )
    return balk_van(voortgang)


@pytest.mark.parametrize(
    ("stand", "bereikt", "mist_breedte"),
    [
        (0, "0", "80"),
        (450, "40", "40"),
        (608, "54", "26"),
        (897, "79.7", "0.3"),
        (900, "80", "0"),
        (1125, "100", "0"),
    ],
)
def test_width_is_the_share_of_eighty_percent(stand, bereikt, mist_breedte):
    balk = bar(stand, 900)
    assert (balk.bereikt, balk.mist_breedte) == (bereikt, mist_breedte)
    assert balk.mist_x == bereikt
    assert not (balk.voorbij or balk.negatief or balk.leeg)


def test_far_above_the_norm_the_bar_runs_past():
    balk = bar(3044, 1500)
    assert (balk.bereikt, balk.mist_breedte) == ("100", "0")
    assert balk.voorbij


def test_below_zero_nothing_is_reached_and_all_is_missing():
    balk = bar(-45, 900)
    assert (balk.bereikt, balk.mist_x, balk.mist_breedte) == ("0", "0", "80")
    assert balk.negatief


def test_nothing_reached_and_not_known_look_different():
    niets, onbekend = bar(0, 900), bar(None, 900)
    assert (niets.leeg, niets.mist_breedte) == (False, "80")
    assert (onbekend.leeg, onbekend.mist_breedte) == (True, "0")


@pytest.mark.parametrize("norm", [None, 0])
def test_without_a_norm_to_draw_against_there_is_no_bar(norm):
    assert bar(608, norm) is None
    assert bar(None, norm) is None


def test_a_sum_with_gaps_is_drawn_as_unknown():
    assert bar(600, 900, onvolledig=True).leeg


@given(stand=st.integers(-5_000, 50_000), norm=st.integers(1, 10_000))
def test_widths_are_plain_numbers_within_the_track(stand, norm):
    balk = bar(stand, norm)
    for breedte in (balk.bereikt, balk.mist_x, balk.mist_breedte):
        assert 0 <= float(breedte) <= 100
        assert "E" not in breedte
    assert float(balk.bereikt) + float(balk.mist_breedte) <= 100.1
