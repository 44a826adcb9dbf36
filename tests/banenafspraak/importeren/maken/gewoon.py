"""Readable spreadsheets and csv, as real programs write them."""

import csv
import io
import subprocess
from pathlib import Path

import odswriter
import openpyxl

from tests.kantoor import find_office

Rijen = list[list]


def xlsx(rijen: Rijen, *, blad: str = "Blad1", andere: dict[str, Rijen] | None = None):
    """By openpyxl. `None` is an empty cell; a text that begins with = is a formula."""
    boek = openpyxl.Workbook()
    boek.active.title = blad
    for naam, inhoud in {blad: rijen, **(andere or {})}.items():
        vel = boek[naam] if naam in boek.sheetnames else boek.create_sheet(naam)
        for rij in inhoud:
            vel.append(rij)
    return save(boek)


def save(boek: openpyxl.Workbook) -> bytes:
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def large_xlsx(rijen) -> bytes:
    """Many rows, without keeping them."""
    boek = openpyxl.Workbook(write_only=True)
    vel = boek.create_sheet("Blad1")
    for rij in rijen:
        vel.append(rij)
    return save(boek)


def ods(rijen: Rijen, *, blad: str = "Blad1") -> bytes:
    """By odswriter."""
    uit = io.BytesIO()
    with odswriter.writer(uit) as boek:
        vel = boek.new_sheet(blad)
        for rij in rijen:
            vel.writerow(rij)
    return uit.getvalue()


def csv_bytes(
    rijen: Rijen, *, scheiding: str = ";", codering: str = "utf-8", einde: str = "\r\n"
) -> bytes:
    uit = io.StringIO()
    csv.writer(uit, delimiter=scheiding, lineterminator=einde).writerows(rijen)
    return uit.getvalue().encode(codering)


def by_office(inhoud: bytes, van: str, naar: list[str], werkmap: Path) -> dict:
    """The same file as LibreOffice saves it: `by_office(x, "xlsx", ["xls"], map)["xls"]`."""
    bron = werkmap / f"bron.{van}"
    bron.write_bytes(inhoud)
    klaar = {}
    for soort in naar:
        subprocess.run(
            [
                find_office(),
                f"-env:UserInstallation={(werkmap / 'profiel').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck"),
                *("--convert-to", soort, "--outdir", str(werkmap / soort), str(bron)),
            ],
            capture_output=True,
            timeout=120,
            cwd=werkmap,
        )
        klaar[soort] = (werkmap / soort / f"bron.{soort}").read_bytes()
    return klaar


def linked_fods(pad: str = "/tmp/ander.xlsx") -> bytes:
    """A formula that looks into another file, for `by_office` to save as any kind."""
    ruimtes = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for n in ("office", "table", "text")
    )
    return (
        f'<?xml version="1.0"?><office:document {ruimtes} '
        'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>'
        '<office:spreadsheet><table:table table:name="Blad1"><table:table-row>'
        f"<table:table-cell table:formula=\"of:='file://{pad}'#$Blad1.A1\" "
        'office:value-type="float" office:value="5"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document>"
    ).encode()
