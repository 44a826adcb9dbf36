"""How large circles are, and how they move apart so that none hides another.

Pure geometry in px. Deterministic: no randomness, equal input gives equal output.
"""

from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

from monitor.grafieken.plaatsing import Plek, Vak

RONDEN = 240
LAATSTE = 80  # rounds in which nothing is pulled back to its own place
TREK = 0.012
MEER_RONDEN = 3000
SPELING = 24.0  # px by which two may be too far apart and still count as neighbours


@dataclass(frozen=True, slots=True)
class Maten:
    """Smallest and largest radius, and the paper between two circles."""

    kleinst: float
    grootst: float
    tussen: float


@dataclass(slots=True)
class Cirkel:
    """A circle and the place it would rather have."""

    x: float
    y: float
    straal: float
    thuis: Plek


def factor(waarden: list[float], maten: Maten, ruimte: Vak) -> float:
    """k in r = k * sqrt(value): the largest is `grootst`, and a quarter of the room is full."""
    grootste, som = max(waarden, default=0), sum(waarden)
    if grootste <= 0:
        return 0
    oppervlak = (ruimte.x1 - ruimte.x0) * (ruimte.y1 - ruimte.y0)
    return min(maten.grootst / sqrt(grootste), sqrt(0.25 * oppervlak / (pi * som)))


def straal(waarde: float, k: float, maten: Maten) -> float:
    """Below the smallest radius a circle stays that small, so that a norm of 0 is seen."""
    return max(maten.kleinst, k * sqrt(max(waarde, 0)))


def uiteen(
    plekken: list[Plek], stralen: list[float], tussen: float, ruimte: Vak
) -> list[Plek]:
    """Places at which no two circles are closer than `tussen`, each near its own.

    Give them in a fixed order (largest first). Of two that are too close, the smaller moves
    more; all are pulled back a little, but for the last rounds.
    """
    cirkels = [
        Cirkel(*_begin(nummer, plek), r, plek)
        for nummer, (plek, r) in enumerate(zip(plekken, stralen, strict=True))
    ]
    buren = Buren(cirkels, tussen)
    for ronde in range(RONDEN + MEER_RONDEN):
        geduwd = _push(buren.paren(), tussen)
        if ronde >= RONDEN and not geduwd:
            break
        if ronde < RONDEN - LAATSTE:
            for c in cirkels:
                c.x += (c.thuis[0] - c.x) * TREK
                c.y += (c.thuis[1] - c.y) * TREK
        for c in cirkels:
            c.x = min(max(c.x, ruimte.x0 + c.straal), ruimte.x1 - c.straal)
            c.y = min(max(c.y, ruimte.y0 + c.straal), ruimte.y1 - c.straal)
    return [(round(c.x, 1), round(c.y, 1)) for c in cirkels]


def _begin(nummer: int, plek: Plek) -> Plek:
    """A hair's breadth off, each in its own direction: two on one spot have a line to part on."""
    return plek[0] + 0.01 * cos(nummer * 2.4), plek[1] + 0.01 * sin(nummer * 2.4)


class Buren:
    """The pairs that may be too close, out of all pairs in their order.

    Most circles never come near each other. A list of those that might holds until some
    circle has moved about half of that; then it is made again. So nothing is missed.
    """

    def __init__(self, cirkels: list[Cirkel], tussen: float):
        self._cirkels, self._tussen = cirkels, tussen
        self._toen: list[Plek] = []
        self._paren: list[tuple[Cirkel, Cirkel]] = []

    def paren(self) -> list[tuple[Cirkel, Cirkel]]:
        """Every two circles that may be closer than they should be."""
        if not self._toen or any(
            abs(c.x - x) > SPELING / 3 or abs(c.y - y) > SPELING / 3
            for c, (x, y) in zip(self._cirkels, self._toen, strict=True)
        ):
            self._toen = [(c.x, c.y) for c in self._cirkels]
            self._paren = [
                (a, b)
                for i, a in enumerate(self._cirkels)
                for b in self._cirkels[i + 1 :]
                if hypot(b.x - a.x, b.y - a.y)
                < a.straal + b.straal + self._tussen + SPELING
            ]
        return self._paren


def _push(paren: list[tuple[Cirkel, Cirkel]], tussen: float) -> bool:
    """One round over these pairs; whether any two were too close."""
    geduwd = False
    for a, b in paren:
        nodig = a.straal + b.straal + tussen
        dx, dy = b.x - a.x, b.y - a.y
        if abs(dx) >= nodig or abs(dy) >= nodig:
            continue
        afstand = hypot(dx, dy)
        if afstand >= nodig - 0.05:
            continue
        geduwd = True
        ux, uy = (dx / afstand, dy / afstand) if afstand else (1.0, 0.0)
        deel = b.straal**2 / (a.straal**2 + b.straal**2)
        duw = nodig - afstand + 0.02
        a.x -= ux * duw * deel
        a.y -= uy * duw * deel
        b.x += ux * duw * (1 - deel)
        b.y += uy * duw * (1 - deel)
    return geduwd
