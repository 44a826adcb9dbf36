"""A regional norm divided over its gemeenten by a key that everybody can see (rule 6).

It is worked out by us and no obligation of anybody. It exists only when the norm is known
as a whole and the key is known, and public, of every gemeente of the region: nothing is
guessed, and a number that is hidden can never be worked out from it.
"""

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from banenafspraak.eenheden import Aard, Eenheid
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from banenafspraak.verdeling import verdeel_precies
from monitor.overzichten.kubus import Kubus, year_end
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.tabellen import with_former
from monitor.overzichten.vraag import Deelvraag
from monitor.overzichten.waarden import Waarde
from regio.models import Gebied, Soort

SLEUTELS = ("inwoners", "doelgroepregister")


class Bezwaar(StrEnum):
    """Why a norm is not divided."""

    GEEN_NORM = "geen norm"
    NORM_NIET_HEEL = "norm niet heel"  # softened, a sum with gaps, or below 0
    GRENZEN = "grenzen"  # the norm is of the region as it was
    GEEN_LEDEN = "geen leden"
    SLEUTEL = "sleutel"  # does not count people on one day
    ONBEKEND = "onbekend"  # of some gemeenten, or of all
    VERBORGEN = "verborgen"
    NIET_PRECIES = "niet precies"
    ANDERE_GRENZEN = "andere grenzen"  # a gemeente changed between norm and key
    NUL = "nul"  # nobody to divide over


@dataclass(frozen=True, slots=True)
class Gemeentedeel:
    """One gemeente: its number in the key, and its share of the norm."""

    gebied: Gebied
    sleutel: Waarde
    deel: Decimal


@dataclass(frozen=True, slots=True)
class Normverdeling:
    """The norm of one region for the end of one year, divided, or why it is not.

    `moment`: the quarter of the key. `namen`: the gemeenten that the objection is about.
    """

    indicator: Indicator
    regio: Gebied
    jaar: int
    sleutel: Indicator
    norm: Waarde | None = None
    moment: Kwartaal | None = None
    delen: tuple[Gemeentedeel, ...] = ()
    bezwaar: Bezwaar | None = None
    namen: tuple[str, ...] = ()

    @property
    def som_sleutel(self) -> Decimal:
        """What the key adds up to."""
        return sum((d.sleutel.waarde for d in self.delen), Decimal(0))

    @property
    def som(self) -> Decimal:
        """What the shares add up to: the norm."""
        return sum((d.deel for d in self.delen), Decimal(0))


def divisible(lezer: Lezer) -> list[Indicator]:
    """The indicators with a norm for regions and none for gemeenten: what the law gives a
    gemeente itself is never worked out."""
    return [
        i
        for i in lezer.indicatoren.values()
        if i.weergave == Indicator.Weergave.NORM
        and Soort.REGIO in i.niveaus
        and Soort.GEMEENTE not in i.niveaus
    ]


def keys(lezer: Lezer) -> list[Indicator]:
    """The keys one can choose."""
    return [i for code in SLEUTELS if (i := lezer.indicatoren.get(code))]


def divided_norm(
    lezer: Lezer, regio: Gebied, indicator: Indicator, sleutel: Indicator
) -> tuple[Normverdeling, Kwartaal]:
    """The norm for the end of the year of the page, divided; and the newest quarter. Two
    queries. Examples are not read: there is nothing to divide by or over."""
    jaar = lezer.kwartaal.jaar
    leden = [
        g
        for g in lezer.atlas.members(regio, year_end(jaar))
        if g.soort == Soort.GEMEENTE
    ]
    kubus = lezer.read(
        Deelvraag([regio], [indicator], ()),
        Deelvraag(with_former(lezer.atlas, leden), [sleutel], ()),
    )
    nieuwste = lezer.newest(kubus)
    leeg = Normverdeling(indicator, regio, jaar, sleutel)
    return _divide(lezer, kubus.echt, leden, leeg), nieuwste


