"""Old Excel files (xls) with something changed in them that LibreOffice cannot make."""

import io
import struct

import olefile

_WRITEACCESS, _FILEPASS, _BOUNDSHEET, _DIMENSIONS = 0x005C, 0x002F, 0x0085, 0x0200


def locked(xls: bytes) -> bytes:
    """A record that says: what follows is encrypted."""
    return _change(xls, _WRITEACCESS, lambda inhoud: inhoud, _FILEPASS)


def macro_sheet(xls: bytes) -> bytes:
    """The first sheet is one of the macros of Excel 4."""
    return _change(xls, _BOUNDSHEET, lambda inhoud: inhoud[:5] + b"\x01" + inhoud[6:])


def lying_size(xls: bytes) -> bytes:
    """The sheet says that it is as large as can be."""
    grootst = struct.pack("<IIHHH", 0, 65_536, 0, 256, 0)
    return _change(xls, _DIMENSIONS, lambda _: grootst)


def with_vba(xls: bytes) -> bytes:
    """One of the streams beside the sheets gets the name under which macros are kept."""
    oud = "\x05DocumentSummaryInformation".encode("utf-16-le")
    nieuw = "_VBA_PROJECT_CUR".encode("utf-16-le")
    plek = xls.index(oud)
    naam = nieuw.ljust(64, b"\x00") + struct.pack("<H", len(nieuw) + 2)
    return xls[:plek] + naam + xls[plek + len(naam) :]


def _change(xls: bytes, welke: int, verander, soort: int | None = None) -> bytes:
    bestand = io.BytesIO(xls)
    doos = olefile.OleFileIO(bestand, write_mode=True)
    stroom = bytearray(doos.openstream("Workbook").read())
    plek = 0
    while plek + 4 <= len(stroom):
        dit, lengte = struct.unpack_from("<HH", stroom, plek)
        if dit == welke:
            struct.pack_into("<H", stroom, plek, soort or dit)
            nieuw = verander(bytes(stroom[plek + 4 : plek + 4 + lengte]))
            stroom[plek + 4 : plek + 4 + lengte] = nieuw
            break
        plek += 4 + lengte
    else:
        raise AssertionError(f"geen record {welke:#x}")
    doos.write_stream("Workbook", bytes(stroom))
    return bestand.getvalue()
