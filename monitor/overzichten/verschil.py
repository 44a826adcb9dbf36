"""What changed on the page of an area between two moments, and by which deliveries.

The page is composed twice, as known then and as known later; what it shows at either moment
is looked up at both. Examples stay out: nothing was ever known of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from banenafspraak import maten
from banenafspraak.eenheden import Aard, Handeling
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Definitie, Indicator, Kanttekening, Uitsplitsing
from monitor.overzichten.kubus import TOTAAL, Kubus
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.paginas import Pagina, area_page
from monitor.overzichten.tabellen import rows
from monitor.overzichten.versies import (
    Cijfersleutel,
    Normsleutel,
    Sleutel,
    Versie,
    versions_of,
)
from monitor.overzichten.waarden import Doel, Gegeven, Waarde
from regio.models import Gebied, Soort


class Wat(StrEnum):
    """What happened to a number, as the page calls it."""

    GECORRIGEERD = "Gecorrigeerd"
    NIEUW = "Nieuw"
    WEG = "Ingetrokken"
    ANDERS = "Veranderd"


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a number stands: a figure of a quarter, or a norm for the end of a year."""

    indicator: Indicator
    gebied: Gebied
    deel: str = TOTAAL
    kwartaal: Kwartaal | None = None
    jaar: int | None = None
    ambitie: bool = False

    @property
    def is_norm(self) -> bool:
        """Whether it is a norm or an own ambition."""
        return self.jaar is not None

    @property
    def moment(self) -> Kwartaal:
        """The quarter whose page shows it."""
        return self.kwartaal or Kwartaal(self.jaar, 4)

    def value(self, kubus: Kubus) -> Waarde | None:
        """What was known here."""
        if self.is_norm:
            return kubus.norm(
                self.indicator, self.gebied, self.jaar, self.deel, self.ambitie
            )
        return kubus.effective(self.indicator, self.gebied, self.kwartaal, self.deel)


@dataclass(frozen=True, slots=True)
class Oorzaak:
    """One version of a figure or norm, of the area itself or of a part of it."""

    gebied: Gebied
    versie: Versie


@dataclass(frozen=True, slots=True)
class Getal:
    """One number that is not what it was."""

    plek: Plek
    toen: Waarde | None
    nu: Waarde | None
    deel: Uitsplitsing | None = None
    oorzaken: tuple[Oorzaak, ...] = ()

    @property
    def wat(self) -> Wat:
        """What happened to it."""
        bekend = [
            w is not None and (w.bekend or w.te_klein) for w in (self.toen, self.nu)
        ]
        match bekend:
            case [False, True]:
                return Wat.NIEUW
            case [True, False]:
                return Wat.WEG if self.nu is None else Wat.ANDERS
            case [True, True] if _number(self.toen) != _number(self.nu):
                return Wat.GECORRIGEERD
        return Wat.ANDERS

    @property
    def zelfde_getal(self) -> bool:
        """Whether only what stands beside the number changed, such as its source."""
        return self.wat is Wat.ANDERS and _number(self.toen) == _number(self.nu)

    @property
    def verschil(self):
        """By how much it changed; None where that cannot be told."""
        if not (self.toen and self.nu and self.toen.bekend and self.nu.bekend):
            return None
        if self.toen.leden != self.nu.leden or self.toen.ontbreekt or self.nu.ontbreekt:
            return None
        maten.require(Handeling.AFTREKKEN, self.nu.maat, self.toen.maat)
        return self.nu.waarde - self.toen.waarde


@dataclass(frozen=True, slots=True)
class Tekst:
    """A definition or a data note that says something else. None: it was not there."""

    indicator: Indicator
    gebied: Gebied | None
    toen: Definitie | Kanttekening | None
    nu: Definitie | Kanttekening | None


@dataclass(frozen=True, slots=True)
class Leden:
    """That the area is made of other gemeenten on the later day than on the first."""

    toen: tuple[Gebied, ...]
    nu: tuple[Gebied, ...]

    @property
    def weg(self) -> list[Gebied]:
        """Who is no member any more."""
        return [g for g in self.toen if g not in self.nu]

    @property
    def erbij(self) -> list[Gebied]:
        """Who came in."""
        return [g for g in self.nu if g not in self.toen]


@dataclass(frozen=True, slots=True)
class Verschil:
    """Everything that changed on one page."""

    pagina: Pagina
    getallen: tuple[Getal, ...] = ()
    teksten: tuple[Tekst, ...] = ()
    leden: Leden | None = None
    vergeleken: int = 0

    @property
    def is_leeg(self) -> bool:
        """Whether the page says the same."""
        return not (self.getallen or self.teksten or self.leden)


