"""Excel (xlsx): its sheets, its shared words, and which numbers are dates or percentages.

Pure: no Django. One pass over every part, so that what is counted is what is read.
"""

import posixpath
import re
from dataclasses import dataclass

from banenafspraak.importeren.blad import Cel, Grenzen

from . import zinnen
from .ontleden import local, parse
from .pakket import Pakket
from .vel import Telling, Vel
from .xlsxblad import Bladlezer, Werkmap, join_text

_MEESTE_BLADEN = 100
_MACRO_DELEN = ("vbaproject.bin", "vbadata.xml")
_MACRO_SOORTEN = (b"macroEnabled", b"vbaProject", b"macrosheet", b"ms-excel.addin")
_BUITEN_DELEN = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_INGEBOUWDE_DATUMS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_INGEBOUWDE_PROCENTEN = {9, 10}
# Text, colours and conditions in a notation say nothing of the number; `[h]` and the like
# do: a time.
_GEEN_NOTATIE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.I)


@dataclass
class _Blad:
    naam: str
    zichtbaar: bool
    relatie: str


def read(pakket: Pakket, telling: Telling) -> list[Vel]:
    _refuse_macros(pakket)
    for naam in pakket.namen:
        if naam.lower().startswith(_BUITEN_DELEN):
            raise zinnen.naar_buiten()
        if naam.endswith(".rels"):
            _relations(pakket, naam)
    boek = _target(pakket, "_rels/.rels", "", "officeDocument") or "xl/workbook.xml"
    bladen, vanaf_1904 = _sheets(pakket, boek)
    delen = _parts(pakket, boek)
    werkmap = Werkmap(
        _words(pakket, delen.get("sharedStrings", []), telling.grenzen),
        *_styles(pakket, delen.get("styles", [])),
        vanaf_1904=vanaf_1904,
    )
    vellen = []
    for blad in bladen:
        soort, deel = delen["id"].get(blad.relatie, ("", ""))
        if soort != "worksheet":  # a sheet that is one chart
            continue
        vel = Vel(blad.naam, telling, blad.zichtbaar)
        lezer = Bladlezer(vel, werkmap)
        parse(pakket.stream(deel), lezer.begin, lezer.eind, lezer.tekst)
        vellen.append(vel)
    return vellen


def _refuse_macros(pakket: Pakket) -> None:
    if any(naam.lower().endswith(_MACRO_DELEN) for naam in pakket.namen):
        raise zinnen.macros()
    soorten = pakket.small("[Content_Types].xml")
    if any(soort in soorten for soort in _MACRO_SOORTEN):
        raise zinnen.macros()


def _relations(pakket: Pakket, naam: str) -> list[tuple[str, str, str]]:
    """(id, kind, target). A link to a website in a cell is fine, any other one is not."""
    gevonden = []

    def begin(element, kenmerken):
        if local(element) != "Relationship":
            return
        soort = kenmerken.get("Type", "").rpartition("/")[2]
        if kenmerken.get("TargetMode") == "External" and soort != "hyperlink":
            raise zinnen.naar_buiten()
        if soort in ("xlMacrosheet", "xlIntlMacrosheet", "vbaProject"):
            raise zinnen.macros()
        gevonden.append((kenmerken.get("Id", ""), soort, kenmerken.get("Target", "")))

    if naam in pakket.namen:
        parse(pakket.stream(naam), begin)
    return gevonden


def _target(pakket: Pakket, relaties: str, vanuit: str, soort: str) -> str:
    for _, wat, doel in _relations(pakket, relaties):
        if wat == soort:
            return _path(vanuit, doel)
    return ""


def _parts(pakket: Pakket, boek: str) -> dict:
    """Parts by kind, and under `id` the kind and place of each by its relation."""
    map_, bestand = posixpath.split(boek)
    delen = {"id": {}}
    relaties = posixpath.join(map_, "_rels", f"{bestand}.rels")
    for sleutel, soort, doel in _relations(pakket, relaties):
        pad = _path(map_, doel)
        delen["id"][sleutel] = soort, pad
        if soort != "id":
            delen.setdefault(soort, []).append(pad)
    return delen


def _path(vanuit: str, doel: str) -> str:
    return posixpath.normpath(posixpath.join("/", vanuit, doel)).lstrip("/")


