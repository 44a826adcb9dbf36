"""Hatches and dots stay within their area."""

from math import hypot

from monitor.grafieken import patronen


def test_hatch_and_dots_stay_within_a_circle():
    for lijnen in (
        patronen.streep_cirkel(50, 50, 20),
        patronen.stip_cirkel(50, 50, 20),
    ):
        assert lijnen
        assert all(hypot(x - 50, y - 50) <= 20.1 for lijn in lijnen for x, y in lijn)


def test_hatch_leaves_a_hole_free():
    ring = ((0, 0), (100, 0), (100, 100), (0, 100))
    gat = ((30, 30), (30, 70), (70, 70), (70, 30))
    for (ax, ay), (bx, by) in patronen.streep_vlak((ring, gat)):
        mx, my = (ax + bx) / 2, (ay + by) / 2
        assert not (30.2 < mx < 69.8 and 30.2 < my < 69.8)
