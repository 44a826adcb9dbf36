"""The cells of one indicator, and how they hang together: a system of sums.

Pure: no database. A cell is one row of figures, or a place that has none (yet). A sum says
that the whole less its parts is a known number; only cells the public does not see can
differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from regio.models import Soort

ONDER_REGIO = (Soort.GEMEENTE, Soort.CLUSTER)


class Staat(Enum):
    """What the public knows of a cell."""

    OPENBAAR = "openbaar"
    PRIMAIR = "primair"  # that it is 1 to the threshold less one
    SECUNDAIR = "secundair"  # that it is there, and 0 or more
    LEEG = "leeg"  # nothing was delivered: 0 or more


@dataclass(slots=True)
class Cel:
    """One number. `waarde` is the real one; of an empty place one that fits with the rest.

    `eigen`: of the delivery that gets agreement, so it can still be hidden. `is_rest`: what
    is between a part and its whole, no number of its own. `gat`: the only place in a sum
    without a figure, which follows from the rest.
    """

    sleutel: tuple
    waarde: Decimal | int
    staat: Staat
    drempel: int
    soort: str = Soort.GEMEENTE
    eigen: bool = False
    pk: int | None = None
    is_rest: bool = False
    gat: bool = False
    is_geheel: bool = False

    @property
    def is_klein(self) -> bool:
        """Whether it is a count of few people, of an area in which they may be known."""
        return self.soort in ONDER_REGIO and 1 <= self.waarde < self.drempel

    @property
    def is_verborgen(self) -> bool:
        """Whether a figure is there that the public does not see."""
        return self.staat in (Staat.PRIMAIR, Staat.SECUNDAIR)

    @property
    def kan_bewegen(self) -> bool:
        """Whether the public does not know the number."""
        return self.staat is not Staat.OPENBAAR

    @property
    def klasse(self) -> int:
        """How much is lost when it is hidden: a part 0, a total 1, a larger area 2."""
        if self.soort not in ONDER_REGIO:
            return 2
        return 1 if self.is_geheel else 0

    @property
    def mag_weg(self) -> bool:
        """Whether it can still be hidden; the nation never is."""
        return self.eigen and self.staat is Staat.OPENBAAR and self.soort != Soort.LAND


@dataclass(slots=True)
class Stelsel:
    """Cells and sums. A sum is a list of (cell, +1 for a part and -1 for the whole)."""

    cellen: list[Cel] = field(default_factory=list)
    sommen: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    in_sommen: list[list[tuple[int, int]]] = field(default_factory=list)

    def add(self, cel: Cel) -> int:
        """Add a cell; its number."""
        self.cellen.append(cel)
        self.in_sommen.append([])
        return len(self.cellen) - 1

    def add_sum(self, geheel: int, delen: Iterable[int]) -> None:
        """The whole is the sum of the parts, but for a known difference."""
        som = ((geheel, -1), *((deel, 1) for deel in delen))
        for cel, teken in som:
            self.in_sommen[cel].append((len(self.sommen), teken))
        self.sommen.append(som)

    def wholes_of_hidden(self) -> list[Cel]:
        """The public totals that hidden figures are part of."""
        gehelen = {
            som[0][0]
            for som in self.sommen
            if any(self.cellen[i].is_verborgen for i, teken in som if teken > 0)
        }
        cellen = (self.cellen[i] for i in sorted(gehelen))
        return [cel for cel in cellen if cel.staat is Staat.OPENBAAR]

    def near(self, begin: Iterable[int]) -> set[int]:
        """The cells the public does not see that hang together with those of `begin`."""
        gezien, te_doen = set(), list(begin)
        gehad: set[int] = set()
        while te_doen:
            for som, _ in self.in_sommen[te_doen.pop()]:
                if som in gehad:
                    continue
                gehad.add(som)
                for cel, _ in self.sommen[som]:
                    if cel not in gezien and self.cellen[cel].kan_bewegen:
                        gezien.add(cel)
                        te_doen.append(cel)
        return gezien

    def fill_gaps(self) -> None:
        """Give empty places numbers that fit: what is over when it is the only one in a
        sum, else what the first of them must be. Where that does not come out, 0: that is
        the least it can be, and a proof may only go up from there."""
        leeg = {i for i, cel in enumerate(self.cellen) if cel.staat is Staat.LEEG}
        vast = {i for i in leeg if self.cellen[i].is_rest}
        for som in self.sommen:
            open_ = [(i, teken) for i, teken in som if i in leeg and i not in vast]
            if len(open_) == 1:
                self._fill_only_gap(som, *open_[0])
        vast |= {i for i in leeg if self.cellen[i].gat}
        eerder = set(vast)
        for som in self.sommen:
            for i, teken in som:
                if i in leeg and i not in vast:
                    self.cellen[i].waarde = max(0, -teken * self._over(som))
                    vast.add(i)
        for som in self.sommen:
            if self._over(som):
                for i, _ in som:
                    if i in leeg and i not in eerder:
                        self.cellen[i].waarde = 0

    def _fill_only_gap(self, som, plek: int, teken: int) -> None:
        cel = self.cellen[plek]
        rest = max(0, -teken * (self._over(som) - teken * cel.waarde))
        cel.waarde = min(cel.waarde, rest) if cel.gat else rest
        cel.gat = True

    def _over(self, som) -> Decimal | int:
        return sum(teken * self.cellen[i].waarde for i, teken in som)
