"""The message of one goal: did it reach the norm, with which numbers, and what if not known.

Rules 9 to 14 of "Arithmetic" in monitor/README.md: yes or no exists only in K4, a closed
year is told in the past tense with its date, and a figure of the region never speaks for
a gemeente.
"""

from decimal import Decimal

from banenafspraak import maten, notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.overzichten.waarden import Doel, Moment, Waarde
from monitor.voortgang import Status
from monitor.zinnen.afstand import afstand_zin
from monitor.zinnen.omrekenen import MERK, not_converted, which
from monitor.zinnen.woorden import (
    ding,
    gemeenten,
    getal,
    met_hoofdletter,
    met_norm_ding,
    moment,
    norm_woord,
    opsomming,
)

LAATSTE_NORMJAAR = 2025


def stand_zin(doel_of_moment, indicator: Indicator, *, plaats: str = "") -> str:
    """`Eind 2019 hadden 27 mensen een beschutte werkplek.`

    `plaats` names the area: `Eind 2019 waren er in Zeeland 1.101 extra banen.`
    """
    stand, kwartaal = doel_of_moment.stand, doel_of_moment.kwartaal
    enkel = stand.waarde == 1 and not stand.benadering
    werkwoord = indicator.werkwoord_enkelvoud if enkel else indicator.werkwoord_meervoud
    wanneer = moment(indicator, kwartaal, stand.vanaf)
    wat = f"*{getal(stand)} {ding(indicator, stand.waarde)}*"
    waar = f"in {plaats} " if plaats else ""
    volgens = f"volgens {indicator.volgens} " if indicator.volgens else ""
    return met_hoofdletter(f"{wanneer} {werkwoord} {volgens}{waar}{wat}.")


def regio_zin(regio: Doel) -> str:
    """`Eind 2019 hadden in Gooi en Vechtstreek 27 mensen een beschutte werkplek.` Never year and
    number side by side: `eind 2019 27` reads as one number."""
    return stand_zin(regio, regio.indicator, plaats=regio.gebied.naam)


def hoofdzinnen(
    doel: Doel, *, naam: str = "", nieuwste: Kwartaal | None = None
) -> list[str]:
    """The message of one goal: did it reach the norm, with which numbers (rules 9-14).

    `naam`: how the area is called in the sentence. `nieuwste`: the newest published
    quarter; a later one has "its own sentence".
    """
    naam = naam or doel.gebied.naam
    status = doel.voortgang.status
    if begin := voor_het_begin(doel.indicator, doel.kwartaal):
        return [begin]
    if status is Status.NORM_NUL:
        return _norm_nul(doel, naam)
    if status is Status.NIET_BEKEND:
        return _niet_bekend(doel, naam)
    if status is Status.TE_KLEIN:
        return [
            f"Het aantal in {naam} is te klein om te tonen: *{getal(doel.stand, doel.indicator)}*.",
            "Zo is niemand te herkennen.",
        ]
    if status is Status.NIET_GETOOND:
        return [
            f"Het aantal in {naam} wordt *niet getoond*.",
            "Anders is een te klein aantal te berekenen. Zo is niemand te herkennen.",
        ]
    if status in (Status.GEHAALD, Status.NIET_GEHAALD):
        return _jaareinde(doel, naam) + niet_omgerekend(doel)
    eerste = stand_zin(doel, doel.indicator, plaats=naam)
    if doel.stand and doel.stand.ontbreekt:
        eerste = with_gaps_zin(doel, naam)
    zinnen = [eerste, *_zonder_oordeel(doel)]
    if status is Status.ONVOLLEDIG:  # there it is the reason why
        return zinnen
    return zinnen + niet_omgerekend(doel)


def with_gaps_zin(doel: Doel, naam: str) -> str:
    """In front of a sum that misses areas: never `0 mensen` where two gemeenten are not known."""
    wanneer = _van(moment(doel.indicator, doel.kwartaal))
    over = f"Het cijfer over *{doel.indicator.onderwerp}* in {naam}"
    return f"{over} {wanneer} is *niet volledig*."


def niet_omgerekend(doel: Doel) -> list[str]:
    """Within borders of now: of which area figure and norm are, when not of that of now."""
    stand, norm = doel.stand, doel.doelstelling
    zin = not_converted(stand, doel.gebied)
    over_norm = not_converted(norm, doel.gebied, norm_woord(norm))
    if stand and norm and stand.grenzen_van_toen == norm.grenzen_van_toen:
        over_norm = ""
    return [z for z in (zin, over_norm) if z]


