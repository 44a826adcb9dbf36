"""Several areas in one chart: a line each, its name and last figure at its end.

No legend: who a line belongs to is written beside it. Lines differ in shade and in the
shape of their marks, so that colour alone tells nothing. A gap stays a gap, an example is
open and dotted. Labels that would lie on each other move apart, with a thin line to the
end of their own.
"""

from decimal import Decimal
from itertools import pairwise

from matplotlib.figure import Figure

from banenafspraak.notatie import aantal

from . import stijl
from .data import Formaat, Meerlijnengrafiek, Reeks
from .doek import Tekening, figuur
from .noten import zet_kop, zet_noten
from .plaatsing import Regel, gebroken, stapel
from .schaal import ronde_schaal
from .stijl import Maat
from .veld import RAND, Veld, ruimte_links, zet_as, zet_rooster

KLEUREN = 4  # then the same shades again, with other marks
TUSSEN = 4  # px between labels


def meerlijnen(grafiek: Meerlijnengrafiek, formaat: Formaat) -> Figure:
    """The chart as a matplotlib Figure."""
    return figuur(teken(grafiek, formaat))


def teken(
    grafiek: Meerlijnengrafiek, formaat: Formaat, met_titel: bool = False
) -> Tekening:
    """Lay out the chart; `met_titel` puts the title above it."""
    maat = stijl.MATEN[formaat]
    tekening = Tekening(maat.breedte)
    verzonnen = "Open tekens zijn verzonnen." if grafiek.heeft_voorbeeld else ""
    boven = zet_kop(tekening, grafiek.titel, maat, met_titel, verzonnen)
    getekend = [(n, r) for n, r in enumerate(grafiek.reeksen) if r.bekend]
    labels = [_label(r, n, grafiek, maat) for n, r in getekend]
    veld = _field(grafiek, maat, boven + maat.boven, labels)
    leeg = not any(r.bekend for r in grafiek.reeksen)
    zet_rooster(
        tekening,
        veld,
        [Decimal(0)] if leeg else veld.schaal.streepjes,
        teken=_sign(grafiek),
        norm=Decimal(100) if grafiek.procent else None,
    )
    zet_as(tekening, veld, per_kwartaal=grafiek.stap == 1)
    for nummer, reeks in getekend:
        _line(tekening, veld, reeks, nummer, grafiek.stap)
    _labels(tekening, veld, [r for _, r in getekend], labels)
    onder = veld.onder + maat.as_ * 3 + 2
    tekening.hoogte = zet_noten(tekening, _notes(grafiek), grafiek.bron, maat, onder)
    return tekening


# ---- the field -------------------------------------------------------------------------


def _field(
    grafiek: Meerlijnengrafiek, maat: Maat, boven: float, labels: list[list[Regel]]
) -> Veld:
    punten = [p for reeks in grafiek.reeksen for p in reeks.bekend]
    schaal = ronde_schaal([p.waarde for p in punten])
    laatste = grafiek.gekozen.volgnummer
    eerste = min([laatste - 4, *(p.kwartaal.volgnummer for p in punten)])
    breed = max((r.breedte for label in labels for r in label), default=0) * 1.02
    hoog = sum(_height(label) + TUSSEN for label in labels)
    return Veld(
        maat,
        eerste,
        laatste,
        schaal,
        links=ruimte_links(schaal, maat, _sign(grafiek)),
        rechts=maat.breedte - max(breed + maat.inspring + RAND, 24),
        boven=boven,
        hoogte=max(maat.plot, hoog),
    )


def _number(waarde: Decimal, grafiek: Meerlijnengrafiek) -> str:
    return f"{aantal(waarde)}{_sign(grafiek)}"


def _sign(grafiek: Meerlijnengrafiek) -> str:
    return "%" if grafiek.procent else ""


# ---- the lines ----------------------------------------------------------------------------


def _line(tekening: Tekening, veld: Veld, reeks: Reeks, nummer: int, stap: int) -> None:
    """A path per run without a gap; dotted as soon as one end is an example."""
    kleur = f"g-m{nummer % KLEUREN + 1}"
    for a, b in pairwise(reeks.bekend):
        if b.kwartaal - a.kwartaal > stap:
            continue
        voorbeeld = "voorbeeld" in (a.soort, b.soort)
        klasse = f"{kleur} g-lijn--voorbeeld" if voorbeeld else kleur
        tekening.lijn(klasse, veld.plek(a), veld.plek(b))
    for punt in reeks.bekend:
        x, y = veld.plek(punt)
        _mark(tekening, x, y, nummer, open_=punt.soort == "voorbeeld")


def _mark(tekening: Tekening, x: float, y: float, nummer: int, *, open_: bool) -> None:
    """A disc for the first four, a diamond for the next: shape beside shade."""
    klasse = f"g-m{nummer % KLEUREN + 1}-punt" + (" g-open" if open_ else "")
    if nummer < KLEUREN:
        tekening.cirkel(klasse, x, y, 4)
    else:
        tekening.ruit(klasse, x, y, 5)


# ---- the names at the lines -----------------------------------------------------------------


def _label(
    reeks: Reeks, nummer: int, grafiek: Meerlijnengrafiek, maat: Maat
) -> list[Regel]:
    """Name, last figure, and its date when that is not the chosen quarter."""
    punt = reeks.bekend[-1]
    waarde = f"{punt.benadering} {_number(punt.waarde, grafiek)}".strip()
    klasse = f"g-m{nummer % KLEUREN + 1}-tekst"
    regels = gebroken(reeks.naam, maat.as_, klasse, True, maat.kolom_hoogstens)
    rest = [waarde]
    if punt.kwartaal != grafiek.gekozen:
        rest.append(f"({punt.kwartaal.einde_label})")
    if punt.soort == "voorbeeld":
        rest.append("voorbeeld")
    regels += gebroken(" ".join(rest), maat.as_, "g-zacht", False, maat.kolom_hoogstens)
    return regels


def _height(label: list[Regel]) -> float:
    return sum(r.hoogte for r in label)


def _labels(
    tekening: Tekening, veld: Veld, reeksen: list[Reeks], labels: list[list[Regel]]
) -> None:
    """In the column on the right, in the order of the ends of the lines."""
    volgorde = sorted(
        range(len(reeksen)), key=lambda n: (veld.plek(reeksen[n].bekend[-1])[1], n)
    )
    hoogten = [_height(labels[n]) for n in volgorde]
    gewenst = [veld.plek(reeksen[n].bekend[-1])[1] for n in volgorde]
    middens = stapel(gewenst, hoogten, veld.boven - 4, veld.onder, TUSSEN)
    x = veld.rechts + veld.maat.inspring
    for n, midden, hoogte in zip(volgorde, middens, hoogten, strict=True):
        einde = veld.plek(reeksen[n].bekend[-1])
        tekening.tekstblok(labels[n], x, midden - hoogte / 2)
        eerder = einde[0] < veld.rechts - 1  # dotted: it is no line of figures
        if eerder or abs(einde[1] - midden) > 3:
            klasse = "g-as s-leider s-stippel" if eerder else "g-as s-leider"
            tekening.lijn(klasse, (einde[0] + 6, einde[1]), (x - 4, midden))


def _notes(grafiek: Meerlijnengrafiek) -> list[str]:
    noten = []
    zonder = [r.naam for r in grafiek.reeksen if not r.bekend]
    if zonder:
        noten.append(f"Geen cijfer: {', '.join(zonder)}.")
    if grafiek.procent:
        noten.append("100%: de norm voor het einde van dat jaar.")
    return noten
