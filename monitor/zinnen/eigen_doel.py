"""Sentences about goals of one's own, contracts and who is alike. Plain Dutch (B1)."""

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.overzichten.waarden import Deel, Doel, Gegeven, Waarde
from monitor.zinnen.afstand import afstand_zin
from monitor.zinnen.antwoord import unknown_goal
from monitor.zinnen.doel import stand_zin
from monitor.zinnen.gegeven import waarom_onbekend, who_can_deliver
from monitor.zinnen.woorden import getal, met_hoofdletter, moment, norm_ding
from regio.models import Gebied, Soort


def nothing_counted(naam: str) -> str:
    """No goal at all is counted for the area."""
    return f"Voor {naam} is geen enkel cijfer bekend om mee te vergelijken."


def own_goal(doel: Doel, naam: str, toekomst: str) -> list[str]:
    """The goal that the area set itself, and how far it is."""
    ambitie = doel.ambitie
    ding = norm_ding(doel.indicator, ambitie.waarde)
    jaar = f"in {doel.kwartaal.jaar}" if doel.indicator.aard == "stroom" else ""
    jaar = jaar or f"eind {doel.kwartaal.jaar}"
    zinnen = [
        f"{met_hoofdletter(naam)} heeft een eigen doel voor {doel.indicator.onderwerp}: "
        f"*{f'{getal(ambitie)} {ding}'.rstrip()}* {jaar}.",
    ]
    if ambitie.toelichting:
        zinnen.append(ambitie.toelichting)
    if toekomst:
        return [*zinnen, toekomst]
    stand = doel.stand
    if stand and stand.bekend:
        zinnen.append(stand_zin(doel, doel.indicator))
        if doel.norm is None:
            afstand = afstand_zin(doel.voortgang)
            zinnen.append(afstand.replace("de norm", "het doel"))
        return [zin for zin in zinnen if zin]
    if stand and stand.te_klein:
        return zinnen
    # The goal itself was told already; say what is known of the figure.
    return zinnen + [z for z in unknown_goal(doel) if "ambitie" not in z]


def earlier_goal(indicator: Indicator, ambitie: Waarde, jaar: int) -> str:
    """`Laatst bekend: 267 mensen in 2020, voor de stap van bijstand naar werk.`"""
    ding = norm_ding(indicator, ambitie.waarde)
    wanneer = f"in {jaar}" if indicator.aard == "stroom" else f"eind {jaar}"
    hoeveel = f"{getal(ambitie)} {ding}".strip()
    return f"Laatst bekend: *{hoeveel}* {wanneer}, voor {indicator.onderwerp}."


def no_own_goal(gebied: Gebied, naam: str, eerder: list[str]) -> list[str]:
    """Not known is not: there is none. `eerder`: goals of years before."""
    zinnen = [f"Een eigen doel van {naam} is *niet bekend*.", *eerder]
    match gebied.soort:
        case Soort.GEMEENTE:
            zinnen += [
                "Een gemeente mag meer doen dan de norm.",
                f"De gemeente {gebied.naam} kan haar eigen doel laten opnemen.",
            ]
        case Soort.REGIO:
            zinnen += [
                "Een regio mag meer doen dan de norm.",
                f"De Werkkamer van {gebied.naam} kan haar eigen doel laten opnemen.",
            ]
        case Soort.CLUSTER:
            zinnen.append(
                f"De gemeenten in {naam} kunnen een eigen doel laten opnemen."
            )
        case Soort.LAND:
            zinnen = ["De norm is zelf het landelijke doel."]
    return zinnen


def contracts(gegeven: Gegeven, vast: Deel | None) -> list[str]:
    """How many lasting contracts; or that nobody told."""
    indicator = gegeven.indicator
    wanneer = moment(indicator, gegeven.kwartaal)
    if vast is None:
        zinnen = [f"Hoeveel vaste contracten er {wanneer} waren, is *niet bekend*."]
    elif vast.waarde.bekend:
        hadden = "had" if vast.waarde.waarde == 1 else "hadden"
        mens = "mens" if vast.waarde.waarde == 1 else "mensen"
        zin = f"{met_hoofdletter(wanneer)} {hadden} *{getal(vast.waarde)} {mens}* een vast contract."
        return [zin]
    elif vast.waarde.te_klein:
        tekst = getal(vast.waarde, indicator)
        zinnen = [
            f"Het aantal vaste contracten van {wanneer}: *{tekst}*. Zo is niemand te herkennen."
        ]
        return zinnen
    else:
        zinnen = [
            f"Hoeveel vaste contracten er {wanneer} waren, is *niet bekend*.",
            waarom_onbekend(vast.waarde.reden, indicator),
            vast.waarde.toelichting,
        ]
    zinnen.append(who_can_deliver(indicator, gegeven.gebied))
    return [zin for zin in zinnen if zin]


def about_which(indicator: Indicator, kwartaal: Kwartaal) -> str:
    """What the comparison is about."""
    return f"Dit gaat over {indicator.onderwerp}, {kwartaal.einde_label}."


def no_size(naam: str) -> str:
    """An ended gemeente has no number of inhabitants of 2023 (rule 13)."""
    return (
        f"Hoeveel inwoners {naam} in 2023 had, weten we niet. "
        "Daarom zoeken we er geen gemeenten van dezelfde grootte bij."
    )


def nothing_inside(naam: str) -> str:
    """No gemeenten are known of the area."""
    return f"Welke gemeenten toen bij {naam} hoorden, weten we niet."
