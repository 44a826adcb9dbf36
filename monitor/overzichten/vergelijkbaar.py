"""Gemeenten of about the same size: which they are, and their rows."""

from banenafspraak.models import Indicator
from monitor.grootte import size_class
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.tabellen import rows
from monitor.overzichten.waarden import Regel
from regio.models import Gebied, Soort

MEESTE_ANDERE = 7
VERGELIJK_OP = "beschut-werk"  # the only number that every gemeente is held to


def similar_areas(lezer: Lezer, gebied: Gebied) -> tuple[Gebied, ...]:
    """The gemeente and those of its size class nearest to it, most inhabitants first.

    Size is that of 2023 (rule 13): an ended gemeente has none, and gets no others beside it.
    """
    if gebied.soort != Soort.GEMEENTE or not lezer.atlas.exists(gebied, lezer.dag):
        return ()
    inwoners = lezer.inhabitants
    eigen = inwoners.get(gebied.pk)
    if eigen is None:
        return ()
    klasse = size_class(eigen)
    andere = [
        g
        for g in lezer.atlas.all_of(Soort.GEMEENTE, lezer.dag)
        if g != gebied and g.pk in inwoners and size_class(inwoners[g.pk]) is klasse
    ]
    andere.sort(key=lambda g: (abs(inwoners[g.pk] - eigen), g.naam, g.code))
    gekozen = [gebied, *andere[:MEESTE_ANDERE]]
    return tuple(sorted(gekozen, key=lambda g: (-inwoners[g.pk], g.naam)))


def similar_rows(
    lezer: Lezer, kubus: Kubus, gebieden: tuple[Gebied, ...], indicator: Indicator
) -> list[Regel]:
    """A row per gemeente."""
    return list(rows(lezer, kubus, list(gebieden), indicator))


def larger_rows(
    lezer: Lezer, kubus: Kubus, gebieden: list[Gebied], indicator: Indicator
) -> list[Regel]:
    """A row for the region and the nation, for below the table."""
    return [
        Regel(gebied=g, doel=lezer.goal(kubus, indicator, g, trend=False))
        for g in gebieden
    ]
