"""A csv: which letters, which separator, and then its rows. All of it stays text.

Pure: no Django.
"""

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from . import zinnen
from .poort import extension, refuse_kind
from .vel import Telling, Vel, text_cell

_BOMMEN = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REKENBLADEN = (".xlsx", ".xls", ".ods", ".xlsm", ".xlsb")
_STUURTEKENS = re.compile("[\x00-\x08\x0e-\x1f]")
_SEP = re.compile(r"[\ufeff]?\"?sep=([;,\t])\"?\r?\n?", re.I)
# In this order: a Dutch file has `;`, since the comma is in its numbers.
_SCHEIDING = ";\t,"
_PROEF = 200
# Between quotes that never close, the rest of the file is one cell; this line shows it.
_SLOT = "einde van het bestand"


def read(inhoud: bytes, naam: str, telling: Telling) -> list[Vel]:
    tekst = _decode(inhoud, naam)
    vel = Vel("", telling)
    csv.field_size_limit(max(len(tekst), 1024))
    eerste, rij = _SEP.match(tekst), 0
    if eerste:
        # The line is no row of figures, but it is a row of the file.
        tekst, rij = tekst[eerste.end() :], 1
    scheiding = eerste[1] if eerste else _separator(tekst)
    grenzen = telling.grenzen
    for nummer, cellen in enumerate(_records(tekst, scheiding), rij):
        vel.put_row(nummer, [text_cell(cel, grenzen) if cel else "" for cel in cellen])
    return [vel]


def _decode(inhoud: bytes, naam: str) -> str:
    codering = next((c for bom, c in _BOMMEN if inhoud.startswith(bom)), None)
    if inhoud.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise zinnen.onleesbaar()
    try:
        tekst = inhoud.decode(codering or "utf-8")
    except UnicodeDecodeError as fout:
        if fout.reason in ("unexpected end of data", "truncated data"):
            raise zinnen.niet_compleet() from fout
        tekst = "\x00" if codering else _decode_windows(inhoud)
    if _is_binary(tekst):
        if extension(naam) in _REKENBLADEN:
            raise refuse_kind(naam, "iets anders", [])
        raise zinnen.onleesbaar()
    return tekst


def _decode_windows(inhoud: bytes) -> str:
    """Five bytes mean nothing in cp1252: a file that has them is something else."""
    try:
        return inhoud.decode("cp1252")
    except UnicodeDecodeError:
        return "\x00"


def _is_binary(tekst: str) -> bool:
    """No text has a NUL; a stray control character does occur."""
    if "\x00" in tekst:
        return True
    return len(_STUURTEKENS.findall(tekst)) > len(tekst) // 100


def _separator(tekst: str) -> str:
    """The one that cuts the most rows into equally many cells.

    `1,5;2` is cut by both; but a comma does not cut its headings the same way.
    """
    begin, beste = tekst[:64_000], (0, ";")
    for scheiding in _SCHEIDING:
        rijen = csv.reader(io.StringIO(begin, newline=""), delimiter=scheiding)
        breedtes = Counter(len(rij) for rij in islice(rijen, _PROEF) if len(rij) > 1)
        deel = max(breedtes.values(), default=0)
        # One that comes later has to be clearly better: a row may have a cell too few.
        if deel > beste[0] * 1.15:
            beste = deel, scheiding
    return beste[1]


def _records(tekst: str, scheiding: str):
    if not tekst.endswith(("\n", "\r")):
        tekst += "\n"
    bron = io.StringIO(f"{tekst}{_SLOT}\n", newline="")
    vorige = None
    for rij in csv.reader(bron, delimiter=scheiding):
        if vorige is not None:
            yield vorige
        vorige = rij
    if vorige != [_SLOT]:
        raise zinnen.niet_compleet()
