"""What it takes: to reach the norm, or to double the number of people and places.

Which figures and norms may be worked with is decided where the calculator decides it:
`monitor.trajecten`.
"""

from decimal import Decimal

from banenafspraak.kwartaal import Kwartaal
from monitor.antwoorden.antwoord import Antwoord, Woord, Zin
from monitor.antwoorden.getallen import Getallen
from monitor.antwoorden.per_doel import answer_per_goal
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import Vraag
from monitor.overzichten import Doel
from monitor.overzichten.trajectpagina import Doelnormen
from monitor.traject import Tempo, needed
from monitor.trajecten import (
    Beletsel,
    GeenDoel,
    Keuze,
    Traject,
    trajectory,
    usable_norm,
)
from monitor.zinnen import nodig as woorden

VERDUBBELING = Decimal(2)


def needed_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """Per goal how many more are needed per quarter to reach the norm."""
    return answer_per_goal(vraag, stof, _to_norm)


def doubling_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """Per goal what twice the present number within a year takes.

    The council asks to double the number of people and places, not the norm.
    """
    return answer_per_goal(vraag, stof, _to_double)


def _to_norm(doel: Doel, stof: Stof) -> tuple[Woord, tuple[Zin, ...]]:
    getallen = Getallen().goal(doel)
    traject = _towards_norm(doel, stof)
    if waarom := _cannot(traject):
        return Woord.WETEN_WE_NIET, getallen.sentences(waarom)
    jaar = traject.keuze.doeljaar
    if traject.norm:
        getallen.norm(traject.norm, doel, Kwartaal(jaar, 4))
    if traject.geen_doel:
        niets_te_halen = traject.geen_doel is GeenDoel.NORM_NUL
        woord = Woord.GEEN if niets_te_halen else Woord.WETEN_WE_NIET
        return woord, getallen.sentences(woorden.no_norm(traject))
    _derived(getallen, traject.tempo)
    return Woord.GEEN, getallen.sentences(
        woorden.to_norm(doel, traject.norm, traject.tempo)
    )


def _towards_norm(doel: Doel, stof: Stof) -> Traject:
    """To the norm of this year; at its end to the next one that may be held against the
    number, or else once more to that of this year."""
    normen = stof.norms_to_come(doel)
    if eigen := doel.doelstelling:
        normen = ((doel.kwartaal.jaar, eigen), *normen)
    bruikbaar = [jaar for jaar, norm in normen if usable_norm(norm, doel.stand)]
    eind = doel.kwartaal.is_jaareinde
    komend = [jaar for jaar in bruikbaar if jaar > doel.kwartaal.jaar or not eind]
    jaar = min(komend, default=doel.kwartaal.jaar)
    return trajectory(Doelnormen(doel, normen, normen), Keuze(jaar))


def _to_double(doel: Doel, stof: Stof) -> tuple[Woord, tuple[Zin, ...]]:
    getallen = Getallen().goal(doel)
    volgend = doel.kwartaal + 4
    traject = trajectory(Doelnormen(doel, (), ()), Keuze(volgend.jaar, VERDUBBELING))
    if waarom := _cannot(traject):
        return Woord.WETEN_WE_NIET, getallen.sentences(waarom)
    if traject.doelwaarde is None:
        return Woord.WETEN_WE_NIET, getallen.sentences(woorden.nothing_to_double(doel))
    stand, dubbel = doel.stand.waarde, traject.doelwaarde.waarde
    tempo = needed(stand, dubbel, doel.kwartaal, volgend.jaar).in_a_year()
    getallen.derived(woorden.number(dubbel), f"2 × {woorden.number(stand)}")
    _derived(getallen, tempo)
    return Woord.GEEN, getallen.sentences(woorden.to_double(doel, tempo))


def _cannot(traject: Traject) -> list[str]:
    """Why no number per quarter can be worked out; empty when it can."""
    doel = traject.doel
    if not (doel.stand and doel.stand.bekend):
        return woorden.no_stand(doel)
    if traject.beletsel is Beletsel.ONVOLLEDIG:
        return woorden.with_gaps(doel)
    return woorden.per_year(doel) if traject.is_stroom else []


def _derived(getallen: Getallen, tempo: Tempo) -> None:
    """The numbers that the calculation itself gives."""
    doel, stand = woorden.number(tempo.doel), woorden.number(tempo.stand)
    if tempo.afstand > 0:
        afstand = woorden.number(tempo.afstand)
        omhoog = tempo.doel > tempo.stand
        getallen.derived(
            afstand, f"{doel} − {stand}" if omhoog else f"{stand} − {doel}"
        )
        if not tempo.kwartalen:  # told as "within a year"
            tempo = tempo.in_a_year()
        if tempo.per_kwartaal is not None:
            per = woorden.number(Decimal(tempo.per_kwartaal))
            hoe = f"{afstand} ÷ {tempo.kwartalen} kwartalen, naar boven afgerond"
            getallen.derived(per, hoe)
