"""Simplifying and joining: fewer points, no gaps, no borders inside."""

import pytest

from regio.grenzen.samenvoegen import oppervlak, samengevoegd
from regio.grenzen.vereenvoudigen import gericht, vereenvoudigd
from tests.regio.grenzen.maken import HOEKEN, vierkant


def ring(x, y, zijde=0.2):
    return tuple(map(tuple, vierkant(x, y, zijde)[:-1]))


def area(ringen):
    return sum(map(oppervlak, ringen))


def test_two_neighbours_become_one_ring():
    samen = samengevoegd([ring(5.0, 52.0), ring(5.2, 52.0)])
    assert len(samen) == 1
    assert area(samen) == pytest.approx(0.08)
    assert len(samen[0]) == 6


def test_four_squares_leave_no_point_in_the_middle():
    samen = samengevoegd([ring(*hoek) for hoek in HOEKEN.values()])
    assert len(samen) == 1
    assert (5.2, 52.2) not in samen[0]
    assert area(samen) == pytest.approx(0.16)


def test_what_does_not_touch_stays_apart():
    assert len(samengevoegd([ring(5.0, 52.0), ring(6.0, 52.0)])) == 2


def test_two_that_touch_in_a_corner_stay_two():
    samen = samengevoegd([ring(5.0, 52.0), ring(5.2, 52.2)])
    assert area(samen) == pytest.approx(0.08)
    assert len(samen) == 2


def test_a_hole_that_is_filled_disappears():
    gat = tuple(reversed(ring(5.05, 52.05, 0.1)))
    assert len(samengevoegd([ring(5.0, 52.0), gat])) == 2
    assert len(samengevoegd([ring(5.0, 52.0), gat, ring(5.05, 52.05, 0.1)])) == 1


def test_joining_nothing_gives_nothing():
    assert samengevoegd([]) == ()


def test_outer_rings_run_one_way_and_holes_the_other():
    buiten, gat = ring(5.0, 52.0), ring(5.05, 52.05, 0.1)
    gericht_ = gericht([tuple(reversed(buiten)), gat])
    assert oppervlak(gericht_[0]) > 0 > oppervlak(gericht_[1])


def test_neighbours_keep_the_same_border_when_simplified():
    """A wavy border between two gemeenten, written in opposite directions."""
    golf = [(5.2 + 0.0001 * (n % 3), 52.0 + n * 0.002) for n in range(101)]
    links = ((5.0, 52.0), *golf, (5.0, 52.2))
    rechts = ((5.4, 52.2), *reversed(golf), (5.4, 52.0))
    uit = vereenvoudigd({"A": [links], "B": [tuple(rechts)]})
    assert len(uit["A"][0]) < 10
    samen = samengevoegd(
        [
            r if oppervlak(r) > 0 else tuple(reversed(r))
            for rs in uit.values()
            for r in rs
        ]
    )
    assert len(samen) == 1  # no slivers between them
    assert area(samen) == pytest.approx(0.08, rel=0.01)


def test_an_area_never_disappears():
    klein = ring(5.0, 52.0, 0.0002)
    uit = vereenvoudigd({"A": [klein]})
    assert len(uit["A"]) == 1


def test_simplifying_is_deterministic():
    gebieden = {code: [ring(*hoek)] for code, hoek in HOEKEN.items()}
    assert vereenvoudigd(gebieden) == vereenvoudigd(dict(gebieden))
