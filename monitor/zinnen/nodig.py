"""Sentences about what is needed to reach a norm, or to double. Plain Dutch (B1)."""

from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.models import Indicator
from monitor.overzichten.waarden import Doel, Waarde
from monitor.traject import Tempo, Toestand
from monitor.trajecten import GeenDoel, Traject
from monitor.zinnen.antwoord import unknown_goal
from monitor.zinnen.doel import gaten_zinnen, geen_norm_zin, na_de_normen, stand_zin
from monitor.zinnen.traject import no_goal
from monitor.zinnen.woorden import (
    getal,
    met_hoofdletter,
    met_norm_ding,
    norm_ding,
    norm_woord,
    te_klein_tekst,
    telwoord,
)


def number(waarde: Decimal) -> str:
    """A number as sentences write it."""
    return notatie.aantal(waarde)


def no_stand(doel: Doel) -> list[str]:
    """The present number is not known, so nothing can be worked out from it."""
    stand = doel.stand
    if stand and stand.te_klein:
        tekst = te_klein_tekst(stand, doel.indicator)
        if stand.neutraal:
            return ["Het aantal wordt *niet getoond*. Daarom rekenen we hier niet."]
        return [
            f"Het aantal is te klein om te tonen: *{tekst}*. Daarom rekenen we hier niet."
        ]
    return unknown_goal(doel)


def with_gaps(doel: Doel) -> list[str]:
    """A sum with gaps is no number to calculate with."""
    return [*gaten_zinnen(doel), "Met een som die niet volledig is, rekenen we niet."]


def per_year(doel: Doel) -> list[str]:
    """A stroom begins again each year."""
    return [
        stand_zin(doel, doel.indicator),
        "Dit aantal begint elk jaar opnieuw. Een aantal per kwartaal zegt dan niets.",
    ]


def no_norm(traject: Traject) -> list[str]:
    """There is a number, and nothing to hold it against."""
    doel = traject.doel
    zinnen = [stand_zin(doel, doel.indicator)]
    if traject.geen_doel in (GeenDoel.GEEN_NORM, GeenDoel.NA_DE_NORMEN):
        return [*zinnen, geen_norm_zin(doel)]
    return [*zinnen, *no_goal(traject)]


def to_norm(doel: Doel, norm: Waarde, tempo: Tempo) -> list[str]:
    """`Er zijn nog 292 extra banen nodig. Dat zijn er 73 per kwartaal.`"""
    indicator, woord = doel.indicator, norm_woord(norm)
    hoeveel = met_norm_ding(getal(norm), indicator, norm.waarde)
    was = "was" if tempo.toestand in (Toestand.GEEN_TIJD, Toestand.VOORBIJ) else "is"
    if tempo.toestand is Toestand.BEREIKT and not tempo.kwartalen:
        was = "was"
    zinnen = [
        stand_zin(doel, indicator),
        f"De {woord} voor eind {tempo.doeljaar} {was} *{hoeveel}*.",
    ]
    if doel.stand.benadering:
        return [
            *zinnen,
            "De bron noemt geen precies getal. Wat er nodig is, is dus niet precies te zeggen.",
        ]
    nodig = met_norm_ding(number(tempo.afstand), indicator, tempo.afstand)
    match tempo.toestand:
        case Toestand.BEREIKT:
            return [
                *zinnen,
                f"Die {woord} is al bereikt. Daarvoor is niets extra’s nodig.",
            ]
        case Toestand.GEEN_TIJD | Toestand.VOORBIJ:
            return zinnen + _after_all(doel, tempo, nodig, woord)
        case _:
            return [
                *zinnen,
                f"Daarvoor {_still(doel, tempo, nodig)}.",
                _per_quarter(tempo, indicator),
            ]


def _after_all(doel: Doel, tempo: Tempo, nodig: str, woord: str) -> list[str]:
    """The year is over: what it takes to get there after all, within a year."""
    per = Decimal(tempo.in_a_year().per_kwartaal)
    zinnen = [
        f"Om daar alsnog te komen, {_still(doel, tempo, nodig)}.",
        f"Binnen een jaar is dat *{number(per)} per kwartaal*.",
    ]
    if na_de_normen(doel):
        return [*zinnen, geen_norm_zin(doel)]
    return [*zinnen, f"De {woord} voor eind {doel.kwartaal.jaar + 1} kennen we niet."]


def _still(doel: Doel, tempo: Tempo, nodig: str) -> str:
    """`zijn nog *292 extra banen* nodig`; where less is better, what has to go."""
    een = tempo.afstand == 1
    if doel.voortgang.meer_is_beter:
        return f"{'is' if een else 'zijn'} nog *{nodig}* nodig"
    return f"{'moet' if een else 'moeten'} er nog *{nodig}* af"


def _per_quarter(tempo: Tempo, indicator: Indicator) -> str:
    per = Decimal(tempo.per_kwartaal)
    wat = met_norm_ding(number(per), indicator, per)
    if tempo.kwartalen == 1:
        return "Er is nog 1 kwartaal te gaan."
    zijn = "is" if per == 1 else "zijn"
    er = "" if norm_ding(indicator, per) else " er"  # `er` stands for what is not named
    return f"Dat {zijn}{er} *{wat} per kwartaal*, {tempo.kwartalen} kwartalen lang."


def nothing_to_double(doel: Doel) -> list[str]:
    """Twice nothing is nothing."""
    return [
        stand_zin(doel, doel.indicator),
        "Twee keer 0 is 0. Verdubbelen zegt hier niets.",
    ]


def to_double(doel: Doel, tempo: Tempo) -> list[str]:
    """`Twee keer zoveel is 54. Dan moeten er 27 mensen bij komen tot eind 2020.`"""
    indicator = doel.indicator
    eind = (doel.kwartaal + 4).einde_label
    wat = _counted(tempo.afstand, indicator)
    moeten = "moet" if tempo.afstand == 1 else "moeten"
    per = Decimal(tempo.per_kwartaal)
    ongeveer = "ongeveer " if doel.stand.benadering else ""
    zinnen = [
        stand_zin(doel, indicator),
        f"Twee keer zoveel is {ongeveer}*{number(tempo.doel)}*.",
        f"Dan {moeten} er {ongeveer}*{wat}* bij komen tot {eind}.",
        f"Dat {'is er' if per == 1 else 'zijn er'} {ongeveer}*{number(per)} per kwartaal*.",
    ]
    if zin := _against_norm(doel, tempo):
        zinnen.append(zin)
    return zinnen


def _counted(aantal: Decimal, indicator: Indicator) -> str:
    return f"{number(aantal)} {telwoord(indicator, aantal)}".strip()


def _against_norm(doel: Doel, tempo: Tempo) -> str:
    """What twice as many would be against the norm of this year."""
    norm = doel.norm
    if not (norm and norm.bekend) or norm.ontbreekt or not norm.waarde:
        return ""
    woord = norm_woord(norm)
    hoeveel = met_norm_ding(getal(norm), doel.indicator, norm.waarde)
    if tempo.doel < norm.waarde:
        kant = "minder dan"
    elif tempo.doel == norm.waarde:
        kant = "evenveel als"
    else:
        kant = "meer dan"
    return met_hoofdletter(
        f"twee keer zoveel is {kant} de {woord} voor eind {doel.kwartaal.jaar}: *{hoeveel}*."
    )
