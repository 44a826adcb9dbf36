"""One sheet of an xlsx, as the parser meets it: rows, cells, values, formulas.

Pure: no Django.
"""

import datetime
import re
from dataclasses import dataclass, field

from banenafspraak.importeren.blad import Bijzonder, Cel, Grenzen

from . import zinnen
from .ontleden import local
from .vel import (
    Vel,
    bool_cell,
    clean,
    moment_cell,
    number_cell,
    percent_cell,
    text_cell,
    time_cell,
)

_LETTERS_CIJFERS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", re.ASCII)
_DAG_NUL = datetime.datetime(1899, 12, 30)
_DAG_NUL_1904 = datetime.datetime(1904, 1, 1)
# Excel believes that 1900 had a 29 February; nothing of ours is that old.
_EERSTE_DAG, _LAATSTE_DAG = 61, 2_958_465


# Excel stores a control character as `_x000D_`.
_VERSTOPT = re.compile(r"_x(00[0-9A-Fa-f]{2})_")


@dataclass
class Werkmap:
    """What a sheet needs to know of its file."""

    woorden: list[Cel] = field(default_factory=list)
    datumstijlen: frozenset[str] = frozenset()
    procentstijlen: frozenset[str] = frozenset()
    vanaf_1904: bool = False


class Bladlezer:
    """Handlers for `ontleden.parse`, called a few million times: kept short."""

    def __init__(self, vel: Vel, werkmap: Werkmap):
        self._vel, self._werkmap = vel, werkmap
        self._grenzen = vel.telling.grenzen
        self._kolommen: dict[str, int] = {}
        self._namen: dict[str, str] = {}
        self._rij = self._kolom = -1
        self._cellen: list[Cel] = []
        self._in_cel = self._luister = self._uitspraak = False
        self._soort, self._stijl, self._formule = "n", "", False
        self._stukken: list[str] = []
        self._lengte = 0

    def begin(self, element, kenmerken):
        naam = self._namen.get(element) or self._name(element)
        if naam == "c":
            self._begin_cell(kenmerken)
        elif naam == "row":
            self._begin_row(kenmerken)
        elif not self._in_cel:
            return
        elif naam == "v" or (naam == "t" and not self._uitspraak):
            self._luister = True
        elif naam == "f":
            self._formule = True
        elif naam == "rPh":
            self._uitspraak = True

    def eind(self, element):
        naam = self._namen.get(element) or self._name(element)
        if naam == "v" or naam == "t":
            self._luister = False
        elif naam == "c" and self._in_cel:
            self._in_cel = False
            if self._lengte or self._formule:
                self._put(self._value())
        elif naam == "row":
            self._vel.put_row(self._rij, self._cellen)
            self._cellen = []
        elif naam == "rPh":
            self._uitspraak = False

    def tekst(self, stuk):
        if self._luister:
            self._lengte += len(stuk)
            if self._lengte <= 2 * self._grenzen.tekens:
                self._stukken.append(stuk)

    def _put(self, waarde: Cel) -> None:
        kolom, cellen = self._kolom, self._cellen
        if kolom == len(cellen):
            cellen.append(waarde)
        elif waarde == "":
            return
        elif kolom >= self._grenzen.kolommen:
            raise zinnen.te_veel_kolommen(self._grenzen.kolommen)
        elif kolom > len(cellen):
            cellen.extend([""] * (kolom - len(cellen)))
            cellen.append(waarde)
        elif cellen[kolom] == "":
            cellen[kolom] = waarde
        else:  # two cells in one place
            raise zinnen.niet_compleet()

    def _name(self, element) -> str:
        naam = local(element)
        if len(self._namen) < 1000:
            self._namen[element] = naam
        return naam

    def _begin_row(self, kenmerken):
        nummer = kenmerken.get("r", "")
        if not nummer:
            self._rij += 1
        elif nummer.isascii() and nummer.isdigit() and len(nummer) < 10:
            self._rij = int(nummer) - 1
        else:
            raise zinnen.niet_compleet()
        if self._rij < 0:
            raise zinnen.niet_compleet()
        self._kolom = -1

    def _begin_cell(self, kenmerken):
        self._in_cel, self._formule, self._luister = True, False, False
        self._soort = kenmerken.get("t", "n")
        self._stijl = kenmerken.get("s", "")
        self._stukken, self._lengte = [], 0
        plek = kenmerken.get("r")
        if plek is None:
            self._kolom += 1
            return
        letters = plek.rstrip("0123456789")
        kolom = self._kolommen.get(letters)
        self._kolom = self._column(plek, letters) if kolom is None else kolom

    def _column(self, plek: str, letters: str) -> int:
        deel = _LETTERS_CIJFERS.fullmatch(plek)
        if not deel:
            raise zinnen.niet_compleet()
        kolom = 0
        for letter in deel[1].upper():
            kolom = kolom * 26 + ord(letter) - 64
        self._kolommen[letters] = kolom - 1
        return kolom - 1

    def _value(self) -> Cel:
        soort = self._soort
        if soort == "n" and self._lengte:
            return self._number()
        if not self._lengte:
            # A formula that gave "" is stored as text without a value.
            return Bijzonder.FORMULE if soort not in ("str", "inlineStr") else ""
        if soort in ("str", "inlineStr"):
            return join_text(self._stukken, self._lengte, self._grenzen)
        tekst = "".join(self._stukken)
        if self._lengte > len(tekst):
            return Bijzonder.TE_LANG
        if soort == "s":
            return self._word(tekst)
        if soort == "b":
            return bool_cell(tekst.strip() in ("1", "true"))
        if soort == "e":
            return Bijzonder.FOUT
        if soort == "d":
            return _iso_moment(tekst)
        return self._number()

    def _word(self, tekst: str) -> Cel:
        nummer = tekst.strip()
        if not (nummer.isascii() and nummer.isdigit() and len(nummer) < 10):
            raise zinnen.niet_compleet()
        try:
            return self._werkmap.woorden[int(nummer)]
        except IndexError:
            raise zinnen.niet_compleet() from None

    def _number(self) -> Cel:
        tekst = "".join(self._stukken)
        if self._lengte > self._grenzen.tekens:
            return Bijzonder.TE_LANG
        cel = number_cell(tekst)
        if isinstance(cel, str):
            return cel
        if self._stijl in self._werkmap.datumstijlen:
            return _serial_moment(float(tekst), cel, self._werkmap.vanaf_1904)
        if self._stijl in self._werkmap.procentstijlen:
            return percent_cell(cel)
        return cel