def _norm_nul(doel: Doel, naam: str) -> list[str]:
    """A norm of 0 is a norm, and there is nothing to divide by (rule 2)."""
    woord = norm_woord(doel.doelstelling)
    was = "was" if doel.kwartaal.is_jaareinde else "is"
    zinnen = [
        f"Voor {naam} {was} de {woord} voor *{doel.indicator.onderwerp}* *0*.",
        f"Er {was} dus geen {woord} om te halen.",
    ]
    if doel.stand and doel.stand.bekend:
        return [*zinnen, stand_zin(doel, doel.indicator)]
    return [*zinnen, "Hoeveel het er waren, is niet bekend."]


def _jaareinde(doel: Doel, naam: str) -> list[str]:
    niet = "" if doel.voortgang.status is Status.GEHAALD else " niet"
    woord = norm_woord(doel.doelstelling)
    return [
        f"{met_hoofdletter(naam)} haalde de {woord} voor *{doel.indicator.onderwerp}*{niet}.",
        stand_zin(doel, doel.indicator),
        norm_zin(doel),
        afstand_zin(doel.voortgang).replace("de norm", f"de {woord}"),
    ]


def norm_zin(doel: Doel) -> str:
    """`De norm was 41 plekken.`; in K1-K3 `De norm geldt voor eind 2020: 900 extra banen.`"""
    norm = doel.doelstelling
    if norm is None or not norm.bekend:
        return geen_norm_zin(doel)
    woord = norm_woord(norm)
    hoeveel = f"*{met_norm_ding(getal(norm), doel.indicator, norm.waarde)}*"
    if doel.kwartaal.is_jaareinde:
        return f"De {woord} was {hoeveel}."
    return f"De {woord} geldt voor eind {doel.kwartaal.jaar}: {hoeveel}."


def geen_norm_zin(doel: Doel) -> str:
    """No norm known; for extra jobs after 2025 the law gives none (rule 12)."""
    if na_de_normen(doel):
        return (
            "Voor de jaren na 2025 is geen norm bekend. "
            "Het landelijke doel blijft 125.000 extra banen."
        )
    if waarom := maten.objection_to_norm(doel.indicator):
        return f"Wij houden hier geen norm naast het cijfer. {waarom}"
    return f"Een norm voor eind {doel.kwartaal.jaar} is niet bekend."


def na_de_normen(doel: Doel) -> bool:
    """Whether the law gives no norm any more (rule 12)."""
    return doel.indicator.aard == "extra" and doel.kwartaal.jaar > LAATSTE_NORMJAAR


def _zonder_oordeel(doel: Doel) -> list[str]:
    """What follows the number when there is no yes or no."""
    voortgang, norm = doel.voortgang, doel.doelstelling
    match voortgang.status:
        case Status.GEEN_NORM:
            return [*gaten_zinnen(doel), geen_norm_zin(doel)]
        case Status.ONVOLLEDIG:
            return [
                *norm_en_gaten(doel),
                *niet_omgerekend(doel),
                "Daarom geven we geen oordeel.",
            ]
        case Status.OP_KOERS:
            if voortgang.overschot or voortgang.tekort == 0:
                return [norm_zin(doel), "Dat aantal was toen al bereikt."]
            return [norm_zin(doel), "Dat was *op koers*: op of boven het rekenpad."]
        case Status.ACHTER:
            pad = _pad_tekst(voortgang.rekenpad, voortgang.stand)
            return [norm_zin(doel), f"Dat was *achter op het rekenpad* van {pad}."]
        case _ if voortgang.overschot or voortgang.tekort == 0:
            return [norm_zin(doel), "Dat aantal was toen al bereikt."]
        case _:
            return [norm_zin(doel), _waarom_geen_oordeel(doel, norm)]


def _pad_tekst(pad: Decimal, stand: Decimal) -> str:
    """The rekenpad as a whole number; with its fraction when it would read as the stand."""
    heel = notatie.rond_half_op(pad)
    return notatie.aantal(pad if heel == stand else heel)


def _waarom_geen_oordeel(doel: Doel, norm: Waarde) -> str:
    if doel.kwartaal.is_jaareinde:
        return (
            f"Of de {norm_woord(norm)} is gehaald, is niet te zeggen: "
            "de bron noemt geen precies getal."
        )
    if doel.indicator.aard == "stroom":
        return f"Of de {norm_woord(norm)} wordt gehaald, blijkt pas als het jaar om is."
    return (
        "Of dat op koers was, is niet te zeggen: "
        f"de norm voor eind {doel.kwartaal.jaar - 1} is niet bekend."
    )


