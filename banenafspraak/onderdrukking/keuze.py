"""What to hide so that no small count can be worked out. Pure.

For every hidden small count each value must have its proof (`bewijs`). Without one, first the
words "1 t/m 4" are given up where they say too much, then figures: as few as possible, parts
before totals, areas below a region before larger ones, the smallest that helps. Hiding more
never takes a proof away, so nothing is looked at twice.
"""

from banenafspraak.onderdrukking.bewijs import Ruimte, Zoektocht
from banenafspraak.onderdrukking.cellen import Staat, Stelsel

_STEEDS_RUIMER = (
    Ruimte(),
    Ruimte(neutraal=True),
    *(Ruimte(True, hoeveel, 0) for hoeveel in (1, 2, 3)),
    *(Ruimte(True, hoeveel, 1) for hoeveel in (1, 2, 3, 5)),
    *(Ruimte(True, hoeveel, 2) for hoeveel in (1, 2, 3, 5, 8)),
)


def protect(stelsel: Stelsel) -> list[int]:
    """Hide what is needed; the cells that can be worked out all the same."""
    eigen = [i for i, cel in enumerate(stelsel.cellen) if cel.eigen]
    in_gevaar = sorted(
        stelsel.near(eigen) | {i for i in eigen if stelsel.cellen[i].is_verborgen},
        key=lambda i: stelsel.cellen[i].sleutel,
    )
    return [i for i in in_gevaar if not _protect_cell(stelsel, i)]


def _protect_cell(stelsel: Stelsel, plek: int) -> bool:
    cel = stelsel.cellen[plek]
    if cel.is_klein and (cel.is_verborgen or cel.gat):
        omhoog = _reach(stelsel, plek, 1, int(cel.drempel - 1 - cel.waarde))
        return _reach(stelsel, plek, -1, int(cel.waarde - 1)) and omhoog
    if cel.staat is Staat.SECUNDAIR:
        return any(_reach(stelsel, plek, kant, 1) for kant in (1, -1))
    return True


def _reach(stelsel: Stelsel, plek: int, richting: int, ver: int) -> bool:
    """Whether the cell can be each of the next `ver` values, after hiding what that takes."""
    stand: dict[int, int] = {}
    for _ in range(ver):
        zet = _cheapest_step(stelsel, plek, richting, stand)
        if zet is None:
            return False
        for i, stap in zet.items():
            stand[i] = stand.get(i, 0) + stap
            _give_up(stelsel, i, stand[i])
    return True


def _cheapest_step(stelsel, plek, richting, stand) -> dict[int, int] | None:
    for ruimte in _STEEDS_RUIMER:
        if zet := Zoektocht(stelsel, stand, ruimte).step(plek, richting):
            return zet
    return None


def _give_up(stelsel: Stelsel, plek: int, verschil: int) -> None:
    """The public is told no more of this cell than the proof allows."""
    cel = stelsel.cellen[plek]
    if cel.staat is Staat.OPENBAAR or (
        cel.staat is Staat.PRIMAIR and not 1 <= cel.waarde + verschil < cel.drempel
    ):
        cel.staat = Staat.SECUNDAIR