def difference(
    toen: Lezer, nu: Lezer, gebied: Gebied, tabel: Indicator | None = None
) -> Verschil:
    """What the page of `gebied` says now (`nu`) that it did not say then, with its table of
    members about `tabel`. Both readers are of one quarter (`Lezer.at`)."""
    eerst, kubus_toen = area_page(toen, gebied, tabel)
    later, kubus_nu = area_page(nu, gebied, tabel)
    kubussen = kubus_toen.echt, kubus_nu.echt
    plekken = dict.fromkeys(
        plek
        for lezer, pagina, kubus in zip(
            (toen, nu), (eerst, later), kubussen, strict=True
        )
        for plek in _places(lezer, pagina, kubus, tabel)
    )
    delen = {u.code: u for u in Uitsplitsing.objects.all()}
    getallen = [
        Getal(
            plek, *waarden, deel=None if plek.deel == TOTAAL else delen.get(plek.deel)
        )
        for plek in plekken
        if not _same(*(waarden := [plek.value(kubus) for kubus in kubussen]))
    ]
    getallen.sort(key=lambda g: _order(g, gebied))
    return Verschil(
        pagina=later,
        getallen=tuple(_with_causes(toen, nu, getallen)),
        teksten=tuple(_texts(eerst, later)),
        leden=_members(toen, nu, gebied),
        vergeleken=len(plekken),
    )


# ---- where numbers stand ---------------------------------------------------------------


def _places(
    lezer: Lezer, pagina: Pagina, kubus: Kubus, tabel: Indicator | None
) -> Iterator[Plek]:
    """Everything the page shows a number of, each once or more."""
    for doel in pagina.doelen:
        yield from _of_goal(doel.echt)
        for ander in pagina.naast.get(doel.indicator.code, ()):
            # Beside an own figure stands one number; without it the whole series is drawn.
            yield from _of_goal(ander.echt, alles=not doel.echt.reeks)
    for gegeven in pagina.gegevens:
        yield from _of_figure(gegeven)
    if pagina.register:
        opbouw = pagina.register
        reeksen = [(TOTAAL, opbouw.totaal), *((d.code, r) for d, r in opbouw.delen)]
        for code, reeks in reeksen:
            for kwartaal, waarde in reeks:
                if not waarde.voorbeeld:
                    yield Plek(opbouw.indicator, opbouw.gebied, code, kwartaal)
    if tabel:
        soort = Soort.REGIO if pagina.gebied.soort == Soort.LAND else Soort.GEMEENTE
        leden = [g for g in pagina.leden if g.soort == soort]
        for regel in rows(lezer, kubus, leden, tabel):
            yield from _of_goal(regel.doel.echt)


def _of_goal(doel: Doel, *, alles: bool = True) -> Iterator[Plek]:
    """`alles`: with its series, norms of other years and sectors."""
    indicator, gebied, jaar = doel.indicator, doel.gebied, doel.kwartaal.jaar
    yield Plek(indicator, gebied, TOTAAL, doel.kwartaal)
    yield Plek(indicator, gebied, jaar=jaar)
    yield Plek(indicator, gebied, jaar=jaar, ambitie=True)
    if not alles:
        return
    for deel in doel.delen:
        yield Plek(indicator, gebied, deel.uitsplitsing.code, doel.kwartaal)
    for kwartaal, _ in doel.reeks:
        yield Plek(indicator, gebied, TOTAAL, kwartaal)
    if doel.laatst:
        yield Plek(indicator, gebied, TOTAAL, doel.laatst.kwartaal)
    for ander_jaar, _ in doel.normen:
        yield Plek(indicator, gebied, jaar=ander_jaar)
        yield Plek(indicator, gebied, jaar=ander_jaar, ambitie=True)
    for deel in doel.delen:
        yield Plek(indicator, gebied, deel.uitsplitsing.code, jaar=jaar)


def _of_figure(gegeven: Gegeven) -> Iterator[Plek]:
    if any(w.voorbeeld for w in gegeven.waarden):
        return
    for code in (TOTAAL, *(d.uitsplitsing.code for d in gegeven.delen)):
        yield Plek(gegeven.indicator, gegeven.gebied, code, gegeven.kwartaal)


def _number(waarde: Waarde | None) -> tuple:
    """What counts as the number itself; what is hidden is one and the same."""
    if waarde is None:
        return ()
    return waarde.waarde, waarde.te_klein, waarde.benadering, waarde.ontbreekt


def _same(toen: Waarde | None, nu: Waarde | None) -> bool:
    """Whether a reader sees the same, words and source included."""
    return _seen(toen) == _seen(nu)


def _seen(waarde: Waarde | None) -> tuple:
    if waarde is None:
        return ()
    return (
        *_number(waarde),
        waarde.reden,
        waarde.voorlopig,
        waarde.afgeleid_uit,
        waarde.toelichting,
        waarde.soort,
        waarde.versie,
        waarde.duiding,
        tuple(bron.pk for bron in waarde.bronnen),
    )


