"""Solves for every hidden count over all that the public read: an integer program per value.

The second opinion about `banenafspraak.onderdrukking`. It shares no code with it: its knowns
come from `publiek`, its sums are written out here, and the answer is exact.
"""

import datetime
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.onderdrukking.publiek import Gelezen, read
from tests.onderdrukking.wereld import TOTAAL, Plek, Wereld

VEEL = 10_000
_IN_DE_BUURT = (1, -1, 2, -2, 3, -3)


@dataclass
class Kennis:
    """Unknown whole numbers with what is known of each, and sums of them that are known."""

    grenzen: dict[tuple, tuple[int, int]] = field(default_factory=dict)
    sommen: list[tuple[dict[tuple, int], int]] = field(default_factory=list)

    def bound(self, naam: tuple, laag: int, hoog: int | None) -> tuple:
        oud_laag, oud_hoog = self.grenzen.get(naam, (0, VEEL))
        hoog = VEEL if hoog is None else hoog
        self.grenzen[naam] = (max(laag, oud_laag), min(hoog, oud_hoog))
        return naam

    def add(self, termen: dict[tuple, int], som: int) -> None:
        self.sommen.append((termen, som))

    def can_be(self, naam: tuple, waarde: int) -> bool:
        """Whether a world exists in which this number is `waarde`."""
        laag, hoog = self.grenzen[naam]
        if not laag <= waarde <= hoog:
            return False
        namen = list(self.grenzen)
        plaats = {n: i for i, n in enumerate(namen)}
        onder = np.array([self.grenzen[n][0] for n in namen], float)
        boven = np.array([self.grenzen[n][1] for n in namen], float)
        onder[plaats[naam]] = boven[plaats[naam]] = waarde
        regels = np.zeros((len(self.sommen), len(namen)))
        rechts = np.zeros(len(self.sommen))
        for i, (termen, som) in enumerate(self.sommen):
            rechts[i] = som
            for n, keer in termen.items():
                regels[i, plaats[n]] += keer
        uitkomst = milp(
            np.zeros(len(namen)),
            integrality=np.ones(len(namen)),
            bounds=Bounds(onder, boven),
            constraints=LinearConstraint(regels, rechts, rechts)
            if self.sommen
            else None,
        )
        return uitkomst.status == 0


