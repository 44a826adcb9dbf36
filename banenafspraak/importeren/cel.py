"""One cell of a file: as a reader sees it, and why its row is refused.

Pure: no Django.
"""

import datetime
import re
from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.importeren.blad import Bijzonder, Cel


class Rijfout(Exception):
    """Why a row is refused. `soort`: alike refusals are shown together."""

    def __init__(self, kolom: str, cel: Cel, wat: str, doe: str, soort: str = ""):
        self.kolom, self.waarde = kolom, as_text(cel)
        self.wat, self.doe, self.soort = wat, doe, soort or wat
        super().__init__(f"{wat} {doe}")


def as_text(cel: Cel) -> str:
    """A cell as a reader sees it."""
    match cel:
        case Bijzonder():
            return cel.value
        case Decimal():
            return f"{cel:f}".replace(".", ",")
        case datetime.date():
            return notatie.datum(cel)
        case _:
            return cel


def bare_text(cel: Cel) -> str:
    """The same, without the apostrophe that spreadsheets put before text that looks like
    a formula."""
    tekst = as_text(cel)
    return tekst[1:] if re.match(r"'[=+\-@＝＋－＠]", tekst) else tekst


def refuse_special(cel: Cel, kolom: str) -> None:
    """Refuse a cell without a value that we can use."""
    match cel:
        case Bijzonder.FORMULE:
            wat = "Hier staat een formule zonder uitkomst."
            doe = "Open het bestand, bewaar het opnieuw of plak de waarden."
        case Bijzonder.FOUT:
            wat = "Hier staat een fout van het rekenblad."
            doe = "Verbeter de formule, of vul het getal zelf in."
        case Bijzonder.TE_LANG:
            wat = "Er staat te veel tekst in dit vak."
            doe = "Hooguit 2.000 tekens."
        case _:
            return
    raise Rijfout(kolom, cel, wat, doe, "cel")
