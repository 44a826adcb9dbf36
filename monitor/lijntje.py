"""A sparkline for a row of a table: from a series to the points of a few lines.

Value objects in, numbers for SVG attributes out. Zero is the foot of the picture, a gap
breaks the line, and a piece with an example at one end is dashed.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten.waarden import Waarde

BREED, HOOG, RAND = 96, 22, 3
KWARTALEN_TERUG = 16

Plek = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stuk:
    """One line without a gap. `punten`: as an SVG polyline wants them."""

    punten: str
    voorbeeld: bool


@dataclass(frozen=True, slots=True)
class Stip:
    """A point of its own: the last one, and one without neighbours."""

    x: float
    y: float
    voorbeeld: bool


@dataclass(frozen=True, slots=True)
class Lijntje:
    """The inputs of components/lijntje.html."""

    stukken: tuple[Stuk, ...]
    stippen: tuple[Stip, ...]


def lijntje(
    reeks: tuple[tuple[Kwartaal, Waarde], ...], tot: Kwartaal, stap: int = 1
) -> Lijntje | None:
    """The course of four years up to `tot`; None with fewer than two figures.

    `stap`: quarters from one figure to the next, 4 for a yearly series. A sum with gaps
    and what is too small to show are no points.
    """
    punten = [
        (k, w)
        for k, w in reeks
        if 0 <= tot - k <= KWARTALEN_TERUG and w.bekend and not w.ontbreekt
    ]
    if len(punten) < 2:
        return None
    plekken = _places(punten, tot)
    stukken, in_lijn = [], set()
    for (a, van), (b, naar) in pairwise(zip(punten, plekken, strict=True)):
        if b[0] - a[0] > stap:
            continue
        voorbeeld = a[1].voorbeeld or b[1].voorbeeld
        stukken.append(Stuk(f"{_text(van)} {_text(naar)}", voorbeeld))
        in_lijn |= {van, naar}
    los = [
        Stip(*plek, waarde.voorbeeld)
        for (_, waarde), plek in zip(punten, plekken, strict=True)
        if plek not in in_lijn or plek == plekken[-1]
    ]
    return Lijntje(tuple(_joined(stukken)), tuple(los))


def _places(punten: list[tuple[Kwartaal, Waarde]], tot: Kwartaal) -> list[Plek]:
    eerste = punten[0][0]
    waarden = [w.waarde for _, w in punten]
    laag, hoog = min([Decimal(0), *waarden]), max([Decimal(0), *waarden])
    bereik = hoog - laag or Decimal(1)
    stap = (BREED - 2 * RAND) / (tot - eerste)
    return [
        (
            round(RAND + (k - eerste) * stap, 1),
            round(
                HOOG - RAND - float((w.waarde - laag) / bereik) * (HOOG - 2 * RAND), 1
            ),
        )
        for k, w in punten
    ]


def _text(plek: Plek) -> str:
    return f"{plek[0]:g},{plek[1]:g}"


def _joined(stukken: list[Stuk]) -> list[Stuk]:
    """Pieces that go on in the same way, as one line."""
    samen: list[Stuk] = []
    for stuk in stukken:
        begin, einde = stuk.punten.split()
        if (
            samen
            and samen[-1].voorbeeld == stuk.voorbeeld
            and samen[-1].punten.split()[-1] == begin
        ):
            samen[-1] = Stuk(f"{samen[-1].punten} {einde}", stuk.voorbeeld)
        else:
            samen.append(stuk)
    return samen
