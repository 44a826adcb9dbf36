"""A sheet of values as a file: csv, xlsx or ods. Knows nothing of figures.

Numbers are written as numbers and dates as dates, so that a reader can go on calculating.
Text can never become a formula: what begins like one gets an apostrophe in front.
A spreadsheet opens on its title; a csv on its headings, so that a program can read it. A
sheet without a title and notes is its headings and rows only, in every kind of file.
"""

import datetime
import io
import re
import zipfile
from dataclasses import dataclass
from decimal import Decimal

import odswriter
import tablib
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

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
_MOMENTEN = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_SMALST, _BREEDST = 9, 48  # of a column, in characters


@dataclass(frozen=True, slots=True)
class Blad:
    """One table with its title, its notes and its sources. `titel` "": none."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    noten: tuple[str, ...] = ()
    bestandsnaam: str = "tabel"

    @property
    def regels(self) -> list[tuple[Waarde, ...]]:
        """Everything for a reader: title, empty row, headings, rows, empty row, notes."""
        if not self.titel:
            return self.tabel + self.staart
        return [(self.titel,), (), *self.tabel, *(self.staart or [()])]

    @property
    def staart(self) -> list[tuple[Waarde, ...]]:
        """An empty row and the notes; nothing without notes."""
        return [(), *((noot,) for noot in self.noten)] if self.noten else []

    @property
    def koprij(self) -> int:
        """Where the headings stand in `regels`, counted as a spreadsheet does."""
        return 3 if self.titel else 1

    @property
    def tabel(self) -> list[tuple[Waarde, ...]]:
        """The headings and the rows."""
        return [self.koppen, *self.rijen]

    @property
    def breedtes(self) -> list[int]:
        """How wide each column is, in characters; title and notes may run on."""
        breedtes = []
        for n, kop in enumerate(self.koppen):
            lengtes = [len(str(rij[n])) for rij in self.rijen if rij[n] is not None]
            woorden = [len(woord) for woord in kop.split()]
            half = (len(kop) + 1) // 2 + 1  # a heading is wrapped, over two lines
            breedtes.append(max([*lengtes, *woorden, half, _SMALST - 2]) + 2)
        return [min(breedte, _BREEDST) for breedte in breedtes]


def safe_text(tekst: str) -> str:
    """The text without control characters, and never a formula."""
    schoon = strip_control(tekst)
    return f"'{schoon}" if schoon.startswith(_FORMULE) else schoon


def strip_control(tekst: str) -> str:
    """The text without characters that no file and no XML may hold."""
    return _STUUR.sub("", tekst)


def make_file(blad: Blad, formaat: str) -> bytes:
    """The sheet as a file of this kind."""
    return {"csv": _csv, "xlsx": _xlsx, "ods": _ods}[formaat](blad)


# ---- csv ---------------------------------------------------------------------------


def _csv(blad: Blad) -> bytes:
    """For a Dutch Excel: a byte order mark, `;` between cells, a comma in numbers. Every
    row is as long as the headings, which come first; title and notes come last."""
    breedte = max(len(blad.koppen), 1)
    data = tablib.Dataset()
    titel = [(), (blad.titel,)] if blad.titel else []
    for regel in (*blad.tabel, *titel, *blad.staart[bool(titel) :]):
        cellen = [_csv_cell(waarde) for waarde in regel]
        data.append(cellen + [""] * (breedte - len(cellen)))
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


# ---- spreadsheets --------------------------------------------------------------------


def _xlsx(blad: Blad) -> bytes:
    """Title and headings bold; the headings stay in sight."""
    boek = Workbook(write_only=True)
    vel = boek.create_sheet("Cijfers")
    vel.freeze_panes = f"A{blad.koprij + 1}"
    for n, breedte in enumerate(blad.breedtes, start=1):
        vel.column_dimensions[get_column_letter(n)].width = breedte
    for n, regel in enumerate(blad.regels, start=1):
        cellen = [_xlsx_cell(vel, waarde) for waarde in regel]
        if n in (1, blad.koprij):
            for cel in cellen:
                cel.font = Font(name="Calibri", size=11, bold=True)
                cel.alignment = Alignment(wrap_text=n == blad.koprij, vertical="bottom")
        vel.append(cellen)
    uit = io.BytesIO()
    boek.save(uit)
    return without_time(uit.getvalue())


def _xlsx_cell(vel, waarde: Waarde) -> WriteOnlyCell:
    cel = WriteOnlyCell(vel, _cell(waarde))
    if isinstance(waarde, str) and waarde:
        cel.data_type = (
            "s"  # openpyxl would take `=1` for a formula, `#N/A` for a fault
        )
    elif isinstance(waarde, datetime.date):
        cel.number_format = "yyyy-mm-dd"
    return cel


def _ods(blad: Blad) -> bytes:
    uit = io.BytesIO()
    with odswriter.writer(uit) as boek:
        vel = boek.new_sheet("Cijfers")
        _ods_columns(boek.dom, vel.table, blad.breedtes)
        for n, regel in enumerate(blad.regels, start=1):
            vel.writerow([_cell(waarde) for waarde in regel])
            if n in (1, blad.koprij):
                stijl = "kop" if n == blad.koprij else "titel"
                for cel in vel.table.lastChild.childNodes:
                    cel.setAttribute("table:style-name", stijl)
            _ods_spaces(boek.dom, vel.table.lastChild)
    return without_time(uit.getvalue())


def without_time(pakket: bytes) -> bytes:
    """The same zip without when it was made: equal content gives equal bytes, so that a
    link that says the same gives the same file."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pakket)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for deel in oud.infolist():
            kaal = zipfile.ZipInfo(deel.filename)
            kaal.compress_type = deel.compress_type
            kaal.external_attr = deel.external_attr
            nieuw.writestr(kaal, _MOMENTEN.sub(b"", oud.read(deel)))
    return uit.getvalue()


