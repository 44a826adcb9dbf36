"""A total as an area, its parts as lines, and where one line passes another.

Parts differ in shade and in the shape of their marks. An example is hatched, open and
dotted; a gap stays a gap. Two lines that come closer are drawn on in thin dashes to where
they meet. Every label stands at what it names.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from matplotlib.figure import Figure

from . import stijl
from .beeld import Gat
from .data import Formaat, Kruispunt, Opbouwgrafiek, Punt, Reeks
from .doek import Tekening, figuur
from .noten import zet_kop, zet_noten
from .opbouwlabels import KLEUREN, TUSSEN, Label, Labels, kolom
from .patronen import streep_vlak
from .plaatsing import Bezet, Plek, Vak
from .puntlabels import zet_gatteksten
from .schaal import ronde_schaal
from .stijl import Maat
from .veld import RAND, Veld, ruimte_links, zet_as, zet_rooster

MINSTE_KWARTALEN = 4
STREEP = 9.0
TOTAAL = "g-m4"  # in ink; the parts have the blues and the grey
KLEIN = "te klein"
VERZONNEN = "Gearceerd en open tekens zijn verzonnen."
KRUIS = 9  # radius of the circle around a crossing


@dataclass(frozen=True, slots=True)
class Blad:
    """The chart on its sheet."""

    grafiek: Opbouwgrafiek
    veld: Veld

    @property
    def delen(self) -> list[tuple[int, Reeks]]:
        """(shade and mark, series) of every part with a figure."""
        return [(n, r) for n, r in enumerate(self.grafiek.delen) if r.bekend]

    @property
    def kruising(self) -> Kruispunt | None:
        return self.grafiek.kruising

    @property
    def heden(self) -> int:
        """Where the figures end and the labels of the lines begin."""
        return _present(self.grafiek)

    def part(self, naam: str) -> Reeks:
        return next(r for r in self.grafiek.delen if r.naam == naam)

    def drawn_on(self, naam: str, stap: Decimal, tot: float) -> tuple[Plek, Plek]:
        """From the last figure to moment `tot`, at `stap` per quarter."""
        vanaf = self.kruising.vanaf
        punt = next(p for p in self.part(naam).bekend if p.kwartaal == vanaf)
        ver = Decimal(str(tot - vanaf.volgnummer))
        return self.veld.plek(punt), (
            self.veld.x(tot),
            self.veld.y(punt.waarde + stap * ver),
        )

    @property
    def meeting(self) -> Plek | None:
        """Where the two lines of the crossing meet on the sheet."""
        kruis = self.kruising
        if kruis is None:
            return None
        boven, onder = (
            {p.kwartaal: p for p in self.part(naam).bekend}
            for naam in (kruis.daler, kruis.stijger)
        )
        if kruis.tempo is None and kruis.kwartaal - kruis.vanaf != 1:
            return self.veld.plek(onder[kruis.kwartaal])
        gat = boven[kruis.vanaf].waarde - onder[kruis.vanaf].waarde
        if kruis.tempo:
            dichter = kruis.tempo[0] - kruis.tempo[1]
            stap = kruis.tempo[0]
        else:
            stap = onder[kruis.kwartaal].waarde - onder[kruis.vanaf].waarde
            dichter = stap - boven[kruis.kwartaal].waarde + boven[kruis.vanaf].waarde
        ver = gat / dichter
        hoogte = self.veld.y(onder[kruis.vanaf].waarde + stap * ver)
        return self.veld.x(kruis.vanaf.volgnummer + float(ver)), hoogte


def opbouw(grafiek: Opbouwgrafiek, formaat: Formaat) -> Figure:
    """The chart as a matplotlib Figure."""
    return figuur(teken(grafiek, formaat))


def teken(
    grafiek: Opbouwgrafiek, formaat: Formaat, met_titel: bool = False
) -> Tekening:
    """Lay out the chart; `met_titel` puts the title above it."""
    maat = stijl.MATEN[formaat]
    tekening = Tekening(maat.breedte)
    verzonnen = VERZONNEN if grafiek.heeft_voorbeeld else ""
    boven = zet_kop(tekening, grafiek.titel, maat, met_titel, verzonnen)
    labels = kolom(grafiek, maat)
    blad = Blad(grafiek, _field(grafiek, maat, boven + maat.boven, labels))
    veld = blad.veld
    bezet = Bezet(
        Vak(veld.links + 2, veld.boven - 18, maat.breedte - RAND, veld.onder - 3),
        [],
        [],
    )
    gaten = _gaps(blad)
    for gat in gaten:
        tekening.vlak("g-gat", gat.vak)
    _area(tekening, blad, bezet)
    zet_rooster(tekening, veld, veld.schaal.streepjes)
    zet_as(tekening, veld)
    _now(tekening, blad)
    _drawn_on(tekening, blad, bezet)
    for nummer, reeks in blad.delen:
        _line(tekening, blad, reeks, nummer, bezet)
    _total_marks(tekening, blad, bezet)
    zet = Labels(tekening, blad.veld, bezet)
    zet.kolom(labels, blad.heden)
    if plek := blad.meeting:
        tekening.cirkel("g-kruis", *plek, KRUIS)
        bezet.vakken.append(Vak.rond(*plek, 2 * KRUIS, 2 * KRUIS))
        zet.kruising(blad.kruising, plek, KRUIS)
    tekens = zet_gatteksten(tekening, gaten, veld, bezet)
    zet.totalen(grafiek.totaal)
    onder = veld.onder + maat.as_ * 3 + 2
    noten = _notes(grafiek, tekens)
    tekening.hoogte = zet_noten(tekening, noten, grafiek.bron, maat, onder)
    return tekening


# ---- the field -------------------------------------------------------------------------


def _present(grafiek: Opbouwgrafiek) -> int:
    kruis = grafiek.kruising
    vanaf = kruis.vanaf if kruis and kruis.tempo else grafiek.gekozen
    return vanaf.volgnummer


def _field(
    grafiek: Opbouwgrafiek, maat: Maat, boven: float, labels: list[Label]
) -> Veld:
    """The scales, with room for the labels right of the last figures: in what is still to
    come when the lines are drawn on, else in a column."""
    punten = [p for r in grafiek.reeksen for p in r.bekend]
    schaal = ronde_schaal([p.waarde for p in punten])
    heden = _present(grafiek)
    laatste = grafiek.gekozen.volgnummer
    if grafiek.kruising and grafiek.kruising.tempo:
        laatste = max(laatste, grafiek.kruising.kwartaal.volgnummer)
    eerste = min([heden - MINSTE_KWARTALEN, *(p.kwartaal.volgnummer for p in punten)])
    links = ruimte_links(schaal, maat)
    breed = max((label.breedte for label in labels), default=0)
    over = maat.breedte - links - breed - maat.inspring - RAND
    uitgerekt = over * (laatste - eerste) / (heden - eerste)
    rechts = min(maat.breedte - 24, links + uitgerekt)
    hoog = max(maat.plot, sum(label.hoogte + TUSSEN for label in labels))
    return Veld(maat, eerste, laatste, schaal, links, rechts, boven, hoog)


def _gaps(blad: Blad) -> list[Gat]:
    """Quarters without any figure, up to where the figures end."""
    veld = blad.veld
    reeksen = [r.punten for r in blad.grafiek.reeksen]
    bekend = {p.kwartaal.volgnummer for rij in reeksen for p in rij if p.bekend}
    klein = {p.kwartaal.volgnummer for rij in reeksen for p in rij if p.soort == KLEIN}
    gaten = []
    leeg = (n for n in range(veld.eerste, blad.heden + 1) if n not in bekend)
    for is_klein, groep in groupby(
        enumerate(leeg), lambda paar: (paar[1] - paar[0], paar[1] in klein)
    ):
        nummers = [n for _, n in groep]
        van, tot = veld.x(nummers[0] - 0.5), veld.x(nummers[-1] + 0.5)
        vak = Vak(max(van, veld.links), veld.boven, min(tot, veld.rechts), veld.onder)
        gaten.append(Gat(vak, is_klein[1]))
    return gaten


# ---- the total ---------------------------------------------------------------------------


def runs(reeks: Reeks) -> list[tuple[bool, list[Punt]]]:
    """(example, points) per run without a gap and of one kind: an example at one end makes
    the piece an example."""
    gevonden: list[tuple[bool, list[Punt]]] = []
    for a, b in pairwise(reeks.bekend):
        if b.kwartaal - a.kwartaal > 1:
            continue
        voorbeeld = "voorbeeld" in (a.soort, b.soort)
        if gevonden and gevonden[-1][1][-1] is a and gevonden[-1][0] == voorbeeld:
            gevonden[-1][1].append(b)
        else:
            gevonden.append((voorbeeld, [a, b]))
    return gevonden


def _area(tekening: Tekening, blad: Blad, bezet: Bezet) -> None:
    """The line of the total, and under it the area that holds the parts."""
    veld = blad.veld
    nul = veld.y(Decimal(0))
    for voorbeeld, punten in runs(blad.grafiek.totaal):
        lijn = tuple(veld.plek(p) for p in punten)
        ring = (*lijn, (lijn[-1][0], nul), (lijn[0][0], nul))
        if blad.delen:
            _fill(tekening, ring, voorbeeld)
        klasse = f"{TOTAAL} g-lijn--voorbeeld" if voorbeeld else TOTAAL
        tekening.lijn(klasse, *lijn)
        bezet.lijnen.extend(pairwise(lijn))


def _fill(tekening: Tekening, ring: tuple[Plek, ...], voorbeeld: bool) -> None:
    if not voorbeeld:
        tekening.pad("grijs-vlak", ring)
    elif strepen := streep_vlak((ring,), STREEP):
        tekening.pad("arcering-rustig", *strepen, gesloten=False)


def _total_marks(tekening: Tekening, blad: Blad, bezet: Bezet) -> None:
    """Real figures, and examples that no line runs through."""
    in_lijn = {p.kwartaal for _, punten in runs(blad.grafiek.totaal) for p in punten}
    for punt in blad.grafiek.totaal.bekend:
        if punt.soort == "voorbeeld" and punt.kwartaal in in_lijn:
            continue
        x, y = blad.veld.plek(punt)
        if punt.soort in ("voorbeeld", "afgeleid"):
            tekening.cirkel(f"{TOTAAL}-punt g-open", x, y, 5)
        else:
            tekening.cirkel(f"{TOTAAL}-punt", x, y, 5.5)
        if punt.soort == "afgeleid":
            tekening.cirkel(f"{TOTAAL}-punt", x, y, 2.5)
        bezet.vakken.append(Vak.rond(x, y, 11, 11))


# ---- the parts ---------------------------------------------------------------------------


def _line(
    tekening: Tekening, blad: Blad, reeks: Reeks, nummer: int, bezet: Bezet
) -> None:
    kleur = f"g-m{KLEUREN[nummer % len(KLEUREN)]}"
    for voorbeeld, punten in runs(reeks):
        plekken = [blad.veld.plek(p) for p in punten]
        klasse = f"{kleur} g-lijn--voorbeeld" if voorbeeld else kleur
        tekening.lijn(klasse, *plekken)
        bezet.lijnen.extend(pairwise(plekken))
    for punt in reeks.bekend:
        plek = blad.veld.plek(punt)
        _mark(tekening, f"{kleur}-punt", punt, plek, nummer, blad.veld.stap)
        bezet.vakken.append(Vak.rond(*plek, 9, 9))


def _mark(
    tekening: Tekening, klasse: str, punt: Punt, plek: Plek, nummer: int, stap: float
) -> None:
    """A disc, a square, a diamond, a triangle; open when it is no published figure."""
    x, y = plek
    r = 4.0 if stap >= 14 else 3.0
    vol = klasse
    if punt.soort in ("voorbeeld", "afgeleid"):
        klasse += " g-open"
    match nummer % len(KLEUREN):
        case 0:
            tekening.cirkel(klasse, x, y, r)
        case 1:
            tekening.vlak(klasse, Vak.rond(x, y, 1.8 * r, 1.8 * r))
        case 2:
            tekening.ruit(klasse, x, y, 1.3 * r)
        case _:
            hoeken = ((x, y - 1.2 * r), (x + 1.2 * r, y + r), (x - 1.2 * r, y + r))
            tekening.pad(klasse, hoeken)
    if punt.soort == "afgeleid":
        tekening.cirkel(vol, x, y, r * 0.42)


# ---- what is drawn on --------------------------------------------------------------------


def _now(tekening: Tekening, blad: Blad) -> None:
    """Where the figures end and the lines are drawn on."""
    if blad.kruising and blad.kruising.tempo:
        x = blad.veld.x(blad.heden)
        tekening.lijn("g-as", (x, blad.veld.boven - 8), (x, blad.veld.onder))


def _drawn_on(tekening: Tekening, blad: Blad, bezet: Bezet) -> None:
    kruis = blad.kruising
    if kruis is None or kruis.tempo is None:
        return
    x = blad.meeting[0]
    tot = blad.veld.eerste + (x - blad.veld.links) / blad.veld.stap
    nummers = {r.naam: n for n, r in blad.delen}
    for naam, stap in zip((kruis.stijger, kruis.daler), kruis.tempo, strict=True):
        kleur = KLEUREN[nummers[naam] % len(KLEUREN)]
        stuk = blad.drawn_on(naam, stap, tot)
        tekening.lijn(f"g-m{kleur} g-door", *stuk)
        bezet.lijnen.append(stuk)


def _notes(grafiek: Opbouwgrafiek, tekens: set[str]) -> list[str]:
    """How to read the marks that occur in this drawing, and no others."""
    noten = []
    if any(p.soort == "afgeleid" for r in grafiek.reeksen for p in r.bekend):
        noten.append("Open teken met stip: afgeleid uit andere cijfers.")
    if "?" in tekens:
        noten.append("Vraagteken: geen cijfer.")
    if "" in tekens:
        noten.append("Grijze band: geen cijfer.")
    if "–" in tekens:
        noten.append("Streepje: niet getoond.")
    if grafiek.kruising and grafiek.kruising.tempo:
        noten.append("Dunne streepjes: hetzelfde tempo als in het laatste jaar.")
    return [*noten, *grafiek.noten]
