"""The year a table speaks of: in its title, its headings or the name of the file. Pure."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from banenafspraak.importeren.blad import Geweigerd

EERSTE_JAAR, LAATSTE_JAAR = 2010, 2035

# The day of downloading stands in file names too: 2026-11-23, 23-11-2026.
_DATUM = re.compile(
    r"20\d\d[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)"
    r"|(?<!\d)([0-2]?\d|3[01])[-_.](0?[1-9]|1[0-2])[-_.]20\d\d"
)
_JAAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_TITEL = re.compile(
    r"gebieden[ _-]*in[ _-]*nederland\W*_?(20\d\d)(?!\d)", re.IGNORECASE
)
_DAG = re.compile(
    r"(?<!\d)1[ -](?:januari|jan\.?|0?1)[ -](20\d\d)(?!\d)", re.IGNORECASE
)


def find_year(naam: str, teksten: Iterable[str]) -> int:
    """The year in `teksten` (what stands above the rows) or in the name of the file.

    Raises `Geweigerd` when there is none, and when the two contradict each other.
    """
    stam = PurePath(naam.replace("\\", "/")).stem
    teksten = [tekst.removesuffix(".0") for tekst in teksten]
    binnen, buiten = _sure(teksten), _years(_TITEL, stam) or _loose(stam)
    if len(binnen) == 1 and buiten and not binnen & buiten:
        raise Geweigerd(
            f"De bestandsnaam zegt {_list(buiten)}, maar het bestand zelf zegt {_list(binnen)}.",
            "Zet het goede jaar in de bestandsnaam.",
        )
    gevonden = binnen & buiten or binnen or buiten or _loose("\n".join(teksten))
    if len(gevonden) > 1:
        raise Geweigerd(
            f"Wij zien meer dan één jaar: {_list(gevonden)}. Over welk jaar gaat deze tabel?",
            "Zet alleen dat jaar in de bestandsnaam, zoals “gebieden-2026.csv”.",
        )
    if not gevonden:
        raise Geweigerd(
            "Wij kunnen niet zien over welk jaar deze tabel gaat.",
            "Zet het jaar in de bestandsnaam, zoals “gebieden-2026.csv”.",
        )
    return check_year(gevonden.pop())


def check_year(jaar: int) -> int:
    """Refuse a year that no table can be of."""
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise Geweigerd(
            f"Een tabel van {jaar} kunnen wij niet gebruiken.",
            f"Kies een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.",
        )
    return jaar


def _sure(teksten: list[str]) -> set[int]:
    """From the title, a day, or a cell with only a year; not from a longer text, which may
    speak of another year than the table does ("Inwonertal 2025")."""
    alleen = {int(tekst) for tekst in teksten if _JAAR.fullmatch(tekst)}
    samen = "\n".join(teksten)
    return _years(_TITEL, samen) or _years(_DAG, samen) or alleen


def _years(vorm: re.Pattern, tekst: str) -> set[int]:
    return {int(jaar) for jaar in vorm.findall(tekst)}


def _loose(tekst: str) -> set[int]:
    return {int(jaar) for jaar in _JAAR.findall(_DATUM.sub(" ", tekst))}


def _list(jaren: set[int]) -> str:
    return " en ".join(map(str, sorted(jaren)))
