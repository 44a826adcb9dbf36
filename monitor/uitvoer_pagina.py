"""The sheets of what stands on the page of an area: numbers behind a chart, sectors, and
figures without a norm. Each has the columns of `uitvoer` that it shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from banenafspraak.bladen import Blad
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, Uitsplitsing
from monitor import zinnen
from monitor.overzichten.opbouw import Opbouw
from monitor.overzichten.reeksen import at_moment
from monitor.overzichten.waarden import Doel, Gegeven, Regel, Waarde, make_voortgang
from monitor.uitvoer import (
    DEEL,
    GEBIED,
    HERKOMST,
    HERKOMST_NORM,
    MOMENT,
    NORM,
    STAND,
    Kolom,
    sheet,
)
from monitor.voortgang import Voortgang
from regio.models import Gebied


@dataclass(frozen=True, slots=True)
class Deelregel:
    """One part of a figure as a row; `deel` None is the whole."""

    doel: Doel
    deel: Uitsplitsing | None = None
    aandeel: int | None = None
    aandeel_van: str = ""

    @property
    def gebied(self) -> Gebied:
        """The area."""
        return self.doel.gebied

    @property
    def voortgang(self) -> Voortgang:
        """Short cut for columns."""
        return self.doel.voortgang


_AANDEEL: list[Kolom] = [
    ("Aandeel (%)", lambda r: r.aandeel),
    ("Aandeel van", lambda r: r.aandeel_van),
]
# A figure without a norm is no progress, so it is not "bereikt".
_AANTAL: list[Kolom] = [("Aantal", STAND[0][1]), *STAND[1:]]


def series_sheet(
    doelen: Iterable[Doel], kwartalen: Iterable[Kwartaal], *, titel: str, naam: str
) -> Blad:
    """The numbers behind a chart: a row per moment and area, in the order given."""
    doelen = list(doelen)
    regels = [
        Regel(doel.gebied, at_moment(doel, kwartaal))
        for kwartaal in kwartalen
        for doel in doelen
    ]
    return sheet(
        regels,
        [*GEBIED, *MOMENT, *STAND, *NORM, *HERKOMST, *HERKOMST_NORM],
        titel=titel,
        naam=naam,
        noten=_unit_notes(doelen[0].indicator),
    )


def course_sheet(opbouw: Opbouw) -> Blad:
    """The numbers behind the chart of the register: a row per moment and group, newest first."""
    momenten = sorted({k for reeks in opbouw.reeksen for k, _ in reeks}, reverse=True)
    groepen = [(None, dict(opbouw.totaal)), *((d, dict(r)) for d, r in opbouw.delen)]
    regels = [
        Deelregel(
            _without_norm(
                Gegeven(opbouw.indicator, opbouw.gebied, kwartaal, None),
                reeks[kwartaal],
            ),
            deel,
        )
        for kwartaal in momenten
        for deel, reeks in groepen
        if kwartaal in reeks
    ]
    return sheet(
        regels,
        [*GEBIED, *DEEL, *MOMENT, *_AANTAL, *HERKOMST],
        titel=f"{opbouw.indicator.naam} in {opbouw.gebied.naam}",
        naam=f"{opbouw.indicator.code} {opbouw.gebied.slug} tot en met {opbouw.kwartaal}",
    )


def sector_sheet(doel: Doel, gebied: Gebied) -> Blad:
    """The sectors of a goal, each held against its own norm where it has one."""
    regels = [
        Deelregel(
            Doel(
                doel.indicator,
                doel.gebied,
                doel.kwartaal,
                deel.voortgang,
                stand=deel.stand,
                norm=deel.norm,
            ),
            deel.uitsplitsing,
        )
        for deel in doel.delen
    ]
    return sheet(
        regels,
        [*GEBIED, *DEEL, *MOMENT, *STAND, *NORM, *HERKOMST, *HERKOMST_NORM],
        titel=f"{doel.indicator.naam} per sector in {doel.gebied.naam}, "
        f"{zinnen.moment(doel.indicator, doel.kwartaal)}",
        naam=f"{doel.indicator.code} per sector {gebied.slug} {doel.kwartaal}",
        noten=_unit_notes(doel.indicator),
    )


def figures_sheet(
    gegevens: Iterable[Gegeven], gebied: Gebied, kwartaal: Kwartaal
) -> Blad:
    """Every figure without a norm on the page, whole and parts, at its own date."""
    regels = [regel for gegeven in gegevens for regel in _figure_rows(gegeven)]
    return sheet(
        regels,
        [*GEBIED, *DEEL, *MOMENT, *_AANTAL, *_AANDEEL, *HERKOMST],
        titel=f"Andere cijfers van {gebied.naam}, bekend {kwartaal.einde_label}",
        naam=f"andere cijfers {gebied.slug} {kwartaal}",
    )


def _figure_rows(gegeven: Gegeven) -> list[Deelregel]:
    regels = []
    if gegeven.totaal:
        regels.append(Deelregel(_without_norm(gegeven, gegeven.totaal)))
    for deel in gegeven.delen:
        van = deel.aandeel_van if deel.aandeel is not None else ""
        regels.append(
            Deelregel(
                _without_norm(gegeven, deel.waarde),
                deel.uitsplitsing,
                deel.aandeel,
                van or ("totaal" if deel.aandeel is not None else ""),
            )
        )
    return regels


def _without_norm(gegeven: Gegeven, waarde: Waarde) -> Doel:
    voortgang = make_voortgang(gegeven.indicator, gegeven.kwartaal, waarde, None)
    return Doel(
        gegeven.indicator, gegeven.gebied, gegeven.kwartaal, voortgang, stand=waarde
    )


def _unit_notes(indicator: Indicator) -> list[str]:
    noot = indicator.kanttekening_eenheid
    return [f"{zinnen.met_hoofdletter(noot)}."] if noot else []
