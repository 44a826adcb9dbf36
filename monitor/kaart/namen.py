"""Where the names go: beside their circle, hitting no circle, no other name and no edge.

Per circle all places are listed (`_kandidaten`), cheapest first; which of them clash is one
matrix (`_botsingen`); then rounds of filling in (`_vul`), the hardest first. Deterministic:
orders are shuffled with a fixed seed.
"""

import random
from dataclasses import dataclass, field
from math import pi

import numpy as np

from monitor.grafieken.plaatsing import Lijnstuk, Plek, Regel, Vak

RICHTINGEN = 48
AFSTANDEN = (4, 9, 15, 24, 36, 54, 80, 115, 160)
LEIDER_VANAF = 12  # a name farther away than this gets a line to its circle
PER_AFSTAND = 4
RONDEN = 120
_HERSTEL = 150  # steps of repair, in one round of ten
_ZAAD = 20151231
_LUCHT = 2.0  # between a name and what is not its own


@dataclass(frozen=True, slots=True)
class Label:
    """The ways to write what stands beside one circle: each a block of lines."""

    middelpunt: Plek
    straal: float
    varianten: tuple[tuple[Regel, ...], ...]


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where one label goes: its box, its lines, their anchor, and its leader line if any."""

    vak: Vak
    regels: tuple[Regel, ...]
    anker: str
    leider: Lijnstuk | None = None
    kosten: float = 0


@dataclass(slots=True)
class Uitkomst:
    """A place per label, or None where none was found; in the order of the labels."""

    plaatsen: list[Plaats | None]
    kosten: float = 0

    @property
    def over(self) -> int:
        """How many labels have no place."""
        return sum(p is None for p in self.plaatsen)


@dataclass(slots=True)
class Veld:
    """The sheet, what is taken on it, and the circles no name may hide."""

    ruimte: Vak
    bezet: list[Vak] = field(default_factory=list)
    cirkels: list[tuple[float, float, float]] = field(default_factory=list)


def blok(regels: tuple[Regel, ...]) -> tuple[float, float]:
    """Width and height of lines below each other."""
    return max(r.breedte for r in regels), sum(r.hoogte for r in regels)


def plaats_namen(labels: list[Label], veld: Veld) -> Uitkomst:
    """A place for every label that has one."""
    if not labels:
        return Uitkomst([])
    lijsten = [_kandidaten(nummer, label, veld) for nummer, label in enumerate(labels)]
    alle = [plaats for lijst in lijsten for plaats in lijst]
    if not alle:
        return Uitkomst([None] * len(labels))
    botst = _botsingen(alle)
    grenzen, begin = [], 0
    for lijst in lijsten:
        grenzen.append((begin, begin + len(lijst)))
        begin += len(lijst)
    return _beste(alle, grenzen, botst)


# ---- the places of one label ---------------------------------------------------------------

_HOEKEN = np.arange(RICHTINGEN) * (2 * pi / RICHTINGEN)
_AFSTAND = np.repeat(np.array(AFSTANDEN, dtype=float), RICHTINGEN)
_UX, _UY = (np.tile(f(_HOEKEN), len(AFSTANDEN)) for f in (np.cos, np.sin))
_SX, _SY = np.clip(_UX * 1.6, -1, 1), np.clip(_UY * 1.6, -1, 1)
_MET_LEIDER = _AFSTAND >= LEIDER_VANAF
_KOSTEN = _AFSTAND + 6 * np.abs(_UY) + 8 * _MET_LEIDER


def _kandidaten(nummer: int, label: Label, veld: Veld) -> list[Plaats]:
    """The cheapest places of one label that hide no circle, on the sheet."""
    gevonden = []
    for extra, regels in enumerate(label.varianten):
        vakken, leiders = _rondom(label, *blok(regels))
        vrij = _vrij(vakken, leiders, nummer, veld)
        gevonden += [
            Plaats(
                Vak(*map(float, vakken[n])),
                regels,
                _anker(n, label),
                _lijnstuk(leiders[n]) if _MET_LEIDER[n] else None,
                float(_KOSTEN[n]) * (n > 0 or label.straal > 0) + 5 * extra,
            )
            for n in _gespreid(vrij)
        ]
    return sorted(gevonden, key=lambda p: p.kosten)


def _anker(n: int, label: Label) -> str:
    if n == 0 and not label.straal:
        return "middle"
    return "start" if _SX[n] > 0.6 else "end" if _SX[n] < -0.6 else "middle"


def _rondom(label: Label, breed: float, hoog: float) -> tuple[np.ndarray, np.ndarray]:
    """Boxes of this size around a circle, and the lines to them.

    Without a circle (a radius of 0) the first box stands on the point itself.
    """
    (cx, cy), r = label.middelpunt, label.straal
    px, py = cx + _UX * (r + _AFSTAND), cy + _UY * (r + _AFSTAND)
    mx, my = px + _SX * breed / 2, py + _SY * hoog / 2
    half_b, half_h = breed / 2, hoog / 2
    vakken = np.stack([mx - half_b, my - half_h, mx + half_b, my + half_h], axis=1)
    if not r:
        vakken[0] = (cx - half_b, cy - half_h, cx + half_b, cy + half_h)
    leiders = np.stack([cx + _UX * r, cy + _UY * r, px - _UX * 2, py - _UY * 2], axis=1)
    return vakken, leiders


def _vrij(vakken, leiders, nummer: int, veld: Veld) -> np.ndarray:
    """Which places are on the sheet and clear of every circle and taken box."""
    r = veld.ruimte
    goed = (vakken[:, 0] >= r.x0) & (vakken[:, 1] >= r.y0)
    goed &= (vakken[:, 2] <= r.x1) & (vakken[:, 3] <= r.y1)
    for b in veld.bezet:
        raakt = (vakken[:, 0] < b.x1) & (vakken[:, 2] > b.x0)
        goed &= ~(raakt & (vakken[:, 1] < b.y1) & (vakken[:, 3] > b.y0))
        doos = np.array([(b.x0, b.y0, b.x1, b.y1)])
        goed &= ~(_lijn_door_vak(leiders, doos)[:, 0] & _MET_LEIDER)
    return goed & ~_raakt_cirkel(vakken, leiders, nummer, veld.cirkels)


def _raakt_cirkel(vakken, leiders, eigen: int, cirkels) -> np.ndarray:
    """Whether a box or its leader hides a circle (its own: the box only)."""
    x, y, r = np.array(cirkels).T
    dx = np.maximum(np.maximum(vakken[:, :1] - x, x - vakken[:, 2:3]), 0)
    dy = np.maximum(np.maximum(vakken[:, 1:2] - y, y - vakken[:, 3:4]), 0)
    ruim = np.where(np.arange(len(x)) == eigen, 0, _LUCHT)
    langs = _tot_lijn(leiders, x, y) < r + 2
    langs[:, eigen] = False
    return (np.hypot(dx, dy) < r + ruim).any(axis=1) | (langs.any(axis=1) & _MET_LEIDER)


def _gespreid(vrij: np.ndarray) -> list[int]:
    """The cheapest free places, and of each distance some: near ones may all be taken."""
    keuze = []
    for begin in range(0, len(vrij), RICHTINGEN):
        hier = begin + np.flatnonzero(vrij[begin : begin + RICHTINGEN])
        hoogstens = PER_AFSTAND if _MET_LEIDER[begin] else PER_AFSTAND * 2
        keuze += [int(n) for n in hier[:: max(1, -(-len(hier) // hoogstens))]]
    return keuze


def _lijnstuk(leider: np.ndarray) -> Lijnstuk:
    ax, ay, bx, by = (round(float(w), 1) for w in leider)
    return (ax, ay), (bx, by)


def _tot_lijn(lijnen: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The distance from every line piece to every point."""
    ax, ay, bx, by = (lijnen[:, i : i + 1] for i in range(4))
    vx, vy = bx - ax, by - ay
    lengte = np.maximum(vx * vx + vy * vy, 1e-9)
    t = np.clip(((x - ax) * vx + (y - ay) * vy) / lengte, 0, 1)
    return np.hypot(x - ax - t * vx, y - ay - t * vy)


