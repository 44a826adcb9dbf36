"""From a layout to shapes: land, circles or areas, names, key and badge."""

from dataclasses import replace
from itertools import product

from monitor.grafieken.doek import Tekening, Tekst
from monitor.grafieken.plaatsing import Regel, Vak, gebroken
from monitor.kaart import sleutel, vormen
from monitor.kaart.data import ZONDER_CIJFER, Formaat, Kaart, Klasse
from monitor.kaart.indeling import Opzet, maak_opzet, varianten

OOK = "~"  # a second group of the same area: its mark, when the area itself is one


def teken(kaart: Kaart, formaat: Formaat, met_titel: bool = False) -> Tekening:
    """The whole map on one sheet; `met_titel` for a file, which travels alone."""
    opzet = maak_opzet(kaart, formaat, _bezet)
    t = Tekening(opzet.blad.breedte)
    if kaart.zoeker is None and kaart.omtrek and not kaart.met_grenzen:
        t.pad("k-land", *opzet.projectie.ringen(kaart.omtrek))
    if kaart.met_grenzen:
        _vlakken(t, opzet)
    for plaats in opzet.plaatsen:
        if plaats and plaats.leider:
            t.lijn("g-as s-leider", *plaats.leider)
    for nummer in range(len(kaart.vlekken)):
        _gebied(t, opzet, nummer)
    t.groep = ""
    if kaart.voorbeeld:
        sleutel.merk(t, min(opzet.blad.letter, 13))
    t.hoogte = round(_onder(t, opzet), 1)
    return _met_titel(t, kaart, opzet) if met_titel else t


def _sleutel_op_zee(opzet: Opzet) -> bool:
    """Whether the key stands in the sea: on a wide map of the nation."""
    return opzet.kaart.zoeker is None and opzet.blad.breedte > 600


def _bezet(opzet: Opzet) -> list[Vak]:
    if not _sleutel_op_zee(opzet):
        return []
    probe = Tekening(opzet.blad.breedte)
    onder = sleutel.teken(probe, opzet, sleutel.LAND_VAK)
    rechts = max((v.vak.x1 for v in probe.teksten), default=0)
    return [Vak(0, 0, max(rechts, sleutel.LAND_VAK.x1) + 6, onder + 4)]


def _vlakken(t: Tekening, opzet: Opzet) -> None:
    for vlek in opzet.kaart.vlekken:
        t.groep = vlek.sleutel
        if ringen := opzet.projectie.ringen(vlek.ringen):
            vormen.vlak(t, vlek.klasse, vlek.voorbeeld, ringen)
    t.groep = ""


def _gebied(t: Tekening, opzet: Opzet, nummer: int) -> None:
    """Circle (or mark), icon and name of one area."""
    vlek, (x, y) = opzet.kaart.vlekken[nummer], opzet.plekken[nummer]
    r = opzet.stralen[nummer]
    grenzen = opzet.kaart.met_grenzen
    t.groep = vlek.sleutel + (OOK if grenzen else "")
    plaats = opzet.plaatsen[nummer] if opzet.plaatsen else None
    genummerd = opzet.nummers or (plaats is None and nummer not in opzet.binnen)
    merk = not grenzen or vlek.klasse is not Klasse.ONBEKEND
    if not grenzen:
        vormen.cirkel(t, vlek.klasse, vlek.voorbeeld, x, y, r)
    elif merk and not genummerd:
        t.cirkel("k-papier", x, y, r)
    if genummerd:
        _nummer(t, opzet, vlek, x, y, r)
    elif nummer in opzet.binnen:
        _binnen(t, opzet, vlek, x, y)
    elif merk and (grenzen or vlek.klasse not in ZONDER_CIJFER):
        vormen.icoon(t, vlek.klasse, x, y, max(5, min(8, r * 0.42)))
    if plaats:
        boven, vak = plaats.vak.y0, plaats.vak
        if grenzen and _op_kleur(opzet, vak):
            t.vlak("k-papier", vak.ruimer(1))
        x = {"start": vak.x0, "end": vak.x1, "middle": vak.midden[0]}[plaats.anker]
        t.tekstblok(list(plaats.regels), x, boven, plaats.anker)
    t.groep = ""


