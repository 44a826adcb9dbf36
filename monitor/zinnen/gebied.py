"""Sentences about areas themselves: ended, not yet begun, found by name. Plain Dutch (B1)."""

from collections.abc import Iterable

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from monitor.zinnen import opsomming
from regio.atlas import Atlas
from regio.models import Gebied, Soort

KOPPEN = {
    Soort.LAND: "Nederland",
    Soort.PROVINCIE: "Provincies",
    Soort.REGIO: "Arbeidsmarktregio’s",
    Soort.CLUSTER: "Samenwerking van gemeenten",
    Soort.GEMEENTE: "Gemeenten",
}


def ended_sentences(
    atlas: Atlas, gebied: Gebied, opvolgers: Iterable[Gebied]
) -> list[str]:
    """`De gemeente Bussum bestaat sinds 1 januari 2016 niet meer. Zij hoort nu bij ...`"""
    opvolgers = list(opvolgers)
    dag = notatie.datum(gebied.geldig_tot)
    if not opvolgers:
        wat = gebied.aanduiding
        if gebied.soort == Soort.CLUSTER:
            wat = f"samenwerking {gebied.naam}"
        return [f"De {wat} bestaat sinds {dag} niet meer."]
    namen = opsomming([g.naam for g in opvolgers])
    if atlas.was_split(gebied):
        return [
            f"De {gebied.aanduiding} is op {dag} gesplitst. Delen ervan horen nu bij "
            f"{_holders(atlas, gebied, namen)}.",
            f"Met de grenzen van nu staan haar cijfers helemaal bij {namen}."
            if atlas.grens
            else "Cijfers van vroeger zijn niet over die gemeenten verdeeld.",
        ]
    return [
        f"De {gebied.aanduiding} bestaat sinds {dag} niet meer. Zij hoort nu bij {namen}."
    ]


def _holders(atlas: Atlas, gebied: Gebied, namen: str) -> str:
    """Who holds a piece: within borders of now only one of them bears the figures."""
    if not atlas.grens:
        return namen
    stukken = atlas.final_successors(gebied, atlas.grens)
    return opsomming([g.naam for g in stukken])


def not_yet_sentences(gebied: Gebied, voorgangers: Iterable[Gebied]) -> list[str]:
    """`De gemeente Gooise Meren bestaat sinds 1 januari 2016. Daarvoor waren er ...`"""
    voorgangers = list(voorgangers)
    zin = f"De {gebied.aanduiding} bestaat sinds {notatie.datum(gebied.geldig_van)}."
    if not voorgangers:
        return [zin]
    namen = opsomming([g.naam for g in voorgangers])
    if len(voorgangers) > 1:
        return [zin, f"Daarvoor waren er de gemeenten {namen}."]
    return [zin, f"Daarvoor was er de gemeente {namen}."]


# ---- search ------------------------------------------------------------------------


def found_sentence(vraag: str, aantal: int, meer: bool) -> str:
    """`Bij ‘groningen’ horen 3 gebieden.`"""
    if meer:
        return (
            f"Bij ‘{vraag}’ horen meer dan {aantal} gebieden. Typ een langer stuk van de naam, "
            "dan vindt u sneller wat u zoekt."
        )
    if aantal == 1:
        return f"Bij ‘{vraag}’ hoort 1 gebied."
    return f"Bij ‘{vraag}’ horen {aantal} gebieden."


def not_found_sentence(vraag: str) -> str:
    """Nothing bears this name, nor holds it."""
    return f"We vonden geen gemeente, regio of onderwerp met ‘{vraag}’."


def own_link(gebied: Gebied, kwartaal: Kwartaal) -> str:
    """`Bussum, 4e kwartaal 2015`."""
    return f"{gebied.naam}, {kwartaal.label}"
