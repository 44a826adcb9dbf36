"""From a chart to what is sent: SVG inside a page, SVG and PNG as files, and its key.

matplotlib's SVG may not stand in a page with a strict Content-Security-Policy: it has
a style sheet, style attributes and ids of its own. `_elementen` reads it and keeps
only shapes and text; the SVG is then written anew, with a class per shape.
"""

import hashlib
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import astuple
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from banenafspraak.notatie import aantal

from . import kolommen, lijn, meerlijnen, opbouw, staven, stijl, traject
from .data import (
    Formaat,
    Grafiek,
    Kolomgrafiek,
    Lijngrafiek,
    Meerlijnengrafiek,
    Opbouwgrafiek,
    Trajectgrafiek,
)
from .doek import GID, GROEP, PUNTEN_PER_INCH, Tekening, figuur
from .plaatsing import schone_tekst

VERSIE = 2  # raise it when a drawing changes while its data do not

_MODULES = {
    Lijngrafiek: lijn,
    Kolomgrafiek: kolommen,
    Meerlijnengrafiek: meerlijnen,
    Opbouwgrafiek: opbouw,
    Trajectgrafiek: traject,
    staven.Stavengrafiek: staven,
}
_NS = "{http://www.w3.org/2000/svg}"
VOORVOEGSEL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)
_GETAL = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
MARGE = 20  # paper around a drawing on its own
_EIGENSCHAPPEN = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "font-size",
    "font-weight",
    "text-anchor",
)
_VANZELF = {
    "stroke": "none",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "text-anchor": "start",
}
_GEEN_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


def sleutel(grafiek: Grafiek, formaat: str) -> str:
    """Changes with every value shown, with the way of drawing, and with nothing else."""
    tekenwijze = (
        VERSIE,
        matplotlib.__version__,
        stijl.FAMILIE,
        formaat,
        type(grafiek).__name__,
    )
    inhoud = repr((*tekenwijze, eenduidig(astuple(grafiek))))
    return hashlib.sha256(inhoud.encode()).hexdigest()[:32]


def eenduidig(waarde):
    """Nested values with every Decimal written one way: 11 and 11.00 are one number."""
    if isinstance(waarde, tuple):
        return tuple(eenduidig(w) for w in waarde)
    return aantal(waarde) if isinstance(waarde, Decimal) else waarde


def svg_inline(grafiek: Grafiek, formaat: Formaat, voorvoegsel: str) -> str:
    """The drawing for inside a page: no style, no foreign ids, its own title and description.

    `voorvoegsel` makes the two ids unique in the page. The class of the svg is the
    format, so that the style sheet shows one of the two drawings.
    """
    if not VOORVOEGSEL.fullmatch(voorvoegsel):
        raise ValueError(f"'{voorvoegsel}' kan geen begin van een id zijn.")
    tekening = teken(grafiek, formaat)
    kop = {
        "class": formaat,
        "viewBox": f"0 0 {kort(tekening.breedte)} {kort(tekening.hoogte)}",
        "role": "img",
        "aria-labelledby": f"{voorvoegsel}-titel {voorvoegsel}-uitleg",
    }
    ids = (f"{voorvoegsel}-titel", f"{voorvoegsel}-uitleg")
    return schrijf(kop, benoem(grafiek, ids), _elementen(figuur(tekening)))


def svg_bestand(grafiek: Grafiek, formaat: Formaat = "breed") -> bytes:
    """A file that stands on its own: title and source in the drawing, colours written out."""
    return schrijf_svg(teken(grafiek, formaat, met_titel=True), grafiek)


def png_bestand(grafiek: Grafiek, schaal: int = 2, formaat: Formaat = "breed") -> bytes:
    """The same drawing as pixels, `schaal` per px."""
    return schrijf_png(teken(grafiek, formaat, met_titel=True), grafiek.titel, schaal)


def teken(grafiek: Grafiek, formaat: Formaat, met_titel: bool = False) -> Tekening:
    """The layout of any kind of chart."""
    return _MODULES[type(grafiek)].teken(grafiek, formaat, met_titel)


# ---- files, of a chart and of a map --------------------------------------------------------------


def schrijf_svg(tekening: Tekening, beeld) -> bytes:
    """The drawing as a file; `beeld`, a chart or a map, has its title and its words."""
    breed, hoog = (kort(m + 2 * MARGE) for m in (tekening.breedte, tekening.hoogte))
    kop = {
        "xmlns": _NS.strip("{}"),
        "viewBox": f"0 0 {breed} {hoog}",
        "width": breed,
        "height": hoog,
        "role": "img",
        "aria-labelledby": "titel uitleg",
        "font-family": stijl.LETTERS_BESTAND,
    }
    blad = f'<rect width="{breed}" height="{hoog}" fill="{stijl.PAPIER}"/>'
    vormen = _elementen(figuur(tekening, MARGE), klassen=False)
    svg = schrijf(kop, benoem(beeld, ("titel", "uitleg")), [blad, *vormen])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode()


