"""Units and kinds of counting: what may be held together with what.

Pure: no Django. A figure is a number *of something* (`Eenheid`), counted *in a way*
(`Aard`), in one series (the code of its indicator): together its `Maat`. 1.059 banen (a
stand, nulmeting included) and 608 extra banen (counted from the nulmeting) have two
measures, and `bezwaar` says why they are not divided, added, subtracted or drawn together.
It is the only place that decides it. Which measures an indicator has, and which pair it
declares, is in `maten`.
"""

from dataclasses import dataclass
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


class Handeling(StrEnum):
    """What one wants to do with two figures."""

    DELEN = "delen"
    AFTREKKEN = "van elkaar aftrekken"
    OPTELLEN = "bij elkaar optellen"
    TEKENEN = "in één grafiek zetten"


UREN_PER_BAAN_PER_WEEK = Decimal("25.5")  # Regeling Wfsv art. 3.28

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
    """Whether a figure in this unit may be a fraction: 14,6 banen, not 14,6 personen."""
    return eenheid in _MET_DECIMALEN


# ---- the guard ---------------------------------------------------------------------------


class OngelijkeEenheden(ValueError):
    """Two unlike figures met: a mistake in the program. The message says which and why."""


@dataclass(frozen=True, slots=True)
class Maat:
    """What a figure counts and how. `reeks`: its indicator (code), or whose norm it is."""

    eenheid: Eenheid
    aard: Aard
    reeks: str

    def __str__(self) -> str:
        return f"{self.eenheid} ({self.aard}, {self.reeks})"


@dataclass(frozen=True, slots=True)
class Verklaring:
    """That an indicator holds its figure against another measure: a norm, or a whole.

    `kanttekening`: what must stand beside it. Without one it covers equal units only.
    `ook_verschil`: of a whole only a share is taken, no difference and no drawing.
    """

    een: Maat
    ander: Maat
    kanttekening: str = ""
    ook_verschil: bool = True

    def covers(self, handeling: Handeling, een: Maat, ander: Maat) -> bool:
        """Whether it is about these two, and allows this."""
        if {een, ander} != {self.een, self.ander} or handeling is Handeling.OPTELLEN:
            return False
        if handeling is not Handeling.DELEN and not self.ook_verschil:
            return False
        return een.eenheid is ander.eenheid or bool(self.kanttekening.strip())


def bezwaar(
    handeling: Handeling, een: Maat, ander: Maat, verklaring: Verklaring | None = None
) -> str:
    """Why this may not be done with the two, as a Dutch sentence; "" when it may."""
    if een == ander:
        som = handeling is Handeling.OPTELLEN and een.eenheid is Eenheid.PROCENT
        return "Percentages tellen we niet bij elkaar op." if som else ""
    if een.aard is not ander.aard:  # never, whatever is declared (rule 8)
        return f"Het ene cijfer telt {_TELT[een.aard]}, het andere {_TELT[ander.aard]}."
    if verklaring and verklaring.covers(handeling, een, ander):
        return ""
    if een.eenheid is not ander.eenheid:
        return f"Het ene cijfer telt {een.eenheid}, het andere {ander.eenheid}."
    return "Het zijn twee verschillende reeksen."


def eis(
    handeling: Handeling, een: Maat, ander: Maat, verklaring: Verklaring | None = None
) -> None:
    """Raise `OngelijkeEenheden` unless this may be done with the two."""
    if waarom := bezwaar(handeling, een, ander, verklaring):
        raise OngelijkeEenheden(f"{een} en {ander} mogen we niet {handeling}. {waarom}")


_TELT = {
    Aard.STAND: "hoeveel het er op één dag zijn",
    Aard.STROOM: "hoeveel het er in een periode waren",
    Aard.EXTRA: "alleen wat erbij kwam sinds eind 2012",
}
