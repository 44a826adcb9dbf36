"""Which piece of a file of borders belongs to which area of a quarter.

A file gives the gemeenten of one year. Those that ended since go up whole into one
successor; a split gemeente too, and that is told. A file from after the quarter holds
gemeenten of later: what they were made of cannot be taken apart again.
"""

import datetime
from dataclasses import dataclass

from regio.atlas import Atlas
from regio.grenzen.samenvoegen import Ring, samengevoegd
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Rings per area (by primary key), the year of the file, and what must be told.

    `ontbreekt`: areas without a border of their own; then the map shows circles.
    """

    jaar: int
    ringen: dict[int, tuple[Ring, ...]]
    noten: tuple[str, ...] = ()
    ontbreekt: tuple[str, ...] = ()


def assign(
    atlas: Atlas,
    dag: datetime.date,
    jaar: int,
    ringen: dict[str, list],
    gebieden: list[Gebied],
) -> Grenzen:
    """The borders of `gebieden` (gemeenten or regions) on `dag`."""
    op_code = {g.code: g for g in atlas.gebieden.values()}
    stukken: dict[int, list[Ring]] = {}
    noten: list[str] = []
    gezocht = {g.pk for g in gebieden}
    eigen = {g.pk for g in gebieden if g.soort == Soort.GEMEENTE}
    for code in sorted(ringen):
        if code not in op_code:
            continue
        leden, noot = _owners(atlas, op_code[code], dag, jaar)
        doelen = {_target(atlas, lid, dag, gezocht) for lid in leden}
        # One border around several gemeenten of then: a region may use it, they cannot.
        if len(doelen) != 1 or None in doelen or (len(leden) > 1 and doelen & eigen):
            continue
        stukken.setdefault(doelen.pop(), []).extend(_rings(ringen[code]))
        if noot and _is_seen(atlas, op_code[code], dag, gezocht):
            noten.append(noot)
    samen = {pk: samengevoegd(delen) for pk, delen in stukken.items()}
    ontbreekt = [g.naam for g in gebieden if not samen.get(g.pk)]
    return Grenzen(jaar, samen, tuple(noten), tuple(ontbreekt))


def _is_seen(
    atlas: Atlas, gebied: Gebied, dag: datetime.date, gezocht: set[int]
) -> bool:
    """Whether this map would look otherwise, had the pieces gone where they belong."""
    if gebied.geldig_tot is None or gebied.geldig_tot > dag:
        delen = [gebied, *_before(atlas, gebied, dag)]
    else:
        delen = atlas.final_successors(gebied, dag)
    return len({_target(atlas, deel, dag, gezocht) for deel in delen}) > 1


def _rings(ringen: list) -> list[Ring]:
    return [tuple((x, y) for x, y in ring) for ring in ringen]


def _owners(
    atlas: Atlas, gebied: Gebied, dag: datetime.date, jaar: int
) -> tuple[list[Gebied], str]:
    """The gemeenten of `dag` that hold this piece, and what must be told about it."""
    if gebied.bestond_op(dag):
        return [gebied], _later(atlas, gebied, dag, jaar)
    if gebied.geldig_tot is None or gebied.geldig_tot > dag:
        return _before(atlas, gebied, dag), ""
    opvolgers = [g for g in atlas.final_successors(gebied, dag) if g.bestond_op(dag)]
    if len(opvolgers) <= 1:
        return opvolgers, ""
    eerste = atlas.whole_successor(gebied, dag)
    return [eerste], (
        f"{gebied.naam} is verdeeld over meer gemeenten en staat hier helemaal bij "
        f"{eerste.naam}."
    )


def _before(atlas: Atlas, gebied: Gebied, dag: datetime.date) -> list[Gebied]:
    """The gemeenten of `dag` that later went up into `gebied`."""
    oude = {atlas.gebieden[h.oud_id] for h in atlas.all_predecessors(gebied)}
    return sorted((g for g in oude if g.bestond_op(dag)), key=lambda g: g.code)


def _later(atlas: Atlas, gebied: Gebied, dag: datetime.date, jaar: int) -> str:
    """A file from after `dag`: the piece holds what the gemeente took in since."""
    if jaar <= dag.year:
        return ""
    erbij = [g.naam for g in _before(atlas, gebied, dag) if g.geldig_tot.year <= jaar]
    if not erbij:
        return ""
    return (
        f"Bij {gebied.naam} staat hier ook wat er later bij kwam: {', '.join(erbij)}."
    )


def _target(
    atlas: Atlas, lid: Gebied, dag: datetime.date, gezocht: set[int]
) -> int | None:
    """The area of the map that this gemeente is, or is part of."""
    if lid.pk in gezocht:
        return lid.pk
    for soort in (Soort.REGIO, Soort.CLUSTER):
        groter = atlas.parent(lid, soort, dag)
        if groter is not None and groter.pk in gezocht:
            return groter.pk
    return None
