"""The field of a chart with several lines: scales, grid and the axis of quarters."""

from dataclasses import dataclass
from decimal import Decimal

from banenafspraak.notatie import aantal

from . import stijl
from .data import Punt
from .doek import Tekening
from .plaatsing import Plek, Regel
from .schaal import Schaal
from .stijl import Maat

RAND = 2  # labels stay this far inside the drawing


@dataclass(frozen=True, slots=True)
class Veld:
    """The scales of the chart on its sheet."""

    maat: Maat
    eerste: int  # Kwartaal.volgnummer
    laatste: int
    schaal: Schaal
    links: float
    rechts: float
    boven: float
    hoogte: float

    @property
    def onder(self) -> float:
        return self.boven + self.hoogte

    @property
    def stap(self) -> float:
        return (self.rechts - self.links) / (self.laatste - self.eerste)

    def x(self, volgnummer: float) -> float:
        return self.links + (volgnummer - self.eerste) * self.stap

    def y(self, waarde: Decimal) -> float:
        return self.onder - self.hoogte * self.schaal.deel(waarde)

    def plek(self, punt: Punt) -> Plek:
        return self.x(punt.kwartaal.volgnummer), self.y(punt.waarde)


def ruimte_links(schaal: Schaal, maat: Maat, teken: str = "") -> float:
    """Room for the numbers left of the grid; `teken` stands behind each of them."""
    breed = (stijl.breedte(f"{aantal(w)}{teken}", maat.as_) for w in schaal.streepjes)
    return RAND + max(breed) + 8


def zet_rooster(
    tekening: Tekening,
    veld: Veld,
    streepjes: list[Decimal],
    *,
    teken: str = "",
    norm: Decimal | None = None,
) -> None:
    """A quiet line with its number per tick; zero is the axis, `norm` is dashed."""
    for waarde in streepjes:
        y = veld.y(waarde)
        is_norm = norm is not None and waarde == norm
        klasse = "g-norm" if is_norm else ("g-rooster" if waarde else "g-as")
        tekening.lijn(klasse, (veld.links, y), (veld.rechts, y))
        regel = Regel(
            f"{aantal(waarde)}{teken}",
            veld.maat.as_,
            "g-tekst" if is_norm else "g-zacht",
            vet=is_norm,
        )
        tekening.tekst(regel, veld.links - 8, y + 0.33 * regel.grootte, "end")


def zet_as(tekening: Tekening, veld: Veld, per_kwartaal: bool = True) -> None:
    """The year under its last quarter, and the last quarter of all; as many as fit."""
    maat, onder = veld.maat, veld.onder
    breed = stijl.breedte("2020", maat.as_, vet=True) + 10
    vorige = None
    for nummer in range(veld.laatste, veld.eerste - 1, -1):
        x = veld.x(nummer)
        eind = nummer % 4 == 3 or nummer == veld.laatste
        past = eind and (vorige is None or vorige - x >= breed)
        if per_kwartaal or eind:
            tekening.lijn("g-as", (x, onder), (x, onder + (6 if past else 3)))
        if past:
            vorige = x
            if per_kwartaal:
                regel = Regel(f"K{nummer % 4 + 1}", maat.as_, "g-zacht")
                tekening.tekst(regel, x, onder + maat.as_ + 6, "middle")
            regel = Regel(str(nummer // 4), maat.as_, "g-tekst", vet=True)
            tekening.tekst(regel, x, onder + 2.25 * maat.as_ + 6, "middle")
