"""The row of headings of a file, and the cells under it by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from banenafspraak.importeren.blad import Bijzonder, Blad, Cel, Geweigerd
from banenafspraak.importeren.cel import as_text
from regio.namen import vouw

HOOGUIT = 30  # headings stand in one of the first rows


@dataclass(frozen=True, slots=True)
class Kop:
    """Row `nummer` of the file as headings: as written, and folded."""

    nummer: int
    tekst: tuple[str, ...]
    gevouwen: tuple[str, ...]

    @classmethod
    def of(cls, nummer: int, rij: tuple[Cel, ...]) -> "Kop":
        tekst = tuple("" if isinstance(c, Bijzonder) else as_text(c) for c in rij)
        return cls(nummer, tekst, tuple(" ".join(vouw(t).split()) for t in tekst))

    def place(self, *namen: str) -> int | None:
        """Which column has one of these headings; None: none. Raises `Geweigerd` when there
        are two."""
        plaatsen = [n for n, kop in enumerate(self.gevouwen) if kop in namen]
        if len(plaatsen) > 1:
            raise Geweigerd(
                f"De kolom {self.tekst[plaatsen[0]]} staat er {len(plaatsen)} keer.",
                "Laat er één staan.",
            )
        return plaatsen[0] if plaatsen else None


@dataclass(frozen=True, slots=True)
class Regel:
    """One row under the headings."""

    nummer: int
    cellen: tuple[Cel, ...]

    def cel(self, plaats: int | None) -> Cel:
        """The cell in a column; empty when there is no such column or cell."""
        if plaats is None or plaats >= len(self.cellen):
            return ""
        return self.cellen[plaats]

    def is_empty(self, plaatsen) -> bool:
        """Whether nothing stands in these columns."""
        return all(self.cel(plaats) == "" for plaats in plaatsen)


def first_rows(blad: Blad) -> Iterator[Kop]:
    """Every row that may be the headings, from above."""
    for nummer, rij in enumerate(blad.rijen[:HOOGUIT], start=1):
        if any(cel != "" for cel in rij):
            yield Kop.of(nummer, rij)


def rows_below(blad: Blad, kop: Kop) -> Iterator[Regel]:
    """Every row under the headings that is not empty."""
    for nummer, rij in enumerate(blad.rijen[kop.nummer :], start=kop.nummer + 1):
        if any(cel != "" for cel in rij):
            yield Regel(nummer, rij)
