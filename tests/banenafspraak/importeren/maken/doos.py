"""Spreadsheets of raw XML, for what no decent program would write."""

import io
import zipfile
from collections.abc import Iterable

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"

Deel = bytes | Iterable[bytes]


def pack(delen: dict[str, Deel], wijze: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip; a part may come in pieces, so that 200 MB need not exist at once."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", wijze, compresslevel=1) as doos:
        for naam, inhoud in delen.items():
            with doos.open(naam, "w") as deel:
                for stuk in [inhoud] if isinstance(inhoud, bytes) else inhoud:
                    deel.write(stuk)
    return uit.getvalue()


def xlsx(
    rijen: Deel = b"<row><c><v>1</v></c></row>",
    *,
    woorden: Deel | None = None,
    voor: bytes = b"",
    boven: bytes = b"",
    delen: dict[str, Deel] | None = None,
) -> bytes:
    """`rijen` stand in `sheetData`, `woorden` in `sst`; `voor`: before the root element of
    the sheet; `boven`: before `sheetData`; `delen`: other parts, or others in their place."""
    alles: dict[str, Deel] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_SHEET}.sheet.main+xml"/></Types>'.encode(),
        "_rels/.rels": relations(
            ("rId1", f"{_OFFICE}/officeDocument", "xl/workbook.xml")
        ),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{_OFFICE}/sharedStrings", "sharedStrings.xml"),
        ),
        "xl/sharedStrings.xml": _wrap("sst", woorden or b""),
        "xl/worksheets/sheet1.xml": _chain(
            voor,
            f'<worksheet xmlns="{_MAIN}">'.encode() + boven + b"<sheetData>",
            rijen,
            b"</sheetData></worksheet>",
        ),
    }
    return pack(alles | (delen or {}))


def relations(*relaties: tuple[str, str, str], buiten: bool = False) -> bytes:
    waar = ' TargetMode="External"' if buiten else ""
    regels = "".join(
        f'<Relationship Id="{sleutel}" Type="{soort}" Target="{doel}"{waar}/>'
        for sleutel, soort, doel in relaties
    )
    return f'<Relationships xmlns="{_RELS}">{regels}</Relationships>'.encode()


def office(soort: str) -> str:
    """The full name of a kind of relation."""
    return f"{_OFFICE}/{soort}"


def _wrap(element: str, inhoud: Deel):
    yield f'<{element} xmlns="{_MAIN}">'.encode()
    yield from [inhoud] if isinstance(inhoud, bytes) else inhoud
    yield f"</{element}>".encode()


def _chain(*delen: Deel):
    for deel in delen:
        yield from [deel] if isinstance(deel, bytes) else deel


def ods(
    rijen: Deel = b"",
    *,
    voor: bytes = b"",
    boven: bytes = b"",
    manifest: bytes = b"",
    delen: dict[str, Deel] | None = None,
) -> bytes:
    """`rijen` stand in the one table; `voor`: before the root element; `boven`: before the
    body; `manifest`: in that part."""
    ruimtes = " ".join(
        f'xmlns:{kort}="{_ODF}:{lang}:1.0"'
        for kort, lang in {
            "office": "office",
            "table": "table",
            "text": "text",
            "style": "style",
            "draw": "drawing",
            "script": "script",
        }.items()
    )
    begin = f'<office:document-content {ruimtes} xmlns:xlink="http://www.w3.org/1999/xlink">'
    alles: dict[str, Deel] = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">'.encode()
        + manifest
        + b"</manifest:manifest>",
        "content.xml": _chain(
            voor,
            begin.encode() + boven + b"<office:body><office:spreadsheet>",
            b'<table:table table:name="Blad1">',
            rijen,
            b"</table:table></office:spreadsheet></office:body></office:document-content>",
        ),
    }
    return pack(alles | (delen or {}))


def ods_cell(waarde: object, keer: int = 1, rijen: int = 1) -> bytes:
    """One row with one number, repeated to the right and down."""
    return (
        f'<table:table-row table:number-rows-repeated="{rijen}"><table:table-cell '
        f'table:number-columns-repeated="{keer}" office:value-type="float" '
        f'office:value="{waarde}"/></table:table-row>'
    ).encode()
