"""Which steps are taken: measures, and what the organisations explain with their figures."""

from monitor.antwoorden.antwoord import Antwoord, Woord
from monitor.antwoorden.getallen import Getallen
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import Vraag
from monitor.duidingen import quotes_of_figure, quotes_of_goal
from monitor.zinnen import vraag as titels


def steps_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """What is done about it, by whom (inventaris row 32)."""
    duidingen = [q for d in stof.pagina.doelen for q in quotes_of_goal(d)]
    duidingen += [q for g in stof.pagina.gegevens for q in quotes_of_figure(g)]
    return Antwoord(
        vraag=vraag,
        titel=titels.title(vraag.code, stof.name(stof.gebied), stof.kwartaal),
        woord=Woord.WETEN_WE_NIET,
        zinnen=Getallen().sentences(["Stappen zijn niet bekend."]),
        gebied=stof.gebied,
        duidingen=tuple(dict.fromkeys(duidingen)),
    )
