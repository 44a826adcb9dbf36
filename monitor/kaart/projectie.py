"""From degrees to px. At this latitude a degree east is cos(52.2°) as long as one north."""

from dataclasses import dataclass
from math import cos, dist, radians

from monitor.grafieken.plaatsing import Plek, Vak
from monitor.kaart.data import Graden, Ring

_KRIMP = cos(radians(52.2))
_FIJNST = 1.2  # px between two points of a border


@dataclass(frozen=True, slots=True)
class Projectie:
    """One scale for both directions; `vak` of the sheet holds what `past_in` was given."""

    schaal: float
    x0: float
    y0: float

    @classmethod
    def past_in(cls, punten: list[Graden], vak: Vak, grootste_schaal: float = 1e9):
        """The largest scale at which all points lie within `vak`, in its middle."""
        xs = [lon * _KRIMP for lon, _ in punten]
        ys = [-lat for _, lat in punten]
        breed, hoog = max(xs) - min(xs), max(ys) - min(ys)
        schaal = min(
            (vak.x1 - vak.x0) / max(breed, 1e-6),
            (vak.y1 - vak.y0) / max(hoog, 1e-6),
            grootste_schaal,
        )
        mx, my = vak.midden
        return cls(
            schaal,
            mx - schaal * (max(xs) + min(xs)) / 2,
            my - schaal * (max(ys) + min(ys)) / 2,
        )

    def plek(self, graden: Graden) -> Plek:
        lon, lat = graden
        return (
            round(self.x0 + self.schaal * lon * _KRIMP, 1),
            round(self.y0 - self.schaal * lat, 1),
        )

    def ring(self, ring: Ring) -> tuple[Plek, ...]:
        """The ring in px, without points nobody can tell apart; empty when too small to see."""
        punten: list[Plek] = []
        for graden in ring:
            plek = self.plek(graden)
            if not punten or dist(plek, punten[-1]) >= _FIJNST:
                punten.append(plek)
        if len(punten) > 1 and dist(punten[0], punten[-1]) < _FIJNST:
            punten.pop()
        return tuple(punten) if len(punten) >= 3 else ()

    def ringen(self, ringen) -> tuple[tuple[Plek, ...], ...]:
        return tuple(r for r in map(self.ring, ringen) if r)
