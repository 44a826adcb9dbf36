"""Where areas are and how many people live there: what a map needs beside its rows.

Nothing here is a figure about progress. Places come from the areas themselves; inhabitants
from the kubus that the page has read already; borders, if any were loaded, in one query.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from monitor.overzichten.kubus import Kubus
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.tabellen import inhabitants
from regio.grenzen.toewijzen import Grenzen, assign
from regio.models import Gebied, Kaartgeometrie, Soort

Graden = tuple[float, float]

INWONERS_ONBEKEND = 20_000  # the weight of a gemeente that ended before 2023
_DAG_INWONERS = datetime.date(2023, 1, 1)


@dataclass(frozen=True, slots=True)
class Ligging:
    """The place of an area, and its inhabitants of 2023 (None: not known)."""

    plek: Graden | None
    inwoners: Decimal | None


def place_of(lezer: Lezer, kubus: Kubus, gebied: Gebied) -> Ligging:
    """A gemeente has a place; a region is at the mean of its gemeenten of the quarter,
    weighted by inhabitants."""
    indicator = lezer.indicatoren.get("inwoners")
    if gebied.soort == Soort.GEMEENTE:
        return Ligging(_point(gebied), inhabitants(kubus, indicator, gebied))
    leden = lezer.atlas.members(gebied, lezer.dag)
    gewogen = [
        (plek, float(inhabitants(kubus, indicator, lid) or INWONERS_ONBEKEND))
        for lid in leden
        if (plek := _point(lid))
    ]
    return Ligging(_mean(gewogen), _inhabitants_of(lezer, kubus, leden))


def _point(gebied: Gebied) -> Graden | None:
    if gebied.lengtegraad is None or gebied.breedtegraad is None:
        return None
    return float(gebied.lengtegraad), float(gebied.breedtegraad)


def _mean(gewogen: list[tuple[Graden, float]]) -> Graden | None:
    som = sum(gewicht for _, gewicht in gewogen)
    if not som:
        return None
    lon = sum(plek[0] * gewicht for plek, gewicht in gewogen) / som
    lat = sum(plek[1] * gewicht for plek, gewicht in gewogen) / som
    return round(lon, 4), round(lat, 4)


def _inhabitants_of(lezer: Lezer, kubus: Kubus, leden: list[Gebied]) -> Decimal | None:
    """The inhabitants of 2023 of these gemeenten, or of what they became; each once.

    What went up into a gemeente that is (also) of another region counts as an unknown one:
    Weesp does not bring Amsterdam to Gooi en Vechtstreek.
    """
    indicator = lezer.indicatoren.get("inwoners")
    atlas, eigen = lezer.atlas, {g.pk for g in leden}
    eind, onbekend = {}, 0
    for lid in leden:
        for nieuw in atlas.final_successors(lid, _DAG_INWONERS):
            van = {h.oud_id for h in atlas.all_predecessors(nieuw)} | {nieuw.pk}
            toen = {pk for pk in van if atlas.exists(atlas.gebieden[pk], lezer.dag)}
            if toen <= eigen:
                eind[nieuw.pk] = nieuw
            else:
                onbekend += 1
    waarden = [inhabitants(kubus, indicator, g) for g in eind.values()]
    if not waarden or None in waarden:
        return None
    return sum(waarden) + onbekend * INWONERS_ONBEKEND


def read_borders(lezer: Lezer, gebieden: list[Gebied]) -> Grenzen | None:
    """The borders of these areas on the day whose borders hold, out of the loaded files;
    None without."""
    rijen = Kaartgeometrie.objects.for_day(lezer.grensdag).values_list(
        "jaar", "code", "ringen"
    )
    geladen = list(rijen)
    if not geladen:
        return None
    ringen = {code: ringen for _, code, ringen in geladen}
    return assign(lezer.atlas, lezer.grensdag, geladen[0][0], ringen, gebieden)
