"""What kind of file this is, by its first bytes; its name only helps to say it.

Pure: no Django, and cheap: the web process does this much itself.
"""

import re

from banenafspraak.importeren.blad import Grenzen

from . import zinnen

ZIP, OLE, TEKST = "zip", "ole", "tekst"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PLAATJE = ("een plaatje", ".png .jpg .jpeg .gif .webp .tif .tiff .heic .svg".split())
_INGEPAKT = ("een ingepakt bestand", ".zip .rar .7z .gz .bz2 .xz".split())
_PDF = ("een pdf", [".pdf"])
_WEBPAGINA = ("een webpagina", ".html .htm .mht .mhtml .xhtml".split())
_XML = ("een XML-bestand", ".xml .fods".split())
_HERKEND = (
    (b"%PDF", _PDF),
    (b"\x89PNG", _PLAATJE),
    (b"\xff\xd8\xff", _PLAATJE),
    (b"GIF8", _PLAATJE),
    (b"II*\x00", _PLAATJE),
    (b"MM\x00*", _PLAATJE),
    (b"Rar!\x1a\x07", _INGEPAKT),
    (b"7z\xbc\xaf\x27\x1c", _INGEPAKT),
    (b"\x1f\x8b\x08", _INGEPAKT),
    (b"BZh9", _INGEPAKT),
    (b"\xfd7zXZ\x00", _INGEPAKT),
    (b"{\\rtf", ("een Word-bestand", ".doc .docx .rtf".split())),
    (b"SQLite format 3\x00", ("een database", [])),
)
_HTML = re.compile(
    r"\s*(<!doctype\s+html|<html|<head|<body|<table|<meta|mime-version:)", re.I
)


def check_size(inhoud: bytes, grenzen: Grenzen) -> None:
    if not inhoud:
        raise zinnen.leeg()
    if len(inhoud) > grenzen.bytes:
        raise zinnen.te_groot(len(inhoud), grenzen.bytes)


def recognise(inhoud: bytes, naam: str) -> str:
    """`ZIP`, `OLE` or `TEKST`; anything that we know to be something else is refused."""
    if inhoud.startswith(_ZIP):
        return ZIP
    if inhoud.startswith(_OLE):
        return OLE
    if herkend := _known(inhoud):
        raise refuse_kind(naam, *herkend)
    return TEKST


def refuse_kind(naam: str, soort: str, extensies: list[str]):
    """The refusal, which names the extension when that says something else."""
    extensie = extension(naam)
    return zinnen.ander_soort("" if extensie in extensies else extensie, soort)


def extension(naam: str) -> str:
    """`.xlsx`, or "" when the name has none that is fit to print."""
    gevonden = re.search(r"\.[a-z0-9]{1,5}$", naam.lower())
    return gevonden[0] if gevonden else ""


def _known(inhoud: bytes):
    for begin, soort in _HERKEND:
        if inhoud.startswith(begin):
            return soort
    if (inhoud[:4] == b"RIFF" and inhoud[8:12] == b"WEBP") or inhoud[4:8] == b"ftyp":
        return _PLAATJE
    # A pdf may begin with some bytes of a printer.
    if b"%PDF-" in inhoud[:1024] and b"\x00" not in inhoud[:4]:
        return _PDF
    return _known_text(_first_text(inhoud[:4096]))


def _known_text(begin: str):
    if _HTML.match(begin):
        return _WEBPAGINA
    if begin.startswith("<?xml"):
        if "<svg" in begin:
            return _PLAATJE
        return _WEBPAGINA if "<html" in begin.lower() else _XML
    if begin.startswith("<svg"):
        return _PLAATJE
    return None


def _first_text(begin: bytes) -> str:
    for bom, codering in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if begin.startswith(bom):
            return begin.decode(codering, "replace").lstrip()
    return begin.decode("latin-1").lstrip()
