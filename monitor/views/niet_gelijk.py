"""The part of a page about figures that look alike and are not."""

from collections.abc import Iterable

from monitor.bronnenlijst import Bronnenlijst
from monitor.niet_gelijk import Getoond, NietGelijk
from monitor.zinnen import getal, met_hoofdletter
from monitor.zinnen.niet_gelijk import conclusion, explanation


def alike_rows(
    paren: Iterable[NietGelijk], bronnen: Bronnenlijst, *, met_gebied: bool = False
) -> list[dict]:
    """What components/niet_gelijk.html shows; the sources join the list of the page."""
    rijen = []
    for paar in paren:
        bronnen.links(paar.een.waarde, paar.ander.waarde)
        rijen.append(
            {
                "een": _number(paar.een, aan_het_begin=not met_gebied),
                "ander": _number(paar.ander),
                "slot": conclusion(paar),
                "uitleg": explanation(paar),
                "waar": paar.een.gebied.naam if met_gebied else "",
            }
        )
    return rijen


def _number(getoond: Getoond, *, aan_het_begin: bool = False) -> dict:
    tekst = getal(getoond.waarde, getoond.indicator)
    return {
        "tekst": met_hoofdletter(tekst) if aan_het_begin else tekst,
        "url": getoond.url,
    }
