"""Odd sheets: any cell under headings that we know, half know, or do not know at all."""

import csv
import datetime
import io
import re
from decimal import Decimal
from random import Random

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from banenafspraak.importeren.blad import Bijzonder, Blad, Grenzen
from banenafspraak.importeren.lezen.vel import (
    Telling,
    Vel,
    float_cell,
    number_cell,
    text_cell,
)
from tests.banenafspraak.importeren.bestanden import EIGEN, KORT, STAATSCOURANT, UWV
from tests.banenafspraak.importeren.maken import gewoon

KOPPEN = (
    EIGEN,
    EIGEN,
    KORT,
    STAATSCOURANT,
    UWV,
    (*STAATSCOURANT, "Ultimo 2019", "Ingroei 2018"),
    ("regio", "kwartaal", "totaal", "eenheid", "bron"),
    ("Regio's", "Code", "Naam", "Code arbeidsmarktregio", "Naam arbeidsmarktregio"),
)
_GEWOON = (
    *("cijfer", "norm", "ambitie", "beschut-werk", "banenafspraak", "werkgever"),
    *("doelgroepregister", "werkzaam-deel", "GM0406", "GM0402", "GM0417", "GM1950"),
    *("GM0007", "GM0140", "GM1980", "GM9999", "AM12", "AM01", "NL01", "406", "Huizen"),
    *("Gooi en Vechtstreek", "Fryslân", "Groningen", "2020-K4", "2020-K1", "2019-K3"),
    *("2035-K4", "2012-K4", "2020", "31-12-2020", "31 december 2020", "2020-12-31"),
    *("7", "0", "12", "1.608", "1,5", "-3", "totaal", "markt", "inleen", "wajong"),
    *("nog niet bekend", "niet van toepassing", "circa", "bijna", "brief 2020", "Som"),
    *("", "", "banen", "personen", "Totaal", "1 januari 2026", "2026"),
)
_RAAR = (
    *("=1+1", "+31612", "-", "@SUM(A1)", "'=1", "'-3", "=cmd|' /C calc'!A0", "#N/B"),
    *("1.6", "1_000", "1e3", "1e999", "12.0", "0,123", "0.123", "١٢", "１２", "Ⅻ", "½"),
    *("- 3", "−3", "–3", "--3", "1,2,3", "1.2.3", "1 608", "1\xa0608", "9" * 41),
    *("GM 0406", "gm0406", "GM406", "ＧＭ０４０６", "GM0406\u200b", "AM1", "AM012"),
    *("e\u0301\u0301\u0301", "Zalgo" + "\u0335" * 90, "\u202e6040MG", "\u2066a"),
    *(
        "😀",
        "👩‍👩‍👧",
        "שלום",
        "مرحبا",
        "ﬁ",
        "ß",
        "İ",
        "ı",
        "ǆ",
        "\ufeffcijfer",
        "\ufffd",
    ),
    *(
        "\u2028",
        "a\nb",
        "a\r\nb",
        "\t",
        " ",
        "\xa0",
        "\u3000",
        "\x00",
        "\x07",
        "\x1b[31m",
    ),
    *(
        "a" * 1999,
        "a" * 2000,
        "a" * 2001,
        "b" * 40_000,
        "“”",
        '"',
        "''",
        "<b>",
        "&amp;",
    ),
    *(
        "; DROP TABLE",
        "${7*7}",
        "{{7*7}}",
        "%s%s",
        "../../etc",
        "nul",
        "CON",
        "-0",
        "+0",
    ),
    *("2020-K5", "2020-k4", "2020K4", "K4 2020", "31-02-2020", "30-12-2020", "0-0-0"),
    *(
        "1-1-1",
        "31-12-9999",
        "00:00",
        "31 foo 2020",
        "２０２０",
        "20201231",
        "1899-12-31",
    ),
    *("\U000e0041", "\ud7ff", "\uffff", "\U0010ffff", "a\u0000b", "_x000D_", "_x0000_"),
)
_GETALLEN = (
    *(0, 1, 7, 406, 402, 2020, -3, 0.1, 1.5, 12.005, 1e15, 1e22, -1e-9, 0.1 + 0.2),
    *(999_999_999, 1_000_000_000, 10**17, 2**63, 44_196, 1e300, 5e-324, 7.0, -0.0),
)
_DAGEN = tuple(
    datetime.date(*dag)
    for dag in ((2020, 12, 31), (2020, 12, 30), (1900, 1, 1), (9999, 12, 31), (1, 1, 1))
)


def odd_text(toeval: Random) -> str:
    """Text that nobody expects; sometimes letters of all of Unicode."""
    if toeval.random() < 0.8:
        return toeval.choice(_RAAR)
    tekens = (toeval.randrange(1, toeval.choice((128, 0xD800))) for _ in range(12))
    return "".join(map(chr, tekens))


def odd_cell(toeval: Random):
    """A value as a program would store it: text, a number, a day, yes or no."""
    match toeval.choices(range(5), (6, 5, 3, 1, 0.5))[0]:
        case 0:
            return toeval.choice(_GEWOON)
        case 1:
            return odd_text(toeval)
        case 2:
            return toeval.choice(_GETALLEN)
        case 3:
            return toeval.choice(_DAGEN)
        case _:
            return toeval.random() < 0.5


