"""Title above and notes below a drawing: what must travel along with a screenshot."""

from .doek import Tekening
from .plaatsing import Regel, Vak, breek, hak, schone_tekst
from .stijl import Maat


def zet_titel(tekening: Tekening, titel: str, maat: Maat) -> float:
    """Write the title on top; returns where it ends."""
    regels = _regels(schone_tekst(titel), maat.titel, "g-tekst", True, maat.breedte)
    tekening.tekstblok(regels, 0, 0)
    return sum(r.hoogte for r in regels) + 4


def zet_merk(
    tekening: Tekening, grootte: float, boven: float, uitleg: str, links: float = 1
) -> Vak:
    """The badge `voorbeeld`, at the left unless told, with what is invented beside it."""
    regel = Regel("voorbeeld", grootte, "g-tekst", vet=True)
    breed, hoog = regel.breedte + 14, regel.hoogte + 4
    vak = Vak(links, boven + 2, links + breed, boven + 2 + hoog)
    tekening.vlak("g-merk", vak)
    tekening.tekst(regel, vak.x0 + 7, vak.y1 - 6)
    if uitleg:
        tekening.tekst(Regel(uitleg, grootte, "g-tekst"), vak.x1 + 7, vak.y1 - 6)
    return vak


def zet_kop(
    tekening: Tekening, titel: str, maat: Maat, met_titel: bool, verzonnen: str
) -> float:
    """What stands above a chart: its title when the drawing goes by itself, and the badge
    with the words `verzonnen` when it holds examples. Returns where it ends."""
    onder = zet_titel(tekening, titel, maat) if met_titel else 0
    if verzonnen:
        onder = zet_merk(tekening, maat.noot, onder, verzonnen).y1 + 8
    return onder


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
    tekst = hak(tekst, grootte, vet, ruimte)  # an address without spaces
    return [Regel(r, grootte, klasse, vet) for r in breek(tekst, grootte, vet, ruimte)]
