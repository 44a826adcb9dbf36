"""Files that must be refused as a whole, each with the sentence that must be said.

`KWAAD` names them all, for tests that want every one: in the browser, on the command line.
"""

import io
import random
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from msoffcrypto.format.ooxml import OOXMLFile

from . import doos, gewoon

MB = 1024 * 1024

TE_GROOT = "Het bestand is 10,1 MB. Hooguit 10 MB kan."
RIJEN = "Het bestand heeft meer dan 50.000 rijen."
KOLOMMEN = "Het bestand heeft meer dan 200 kolommen."
VAKKEN = "Het bestand heeft meer dan 1.000.000 gevulde vakken."
TEKST = "Er staat te veel tekst in het bestand."
UITPAKKEN = "Het bestand wordt bij het uitpakken veel te groot."
LEZEN = "Het bestand wordt bij het lezen veel te groot."
BESTAND_IN = "In het bestand zit een ander bestand. Dat lezen we niet."
NIET_COMPLEET = "Het bestand is niet compleet."
WACHTWOORD = "Het bestand is beveiligd met een wachtwoord."
BUITEN = "Het bestand verwijst naar iets buiten het bestand. Dat lezen we niet."
MACROS = "Het bestand bevat macro’s."
LETTERS = "We kunnen de letters in dit bestand niet lezen."
LEEG = "Het bestand is leeg. Er staan geen rijen in."
BSN = "Kolom B lijkt BSN’s te bevatten."
NAMEN = "Kolom B lijkt namen van personen te bevatten."
GEBOORTE = "Kolom C lijkt geboortedata te bevatten."

# Made up, and valid: they pass the elfproef.
BSNS = ["111222333", "123456782", "999999990", "100000009", "231456785"]


@dataclass(frozen=True)
class Geval:
    """`naam`: as it is sent in; `wat`: the first sentence of the refusal."""

    naam: str
    wat: str
    maak: Callable[[], bytes]


def zip_bomb() -> bytes:
    """200 MB of spaces in the sheet, 0.9 MB as a file."""
    return doos.xlsx([b" " * MB] * 200)


def zip_bomb_aside() -> bytes:
    """A bomb in a part that nobody reads, but that goes off with who downloads the file."""
    return doos.xlsx(delen={"xl/media/image1.png": [b"\x00" * MB] * 200})


def many_parts() -> bytes:
    return doos.xlsx(delen={f"xl/media/{n}.bin": b"" for n in range(5000)})


def nested_zip() -> bytes:
    return doos.xlsx(delen={"xl/embeddings/boek.bin": doos.xlsx()})


def lying_zip() -> bytes:
    """The zip says that the sheet is 1,000 bytes; it is more."""
    inhoud = bytearray(doos.xlsx(b"<row><c><v>1</v></c></row>" * 1000))
    with zipfile.ZipFile(io.BytesIO(inhoud)) as doosje:
        deel = doosje.getinfo("xl/worksheets/sheet1.xml")
    # In the list at the end of the zip, the size stands 22 bytes before the name.
    plek = inhoud.rindex(deel.filename.encode()) - 22
    inhoud[plek : plek + 4] = (1000).to_bytes(4, "little")
    return bytes(inhoud)


def other_packing() -> bytes:
    """A way of packing that no spreadsheet program uses, and that cannot be measured."""
    with zipfile.ZipFile(io.BytesIO(doos.xlsx())) as bron:
        delen = {naam: bron.read(naam) for naam in bron.namelist()}
    delen["xl/media/image1.png"] = b"\x00" * 50 * MB
    return doos.pack(delen, zipfile.ZIP_BZIP2)


def twice_the_same_part() -> bytes:
    uit = io.BytesIO(doos.xlsx())
    with zipfile.ZipFile(uit, "a") as doosje, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns about just this
        doosje.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
    return uit.getvalue()


def many_words() -> bytes:
    return doos.xlsx(woorden=[b"<si><t/></si>" * 100_000] * 11)


def long_words() -> bytes:
    return doos.xlsx(woorden=[b"<si><t>" + b"a" * 1900 + b"</t></si>"] * 12_000)


def one_word_often() -> bytes:
    """A word of 1,900 letters in 20,000 cells: 38 MB of text out of almost nothing."""
    return doos.xlsx(
        [b'<row><c t="s"><v>0</v></c></row>' * 1000] * 20,
        woorden=b"<si><t>" + b"a" * 1900 + b"</t></si>",
    )


