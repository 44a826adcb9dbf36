"""The line chart on its sheet: what is shown, and the scales that place it."""

from dataclasses import dataclass
from decimal import Decimal

from banenafspraak.notatie import aantal

from . import stijl
from .data import ZONDER_WAARDE, Lijngrafiek, Normpunt, Punt
from .plaatsing import Plek, Vak
from .schaal import Schaal, ronde_schaal
from .stijl import Maat

RAND = 2  # labels stay this far inside the drawing
MINSTE_KWARTALEN = 4  # one year, so that a single figure has a time axis


@dataclass(frozen=True, slots=True)
class Gat:
    """Consecutive quarters without a figure, and the reason."""

    vak: Vak
    te_klein: bool


@dataclass(frozen=True, slots=True)
class Beeld:
    """The chart on its sheet: what is shown, and the scales that place it."""

    grafiek: Lijngrafiek
    maat: Maat
    punten: tuple[Punt, ...]  # up to and including the chosen quarter
    normen: tuple[Normpunt, ...]  # up to and including its year
    eerste: int  # Kwartaal.volgnummer
    laatste: int
    schaal: Schaal
    links: float
    rechts: float
    boven: float

    @classmethod
    def van(cls, grafiek: Lijngrafiek, maat: Maat, boven: float) -> "Beeld":
        punten = tuple(p for p in grafiek.punten if p.kwartaal <= grafiek.gekozen)
        normen = tuple(n for n in grafiek.normen if n.jaar <= grafiek.gekozen.jaar)
        momenten = [p.kwartaal.volgnummer for p in punten] + [
            eind(n.jaar) for n in normen
        ]
        laatste = max([grafiek.gekozen.volgnummer, *momenten])
        eerste = min([laatste - MINSTE_KWARTALEN, *momenten])
        waarden = [p.waarde for p in punten if p.bekend] + [n.waarde for n in normen]
        schaal = ronde_schaal(waarden)
        streepjes = [stijl.breedte(aantal(w), maat.as_) for w in schaal.streepjes]
        links = RAND + max(streepjes) + 8
        rechts = maat.breedte - maat.kolom
        return cls(
            grafiek, maat, punten, normen, eerste, laatste, schaal, links, rechts, boven
        )

    @property
    def onder(self) -> float:
        return self.boven + self.maat.plot

    @property
    def ruimte(self) -> Vak:
        """Where labels of points may stand."""
        return Vak(
            self.links - 14, self.boven - 18, self.maat.breedte - RAND, self.onder - 4
        )

    @property
    def stap(self) -> float:
        return (self.rechts - self.links) / (self.laatste - self.eerste)

    def x(self, volgnummer: int) -> float:
        return self.links + (volgnummer - self.eerste) * self.stap

    def y(self, waarde: Decimal) -> float:
        return self.onder - self.maat.plot * self.schaal.deel(waarde)

    def plek(self, punt: Punt | Normpunt) -> Plek:
        moment = punt.kwartaal.volgnummer if isinstance(punt, Punt) else eind(punt.jaar)
        return self.x(moment), self.y(punt.waarde)

    @property
    def bekend(self) -> list[Punt]:
        return [p for p in self.punten if p.bekend]

    @property
    def laatste_stand(self) -> Punt | None:
        return self.bekend[-1] if self.bekend else None

    @property
    def stand(self) -> Punt | None:
        """The figure of the chosen quarter itself."""
        punt = self.laatste_stand
        return punt if punt and punt.kwartaal == self.grafiek.gekozen else None

    @property
    def norm(self) -> Normpunt | None:
        """The norm for the end of the chosen year."""
        if self.normen and self.normen[-1].jaar == self.grafiek.gekozen.jaar:
            return self.normen[-1]
        return None

    def stukken(self) -> list[list[Punt]]:
        """Known points, cut where a quarter is missing."""
        stukken: list[list[Punt]] = []
        for punt in self.bekend:
            if stukken and punt.kwartaal - stukken[-1][-1].kwartaal == 1:
                stukken[-1].append(punt)
            else:
                stukken.append([punt])
        return stukken

    def gaten(self) -> list[Gat]:
        """Runs of quarters without a figure, up to the chosen one: later ones are still to come."""
        soorten = {p.kwartaal.volgnummer: p.soort for p in self.punten}
        runs: list[tuple[int, int, bool]] = []
        for nummer in range(self.eerste, self.grafiek.gekozen.volgnummer + 1):
            soort = soorten.get(nummer, "onbekend")
            if soort not in ZONDER_WAARDE:
                continue
            klein = soort == "te klein"
            if runs and runs[-1][1] == nummer - 1 and runs[-1][2] == klein:
                runs[-1] = (runs[-1][0], nummer, klein)
            else:
                runs.append((nummer, nummer, klein))
        return [Gat(self._band(van, tot), klein) for van, tot, klein in runs]

    def _band(self, van: int, tot: int) -> Vak:
        half = self.stap / 2
        x0, x1 = self.x(van) - half, self.x(tot) + half
        return Vak(max(x0, self.links), self.boven, min(x1, self.rechts), self.onder)


def eind(jaar: int) -> int:
    return jaar * 4 + 3
