"""An answer about more goals: the one that answers on top, the others below it."""

from collections.abc import Callable

from monitor.antwoorden.antwoord import Antwoord, Deelantwoord, Woord, Zin
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import Vraag
from monitor.duidingen import quotes_of_goal
from monitor.overzichten import Doel
from monitor.zinnen import vraag as titels
from monitor.zinnen.eigen_doel import nothing_counted


def answer_per_goal(
    vraag: Vraag,
    stof: Stof,
    maak: Callable[[Doel, Stof], tuple[Woord, tuple[Zin, ...]]],
) -> Antwoord:
    """The goals of the question, each with what `maak` says of it."""
    naam = stof.name(stof.gebied)
    titel = titels.title(vraag.code, naam, stof.kwartaal)
    if stof.toekomst:
        zin = Zin(stof.toekomst)
        return Antwoord(vraag, titel, Woord.NOG_NIET, (zin,), stof.gebied)
    doelen = stof.goals(vraag.indicatoren)
    if not doelen:
        zin = Zin(nothing_counted(naam))
        return Antwoord(vraag, titel, Woord.WETEN_WE_NIET, (zin,), stof.gebied)
    delen = [_part(doel, stof, *maak(doel, stof)) for doel in doelen]
    eerste = _main_part(delen)
    return Antwoord(
        vraag=vraag,
        titel=titel,
        woord=eerste.woord,
        zinnen=eerste.zinnen,
        gebied=stof.gebied,
        doel=eerste.doel,
        van_regio=eerste.van_regio,
        delen=tuple(d for d in delen if d is not eerste),
        duidingen=tuple(q for d in doelen for q in quotes_of_goal(d)),
    )


def _main_part(delen: list[Deelantwoord]) -> Deelantwoord:
    """The part that answers: of the area itself before its region, which does not speak for
    it (rule 9); of those the first with a number."""
    eigen = [d for d in delen if not d.van_regio] or delen
    return next((d for d in eigen if d.woord is Woord.GEEN), eigen[0])


def _part(doel: Doel, stof: Stof, woord: Woord, zinnen: tuple[Zin, ...]):
    kop = titels.subject(doel.indicator, doel.gebied, stof.name(doel.gebied))
    van_regio = doel.gebied != stof.gebied
    return Deelantwoord(kop, zinnen, woord, doel.gebied, doel, van_regio)
