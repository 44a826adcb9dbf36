"""What the tests of every kind of chart ask of a drawing: which shapes and words are in it,
and whether they lie on the sheet and apart."""

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from monitor.grafieken import svg
from monitor.grafieken.doek import Tekst, figuur
from monitor.grafieken.plaatsing import Vak


def vormen(grafiek, klasse, formaat="breed"):
    """The shapes of exactly this class."""
    return [
        v
        for v in svg.teken(grafiek, formaat).vormen
        if not isinstance(v, Tekst) and v.klasse == klasse
    ]


def tekst_van(grafiek, formaat="breed"):
    """All words of a drawing."""
    return " ".join(t.regel.tekst for t in svg.teken(grafiek, formaat).teksten)


def vakken_zoals_getekend(fig):
    """(text, box of its ink) as the renderer measures it: an independent check on our own table.

    Not `get_window_extent`: that box has the full line height of the font.
    """
    renderer = FigureCanvasAgg(fig).get_renderer()
    hoogte = fig.get_size_inches()[1] * fig.dpi
    for artist in (a for a in fig.get_children() if isinstance(a, Text)):
        breed, hoog, onder = renderer.get_text_width_height_descent(
            artist.get_text(), artist.get_fontproperties(), False
        )
        x, y = artist.get_transform().transform(artist.get_position())
        links = x - breed * {"left": 0, "center": 0.5, "right": 1}[artist.get_ha()]
        y = hoogte - y
        yield artist.get_text(), Vak(links, y - hoog + onder, links + breed, y + onder)


def assert_labels_inside_and_apart(grafiek, formaat, met_titel=False, speling=0.5):
    """No word off the sheet, none on another; `speling`: px that may touch."""
    tekening = svg.teken(grafiek, formaat, met_titel)
    vakken = list(vakken_zoals_getekend(figuur(tekening)))
    blad = Vak(0, 0, tekening.breedte, tekening.hoogte).ruimer(0.5)
    assert [tekst for tekst, vak in vakken if not vak.ligt_in(blad)] == []
    raken = [
        (a, b)
        for (a, vak_a), (b, vak_b) in combinations(vakken, 2)
        if vak_a.ruimer(-speling).raakt(vak_b)
    ]
    assert raken == []


def assert_shapes_inside(grafiek, formaat):
    """No shape off the sheet, whole or in parts."""
    tekening = svg.teken(grafiek, formaat)
    for vorm in tekening.vormen:
        punten = () if isinstance(vorm, Tekst) else (*vorm.punten, *sum(vorm.delen, ()))
        for x, y in punten:
            assert vorm.straal <= x <= tekening.breedte - vorm.straal
            assert vorm.straal <= y <= tekening.hoogte - vorm.straal
