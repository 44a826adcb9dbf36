"""Good files, damaged: in their bytes, in the parts of their zip, in the records of an xls."""

import io
import re
import struct
import warnings
import zipfile
from random import Random

import olefile

_HEEL_WAT = (
    b'"',
    b";",
    b"\r\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"sep=,\n",
    b"\x80",
    b"\xe2\x80",
    b"9" * 400,
    b"\n" * 60_000,
    b";" * 300,
)
_WAARDEN = (
    b"",
    b"0",
    b"-1",
    b"1.5",
    b"1e308",
    b"1e-999",
    b"NaN",
    b"inf",
    b"true",
    b"99999999999999999999",
    b"2147483648",
    b"&#0;",
    b"&#x1F600;",
    b"&amp;&lt;",
    b"&x;",
    b"A" * 5000,
    b"s",
    b"str",
    b"inlineStr",
    b"e",
    b"b",
    b"d",
    b"float",
    b"date",
    b"percentage",
    b"2020-12-31",
    b"2020-13-45T99:99",
    b"A1",
    b"XFD1048576",
    b"#REF!",
    "ｅ\u202e\u0301".encode(),
)
_STUKJES = (
    b"<",
    b">",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"<!DOCTYPE a>",
    b"<?php ?>",
    b"\xff",
    b"</row>",
    b"<c><v>1</v></c>",
    b"<row/>",
)
_DEEL_VAN_XML = re.compile(rb'"[^"<>]*"|>[^<>]+<|<[^<>]*>')


def break_bytes(inhoud: bytes, toeval: Random) -> bytes:
    """The same file with one or more things done to its bytes."""
    stuk = bytearray(inhoud)
    for _ in range(toeval.choice((1, 1, 1, 2, 5, 20))):
        toeval.choice(_BEWERKINGEN)(stuk, toeval)
    return bytes(stuk)


def _flip(stuk: bytearray, toeval: Random) -> None:
    for _ in range(toeval.choice((1, 3, 30)) if stuk else 0):
        stuk[toeval.randrange(len(stuk))] ^= 1 << toeval.randrange(8)


def _cut(stuk: bytearray, toeval: Random) -> None:
    begin, eind = _range(stuk, toeval)
    if toeval.random() < 0.3:
        eind = len(stuk)
    del stuk[begin:eind]


def _insert(stuk: bytearray, toeval: Random) -> None:
    plek = toeval.randint(0, len(stuk))
    wat = toeval.choice(_HEEL_WAT)
    stuk[plek:plek] = wat if toeval.random() < 0.7 else toeval.randbytes(8)


def _repeat(stuk: bytearray, toeval: Random) -> None:
    begin, eind = _range(stuk, toeval)
    stuk[eind:eind] = stuk[begin:eind] * toeval.choice((1, 1, 3))


def _swap(stuk: bytearray, toeval: Random) -> None:
    a, b, c = sorted(toeval.randint(0, len(stuk)) for _ in range(3))
    stuk[a:c] = stuk[b:c] + stuk[a:b]


def _fill(stuk: bytearray, toeval: Random) -> None:
    begin, eind = _range(stuk, toeval)
    stuk[begin:eind] = toeval.choice((b"\x00", b"\xff", b" ")) * (eind - begin)


def _range(stuk: bytearray, toeval: Random) -> tuple[int, int]:
    begin = toeval.randint(0, len(stuk))
    lengte = toeval.choice((1, 4, 60, 1000, len(stuk)))
    return begin, min(len(stuk), begin + toeval.randint(0, lengte))


_BEWERKINGEN = (_flip, _flip, _cut, _insert, _repeat, _swap, _fill)


# ---- a zip -------------------------------------------------------------------------


