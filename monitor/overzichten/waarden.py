"""Value objects that pages show. Built complete by the reader; no queries here."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from banenafspraak import maten
from banenafspraak.eenheden import Aard, Handeling, Maat
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Bron, Definitie, Indicator, Kanttekening, Uitsplitsing
from monitor.voortgang import Voortgang
from regio.models import Gebied

NIET_GETOOND = "Niet getoond. Anders is een te klein aantal te berekenen."


@dataclass(frozen=True, slots=True)
class Correctie:
    """That a number replaced another one that was on the site.

    `was`: the number before, without one when that was not known. None: it may not be told,
    because a small count would follow from it; or a part of a sum was corrected.
    """

    op: datetime.date
    was: "Waarde | None" = None
    reden: str = ""
    in_som: bool = False


@dataclass(frozen=True, slots=True)
class Duidingtekst:
    """What an organisation explains with its figure."""

    tekst: str
    namens: str
    op: datetime.date


@dataclass(frozen=True, slots=True)
class Grensverschil:
    """How the area of a published number differs from the area within the borders of now.

    `met`: gemeenten that belonged to it then and do not now; `zonder`: the other way round;
    `gesplitst`: gemeenten of which a part is in it now and a part is not.
    """

    met: tuple[str, ...] = ()
    zonder: tuple[str, ...] = ()
    gesplitst: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.met or self.zonder or self.gesplitst)


@dataclass(frozen=True, slots=True)
class Waarde:
    """One number as the public may see it, with everything that must stand beside it.

    `waarde` None: not known (`reden`), or there and not shown (`te_klein`): under
    `drempel`, or `neutraal`, when not even that may be told. A sum over areas names in
    `ontbreekt` the areas without a figure; `delen` counts those with one and `leden` names
    them all. `grenzen_van_toen`: within borders of now, why this number is of another area
    than that. `maat`: what it counts and how; every number that was read has one.
    """

    waarde: Decimal | None
    reden: str = ""
    te_klein: bool = False
    neutraal: bool = False
    drempel: int | None = None
    benadering: str = ""
    voorlopig: bool = False
    afgeleid_uit: str = ""
    voorbeeld: bool = False
    peildatum_genoemd: bool = True
    vanaf: Kwartaal | None = None
    bronnen: tuple[Bron, ...] = ()
    toelichting: str = ""
    soort: str = ""
    versie: str = ""
    delen: int = 0
    ontbreekt: tuple[str, ...] = ()
    leden: tuple[str, ...] = ()
    correctie: Correctie | None = None
    duiding: Duidingtekst | None = None
    grenzen_van_toen: Grensverschil | None = None
    maat: Maat | None = None

    @property
    def bekend(self) -> bool:
        """Whether there is a number to show."""
        return self.waarde is not None

    @property
    def documenten(self) -> tuple[Bron, ...]:
        """The sources to name beside it; an example rests on no document."""
        return () if self.voorbeeld else self.bronnen

    @property
    def is_som(self) -> bool:
        """Whether it was added up over areas by us."""
        return self.delen > 0

    @property
    def afgeleid(self) -> bool:
        """Whether we computed it, from published figures."""
        return bool(self.afgeleid_uit) or self.is_som


@dataclass(frozen=True, slots=True)
class Moment:
    """A progress at another date than the page, such as the last one known."""

    kwartaal: Kwartaal
    stand: Waarde
    norm: Waarde | None
    voortgang: Voortgang


@dataclass(frozen=True, slots=True)
class Doeldeel:
    """One sector of a goal, held against its own norm where the two count the same."""

    uitsplitsing: Uitsplitsing
    stand: Waarde | None
    norm: Waarde | None
    voortgang: Voortgang


@dataclass(frozen=True, slots=True)
class Doel:
    """One indicator for one area in one quarter: norm, stand, trend and how far it is.

    It may hold examples. `echt` is the same with real figures only: every sentence about
    real figures, every rank and every count rests on that.
    """

    indicator: Indicator
    gebied: Gebied
    kwartaal: Kwartaal
    voortgang: Voortgang
    stand: Waarde | None = None
    norm: Waarde | None = None
    ambitie: Waarde | None = None
    jaar_eerder: Waarde | None = None
    kwartaal_eerder: Waarde | None = None
    laatst: Moment | None = None
    reeks: tuple[tuple[Kwartaal, Waarde], ...] = ()
    normen: tuple[tuple[int, Waarde], ...] = ()
    delen: tuple[Doeldeel, ...] = ()
    zonder_voorbeeld: "Doel | None" = None
    uren: "Gegeven | None" = None  # the hours a week of the people it counts

    @property
    def echt(self) -> "Doel":
        """The goal as it is without examples."""
        return self.zonder_voorbeeld or self

    @property
    def heeft_voorbeeld(self) -> bool:
        """Whether any number in it is invented."""
        return any(w.voorbeeld for w in self.waarden)

    @property
    def doelstelling(self) -> Waarde | None:
        """What the stand is held against: the norm, or else the own ambition."""
        return self.norm or self.ambitie

    @property
    def norm_erbij(self) -> Waarde | None:
        """What the series is held against: of this year, else the newest before it."""
        return self.doelstelling or (self.normen[-1][1] if self.normen else None)

    @property
    def heeft_gegevens(self) -> bool:
        """Whether anything at all is known, now or before."""
        return bool(
            self.stand or self.norm or self.ambitie or self.reeks or self.normen
        )

    @property
    def verschil_jaar(self) -> Decimal | None:
        """The change on the same quarter a year earlier; never real against example.

        A sum over other gemeenten, or one with gaps, is no change.
        """
        return self._change_on(self.jaar_eerder)

    @property
    def verschil_kwartaal(self) -> Decimal | None:
        """The change on the quarter before, under the same conditions."""
        return self._change_on(self.kwartaal_eerder)

    def _change_on(self, toen: Waarde | None) -> Decimal | None:
        nu = self.stand
        if (
            not (nu and toen and nu.bekend and toen.bekend)
            or nu.voorbeeld != toen.voorbeeld
        ):
            return None
        if nu.ontbreekt or toen.ontbreekt or nu.benadering or toen.benadering:
            return None
        if nu.leden != toen.leden or not same_place(nu, toen):
            return None
        maten.require(Handeling.AFTREKKEN, nu.maat, toen.maat)
        return nu.waarde - toen.waarde

    @property
    def bronnen(self) -> tuple[Bron, ...]:
        """The sources of what this shows, each once, figure first."""
        gevonden: dict[int, Bron] = {}
        for waarde in self.waarden:
            for bron in waarde.documenten:
                gevonden.setdefault(bron.pk, bron)
        return tuple(gevonden.values())

    @property
    def waarden(self) -> list[Waarde]:
        """Every number this shows, figure first."""
        delen = [self.stand, self.norm, self.ambitie]
        delen += [self.jaar_eerder, self.kwartaal_eerder]
        if self.laatst:
            delen += [self.laatst.stand, self.laatst.norm]
        delen += [w for _, w in self.reeks] + [w for _, w in self.normen]
        delen += [w for deel in self.delen for w in (deel.stand, deel.norm)]
        delen += self.uren.waarden if self.uren else []
        return [waarde for waarde in delen if waarde]


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of an indicator, with its share of what it is a part of."""

    uitsplitsing: Uitsplitsing
    waarde: Waarde
    aandeel: int | None = None
    aandeel_van: str = ""


