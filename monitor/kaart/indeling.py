"""The layout of a map: where each circle and each name stands on the sheet.

    >>> opzet = maak_opzet(kaart, "breed")

First the places and sizes of circles, then the names. When a name finds no place the
circles shrink a little and all is tried again; what is left then shows its row number.
"""

import re
from dataclasses import dataclass, field

from monitor.grafieken.plaatsing import Plek, Regel, Vak
from monitor.kaart.cirkels import Maten, factor, straal, uiteen
from monitor.kaart.data import Formaat, Kaart, Klasse, Vlek
from monitor.kaart.namen import Label, Plaats, Veld, plaats_namen
from monitor.kaart.projectie import Projectie

NUMMERS_VANAF = 13  # so many areas get numbers on a phone instead of names
KRIMP = (1.0, 0.85, 0.7)
WAARDEKLASSE = {
    Klasse.GEHAALD: "g-accent s-halo",
    Klasse.KOERS: "g-accent s-halo",
    Klasse.TRAP_1: "g-mist s-halo",
    Klasse.TRAP_2: "g-mist s-halo",
    Klasse.TRAP_3: "g-mist s-halo",
    Klasse.ACHTER: "g-mist s-halo",
    Klasse.NEUTRAAL: "g-tekst s-halo",
    Klasse.TE_KLEIN: "g-zacht s-halo",
    Klasse.ONBEKEND: "g-zacht s-halo",
}


@dataclass(frozen=True, slots=True)
class Blad:
    """Sizes of one drawing in px."""

    breedte: int
    letter: int
    maten: Maten
    gelijk: float  # radius of circles that are all alike
    merk: float  # radius of the mark in the middle of an area with borders
    boven: int  # room for the badge
    rand: int


BLADEN = {
    "breed": Blad(752, 14, Maten(12, 46, 7), 14, 11, 30, 4),
    "smal": Blad(328, 12, Maten(12, 34, 3), 12, 10, 26, 2),
}
LAND_HOOGTE = {"breed": 850, "smal": 386}
DEEL_HOOGTE = {"breed": (300, 520), "smal": (230, 330)}


@dataclass(slots=True)
class Opzet:
    """A map in px: what `tekenen` draws."""

    kaart: Kaart
    blad: Blad
    projectie: Projectie
    ruimte: Vak
    plekken: list[Plek]
    stralen: list[float]
    k: float
    plaatsen: list[Plaats | None] = field(default_factory=list)
    binnen: set[int] = field(default_factory=set)  # names inside their own circle
    nummers: bool = False


def maak_opzet(kaart: Kaart, formaat: Formaat, bezet_van=None) -> Opzet:
    """The layout. `bezet_van(opzet)` gives the boxes that names must keep off (the key)."""
    opzet = None
    for krimp in KRIMP:
        opzet = _cirkels(kaart, formaat, krimp)
        if formaat == "smal" and len(kaart.vlekken) >= NUMMERS_VANAF:
            opzet.nummers = True
            return opzet
        _namen(opzet, bezet_van(opzet) if bezet_van else [])
        over = sum(
            p is None for n, p in enumerate(opzet.plaatsen) if n not in opzet.binnen
        )
        if not over or kaart.maat == "gelijk" or kaart.met_grenzen:
            break
    return opzet


# ---- circles ---------------------------------------------------------------------------------


def _cirkels(kaart: Kaart, formaat: Formaat, krimp: float) -> Opzet:
    blad = BLADEN[formaat]
    ruimte, kern = _ruimte(kaart, formaat, blad)
    punten = [v.plek for v in kaart.vlekken]
    if kaart.zoeker is None and kaart.omtrek:
        punten = [p for ring in kaart.omtrek for p in ring] + punten
    if kaart.met_grenzen:
        punten = [p for v in kaart.vlekken for r in v.ringen for p in r]
    projectie = Projectie.past_in(punten, kern)
    stralen, k = _stralen(kaart, blad, ruimte, krimp)
    volgorde = sorted(
        range(len(kaart.vlekken)),
        key=lambda n: (-stralen[n], kaart.vlekken[n].naam, kaart.vlekken[n].sleutel),
    )
    verschoven = uiteen(
        [projectie.plek(kaart.vlekken[n].plek) for n in volgorde],
        [stralen[n] for n in volgorde],
        blad.maten.tussen,
        ruimte,
    )
    plekken: list[Plek] = [(0.0, 0.0)] * len(volgorde)
    for n, plek in zip(volgorde, verschoven, strict=True):
        plekken[n] = plek
    return Opzet(kaart, blad, projectie, ruimte, plekken, stralen, k)


