"""OpenDocument (ods): one part holds all sheets, with counts for what is repeated.

Pure: no Django. A tail of a million empty rows is normal here, and costs nothing.
"""

import datetime
import re

from banenafspraak.importeren.blad import Bijzonder, Cel

from . import zinnen
from .ontleden import parse
from .pakket import Pakket
from .vel import Telling, Vel, bool_cell, clean, moment_cell, number_cell, text_cell

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_KANTOOR, _TABEL, _TEKST = (f"{_ODF}:{n}:1.0 " for n in ("office", "table", "text"))
_STIJL, _TEKENING, _SCRIPT = (
    f"{_ODF}:{n}:1.0 " for n in ("style", "drawing", "script")
)
_CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_HREF = "http://www.w3.org/1999/xlink href"

_MEESTE_BLADEN = 100
_MACRO_DELEN = ("Basic/", "Scripts/", "Dialogs/")
_VERSLEUTELD = (b"encryption-data", b"encrypted-package")
_OVERSLAAN = {f"{_KANTOOR}annotation", f"{_TABEL}tracked-changes", f"{_TABEL}shapes"}
_NAAR_BUITEN = {
    *(f"{_TABEL}{n}" for n in ("table-source", "cell-range-source", "dde-links")),
    *(f"{_TABEL}{n}" for n in ("database-source-sql", "database-source-table")),
    f"{_TABEL}database-source-query",
    f"{_KANTOOR}dde-source",
}
_LINK_NAAR_BUITEN = re.compile(r"[a-z][a-z0-9+.-]*:|/|\.\./", re.I)
_CELLEN = {f"{_TABEL}table-cell", f"{_TABEL}covered-table-cell"}
_FOUT = re.compile(r"#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|(Err|Fout):\d{3}")
_WAARHEID = {"of:=TRUE()": True, "of:=FALSE()": False}
_HEEL_VEEL = 10**9


def read(pakket: Pakket, telling: Telling) -> list[Vel]:
    if any(naam.startswith(_MACRO_DELEN) for naam in pakket.namen):
        raise zinnen.macros()
    manifest = "META-INF/manifest.xml"
    if "encrypted-package" in pakket.namen or (
        manifest in pakket.namen
        and any(woord in pakket.small(manifest) for woord in _VERSLEUTELD)
    ):
        raise zinnen.wachtwoord()
    lezer = _Lezer(telling)
    parse(pakket.stream("content.xml"), lezer.begin, lezer.eind, lezer.tekst)
    return lezer.vellen