class Lezer:
    """Somebody who keeps everything the site ever said, and calculates."""

    def __init__(self, wereld: Wereld, kwartalen):
        self.wereld, self.kwartalen = wereld, kwartalen
        self.kennis = Kennis()
        self.gezien: list[tuple] = []
        self.klein: dict[tuple, int] = {}
        self.groter: dict[tuple, int] = {}

    def look(self) -> None:
        """Read the site once more."""
        gelezen = read(self.wereld, self.kwartalen)
        self.gezien.append((self.wereld.moment, gelezen))
        for plek in self.wereld.versies:
            self._note(plek, gelezen.get(plek[:3]))
        for (gebied, deel, kwartaal), cel in gelezen.items():
            self._check_sum(gebied, deel, kwartaal, cel, gelezen)
        for geheel, delen in self._sums():
            termen = {self._name(geheel): -1}
            for deel in delen:
                naam = self._name(deel)
                self.kennis.bound(naam, 0, None)
                termen[naam] = 1
            bekend = [self._true(d) for d in delen if d in self.wereld.versies]
            anders = difference(bekend, len(delen), self._true(geheel))
            self.kennis.add(termen, anders)

    def look_back(self) -> None:
        """With `bekend_op` the site says what it said then: there is no more to know."""
        for moment, gelezen in self.gezien:
            toen = moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            assert read(self.wereld, self.kwartalen, toen) == gelezen

    def solved(self) -> set[tuple]:
        """The hidden small counts of which not every value is possible."""
        drempel = self.wereld.indicator.drempel
        return {
            naam
            for naam in self.klein
            if not all(self.kennis.can_be(naam, v) for v in range(1, drempel))
        }

    def exactly_known(self) -> set[tuple]:
        """The other counts that are hidden and follow exactly all the same."""
        return {
            naam
            for naam, waarde in self.groter.items()
            if not any(self.kennis.can_be(naam, waarde + d) for d in _IN_DE_BUURT)
        }

    # ---- what the site said ------------------------------------------------------------

    def _note(self, plek: Plek, cel: Gelezen | None) -> None:
        naam, waarde = self._name(plek), self._true(plek)
        self.kennis.bound(naam, 0, None)
        onder_regio = plek[0] not in ("Regio", "Nederland")
        if onder_regio and 1 <= waarde < self.wereld.indicator.drempel:
            self.klein[naam] = waarde
        if self._is_covered(plek) or cel is None:
            self.groter.pop(naam, None)
        elif cel.som_zonder is not None:
            self.groter[naam] = waarde  # hidden: the site adds up what is public
        elif self._is_year_so_far(plek):
            if cel.bekend:
                self.kennis.add({self._name(p): 1 for p in _until(plek)}, cel.laag)
        else:
            assert cel.hoog is None or cel.laag <= waarde <= cel.hoog, (plek, cel)
            self.kennis.bound(naam, cel.laag, cel.hoog)
            if not cel.bekend and naam not in self.klein:
                self.groter[naam] = waarde

    def _is_covered(self, plek: Plek) -> bool:
        """Whether the site shows a longer period in its place."""
        langer = (p for p in self.wereld.versies if p[3])
        return not plek[3] and any(p[:3] == plek[:3] for p in langer)

    def _is_year_so_far(self, plek: Plek) -> bool:
        stroom = self.wereld.indicator.aard == "stroom"
        return stroom and not plek[3] and not plek[2].endswith("K1")

    def _check_sum(self, gebied, deel, kwartaal, cel, gelezen) -> None:
        """What the site adds up is of public numbers only, and says which it leaves out."""
        if cel.som_zonder is None or gebied not in self.wereld.leden:
            return
        mee = [g for g in self.wereld.leden[gebied] if g not in cel.som_zonder]
        cellen = [gelezen[lid, deel, kwartaal] for lid in mee]
        assert all(c.bekend for c in cellen), (gebied, cellen)
        assert cel.laag == sum(c.laag for c in cellen)

    # ---- what adds up --------------------------------------------------------------------

    def _name(self, plek: Plek) -> tuple:
        if plek not in self.wereld.versies:
            return ("leeg", *plek)
        return (self.wereld.versies[plek][0], *plek)

    def _true(self, plek: Plek) -> int:
        return self.wereld.versies[plek][1]

    def _sums(self):
        for plek in list(self.wereld.versies):
            gebied, deel, kwartaal, vanaf = plek
            if gebied in self.wereld.leden:
                leden = self.wereld.leden[gebied]
                yield plek, [(lid, deel, kwartaal, vanaf) for lid in leden]
            if deel == TOTAAL and self.wereld.delen:
                delen = [(gebied, d, kwartaal, vanaf) for d in self.wereld.delen]
                if any(d in self.wereld.versies for d in delen):
                    yield plek, delen
            if vanaf:
                jaar = kwartaal[:4]
                yield plek, [(gebied, deel, f"{jaar}-K{n}", "") for n in (1, 2, 3, 4)]


def difference(delen: list[int], aantal: int, geheel: int) -> int:
    """By how much the parts differ from the published whole, which counts as known. What
    did not deliver fills the rest, as far as there is any."""
    anders = sum(delen) - geheel
    return anders if len(delen) == aantal else max(0, anders)


def _until(plek: Plek) -> list[Plek]:
    """The quarters of the year up to and including this one."""
    gebied, deel, kwartaal, _ = plek
    jaar, nummer = kwartaal.split("-K")
    return [(gebied, deel, f"{jaar}-K{n}", "") for n in range(1, int(nummer) + 1)]
