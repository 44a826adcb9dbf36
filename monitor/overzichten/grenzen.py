"""What became of the gemeenten of an area between a quarter and the borders of now.

Areas in, value objects out: who was merged, split or moved to another region. The words
are in `monitor.zinnen.grenzen`.
"""

import datetime
from dataclasses import dataclass, field

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten.lezer import Lezer
from regio.atlas_van_nu import AtlasVanNu, Verschil
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """Gemeenten of then that are (part of) another one now.

    `sinds` None: not on one day, or by way of another gemeente. `naam`: only the name or
    code changed.
    """

    oude: tuple[Gebied, ...]
    nieuw: Gebied
    sinds: datetime.date | None = None
    naam: bool = False


@dataclass(frozen=True, slots=True)
class Gesplitst:
    """A gemeente in pieces; within borders of now it stands whole at `naar`."""

    oud: Gebied
    stukken: tuple[Gebied, ...]
    naar: Gebied
    op: datetime.date


@dataclass(frozen=True, slots=True)
class Verhuisd:
    """A gemeente that is part of another region (or cluster, or of none) now."""

    gebied: Gebied
    van: Gebied | None
    naar: Gebied | None
    op: datetime.date | None = None
    aanname: bool = False


@dataclass(frozen=True, slots=True)
class Grensbeeld:
    """The borders of one page: of which day, and what differs from the others.

    `grens`: the day of the borders of now. `nu`: whether the page shows those. `verschil`:
    which gemeenten make the area another one. `bekend`: whether anybody knows what was
    part of it in the quarter.
    """

    gebied: Gebied
    kwartaal: Kwartaal
    grens: datetime.date
    nu: bool = False
    verschil: Verschil = field(default_factory=Verschil)
    samengevoegd: tuple[Samengevoegd, ...] = ()
    gesplitst: tuple[Gesplitst, ...] = ()
    verhuisd: tuple[Verhuisd, ...] = ()
    bekend: bool = True

    @property
    def is_gelijk(self) -> bool:
        """Whether nothing changed since."""
        return not (self.samengevoegd or self.gesplitst or self.verhuisd)

    @property
    def is_nieuwste(self) -> bool:
        """Whether the quarter itself has the borders of now."""
        return self.grens == self.kwartaal.peildatum


def border_changes(lezer: Lezer, gebied: Gebied, nieuwste: datetime.date) -> Grensbeeld:
    """What changed for `gebied`. `nieuwste`: the peildatum of the newest published
    quarter, whose borders are those of now. No query."""
    grens = lezer.grenzen or max(nieuwste, lezer.dag)
    atlas = AtlasVanNu(lezer.atlas, grens)
    toen, leden = _gemeenten(atlas, gebied, lezer.dag)
    stond = {g.pk: g for lid in leden for g in atlas.stood_in(lid, lezer.dag)}
    stond |= {g.pk: g for g in toen}
    verschil = _difference(atlas, gebied, lezer.dag)
    return Grensbeeld(
        gebied=gebied,
        kwartaal=lezer.kwartaal,
        grens=grens,
        nu=lezer.grenzen is not None,
        verschil=verschil or Verschil(),
        samengevoegd=tuple(_merged(atlas, stond.values())),
        gesplitst=tuple(_split(atlas, stond, leden, lezer.dag)),
        verhuisd=tuple(_moved(atlas, gebied, stond.values(), lezer.dag)),
        bekend=bool(toen) or not atlas.exists(gebied, lezer.dag),
    )


def _gemeenten(
    atlas: AtlasVanNu, gebied: Gebied, dag: datetime.date
) -> tuple[list[Gebied], list[Gebied]]:
    """The gemeenten of the area on the day, and those of now."""
    if gebied.soort == Soort.GEMEENTE:
        nu = [gebied] if atlas.exists(gebied, dag) else []
        toen = [gebied] if gebied.bestond_op(dag) else atlas.stood_in(gebied, dag)
        return toen, nu
    if gebied.soort == Soort.LAND:
        return atlas.toen.all_of(Soort.GEMEENTE, dag), atlas.all_of(Soort.GEMEENTE, dag)
    return atlas.toen.members(gebied, dag), atlas.members(gebied, dag)


