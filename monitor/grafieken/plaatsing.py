"""Where labels go: boxes, stacks and free places. Pure geometry in px, y runs down.

Three questions, each answered without a renderer: how do a few labels in a column
move apart (`stapel`), where beside a point is a free place (`vrije_plek`), and does
a box meet a line (`Vak.raakt_lijn`). Deterministic: equal input, equal places.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot

from . import stijl

Plek = tuple[float, float]
Lijnstuk = tuple[Plek, Plek]

_STUUR = re.compile(r"[^\S\xa0\u202f]+|[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")

KLEINST = 0.85  # of the usual size of letters
HOOGTE_BOVEN = 0.74  # of the font size, above the base line: accents and digits
HOOGTE_ONDER = 0.23  # below it: g, j, p


@dataclass(frozen=True, slots=True)
class Vak:
    """A rectangle: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @classmethod
    def rond(cls, x: float, y: float, breed: float, hoog: float) -> "Vak":
        return cls(x - breed / 2, y - hoog / 2, x + breed / 2, y + hoog / 2)

    @property
    def midden(self) -> Plek:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def ruimer(self, rand: float) -> "Vak":
        return Vak(self.x0 - rand, self.y0 - rand, self.x1 + rand, self.y1 + rand)

    def raakt(self, ander: "Vak") -> bool:
        return (
            self.x0 < ander.x1
            and ander.x0 < self.x1
            and self.y0 < ander.y1
            and ander.y0 < self.y1
        )

    def ligt_in(self, ander: "Vak") -> bool:
        return (
            ander.x0 <= self.x0
            and self.x1 <= ander.x1
            and ander.y0 <= self.y0
            and self.y1 <= ander.y1
        )

    def raakt_lijn(self, lijnstuk: Lijnstuk) -> bool:
        """Whether the line piece passes through the box (Liang-Barsky clipping)."""
        (px, py), (qx, qy) = lijnstuk
        begin, eind = 0.0, 1.0
        for afstand, tot_laag, tot_hoog in (
            (qx - px, self.x0 - px, self.x1 - px),
            (qy - py, self.y0 - py, self.y1 - py),
        ):
            if afstand == 0:
                if tot_laag >= 0 or tot_hoog <= 0:
                    return False
                continue
            a, b = sorted((tot_laag / afstand, tot_hoog / afstand))
            begin, eind = max(begin, a), min(eind, b)
        return begin < eind


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a label."""

    tekst: str
    grootte: float
    klasse: str
    vet: bool = False

    @property
    def breedte(self) -> float:
        return stijl.breedte(self.tekst, self.grootte, self.vet)

    @property
    def hoogte(self) -> float:
        return self.grootte * 1.2


def vak_van(regel: Regel, x: float, basislijn: float, anker: str) -> Vak:
    """The box of a line of text drawn at `x` with its base line at `basislijn`."""
    links = x - regel.breedte * {"start": 0, "middle": 0.5, "end": 1}[anker]
    boven = basislijn - HOOGTE_BOVEN * regel.grootte
    return Vak(
        links, boven, links + regel.breedte, basislijn + HOOGTE_ONDER * regel.grootte
    )


def breek(tekst: str, grootte: float, vet: bool, hoogstens: float) -> list[str]:
    """Wrap on spaces. A single word that is too wide gets a line of its own."""
    regels: list[str] = []
    for woord in woorden(tekst):
        langer = f"{regels[-1]} {woord}" if regels else woord
        if regels and stijl.breedte(langer, grootte, vet) <= hoogstens:
            regels[-1] = langer
        else:
            regels.append(woord)
    return regels


def schone_tekst(tekst: str) -> str:
    """On one line, and without characters that may not stand in XML."""
    return re.sub(" +", " ", _STUUR.sub(" ", tekst)).strip()


def woorden(tekst: str) -> list[str]:
    """Parts between ordinary spaces: a no-break space ("artikel 3.29") keeps its words together."""
    return [woord for woord in tekst.split(" ") if woord]


def gebroken(
    tekst: str, grootte: float, klasse: str, vet: bool, hoogstens: float
) -> list[Regel]:
    """Wrapped lines; a word wider than the column makes the letters somewhat smaller, or is cut."""
    tekst = schone_tekst(tekst)
    breedst = max((stijl.breedte(w, grootte, vet) for w in woorden(tekst)), default=0)
    if breedst > hoogstens:
        grootte *= max(KLEINST, hoogstens / breedst)
        tekst = hak(tekst, grootte, vet, hoogstens)
    return [
        Regel(r, grootte, klasse, vet) for r in breek(tekst, grootte, vet, hoogstens)
    ]


def hak(tekst: str, grootte: float, vet: bool, hoogstens: float) -> str:
    """Cut words that do not fit on a line of their own."""
    delen = []
    for woord in woorden(tekst):
        deel = ""
        for teken in woord:
            if stijl.breedte(deel + teken, grootte, vet) > hoogstens:
                delen.append(deel)
                deel = ""
            deel += teken
        delen.append(deel)
    return " ".join(delen)


def stapel(
    gewenst: list[float],
    hoogten: list[float],
    boven: float,
    onder: float,
    tussen: float,
) -> list[float]:
    """Centres of boxes in this order, none overlapping, each as near its wish as can be.

    Least squares under "the next one starts below the last" is an isotonic regression:
    neighbours that push each other share their mean (pool adjacent violators). Boxes
    that do not fit together stay in order and run out at the bottom.
    """
    groepen: list[list[float]] = []  # [sum of wishes, number of boxes]
    verschuiving, som = [], 0.0
    for wens, hoogte in zip(gewenst, hoogten, strict=True):
        verschuiving.append(som)
        groepen.append([wens - hoogte / 2 - som, 1])
        som += hoogte + tussen
        while (
            len(groepen) > 1
            and groepen[-2][0] / groepen[-2][1] > groepen[-1][0] / groepen[-1][1]
        ):
            totaal, aantal = groepen.pop()
            groepen[-1][0] += totaal
            groepen[-1][1] += aantal
    hoogste = onder - (som - tussen)
    begin = [max(boven, min(hoogste, t / n)) for t, n in groepen for _ in range(int(n))]
    return [b + v + h / 2 for b, v, h in zip(begin, verschuiving, hoogten, strict=True)]


@dataclass(slots=True)
class Bezet:
    """What is already on the paper: labels and marks (boxes) and lines."""

    ruimte: Vak
    vakken: list[Vak]
    lijnen: list[Lijnstuk]

    def vrij(self, vak: Vak, marge: float = 3) -> bool:
        ruim = vak.ruimer(marge)
        return (
            vak.ligt_in(self.ruimte)
            and not any(ruim.raakt(ander) for ander in self.vakken)
            and not any(ruim.raakt_lijn(lijnstuk) for lijnstuk in self.lijnen)
        )


def vrije_plek(
    bezet: Bezet,
    punt: Plek,
    breed: float,
    hoog: float,
    eerst: str = "boven",
    afstanden: Iterable[float] = (9, 14, 20),
    moet: bool = False,
) -> Vak | None:
    """A free box near `punt`; with `moet` the nearest free place anywhere in the room."""
    for vak in _rondom(punt, breed, hoog, eerst, afstanden):
        if bezet.vrij(vak):
            return vak
    if not moet:
        return None
    for marge in (3, 1):
        vrij = [v for v in _overal(bezet.ruimte, breed, hoog) if bezet.vrij(v, marge)]
        if vrij:
            return min(vrij, key=lambda v: (_afstand(v, punt), v.y0, v.x0))
    # Every place crosses a line: text over a line can be read (it has an edge of
    # paper around it), text over text cannot.
    zonder_lijnen = Bezet(bezet.ruimte, bezet.vakken, [])
    vrij = [v for v in _overal(bezet.ruimte, breed, hoog) if zonder_lijnen.vrij(v, 1)]
    return min(vrij, key=lambda v: (_afstand(v, punt), v.y0, v.x0), default=None)


def _rondom(
    punt: Plek, breed: float, hoog: float, eerst: str, afstanden: Iterable[float]
) -> Iterator[Vak]:
    x, y = punt
    op = -1 if eerst == "boven" else 1
    for gat in afstanden:
        verticaal = gat + hoog / 2
        opzij = gat * 0.7 + breed / 2
        for dx, dy in (
            (0, op * verticaal),
            (opzij, op * verticaal * 0.8),
            (-opzij, op * verticaal * 0.8),
            (0, -op * verticaal),
            (opzij, -op * verticaal * 0.8),
            (-opzij, -op * verticaal * 0.8),
            (opzij + gat * 0.4, 0),
            (-opzij - gat * 0.4, 0),
        ):
            yield Vak.rond(x + dx, y + dy, breed, hoog)


def _overal(ruimte: Vak, breed: float, hoog: float, stap: float = 6) -> Iterator[Vak]:
    y = ruimte.y0 + hoog / 2
    while y <= ruimte.y1 - hoog / 2:
        x = ruimte.x0 + breed / 2
        while x <= ruimte.x1 - breed / 2:
            yield Vak.rond(x, y, breed, hoog)
            x += stap
        y += stap


def _afstand(vak: Vak, punt: Plek) -> float:
    dx = max(vak.x0 - punt[0], 0, punt[0] - vak.x1)
    dy = max(vak.y0 - punt[1], 0, punt[1] - vak.y1)
    return hypot(dx, dy)
