"""What it takes: to reach the norm, or to double the number of people and places."""

from decimal import Decimal

from monitor import traject
from monitor.antwoorden.antwoord import Antwoord, Woord, Zin
from monitor.antwoorden.getallen import Getallen
from monitor.antwoorden.per_doel import answer_per_goal
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import Vraag
from monitor.overzichten import Doel, Waarde
from monitor.traject import Doelsoort, Tempo, Toestand
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
    if waarom := _cannot(doel):
        return Woord.WETEN_WE_NIET, getallen.sentences(waarom)
    gekozen = _norm_to_reach(doel, stof)
    if gekozen is None:
        return Woord.WETEN_WE_NIET, getallen.sentences(woorden.no_norm(doel))
    jaar, norm = gekozen
    tempo = traject.needed(
        doel.stand.waarde,
        norm.waarde,
        doel.kwartaal,
        jaar,
        meer_is_beter=doel.voortgang.meer_is_beter,
    )
    getallen.norm(norm, doel, doel.kwartaal + 4 * (jaar - doel.kwartaal.jaar))
    _derived(getallen, tempo)
    return Woord.GEEN, getallen.sentences(woorden.to_norm(doel, norm, tempo))


def _norm_to_reach(doel: Doel, stof: Stof) -> tuple[int, Waarde] | None:
    """The norm of this year; at its end that of the next year of which one is known."""
    norm = doel.doelstelling
    eigen = (doel.kwartaal.jaar, norm) if norm and norm.bekend else None
    if eigen and norm.ontbreekt:
        eigen = None
    if doel.kwartaal.is_jaareinde or eigen is None:
        return stof.next_norm(doel) or eigen
    return eigen


def _to_double(doel: Doel, stof: Stof) -> tuple[Woord, tuple[Zin, ...]]:
    getallen = Getallen().goal(doel)
    if waarom := _cannot(doel):
        return Woord.WETEN_WE_NIET, getallen.sentences(waarom)
    stand = doel.stand.waarde
    doelwaarde = traject.target(None, stand, factor=VERDUBBELING)
    if doelwaarde is None:
        return Woord.WETEN_WE_NIET, getallen.sentences(woorden.nothing_to_double(doel))
    assert doelwaarde.soort is Doelsoort.FACTOR
    volgend = doel.kwartaal + 4
    tempo = Tempo(
        stand=stand,
        doel=doelwaarde.waarde,
        kwartaal=doel.kwartaal,
        doeljaar=volgend.jaar,
        afstand=doelwaarde.waarde - stand,
        kwartalen=4,
        toestand=Toestand.NODIG,
    )
    getallen.derived(woorden.number(tempo.doel), f"2 × {woorden.number(stand)}")
    _derived(getallen, tempo)
    return Woord.GEEN, getallen.sentences(woorden.to_double(doel, tempo))


def _cannot(doel: Doel) -> list[str]:
    """Why nothing can be worked out from this stand; empty when it can."""
    stand = doel.stand
    if stand is None or not stand.bekend:
        return woorden.no_stand(doel)
    if stand.ontbreekt:
        return woorden.with_gaps(doel)
    if doel.indicator.aard == "stroom":
        return woorden.per_year(doel)
    return []


def _derived(getallen: Getallen, tempo: Tempo) -> None:
    """The numbers that the calculation itself gives."""
    doel, stand = woorden.number(tempo.doel), woorden.number(tempo.stand)
    if tempo.afstand > 0:
        afstand = woorden.number(tempo.afstand)
        getallen.derived(afstand, f"{doel} − {stand}")
        if not tempo.kwartalen:  # told as "within a year"
            tempo = traject.needed(
                tempo.stand, tempo.doel, tempo.kwartaal, tempo.kwartaal.jaar + 1
            )
        if tempo.per_kwartaal is not None:
            per = woorden.number(Decimal(tempo.per_kwartaal))
            hoe = f"{afstand} ÷ {tempo.kwartalen} kwartalen, naar boven afgerond"
            getallen.derived(per, hoe)
