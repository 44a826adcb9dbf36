"""What changed on the page of an area between two moments, and by which deliveries.

The page is composed twice, as known then and as known later; what it shows at either moment
is looked up at both. Examples stay out: nothing was ever known of them.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import (
    Bron,
    Cijfer,
    Definitie,
    Indicator,
    Kanttekening,
    Levering,
    Norm,
    Onderdrukking,
    Uitsplitsing,
    Waarneming,
)
from monitor.overzichten.kubus import TOTAAL, Kubus
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.paginas import Pagina, area_page
from monitor.overzichten.tabellen import rows
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
    """One delivery that changed a number. `reden` "": none was given, or it may not be told
    because a number that is too small to show would follow from it."""

    op: datetime.datetime
    levering: Levering
    gebied: Gebied
    bron: Bron | None = None
    reden: str = ""
    ingetrokken: bool = False


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
    rijen = _published_between(toen, nu, plekken)
    delen = {u.code: u for u in Uitsplitsing.objects.all()}
    getallen = [
        Getal(
            plek,
            *waarden,
            deel=delen.get(plek.deel) if plek.deel != TOTAAL else None,
            oorzaken=_causes(toen, plek, rijen),
        )
        for plek in plekken
        if not _same(*(waarden := [plek.value(kubus) for kubus in kubussen]))
    ]
    return Verschil(
        pagina=later,
        getallen=tuple(sorted(getallen, key=lambda g: _order(g, gebied))),
        teksten=tuple(_texts(eerst, later)),
        leden=_members(toen, nu, gebied),
        vergeleken=len(plekken),
    )


# ---- where numbers stand ---------------------------------------------------------------


def _places(
    lezer: Lezer, pagina: Pagina, kubus: Kubus, tabel: Indicator | None
) -> Iterator[Plek]:
    """Everything the page shows a number of, each once or more."""
    naast = (d for doelen in pagina.naast.values() for d in doelen)
    for doel in (*pagina.doelen, *naast):
        yield from _of_goal(doel.echt)
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


def _of_goal(doel: Doel) -> Iterator[Plek]:
    indicator, gebied = doel.indicator, doel.gebied
    yield Plek(indicator, gebied, TOTAAL, doel.kwartaal)
    for deel in doel.delen:
        yield Plek(indicator, gebied, deel.uitsplitsing.code, doel.kwartaal)
    for kwartaal, _ in doel.reeks:
        yield Plek(indicator, gebied, TOTAAL, kwartaal)
    if doel.laatst:
        yield Plek(indicator, gebied, TOTAAL, doel.laatst.kwartaal)
    for jaar in {doel.kwartaal.jaar, *(jaar for jaar, _ in doel.normen)}:
        yield Plek(indicator, gebied, jaar=jaar)
        yield Plek(indicator, gebied, jaar=jaar, ambitie=True)
    for deel in doel.delen:
        yield Plek(indicator, gebied, deel.uitsplitsing.code, jaar=doel.kwartaal.jaar)


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
    """The area of the page first, then what stands beside it; newest first, figure before
    its norm."""
    plek = getal.plek
    return (
        plek.gebied != gebied,
        plek.gebied.rang,
        plek.gebied.naam,
        plek.indicator.volgorde,
        -plek.moment.volgnummer,
        plek.is_norm,
        getal.deel.volgorde if getal.deel else -1,
    )


# ---- who changed it ----------------------------------------------------------------------


def _published_between(
    toen: Lezer, nu: Lezer, plekken: Iterable[Plek]
) -> list[Waarneming]:
    """The real rows that were published or withdrawn after the first moment, up to the
    later one, of any area of the page. Two queries."""
    gebieden = {
        deel.pk
        for gebied in {plek.gebied for plek in plekken}
        for deel in _made_of(toen, gebied)
    }
    indicatoren = {p.indicator.pk for p in plekken}
    indicatoren |= {p.indicator.norm_van_id for p in plekken} - {None}
    rijen: list[Waarneming] = []
    for model in (Cijfer, Norm):
        erbij = Q(bekend_vanaf__gt=toen.moment)
        weg = Q(bekend_tot__gt=toen.moment, ingetrokken_met__isnull=False)
        if nu.moment:
            erbij &= Q(bekend_vanaf__lte=nu.moment)
            weg &= Q(bekend_tot__lte=nu.moment)
        rijen += (
            model.objects.filter(erbij | weg, voorbeeld=False)
            .filter(gebied__in=gebieden, indicator__in=indicatoren)
            .with_correction()
            .select_related("levering__gebied", "ingetrokken_met__gebied", "bron")
            .select_related("gebied", "uitsplitsing")
            .order_by("-bekend_vanaf")
        )
    return rijen


def _made_of(lezer: Lezer, gebied: Gebied) -> list[Gebied]:
    """The area, and whose figures its own may be a sum of."""
    atlas = lezer.atlas
    if gebied.soort == Soort.LAND:
        return [gebied]
    delen = [gebied, *atlas.ever_members(gebied)]
    oud = [h.oud_id for deel in delen for h in atlas.all_predecessors(deel)]
    return [*delen, *(atlas.gebieden[pk] for pk in oud)]


def _causes(lezer: Lezer, plek: Plek, rijen: list[Waarneming]) -> tuple[Oorzaak, ...]:
    """The deliveries behind one number, newest first, each once per area."""
    bron_van_norm = plek.indicator.norm_van_id or plek.indicator.pk
    gebieden = {g.pk for g in _made_of(lezer, plek.gebied)}
    gevonden: dict[tuple, Oorzaak] = {}
    for rij in rijen:
        if rij.gebied_id not in gebieden or rij.uitsplitsing.code != plek.deel:
            continue
        if isinstance(rij, Norm):
            past = plek.is_norm and (rij.indicator_id, rij.jaar, rij.ambitie) == (
                bron_van_norm,
                plek.jaar,
                plek.ambitie,
            )
        else:
            past = not plek.is_norm and rij.indicator_id == plek.indicator.pk
            past = past and _in_period(rij, plek.kwartaal)
        if past:
            for oorzaak in _causes_of_row(lezer, rij):
                sleutel = (oorzaak.levering.pk, oorzaak.gebied.pk, oorzaak.ingetrokken)
                gevonden.setdefault(sleutel, oorzaak)
    eigen = [o for o in gevonden.values() if o.gebied == plek.gebied]
    return tuple(sorted(eigen or gevonden.values(), key=lambda o: o.op, reverse=True))


def _in_period(rij: Cijfer, kwartaal: Kwartaal) -> bool:
    """Whether the row is about the quarter, or about a quarter of its year so far (stroom)."""
    if rij.kwartaal == kwartaal:
        return True
    stroom = rij.vanaf is None and rij.kwartaal.jaar == kwartaal.jaar
    return stroom and rij.kwartaal < kwartaal


def _causes_of_row(lezer: Lezer, rij: Waarneming) -> Iterator[Oorzaak]:
    verborgen = _is_or_was_hidden(rij)
    if rij.bekend_vanaf > lezer.moment:
        reden = "" if verborgen else rij.levering.reden
        yield Oorzaak(rij.bekend_vanaf, rij.levering, rij.gebied, rij.bron, reden)
    if rij.ingetrokken_met_id and rij.bekend_tot > lezer.moment:
        reden = "" if verborgen else rij.ingetrokken_met.reden
        yield Oorzaak(
            rij.bekend_tot, rij.ingetrokken_met, rij.gebied, None, reden, True
        )


def _is_or_was_hidden(rij: Waarneming) -> bool:
    open_ = Onderdrukking.GEEN
    was = getattr(rij, "was_onderdrukking", None) or open_
    return getattr(rij, "onderdrukking", open_) != open_ or was != open_


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
