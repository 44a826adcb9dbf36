"""Title above and notes below a drawing: what must travel along with a screenshot."""

from . import stijl
from .doek import Tekening, schone_tekst
from .plaatsing import Regel, breek
from .stijl import Maat


def zet_titel(tekening: Tekening, titel: str, maat: Maat) -> float:
    """Write the title on top; returns where it ends."""
    regels = _regels(schone_tekst(titel), maat.titel, "g-tekst", True, maat.breedte)
    tekening.tekstblok(regels, 0, 0)
    return sum(r.hoogte for r in regels) + 4


def zet_noten(
    tekening: Tekening, noten: list[str], bron: str, maat: Maat, boven: float
) -> float:
    """Write how to read the marks and then the source; returns where it ends."""
    regels = []
    for tekst in (" ".join(noten), f"Bron: {bron}" if bron else ""):
        regels += _regels(
            schone_tekst(tekst), maat.noot, "g-zacht", False, maat.breedte
        )
    tekening.tekstblok(regels, 0, boven + 6)
    return boven + 6 + sum(r.hoogte for r in regels) + 4


def _regels(
    tekst: str, grootte: float, klasse: str, vet: bool, breedte: float
) -> list[Regel]:
    ruimte = breedte * 0.97  # a page may use another, wider font
    breedst = max((stijl.breedte(w, grootte, vet) for w in tekst.split()), default=0)
    if breedst > ruimte:  # an address without spaces
        tekst = _gehakt(tekst, grootte, vet, ruimte)
    return [Regel(r, grootte, klasse, vet) for r in breek(tekst, grootte, vet, ruimte)]


def _gehakt(tekst: str, grootte: float, vet: bool, ruimte: float) -> str:
    """Cut words that are wider than the drawing."""
    delen = []
    for woord in tekst.split():
        deel = ""
        for teken in woord:
            if stijl.breedte(deel + teken, grootte, vet) > ruimte:
                delen.append(deel)
                deel = ""
            deel += teken
        delen.append(deel)
    return " ".join(delen)
