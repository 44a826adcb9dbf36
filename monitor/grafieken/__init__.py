"""Charts: data in, SVG or PNG out. Pure of Django; the cache lives in the views.

    >>> svg_inline(grafiek, "smal", "extra-banen-smal")

`data` says what a chart shows; `lijn`, `kolommen`, `meerlijnen` and `opbouw` lay it out in px,
`doek` draws it with matplotlib, `svg` writes it for a page or a file. `plaatsing` keeps labels apart.
Who wants the Figure itself: `lijn.lijn(grafiek, formaat)`, `kolommen.kolommen(...)`.
"""

from .data import (
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
)
from .staven import Staaf, Stavengrafiek
from .svg import png_bestand, sleutel, svg_bestand, svg_inline

__all__ = [
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
    "png_bestand",
    "sleutel",
    "svg_bestand",
    "svg_inline",
]