def long_tag() -> bytes:
    return doos.xlsx([b'<row x="', *[b"a" * MB] * 20, b'"/>'])


def deep_xml() -> bytes:
    return doos.xlsx([b"<a>" * MB] * 40)


def million_rows_xlsx() -> bytes:
    return doos.xlsx([b"<row><c><v>1</v></c></row>" * 10_000] * 100)


def million_rows_csv() -> bytes:
    return b"1;2\r\n" * 1_000_000


def million_rows_ods() -> bytes:
    return doos.ods([doos.ods_cell(1) * 10_000] * 60)


def row_bomb_ods() -> bytes:
    """One row that says: a million times."""
    return doos.ods(doos.ods_cell(1, rijen=1_000_000))


def cell_bomb_ods() -> bytes:
    return doos.ods(doos.ods_cell(1, keer=200, rijen=10_000))


def column_bomb_ods() -> bytes:
    return doos.ods(doos.ods_cell(1, keer=16_384))


def endless_column_ods() -> bytes:
    return doos.ods(doos.ods_cell(1, keer=999_999_999))


def huge_repeat_ods() -> bytes:
    return doos.ods(doos.ods_cell(1, rijen=int("9" * 100)))


def many_columns_xlsx() -> bytes:
    return doos.xlsx(b"<row>" + b"<c><v>1</v></c>" * 100_000 + b"</row>")


def many_columns_csv() -> bytes:
    return b";".join([b"1"] * 100_000) + b"\r\n"


def lonely_cell(plek: str) -> bytes:
    rij = "".join(c for c in plek if c.isdigit())
    return doos.xlsx(f'<row r="{rij}"><c r="{plek}"><v>1</v></c></row>'.encode())


def many_cells() -> bytes:
    return doos.xlsx([(b"<row>" + b"<c><v>1</v></c>" * 200 + b"</row>") * 100] * 51)


def encrypted_xlsx() -> bytes:
    uit = io.BytesIO()
    OOXMLFile(io.BytesIO(gewoon.xlsx([["a", 1]]))).encrypt("geheim", uit)
    return uit.getvalue()


def encrypted_ods() -> bytes:
    slot = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    return doos.ods(
        manifest=slot, delen={"content.xml": random.Random(1).randbytes(999)}
    )


XXE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = b"<!DOCTYPE a [<!ENTITY a 'ha'>%s]>" % b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)
)


def xxe_xlsx() -> bytes:
    rij = b'<row><c t="inlineStr"><is><t>&x;</t></is></c></row>'
    return doos.xlsx(rij, voor=XXE)


def xxe_ods() -> bytes:
    return doos.ods(doos.ods_cell(1), voor=XXE)


def laughs_xlsx() -> bytes:
    return doos.xlsx(
        b'<row><c t="inlineStr"><is><t>&m;</t></is></c></row>', voor=LAUGHS
    )


def xxe_utf16() -> bytes:
    """In another alphabet, and in a part that we never read."""
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + XXE.decode() + "<a>&x;</a>"
    return doos.xlsx(delen={"docProps/app.xml": xml.encode("utf-16")})


def xxe_picture() -> bytes:
    return doos.xlsx(delen={"xl/media/image1.svg": XXE + b"<svg/>"})


