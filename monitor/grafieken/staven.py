"""Many areas at one moment: a bar each, below each other. Data and layout.

Beyond about eight, lines cannot be told apart and their names find no room. Bars can: the
name stands before, the number behind, and the norm is a line through them. What is not
known keeps its row, with its word in the place of the bar.
"""

from dataclasses import dataclass
from decimal import Decimal

from matplotlib.figure import Figure

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.notatie import aantal

from . import stijl
from .data import Formaat, Soort
from .doek import Tekening, figuur
from .noten import zet_kop, zet_noten
from .plaatsing import Plek, Regel, Vak, gebroken
from .schaal import Schaal, ronde_schaal
from .stijl import Maat

NAAM_HOOGSTENS = {"breed": 0.3, "smal": 0.36}  # of the width of the sheet
TUSSEN = 6  # px between two rows
DIK = 13  # of a bar
STREEP = 7  # from one line of a hatch to the next


@dataclass(frozen=True, slots=True)
class Staaf:
    """One area: its number (None: `woord` says why not), and the norm for that year."""

    naam: str
    waarde: Decimal | None
    soort: Soort = "echt"
    woord: str = ""
    norm: Decimal | None = None
    benadering: str = ""

    def __post_init__(self) -> None:
        if (self.waarde is None) != (self.soort in ("onbekend", "te klein")):
            raise ValueError(f"{self.naam}: een waarde of een woord, niet allebei.")


@dataclass(frozen=True, slots=True)
class Stavengrafiek:
    """Areas on one indicator in one quarter, in the order in which they are drawn."""

    titel: str
    omschrijving: str
    staven: tuple[Staaf, ...]
    gekozen: Kwartaal
    procent: bool = False
    bron: str = ""
    norm_naam: str = "norm"

    @property
    def heeft_voorbeeld(self) -> bool:
        return any(s.soort == "voorbeeld" for s in self.staven)


@dataclass(frozen=True, slots=True)
class Veld:
    """Where numbers lie between left and right."""

    maat: Maat
    schaal: Schaal
    links: float
    rechts: float

    def x(self, waarde: Decimal) -> float:
        return self.links + (self.rechts - self.links) * self.schaal.deel(waarde)


def staven(grafiek: Stavengrafiek, formaat: Formaat) -> Figure:
    """The chart as a matplotlib Figure."""
    return figuur(teken(grafiek, formaat))


def teken(
    grafiek: Stavengrafiek, formaat: Formaat, met_titel: bool = False
) -> Tekening:
    """Lay out the chart; `met_titel` puts the title above it."""
    maat = stijl.MATEN[formaat]
    tekening = Tekening(maat.breedte)
    verzonnen = "Gearceerde staven zijn verzonnen." if grafiek.heeft_voorbeeld else ""
    boven = zet_kop(tekening, grafiek.titel, maat, met_titel, verzonnen)
    namen = [_name(s, maat, formaat) for s in grafiek.staven]
    veld = _field(grafiek, maat, namen)
    top = boven + (maat.as_ * 1.4 if grafiek.procent else 4)
    rijen, onder = _rows(namen, top)
    _grid(tekening, veld, grafiek, top, onder)
    for staaf, naam, midden in zip(grafiek.staven, namen, rijen, strict=True):
        hoogte = sum(r.hoogte for r in naam)
        tekening.tekstblok(naam, veld.links - 10, midden - hoogte / 2, "end")
        _bar(tekening, veld, grafiek, staaf, midden)
    if grafiek.procent:
        _norm(tekening, veld, grafiek, top, onder)
    einde = onder + maat.as_ + 10
    tekening.hoogte = zet_noten(tekening, _notes(grafiek), grafiek.bron, maat, einde)
    return tekening


# ---- the field -------------------------------------------------------------------------


def _name(staaf: Staaf, maat: Maat, formaat: Formaat) -> list[Regel]:
    """Real figures have a bold name, as on a map."""
    klasse = "g-zacht" if staaf.waarde is None else "g-tekst"
    vet = staaf.soort in ("echt", "afgeleid")
    ruimte = maat.breedte * NAAM_HOOGSTENS[formaat]
    return gebroken(staaf.naam, maat.as_, klasse, vet, ruimte)


def _number(waarde: Decimal, grafiek: Stavengrafiek) -> str:
    return f"{aantal(waarde)}%" if grafiek.procent else aantal(waarde)


def _label(staaf: Staaf, grafiek: Stavengrafiek) -> str:
    if staaf.waarde is None:
        return staaf.woord
    return f"{staaf.benadering} {_number(staaf.waarde, grafiek)}".strip()