class _Lezer:
    """Handlers for `ontleden.parse`."""

    def __init__(self, telling: Telling):
        self._telling, self._grenzen = telling, telling.grenzen
        self.vellen: list[Vel] = []
        self._vel: Vel | None = None
        self._verborgen: set[str] = set()
        self._stijl = ""
        self._diep = 0  # inside something that is skipped
        self._in_rij = self._in_cel = self._luister = False
        self._rij = self._rij_keer = self._kolom = 0
        self._cellen: list[Cel] = []
        self._kenmerken: dict[str, str] = {}
        self._alineas = 0
        self._stukken: list[str] = []
        self._lengte = 0

    def begin(self, element, kenmerken):
        self._refuse_links(element, kenmerken)
        if self._diep:
            self._diep += 1
        elif element in _CELLEN:
            self._begin_cell(kenmerken)
        elif self._in_cel:
            self._begin_text(element, kenmerken)
        elif element == f"{_TABEL}table-row":
            self._in_rij = self._vel is not None
            self._cellen, self._kolom = [], 0
            self._rij_keer = _times(kenmerken, "number-rows-repeated")
        elif element == f"{_TABEL}table":
            self._begin_table(kenmerken)
        elif element in _OVERSLAAN:
            self._diep = 1
        elif element == f"{_STIJL}style":
            self._stijl = kenmerken.get(f"{_STIJL}name", "")
        elif kenmerken.get(f"{_TABEL}display") == "false":
            self._verborgen.add(self._stijl)

    def eind(self, element):
        if self._diep:
            self._diep -= 1
        elif element in _CELLEN:
            self._end_cell(leeg=element == f"{_TABEL}covered-table-cell")
        elif self._in_cel:
            if element in (f"{_TEKST}p", f"{_TEKST}h"):
                self._luister = False
        elif element == f"{_TABEL}table-row" and self._in_rij:
            self._vel.put_row(self._rij, self._cellen, self._rij_keer)
            self._rij += self._rij_keer
            self._in_rij = False
        elif element == f"{_TABEL}table":
            self._vel = None

    def tekst(self, stuk):
        if self._luister and not self._diep:
            self._add(stuk)

    def _add(self, stuk):
        self._lengte += len(stuk)
        if self._lengte <= 2 * self._grenzen.tekens:
            self._stukken.append(stuk)

    def _refuse_links(self, element, kenmerken):
        if element in _NAAR_BUITEN:
            raise zinnen.naar_buiten()
        if element.startswith(_SCRIPT) or element == f"{_KANTOOR}script":
            raise zinnen.macros()
        link = kenmerken.get(_HREF)
        # A link to a website in a cell is fine.
        if link and element != f"{_TEKST}a" and _LINK_NAAR_BUITEN.match(link):
            raise zinnen.naar_buiten()

    def _begin_table(self, kenmerken):
        zichtbaar = kenmerken.get(f"{_TABEL}style-name") not in self._verborgen
        naam = kenmerken.get(f"{_TABEL}name", "")
        self._vel = Vel(naam, self._telling, zichtbaar)
        self.vellen.append(self._vel)
        self._rij = 0
        if len(self.vellen) > _MEESTE_BLADEN:
            raise zinnen.te_veel_bladen(_MEESTE_BLADEN)

    def _begin_cell(self, kenmerken):
        if self._in_cel or not self._in_rij:
            self._diep = 1  # a table in a cell, or a cell in something unknown
            return
        self._in_cel, self._luister, self._kenmerken = True, False, kenmerken
        self._alineas, self._stukken, self._lengte = 0, [], 0

    def _begin_text(self, element, kenmerken):
        if element in (f"{_TEKST}p", f"{_TEKST}h"):
            if self._alineas:
                self._add("\n")
            self._alineas += 1
            self._luister = True
        elif element == f"{_TEKST}s":
            self._add(" " * min(_times(kenmerken, "c", _TEKST), 100))
        elif element == f"{_TEKST}tab":
            self._add(" ")
        elif element == f"{_TEKST}line-break":
            self._add("\n")
        elif not element.startswith(_TEKST):
            self._diep = 1  # a note, a drawing

    def _end_cell(self, leeg: bool):
        if not self._in_cel:
            return
        self._in_cel = self._luister = False
        keer = _times(self._kenmerken, "number-columns-repeated")
        waarde = "" if leeg else self._value()
        if waarde != "":
            hoogste = self._grenzen.kolommen
            if self._kolom + keer > hoogste:
                raise zinnen.te_veel_kolommen(hoogste)
            self._cellen.extend([""] * (self._kolom - len(self._cellen)))
            self._cellen.extend([waarde] * keer)
        self._kolom += keer

    def _value(self) -> Cel:
        kenmerken = self._kenmerken
        soort = kenmerken.get(f"{_KANTOOR}value-type")
        formule = kenmerken.get(f"{_TABEL}formula")
        if kenmerken.get(f"{_CALCEXT}value-type") == "error":
            return Bijzonder.FOUT
        if formule in _WAARHEID:
            return bool_cell(_WAARHEID[formule])
        if soort in ("float", "percentage", "currency"):
            return self._stored("value", formule, number_cell)
        if soort == "date":
            return self._stored("date-value", formule, _moment)
        if soort == "boolean":
            return self._stored(
                "boolean-value", formule, lambda w: bool_cell(w == "true")
            )
        if formule and not soort and not self._alineas:
            return Bijzonder.FORMULE
        return self._text(formule)

    def _stored(self, naam: str, formule: str | None, lees) -> Cel:
        waarde = self._kenmerken.get(f"{_KANTOOR}{naam}", "")
        if len(waarde) > self._grenzen.tekens:
            return Bijzonder.TE_LANG
        if not waarde:
            return Bijzonder.FORMULE if formule else ""
        return lees(waarde)

    def _text(self, formule: str | None) -> Cel:
        if self._lengte > 2 * self._grenzen.tekens:
            return Bijzonder.TE_LANG
        tekst = "".join(self._stukken)
        if not self._alineas:
            tekst = self._kenmerken.get(f"{_KANTOOR}string-value", "")
        if formule and _FOUT.fullmatch(tekst):
            return Bijzonder.FOUT
        return text_cell(tekst, self._grenzen)


def _times(kenmerken: dict, naam: str, ruimte: str = _TABEL) -> int:
    """How often something is repeated; a number too long to be meant is very often."""
    keer = kenmerken.get(f"{ruimte}{naam}", "1")
    if not (keer.isascii() and keer.isdigit()):
        raise zinnen.niet_compleet()
    return max(int(keer), 1) if len(keer) < 10 else _HEEL_VEEL


def _moment(tekst: str) -> Cel:
    try:
        return moment_cell(datetime.datetime.fromisoformat(tekst).replace(tzinfo=None))
    except ValueError:
        return clean(tekst)
