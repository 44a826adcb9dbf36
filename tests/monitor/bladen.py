"""Read a download back, with other code than wrote it."""

import io

from django.test import Client
from python_calamine import CalamineWorkbook


def fetch(adres, formaat="xlsx"):
    """The answer to `?formaat=`."""
    teken = "&" if "?" in adres else "?"
    antwoord = Client().get(f"{adres}{teken}formaat={formaat}")
    assert antwoord.status_code == 200, adres
    return antwoord


def sheet(adres, formaat="xlsx"):
    """(title, rows by heading, notes) of the download of a page."""
    return read_sheet(fetch(adres, formaat).content)


def read_sheet(inhoud: bytes):
    """(title, rows by heading, notes) of a spreadsheet."""
    blad = CalamineWorkbook.from_filelike(io.BytesIO(inhoud)).get_sheet_by_index(0)
    rijen = blad.to_python(skip_empty_area=False)
    einde = next(n for n, r in enumerate(rijen) if n > 2 and not any(r))
    koppen = rijen[2]
    return (
        rijen[0][0],
        [dict(zip(koppen, r, strict=True)) for r in rijen[3:einde]],
        [r[0] for r in rijen[einde + 1 :]],
    )