def _divide(
    lezer: Lezer, kubus: Kubus, leden: list[Gebied], leeg: Normverdeling
) -> Normverdeling:
    norm = kubus.norm(leeg.indicator, leeg.regio, leeg.jaar)
    moment = _moment_of_key(kubus, leden, leeg.sleutel)
    gevonden = {
        lid: moment and kubus.effective(leeg.sleutel, lid, moment) for lid in leden
    }
    bezwaar, namen = _objection(lezer, leeg, norm, moment, gevonden)
    delen = ()
    if bezwaar is None:
        gewichten = {lid: waarde.waarde for lid, waarde in gevonden.items()}
        aandelen = verdeel_precies(norm.waarde, gewichten)
        delen = tuple(
            Gemeentedeel(lid, gevonden[lid], aandelen[lid]) for lid in gevonden
        )
    return replace(
        leeg,
        norm=norm if norm and norm.bekend else None,
        moment=moment,
        delen=delen,
        bezwaar=bezwaar,
        namen=namen,
    )


def _moment_of_key(
    kubus: Kubus, leden: list[Gebied], sleutel: Indicator
) -> Kwartaal | None:
    """The newest quarter in which every gemeente is known, else any gemeente."""
    kwartalen = {k for lid in leden for k in kubus.quarters(sleutel, lid)}
    van_nieuw_naar_oud = sorted(kwartalen, reverse=True)
    for kwartaal in van_nieuw_naar_oud:
        waarden = [kubus.effective(sleutel, lid, kwartaal) for lid in leden]
        if all(w and w.bekend for w in waarden):
            return kwartaal
    return next(iter(van_nieuw_naar_oud), None)


def _objection(
    lezer: Lezer,
    leeg: Normverdeling,
    norm: Waarde | None,
    moment: Kwartaal | None,
    gevonden: dict[Gebied, Waarde | None],
) -> tuple[Bezwaar | None, tuple[str, ...]]:
    """The first reason not to divide, with the names it is about."""
    if norm is None or not norm.bekend:
        return Bezwaar.GEEN_NORM, ()
    if norm.benadering or norm.ontbreekt or norm.waarde < 0:
        return Bezwaar.NORM_NIET_HEEL, ()
    if norm.grenzen_van_toen:
        return Bezwaar.GRENZEN, ()
    if not gevonden:
        return Bezwaar.GEEN_LEDEN, ()
    if (leeg.sleutel.eenheid, leeg.sleutel.aard) != (Eenheid.PERSONEN, Aard.STAND):
        return Bezwaar.SLEUTEL, ()
    waarden = gevonden.values()
    if any(w and w.te_klein for w in waarden):
        return Bezwaar.VERBORGEN, ()  # not of whom: that is for its own page to tell
    if onbekend := _names(gevonden, lambda w: not (w and w.bekend)):
        return Bezwaar.ONBEKEND, onbekend
    if vaag := _names(gevonden, lambda w: w.benadering or w.ontbreekt):
        return Bezwaar.NIET_PRECIES, vaag
    if not lezer.grenzen and (
        anders := _changed(lezer, list(gevonden), year_end(leeg.jaar), moment.peildatum)
    ):
        return Bezwaar.ANDERE_GRENZEN, anders
    if norm.waarde and not any(w.waarde for w in waarden):
        return Bezwaar.NUL, ()
    return None, ()


def _names(gevonden: dict, welke) -> tuple[str, ...]:
    return tuple(lid.naam for lid, waarde in gevonden.items() if welke(waarde))


def _changed(
    lezer: Lezer, leden: list[Gebied], een: datetime.date, ander: datetime.date
) -> tuple[str, ...]:
    """The gemeenten that another one was added to, or went up in, between the two days."""
    begin, eind = sorted((een, ander))
    return tuple(
        lid.naam
        for lid in leden
        if any(
            begin < h.datum <= eind
            for h in (
                *lezer.atlas.all_predecessors(lid),
                *lezer.atlas.successors(lid),
            )
        )
    )
