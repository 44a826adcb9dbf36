"""From a sheet to the rows of a table of areas, and which rows are refused. Pure: what the
codes mean to us is a question of `vergelijken.py`."""

import datetime
from dataclasses import dataclass

from banenafspraak.importeren.blad import Blad, Geweigerd
from banenafspraak.importeren.gebieden.jaar import check_year, find_year
from banenafspraak.importeren.gebieden.kolommen import (
    KOPRIJEN,
    Kolommen,
    as_code,
    cell,
    find_columns,
    heading,
    is_other_code,
)
from banenafspraak.importeren.melding import Melding, Waarschuwing

_LANGSTE_KOP = 60  # as long as those of CBS


@dataclass(frozen=True, slots=True)
class Tabelrij:
    """One gemeente. `rij`: the number of the row in the file; "" where the table does not say."""

    rij: int
    code: str
    naam: str
    regio: str
    regionaam: str = ""
    provincie: str = ""


@dataclass(frozen=True, slots=True)
class Gebiedentabel:
    """What a table says of 1 January of `jaar`. `genoemd`: every gemeente in it, also those
    in a refused row."""

    jaar: int
    rijen: tuple[Tabelrij, ...]
    meldingen: tuple[Melding, ...] = ()
    waarschuwingen: tuple[Waarschuwing, ...] = ()
    kolom_gemeente: str = "gemeente"
    kolom_regio: str = "regio"
    genoemd: frozenset[str] = frozenset()

    @property
    def dag(self) -> datetime.date:
        return datetime.date(self.jaar, 1, 1)


def is_gebiedentabel(blad: Blad) -> bool:
    """Whether there is a column of gemeenten (GM0402) and one of regions (AM12) beside it."""
    try:
        return find_columns(blad) is not None
    except Geweigerd:
        return True  # it is one, and `read` says what is wrong with it


def read(blad: Blad, naam: str, jaar: int | None = None) -> Gebiedentabel:
    """The table in `blad`. `jaar` None: found in the table, or in `naam` of the file."""
    kolommen = find_columns(blad)
    if kolommen is None:
        raise Geweigerd(
            "In dit bestand staan geen kolommen met codes van gemeenten (zoals GM0402) en "
            "van arbeidsmarktregio’s (zoals AM12).",
            "Gebruik de tabel “Gebieden in Nederland” van het CBS.",
        )
    if jaar is None:
        jaar = find_year(naam, _texts_above(blad, kolommen))
    lezer = _Lezer(blad, kolommen)
    lezer.read_rows()
    return Gebiedentabel(
        jaar=check_year(jaar),
        rijen=tuple(lezer.rijen.values()),
        meldingen=tuple(lezer.meldingen),
        waarschuwingen=tuple(lezer.warnings()),
        kolom_gemeente=lezer.kop_gemeente,
        kolom_regio=lezer.kop_regio,
        genoemd=frozenset(lezer.genoemd),
    )


def _texts_above(blad: Blad, kolommen: Kolommen) -> list[str]:
    boven = blad.rijen[: kolommen.eerste]
    rijen = (*boven[:KOPRIJEN], *boven[-KOPRIJEN:])
    return [blad.naam, *(cell(rij, k) for rij in rijen for k in range(len(rij)))]


class _Lezer:
    """Goes through the rows once, and keeps what it found."""

    def __init__(self, blad: Blad, kolommen: Kolommen):
        self.blad, self.kolommen = blad, kolommen
        self.kop_gemeente = _in_short(heading(blad, kolommen.gemeente, kolommen.eerste))
        self.kop_regio = _in_short(heading(blad, kolommen.regio, kolommen.eerste))
        self.rijen: dict[str, Tabelrij] = {}
        self.meldingen: list[Melding] = []
        self.genoemd: set[str] = set()
        self.dubbel = self.andere = 0

    def read_rows(self) -> None:
        for nummer, rij in enumerate(self.blad.rijen, start=1):
            self._read_row(nummer, rij)

    def _read_row(self, nummer: int, rij: tuple) -> None:
        tekst = cell(rij, self.kolommen.gemeente)
        regiotekst = cell(rij, self.kolommen.regio)
        code, regio = as_code(tekst, "GM"), as_code(regiotekst, "AM")
        if code:
            self.genoemd.add(code)
            self._keep(nummer, rij, code, regio, regiotekst)
        elif is_other_code(tekst):
            self.andere += 1
        elif regio or _resembles_code(tekst):
            self._refuse(
                nummer,
                self.kop_gemeente,
                tekst,
                "Dit is geen code van een gemeente."
                if tekst
                else "Hier staat geen code van een gemeente.",
                "Schrijf GM en vier cijfers, zoals GM0402.",
            )
        # Anything else is a title, a heading or a line at the foot.

    def _keep(self, nummer, rij, code, regio, regiotekst) -> None:
        if not regio:
            self._refuse(
                nummer,
                self.kop_regio,
                regiotekst,
                "Dit is geen code van een arbeidsmarktregio."
                if regiotekst
                else "Bij deze gemeente staat geen arbeidsmarktregio.",
                "Schrijf AM en twee cijfers, zoals AM12.",
                code,
            )
            return
        eerste = self.rijen.get(code)
        if eerste and eerste.regio != regio:
            self._refuse(
                nummer,
                self.kop_regio,
                regiotekst,
                f"{code} staat ook op rij {eerste.rij}, met regio {eerste.regio}.",
                "Laat één rij staan.",
                code,
                soort="Gemeente staat er twee keer",
            )
        elif eerste:
            self.dubbel += 1
        else:
            self.rijen[code] = Tabelrij(
                rij=nummer,
                code=code,
                naam=cell(rij, self.kolommen.naam),
                regio=regio,
                regionaam=cell(rij, self.kolommen.regionaam),
                provincie=as_code(cell(rij, self.kolommen.provincie), "PV"),
            )

    def _refuse(self, nummer, kolom, waarde, wat, doe, code="", soort="") -> None:
        self.meldingen.append(
            Melding(nummer, kolom, waarde, wat, doe, soort or wat, code=code)
        )

    def warnings(self) -> list[Waarschuwing]:
        zinnen = []
        if self.dubbel:
            zinnen.append(
                f"{_count(self.dubbel)} een gemeente die er al staat, met dezelfde regio. "
                "Die tellen één keer."
            )
        if self.andere:
            zinnen.append(
                f"{_count(self.andere)} een gebied dat geen gemeente is. Die slaan wij over."
            )
        return [Waarschuwing("Rijen die wij overslaan", zin) for zin in zinnen]


def _in_short(kop: str) -> str:
    """A heading as it is printed: what stands above the codes may be a page of text."""
    kop = " ".join(kop.split())
    return kop if len(kop) <= _LANGSTE_KOP else f"{kop[:_LANGSTE_KOP].rstrip()}…"


def _resembles_code(tekst: str) -> bool:
    """GM and a digit, as in `GM168`; not a heading like `GM-code`."""
    return tekst[:2].upper() == "GM" and tekst[2:].lstrip()[:1].isdigit()


def _count(aantal: int) -> str:
    return "1 rij noemt" if aantal == 1 else f"{aantal} rijen noemen"