def _field(grafiek: Stavengrafiek, maat: Maat, namen: list[list[Regel]]) -> Veld:
    getallen = [w for s in grafiek.staven for w in (s.waarde, s.norm) if w is not None]
    if grafiek.procent:
        getallen.append(Decimal(100))
    breed = max((r.breedte for naam in namen for r in naam), default=0)
    achter = [
        stijl.breedte(_label(s, grafiek), maat.as_, vet=True) for s in grafiek.staven
    ]
    return Veld(
        maat,
        _scale(getallen, grafiek.procent),
        links=breed * 1.02 + 12,
        rechts=maat.breedte - max(achter, default=0) - 12,
    )


def _scale(getallen: list[Decimal], procent: bool) -> Schaal:
    """Round; a share runs to 125% at least, as bars do everywhere."""
    if not procent or min(getallen) < 0:
        return ronde_schaal(getallen, 4)
    hoog = max(Decimal(125), -(-max(getallen) // 25) * 25)
    return Schaal(Decimal(0), hoog, Decimal(25))


def _rows(namen: list[list[Regel]], top: float) -> tuple[list[float], float]:
    """The middle of every row, and where the last one ends."""
    middens, y = [], top + TUSSEN
    for naam in namen:
        hoog = max(DIK, sum(r.hoogte for r in naam))
        middens.append(y + hoog / 2)
        y += hoog + TUSSEN
    return middens, y


def _grid(
    tekening: Tekening, veld: Veld, grafiek: Stavengrafiek, top: float, onder: float
) -> None:
    """A line per tick; of a share only 0, 50, 100 ... are named, and 100 is the norm."""
    maat = veld.maat
    for waarde in veld.schaal.streepjes:
        x = veld.x(waarde)
        norm = grafiek.procent and waarde == 100
        if grafiek.procent and waarde % 50:
            continue
        if not norm:
            klasse = "g-rooster" if waarde else "g-as"
            tekening.lijn(klasse, (x, top), (x, onder))
        regel = Regel(
            _number(waarde, grafiek), maat.as_, "g-tekst" if norm else "g-zacht", norm
        )
        tekening.tekst(regel, x, onder + maat.as_ + 4, "middle")


def _norm(
    tekening: Tekening, veld: Veld, grafiek: Stavengrafiek, top: float, onder: float
) -> None:
    """The norm as a line through all bars, named above them."""
    x = veld.x(Decimal(100))
    tekening.lijn("g-norm", (x, top), (x, onder))
    regel = Regel(grafiek.norm_naam, veld.maat.as_, "g-tekst", True)
    tekening.tekst(regel, x, top - 4, "middle")


# ---- the bars ----------------------------------------------------------------------------


def _bar(
    tekening: Tekening, veld: Veld, grafiek: Stavengrafiek, staaf: Staaf, y: float
) -> None:
    maat, nul = veld.maat, veld.x(Decimal(0))
    tekst = _label(staaf, grafiek)
    zakt = y + maat.as_ * 0.34
    if staaf.waarde is None:
        tekening.tekst(Regel(tekst, maat.as_, "g-zacht"), nul + 6, zakt)
        return
    x = veld.x(staaf.waarde)
    vak = Vak(min(nul, x), y - DIK / 2, max(nul, x, nul + 1), y + DIK / 2)
    voorbeeld = staaf.soort == "voorbeeld"
    tekening.vlak("g-afgeleid" if voorbeeld else "g-reeks1", vak)
    if voorbeeld and (strepen := _hatch(vak)):
        tekening.pad("g-lijn g-bovenlijn", *strepen, gesloten=False)
    if staaf.norm is not None and not grafiek.procent:
        norm_x = veld.x(staaf.norm)
        top, onder = (norm_x, y - DIK / 2 - 3), (norm_x, y + DIK / 2 + 3)
        tekening.lijn("s-normlijn-halo", top, onder)
        tekening.lijn("s-normlijn", top, onder)
    # In a column of their own: behind the bars they would stand on the line of the norm.
    regel = Regel(tekst, maat.as_, "g-tekst", not voorbeeld)
    tekening.tekst(regel, maat.breedte - 2, zakt, "end")


def _hatch(vak: Vak) -> list[tuple[Plek, Plek]]:
    """Slanting lines cut to a bar."""
    hoog = vak.y1 - vak.y0
    lijnen = []
    x = vak.x0 - hoog + STREEP
    while x < vak.x1:
        begin, eind = max(x, vak.x0), min(x + hoog, vak.x1)
        if eind - begin > 1:
            lijnen.append(((begin, vak.y1 - (begin - x)), (eind, vak.y1 - (eind - x))))
        x += STREEP
    return lijnen


def _notes(grafiek: Stavengrafiek) -> list[str]:
    if grafiek.procent:
        return [f"100%: de {grafiek.norm_naam} voor het einde van dat jaar."]
    if any(s.norm is not None for s in grafiek.staven):
        return [f"Streep: de {grafiek.norm_naam} voor het einde van het jaar."]
    return []
