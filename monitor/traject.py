"""The one home of what it takes to reach a goal: the distance, and how much per quarter.

Pure: no Django. Rule 4 of "Arithmetic" in monitor/README.md. When a goal is reached at the
pace so far is another question: `monitor.vooruitblik`.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from banenafspraak.kwartaal import Kwartaal

KWARTALEN_PER_JAAR = 4


class Doelsoort(StrEnum):
    """Where a goal comes from. An own goal wins from a factor, a factor from the norm."""

    EIGEN = "eigen"
    FACTOR = "factor"
    NORM = "norm"


class Toestand(StrEnum):
    """What may be said of a stand and a goal for the end of a year."""

    NODIG = "nodig"  # there is a distance, and time left
    BEREIKT = "bereikt"  # the stand is at the goal or past it
    GEEN_TIJD = "geen tijd"  # the quarter is the last one of the year of the goal
    VOORBIJ = "voorbij"  # that year is over


@dataclass(frozen=True, slots=True)
class Doelwaarde:
    """The number to reach, and where it comes from."""

    waarde: Decimal
    soort: Doelsoort


@dataclass(frozen=True, slots=True)
class Tempo:
    """How far a stand is from a goal for the end of `doeljaar`, and that per quarter.

    `afstand`: what is still missing; 0 or less when the goal is reached. `kwartalen`: the
    quarters left after `kwartaal`, never less than 0. Nothing is per quarter when there is
    no distance or no quarter left.
    """

    stand: Decimal
    doel: Decimal
    kwartaal: Kwartaal
    doeljaar: int
    afstand: Decimal
    kwartalen: int
    toestand: Toestand

    @property
    def per_kwartaal_exact(self) -> Decimal | None:
        """854 / 20 = 42.7."""
        if self.toestand is not Toestand.NODIG:
            return None
        return self.afstand / self.kwartalen

    @property
    def per_kwartaal(self) -> int | None:
        """The same rounded up: with less the goal is not reached (rule 4)."""
        return self._rounded_up(1)

    @property
    def per_jaar(self) -> int | None:
        """What four quarters have to bring together, rounded up once."""
        return self._rounded_up(KWARTALEN_PER_JAAR)

    @property
    def jaren(self) -> int | None:
        """The whole years left; None when a part of a year is left too, or nothing."""
        jaren, rest = divmod(self.kwartalen, KWARTALEN_PER_JAAR)
        return jaren if jaren and not rest else None

    def in_a_year(self) -> "Tempo":
        """The same distance, which must be more than 0, over the next four quarters."""
        return replace(
            self,
            doeljaar=self.kwartaal.jaar + 1,
            kwartalen=KWARTALEN_PER_JAAR,
            toestand=Toestand.NODIG,
        )

    def _rounded_up(self, kwartalen: int) -> int | None:
        if self.toestand is not Toestand.NODIG:
            return None
        # Multiply first: a third of something has no end, and rounding up would add one.
        heel, rest = divmod(self.afstand * kwartalen, self.kwartalen)
        return int(heel) + (rest > 0)


def target(
    norm: Decimal | None,
    stand: Decimal | None = None,
    *,
    factor: Decimal | None = None,
    eigen_doel: Decimal | None = None,
) -> Doelwaarde | None:
    """The number to reach: the own goal, else the stand times the factor, else the norm.

    None when there is none. The factor is about the number of people and places (the letter
    asks to double those, not the norm), so without a stand above 0 it says nothing.
    """
    if eigen_doel is not None:
        return Doelwaarde(eigen_doel, Doelsoort.EIGEN)
    if factor is not None:
        if stand is None or stand <= 0:
            return None
        return Doelwaarde(stand * factor, Doelsoort.FACTOR)
    return None if norm is None else Doelwaarde(norm, Doelsoort.NORM)


def quarters_left(kwartaal: Kwartaal, doeljaar: int) -> int:
    """The quarters after this one up to and including the last one of `doeljaar`; 0 when
    there are none."""
    laatste = doeljaar * KWARTALEN_PER_JAAR + KWARTALEN_PER_JAAR - 1
    return max(laatste - kwartaal.volgnummer, 0)


def needed(
    stand: Decimal,
    doel: Decimal,
    kwartaal: Kwartaal,
    doeljaar: int,
    *,
    meer_is_beter: bool = True,
) -> Tempo:
    """What it takes from `stand` in `kwartaal` to `doel` at the end of `doeljaar`.

    Where less is better, the distance is what has to go."""
    afstand = doel - stand if meer_is_beter else stand - doel
    kwartalen = quarters_left(kwartaal, doeljaar)
    if doeljaar < kwartaal.jaar:
        toestand = Toestand.VOORBIJ
    elif afstand <= 0:
        toestand = Toestand.BEREIKT
    elif not kwartalen:
        toestand = Toestand.GEEN_TIJD
    else:
        toestand = Toestand.NODIG
    return Tempo(stand, doel, kwartaal, doeljaar, afstand, kwartalen, toestand)
