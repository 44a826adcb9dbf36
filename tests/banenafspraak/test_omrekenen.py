"""People, banen and plekken through their hours. No database."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.eenheden import Eenheid
from banenafspraak.omrekenen import (
    GEEN_UREN,
    PLEK_ONBEKEND,
    UREN_ONBEKEND,
    OmrekenenKanNiet,
    Uren,
    reken_om,
)

BEKEND = Uren(per_mens=Decimal(20), per_plek=Decimal(31))
OM_TE_REKENEN = [Eenheid.PERSONEN, Eenheid.BANEN, Eenheid.PLEKKEN, Eenheid.UREN]
eenheden = st.sampled_from(OM_TE_REKENEN)


@pytest.mark.parametrize(
    ("aantal", "van", "naar", "uitkomst"),
    [
        (31, Eenheid.PERSONEN, Eenheid.PLEKKEN, "20"),
        (51, Eenheid.PERSONEN, Eenheid.BANEN, "40"),
        (2, Eenheid.BANEN, Eenheid.UREN, "51"),
        (62, Eenheid.UREN, Eenheid.PLEKKEN, "2"),
        (10, Eenheid.PLEKKEN, Eenheid.PERSONEN, "15.5"),
        (27, Eenheid.PERSONEN, Eenheid.PERSONEN, "27"),
    ],
)
def test_the_hours_stay_the_same(aantal, van, naar, uitkomst):
    assert reken_om(Decimal(aantal), van, naar, BEKEND) == Decimal(uitkomst)


def test_a_fraction_is_kept():
    plekken = reken_om(Decimal(27), Eenheid.PERSONEN, Eenheid.PLEKKEN, BEKEND)
    assert f"{plekken:.10f}" == "17.4193548387"


@given(st.integers(1, 10**6), eenheden, eenheden)
def test_it_agrees_with_fractions(aantal, van, naar):
    per = {
        Eenheid.PERSONEN: Fraction(20),
        Eenheid.BANEN: Fraction(51, 2),
        Eenheid.PLEKKEN: Fraction(31),
        Eenheid.UREN: Fraction(1),
    }
    verwacht = aantal * per[van] / per[naar]
    gevonden = Fraction(reken_om(Decimal(aantal), van, naar, BEKEND))
    assert abs(gevonden - verwacht) < Fraction(1, 10**15)


@pytest.mark.parametrize(
    ("uren", "van", "naar", "zin"),
    [
        (Uren(per_plek=Decimal(31)), Eenheid.PERSONEN, Eenheid.PLEKKEN, UREN_ONBEKEND),
        (Uren(per_mens=Decimal(20)), Eenheid.PERSONEN, Eenheid.PLEKKEN, PLEK_ONBEKEND),
        (Uren(), Eenheid.PERSONEN, Eenheid.PLEKKEN, UREN_ONBEKEND),
        (Uren(Decimal(0), Decimal(31)), Eenheid.PERSONEN, Eenheid.BANEN, UREN_ONBEKEND),
        (BEKEND, Eenheid.EURO, Eenheid.BANEN, GEEN_UREN),
        (BEKEND, Eenheid.PERSONEN, Eenheid.PROCENT, GEEN_UREN),
        (BEKEND, Eenheid.FTE, Eenheid.BANEN, GEEN_UREN),
    ],
)
def test_what_is_not_known_is_not_converted(uren, van, naar, zin):
    with pytest.raises(OmrekenenKanNiet, match=zin):
        reken_om(Decimal(27), van, naar, uren)
