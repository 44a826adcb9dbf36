"""Maps: areas in, SVG or PNG out. Pure of Django; the cache lives in monitor/kaarten.py.

`data` says what a map shows, `cirkels` pushes circles apart, `namen` finds room for names,
`indeling` puts both on a sheet, `vormen`, `sleutel` and `tekenen` draw it, `svg` writes it.
"""

from monitor.kaart.data import Kaart, Klasse, Vlek
from monitor.kaart.svg import png_bestand, sleutel, svg_bestand, svg_inline

__all__ = [
    "Kaart",
    "Klasse",
    "Vlek",
    "png_bestand",
    "sleutel",
    "svg_bestand",
    "svg_inline",
]
