"""What is hidden holds against an exact solver, in worlds that nobody thought of.

No database and no pages: rows go in, labels come out. `test_openbare_uitvoer` does the same
over what the public reads, in fewer worlds.
"""

import datetime
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.onderdrukking.cellen import Staat
from banenafspraak.onderdrukking.keuze import protect
from banenafspraak.onderdrukking.verbanden import Deel, Opzet, Rij, build
from regio.models import Soort
from tests.onderdrukking.oplosser import Kennis

DREMPEL = 5
K = Kwartaal(2020, 4)
BEGIN = datetime.datetime(2021, 1, 1, tzinfo=datetime.UTC)
REGIO, CLUSTER, TOTAAL = 100, 101, 1
LABEL = {Staat.OPENBAAR: "geen", Staat.PRIMAIR: "primair", Staat.SECUNDAIR: "secundair"}


@dataclass
class Tafel:
    """Areas by parts; place by place it becomes public."""

    gemeenten: int
    delen: int
    in_cluster: int
    rijen: list[Rij] = field(default_factory=list)
    kennis: Kennis = field(default_factory=Kennis)
    verwacht: dict[int, int] = field(default_factory=dict)
    verraden: set = field(default_factory=set)

    @property
    def opzet(self) -> Opzet:
        gebieden = [*range(self.gemeenten), REGIO, CLUSTER]
        soorten = dict.fromkeys(range(self.gemeenten), Soort.GEMEENTE)
        return Opzet(
            drempel=DREMPEL,
            totaal=TOTAAL,
            delen=(
                Deel(TOTAAL, "totaal"),
                *(Deel(TOTAAL + n, f"deel{n}", "as") for n in self._parts()),
            ),
            telt_op=True,
            is_stroom=False,
            soorten=soorten | {REGIO: Soort.REGIO, CLUSTER: Soort.CLUSTER},
            codes={g: f"{g:03}" for g in gebieden},
            leden=lambda groter, dag: self.members(groter),
            erbij=lambda gebied, dag: set(),
        )

    def _parts(self):
        return range(1, self.delen + 1)

    def members(self, groter: int) -> list[int]:
        return list(range(self.gemeenten if groter == REGIO else self.in_cluster))

    def current(self) -> dict[tuple[int, int], Rij]:
        return {(r.gebied, r.deel): r for r in self.rijen if r.tot is None}

    def deliver(self, cijfers: dict[tuple[int, int], int], stap: int) -> None:
        """Some places get a number, or another number."""
        nu = BEGIN + datetime.timedelta(days=stap)
        oud = [
            replace(r, tot=nu) if r.tot is None and (r.gebied, r.deel) in cijfers else r
            for r in self.rijen
        ]
        nieuw = [
            Rij(len(oud) + n + 1, *plek, K, None, waarde, "geen", None, nu, None, True)
            for n, (plek, waarde) in enumerate(cijfers.items())
        ]
        stelsel = build(self.opzet, [*oud, *nieuw])
        mislukt = {stelsel.cellen[i].sleutel for i in protect(stelsel)}
        self.verraden |= {sleutel[2:] for sleutel in mislukt}
        labels = {c.pk: LABEL[c.staat] for c in stelsel.cellen if c.eigen}
        assert labels.keys() == {r.pk for r in nieuw}
        klaar = [
            replace(r, eigen=False, onderdrukking=labels[r.pk], drempel=DREMPEL)
            for r in nieuw
        ]
        self.rijen = [*oud, *klaar]

    def look(self, waarheid: dict[tuple[int, int], int]) -> None:
        """Add what the site says now."""
        for plek, rij in self.current().items():
            naam = (rij.pk, *plek)
            if rij.onderdrukking == "geen":
                self.kennis.bound(naam, int(rij.waarde), int(rij.waarde))
            else:
                laag, hoog = (
                    (1, DREMPEL - 1) if rij.onderdrukking == "primair" else (0, None)
                )
                self.kennis.bound(naam, laag, hoog)
            if plek[0] < REGIO and 1 <= rij.waarde < DREMPEL:
                assert rij.onderdrukking != "geen"
                self.verwacht[naam] = rij.waarde
        for geheel, delen in self.sums():
            if geheel in self.current():
                namen = [self.name(plek) for plek in delen]
                for naam in namen:
                    self.kennis.bound(naam, 0, None)
                anders = sum(waarheid[p] for p in delen) - waarheid[geheel]
                if anders and any(p not in self.current() for p in delen):
                    continue  # nobody can tell a difference from what did not deliver
                termen = dict.fromkeys(namen, 1) | {self.name(geheel): -1}
                self.kennis.add(termen, anders)

    def name(self, plek) -> tuple:
        rij = self.current().get(plek)
        return (rij.pk if rij else 0, *plek)

    def sums(self):
        delen = [TOTAAL + n for n in self._parts()]
        for deel in (TOTAAL, *delen):
            for groter in (REGIO, CLUSTER):
                yield (groter, deel), [(lid, deel) for lid in self.members(groter)]
        for gebied in (*range(self.gemeenten), REGIO, CLUSTER):
            if any((gebied, d) in self.current() for d in delen) and len(delen) > 1:
                yield (gebied, TOTAAL), [(gebied, d) for d in delen]


@st.composite
def verhalen(draw):
    """A table, what is true of it, and in which order places are told, some of them twice."""
    gemeenten = draw(st.integers(2, 5))
    delen = draw(st.sampled_from([0, 0, 2, 3]))
    tafel = Tafel(gemeenten, delen, draw(st.integers(2, gemeenten)))
    getal = st.one_of(st.integers(0, 6), st.integers(0, 25))
    onderdelen = [TOTAAL + n for n in range(1, delen + 1)] or [TOTAAL]
    waar = {(g, d): draw(getal) for g in range(gemeenten) for d in onderdelen}
    if delen:
        for g in range(gemeenten):
            waar[g, TOTAAL] = sum(waar[g, d] for d in onderdelen)
    for groter in (REGIO, CLUSTER):
        for d in {TOTAAL, *onderdelen}:
            afgerond = draw(st.sampled_from([0, 0, 0, 1]))
            waar[groter, d] = sum(waar[g, d] for g in tafel.members(groter)) + afgerond
    wanneer = {plek: draw(st.integers(0, 3)) for plek in waar}  # 3: never
    correctie = draw(st.sampled_from([None, None, *sorted(waar)]))
    return tafel, waar, wanneer, correctie, draw(getal)


@settings(max_examples=60, deadline=None)
@given(verhalen())
def test_every_value_of_a_hidden_small_count_stays_possible(verhaal):
    tafel, waar, wanneer, correctie, ander = verhaal
    for stap in range(4):
        nu = {plek: waar[plek] for plek, n in wanneer.items() if n == stap and n < 3}
        if stap == 3 and correctie in tafel.current() and waar[correctie] != ander:
            waar[correctie] = ander
            nu = {correctie: ander}
        if nu:
            tafel.deliver(nu, stap)
            tafel.look(waar)
    for naam in tafel.verwacht:
        if (f"{naam[1]:03}", *_code(tafel, naam)) in {v[:2] for v in tafel.verraden}:
            continue
        for waarde in range(1, DREMPEL):
            assert tafel.kennis.can_be(naam, waarde), (naam, waarde)


def _code(tafel: Tafel, naam) -> tuple[str]:
    return (next(d.code for d in tafel.opzet.delen if d.pk == naam[2]),)
