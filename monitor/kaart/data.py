"""What a map shows: pure, frozen values. No drawing, no Django, no database.

Equal values draw equal bytes. One `Vlek` is one area: its place, how large its circle is,
what is said of it. A map never mixes measures: `Kaart.maat` holds for every area.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Graden = tuple[float, float]  # longitude, latitude
Ring = tuple[Graden, ...]
Maatsoort = Literal["norm", "inwoners", "gelijk"]
Formaat = Literal["breed", "smal"]


class Klasse(StrEnum):
    """What an area looks like. The order is that of the key."""

    GEHAALD = "gehaald"
    KOERS = "op-koers"
    TRAP_1 = "trap-1"
    TRAP_2 = "trap-2"
    TRAP_3 = "trap-3"
    ACHTER = "achter"
    NEUTRAAL = "geen-oordeel"
    TE_KLEIN = "te-klein"
    ONBEKEND = "niet-bekend"


WOORDEN = {
    Klasse.GEHAALD: "norm gehaald",
    Klasse.KOERS: "op koers",
    Klasse.TRAP_1: "niet gehaald: 75% of meer",
    Klasse.TRAP_2: "niet gehaald: 50 tot 75%",
    Klasse.TRAP_3: "niet gehaald: minder dan 50%",
    Klasse.ACHTER: "achter op het rekenpad",
    Klasse.NEUTRAAL: "wel een cijfer, geen oordeel",
    Klasse.TE_KLEIN: "niet getoond",
    Klasse.ONBEKEND: "niet bekend",
}
NIET_GEHAALD = (Klasse.TRAP_1, Klasse.TRAP_2, Klasse.TRAP_3)
ZONDER_CIJFER = (Klasse.TE_KLEIN, Klasse.ONBEKEND)


@dataclass(frozen=True, slots=True)
class Vlek:
    """One area on the map.

    `maat`: the number its circle stands for (norm or inhabitants), 0 with equal circles.
    `tekst`: beside its name, such as 97%. `uitleg`: everything in words, for a pointer and
    a screen reader. `ringen`: its borders, when a file of borders was loaded.
    """

    sleutel: str
    naam: str
    plek: Graden
    maat: float
    klasse: Klasse
    uitleg: str
    tekst: str = ""
    voorbeeld: bool = False
    nummer: int = 0
    url: str = ""
    ringen: tuple[Ring, ...] = ()

    def __post_init__(self) -> None:
        if self.voorbeeld and self.klasse is Klasse.ONBEKEND:
            raise ValueError(f"{self.naam}: een voorbeeld heeft een cijfer.")


@dataclass(frozen=True, slots=True)
class Kaart:
    """All areas of one map, with its words.

    `maat_naam`: what the size key says. `omtrek`: the outline of the nation, drawn behind
    its regions; with `zoeker` (a place) the map is of a part, and the outline is a small
    locator in the corner.
    """

    titel: str
    ondertitel: str
    omschrijving: str
    vlekken: tuple[Vlek, ...]
    maat: Maatsoort
    maat_naam: str = ""
    bron: str = ""
    omtrek: tuple[Ring, ...] = ()
    zoeker: Graden | None = None

    @property
    def voorbeeld(self) -> bool:
        """Whether any figure on it is an example; the badge stands in the drawing."""
        return any(v.voorbeeld for v in self.vlekken)

    @property
    def met_grenzen(self) -> bool:
        """Whether areas are drawn by their borders: all of them or none."""
        return bool(self.vlekken) and all(v.ringen for v in self.vlekken)

    @property
    def klassen(self) -> tuple[Klasse, ...]:
        """The classes that occur, in the order of the key."""
        return tuple(k for k in Klasse if any(v.klasse is k for v in self.vlekken))
