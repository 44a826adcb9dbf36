"""From a question to its answer."""

from collections.abc import Callable

from monitor.antwoorden.antwoord import Antwoord
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
from monitor.antwoorden.vragen import VRAGEN, Vraag

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
    """The answer to one question about the area of `stof`, which must exist in its quarter."""
    return _MAKERS[vraag.code](vraag, stof)


def answers(stof: Stof) -> list[Antwoord]:
    """Every question, in the order of the list."""
    return [answer(vraag, stof) for vraag in VRAGEN]
