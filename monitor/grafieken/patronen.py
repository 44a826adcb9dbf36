"""Hatches and dots as lines of their own, cut to their area.

A pattern by url(#...) needs an id, a style rule and a browser that obeys both. Lines need
nothing: they are the same in a page, in a file, on paper and as pixels.
"""

from math import hypot, sqrt

from .plaatsing import Plek

Lijnen = tuple[tuple[Plek, Plek], ...]

STREEP = 7.0  # from one line of the hatch to the next
STIP = 6.0
_W2 = sqrt(0.5)


def _kort(x: float, y: float) -> Plek:
    return round(x, 1), round(y, 1)


def streep_cirkel(x: float, y: float, r: float, stap: float = STREEP) -> Lijnen:
    """Chords of a circle, running up to the right; one passes through the middle."""
    lijnen = []
    for n in range(-int(r / stap), int(r / stap) + 1):
        afstand = n * stap
        half = sqrt(max(r * r - afstand * afstand, 0))
        if half < 1.5:
            continue
        mx, my = x + afstand * _W2, y + afstand * _W2
        lijnen.append(
            (
                _kort(mx - half * _W2, my + half * _W2),
                _kort(mx + half * _W2, my - half * _W2),
            )
        )
    return tuple(lijnen)


def stip_cirkel(x: float, y: float, r: float, stap: float = STIP) -> Lijnen:
    """Dots on a grid within a circle: lines of no length, with round ends."""
    n = int(r / stap) + 1
    return tuple(
        _stip(x + i * stap, y + j * stap)
        for j in range(-n, n + 1)
        for i in range(-n, n + 1)
        if hypot(i * stap, j * stap) <= r - 2
    )


def streep_vlak(ringen, stap: float = STREEP) -> Lijnen:
    """The same hatch in an area with islands and holes (even-odd)."""
    gedraaid = [[((px + py) * _W2, (px - py) * _W2) for px, py in r] for r in ringen]
    lijnen = []
    for hoogte, snijpunten in _scan(gedraaid, stap):
        for van, tot in zip(snijpunten[::2], snijpunten[1::2], strict=False):
            if tot - van >= 1.5:
                lijnen.append((_terug(hoogte, van), _terug(hoogte, tot)))
    return tuple(lijnen)


def stip_vlak(ringen, stap: float = STIP) -> Lijnen:
    """Dots on a grid within an area."""
    stippen = []
    rechtop = [[(py, px) for px, py in ring] for ring in ringen]
    for hoogte, snijpunten in _scan(rechtop, stap):
        for van, tot in zip(snijpunten[::2], snijpunten[1::2], strict=False):
            eerste = int(van // stap) + 1
            laatste = int(tot // stap)
            stippen += [
                _stip(n * stap, hoogte)
                for n in range(eerste, laatste + 1)
                if van + 1.5 < n * stap < tot - 1.5
            ]
    return tuple(stippen)


def _stip(x: float, y: float) -> tuple[Plek, Plek]:
    return _kort(x, y), _kort(x + 0.1, y)


def _terug(u: float, v: float) -> Plek:
    return _kort((u + v) * _W2, (u - v) * _W2)


def _scan(ringen, stap: float):
    """(u, crossings) for lines of constant u; points are (u, v)."""
    us = [u for ring in ringen for u, _ in ring]
    if not us:
        return
    for n in range(int(min(us) // stap) + 1, int(max(us) // stap) + 1):
        u = n * stap
        snijpunten = []
        for ring in ringen:
            vorige = ring[-1]
            for punt in ring:
                (u1, v1), (u2, v2) = vorige, punt
                if (u1 <= u) != (u2 <= u):
                    snijpunten.append(v1 + (u - u1) * (v2 - v1) / (u2 - u1))
                vorige = punt
        yield u, sorted(snijpunten)
