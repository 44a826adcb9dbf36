"""From a question to its answer."""

from collections.abc import Callable
from dataclasses import replace

from monitor.antwoorden.antwoord import Antwoord, Woord, Zin
from monitor.antwoorden.meer import (
    added_answer,
    alike_answer,
    contracts_answer,
    known_people_answer,
    own_goal_answer,
)
from monitor.antwoorden.nodig import doubling_answer, needed_answer
from monitor.antwoorden.norm import employer_answer, norm_answer
from monitor.antwoorden.stappen import steps_answer
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import Vraag
from monitor.overzichten.maatregelen import Stap
from monitor.zinnen import vraag as titels

_MAKERS: dict[str, Callable[[Vraag, Stof], Antwoord]] = {
    "haalt-de-taakstelling-banenafspraak": norm_answer,
    "haalt-de-taakstelling-beschut-werk": norm_answer,
    "hoe-staat-de-gemeente-zelf": employer_answer,
    "hoeveel-plekken-erbij": added_answer,
    "wat-is-er-nodig": needed_answer,
    "verdubbelen": doubling_answer,
    "schepje-erbovenop": own_goal_answer,
    "doelgroep-in-beeld": known_people_answer,
    "welke-stappen": steps_answer,
    "vaste-contracten": contracts_answer,
    "vergelijkbare-gemeenten": alike_answer,
}


def answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """The answer about the area of `stof`, which must exist in its quarter."""
    if not vraag.stands_on(stof.indicatoren):
        return _not_on_this_site(vraag, stof)
    antwoord = _MAKERS[vraag.code](vraag, stof)
    if vraag.ja_nee:
        return replace(antwoord, maatregelen=_measures_about(vraag, stof))
    return antwoord


def _measures_about(vraag: Vraag, stof: Stof) -> tuple[Stap, ...]:
    """What is done about the subjects of the question, where the measures were read."""
    codes = set(vraag.indicatoren)
    return tuple(
        stap
        for stap in stof.maatregelen
        if codes & {indicator.code for indicator in stap.indicatoren}
    )


def _not_on_this_site(vraag: Vraag, stof: Stof) -> Antwoord:
    """A site may have other indicators than those that ship."""
    titel = titels.title_for(
        vraag.code, stof.gebied, stof.name(stof.gebied), stof.kwartaal
    )
    zin = Zin("Dit onderwerp staat niet op deze site.")
    return Antwoord(vraag, titel, Woord.WETEN_WE_NIET, (zin,), stof.gebied)
