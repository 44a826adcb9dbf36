"""OpenDocument (ods): one part holds all sheets, with counts for what is repeated.

Pure: no Django. A tail of a million empty rows is normal here, and costs nothing.
"""

import datetime
import re

from banenafspraak.importeren.blad import Bijzonder, Cel

from . import zinnen
from .ontleden import parse
from .pakket import Pakket
from .vel import (
    Telling,
    Vel,
    bool_cell,
    clean,
    moment_cell,
    number_cell,
    percent_cell,
    text_cell,
)

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_KANTOOR, _TABEL, _TEKST = (f"{_ODF}:{n}:1.0 " for n in ("office", "table", "text"))
_STIJL, _SCRIPT = (f"{_ODF}:{n}:1.0 " for n in ("style", "script"))
_CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_HREF = "http://www.w3.org/1999/xlink href"

# Elements by what they mean here. Others in a cell (a note, a drawing) are skipped.
_CEL, _BEDEKT, _RIJ, _BLAD, _STIJLNAAM, _STIJLWEERGAVE, _ALINEA, _SPATIES = range(1, 9)
_TAB, _REGEL, _LINK, _OPMAAK, _OVERSLAAN, _ANDERS, _MACRO, _NAAR_BUITEN = range(9, 17)
_ROLLEN = {
    f"{_TABEL}table-cell": _CEL,
    f"{_TABEL}covered-table-cell": _BEDEKT,
    f"{_TABEL}table-row": _RIJ,
    f"{_TABEL}table": _BLAD,
    f"{_STIJL}style": _STIJLNAAM,
    f"{_STIJL}table-properties": _STIJLWEERGAVE,
    f"{_TEKST}p": _ALINEA,
    f"{_TEKST}h": _ALINEA,
    f"{_TEKST}s": _SPATIES,
    f"{_TEKST}tab": _TAB,
    f"{_TEKST}line-break": _REGEL,
    f"{_TEKST}a": _LINK,
    f"{_KANTOOR}annotation": _OVERSLAAN,
    f"{_TABEL}tracked-changes": _OVERSLAAN,
    f"{_TABEL}shapes": _OVERSLAAN,
    f"{_KANTOOR}script": _MACRO,
    f"{_TABEL}table-source": _NAAR_BUITEN,
    f"{_TABEL}cell-range-source": _NAAR_BUITEN,
    f"{_TABEL}dde-links": _NAAR_BUITEN,
    f"{_TABEL}database-source-sql": _NAAR_BUITEN,
    f"{_TABEL}database-source-table": _NAAR_BUITEN,
    f"{_TABEL}database-source-query": _NAAR_BUITEN,
    f"{_KANTOOR}dde-source": _NAAR_BUITEN,
}
_RIJ_KEER = f"{_TABEL}number-rows-repeated"
_KOLOM_KEER = f"{_TABEL}number-columns-repeated"
_TONEN, _SPATIE_KEER = f"{_TABEL}display", f"{_TEKST}c"
_SOORT, _SOORT_LO = f"{_KANTOOR}value-type", f"{_CALCEXT}value-type"
_FORMULE = f"{_TABEL}formula"
_GETAL, _DATUM, _JA_NEE, _WOORD = (
    f"{_KANTOOR}{n}" for n in ("value", "date-value", "boolean-value", "string-value")
)

