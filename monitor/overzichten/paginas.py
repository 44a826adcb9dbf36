"""What the page of one area shows: nation, region, cluster or gemeente."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from banenafspraak import maten
from banenafspraak.eenheden import Handeling
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, NormSoort, Uitsplitsing
from banenafspraak.notatie import rond_half_op
from monitor.overzichten.kubus import TOTAAL, Kubus
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.opbouw import REGISTER, Opbouw, register_of
from monitor.overzichten.tabellen import for_rows, with_former
from monitor.overzichten.vergelijkbaar import VERGELIJK_OP
from monitor.overzichten.vraag import Deelvraag
from monitor.overzichten.waarden import (
    Deel,
    Doel,
    Gegeven,
    Teksten,
    Waarde,
    same_place,
)
from regio.models import Gebied, Indeling, Soort

# Not a figure about how far anything is: kept for size classes and the quota formula.
NIET_OP_PAGINA = {"inwoners", "quotumpercentage", "quotum-variabele-b"}


@dataclass(frozen=True, slots=True)
class Pagina:
    """Everything the page of one area shows; nothing in it touches the database."""

    gebied: Gebied
    kwartaal: Kwartaal
    nieuwste: Kwartaal
    land: Gebied
    toekomst: bool = False
    regio: Gebied | None = None
    clusters: tuple[Gebied, ...] = ()
    lidmaatschap: Indeling | None = None
    leden: tuple[Gebied, ...] = ()
    doelen: tuple[Doel, ...] = ()
    naast: dict[str, tuple[Doel, ...]] = field(default_factory=dict)
    gegevens: tuple[Gegeven, ...] = ()
    register: Opbouw | None = None
    teksten: Teksten = field(default_factory=Teksten)
    opvolgers: tuple[Gebied, ...] = ()
    grenzen: datetime.date | None = None  # whose borders hold; None: of the peildatum
    voorgangers: tuple[Gebied, ...] = ()

    @property
    def heeft_voorbeeld(self) -> bool:
        """Whether any number of it is invented."""
        doelen = [*self.doelen, *(d for rij in self.naast.values() for d in rij)]
        gegevens = [w for g in self.gegevens for w in g.waarden]
        if self.register:
            gegevens += [w for reeks in self.register.reeksen for _, w in reeks]
        return any(d.heeft_voorbeeld for d in doelen) or any(
            w.voorbeeld for w in gegevens
        )

    @property
    def bestaat(self) -> bool:
        """Whether the area existed on the peildatum, or within the borders of the page."""
        return self.gebied.bestond_op(self.grenzen or self.kwartaal.peildatum)

    def goal(self, code: str) -> Doel | None:
        """The goal with this indicator code, of the area itself or of its region."""
        return next((d for d in self.doelen if d.indicator.code == code), None)

    def figure(self, code: str) -> Gegeven | None:
        """The figure with this indicator code."""
        return next((g for g in self.gegevens if g.indicator.code == code), None)


def area_page(
    lezer: Lezer,
    gebied: Gebied,
    tabel: Indicator | None = None,
    *,
    ook: Iterable[Gebied] = (),
    meer: Iterable[Deelvraag] = (),
) -> tuple[Pagina, Kubus]:
    """The page of `gebied`, with the kubus for a table of `tabel` on the same page.

    `ook`: other areas, `meer`: other parts to read in the same queries."""
    atlas, dag = lezer.atlas, lezer.dag
    regio = region_of(lezer, gebied)
    leden = atlas.members(gebied, dag) if gebied.soort != Soort.GEMEENTE else []
    kubus = lezer.read(
        *_to_read(lezer, gebied, regio, tabel, list(ook)),
        *meer,
        inwoners_van=_weighed(lezer, gebied),
    )
    bestaat = atlas.exists(gebied, dag)
    doelen = _goals(lezer, kubus, gebied, regio) if bestaat else []
    gegevens = _figures(lezer, kubus, gebied, regio) if bestaat else []
    pagina = Pagina(
        gebied=gebied,
        kwartaal=lezer.kwartaal,
        nieuwste=lezer.newest(kubus),
        land=atlas.land,
        toekomst=lezer.vandaag is not None and dag > lezer.vandaag,
        regio=regio,
        clusters=_clusters(lezer, gebied),
        lidmaatschap=atlas.membership(gebied, Soort.REGIO, dag),
        leden=tuple(leden),
        doelen=tuple(doelen),
        naast={
            d.indicator.code: _beside(lezer, kubus, d, gebied, regio) for d in doelen
        },
        gegevens=tuple(gegevens),
        register=_register(kubus, gegevens, lezer.kwartaal),
        teksten=lezer.teksten,
        opvolgers=tuple(atlas.bearers(gebied, dag)) if not bestaat else (),
        grenzen=lezer.grenzen,
        voorgangers=tuple(oud for oud, _ in atlas.predecessors(gebied, dag)),
    )
    return pagina, kubus


def region_of(lezer: Lezer, gebied: Gebied) -> Gebied | None:
    """The region of a gemeente, or the one that all gemeenten of a cluster are in."""
    if gebied.soort == Soort.GEMEENTE:
        return lezer.atlas.parent(gebied, Soort.REGIO, lezer.dag)
    if gebied.soort != Soort.CLUSTER:
        return None
    leden = lezer.atlas.members(gebied, lezer.dag)
    regios = {lezer.atlas.parent(lid, Soort.REGIO, lezer.dag) for lid in leden}
    return regios.pop() if len(regios) == 1 else None


def _to_read(
    lezer: Lezer,
    gebied: Gebied,
    regio: Gebied | None,
    tabel: Indicator | None,
    ook: list[Gebied],
) -> list[Deelvraag]:
    """Everything about the area and what stands beside it; of what they are made of what
    can be added up, at any time; and what the tables of the page show."""
    atlas = lezer.atlas
    eigen = {gebied, atlas.land, *([regio] if regio else [])}
    delen = [Deelvraag(with_former(atlas, eigen))]
    optelbaar = [i for i in lezer.indicatoren.values() if i.optelbaar]
    leden = {
        lid
        for groter in (gebied, regio)
        if groter and groter.soort in (Soort.REGIO, Soort.CLUSTER)
        for lid in atlas.ever_members(groter)
    }
    if leden:
        te_tonen = {*optelbaar, *([tabel] if tabel else [])}
        delen.append(Deelvraag(with_former(atlas, leden), te_tonen))
    if gebied.soort == Soort.LAND and tabel:
        delen.append(for_rows(lezer, atlas.ever_members(gebied), tabel))
    if ook and (indicator := lezer.indicatoren.get(VERGELIJK_OP)):
        delen.append(for_rows(lezer, ook, indicator))
    return delen


def _weighed(lezer: Lezer, gebied: Gebied) -> list[Gebied]:
    """Whose inhabitants the map of an area needs: gemeenten, and what they became."""
    alle = [g for g in lezer.atlas.gebieden.values() if g.soort == Soort.GEMEENTE]
    if gebied.soort == Soort.LAND:
        return alle
    leden = lezer.atlas.members(gebied, lezer.dag)
    return [g for g in leden if g.soort == Soort.GEMEENTE]


def _clusters(lezer: Lezer, gebied: Gebied) -> tuple[Gebied, ...]:
    """The cluster of a gemeente; or the clusters whose gemeenten are all in the region."""
    atlas, dag = lezer.atlas, lezer.dag
    if gebied.soort == Soort.GEMEENTE:
        cluster = atlas.parent(gebied, Soort.CLUSTER, dag)
        return (cluster,) if cluster else ()
    if gebied.soort != Soort.REGIO:
        return ()
    leden = set(atlas.members(gebied, dag))
    return tuple(
        cluster
        for cluster in atlas.all_of(Soort.CLUSTER, dag)
        if (delen := set(atlas.members(cluster, dag))) and delen <= leden
    )


def _goals(
    lezer: Lezer, kubus: Kubus, gebied: Gebied, regio: Gebied | None
) -> list[Doel]:
    """The goals of the page. What a gemeente has no norm for, comes from its region."""
    doelen = []
    for indicator in lezer.indicatoren.values():
        if indicator.weergave != Indicator.Weergave.NORM:
            continue
        waar = _area_for(indicator, gebied, regio)
        if waar is None:
            continue
        doel = lezer.goal(kubus, indicator, waar)
        if doel.heeft_gegevens or _always_shown(indicator, gebied):
            doelen.append(doel)
    return sorted(doelen, key=lambda d: _order(d, gebied))


def _order(doel: Doel, gebied: Gebied) -> tuple:
    """What everybody is held to first, own ambitions last; own figures before the region's."""
    ambitie = doel.indicator.norm_soort == NormSoort.AMBITIE
    return (ambitie, doel.gebied != gebied, doel.indicator.volgorde)