def _op_kleur(opzet: Opzet, vak: Vak) -> bool:
    """Whether a name stands on a colour or a hatch, where letters are hard to read."""
    return any(
        vormen.bevat(opzet.projectie.ringen(vlek.ringen), punt)
        for vlek in opzet.kaart.vlekken
        if vlek.klasse is not Klasse.ONBEKEND
        for punt in product((vak.x0, vak.midden[0], vak.x1), (vak.y0, vak.y1))
    )


def _nummer(t: Tekening, opzet: Opzet, vlek, x: float, y: float, r: float) -> None:
    """The row number of the table, with the icon at the lower right edge."""
    letter = opzet.blad.letter
    regel = Regel(str(vlek.nummer), letter, "g-tekst s-halo", vet=True)
    if vlek.klasse is not Klasse.ONBEKEND:
        t.cirkel("k-papier", x, y, 8)
    t.tekst(regel, x, y + letter * 0.34, "middle")
    if vlek.klasse not in ZONDER_CIJFER:
        vormen.icoon(t, vlek.klasse, x + r * 0.72, y + r * 0.72, 4)


def _binnen(t: Tekening, opzet: Opzet, vlek, x: float, y: float) -> None:
    """Name and share inside a large circle, on a plate of paper."""
    regels = list(varianten(vlek, opzet.blad.letter)[0])
    breed = max(r.breedte for r in regels) + 10
    hoog = sum(r.hoogte for r in regels) + 6
    icoon = vlek.klasse not in ZONDER_CIJFER
    top = y - hoog / 2 + (8 if icoon else 0)
    t.vlak("k-papier", Vak(x - breed / 2, top, x + breed / 2, top + hoog))
    if icoon:
        vormen.icoon(t, vlek.klasse, x, top - 7, 7)
    t.tekstblok(regels, x, top + 2, "middle")


def _onder(t: Tekening, opzet: Opzet) -> float:
    """Draw the key (and the locator) where it belongs; gives the height of the sheet."""
    if _sleutel_op_zee(opzet):
        sleutel.teken(t, opzet, sleutel.LAND_VAK)
        return opzet.ruimte.y1 + 4
    kaart, blad = opzet.kaart, opzet.blad
    y = opzet.ruimte.y1 + 8
    vak = Vak(1, y, blad.breedte, y)
    if kaart.zoeker is not None and kaart.omtrek:
        breed, hoog = sleutel.ZOEKER
        plek = Vak(blad.breedte - breed, y, blad.breedte - 2, y + hoog)
        sleutel.zoeker(t, kaart, plek)
        vak = replace(vak, x1=plek.x0 - 8)
        onder = plek.y1
    else:
        onder = y
    kolommen = 3 if blad.breedte > 600 else 1
    return max(onder, sleutel.teken(t, opzet, vak, kolommen)) + 2


# ---- a file -------------------------------------------------------------------------------------


def _met_titel(t: Tekening, kaart: Kaart, opzet: Opzet) -> Tekening:
    """The same drawing under its title and above its source."""
    groot = opzet.blad.letter + 5
    breed = opzet.blad.breedte
    kop = gebroken(kaart.titel, groot, "g-tekst", True, breed)
    kop += gebroken(kaart.ondertitel, opzet.blad.letter, "g-zacht", False, breed)
    hoogte = sum(r.hoogte for r in kop) + 12
    blad = Tekening(breed)
    blad.tekstblok(kop, 0, 0)
    for vorm in t.vormen:
        blad.voeg(_omlaag(vorm, hoogte))
    onder = t.hoogte + hoogte
    if kaart.bron:
        voet = gebroken(f"Bron: {kaart.bron}", 12, "g-zacht", False, breed)
        blad.tekstblok(voet, 0, onder + 6)
        onder += 8 + sum(r.hoogte for r in voet)
    blad.hoogte = round(onder, 1)
    return blad


def _omlaag(vorm, dy: float):
    if isinstance(vorm, Tekst):
        return replace(vorm, y=vorm.y + dy)

    def zak(punten):
        return tuple((x, y + dy) for x, y in punten)

    return replace(
        vorm, punten=zak(vorm.punten), delen=tuple(zak(d) for d in vorm.delen)
    )
