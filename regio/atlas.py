"""All areas at once, in memory: who was part of what on which day, and who came after whom.

Three queries read it (`Atlas.read`); after that nothing touches the database. Pages ask
it for members, regions, predecessors and successors on a day, for 5 areas or for 342.
`atlas_van_nu` gives the same answers within the borders of one day.
"""

import datetime
from collections import defaultdict
from functools import cached_property

from regio.models import Gebied, Herindeling, Indeling, Soort
from regio.namen import maak_slug, sorteernaam


def _holds(rij: Indeling, dag: datetime.date) -> bool:
    return rij.van <= dag and (rij.tot is None or dag < rij.tot)


class Atlas:
    """A read-only snapshot of areas, indelingen and herindelingen."""

    grens: datetime.date | None = (
        None  # the day whose borders hold; None: the day asked
    )

    def __init__(self, gebieden, indelingen, herindelingen):
        self.gebieden: dict[int, Gebied] = {g.pk: g for g in gebieden}
        self._op_slug = {(g.soort, g.slug): g for g in self.gebieden.values()}
        self._omhoog: dict[int, list[Indeling]] = defaultdict(list)
        self._omlaag: dict[int, list[Indeling]] = defaultdict(list)
        for rij in indelingen:
            self._omhoog[rij.gebied_id].append(rij)
            self._omlaag[rij.onderdeel_van_id].append(rij)
        self._erna: dict[int, list[Herindeling]] = defaultdict(list)
        self._ervoor: dict[int, list[Herindeling]] = defaultdict(list)
        for rij in herindelingen:
            self._erna[rij.oud_id].append(rij)
            self._ervoor[rij.nieuw_id].append(rij)

    @classmethod
    def read(cls) -> "Atlas":
        """Read everything, in three queries."""
        return cls(
            Gebied.objects.all(),
            Indeling.objects.order_by("van"),
            Herindeling.objects.order_by("datum"),
        )

    @cached_property
    def land(self) -> Gebied:
        """The nation. Raises `Gebied.DoesNotExist` before any data is loaded."""
        for gebied in self.gebieden.values():
            if gebied.soort == Soort.LAND:
                return gebied
        raise Gebied.DoesNotExist("Er is nog geen land geladen.")

    def border_day(self, dag: datetime.date) -> datetime.date:
        """The day whose borders hold for a question about `dag`."""
        return self.grens or dag

    def exists(self, gebied: Gebied, dag: datetime.date) -> bool:
        """Whether the area is there on a page about `dag`."""
        return gebied.bestond_op(self.border_day(dag))

    def stood_in(self, gebied: Gebied, dag: datetime.date) -> list[Gebied]:
        """The areas that existed on `dag` and whose place is in `gebied`."""
        return [gebied] if gebied.bestond_op(dag) else []

    def ever_in(self, gebied: Gebied) -> list[Gebied]:
        """Every area whose figures may speak for `gebied` on some day, itself first."""
        return [gebied]

    def find(self, soort: str, slug: str) -> Gebied | None:
        """The area with this slug; an old name also finds the area that bears it as alias."""
        slug = slug.lower()
        return self._op_slug.get((soort, slug)) or self._op_alias.get((soort, slug))

    @cached_property
    def _op_alias(self) -> dict[tuple[str, str], Gebied]:
        return {
            (g.soort, maak_slug(naam)): g
            for g in self.gebieden.values()
            for naam in g.andere_namen.splitlines()
        }

    def all_of(self, soort: str, dag: datetime.date) -> list[Gebied]:
        """Areas of one soort that existed on `dag`, by name."""
        gekozen = (
            g for g in self.gebieden.values() if g.soort == soort and g.bestond_op(dag)
        )
        return sorted(gekozen, key=lambda g: (sorteernaam(g.naam), g.code))

    def members(self, groter: Gebied, dag: datetime.date) -> list[Gebied]:
        """The areas directly part of `groter` that existed on `dag`, by name."""
        delen = (
            self.gebieden[rij.gebied_id]
            for rij in self._omlaag[groter.pk]
            if _holds(rij, dag)
        )
        return sorted(
            (g for g in delen if g.bestond_op(dag)),
            key=lambda g: (sorteernaam(g.naam), g.code),
        )

    def ever_members(self, groter: Gebied) -> list[Gebied]:
        """Every area that was part of `groter` at some time."""
        return [
            self.gebieden[pk]
            for pk in {rij.gebied_id for rij in self._omlaag[groter.pk]}
        ]

    def parent(self, gebied: Gebied, soort: str, dag: datetime.date) -> Gebied | None:
        """The area of `soort` that `gebied` was part of on `dag`."""
        rij = self.membership(gebied, soort, dag)
        return self.gebieden[rij.onderdeel_van_id] if rij else None

    def membership(
        self, gebied: Gebied, soort: str, dag: datetime.date
    ) -> Indeling | None:
        """The row that says so, with whether its dates are assumed."""
        for rij in self._omhoog[gebied.pk]:
            if rij.niveau == soort and _holds(rij, dag):
                return rij
        return None

    def memberships(self, gebied: Gebied, soort: str) -> list[Indeling]:
        """Every area of `soort` that it was ever part of, oldest first."""
        return [rij for rij in self._omhoog[gebied.pk] if rij.niveau == soort]

    def successors(self, gebied: Gebied) -> list[Herindeling]:
        """What became of an ended gemeente; more than one row means that it was split."""
        return self._erna[gebied.pk]

    def predecessors(
        self, gebied: Gebied, dag: datetime.date
    ) -> list[tuple[Gebied, bool]]:
        """Every gemeente that had ended by `dag` and went up into `gebied`, also by way of
        another, with whether it was split (a split gemeente cannot be distributed)."""
        gevonden: dict[int, tuple[Gebied, bool]] = {}
        te_doen = [(gebied, False)]
        while te_doen:
            nieuw, via_splitsing = te_doen.pop()
            for rij in self._ervoor[nieuw.pk]:
                oud = self.gebieden[rij.oud_id]
                if oud.pk in gevonden or oud.bestond_op(dag) or rij.datum > dag:
                    continue
                gesplitst = via_splitsing or self.was_split(oud)
                gevonden[oud.pk] = (oud, gesplitst)
                te_doen.append((oud, gesplitst))
        return sorted(gevonden.values(), key=lambda paar: paar[0].naam)

    def all_predecessors(self, gebied: Gebied) -> list[Herindeling]:
        """Every herindeling that led to `gebied`, also by way of another gemeente."""
        gevonden, te_doen = [], [gebied.pk]
        while te_doen:
            rijen = [rij for rij in self._ervoor[te_doen.pop()] if rij not in gevonden]
            gevonden += rijen
            te_doen += [rij.oud_id for rij in rijen]
        return gevonden

    def was_split(self, gebied: Gebied) -> bool:
        """Whether the gemeente went up into more than one other."""
        return len({rij.nieuw_id for rij in self._erna[gebied.pk]}) > 1

    def final_successors(self, gebied: Gebied, dag: datetime.date) -> list[Gebied]:
        """The areas that bear what was `gebied`, on `dag`: itself while it exists."""
        if gebied.geldig_tot is None or dag < gebied.geldig_tot:
            return [gebied]
        eind = []
        for rij in self._erna[gebied.pk]:
            for opvolger in self.final_successors(self.gebieden[rij.nieuw_id], dag):
                if opvolger not in eind:
                    eind.append(opvolger)
        return eind

    def bearers(self, gebied: Gebied, dag: datetime.date) -> list[Gebied]:
        """The areas that bear what was `gebied` on a page about `dag`."""
        return self.final_successors(gebied, dag)

    def whole_successor(self, gebied: Gebied, dag: datetime.date) -> Gebied | None:
        """The one area that bears `gebied` on `dag`. A split gemeente goes whole to the
        first by name: of one that is in pieces nobody knows which figures went where."""
        opvolgers = [g for g in self.final_successors(gebied, dag) if g.bestond_op(dag)]
        return min(opvolgers, key=lambda g: (g.naam, g.code), default=None)
