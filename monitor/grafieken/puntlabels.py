"""Labels among the lines: values beside their marks, and why a band is empty.

The last stand or norm must be readable and gets a place somewhere; other values are
written where a place beside their mark is free, newest first.
"""

from decimal import Decimal

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.notatie import aantal

from .beeld import Beeld, Gat, eind
from .data import Normpunt, Punt
from .doek import Tekening
from .plaatsing import (
    Bezet,
    Plek,
    Regel,
    Vak,
    breek,
    gebroken,
    schone_tekst,
    vrije_plek,
)
from .stijl import Maat


def zet_laatste(tekening: Tekening, beeld: Beeld, bezet: Bezet) -> None:
    """The last stand or norm when it lies before the chosen moment: these must be readable."""
    maat = beeld.maat
    punt = beeld.laatste_stand
    if punt and not beeld.stand:
        getal = schone_tekst(f"{punt.benadering} {aantal(punt.waarde)}")
        ding = breek(
            schone_tekst(beeld.grafiek.ding), maat.as_, False, maat.kolom_hoogstens
        )
        soort = [punt.soort] if punt.soort in ("afgeleid", "voorbeeld") else []
        regels = [Regel(getal, maat.label, "g-accent s-halo", True)]
        regels += [
            Regel(r, maat.as_, "g-zacht s-halo")
            for r in (*ding, punt.kwartaal.einde_label, *soort)
        ]
        _zet_los(tekening, beeld, bezet, regels, beeld.plek(punt), _kant(beeld, punt))
    if beeld.normen and not beeld.norm:
        norm = beeld.normen[-1]
        tekst = schone_tekst(f"{beeld.grafiek.norm_naam} {aantal(norm.waarde)}")
        regels = gebroken(
            tekst, maat.label, "g-tekst s-halo", True, maat.kolom_hoogstens
        )
        if norm.voorbeeld:
            regels.append(Regel("voorbeeld", maat.as_, "g-zacht s-halo"))
        _zet_los(
            tekening, beeld, bezet, regels, beeld.plek(norm), _normkant(beeld, norm)
        )


def _zet_los(
    tekening, beeld, bezet, regels: list[Regel], plek: Plek, eerst: str
) -> None:
    breed = max(r.breedte for r in regels) * 1.02
    hoog = sum(r.hoogte for r in regels)
    vak = vrije_plek(bezet, plek, breed, hoog, eerst, moet=True)
    if vak is None:  # not even a place across lines: smaller letters would not be read
        return
    tekening.tekstblok(regels, vak.midden[0], vak.y0, "middle")
    bezet.vakken.append(vak)
    rand = _dichtste(vak, plek)
    if abs(rand[0] - plek[0]) + abs(rand[1] - plek[1]) > 26:
        tekening.lijn("g-as s-leider", plek, rand)
        bezet.lijnen.append((plek, rand))


def _dichtste(vak: Vak, plek: Plek) -> Plek:
    return min(max(plek[0], vak.x0), vak.x1), min(max(plek[1], vak.y0), vak.y1)


def zet_waarden(tekening: Tekening, beeld: Beeld, bezet: Bezet) -> None:
    """Values along the lines, newest first, where there is a free place beside their mark."""
    maat = beeld.maat
    marge = 3 if maat.breedte > 400 else 5
    for norm in reversed(beeld.normen[:-1]):
        regel = Regel(aantal(norm.waarde), maat.as_, "g-zacht s-halo")
        _zet_waarde(
            tekening, bezet, regel, beeld.plek(norm), _normkant(beeld, norm), marge
        )
    for punt in _te_benoemen(beeld):
        tekst = schone_tekst(f"{punt.benadering} {aantal(punt.waarde)}")
        regel = Regel(tekst, maat.as_, "g-accent s-halo", vet=True)
        _zet_waarde(tekening, bezet, regel, beeld.plek(punt), _kant(beeld, punt), marge)


def _te_benoemen(beeld: Beeld) -> list[Punt]:
    """Year ends; with few figures all of them. Examples get no number: nobody should quote it."""
    echt = [
        p
        for p in beeld.bekend
        if p.soort != "voorbeeld" and p is not beeld.laatste_stand
    ]
    alles = len(echt) <= 8
    gekozen = [p for p in echt if alles or p.kwartaal.nummer == 4]
    return sorted(
        gekozen, key=lambda p: (p.kwartaal.nummer != 4, -p.kwartaal.volgnummer)
    )


def _zet_waarde(
    tekening, bezet, regel: Regel, plek: Plek, eerst: str, marge: float
) -> None:
    breed, hoog = regel.breedte * 1.02, regel.grootte
    afstanden = (9, 12, 16)
    vak = vrije_plek(bezet, plek, breed + 2 * marge, hoog + marge, eerst, afstanden)
    if vak:
        midden = vak.midden
        tekening.tekst(regel, midden[0], midden[1] + 0.35 * regel.grootte, "middle")
        bezet.vakken.append(Vak.rond(*midden, breed, hoog))


def _kant(beeld: Beeld, punt: Punt) -> str:
    """Away from the norm line."""
    norm = _norm_op(beeld, punt.kwartaal)
    return "onder" if norm is not None and punt.waarde < norm else "boven"


def _normkant(beeld: Beeld, norm: Normpunt) -> str:
    """Away from the line of the stand."""
    dichtst = min(
        beeld.bekend,
        key=lambda p: abs(p.kwartaal.volgnummer - eind(norm.jaar)),
        default=None,
    )
    return "onder" if dichtst and dichtst.waarde >= norm.waarde else "boven"


def _norm_op(beeld: Beeld, kwartaal: Kwartaal) -> Decimal | None:
    jaren = {n.jaar: n.waarde for n in beeld.normen}
    dit, vorig = jaren.get(kwartaal.jaar), jaren.get(kwartaal.jaar - 1)
    if dit is None or vorig is None:
        return dit if dit is not None else vorig
    return vorig + (dit - vorig) * kwartaal.nummer / 4


def zet_gatteksten(
    tekening: Tekening, gaten: list[Gat], beeld: Beeld, bezet: Bezet
) -> set[str]:
    """Say in each band why it is empty. Returns the signs used where words did not fit,
    and "" when a band stayed empty.
    """
    tekens = set()
    for gat in gaten:
        lang, teken = ("niet getoond", "–") if gat.te_klein else ("geen cijfer", "?")
        for regels, lucht in (([lang], 12), (lang.split(), 2), ([teken], 2)):
            if _zet_gattekst(tekening, gat.vak, regels, lucht, beeld.maat, bezet):
                if regels == [teken]:
                    tekens.add(teken)
                break
        else:
            tekens.add("")
    return tekens


def _zet_gattekst(
    tekening, band: Vak, teksten, lucht: float, maat: Maat, bezet: Bezet
) -> bool:
    """At the foot of the band, else at its top or half-way, where no line runs."""
    regels = [Regel(t, maat.noot, "g-zacht") for t in teksten]
    breed, hoog = max(r.breedte for r in regels), sum(r.hoogte for r in regels)
    if breed + lucht > band.x1 - band.x0:
        return False
    in_band = Bezet(band, bezet.vakken, bezet.lijnen)
    x = band.midden[0]
    for boven in (band.y1 - hoog - 6, band.y0 + 6, band.midden[1] - hoog / 2):
        vak = Vak.rond(x, boven + hoog / 2, breed, hoog)
        if in_band.vrij(vak, 1):
            tekening.tekstblok(regels, x, boven, "middle")
            bezet.vakken.append(vak)
            return True
    return False