def _sheets(pakket: Pakket, boek: str) -> tuple[list[_Blad], bool]:
    bladen, kenmerk = [], {}

    def begin(element, kenmerken):
        naam = local(element)
        if naam == "workbookPr":
            kenmerk.update(kenmerken)
        elif naam == "sheet":
            relatie = next((w for k, w in kenmerken.items() if local(k) == "id"), "")
            zichtbaar = kenmerken.get("state", "visible") == "visible"
            bladen.append(_Blad(kenmerken.get("name", ""), zichtbaar, relatie))
            if len(bladen) > _MEESTE_BLADEN:
                raise zinnen.te_veel_bladen(_MEESTE_BLADEN)

    parse(pakket.stream(boek), begin)
    return bladen, kenmerk.get("date1904") in ("1", "true")


def _words(pakket: Pakket, delen: list[str], grenzen: Grenzen) -> list[Cel]:
    lezer = _Woordlezer(grenzen)
    for deel in delen[:1]:
        parse(pakket.stream(deel), lezer.begin, lezer.eind, lezer.tekst)
    return lezer.woorden


class _Woordlezer:
    """The shared words: `<si>` with one `<t>`, or several when parts are bold."""

    def __init__(self, grenzen: Grenzen):
        self.grenzen, self.woorden = grenzen, []
        self._stukken, self._lengte, self._tekens = [], 0, 0
        self._luister = self._uitspraak = False

    def begin(self, element, kenmerken):
        naam = local(element)
        if naam == "si":
            self._stukken, self._lengte = [], 0
            if len(self.woorden) >= self.grenzen.cellen:
                raise zinnen.te_veel_vakken(self.grenzen.cellen)
        elif naam == "rPh":
            self._uitspraak = True
        elif naam == "t":
            self._luister = not self._uitspraak

    def eind(self, element):
        naam = local(element)
        if naam == "t":
            self._luister = False
        elif naam == "rPh":
            self._uitspraak = False
        elif naam == "si":
            self.woorden.append(join_text(self._stukken, self._lengte, self.grenzen))

    def tekst(self, stuk):
        if not self._luister:
            return
        self._lengte += len(stuk)
        if self._lengte <= 2 * self.grenzen.tekens:
            self._tekens += len(stuk)
            if self._tekens > 2 * self.grenzen.bytes:
                raise zinnen.te_veel_tekst()
            self._stukken.append(stuk)


def _styles(pakket: Pakket, delen: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The styles, by number, that show a number as a date or a time, and those that show
    it as a percentage."""
    notaties, datums, procenten = {}, set(), set()
    teller, in_stijlen = 0, False

    def begin(element, kenmerken):
        nonlocal teller, in_stijlen
        naam = local(element)
        if naam == "numFmt":
            notaties[kenmerken.get("numFmtId")] = kenmerken.get("formatCode", "")
        elif naam == "cellXfs":
            in_stijlen = True
        elif naam == "xf" and in_stijlen:
            nummer = kenmerken.get("numFmtId", "0")
            if _is_date(nummer, notaties):
                datums.add(str(teller))
            elif _is_percent(nummer, notaties):
                procenten.add(str(teller))
            teller += 1

    def eind(element):
        nonlocal in_stijlen
        if local(element) == "cellXfs":
            in_stijlen = False

    for deel in delen[:1]:
        parse(pakket.stream(deel), begin, eind)
    return frozenset(datums), frozenset(procenten)


def _is_date(nummer: str, notaties: dict[str, str]) -> bool:
    if nummer in notaties:
        eerste = _first_part(notaties[nummer])
        return "general" not in eerste and any(letter in eerste for letter in "ymdhs")
    return nummer.isdigit() and int(nummer[:6]) in _INGEBOUWDE_DATUMS


def _is_percent(nummer: str, notaties: dict[str, str]) -> bool:
    """A bare % multiplies by 100; one between quotes or after a backslash is just a sign."""
    if nummer in notaties:
        return "%" in _first_part(notaties[nummer])
    return nummer.isdigit() and int(nummer[:6]) in _INGEBOUWDE_PROCENTEN


def _first_part(notatie: str) -> str:
    """The notation of positive numbers, without the text in it."""
    return _GEEN_NOTATIE.sub("", notatie).partition(";")[0].lower()
