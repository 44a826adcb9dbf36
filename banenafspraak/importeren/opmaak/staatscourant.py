"""The annex in the Staatscourant: CBS-code, Gemeente, (Ingroei ...), Ultimo 2018.

`Ultimo jjjj` is the number of places at the end of that year (Participatiewet art. 10b). A row
Som holds the sum of the column, and must match.
"""

import re
from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.eenheden import Aard, Eenheid
from banenafspraak.importeren.bekend import GEEN_NORMJAAR, NORMJAREN, Bekend, is_code
from banenafspraak.importeren.blad import Blad, Geweigerd
from banenafspraak.importeren.cel import Rijfout, as_text, refuse_special
from banenafspraak.importeren.melding import Melding, Waarschuwing
from banenafspraak.importeren.opmaak.eigen import ignored_columns
from banenafspraak.importeren.opmaak.kop import Kop, Regel, rows_below
from banenafspraak.importeren.rijen import (
    Lezing,
    Over,
    name_of_file,
    one_number,
)
from banenafspraak.models import Bron, Indicator, Uitsplitsing
from banenafspraak.opgave.lezen import GEEN_GETAL, read, read_number
from banenafspraak.opgave.veld import Veld
from regio.models import Soort
from regio.namen import vouw

HERKEND = "Bijlage uit de Staatscourant"
INDICATOR = "beschut-werk"
SOM = "somrij"
UITGEVER = "Ministerie van Sociale Zaken en Werkgelegenheid"
_CODE = ("cbs-code", "cbs code", "cbscode", "gemeentecode", "gm-code", "code")
_NAAM = ("gemeente", "gemeentenaam", "naam", "naam gemeente")
_ULTIMO = re.compile(r"ultimo[ .]*(20[0-9]{2})", re.ASCII)
_SOM = re.compile(r"(som|totaal|nederland|landelijk)\b")
_NIET_GEBRUIKT = re.compile(r"ingroei\b")


def recognise(kop: Kop) -> bool:
    """Whether this row has a code and at least one Ultimo."""
    return any(k in _CODE for k in kop.gevouwen) and bool(_years(kop))


def _years(kop: Kop) -> dict[int, int]:
    """The year of each column Ultimo."""
    return {
        plaats: int(treffer[1])
        for plaats, tekst in enumerate(kop.gevouwen)
        if (treffer := _ULTIMO.fullmatch(tekst))
    }


def read_rows(
    blad: Blad, kop: Kop, bekend: Bekend, indicator: Indicator | None = None
) -> Lezing:
    """Every row: a norm per Ultimo, of `indicator` (default: beschut werk)."""
    indicator = indicator or bekend.indicator(INDICATOR, "indicator")
    code, naam, jaren = kop.place(*_CODE), kop.place(*_NAAM), _years(kop)
    _refuse_years(kop, jaren)
    gebruikt = {p for p in (code, naam, *jaren) if p is not None}
    lezing = Lezing(
        HERKEND, tuple(kop.tekst[p] for p in sorted(gebruikt)), kop=kop.nummer
    )
    lezing.uitgever, lezing.bron_soort = UITGEVER, Bron.Soort.OFFICIEEL
    ingroei = [k for k in kop.gevouwen if _NIET_GEBRUIKT.match(k)]
    lezing.waarschuwingen += ignored_columns(kop, gebruikt, ingroei)
    norm_soort = bekend.norm_kind(indicator, False, indicator.code, "indicator")
    deel = bekend.uitsplitsingen[Uitsplitsing.TOTAAL]
    sommen = []
    for regel in rows_below(blad, kop):
        if regel.is_empty(gebruikt):
            continue
        if _is_sum(regel, code, naam):
            sommen.append(regel)
            continue
        if regel.is_empty(jaren) and not is_code(regel.cel(code)):
            lezing.waarschuwingen.append(
                Waarschuwing(
                    "geen rij",
                    "hier staat geen code en geen getal. Deze rij lezen we niet.",
                    regel.nummer,
                )
            )
            continue
        lezing.aantal += 1
        gebied = None
        try:
            cel = regel.cel(code)
            gebied = bekend.gebied(cel, kop.tekst[code], (Soort.GEMEENTE,))
            bekend.refuse_level(gebied, indicator, cel, kop.tekst[code])
        except Rijfout as fout:
            lezing.refuse(regel.nummer, fout)
            continue
        for plaats, jaar in jaren.items():
            over = Over(indicator, gebied, deel, jaar=jaar, norm_soort=norm_soort)
            try:
                rij = one_number(
                    regel.nummer, regel.cel(plaats), kop.tekst[plaats], over
                )
                rij.naam = name_of_file(regel.cel(naam))
                rij.gebied_staat = (kop.tekst[code], as_text(regel.cel(code)))
                lezing.rijen.append(rij)
            except Rijfout as fout:
                lezing.refuse(regel.nummer, fout, gebied)
    _check_sums(lezing, sommen, kop, jaren)
    return lezing