def schrijf_png(tekening: Tekening, titel: str, schaal: int) -> bytes:
    """The drawing as pixels, `schaal` per px."""
    fig = figuur(tekening, MARGE, papier=True, rand=True)
    fig.set_dpi(PUNTEN_PER_INCH * schaal)
    uit = io.BytesIO()
    FigureCanvasAgg(fig).print_png(
        uit, metadata={"Software": None, "Title": schone_tekst(titel)}
    )
    return uit.getvalue()


# ---- reading what matplotlib wrote ------------------------------------------------------------


def _elementen(fig: Figure, klassen: bool = True) -> list[str]:
    """Our own shapes, in order; everything else matplotlib writes is left behind."""
    return [element for _, element in elementen_met_groep(fig, klassen)]


def elementen_met_groep(fig: Figure, klassen: bool = True) -> list[tuple[str, str]]:
    """The same, each with the group it belongs to in the drawing ("" for none)."""
    uit = io.BytesIO()
    FigureCanvasSVG(fig).print_svg(uit, metadata=_GEEN_METADATA)
    elementen = []
    for groep in ET.fromstring(uit.getvalue()).iter(f"{_NS}g"):
        gid = groep.get("id", "")
        if not gid.startswith(GID):
            continue
        klasse, _, van = gid.removeprefix(GID).partition(GROEP)
        for element in groep.iter():
            if element.tag in (f"{_NS}path", f"{_NS}text"):
                elementen.append((van, _element(element, klasse, klassen)))
    return elementen


def _element(element: ET.Element, klasse: str, klassen: bool) -> str:
    attributen = {"class": klasse} if klassen else {}
    stijlregels = _stijlregels(element.get("style", ""))
    if element.tag == f"{_NS}text":
        naam, inhoud = "text", escape(element.text or "")
        attributen |= {"x": kort(element.get("x")), "y": kort(element.get("y"))}
        if "s-halo" in klasse:
            halo = {
                "stroke": stijl.PAPIER,
                "stroke-width": "3",
                "stroke-linejoin": "round",
            }
            attributen |= {**halo, "paint-order": "stroke"}
    else:
        naam, vorm = _vorm(element.get("d", ""))
        inhoud = ""
        attributen |= vorm
        if "stroke" not in stijlregels:  # then width and joins say nothing
            stijlregels = {"fill": stijlregels["fill"]}
    attributen |= stijlregels
    regel = "".join(
        f" {naam_}={quoteattr(waarde)}" for naam_, waarde in attributen.items()
    )
    return f"<{naam}{regel}>{inhoud}</{naam}>" if inhoud else f"<{naam}{regel}/>"


def _stijlregels(style: str) -> dict[str, str]:
    """The style of one element as attributes, without what is the default anyway."""
    paren = (deel.split(":", 1) for deel in style.split(";") if ":" in deel)
    regels = {naam.strip(): waarde.strip().removesuffix("px") for naam, waarde in paren}
    uit = {}
    for naam in _EIGENSCHAPPEN:
        waarde = regels.get(naam)
        if waarde is None or waarde == _VANZELF.get(naam):
            continue
        uit[naam] = waarde if waarde.startswith("#") else _kortere_getallen(waarde)
    return uit


def _vorm(d: str) -> tuple[str, dict[str, str]]:
    """A path, shorter; a circle, which matplotlib writes as eight curves, as a circle."""
    if "C" not in d:
        return "path", {"d": re.sub(r"\s*([MLz])\s*", r"\1", _kortere_getallen(d))}
    getallen = [float(g) for g in _GETAL.findall(d)]
    xs, ys = getallen[0::2], getallen[1::2]
    cx, cy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return "circle", {
        "cx": kort(cx),
        "cy": kort(cy),
        "r": kort((max(xs) - min(xs)) / 2),
    }


def _kortere_getallen(tekst: str) -> str:
    return _GETAL.sub(lambda treffer: kort(treffer[0]), tekst)


def kort(getal: str | float) -> str:
    """At most two decimals: a hundredth of a pixel is not seen."""
    tekst = f"{float(getal):.2f}".rstrip("0").rstrip(".")
    return "0" if tekst == "-0" else tekst


# ---- writing it anew ------------------------------------------------------------------------------


def benoem(beeld, ids: tuple[str, str]) -> list[str]:
    """Title and description of a chart or a map, for who cannot see it."""
    teksten = (schone_tekst(beeld.titel), schone_tekst(beeld.omschrijving))
    return [
        f"<{naam} id={quoteattr(id_)}>{escape(tekst)}</{naam}>"
        for naam, id_, tekst in zip(("title", "desc"), ids, teksten, strict=True)
    ]


def schrijf(kop: dict[str, str], benoemd: list[str], elementen: list[str]) -> str:
    attributen = "".join(f" {naam}={quoteattr(waarde)}" for naam, waarde in kop.items())
    return f"<svg{attributen}>{''.join(benoemd)}{''.join(elementen)}</svg>"