def _ruimte(kaart: Kaart, formaat: Formaat, blad: Blad) -> tuple[Vak, Vak]:
    """The part of the sheet for circles and names, and the part for places."""
    boven = blad.boven if kaart.voorbeeld else 4
    if kaart.zoeker is None:
        ruimte = Vak(blad.rand, boven, blad.breedte - blad.rand, LAND_HOOGTE[formaat])
        return ruimte, ruimte.ruimer(-6)
    laag, hoog = DEEL_HOOGTE[formaat]
    hoogte = min(hoog, laag + 9 * max(0, len(kaart.vlekken) - 6))
    ruimte = Vak(blad.rand, boven, blad.breedte - blad.rand, boven + hoogte)
    if kaart.met_grenzen:
        return ruimte, ruimte.ruimer(-6)
    opzij, op = (120, 56) if formaat == "breed" else (40, 34)
    kern = Vak(ruimte.x0 + opzij, ruimte.y0 + op, ruimte.x1 - opzij, ruimte.y1 - op)
    return ruimte, kern


def _stralen(
    kaart: Kaart, blad: Blad, ruimte: Vak, krimp: float
) -> tuple[list[float], float]:
    if kaart.met_grenzen:
        return [blad.merk] * len(kaart.vlekken), 0
    if kaart.maat == "gelijk":
        return [blad.gelijk] * len(kaart.vlekken), 0
    waarden = [v.maat for v in kaart.vlekken]
    maten = blad.maten
    if kaart.zoeker is None:  # the land is not as wide as the sheet
        maten = Maten(maten.kleinst, maten.grootst * 0.72, maten.tussen)
    k = factor(waarden, maten, ruimte.ruimer(-20)) * krimp
    return [straal(w, k, maten) for w in waarden], k


# ---- names -----------------------------------------------------------------------------------


def _namen(opzet: Opzet, bezet: list[Vak]) -> None:
    labels, nummers = [], []
    for nummer, vlek in enumerate(opzet.kaart.vlekken):
        if past_binnen(opzet, nummer):
            opzet.binnen.add(nummer)
            continue
        nummers.append(nummer)
        labels.append(
            Label(
                opzet.plekken[nummer],
                merkstraal(opzet, nummer),
                varianten(vlek, opzet.blad.letter),
            )
        )
    # `eigen` in namen is the place of a label among the circles: those with a name first.
    rest = sorted(opzet.binnen)
    cirkels = [(*opzet.plekken[n], merkstraal(opzet, n)) for n in (*nummers, *rest)]
    uitkomst = plaats_namen(labels, Veld(opzet.ruimte, bezet, cirkels))
    opzet.plaatsen = [None] * len(opzet.kaart.vlekken)
    for nummer, plaats in zip(nummers, uitkomst.plaatsen, strict=True):
        opzet.plaatsen[nummer] = plaats


def merkstraal(opzet: Opzet, nummer: int) -> float:
    """The radius of what is drawn: an area with borders of which nothing is known has no mark."""
    leeg = opzet.kaart.vlekken[nummer].klasse is Klasse.ONBEKEND
    return 0 if opzet.kaart.met_grenzen and leeg else opzet.stralen[nummer]


def past_binnen(opzet: Opzet, nummer: int) -> bool:
    """Whether name and share fit inside the circle, on a plate of paper."""
    if opzet.kaart.met_grenzen:
        return False
    regels = varianten(opzet.kaart.vlekken[nummer], opzet.blad.letter)[0]
    return max(r.breedte for r in regels) + 14 < 1.7 * opzet.stralen[nummer]


def varianten(vlek: Vlek, grootte: int) -> tuple[tuple[Regel, ...], ...]:
    """The name on one line, and on two; under it what is said of the area."""
    onder = ()
    if vlek.tekst:
        klasse = WAARDEKLASSE[vlek.klasse]
        vet = "g-zacht" not in klasse
        onder = (Regel(vlek.tekst, grootte, klasse, vet=vet),)
    naam = "g-zacht s-halo" if vlek.klasse is Klasse.ONBEKEND else "g-tekst s-halo"
    vet = not vlek.voorbeeld and vlek.klasse is not Klasse.ONBEKEND
    manieren = [[vlek.naam]]
    if len(tweeen := in_tweeen(vlek.naam)) == 2:
        manieren.append(tweeen)
    return tuple(
        (*(Regel(deel, grootte, naam, vet=vet) for deel in delen), *onder)
        for delen in manieren
    )


def in_tweeen(naam: str) -> list[str]:
    """A long name broken near its middle, after a space, hyphen or slash."""
    breuken = [m.end() for m in re.finditer(r"[ /-]", naam)]
    breuken = [b for b in breuken if 3 <= b <= len(naam) - 3]
    if not breuken or len(naam) < 11:
        return [naam]
    # A space is a better break than a hyphen.
    b = min(
        breuken, key=lambda b: (abs(b - len(naam) / 2) + 4 * (naam[b - 1] != " "), b)
    )
    return [naam[:b].rstrip(), naam[b:]]