def join_text(stukken: list[str], lengte: int, grenzen: Grenzen) -> Cel:
    """`stukken` may have been cut off: then `lengte` tells."""
    if lengte > 2 * grenzen.tekens:
        return Bijzonder.TE_LANG
    tekst = "".join(stukken)
    if "_x" in tekst:
        tekst = _VERSTOPT.sub(lambda m: chr(int(m[1], 16)), tekst)
    return text_cell(tekst, grenzen)


def _serial_moment(getal: float, cel: Cel, vanaf_1904: bool) -> Cel:
    """Days since 1900 or 1904; less than a day is a time. Out of reach: the number."""
    if 0 <= getal < 1:
        return time_cell(datetime.timedelta(days=getal))
    eerste = 0 if vanaf_1904 else _EERSTE_DAG
    if not eerste <= getal <= _LAATSTE_DAG - 1462 * vanaf_1904:
        return cel
    seconden = datetime.timedelta(seconds=round(getal * 86_400))
    try:
        return moment_cell((_DAG_NUL_1904 if vanaf_1904 else _DAG_NUL) + seconden)
    except OverflowError:
        return cel


def _iso_moment(tekst: str) -> Cel:
    try:
        moment = datetime.datetime.fromisoformat(tekst.strip())
    except ValueError:
        return clean(tekst)
    return moment_cell(moment.replace(tzinfo=None))
