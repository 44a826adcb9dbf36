"""Which column is which, found by what stands in it: tables of CBS have about a hundred
columns, and their headings differ per year and per way of downloading. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from banenafspraak.importeren.blad import Bijzonder, Blad, Cel, Geweigerd

_VORM = {
    "GM": re.compile(r"GM[0-9]{4}"),
    "AM": re.compile(r"AM[0-9]{2}"),
    "PV": re.compile(r"PV[0-9]{2}"),
}
_CODE = re.compile(r"[A-Z]{2}[0-9]{2,4}[A-Z]?")
_BEGIN_NAAM = re.compile(r"[^\W\d_]|['‘’`´][^\W\d_]")

KOPRIJEN = 20  # how many rows above the first codes may hold headings

Codes = dict[int, str]  # by row, counted from 0


@dataclass(frozen=True, slots=True)
class Kolommen:
    """Numbers of columns, from 0; None where the table has no such column. `eerste`: the
    first row with codes, counted from 0."""

    gemeente: int
    regio: int
    provincie: int | None
    naam: int | None
    regionaam: int | None
    eerste: int


def plain(cel: Cel) -> str:
    """The cell as text, without the spaces that CBS fills its codes up with."""
    if isinstance(cel, Bijzonder):
        return cel.value
    return str(cel).replace("\xa0", " ").strip()


def cell(rij: tuple[Cel, ...], kolom: int | None) -> str:
    """The text in a column of a row; "" where the row has ended before it."""
    return plain(rij[kolom]) if kolom is not None and kolom < len(rij) else ""


def as_code(tekst: str, letters: str) -> str:
    """`gm0402 ` -> `GM0402`; "" when it is no code with these letters."""
    code = tekst.strip().upper()
    return code if code.isascii() and _VORM[letters].fullmatch(code) else ""


def is_other_code(tekst: str) -> bool:
    """Whether it is a code of an area that is no gemeente: NL01, LD01, PV20."""
    code = tekst.upper()
    return bool(_CODE.fullmatch(code)) and not code.startswith("GM")


def letters_of(kolom: int) -> str:
    """How a spreadsheet calls a column: 0 -> A, 27 -> AB."""
    naam = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        naam = chr(ord("A") + rest) + naam
    return naam


def heading(blad: Blad, kolom: int, eerste: int) -> str:
    """What stands last above the first row with codes; else the letter of the column."""
    boven = reversed(blad.rijen[max(0, eerste - KOPRIJEN) : eerste])
    boven = (cell(rij, kolom) for rij in boven)
    return next(filter(None, boven), "") or letters_of(kolom)


def find_columns(blad: Blad) -> Kolommen | None:
    """None when there is no column of gemeenten with one of regions beside it. Raises
    `Geweigerd` when two columns could be it, and contradict each other."""
    gevonden = _columns_with(blad)
    paar = _best_pair(gevonden["GM"], gevonden["AM"])
    if paar is None:
        return None
    gemeente, regio = paar
    gm, am = gevonden["GM"][gemeente], gevonden["AM"][regio]
    _refuse_rival(gevonden["GM"], gemeente, len(set(gm.values())), "gemeenten")
    _refuse_rival(gevonden["AM"], regio, 1, "arbeidsmarktregio’s")
    provincies = [k for k, pv in gevonden["PV"].items() if _share(pv, gm) >= 0.5]
    eerste = min(min(gm), min(am))
    return Kolommen(
        gemeente=gemeente,
        regio=regio,
        provincie=provincies[0] if provincies else None,
        naam=_name_column(blad, gemeente, gm, eerste, ("naam", "gemeente")),
        regionaam=_name_column(blad, regio, am, eerste, ("arbeidsmarkt",)),
        eerste=eerste,
    )


def _columns_with(blad: Blad) -> dict[str, dict[int, Codes]]:
    """Per pair of letters, every column with such codes, from left to right."""
    gevonden = {letters: {} for letters in _VORM}
    for nummer, rij in enumerate(blad.rijen):
        for kolom, cel in enumerate(rij):
            if not isinstance(cel, str):
                continue
            letters = cel.lstrip()[:2].upper()
            if letters in gevonden and (code := as_code(cel, letters)):
                gevonden[letters].setdefault(kolom, {})[nummer] = code
    return {letters: dict(sorted(k.items())) for letters, k in gevonden.items()}


def _share(codes: Codes, gemeenten: Codes) -> float:
    """Of the rows with a gemeente: how many have one of `codes`."""
    return len(codes.keys() & gemeenten.keys()) / len(gemeenten)


def _best_pair(gm: dict[int, Codes], am: dict[int, Codes]) -> tuple[int, int] | None:
    """The column with most different gemeenten, and the fullest of regions beside it.

    A column with both is no table of areas: the template for figures has one.
    """
    if not gm:
        return None
    gemeente = max(gm, key=lambda k: (len(set(gm[k].values())), -k))
    naast = [k for k in am if k != gemeente and _share(am[k], gm[gemeente]) >= 0.5]
    if not naast:
        return None
    return gemeente, max(naast, key=lambda k: (_share(am[k], gm[gemeente]), -k))


def _refuse_rival(kolommen: dict[int, Codes], keus: int, vanaf: int, wat: str) -> None:
    """Refuse another column with as many as `vanaf` different codes that says otherwise."""
    for kolom, codes in kolommen.items():
        if kolom == keus or len(set(codes.values())) < vanaf:
            continue
        samen = codes.keys() & kolommen[keus].keys()
        if any(codes[nummer] != kolommen[keus][nummer] for nummer in samen):
            raise Geweigerd(
                f"Er zijn twee kolommen met codes van {wat}, en die verschillen: "
                f"{letters_of(keus)} en {letters_of(kolom)}.",
                "Haal de kolom weg die niet meetelt.",
            )


def _name_column(
    blad: Blad, kolom: int, codes: Codes, eerste: int, woorden: tuple[str, ...]
) -> int | None:
    """The column beside the codes with one name per code. Further away only when its
    heading says that it is a name: else a class or description would pass for one."""
    breedte = max((len(rij) for rij in blad.rijen), default=0)
    for ander in sorted(range(breedte), key=lambda k: (abs(k - kolom), -k)):
        kop = heading(blad, ander, eerste).lower()
        if ander == kolom or "sorter" in kop:
            continue
        if ander != kolom + 1 and not any(w in kop for w in woorden):
            continue
        if _is_named(codes, (cell(blad.rijen[nummer], ander) for nummer in codes)):
            return ander
    return None


def _is_named(codes: Codes, namen: Iterable[str]) -> bool:
    per_code: dict[str, str] = {}
    for code, naam in zip(codes.values(), namen, strict=True):
        if naam and (_CODE.fullmatch(naam) or not _BEGIN_NAAM.match(naam)):
            return False
        if naam and per_code.setdefault(code, naam) != naam:
            return False
    # A few may be empty, and two gemeenten may share a name (Bergen).
    aantal = len(set(codes.values()))
    genoeg = aantal - max(1, aantal // 10)
    return bool(per_code) and len(set(per_code.values())) >= genoeg
