"""A proof that a number cannot be worked out: another world that looks the same from outside.

Pure. A proof is made of steps: one cell goes up or down by one, and others move along until
every sum comes out again. Nothing found is no proof, so the search may be short: what it does
not find is treated as known. It never says that a number is safe when it is not.
"""

from dataclasses import dataclass

from banenafspraak.onderdrukking.cellen import Cel, Staat, Stelsel

_MEESTE_STAPPEN = 600  # tried before a search gives up
_DIEPSTE = 20  # cells that move along


@dataclass(frozen=True, slots=True)
class Ruimte:
    """What may be given up for a proof: the words "1 t/m 4" (`neutraal`), and figures:
    `hoeveel` of them, of a `klasse` at most (`Cel.klasse`)."""

    neutraal: bool = False
    hoeveel: int = 0
    klasse: int = 0


class Zoektocht:
    """One step of one cell, within what may be given up."""

    def __init__(self, stelsel: Stelsel, stand: dict[int, int], ruimte: Ruimte):
        """`stand`: how far cells are already from their real number."""
        self.stelsel, self.stand, self.ruimte = stelsel, stand, ruimte
        self.zet: dict[int, int] = {}
        self.mis: dict[int, int] = {}  # sums that do not come out, and by how much
        self.weg = 0
        self.over = _MEESTE_STAPPEN

    def step(self, cel: int, richting: int) -> dict[int, int] | None:
        """How all cells move when `cel` moves by `richting`; None when nothing was found."""
        self._move(cel, richting)
        return dict(self.zet) if self._mend() else None

    def _mend(self) -> bool:
        if not self.mis:
            return True
        if self.over <= 0 or len(self.zet) > _DIEPSTE:
            return False
        self.over -= 1
        som = next(reversed(self.mis))
        for _, plek, stap in self._options(som):
            geeft_weg = self.stelsel.cellen[plek].staat is Staat.OPENBAAR
            self.weg += geeft_weg
            self._move(plek, stap)
            if self._mend():
                return True
            self._move(plek, -stap)
            del self.zet[plek]
            self.weg -= geeft_weg
        return False

    def _move(self, cel: int, stap: int) -> None:
        self.zet[cel] = stap
        for som, teken in self.stelsel.in_sommen[cel]:
            mis = self.mis.pop(som, 0) + teken * stap
            if mis:
                self.mis[som] = mis

    def _options(self, som: int) -> list[tuple]:
        """What can move to mend this sum, the best first: what costs least, then what leaves
        the fewest sums open, then the smallest."""
        richting = -1 if self.mis[som] > 0 else 1
        opties = []
        for plek, teken in self.stelsel.sommen[som]:
            if plek in self.zet:
                continue
            stap = richting * teken
            prijs = self._price(plek, stap)
            if prijs is not None:
                cel = self.stelsel.cellen[plek]
                rang = (prijs, self._left_open(plek, stap), cel.waarde, cel.sleutel)
                opties.append((rang, plek, stap))
        return sorted(opties)

    def _price(self, plek: int, stap: int) -> int | None:
        """What it costs to move this cell; None when it cannot."""
        cel = self.stelsel.cellen[plek]
        wordt = cel.waarde + self.stand.get(plek, 0) + stap
        if cel.staat is Staat.PRIMAIR:
            if 1 <= wordt < cel.drempel:
                return 0
            return 1 if self.ruimte.neutraal and cel.eigen and wordt >= 0 else None
        if wordt < min(0, cel.waarde):
            return None
        if cel.kan_bewegen:
            return 0
        return self._price_to_hide(cel)

    def _price_to_hide(self, cel: Cel) -> int | None:
        vol = self.weg >= self.ruimte.hoeveel
        if vol or not cel.mag_weg or cel.klasse > self.ruimte.klasse:
            return None
        return 2 + cel.klasse

    def _left_open(self, plek: int, stap: int) -> int:
        return sum(
            abs(self.mis.get(som, 0) + teken * stap) - abs(self.mis.get(som, 0))
            for som, teken in self.stelsel.in_sommen[plek]
        )
