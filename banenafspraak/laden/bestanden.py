"""Reading the shipped files, with errors that name file, row and column."""

import csv
import datetime
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models


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

    def __str__(self) -> str:
        return f"{self.bestand}, rij {self.nummer}"

    def fout(self, kolom: str, wat: str) -> Laadfout:
        """The error for one cell."""
        waarde = self.cellen.get(kolom, "")[:40]
        return Laadfout(f"{self}, kolom {kolom} (‘{waarde}’): {wat}")

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

    def verplicht(self, kolom: str, bekend: dict):
        """The object with the code in `kolom`, which must not be empty."""
        gevonden = self.zoek(kolom, bekend)
        if gevonden is None:
            raise self.fout(kolom, "deze cel mag niet leeg zijn.")
        return gevonden

    def ja(self, kolom: str, *, leeg: bool = False) -> bool:
        """Whether the cell says `ja`; `leeg` is what an empty cell means."""
        if self[kolom] not in ("ja", "nee", ""):
            raise self.fout(kolom, "schrijf ja of nee, of laat de cel leeg.")
        return self[kolom] == "ja" if self[kolom] else leeg

    def datum(self, kolom: str) -> datetime.date | None:
        """The day in the cell; None for an empty cell."""
        try:
            return datetime.date.fromisoformat(self[kolom]) if self[kolom] else None
        except ValueError as fout:
            raise self.fout(kolom, "dit is geen datum. Schrijf 2020-12-31.") from fout


def read_csv(pad: Path, kolommen: set[str]) -> list[Rij]:
    """The rows of a CSV file. Raises `Laadfout` when a column is missing or a row is too long."""
    try:
        tekst = pad.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Laadfout(
            f"{pad.name}: we kunnen de letters niet lezen. Bewaar het bestand als CSV UTF-8."
        ) from fout
    try:
        regels = list(csv.reader(io.StringIO(tekst, newline=""), strict=True))
    except csv.Error as fout:
        raise Laadfout(f"{pad.name} is geen goed CSV-bestand: {fout}") from fout
    if "\0" in tekst:
        raise Laadfout(f"{pad.name}: er staat een teken in dat geen letter is.")
    kop = regels[0] if regels else []
    ontbreekt = kolommen - set(kop)
    if ontbreekt:
        raise Laadfout(
            f"{pad.name}: deze kolommen ontbreken: {', '.join(sorted(ontbreekt))}."
        )
    # An empty line is no row, but it counts: numbers are those a spreadsheet shows.
    return [
        _row(pad.name, nummer, kop, cellen)
        for nummer, cellen in enumerate(regels[1:], start=2)
        if cellen
    ]


def _row(naam: str, nummer: int, kop: list[str], cellen: list[str]) -> Rij:
    if len(cellen) != len(kop):
        raise Laadfout(
            f"{naam}, rij {nummer}: het aantal cellen klopt niet met de kop."
        )
    return Rij(
        naam, nummer, {k: cel.strip() for k, cel in zip(kop, cellen, strict=True)}
    )


def read_json(pad: Path) -> list[dict]:
    """A list of objects. Raises `Laadfout` when it is no JSON."""
    try:
        gegevens = json.loads(pad.read_text(encoding="utf-8"))
    except ValueError as fout:
        raise Laadfout(f"{pad.name} is geen geldige JSON: {fout}") from fout
    if not isinstance(gegevens, list) or not all(isinstance(g, dict) for g in gegevens):
        raise Laadfout(f"{pad.name}: hier hoort een lijst van onderdelen te staan.")
    return gegevens


def fingerprint(pad: Path) -> str:
    """The sha256 of the file."""
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def check_fields(obj: models.Model, plaats) -> None:
    """Refuse a row with a cell that its column cannot hold, before the database would."""
    relaties = [v for v in obj._meta.concrete_fields if v.is_relation]
    try:
        # Relations were found by their code: looking each up again is a query per row.
        obj.clean_fields(exclude=[v.name for v in relaties])
        obj.clean()
    except ValidationError as fout:
        raise Laadfout(f"{plaats}, {_sentence(fout)}") from fout


def explain_refusal(
    naam: str, objecten: Iterable[tuple[models.Model, object]], *, opslaan: bool = False
) -> Laadfout:
    """The error for rows the database refused: which one, and what is wrong with it.

    Asking per row is slow, so only after a refusal. `opslaan`: rows may clash with each
    other, so save each before the next; raising the error undoes that.
    """
    for obj, plaats in objecten:
        relaties = [v.name for v in obj._meta.concrete_fields if v.is_relation]
        try:
            obj.validate_constraints(exclude=[])
            obj.validate_unique(exclude=relaties)
            if opslaan:
                obj.save()
        except ValidationError as fout:
            return Laadfout(f"{plaats}: {_sentence(fout)}")
    return Laadfout(f"{naam}: de rijen passen niet bij wat er al staat.")


def _sentence(fout: ValidationError) -> str:
    veld, meldingen = next(iter(fout.message_dict.items()))
    return meldingen[0] if veld == "__all__" else f"{veld}: {meldingen[0]}"
