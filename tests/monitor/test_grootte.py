"""Size classes of gemeenten (rule 13)."""

from decimal import Decimal

import pytest

from monitor.grootte import GROOTTES, size_class


@pytest.mark.parametrize(
    ("inwoners", "code"),
    [
        (None, "onbekend"),
        (1_000, "tot-20"),
        (19_999, "tot-20"),
        (20_000, "20-50"),
        (49_999, "20-50"),
        (50_000, "50-100"),
        (99_999, "50-100"),
        (100_000, "100-250"),
        (249_999, "100-250"),
        (250_000, "vanaf-250"),
        (918_000, "vanaf-250"),
    ],
)
def test_every_number_of_inhabitants_has_one_class(inwoners, code):
    waarde = None if inwoners is None else Decimal(inwoners)
    assert size_class(waarde).code == code


def test_classes_follow_each_other_without_a_hole():
    bekend = GROOTTES[:-1]
    assert bekend[0].van == 0
    assert [g.tot for g in bekend[:-1]] == [g.van for g in bekend[1:]]
    assert bekend[-1].tot is None
