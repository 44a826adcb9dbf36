"""Old Excel (xls): a container of streams, one of which is a row of records.

Pure: no Django. calamine reads the values. The records are walked first: for what it does
not tell (errors, passwords, links) and so that it never builds a sheet that is too large.
"""

import contextlib
import datetime
import io
from decimal import Decimal

import olefile
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from banenafspraak.importeren.blad import Bijzonder, Cel, Geweigerd

from . import zinnen
from .poort import refuse_kind
from .vel import Telling, Vel, bool_cell, float_cell, moment_cell, text_cell, time_cell
from .xlsrecords import Records

_VREEMD = (
    ("WordDocument", "een Word-bestand", [".doc", ".dot"]),
    ("PowerPoint Document", "een PowerPoint-bestand", [".ppt"]),
    ("VisioDocument", "een tekening", [".vsd"]),
    ("__properties_version1.0", "een e-mail", [".msg"]),
)
_MACRO_DELEN = {"_vba_project_cur", "_vba_project", "vba", "macros"}


def read(inhoud: bytes, naam: str, telling: Telling) -> list[Vel]:
    bestand = io.BytesIO(inhoud)
    with _faults_of_others():
        # Recursion and endless chains are olefile's to find; a short stream is ours.
        doos = olefile.OleFileIO(bestand, write_mode=True)
        namen = {deel for pad in doos.listdir(storages=True) for deel in pad}
    deel = _workbook(namen, naam)
    with _faults_of_others():
        grootte = doos.get_size(deel)
        stroom = doos.openstream(deel).read()
        if len(stroom) < grootte:
            raise zinnen.niet_compleet()
        records = Records(stroom, telling.grenzen)
        if (getemd := records.tamed(stroom)) is not None:
            doos.write_stream(deel, getemd)
        return _sheets(bestand, records, telling)


@contextlib.contextmanager
def _faults_of_others():
    """olefile and calamine fail in many ways; a panic of Rust is not even an Exception."""
    try:
        yield
    except (Geweigerd, MemoryError):
        raise
    except BaseException as fout:
        raise zinnen.niet_compleet() from fout


def _workbook(namen: set[str], naam: str) -> str:
    """The name of the stream with the sheets."""
    if {"EncryptionInfo", "EncryptedPackage"} & namen:
        raise zinnen.wachtwoord()
    for deel, soort, extensies in _VREEMD:
        if deel in namen:
            raise refuse_kind(naam, soort, extensies)
    if {deel.lower() for deel in namen} & _MACRO_DELEN:
        raise zinnen.macros()
    for deel in ("Workbook", "Book"):
        if deel in namen:
            return deel
    raise refuse_kind(naam, "iets anders", [])


def _sheets(bestand: io.BytesIO, records: Records, telling: Telling) -> list[Vel]:
    vellen = []
    bestand.seek(0)
    with CalamineWorkbook.from_filelike(bestand) as boek:
        for nummer, blad in enumerate(boek.sheets_metadata):
            if blad.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba):
                raise zinnen.macros()
            if blad.typ != SheetTypeEnum.WorkSheet:
                continue
            zichtbaar = blad.visible == SheetVisibleEnum.Visible
            vel = Vel(blad.name, telling, zichtbaar)
            rijen = boek.get_sheet_by_index(nummer).to_python(skip_empty_area=False)
            _fill(vel, rijen, records.fouten(nummer))
            vellen.append(vel)
    return vellen


def _fill(vel: Vel, rijen: list[list], fouten: dict[int, list[int]]) -> None:
    """calamine says nothing where there is an error, not even in the size of the sheet."""
    hoogte = max([len(rijen), *(rij + 1 for rij in fouten)])
    for nummer in range(hoogte):
        rij = rijen[nummer] if nummer < len(rijen) else []
        cellen = [_cell(cel, vel.telling.grenzen) for cel in rij]
        for kolom in fouten.get(nummer, ()):
            cellen.extend([""] * (kolom + 1 - len(cellen)))
            cellen[kolom] = Bijzonder.FOUT
        vel.put_row(nummer, cellen)


def _cell(cel, grenzen) -> Cel:
    if isinstance(cel, str):
        return text_cell(cel, grenzen) if cel else ""
    if isinstance(cel, bool):
        return bool_cell(cel)
    if isinstance(cel, int):
        return Decimal(cel)
    if isinstance(cel, float):
        return float_cell(cel)
    if isinstance(cel, datetime.datetime):
        return moment_cell(cel)
    if isinstance(cel, datetime.date):
        return cel
    if isinstance(cel, datetime.time):
        return f"{cel.hour}:{cel.minute:02}"
    if isinstance(cel, datetime.timedelta):
        return time_cell(cel)
    return text_cell(str(cel), grenzen)
