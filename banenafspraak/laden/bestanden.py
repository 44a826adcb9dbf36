"""Reading the shipped files, with errors that name file, row and column."""

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path


class Laadfout(Exception):
    """Something in a file is wrong; the message is a Dutch sentence for the user."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of a CSV file; its number is that of the file, with the header as row 1."""

    bestand: str
    nummer: int
    cellen: dict[str, str]

    def __getitem__(self, kolom: str) -> str:
        return self.cellen[kolom]

    def fout(self, kolom: str, wat: str) -> Laadfout:
        """The error for one cell."""
        waarde = self.cellen.get(kolom, "")[:40]
        return Laadfout(
            f"{self.bestand}, rij {self.nummer}, kolom {kolom} (‘{waarde}’): {wat}"
        )

    def zoek(self, kolom: str, bekend: dict):
        """The object with the code in `kolom`; None for an empty cell."""
        code = self[kolom]
        if not code:
            return None
        if code not in bekend:
            raise self.fout(
                kolom, "deze code bestaat niet. Verbeter de code of voeg hem toe."
            )
        return bekend[code]


def read_csv(pad: Path, kolommen: set[str]) -> list[Rij]:
    """The rows of a CSV file. Raises `Laadfout` when a column is missing or a row is too long."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        ontbreekt = kolommen - set(lezer.fieldnames or [])
        if ontbreekt:
            raise Laadfout(
                f"{pad.name}: deze kolommen ontbreken: {', '.join(sorted(ontbreekt))}."
            )
        return [
            _row(pad.name, nummer, rij) for nummer, rij in enumerate(lezer, start=2)
        ]


def _row(naam: str, nummer: int, rij: dict) -> Rij:
    if None in rij or None in rij.values():
        raise Laadfout(
            f"{naam}, rij {nummer}: het aantal cellen klopt niet met de kop."
        )
    return Rij(naam, nummer, {kolom: waarde.strip() for kolom, waarde in rij.items()})


def read_json(pad: Path) -> list[dict]:
    """A list of objects. Raises `Laadfout` when it is no JSON."""
    try:
        return json.loads(pad.read_text(encoding="utf-8"))
    except ValueError as fout:
        raise Laadfout(f"{pad.name} is geen geldige JSON: {fout}") from fout


def fingerprint(pad: Path) -> str:
    """The sha256 of the file."""
    return hashlib.sha256(pad.read_bytes()).hexdigest()
