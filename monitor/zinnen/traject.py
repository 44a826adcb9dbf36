"""What is needed to reach a goal, in words: the answer, the sum, or why there is none.

Every sentence about an invented figure begins with "Voorbeeld:". When the goal is reached
at the pace so far is in `zinnen.vooruitblik`.
"""

from banenafspraak import notatie
from monitor.traject import KWARTALEN_PER_JAAR, Doelsoort, Toestand
from monitor.trajecten import Beletsel, GeenDoel, Traject
from monitor.zinnen.doel import (
    LAATSTE_NORMJAAR,
    gaten_zin,
    laatst_zin,
    niet_omgerekend,
    stand_zin,
    voor_het_begin,
)
from monitor.zinnen.gegeven import leverancier_zin, reden_zin
from monitor.zinnen.trajectwoorden import (
    about,
    decimals,
    goal_word,
    marked,
    number,
    quarters,
    softened,
    thing,
    year_end,
    years,
)
from monitor.zinnen.woorden import getal, met_hoofdletter, moment

VRAAG_EIGEN_DOEL = "Vul hieronder een eigen doel in, of reken met een aantal keer."


# ---- what is needed ------------------------------------------------------------------------


def opening(traject: Traject) -> list[str]:
    """The answer: how much per quarter, or why there is none."""
    if traject.beletsel:
        zinnen = _hindered(traject)
    elif traject.geen_doel:
        zinnen = [*no_goal(traject), VRAAG_EIGEN_DOEL]
    else:
        zinnen = _answer(traject)
    return marked(traject, [zin for zin in zinnen if zin])


def _answer(traject: Traject) -> list[str]:
    tempo = traject.tempo
    if traject.onzeker:
        return ["Of het doel al is bereikt, is niet te zeggen.", softened(traject)]
    match tempo.toestand:
        case Toestand.NODIG:
            wanneer = year_end(traject, tempo.doeljaar)
            doel = number(traject, tempo.doel)
            bereikt = f"Dan is het doel van {doel} {wanneer} bereikt."
            return [_pace_needed(traject), bereikt]
        case Toestand.BEREIKT:
            return ["Het doel is *al bereikt*.", _distance(traject)]
        case Toestand.GEEN_TIJD:
            einde = met_hoofdletter(year_end(traject, tempo.doeljaar))
            return [
                f"{einde} was het doel *niet bereikt*.",
                _distance(traject),
                "Er is daarna geen kwartaal meer over. Kies een later jaar.",
            ]
        case _:
            return [f"Het jaar {tempo.doeljaar} is *al voorbij*. Kies een later jaar."]


def _pace_needed(traject: Traject) -> str:
    """`Er moeten *nog 43 banen per kwartaal* bij, 20 kwartalen lang.`"""
    tempo = traject.nodig
    meer = traject.spoor.meer_is_beter
    if traject.is_stroom:
        return _yearly_pace(traject)
    if traject.jaarlijks and tempo.jaren:
        hoeveel, per = tempo.per_jaar, "jaar"
        beurten, lang = tempo.jaren, years(tempo.jaren)
    else:
        hoeveel, per = tempo.per_kwartaal, "kwartaal"
        beurten, lang = tempo.kwartalen, quarters(tempo.kwartalen)
    werkwoord = "moet" if hoeveel == 1 else "moeten"
    wat = f"{number(traject, hoeveel)} {thing(traject, hoeveel)}".strip()
    kant = "bij" if meer else "af"
    if beurten == 1:
        return f"Er {werkwoord} *nog {wat}* {kant} in {lang}."
    if tempo.afstand < beurten:  # rounded up to 1 it would be far too much
        werkwoord = "moet" if tempo.afstand == 1 else "moeten"
        samen = number(traject, tempo.afstand)
        samen = f"{samen} {thing(traject, tempo.afstand)}".strip()
        return f"Er {werkwoord} *nog {samen}* {kant} in {lang}: minder dan 1 per {per}."
    return f"Er {werkwoord} *nog {wat} per {per}* {kant}, {lang} lang."


