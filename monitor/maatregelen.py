"""Measures and council documents as the components print them.

Value objects in, dicts out; the list of sources of the page hands out the anchors.
"""

from collections.abc import Iterable

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Bron
from monitor.adressen import indicator_url
from monitor.bronnenlijst import Bronnenlijst
from monitor.overzichten.maatregelen import Stap, Stuk
from monitor.zinnen import maatregel as zinnen
from monitor.zinnen.woorden import met_hoofdletter
from regio.models import Gebied


def grouped(regels: Iterable[Stap | Stuk], gebied: Gebied) -> list[tuple[Gebied, list]]:
    """Per area, that of the page first, then larger areas, then smaller ones, by name."""
    per_gebied: dict[Gebied, list] = {}
    for regel in regels:
        per_gebied.setdefault(regel.gebied, []).append(regel)
    volgorde = sorted(
        per_gebied, key=lambda g: (g != gebied, g.rang > gebied.rang, g.rang, g.naam)
    )
    return [(g, per_gebied[g]) for g in volgorde]


def step_row(stap: Stap, kwartaal: Kwartaal, bronnen: Bronnenlijst) -> dict:
    """The input `m` of components/maatregel.html."""
    regels = [zinnen.standing(stap), *zinnen.timing(stap), zinnen.owner(stap)]
    return {
        "titel": stap.titel,
        "tekst": stap.omschrijving,
        "regels": [*filter(None, [*regels, zinnen.plan(stap)])],
        "later": zinnen.later(stap, kwartaal),
        "over": _subjects(stap),
        "bron": _source(stap.bron, bronnen),
    }


def document_row(stuk: Stuk, kwartaal: Kwartaal, bronnen: Bronnenlijst) -> dict:
    """The input `r` of components/raadsstuk.html."""
    return {
        "titel": stuk.titel,
        "url": stuk.url,
        "regel": zinnen.document_line(stuk),
        "partijen": zinnen.parties(stuk),
        "tekst": stuk.omschrijving,
        "later": zinnen.later(stuk, kwartaal),
        "over": _subjects(stuk),
        "bron": _source(stuk.bron, bronnen),
    }


def step_groups(
    stappen: Iterable[Stap], gebied: Gebied, kwartaal: Kwartaal, bronnen: Bronnenlijst
) -> list[dict]:
    """Per area a heading and the inputs of components/maatregel.html."""
    return [
        {
            "kop": met_hoofdletter(eigenaar.aanduiding),
            "maatregelen": [step_row(s, kwartaal, bronnen) for s in deel],
        }
        for eigenaar, deel in grouped(stappen, gebied)
    ]


def document_rows(
    stukken: Iterable[Stuk], kwartaal: Kwartaal, bronnen: Bronnenlijst
) -> list[dict]:
    """The inputs of components/raadsstuk.html, in the order of `stukken`."""
    return [document_row(s, kwartaal, bronnen) for s in stukken]


def _subjects(regel: Stap | Stuk) -> list[dict]:
    return [{"tekst": i.naam, "url": indicator_url(i)} for i in regel.indicatoren]


def _source(bron: Bron | None, bronnen: Bronnenlijst) -> dict | None:
    return bron and {"tekst": bron.korte_titel, "anker": bronnen.anker(bron)}
