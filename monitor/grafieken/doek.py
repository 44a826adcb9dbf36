"""From shapes in px to a matplotlib Figure.

The layout modules (`lijn`, `kolommen`) make a `Tekening`: an ordered list of shapes,
each with the classes it has in the style sheet. `figuur` draws it with matplotlib's
object API. There is no Axes: its ticks and labels would have to be placed by hand to
stay clear of each other, and cost most of the drawing time.

Every artist carries its classes in its gid; `svg` writes them as `class`.
"""

from dataclasses import dataclass, field

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from . import stijl
from .plaatsing import Plek, Regel, Vak, schone_tekst, vak_van

GID = "klasse:"
GROEP = "|"  # in a gid, between the classes and the group
PUNTEN_PER_INCH = 72  # 1 px in the drawing is 1 pt for matplotlib is 1 unit in the SVG


@dataclass(frozen=True, slots=True)
class Vorm:
    """A line, area or mark: an open or closed polygon, or a circle (one point and a radius).

    `delen`: more lines or rings of the same shape (islands, holes, a hatch).
    """

    klasse: str
    punten: tuple[Plek, ...]
    straal: float = 0
    gesloten: bool = False
    delen: tuple[tuple[Plek, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Tekst:
    """One line of text; `x` is its start, middle or end."""

    regel: Regel
    x: float
    y: float
    anker: str = "start"

    @property
    def vak(self) -> Vak:
        return vak_van(self.regel, self.x, self.y, self.anker)


@dataclass(slots=True)
class Tekening:
    """Shapes in order of drawing, on a sheet of `breedte` by `hoogte` px.

    `groep`: what the next shapes belong to, such as one area of a map.
    """

    breedte: float
    hoogte: float = 0
    vormen: list[Vorm | Tekst] = field(default_factory=list)
    groep: str = ""
    groepen: dict[int, str] = field(default_factory=dict)

    def voeg(self, vorm: Vorm | Tekst) -> None:
        if self.groep:
            self.groepen[len(self.vormen)] = self.groep
        self.vormen.append(vorm)

    def lijn(self, klasse: str, *punten: Plek) -> None:
        self.voeg(Vorm(klasse, punten))

    def vlak(self, klasse: str, vak: Vak) -> None:
        hoeken = (
            (vak.x0, vak.y0),
            (vak.x1, vak.y0),
            (vak.x1, vak.y1),
            (vak.x0, vak.y1),
        )
        self.voeg(Vorm(klasse, hoeken, gesloten=True))

    def ruit(self, klasse: str, x: float, y: float, straal: float = 5) -> None:
        hoeken = ((x, y - straal), (x + straal, y), (x, y + straal), (x - straal, y))
        self.voeg(Vorm(klasse, hoeken, gesloten=True))

    def cirkel(self, klasse: str, x: float, y: float, straal: float) -> None:
        self.voeg(Vorm(klasse, ((x, y),), straal=straal))

    def pad(self, klasse: str, *delen: tuple[Plek, ...], gesloten: bool = True) -> None:
        """Rings that are one area, or lines that are one pattern."""
        self.voeg(Vorm(klasse, delen[0], gesloten=gesloten, delen=delen[1:]))

    def tekst(self, regel: Regel, x: float, y: float, anker: str = "start") -> Vak:
        schoon = Regel(
            schone_tekst(regel.tekst), regel.grootte, regel.klasse, regel.vet
        )
        self.voeg(Tekst(schoon, x, y, anker))
        return vak_van(schoon, x, y, anker)

    def tekstblok(
        self, regels: list[Regel], x: float, boven: float, anker: str = "start"
    ) -> None:
        """Lines of text below each other, the first one starting at `boven`."""
        for regel in regels:
            boven += regel.hoogte
            self.tekst(regel, x, boven - 0.29 * regel.grootte, anker)

    @property
    def teksten(self) -> list[Tekst]:
        return [v for v in self.vormen if isinstance(v, Tekst)]


def figuur(
    tekening: Tekening, marge: float = 0, papier: bool = False, rand: bool = False
) -> Figure:
    """The drawing as a Figure; `rand` puts an edge of paper around text on lines (PNG)."""
    breed, hoog = tekening.breedte + 2 * marge, tekening.hoogte + 2 * marge
    fig = Figure(
        figsize=(breed / PUNTEN_PER_INCH, hoog / PUNTEN_PER_INCH),
        dpi=PUNTEN_PER_INCH,
        facecolor=stijl.PAPIER if papier else "none",
        edgecolor="none",
    )
    naar_blad = (
        Affine2D()
        .translate(marge, marge)
        .scale(1, -1)
        .translate(0, hoog)
        .scale(1 / PUNTEN_PER_INCH)
        + fig.dpi_scale_trans
    )
    for nummer, vorm in enumerate(tekening.vormen):
        artist = _tekst(vorm, rand) if isinstance(vorm, Tekst) else _vorm(vorm)
        if groep := tekening.groepen.get(nummer):
            artist.set_gid(f"{artist.get_gid()}{GROEP}{groep}")
        artist.set(transform=naar_blad, zorder=nummer, clip_on=False)
        fig.add_artist(artist)
    return fig


def _vorm(vorm: Vorm) -> Line2D | PathPatch:
    s = stijl.VORMEN[vorm.klasse]
    gid = GID + vorm.klasse
    if vorm.straal:
        pad = Path.circle(vorm.punten[0], vorm.straal)
    elif vorm.delen:
        pad = _samengesteld(vorm)
    elif vorm.gesloten:
        pad = Path([*vorm.punten, vorm.punten[0]], closed=True)
    else:
        x, y = zip(*vorm.punten, strict=True)
        lijn = Line2D(x, y, color=s.lijn, linewidth=s.dikte, gid=gid)
        lijn.set(solid_joinstyle="round", dash_joinstyle="round")
        lijn.set(
            solid_capstyle="round" if s.rond else "butt",
            dash_capstyle="round" if s.rond else "butt",
        )
        if s.streep:
            lijn.set_dashes(s.streep)
        return lijn
    vlak = PathPatch(
        pad,
        facecolor=s.vulling or "none",
        edgecolor=s.lijn or "none",
        linewidth=s.dikte,
        gid=gid,
    )
    if vorm.delen:  # dots are lines of no length: moved to whole pixels they vanish
        vlak.set_snap(False)
    if s.streep:
        vlak.set_linestyle((0, s.streep))
    if s.streep or s.rond:
        vlak.set_capstyle("round" if s.rond else "butt")
    return vlak


def _samengesteld(vorm: Vorm) -> Path:
    delen = [[*d, d[0]] if vorm.gesloten else d for d in (vorm.punten, *vorm.delen)]
    return Path.make_compound_path(*(Path(d, closed=vorm.gesloten) for d in delen))


def _tekst(tekst: Tekst, rand: bool) -> Text:
    regel = tekst.regel
    kleur = next(stijl.TEKSTEN[k] for k in regel.klasse.split() if k in stijl.TEKSTEN)
    artist = Text(
        tekst.x,
        tekst.y,
        regel.tekst,
        color=kleur,
        fontproperties=stijl.letter(regel.tekst, regel.grootte, regel.vet),
        horizontalalignment={"start": "left", "middle": "center", "end": "right"}[
            tekst.anker
        ],
        verticalalignment="baseline",
        parse_math=False,
        gid=GID + regel.klasse + (" g-vet" if regel.vet else ""),
    )
    if rand and "s-halo" in regel.klasse:
        artist.set_path_effects([withStroke(linewidth=3, foreground=stijl.PAPIER)])
    return artist
