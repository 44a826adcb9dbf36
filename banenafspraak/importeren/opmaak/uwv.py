"""A table of regions as UWV's trend report gives it: regio, peildatum, markt, overheid,
inleen, totaal; with `eenheid` and `bron` if there are such columns.
"""

from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.blad import Blad, Geweigerd
from banenafspraak.importeren.cel import Rijfout, as_text, refuse_special
from banenafspraak.importeren.melding import Waarschuwing
from banenafspraak.importeren.opmaak.eigen import ignored_columns, source_in
from banenafspraak.importeren.opmaak.kop import Kop, Regel, rows_below
from banenafspraak.importeren.rijen import (
    Lezing,
    Over,
    one_number,
)
from banenafspraak.models import Bron, Indicator, Uitsplitsing
from regio.models import Soort
from regio.namen import vouw

HERKEND = "Tabel per regio, zoals in de trendrapportage van UWV"
INDICATOR = "banenafspraak"
_REGIO = ("regio", "arbeidsmarktregio", "regionaam")
_DATUM = ("peildatum", "datum", "periode", "kwartaal")
# In the order of the report; the headings, folded, per part.
_DELEN = {
    "markt": ("markt", "sector markt"),
    "overheid": ("overheid", "sector overheid"),
    "inleen": ("inleen", "inleenverband", "inleenverbanden"),
    "totaal": ("totaal",),
}
_SOORTEN = (Soort.REGIO, Soort.LAND)


def recognise(kop: Kop) -> bool:
    """Whether this row has a region, a date and at least one number."""
    er = kop.gevouwen
    return (
        any(k in _REGIO for k in er)
        and any(k in _DATUM for k in er)
        and any(k in namen for namen in _DELEN.values() for k in er)
    )


def read_rows(
    blad: Blad, kop: Kop, bekend: Bekend, indicator: Indicator | None = None
) -> Lezing:
    """Every row: a figure per sector and one for the total, of `indicator` (default: extra
    banen)."""
    indicator = indicator or bekend.indicator(INDICATOR, "indicator")
    regio, datum = kop.place(*_REGIO), kop.place(*_DATUM)
    eenheid, bron = kop.place("eenheid"), kop.place("bron")
    delen = {
        code: plaats
        for code, namen in _DELEN.items()
        if (plaats := kop.place(*namen)) is not None
    }
    regels = list(rows_below(blad, kop))
    delen = _filled(delen, regels, indicator)
    gebruikt = {
        p for p in (regio, datum, eenheid, bron, *delen.values()) if p is not None
    }
    lezing = Lezing(
        HERKEND, tuple(kop.tekst[p] for p in sorted(gebruikt)), kop=kop.nummer
    )
    lezing.waarschuwingen += ignored_columns(kop, gebruikt)
    lezing.uitgever, lezing.bron_soort = "UWV", Bron.Soort.INDICATIEF
    onderdelen = {code: bekend.uitsplitsing(code, code, indicator) for code in delen}
    for regel in regels:
        if regel.is_empty({regio, datum, *delen.values()}):
            continue
        if vouw(as_text(regel.cel(regio))) in ("som", "totaal"):
            lezing.waarschuwingen.append(
                Waarschuwing(
                    "somrij",
                    "dit is een somrij. Die gebruiken we niet: een totaal van Nederland "
                    "zet u in een rij met NL01.",
                    regel.nummer,
                )
            )
            continue
        if regel.is_empty({datum, *delen.values()}):
            lezing.waarschuwingen.append(
                Waarschuwing(
                    "geen rij",
                    "hier staat geen datum en geen getal. Deze rij lezen we niet.",
                    regel.nummer,
                )
            )
            continue
        lezing.aantal += 1
        gebied = None
        try:
            cel = regel.cel(regio)
            gebied = bekend.gebied(cel, kop.tekst[regio], _SOORTEN)
            bekend.refuse_level(gebied, indicator, cel, kop.tekst[regio])
            kwartaal = bekend.kwartaal_op(regel.cel(datum), kop.tekst[datum], indicator)
            _refuse_unit(regel, eenheid, kop, indicator)
            genoemd = source_in(regel.cel(bron))
        except Rijfout as fout:
            lezing.refuse(regel.nummer, fout, gebied)
            continue
        for code, plaats in delen.items():
            over = Over(indicator, gebied, onderdelen[code], kwartaal=kwartaal)
            try:
                rij = one_number(
                    regel.nummer, regel.cel(plaats), kop.tekst[plaats], over
                )
                rij.bron = genoemd
                rij.gebied_staat = (kop.tekst[regio], as_text(regel.cel(regio)))
                lezing.rijen.append(rij)
            except Rijfout as fout:
                lezing.refuse(regel.nummer, fout, gebied)
    return lezing


def _filled(delen: dict[str, int], regels: list[Regel], indicator) -> dict[str, int]:
    """The columns in which something stands; all of them when nothing does, so that every
    row is refused. Raises `Geweigerd` for a part that the indicator does not have."""
    met_iets = {
        code: plaats
        for code, plaats in delen.items()
        if any(regel.cel(plaats) != "" for regel in regels)
    }
    eigen = {u.code for u in indicator.uitsplitsingen.all()} | {Uitsplitsing.TOTAAL}
    for code in met_iets:
        if code not in eigen:
            raise Geweigerd(
                f"{indicator.naam} heeft geen onderdeel {code}.",
                "Kies een ander onderwerp, of haal die kolom weg.",
            )
    return met_iets or {c: p for c, p in delen.items() if c in eigen} or delen


def _refuse_unit(regel: Regel, plaats: int | None, kop: Kop, indicator) -> None:
    """Banen and people are never taken for each other."""
    cel = regel.cel(plaats)
    refuse_special(cel, "eenheid")
    tekst = vouw(as_text(cel))
    if tekst and not tekst.startswith(indicator.eenheid):
        raise Rijfout(
            kop.tekst[plaats],
            cel,
            f"{indicator.naam} telt {indicator.eenheid}.",
            "Kies het onderwerp dat bij dit bestand past.",
            "eenheid",
        )