def odd_rows(toeval: Random) -> list[list]:
    """Rows of any cells, often under headings with something wrong in them."""
    kop = _headings(toeval)
    breed = max(1, len(kop) + toeval.choice((-1, 0, 0, 0, 3)))
    rijen = [
        [_fitting(kop, n, toeval) for n in range(breed)]
        for _ in range(toeval.choice((0, 1, 1, 2, 3, 8, 20)))
    ]
    boven = [
        [odd_cell(toeval)]
        for _ in range(toeval.choice((0, 0, 0, 0, 0, 0, 1, 4, 29, 31)))
    ]
    onder = [["Bron: brief"]] if toeval.random() < 0.2 else []
    return [*boven, kop, *rijen, *onder]


def _headings(toeval: Random) -> list:
    kop = list(toeval.choice(KOPPEN))
    match toeval.choices(range(6), (8, 1, 1, 1, 1, 0.5))[0]:
        case 1:
            del kop[toeval.randrange(len(kop))]
        case 2:
            kop.insert(toeval.randrange(len(kop)), toeval.choice(kop))
        case 3:
            kop.insert(toeval.randrange(len(kop)), odd_cell(toeval))
        case 4:
            toeval.shuffle(kop)
        case 5:
            kop = [odd_cell(toeval) for _ in kop]
    if toeval.random() < 0.2:
        kop = [f" {str(cel).upper()}\n" for cel in kop]
    return kop


# What often stands under a heading, so that not every row is refused at its first cell.
_PAST = {
    "soort": ("cijfer", "norm", "ambitie"),
    "indicator": (
        "beschut-werk",
        "banenafspraak",
        "doelgroepregister",
        "werkzaam-deel",
    ),
    "gebied": ("GM0406", "AM12", "NL01", 402),
    "periode": ("2020-K4", "2020", 2020, "2019-K4"),
    "waarde": (7, "8", "1.608", 1.5, ""),
    "uitsplitsing": ("", "markt", "wajong", "totaal"),
    "reden": ("", "", "nog niet bekend"),
    "benadering": ("", "", "circa"),
    "toelichting": ("", "Sinds juni."),
    "bron": ("", "Brief, 2020"),
    "cbs-code": ("GM0406", 402, "GM0417"),
    "gemeente": ("Huizen", "Laren (NH.)"),
    "regio": ("AM12", "Groningen", "NL01"),
    "peildatum": ("31-12-2020", datetime.date(2020, 9, 30), "2019-K4"),
    "regio's": ("Huizen", "Nieuwland"),
    "code": ("GM0406", "GM0402", "GM0001"),
    "naam": ("Huizen", "Nieuwland"),
    "code arbeidsmarktregio": ("AM12", "AM01"),
    "naam arbeidsmarktregio": ("Gooi en Vechtstreek", ""),
}


def _fitting(kop: list, plaats: int, toeval: Random):
    naam = str(kop[plaats]).strip().lower() if plaats < len(kop) else ""
    if toeval.random() < 0.1:
        return odd_cell(toeval)
    return toeval.choice(_PAST.get(naam, (7, 12, "", "8", 1.5)))


# ---- as a file, or as it was read already -------------------------------------------


def as_file(rijen: list[list], toeval: Random) -> tuple[str, bytes]:
    """The extension, and the file, as one of many programs would write it."""
    match toeval.randrange(3):
        case 0:
            return "xlsx", _xlsx(rijen)
        case 1:
            return "ods", gewoon.ods([[_plain(cel) for cel in rij] for rij in rijen])
        case _:
            return "csv", _csv(rijen, toeval)


def _xlsx(rijen: list[list]) -> bytes:
    boek = openpyxl.Workbook()
    for rij in rijen:
        boek.active.append([_storable(cel) for cel in rij])
    return gewoon.save(boek)


_NIET_IN_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def _storable(cel):
    """What openpyxl agrees to write, and the XML under it."""
    if isinstance(cel, str):
        return _NIET_IN_XML.sub("", ILLEGAL_CHARACTERS_RE.sub("", cel))[:32_767]
    if isinstance(cel, datetime.date) and cel.year < 1900:
        return str(cel)
    return cel


def _plain(cel):
    return cel.strip("\x00") if isinstance(cel, str) else cel


def _csv(rijen: list[list], toeval: Random) -> bytes:
    uit = io.StringIO()
    schrijver = csv.writer(
        uit,
        delimiter=toeval.choice(";;;,\t|"),
        lineterminator=toeval.choice(("\r\n", "\n", "\r")),
        quoting=toeval.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    )
    schrijver.writerows(rijen)
    codering = toeval.choice(
        ("utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1", "utf-16-le", "cp437")
    )
    return uit.getvalue().encode(codering, "replace")


def with_special(rijen: list[list], toeval: Random) -> list[list]:
    """Some cells without a value that we can use, as only a reader makes them."""
    return [
        [toeval.choice(tuple(Bijzonder)) if toeval.random() < 0.005 else c for c in rij]
        for rij in rijen
    ]


def as_sheet(rijen: list[list], toeval: Random) -> Blad:
    """As the reading process would hand it over, without its cost."""
    vel = Vel("Blad1", Telling(Grenzen()))
    for nummer, rij in enumerate(rijen):
        vel.put_row(nummer, [read_cell(cel) for cel in rij])
    soort = toeval.choice(("xlsx", "ods", "xls"))
    return Blad(
        vel.rijen, soort, vel.naam, ("Tweede",) if toeval.random() < 0.1 else ()
    )


def read_cell(cel):
    """A cell as a reader makes it."""
    if isinstance(cel, Bijzonder):
        return cel
    if isinstance(cel, bool):
        return "WAAR" if cel else "ONWAAR"
    if isinstance(cel, float):
        return float_cell(cel)
    if isinstance(cel, int):
        return number_cell(str(cel))
    if isinstance(cel, (datetime.date, Decimal)):
        return cel
    return text_cell(cel, Grenzen())
