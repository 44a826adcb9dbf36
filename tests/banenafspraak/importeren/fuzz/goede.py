"""Good files to damage: every layout, in every kind, by several programs."""

import subprocess
from pathlib import Path

import pytest

from tests.banenafspraak.importeren.bestanden import EIGEN, as_csv, as_ods, as_xlsx
from tests.banenafspraak.importeren.maken import gewoon
from tests.kantoor import find_office

_EIGEN = [
    list(EIGEN),
    *(
        ["cijfer", "beschut-werk", code, f"{jaar}-K4", "", n, "", "", "Zie brief.", ""]
        for n, (code, jaar) in enumerate(
            (code, jaar) for code in ("GM0406", "GM0402") for jaar in range(2015, 2022)
        )
    ),
    ["cijfer", "banenafspraak", "AM12", "2020-K4", "markt", 400, "", "circa", "", ""],
    ["norm", "beschut-werk", "GM0417", 2020, "", 12, "", "", "", "Brief, 2020"],
    [*("cijfer", "werkgever", "GM0406", 2019, "", ""), "nog niet bekend", "", "", ""],
]
_STAATSCOURANT = [
    ["CBS-code", "Gemeente", "Ultimo 2018", "Ultimo 2019"],
    [406, "Huizen", 9, 11],
    [402, "Hilversum", 30, 41],
    [417, "Laren (NH.)", 2, 3],
    ["", "Som", 41, 55],
]
_UWV = [
    ["regio", "peildatum", "markt", "overheid", "inleen", "totaal"],
    ["Gooi en Vechtstreek", "31-12-2020", 400, 150, -3, 550],
    ["AM01", "31-12-2020", "1.200", 300, 108, "1.608"],
    ["NL01", "31-12-2020", 50_000, 12_000, 4_730, 66_730],
]
_GEBIEDEN = [
    ["Code", "Naam", "Code arbeidsmarktregio", "Naam arbeidsmarktregio"],
    ["GM0406", "Huizen", "AM12", "Gooi en Vechtstreek"],
    ["GM0402", "Hilversum", "AM12", "Gooi en Vechtstreek"],
    ["GM0080", "Leeuwarden", "AM02", "Friesland"],
    ["GM1900", "Súdwest-Fryslân", "AM02", "Friesland"],
    ["GM0001", "Nieuwland", "AM01", "Groningen"],
]
RIJEN = {
    "eigen": _EIGEN,
    "staatscourant": _STAATSCOURANT,
    "uwv": _UWV,
    "gebieden-2026": _GEBIEDEN,
}


def good_files(werkmap: Path) -> dict[str, list[tuple[str, bytes]]]:
    """By extension: names and files."""
    bestanden = {"csv": [], "xlsx": [], "ods": [], "xls": []}
    for naam, rijen in RIJEN.items():
        bestanden["csv"] += [
            (naam, as_csv(rijen)),
            (naam, gewoon.csv_bytes(rijen, scheiding=",", codering="cp1252")),
            (naam, gewoon.csv_bytes(rijen, scheiding="\t", codering="utf-16")),
        ]
        bestanden["xlsx"] += [(naam, as_xlsx(rijen)), (naam, gewoon.xlsx(rijen))]
        bestanden["ods"].append((naam, as_ods(rijen)))
    try:
        programma = find_office()
    except pytest.skip.Exception:
        return bestanden  # all the rest can be done without
    for soort in ("xls", "xlsx", "ods"):
        bestanden[soort] += _by_office(programma, soort, werkmap)
    return bestanden


def _by_office(programma: str, soort: str, werkmap: Path) -> list[tuple[str, bytes]]:
    """Every layout as LibreOffice saves it, in one start."""
    bron = werkmap / "bron"
    bron.mkdir(exist_ok=True)
    for naam, rijen in RIJEN.items():
        (bron / f"{naam}.xlsx").write_bytes(gewoon.xlsx(rijen))
    subprocess.run(
        [
            programma,
            f"-env:UserInstallation={(werkmap / 'profiel').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck"),
            *("--convert-to", soort, "--outdir", str(werkmap / soort)),
            *map(str, bron.iterdir()),
        ],
        capture_output=True,
        timeout=120,
        cwd=werkmap,
    )
    return [
        (naam, (werkmap / soort / f"{naam}.{soort}").read_bytes()) for naam in RIJEN
    ]