def _order(getal: Getal, gebied: Gebied) -> tuple:
    """The area of the page first, then what it is made of, then what stands beside it;
    newest first, figure before its norm."""
    plek = getal.plek
    return (
        plek.gebied != gebied,
        plek.gebied.rang <= gebied.rang,
        plek.gebied.naam,
        plek.indicator.volgorde,
        -plek.moment.volgnummer,
        plek.is_norm,
        getal.deel.volgorde if getal.deel else -1,
    )


# ---- who changed it ----------------------------------------------------------------------


def _with_causes(toen: Lezer, nu: Lezer, getallen: list[Getal]) -> Iterator[Getal]:
    """Each number with the versions that made it what it is. Two queries."""
    sleutels = {getal.plek: list(_keys(toen, getal)) for getal in getallen}
    alle = {sleutel for paren in sleutels.values() for _, sleutel in paren}
    geschiedenis = versions_of(alle, nu.moment)
    for getal in getallen:
        oorzaken = [
            Oorzaak(gebied, versie)
            for gebied, sleutel in sleutels[getal.plek]
            for versie in geschiedenis[sleutel].versies
            if versie.vanaf > toen.moment
        ]
        eigen = [o for o in oorzaken if o.gebied == getal.plek.gebied]
        gekozen = sorted(eigen or oorzaken, key=lambda o: o.versie.vanaf, reverse=True)
        yield replace(getal, oorzaken=tuple(gekozen))


def _keys(lezer: Lezer, getal: Getal) -> Iterator[tuple[Gebied, Sleutel]]:
    """What a number may rest on: the area itself, and whatever it may be the sum of."""
    plek = getal.plek
    for gebied in _made_of(lezer, plek.gebied):
        if plek.is_norm:
            yield (
                gebied,
                Normsleutel.of(
                    plek.indicator, gebied, plek.jaar, plek.deel, plek.ambitie
                ),
            )
            continue
        kwartalen = [plek.kwartaal]
        if plek.indicator.aard == Aard.STROOM:  # the sum of the year so far
            kwartalen += [plek.kwartaal - n for n in range(1, plek.kwartaal.nummer)]
        for kwartaal in kwartalen:
            for vanaf in {None, *(w.vanaf for w in (getal.toen, getal.nu) if w)}:
                yield (
                    gebied,
                    Cijfersleutel.of(
                        plek.indicator, gebied, kwartaal, plek.deel, vanaf
                    ),
                )


def _made_of(lezer: Lezer, gebied: Gebied) -> list[Gebied]:
    """The area, and whose figures its own may be a sum of."""
    atlas = lezer.atlas
    if gebied.soort == Soort.LAND:
        return [gebied]
    delen = [gebied, *atlas.ever_members(gebied)]
    oud = [h.oud_id for deel in delen for h in atlas.all_predecessors(deel)]
    return [*delen, *(atlas.gebieden[pk] for pk in dict.fromkeys(oud))]


# ---- words and borders -------------------------------------------------------------------


def _texts(eerst: Pagina, later: Pagina) -> Iterator[Tekst]:
    """Definitions and notes of the subjects of the page that differ."""
    onderwerpen = {
        deel.indicator.pk: deel.indicator
        for pagina in (eerst, later)
        for deel in (*pagina.doelen, *pagina.gegevens)
    }
    for indicator in sorted(onderwerpen.values(), key=lambda i: (i.volgorde, i.code)):
        toen, nu = (p.teksten.definities.get(indicator.pk) for p in (eerst, later))
        if (toen and toen.pk) != (nu and nu.pk):
            yield Tekst(indicator, None, toen, nu)
        yield from _notes(indicator, eerst, later)


def _notes(indicator: Indicator, eerst: Pagina, later: Pagina) -> Iterator[Tekst]:
    gebieden = [g for g in (later.gebied, later.regio, later.land) if g]
    oud, nieuw = (
        {n.sleutel: n for n in p.teksten.notes_for(indicator, *gebieden)}
        for p in (eerst, later)
    )
    for sleutel in sorted(oud.keys() | nieuw.keys()):
        toen, nu = oud.get(sleutel), nieuw.get(sleutel)
        if (toen and toen.pk) != (nu and nu.pk):
            gebied = next((g for g in gebieden if g.pk == (nu or toen).gebied_id), None)
            yield Tekst(indicator, gebied, toen, nu)


def _members(toen: Lezer, nu: Lezer, gebied: Gebied) -> Leden | None:
    """What the area was made of on the two days themselves."""
    if gebied.soort not in (Soort.REGIO, Soort.CLUSTER):
        return None
    leden = Leden(
        *(tuple(toen.atlas.members(gebied, lezer.vandaag)) for lezer in (toen, nu))
    )
    return leden if leden.toen != leden.nu else None
