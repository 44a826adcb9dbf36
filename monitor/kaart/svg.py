"""From a map to what is sent: SVG inside a page, SVG and PNG as files, and its key.

The drawing goes through matplotlib and is cleaned like a chart (monitor/grafieken/svg.py).
In a page every area is a link; a pointer shows what is said of it.
"""

import hashlib
from dataclasses import astuple
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

import matplotlib

from monitor.grafieken import stijl
from monitor.grafieken.doek import figuur
from monitor.grafieken.plaatsing import schone_tekst
from monitor.grafieken.svg import (
    VOORVOEGSEL,
    benoem,
    elementen_met_groep,
    kort,
    schrijf,
    schrijf_png,
    schrijf_svg,
)
from monitor.kaart.data import Formaat, Kaart
from monitor.kaart.tekenen import OOK, teken

VERSIE = 4  # raise it when a drawing changes while its data do not


def sleutel(kaart: Kaart, formaat: str) -> str:
    """Changes with every value shown, with the way of drawing, and with nothing else."""
    tekenwijze = (VERSIE, matplotlib.__version__, stijl.FAMILIE, formaat)
    inhoud = repr((*tekenwijze, astuple(kaart)))
    return hashlib.sha256(inhoud.encode()).hexdigest()[:32]


def svg_inline(kaart: Kaart, formaat: Formaat, voorvoegsel: str) -> str:
    """The map for inside a page. `voorvoegsel` makes the two ids unique in the page.

    An image may hold no links for a screen reader; a group may. The same links stand in
    the table beside the map, so the Tab key passes over these.
    """
    if not VOORVOEGSEL.fullmatch(voorvoegsel):
        raise ValueError(f"'{voorvoegsel}' kan geen begin van een id zijn.")
    tekening = teken(kaart, formaat)
    met_links = any(v.url for v in kaart.vlekken)
    kop = {
        "class": formaat,
        "viewBox": f"0 0 {kort(tekening.breedte)} {kort(tekening.hoogte)}",
        "role": "group" if met_links else "img",
        "aria-labelledby": f"{voorvoegsel}-titel {voorvoegsel}-uitleg",
    }
    ids = (f"{voorvoegsel}-titel", f"{voorvoegsel}-uitleg")
    paren = elementen_met_groep(figuur(tekening))
    return schrijf(kop, benoem(kaart, ids), _met_links(kaart, paren))


def _met_links(kaart: Kaart, paren: list[tuple[str, str]]) -> list[str]:
    """Shapes of one area, one after another, become one link with its own title."""
    vlekken = {v.sleutel: v for v in kaart.vlekken}
    uit = []
    for groep, rij in groupby(paren, key=lambda paar: paar[0]):
        vormen = "".join(element for _, element in rij)
        vlek = vlekken.get(groep.removesuffix(OOK))
        if vlek is None or not vlek.url:
            uit.append(vormen)
            continue
        nog_eens = ' aria-hidden="true"' if groep.endswith(OOK) else ""
        titel = f"<title>{escape(schone_tekst(vlek.uitleg))}</title>"
        adres = quoteattr(vlek.url)
        uit.append(f'<a href={adres} tabindex="-1"{nog_eens}>{titel}{vormen}</a>')
    return uit


def svg_bestand(kaart: Kaart, formaat: Formaat = "breed") -> bytes:
    """A file that stands on its own: title, key and source in it, colours written out."""
    return schrijf_svg(teken(kaart, formaat, met_titel=True), kaart)


def png_bestand(kaart: Kaart, schaal: int = 2, formaat: Formaat = "breed") -> bytes:
    """The same drawing as pixels, `schaal` per px."""
    return schrijf_png(teken(kaart, formaat, met_titel=True), kaart.titel, schaal)
