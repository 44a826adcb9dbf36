"""Order among areas: who is furthest, who is behind, and when that says little.

Real figures only: an example, a sum with gaps and what is too small to show get no place.
Value objects in, value objects out; no queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from monitor.overzichten.waarden import Doel, Regel
from regio.namen import sorteernaam

KLEIN_VERSCHIL = 2  # in percentage points: less than this says little
MEESTE_PER_KANT = 3
MEESTE_GELIJKEN = 2  # beyond that, who equals the last one shown is counted, not named
HEEL_TONEN_TOT = 6


def counts_in_order(doel: Doel) -> bool:
    """Whether the goal may be held against that of other areas."""
    norm = doel.doelstelling
    if doel.voortgang.percentage is None or norm is None or doel.stand is None:
        return False
    return not (doel.stand.voorbeeld or norm.voorbeeld)


def in_order(regels: Iterable[Regel]) -> list[Regel]:
    """The rows with a place, the best share of the norm first; of equals the first by name."""
    mee = [r for r in regels if counts_in_order(r.doel)]
    return sorted(mee, key=lambda r: (-_worth(r), sorteernaam(r.gebied.naam)))


def _worth(regel: Regel) -> int:
    """The share; where less is better, the smallest share is worth most."""
    deel = regel.voortgang.percentage
    return deel if regel.voortgang.meer_is_beter else -deel


def place_of(regel: Regel, op_volgorde: list[Regel]) -> int | None:
    """1 for the best share; equals share a place. None without a place."""
    if regel not in op_volgorde:
        return None
    return 1 + sum(1 for r in op_volgorde if _worth(r) > _worth(regel))


def shares_place(regel: Regel, op_volgorde: list[Regel]) -> bool:
    """Whether another has the same share."""
    return sum(1 for r in op_volgorde if _worth(r) == _worth(regel)) > 1


def close_calls(op_volgorde: list[Regel]) -> list[tuple[Regel, Regel]]:
    """Neighbours in the order whose shares lie less than two percentage points apart."""
    return [
        (hoger, lager)
        for hoger, lager in pairwise(op_volgorde)
        if _worth(hoger) - _worth(lager) < KLEIN_VERSCHIL
    ]


@dataclass(frozen=True, slots=True)
class Kant:
    """One end of an order: who is shown, and how many more equal the last one."""

    regels: tuple[Regel, ...]
    gelijk: int = 0

    @classmethod
    def of(cls, op_volgorde: tuple[Regel, ...]) -> "Kant":
        """The first of these, with who equals the last of them."""
        kop, rest = op_volgorde[:MEESTE_PER_KANT], op_volgorde[MEESTE_PER_KANT:]
        gelijk = tuple(r for r in rest if _worth(r) == _worth(kop[-1]))
        if len(gelijk) <= MEESTE_GELIJKEN:
            return cls(kop + gelijk)
        return cls(kop, len(gelijk))


@dataclass(frozen=True, slots=True)
class Rangorde:
    """Most ahead and most behind among `alle` areas."""

    alle: int
    op_volgorde: tuple[Regel, ...]

    @classmethod
    def of(cls, regels: Iterable[Regel]) -> "Rangorde":
        """The order of these rows."""
        regels = list(regels)
        return cls(len(regels), tuple(in_order(regels)))

    @property
    def is_order(self) -> bool:
        """Whether there is anything to put in order."""
        return len(self.op_volgorde) > 1

    @property
    def all_equal(self) -> bool:
        """Whether there are several, all with the same share."""
        return self.is_order and _worth(self.op_volgorde[0]) == _worth(
            self.op_volgorde[-1]
        )

    @property
    def is_whole(self) -> bool:
        """Whether all of it is shown in one list."""
        return len(self.op_volgorde) <= HEEL_TONEN_TOT

    @property
    def voorop(self) -> Kant:
        """Most ahead, the furthest first."""
        return Kant.of(self.op_volgorde)

    @property
    def achter(self) -> Kant:
        """Most behind, the furthest behind first; of equals the first by name."""
        omgekeerd = sorted(
            self.op_volgorde, key=lambda r: (_worth(r), sorteernaam(r.gebied.naam))
        )
        return Kant.of(tuple(omgekeerd))

    @property
    def krap(self) -> list[tuple[Regel, Regel]]:
        """The close calls among what is shown."""
        if self.is_whole:
            return close_calls(list(self.op_volgorde))
        rij = list(self.op_volgorde)
        kop, staart = rij[: MEESTE_PER_KANT + 1], rij[-MEESTE_PER_KANT - 1 :]
        return close_calls(kop) + close_calls(staart)
