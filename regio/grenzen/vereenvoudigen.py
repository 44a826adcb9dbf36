"""Fewer points, without gaps: what two neighbours share stays shared.

Rings are cut where three areas meet; each piece between two such points is simplified
once (Douglas-Peucker), whichever way a ring runs along it.
"""

from collections import defaultdict

from regio.grenzen.samenvoegen import Punt, Ring, oppervlak

DECIMALEN = 4  # about ten metres
TOLERANTIE = 0.0008  # degrees: less than a pixel on the map of a region
HOOGSTENS = 60_000  # points of all areas together


def vereenvoudigd(gebieden: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """The same areas with far fewer points; outer rings counterclockwise, holes clockwise."""
    afgerond = {
        code: [r for ring in ringen if (r := _afgerond(ring))]
        for code, ringen in gebieden.items()
    }
    tolerantie = TOLERANTIE
    while True:
        uit = _ronde(afgerond, tolerantie)
        if sum(len(r) for ringen in uit.values() for r in ringen) <= HOOGSTENS:
            return uit
        tolerantie *= 2


def gericht(ringen: list[Ring]) -> list[Ring]:
    """A polygon's rings: the first counterclockwise, its holes clockwise."""
    uit = []
    for nummer, ring in enumerate(ringen):
        linksom = oppervlak(ring) > 0
        uit.append(ring if linksom == (nummer == 0) else tuple(reversed(ring)))
    return uit


def _afgerond(ring: Ring) -> Ring:
    punten: list[Punt] = []
    for x, y in ring:
        punt = (round(x, DECIMALEN), round(y, DECIMALEN))
        if not punten or punt != punten[-1]:
            punten.append(punt)
    if len(punten) > 1 and punten[0] == punten[-1]:
        punten.pop()
    return tuple(punten) if len(punten) >= 3 else ()


def _ronde(gebieden: dict[str, list[Ring]], tolerantie: float) -> dict[str, list[Ring]]:
    knopen = _knopen(gebieden)
    bekend: dict[tuple[Punt, ...], tuple[Punt, ...]] = {}
    uit: dict[str, list[Ring]] = {}
    for code, ringen in gebieden.items():
        nieuw = [_ring(ring, knopen, bekend, tolerantie) for ring in ringen]
        # An area never disappears: an island of nothing but corners keeps them.
        uit[code] = [r for r in nieuw if len(r) >= 3] or ringen[:1]
    return uit


def _knopen(gebieden: dict[str, list[Ring]]) -> set[Punt]:
    """Points with more than two neighbours: where borders meet."""
    buren: dict[Punt, set[Punt]] = defaultdict(set)
    for ringen in gebieden.values():
        for ring in ringen:
            for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
                buren[a].add(b)
                buren[b].add(a)
    return {punt for punt, om in buren.items() if len(om) > 2}


def _ring(ring: Ring, knopen: set[Punt], bekend: dict, tolerantie: float) -> Ring:
    begin = next((n for n, p in enumerate(ring) if p in knopen), None)
    if begin is None:
        begin = ring.index(min(ring))  # the same start for whoever shares this ring
    rond = (*ring[begin:], *ring[: begin + 1])
    uit: list[Punt] = []
    stuk = [rond[0]]
    for punt in rond[1:]:
        stuk.append(punt)
        if punt in knopen or punt == rond[0]:
            uit += _stuk(tuple(stuk), bekend, tolerantie)[:-1]
            stuk = [punt]
    return tuple(uit)


def _stuk(stuk: tuple[Punt, ...], bekend: dict, tolerantie: float) -> tuple[Punt, ...]:
    """One piece of border, the same in both directions."""
    omgekeerd = stuk[::-1]
    heen = stuk <= omgekeerd
    sleutel = stuk if heen else omgekeerd
    if sleutel not in bekend:
        bekend[sleutel] = _peucker(sleutel, tolerantie)
    return bekend[sleutel] if heen else bekend[sleutel][::-1]


def _peucker(punten: tuple[Punt, ...], tolerantie: float) -> tuple[Punt, ...]:
    """Douglas-Peucker, without recursion; a closed piece is first cut at its far point."""
    houd = {0, len(punten) - 1}
    te_doen = [(0, len(punten) - 1)]
    if punten[0] == punten[-1] and len(punten) > 3:
        ver = max(range(len(punten)), key=lambda n: (_af2(punten[0], punten[n]), n))
        houd.add(ver)
        te_doen = [(0, ver), (ver, len(punten) - 1)]
    while te_doen:
        van, tot = te_doen.pop()
        beste, verste = 0.0, None
        for n in range(van + 1, tot):
            afstand = _tot_lijn2(punten[n], punten[van], punten[tot])
            if afstand > beste:
                beste, verste = afstand, n
        if verste is not None and beste > tolerantie * tolerantie:
            houd.add(verste)
            te_doen += [(van, verste), (verste, tot)]
    return tuple(punten[n] for n in sorted(houd))


def _af2(a: Punt, b: Punt) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _tot_lijn2(p: Punt, a: Punt, b: Punt) -> float:
    """The squared distance from a point to a line piece."""
    vx, vy = b[0] - a[0], b[1] - a[1]
    lengte = vx * vx + vy * vy
    if not lengte:
        return _af2(p, a)
    t = max(0.0, min(1.0, ((p[0] - a[0]) * vx + (p[1] - a[1]) * vy) / lengte))
    return _af2(p, (a[0] + t * vx, a[1] + t * vy))
