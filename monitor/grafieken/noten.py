"""Title above and notes below a drawing: what must travel along with a screenshot."""

from . import stijl
from .doek import Tekening
from .plaatsing import Regel, breek, schone_tekst, woorden
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
    regels: list[Regel] = []
    for noot in map(schone_tekst, noten):  # a sentence goes to the next line as a whole
        samen = f"{regels[-1].tekst} {noot}" if regels else noot
        if (
            regels
            and len(
                passend := _regels(samen, maat.noot, "g-zacht", False, maat.breedte)
            )
            == 1
        ):
            regels[-1:] = passend
        else:
            regels += _regels(noot, maat.noot, "g-zacht", False, maat.breedte)
    if bron:
        regels += _regels(
            schone_tekst(f"Bron: {bron}"), maat.noot, "g-zacht", False, maat.breedte
        )
    tekening.tekstblok(regels, 0, boven + 6)
    return boven + 6 + sum(r.hoogte for r in regels) + 4


def _regels(
    tekst: str, grootte: float, klasse: str, vet: bool, breedte: float
) -> list[Regel]:
    ruimte = breedte * 0.97  # a page may use another, wider font
    breedst = max((stijl.breedte(w, grootte, vet) for w in woorden(tekst)), default=0)
    if breedst > ruimte:  # an address without spaces
        tekst = _gehakt(tekst, grootte, vet, ruimte)
    return [Regel(r, grootte, klasse, vet) for r in breek(tekst, grootte, vet, ruimte)]


def _gehakt(tekst: str, grootte: float, vet: bool, ruimte: float) -> str:
    """Cut words that are wider than the drawing."""
    delen = []
    for woord in woorden(tekst):
        deel = ""
        for teken in woord:
            if stijl.breedte(deel + teken, grootte, vet) > ruimte:
                delen.append(deel)
                deel = ""
            deel += teken
        delen.append(deel)
    return " ".join(delen)
