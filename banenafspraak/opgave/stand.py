"""How far each opgave is: the state of an area and a quarter, for every overview.

One reader, and value objects that know no database. The matrix of beheer, the start page
and the public region page all ask here, so that they never tell different stories.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.db.models import FilteredRelation, Q

from banenafspraak.kwartaal import EERSTE_KWARTAAL, Kwartaal
from banenafspraak.models import Indicator, Inleverdatum, Levering, Uitvraag
from banenafspraak.opgave.woorden import te_laat
from regio.models import Gebied

MEESTE_KWARTALEN = 4


class Staat(StrEnum):
    """The word of a state, which is also how people read it on every page."""

    NIET_BEGONNEN = "niet begonnen"
    CONCEPT = "concept"
    TERUGGESTUURD = "teruggestuurd"
    INGEDIEND = "ingediend"
    AKKOORD = "akkoord"
    GECORRIGEERD = "gecorrigeerd"

    @property
    def soort(self) -> str:
        """One word without spaces, for a template: `niet-begonnen`."""
        return self.value.replace(" ", "-")

    @property
    def is_klaar(self) -> bool:
        """Whether its figures are on the site."""
        return self in (Staat.AKKOORD, Staat.GECORRIGEERD)

    @property
    def is_te_doen(self) -> bool:
        """Whether who delivers still has work to do."""
        return self in (Staat.NIET_BEGONNEN, Staat.CONCEPT, Staat.TERUGGESTUURD)


_OPEN = {
    Levering.Status.CONCEPT: Staat.CONCEPT,
    Levering.Status.TERUGGESTUURD: Staat.TERUGGESTUURD,
    Levering.Status.INGEDIEND: Staat.INGEDIEND,
}


@dataclass(frozen=True, slots=True)
class Stap:
    """One delivery of an opgave, as far as its state goes."""

    pk: int
    status: str
    corrigeert: int | None = None
    ingediend_door: int | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """The state of the opgave of one area about one quarter.

    `correctie`: how far an open correction is, beside what is on the site. `bezig`: the
    delivery that is open; `op_de_site`: the newest with agreement.
    """

    gebied: Gebied
    kwartaal: Kwartaal
    uiterlijk: datetime.date
    staat: Staat = Staat.NIET_BEGONNEN
    correctie: Staat | None = None
    bezig: Stap | None = None
    op_de_site: Stap | None = None

    @property
    def werk(self) -> Staat:
        """How far the work is: of the open correction, else of the opgave itself."""
        return self.correctie or self.staat

    @property
    def is_correctie(self) -> bool:
        """Whether the work that is left is a correction."""
        return self.correctie is not None

    def te_laat(self, vandaag: datetime.date) -> str:
        """`3 dagen te laat`, or "": only what was never handed in can be late."""
        if not self.staat.is_te_doen:
            return ""
        return te_laat(self.uiterlijk, vandaag)


def stand_of(
    gebied: Gebied,
    kwartaal: Kwartaal,
    uiterlijk: datetime.date,
    stappen: Iterable[Stap] = (),
) -> Stand:
    """The state that `stappen` (the deliveries of one opgave, none taken back) lead to."""
    oud_naar_nieuw = sorted(stappen, key=lambda stap: stap.pk)
    open_ = next((s for s in reversed(oud_naar_nieuw) if s.status in _OPEN), None)
    klaar = [s for s in oud_naar_nieuw if s.status == Levering.Status.VASTGESTELD]
    stand = Stand(gebied, kwartaal, uiterlijk, bezig=open_)
    werk = _OPEN[open_.status] if open_ else None
    if not klaar:
        return replace(stand, staat=werk or Staat.NIET_BEGONNEN)
    gecorrigeerd = any(stap.corrigeert for stap in klaar)
    return replace(
        stand,
        staat=Staat.GECORRIGEERD if gecorrigeerd else Staat.AKKOORD,
        correctie=werk,
        op_de_site=klaar[-1],
    )


@dataclass(frozen=True, slots=True)
class Vraag:
    """When one indicator is asked; the rule is that of `UitvraagQuerySet.asked_in`."""

    van: Kwartaal
    tot: Kwartaal | None
    jaarlijks: bool

    def geldt_in(self, kwartaal: Kwartaal) -> bool:
        """Whether it is asked about `kwartaal`."""
        if self.jaarlijks and not kwartaal.is_jaareinde:
            return False
        return self.van <= kwartaal and (self.tot is None or kwartaal <= self.tot)


@dataclass(frozen=True, slots=True)
class Standen:
    """The states of several areas. `kwartalen`: newest first, from the first about which
    anything was asked. `ouder`: the newest quarter left out of them, None when there is
    none. No state: nothing was asked."""

    kwartalen: tuple[Kwartaal, ...] = ()
    ouder: Kwartaal | None = None
    uiterlijk: dict[Kwartaal, datetime.date] = field(default_factory=dict)
    per_vak: dict[tuple[int, Kwartaal], Stand] = field(default_factory=dict)

    def get(self, gebied: Gebied, kwartaal: Kwartaal) -> Stand | None:
        """The state of one cell."""
        return self.per_vak.get((gebied.pk, kwartaal))

    def of(self, gebieden: Iterable[Gebied], kwartaal: Kwartaal) -> list[Stand]:
        """The states of those of `gebieden` that were asked something about `kwartaal`."""
        vakken = (self.get(gebied, kwartaal) for gebied in gebieden)
        return [vak for vak in vakken if vak]

    def __iter__(self):
        return iter(self.per_vak.values())


def last_ended(vandaag: datetime.date) -> Kwartaal:
    """The last quarter that had ended on `vandaag`: the newest one to tell figures about."""
    return Kwartaal.op(vandaag).vorige() or EERSTE_KWARTAAL


def read_standen(
    gebieden: Iterable[Gebied],
    vandaag: datetime.date,
    *,
    tot_en_met: Kwartaal | None = None,
    aantal: int | None = MEESTE_KWARTALEN,
    met_inleverdata: bool = True,
) -> Standen:
    """The states of `gebieden`, of `aantal` quarters (None: all) up to `tot_en_met`.

    Two queries, whatever the number of areas and quarters; one without `met_inleverdata`
    (then every quarter has its usual last day).
    """
    per_gebied = {gebied.pk: gebied for gebied in gebieden}
    eind = min(last_ended(vandaag), tot_en_met or last_ended(vandaag))
    begin = EERSTE_KWARTAAL
    if aantal is not None and eind - EERSTE_KWARTAAL >= aantal:
        begin = eind - (aantal - 1)
    gevraagd, stappen = _read(per_gebied, begin, eind)
    eerste = min((v.van for vragen in gevraagd.values() for v in vragen), default=None)
    if eerste is None or eerste > eind:
        return Standen()
    kwartalen = tuple(eind - n for n in range(eind - max(begin, eerste) + 1))
    uiterlijk = (
        Inleverdatum.of(kwartalen)
        if met_inleverdata
        else {k: Inleverdatum.usual(k) for k in kwartalen}
    )
    vakken = {
        (pk, k): stand_of(per_gebied[pk], k, uiterlijk[k], stappen[pk, k].values())
        for pk, vragen in gevraagd.items()
        for k in kwartalen
        if per_gebied[pk].bestond_op(k.peildatum) and any(v.geldt_in(k) for v in vragen)
    }
    ouder = begin - 1 if eerste < begin else None
    return Standen(kwartalen, ouder, uiterlijk, vakken)


def _read(gebieden, begin: Kwartaal, eind: Kwartaal) -> tuple[dict, dict]:
    """What is asked of each area, and the deliveries per area and quarter. One query: a
    public page may not ask more."""
    rijen = (
        Uitvraag.objects.filter(
            gebied__in=gebieden, van__lte=eind, onderdelen__isnull=False
        )
        .annotate(
            geleverd=FilteredRelation(
                "gebied__leveringen",
                condition=Q(
                    gebied__leveringen__kwartaal__gte=begin,
                    gebied__leveringen__kwartaal__lte=eind,
                )
                & ~Q(gebied__leveringen__status=Levering.Status.INGETROKKEN),
            )
        )
        .values_list(
            "gebied_id",
            "van",
            "tot",
            "indicator__frequentie",
            "geleverd__kwartaal",
            "geleverd__pk",
            "geleverd__status",
            "geleverd__corrigeert_id",
            "geleverd__ingediend_door_id",
        )
        .order_by()
        .distinct()
    )
    gevraagd, stappen = defaultdict(set), defaultdict(dict)
    for gebied, van, tot, frequentie, kwartaal, pk, *stap in rijen:
        jaarlijks = frequentie == Indicator.Frequentie.JAAR
        gevraagd[gebied].add(Vraag(van, tot, jaarlijks))
        if pk is not None:
            stappen[gebied, kwartaal][pk] = Stap(pk, *stap)
    return gevraagd, stappen