def break_zip(inhoud: bytes, toeval: Random) -> bytes:
    """The same zip with other parts, or with headers that lie."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as doos:
        delen = [(naam, doos.read(naam)) for naam in doos.namelist()]
    for _ in range(toeval.choice((1, 1, 2, 4))):
        toeval.choices((_break_xml, _change_parts), (4, 1))[0](delen, toeval)
    stuk = _pack(delen, toeval)
    return _lie(stuk, toeval) if toeval.random() < 0.2 else stuk


def _break_xml(delen: list, toeval: Random) -> None:
    if not delen:
        return
    gewicht = [8 if b"row" in inhoud else 1 for _, inhoud in delen]
    nummer = toeval.choices(range(len(delen)), gewicht)[0]
    naam, inhoud = delen[nummer]
    for _ in range(toeval.choice((1, 2, 6))):
        inhoud = break_xml(inhoud, toeval)
    delen[nummer] = (naam, inhoud)


def break_xml(inhoud: bytes, toeval: Random) -> bytes:
    """Another value, an element less, more or elsewhere, or no XML any more."""
    plekken = list(_DEEL_VAN_XML.finditer(inhoud))
    if not plekken or toeval.random() < 0.1:
        return break_bytes(inhoud, toeval)
    plek, ander = toeval.choice(plekken), toeval.choice(plekken)
    begin, eind = plek.span()
    if plek[0].startswith(b"<"):
        wat = toeval.choice((b"", plek[0] * 2, ander[0], toeval.choice(_STUKJES)))
        if toeval.random() < 0.2:  # everything between two tags, once more
            begin, eind = sorted((plek.start(), ander.end()))
            wat = inhoud[begin:eind] * toeval.choice((0, 2, 3))
    else:
        wat = plek[0][:1] + toeval.choice(_WAARDEN) + plek[0][-1:]
        if toeval.random() < 0.2:
            wat = plek[0][:1] + ander[0].strip(b'"<>') + plek[0][-1:]
    return inhoud[:begin] + wat + inhoud[eind:]


def _change_parts(delen: list, toeval: Random) -> None:
    if not delen:
        return
    nummer = toeval.randrange(len(delen))
    naam, inhoud = delen[nummer]
    ander = toeval.randrange(len(delen))
    match toeval.randrange(5):
        case 0:
            del delen[nummer]
        case 1:
            delen[nummer], delen[ander] = (
                (naam, delen[ander][1]),
                (delen[ander][0], inhoud),
            )
        case 2:
            delen.append((naam, inhoud[: len(inhoud) // 2]))
        case 3:
            nieuw = ("../../a", "xl/", "é" * 300, naam.upper(), "xl/vbaProject.bin", "")
            delen[nummer] = (toeval.choice(nieuw), inhoud)
        case 4:
            delen.append((f"xl/extra{nummer}.xml", toeval.randbytes(300)))


def _pack(delen: list, toeval: Random) -> bytes:
    wijzen = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)
    uit = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two parts with one name are meant
        with zipfile.ZipFile(uit, "w", toeval.choices(wijzen, (8, 2, 1))[0]) as doos:
            for naam, inhoud in delen:
                with doos.open(naam, "w") as deel:
                    deel.write(inhoud)
    return uit.getvalue()


def _lie(inhoud: bytes, toeval: Random) -> bytes:
    """Other numbers in the header of a part: its size, its check, its way of packing."""
    stuk = bytearray(inhoud)
    begin = toeval.choice((b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"))
    plekken = [m.start() for m in re.finditer(re.escape(begin), inhoud)]
    if plekken:
        plek = toeval.choice(plekken) + 4 + toeval.randrange(26)
        wat = toeval.choice((b"\x00", b"\x01", b"\xff\xff", b"\xff" * 4, b"\xe8\x03"))
        stuk[plek : plek + len(wat)] = wat
    return bytes(stuk)


# ---- an old Excel file -------------------------------------------------------------


def break_xls(inhoud: bytes, toeval: Random) -> bytes:
    """The same container, with records in it of another kind, length or content."""
    bestand = io.BytesIO(inhoud)
    doos = olefile.OleFileIO(bestand, write_mode=True)
    stroom = bytearray(doos.openstream("Workbook").read())
    for _ in range(toeval.choice((1, 2, 8))):
        plekken = list(_records(stroom))
        if not plekken:
            break
        plek, lengte = toeval.choice(plekken)
        match toeval.randrange(3):
            case 0:
                struct.pack_into("<H", stroom, plek, toeval.randrange(0x900))
            case 1:
                struct.pack_into("<H", stroom, plek + 2, toeval.choice((0, 1, 8224)))
            case 2 if lengte:
                stroom[plek + 4 + toeval.randrange(lengte)] = toeval.randrange(256)
    doos.write_stream("Workbook", bytes(stroom))
    return bestand.getvalue()


def _records(stroom: bytes):
    """Place and length of each record."""
    plek = 0
    while plek + 4 <= len(stroom):
        _, lengte = struct.unpack_from("<HH", stroom, plek)
        if plek + 4 + lengte > len(stroom):
            return
        yield plek, lengte
        plek += 4 + lengte
