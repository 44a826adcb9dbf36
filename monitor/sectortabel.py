"""The table of sectors under a goal: its own date, and the total as published.

Value objects in, value objects out. The total is never worked out from the sectors: they
differ by 1 or 2 from it, and a sector may not be known.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from banenafspraak import maten, notatie
from banenafspraak.eenheden import Handeling
from monitor import zinnen
from monitor.balk import Balk
from monitor.bronnenlijst import Bronnenlijst
from monitor.overzichten import Doel, Doeldeel, Pagina, Waarde
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.sectoren import Verdeling, newest_split
from monitor.secties import Sectie, Sectordeel, sector_row
from monitor.voortgang import percentage

HEEL = "regulier"  # ordinary employment, of which markt and overheid are the parts
DELEN_VAN_HEEL = ("markt", "overheid")


@dataclass(frozen=True, slots=True)
class Sectortabel:
    """The inputs of monitor/sectoren.html. `kop_deel` "": no row has a share."""

    titel: str
    moment: str
    met_norm: bool
    kop_deel: str
    rijen: tuple[Sectordeel, ...]
    totaal: Sectordeel | None


def with_sectors(
    secties: Iterable[Sectie], pagina: Pagina, kubus: Kubus, bronnen: Bronnenlijst
) -> list[Sectie]:
    """The sections, each with its table of sectors."""
    return [
        replace(sectie, sectoren=_table(pagina, kubus, bronnen, sectie))
        for sectie in secties
    ]


def _table(
    pagina: Pagina, kubus: Kubus, bronnen: Bronnenlijst, sectie: Sectie
) -> Sectortabel | None:
    doel = pagina.goal(sectie.code)
    verdeling = newest_split(kubus, doel) if doel else None
    if verdeling:
        for deel in verdeling.delen:
            bronnen.links(deel.stand, deel.norm)
        return table_of(doel, verdeling)
    if not sectie.delen:
        return None
    # Norms without a figure: "niet bekend" against each of them.
    return Sectortabel(
        titel=_title(doel),
        moment="",
        met_norm=sectie.delen_met_norm,
        kop_deel="Deel van de norm",
        rijen=tuple(sectie.delen),
        totaal=None,
    )


def table_of(doel: Doel, verdeling: Verdeling) -> Sectortabel:
    """The table of one split."""
    met_norm = any(deel.norm for deel in verdeling.delen)
    wanneer = zinnen.moment(doel.indicator, verdeling.kwartaal)
    nu = verdeling.kwartaal == doel.kwartaal
    totaal = None
    if verdeling.totaal and verdeling.totaal.bekend:
        totaal = _total_row(doel, verdeling)
    rijen = tuple(
        _row(
            sector_row(deel, doel, verdeling.kwartaal),
            naam,
            deel,
            None if met_norm else verdeling.totaal,
        )
        for naam, deel in _in_order(verdeling.delen)
    )
    kop_deel = "Deel van het totaal" if any(rij.deel for rij in rijen) else ""
    return Sectortabel(
        titel=_title(doel),
        moment=f"{zinnen.met_hoofdletter(wanneer)}."
        if nu
        else f"Laatst bekend: {wanneer}.",
        met_norm=met_norm,
        kop_deel="Deel van de norm" if met_norm else kop_deel,
        rijen=rijen,
        totaal=totaal,
    )


def _title(doel: Doel) -> str:
    return f"{doel.indicator.naam} per sector"


def _in_order(delen: tuple[Doeldeel, ...]) -> list[tuple[str, Doeldeel]]:
    """(name, sector); markt and overheid under the ordinary employment they are parts of."""
    per_code = {deel.uitsplitsing.code: deel for deel in delen}
    heel = per_code.get(HEEL)
    onder = [per_code[code] for code in DELEN_VAN_HEEL if heel and code in per_code]
    rest = [deel for deel in delen if deel is not heel and deel not in onder]
    rijen = [(heel.uitsplitsing.naam, heel)] if heel else []
    rijen += [(f"waarvan {d.uitsplitsing.naam.lower()}", d) for d in onder]
    return rijen + [(deel.uitsplitsing.naam, deel) for deel in rest]


def _row(
    rij: Sectordeel, naam: str, deel: Doeldeel, totaal: Waarde | None
) -> Sectordeel:
    """One sector; with `totaal` its share of that, never real against example."""
    rij = replace(rij, naam=naam)
    stand = deel.stand
    if not (totaal and totaal.bekend and stand and stand.bekend):
        return rij
    vreemd = stand.voorbeeld != totaal.voorbeeld or totaal.ontbreekt
    if vreemd or not 0 <= stand.waarde <= totaal.waarde:
        return rij
    maten.require(Handeling.DELEN, stand.maat, totaal.maat)
    procent = percentage(stand.waarde, totaal.waarde)
    if procent is None:
        return rij
    balk = Balk(bereikt=str(procent), met_norm=False, voorbeeld=stand.voorbeeld)
    return replace(rij, deel=notatie.procent(procent), balk=balk)


def _total_row(doel: Doel, verdeling: Verdeling) -> Sectordeel:
    """The total as published, and its share of the norm where there is one."""
    deel = Doeldeel(
        verdeling.delen[0].uitsplitsing,
        verdeling.totaal,
        verdeling.norm,
        verdeling.voortgang,
    )
    rij = sector_row(deel, doel, verdeling.kwartaal, heel=True)
    return replace(rij, naam="Totaal")
