"""What the page of one indicator shows: its texts, the newest figures, and every norm."""

from collections.abc import Iterable
from dataclasses import dataclass

from banenafspraak.kwartaal import EERSTE_KWARTAAL, LAATSTE_KWARTAAL, Kwartaal
from banenafspraak.models import Definitie, Indicator, Kanttekening, Uitsplitsing
from monitor.overzichten import vraag
from monitor.overzichten.kubus import TOTAAL, Kubus
from monitor.overzichten.lezer import LANDELIJK, Lezer, newest_quarter
from monitor.overzichten.paginas import NIET_OP_PAGINA
from monitor.overzichten.vraag import Deelvraag
from monitor.overzichten.waarden import Doel, Waarde, make_voortgang
from monitor.voortgang import Voortgang
from regio.models import Gebied, Soort
from regio.namen import sorteernaam


@dataclass(frozen=True, slots=True)
class Nieuwste:
    """The newest figure of one area, or of one part of it, at its own date."""

    doel: Doel
    deel: Uitsplitsing | None = None

    @property
    def gebied(self) -> Gebied:
        """The area."""
        return self.doel.gebied

    @property
    def voortgang(self) -> Voortgang:
        """Short cut for columns."""
        return self.doel.voortgang


@dataclass(frozen=True, slots=True)
class Normregel:
    """The norm of one area, or of one part of it, for the end of one year."""

    gebied: Gebied
    jaar: int
    norm: Waarde
    deel: Uitsplitsing | None = None


@dataclass(frozen=True, slots=True)
class Indicatorpagina:
    """Everything the page of one indicator shows."""

    indicator: Indicator
    nieuwste_kwartaal: Kwartaal
    land: Gebied
    definitie: Definitie | None
    nieuwste: tuple[Nieuwste, ...]
    normen: tuple[Normregel, ...]
    kanttekeningen: tuple[Kanttekening, ...]
    naast: tuple[tuple[Doel, Doel], ...] = ()  # figures of one area that look alike


def indicator_page(
    lezer: Lezer,
    indicator: Indicator,
    indicatoren: dict,
    lijkt_op: Iterable[Indicator] = (),
) -> Indicatorpagina:
    """`lijkt_op`: other indicators, whose newest real figures stand beside those of this one.
    Read it: three queries for areas, two for figures, two for texts, and one for the
    newest quarter: examples are shown of that moment only. `lezer`: of the last quarter
    that there is."""
    lezer.indicatoren = indicatoren
    atlas, moment = lezer.atlas, lezer.moment
    nu = newest_quarter(moment) or LAATSTE_KWARTAAL
    vorig_jaareinde = nu - nu.nummer if nu.jaar > EERSTE_KWARTAAL.jaar else nu
    kubus = vraag.read(
        atlas,
        [
            Deelvraag(atlas.gebieden.values(), [indicator], {nu, vorig_jaareinde}),
            Deelvraag(atlas.gebieden.values(), lijkt_op, ()),
        ],
        LAATSTE_KWARTAAL,
        extra=LANDELIJK,
        moment=moment,
    )
    notities = Kanttekening.objects.known(moment).filter(indicator=indicator)
    return Indicatorpagina(
        naast=tuple(_beside(lezer, kubus.echt, indicator, lijkt_op)),
        indicator=indicator,
        nieuwste_kwartaal=lezer.newest(kubus),
        land=atlas.land,
        definitie=Definitie.objects.known(moment).filter(indicator=indicator).first(),
        nieuwste=tuple(_newest_of_all(lezer, kubus, indicator)),
        normen=tuple(_norms(lezer, kubus, indicator)),
        kanttekeningen=tuple(
            notities.select_related("bron", "gebied").order_by("van", "pk")
        ),
    )


def _beside(
    lezer: Lezer, kubus: Kubus, indicator: Indicator, anderen: Iterable[Indicator]
):
    """(own figure, other figure) of the areas that have both; the smallest areas first."""
    for ander in anderen:
        gebieden = sorted(
            (
                g
                for g in lezer.atlas.gebieden.values()
                if _both(kubus, indicator, ander, g)
            ),
            key=_order,
            reverse=True,
        )
        for gebied in gebieden:
            momenten = [_newest_quarter(kubus, i, gebied) for i in (indicator, ander)]
            if all(momenten):
                eigen, het_andere = (
                    _row(kubus, i, gebied, k).doel
                    for i, k in zip((indicator, ander), momenten, strict=True)
                )
                yield eigen, het_andere


def _both(kubus: Kubus, een: Indicator, ander: Indicator, gebied: Gebied) -> bool:
    """Whether a source gives both for the area itself."""
    return bool(kubus.quarters(een, gebied) and kubus.quarters(ander, gebied))