def _yearly_pace(traject: Traject) -> str:
    """`Het aantal per jaar moet elk jaar *met 18 omhoog*, 3 jaar lang.`"""
    tempo = traject.nodig
    kant = "omhoog" if traject.spoor.meer_is_beter else "omlaag"
    lang = years(tempo.jaren)
    if tempo.jaren == 1 or tempo.afstand < tempo.jaren:
        samen = f"*met {number(traject, tempo.afstand)} {kant}* in {lang}"
        minder = "" if tempo.jaren == 1 else ": minder dan 1 per jaar"
        return f"Het aantal per jaar moet {samen}{minder}."
    per_jaar = number(traject, tempo.per_jaar)
    return f"Het aantal per jaar moet elk jaar *met {per_jaar} {kant}*, {lang} lang."


def sum_in_words(traject: Traject) -> list[str]:
    """Step by step from the figure to the answer, for who wants to check it."""
    if traject.tempo is None or traject.onzeker:
        return []
    doel = traject.doel
    zinnen = [stand_zin(doel, doel.indicator, plaats=doel.gebied.naam)]
    zinnen += [*_goal(traject), *niet_omgerekend(doel)]
    if doel.stand.benadering:
        zinnen.append(softened(traject))
    if traject.nodig:
        zinnen += [_distance(traject), *_division(traject)]
    return marked(traject, zinnen)


def _goal(traject: Traject) -> list[str]:
    """Where the number to reach comes from."""
    waarde, keuze = traject.doelwaarde, traject.keuze
    doel = number(traject, waarde.waarde)
    wanneer = year_end(traject, keuze.doeljaar).removeprefix("in ")
    match waarde.soort:
        case Doelsoort.EIGEN:
            zinnen = [f"Uw eigen doel voor {wanneer} is *{doel}*."]
            if keuze.factor is not None:
                zinnen.append("U koos ook een aantal keer. Uw eigen doel gaat voor.")
            return zinnen
        case Doelsoort.FACTOR:
            return _times(traject)
        case _:
            woord = goal_word(traject)
            return [f"De {woord} voor {wanneer} is *{doel}*."]


def _times(traject: Traject) -> list[str]:
    """`Verdubbelen gaat over het aantal van eind 2020, ...`, `2 × 608 = *1.216*.`"""
    factor, stand = traject.keuze.factor, traject.doel.stand.waarde
    toen = moment(traject.doel.indicator, traject.doel.kwartaal)
    toen = toen if traject.is_stroom else f"van {toen}"
    naam = "Verdubbelen" if factor == 2 else "Een aantal keer"
    precies = factor * stand
    som = f"{notatie.aantal(factor)} × {number(traject, stand)} = *{number(traject, precies)}*."
    heel = traject.doelwaarde.waarde
    if precies != heel:
        kant = "boven" if heel > precies else "beneden"
        som += f" Naar {kant} afgerond is dat {number(traject, heel)}."
    return [f"{naam} gaat over het aantal {toen}, niet over de norm.", som]


def _distance(traject: Traject) -> str:
    """`Dat zijn er 854 meer.`; of a goal that is reached or missed: by how much."""
    tempo, meer = traject.tempo, traject.spoor.meer_is_beter
    afstand = abs(tempo.afstand)
    if not afstand:
        return "Het aantal is precies gelijk aan het doel."
    is_ = "is" if afstand == 1 else "zijn"
    hoeveel = f"{about(traject)}*{number(traject, afstand)}"
    if tempo.toestand is Toestand.NODIG:
        return f"Dat {is_} er {hoeveel} {'meer' if meer else 'minder'}*."
    if tempo.toestand is Toestand.GEEN_TIJD:
        return f"Er {'was' if afstand == 1 else 'waren'} er {hoeveel} te {'weinig' if meer else 'veel'}*."
    return f"Het {is_} er {hoeveel} {'meer' if meer else 'minder'}* dan het doel."


def _division(traject: Traject) -> list[str]:
    """`854 : 20 kwartalen = 42,7. Naar boven afgerond is dat 43.`"""
    tempo = traject.nodig
    afstand = number(traject, tempo.afstand)
    per_jaar = traject.jaarlijks and tempo.jaren
    if (tempo.jaren if per_jaar else tempo.kwartalen) == 1:
        return []
    if per_jaar:
        exact, heel = tempo.afstand / tempo.jaren, tempo.per_jaar
        som = f"{afstand} : {years(tempo.jaren)} = {decimals(exact)}."
    else:
        exact, heel = tempo.per_kwartaal_exact, tempo.per_kwartaal
        som = f"{afstand} : {quarters(tempo.kwartalen)} = {decimals(exact)}."
    if exact != heel:
        som += f" Naar boven afgerond is dat {notatie.aantal(heel)}."
    zinnen = [som]
    if not per_jaar and tempo.kwartalen >= KWARTALEN_PER_JAAR:
        hoeveel = f"{number(traject, tempo.per_jaar)} {thing(traject, tempo.per_jaar)}"
        zinnen.append(f"In een heel jaar komt dat neer op {hoeveel.strip()}.")
    return zinnen


