"""Any areas side by side on one indicator: a row each, with its line over time."""

import datetime
from dataclasses import dataclass

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.tabellen import read_for_table
from monitor.overzichten.waarden import Regel
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Aandeel:
    """Which part of the norm for that year was reached in one quarter."""

    kwartaal: Kwartaal
    percentage: int
    voorbeeld: bool = False


@dataclass(frozen=True, slots=True)
class Naast:
    """One area of a comparison."""

    regel: Regel
    aandelen: tuple[Aandeel, ...] = ()
    geteld: bool = True  # whether the indicator is counted for this level at all
    grenzen: datetime.date | None = None  # whose borders hold; None: of the peildatum

    @property
    def gebied(self) -> Gebied:
        """The area."""
        return self.regel.gebied

    @property
    def bestaat(self) -> bool:
        """Whether it existed on the peildatum, or within the borders of the page."""
        dag = self.grenzen or self.regel.doel.kwartaal.peildatum
        return self.gebied.bestond_op(dag)


def side_by_side(
    lezer: Lezer, gebieden: list[Gebied], indicator: Indicator
) -> tuple[list[Naast], Kwartaal]:
    """The areas in the order asked for, and the newest quarter; two queries."""
    kubus = read_for_table(lezer, gebieden, indicator, trend=True)
    naast = [_one(lezer, kubus, gebied, indicator) for gebied in gebieden]
    return naast, lezer.newest(kubus)


def group_of(lezer: Lezer, gebieden: list[Gebied]) -> Gebied | None:
    """The region (or cluster) of which these are all gemeenten of the quarter; others may
    stand beside them."""
    gekozen = {g for g in gebieden if g.soort == Soort.GEMEENTE}
    if len(gekozen) < 3:
        return None
    atlas = lezer.atlas
    eerste = next(g for g in gebieden if g in gekozen)
    for soort in (Soort.REGIO, Soort.CLUSTER):
        groter = atlas.parent(eerste, soort, lezer.dag)
        if groter and set(atlas.members(groter, lezer.dag)) == gekozen:
            return groter
    return None


def _one(lezer: Lezer, kubus: Kubus, gebied: Gebied, indicator: Indicator) -> Naast:
    doel = lezer.goal(kubus, indicator, gebied)
    aandelen = []
    for kwartaal, waarde in doel.reeks:
        voortgang = kubus.voortgang(indicator, gebied, kwartaal)
        norm = kubus.norm(indicator, gebied, kwartaal.jaar)
        if voortgang.percentage is not None:
            voorbeeld = waarde.voorbeeld or bool(norm and norm.voorbeeld)
            aandelen.append(Aandeel(kwartaal, voortgang.percentage, voorbeeld))
    som = indicator.optelbaar and gebied.soort == Soort.CLUSTER
    return Naast(
        Regel(gebied, doel),
        tuple(aandelen),
        geteld=gebied.soort in indicator.niveaus or som,
        grenzen=lezer.grenzen,
    )
