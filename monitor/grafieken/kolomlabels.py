"""The labels right of the line: norm, stand and the difference between them.

With room between norm and stand both stand at their own height and a bracket holds the
difference. Without it they move apart, each with a thin line to its mark.
"""

from dataclasses import dataclass

from banenafspraak.notatie import aantal

from . import stijl
from .beeld import RAND, Beeld
from .doek import Tekening
from .plaatsing import Bezet, Plek, Regel, Vak, gebroken, schone_tekst, stapel


@dataclass(frozen=True, slots=True)
class _Blok:
    """A label in the column; `anker` is the line (counted from 0) that names the value."""

    regels: list[Regel]
    plek: Plek
    anker: int = 0

    @property
    def hoogte(self) -> float:
        return sum(r.hoogte for r in self.regels)

    @property
    def tot_anker(self) -> float:
        """From the top of the label to the middle of the line that names the value."""
        return (
            sum(r.hoogte for r in self.regels[: self.anker])
            + self.regels[self.anker].hoogte / 2
        )

    @property
    def wens(self) -> float:
        """The centre that puts that line at the height of the value."""
        return self.plek[1] - self.tot_anker + self.hoogte / 2


def _normblok(beeld: Beeld) -> _Blok | None:
    if beeld.norm is None:
        return None
    maat = beeld.maat
    tekst = schone_tekst(f"{beeld.grafiek.norm_naam} {aantal(beeld.norm.waarde)}")
    regels = gebroken(tekst, maat.label, "g-tekst", True, maat.kolom_hoogstens)
    if beeld.norm.voorbeeld:
        regels.append(Regel("voorbeeld", maat.as_, "g-zacht"))
    return _Blok(regels, beeld.plek(beeld.norm), anker=0)


def _standblok(beeld: Beeld) -> _Blok | None:
    if beeld.stand is None:
        return None
    maat, punt = beeld.maat, beeld.stand
    getal = schone_tekst(f"{punt.benadering} {aantal(punt.waarde)}")
    regels = gebroken(getal, maat.getal, "g-accent", True, maat.kolom_hoogstens)
    anker = len(regels) - 1
    regels += gebroken(
        beeld.grafiek.ding, maat.ding, "g-accent", True, maat.kolom_hoogstens
    )
    if punt.soort in ("afgeleid", "voorbeeld"):
        regels.append(Regel(punt.soort, maat.as_, "g-zacht"))
    return _Blok(regels, beeld.plek(punt), anker)


def _verschilblok(beeld: Beeld) -> _Blok | None:
    if not (beeld.grafiek.verschil and beeld.stand and beeld.norm):
        return None
    klasse = "g-mist" if beeld.stand.waarde < beeld.norm.waarde else "g-accent"
    maat = beeld.maat
    regels = gebroken(
        beeld.grafiek.verschil, maat.label, klasse, True, maat.kolom_hoogstens
    )
    midden = (beeld.y(beeld.stand.waarde) + beeld.y(beeld.norm.waarde)) / 2
    return _Blok(regels, (beeld.rechts, midden))


def kolombreedte(beeld: Beeld) -> float:
    """Room right of the line. Half a tick label at least, so that the last year fits."""
    blokken = [
        b for b in (_normblok(beeld), _standblok(beeld), _verschilblok(beeld)) if b
    ]
    if not blokken:
        return stijl.breedte("2020", beeld.maat.as_, vet=True) / 2 + RAND + 8
    breedst = max(r.breedte for b in blokken for r in b.regels)
    return max(beeld.maat.kolom, breedst * 1.02 + beeld.maat.inspring + RAND)


def zet_kolom(tekening: Tekening, beeld: Beeld, bezet: Bezet) -> None:
    norm, stand, verschil = _normblok(beeld), _standblok(beeld), _verschilblok(beeld)
    blokken = [b for b in (norm, stand) if b]
    if not blokken:
        return
    if verschil and (plekken := _met_haak(beeld, norm, stand, verschil)):
        haak = True
        blokken, middens = plekken
    else:
        haak = False
        blokken.sort(key=_van_boven)
        if verschil:  # right under the stand, at the height the stand wishes for
            onder_stand = _Blok(verschil.regels, stand.plek)
            blokken.insert(blokken.index(stand) + 1, onder_stand)
            verschil = onder_stand
        middens = _stapel(beeld, blokken)
    for blok, midden in zip(blokken, middens, strict=True):
        x = beeld.rechts + beeld.maat.inspring
        boven = midden - blok.hoogte / 2
        tekening.tekstblok(blok.regels, x, boven)
        breed = max(r.breedte for r in blok.regels)
        bezet.vakken.append(Vak(x, boven, x + breed, boven + blok.hoogte))
        if blok is not verschil:
            _leider(tekening, beeld, bezet, blok, boven + blok.tot_anker, haak)
    if haak:
        _haak(tekening, beeld, bezet)


def _van_boven(blok: _Blok) -> float:
    return blok.plek[1]


def _stapel(beeld: Beeld, blokken: list[_Blok]) -> list[float]:
    return stapel(
        [b.wens for b in blokken],
        [b.hoogte for b in blokken],
        beeld.boven - 18,
        beeld.onder
        + 2.7
        * beeld.maat.as_,  # beside the axis: its last year is narrower than our indent
        6,
    )


def _met_haak(beeld, norm, stand, verschil) -> tuple[list[_Blok], list[float]] | None:
    """Norm, difference and stand at their own heights with a bracket between, if there is room."""
    hoog, laag = sorted((norm, stand), key=_van_boven)
    blokken = [hoog, verschil, laag]
    middens = _stapel(beeld, blokken)
    verschoven = max(abs(middens[0] - hoog.wens), abs(middens[2] - laag.wens))
    ruimte = laag.plek[1] - hoog.plek[1]
    binnen = hoog.plek[1] + 8 < middens[1] < laag.plek[1] - 8
    return (blokken, middens) if ruimte >= 36 and verschoven <= 4 and binnen else None


def _haak(tekening: Tekening, beeld: Beeld, bezet: Bezet) -> None:
    te_weinig = beeld.stand.waarde < beeld.norm.waarde
    y0, y1 = sorted((beeld.y(beeld.stand.waarde), beeld.y(beeld.norm.waarde)))
    y0, y1 = y0 + 10, y1 - 10
    x0, x1 = beeld.rechts + 3, beeld.rechts + beeld.maat.haak
    tekening.lijn(
        "g-mistlijn" if te_weinig else "g-lijn g-bovenlijn",
        (x0, y0),
        (x1, y0),
        (x1, y1),
        (x0, y1),
    )
    bezet.vakken.append(Vak(x0, y0, x1, y1))


def _leider(tekening, beeld, bezet, blok: _Blok, y: float, haak: bool) -> None:
    """A thin line from a point to its label, when the label does not stand right beside it."""
    x, y_punt = blok.plek
    if abs(y - y_punt) <= 4 and x >= beeld.rechts - 1:
        return
    van = (x + 9, y_punt)
    naar = (beeld.rechts + beeld.maat.inspring - 4, y)
    if haak and x < beeld.rechts - 1:  # up to the arm of the bracket
        naar = (beeld.rechts - 2, y_punt)
    tekening.lijn("g-as s-leider", van, naar)
    bezet.lijnen.append((van, naar))
