"""Sentences of an answer that no other page has. Plain Dutch (B1); real figures only."""

from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.models import Indicator
from monitor.overzichten.waarden import Doel, Waarde
from monitor.voortgang import Status
from monitor.zinnen.afstand import afstand_zin, procent_tekst
from monitor.zinnen.doel import (
    between_counts,
    gaten_zin,
    geen_norm_zin,
    hoofdzinnen,
    laatst_zin,
    niet_omgerekend,
    norm_en_gaten,
    norm_zin,
    stand_zin,
    voor_het_begin,
    with_gaps_zin,
)
from monitor.zinnen.gegeven import leverancier_zin, reden_zin, who_can_deliver
from monitor.zinnen.status import status_kort
from monitor.zinnen.tijd import toekomst_zin
from monitor.zinnen.woorden import (
    ding,
    getal,
    met_hoofdletter,
    moment,
    norm_woord,
    telwoord,
)
from regio.models import Gebied, Soort

VIA_DE_GRIFFIE = "Een raadslid kan ernaar vragen via de griffie."


def goal_answer(doel: Doel, naam: str, vandaag, *, kort: bool = False) -> list[str]:
    """What follows on the one word: figure, norm, distance; or why that cannot be told.

    The word itself says whether the norm was reached, so that sentence is left out. `kort`:
    of what is not known only that, and what is known all the same.
    """
    if vandaag is not None and doel.kwartaal.peildatum > vandaag:
        return [toekomst_zin(doel.kwartaal, vandaag)]
    status = doel.voortgang.status
    if status in (Status.GEHAALD, Status.NIET_GEHAALD):
        woord = norm_woord(doel.doelstelling)
        return [
            stand_zin(doel, doel.indicator),
            norm_zin(doel),
            afstand_zin(doel.voortgang).replace("de norm", f"de {woord}"),
            *niet_omgerekend(doel),
        ]
    if status is Status.NIET_BEKEND:
        return unknown_shortly(doel) if kort else unknown_goal(doel)
    return hoofdzinnen(doel, naam=naam)


def unknown_goal(doel: Doel) -> list[str]:
    """That the figure is not known, why, what is, and who can deliver it."""
    indicator = doel.indicator
    if begin := voor_het_begin(indicator, doel.kwartaal):
        return [begin]
    zinnen = [_not_known(doel)]
    zinnen += norm_en_gaten(doel) or [geen_norm_zin(doel)]
    if doel.laatst:
        zinnen.append(laatst_zin(doel.laatst, indicator))
    zinnen.append(reden_zin(doel))
    if doel.stand and doel.stand.toelichting:
        zinnen.append(doel.stand.toelichting)
    zinnen.append(leverancier_zin(doel))
    return [zin for zin in [*zinnen, *ask_for(doel.gebied)] if zin]


def ask_for(gebied: Gebied) -> list[str]:
    """How a raadslid asks for a figure of the own gemeente."""
    eigen = gebied.soort in (Soort.GEMEENTE, Soort.CLUSTER)
    return [VIA_DE_GRIFFIE] if eigen else []


def unknown_shortly(doel: Doel) -> list[str]:
    """That the figure is not known, and what is: beside an answer that says more."""
    if begin := voor_het_begin(doel.indicator, doel.kwartaal):
        return [begin]
    zinnen = [_not_known(doel), *norm_en_gaten(doel)]
    if doel.laatst:
        zinnen.append(laatst_zin(doel.laatst, doel.indicator))
    return zinnen


def _not_known(doel: Doel) -> str:
    """That the quarter has no figure; of what is counted once a year, that it has none yet."""
    return between_counts(doel.indicator, doel.kwartaal) or (
        f"Het cijfer over {doel.indicator.onderwerp} {_of(doel)} is *niet bekend*."
    )


def _of(doel: Doel) -> str:
    wanneer = moment(doel.indicator, doel.kwartaal)
    return wanneer if wanneer.startswith(("van ", "in ")) else f"van {wanneer}"


def share_line(doel: Doel) -> str:
    """`27 van 41 is 66%`: what the bar under the answer shows."""
    procent = procent_tekst(doel.voortgang)
    if not procent:
        return ""
    return f"{getal(doel.stand)} van {getal(doel.doelstelling)} is {procent}"


# ---- only the region has it ------------------------------------------------------------


def no_norm_per_gemeente(indicator: Indicator, gemeente: Gebied, woord: str) -> str:
    """Why the answer is about the region (rule 9)."""
    return (
        f"De {woord} voor {indicator.onderwerp} geldt voor de hele regio. "
        f"Voor {gemeente.naam} apart is er geen {woord}."
    )


def not_counted_per_gemeente(indicator: Indicator, gemeente: Gebied) -> str:
    """That nobody counts it there."""
    wie = "De gemeenten tellen" if indicator.leverancier == "gemeente" else ""
    wie = wie or f"{indicator.leverancier} telt"
    wat = indicator.telwoord_kort or "dit"
    return (
        f"{wie} de {wat} alleen per regio. "
        f"Hoeveel het er in {gemeente.naam} zijn, weten we dus niet."
    )


def no_region(gemeente: Gebied, onderwerp: str) -> list[str]:
    """A gemeente of which we do not know the region in this quarter."""
    return [
        f"De norm voor {onderwerp} geldt per regio.",
        f"Bij welke regio {gemeente.naam} toen hoorde, weten we niet.",
    ]


def not_counted_here(indicator: Indicator, naam: str) -> str:
    """An indicator that has no figures at this level at all."""
    return f"{met_hoofdletter(indicator.onderwerp)} wordt niet geteld voor {naam}."


# ---- who of the members ----------------------------------------------------------------


