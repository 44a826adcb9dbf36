"""The words of a status, beside the icon of a card or in a row of a table."""

from monitor.voortgang import Status, Voortgang
from monitor.zinnen.afstand import procent_tekst
from monitor.zinnen.woorden import GEEN_NORM, NIET_BEKEND, NIET_GETOOND, NORM_IS_NUL


def status_tekst(voortgang: Voortgang) -> str:
    """The words beside the status icon."""
    procent = procent_tekst(voortgang)
    deel = f": {procent}" if procent else ""
    match voortgang.status:
        case Status.GEHAALD:
            return f"Gehaald{deel}"
        case Status.NIET_GEHAALD:
            return f"Niet gehaald{deel}"
        case Status.OP_KOERS:
            return f"Op koers{deel} van de norm voor eind {voortgang.kwartaal.jaar}"
        case Status.ACHTER:
            return f"Achter op het rekenpad{deel} van de norm voor eind {voortgang.kwartaal.jaar}"
        case Status.GEEN_OORDEEL:
            nog = "Geen" if voortgang.kwartaal.is_jaareinde else "Nog geen"
            return f"{nog} oordeel{deel}"
        case Status.GEEN_NORM:
            return "Geen norm bekend"
        case Status.NORM_NUL:
            return "De norm is 0"
        case Status.ONVOLLEDIG:
            return "Niet volledig, geen oordeel"
        case Status.TE_KLEIN:
            return "Te klein om te tonen"
        case Status.NIET_GETOOND:
            return "Niet getoond"
        case _:
            return "Geen uitspraak mogelijk"


_KORT = {
    Status.GEHAALD: "gehaald",
    Status.NIET_GEHAALD: "niet gehaald",
    Status.OP_KOERS: "op koers",
    Status.ACHTER: "achter op het rekenpad",
    Status.GEEN_OORDEEL: "geen oordeel",
    Status.GEEN_NORM: GEEN_NORM,
    Status.NORM_NUL: NORM_IS_NUL,
    Status.NIET_BEKEND: NIET_BEKEND,
    Status.ONVOLLEDIG: "niet volledig",
    Status.TE_KLEIN: "te klein om te tonen",
    Status.NIET_GETOOND: NIET_GETOOND,
}


def status_kort(voortgang: Voortgang) -> str:
    """The status in a table row."""
    return _KORT[voortgang.status]
