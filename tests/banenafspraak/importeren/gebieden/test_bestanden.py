"""Real files, read by the process that reads every file: csv, xlsx and ods."""

import csv
import io

import odswriter
import openpyxl
import pytest

from banenafspraak.importeren.gebieden import is_gebiedentabel, read
from banenafspraak.importeren.lezen import read_file
from tests.banenafspraak.importeren.gebieden.bladen import odata, statline

GEMEENTEN = [
    (
        f"GM{n:04d}",
        f"Plaats {n} (NH.)",
        f"AM{n % 35 + 1:02d}",
        f"Regio {n % 35}",
        "PV27",
    )
    for n in range(1, 343)
]
STATLINE, ODATA = "Gebieden_in_Nederland_2026_23112026_155507", "TypedDataSet 2026"


def wide(blad):
    """With columns up to a hundred, as CBS has."""
    letters = ("CR", "GG", "KK", "LD", "RE", "VR", "WG", "ZK")
    extra = [
        [f"{k}{n}" for k in range(90)]
        if n == 0
        else [f"{letters[k % 8]}{n % 90:02d}    " for k in range(90)]
        for n in range(len(blad.rijen))
    ]
    return [[*rij, *meer] for rij, meer in zip(blad.rijen, extra, strict=True)]


def as_csv(rijen):
    bestand = io.StringIO(newline="")
    csv.writer(bestand, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rijen)
    return bestand.getvalue().encode("utf-8-sig")


def as_xlsx(rijen):
    boek, uit = openpyxl.Workbook(), io.BytesIO()
    for rij in rijen:
        boek.active.append(rij)
    boek.save(uit)
    return uit.getvalue()


def as_ods(rijen):
    uit = io.BytesIO()
    with odswriter.writer(uit) as boek:
        boek.new_sheet("Blad1").writerows(rijen)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("maak", "stam", "schrijf", "soort"),
    [
        (statline, STATLINE, as_csv, "csv"),
        (odata, ODATA, as_csv, "csv"),
        (odata, ODATA, as_xlsx, "xlsx"),
        (statline, STATLINE, as_ods, "ods"),
    ],
)
def test_file_of_cbs_is_read(maak, stam, schrijf, soort):
    naam = f"{stam}.{soort}"
    blad = read_file(schrijf(wide(maak(*GEMEENTEN))), naam)
    assert is_gebiedentabel(blad)
    tabel = read(blad, naam)
    assert (tabel.jaar, tabel.meldingen, tabel.waarschuwingen) == (2026, (), ())
    assert [(r.code, r.naam, r.regio, r.regionaam) for r in tabel.rijen] == [
        rij[:4] for rij in GEMEENTEN
    ]
    assert tabel.rijen[0].rij == 2