def _refuse_years(kop: Kop, jaren: dict[int, int]) -> None:
    """Raise `Geweigerd` for a year that stands there twice, or that no norm can have."""
    for plaats, jaar in jaren.items():
        kop.place(*(k for k in kop.gevouwen if _ULTIMO.fullmatch(k) and str(jaar) in k))
        if jaar not in NORMJAREN:
            raise Geweigerd(
                f"Rij {kop.nummer}, kolom “{kop.tekst[plaats]}”: dit jaar kan niet. "
                f"{GEEN_NORMJAAR}",
                "Verbeter het jaar, of haal de kolom weg.",
            )


def _is_sum(regel: Regel, code: int, naam: int | None) -> bool:
    """Whether it says Som or Totaal where a code or a name stands."""
    teksten = (vouw(as_text(regel.cel(p))) for p in (code, naam) if p is not None)
    return any(_SOM.match(tekst) or tekst == "nl01" for tekst in teksten)


def _check_sums(lezing: Lezing, sommen, kop: Kop, jaren: dict[int, int]) -> None:
    """Refuse a sum that is not the sum; say how it went."""
    if not sommen:
        lezing.somrij = "Er staat geen somrij in dit bestand."
        return
    if lezing.meldingen:
        lezing.somrij = "De somrij kunnen we pas narekenen als alle rijen goed zijn."
        return
    for regel in sommen:
        for plaats, jaar in jaren.items():
            som = sum(b.rij.waarde for b in lezing.rijen if b.rij.jaar == jaar)
            if regel.cel(plaats) != "":
                _check_sum(lezing, regel, kop.tekst[plaats], regel.cel(plaats), som)
    lezing.somrij = "De somrij klopt."
    if lezing.meldingen:
        onleesbaar = all(m.soort != SOM for m in lezing.meldingen)
        lezing.somrij = (
            f"De somrij {'is niet te lezen' if onleesbaar else 'klopt niet'}."
        )


def _check_sum(lezing: Lezing, regel: Regel, kolom: str, cel, som: Decimal) -> None:
    try:
        refuse_special(cel, kolom)
    except Rijfout as fout:
        lezing.refuse(regel.nummer, fout)
        return
    if isinstance(cel, Decimal):
        gelezen = read_number(cel, Eenheid.PLEKKEN, Aard.STAND)
    else:
        gelezen = read(Veld(as_text(cel)), Eenheid.PLEKKEN, Aard.STAND)
    if fout := gelezen.fout:
        wat = fout.wat
        doe = "Controleer de somrij." if fout is GEEN_GETAL else fout.doe
    elif gelezen.waarde != som:
        verschil = notatie.aantal(abs(gelezen.waarde - som))
        wat = (
            f"De somrij zegt {notatie.aantal(gelezen.waarde)}. Opgeteld zijn de rijen "
            f"{notatie.aantal(som)}."
        )
        doe = f"Zoek het verschil van {verschil}."
    else:
        return
    lezing.meldingen.append(Melding(regel.nummer, kolom, as_text(cel), wat, doe, SOM))