def external_book() -> bytes:
    return doos.xlsx(delen={"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


def external_picture() -> bytes:
    beeld = ("rId1", doos.office("image"), "http://voorbeeld.nl/a.png")
    relaties = doos.relations(beeld, buiten=True)
    return doos.xlsx(delen={"xl/drawings/_rels/drawing1.xml.rels": relaties})


def external_table_ods() -> bytes:
    bron = b'<table:table-source xlink:href="file:///home/a.ods"/>'
    return doos.ods(bron + doos.ods_cell(1))


def external_picture_ods() -> bytes:
    beeld = b'<table:table-cell><draw:image xlink:href="http://voorbeeld.nl/a.png"/></table:table-cell>'
    return doos.ods(b"<table:table-row>" + beeld + b"</table:table-row>")


def macros_xlsm() -> bytes:
    return doos.xlsx(delen={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def macro_sheet_xlsx() -> bytes:
    soort = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    relaties = doos.relations(("rId1", soort, "macrosheets/sheet1.xml"))
    return doos.xlsx(delen={"xl/_rels/workbook.xml.rels": relaties})


def macros_ods() -> bytes:
    return doos.ods(doos.ods_cell(1), delen={"Basic/Standard/Module1.xml": b"<a/>"})


def macros_in_ods_content() -> bytes:
    knop = b'<office:scripts><office:script script:language="Basic"/></office:scripts>'
    return doos.ods(doos.ods_cell(1), boven=knop)


def large_csv() -> bytes:
    return b"a;b\r\n".ljust(10 * MB + 1, b"1")


def random_bytes() -> bytes:
    return random.Random(7).randbytes(5000)


def random_bytes_as(begin: bytes) -> bytes:
    return begin + random.Random(8).randbytes(5000)


def with_bsn(kop: str = "nummer") -> list[list]:
    return [["gemeente", kop], *([f"gemeente {n}", b] for n, b in enumerate(BSNS))]


def bsn_on_second_sheet() -> bytes:
    return gewoon.xlsx([["a", 1]], andere={"Bron": with_bsn()})


def names() -> bytes:
    return gewoon.csv_bytes([["code", "Voornaam"], ["GM0402", "Sam"]])


def births() -> bytes:
    return gewoon.csv_bytes([["code", "n", "geb.datum"], ["GM0402", 1, "1-2-1980"]])


def _as(soort: str, naam: str) -> str:
    return f"Het bestand heet .{naam.rpartition('.')[2]}, maar het is {soort}."


_PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50
_PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"1 0 obj\n" * 50
_HTML = b"<html><table><tr><td>1</td></tr></table></html>"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _vast(inhoud: bytes) -> Callable[[], bytes]:
    return lambda: inhoud


def _zip(*namen: str) -> Callable[[], bytes]:
    return partial(doos.pack, {naam: b"<a/>" for naam in namen})


KWAAD = {
    "te groot": Geval("a.csv", TE_GROOT, large_csv),
    "zipbom": Geval("a.xlsx", UITPAKKEN, zip_bomb),
    "zipbom ernaast": Geval("a.xlsx", UITPAKKEN, zip_bomb_aside),
    "heel veel delen": Geval("a.xlsx", UITPAKKEN, many_parts),
    "zip in zip": Geval("a.xlsx", BESTAND_IN, nested_zip),
    "zip liegt over grootte": Geval("a.xlsx", NIET_COMPLEET, lying_zip),
    "zip anders ingepakt": Geval("a.xlsx", NIET_COMPLEET, other_packing),
    "twee keer hetzelfde deel": Geval("a.xlsx", NIET_COMPLEET, twice_the_same_part),
    "heel veel woorden": Geval("a.xlsx", VAKKEN, many_words),
    "lange woorden": Geval("a.xlsx", TEKST, long_words),
    "één woord heel vaak": Geval("a.xlsx", TEKST, one_word_often),
    "lange tag": Geval("a.xlsx", UITPAKKEN, long_tag),
    "diepe xml": Geval("a.xlsx", LEZEN, deep_xml),
    "miljoen rijen xlsx": Geval("a.xlsx", RIJEN, million_rows_xlsx),
    "miljoen rijen csv": Geval("a.csv", RIJEN, million_rows_csv),
    "600.000 rijen ods": Geval("a.ods", RIJEN, million_rows_ods),
    "rij een miljoen keer": Geval("a.ods", RIJEN, row_bomb_ods),
    "rij vaker dan kan": Geval("a.ods", RIJEN, huge_repeat_ods),
    "vakken twee miljoen keer": Geval("a.ods", VAKKEN, cell_bomb_ods),
    "miljoen vakken xlsx": Geval("a.xlsx", VAKKEN, many_cells),
    "vak 16.384 keer": Geval("a.ods", KOLOMMEN, column_bomb_ods),
    "vak zonder einde": Geval("a.ods", KOLOMMEN, endless_column_ods),
    "100.000 kolommen xlsx": Geval("a.xlsx", KOLOMMEN, many_columns_xlsx),
    "100.000 kolommen csv": Geval("a.csv", KOLOMMEN, many_columns_csv),
    "één vak onderaan": Geval("a.xlsx", RIJEN, partial(lonely_cell, "A1048576")),
    "één vak rechts": Geval("a.xlsx", KOLOMMEN, partial(lonely_cell, "XFD1")),
    "wachtwoord xlsx": Geval("a.xlsx", WACHTWOORD, encrypted_xlsx),
    "wachtwoord ods": Geval("a.ods", WACHTWOORD, encrypted_ods),
    "xxe xlsx": Geval("a.xlsx", BUITEN, xxe_xlsx),
    "xxe ods": Geval("a.ods", BUITEN, xxe_ods),
    "xxe utf-16": Geval("a.xlsx", BUITEN, xxe_utf16),
    "xxe in plaatje": Geval("a.xlsx", BUITEN, xxe_picture),
    "billion laughs": Geval("a.xlsx", BUITEN, laughs_xlsx),
    "link naar boek": Geval("a.xlsx", BUITEN, external_book),
    "plaatje van buiten": Geval("a.xlsx", BUITEN, external_picture),
    "link naar boek ods": Geval("a.ods", BUITEN, external_table_ods),
    "plaatje van buiten ods": Geval("a.ods", BUITEN, external_picture_ods),
    "macro's xlsm": Geval("a.xlsm", MACROS, macros_xlsm),
    "macroblad xlsx": Geval("a.xlsx", MACROS, macro_sheet_xlsx),
    "macro's ods": Geval("a.ods", MACROS, macros_ods),
    "macro's in ods-inhoud": Geval("a.ods", MACROS, macros_in_ods_content),
    "pdf": Geval("a.xlsx", _as("een pdf", "a.xlsx"), _vast(_PDF)),
    "pdf die zo heet": Geval("a.pdf", "Het bestand is een pdf.", _vast(_PDF)),
    "plaatje": Geval("a.csv", _as("een plaatje", "a.csv"), _vast(_PNG)),
    "webpagina": Geval("a.xls", _as("een webpagina", "a.xls"), _vast(_HTML)),
    "Word": Geval(
        "a.xlsx",
        _as("een Word-bestand", "a.xlsx"),
        _zip("[Content_Types].xml", "word/document.xml"),
    ),
    "zip": Geval("a.xlsx", _as("een zip-bestand", "a.xlsx"), _zip("a.txt")),
    "Numbers": Geval(
        "a.numbers",
        "Het bestand is een Numbers- of Pages-bestand.",
        _zip("Index/Document.iwa"),
    ),
    "xlsb": Geval(
        "a.xlsb",
        "Dit soort Excel-bestand (xlsb) lezen we niet.",
        _zip("[Content_Types].xml", "xl/workbook.bin"),
    ),
    "xml": Geval(
        "a.xls", _as("een XML-bestand", "a.xls"), _vast(b"<?xml version='1.0'?><a/>")
    ),
    "willekeurig csv": Geval("a.csv", LETTERS, random_bytes),
    "willekeurig xlsx": Geval("a.xlsx", _as("iets anders", "a.xlsx"), random_bytes),
    "willekeurig zip": Geval(
        "a.xlsx", NIET_COMPLEET, partial(random_bytes_as, b"PK\x03\x04")
    ),
    "willekeurig ole": Geval("a.xls", NIET_COMPLEET, partial(random_bytes_as, _OLE)),
    "utf-16 zonder teken": Geval(
        "a.csv", LETTERS, _vast("a;b\n1;2".encode("utf-16-le"))
    ),
    "open aanhaling": Geval("a.csv", NIET_COMPLEET, _vast(b'a;b\n1;"2\n3;4\n')),
    "afgebroken letter": Geval("a.csv", NIET_COMPLEET, _vast("a;b\n1;é".encode()[:-1])),
    "leeg": Geval("a.csv", LEEG, _vast(b"")),
    "lege regels": Geval("a.csv", LEEG, _vast(b"\r\n;;\r\n \r\n")),
    "leeg xlsx": Geval("a.xlsx", LEEG, partial(gewoon.xlsx, [])),
    "leeg ods": Geval("a.ods", LEEG, doos.ods),
    "bsn csv": Geval("a.csv", BSN, lambda: gewoon.csv_bytes(with_bsn())),
    "bsn xlsx": Geval("a.xlsx", BSN, lambda: gewoon.xlsx(with_bsn())),
    "bsn ander blad": Geval(
        "a.xlsx",
        "Kolom B van het blad “Bron” lijkt BSN’s te bevatten.",
        bsn_on_second_sheet,
    ),
    "namen": Geval("a.csv", NAMEN, names),
    "geboortedata": Geval("a.csv", GEBOORTE, births),
}
