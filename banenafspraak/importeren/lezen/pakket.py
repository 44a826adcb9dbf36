"""The zip around an xlsx or ods: unpacked to count and to look, never trusted.

Pure: no Django. Sizes in a zip are claims; what counts here are the bytes that come out.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from banenafspraak.importeren.blad import Grenzen

from . import ontleden, zinnen
from .poort import refuse_kind

XLSX, ODS = "xlsx", "ods"

_STUK = 64 * 1024
_MEESTE_DELEN = 2_000
_KLEIN = 4 * 1024 * 1024
_WIJZEN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP = b"PK\x03\x04"
_XML_NAMEN = (".xml", ".rels", ".vml", ".rdf")
_XML_BEGIN = (
    *(b"<", b"\xef\xbb\xbf<", b"<\x00", b"\x00<"),
    *(b"\xff\xfe<\x00", b"\xfe\xff\x00<"),
)
_FOUTEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_ODF = "application/vnd.oasis.opendocument."
_DELEN_VAN = (
    ("word/", "een Word-bestand", [".docx", ".docm"]),
    ("ppt/", "een PowerPoint-bestand", [".pptx"]),
    ("Index/Document.iwa", "een Numbers- of Pages-bestand", [".numbers", ".pages"]),
    ("Index.zip", "een Numbers- of Pages-bestand", [".numbers", ".pages"]),
)
_ODF_SOORT = {
    "text": ("een tekstdocument", [".odt"]),
    "presentation": ("een presentatie", [".odp"]),
    "graphics": ("een tekening", [".odg"]),
}


class Pakket:
    """The parts of one zip by name. Opening it has unpacked and judged every part."""

    def __init__(self, inhoud: bytes, naam: str, grenzen: Grenzen):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(inhoud))
        except _FOUTEN as fout:
            raise zinnen.niet_compleet() from fout
        delen = self._zip.infolist()
        self.namen = {deel.filename for deel in delen}
        if len(delen) > _MEESTE_DELEN:
            raise zinnen.te_groot_uitgepakt()
        if any(deel.flag_bits & 1 for deel in delen):
            raise zinnen.wachtwoord()
        # Other ways of packing cannot be unpacked in small steps.
        if any(deel.compress_type not in _WIJZEN for deel in delen):
            raise zinnen.niet_compleet()
        # Of two parts with one name, two programs may read a different one.
        if len(self.namen) < len(delen):
            raise zinnen.niet_compleet()
        self.soort = self._kind(naam)
        self._unpack_all(grenzen.uitgepakt)

    def stream(self, naam: str) -> Iterator[bytes]:
        try:
            with self._zip.open(naam) as bron:
                while stuk := bron.read(_STUK):
                    yield stuk
        except (*_FOUTEN, KeyError) as fout:
            raise zinnen.niet_compleet() from fout

    def small(self, naam: str) -> bytes:
        """A whole part that is small in every real file."""
        inhoud = bytearray()
        for stuk in self.stream(naam):
            inhoud += stuk
            if len(inhoud) > _KLEIN:
                raise zinnen.te_groot_uitgepakt()
        return bytes(inhoud)

    def _kind(self, naam: str) -> str:
        for begin, soort, extensies in _DELEN_VAN:
            if any(deel.startswith(begin) for deel in self.namen):
                raise refuse_kind(naam, soort, extensies)
        if "mimetype" in self.namen:
            soort = self.small("mimetype").decode("latin-1").strip()
            if soort.startswith(f"{_ODF}spreadsheet"):
                return ODS
            if soort.startswith(_ODF):
                soort = soort.removeprefix(_ODF).partition("-")[0]
                onbekend = ("een ander soort document", [])
                raise refuse_kind(naam, *_ODF_SOORT.get(soort, onbekend))
        if "xl/workbook.bin" in self.namen:
            raise zinnen.ander_excel("xlsb")
        if "[Content_Types].xml" in self.namen:
            return XLSX
        if {"content.xml", "META-INF/manifest.xml"} <= self.namen:
            return ODS
        raise refuse_kind(naam, "een zip-bestand", [".zip"])

    def _unpack_all(self, over: int) -> None:
        """Count what really comes out; look for a zip in it and for a DOCTYPE."""
        for deel in sorted(self.namen):
            is_xml = deel.lower().endswith(_XML_NAMEN)
            for nummer, stuk in enumerate(self.stream(deel)):
                over -= len(stuk)
                if over < 0:
                    raise zinnen.te_groot_uitgepakt()
                if nummer == 0:
                    if stuk.startswith(_ZIP):
                        raise zinnen.bestand_in_bestand()
                    is_xml = is_xml or stuk.lstrip().startswith(_XML_BEGIN)
            if is_xml:
                ontleden.check_prolog(self.stream(deel))