def _always_shown(indicator: Indicator, gebied: Gebied) -> bool:
    """Whether "niet bekend" is itself worth telling: where a norm holds for every area."""
    verplicht = indicator.norm_soort and indicator.norm_soort != NormSoort.AMBITIE
    soorten = [Soort.REGIO, Soort.GEMEENTE]
    if indicator.optelbaar:
        soorten.append(Soort.CLUSTER)
    return bool(verplicht) and gebied.soort in soorten


def _area_for(
    indicator: Indicator, gebied: Gebied, regio: Gebied | None
) -> Gebied | None:
    """The area itself when the indicator is about its level, else the region of a gemeente."""
    if gebied.soort in indicator.niveaus:
        return gebied
    if gebied.soort == Soort.CLUSTER and Soort.GEMEENTE in indicator.niveaus:
        return gebied if indicator.optelbaar else None
    if regio is not None and Soort.REGIO in indicator.niveaus:
        return regio
    return None


def _beside(
    lezer: Lezer, kubus: Kubus, doel: Doel, gebied: Gebied, regio: Gebied | None
) -> tuple[Doel, ...]:
    """The same goal for the region and the nation, where they have figures of their own."""
    naast = []
    for ander in (regio, lezer.atlas.land):
        if (
            ander is None
            or ander == doel.gebied
            or ander.soort not in doel.indicator.niveaus
        ):
            continue
        vergelijking = lezer.goal(kubus, doel.indicator, ander)
        if vergelijking.heeft_gegevens:
            naast.append(vergelijking)
    return tuple(naast)


