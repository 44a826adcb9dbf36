"""What a chart shows: pure, frozen values. No drawing, no Django, no database.

A chart is its data: equal values draw equal bytes (see `svg.sleutel`). Unknown is
`None` and stays `None`; it is drawn as a gap, never as zero.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from banenafspraak.kwartaal import Kwartaal

Soort = Literal["echt", "afgeleid", "voorbeeld", "onbekend", "te klein"]
Formaat = Literal["breed", "smal"]

SOORTEN = ("echt", "afgeleid", "voorbeeld", "onbekend", "te klein")
ZONDER_WAARDE = ("onbekend", "te klein")


def _controleer(waarde: Decimal | None, soort: str, wat: str) -> None:
    if soort not in SOORTEN:
        raise ValueError(f"{wat}: soort '{soort}' bestaat niet.")
    if (waarde is None) != (soort in ZONDER_WAARDE):
        raise ValueError(f"{wat}: soort '{soort}' past niet bij waarde {waarde}.")


@dataclass(frozen=True, slots=True)
class Punt:
    """The stand on one quarter. `benadering` is the source's own word: "circa", "meer dan"."""

    kwartaal: Kwartaal
    waarde: Decimal | None
    soort: Soort = "echt"
    benadering: str = ""

    def __post_init__(self) -> None:
        _controleer(self.waarde, self.soort, str(self.kwartaal))

    @property
    def bekend(self) -> bool:
        return self.waarde is not None


@dataclass(frozen=True, slots=True)
class Normpunt:
    """The norm for the end of one year: it stands at K4."""

    jaar: int
    waarde: Decimal
    voorbeeld: bool = False


@dataclass(frozen=True, slots=True)
class Lijngrafiek:
    """The stand per quarter beside the norm, up to and including the quarter of the page.

    The drawing begins at the first quarter of `punten` or the first year of `normen`,
    whichever is earlier: who wants a later start passes fewer. `verschil` is the
    sentence part beside the bracket ("292 te weinig"), empty when nothing may be said.
    `noot_norm`: a sentence that must stand beside the norm.
    """

    titel: str
    omschrijving: str
    ding: str
    punten: tuple[Punt, ...]
    normen: tuple[Normpunt, ...]
    gekozen: Kwartaal
    norm_naam: str = "norm"
    verschil: str = ""
    bron: str = ""
    gebied: str = ""
    noot_norm: str = ""

    def __post_init__(self) -> None:
        _controleer_oplopend([p.kwartaal for p in self.punten], "punten")
        _controleer_oplopend([n.jaar for n in self.normen], "normen")

    @property
    def heeft_voorbeeld(self) -> bool:
        return any(p.soort == "voorbeeld" for p in self.punten) or any(
            n.voorbeeld for n in self.normen
        )


@dataclass(frozen=True, slots=True)
class Kolom:
    """One year of the official series, with the norm for the end of that year."""

    jaar: int
    waarde: Decimal | None
    norm: Decimal | None = None
    soort: Soort = "echt"
    benadering: str = ""

    def __post_init__(self) -> None:
        _controleer(self.waarde, self.soort, str(self.jaar))


@dataclass(frozen=True, slots=True)
class Kolomgrafiek:
    """A yearly series as columns, the norm as a line through each column."""

    titel: str
    omschrijving: str
    ding: str
    kolommen: tuple[Kolom, ...]
    bron: str = ""
    norm_naam: str = "norm"
    noot_norm: str = ""

    def __post_init__(self) -> None:
        _controleer_oplopend([k.jaar for k in self.kolommen], "kolommen")

    @property
    def heeft_voorbeeld(self) -> bool:
        return any(k.soort == "voorbeeld" for k in self.kolommen)


@dataclass(frozen=True, slots=True)
class Reeks:
    """One area in a chart of several: its name and its points, oldest first."""

    naam: str
    punten: tuple[Punt, ...]

    def __post_init__(self) -> None:
        _controleer_oplopend([p.kwartaal for p in self.punten], self.naam)

    @property
    def bekend(self) -> list[Punt]:
        return [p for p in self.punten if p.bekend]


@dataclass(frozen=True, slots=True)
class Meerlijnengrafiek:
    """Several areas on one indicator, up to and including the quarter of the page.

    `stap`: quarters from one figure to the next (4 for a yearly series). `procent`: the
    values are shares of a norm, and 100 is that norm.
    """

    titel: str
    omschrijving: str
    reeksen: tuple[Reeks, ...]
    gekozen: Kwartaal
    stap: int = 1
    procent: bool = False
    bron: str = ""

    def __post_init__(self) -> None:
        later = [p for r in self.reeksen for p in r.punten if p.kwartaal > self.gekozen]
        if later:
            raise ValueError("Een punt ligt na het gekozen kwartaal.")

    @property
    def heeft_voorbeeld(self) -> bool:
        return any(p.soort == "voorbeeld" for r in self.reeksen for p in r.punten)


