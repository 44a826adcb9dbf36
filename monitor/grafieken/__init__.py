"""Charts: data in, SVG or PNG out. Pure of Django; the cache lives in the views.

    >>> svg_inline(grafiek, "smal", "extra-banen-smal")

`data` says what a chart shows, `lijn` and `kolommen` lay it out in px, `doek` draws it
with matplotlib, `svg` writes it for a page or a file. `plaatsing` keeps labels apart.
"""

from matplotlib.figure import Figure

from .data import Formaat, Kolom, Kolomgrafiek, Lijngrafiek, Normpunt, Punt
from .doek import figuur
from .svg import png_bestand, sleutel, svg_bestand, svg_inline, teken

__all__ = [
    "Formaat",
    "Kolom",
    "Kolomgrafiek",
    "Lijngrafiek",
    "Normpunt",
    "Punt",
    "kolommen_figuur",
    "lijn_figuur",
    "png_bestand",
    "sleutel",
    "svg_bestand",
    "svg_inline",
]
