"""The figures so far, where they go at the pace so far, and the way to a goal.

A line marks the quarter of the page: right of it nothing is a figure. There the norm goes
on in dashes, the expected line in thin ones within its grey band, and the way to the goal
is a line of its own colour. Every label stands at what it names, in the column on the right.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from matplotlib.figure import Figure

from banenafspraak.notatie import aantal

from . import stijl
from .data import ZONDER_WAARDE, Formaat, Punt, Trajectgrafiek
from .doek import Tekening, figuur
from .noten import zet_kop, zet_noten
from .patronen import streep_vlak
from .plaatsing import Bezet, Plek, Regel, Vak, gebroken, stapel, vrije_plek
from .punten import zet_punt
from .schaal import ronde_schaal
from .stijl import Maat
from .veld import RAND, Veld, ruimte_links, zet_as, zet_rooster

VERZONNEN = "Open tekens zijn verzonnen."
STREEP = 9.0
TUSSEN = 6  # px between labels
MINSTE_KWARTALEN = 4
RING = 8  # radius of the goal


@dataclass(frozen=True, slots=True)
class Label:
    """The words at the end of a line, and where that end is."""

    regels: list[Regel]
    plek: Plek

    @property
    def hoogte(self) -> float:
        return sum(r.hoogte for r in self.regels)


def traject(grafiek: Trajectgrafiek, formaat: Formaat) -> Figure:
    """The chart as a matplotlib Figure."""
    return figuur(teken(grafiek, formaat))


def teken(
    grafiek: Trajectgrafiek, formaat: Formaat, met_titel: bool = False
) -> Tekening:
    """Lay out the chart; `met_titel` puts the title above it."""
    maat = stijl.MATEN[formaat]
    tekening = Tekening(maat.breedte)
    verzonnen = VERZONNEN if grafiek.heeft_voorbeeld else ""
    boven = zet_kop(tekening, grafiek.titel, maat, met_titel, verzonnen)
    blokken = [regels for regels, _ in _blocks(grafiek, maat)]
    veld = _field(grafiek, maat, boven + maat.boven, blokken)
    bezet = Bezet(Vak(veld.links, veld.boven - 18, veld.rechts, veld.onder - 3), [], [])
    _gaps(tekening, grafiek, veld)
    _band(tekening, grafiek, veld)
    zet_rooster(tekening, veld, veld.schaal.streepjes)
    zet_as(tekening, veld, per_kwartaal=False)
    _now(tekening, grafiek, veld, bezet)
    _norm(tekening, grafiek, veld, bezet)
    _way_to_goal(tekening, grafiek, veld, bezet)
    _expected(tekening, grafiek, veld, bezet)
    _figures(tekening, grafiek, veld, bezet)
    _labels(tekening, grafiek, veld)
    onder = veld.onder + maat.as_ * 3 + 2
    tekening.hoogte = zet_noten(tekening, _notes(grafiek), grafiek.bron, maat, onder)
    return tekening


# ---- the field -------------------------------------------------------------------------


def year_end(jaar: int) -> int:
    """The last quarter of a year, as `Kwartaal.volgnummer`."""
    return jaar * 4 + 3


def _field(
    grafiek: Trajectgrafiek, maat: Maat, boven: float, blokken: list[list[Regel]]
) -> Veld:
    waarden = [p.waarde for p in grafiek.bekend] + [n.waarde for n in grafiek.normen]
    for punt in grafiek.verwacht:
        waarden += [w for w in (punt.waarde, punt.laag, punt.hoog) if w is not None]
    if grafiek.doel:
        waarden.append(grafiek.doel.waarde)
    schaal = ronde_schaal(waarden)
    heden = grafiek.gekozen.volgnummer
    momenten = [p.kwartaal.volgnummer for p in grafiek.punten]
    eerste = min([heden - MINSTE_KWARTALEN, *momenten])
    breed = max((r.breedte for regels in blokken for r in regels), default=0) * 1.02
    hoog = sum(sum(r.hoogte for r in regels) + TUSSEN for regels in blokken)
    return Veld(
        maat,
        eerste,
        max(heden, year_end(grafiek.einde)),
        schaal,
        links=ruimte_links(schaal, maat),
        rechts=maat.breedte - max(breed + maat.inspring + RAND, 24),
        boven=boven,
        hoogte=max(maat.plot, hoog),
    )


def _gaps(tekening: Tekening, grafiek: Trajectgrafiek, veld: Veld) -> None:
    """A quiet band over quarters without a figure, up to that of the page."""
    if grafiek.stap > 1:
        return
    bekend = {p.kwartaal.volgnummer for p in grafiek.bekend}
    leeg = (
        n for n in range(veld.eerste, grafiek.gekozen.volgnummer + 1) if n not in bekend
    )
    for _, groep in groupby(enumerate(leeg), lambda paar: paar[1] - paar[0]):
        nummers = [n for _, n in groep]
        van, tot = veld.x(nummers[0] - 0.5), veld.x(nummers[-1] + 0.5)
        tekening.vlak("g-gat", Vak(max(van, veld.links), veld.boven, tot, veld.onder))


def _now(tekening: Tekening, grafiek: Trajectgrafiek, veld: Veld, bezet: Bezet) -> None:
    """Where the figures end and the arithmetic begins."""
    x = veld.x(grafiek.gekozen.volgnummer)
    stuk = (x, veld.boven - 8), (x, veld.onder)
    tekening.lijn("g-as", *stuk)
    bezet.lijnen.append(stuk)


# ---- the lines ---------------------------------------------------------------------------


def _place(veld: Veld, jaar: int, waarde: Decimal) -> Plek:
    return veld.x(year_end(jaar)), veld.y(waarde)


def _band(tekening: Tekening, grafiek: Trajectgrafiek, veld: Veld) -> None:
    """From the slowest to the fastest pace; hatched when it is invented."""
    met = [v for v in grafiek.verwacht if v.laag is not None]
    if not met:
        return
    ring = (
        veld.plek(grafiek.begin),
        *(_place(veld, v.jaar, v.hoog) for v in met),
        *(_place(veld, v.jaar, v.laag) for v in reversed(met)),
    )
    if not grafiek.heeft_voorbeeld:
        tekening.pad("grijs-vlak", ring)
    elif strepen := streep_vlak((ring,), STREEP):
        tekening.pad("arcering-rustig", *strepen, gesloten=False)


def _norm(
    tekening: Tekening, grafiek: Trajectgrafiek, veld: Veld, bezet: Bezet
) -> None:
    """Dashes between consecutive years only."""
    for a, b in pairwise(grafiek.normen):
        if b.jaar - a.jaar > 1:
            continue
        stuk = _place(veld, a.jaar, a.waarde), _place(veld, b.jaar, b.waarde)
        verzonnen = a.voorbeeld or b.voorbeeld
        tekening.lijn("g-norm g-lijn--voorbeeld" if verzonnen else "g-norm", *stuk)
        bezet.lijnen.append(stuk)
    for norm in grafiek.normen:
        x, y = _place(veld, norm.jaar, norm.waarde)
        tekening.ruit("g-ruit--voorbeeld" if norm.voorbeeld else "g-ruit", x, y)
        bezet.vakken.append(Vak.rond(x, y, 10, 10))


def _way_to_goal(
    tekening: Tekening, grafiek: Trajectgrafiek, veld: Veld, bezet: Bezet
) -> None:
    """Straight from the newest figure to the goal, which is a ring."""
    if grafiek.doel is None:
        return
    plek = _place(veld, grafiek.doel.jaar, grafiek.doel.waarde)
    if grafiek.doel.nodig and grafiek.bekend:
        stuk = veld.plek(grafiek.bekend[-1]), plek
        tekening.lijn("g-mistlijn", *stuk)
        bezet.lijnen.append(stuk)
    tekening.cirkel("g-kruis", *plek, RING)
    bezet.vakken.append(Vak.rond(*plek, 2 * RING, 2 * RING))


def _expected(
    tekening: Tekening, grafiek: Trajectgrafiek, veld: Veld, bezet: Bezet
) -> None:
    if not grafiek.verwacht:
        return
    plekken = [_place(veld, v.jaar, v.waarde) for v in grafiek.verwacht]
    lijn = [veld.plek(grafiek.begin), *plekken]
    tekening.lijn("g-m1 g-door", *lijn)
    bezet.lijnen.extend(pairwise(lijn))


def _figures(
    tekening: Tekening, grafiek: Trajectgrafiek, veld: Veld, bezet: Bezet
) -> None:
    """The figures as a line where they follow each other, each with its mark; the newest
    one with its number."""
    for a, b in pairwise(grafiek.bekend):
        if b.kwartaal - a.kwartaal > grafiek.stap:
            continue
        verzonnen = "voorbeeld" in (a.soort, b.soort)
        stuk = veld.plek(a), veld.plek(b)
        tekening.lijn("g-lijn g-lijn--voorbeeld" if verzonnen else "g-lijn", *stuk)
        bezet.lijnen.append(stuk)
    for punt in grafiek.bekend:
        x, y = veld.plek(punt)
        straal = 6 if punt is grafiek.bekend[-1] else 3.5
        zet_punt(tekening, punt, x, y, straal)
        bezet.vakken.append(Vak.rond(x, y, 2 * straal, 2 * straal))
    if grafiek.bekend:
        _number(tekening, grafiek.bekend[-1], veld, bezet)


def _number(tekening: Tekening, punt: Punt, veld: Veld, bezet: Bezet) -> None:
    tekst = f"{punt.benadering} {aantal(punt.waarde)}".strip()
    regel = Regel(tekst, veld.maat.label, "g-accent s-halo", True)
    breed, hoog = regel.breedte * 1.02, regel.grootte
    vak = vrije_plek(bezet, veld.plek(punt), breed, hoog, "boven", moet=True)
    if vak:
        x, y = vak.midden
        tekening.tekst(regel, x, y + 0.35 * regel.grootte, "middle")
        bezet.vakken.append(vak)


# ---- the words at the ends -----------------------------------------------------------------


def _blocks(
    grafiek: Trajectgrafiek, maat: Maat
) -> list[tuple[list[Regel], tuple[int, Decimal]]]:
    """The lines of each label, with the year and the value it stands at."""
    gevonden = []
    if doel := grafiek.doel:
        regels = _lines(doel.tekst, maat.label, "g-tekst", True, maat)
        regels += _lines(f"eind {doel.jaar}", maat.as_, "g-zacht", False, maat)
        if doel.nodig:
            regels += _lines(doel.nodig, maat.as_, "g-mist", True, maat)
        gevonden.append((regels, (doel.jaar, doel.waarde)))
    if grafiek.verwacht:
        laatste = grafiek.verwacht[-1]
        getal = f"± {aantal(laatste.waarde, 0)}"
        regels = _lines(getal, maat.label, "g-accent", True, maat)
        regels += _lines(grafiek.tempo, maat.as_, "g-zacht", False, maat)
        gevonden.append((regels, (laatste.jaar, laatste.waarde)))
    if grafiek.normen:
        norm = grafiek.normen[-1]
        zelfde = grafiek.doel and (norm.jaar, norm.waarde) == (
            grafiek.doel.jaar,
            grafiek.doel.waarde,
        )
        if not zelfde:
            tekst = f"{grafiek.norm_naam} {aantal(norm.waarde)}"
            regels = _lines(tekst, maat.as_, "g-tekst", True, maat)
            regels += _lines(f"eind {norm.jaar}", maat.as_, "g-zacht", False, maat)
            gevonden.append((regels, (norm.jaar, norm.waarde)))
    return gevonden


def _lines(
    tekst: str, grootte: float, klasse: str, vet: bool, maat: Maat
) -> list[Regel]:
    return gebroken(tekst, grootte, klasse, vet, maat.kolom_hoogstens)


def _labels(tekening: Tekening, grafiek: Trajectgrafiek, veld: Veld) -> None:
    """In the column on the right, in the order of what they name, with a thin line to it."""
    labels = [
        Label(regels, _place(veld, *waar))
        for regels, waar in _blocks(grafiek, veld.maat)
    ]
    labels.sort(key=lambda label: label.plek[1])
    middens = stapel(
        [label.plek[1] for label in labels],
        [label.hoogte for label in labels],
        veld.boven - 4,
        veld.onder,
        TUSSEN,
    )
    x = veld.rechts + veld.maat.inspring
    for label, midden in zip(labels, middens, strict=True):
        tekening.tekstblok(label.regels, x, midden - label.hoogte / 2)
        van = label.plek[0] + RING + 1, label.plek[1]
        if van[0] < veld.rechts or abs(label.plek[1] - midden) > 3:
            eerder = van[0] < veld.rechts - 1
            klasse = "g-as s-leider s-stippel" if eerder else "g-as s-leider"
            tekening.lijn(klasse, van, (x - 4, midden))


def _notes(grafiek: Trajectgrafiek) -> list[str]:
    """How to read the marks that occur in this drawing, and no others."""
    noten = []
    soorten = {p.soort for p in grafiek.bekend}
    if "afgeleid" in soorten:
        noten.append("Ring met stip: afgeleid uit andere cijfers.")
    bekend = {p.kwartaal for p in grafiek.bekend}
    gaten = any(p.soort in ZONDER_WAARDE for p in grafiek.punten)
    if grafiek.stap == 1 and (gaten or grafiek.gekozen not in bekend):
        verborgen = any(p.soort == "te klein" for p in grafiek.punten)
        niet = " of niet getoond" if verborgen else ""
        noten.append(f"Grijze band links: geen cijfer{niet}.")
    if grafiek.normen:
        noten.append(f"Ruit: {grafiek.norm_naam} voor het einde van het jaar.")
    return [*noten, *grafiek.noten]
