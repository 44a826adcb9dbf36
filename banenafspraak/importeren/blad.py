"""What is in a file, before anybody knows what it means.

Pure: no Django.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Geweigerd(Exception):
    """A file that is refused as a whole: what is wrong, and what to do about it."""

    def __init__(self, wat: str, doe: str = ""):
        self.wat, self.doe = wat, doe
        super().__init__(f"{wat} {doe}".strip())


class Bijzonder(Enum):
    """A cell that holds no value we can use."""

    FORMULE = "formule zonder uitkomst"
    FOUT = "foutmelding van het rekenblad"
    TE_LANG = "te veel tekst"


# "" is an empty cell. A number of a spreadsheet is a Decimal, whatever its notation there,
# but for a percentage: 0.53 that is shown as 53% is the text "53%" (an xls does not tell).
# What was typed as text, and everything of a csv, is text.
Cel = str | Decimal | datetime.date | bool | Bijzonder


@dataclass(frozen=True, slots=True)
class Blad:
    """The first visible sheet of a file.

    Row n of the file is `rijen[n - 1]`, and column A is cell 0, also when the sheet begins
    lower or more to the right. Empty cells at the end of a row, and empty rows at the end,
    are left out. `soort` is `xlsx`, `xls`, `ods` or `csv`; `andere` names the other sheets.
    """

    rijen: tuple[tuple[Cel, ...], ...]
    soort: str
    naam: str = ""
    andere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grenzen:
    """How much a file may ask of us. `bytes`: of the file itself; `uitgepakt`: of all that
    is in it; `cellen`: filled ones; `tekens`: in one cell; `seconden`: of reading."""

    bytes: int = 10 * 1024 * 1024
    uitgepakt: int = 150 * 1024 * 1024
    rijen: int = 50_000
    kolommen: int = 200
    cellen: int = 1_000_000
    tekens: int = 2_000
    seconden: int = 20
    geheugen: int = 450 * 1024 * 1024
