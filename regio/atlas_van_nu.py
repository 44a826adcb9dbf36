"""The atlas within the borders of one day, whatever day is asked about.

Who is part of what is what it was on that day. A gemeente that had ended by then is not
there: its place is in the gemeente that took it in, whole, also when it was split. A
gemeente that began in between is there already, and `stood_in` tells what stood there.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from regio.atlas import Atlas
from regio.models import Gebied, Indeling, Soort
from regio.namen import sorteernaam


@dataclass(frozen=True, slots=True)
class Verschil:
    """What an area held on a day and does not hold now (`met`), the other way round
    (`zonder`), and the gemeenten of which it holds a part only (`gesplitst`)."""

    met: tuple[Gebied, ...] = ()
    zonder: tuple[Gebied, ...] = ()
    gesplitst: tuple[Gebied, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.met or self.zonder or self.gesplitst)


class AtlasVanNu(Atlas):
    """The areas of `toen`, as they are on `grens`. Reads nothing of its own."""

    def __init__(self, toen: Atlas, grens: datetime.date):
        toen = getattr(toen, "toen", toen)
        self.__dict__.update(toen.__dict__)
        self.toen = toen
        self.grens = grens

    def all_of(self, soort: str, dag: datetime.date) -> list[Gebied]:
        """Areas of one soort that exist within these borders, by name."""
        return super().all_of(soort, self.grens)

    def members(self, groter: Gebied, dag: datetime.date) -> list[Gebied]:
        """The areas directly part of `groter` within these borders, by name."""
        return super().members(groter, self.grens)

    def membership(
        self, gebied: Gebied, soort: str, dag: datetime.date
    ) -> Indeling | None:
        """The row that says what `gebied` is part of within these borders."""
        return super().membership(gebied, soort, self.grens)

    def ever_members(self, groter: Gebied) -> list[Gebied]:
        """Every area that was part of `groter` at some time, and what stood where its
        members are now."""
        alle = dict.fromkeys(super().ever_members(groter))
        for lid in self.members(groter, self.grens):
            alle.update(dict.fromkeys(self.ever_in(lid)))
        return list(alle)

    def stood_in(self, gebied: Gebied, dag: datetime.date) -> list[Gebied]:
        """The areas that existed on `dag` and whose place is in `gebied` now, itself first.

        Of a day after the borders: what stood there on the day of the borders.
        """
        dag = min(dag, self.grens)
        return [g for g in self.ever_in(gebied) if g.bestond_op(dag)]

    def ever_in(self, gebied: Gebied) -> list[Gebied]:
        """The area, and every gemeente that went up into it by the day of the borders; of
        a gemeente that is not there, nothing."""
        if not gebied.bestond_op(self.grens):
            return []
        return [gebied, *self._opgegaan.get(gebied.pk, ())]

    def bearers(self, gebied: Gebied, dag: datetime.date) -> list[Gebied]:
        """The one gemeente that holds the figures of an ended one; else itself."""
        nu = self.whole_successor(gebied, self.grens)
        return [nu] if nu else super().bearers(gebied, self.grens)

    def difference(self, groter: Gebied, dag: datetime.date) -> Verschil | None:
        """How what was part of `groter` on `dag` differs from what is part of it now.

        None: it is not there now, or nobody knows what was part of it then.
        """
        dag = min(dag, self.grens)
        toen = self.toen.members(groter, dag)
        if not toen or not self.exists(groter, dag):
            return None
        leden = self.members(groter, dag)
        nu = [g for lid in leden for g in self.stood_in(lid, dag)]
        met = [g for g in toen if g not in nu]
        zonder = sorted((g for g in nu if g not in toen), key=_by_name)
        stuk = [g for g in self.in_pieces(leden, dag) if g not in (*met, *zonder)]
        return Verschil(tuple(met), tuple(zonder), tuple(stuk))

    def in_pieces(self, leden: list[Gebied], dag: datetime.date) -> list[Gebied]:
        """The gemeenten of `dag` of which a part is in `leden` now and a part is not."""
        return [
            oud
            for oud, stukken in self.split
            if oud.bestond_op(dag)
            and 0 < sum(g in leden for g in stukken) < len(stukken)
        ]

    @cached_property
    def split(self) -> list[tuple[Gebied, list[Gebied]]]:
        """Every gemeente that is in pieces by the day of the borders, with the gemeenten
        that hold a piece, by name."""
        gevonden = []
        for gebied in self.gebieden.values():
            if gebied.soort != Soort.GEMEENTE or gebied.bestond_op(self.grens):
                continue
            stukken = self.final_successors(gebied, self.grens)
            stukken = [g for g in stukken if g.bestond_op(self.grens)]
            if len(stukken) > 1:
                gevonden.append((gebied, sorted(stukken, key=_by_name)))
        return sorted(gevonden, key=lambda paar: _by_name(paar[0]))

    @cached_property
    def _opgegaan(self) -> dict[int, list[Gebied]]:
        """By key of a gemeente of now, the ended ones whose place is in it, by name."""
        gevonden: dict[int, list[Gebied]] = defaultdict(list)
        for gebied in self.gebieden.values():
            if gebied.soort != Soort.GEMEENTE or gebied.bestond_op(self.grens):
                continue
            nu = self.whole_successor(gebied, self.grens)
            if nu is not None:
                gevonden[nu.pk].append(gebied)
        for oude in gevonden.values():
            oude.sort(key=_by_name)
        return gevonden


def _by_name(gebied: Gebied) -> tuple[str, str]:
    return sorteernaam(gebied.naam), gebied.code
