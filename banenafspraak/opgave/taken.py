"""The tasks of one person: what to do now, what waits for agreement, what waits for others.

Reads only; `taakzinnen.py` has the words. The number of queries is the same for one
gemeente and for all of them.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F, Q

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import (
    SOORTEN_PER_ROL,
    Gebruiker,
    Indicator,
    Inleverdatum,
    Invoer,
    Levering,
    Rol,
    Toewijzing,
    Uitvraag,
)
from banenafspraak.opgave.stand import (
    Staat,
    Stand,
    Standen,
    Vraag,
    last_ended,
    read_standen,
)
from banenafspraak.rechten import Rechten, rechten_van
from regio.models import Gebied, Indeling, Soort
from regio.namen import sorteernaam

_ERVOOR = datetime.datetime.min.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """How far a concept is: of `gevraagd` figures, how many have a number or a reason."""

    gevraagd: int
    ingevuld: int
    onbekend: int


@dataclass(frozen=True, slots=True)
class Taak:
    """One opgave in a list of somebody. `levering`: what it is about, None when nobody has
    begun. `is_eigen`: this person handed it in. `niemand`: nobody with that role may agree;
    `beheerder`: but a beheerder may."""

    stand: Stand
    levering: Levering | None = None
    ingevuld: Ingevuld | None = None
    is_eigen: bool = False
    niemand: bool = False
    beheerder: bool = False


@dataclass(frozen=True, slots=True)
class Termijn:
    """A last day to hand in. `klaar`: whether the quarter has ended, so that one can."""

    kwartaal: Kwartaal
    uiterlijk: datetime.date
    met_jaarcijfers: bool
    klaar: bool


@dataclass
class Taken:
    """Everything one person has to know today. Areas for whom nothing is asked are in none
    of the lists."""

    rechten: Rechten
    vandaag: datetime.date
    gebieden: tuple[Gebied, ...] = ()
    standen: Standen = field(default_factory=Standen)
    te_doen: list[Taak] = field(default_factory=list)
    akkoord: list[Taak] = field(default_factory=list)
    ander: list[Taak] = field(default_factory=list)
    op_de_site: list[Taak] = field(default_factory=list)
    termijnen: list[Termijn] = field(default_factory=list)

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to do now."""
        return not (self.te_doen or self.akkoord)

    @property
    def volgende(self) -> Kwartaal | None:
        """The next quarter about which this person hands something in, still running."""
        komend = (t.kwartaal for t in self.termijnen if not t.klaar)
        return next(komend, None) if self.levert else None

    @cached_property
    def levert(self) -> list[Gebied]:
        """The areas for which this person types; of a beheerder the nation too."""
        return [g for g in self.gebieden if is_to_deliver(self.rechten, g)]


def taken_van(gebruiker: Gebruiker, vandaag: datetime.date) -> Taken:
    """The tasks of `gebruiker` on `vandaag`."""
    rechten = rechten_van(gebruiker)
    alle = _areas(rechten)
    standen = read_standen(alle, vandaag, aantal=None)
    bezig = _open_deliveries(standen)
    makers = _makers(bezig)
    akkoordgevers = _who_may_agree(alle, vandaag)
    beheerders = _beheerders(vandaag)
    taken = Taken(rechten, vandaag, standen=standen)
    taken.gebieden = tuple(g for g in alle if _is_own(rechten, g))
    for stand in standen:
        levering = bezig.get(stand.bezig.pk) if stand.bezig else None
        if stand.bezig and levering is None:
            continue  # gone since the states were read
        if stand.werk is not Staat.INGEDIEND:
            _add_to_do(taken, stand, levering)
            continue
        eigen = makers[levering.pk]
        taak = Taak(
            stand,
            levering,
            is_eigen=levering.ingediend_door_id == gebruiker.pk,
            niemand=not akkoordgevers[stand.gebied.pk] - eigen,
            beheerder=bool(beheerders - eigen),
        )
        if gebruiker.pk not in eigen and _is_for(rechten, taak):
            taken.akkoord.append(taak)
        elif gebruiker.pk in eigen or is_to_deliver(rechten, stand.gebied):
            taken.ander.append(taak)
    vragen = _questions(taken.gebieden)
    _sort(taken)
    taken.te_doen = _with_progress(taken.te_doen, vragen)
    taken.op_de_site = _published(taken)
    taken.termijnen = _deadlines(taken, vragen)
    return taken


# ---- whose is it -------------------------------------------------------------------


