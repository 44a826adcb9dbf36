"""Units and kinds of counting: what may be compared with what.

Pure: no Django. A figure is a number *of something* (`Eenheid`) counted *in a way*
(`Aard`). 1.059 banen (a stand, nulmeting included) and 608 extra banen (counted
from the nulmeting) are different things: they are never divided or drawn together.
"""

from decimal import Decimal
from enum import StrEnum


class Eenheid(StrEnum):
    """What is counted. One baan is 25,5 verloonde uren a week (Regeling Wfsv art. 3.28)."""

    PERSONEN = "personen"
    BANEN = "banen"
    PLEKKEN = "plekken"
    FTE = "fte"
    UREN = "uren"
    EURO = "euro"
    PROFIELEN = "profielen"
    PROCENT = "procent"


class Aard(StrEnum):
    """How it is counted: at one moment, over a period, or from the nulmeting of 2012."""

    STAND = "stand"
    STROOM = "stroom"
    EXTRA = "extra"


UREN_PER_BAAN_PER_WEEK = Decimal("25.5")  # Regeling Wfsv art. 3.28
UREN_PER_BAAN_PER_MAAND = Decimal("110.92")  # 1.331 uur per jaar / 12, art. 3.31

# Only these come in fractions: a part of a person or of a profile does not exist.
_MET_DECIMALEN = {
    Eenheid.BANEN,
    Eenheid.PLEKKEN,
    Eenheid.FTE,
    Eenheid.UREN,
    Eenheid.EURO,
    Eenheid.PROCENT,
}


def mag_decimalen(eenheid: Eenheid) -> bool:
    """Whether a figure in this unit may be a fraction (14,6 banen yes, 14,6 personen no)."""
    return eenheid in _MET_DECIMALEN


def vergelijkbaar(aard: Aard, ander: Aard) -> bool:
    """Whether two figures count in the same way, so that a difference means something."""
    return aard is ander
