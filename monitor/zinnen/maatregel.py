"""Sentences about measures and council documents (B1). Never a name of a person."""

from collections import Counter
from collections.abc import Sequence

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Maatregel, Raadsstuk
from monitor.overzichten.maatregelen import Dag, Stap, Stuk
from monitor.zinnen.antwoord import ask_for
from monitor.zinnen.woorden import met_hoofdletter, opsomming
from regio.models import Gebied, Soort

_STAND = {
    Maatregel.Stand.GEVRAAGD: "gevraagd, er is nog geen besluit",
    Maatregel.Stand.VOORGENOMEN: "voorgenomen",
    Maatregel.Stand.LOOPT: "loopt",
    Maatregel.Stand.AFGEROND: "afgerond",
    Maatregel.Stand.GESTOPT: "gestopt",
    Maatregel.Stand.ONBEKEND: "niet bekend",
}


def day(dag: Dag) -> str:
    """`20 november 2019`, `augustus 2018`, `2021`."""
    return notatie.datum_zo_precies(dag.datum, dag.precies)


# ---- one measure ---------------------------------------------------------------------------


def step_sentences(stap: Stap, kwartaal: Kwartaal) -> list[str]:
    """Everything a text without a layout says of one measure, as a letter prints it."""
    regels = [stap.omschrijving, standing(stap), *timing(stap), owner(stap)]
    return [*filter(None, [*regels, plan(stap), later(stap, kwartaal)])]


def standing(stap: Stap) -> str:
    """`Stand: voorgenomen.`"""
    return f"Stand: {_STAND.get(stap.stand, stap.stand)}."


def timing(stap: Stap) -> list[str]:
    """`Begin: augustus 2018.` and `Eind: 2022.`, as far as known."""
    zinnen = []
    if stap.begonnen:
        zinnen.append(f"Begin: {day(stap.begonnen)}.")
    if stap.eind:
        zinnen.append(f"Eind: {day(stap.eind)}.")
    return zinnen


def owner(stap: Stap) -> str:
    """`Wie dit doet: gemeente Hilversum.`; of a wish, who should do it or asks for it."""
    if stap.stand == Maatregel.Stand.GEVRAAGD:
        return f"Om wie het gaat: {stap.eigenaar}."
    return f"Wie dit doet: {stap.eigenaar}."


def plan(stap: Stap) -> str:
    """`Uit het plan: Actieplan Banenafspraak 2021-2022.`"""
    return f"Uit het plan: {stap.plan}." if stap.plan else ""


def later(regel: Stap | Stuk, kwartaal: Kwartaal) -> str:
    """That it is of after the quarter on screen: `Dit is van na eind 2019.`"""
    return f"Dit is van na {kwartaal.einde_label}." if regel.na_peildatum else ""


# ---- many measures -------------------------------------------------------------------------


def summary(stappen: Sequence[Stap], gebied: Gebied, naam: str) -> list[str]:
    """How many measures are known of the area itself (`naam`), and of those around it.

    `Wij kennen 7 maatregelen van Hilversum en 7 van de regio Gooi en Vechtstreek.`
    """
    telling = Counter(stap.gebied for stap in stappen)
    eigen = telling.pop(gebied, 0)
    rond = [f"{notatie.aantal(n)} van {wie}" for wie, n in _around(telling, gebied)]
    if not stappen:
        return [f"Welke stappen {naam} zet, is bij ons niet bekend.", *ask_for(gebied)]
    if eigen:
        return [f"Wij kennen {opsomming([f'{_count(eigen)} van {naam}', *rond])}."]
    return [
        f"Van {naam} zelf kennen wij geen maatregelen.",
        f"Wij kennen er wel {opsomming(rond)}.",
    ]


def _around(telling: Counter, gebied: Gebied) -> list[tuple[str, int]]:
    """Larger areas by name; what the area is made of as one."""
    groter = sorted(
        (g for g in telling if g.rang < gebied.rang), key=lambda g: (g.rang, g.naam)
    )
    delen = [(_called(g), telling[g]) for g in groter]
    kleiner = sum(n for g, n in telling.items() if g not in groter)
    return delen + ([("gemeenten daarin", kleiner)] if kleiner else [])


def _called(gebied: Gebied) -> str:
    regio = gebied.soort == Soort.REGIO
    return f"de {gebied.aanduiding}" if regio else gebied.aanduiding


def _count(aantal: int) -> str:
    woord = "maatregel" if aantal == 1 else "maatregelen"
    return f"{notatie.aantal(aantal)} {woord}"


# ---- council documents -----------------------------------------------------------------------


def document_line(stuk: Stuk) -> str:
    """`Collegebrief, commissie Werk en inkomen Groningen, 20 november 2019.`"""
    return met_hoofdletter(f"{stuk.soort}, {stuk.gremium}, {day(stuk.op)}.")


def parties(stuk: Stuk) -> str:
    """`Bespreking gevraagd door PvdA, SP en 100% Groningen.`"""
    if not stuk.partijen:
        return ""
    vragen = stuk.soort == Raadsstuk.Soort.VRAGEN
    wat = "Gesteld door" if vragen else "Bespreking gevraagd door"
    return f"{wat} {opsomming(stuk.partijen)}."


def document_sentences(stuk: Stuk, kwartaal: Kwartaal) -> list[str]:
    """Everything a text without a layout says of one document, after its title."""
    regels = [document_line(stuk), parties(stuk), stuk.omschrijving]
    return [*filter(None, [*regels, later(stuk, kwartaal)])]