# ---- which places clash ----------------------------------------------------------------------


def _vakken(plaatsen) -> np.ndarray:
    return np.array(
        [(p.vak.x0, p.vak.y0, p.vak.x1, p.vak.y1) for p in plaatsen], dtype=np.float32
    )


def _leiders(plaatsen) -> np.ndarray:
    """Leader lines as rows; one without lies far off the sheet."""
    nergens = ((-1e6, -1e6), (-1e6, -1e6))
    return np.array(
        [(*a, *b) for a, b in (p.leider or nergens for p in plaatsen)], dtype=np.float32
    )


def _botsingen(plaatsen: list[Plaats]) -> np.ndarray:
    """For every two places: whether they cannot both be taken."""
    v = _vakken(plaatsen)
    x0, y0, x1, y1 = v[:, 0], v[:, 1], v[:, 2], v[:, 3]
    kolom = np.newaxis
    botst = (
        (x0[:, kolom] < x1 + _LUCHT * 2)
        & (x0 < x1[:, kolom] + _LUCHT * 2)
        & (y0[:, kolom] < y1 + _LUCHT)
        & (y0 < y1[:, kolom] + _LUCHT)
    )
    met = np.array([n for n, p in enumerate(plaatsen) if p.leider], dtype=int)
    if met.size:
        lijnen = _leiders([plaatsen[n] for n in met])
        door = _lijn_door_vak(lijnen, v)
        botst[met] |= door
        botst[:, met] |= door.T
        botst[np.ix_(met, met)] |= _kruisen(lijnen)
    return botst


