"""Names and numbers in the chart of a total with its parts, each at what it names."""

from dataclasses import dataclass

from banenafspraak.notatie import aantal

from .data import Kruispunt, Opbouwgrafiek, Punt, Reeks
from .doek import Tekening
from .noten import zet_merk
from .plaatsing import (
    Bezet,
    Plek,
    Regel,
    Vak,
    gebroken,
    schone_tekst,
    stapel,
    vrije_plek,
)
from .stijl import Maat, breedte
from .veld import Veld

TUSSEN = 4  # px between labels
KLEUREN = (1, 3, 2)  # shades of the parts in order: neighbours differ most
MEESTE_GETALLEN = 8


@dataclass(frozen=True, slots=True)
class Label:
    """The name and the last figure of one line. `kant`: -1 above the line, 1 below it,
    0 at its height."""

    regels: list[Regel]
    punt: Punt
    kant: int = 0

    @property
    def breedte(self) -> float:
        return max(r.breedte for r in self.regels) * 1.02

    @property
    def hoogte(self) -> float:
        return sum(r.hoogte for r in self.regels)


def kolom(grafiek: Opbouwgrafiek, maat: Maat) -> list[Label]:
    """A label per line with a figure."""
    labels = []
    kruis = grafiek.kruising
    heden = kruis.vanaf if kruis and kruis.tempo else grafiek.gekozen
    for nummer, reeks in enumerate(grafiek.reeksen):
        if not reeks.bekend:
            continue
        klasse = f"g-m{KLEUREN[(nummer - 1) % len(KLEUREN)]}-tekst"
        klasse = f"{klasse if nummer else 'g-tekst'} s-halo"
        punt = reeks.bekend[-1]
        tekst = f"{reeks.naam} {punt.benadering} {aantal(punt.waarde)}"
        regels = gebroken(tekst, maat.as_, klasse, True, maat.kolom_hoogstens)
        if punt.kwartaal != heden:
            wanneer = f"({punt.kwartaal.einde_label})"
            regels += gebroken(
                wanneer, maat.as_, "g-zacht s-halo", False, maat.kolom_hoogstens
            )
        kant = 0
        if kruis and kruis.tempo:
            kant = {kruis.stijger: 1, kruis.daler: -1}.get(reeks.naam, 0)
        labels.append(Label(regels, punt, kant))
    return labels


@dataclass(frozen=True, slots=True)
class Labels:
    """Writes labels on the sheet where nothing else stands."""

    tekening: Tekening
    veld: Veld
    bezet: Bezet

    def kolom(self, labels: list[Label], heden: int) -> None:
        """Right of the last figures, moved apart where they would lie on each other."""
        maat, veld = self.veld.maat, self.veld
        labels = sorted(labels, key=lambda label: veld.plek(label.punt)[1])
        einden = [veld.plek(label.punt) for label in labels]
        gewenst = [
            y + label.kant * (label.hoogte / 2 + 3)
            for label, (_, y) in zip(labels, einden, strict=True)
        ]
        hoogten = [label.hoogte for label in labels]
        middens = stapel(gewenst, hoogten, veld.boven - 12, veld.onder, TUSSEN)
        x = veld.x(heden) + maat.inspring / (2 if any(r.kant for r in labels) else 1)
        for label, einde, midden in zip(labels, einden, middens, strict=True):
            self.tekening.tekstblok(label.regels, x, midden - label.hoogte / 2)
            self.bezet.vakken.append(
                Vak(
                    x,
                    midden - label.hoogte / 2,
                    x + label.breedte,
                    midden + label.hoogte / 2,
                )
            )
            eerder = einde[0] < veld.x(heden) - 1
            if eerder or abs(einde[1] - midden) > label.hoogte / 2 + 6:
                klasse = "g-as s-leider s-stippel" if eerder else "g-as s-leider"
                self.tekening.lijn(klasse, (einde[0] + 6, einde[1]), (x - 3, midden))

    def kruising(self, kruis: Kruispunt, plek: Plek, straal: float) -> None:
        """What happens where the lines meet, and when; with its badge when it is an example."""
        maat = self.veld.maat
        hoogstens = 250 if maat.breedte > 400 else 128
        regels = []
        for deel in kruis.tekst.split("\n"):
            regels += gebroken(deel, maat.as_, "g-tekst s-halo", True, hoogstens)
        merk = maat.noot * 1.2 + 8 if kruis.voorbeeld else 0
        breed = max(
            max(r.breedte for r in regels) * 1.02,
            breedte("voorbeeld", maat.noot, vet=True) + 14 if merk else 0,
        )
        hoog = sum(r.hoogte for r in regels) + merk
        vak = self._near(plek, breed, hoog, straal) or vrije_plek(
            self.bezet, plek, breed, hoog, moet=True
        )
        if vak is None:
            return
        x = vak.midden[0]
        if merk:
            helft = (breedte("voorbeeld", maat.noot, vet=True) + 14) / 2
            zet_merk(self.tekening, maat.noot, vak.y0 - 2, "", x - helft)
        self.tekening.tekstblok(regels, x, vak.y0 + merk, "middle")
        self.bezet.vakken.append(vak)
        boven = vak.y1 < plek[1]
        begin = (plek[0], plek[1] + (-straal if boven else straal))
        eind = (min(max(plek[0], vak.x0), vak.x1), vak.y1 if boven else vak.y0)
        if abs(begin[1] - eind[1]) > 10:
            self.tekening.lijn("g-as s-leider", begin, eind)

    def _near(
        self, plek: Plek, breed: float, hoog: float, straal: float, verst: int = 160
    ) -> Vak | None:
        """Straight above or below, as near as can be, moved aside at the edge."""
        ruimte = self.bezet.ruimte
        helft = breed / 2 + 0.1  # a hair inside, whatever the rounding
        x = min(max(plek[0], ruimte.x0 + helft), ruimte.x1 - helft)
        for afstand in range(int(straal) + 6, verst, 6):
            for kant in (-1, 1):
                y = plek[1] + kant * (afstand + hoog / 2)
                vak = Vak.rond(x, y, breed, hoog)
                if self.bezet.vrij(vak):
                    return vak
        return None

    def totalen(self, reeks: Reeks) -> None:
        """The real totals along the line, newest first; the newest always."""
        maat = self.veld.maat
        echt = [p for p in reeks.bekend if p.soort != "voorbeeld"]
        laatste = reeks.bekend[-1] if reeks.bekend else None
        alles = len(echt) <= MEESTE_GETALLEN
        moet = True
        for punt in reversed(echt):
            if punt is laatste:  # its label stands at the end of the line
                moet = False
                continue
            if not (moet or alles or punt.kwartaal.nummer == 4):
                continue
            tekst = schone_tekst(f"{punt.benadering} {aantal(punt.waarde)}")
            regel = Regel(
                tekst, maat.label if moet else maat.as_, "g-tekst s-halo", True
            )
            plek = self.veld.plek(punt)
            breed, hoog = regel.breedte * 1.02 + 6, regel.grootte + 3
            vak = self._near(plek, breed, hoog, 3, verst=160 if moet else 20)
            moet = False
            if vak:
                midden = vak.midden
                self.tekening.tekst(
                    regel, midden[0], midden[1] + 0.35 * regel.grootte, "middle"
                )
                self.bezet.vakken.append(vak)
