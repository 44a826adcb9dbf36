"""Recognises columns about persons, so that such a file is not kept.

Pure: no Django. It looks at every sheet, since the file itself would be kept.
"""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from banenafspraak.importeren.blad import Cel

from . import zinnen

_BSN, _GEBOORTE, _NAMEN = "BSN’s", "geboortedata", "namen van personen"
_KOPPEN = (
    (_BSN, "bsn bsns bsnr bsnnr bsnnummer burgerservicenummer burgerservicenummers"),
    (_BSN, "burgerservicenr sofi sofinr sofinummer sofinummers"),
    (_GEBOORTE, "geboortedatum geboortedata gebdatum gebdat dateofbirth"),
    (_NAMEN, "achternaam achternamen voornaam voornamen roepnaam voorletters"),
    (_NAMEN, "geslachtsnaam tussenvoegsel familienaam"),
)
_WOORDEN = {woord: wat for wat, woorden in _KOPPEN for woord in woorden.split()}
_ONSCHULDIG = {"aantal", "geen", "zonder", "totaal"}
_MEESTE_WOORDEN = 4
# Headings stand near the top.
_KOPRIJEN = 30

_NEGEN = re.compile(r"\d{8,9}|\d{4}\.\d{2}\.\d{3}|\d{3} \d{3} \d{3}|\d{4} \d{2} \d{3}")
_GELD = re.compile(
    r"waarde|bedrag|budget|euro|€|stand|totaal|aantal|norm|kosten|subsidie|som", re.I
)
_RSIN = re.compile(r"\brsin\b", re.I)
# By chance 1 in 11 numbers passes the test. Three in a row in a column without a heading:
# 1 in 1331. In a column of amounts, which do have nine digits, six: 1 in 1.7 million.
_GENOEG, _GENOEG_GELD = 3, 6
_DEEL = Decimal("0.8")


def check(rijen: tuple[tuple[Cel, ...], ...], blad: str = "") -> None:
    """Raise `Geweigerd` for the first column that seems to be about persons."""
    gevuld = [rij for rij in rijen if rij]
    for kolom in range(max(map(len, gevuld), default=0)):
        wat = _judge([rij[kolom] for rij in gevuld if kolom < len(rij)])
        if wat:
            raise zinnen.persoonsgegevens(letters(kolom), blad, wat)


def letters(kolom: int) -> str:
    """0 -> A, 26 -> AA."""
    naam = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        naam = chr(65 + rest) + naam
    return naam


def _judge(cellen: list[Cel]) -> str:
    for nummer, cel in enumerate(cellen[:_KOPRIJEN]):
        wat = heading(cel) if isinstance(cel, str) else ""
        # A heading with nothing under it gives nobody away.
        if wat and any(onder != "" for onder in cellen[nummer + 1 :]):
            return wat
    return _BSN if _looks_like_bsn(cellen) else ""


def heading(tekst: str) -> str:
    """What a column with this heading holds of persons; "" for nothing."""
    if not tekst or len(tekst) > 40:
        return ""
    woorden = re.findall(r"[a-z]+", tekst.lower().replace("’", "").replace("'", ""))
    if len(woorden) > _MEESTE_WOORDEN or _ONSCHULDIG.intersection(woorden):
        return ""
    paren = [a + b for a, b in pairwise(woorden)]
    delen = (*woorden, *paren, "".join(woorden))
    return next((_WOORDEN[deel] for deel in delen if deel in _WOORDEN), "")


def _looks_like_bsn(cellen: list[Cel]) -> bool:
    waarden = [cel for cel in cellen if _is_value(cel)]
    goed = [tekst for cel in waarden if (tekst := _digits(cel)) and is_bsn(tekst)]
    verschillend = len(set(goed))
    if verschillend < _GENOEG or len(goed) < _DEEL * len(waarden):
        return False
    kop = " ".join([c for c in cellen[:_KOPRIJEN] if isinstance(c, str)])
    if _RSIN.search(kop):  # the number of an organisation passes the same test
        return False
    return verschillend >= (_GENOEG_GELD if _GELD.search(kop) else _GENOEG)


def _is_value(cel: Cel) -> bool:
    """A number, or text that ends as one: no heading, no date."""
    return isinstance(cel, Decimal) or (isinstance(cel, str) and cel[-1:].isdigit())


def _digits(cel: Cel) -> str:
    """The eight or nine digits, or ""; most cells are quickly done with."""
    if isinstance(cel, Decimal):
        return f"{cel:f}" if cel.adjusted() in (7, 8) else ""
    return cel if 8 <= len(cel) <= 11 else ""


@lru_cache(maxsize=20_000)
def is_bsn(tekst: str) -> bool:
    """Eight or nine digits that pass the elfproef, and no round amount."""
    if not tekst.isascii() or not _NEGEN.fullmatch(tekst):
        return False
    cijfers = tekst.replace(".", "").replace(" ", "").zfill(9)
    if cijfers.endswith("000"):
        return False
    som = sum(
        int(c) * g for c, g in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    )
    return som % 11 == 0