def no_employer(soort: str) -> list[str]:
    """A region and the nation are no employer of this kind."""
    if soort == Soort.REGIO:
        return ["Een regio is geen werkgever. De gemeenten zijn dat wel."]
    return ["Elke gemeente is zelf een werkgever."]


def about_region(regio: Gebied, gemeente: Gebied) -> str:
    """That a figure is the region's, and does not speak for the gemeente (rule 9)."""
    return (
        f"Dit cijfer gaat over de hele regio {regio.naam}. "
        f"Voor {gemeente.naam} zelf is dit niet bekend."
    )


def members_known(
    indicator: Indicator, bekend: int, alle: int, wanneer: str, meer: str
) -> str:
    """`Van 2 van de 8 gemeenten is het cijfer over beschut werk van eind 2019 bekend.`"""
    wat = f"het cijfer over {indicator.onderwerp} van {wanneer}"
    if not bekend:
        return f"Van geen van de {alle} {meer} is {wat} bekend."
    if bekend == alle:
        return f"Van alle {alle} {meer} is {wat} bekend."
    return f"Van {bekend} van de {alle} {meer} is {wat} bekend."


def member_line(doel: Doel) -> str:
    """`Hilversum: 20 van 18, gehaald`, for a list."""
    stand, norm = doel.stand, doel.doelstelling
    aantal = getal(stand, doel.indicator)
    van = ""
    if norm and norm.bekend and not norm.ontbreekt:
        heet = f"{norm_woord(norm)} " if not (stand and stand.bekend) else ""
        van = f", {heet}{getal(norm)}" if heet else f" van {getal(norm)}"
    staat = status_kort(doel.voortgang)
    oordeel = f", {staat}" if doel.voortgang.status.is_oordeel else ""
    return f"{doel.gebied.naam}: {aantal}{van}{oordeel}"


def share_row(doel: Doel) -> str:
    """`Gooi en Vechtstreek: 68%, 608 van 900`, for an order."""
    deel = procent_tekst(doel.voortgang)
    return f"{doel.gebied.naam}: {deel}, {getal(doel.stand)} van {getal(doel.doelstelling)}"


# ---- change in a year ------------------------------------------------------------------


def change_sentences(doel: Doel) -> list[str]:
    """The stand, that of a year before, and the difference; or why there is none."""
    nu, toen = doel.stand, doel.jaar_eerder
    eerder = doel.kwartaal.jaar_eerder()
    indicator = doel.indicator
    if not (nu and nu.bekend):
        if nu and nu.te_klein:
            return [_hidden(nu, indicator, moment(indicator, doel.kwartaal))]
        if begin := voor_het_begin(indicator, doel.kwartaal):
            return [begin]
        regels = [_not_known(doel)]
        if doel.laatst:
            regels.append(laatst_zin(doel.laatst, indicator))
        regels += [reden_zin(doel), leverancier_zin(doel), *ask_for(doel.gebied)]
        return [zin for zin in regels if zin]
    zinnen = [stand_zin(doel, indicator)]
    if nu.ontbreekt:
        zinnen = [with_gaps_zin(doel, doel.gebied.naam), gaten_zin(nu, "Het aantal")]
    if eerder is None:
        return zinnen
    wanneer = moment(indicator, eerder)
    if toen is None or not (toen.bekend or toen.te_klein):
        return [*zinnen, f"Hoeveel het er {wanneer} waren, weten we niet."]
    if toen.te_klein:
        return [*zinnen, _hidden(toen, indicator, wanneer)]
    waren = "was het" if toen.waarde == 1 else "waren het"
    zinnen.append(f"{met_hoofdletter(wanneer)} {waren} er *{getal(toen)}*.")
    verschil = doel.verschil_jaar
    if verschil is None:
        return [*zinnen, _why_no_change(nu, toen)]
    return [*zinnen, change_sentence(verschil, indicator)]


def change_sentence(verschil: Decimal, indicator: Indicator) -> str:
    """`In een jaar kwamen er 7 bij.`"""
    if verschil == 0:
        return "In een jaar kwam er *niets bij*."
    hoeveel = notatie.aantal(abs(verschil))
    wat = telwoord(indicator, abs(verschil)) or ding(indicator, abs(verschil))
    if verschil > 0:
        kwam = "kwam" if verschil == 1 else "kwamen"
        return f"In een jaar {kwam} er *{hoeveel} {wat}* bij."
    ging = "ging" if verschil == -1 else "gingen"
    return f"In een jaar {ging} er *{hoeveel} {wat}* af."


def _hidden(waarde: Waarde, indicator: Indicator, wanneer: str) -> str:
    if waarde.neutraal:
        return f"Het aantal van {wanneer} wordt *niet getoond*. Zo is niemand te herkennen."
    return (
        f"Het aantal van {wanneer} is te klein om te tonen: *{getal(waarde, indicator)}*. "
        "Zo is niemand te herkennen."
    )


def _why_no_change(nu: Waarde, toen: Waarde) -> str:
    if nu.benadering or toen.benadering:
        return "De bron noemt geen precies getal. Het verschil is dus niet precies te zeggen."
    if nu.ontbreekt or toen.ontbreekt:
        return "Niet alle gemeenten tellen mee. Het verschil is dus niet te zeggen."
    return "Het gaat om andere gemeenten dan toen. Het verschil zegt dus niets."


# ---- figures without a norm ------------------------------------------------------------


def unknown_figure(indicator: Indicator, gebied: Gebied) -> list[str]:
    """No figure of this indicator is known for the area, now or before."""
    return [
        f"Over {indicator.onderwerp} is hier *geen cijfer bekend*.",
        who_can_deliver(indicator, gebied),
        *ask_for(gebied),
    ]
