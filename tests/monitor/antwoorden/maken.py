"""Material for answers without a database: goals and figures as the reader makes them."""

import datetime

from banenafspraak.kwartaal import Kwartaal
from monitor.antwoorden.maken import answer
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import VRAGEN
from monitor.overzichten import Gegeven, Pagina
from tests.monitor.maken import make_gebied, make_indicator, make_waarde
from tests.rekengebieden import INDICATOREN

LAND = make_gebied("Nederland", "land", 100)
REGIO = make_gebied("Gooi en Vechtstreek", "arbeidsmarktregio", 1)
GEMEENTE = make_gebied("Hilversum", "gemeente", 2)
VANDAAG = datetime.date(2026, 11, 22)


def make_stof(*doelen, gebied=REGIO, kwartaal="2020-K4", vandaag=VANDAAG, **velden):
    """The material about `gebied`, with these goals on its page.

    `naast`: goals of larger areas; `gegevens`: figures without a norm; the rest goes to Stof.
    """
    k = Kwartaal.lees(kwartaal)
    naast = {}
    for doel in velden.pop("naast", ()):
        naast.setdefault(doel.indicator.code, []).append(doel)
    pagina = Pagina(
        gebied=gebied,
        kwartaal=k,
        nieuwste=Kwartaal.lees("2021-K1"),
        land=LAND,
        toekomst=k.peildatum > vandaag,
        regio=REGIO if gebied == GEMEENTE else None,
        doelen=tuple(doelen),
        naast={code: tuple(rij) for code, rij in naast.items()},
        gegevens=tuple(velden.pop("gegevens", ())),
    )
    indicatoren = {code: make_indicator(code) for code in INDICATOREN}
    return Stof(pagina, vandaag, indicatoren, **velden)


def make_gegeven(code, waarde, kwartaal="2020-K4", gebied=REGIO, delen=(), **velden):
    """A figure without a norm; None as `waarde`: only parts."""
    return Gegeven(
        indicator=make_indicator(code),
        gebied=gebied,
        kwartaal=Kwartaal.lees(kwartaal),
        totaal=make_waarde(waarde, **velden),
        delen=tuple(delen),
    )


def answers(stof):
    """The answer to every question, in the order of the list."""
    return [answer(vraag, stof) for vraag in VRAGEN]


def text(zinnen):
    """The sentences as a reader sees them."""
    return [zin.tekst.replace("*", "") for zin in zinnen]
