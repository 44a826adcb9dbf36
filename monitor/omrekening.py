"""A number of people counted again in what their norm counts, when their hours are known.

Value objects in, value objects out. It stands beside the people and never in their place: the
share of the norm stays that of the source.
"""

from dataclasses import dataclass
from decimal import Decimal

from banenafspraak import maten
from banenafspraak.eenheden import Eenheid, Handeling, bezwaar
from banenafspraak.omrekenen import UREN_ONBEKEND, OmrekenenKanNiet, Uren, reken_om
from monitor.overzichten import Doel, Gegeven, Waarde
from monitor.overzichten.waarden import same_place

OM_TE_REKENEN = (Eenheid.PLEKKEN, Eenheid.BANEN)


@dataclass(frozen=True, slots=True)
class Omrekening:
    """The people of a goal as plekken or banen. `uren`: all hours a week of those people;
    `per_een`: how many hours one plek or baan is."""

    aantal: Decimal
    naar: Eenheid
    uren: Waarde
    per_mens: Decimal
    per_een: Decimal


def needs_conversion(doel: Doel) -> bool:
    """Whether the goal counts people and its norm plekken or banen."""
    van, naar = _units(doel)
    return van is Eenheid.PERSONEN and naar in OM_TE_REKENEN


def convert(doel: Doel) -> Omrekening:
    """The conversion of a goal with real figures. Raises `OmrekenenKanNiet`, with the reason
    as a Dutch sentence."""
    if doel.stand is None or not doel.stand.bekend:
        raise OmrekenenKanNiet(UREN_ONBEKEND)
    van, naar = _units(doel)
    uren = Uren(_hours_of_one(doel), doel.indicator.uren_per_plek)
    aantal = reken_om(doel.stand.waarde, van, naar, uren)
    return Omrekening(
        aantal=aantal,
        naar=naar,
        uren=doel.uren.totaal,
        per_mens=uren.per_mens,
        per_een=uren.of_one(naar),
    )


def _units(doel: Doel) -> tuple[Eenheid, Eenheid]:
    indicator = doel.indicator
    return maten.of_figure(indicator).eenheid, maten.of_norm(indicator).eenheid


def _hours_of_one(doel: Doel) -> Decimal | None:
    """How many hours a week these people work on average; None when nobody can tell."""
    mensen, uren = doel.stand, doel.uren.totaal if doel.uren else None
    if not _exact(mensen) or not _exact(uren) or not mensen.waarde:
        return None
    if mensen.voorbeeld or uren.voorbeeld or mensen.leden != uren.leden:
        return None
    if not same_place(mensen, uren) or not _may_divide(doel.uren, mensen):
        return None
    return uren.waarde / mensen.waarde


def _exact(waarde: Waarde | None) -> bool:
    return bool(
        waarde and waarde.bekend and not waarde.benadering and not waarde.ontbreekt
    )


def _may_divide(uren: Gegeven, mensen: Waarde) -> bool:
    """Whether the hours declare that they are of these people."""
    paar = maten.with_whole(uren.indicator)
    een, ander = uren.totaal.maat, mensen.maat
    return not (een and ander and bezwaar(Handeling.DELEN, een, ander, paar))