def is_to_deliver(rechten: Rechten, gebied: Gebied) -> bool:
    """Whether typing for `gebied` is the task of this person, not only allowed: a
    beheerder may type for everybody, and is not told to."""
    return gebied.pk in rechten.leveren or (
        rechten.alles and gebied.soort == Soort.LAND
    )


def _is_own(rechten: Rechten, gebied: Gebied) -> bool:
    return gebied.pk in rechten.akkoord or is_to_deliver(rechten, gebied)


def _is_for(rechten: Rechten, taak: Taak) -> bool:
    """Whether agreeing is the task of this person: a beheerder steps in where nobody else
    may, or nobody at all would see it."""
    if _is_own(rechten, taak.stand.gebied):
        return rechten.mag_akkoord(taak.stand.gebied.pk)
    return rechten.alles and taak.niemand


def _areas(rechten: Rechten) -> list[Gebied]:
    """The own areas, and those where something of this person is under way; for a
    beheerder also every area where something waits."""
    van_wie = Q(pk__in=rechten.leveren | rechten.akkoord)
    open_ = Levering.objects.filter(status__in=Levering.OPEN, kwartaal__isnull=False)
    mijn = open_.filter(
        Q(teruggestuurd_door=rechten.gebruiker) | Q(ingediend_door=rechten.gebruiker)
    )
    if rechten.alles:
        mijn |= open_.filter(status=Levering.Status.INGEDIEND)
        van_wie |= Q(soort=Soort.LAND)
    gevonden = Gebied.objects.filter(van_wie | Q(pk__in=mijn.values("gebied")))
    zichtbaar = [g for g in gevonden if rechten.mag_zien(g.pk)]
    return sorted(zichtbaar, key=lambda g: (-g.rang, sorteernaam(g.naam), g.code))


def _open_deliveries(standen: Standen) -> dict[int, Levering]:
    sleutels = [stand.bezig.pk for stand in standen if stand.bezig]
    personen = ("gewijzigd_door", "ingediend_door", "teruggestuurd_door")
    return Levering.objects.select_related(*personen).in_bulk(sleutels)


def _makers(leveringen: dict[int, Levering]) -> dict[int, set]:
    """Per delivery who handed it in or typed a part of it: they may not agree."""
    makers = {pk: {levering.ingediend_door_id} for pk, levering in leveringen.items()}
    typten = Invoer.objects.filter(levering__in=leveringen, door__isnull=False)
    for pk, door in typten.order_by().values_list("levering", "door").distinct():
        makers[pk].add(door)
    return makers


def _beheerders(dag: datetime.date) -> set[int]:
    """Every active person who may do everything."""
    rollen = Toewijzing.objects.valid_on(dag).filter(rol=Rol.BEHEERDER)
    wie = Gebruiker.objects.filter(
        Q(is_superuser=True) | Q(pk__in=rollen.values("gebruiker")), is_active=True
    )
    return set(wie.values_list("pk", flat=True))


def _who_may_agree(
    gebieden: Iterable[Gebied], dag: datetime.date
) -> dict[int, set[int]]:
    """Per area the active people with the role for it, beheerders left out."""
    rollen = Toewijzing.objects.valid_on(dag).filter(
        rol=Rol.VASTSTELLER,
        gebruiker__is_active=True,
        gebied__soort__in=SOORTEN_PER_ROL[Rol.VASTSTELLER],
    )
    per_rol = defaultdict(set)
    for gebied, wie in rollen.values_list("gebied", "gebruiker"):
        per_rol[gebied].add(wie)
    regios = Indeling.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=dag) | Q(tot=F("gebied__geldig_tot")),
        gebied__in=gebieden,
        onderdeel_van__soort=Soort.REGIO,
        van__lte=dag,
    )
    wie_mag = {gebied.pk: set(per_rol[gebied.pk]) for gebied in gebieden}
    for gebied, regio in regios.values_list("gebied", "onderdeel_van"):
        wie_mag[gebied] |= per_rol[regio]
    return wie_mag


# ---- the lists ---------------------------------------------------------------------


def _add_to_do(taken: Taken, stand: Stand, levering: Levering | None) -> None:
    if not stand.werk.is_te_doen:
        return
    if is_to_deliver(taken.rechten, stand.gebied):
        taken.te_doen.append(Taak(stand, levering))
    elif (
        stand.werk is Staat.TERUGGESTUURD
        and levering.teruggestuurd_door_id == taken.rechten.gebruiker.pk
    ):
        taken.ander.append(Taak(stand, levering))


