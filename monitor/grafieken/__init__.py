"""Charts: data in, SVG or PNG out. Pure of Django; the cache lives in the views.

    >>> svg_inline(grafiek, "smal", "extra-banen-smal")

`data` says what a chart shows; `lijn`, `kolommen`, `meerlijnen`, `opbouw` and `traject` lay it out in px,
`doek` draws it with matplotlib, `svg` writes it for a page or a file. `plaatsing` keeps labels apart.
Who wants the Figure itself: `lijn.lijn(grafiek, formaat)`, `kolommen.kolommen(...)`.
"""

from .data import (
    Einddoel,
    Formaat,
    Kolom,
    Kolomgrafiek,
    Kruispunt,
    Lijngrafiek,
    Meerlijnengrafiek,
    Normpunt,
    Opbouwgrafiek,
    Punt,
    Reeks,
    Trajectgrafiek,
    Verwacht,
)
from .staven import Staaf, Stavengrafiek
from .svg import png_bestand, sleutel, svg_bestand, svg_inline

__all__ = [
    "Einddoel",
    "Formaat",
    "Kolom",
    "Kolomgrafiek",
    "Kruispunt",
    "Lijngrafiek",
    "Meerlijnengrafiek",
    "Normpunt",
    "Opbouwgrafiek",
    "Punt",
    "Reeks",
    "Staaf",
    "Stavengrafiek",
    "Trajectgrafiek",
    "Verwacht",
    "png_bestand",
    "sleutel",
    "svg_bestand",
    "svg_inline",
]
