"""Collects the cells of one sheet and keeps to the limits, before anything grows.

Pure: no Django. Turns what a file stores into the few kinds of value that `Blad` knows.
"""

import datetime
import re
from decimal import Decimal

from banenafspraak.importeren.blad import Bijzonder, Cel, Grenzen

from . import zinnen

# A text of a csv of the greatest size has as many characters; twice that is never needed.
_TEKST_KEER = 2
# Line ends stay (a cell may hold lines); the database refuses NUL, a page the others.
_STUURTEKENS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_REGELEINDE = re.compile("\r\n?")
_GETAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
# What Decimal reads as it is meant: at most 15 digits, and no zero at the end.
_GEWOON = re.compile(r"[1-9]\d{0,14}|0|-?(?=[\d.]{3,16}$)\d+\.\d*[1-9]", re.ASCII)
WAAR, ONWAAR = "WAAR", "ONWAAR"


class Telling:
    """What all sheets of one file hold together."""

    def __init__(self, grenzen: Grenzen):
        self.grenzen = grenzen
        self.cellen = self.tekens = 0

    def add(self, cellen: int, tekens: int) -> None:
        self.cellen += cellen
        self.tekens += tekens
        if self.cellen > self.grenzen.cellen:
            raise zinnen.te_veel_vakken(self.grenzen.cellen)
        if self.tekens > _TEKST_KEER * self.grenzen.bytes:
            raise zinnen.te_veel_tekst()


class Vel:
    """The rows of one sheet, from a reader that knows at which place each one stands."""

    def __init__(self, naam: str, telling: Telling, zichtbaar: bool = True):
        self.naam = clean(naam)
        self.zichtbaar = zichtbaar
        self.telling = telling
        self._rijen: dict[int, tuple[Cel, ...]] = {}

    def put_row(self, rij: int, cellen: list[Cel], keer: int = 1) -> None:
        """Row 0 is the first; `keer`: the same row again on the rows under it."""
        while cellen and cellen[-1] == "":
            cellen.pop()
        if not cellen:
            return
        grenzen = self.telling.grenzen
        if rij + keer > grenzen.rijen:
            raise zinnen.te_veel_rijen(grenzen.rijen)
        if len(cellen) > grenzen.kolommen:
            raise zinnen.te_veel_kolommen(grenzen.kolommen)
        gevuld = len(cellen) - cellen.count("")
        tekens = sum([len(cel) for cel in cellen if isinstance(cel, str)])
        self.telling.add(gevuld * keer, tekens * keer)
        for nummer in range(rij, rij + keer):
            if nummer in self._rijen:  # two rows in one place: we would lose one
                raise zinnen.niet_compleet()
            self._rijen[nummer] = tuple(cellen)

    @property
    def rijen(self) -> tuple[tuple[Cel, ...], ...]:
        laatste = max(self._rijen, default=-1)
        return tuple([self._rijen.get(n, ()) for n in range(laatste + 1)])


def clean(tekst: str) -> str:
    """Without spaces around it, and with nothing in it that cannot be shown or stored."""
    if "\r" in tekst:
        tekst = _REGELEINDE.sub("\n", tekst)
    return _STUURTEKENS.sub(" ", tekst).strip()


def text_cell(tekst: str, grenzen: Grenzen) -> Cel:
    tekst = clean(tekst)
    return tekst if len(tekst) <= grenzen.tekens else Bijzonder.TE_LANG


def number_cell(tekst: str) -> Cel:
    """`608.0` -> 608, in the 15 digits that Excel itself shows, never with an exponent."""
    if _GEWOON.fullmatch(tekst):
        return Decimal(tekst)
    tekst = tekst.strip()
    if not _GETAL.fullmatch(tekst):
        return clean(tekst)
    return float_cell(float(tekst))


def float_cell(getal: float) -> Cel:
    tekst = f"{getal:.15g}"
    if "e" in tekst:
        tekst = f"{Decimal(tekst):f}"
    if not tekst.lstrip("-")[:1].isdigit():
        return tekst  # inf, nan: the importer says that it is no number
    return Decimal(tekst) if tekst != "-0" else Decimal(0)


def percent_cell(cel: Cel) -> Cel:
    """0.53 that is shown as 53% -> "53%", with all the decimals there are."""
    if not isinstance(cel, Decimal):
        return cel
    tekst = f"{cel.scaleb(2):f}"
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return f"{tekst.replace('.', ',')}%"


def bool_cell(waar: bool) -> str:
    return WAAR if waar else ONWAAR


def moment_cell(moment: datetime.datetime) -> Cel:
    """A date; with a time of day it is text, since no figure is about a time of day."""
    if moment.time() == datetime.time(0):
        return moment.date()
    return f"{moment:%d-%m-%Y %H:%M}"


def time_cell(duur: datetime.timedelta) -> str:
    minuten = round(duur.total_seconds() / 60)
    return f"{minuten // 60}:{minuten % 60:02}"
