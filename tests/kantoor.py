"""LibreOffice without a window: what an office program makes of our files."""

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

_NAMEN = ("soffice", "libreoffice")
_WACHT = 120  # seconds; a first start on a slow machine takes some
_KANTOOR = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABEL = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEKST = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
# `;` between cells, `"` around text, UTF-8, from the first line, as a Dutch reader has it,
# with dates recognised.
_CSV_INVOER = "CSV:59,34,76,1,,1043,false,true"


def find_office() -> str:
    """The program. Without it these tests are skipped, but never in CI."""
    pad = next(filter(None, map(shutil.which, _NAMEN)), None)
    if pad:
        return pad
    no_office("Geen LibreOffice gevonden (Debian: apt install libreoffice-calc-nogui).")


def no_office(reden: str):
    """Without it these tests are skipped, but never in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reden)
    pytest.skip(reden)


def open_all(bestanden: list[Path], werkmap: Path) -> dict[str, list[list[tuple]]]:
    """Every file as LibreOffice sees it: by name, rows of (kind, value) per cell.

    One start for the spreadsheets and one for csv, which needs an import filter.
    """
    programma = find_office()
    uit = werkmap / "gelezen"
    for invoer, groep in (
        ([], [b for b in bestanden if b.suffix != ".csv"]),
        ([f"--infilter={_CSV_INVOER}"], [b for b in bestanden if b.suffix == ".csv"]),
    ):
        if groep:
            _convert(
                programma, invoer, groep, uit / ("csv" if invoer else "vel"), werkmap
            )
    return {
        b.name: read_flat(
            uit / ("csv" if b.suffix == ".csv" else "vel") / f"{b.stem}.fods"
        )
        for b in bestanden
    }


def convert_texts(bestanden: list[Path], soort: str, werkmap: Path) -> list[Path]:
    """Every text document as `pdf`, `txt:Text` or `fodt`. LibreOffice without Writer opens none."""
    programma = find_office()
    if not any(Path(programma).resolve().parent.glob("libsw*lo.so")):
        no_office(
            "Geen Writer gevonden (Debian: apt install libreoffice-writer-nogui)."
        )
    uit = werkmap / soort.split(":")[0]
    _convert(programma, [], bestanden, uit, werkmap, soort)
    return [uit / f"{b.stem}.{soort.split(':')[0]}" for b in bestanden]


def _convert(
    programma, invoer, bestanden, uit: Path, werkmap: Path, soort: str = "fods"
) -> None:
    opdracht = [
        programma,
        # A profile of its own: a LibreOffice that is open elsewhere is left alone.
        f"-env:UserInstallation={(werkmap / 'profiel').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck"),
        *invoer,
        *("--convert-to", soort, "--outdir", str(uit)),
        *map(str, bestanden),
    ]
    klaar = subprocess.run(
        opdracht, capture_output=True, text=True, timeout=_WACHT, cwd=werkmap
    )
    achter = soort.split(":")[0]
    missen = [b.name for b in bestanden if not (uit / f"{b.stem}.{achter}").exists()]
    assert not missen, f"{missen}: {klaar.stdout}{klaar.stderr}"


def read_flat(pad: Path) -> list[list[tuple]]:
    """Rows of (kind, value) of the first sheet: `("float", "608")`, `("formula", ...)`,
    `("", "")` for an empty cell. Empty cells and rows at the end are left out."""
    vel = next(ElementTree.parse(pad).iter(f"{{{_TABEL}}}table"))
    rijen = []
    for rij in vel.iter(f"{{{_TABEL}}}table-row"):
        keer = int(rij.get(f"{{{_TABEL}}}number-rows-repeated", 1))
        cellen = _cells(rij)
        rijen += [cellen] * (keer if cellen or keer < 100 else 1)
    while rijen and not rijen[-1]:
        rijen.pop()
    return rijen


def _cells(rij) -> list[tuple]:
    cellen = []
    for cel in rij:
        keer = int(cel.get(f"{{{_TABEL}}}number-columns-repeated", 1))
        cellen += [_cell(cel)] * min(keer, 200)
    while cellen and cellen[-1] == ("", ""):
        cellen.pop()
    return cellen


def _cell(cel) -> tuple[str, str]:
    if formule := cel.get(f"{{{_TABEL}}}formula"):
        return "formula", formule
    soort = cel.get(f"{{{_KANTOOR}}}value-type", "")
    if soort == "date":
        return soort, cel.get(f"{{{_KANTOOR}}}date-value")[:10]
    if soort in ("float", "percentage", "currency"):
        return soort, cel.get(f"{{{_KANTOOR}}}value")
    alineas = cel.findall(f"{{{_TEKST}}}p")
    return soort, "\n".join("".join(p.itertext()) for p in alineas)
