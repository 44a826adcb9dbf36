"""Lines through points, and numbers that only look random."""

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.voorbeeld.lijnen import (
    bent_through,
    door,
    quarters,
    ruis,
    tussen,
    year_ends,
)

K = Kwartaal.lees


def test_a_line_goes_straight_from_point_to_point():
    lijn = door({K("2019-K4"): 100.0, K("2020-K4"): 200.0, K("2021-K4"): 160.0})
    assert [lijn(k) for k in quarters(K("2019-K4"), K("2021-K4"))] == [
        100, 125, 150, 175, 200, 190, 180, 170, 160,
    ]  # fmt: skip


def test_a_line_is_level_outside_its_points():
    lijn = door({K("2019-K4"): 100.0, K("2020-K4"): 200.0})
    assert (lijn(K("2015-K1")), lijn(K("2025-K4"))) == (100, 200)


def test_a_bent_line_goes_through_what_is_real():
    recht = door({K("2019-K4"): 100.0, K("2020-K4"): 200.0})
    lijn = bent_through(recht, {K("2020-K2"): 75.0, K("2020-K4"): 220.0})
    assert lijn(K("2020-K2")) == pytest.approx(75)
    assert lijn(K("2020-K4")) == pytest.approx(220)
    assert lijn(K("2019-K4")) == pytest.approx(
        50
    )  # as far below as the first real point
    assert lijn(K("2020-K3")) == pytest.approx(175 * (0.5 + 1.1) / 2)


def test_without_real_points_a_line_stays_as_it_is():
    recht = door({K("2019-K4"): 100.0})
    assert bent_through(recht, {}) is recht


def test_noise_depends_on_the_names_alone_and_never_changes():
    assert ruis("a", K("2020-K4")) == ruis("a", K("2020-K4"))
    assert ruis("a", K("2020-K4")) != ruis("a", K("2020-K3"))
    assert tussen(10, 20, "Huizen") == pytest.approx(10 + 10 * ruis("Huizen"))
    assert round(ruis("Huizen"), 6) == 0.04282  # the same on every machine


def test_year_ends():
    assert [str(k) for k in year_ends(2019, 2021)] == ["2019-K4", "2020-K4", "2021-K4"]
