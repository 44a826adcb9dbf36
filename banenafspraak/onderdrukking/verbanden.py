"""Which figures of one indicator add up to which: areas, parts and periods.

Pure: rows in, a `Stelsel` out. Whoever reads the site may use each of these, at every moment
of which it shows the figures (`bekend_op`): a row that stays while others are corrected is in
the sums of both moments. That published totals may differ from their parts by rounding does
not help: the difference counts as known.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Onderdrukking
from banenafspraak.onderdrukking.cellen import Cel, Staat, Stelsel
from regio.models import Soort

_AFRONDING = 2  # steps of a funnel that differ no more from their whole are all of it

Plek = tuple[int, int, Kwartaal, Kwartaal | None]  # area, part, quarter, first quarter


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of figures. `van`: when it became known, or will; `tot` None: it still is."""

    pk: int
    gebied: int
    deel: int
    kwartaal: Kwartaal
    vanaf: Kwartaal | None
    waarde: Decimal | None
    onderdrukking: str
    drempel: int | None
    van: datetime.datetime
    tot: datetime.datetime | None
    eigen: bool

    @property
    def plek(self) -> Plek:
        """What it is about."""
        vanaf = None if self.vanaf == self.kwartaal else self.vanaf
        return self.gebied, self.deel, self.kwartaal, vanaf


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the indicator: along which axis, and of which other part."""

    pk: int
    code: str
    langs: str = ""
    ten_opzichte_van: int | None = None


@dataclass(frozen=True, slots=True)
class Opzet:
    """What is fixed about an indicator: its threshold, its parts, and whether areas add up.

    `soorten` and `codes`: of areas, by key. `leden`: the keys of what an area is made of on a
    day; `erbij`: the keys of the areas that an ended gemeente counts in.
    """

    drempel: int
    totaal: int
    delen: tuple[Deel, ...]
    telt_op: bool
    is_stroom: bool
    soorten: dict[int, str]
    codes: dict[int, str]
    leden: Callable[[int, datetime.date], list[int]]
    erbij: Callable[[int, datetime.date], set[int]]


def build(opzet: Opzet, rijen: Iterable[Rij]) -> Stelsel:
    """Every cell and every sum."""
    return _Bouw(opzet, list(rijen)).build()


class _Bouw:
    def __init__(self, opzet: Opzet, rijen: list[Rij]):
        self.opzet, self.stelsel = opzet, Stelsel()
        self.per_plek: dict[Plek, list[tuple[Rij, int | None]]] = defaultdict(list)
        self.leeg: dict[Plek, int] = {}
        self.gebruikt: dict[tuple, set[int]] = defaultdict(set)
        self.gedaan: set[tuple[Plek, ...]] = set()
        self.codes = {deel.pk: deel.code for deel in opzet.delen}
        for rij in rijen:
            self.per_plek[rij.plek].append((rij, self._cell(rij)))
            self.gebruikt[rij.plek[1:]].add(rij.gebied)

    def build(self) -> Stelsel:
        """Sums bring empty places along, which are in other sums again."""
        nieuw = set(self.per_plek)
        while nieuw:
            eerder = set(self.leeg)
            if self.opzet.telt_op:
                self._areas(nieuw)
            self._parts(nieuw)
            if self.opzet.is_stroom:
                self._periods(nieuw)
            nieuw = self.leeg.keys() - eerder
        self.stelsel.fill_gaps()
        return self.stelsel

    def _is_used(self, plek: Plek) -> bool:
        return plek in self.per_plek or plek in self.leeg

    # ---- cells -------------------------------------------------------------------------

    def _cell(self, rij: Rij) -> int | None:
        if rij.waarde is None:
            return None
        drempel = rij.drempel or self.opzet.drempel
        cel = Cel(
            sleutel=(*self._order(rij.plek), rij.pk),
            waarde=rij.waarde,
            staat=_STATEN[rij.onderdrukking],
            drempel=drempel,
            soort=self.opzet.soorten[rij.gebied],
            eigen=rij.eigen,
            pk=rij.pk,
        )
        if rij.eigen and cel.is_klein:
            cel.staat = Staat.PRIMAIR
        return self.stelsel.add(cel)

    def _empty(self, plek: Plek) -> int:
        if plek not in self.leeg:
            cel = Cel(
                sleutel=(*self._order(plek), 0),
                waarde=0,
                staat=Staat.LEEG,
                drempel=self.opzet.drempel,
                soort=self.opzet.soorten[plek[0]],
            )
            self.leeg[plek] = self.stelsel.add(cel)
            self.gebruikt[plek[1:]].add(plek[0])
        return self.leeg[plek]

    def _order(self, plek: Plek) -> tuple:
        gebied, deel, kwartaal, vanaf = plek
        code = self.opzet.codes[gebied]
        return str(kwartaal), str(vanaf or ""), code, self.codes.get(deel, "")

    # ---- sums --------------------------------------------------------------------------

    def _add(self, geheel: Plek, delen: Iterable[Plek]) -> None:
        """The whole is the sum of the parts, at each moment of which the site shows it."""
        delen = list(delen)
        if (som := (geheel, *delen)) in self.gedaan:
            return
        self.gedaan.add(som)
        for eerste, *rest in self._moments([geheel, *delen]):
            self.stelsel.add_sum(eerste, rest)
            if self.stelsel.cellen[eerste].pk:
                self.stelsel.cellen[eerste].is_geheel = True

    def _add_at_most(self, geheel: Plek, deel: Plek) -> None:
        """The one is no more than the other, as it is: what is between them is empty."""
        if (geheel, deel) in self.gedaan or not (
            geheel in self.per_plek and deel in self.per_plek
        ):
            return
        self.gedaan.add((geheel, deel))
        for paar in self._moments([geheel, deel]):
            if all(self.stelsel.cellen[i].pk for i in paar):
                klein, groot = sorted(paar, key=lambda i: self.stelsel.cellen[i].waarde)
                cel = Cel(
                    sleutel=(*self.stelsel.cellen[klein].sleutel, groot),
                    waarde=self.stelsel.cellen[groot].waarde
                    - self.stelsel.cellen[klein].waarde,
                    staat=Staat.LEEG,
                    drempel=0,
                    is_rest=True,
                )
                self.stelsel.add_sum(groot, [klein, self.stelsel.add(cel)])
                self.stelsel.cellen[groot].is_geheel = True

    def _moments(self, plekken: list[Plek]) -> set[tuple[int, ...]]:
        """The cells of these places, together as they were known at one moment."""
        versies = [self.per_plek.get(plek, ()) for plek in plekken]
        if all(len(v) == 0 or (len(v) == 1 and v[0][0].tot is None) for v in versies):
            # A row that came later only makes known what was still empty before.
            return {self._known(plekken, [v[0][1] if v else None for v in versies])}
        momenten = {m for v in versies for rij, _ in v for m in (rij.van, rij.tot) if m}
        return {
            self._known(plekken, [_at(v, moment) for v in versies])
            for moment in momenten
        }

    def _known(self, plekken, cellen) -> tuple[int, ...]:
        return tuple(
            self._empty(plek) if cel is None else cel
            for plek, cel in zip(plekken, cellen, strict=True)
        )

    # ---- areas -------------------------------------------------------------------------

    def _areas(self, plekken: Iterable[Plek]) -> None:
        for deel, kwartaal, vanaf in {plek[1:] for plek in plekken}:
            rest = (deel, kwartaal, vanaf)
            dag = kwartaal.peildatum
            hier = set(self.gebruikt[rest])
            erbij = defaultdict(list)
            for gebied in sorted(hier):
                for groter in self.opzet.erbij(gebied, dag):
                    erbij[groter].append(gebied)
            te_doen = [g for g in hier if self.opzet.soorten[g] != Soort.GEMEENTE]
            while te_doen:
                groter = te_doen.pop()
                leden = self._members(groter, dag, erbij)
                if self._reaches(leden, hier, dag, erbij):
                    self._add((groter, *rest), [(lid, *rest) for lid in leden])
                    te_doen += [
                        g
                        for g in leden
                        if self.opzet.soorten[g] != Soort.GEMEENTE and g not in hier
                    ]

    def _members(self, groter: int, dag, erbij) -> list[int]:
        leden = self.opzet.leden(groter, dag)
        return [*leden, *(g for g in erbij.get(groter, ()) if g not in leden)]

    def _reaches(self, leden: list[int], hier: set[int], dag, erbij) -> bool:
        """Whether any of them, or of what they are made of, is part of a sum already."""
        if any(lid in hier for lid in leden):
            return True
        groter = [g for g in leden if self.opzet.soorten[g] != Soort.GEMEENTE]
        return any(
            self._reaches(self._members(g, dag, erbij), hier, dag, erbij)
            for g in groter
        )

    # ---- parts -------------------------------------------------------------------------

    @cached_property
    def _groups(self) -> list[tuple[int, list[int]]]:
        """(whole, parts): along each axis those of the total, and those of each step."""
        groepen = defaultdict(list)
        for deel in self.opzet.delen:
            if deel.pk != self.opzet.totaal:
                geheel = deel.ten_opzichte_van or self.opzet.totaal
                groepen[deel.langs, geheel].append(deel.pk)
        return [(geheel, delen) for (_, geheel), delen in sorted(groepen.items())]

    def _parts(self, plekken: Iterable[Plek]) -> None:
        for gebied, kwartaal, vanaf in {(p[0], *p[2:]) for p in plekken}:
            for geheel, delen in self._groups:
                heel = (gebied, geheel, kwartaal, vanaf)
                samen = [(gebied, deel, kwartaal, vanaf) for deel in delen]
                gebruikt = [plek for plek in samen if self._is_used(plek)]
                if not (gebruikt and self._is_used(heel)):
                    continue
                if self._is_split(heel, samen):
                    self._add(heel, samen)
                    continue
                for plek in gebruikt:
                    self._add_at_most(heel, plek)

    def _is_split(self, geheel: Plek, delen: list[Plek]) -> bool:
        """Whether the parts are meant to be all of it. One part alone is not; the steps after
        a step of a funnel only when they come out."""
        if len(delen) < 2:
            return False
        if geheel[1] == self.opzet.totaal:
            return True
        groot, *rest = (self._newest(plek) for plek in (geheel, *delen))
        if groot is None or None in rest:
            return False
        return abs(groot - sum(rest)) <= _AFRONDING

    def _newest(self, plek: Plek) -> Decimal | None:
        rijen = [rij for rij, _ in self.per_plek.get(plek, ())]
        return max(rijen, key=lambda r: r.van).waarde if rijen else None

    # ---- periods -----------------------------------------------------------------------

    def _periods(self, plekken: Iterable[Plek]) -> None:
        """A longer period is the sum of its quarters, whether or not each has a figure."""
        geraakt = {plek[:2] for plek in plekken}
        per_plek = defaultdict(list)
        for gebied, deel, kwartaal, vanaf in (*self.per_plek, *self.leeg):
            if (gebied, deel) in geraakt:
                per_plek[gebied, deel].append((kwartaal, vanaf))
        for (gebied, deel), periodes in per_plek.items():
            for kwartaal, vanaf in periodes:
                if vanaf and _overlaps(periodes, kwartaal, vanaf):
                    kwartalen = [vanaf + n for n in range(kwartaal - vanaf + 1)]
                    self._add(
                        (gebied, deel, kwartaal, vanaf),
                        [(gebied, deel, k, None) for k in kwartalen],
                    )


_STATEN = {
    Onderdrukking.GEEN: Staat.OPENBAAR,
    Onderdrukking.PRIMAIR: Staat.PRIMAIR,
    Onderdrukking.SECUNDAIR: Staat.SECUNDAIR,
}


def _at(versies, moment) -> int | None:
    """The cell that was current at the moment."""
    for rij, cel in versies:
        if rij.van <= moment and (rij.tot is None or moment < rij.tot):
            return cel
    return None


def _overlaps(periodes, kwartaal: Kwartaal, vanaf: Kwartaal) -> bool:
    return any(
        (k, v) != (kwartaal, vanaf) and (v or k) <= kwartaal and k >= vanaf
        for k, v in periodes
    )