_MEESTE_BLADEN = 100
_MACRO_DELEN = ("Basic/", "Scripts/", "Dialogs/")
_VERSLEUTELD = (b"encryption-data", b"encrypted-package")
_LINK_NAAR_BUITEN = re.compile(r"[a-z][a-z0-9+.-]*:|/|\.\./", re.I)
_FORMULE_NAAR_BUITEN = re.compile(r"'[a-z][a-z0-9+.-]*:/[^']*'#|\bDDE\(", re.I)
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
        self._rollen = dict(_ROLLEN)
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
        rol = self._rollen.get(element) or self._role(element)
        if rol >= _MACRO or _HREF in kenmerken:
            _refuse(rol, kenmerken.get(_HREF, ""))
        if self._diep:
            self._diep += 1
        elif rol <= _BEDEKT:
            self._begin_cell(kenmerken)
        elif self._in_cel:
            self._begin_text(rol, kenmerken)
        elif rol == _RIJ:
            self._in_rij = self._vel is not None
            self._cellen, self._kolom = [], 0
            self._rij_keer = _times(kenmerken.get(_RIJ_KEER))
        elif rol == _BLAD:
            self._begin_table(kenmerken)
        elif rol == _OVERSLAAN:
            self._diep = 1
        elif rol == _STIJLNAAM:
            self._stijl = kenmerken.get(f"{_STIJL}name", "")
        elif rol == _STIJLWEERGAVE and kenmerken.get(_TONEN) == "false":
            self._verborgen.add(self._stijl)

    def eind(self, element):
        rol = self._rollen.get(element) or self._role(element)
        if self._diep:
            self._diep -= 1
        elif rol <= _BEDEKT:
            self._end_cell(bedekt=rol == _BEDEKT)
        elif self._in_cel:
            if rol == _ALINEA:
                self._luister = False
        elif rol == _RIJ and self._in_rij:
            self._vel.put_row(self._rij, self._cellen, self._rij_keer)
            self._rij += self._rij_keer
            self._in_rij = False
        elif rol == _BLAD:
            self._vel = None

    def tekst(self, stuk):
        if self._luister and not self._diep:
            self._lengte += len(stuk)
            if self._lengte <= 2 * self._grenzen.tekens:
                self._stukken.append(stuk)

    def _role(self, element) -> int:
        """Of an element that is not in the list, by its family."""
        if element.startswith(_SCRIPT):
            rol = _MACRO
        else:
            rol = _OPMAAK if element.startswith(_TEKST) else _ANDERS
        if len(self._rollen) < 1000:
            self._rollen[element] = rol
        return rol

    def _begin_table(self, kenmerken):
        zichtbaar = kenmerken.get(f"{_TABEL}style-name", "") not in self._verborgen
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

    def _begin_text(self, rol, kenmerken):
        if rol == _ALINEA:
            if self._alineas:
                self._stukken.append("\n")
            self._alineas += 1
            self._luister = True
        elif rol == _SPATIES:
            self._stukken.append(" " * min(_times(kenmerken.get(_SPATIE_KEER)), 100))
        elif rol in (_TAB, _REGEL):
            self._stukken.append(" " if rol == _TAB else "\n")
        elif rol != _LINK and rol != _OPMAAK:
            self._diep = 1

    def _end_cell(self, bedekt: bool):
        if not self._in_cel:
            return
        self._in_cel = self._luister = False
        kenmerken = self._kenmerken
        keer = _times(kenmerken.get(_KOLOM_KEER))
        if not bedekt and (
            self._alineas or _SOORT in kenmerken or _FORMULE in kenmerken
        ):
            waarde = self._value()
            if waarde != "":
                self._put(waarde, keer)
        self._kolom += keer

    def _put(self, waarde: Cel, keer: int):
        hoogste, cellen = self._grenzen.kolommen, self._cellen
        if self._kolom + keer > hoogste:
            raise zinnen.te_veel_kolommen(hoogste)
        if self._kolom > len(cellen):
            cellen.extend([""] * (self._kolom - len(cellen)))
        cellen.extend([waarde] * keer)

    def _value(self) -> Cel:
        kenmerken = self._kenmerken
        soort, formule = kenmerken.get(_SOORT), kenmerken.get(_FORMULE)
        if formule:
            if _FORMULE_NAAR_BUITEN.search(formule):
                raise zinnen.naar_buiten()
            if kenmerken.get(_SOORT_LO) == "error":
                return Bijzonder.FOUT
            if formule in _WAARHEID:
                return bool_cell(_WAARHEID[formule])
            if not soort and not self._alineas:
                return Bijzonder.FORMULE
        if soort in ("float", "currency"):
            return self._stored(_GETAL, formule, number_cell)
        if soort == "percentage":
            return percent_cell(self._stored(_GETAL, formule, number_cell))
        if soort == "date":
            return self._stored(_DATUM, formule, _moment)
        if soort == "boolean":
            return self._stored(_JA_NEE, formule, lambda w: bool_cell(w == "true"))
        return self._text(formule)

    def _stored(self, naam: str, formule: str | None, lees) -> Cel:
        waarde = self._kenmerken.get(naam, "")
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
            tekst = self._kenmerken.get(_WOORD, "")
        if formule and _FOUT.fullmatch(tekst):
            return Bijzonder.FOUT
        return text_cell(tekst, self._grenzen)


def _refuse(rol: int, link: str) -> None:
    """A link to a website in a cell is fine; a picture or a table from elsewhere is not."""
    if rol == _MACRO:
        raise zinnen.macros()
    if rol == _NAAR_BUITEN or (rol != _LINK and _LINK_NAAR_BUITEN.match(link)):
        raise zinnen.naar_buiten()


def _times(keer: str | None) -> int:
    """How often something is repeated; a number too long to be meant is very often."""
    if keer is None:
        return 1
    if not (keer.isascii() and keer.isdigit()):
        raise zinnen.niet_compleet()
    return max(int(keer), 1) if len(keer) < 10 else _HEEL_VEEL


def _moment(tekst: str) -> Cel:
    try:
        return moment_cell(datetime.datetime.fromisoformat(tekst).replace(tzinfo=None))
    except ValueError:
        return clean(tekst)