def _ods_spaces(dom, rij) -> None:
    """Line ends, and spaces after a space, which ODF reads as one space when plain."""
    for alinea in rij.getElementsByTagName("text:p"):
        for regel in alinea.firstChild.data.split("\n"):
            nieuw = dom.createElement("text:p")
            for n, deel in enumerate(re.split("((?<= ) +|^ +)", regel)):
                if n % 2:
                    spaties = nieuw.appendChild(dom.createElement("text:s"))
                    spaties.setAttribute("text:c", str(len(deel)))
                elif deel:
                    nieuw.appendChild(dom.createTextNode(deel))
            alinea.parentNode.insertBefore(nieuw, alinea)
        alinea.parentNode.removeChild(alinea)


def _ods_columns(dom, tabel, breedtes: list[int]) -> None:
    """Widths of columns and bold headings, which odswriter does not know."""
    stijlen = dom.getElementsByTagName("office:automatic-styles")[0]

    def add(ouder, naam: str, **eigenschappen: str):
        element = ouder.appendChild(dom.createElement(naam))
        for sleutel, waarde in eigenschappen.items():
            element.setAttribute(sleutel.replace("__", ":").replace("_", "-"), waarde)
        return element

    for naam, omloop in (("titel", "no-wrap"), ("kop", "wrap")):
        vet = add(stijlen, "style:style", style__name=naam, style__family="table-cell")
        add(vet, "style:table-cell-properties", fo__wrap_option=omloop)
        add(vet, "style:text-properties", fo__font_weight="bold")
    for breedte in sorted(set(breedtes)):
        stijl = add(
            stijlen,
            "style:style",
            style__name=f"b{breedte}",
            style__family="table-column",
        )
        maat = f"{breedte * 0.2:.1f}cm"
        add(stijl, "style:table-column-properties", style__column_width=maat)
    for breedte in breedtes:
        add(tabel, "table:table-column", table__style_name=f"b{breedte}")


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
