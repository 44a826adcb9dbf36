"""Which steps are taken: measures, and what organisations explain with their figures."""

from monitor.antwoorden.antwoord import Antwoord, Woord, Zin
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import Vraag
from monitor.duidingen import quotes_of_figure, quotes_of_goal
from monitor.zinnen import maatregel as woorden
from monitor.zinnen import vraag as titels


def steps_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """What is done about it, and by whom."""
    duidingen = [q for d in stof.pagina.doelen for q in quotes_of_goal(d)]
    duidingen += [q for g in stof.pagina.gegevens for q in quotes_of_figure(g)]
    naam = stof.name(stof.gebied)
    tekst = woorden.summary(stof.maatregelen, stof.gebied, naam)
    return Antwoord(
        vraag=vraag,
        titel=titels.title(vraag.code, naam, stof.kwartaal),
        woord=Woord.GEEN if stof.maatregelen else Woord.WETEN_WE_NIET,
        zinnen=tuple(Zin(zin) for zin in tekst),
        gebied=stof.gebied,
        duidingen=tuple(dict.fromkeys(duidingen)),
        maatregelen=stof.maatregelen,
        stukken=stof.stukken,
    )