def _niet_bekend(doel: Doel, naam: str) -> list[str]:
    woord = norm_woord(doel.doelstelling)
    uitleg = doel.stand.toelichting if doel.stand else ""
    if uitleg and doel.gebied.soort != "gemeente":
        # A source that gives no number may still say whether the norm was reached.
        wanneer = moment(doel.indicator, doel.kwartaal)
        zinnen = [f"Het precieze aantal van {wanneer} is *niet bekend*.", uitleg]
    elif tussendoor := between_counts(doel.indicator, doel.kwartaal):
        zinnen = [tussendoor]
    elif doel.doelstelling is None and doel.gebied.soort != "gemeente":
        norm = "" if na_de_normen(doel) else " en geen norm"  # told by itself, below
        zinnen = [
            f"Voor {naam} is over *{doel.indicator.onderwerp}* {moment(doel.indicator, doel.kwartaal)} "
            f"geen cijfer{norm} bekend."
        ]
    elif doel.kwartaal.is_jaareinde:
        zinnen = [
            f"Of {naam} de {woord} voor *{doel.indicator.onderwerp}* haalde, is niet bekend."
        ]
    else:
        zinnen = [
            f"Voor {naam} is het cijfer over *{doel.indicator.onderwerp}* "
            f"{_van(moment(doel.indicator, doel.kwartaal))} niet bekend."
        ]
    zinnen += norm_en_gaten(doel)
    if doel.doelstelling is None and na_de_normen(doel):
        zinnen.append(geen_norm_zin(doel))
    if doel.laatst:
        zinnen.append(laatst_zin(doel.laatst, doel.indicator))
    return zinnen


def alleen_onbekend(doel: Doel) -> list[str]:
    """For a series beside one that has the answer: only that its own figure is missing."""
    wanneer = moment(doel.indicator, doel.kwartaal)
    zinnen = [f"Het {doel.indicator.frequentie}cijfer van {wanneer} is *niet bekend*."]
    if doel.laatst:
        zinnen.append(laatst_zin(doel.laatst, doel.indicator))
    return zinnen


def between_counts(indicator: Indicator, kwartaal: Kwartaal) -> str:
    """Why the quarter cannot have a figure: a stand that is counted once a year."""
    per_jaar = indicator.frequentie == "jaar" and indicator.aard != "stroom"
    if per_jaar and not kwartaal.is_jaareinde:
        return "Dit wordt één keer per jaar geteld, op 31 december."
    return ""


def _van(wanneer: str) -> str:
    """`van eind 2019`, but `in 2019` and `van januari tot en met maart 2018`."""
    return wanneer if wanneer.startswith(("van ", "in ")) else f"van {wanneer}"


def laatst_zin(laatst: Moment, indicator: Indicator) -> str:
    """`Laatst bekend: eind 2019, 27 van 41.` with its own date (rule 11)."""
    if laatst.norm and laatst.norm.bekend and not laatst.norm.ontbreekt:
        van = f" van {getal(laatst.norm)}"
    else:
        van = f" {indicator.telwoord_kort}".rstrip()
    wanneer = moment(indicator, laatst.kwartaal, laatst.stand.vanaf)
    zin = f"Laatst bekend: {wanneer}, {getal(laatst.stand, indicator)}{van}"
    if verschil := laatst.stand.grenzen_van_toen:
        zin += f", {MERK} ({which(verschil)})"
    return f"{zin}."


def norm_en_gaten(doel: Doel) -> list[str]:
    """The norm, and which areas a sum misses; a norm with gaps is told as a sum only."""
    norm = doel.doelstelling
    heel = [norm_zin(doel)] if norm and norm.bekend and not norm.ontbreekt else []
    return heel + gaten_zinnen(doel)


def gaten_zinnen(doel: Doel) -> list[str]:
    """How many areas a sum misses, and which."""
    zinnen = []
    for waarde, wat in ((doel.stand, "Het aantal"), (doel.norm, "De norm")):
        if waarde and waarde.ontbreekt:
            zinnen.append(gaten_zin(waarde, wat))
    return zinnen


def gaten_zin(waarde: Waarde, wat: str) -> str:
    """`De norm van 117 is de som van 19 gemeenten. 8 gemeenten ontbreken: ...`"""
    n = len(waarde.ontbreekt)
    missen = "1 gemeente ontbreekt" if n == 1 else f"{n} gemeenten ontbreken"
    som = ""
    if waarde.delen == 1:
        som = f"{wat} is maar van 1 gemeente bekend: {getal(waarde)}. "
    elif waarde.delen:
        som = f"{wat} van {getal(waarde)} is de som van {gemeenten(waarde.delen)}. "
    return f"{som}{missen}: {opsomming(waarde.ontbreekt)}."


def voor_het_begin(indicator: Indicator, kwartaal: Kwartaal) -> str:
    """Why there is nothing: the indicator did not exist yet."""
    if indicator.begint and kwartaal < indicator.begint:
        return (
            f"{met_hoofdletter(indicator.onderwerp)} wordt pas sinds {indicator.begint.jaar} "
            f"geteld. In {kwartaal.jaar} was er nog geen norm."
        )
    return ""
