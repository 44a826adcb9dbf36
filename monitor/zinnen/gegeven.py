"""Sentences about a figure by itself: what it is, why it is not known, who can give it."""

from banenafspraak.models import Indicator
from monitor.overzichten.waarden import Doel, Gegeven, Waarde
from monitor.zinnen.woorden import ding, getal, met_hoofdletter, moment
from regio.models import Gebied

IN_GEEN_BRON = "Wij hebben het aantal in geen bron gevonden."
DOOR_DE_GEMEENTE = "De gemeente heeft het aantal niet aangeleverd."


def reden_zin(doel: Doel) -> str:
    """Why the number is not known, as a sentence."""
    return waarom_onbekend(doel.stand.reden if doel.stand else "", doel.indicator)


def waarom_onbekend(reden: str, indicator: Indicator) -> str:
    """The reason that a row gives, as a sentence; "" without one."""
    match reden:
        case "":
            return ""
        case "niet gevonden in bron":
            return IN_GEEN_BRON
        case "niet aangeleverd":
            wie = indicator.leverancier
            if wie == "gemeente":
                return DOOR_DE_GEMEENTE
            return f"{wie} heeft het aantal niet aangeleverd."
        case "nog niet bekend":
            return "Het aantal is nog niet bekend."
        case _:
            return f"Het aantal is niet bekend: {reden.rstrip('.').lower()}."


def leverancier_zin(doel: Doel) -> str:
    """Who can still deliver the figure of a goal."""
    return who_can_deliver(doel.indicator, doel.gebied)


def who_can_deliver(indicator: Indicator, gebied: Gebied) -> str:
    """Who can still deliver a figure about an area."""
    wie = indicator.leverancier
    if wie == "gemeente":
        if gebied.soort == "gemeente":
            return f"De gemeente {gebied.naam} kan dit cijfer leveren."
        return "De gemeenten kunnen dit cijfer leveren."
    lidwoord = "De " if wie == "Werkkamer" else ""
    return f"{lidwoord}{wie} kan dit cijfer leveren."


def alle_banen_zin(banen: Waarde) -> str:
    """Why a stock of jobs is no answer to how many extra jobs there are (rule 8)."""
    return (
        f"Wel bekend: {getal(banen)} banen in totaal. Daarin zitten ook de banen die er eind 2012 "
        "al waren. De norm telt alleen extra banen, dus die twee zijn niet te vergelijken."
    )


def gegeven_zin(gegeven: Gegeven) -> str:
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
