"""Small counts in the ledger: reads what hangs together, and stores what is hidden.

A handful of queries for a delivery of one gemeente, and for one of forty thousand rows.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from django.db.models import Q

from banenafspraak.eenheden import Aard
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.maten import TELT_MENSEN
from banenafspraak.models import (
    Cijfer,
    Indicator,
    Levering,
    Onderdrukking,
    Uitsplitsing,
)
from banenafspraak.onderdrukking.cellen import ONDER_REGIO, Cel, Staat
from banenafspraak.onderdrukking.keuze import protect
from banenafspraak.onderdrukking.verbanden import Deel, Opzet, Rij, build
from regio.atlas import Atlas
from regio.models import Soort

_TEGELIJK = 500  # rows in one statement
_MEEST_GENOEMD = 3
_KOLOMMEN = (
    "pk",
    "gebied_id",
    "uitsplitsing_id",
    "kwartaal",
    "vanaf",
    "waarde",
    "onderdrukking",
    "drempel",
    "bekend_vanaf",
    "bekend_tot",
)


@dataclass(frozen=True, slots=True)
class Herleidbaar:
    """A small count that can be worked out, whatever is hidden now: the rest was public."""

    indicator: str
    gebied: str
    kwartaal: Kwartaal

    def __str__(self):
        return f"{self.indicator}, {self.gebied}, {self.kwartaal.label}"


def warning(levering: Levering) -> str:
    """What the person who agreed must know; nothing when all is protected."""
    namen = [str(h) for h in levering.herleidbaar]
    if not namen:
        return ""
    wat = "een klein aantal" if len(namen) == 1 else f"{len(namen)} kleine aantallen"
    return (
        f"Let op: {wat} tonen we niet, maar wie rekent, vindt het toch. De andere cijfers "
        f"stonden al op de site. Het gaat om: {'; '.join(namen[:_MEEST_GENOEMD])}"
        f"{' en andere' if len(namen) > _MEEST_GENOEMD else ''}."
    )


@dataclass(slots=True)
class Besluit:
    """What a delivery hides: rows by label and threshold, and what can be worked out.

    `groter`: hidden rows that are no small counts. `gehelen`: public totals of which a part
    is hidden; how they were added up is not told.
    """

    verborgen: dict[tuple[Staat, int], list[int]]
    herleidbaar: set[Herleidbaar]
    groter: list[int] = field(default_factory=list)
    gehelen: list[int] = field(default_factory=list)

    @property
    def mee(self) -> int:
        """How many rows are hidden that are no small counts themselves."""
        return len(self.groter)


def hide_small_counts(
    levering: Levering, moment: datetime.datetime
) -> list[Herleidbaar]:
    """Decide for each row that waits what the public may see of it, when it is published at
    `moment`, and store that. The small counts that can be worked out all the same."""
    besluit = decide(levering, moment)
    for (staat, drempel), sleutels in besluit.verborgen.items():
        for rijen in _in_parts(sleutels):
            rijen.update(onderdrukking=_OPGESLAGEN[staat], drempel=drempel)
    for rijen in _in_parts(besluit.gehelen):
        rijen.exclude(afgeleid_uit="").update(som_verborgen=True)
    return sorted(besluit.herleidbaar, key=str)


def _in_parts(sleutels: list[int]) -> Iterator:
    for begin in range(0, len(sleutels), _TEGELIJK):
        yield Cijfer.objects.filter(pk__in=sleutels[begin : begin + _TEGELIJK])


def decide(levering: Levering, moment: datetime.datetime) -> Besluit:
    """What `levering` would hide when it is published at `moment`. Stores nothing."""
    besluit = Besluit(defaultdict(list), set())
    werelden, vervangen = _waiting(levering, moment)
    if not werelden:
        return besluit
    ligging = _Ligging()
    indicatoren = Indicator.objects.in_bulk({pk for pk, _ in werelden})
    delen = _parts(indicatoren, werelden)
    publiek = _published(indicatoren, werelden)
    for (pk, voorbeeld), eigen in werelden.items():
        indicator = indicatoren[pk]
        rijen = [
            replace(rij, tot=moment) if rij.pk in vervangen else rij
            for rij in publiek[pk, voorbeeld]
        ] + eigen
        if not any(ligging.soorten[rij.gebied] in ONDER_REGIO for rij in rijen):
            continue
        stelsel = build(_plan(indicator, delen[pk], ligging), rijen)
        mislukt = protect(stelsel)
        if not voorbeeld:  # of invented numbers nobody has to be told
            besluit.herleidbaar |= {
                _told(indicator, stelsel.cellen[i], ligging) for i in mislukt
            }
        besluit.gehelen += [c.pk for c in stelsel.wholes_of_hidden() if c.eigen]
        for cel in stelsel.cellen:
            if cel.eigen and cel.is_verborgen:
                besluit.verborgen[cel.staat, cel.drempel].append(cel.pk)
                if not cel.is_klein:
                    besluit.groter.append(cel.pk)
    return besluit


def _waiting(levering: Levering, moment) -> tuple[dict[tuple, list[Rij]], set[int]]:
    """The rows of `levering` that count people, by indicator and whether they are examples;
    and what they replace, which is closed then."""
    rijen = Cijfer.objects.filter(
        levering=levering,
        bekend_vanaf__isnull=True,
        indicator__in=Indicator.objects.filter(eenheid__in=TELT_MENSEN, drempel__gt=1),
    )
    werelden, vervangen = defaultdict(list), set()
    for *kolommen, indicator, voorbeeld, oud in rijen.values_list(
        *_KOLOMMEN, "indicator_id", "voorbeeld", "vervangt_id"
    ):
        rij = _row(kolommen, eigen=True, van=moment)
        werelden[indicator, voorbeeld].append(rij)
        vervangen.add(oud)
    return werelden, vervangen


def _row(kolommen, *, eigen: bool, van=None) -> Rij:
    *inhoud, bekend_vanaf, bekend_tot = kolommen
    return Rij(*inhoud, van=van or bekend_vanaf, tot=bekend_tot, eigen=eigen)


def _published(indicatoren, werelden) -> dict[tuple, list[Rij]]:
    """What is or was public and may hang together with these rows: of the same quarters, and
    of a stroom all of them. One query."""
    stroom = {pk for pk, i in indicatoren.items() if i.aard == Aard.STROOM}
    kwartalen = {rij.kwartaal for rijen in werelden.values() for rij in rijen}
    rijen = Cijfer.objects.filter(
        Q(indicator__in=stroom) | Q(kwartaal__in=kwartalen),
        indicator__in=indicatoren,
        bekend_vanaf__isnull=False,
    )
    gevonden = defaultdict(list)
    for *kolommen, indicator, voorbeeld in rijen.values_list(
        *_KOLOMMEN, "indicator_id", "voorbeeld"
    ):
        if (indicator, voorbeeld) in werelden:
            gevonden[indicator, voorbeeld].append(_row(kolommen, eigen=False))
    return gevonden


def _parts(indicatoren, werelden) -> dict[int, list[Deel]]:
    """The parts of each indicator, and those that rows have all the same."""
    kolommen = ("pk", "code", "langs", "ten_opzichte_van")
    alle = Uitsplitsing.objects.order_by("volgorde", "code").values_list(*kolommen)
    hoort_bij = {pk: set() for pk in indicatoren}
    koppeling = Indicator.uitsplitsingen.through.objects.filter(
        indicator_id__in=indicatoren
    )
    for indicator, deel in koppeling.values_list("indicator_id", "uitsplitsing_id"):
        hoort_bij[indicator].add(deel)
    for (indicator, _), rijen in werelden.items():
        hoort_bij[indicator] |= {rij.deel for rij in rijen}
    delen = [Deel(*deel) for deel in alle]
    return {
        pk: [d for d in delen if d.pk in eigen or d.code == Uitsplitsing.TOTAAL]
        for pk, eigen in hoort_bij.items()
    }


class _Ligging:
    """Which areas make up which, asked once for each day."""

    def __init__(self):
        self.atlas = Atlas.read()
        self.soorten = {g.pk: g.soort for g in self.atlas.gebieden.values()}
        self.codes = {g.pk: g.code for g in self.atlas.gebieden.values()}
        self.members, self.counts_in = cache(self._members), cache(self._counts_in)

    def _members(self, groter: int, dag: datetime.date) -> list[int]:
        return [g.pk for g in self.atlas.members(self.atlas.gebieden[groter], dag)]

    def _counts_in(self, pk: int, dag: datetime.date) -> set[int]:
        """A figure under the code of an ended gemeente counts where its successor does."""
        gebied = self.atlas.gebieden[pk]
        if gebied.soort != Soort.GEMEENTE or gebied.bestond_op(dag):
            return set()
        ouders = [
            {
                ouder.pk
                for soort in Soort.values
                if (ouder := self.atlas.parent(opvolger, soort, dag))
            }
            for opvolger in self.atlas.final_successors(gebied, dag)
        ]
        return set.intersection(*ouders) if ouders else set()


def _plan(indicator: Indicator, delen: list[Deel], ligging: _Ligging) -> Opzet:
    totaal = next((d.pk for d in delen if d.code == Uitsplitsing.TOTAAL), 0)
    return Opzet(
        drempel=indicator.drempel,
        totaal=totaal,
        delen=tuple(delen),
        # Also where the site adds nothing up itself: whoever reads a total can subtract.
        telt_op=Soort.GEMEENTE in indicator.niveaus,
        is_stroom=indicator.aard == Aard.STROOM,
        soorten=ligging.soorten,
        codes=ligging.codes,
        leden=ligging.members,
        erbij=ligging.counts_in,
    )


def _told(indicator: Indicator, cel: Cel, ligging: _Ligging) -> Herleidbaar:
    kwartaal, _, code, *_ = cel.sleutel
    naam = next(g.naam for g in ligging.atlas.gebieden.values() if g.code == code)
    return Herleidbaar(indicator.naam, naam, Kwartaal.lees(kwartaal))


_OPGESLAGEN = {
    Staat.PRIMAIR: Onderdrukking.PRIMAIR,
    Staat.SECUNDAIR: Onderdrukking.SECUNDAIR,
}
