"""Figures without a norm on an area page: each at its own date, with its parts.

Value objects in, value objects out: everything a template prints is decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from banenafspraak import maten, notatie
from banenafspraak.eenheden import Handeling, bezwaar
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor import zinnen
from monitor.aandeel import Aandeel, share_of
from monitor.adressen import history_url, indicator_url
from monitor.balk import Balk
from monitor.bronnenlijst import Bronnenlijst
from monitor.cijferlink import figure_url
from monitor.duidingen import Citaat, quotes_of_figure
from monitor.kerncijfers import Link, Merk, merken_van
from monitor.overzichten import Deel, Gegeven, Pagina, Waarde
from monitor.overzichten.opbouw import REGISTER
from monitor.overzichten.waarden import same_place
from monitor.secties import note_rows
from monitor.zinnen.gegeven import waarom_onbekend
from monitor.zinnen.omrekenen import not_converted
from monitor.zinnen.register import example
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Deelrij:
    """One part of a figure: a step of a funnel or a post of a budget."""

    naam: str
    waarde: str
    aandeel: str
    balk: Balk | None
    merken: list[Merk]
    herkomst: str = ""


@dataclass(frozen=True, slots=True)
class Gegevensblok:
    """One figure without a norm, with its parts."""

    code: str
    titel: str
    url: str
    groep: str
    zin: str
    merken: list[Merk]
    aandeel: Aandeel | None
    delen: list[Deelrij]
    kanttekeningen: list[dict]
    uitleg: list[str]
    duidingen: list[Citaat]
    bronnen: list[dict]
    herkomst: tuple[Link, ...] = ()


def figure_blocks(
    pagina: Pagina, bronnen: Bronnenlijst, zonder=()
) -> list[Gegevensblok]:
    """Every other figure, at its own date. `zonder`: (indicator, area) that have a part of
    their own."""
    return [
        _block(pagina, gegeven, bronnen)
        for gegeven in pagina.gegevens
        if (gegeven.indicator, gegeven.gebied) not in zonder
    ]


def _block(pagina: Pagina, gegeven: Gegeven, bronnen: Bronnenlijst) -> Gegevensblok:
    indicator = gegeven.indicator
    waarden = ([gegeven.totaal] if gegeven.totaal else []) + [
        d.waarde for d in gegeven.delen
    ]
    merken = merken_van(
        gegeven.totaal if gegeven.totaal and gegeven.totaal.bekend else None
    )
    if gegeven.gebied != pagina.gebied and gegeven.gebied.soort == Soort.REGIO:
        merken.insert(0, Merk("regio", "cijfer van de regio"))
    notities = pagina.teksten.notes_for(indicator, gegeven.gebied)
    aandeel = share_of(gegeven)
    # A page may hold a real figure and an example of one indicator and moment.
    verzonnen = "-voorbeeld" if any(w.voorbeeld for w in waarden) else ""
    return Gegevensblok(
        code=f"{indicator.code}-{gegeven.kwartaal}{verzonnen}",
        titel=indicator.naam,
        url=indicator_url(indicator),
        groep=indicator.groep,
        zin=figure_sentence(gegeven),
        merken=merken,
        aandeel=aandeel,
        delen=[] if aandeel else [_part(d, gegeven, merken) for d in gegeven.delen],
        kanttekeningen=note_rows(notities, bronnen),
        uitleg=_explanations(pagina, gegeven, aandeel),
        duidingen=quotes_of_figure(gegeven),
        bronnen=bronnen.links(*waarden),
        herkomst=tuple(_origins(gegeven, bool(aandeel))),
    )


def _origins(gegeven: Gegeven, met_geheel: bool) -> Iterator[Link]:
    """Where the figure comes from; of a share also its whole, which has no row."""
    waar = (gegeven.indicator, gegeven.gebied, gegeven.kwartaal)
    if gegeven.totaal:
        vanaf = gegeven.totaal.vanaf
        url = history_url(
            gegeven.gebied, gegeven.kwartaal, gegeven.indicator.code, vanaf=vanaf
        )
        yield Link(url, "Herkomst en geschiedenis")
    for deel in gegeven.delen if met_geheel else ():
        naam = deel.uitsplitsing.naam.lower()
        url = figure_url(deel.waarde, *waar, deel.uitsplitsing)
        yield Link(url, f"Herkomst van het deel ‘{naam}’")


def figure_sentence(gegeven: Gegeven) -> str:
    """The figure in one sentence, at its own date; why not when it is not known or shown."""
    totaal = gegeven.totaal
    if totaal is None:
        return ""
    if totaal.te_klein:
        return _hidden_sentence(gegeven)
    if not totaal.bekend:
        reden = f": {totaal.reden}" if totaal.reden else ""
        wanneer = zinnen.moment(gegeven.indicator, gegeven.kwartaal)
        return f"{zinnen.met_hoofdletter(wanneer)} is het aantal niet bekend{reden}."
    zin = zinnen.gegeven_zin(gegeven)
    return example(zin) if totaal.voorbeeld else zin


def _hidden_sentence(gegeven: Gegeven) -> str:
    wanneer = zinnen.met_hoofdletter(
        zinnen.moment(gegeven.indicator, gegeven.kwartaal, gegeven.totaal.vanaf)
    )
    if gegeven.totaal.neutraal:
        return f"{wanneer}: aantal niet getoond. Anders is een te klein aantal te berekenen."
    return f"{wanneer}: {zinnen.getal(gegeven.totaal, gegeven.indicator)}, te klein om te tonen."


def _explanations(
    pagina: Pagina, gegeven: Gegeven, aandeel: Aandeel | None
) -> list[str]:
    """The derivation, the explanation of the source, and row 9: banen per 100 people."""
    regels = explain_total(gegeven.totaal, gegeven.indicator)
    if zin := not_converted(gegeven.totaal, gegeven.gebied):
        regels.append(zin)
    if aandeel:
        regels += aandeel.uitleg
        regels += [
            zin
            for deel in gegeven.delen
            if (zin := _part_corrected(deel, gegeven.indicator))
        ]
    regels += _unknown_parts(gegeven)
    if gegeven.indicator.code == REGISTER:
        regels += jobs_per_hundred(
            pagina, gegeven.gebied, gegeven.kwartaal, gegeven.totaal
        )
    return regels


def _unknown_parts(gegeven: Gegeven) -> list[str]:
    """Per reason why parts that were asked are not known, and what the source says of it:
    "Vast contract: de gemeente heeft het aantal niet aangeleverd."
    """
    namen: dict[str, list[str]] = {}
    for deel in gegeven.delen:
        waarde = deel.waarde
        if waarde.bekend or waarde.te_klein or not waarde.reden:
            continue
        reden = waarom_onbekend(waarde.reden, gegeven.indicator)
        reden = reden[0].lower() + reden[1:]
        woorden = " ".join(filter(None, (reden, waarde.toelichting)))
        namen.setdefault(woorden, []).append(deel.uitsplitsing.naam)
    return [f"{zinnen.opsomming(wie)}: {waarom}" for waarom, wie in namen.items()]


def _part_corrected(deel: Deel, indicator: Indicator) -> str:
    naam = f"het aantal ‘{deel.uitsplitsing.naam.lower()}’"
    return zinnen.correctie_zin(deel.waarde, indicator, wat=naam)


def explain_total(totaal: Waarde | None, indicator: Indicator) -> list[str]:
    """What was corrected, how the number was worked out, and what its source says."""
    regels = []
    if zin := zinnen.correctie_zin(totaal, indicator):
        regels.append(zin)
    if totaal and totaal.afgeleid_uit:
        regels.append(f"{zinnen.getal(totaal)} = {totaal.afgeleid_uit}.")
    if totaal and totaal.toelichting:
        regels.append(totaal.toelichting)
    if totaal and totaal.ontbreekt:
        regels.append(zinnen.gaten_zin(totaal, "Het aantal"))
    return regels


def jobs_per_hundred(
    pagina: Pagina, gebied: Gebied, kwartaal: Kwartaal, mensen: Waarde | None
) -> list[str]:
    """The jobs of the same area and moment per 100 people in the register (row 9)."""
    banen = pagina.figure("banen")
    if banen is None or (banen.kwartaal, banen.gebied) != (kwartaal, gebied):
        return []
    aantal = banen.totaal
    if not (aantal and mensen and aantal.bekend and mensen.bekend and mensen.waarde):
        return []
    if aantal.voorbeeld or mensen.voorbeeld or not same_place(aantal, mensen):
        return []
    paar = maten.with_whole(banen.indicator)
    if bezwaar(Handeling.DELEN, aantal.maat, mensen.maat, paar):
        return []  # the indicator does not declare it
    per_honderd = notatie.rond_half_op(aantal.waarde * 100 / mensen.waarde)
    return [
        f"Op elke 100 mensen in het register waren er {per_honderd} banen (afgeleid: "
        f"{notatie.aantal(aantal.waarde)} ÷ {notatie.aantal(mensen.waarde)}). "
        f"{banen.indicator.kanttekening_geheel}"
    ]


def _part(deel: Deel, gegeven: Gegeven, getoond: list[Merk]) -> Deelrij:
    """One row; marks that stand at the whole figure are not repeated."""
    indicator = gegeven.indicator
    merken = merken_van(deel.waarde if deel.waarde.bekend else None)
    balk = None
    aandeel = ""
    if deel.aandeel is not None:
        van = f" van {deel.aandeel_van.lower()}" if deel.aandeel_van else ""
        aandeel = f"{notatie.procent(deel.aandeel)}{van}"
        balk = Balk(
            bereikt=str(min(deel.aandeel, 100)),
            met_norm=False,
            voorbeeld=deel.waarde.voorbeeld,
        )
    return Deelrij(
        naam=deel.uitsplitsing.naam,
        waarde=zinnen.getal(deel.waarde, indicator),
        aandeel=aandeel,
        balk=balk,
        merken=[merk for merk in merken if merk not in getoond],
        herkomst=figure_url(
            deel.waarde, indicator, gegeven.gebied, gegeven.kwartaal, deel.uitsplitsing
        ),
    )
