"""A point well inside an area, for its mark and its name."""

from monitor.kaart.data import Graden, Ring

_LIJNEN = 15


def midden_van(ringen: tuple[Ring, ...]) -> Graden | None:
    """The middle of the widest stretch inside the area, looked for on some level lines.

    The centre of gravity of a bent area can lie outside it; this point never does.
    """
    if not ringen:
        return None
    grootste = max(ringen, key=_hoog_maal_breed)
    ys = [y for _, y in grootste]
    laag, hoog = min(ys), max(ys)
    beste, breedste = None, 0.0
    for n in range(1, _LIJNEN):
        y = laag + (hoog - laag) * n / _LIJNEN
        snijpunten = sorted(_snijpunten(ringen, y))
        # A level line near the middle is worth more than one along the edge.
        gewicht = 1 - abs(n - _LIJNEN / 2) / _LIJNEN
        for van, tot in zip(snijpunten[::2], snijpunten[1::2], strict=False):
            if (tot - van) * gewicht > breedste:
                beste, breedste = ((van + tot) / 2, y), (tot - van) * gewicht
    return (round(beste[0], 4), round(beste[1], 4)) if beste else None


def _hoog_maal_breed(ring: Ring) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _snijpunten(ringen, y: float):
    for ring in ringen:
        vorige = ring[-1]
        for punt in ring:
            (x1, y1), (x2, y2) = vorige, punt
            if (y1 <= y) != (y2 <= y):
                yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)
            vorige = punt