def _difference(
    atlas: AtlasVanNu, gebied: Gebied, dag: datetime.date
) -> Verschil | None:
    """What makes the area itself another one; the nation never is."""
    if gebied.soort in (Soort.REGIO, Soort.CLUSTER):
        return atlas.difference(gebied, dag)
    if gebied.soort != Soort.GEMEENTE or not gebied.bestond_op(dag):
        return None
    erbij = [g for g in atlas.stood_in(gebied, dag) if g != gebied]
    return Verschil(zonder=tuple(erbij))


def _merged(atlas: AtlasVanNu, stond):
    """By gemeente of now, the others that are in it, without those in pieces."""
    gesplitst = {oud for oud, _ in atlas.split}
    per_nieuw: dict[Gebied, list[Gebied]] = {}
    for oud in stond:
        nieuw = atlas.whole_successor(oud, atlas.grens)
        if nieuw is not None and nieuw != oud and oud not in gesplitst:
            per_nieuw.setdefault(nieuw, []).append(oud)
    for nieuw in sorted(per_nieuw, key=_by_name):
        oude = sorted(per_nieuw[nieuw], key=_by_name)
        rijen = [rij for oud in oude for rij in atlas.successors(oud)]
        recht = all(rij.nieuw_id == nieuw.pk for rij in rijen)
        dagen = {rij.datum for rij in rijen}
        yield Samengevoegd(
            tuple(oude),
            nieuw,
            sinds=dagen.pop() if recht and len(dagen) == 1 else None,
            naam=recht and all(rij.wijze == rij.Wijze.NAAMSWIJZIGING for rij in rijen),
        )


def _split(
    atlas: AtlasVanNu, stond: dict[int, Gebied], leden: list[Gebied], dag: datetime.date
):
    """Who was in the area and is in pieces, or of whom a piece is in it now."""
    for oud, stukken in atlas.split:
        raakt = oud.pk in stond or any(g in leden for g in stukken)
        if raakt and oud.bestond_op(dag):
            naar = atlas.whole_successor(oud, atlas.grens)
            yield Gesplitst(oud, tuple(stukken), naar, oud.geldig_tot)


def _moved(atlas: AtlasVanNu, gebied: Gebied, stond, dag: datetime.date):
    """Who is part of another region now; on the page of a region: who left it or came."""
    soort = Soort.CLUSTER if gebied.soort == Soort.CLUSTER else Soort.REGIO
    eigen = gebied if gebied.soort in (Soort.REGIO, Soort.CLUSTER) else None
    for oud in sorted(stond, key=_by_name):
        nieuw = atlas.whole_successor(oud, atlas.grens)
        van = atlas.toen.parent(oud, soort, dag)
        naar = atlas.parent(nieuw, soort, dag) if nieuw else None
        if van == naar or (eigen and eigen not in (van, naar)):
            continue
        if soort == Soort.REGIO and None in (van, naar):
            continue  # before our data begin
        op, aanname = _moved_on(atlas, oud, soort, van, dag)
        yield Verhuisd(oud, van, naar, op, aanname)


def _moved_on(
    atlas: AtlasVanNu, gebied: Gebied, soort: str, van: Gebied | None, dag
) -> tuple[datetime.date | None, bool]:
    """The first day after `dag` in which the place of the gemeente was no part of `van`,
    and whether that day is assumed."""
    oud_pk = van.pk if van else None
    eind = None
    while gebied is not None:
        for rij in atlas.memberships(gebied, soort):
            if rij.van > dag and rij.onderdeel_van_id != oud_pk:
                return rij.van, rij.aanname
            if rij.onderdeel_van_id == oud_pk and rij.tot and rij.tot > dag:
                eind = rij.tot, rij.aanname
        weg = gebied.geldig_tot
        if weg is None or weg > atlas.grens:
            break
        gebied = atlas.toen.whole_successor(gebied, weg)
        waar = atlas.toen.parent(gebied, soort, weg) if gebied else None
        if waar and waar.pk != oud_pk:
            return weg, False
    return eind or (None, False)


def _by_name(gebied: Gebied) -> tuple[str, str]:
    return gebied.naam, gebied.code