def assumption(traject: Traject) -> str:
    """What the pace needed rests on."""
    if traject.is_stroom:
        return "Wij nemen aan dat het elk jaar met hetzelfde aantal verandert."
    per = "jaar" if traject.jaarlijks else "kwartaal"
    kant = "bij komen" if traject.spoor.meer_is_beter else "af gaan"
    zin = f"Wij nemen aan dat er elk {per} evenveel {kant}."
    if traject.jaarlijks:
        return zin
    return f"{zin} In het echt verschilt dat per seizoen."


# ---- why there is nothing to work out ------------------------------------------------------


def _hindered(traject: Traject) -> list[str]:
    doel = traject.doel
    stand, indicator = doel.stand, doel.indicator
    match traject.beletsel:
        case Beletsel.TE_KLEIN:
            return [
                f"Het aantal is te klein om te tonen: *{getal(stand, indicator)}*.",
                "Daarom rekenen we er niet mee. Zo is niemand te herkennen.",
            ]
        case Beletsel.NIET_GETOOND:
            return [
                "Het aantal wordt *niet getoond*. Daarom rekenen we er niet mee.",
                "Anders is een te klein aantal te berekenen.",
            ]
        case Beletsel.ONVOLLEDIG:
            return [gaten_zin(stand, "Het aantal"), "Daarom rekenen we er niet mee."]
        case Beletsel.JAAR_LOOPT:
            return [
                "Dit wordt over een heel jaar geteld.",
                f"Het jaar {doel.kwartaal.jaar} is in dit kwartaal *nog niet om*.",
            ]
        case Beletsel.MEER_JAREN:
            return [
                "Het cijfer gaat over meer dan één jaar. Daarmee kunnen we niet rekenen."
            ]
        case _:
            return _unknown(traject)


def _unknown(traject: Traject) -> list[str]:
    doel = traject.doel
    if begin := voor_het_begin(doel.indicator, doel.kwartaal):
        return [begin]
    wanneer = moment(doel.indicator, doel.kwartaal)
    zinnen = [f"Het aantal {wanneer} in {doel.gebied.naam} is *niet bekend*."]
    if traject.jaarlijks and not doel.kwartaal.is_jaareinde:
        zinnen = ["Dit wordt één keer per jaar geteld, op 31 december."]
    zinnen.append(reden_zin(doel))
    zinnen.append("Daarom kunnen we niet uitrekenen wat er nodig is.")
    if doel.laatst:
        zinnen.append(laatst_zin(doel.laatst, doel.indicator))
    if not traject.jaarlijks or doel.kwartaal.is_jaareinde:
        zinnen.append(leverancier_zin(doel))
    return zinnen


def no_goal(traject: Traject) -> list[str]:
    """Why there is no number to reach."""
    jaar = traject.keuze.doeljaar
    woord = goal_word(traject)
    match traject.geen_doel:
        case GeenDoel.NA_DE_NORMEN:
            return [
                f"Voor de jaren na {LAATSTE_NORMJAAR} is *geen norm bekend*.",
                "Het landelijke doel blijft 125.000 extra banen.",
            ]
        case GeenDoel.NORM_NUL:
            return [f"De {woord} voor eind {jaar} is *0*. Er is dus niets om te halen."]
        case GeenDoel.ONVOLLEDIG:
            return [
                gaten_zin(traject.norm, f"De {woord}"),
                "Daarom rekenen we er niet mee.",
            ]
        case GeenDoel.ANDER_GEBIED:
            return [
                f"De {woord} en het aantal gaan niet over hetzelfde gebied.",
                "Daarom rekenen we er niet mee.",
            ]
        case GeenDoel.FACTOR_VAN_NIETS:
            stand = number(traject, traject.doel.stand.waarde)
            return [
                f"Het aantal is {stand}. Dat kunt u niet een aantal keer zo groot maken."
            ]
        case _:
            wanneer = year_end(traject, jaar).removeprefix("in ")
            return [f"Voor {wanneer} is *geen {woord} bekend*."]