@dataclass(frozen=True, slots=True)
class Gegeven:
    """A figure without a norm, at its own date: the newest one up to the page's quarter."""

    indicator: Indicator
    gebied: Gebied
    kwartaal: Kwartaal
    totaal: Waarde | None
    delen: tuple[Deel, ...] = ()

    @property
    def waarden(self) -> list[Waarde]:
        """Every number this shows, the total first."""
        totaal = [self.totaal] if self.totaal else []
        return totaal + [d.waarde for d in self.delen]

    @property
    def bronnen(self) -> tuple[Bron, ...]:
        """The sources, each once."""
        gevonden = {bron.pk: bron for w in self.waarden for bron in w.documenten}
        return tuple(gevonden.values())


@dataclass(frozen=True, slots=True)
class Regel:
    """One area in a table: its progress on the indicator of the table."""

    gebied: Gebied
    doel: Doel
    regio: Gebied | None = None
    inwoners: Decimal | None = None
    aanname: bool = False

    @property
    def voortgang(self) -> Voortgang:
        """Short cut for columns and filters."""
        return self.doel.voortgang


@dataclass(frozen=True, slots=True)
class Teksten:
    """Definitions and data notes for what a page shows."""

    definities: dict[int, Definitie] = field(default_factory=dict)
    kanttekeningen: tuple[Kanttekening, ...] = ()

    def notes_for(self, indicator: Indicator, *gebieden: Gebied) -> list[Kanttekening]:
        """The notes on `indicator` that hold everywhere or for one of `gebieden`."""
        sleutels = {g.pk for g in gebieden if g}
        return [
            k
            for k in self.kanttekeningen
            if k.indicator_id == indicator.pk
            and (k.gebied_id is None or k.gebied_id in sleutels)
        ]