@dataclass(frozen=True, slots=True)
class Kruispunt:
    """Where one line passes another: between two of its points, or drawn on to there.

    `stijger` and `daler` name two lines. `vanaf`: the quarter from which both run to the
    crossing. `tempo`: the change per quarter of both from there on; None when the figures
    themselves show the crossing. `tekst` names it; `voorbeeld`: it rests on examples.
    """

    stijger: str
    daler: str
    kwartaal: Kwartaal
    vanaf: Kwartaal
    tekst: str
    tempo: tuple[Decimal, Decimal] | None = None
    voorbeeld: bool = False


@dataclass(frozen=True, slots=True)
class Opbouwgrafiek:
    """A total as an area with its parts as lines, up to and including the quarter of the page.

    `noten`: sentences under the drawing that depend on the subject.
    """

    titel: str
    omschrijving: str
    totaal: Reeks
    delen: tuple[Reeks, ...]
    gekozen: Kwartaal
    kruising: Kruispunt | None = None
    noten: tuple[str, ...] = ()
    bron: str = ""

    def __post_init__(self) -> None:
        if any(p.kwartaal > self.gekozen for r in self.reeksen for p in r.punten):
            raise ValueError("Een punt ligt na het gekozen kwartaal.")
        namen = {deel.naam for deel in self.delen if deel.bekend}
        if self.kruising and not {self.kruising.stijger, self.kruising.daler} <= namen:
            raise ValueError("De kruising noemt een lijn die er niet is.")

    @property
    def reeksen(self) -> tuple[Reeks, ...]:
        """The total first."""
        return (self.totaal, *self.delen)

    @property
    def heeft_voorbeeld(self) -> bool:
        """Whether any point is an example."""
        return any(p.soort == "voorbeeld" for r in self.reeksen for p in r.punten)


@dataclass(frozen=True, slots=True)
class Verwacht:
    """What is expected for the end of one year; `laag` and `hoog`: the band around it."""

    jaar: int
    waarde: Decimal
    laag: Decimal | None = None
    hoog: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Einddoel:
    """The number to reach at the end of a year. `nodig`: the words at the way to it, empty
    when there is no way to draw."""

    jaar: int
    waarde: Decimal
    tekst: str
    nodig: str = ""


@dataclass(frozen=True, slots=True)
class Trajectgrafiek:
    """The figures so far, where they go at the pace so far, and the way to a goal.

    `begin`: the figure that the expected line starts from, the last end of a year. `einde`:
    the last year drawn, which may lie past the last `Kwartaal`. `tempo`: the words at the
    expected line. `noten`: sentences under the drawing that depend on the subject.
    """

    titel: str
    omschrijving: str
    punten: tuple[Punt, ...]
    normen: tuple[Normpunt, ...]
    gekozen: Kwartaal
    einde: int
    stap: int = 1
    doel: Einddoel | None = None
    begin: Punt | None = None
    verwacht: tuple[Verwacht, ...] = ()
    tempo: str = ""
    norm_naam: str = "norm"
    noten: tuple[str, ...] = ()
    bron: str = ""

    def __post_init__(self) -> None:
        _controleer_oplopend([p.kwartaal for p in self.punten], "punten")
        _controleer_oplopend([n.jaar for n in self.normen], "normen")
        _controleer_oplopend([v.jaar for v in self.verwacht], "verwacht")
        if any(p.kwartaal > self.gekozen for p in self.punten):
            raise ValueError("Een punt ligt na het gekozen kwartaal.")
        if self.verwacht and self.begin is None:
            raise ValueError("Wat verwacht wordt, begint nergens.")

    @property
    def heeft_voorbeeld(self) -> bool:
        """Whether any point or norm is an example."""
        punten = any(p.soort == "voorbeeld" for p in self.punten)
        return punten or any(n.voorbeeld for n in self.normen)

    @property
    def bekend(self) -> list[Punt]:
        """The points with a figure."""
        return [p for p in self.punten if p.bekend]


Grafiek = (
    Lijngrafiek | Kolomgrafiek | Meerlijnengrafiek | Opbouwgrafiek | Trajectgrafiek
)


def _controleer_oplopend(rij: list, wat: str) -> None:
    if any(b <= a for a, b in pairwise(rij)):
        raise ValueError(
            f"{wat}: niet op volgorde, of een moment staat er twee keer in."
        )
