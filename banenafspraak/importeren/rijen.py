"""The rows of a file as rows of the ledger, not saved, each with where it stands.

Every layout (`opmaak/`) ends here. What one cell says wrong refuses its row, and never the
reading of the others.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from banenafspraak.eenheden import Aard, Eenheid
from banenafspraak.importeren.blad import Bijzonder, Cel
from banenafspraak.importeren.cel import Rijfout, as_text, bare_text, refuse_special
from banenafspraak.importeren.melding import Melding, Waarschuwing
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import (
    Cijfer,
    Indicator,
    Norm,
    NormSoort,
    Uitsplitsing,
    Waarneming,
)
from banenafspraak.opgave.delen import is_difference
from banenafspraak.opgave.lezen import GEEN_GETAL, Gelezen, read, read_number
from banenafspraak.opgave.onderdelen import since
from banenafspraak.opgave.veld import Veld
from regio.models import Gebied

LEEG = "leeg"  # the soort of a refusal of an empty cell


@dataclass(slots=True)
class Bestandsrij:
    """One number of a file. `nummer` and `kolom`: where it stands; `getypt`: what stands
    there. `zegt`: which fields of `rij` the file says something about; the others stay as
    they are on the site. `bron`: the source that the row names itself. `gebied_staat`:
    the heading above the area, and what stands there."""

    nummer: int
    kolom: str
    getypt: str
    rij: Waarneming
    zegt: frozenset[str]
    bron: str = ""
    naam: str = ""
    is_leeg: bool = False
    gebied_staat: tuple[str, str] = ("gebied", "")

    def refused(self, wat: str, doe: str, soort: str = "") -> Melding:
        """The refusal of this row, for its number."""
        return self._refused(self.kolom, self.getypt, wat, doe, soort)

    def refused_area(self, wat: str, doe: str, soort: str = "") -> Melding:
        """The refusal of this row, for its area."""
        kolom, staat = self.gebied_staat
        return self._refused(kolom, staat or self.rij.gebied.code, wat, doe, soort)

    def _refused(self, kolom, staat, wat, doe, soort) -> Melding:
        gebied = self.rij.gebied
        soort = soort or wat
        return Melding(
            self.nummer, kolom, staat, wat, doe, soort, gebied.naam, gebied.code
        )


@dataclass
class Lezing:
    """What a file says, as far as it can be read. `herkend`: the layout in words;
    `kolommen`: the headings it uses; `aantal`: how many rows with data; `uitgever` and
    `bron_soort`: of whom this layout is, and what kind of source that makes."""

    herkend: str
    kolommen: tuple[str, ...]
    rijen: list[Bestandsrij] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)
    waarschuwingen: list[Waarschuwing] = field(default_factory=list)
    aantal: int = 0
    kop: int = 1
    somrij: str = ""
    uitgever: str = ""
    bron_soort: str = ""

    def refuse(self, nummer: int, fout: Rijfout, gebied: Gebied | None = None) -> None:
        """Keep why a row is refused."""
        self.meldingen.append(
            Melding(
                nummer,
                fout.kolom,
                fout.waarde,
                fout.wat,
                fout.doe,
                fout.soort,
                gebied.naam if gebied else "",
                gebied.code if gebied else "",
            )
        )


@dataclass(frozen=True, slots=True)
class Over:
    """What one number is about: a figure about a quarter, or a norm for a year."""

    indicator: Indicator
    gebied: Gebied
    uitsplitsing: Uitsplitsing
    kwartaal: Kwartaal | None = None
    jaar: int | None = None
    norm_soort: str = ""

    @property
    def dag(self) -> datetime.date:
        """The day the number is about."""
        if self.kwartaal:
            return self.kwartaal.peildatum
        return datetime.date(self.jaar, 12, 31)


def observation(
    over: Over,
    cel: Cel,
    kolom: str,
    *,
    reden: str = "",
    benadering: str = "",
    toelichting: str = "",
    kent_reden: bool = False,
) -> Waarneming:
    """The unsaved row of the ledger; an empty one has neither value nor reason.
    `kent_reden`: the layout has a column for it.

    Raises `Rijfout` for a number that cannot be.
    """
    indicator = over.indicator
    gelezen = _number(over, cel, kolom, reden, kent_reden)
    velden = {
        "indicator": indicator,
        "gebied": over.gebied,
        "uitsplitsing": over.uitsplitsing,
        "waarde": gelezen.waarde,
        "reden_onbekend": gelezen.reden,
        "benadering": benadering,
        "toelichting": toelichting,
    }
    if over.kwartaal:
        vanaf = since(indicator, over.kwartaal)
        return Cijfer(kwartaal=over.kwartaal, vanaf=vanaf, **velden)
    return Norm(
        jaar=over.jaar,
        soort=over.norm_soort,
        ambitie=over.norm_soort == NormSoort.AMBITIE,
        **velden,
    )


def _number(over: Over, cel: Cel, kolom: str, reden: str, kent_reden: bool) -> Gelezen:
    refuse_special(cel, kolom)
    eenheid, aard = Eenheid(over.indicator.eenheid), Aard(over.indicator.aard)
    if not over.kwartaal:
        eenheid = Eenheid(over.indicator.eenheid_norm or over.indicator.eenheid)
        aard = Aard.STAND
    negatief = bool(over.kwartaal) and is_difference(over.uitsplitsing, over.indicator)
    if isinstance(cel, datetime.date):
        raise Rijfout(
            kolom,
            cel,
            "Hier staat een datum, geen getal.",
            "Maak het vak op als getal en vul het aantal opnieuw in.",
            "datum",
        )
    if isinstance(cel, Decimal) and not reden:
        gelezen = read_number(cel, eenheid, aard, mag_negatief=negatief)
    else:
        tekst = bare_text(cel)
        if eenheid is Eenheid.PROCENT:
            tekst = _without_percent(tekst)
        veld = Veld(tekst, reden)
        gelezen = read(veld, eenheid, aard, mag_negatief=negatief)
    if fout := gelezen.fout:
        doe = _NO_NUMBER[kent_reden] if fout is GEEN_GETAL else fout.doe
        raise Rijfout(kolom, cel, fout.wat, doe)
    return gelezen


def _without_percent(tekst: str) -> str:
    """`61,4%` and `61,4 %` -> `61,4`; a sign without a number stays what it is."""
    return tekst.strip().removesuffix("%").rstrip() or tekst


_NO_NUMBER = {
    True: "Vul het echte aantal in. Weet u het niet? Gebruik de kolom reden.",
    False: "Vul het echte aantal in. Weet u het niet? Gebruik dan ons bestand, met de kolom "
    "reden.",
}


def one_number(nummer: int, cel: Cel, kolom: str, over: Over) -> Bestandsrij:
    """The row for a cell that holds just a number, as in a table with a column per year or
    per sector. Raises `Rijfout`, also for an empty cell."""
    if cel == "":
        raise empty_row(over, kolom)
    return Bestandsrij(
        nummer=nummer,
        kolom=kolom,
        getypt=as_text(cel),
        rij=observation(over, cel, kolom),
        zegt=frozenset({"waarde", "reden_onbekend"}),
    )


def empty_row(over: Over, kolom: str) -> Rijfout:
    """The refusal of a number that is not there, without a reason."""
    return Rijfout(
        kolom,
        "",
        "Er staat geen getal.",
        "Vul een getal in. Weet u het niet? Gebruik dan ons bestand, met de kolom reden. "
        "Leeg is geen nul.",
        LEEG,
    )


def name_of_file(cel: Cel) -> str:
    """A name beside a code, for a warning when ours is another."""
    return "" if isinstance(cel, Bijzonder) else as_text(cel)
