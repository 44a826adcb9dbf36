"""Every sentence about a figure, in plain Dutch (B1).

Value objects in, sentences out; no queries, no HTML. `*stars*` mark what a page prints
in bold. Rules 9 to 14 of "Arithmetic" in monitor/README.md: yes or no exists only in K4,
a closed year is told in the past tense with its date, and a figure of the region never
speaks for a gemeente.
"""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, NormSoort
from monitor.overzichten.waarden import Doel, Moment, Waarde
from monitor.signalen import JAAREINDEN_OP_RIJ, Structureel
from monitor.voortgang import Status, Voortgang

NIET_BEKEND = "niet bekend"
GEEN_NORM = "geen norm bekend"
NORM_IS_NUL = "de norm is 0"
TE_KLEIN = "1 t/m 4"
LAATSTE_NORMJAAR = 2025


# ---- numbers with their words ------------------------------------------------------


def getal(waarde: Waarde | None, indicator: Indicator | None = None) -> str:
    """The number as it is shown: `608`, `meer dan 1.700`, `1 t/m 4`, `niet bekend`."""
    if waarde is None or not (waarde.bekend or waarde.te_klein):
        return NIET_BEKEND
    if waarde.te_klein:
        return te_klein_tekst(indicator)
    if indicator is not None and indicator.eenheid == "euro":
        kaal = notatie.euro(waarde.waarde)
    else:
        kaal = notatie.aantal(waarde.waarde)
    if indicator is not None and indicator.eenheid == "procent":
        kaal += "%"
    return f"{waarde.benadering} {kaal}".strip()


def te_klein_tekst(indicator: Indicator | None) -> str:
    """`1 t/m 4` at the usual threshold of 5."""
    drempel = indicator.drempel if indicator else 5
    return f"1 t/m {drempel - 1}"


def ding(indicator: Indicator, aantal: Decimal) -> str:
    """`mens een beschutte werkplek` for 1, `mensen een beschutte werkplek` for all else."""
    return indicator.ding_enkelvoud if aantal == 1 else indicator.ding_meervoud


def norm_ding(indicator: Indicator, aantal: Decimal) -> str:
    """The thing the norm counts: `plek` for 1, `plekken` for all else."""
    enkel = indicator.norm_ding_enkelvoud or indicator.ding_enkelvoud
    meer = indicator.norm_ding_meervoud or indicator.ding_meervoud
    return enkel if aantal == 1 else meer


def norm_woord(norm: Waarde | None) -> str:
    """What the norm is called in a sentence: norm, richtlijn or ambitie."""
    soort = norm.soort if norm else ""
    return {NormSoort.RICHTLIJN: "richtlijn", NormSoort.AMBITIE: "ambitie"}.get(
        soort, "norm"
    )


def moment(
    indicator: Indicator, kwartaal: Kwartaal, vanaf: Kwartaal | None = None
) -> str:
    """`eind 2019` for a stand; `in 2019` or `van 2015 tot en met september 2019` for a stroom."""
    if indicator.aard != "stroom":
        return kwartaal.einde_label
    if vanaf and vanaf.jaar < kwartaal.jaar:
        return f"van {vanaf.jaar} tot en met {_tot_en_met(kwartaal)}"
    if kwartaal.is_jaareinde:
        return f"in {kwartaal.jaar}"
    return f"van januari tot en met {_tot_en_met(kwartaal)}"


def _tot_en_met(kwartaal: Kwartaal) -> str:
    return kwartaal.einde_label.removeprefix("eind ")


def opsomming(namen: Iterable[str]) -> str:
    """`Haren, Leek en Marum`."""
    namen = list(namen)
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"


def met_hoofdletter(zin: str) -> str:
    """The sentence with a capital, also after the star of bold text."""
    if zin.startswith("*"):
        return "*" + met_hoofdletter(zin[1:])
    return zin[:1].upper() + zin[1:]


# ---- one goal ----------------------------------------------------------------------


def stand_zin(doel_of_moment, indicator: Indicator, *, plaats: str = "") -> str:
    """`Eind 2019 hadden 27 mensen een beschutte werkplek.`, or `In X hadden eind 2019 ...`."""
    stand, kwartaal = doel_of_moment.stand, doel_of_moment.kwartaal
    enkel = stand.waarde == 1 and not stand.benadering
    werkwoord = indicator.werkwoord_enkelvoud if enkel else indicator.werkwoord_meervoud
    wanneer = moment(indicator, kwartaal, stand.vanaf)
    wat = f"*{getal(stand)} {ding(indicator, stand.waarde)}*"
    if plaats:
        return f"In {plaats} {werkwoord} {wanneer} {wat}."
    return met_hoofdletter(f"{wanneer} {werkwoord} {wat}.")


