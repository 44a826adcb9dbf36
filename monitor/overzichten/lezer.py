"""What every page reads first: areas, indicators, texts, and then its figures.

The number of queries is fixed: three for areas, two for figures, one each for
indicators, definitions and data notes. It does not grow with the number of rows.
"""

import datetime
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Max, Min, Q, Subquery

from banenafspraak.eenheden import Eenheid
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer, Definitie, Indicator, Kanttekening, Norm
from monitor.overzichten import vraag
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.vraag import Deelvraag
from monitor.overzichten.waarden import (
    Doel,
    Gegeven,
    Moment,
    Teksten,
    Waarde,
    make_voortgang,
)
from regio.atlas import Atlas
from regio.atlas_van_nu import AtlasVanNu
from regio.models import Gebied, Soort

LANDELIJK = Q(
    indicator__code="banenafspraak",
    gebied__soort=Soort.LAND,
    uitsplitsing__code="totaal",
    voorbeeld=False,
    waarde__isnull=False,
)


_PER_BRON = (
    "bron_id",
    "indicator_id",
    "gebied_id",
    "gebied__naam",
    "gebied__slug",
    "gebied__soort",
)


def newest_quarter(moment=None) -> Kwartaal | None:
    """The newest quarter with a national banenafspraak figure that is not an example."""
    return _national(moment).values_list("kwartaal", flat=True).first()


def _national(moment=None):
    return Cijfer.objects.known(moment).filter(LANDELIJK).order_by("-kwartaal")


def first_known(gebied: Gebied) -> datetime.datetime | None:
    """When the first real figure or norm of this area itself came to be known. Two queries."""
    momenten = [
        model.objects.real()
        .filter(gebied=gebied, bekend_vanaf__isnull=False)
        .aggregate(eerste=Min("bekend_vanaf"))["eerste"]
        for model in (Cijfer, Norm)
    ]
    return min(filter(None, momenten), default=None)


def rows_per_source(moment=None) -> list[dict]:
    """How many figures and norms known at `moment` (None: now) each source gives, per
    indicator and area, with the newest moment, and how many of them are totals. Two
    queries."""
    heel = Count("pk", filter=Q(uitsplitsing__code="totaal"))
    per_cijfer = (
        Cijfer.objects.known(moment)
        .values(*_PER_BRON)
        .annotate(aantal=Count("pk"), nieuwste=Max("kwartaal"), heel=heel)
    )
    per_norm = (
        Norm.objects.known(moment)
        .values(*_PER_BRON)
        .annotate(aantal=Count("pk"), nieuwste=Max("jaar"), heel=heel)
    )
    cijfers = [rij | {"soort": "cijfer"} for rij in per_cijfer.order_by()]
    return cijfers + [rij | {"soort": "norm"} for rij in per_norm.order_by()]


def connected(indicatoren: Iterable[Indicator]) -> dict[str, Indicator]:
    """By code; whose norm they share and what they are a part of is among them, so that
    nobody asks the database for it."""
    per_pk = {i.pk: i for i in indicatoren}
    for indicator in per_pk.values():
        for veld in ("norm_van", "geheel"):
            if ander := per_pk.get(getattr(indicator, f"{veld}_id")):
                setattr(indicator, veld, ander)
    return {i.code: i for i in per_pk.values()}


