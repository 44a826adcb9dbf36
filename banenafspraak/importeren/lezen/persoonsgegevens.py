"""Recognises columns about persons, so that such a file is not kept.

Pure: no Django. It looks at every sheet, since the file itself would be kept.
"""

import re
import unicodedata
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from banenafspraak.importeren.blad import Cel

from . import zinnen

_BSN, _GEBOORTE, _NAMEN = "BSN’s", "geboortedata", "namen van personen"
_EEN_BSN, _MAIL = "een BSN", "e-mailadressen"
# These give a column away wherever they stand.
_KOPPEN = (
    (_BSN, "bsn bsns bsnr bsnnr bsnnummer burgerservicenummer burgerservicenummers"),
    (_BSN, "burgerservicenr sofi sofinr sofinummer sofinummers"),
    (_GEBOORTE, "geboortedatum geboortedata gebdatum gebdat dateofbirth"),
    (_NAMEN, "achternaam achternamen voornaam voornamen roepnaam voorletters"),
    (_NAMEN, "geslachtsnaam tussenvoegsel familienaam"),
)
# These also stand in notes and sources ("per e-mail"): only as the heading of a column.
_GEWONE_KOPPEN = (
    (_NAMEN, "naamclient naamcliente naamclienten clientnaam"),
    ("nummers van personen", "clientnummer clientnr personeelsnummer personeelsnr"),
    (_MAIL, "email emailadres emailadressen mailadres"),
    ("telefoonnummers", "telefoon telefoonnummer telefoonnummers telefoonnr telnr"),
    ("adressen", "adres woonadres huisnummer huisnr postcode"),
    ("rekeningnummers", "iban ibannummer rekeningnummer rekeningnr"),
)
# Part of many a heading of figures ("per cliënt", "geboren na 1980"): only on their own.
_HELE_KOPPEN = (
    ("gegevens van cliënten", "client cliente"),
    ("telefoonnummers", "mobiel"),
    (_GEBOORTE, "geboren"),
)


def _by_word(koppen) -> dict[str, str]:
    return {woord: wat for wat, woorden in koppen for woord in woorden.split()}


_WOORDEN, _GEWOON, _HEEL = map(_by_word, (_KOPPEN, _GEWONE_KOPPEN, _HELE_KOPPEN))
_VULLING = {"de", "het", "een", "van", "op", "in"}
_ONSCHULDIG = {"aantal", "geen", "zonder", "totaal", "web", "internet"}
_MEESTE_WOORDEN = 4
# Headings stand near the top.
_KOPRIJEN = 30

_NEGEN = re.compile(r"\d{8,9}|\d{4}\.\d{2}\.\d{3}|\d{3} \d{3} \d{3}|\d{4} \d{2} \d{3}")
_GELD = re.compile(
    r"waarde|bedrag|budget|euro|€|stand|totaal|aantal|norm|kosten|subsidie|som", re.I
)
_RSIN = re.compile(r"\brsin\b", re.I)
# In a sentence, as a word of its own: no part of a link or of the number of a document.
_LOS = re.compile(
    r"(?<![^\s(:;,])(?:\d{9}|\d{4}\.\d{2}\.\d{3})(?=[.,:;)]*(?:\s|$))", re.A
)
# Organisations and amounts have nine digits too.
_GEEN_PERSOON = re.compile(r"\b(?:rsin|btw|euro|bedrag|eur)\b|€", re.I)
_NOEMT_BSN = re.compile(r"\b(?:bsn|burgerservice|sofi)", re.I)
_ADRES = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_GENOEG_ADRESSEN = 3
_LETTER = re.compile(r"[^\W\d_]")
# By chance 1 in 11 numbers passes the test. Three in a row in a column without a heading:
# 1 in 1331. In a column of amounts, which do have nine digits, six: 1 in 1.7 million.
_GENOEG, _GENOEG_GELD = 3, 6
_DEEL = Decimal("0.8")


