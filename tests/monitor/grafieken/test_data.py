"""The value objects check themselves."""

from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.grafieken import Kolom, Punt

from .gevallen import make_kolom, make_kolommen, make_lijn, make_normen, make_punt

K = Kwartaal(2020, 4)


@pytest.mark.parametrize(
    ("waarde", "soort"),
    [
        (None, "echt"),
        (None, "voorbeeld"),
        (Decimal(3), "onbekend"),
        (Decimal(3), "te klein"),
        (Decimal(3), "geraden"),
    ],
)
def test_value_and_kind_must_agree(waarde, soort):
    with pytest.raises(ValueError, match="soort"):
        Punt(K, waarde, soort)
    with pytest.raises(ValueError, match="soort"):
        Kolom(2020, waarde, None, soort)


def test_moments_must_ascend():
    with pytest.raises(ValueError, match="volgorde"):
        make_lijn([make_punt("2020-K4", 1), make_punt("2020-K3", 1)])
    with pytest.raises(ValueError, match="volgorde"):
        make_lijn(normen=make_normen({2020: 1, 2019: 1}))
    with pytest.raises(ValueError, match="twee keer"):
        make_kolommen(make_kolom(2020, 1), make_kolom(2020, 2))


def test_charts_are_hashable_and_equal_by_value():
    een, twee = (make_lijn([make_punt("2020-K4", 5)]) for _ in range(2))
    assert een == twee
    assert hash(een) == hash(twee)