def _figures(
    lezer: Lezer, kubus: Kubus, gebied: Gebied, regio: Gebied | None
) -> list[Gegeven]:
    """Figures without a norm: the newest real ones of the area or else of its region, and
    an example of the area where nothing real of its own is known."""
    gevonden = []
    for indicator in lezer.indicatoren.values():
        if (
            indicator.weergave == Indicator.Weergave.NORM
            or indicator.code in NIET_OP_PAGINA
        ):
            continue
        eigen = _newest_figures(lezer, kubus.echt, indicator, gebied)
        if eigen or regio is None:
            gevonden += eigen
        else:
            gevonden += _newest_figures(lezer, kubus.echt, indicator, regio)
        if not eigen and kubus.echt is not kubus:
            gevonden += _newest_figures(lezer, kubus, indicator, gebied)
    return gevonden


def _register(
    kubus: Kubus, gegevens: list[Gegeven], kwartaal: Kwartaal
) -> Opbouw | None:
    """The course of the register, of the area whose newest figure the page shows."""
    for gegeven in gegevens:
        if gegeven.indicator.code == REGISTER:
            return register_of(kubus, gegeven.indicator, gegeven.gebied, kwartaal)
    return None


def _newest_figures(
    lezer: Lezer, kubus: Kubus, indicator: Indicator, gebied: Gebied
) -> list[Gegeven]:
    """The newest figure; when that gives parts only, also the newest total before it."""
    gevonden = []
    eigen, van_delen = (
        kubus.has_any(indicator, gebied),
        kubus.quarters(indicator, gebied),
    )
    kwartalen = {*eigen, *van_delen}
    for kwartaal in sorted((k for k in kwartalen if k <= lezer.kwartaal), reverse=True):
        totaal = kubus.effective(indicator, gebied, kwartaal)
        delen = _parts(kubus, indicator, gebied, kwartaal)
        if totaal is None and (gevonden or not delen):
            continue
        gevonden.append(
            Gegeven(
                indicator=indicator,
                gebied=gebied,
                kwartaal=kwartaal,
                totaal=totaal,
                delen=tuple(_with_shares(totaal, delen)),
            )
        )
        if totaal is not None:
            break
    return gevonden


def _parts(
    kubus: Kubus, indicator: Indicator, gebied: Gebied, kwartaal: Kwartaal
) -> list[tuple[Uitsplitsing, Waarde]]:
    """The parts as published, else added up over the gemeenten, as the total is."""
    if not indicator.optelbaar:
        return kubus.parts(indicator, gebied, kwartaal)
    delen = (
        (deel, kubus.effective(indicator, gebied, kwartaal, deel.code))
        for deel in kubus.kinds(indicator)
    )
    return [(deel, waarde) for deel, waarde in delen if waarde]


def _with_shares(totaal, delen) -> list[Deel]:
    """Each part with its share of the step it comes from, or of the total."""
    waarden = {u.code: w for u, w in delen} | {TOTAAL: totaal}
    namen = {u.pk: u.naam for u, _ in delen}
    codes = {u.pk: u.code for u, _ in delen}
    eigen_assen = _axes_beside_total(totaal, delen)
    met_aandeel = []
    for deel, waarde in delen:
        geheel = waarden.get(codes.get(deel.ten_opzichte_van_id, TOTAAL))
        if deel.langs in eigen_assen:  # comes on top of the total, is no part of it
            geheel = None
        if (
            geheel and geheel.maat != waarde.maat
        ):  # is itself what the total is a part of
            geheel = None
        van = namen.get(deel.ten_opzichte_van_id, "")
        met_aandeel.append(Deel(deel, waarde, _share(waarde, geheel), van))
    return met_aandeel


def _axes_beside_total(totaal: Waarde | None, delen) -> set[str]:
    """The axes whose parts do not fit in the total together with those of the first axis."""
    assen: dict[str, Decimal] = {}
    for deel, waarde in delen:
        if waarde.bekend and not deel.ten_opzichte_van_id:
            assen[deel.langs] = assen.get(deel.langs, Decimal(0)) + waarde.waarde
    if len(assen) < 2 or not (totaal and totaal.bekend):
        return set()
    eerste = next(iter(assen))
    return {
        langs
        for langs, som in assen.items()
        if langs != eerste and assen[eerste] + som > totaal.waarde
    }


def _share(waarde: Waarde, geheel: Waarde | None) -> int | None:
    """Whole percents of the whole; never of an unknown one, nor real of an example."""
    if not (waarde.bekend and geheel and geheel.bekend and geheel.waarde):
        return None
    if waarde.voorbeeld != geheel.voorbeeld or waarde.waarde > geheel.waarde:
        return None
    if not same_place(waarde, geheel):
        return None
    maten.require(Handeling.DELEN, waarde.maat, geheel.maat)
    return rond_half_op(waarde.waarde * 100 / geheel.waarde)