def _newest_of_all(lezer: Lezer, kubus: Kubus, indicator: Indicator):
    """A row per area with anything to tell: large areas first, and of each level those
    with a real figure first."""
    atlas = lezer.atlas
    eigen = kubus.areas(indicator)
    groepen = []
    for gebied in sorted(atlas.gebieden.values(), key=_order):
        som = indicator.optelbaar and gebied.soort in (Soort.REGIO, Soort.CLUSTER)
        if gebied.soort in indicator.niveaus and (gebied.pk in eigen or som):
            groepen.append(_newest(kubus, indicator, gebied))
    gevuld = [rijen for rijen in groepen if rijen]
    gevuld.sort(key=lambda rijen: (rijen[0].gebied.rang, not any(map(is_real, rijen))))
    for rijen in gevuld:
        yield from rijen


def is_real(regel: Nieuwste) -> bool:
    """Whether the row has a figure that is no example."""
    stand = regel.doel.stand
    return bool(stand and (stand.bekend or stand.te_klein) and not stand.voorbeeld)


def _order(gebied: Gebied) -> tuple:
    return (gebied.rang, sorteernaam(gebied.naam), gebied.code)


def _newest(kubus: Kubus, indicator: Indicator, gebied: Gebied) -> list[Nieuwste]:
    """The total, and the parts where they are what there is to tell."""
    rijen = []
    kwartaal = _newest_quarter(kubus, indicator, gebied)
    if kwartaal and gebied.soort == Soort.LAND and indicator.code in NIET_OP_PAGINA:
        # No page of an area shows this, so every year of it stands here.
        eerder = sorted(kubus.quarters(indicator, gebied), reverse=True)
        return [_row(kubus, indicator, gebied, moment) for moment in eerder]
    if kwartaal:
        rijen.append(_row(kubus, indicator, gebied, kwartaal))
    van_delen = kubus.has_any(indicator, gebied)
    toont_delen = indicator.weergave != Indicator.Weergave.NORM
    if van_delen and (toont_delen or not kwartaal):
        moment = kwartaal or max(van_delen)
        for deel, _ in kubus.parts(indicator, gebied, moment):
            rijen.append(_row(kubus, indicator, gebied, moment, deel))
        if not kwartaal:  # parts of other dates: Rijk of 2022, waterschappen of 2021
            getoond = {r.deel for r in rijen}
            for ouder in sorted(van_delen, reverse=True):
                for deel, _ in kubus.parts(indicator, gebied, ouder):
                    if deel not in getoond:
                        getoond.add(deel)
                        rijen.append(_row(kubus, indicator, gebied, ouder, deel))
    return rijen


def _newest_quarter(
    kubus: Kubus, indicator: Indicator, gebied: Gebied
) -> Kwartaal | None:
    """The newest real figure, else the newest example, else the newest row or norm that
    says it is not known."""
    kwartalen = sorted(kubus.quarters(indicator, gebied), reverse=True)
    gevonden = [(k, kubus.effective(indicator, gebied, k)) for k in kwartalen]
    zichtbaar = [(k, w) for k, w in gevonden if w and (w.bekend or w.te_klein)]
    for kwartaal, waarde in zichtbaar:
        if not waarde.voorbeeld:
            return kwartaal
    if zichtbaar:
        return zichtbaar[0][0]
    met_norm = kubus.norms(indicator, gebied, LAATSTE_KWARTAAL.jaar)
    momenten = [k for k, w in gevonden if w]
    momenten += [Kwartaal(jaar, 4) for jaar, _ in met_norm]
    return max(momenten, default=None)


def _row(
    kubus: Kubus,
    indicator: Indicator,
    gebied: Gebied,
    kwartaal: Kwartaal,
    deel: Uitsplitsing | None = None,
) -> Nieuwste:
    code = deel.code if deel else TOTAAL
    stand = kubus.effective(indicator, gebied, kwartaal, code)
    norm = kubus.norm(indicator, gebied, kwartaal.jaar, code)
    ambitie = kubus.norm(indicator, gebied, kwartaal.jaar, code, True)
    voortgang = make_voortgang(indicator, kwartaal, stand, norm or ambitie)
    doel = Doel(
        indicator, gebied, kwartaal, voortgang, stand=stand, norm=norm, ambitie=ambitie
    )
    return Nieuwste(doel, deel)


def _norms(lezer: Lezer, kubus: Kubus, indicator: Indicator) -> list[Normregel]:
    """Every norm as published, by level, area and year. An example is no history."""
    gebieden = lezer.atlas.gebieden
    regels = [
        Normregel(gebieden[pk], jaar, norm, None if deel.code == TOTAAL else deel)
        for pk, deel, jaar, norm in kubus.echt.norm_rows(indicator)
        if gebieden[pk].soort in indicator.niveaus
    ]
    return sorted(
        regels,
        key=lambda r: (
            _order(r.gebied),
            -r.jaar,
            r.deel is not None,
            r.deel.volgorde if r.deel else 0,
            r.norm.soort,
        ),
    )
