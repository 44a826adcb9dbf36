"""How far a stand is from its norm, in words: what is missing, or what is above it."""

from banenafspraak import notatie
from monitor.overzichten.waarden import Doel
from monitor.voortgang import Voortgang
from monitor.zinnen.woorden import met_norm_ding, norm_woord


def _ongeveer(voortgang: Voortgang) -> str:
    """How to soften what was computed from a softened stand.

    Nearly 90.000 is more than 25.000 short of 115.000; more than 1.700 is more than 765
    above 935.
    """
    if not voortgang.benadering:
        return ""
    if voortgang.benadering in ("circa", "ruim"):
        return "ongeveer "
    boven = voortgang.benadering == "meer dan"
    return "meer dan " if boven == bool(voortgang.overschot) else "minder dan "


def procent_tekst(voortgang: Voortgang) -> str:
    """`68%`, `bijna 78%`; nothing without a percentage."""
    if voortgang.percentage is None:
        return ""
    return f"{voortgang.benadering} {notatie.procent(voortgang.percentage)}".strip()


def afstand_getal(voortgang: Voortgang) -> str:
    """What is missing, or what is above the norm: `292`, `meer dan 25.000`."""
    afstand = voortgang.tekort or voortgang.overschot
    return f"{_ongeveer(voortgang)}{notatie.aantal(afstand)}"


def afstand_zin(voortgang: Voortgang) -> str:
    """`Dat zijn er 14 te weinig.`, `Dat is er 1 meer dan de norm.`, `Dat is precies genoeg.`"""
    tekort, overschot = voortgang.tekort, voortgang.overschot
    if tekort is None:
        return ""
    afstand = tekort or overschot
    if afstand == 0:
        return "" if voortgang.benadering else "Dat is *precies genoeg*."
    werkwoord = "is" if afstand == 1 and not voortgang.benadering else "zijn"
    hoeveel = afstand_getal(voortgang)
    if overschot and voortgang.benadering:
        return f"Dat ligt *{hoeveel} boven de norm*."
    if overschot:
        return f"Dat {werkwoord} er *{hoeveel} meer dan de norm*."
    te = "te weinig" if voortgang.meer_is_beter else "te veel"
    return f"Dat {werkwoord} er *{hoeveel} {te}*."


def afstand_tekst(doel: Doel) -> str:
    """`292 extra banen te weinig`, `1.544 extra banen boven de norm`, or nothing."""
    tekort, overschot = doel.voortgang.tekort, doel.voortgang.overschot
    if not (tekort or overschot):
        return ""
    if overschot:
        woord = norm_woord(doel.doelstelling)
        hoeveel = met_norm_ding(
            afstand_getal(doel.voortgang), doel.indicator, overschot
        )
        kant = "boven" if doel.voortgang.meer_is_beter else "onder"
        return f"{hoeveel} {kant} de {woord}"
    hoeveel = met_norm_ding(afstand_getal(doel.voortgang), doel.indicator, tekort)
    if not doel.kwartaal.is_jaareinde and doel.voortgang.meer_is_beter:
        return f"nog {hoeveel} te gaan tot eind {doel.kwartaal.jaar}"
    te = "te weinig" if doel.voortgang.meer_is_beter else "te veel"
    return f"{hoeveel} {te}"
