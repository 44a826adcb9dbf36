"""The vertical axis."""

from decimal import Decimal

import pytest

from monitor.grafieken.schaal import ronde_schaal


@pytest.mark.parametrize(
    ("waarden", "streepjes"),
    [
        (["22834", "67500"], [0, 25000, 50000, 75000]),
        (["608", "900"], [0, 200, 400, 600, 800, 1000]),
        (["27", "41"], [0, 10, 20, 30, 40, 50]),
        (["2"], [0, 1, 2]),
        (["1"], [0, 1]),
        (["0"], [0, 1]),
        ([], [0, 1]),
        (["-25", "30"], [-25, 0, 25, 50]),
        (["-5"], [-5, -4, -3, -2, -1, 0]),
        (["0.5", "2.5"], [0, Decimal("0.5"), 1, Decimal("1.5"), 2, Decimal("2.5")]),
        (["125000"], [0, 25000, 50000, 75000, 100000, 125000]),
    ],
)
def test_ticks_are_round_and_include_zero(waarden, streepjes):
    assert ronde_schaal([Decimal(w) for w in waarden]).streepjes == streepjes


@pytest.mark.parametrize(
    "waarde", ["3", "7", "13", "99", "101", "999", "12345", "890000"]
)
def test_whole_numbers_get_whole_ticks_and_fit(waarde):
    schaal = ronde_schaal([Decimal(waarde)])
    assert schaal.hoog >= Decimal(waarde)
    assert all(s == int(s) for s in schaal.streepjes)
    assert 2 <= len(schaal.streepjes) <= 6