def afstand_zin(voortgang: Voortgang) -> str:
    """`Dat zijn er 14 te weinig.`, `Dat is er 1 meer dan de norm.`, `Dat is precies genoeg.`"""
    tekort, overschot = voortgang.tekort, voortgang.overschot
    if tekort is None:
        return ""
    afstand = tekort or overschot
    if afstand == 0:
        return "Dat is *precies genoeg*."
    werkwoord = "is" if afstand == 1 else "zijn"
    hoeveel = notatie.aantal(afstand)
    if overschot:
        return f"Dat {werkwoord} er *{hoeveel} meer dan de norm*."
    te = "te weinig" if voortgang.meer_is_beter else "te veel"
    return f"Dat {werkwoord} er *{hoeveel} {te}*."


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
            f"Het aantal in {naam} is te klein om te tonen: *{te_klein_tekst(doel.indicator)}*.",
            "Zo is niemand te herkennen.",
        ]
    if status in (Status.GEHAALD, Status.NIET_GEHAALD):
        return _jaareinde(doel, naam)
    return [stand_zin(doel, doel.indicator, plaats=naam), *_zonder_oordeel(doel)]


def _norm_nul(doel: Doel, naam: str) -> list[str]:
    """A norm of 0 is a norm, and there is nothing to divide by (rule 2)."""
    woord = norm_woord(doel.doelstelling)
    zinnen = [
        f"Voor {naam} is de {woord} voor *{doel.indicator.onderwerp}* *0*.",
        f"Er is dus geen {woord} om te halen.",
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
    hoeveel = f"*{getal(norm)} {norm_ding(doel.indicator, norm.waarde)}*"
    if doel.kwartaal.is_jaareinde:
        return f"De {woord} was {hoeveel}."
    return f"De {woord} geldt voor eind {doel.kwartaal.jaar}: {hoeveel}."


def geen_norm_zin(doel: Doel) -> str:
    """No norm known; for extra jobs after 2025 the law gives none (rule 12)."""
    if na_de_normen(doel):
        return (
            "Voor na 2025 is geen norm per jaar bekend. "
            "Het landelijke doel blijft 125.000 extra banen."
        )
    return f"Een norm voor eind {doel.kwartaal.jaar} is niet bekend."


def na_de_normen(doel: Doel) -> bool:
    """Whether the law gives no norm any more (rule 12)."""
    return doel.indicator.aard == "extra" and doel.kwartaal.jaar > LAATSTE_NORMJAAR


def _zonder_oordeel(doel: Doel) -> list[str]:
    """What follows the number when there is no yes or no."""
    voortgang, norm = doel.voortgang, doel.doelstelling
    match voortgang.status:
        case Status.GEEN_NORM:
            return [geen_norm_zin(doel)]
        case Status.ONVOLLEDIG:
            return [
                *norm_en_gaten(doel),
                "Daarom geven we geen oordeel.",
            ]
        case Status.OP_KOERS:
            if voortgang.overschot or voortgang.tekort == 0:
                return [norm_zin(doel), "Dat aantal was toen al bereikt."]
            return [norm_zin(doel), "Dat was *op koers*: op of boven het rekenpad."]
        case Status.ACHTER:
            pad = notatie.aantal(notatie.rond_half_op(voortgang.rekenpad))
            return [norm_zin(doel), f"Dat was *achter op het rekenpad* van {pad}."]
        case _ if voortgang.overschot or voortgang.tekort == 0:
            return [norm_zin(doel), "Dat aantal was toen al bereikt."]
        case _:
            return [norm_zin(doel), _waarom_geen_oordeel(doel, norm)]


def _waarom_geen_oordeel(doel: Doel, norm: Waarde) -> str:
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
    elif doel.kwartaal.is_jaareinde:
        zinnen = [
            f"Of {naam} de {woord} voor *{doel.indicator.onderwerp}* haalde, is niet bekend."
        ]
    else:
        zinnen = [
            f"Voor {naam} is het cijfer over *{doel.indicator.onderwerp}* van "
            f"{moment(doel.indicator, doel.kwartaal)} niet bekend."
        ]
    zinnen += norm_en_gaten(doel)
    if doel.doelstelling is None and na_de_normen(doel):
        zinnen.append(geen_norm_zin(doel))
    if doel.laatst:
        zinnen.append(laatst_zin(doel.laatst, doel.indicator))
    return zinnen


def laatst_zin(laatst: Moment, indicator: Indicator) -> str:
    """`Laatst bekend: eind 2019, 27 van 41.` with its own date (rule 11)."""
    van = ""
    if laatst.norm and laatst.norm.bekend and not laatst.norm.ontbreekt:
        van = f" van {getal(laatst.norm)}"
    wanneer = moment(indicator, laatst.kwartaal, laatst.stand.vanaf)
    return f"Laatst bekend: {wanneer}, {getal(laatst.stand, indicator)}{van}."


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
    if waarde.delen:
        som = f"{wat} van {getal(waarde)} is de som van {gemeenten(waarde.delen)}. "
    return f"{som}{missen}: {opsomming(waarde.ontbreekt)}."


def gemeenten(aantal: int) -> str:
    """`1 gemeente`, `19 gemeenten`."""
    return "1 gemeente" if aantal == 1 else f"{notatie.aantal(aantal)} gemeenten"


def voor_het_begin(indicator: Indicator, kwartaal: Kwartaal) -> str:
    """Why there is nothing: the indicator did not exist yet."""
    if indicator.begint and kwartaal < indicator.begint:
        return (
            f"{met_hoofdletter(indicator.onderwerp)} wordt pas sinds {indicator.begint.jaar} "
            f"geteld. In {kwartaal.jaar} was er nog geen norm."
        )
    return ""


def toekomst_zin(kwartaal: Kwartaal, vandaag: datetime.date) -> str:
    """A quarter that is not over has no figures yet."""
    if Kwartaal.op(vandaag) == kwartaal:
        return f"Het {kwartaal.label} is nog niet voorbij. Cijfers komen een paar maanden later."
    return f"Het {kwartaal.label} moet nog komen. Er zijn dus nog geen cijfers."


def verander_zinnen(doel: Doel) -> str:
    """The change on a year ago and, in K1-K3 too telling, on the quarter before (rule 3)."""
    zinnen = [_verander_zin(doel, doel.verschil_jaar, doel.kwartaal.jaar_eerder())]
    if doel.indicator.frequentie == "kwartaal" and doel.indicator.aard != "stroom":
        zinnen.append(
            _verander_zin(doel, doel.verschil_kwartaal, doel.kwartaal.vorige())
        )
    return ". ".join(zin for zin in zinnen if zin)


def _verander_zin(doel: Doel, verschil: Decimal | None, eerder: Kwartaal | None) -> str:
    """`46 mensen meer dan eind 2018`."""
    if verschil is None or eerder is None:
        return ""
    toen = moment(doel.indicator, eerder)
    if verschil == 0:
        return f"Evenveel als {toen}"
    richting = "meer" if verschil > 0 else "minder"
    wat = doel.indicator.telwoord_kort
    return f"{notatie.aantal(abs(verschil))} {wat} {richting} dan {toen}"


def structureel_zin(uitkomst: Structureel, naam: str) -> str:
    """Whether the norm is missed time after time, with its definition in the sentence."""
    match uitkomst:
        case Structureel.JA_JAAREINDEN:
            return (
                f"{naam} zat aan het eind van {JAAREINDEN_OP_RIJ} jaren na elkaar onder de norm. "
                "Dat noemen we structureel."
            )
        case Structureel.JA_KWARTALEN:
            return (
                f"{naam} lag vier kwartalen na elkaar achter op het rekenpad. "
                "Dat noemen we structureel."
            )
        case Structureel.NEE:
            return "Op deze cijfers zit de regio niet structureel onder de norm."
        case _:
            return (
                "Of de norm structureel niet wordt gehaald, kunnen we niet narekenen. "
                "Daarvoor zijn twee jaareinden na elkaar nodig, of vier kwartalen."
            )


def alle_banen_zin(banen: Waarde) -> str:
    """Why a stock of jobs is no answer to how many extra jobs there are (rule 8)."""
    return (
        f"Wel bekend: {getal(banen)} banen in totaal. Daarin zitten ook de banen die er eind 2012 "
        "al waren. De norm telt alleen extra banen, dus die twee zijn niet te vergelijken."
    )


# ---- status of a card or a row -----------------------------------------------------


def status_tekst(voortgang: Voortgang) -> str:
    """The words beside the status icon."""
    deel = (
        ""
        if voortgang.percentage is None
        else f": {notatie.procent(voortgang.percentage)}"
    )
    match voortgang.status:
        case Status.GEHAALD:
            return f"Gehaald{deel}"
        case Status.NIET_GEHAALD:
            return f"Niet gehaald{deel}"
        case Status.OP_KOERS:
            return f"Op koers{deel} van de norm voor eind {voortgang.kwartaal.jaar}"
        case Status.ACHTER:
            return f"Achter op het rekenpad{deel} van de norm voor eind {voortgang.kwartaal.jaar}"
        case Status.GEEN_OORDEEL:
            return f"Nog geen oordeel{deel}"
        case Status.GEEN_NORM:
            return "Geen norm bekend"
        case Status.NORM_NUL:
            return "De norm is 0"
        case Status.ONVOLLEDIG:
            return "Niet volledig, geen oordeel"
        case Status.TE_KLEIN:
            return "Te klein om te tonen"
        case _:
            return "Geen uitspraak mogelijk"


_KORT = {
    Status.GEHAALD: "gehaald",
    Status.NIET_GEHAALD: "niet gehaald",
    Status.OP_KOERS: "op koers",
    Status.ACHTER: "achter op het rekenpad",
    Status.GEEN_OORDEEL: "geen oordeel",
    Status.GEEN_NORM: GEEN_NORM,
    Status.NORM_NUL: NORM_IS_NUL,
    Status.NIET_BEKEND: NIET_BEKEND,
    Status.ONVOLLEDIG: "niet volledig",
    Status.TE_KLEIN: "te klein om te tonen",
}


def status_kort(voortgang: Voortgang) -> str:
    """The status in a table row."""
    return _KORT[voortgang.status]


def afstand_tekst(doel: Doel) -> str:
    """`292 extra banen te weinig`, `1.544 extra banen boven de norm`, or nothing."""
    tekort, overschot = doel.voortgang.tekort, doel.voortgang.overschot
    if not (tekort or overschot):
        return ""
    if overschot:
        woord = norm_woord(doel.doelstelling)
        wat = norm_ding(doel.indicator, overschot)
        kant = "boven" if doel.voortgang.meer_is_beter else "onder"
        return f"{notatie.aantal(overschot)} {wat} {kant} de {woord}"
    wat = norm_ding(doel.indicator, tekort)
    if not doel.kwartaal.is_jaareinde and doel.voortgang.meer_is_beter:
        return (
            f"nog {notatie.aantal(tekort)} {wat} te gaan tot eind {doel.kwartaal.jaar}"
        )
    te = "te weinig" if doel.voortgang.meer_is_beter else "te veel"
    return f"{notatie.aantal(tekort)} {wat} {te}"


def leverancier_zin(doel: Doel) -> str:
    """Who can still deliver the figure."""
    wie = doel.indicator.leverancier
    if wie == "gemeente":
        if doel.gebied.soort == "gemeente":
            return f"De gemeente {doel.gebied.naam} kan dit cijfer leveren."
        return "De gemeenten kunnen dit cijfer leveren."
    lidwoord = "De " if wie == "Werkkamer" else ""
    return f"{lidwoord}{wie} kan dit cijfer leveren."


# ---- figures without a norm ----------------------------------------------------------


def gegeven_zin(gegeven) -> str:
    """`Eind 2019 stonden er 1.914 mensen in het doelgroepregister.` at its own date."""
    indicator, totaal = gegeven.indicator, gegeven.totaal
    enkel = totaal.waarde == 1 and not totaal.benadering
    werkwoord = indicator.werkwoord_enkelvoud if enkel else indicator.werkwoord_meervoud
    wanneer = moment(indicator, gegeven.kwartaal, totaal.vanaf)
    wat = ding(indicator, totaal.waarde)
    kaal = getal(totaal, indicator)
    if indicator.eenheid == "procent":
        kaal = kaal.removesuffix("%") + "%"
        wat = wat.removeprefix("procent ").strip()
    if indicator.eenheid == "euro":
        wat = wat.removeprefix("euro").strip()
    return met_hoofdletter(f"{wanneer} {werkwoord} *{kaal}* {wat}".rstrip() + ".")
