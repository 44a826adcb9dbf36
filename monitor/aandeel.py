"""What part of a whole a figure is: a big number, its whole, and a bar from nothing to all of it.

Value objects in, value objects out. A share is no judgement: there is no norm for it.
"""

from dataclasses import dataclass

from banenafspraak import maten, notatie
from banenafspraak.eenheden import Handeling
from banenafspraak.models import Indicator
from monitor import zinnen
from monitor.balk import Balk
from monitor.overzichten import Deel, Gegeven, Waarde
from monitor.overzichten.waarden import same_place
from monitor.voortgang import percentage


@dataclass(frozen=True, slots=True)
class Aandeel:
    """The inputs of components/aandeel.html, and sentences for under it."""

    groot: str
    groot_na: str
    balk: Balk
    geheel: str = "alles"
    status: str = ""
    uitleg: tuple[str, ...] = ()


def share_of(gegeven: Gegeven) -> Aandeel | None:
    """The share that a figure is, or is of its whole; None when nobody can tell."""
    totaal = gegeven.totaal
    if gegeven.indicator.weergave != Indicator.Weergave.VERHOUDING:
        return None
    if totaal is None or not totaal.bekend:
        return None
    if maten.objection_to_whole(gegeven.indicator):
        return None
    if gegeven.indicator.eenheid == "procent":
        return None if gegeven.delen else _percentage_itself(gegeven)
    gehelen = [deel for deel in gegeven.delen if _may_hold(totaal, deel.waarde)]
    return (
        _of_whole(gegeven, gehelen[0])
        if len(gegeven.delen) == 1 == len(gehelen)
        else None
    )


def _percentage_itself(gegeven: Gegeven) -> Aandeel | None:
    """`47%` `van de doelgroep`; other words make no sense behind a number alone."""
    totaal, indicator = gegeven.totaal, gegeven.indicator
    if not 0 <= totaal.waarde <= 100:
        return None
    wat = zinnen.ding(indicator, totaal.waarde).removeprefix("procent").strip()
    return Aandeel(
        groot=zinnen.getal(totaal, indicator).removesuffix("%") + "%",
        groot_na=wat if wat.startswith("van ") else "",
        balk=_bar(notatie.rond_half_op(totaal.waarde), totaal.voorbeeld),
    )


def _may_hold(totaal: Waarde, geheel: Waarde) -> bool:
    """Whether one may be the whole of the other: both known and of one kind, sums without
    gaps and over the same gemeenten."""
    if not (geheel.bekend and geheel.waarde) or totaal.waarde > geheel.waarde:
        return False
    if totaal.voorbeeld != geheel.voorbeeld or totaal.ontbreekt or geheel.ontbreekt:
        return False
    if not same_place(totaal, geheel):
        return False
    return not (totaal.is_som and geheel.is_som) or totaal.leden == geheel.leden


def _of_whole(gegeven: Gegeven, deel: Deel) -> Aandeel:
    """`139` `van circa 556 (afgeleid)`, 25%."""
    totaal, geheel = gegeven.totaal, deel.waarde
    paar = maten.with_whole(gegeven.indicator)
    maten.require(Handeling.DELEN, totaal.maat, geheel.maat, paar)
    procent = percentage(totaal.waarde, geheel.waarde)
    tekst = zinnen.getal(geheel)
    wat = deel.uitsplitsing.naam.lower()
    uitleg = [
        f"{zinnen.getal(totaal)} is {notatie.procent(procent)} van {tekst} ({wat})."
    ]
    if geheel.afgeleid_uit:
        uitleg.append(f"Die {tekst} is afgeleid: {geheel.afgeleid_uit}.")
    if noot := gegeven.indicator.kanttekening_geheel:
        uitleg.append(noot)
    if totaal.voorbeeld:
        uitleg = [f"Voorbeeld: {zin}" for zin in uitleg]
    return Aandeel(
        groot=zinnen.getal(totaal),
        groot_na=f"van {tekst}{' (afgeleid)' if geheel.afgeleid else ''}",
        balk=_bar(procent, totaal.voorbeeld),
        geheel=tekst,
        status=f"Geen norm, wel een deel: {notatie.procent(procent)}",
        uitleg=tuple(uitleg),
    )


def _bar(procent: int, voorbeeld: bool) -> Balk:
    return Balk(bereikt=str(procent), met_norm=False, voorbeeld=voorbeeld)
