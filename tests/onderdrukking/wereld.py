"""A small world that delivers step by step, and remembers what is true.

A place is (area, part, quarter, first quarter), in words. What is true of every place is made
up first; what the site is told of it comes later, or never.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Cijfer, Indicator, Levering
from regio.models import Gebied, Soort
from tests.builders import (
    build_cijfer,
    make_bron,
    make_gebied,
    make_gemeente,
    make_indeling,
    make_indicator,
    make_land,
    make_regio,
    make_uitsplitsing,
)

CODE = "geteld"
K = "2020-K4"
TOTAAL = "totaal"

Plek = tuple[str, str, str, str]


def plek(gebied: str, deel=TOTAAL, kwartaal=K, vanaf="") -> Plek:
    return gebied, deel, kwartaal, vanaf


@dataclass
class Wereld:
    """Areas, one indicator, and what was delivered of it so far."""

    indicator: Indicator
    gebieden: dict[str, Gebied]
    leden: dict[str, list[str]]
    delen: tuple[str, ...] = ()
    versies: dict[Plek, tuple[int, int]] = field(default_factory=dict)
    stap: int = 0
    moment: datetime.datetime | None = None

    def deliver(self, cijfers: dict[Plek, int]) -> Levering:
        """One delivery that gets agreement at once."""
        rijen = [self.build(waar, waarde) for waar, waarde in cijfers.items()]
        levering = Levering(
            gebied=self.gebieden["Regio"], ingediend_als="opdrachtregel"
        )
        hand_in(levering, rijen)
        publish(levering)
        self.stap += 1
        self.moment = levering.vastgesteld_op
        for waar, waarde in cijfers.items():
            if waar not in self.versies or self.versies[waar][1] != waarde:
                self.versies[waar] = (self.stap, waarde)
        return levering

    def says(self, waar: Plek) -> int | None:
        """What was delivered last of a place."""
        return self.versies.get(waar, (0, None))[1]

    def build(self, waar: Plek, waarde: int) -> Cijfer:
        """A row that is not saved."""
        gebied, deel, kwartaal, vanaf = waar
        return build_cijfer(
            waarde,
            kwartaal,
            gebied=self.gebieden[gebied],
            indicator=self.indicator,
            uitsplitsing=make_uitsplitsing(deel),
            vanaf=Kwartaal.lees(vanaf) if vanaf else None,
            bron=self.bron,
        )

    def __post_init__(self):
        self.bron = make_bron("opgave", sleutel="opgave")

    def row(self, waar: Plek) -> Cijfer:
        """The current row of a place."""
        gebied, deel, kwartaal, vanaf = waar
        return Cijfer.objects.current().get(
            gebied=self.gebieden[gebied],
            uitsplitsing__code=deel,
            kwartaal=kwartaal,
            vanaf=vanaf or None,
        )

    def label(self, waar: Plek) -> str:
        """How the row of a place is hidden."""
        return str(self.row(waar).onderdrukking)


def make_wereld(
    gemeenten: Iterable[str], *, cluster=(), delen=(), aard="stand", drempel=5
) -> Wereld:
    """A region with these gemeenten, some of them in a cluster."""
    land = make_land()
    regio = make_regio("Regio", slug="regio", code="AM91")
    make_indeling(regio, land)
    gebieden = {"Nederland": land, "Regio": regio}
    for nummer, naam in enumerate(gemeenten):
        gebieden[naam] = make_gemeente(
            naam,
            regio=regio,
            slug=naam.lower(),
            code=f"GM91{nummer:02}",
            breedtegraad=Decimal("52.1") + nummer * Decimal("0.1"),
            lengtegraad=Decimal("5.1") + nummer % 3 * Decimal("0.1"),
        )
    leden = {"Regio": list(gemeenten)}
    for standaard in ("banenafspraak", "beschut-werk"):  # what the tables begin with
        make_indicator(standaard)
    if cluster:
        gebieden["Cluster"] = make_gebied(
            "Cluster", Soort.CLUSTER, slug="cluster", code="CL91"
        )
        for naam in cluster:
            make_indeling(gebieden[naam], gebieden["Cluster"])
        leden["Cluster"] = list(cluster)
    indicator = make_indicator(
        CODE,
        eenheid="personen",
        aard=aard,
        optelbaar=True,
        drempel=drempel,
        niveaus=[str(soort) for soort in Soort.values],
    )
    for volgorde, code in enumerate(delen):
        deel = make_uitsplitsing(code, langs="as", volgorde=volgorde)
        indicator.uitsplitsingen.add(deel)
    return Wereld(indicator, gebieden, leden, tuple(delen))
