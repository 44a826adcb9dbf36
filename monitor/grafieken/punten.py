"""How a point of a line is drawn: by whether it was published, worked out or invented."""

from .data import Punt
from .doek import Tekening


def zet_punt(tekening: Tekening, punt: Punt, x: float, y: float, straal: float) -> None:
    """A dot; a ring with a core for what was worked out, an open one for an example."""
    if punt.soort == "voorbeeld":
        tekening.cirkel("g-punt--voorbeeld", x, y, straal - 0.5)
    elif punt.soort == "afgeleid":
        tekening.cirkel("g-afgeleid", x, y, straal)
        tekening.cirkel("g-kern", x, y, straal * 0.42)
    else:
        tekening.cirkel("g-punt", x, y, straal)
