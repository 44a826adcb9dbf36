"""Sentences about time: quarters to come, changes on before, and time after time."""

import datetime
from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten.waarden import Doel
from monitor.signalen import JAAREINDEN_OP_RIJ, Structureel
from monitor.zinnen.woorden import moment, telwoord


def toekomst_zin(kwartaal: Kwartaal, vandaag: datetime.date) -> str:
    """A quarter that is not over has no figures yet."""
    if (vandaag.year, (vandaag.month + 2) // 3) == (kwartaal.jaar, kwartaal.nummer):
        return f"Het {kwartaal.label} is nog niet voorbij. Cijfers komen een paar maanden later."
    return f"Het {kwartaal.label} moet nog komen. Er zijn dus nog geen cijfers."


def verander_zinnen(doel: Doel) -> str:
    """The change on a year ago and, in K1-K3 too telling, on the quarter before (rule 3)."""
    zinnen = [
        _verander_zin(doel, doel.verschil_jaar, doel.kwartaal.jaar_eerder())
        or _verander_onbekend(doel)
    ]
    if doel.indicator.frequentie == "kwartaal" and doel.indicator.aard != "stroom":
        zinnen.append(
            _verander_zin(doel, doel.verschil_kwartaal, doel.kwartaal.vorige())
        )
    *eerder, laatste = [zin for zin in zinnen if zin] or [""]
    return ". ".join([*(zin.rstrip(".") for zin in eerder), laatste])


def _verander_onbekend(doel: Doel) -> str:
    """Why the question "how many more in the past year" has no answer."""
    toen = doel.jaar_eerder
    bekend = doel.stand and doel.stand.bekend and not doel.stand.ontbreekt
    if not (bekend and doel.kwartaal.is_jaareinde) or doel.indicator.aard == "stroom":
        return ""
    if toen and toen.bekend:
        return ""
    if toen and toen.neutraal:
        return f"Het aantal van eind {doel.kwartaal.jaar - 1} wordt niet getoond"
    if toen and toen.te_klein:
        return f"Het aantal van eind {doel.kwartaal.jaar - 1} is te klein om te tonen"
    return (
        f"Hoeveel er in {doel.kwartaal.jaar} bijkwamen, is niet bekend: "
        f"het aantal van eind {doel.kwartaal.jaar - 1} kennen wij niet."
    )


def _verander_zin(doel: Doel, verschil: Decimal | None, eerder: Kwartaal | None) -> str:
    """`46 mensen meer dan eind 2018`."""
    if verschil is None or eerder is None:
        return ""
    toen = moment(doel.indicator, eerder)
    if verschil == 0:
        return f"Evenveel als {toen}"
    richting = "meer" if verschil > 0 else "minder"
    wat = telwoord(doel.indicator, abs(verschil))
    return f"{notatie.aantal(abs(verschil))} {wat} {richting} dan {toen}"


def structureel_zin(uitkomst: Structureel, naam: str) -> str:
    """Whether the norm is missed time after time, with its definition in the sentence."""
    match uitkomst:
        case Structureel.JA_JAAREINDEN:
            return (
                f"{naam} zat aan het eind van {JAAREINDEN_OP_RIJ} jaren na elkaar onder de norm. "
                "Dat noemen we structureel."
            )
        case Structureel.JA_KWARTALEN:
            return (
                f"{naam} lag vier kwartalen na elkaar achter op het rekenpad. "
                "Dat noemen we structureel."
            )
        case Structureel.NEE:
            return f"{naam} zat niet twee jaren na elkaar onder de norm."
        case _:
            return (
                "Of de norm structureel niet wordt gehaald, kunnen wij niet zeggen. "
                "Daarvoor kennen wij te weinig jaren."
            )
