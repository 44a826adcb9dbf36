"""Who may see and do what: the one rule for querysets and the one rule for actions.

Every page, action, search box, popup, download and import of /beheer/ asks here. Rights
are read at each request (`rechten_van` keeps them on the user object of that request),
so that an assignment that ends, has ended at the next click. They come from `Toewijzing`
and from nothing else: Django's groups and permissions give no right.

    beleidsmedewerker of a gemeente   sees it, types and hands in for it, proposes measures
    vaststeller of a gemeente         sees it, agrees with it or sends it back
    vaststeller of a region           the Werkkamer: types and hands in for the region (its
                                      norms too); agrees for the region and its gemeenten
    beheerder                         everything, and what is national

Nobody agrees with what they handed in or typed themselves, whatever their roles. A model
that is in none of the lists below is seen by nobody.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from banenafspraak.models import (
    SOORTEN_PER_ROL,
    Bijlage,
    Bron,
    Cijfer,
    Dataversie,
    Definitie,
    Duiding,
    Gebruiker,
    Indicator,
    Inleverdatum,
    Invoer,
    Kanttekening,
    Levering,
    Logregel,
    Maatregel,
    Meegeleverd,
    Melding,
    Norm,
    Raadsstuk,
    Rol,
    Toewijzing,
    Uitsplitsing,
    Uitvraag,
)
from regio.models import Gebied, Herindeling, Indeling, Kaartgeometrie, Soort

# ---- which rows are whose --------------------------------------------------------

# Rows of one area, seen by who has a role for it: how a row leads to that area.
_VAN_EEN_GEBIED = {
    Levering: "gebied",
    Cijfer: "gebied",
    Norm: "gebied",
    Duiding: "gebied",
    Maatregel: "gebied",
    Raadsstuk: "gebied",
    Uitvraag: "gebied",
    Invoer: "levering__gebied",
    Bijlage: "levering__gebied",
}
# Seen by everybody with a role.
_VAN_IEDEREEN = {
    Gebied,
    Indeling,
    Herindeling,
    Kaartgeometrie,
    Indicator,
    Definitie,
    Uitsplitsing,
    Bron,
    Kanttekening,
    Inleverdatum,
}
# Seen by a beheerder only.
_VAN_DE_BEHEERDER = {Gebruiker, Toewijzing, Dataversie, Meegeleverd, Melding, Logregel}

# What a beheerder types. Figures, norms and deliveries are not here: they come in by an
# opgave or a file, and nobody types over them.
_TE_WIJZIGEN = {
    Gebied,
    Indeling,
    Herindeling,
    Indicator,
    Uitsplitsing,
    Bron,
    Kanttekening,
    Inleverdatum,
    Uitvraag,
    Toewijzing,
    Gebruiker,
}
# What somebody who types for an area proposes, and somebody else puts on the site
# (voorstellen.py).
_VOOR_TE_STELLEN = {Maatregel, Raadsstuk}
# No figure points at these. All other things are ended, corrected or withdrawn.
_TE_VERWIJDEREN = {Indeling, Herindeling, Inleverdatum, Uitvraag}


# ---- who -------------------------------------------------------------------------

_WERK = ("gemaakt_door", "gewijzigd_door", "ingediend_door")


@dataclass(frozen=True, slots=True)
class Rechten:
    """What one person may do on one day. Areas are named by their primary key.

    `alles`: a beheerder, for whom the three sets do not matter.
    """

    gebruiker: Gebruiker
    toewijzingen: tuple[Toewijzing, ...] = ()
    alles: bool = False
    leveren: frozenset[int] = frozenset()
    akkoord: frozenset[int] = frozenset()

    @property
    def zien(self) -> frozenset[int]:
        """The areas of which figures and opgaven are seen in beheer."""
        return self.leveren | self.akkoord

    @property
    def heeft_rol(self) -> bool:
        """Whether there is anything to do in beheer."""
        return self.alles or bool(self.toewijzingen)

    def mag_zien(self, gebied_id: int) -> bool:
        """Whether figures and opgaven of this area are seen."""
        return self.alles or gebied_id in self.zien

    def mag_leveren(self, gebied_id: int) -> bool:
        """Whether this person types and hands in for this area."""
        return self.alles or gebied_id in self.leveren

    def mag_akkoord(self, gebied_id: int) -> bool:
        """Whether this person agrees for this area, apart from own work (`is_eigen_werk`)."""
        return self.alles or gebied_id in self.akkoord


def rechten_van(gebruiker, dag: datetime.date | None = None) -> Rechten:
    """The rights of `gebruiker` on `dag` (default: today, kept for this request).

    Anonymous and deactivated: none.
    """
    if dag is not None:
        return _read(gebruiker, dag)
    if not hasattr(gebruiker, "_rechten"):
        gebruiker._rechten = _read(gebruiker, timezone.localdate())
    return gebruiker._rechten


def _read(gebruiker, dag: datetime.date) -> Rechten:
    if not gebruiker.is_authenticated or not gebruiker.is_active:
        return Rechten(gebruiker)
    gevonden = (
        Toewijzing.objects.valid_on(dag)
        .filter(gebruiker=gebruiker)
        .select_related("gebied")
        .order_by("gebied__naam", "rol")
    )
    # A role for an area it does not belong to was typed past the form: it gives nothing.
    rollen = tuple(t for t in gevonden if t.gebied.soort in SOORTEN_PER_ROL[t.rol])
    leveren, akkoord = set(), set()
    for toewijzing in rollen:
        regio = toewijzing.gebied.soort == Soort.REGIO
        if toewijzing.rol == Rol.BELEIDSMEDEWERKER or regio:
            leveren.add(toewijzing.gebied_id)
        if toewijzing.rol == Rol.VASTSTELLER:
            akkoord.add(toewijzing.gebied_id)
            if regio:
                akkoord |= members_of(toewijzing.gebied, dag)
    beheerder = gebruiker.is_superuser or any(t.rol == Rol.BEHEERDER for t in rollen)
    return Rechten(gebruiker, rollen, beheerder, frozenset(leveren), frozenset(akkoord))


def members_of(regio: Gebied, dag: datetime.date) -> set[int]:
    """The areas that belong to `regio` on `dag`, or belonged to it when they ended: the
    last figures of a merged gemeente still need somebody who agrees."""
    delen = Indeling.objects.filter(onderdeel_van=regio, van__lte=dag).filter(
        Q(tot__isnull=True) | Q(tot__gt=dag) | Q(tot=F("gebied__geldig_tot"))
    )
    return set(delen.values_list("gebied_id", flat=True))


# ---- what ------------------------------------------------------------------------


def path_to_gebied(model) -> str | None:
    """How a row of `model` leads to its area (a lookup path); None: it has none."""
    return _VAN_EEN_GEBIED.get(model._meta.concrete_model)


def is_for_everybody(model) -> bool:
    """Whether everybody with a role sees every row of `model`."""
    return model._meta.concrete_model in _VAN_IEDEREEN


def visible(queryset: QuerySet, gebruiker) -> QuerySet:
    """Keep what `gebruiker` may see in beheer: the one queryset rule.

    A row of an area outside the own scope is not there: its page is a 404.
    """
    if not mag(gebruiker, "view", queryset.model):
        return queryset.none()
    rechten = rechten_van(gebruiker)
    pad = path_to_gebied(queryset.model)
    if rechten.alles or pad is None:
        return queryset
    return queryset.filter(**{f"{pad}__in": rechten.zien})


def mag(gebruiker, actie: str, model, rij=None) -> bool:
    """Whether `gebruiker` may `view`, `add`, `change` or `delete` rows of `model` by hand
    (`rij`: this row): the one permission rule. Handing in and agreeing are asked of
    `Rechten` instead.
    """
    rechten = rechten_van(gebruiker)
    soort = model._meta.concrete_model
    if actie == "view":
        if not (rechten.heeft_rol and _is_seen_by(rechten, soort)):
            return False
        return rij is None or soort not in _VAN_EEN_GEBIED or _in_scope(rechten, rij)
    if soort in _VOOR_TE_STELLEN and actie in ("add", "change"):
        if rij is None:
            return rechten.alles or bool(rechten.leveren)
        return rechten.mag_leveren(rij.gebied_id)
    lijst = {"add": _TE_WIJZIGEN, "change": _TE_WIJZIGEN, "delete": _TE_VERWIJDEREN}
    return rechten.alles and soort in lijst.get(actie, ())


def _is_seen_by(rechten: Rechten, soort) -> bool:
    return (
        soort in _VAN_IEDEREEN
        or soort in _VAN_EEN_GEBIED
        or (rechten.alles and soort in _VAN_DE_BEHEERDER)
    )


def _in_scope(rechten: Rechten, rij) -> bool:
    *stappen, laatste = path_to_gebied(type(rij)).split("__")
    for stap in stappen:
        rij = getattr(rij, stap)
    return rechten.mag_zien(getattr(rij, f"{laatste}_id"))


# ---- who else --------------------------------------------------------------------


def is_eigen_werk(levering: Levering, gebruiker) -> bool:
    """Whether `gebruiker` began this levering, typed a part of it, saved it last or handed
    it in."""
    return gebruiker.pk in _makers_of(levering)


def without_own_work(leveringen: QuerySet, gebruiker) -> QuerySet:
    """The same rule for many: leave out what is own work of `gebruiker`."""
    for rol in _WERK:
        leveringen = leveringen.exclude(**{rol: gebruiker})
    zelf_getypt = Invoer.objects.filter(levering=OuterRef("pk"), door=gebruiker)
    return leveringen.exclude(Exists(zelf_getypt))


def who_may_agree(
    levering: Levering, dag: datetime.date | None = None
) -> list[Gebruiker]:
    """Every active person with a role that allows to agree with `levering`, by name."""
    dag = dag or timezone.localdate()
    gebieden = {levering.gebied_id, *_regions_of(levering.gebied, dag)}
    rollen = Toewijzing.objects.valid_on(dag).filter(
        Q(rol=Rol.BEHEERDER, gebied__soort__in=SOORTEN_PER_ROL[Rol.BEHEERDER])
        | Q(
            rol=Rol.VASTSTELLER,
            gebied__in=gebieden,
            gebied__soort__in=SOORTEN_PER_ROL[Rol.VASTSTELLER],
        )
    )
    kandidaten = (
        Gebruiker.objects.filter(is_active=True)
        .filter(Q(pk__in=rollen.values("gebruiker")) | Q(is_superuser=True))
        .order_by("last_name", "first_name", "username")
    )
    makers = _makers_of(levering)
    return [g for g in kandidaten if g.pk not in makers]


def who_may_deliver(
    gebied: Gebied, dag: datetime.date | None = None
) -> list[Gebruiker]:
    """Every active person who types for `gebied`, by name; beheerders only for the nation."""
    return deliverers_of([gebied], dag)[gebied.pk]


def deliverers_of(
    gebieden: Iterable[Gebied], dag: datetime.date | None = None
) -> dict[int, list[Gebruiker]]:
    """The same for many areas, by primary key. Three queries."""
    dag = dag or timezone.localdate()
    soorten = {gebied.pk: gebied.soort for gebied in gebieden}
    rollen = Toewijzing.objects.valid_on(dag).filter(gebied__in=soorten)
    per_gebied = {pk: set() for pk in soorten}
    for pk, rol, wie in rollen.values_list("gebied", "rol", "gebruiker"):
        soort = soorten[pk]
        if rol == _LEVERT.get(soort, Rol.BELEIDSMEDEWERKER) and (
            soort in SOORTEN_PER_ROL[rol]
        ):
            per_gebied[pk].add(wie)
    if Soort.LAND in soorten.values():
        hoofd = set(
            Gebruiker.objects.filter(is_superuser=True).values_list("pk", flat=True)
        )
        for pk, soort in soorten.items():
            if soort == Soort.LAND:
                per_gebied[pk] |= hoofd
    mensen = Gebruiker.objects.filter(
        is_active=True, pk__in=set().union(*per_gebied.values())
    ).order_by("last_name", "first_name", "username")
    return {
        pk: [mens for mens in mensen if mens.pk in wie]
        for pk, wie in per_gebied.items()
    }


# Who types for an area; elsewhere a beleidsmedewerker does.
_LEVERT = {Soort.REGIO: Rol.VASTSTELLER, Soort.LAND: Rol.BEHEERDER}


def _makers_of(levering: Levering) -> set[int | None]:
    typten = levering.invoer.order_by().values_list("door_id", flat=True).distinct()
    return {*(getattr(levering, f"{rol}_id") for rol in _WERK), *typten}


def _regions_of(gebied: Gebied, dag: datetime.date) -> set[int]:
    delen = Indeling.objects.filter(
        gebied=gebied, onderdeel_van__soort=Soort.REGIO, van__lte=dag
    ).filter(Q(tot__isnull=True) | Q(tot__gt=dag) | Q(tot=F("gebied__geldig_tot")))
    return set(delen.values_list("onderdeel_van_id", flat=True))
