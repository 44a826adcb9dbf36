"""The norm of one area year by year, with its sectors: what has been known to hold."""

from collections import defaultdict
from dataclasses import dataclass

from banenafspraak.models import NormSoort, Uitsplitsing
from monitor.overzichten.indicatorpagina import Normregel
from monitor.overzichten.kubus import TOTAAL, Kubus
from monitor.overzichten.waarden import Doel, Waarde


@dataclass(frozen=True, slots=True)
class Normjaar:
    """The norm for the end of one year. `delen`: that of the sectors with one of their own."""

    jaar: int
    norm: Waarde
    delen: tuple[tuple[Uitsplitsing, Waarde], ...] = ()


def norm_years(kubus: Kubus, doel: Doel) -> list[Normjaar]:
    """Every year with a norm, newest first; an own ambition is no norm."""
    delen: dict[int, list] = defaultdict(list)
    for gebied, deel, jaar, norm in kubus.norm_rows(doel.indicator):
        eigen = gebied == doel.gebied.pk and deel.code != TOTAAL
        if eigen and norm.bekend and norm.soort != NormSoort.AMBITIE:
            delen[jaar].append((deel, norm))
    return [
        Normjaar(
            jaar, norm, tuple(sorted(delen[jaar], key=lambda paar: paar[0].volgorde))
        )
        for jaar, norm in sorted(doel.normen, reverse=True)
        if norm.soort != NormSoort.AMBITIE and not norm.ontbreekt
    ]


def norm_rows(doel: Doel, jaren: list[Normjaar]) -> list[Normregel]:
    """The same as a row per norm: of each year the whole, then the sectors."""
    return [
        Normregel(doel.gebied, jaar.jaar, norm, deel)
        for jaar in jaren
        for deel, norm in ((None, jaar.norm), *jaar.delen)
    ]
