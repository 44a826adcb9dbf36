"""A file of good rows with a few poisoned cells, and what must become of each row.

A poisoned cell comes with its verdict: the row must be refused (`WEIGER`), is as good as it
was (`GOED`), or may be either (`MAG`). A row that is taken must say what is written here.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from tests.banenafspraak.importeren.fuzz.getallen import GOED, WEIGER

GEMEENTEN = ("GM0406", "GM0402", "GM0417", "GM0080", "GM1900", "GM1949")
REGIOS = {"AM12": "Gooi en Vechtstreek", "AM01": "Groningen", "AM02": "Friesland"}


@dataclass(frozen=True, slots=True)
class Getal:
    """What the site must say when the file is agreed with. `wanneer`: a year for a norm."""

    indicator: str
    gebied: str
    deel: str
    wanneer: str | int
    waarde: Decimal | None
    reden: str = ""
    ambitie: bool = False


@dataclass
class Bijna:
    """A file. By number of row: `getallen`; `fout`: must be refused; `samen`: rows that
    are judged together; `vergiftigd`: rows with a poisoned cell."""

    kop: tuple
    rijen: list[list] = field(default_factory=list)
    getallen: dict[int, list[Getal]] = field(default_factory=dict)
    regios: dict[int, tuple[str, str]] = field(default_factory=dict)
    fout: set[int] = field(default_factory=set)
    samen: list[set[int]] = field(default_factory=list)
    vergiftigd: set[int] = field(default_factory=set)
    naam: str = "cijfers"

    @property
    def alles(self) -> list[list]:
        """The rows of the file, the headings on top."""
        return [list(self.kop), *self.rijen]

    @property
    def goed(self) -> set[int]:
        """Rows that nothing is wrong with, nor with what they are judged with."""
        besmet = {n for groep in self.samen if groep & self.vergiftigd for n in groep}
        return (self.getallen.keys() | self.regios.keys()) - besmet - self.vergiftigd

    def add(self, rij: list, getallen: list[Getal]) -> int:
        """One more row; gives its number in the file."""
        self.rijen.append(rij)
        self.getallen[nummer := len(self.rijen) + 1] = getallen
        return nummer

    def poison(self, nummer: int, kolom: str, cel, oordeel: str) -> None:
        """Put `cel` in a row of the file."""
        self.rijen[nummer - 2][self.kop.index(kolom)] = cel
        if oordeel != GOED:
            self.vergiftigd.add(nummer)
        if oordeel == WEIGER:
            self.fout.add(nummer)


def how_many(toeval: Random) -> int:
    """How many cells of a file are poisoned; often none."""
    return toeval.choice((0, 0, 0, 1, 2, 4))
