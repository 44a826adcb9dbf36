"""What the page of a trajectory reads: the goals of an area, and the norms to come."""

from dataclasses import dataclass

from monitor.overzichten.kubus import Kubus
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.paginas import Pagina, area_page, region_of
from monitor.overzichten.tabellen import with_former
from monitor.overzichten.vraag import Deelvraag
from monitor.overzichten.waarden import Doel, Waarde
from regio.models import Gebied, Soort

Normen = tuple[tuple[int, Waarde], ...]


@dataclass(frozen=True, slots=True)
class Doelnormen:
    """A goal with its norm for every year that has one, later years too; `echt`: without
    examples."""

    doel: Doel
    normen: Normen
    echt: Normen


def goals_ahead(
    lezer: Lezer, gebied: Gebied, tot_en_met: int
) -> tuple[Pagina, list[Doelnormen]]:
    """The page of the area, and each of its goals with the norms up to `tot_en_met`."""
    vooruit = _norms_ahead(lezer, gebied, tot_en_met)
    pagina, kubus = area_page(lezer, gebied, meer=[vooruit])
    return pagina, [_with_norms(kubus, doel, tot_en_met) for doel in pagina.doelen]


def _norms_ahead(lezer: Lezer, gebied: Gebied, tot_en_met: int) -> Deelvraag:
    """Of the area and its region, and of what either is added up from at any time."""
    atlas = lezer.atlas
    eigen = [gebied, *filter(None, [region_of(lezer, gebied)])]
    gebieden = set(eigen)
    for groter in eigen:
        if groter.soort in (Soort.REGIO, Soort.CLUSTER):
            gebieden |= set(atlas.ever_members(groter))
    met_norm = [i for i in lezer.indicatoren.values() if i.weergave == i.Weergave.NORM]
    return Deelvraag(with_former(atlas, gebieden), met_norm, normen_tot=tot_en_met)


def _with_norms(kubus: Kubus, doel: Doel, tot_en_met: int) -> Doelnormen:
    return Doelnormen(
        doel,
        kubus.norms(doel.indicator, doel.gebied, tot_en_met),
        kubus.echt.norms(doel.indicator, doel.gebied, tot_en_met),
    )
