"""A sheet of values as a file: csv, xlsx or ods. Knows nothing of figures.

Numbers are written as numbers and dates as dates, so that a reader can go on calculating.
Text can never become a formula: what begins like one gets an apostrophe in front.
"""

import datetime
import io
import re
from dataclasses import dataclass
from decimal import Decimal

import odswriter
import tablib

Waarde = str | int | Decimal | datetime.date | None

SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
NAMEN = {"csv": "CSV", "xlsx": "Excel (XLSX)", "ods": "ODS"}

# What a spreadsheet may take for the beginning of a formula, also in full width.
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_STUUR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Blad:
    """One table with its title above it and its notes and sources below it."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    noten: tuple[str, ...] = ()
    bestandsnaam: str = "tabel"

    @property
    def regels(self) -> list[tuple[Waarde, ...]]:
        """Everything, row by row: title, empty row, headings, rows, empty row, notes."""
        return [
            (self.titel,),
            (),
            self.koppen,
            *self.rijen,
            (),
            *((noot,) for noot in self.noten),
        ]


def safe_text(tekst: str) -> str:
    """The text without control characters, and never a formula."""
    schoon = _STUUR.sub("", tekst)
    return f"'{schoon}" if schoon.startswith(_FORMULE) else schoon


def make_file(blad: Blad, formaat: str) -> bytes:
    """The sheet as a file of this kind."""
    return {"csv": _csv, "xlsx": _xlsx, "ods": _ods}[formaat](blad)


def _padded(blad: Blad, cel) -> list[list]:
    """Rows of equal width, each value by `cel`."""
    breedte = max(len(blad.koppen), 1)
    return [
        [cel(w) for w in (*regel, *[None] * (breedte - len(regel)))]
        for regel in blad.regels
    ]


def _csv(blad: Blad) -> bytes:
    """For a Dutch Excel: a byte order mark, `;` between cells, a comma in numbers."""
    data = tablib.Dataset(*_padded(blad, _csv_cell))
    return data.export("csv", delimiter=";").encode("utf-8-sig")


def _csv_cell(waarde: Waarde) -> str:
    match waarde:
        case None:
            return ""
        case datetime.date():
            return waarde.isoformat()
        case Decimal() | int():
            return _plain(waarde).replace(".", ",")
        case _:
            return safe_text(waarde)


def _plain(waarde: Decimal | int) -> str:
    """`66730` and `14.6`: no thousands mark, no trailing zeros, no exponent."""
    tekst = f"{Decimal(waarde):f}"
    return tekst.rstrip("0").rstrip(".") if "." in tekst else tekst


def _xlsx(blad: Blad) -> bytes:
    data = tablib.Dataset(*_padded(blad, _cell), title="Cijfers")
    return data.export("xlsx", freeze_panes=False)


def _ods(blad: Blad) -> bytes:
    uit = io.BytesIO()
    with odswriter.writer(uit) as boek:
        vel = boek.new_sheet("Cijfers")
        for regel in blad.regels:
            vel.writerow([_cell(w) for w in regel])
    return uit.getvalue()


def _cell(waarde: Waarde):
    """A number as a number, a date as a date; nothing stays an empty cell."""
    match waarde:
        case None | "":
            return None
        case Decimal() | int():
            exact = Decimal(waarde)
            return int(exact) if exact == exact.to_integral_value() else exact
        case str():
            return safe_text(waarde)
        case _:
            return waarde
