"""Join areas: borders between two of them disappear, because both have the same edge.

Rings are lists of (x, y) without the repeated last point. Pure geometry.
"""

from collections import defaultdict

Punt = tuple[float, float]
Ring = tuple[Punt, ...]


def oppervlak(ring: Ring) -> float:
    """Positive when the ring runs counterclockwise (y up)."""
    paren = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in paren) / 2


def samengevoegd(ringen: list[Ring]) -> tuple[Ring, ...]:
    """One set of rings around all that `ringen` hold.

    Outer rings run counterclockwise and holes clockwise, so an edge that two neighbours
    share is there once in each direction: those two drop out, the rest is chained again.
    """
    randen: dict[tuple[Punt, Punt], int] = defaultdict(int)
    for ring in ringen:
        for van, naar in zip(ring, (*ring[1:], ring[0]), strict=True):
            if van == naar:
                continue
            if randen.get((naar, van)):
                randen[naar, van] -= 1
            else:
                randen[van, naar] += 1
    verder: dict[Punt, list[Punt]] = defaultdict(list)
    for (van, naar), aantal in randen.items():
        verder[van] += [naar] * aantal
    return tuple(_ketens(verder))


def _ketens(verder: dict[Punt, list[Punt]]):
    """Closed chains of the edges that are left, without points on a straight spike."""
    for begin in sorted(verder):
        while verder[begin]:
            ring, punt = [begin], verder[begin].pop()
            while punt != begin and verder[punt]:
                ring.append(punt)
                punt = verder[punt].pop(_scherpst(ring[-2], punt, verder[punt]))
            if punt == begin and len(ring) >= 3:
                yield tuple(ring)


def _scherpst(vorige: Punt, hier: Punt, keuzes: list[Punt]) -> int:
    """Where rings touch in a point: turn left as far as can be, so that they stay apart."""
    if len(keuzes) == 1:
        return 0
    ax, ay = hier[0] - vorige[0], hier[1] - vorige[1]

    def bocht(naar: Punt) -> float:
        bx, by = naar[0] - hier[0], naar[1] - hier[1]
        kruis, punt = ax * by - ay * bx, ax * bx + ay * by
        lengte = (bx * bx + by * by) ** 0.5 * (ax * ax + ay * ay) ** 0.5
        sinus, cosinus = kruis / lengte, punt / lengte
        return (1 - cosinus) if sinus >= 0 else (cosinus - 1)

    return max(range(len(keuzes)), key=lambda n: (bocht(keuzes[n]), keuzes[n]))
