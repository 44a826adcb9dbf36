"""What examples lean on: areas, inhabitants, and the real figures that ship.

Read once from the database; nothing here is invented.
"""

import datetime
from collections import defaultdict
from decimal import Decimal
from functools import cache, cached_property

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer, Norm, Uitsplitsing
from regio.atlas import Atlas
from regio.models import Gebied, Soort

TOTAAL = Uitsplitsing.TOTAAL
MEEGELEVERD = "meegeleverd"
EEN_DAG = datetime.timedelta(days=1)

# For a gemeente of which nobody counted inhabitants: none does, of those that exist.
_INWONERS_ONBEKEND = 20_000.0


class Feiten:
    """Areas and real figures, by code. `echt`: figures and norms that ship and are real."""

    def __init__(self, atlas: Atlas, cijfers, normen):
        self.atlas = atlas
        self._cijfers: dict[tuple, dict[Kwartaal, Decimal | None]] = defaultdict(dict)
        self._normen: dict[tuple, dict[int, Decimal | None]] = defaultdict(dict)
        for indicator, gebied, deel, kwartaal, waarde in cijfers:
            self._cijfers[indicator, gebied, deel][kwartaal] = waarde
        for indicator, gebied, deel, jaar, waarde in normen:
            self._normen[indicator, gebied, deel][jaar] = waarde
        # Asked again for every quarter and indicator.
        self.regions = cache(self._regions)
        self.members = cache(self._members)
        self.size = cache(self._size)
        self.size_of_region = cache(self._size_of_region)
        self.size_of_all = cache(self._size_of_all)

    @classmethod
    def read(cls) -> "Feiten":
        """Read the areas and the shipped real figures as they are current now."""
        sleutel = ("indicator__code", "gebied__code", "uitsplitsing__code")
        eigen = {"voorbeeld": False, "levering__ingediend_als": MEEGELEVERD}
        cijfers = Cijfer.objects.current().filter(**eigen)
        normen = Norm.objects.current().filter(ambitie=False, **eigen)
        return cls(
            Atlas.read(),
            cijfers.values_list(*sleutel, "kwartaal", "waarde"),
            normen.values_list(*sleutel, "jaar", "waarde"),
        )

    # ---- real figures ----------------------------------------------------------------

    def figures(
        self, indicator: str, gebied: Gebied, deel: str = TOTAAL
    ) -> dict[Kwartaal, float]:
        """The real figures with a value, by quarter."""
        rijen = self._cijfers.get((indicator, gebied.code, deel), {})
        return {k: float(w) for k, w in rijen.items() if w is not None}

    def norms(
        self, indicator: str, gebied: Gebied, deel: str = TOTAAL
    ) -> dict[int, float]:
        """The real norms with a value, by year."""
        rijen = self._normen.get((indicator, gebied.code, deel), {})
        return {jaar: float(w) for jaar, w in rijen.items() if w is not None}

    def has_any(self, indicator: str, gebied: Gebied) -> bool:
        """Whether a source says anything real, also that a figure is not known."""
        return (indicator, gebied.code) in self._spoken_of

    @cached_property
    def _spoken_of(self) -> set[tuple[str, str]]:
        return {sleutel[:2] for sleutel in (*self._cijfers, *self._normen)}

    # ---- areas -----------------------------------------------------------------------

    @property
    def land(self) -> Gebied | None:
        """The nation; None before it is loaded."""
        soorten = self.atlas.gebieden.values()
        return next((g for g in soorten if g.soort == Soort.LAND), None)

    def _regions(self, dag: datetime.date) -> list[Gebied]:
        """The regions on a day."""
        return self.atlas.all_of(Soort.REGIO, dag)

    def gemeenten(self, dag: datetime.date) -> list[Gebied]:
        """The gemeenten that belonged to a region on a day."""
        return [
            gemeente
            for regio in self.regions(dag)
            for gemeente in self.members(regio, dag)
        ]

    def _members(self, regio: Gebied, dag: datetime.date) -> list[Gebied]:
        """The gemeenten of a region on a day."""
        return [g for g in self.atlas.members(regio, dag) if g.soort == Soort.GEMEENTE]

    @cached_property
    def _inwoners(self) -> dict[str, float]:
        return {
            code: float(waarde)
            for (indicator, code, deel), rijen in self._cijfers.items()
            if (indicator, deel) == ("inwoners", TOTAAL)
            for waarde in rijen.values()
            if waarde is not None
        }

    def _size_of_region(self, regio: Gebied, dag: datetime.date) -> float:
        """The sizes of its gemeenten together."""
        return sum(self.size(g, dag) for g in self.members(regio, dag))

    def _size_of_all(self, dag: datetime.date) -> float:
        """The sizes of all gemeenten together."""
        return sum(self.size_of_region(regio, dag) for regio in self.regions(dag))

    def _size(self, gemeente: Gebied, dag: datetime.date) -> float:
        """A size to share by: the inhabitants of 2023, and for a gemeente that ended
        before, a part of those of what it became. A weight, not a figure."""
        volgende = self._next_change(gemeente, dag)
        if volgende is None:
            return self._inwoners.get(gemeente.code, _INWONERS_ONBEKEND)
        return sum(
            self._part_of(gemeente, nieuw, volgende)
            for nieuw in self._becomes(gemeente, volgende)
        )

    def _part_of(self, gemeente: Gebied, nieuw: Gebied, dag: datetime.date) -> float:
        """What `gemeente` brought into `nieuw` on `dag`. Who joins one that goes on brings
        as much as an average village; those that begin anew together bring the same."""
        geheel = self.size(nieuw, dag)
        oud = self._joined(nieuw, dag)
        if not nieuw.bestond_op(dag - EEN_DAG):
            return geheel / len(oud)
        dorp = min(_INWONERS_ONBEKEND, geheel / (len(oud) + 1))
        return geheel - dorp * len(oud) if gemeente == nieuw else dorp

    def _next_change(self, gemeente: Gebied, dag: datetime.date):
        """The first day after `dag` on which it ends or takes in another."""
        ervoor = [
            h.datum
            for h in self.atlas.all_predecessors(gemeente)
            if h.nieuw_id == gemeente.pk
        ]
        erna = [h.datum for h in self.atlas.successors(gemeente)]
        return min((d for d in (*ervoor, *erna) if d > dag), default=None)

    def _becomes(self, gemeente: Gebied, dag: datetime.date) -> list[Gebied]:
        """What it is on `dag`: itself, or what it went up into that day."""
        nieuw = [
            self.atlas.gebieden[h.nieuw_id]
            for h in self.atlas.successors(gemeente)
            if h.datum == dag
        ]
        return nieuw or [gemeente]

    def _joined(self, nieuw: Gebied, dag: datetime.date) -> set[int]:
        """The gemeenten that went up into `nieuw` on `dag`."""
        return {
            h.oud_id
            for h in self.atlas.all_predecessors(nieuw)
            if (h.nieuw_id, h.datum) == (nieuw.pk, dag)
        }