def check(rijen: tuple[tuple[Cel, ...], ...], blad: str = "") -> None:
    """Raise `Geweigerd` for the first column that seems to be about persons."""
    gevuld = [rij for rij in rijen if rij]
    koppen = _headings(gevuld)
    for kolom in range(max(map(len, gevuld), default=0)):
        cellen = [rij[kolom] for rij in gevuld if kolom < len(rij)]
        if wat := _judge(cellen, koppen.get(kolom, -1)):
            raise zinnen.persoonsgegevens(letters(kolom), blad, wat)


def letters(kolom: int) -> str:
    """0 -> A, 26 -> AA."""
    naam = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        naam = chr(65 + rest) + naam
    return naam


def _headings(rijen: list[tuple[Cel, ...]]) -> dict[int, int]:
    """By column, the place of its heading: the first cell that does not stand alone in its
    row, as a title does."""
    koppen: dict[int, int] = {}
    plaatsen: dict[int, int] = defaultdict(int)  # a row may end before a column
    breed = any(len(rij) - rij.count("") > 1 for rij in rijen)
    for rij in rijen[:_KOPRIJEN]:
        alleen = breed and len(rij) - rij.count("") == 1
        for kolom, cel in enumerate(rij):
            if cel != "" and not alleen:
                koppen.setdefault(kolom, plaatsen[kolom])
            plaatsen[kolom] += 1
    return koppen


def _judge(cellen: list[Cel], kop: int) -> str:
    """What a column with its heading at `kop` holds of persons; "" for nothing."""
    for nummer, cel in enumerate(cellen[:_KOPRIJEN]):
        wat = heading(cel, eigen=nummer == kop) if isinstance(cel, str) else ""
        # A heading with nothing under it gives nobody away.
        if wat and any(onder != "" for onder in cellen[nummer + 1 :]):
            return wat
    return (_BSN if _looks_like_bsn(cellen) else "") or _in_text(cellen)


def heading(tekst: str, *, eigen: bool = True) -> str:
    """What a column with this text near its top holds of persons; "" for nothing.
    `eigen`: it is the heading of that column."""
    if not tekst or len(tekst) > 40:
        return ""
    woorden = re.findall(r"[a-z]+", _fold(tekst))
    if len(woorden) > _MEESTE_WOORDEN or _ONSCHULDIG.intersection(woorden):
        return ""
    if wat := _first_known(_WOORDEN, woorden):
        return wat
    woorden = [woord for woord in woorden if woord not in _VULLING]
    if not eigen:
        return ""
    return _first_known(_GEWOON, woorden) or _HEEL.get("".join(woorden), "")


def _fold(tekst: str) -> str:
    """Lower case, without accents and apostrophes. Not `regio.namen`: the reading process
    loads as little as it can."""
    if not tekst.isascii():
        kaal = unicodedata.normalize("NFKD", tekst.replace("’", ""))
        tekst = "".join(teken for teken in kaal if not unicodedata.combining(teken))
    return tekst.lower().replace("'", "")


def _first_known(bekend: dict[str, str], woorden: list[str]) -> str:
    """By a word, by two in a row, or by all of them."""
    paren = [a + b for a, b in pairwise(woorden)]
    delen = (*woorden, *paren, "".join(woorden))
    return next((bekend[deel] for deel in delen if deel in bekend), "")


def _in_text(cellen: list[Cel]) -> str:
    """E-mail addresses, three different ones, or a BSN in a sentence."""
    adressen: set[str] = set()
    goed = fout = 0
    for tekst in {cel for cel in cellen if isinstance(cel, str)}:
        if "@" in tekst:
            adressen.update(_ADRES.findall(tekst.lower()))
            if len(adressen) >= _GENOEG_ADRESSEN:
                return _MAIL
        nummers = _LOS.findall(tekst) if len(tekst) > 9 else ()
        if not nummers or not _LETTER.search(tekst) or _GEEN_PERSOON.search(tekst):
            continue
        if not any(map(is_bsn, nummers)):
            fout += 1
        elif _NOEMT_BSN.search(tekst):
            return _EEN_BSN
        else:
            goed += 1
    # Among numbers of letters or cases one in 11 passes by chance.
    return _EEN_BSN if goed and goed >= _DEEL * (goed + fout) else ""


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
