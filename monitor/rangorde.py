"""Order among areas: who is furthest, who is behind, and when that says little.

Real figures only: an example, a sum with gaps and what is too small to show get no place.
Value objects in, value objects out; no queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from monitor.overzichten.waarden import Doel, Regel

KLEIN_VERSCHIL = 2  # in percentage points: less than this says little
MEESTE_PER_KANT = 3
HEEL_TONEN_TOT = 6


def counts_in_order(doel: Doel) -> bool:
    """Whether the goal may be held against that of other areas."""
    norm = doel.doelstelling
    if doel.voortgang.percentage is None or norm is None or doel.stand is None:
        return False
    return not (doel.stand.voorbeeld or norm.voorbeeld)


def in_order(regels: Iterable[Regel]) -> list[Regel]:
    """The rows with a place, the largest share of the norm first; of equals the first by name."""
    mee = [r for r in regels if counts_in_order(r.doel)]
    return sorted(mee, key=lambda r: (-r.voortgang.percentage, r.gebied.naam))


def place_of(regel: Regel, op_volgorde: list[Regel]) -> int | None:
    """1 for the largest share; equals share a place. None without a place."""
    if regel not in op_volgorde:
        return None
    deel = regel.voortgang.percentage
    return 1 + sum(1 for r in op_volgorde if r.voortgang.percentage > deel)


def close_calls(op_volgorde: list[Regel]) -> list[tuple[Regel, Regel]]:
    """Neighbours in the order whose shares lie less than two percentage points apart."""
    return [
        (hoger, lager)
        for hoger, lager in pairwise(op_volgorde)
        if hoger.voortgang.percentage - lager.voortgang.percentage < KLEIN_VERSCHIL
    ]


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
    def is_whole(self) -> bool:
        """Whether all of it is shown in one list."""
        return len(self.op_volgorde) <= HEEL_TONEN_TOT

    @property
    def voorop(self) -> tuple[Regel, ...]:
        """Most ahead, the furthest first."""
        return self.op_volgorde[:MEESTE_PER_KANT]

    @property
    def achter(self) -> tuple[Regel, ...]:
        """Most behind, the furthest behind first."""
        return self.op_volgorde[: -MEESTE_PER_KANT - 1 : -1]

    @property
    def krap(self) -> list[tuple[Regel, Regel]]:
        """The close calls among what is shown."""
        if self.is_whole:
            return close_calls(list(self.op_volgorde))
        rij = list(self.op_volgorde)
        kop, staart = rij[: MEESTE_PER_KANT + 1], rij[-MEESTE_PER_KANT - 1 :]
        return close_calls(kop) + close_calls(staart)