def _lijn_door_vak(lijnen: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Whether a line piece meets a box: separating axes of both and of the line."""
    ax, ay, bx, by = (lijnen[:, i : i + 1] for i in range(4))
    ex, ey = (v[:, 2] - v[:, 0]) / 2 + 1, (v[:, 3] - v[:, 1]) / 2 + 1
    mx = (ax + bx) / 2 - (v[:, 0] + v[:, 2]) / 2
    my = (ay + by) / 2 - (v[:, 1] + v[:, 3]) / 2
    hx, hy = (bx - ax) / 2, (by - ay) / 2
    return (
        (np.abs(mx) <= ex + np.abs(hx))
        & (np.abs(my) <= ey + np.abs(hy))
        & (np.abs(hx * my - hy * mx) <= ex * np.abs(hy) + ey * np.abs(hx))
    )


def _kruisen(lijnen: np.ndarray) -> np.ndarray:
    """Whether two line pieces cross."""
    ax, ay, bx, by = (lijnen[:, i] for i in range(4))
    kolom = np.newaxis

    def kant(px, py):
        return np.sign(
            (bx - ax)[:, kolom] * (py - ay[:, kolom])
            - (by - ay)[:, kolom] * (px - ax[:, kolom])
        )

    tussen = kant(ax, ay) * kant(bx, by) < 0
    return tussen & tussen.T


# ---- rounds of filling in --------------------------------------------------------------------


def _beste(alle: list[Plaats], grenzen, botst: np.ndarray) -> Uitkomst:
    """The best of many rounds: most names placed, then the cheapest."""
    kosten = np.array([p.kosten for p in alle])
    volgorde = sorted(range(len(grenzen)), key=lambda n: grenzen[n][1] - grenzen[n][0])
    toeval = random.Random(_ZAAD)
    beste, beste_score = [], (len(grenzen) + 1, 0.0)
    for ronde in range(RONDEN):
        gekozen, gemist = _vul(volgorde, grenzen, botst)
        if gemist and not ronde % 10:
            gekozen = _herstel(gekozen, list(gemist), grenzen, botst, toeval)
        if not ronde % 10:
            gekozen = _nader(gekozen, grenzen, botst, kosten)
        score = (gekozen.count(-1), sum(kosten[n] for n in gekozen if n >= 0))
        if score < beste_score:
            beste, beste_score = gekozen, score
        if not beste_score[0] and ronde >= RONDEN // 2:
            break
        rest = [n for n in volgorde if n not in gemist]
        _schud(rest, toeval)
        volgorde = gemist + rest
    plaatsen = [alle[n] if n >= 0 else None for n in beste]
    return Uitkomst(plaatsen, beste_score[1])


def _vul(volgorde, grenzen, botst) -> tuple[list[int], list[int]]:
    """In this order, each label takes its cheapest free place."""
    bezet = np.zeros(len(botst), dtype=bool)
    gekozen, gemist = [-1] * len(grenzen), []
    for nummer in volgorde:
        van, tot = grenzen[nummer]
        deel = bezet[van:tot]
        plek = int(deel.argmin()) if van < tot else 0
        if van == tot or deel[plek]:
            gemist.append(nummer)
            continue
        gekozen[nummer] = van + plek
        bezet |= botst[van + plek]
    return gekozen, gemist


def _herstel(gekozen, wachtrij: list[int], grenzen, botst, toeval) -> list[int]:
    """Who has no place takes the one that drives out fewest others, who then do the same.

    A place that was taken often costs more, so that two do not keep changing places.
    """
    keren = np.zeros(len(botst))
    for _ in range(_HERSTEL):
        if not wachtrij:
            break
        nummer = wachtrij.pop(0)
        van, tot = grenzen[nummer]
        if van == tot:
            continue
        anderen = [n for n in gekozen if n >= 0]
        prijs = botst[van:tot][:, anderen].sum(axis=1) + 0.3 * keren[van:tot]
        goedkoopst = np.flatnonzero(prijs == prijs.min())
        plek = van + int(goedkoopst[toeval.randrange(min(3, len(goedkoopst)))])
        for ander, n in enumerate(gekozen):
            if n >= 0 and ander != nummer and botst[plek, n]:
                gekozen[ander] = -1
                wachtrij.append(ander)
        gekozen[nummer] = plek
        keren[plek] += 1
    return gekozen


def _nader(gekozen: list[int], grenzen, botst, kosten) -> list[int]:
    """Each label in turn, the dearest first, moves to a cheaper place that is free."""
    for _ in range(3):
        for nummer in sorted(
            (n for n, g in enumerate(gekozen) if g >= 0),
            key=lambda n: -kosten[gekozen[n]],
        ):
            anderen = [g for n, g in enumerate(gekozen) if g >= 0 and n != nummer]
            van, tot = grenzen[nummer]
            bezet = botst[van:tot][:, anderen].any(axis=1)
            gekozen[nummer] = van + int(bezet.argmin())  # places stand cheapest first
    return gekozen


def _schud(rij: list[int], toeval: random.Random) -> None:
    """Swap a few: the order stays nearly hardest first."""
    for _ in range(max(1, len(rij) // 4)):
        if len(rij) > 1:
            i, j = toeval.randrange(len(rij)), toeval.randrange(len(rij))
            rij[i], rij[j] = rij[j], rij[i]