def same_place(een: Waarde | None, ander: Waarde | None) -> bool:
    """Whether two numbers are of one area, as far as borders go; what is not there does
    not differ."""
    if not (een and ander and een.bekend and ander.bekend):
        return True
    return een.grenzen_van_toen == ander.grenzen_van_toen


def require_against_norm(indicator: Indicator, stand: Waarde, norm: Waarde) -> None:
    """Fail when a figure and a norm that do not count the same are to be held together.
    What a beheerder declared wrongly does not come here: then there is no norm."""
    paar = maten.with_norm(indicator)
    maten.require(Handeling.DELEN, stand.maat, norm.maat, paar)


def require_one_axis(waarden: Iterable[Waarde | None], indicator=None) -> None:
    """Fail when figures that do not count the same are to be drawn on one axis. With an
    `indicator` its norm may stand beside its figure, as it declares."""
    maten_in_beeld = {w.maat for w in waarden if w and w.maat}
    paar = maten.with_norm(indicator) if indicator else None
    for een, ander in combinations(maten_in_beeld, 2):
        maten.require(Handeling.TEKENEN, een, ander, paar)


def make_voortgang(
    indicator: Indicator,
    kwartaal: Kwartaal,
    stand: Waarde | None,
    norm: Waarde | None,
    norm_vorig_jaar: Waarde | None = None,
) -> Voortgang:
    """Hold a stand against a norm, unless one is real and the norm is an example."""
    if norm and norm.voorbeeld and stand and stand.bekend and not stand.voorbeeld:
        norm = None
    if stand and norm:
        require_against_norm(indicator, stand, norm)
    if norm_vorig_jaar and norm and norm_vorig_jaar.voorbeeld != norm.voorbeeld:
        norm_vorig_jaar = None
    gaten = bool((stand and stand.ontbreekt) or (norm and norm.ontbreekt))
    gaten = gaten or not same_place(stand, norm)
    pad = norm_vorig_jaar if norm_vorig_jaar and not norm_vorig_jaar.ontbreekt else None
    pad = pad if same_place(pad, norm) else None
    return Voortgang(
        kwartaal=kwartaal,
        norm=norm.waarde if norm else None,
        stand=stand.waarde if stand else None,
        norm_vorig_jaar=pad.waarde if pad else None,
        aard=Aard(indicator.aard),
        meer_is_beter=indicator.richting != Indicator.Richting.MINDER,
        onvolledig=gaten,
        te_klein=bool(stand and stand.te_klein),
        neutraal=bool(stand and stand.neutraal),
        benadering=stand.benadering if stand else "",
    )