class Lezer:
    """Reads for one page: one quarter, optionally as known at a `moment`.

    `vandaag`: the day the page is read, to tell a quarter that is still to come.
    `grenzen`: the day whose borders hold; None: those of the quarter. Of a quarter after
    that day its own borders hold: there are no newer ones. `van_nu`: those of the newest
    quarter published today, which comes along with the indicators.
    """

    def __init__(
        self,
        kwartaal: Kwartaal,
        *,
        vandaag: datetime.date | None = None,
        moment=None,
        grenzen: datetime.date | None = None,
        van_nu: bool = False,
    ):
        self.kwartaal = kwartaal
        self.vandaag = vandaag
        self.moment = moment
        self.dag = kwartaal.peildatum
        self.van_nu = van_nu
        if van_nu and grenzen is None:
            grenzen = self._newest_border_day()
        self.grenzen = None if grenzen is None else max(grenzen, self.dag)
        atlas = Atlas.read()
        self.atlas = AtlasVanNu(atlas, self.grenzen) if self.grenzen else atlas

    def _newest_border_day(self) -> datetime.date:
        """The peildatum of the newest published quarter; without one, that of the page."""
        nieuwste = next((i.nieuwste for i in self.indicatoren.values()), None)
        return nieuwste.peildatum if nieuwste else self.dag

    @property
    def grensdag(self) -> datetime.date:
        """The day whose borders the page shows."""
        return self.atlas.border_day(self.dag)

    def at(self, moment, vandaag: datetime.date) -> "Lezer":
        """The same quarter and areas as known at another moment (None: now), seen from its
        day `vandaag`."""
        ander = copy(self)
        ander.moment, ander.vandaag = moment, vandaag
        for van_toen in ("teksten", "inhabitants"):
            ander.__dict__.pop(van_toen, None)
        return ander

    @cached_property
    def indicatoren(self) -> dict[str, Indicator]:
        """Every indicator, by code, in order, with the first quarter it is asked about."""
        # A grouped question forgets the order of its model, so it is named here.
        met_uitvraag = Indicator.objects.annotate(
            eerste_uitvraag=Min("uitvragen__van")
        ).order_by(*Indicator._meta.ordering)
        if self.van_nu:
            nieuwste = Subquery(_national().values("kwartaal")[:1])
            met_uitvraag = met_uitvraag.annotate(nieuwste=nieuwste)
        return connected(met_uitvraag)

    @property
    def asks_since(self) -> Kwartaal | None:
        """The first quarter about which anybody owes figures; None: nobody does."""
        gevraagd = (i.eerste_uitvraag for i in self.indicatoren.values())
        return min(filter(None, gevraagd), default=None)

    @cached_property
    def inhabitants(self) -> dict[int, Decimal]:
        """The inhabitants of 2023 of every gemeente, by key of the area (rule 13)."""
        cijfers = Cijfer.objects.known(self.moment).filter(
            indicator__code="inwoners",
            uitsplitsing__code="totaal",
            voorbeeld=False,
            waarde__isnull=False,
        )
        return dict(cijfers.values_list("gebied_id", "waarde"))

    @cached_property
    def teksten(self) -> Teksten:
        """Current definitions, and the data notes about this quarter."""
        definities = Definitie.objects.known(self.moment)
        notities = Kanttekening.objects.known(self.moment).filter(
            Q(van__isnull=True) | Q(van__lte=self.kwartaal),
            Q(tot__isnull=True) | Q(tot__gte=self.kwartaal),
        )
        return Teksten(
            definities={d.indicator_id: d for d in definities},
            kanttekeningen=tuple(notities.select_related("bron").order_by("pk")),
        )

    def read(self, *delen: Deelvraag, inwoners_van: Iterable[Gebied] = ()) -> Kubus:
        """The figures that the parts ask for; with them the national series for the newest
        quarter, and the inhabitants, which exist for 2023 only (of `inwoners_van` too)."""
        van = {g.pk for deel in delen for g in deel.gebieden}
        van |= {g.pk for g in inwoners_van}
        inwoners = Q(indicator__code="inwoners", gebied__in=van)
        return vraag.read(
            self.atlas,
            delen,
            self.kwartaal,
            extra=LANDELIJK | inwoners,
            moment=self.moment,
        )

    def newest(self, kubus: Kubus) -> Kwartaal:
        """The newest published quarter, out of what `read` fetched."""
        indicator = self.indicatoren.get("banenafspraak")
        land = self.atlas.land
        kwartalen = kubus.echt.quarters(indicator, land) if indicator else []
        return max((k for k in kwartalen), default=self.kwartaal)

    def goal(
        self, kubus: Kubus, indicator: Indicator, gebied: Gebied, *, trend: bool = True
    ) -> Doel:
        """Everything a page shows of one indicator with a norm, for one area.

        `trend`: with the whole series and all norms, for a chart; a table row needs none.
        """
        doel = self._goal(kubus, indicator, gebied, trend)
        if not doel.heeft_voorbeeld:
            return doel
        echt = self._goal(kubus.echt, indicator, gebied, trend)
        return replace(doel, zonder_voorbeeld=echt, laatst=echt.laatst)

    def _goal(
        self, kubus: Kubus, indicator: Indicator, gebied: Gebied, trend: bool
    ) -> Doel:
        k = self.kwartaal
        stand = kubus.effective(indicator, gebied, k)
        norm = beside(stand, kubus.norm(indicator, gebied, k.jaar))
        norm_ervoor = kubus.norm(indicator, gebied, k.jaar - 1)
        ambitie = beside(stand, kubus.norm(indicator, gebied, k.jaar, "totaal", True))
        jaar_eerder, kwartaal_eerder = k.jaar_eerder(), k.vorige()
        return Doel(
            indicator=indicator,
            gebied=gebied,
            kwartaal=k,
            voortgang=make_voortgang(
                indicator, k, stand, norm or ambitie, norm_ervoor if norm else None
            ),
            stand=stand,
            norm=norm,
            ambitie=ambitie,
            jaar_eerder=jaar_eerder and kubus.effective(indicator, gebied, jaar_eerder),
            kwartaal_eerder=kwartaal_eerder
            and kubus.effective(indicator, gebied, kwartaal_eerder),
            laatst=self._last_known(kubus, indicator, gebied, stand),
            reeks=kubus.series(indicator, gebied, k) if trend else (),
            normen=kubus.norms(indicator, gebied, k.jaar) if trend else (),
            delen=kubus.goal_parts(indicator, gebied, k) if trend else (),
            uren=self._hours(kubus, indicator, gebied) if trend else None,
        )

    def _hours(
        self, kubus: Kubus, indicator: Indicator, gebied: Gebied
    ) -> Gegeven | None:
        """The hours a week of the people that a goal counts, where somebody delivers them:
        an indicator in hours that declares this one as its whole."""
        uren = self._uren_van.get(indicator.pk)
        waarde = uren and kubus.effective(uren, gebied, self.kwartaal)
        return Gegeven(uren, gebied, self.kwartaal, waarde) if waarde else None

    @cached_property
    def _uren_van(self) -> dict[int, Indicator]:
        return {
            i.geheel_id: i
            for i in self.indicatoren.values()
            if i.geheel_id and i.eenheid == Eenheid.UREN
        }

    def _last_known(self, kubus, indicator, gebied, stand) -> Moment | None:
        """The newest known figure before this quarter, when this quarter has none (rule 11)."""
        if stand and (stand.bekend or stand.te_klein):
            return None
        for kwartaal in reversed(kubus.quarters(indicator, gebied)):
            waarde = kubus.effective(indicator, gebied, kwartaal)
            if kwartaal < self.kwartaal and waarde and waarde.bekend:
                return Moment(
                    kwartaal=kwartaal,
                    stand=waarde,
                    norm=kubus.norm(indicator, gebied, kwartaal.jaar),
                    voortgang=kubus.voortgang(indicator, gebied, kwartaal),
                )
        return None


def beside(stand: Waarde | None, norm: Waarde | None) -> Waarde | None:
    """The norm that may stand beside this figure: no example beside a real number."""
    echt = stand and (stand.bekend or stand.te_klein) and not stand.voorbeeld
    return None if echt and norm and norm.voorbeeld else norm