def _sort(taken: Taken) -> None:
    """To do: sent back on top, then by deadline; a correction has none. What waits:
    longest first."""
    taken.te_doen.sort(
        key=lambda t: (
            t.stand.werk is not Staat.TERUGGESTUURD,
            t.stand.is_correctie,
            t.stand.uiterlijk,
            sorteernaam(t.stand.gebied.naam),
        )
    )
    taken.akkoord.sort(
        key=lambda t: (t.levering.ingediend_op or _ERVOOR, t.levering.pk)
    )
    taken.ander.sort(key=lambda t: (t.stand.werk, t.stand.uiterlijk, t.levering.pk))


def _questions(gebieden: Iterable[Gebied]) -> dict[int, dict[Vraag, set]]:
    """Per area when what is asked: {Vraag: {(indicator, onderdeel)}}."""
    rijen = (
        Uitvraag.objects.filter(gebied__in=gebieden, onderdelen__isnull=False)
        .order_by()
        .values_list(
            "gebied", "van", "tot", "indicator__frequentie", "indicator", "onderdelen"
        )
    )
    vragen = defaultdict(lambda: defaultdict(set))
    for gebied, van, tot, frequentie, *deel in rijen:
        vraag = Vraag(van, tot, frequentie == Indicator.Frequentie.JAAR)
        vragen[gebied][vraag].add(tuple(deel))
    return vragen


def _with_progress(taken: list[Taak], vragen) -> list[Taak]:
    """The same tasks; a concept says how far it is. One query."""
    concepten = {
        taak.levering.pk: taak
        for taak in taken
        if taak.stand.werk is Staat.CONCEPT and not taak.stand.is_correctie
    }
    getypt = defaultdict(dict)
    for pk, indicator, deel, tekst, reden in Invoer.objects.filter(
        levering__in=concepten, wat=Invoer.Wat.CIJFER
    ).values_list("levering", "indicator", "uitsplitsing", "tekst", "reden_onbekend"):
        getypt[pk][indicator, deel] = (tekst, reden)
    return [
        _progress(taak, vragen[taak.stand.gebied.pk], getypt[taak.levering.pk])
        if taak.levering and taak.levering.pk in concepten
        else taak
        for taak in taken
    ]


def _progress(taak: Taak, vragen: dict[Vraag, set], getypt: dict) -> Taak:
    kwartaal = taak.stand.kwartaal
    gevraagd = {d for v, delen in vragen.items() if v.geldt_in(kwartaal) for d in delen}
    antwoorden = [getypt.get(deel, ("", "")) for deel in gevraagd]
    return Taak(
        taak.stand,
        taak.levering,
        Ingevuld(
            gevraagd=len(gevraagd),
            ingevuld=sum(bool(tekst or reden) for tekst, reden in antwoorden),
            onbekend=sum(bool(reden and not tekst) for tekst, reden in antwoorden),
        ),
    )


def _published(taken: Taken) -> list[Taak]:
    """What this person delivered and is on the site: newest quarter first."""
    eigen = {g.pk for g in taken.levert}
    klaar = [s for s in taken.standen if s.op_de_site and s.gebied.pk in eigen]
    leveringen = Levering.objects.in_bulk([s.op_de_site.pk for s in klaar])
    klaar.sort(key=lambda s: sorteernaam(s.gebied.naam))
    klaar.sort(key=lambda s: s.kwartaal, reverse=True)
    return [Taak(stand, leveringen[stand.op_de_site.pk]) for stand in klaar]


def _deadlines(taken: Taken, vragen) -> list[Termijn]:
    """The last days that are still to come, nearest first, that of the next quarter too.
    A quarter about which everything was handed in, is left out."""
    laatste = last_ended(taken.vandaag)
    eigen = {gebied.pk for gebied in taken.gebieden}
    te_doen = {
        stand.kwartaal
        for stand in taken.standen
        if stand.staat.is_te_doen and stand.gebied.pk in eigen
    }
    komend = laatste.volgende()
    uiterlijk = dict(taken.standen.uiterlijk)
    if komend:
        uiterlijk |= Inleverdatum.of([komend])
    termijnen = []
    for kwartaal, dag in sorted(uiterlijk.items()):
        gesteld = [
            vraag
            for gebied in taken.gebieden
            if gebied.bestond_op(kwartaal.peildatum)
            for vraag in vragen[gebied.pk]
            if vraag.geldt_in(kwartaal)
        ]
        if kwartaal <= laatste and kwartaal not in te_doen:
            continue
        if gesteld and dag >= taken.vandaag:
            jaar = any(vraag.jaarlijks for vraag in gesteld)
            termijnen.append(Termijn(kwartaal, dag, jaar, kwartaal <= laatste))
    return termijnen
