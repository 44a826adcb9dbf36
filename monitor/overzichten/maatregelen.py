"""What areas do about their figures, and what was said of it in a council.

Which measures and documents a page shows: all that are known at the moment of looking, the
newest first, each with its date. Who looks at a quarter asks what is done about it, and the
answer often came later: then it is marked (`na_peildatum`). Only what had ended before the
quarter began is left out. `?bekend_op` shows what was known on that day.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from banenafspraak.models import Bron, Indicator, Maatregel, Raadsstuk
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.paginas import region_of
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Dag:
    """A day as precisely as it is known: `precies` is dag, maand or jaar."""

    datum: datetime.date
    precies: str


@dataclass(frozen=True, slots=True)
class Stap:
    """One measure. `op`: when it began, else the date of the document that names it.
    `begonnen`, `eind`: None where not known."""

    gebied: Gebied
    titel: str
    omschrijving: str
    eigenaar: str
    stand: str
    plan: str = ""
    begonnen: Dag | None = None
    eind: Dag | None = None
    op: Dag | None = None
    na_peildatum: bool = False
    indicatoren: tuple[Indicator, ...] = ()
    bron: Bron | None = None


@dataclass(frozen=True, slots=True)
class Stuk:
    """One document, or item of a meeting. `partijen`: who asked or wanted to discuss it."""

    gebied: Gebied
    soort: str
    gremium: str
    titel: str
    op: Dag
    omschrijving: str = ""
    partijen: tuple[str, ...] = ()
    na_peildatum: bool = False
    url: str = ""
    indicatoren: tuple[Indicator, ...] = ()
    bron: Bron | None = None


def areas_around(lezer: Lezer, gebied: Gebied) -> list[Gebied]:
    """Whose measures and documents belong on the page of `gebied`, itself first: of a
    gemeente its region and cluster too; of a region or cluster what it is made of, and for
    a cluster its region. Of the nation only its own. No queries."""
    atlas, dag = lezer.atlas, lezer.dag
    rond = [gebied]
    if gebied.soort in (Soort.GEMEENTE, Soort.CLUSTER):
        rond.append(region_of(lezer, gebied))
    if gebied.soort == Soort.GEMEENTE:
        rond.append(atlas.parent(gebied, Soort.CLUSTER, dag))
    if gebied.soort in (Soort.REGIO, Soort.CLUSTER):
        leden = atlas.members(gebied, dag)
        if gebied.soort == Soort.REGIO:
            clusters = (atlas.parent(lid, Soort.CLUSTER, dag) for lid in leden)
            rond += dict.fromkeys(clusters)
        rond += leden
    return list(dict.fromkeys(filter(None, rond)))


def measures(
    lezer: Lezer, gebieden: Iterable[Gebied], indicator: Indicator | None = None
) -> tuple[Stap, ...]:
    """The measures of these areas, the newest first; `indicator`: only those about it. One
    query."""
    per_pk = {g.pk: g for g in gebieden}
    rijen = _known(Maatregel, lezer, per_pk).filter(
        Q(eind__isnull=True) | Q(eind__gte=_first_day(lezer))
    )
    stappen = [
        _step(lezer, rij, per_pk[rij.gebied_id])
        for rij in rijen
        if indicator is None or indicator.code in rij.codes
    ]
    return tuple(sorted(stappen, key=_newest_first))


def documents(
    lezer: Lezer, gebieden: Iterable[Gebied], indicator: Indicator | None = None
) -> tuple[Stuk, ...]:
    """The council documents of these areas, the newest first; `indicator`: only those about
    it. One query."""
    per_pk = {g.pk: g for g in gebieden}
    stukken = [
        _document(lezer, rij, per_pk[rij.gebied_id])
        for rij in _known(Raadsstuk, lezer, per_pk)
        if indicator is None or indicator.code in rij.codes
    ]
    return tuple(sorted(stukken, key=_newest_first))


def _known(model, lezer: Lezer, per_pk: dict[int, Gebied]):
    return (
        model.objects.known(lezer.moment)
        .filter(gebied__in=per_pk)
        .exclude(bron__soort=Bron.Soort.VOORBEELD)
        .select_related("bron")
        .order_by("pk")
    )


def _first_day(lezer: Lezer) -> datetime.date:
    kwartaal = lezer.kwartaal
    return datetime.date(kwartaal.jaar, 3 * kwartaal.nummer - 2, 1)


def _step(lezer: Lezer, rij: Maatregel, gebied: Gebied) -> Stap:
    begonnen = _day(rij.begin, rij.begin_soort)
    op = begonnen or (rij.bron and _day(rij.bron.datum, rij.bron.datum_soort))
    return Stap(
        gebied=gebied,
        titel=rij.titel,
        omschrijving=rij.omschrijving,
        eigenaar=rij.eigenaar,
        stand=rij.stand,
        plan=rij.plan,
        begonnen=begonnen,
        eind=_day(rij.eind, rij.eind_soort),
        op=op,
        na_peildatum=_is_later(lezer, op),
        indicatoren=_indicators(lezer, rij),
        bron=rij.bron,
    )


def _document(lezer: Lezer, rij: Raadsstuk, gebied: Gebied) -> Stuk:
    op = Dag(rij.datum, rij.datum_soort)
    return Stuk(
        gebied=gebied,
        soort=rij.soort,
        gremium=rij.gremium,
        titel=rij.titel,
        op=op,
        omschrijving=rij.omschrijving,
        partijen=tuple(rij.fracties),
        na_peildatum=_is_later(lezer, op),
        url=rij.url,
        indicatoren=_indicators(lezer, rij),
        bron=rij.bron,
    )


def _day(datum: datetime.date | None, precies: str) -> Dag | None:
    return Dag(datum, precies) if datum else None


def _is_later(lezer: Lezer, op: Dag | None) -> bool:
    """Whether it is of after the peildatum. A year or month is kept as its last day, so
    what is only known to be of the same year may be later: then it is not said."""
    if op is None:
        return False
    if op.precies == Bron.DatumSoort.JAAR:
        return op.datum.year > lezer.dag.year
    return op.datum > lezer.dag


def _indicators(lezer: Lezer, rij: Maatregel | Raadsstuk) -> tuple[Indicator, ...]:
    return tuple(
        lezer.indicatoren[code] for code in rij.codes if code in lezer.indicatoren
    )


def _newest_first(regel: Stap | Stuk) -> tuple:
    datum = regel.op.datum if regel.op else datetime.date.min
    return (-datum.toordinal(), regel.gebied.naam, regel.titel)
