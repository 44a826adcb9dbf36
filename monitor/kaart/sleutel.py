"""The key of a map: only what occurs on it, always in words. And the locator."""

from decimal import Decimal
from math import sqrt

from banenafspraak.notatie import aantal
from monitor.grafieken.doek import Tekening
from monitor.grafieken.plaatsing import Regel, Vak, breek
from monitor.kaart import vormen
from monitor.kaart.data import WOORDEN, ZONDER_CIJFER, Kaart, Klasse
from monitor.kaart.indeling import Opzet
from monitor.kaart.projectie import Projectie

REGEL = 21  # from one line of the key to the next
_STAAL = 8  # radius of a sample
_MAATCIJFERS = (1, 2, 5)
LAND_VAK = Vak(2, 44, 214, 330)  # the sea west of Noord-Holland, on a wide map
ZOEKER = (66, 80)  # width and height of the locator
VOORBEELD_WOORD = "gearceerd: voorbeeld, verzonnen"


def regels(kaart: Kaart) -> list[tuple[Klasse, bool, str]]:
    """(class, hatched, words) of every line of the key."""
    lijst = [(klasse, False, WOORDEN[klasse]) for klasse in kaart.klassen]
    if kaart.voorbeeld:
        getoond = [v.klasse for v in kaart.vlekken if v.voorbeeld]
        klasse = min(getoond, key=lambda k: k is Klasse.TE_KLEIN)  # dots blur a hatch
        lijst.append((klasse, True, VOORBEELD_WOORD))
    return lijst


def maten(kaart: Kaart, k: float, kleinst: float) -> list[tuple[float, float]]:
    """(value, radius) of the two or three circles of the size key, largest first."""
    if kaart.maat == "gelijk" or k <= 0:
        return []
    grootste = max(v.maat for v in kaart.vlekken)
    rij: list[tuple[float, float]] = []
    for deel in (1, 0.45, 0.15):
        waarde = rond_af(grootste * deel)
        r = k * sqrt(waarde)
        if r < kleinst or (rij and (waarde == rij[-1][0] or rij[-1][1] - r < 6)):
            continue
        rij.append((waarde, r))
    return rij


def rond_af(waarde: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50 ... that is not above `waarde`; 1 at least."""
    macht = 1
    while macht * 10 <= waarde:
        macht *= 10
    return float(
        max((c * macht for c in _MAATCIJFERS if c * macht <= waarde), default=1)
    )


def merk(t: Tekening, grootte: int) -> Vak:
    """The badge in the top left corner: a screenshot travels without its page."""
    regel = Regel("voorbeeld", grootte, "g-tekst", vet=True)
    vak = Vak(1, 2, 1 + regel.breedte + 14, 2 + regel.hoogte + 4)
    t.vlak("g-merk", vak)
    t.tekst(regel, vak.x0 + 7, vak.y1 - 6)
    uitleg = Regel("Gearceerd is verzonnen.", grootte, "g-tekst")
    t.tekst(uitleg, vak.x1 + 7, vak.y1 - 6)
    return vak


def teken(t: Tekening, opzet: Opzet, vak: Vak, kolommen: int = 1) -> float:
    """Draw the key in `vak`, from its top; gives where it ends.

    With more than one column the sizes stand in the last one, else below the words.
    """
    kaart, letter = opzet.kaart, min(opzet.blad.letter, 13)
    rij = maten(kaart, opzet.k, opzet.blad.maten.kleinst)
    breed = (vak.x1 - vak.x0) / kolommen
    lijst = regels(kaart)
    per_kolom = -(-len(lijst) // max(1, kolommen - bool(rij)))
    for n, (klasse, voorbeeld, woord) in enumerate(lijst):
        kolom, op = divmod(n, per_kolom)
        regel = Regel(woord, letter, "g-tekst")
        plek = (vak.x0 + kolom * breed, vak.y0 + op * REGEL)
        _regel(t, klasse, voorbeeld, regel, *plek, vierkant=kaart.met_grenzen)
    onder = vak.y0 + per_kolom * REGEL + 6
    if not rij:
        return onder
    if kolommen == 1:
        return _maatsleutel(t, kaart, rij, letter, vak.x0, onder)
    naast = _maatsleutel(t, kaart, rij, letter, vak.x1 - breed, vak.y0)
    return max(onder, naast)


def _regel(
    t: Tekening, klasse, voorbeeld, regel: Regel, x: float, y: float, vierkant: bool
) -> None:
    """A sample with its words: a disc on a map of circles, a square on one of areas."""
    midden = y + REGEL / 2
    if vierkant:
        vak = Vak.rond(x + _STAAL + 1, midden, 2 * _STAAL, 2 * _STAAL - 2)
        hoeken = (vak.x0, vak.y0), (vak.x1, vak.y0), (vak.x1, vak.y1), (vak.x0, vak.y1)
        vormen.vlak(t, klasse, voorbeeld, (hoeken,))
    else:
        vormen.cirkel(t, klasse, voorbeeld, x + _STAAL + 1, midden, _STAAL)
    tekst_x = x + 2 * _STAAL + 8
    if not voorbeeld and klasse not in ZONDER_CIJFER:
        vormen.icoon(t, klasse, tekst_x + 4, midden, 5)
        tekst_x += 15
    t.tekst(regel, tekst_x, midden + regel.grootte * 0.34)


def _maatsleutel(t: Tekening, kaart: Kaart, rij, letter: int, x: float, y: float):
    """Nested circles on one base line, each with its value at its top."""
    grootste = rij[0][1]
    for deel in breek(kaart.maat_naam, letter, True, 200):
        y += letter * 1.25
        t.tekst(Regel(deel, letter, "g-tekst", vet=True), x, y)
    onder = y + 8 + 2 * grootste + letter * 0.5
    tekst_x = x + 2 * grootste + 14
    laatste = -1e9
    for waarde, r in rij:
        top = onder - 2 * r
        hoogte = max(top, laatste + letter * 1.15)
        t.cirkel("g-as", x + grootste + 1, onder - r, r)
        t.lijn("g-as s-leider", (x + grootste + 1, top), (tekst_x - 4, hoogte))
        t.tekst(
            Regel(aantal(Decimal(int(waarde))), letter, "g-zacht"),
            tekst_x,
            hoogte + letter * 0.34,
        )
        laatste = hoogte
    return onder + 6


def zoeker(t: Tekening, kaart: Kaart, vak: Vak) -> None:
    """The outline of the nation with the place of this part."""
    punten = [p for ring in kaart.omtrek for p in ring]
    projectie = Projectie.past_in(punten, vak)
    t.pad("k-land", *projectie.ringen(kaart.omtrek))
    t.cirkel("g-ruit", *projectie.plek(kaart.zoeker), 4)
