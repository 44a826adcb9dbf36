"""Figures of one area that look alike and are not: which two, and where each comes from.

Value objects in, value objects out; the words are in `zinnen.niet_gelijk`. It rests on real
figures only. Which figures may be held together is decided in `banenafspraak.eenheden`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from banenafspraak import maten
from banenafspraak.eenheden import Aard, Handeling, bezwaar
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.cijferlink import figure_url, norm_url
from monitor.overzichten import Doel, Pagina, Waarde
from regio.models import Gebied


class Waarom(StrEnum):
    """Why two figures that look alike are not."""

    AARD = "aard"  # 1.059 banen on one day, 608 that came since the nulmeting
    REEKS = "reeks"  # two measurements of the same: quarterly and official
    GEHEEL = "geheel"  # people and jobs: only a ratio, as the indicator declares
    NORM = "norm"  # people, held against places


@dataclass(frozen=True, slots=True)
class Getoond:
    """One known figure, or a norm, as the page shows it."""

    indicator: Indicator
    gebied: Gebied
    kwartaal: Kwartaal
    waarde: Waarde
    is_norm: bool = False

    @property
    def url(self) -> str:
        """Where it comes from."""
        waar = (self.waarde, self.indicator, self.gebied, self.kwartaal)
        return norm_url(*waar) if self.is_norm else figure_url(*waar)


@dataclass(frozen=True, slots=True)
class NietGelijk:
    """Two figures, and why nobody should compare them just like that. `doel`: of a figure
    with its norm."""

    waarom: Waarom
    een: Getoond
    ander: Getoond
    doel: Doel | None = None


def pairs_of(pagina: Pagina) -> list[NietGelijk]:
    """The pairs on the page of one area; none of a quarter to come."""
    if pagina.toekomst:
        return []
    doelen = [d.echt for d in pagina.doelen]
    gevonden = [*_of_goals(doelen)]
    gevonden += [
        Getoond(g.indicator, g.gebied, g.kwartaal, g.totaal)
        for g in pagina.gegevens
        if _real(g.totaal)
    ]
    eigen = [g for g in gevonden if g.gebied == pagina.gebied]
    eigen_doelen = [d for d in doelen if d.gebied == pagina.gebied]
    return [*pairs_among(eigen), *_norms_of(eigen_doelen)]


def pairs_among(getoond: Iterable[Getoond]) -> list[NietGelijk]:
    """Every two of these that look alike: the same area, and a reason."""
    gevonden = []
    for een, ander in combinations(getoond, 2):
        if een.gebied == ander.gebied and (
            waarom := kind_of(een.indicator, ander.indicator)
        ):
            gevonden.append(NietGelijk(waarom, *_in_order(een, ander)))
    return gevonden


def kind_of(een: Indicator, ander: Indicator) -> Waarom | None:
    """Why figures of these two look alike and are not; None when nobody would take one for
    the other, or when they may be compared."""
    a, b = maten.of_figure(een), maten.of_figure(ander)
    if not bezwaar(Handeling.TEKENEN, a, b):
        return None
    if een.norm_van_id == ander.pk or ander.norm_van_id == een.pk:
        return Waarom.REEKS
    if een.geheel_id == ander.pk or ander.geheel_id == een.pk:
        return Waarom.GEHEEL
    een_van_beide_extra = Aard.EXTRA in (a.aard, b.aard)
    if een.groep == ander.groep and a.eenheid is b.eenheid and een_van_beide_extra:
        return Waarom.AARD if a.aard is not b.aard else None
    return None


def counterparts(indicator: Indicator, indicatoren: Iterable[Indicator]) -> list:
    """The indicators that look like this one and are not."""
    return [i for i in indicatoren if i != indicator and kind_of(indicator, i)]


def _in_order(een: Getoond, ander: Getoond) -> tuple[Getoond, Getoond]:
    """What counts everything first, then what came on top; else the order of the page."""
    a, b = een.indicator.aard, ander.indicator.aard
    return (ander, een) if a != b and a == Aard.EXTRA else (een, ander)


def _of_goals(doelen: Iterable[Doel]) -> Iterator[Getoond]:
    """The figure of the quarter, else the last one known."""
    for doel in doelen:
        if _real(doel.stand):
            yield Getoond(doel.indicator, doel.gebied, doel.kwartaal, doel.stand)
        elif doel.laatst and _real(doel.laatst.stand):
            laatst = doel.laatst
            yield Getoond(doel.indicator, doel.gebied, laatst.kwartaal, laatst.stand)


def _norms_of(doelen: Iterable[Doel]) -> Iterator[NietGelijk]:
    """A figure and its norm, where the norm counts something else."""
    for doel in doelen:
        a, b = maten.of_figure(doel.indicator), maten.of_norm(doel.indicator)
        if a.eenheid is b.eenheid:
            continue
        for getoond in _of_goals([doel]):
            norm = dict(doel.normen).get(getoond.kwartaal.jaar) or doel.norm
            if _real(norm) and getoond.kwartaal.jaar == doel.kwartaal.jaar:
                eind = Kwartaal(getoond.kwartaal.jaar, 4)
                van = Getoond(doel.indicator, doel.gebied, eind, norm, is_norm=True)
                yield NietGelijk(Waarom.NORM, getoond, van, doel)


def _real(waarde: Waarde | None) -> bool:
    return waarde is not None and waarde.bekend and not waarde.voorbeeld
