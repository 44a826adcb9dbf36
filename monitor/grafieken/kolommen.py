"""The column chart: one column per year, the norm as a marked line through it.

Upright while every number fits above its column; with more years than that (a phone,
eleven years) the same chart lies on its side, so that numbers stay readable.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from matplotlib.figure import Figure

from banenafspraak.notatie import aantal

from . import stijl
from .data import Formaat, Kolom, Kolomgrafiek
from .doek import Tekening, figuur
from .noten import zet_kop, zet_noten
from .plaatsing import Bezet, Regel, Vak, breek, schone_tekst, vrije_plek, woorden
from .stijl import Maat

RAND = 2
HOOGTE = {"breed": 260, "smal": 226}
RIJ = {"breed": 34, "smal": 32}
STAAF = 18  # height of a bar that lies
LUCHT = 8  # between a column and its number
NORM_UITSTEEK = 4  # the norm line is wider than the column
ONBEKEND_MINST = 46  # room for "niet bekend" in a column without a figure


def kolommen(grafiek: Kolomgrafiek, formaat: Formaat) -> Figure:
    """The chart as a matplotlib Figure."""
    return figuur(teken(grafiek, formaat))


def teken(grafiek: Kolomgrafiek, formaat: Formaat, met_titel: bool = False) -> Tekening:
    """Lay out the chart; `met_titel` puts the title above it, for a drawing on its own."""
    maat = stijl.MATEN[formaat]
    tekening = Tekening(maat.breedte)
    verzonnen = "Open kolommen zijn verzonnen." if grafiek.heeft_voorbeeld else ""
    boven = zet_kop(tekening, grafiek.titel, maat, met_titel, verzonnen)
    kolommen = _aaneengesloten(grafiek.kolommen)
    staand = _Staand.van(grafiek, kolommen, maat, formaat, boven)
    if not kolommen:
        regel = Regel("Nog geen cijfer bekend", maat.ding, "g-zacht")
        tekening.tekst(regel, maat.breedte / 2, boven + 60, "middle")
        onder = boven + 90
    elif staand.past:
        onder = _teken_staand(tekening, staand)
    else:
        onder = _teken_liggend(tekening, grafiek, kolommen, maat, formaat, boven)
    tekening.hoogte = zet_noten(tekening, _noten(grafiek), grafiek.bron, maat, onder)
    return tekening


def _aaneengesloten(kolommen: tuple[Kolom, ...]) -> list[Kolom]:
    """Every year from the first to the last; one that is missing is unknown."""
    per_jaar = {k.jaar: k for k in kolommen}
    if not per_jaar:
        return []
    jaren = range(min(per_jaar), max(per_jaar) + 1)
    return [per_jaar.get(jaar) or Kolom(jaar, None, None, "onbekend") for jaar in jaren]


def _waardetekst(kolom: Kolom) -> str:
    return schone_tekst(f"{kolom.benadering} {aantal(kolom.waarde)}")


def _leeg(kolom: Kolom) -> list[str]:
    return ["niet", "getoond"] if kolom.soort == "te klein" else ["niet", "bekend"]


def _grenzen(kolommen: list[Kolom]) -> tuple[Decimal, Decimal]:
    waarden = [w for k in kolommen for w in (k.waarde, k.norm) if w is not None]
    laag, hoog = min([Decimal(0), *waarden]), max([Decimal(0), *waarden])
    return laag, hoog if hoog > laag else laag + 1


def _normtekst(grafiek: Kolomgrafiek, kolom: Kolom, maat: Maat) -> list[Regel]:
    tekst = schone_tekst(f"{grafiek.norm_naam} {aantal(kolom.norm)}")
    regels = breek(tekst, maat.as_, True, maat.kolom * 0.75)
    return [Regel(r, maat.as_, "g-tekst s-halo", True) for r in regels]


def _klasse(kolom: Kolom) -> str:
    return "g-lijn g-lijn--voorbeeld" if kolom.soort == "voorbeeld" else "g-reeks1"


def _in_kolom(kolom: Kolom, regel: Regel) -> Regel:
    return (
        regel if kolom.soort == "voorbeeld" else replace(regel, klasse="stapel-licht")
    )


def _waarderegel(kolom: Kolom, tekst: str, maat: Maat) -> Regel:
    return Regel(tekst, maat.noot, "g-accent s-halo", True)


# ---- upright -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Staand:
    grafiek: Kolomgrafiek
    kolommen: list[Kolom]
    maat: Maat
    boven: float
    onder: float
    rechts: float
    laag: Decimal
    hoog: Decimal

    @classmethod
    def van(
        cls, grafiek, kolommen, maat: Maat, formaat: str, boven: float
    ) -> "_Staand":
        begin = boven + 2 * maat.noot * 1.2 + LUCHT + 4
        rechts = maat.breedte - RAND
        if (
            kolommen and kolommen[-1].norm is not None
        ):  # its name stands right of the last column
            breed = max(r.breedte for r in _normtekst(grafiek, kolommen[-1], maat))
            rechts -= breed * 1.02 + 8
        return cls(
            grafiek,
            kolommen,
            maat,
            begin,
            begin + HOOGTE[formaat],
            rechts,
            *_grenzen(kolommen),
        )

    @property
    def pas(self) -> float:
        """From the middle of a column to that of the next."""
        return min(self.rechts / max(len(self.kolommen), 1), 110)

    @property
    def past(self) -> bool:
        teksten = [aantal(k.waarde) for k in self.kolommen if k.waarde is not None]
        teksten += ["bekend"] if any(k.waarde is None for k in self.kolommen) else []
        delen = [w for k in self.kolommen for w in woorden(k.benadering)]
        breedst = max(
            (stijl.breedte(t, self.maat.noot, True) for t in (*teksten, *delen)),
            default=0,
        )
        return self.pas >= max(breedst, stijl.breedte("2020", self.maat.as_, True)) + 5

    @property
    def kolombreed(self) -> float:
        return min(self.pas * 0.72, 64)

    def x(self, nummer: int) -> float:
        return self.pas * (nummer + 0.5)

    def y(self, waarde: Decimal) -> float:
        deel = float((waarde - self.laag) / (self.hoog - self.laag))
        return self.onder - (self.onder - self.boven) * deel


def _teken_staand(tekening: Tekening, s: _Staand) -> float:
    nul = s.y(Decimal(0))
    for nummer, kolom in enumerate(s.kolommen):
        _staande_kolom(tekening, s, s.x(nummer), kolom)
    tekening.lijn("g-as", (0, nul), (s.pas * len(s.kolommen), nul))
    onder = max(s.onder, s.onder + (s.maat.noot * 1.4 + 4 if s.laag < 0 else 0))
    for nummer, kolom in enumerate(s.kolommen):
        regel = Regel(str(kolom.jaar), s.maat.as_, "g-tekst", vet=True)
        tekening.tekst(regel, s.x(nummer), onder + s.maat.as_ + 5, "middle")
    _noem_norm(tekening, s)
    return onder + s.maat.as_ * 1.5 + 8


def _staande_kolom(tekening: Tekening, s: _Staand, x: float, kolom: Kolom) -> None:
    nul, half = s.y(Decimal(0)), s.kolombreed / 2
    norm = s.y(kolom.norm) if kolom.norm is not None else None
    if kolom.waarde is None:
        _lege_kolom(tekening, s, x, kolom, norm)
    else:
        y0, y1 = sorted((s.y(kolom.waarde), nul))
        if y1 - y0 >= 0.5:
            tekening.vlak(_klasse(kolom), Vak(x - half, y0, x + half, y1))
    if norm is not None:
        uit = half + NORM_UITSTEEK
        tekening.lijn("s-normlijn-halo", (x - uit - 1, norm), (x + uit + 1, norm))
        tekening.lijn("s-normlijn", (x - uit, norm), (x + uit, norm))
    if kolom.waarde is not None:
        _staande_waarde(tekening, s, x, kolom, norm)


def _staande_waarde(
    tekening: Tekening, s: _Staand, x: float, kolom: Kolom, norm: float | None
) -> None:
    """Above the column; where the norm line runs, inside the column or above that line."""
    teksten = breek(_waardetekst(kolom), s.maat.noot, True, s.pas - 4)
    regels = [_waarderegel(kolom, t, s.maat) for t in teksten]
    hoog = sum(r.hoogte for r in regels)
    if kolom.waarde < 0:
        y = s.y(kolom.waarde) + 2
        if norm is not None and y - 4 < norm < y + hoog + 4:
            y = norm + 6
        tekening.tekstblok(regels, x, y, "middle")
        return
    y = s.y(kolom.waarde)
    if norm is not None and y - LUCHT - hoog - 4 < norm < y + 2:
        breed = max(r.breedte for r in regels)
        if s.y(Decimal(0)) - y > hoog + 16 and breed < s.kolombreed - 4:
            tekening.tekstblok(
                [_in_kolom(kolom, r) for r in regels], x, y + 6, "middle"
            )
            return
        y = norm - 1
    tekening.tekstblok(regels, x, y - hoog - LUCHT / 2, "middle")


def _lege_kolom(
    tekening: Tekening, s: _Staand, x: float, kolom: Kolom, norm: float | None
) -> None:
    """A dashed outline under the norm line; with a low norm around it, the words above the line."""
    nul, half = s.y(Decimal(0)), s.kolombreed / 2 + NORM_UITSTEEK
    hoog = 2 * s.maat.noot * 1.2
    if norm is None or norm >= nul:
        vak = Vak(
            x - half, min(nul - ONBEKEND_MINST, (s.boven + nul) / 2), x + half, nul - 1
        )
        midden = vak.midden[1]
    elif nul - norm >= ONBEKEND_MINST + 14:
        vak = Vak(x - half, norm + 12, x + half, nul - 1)
        midden = vak.midden[1]
    else:
        vak = Vak(x - half, norm - ONBEKEND_MINST, x + half, nul - 1)
        midden = norm - ONBEKEND_MINST / 2
    tekening.vlak("s-onbekend", vak)
    regels = [Regel(w, s.maat.noot - 1, "g-zacht s-halo") for w in _leeg(kolom)]
    tekening.tekstblok(regels, x, midden - hoog / 2, "middle")


def _noem_norm(tekening: Tekening, s: _Staand) -> None:
    """The last norm by name: right of its column, or at a free place when that is not the last one."""
    met_norm = [
        (nummer, k) for nummer, k in enumerate(s.kolommen) if k.norm is not None
    ]
    if not met_norm:
        return
    nummer, kolom = met_norm[-1]
    regels, y = _normtekst(s.grafiek, kolom, s.maat), s.y(kolom.norm)
    hoog, breed = sum(r.hoogte for r in regels), max(r.breedte for r in regels) * 1.02
    uit = s.kolombreed / 2 + NORM_UITSTEEK
    if nummer == len(s.kolommen) - 1:
        tekening.tekstblok(regels, s.x(nummer) + uit + 5, y - hoog / 2)
        return
    bezet = Bezet(Vak(0, 0, s.maat.breedte, s.onder), _bezet(tekening), [])
    vak = vrije_plek(
        bezet, (s.x(nummer), y), breed, hoog, afstanden=(6, 12, 20, 30), moet=True
    )
    if vak:
        tekening.tekstblok(regels, vak.midden[0], vak.y0, "middle")
        tekening.lijn(
            "g-as s-leider",
            (s.x(nummer), y - 3),
            (min(max(s.x(nummer), vak.x0), vak.x1), vak.y1),
        )


def _bezet(tekening: Tekening) -> list[Vak]:
    """Everything drawn so far, as boxes."""
    vakken = [t.vak for t in tekening.teksten]
    for vorm in tekening.vormen:
        if punten := getattr(vorm, "punten", None):
            xs, ys = zip(*punten, strict=True)
            vakken.append(Vak(min(xs), min(ys), max(xs), max(ys)).ruimer(2))
    return vakken


# ---- lying -----------------------------------------------------------------------------------------


def _teken_liggend(
    tekening, grafiek, kolommen, maat: Maat, formaat: str, boven: float
) -> float:
    laag, hoog = _grenzen(kolommen)
    links = stijl.breedte("2020", maat.as_, True) + 10
    breedst = max(
        (
            stijl.breedte(_waardetekst(k), maat.noot, True)
            for k in kolommen
            if k.waarde is not None
        ),
        default=0,
    )
    rechts = maat.breedte - RAND - breedst * 1.02 - 16
    if laag < 0:
        links += breedst + 10

    def x(waarde: Decimal) -> float:
        return links + (rechts - links) * float((waarde - laag) / (hoog - laag))

    rij, begin = RIJ[formaat], boven + 6
    for nummer, kolom in enumerate(kolommen):
        midden = begin + rij * (nummer + 0.5)
        regel = Regel(str(kolom.jaar), maat.as_, "g-tekst", vet=True)
        tekening.tekst(regel, 0, midden + 0.35 * maat.as_)
        _liggende_kolom(tekening, kolom, maat, x, midden)
    onder = begin + rij * len(kolommen)
    tekening.lijn("g-as", (x(Decimal(0)), begin), (x(Decimal(0)), onder))
    return _noem_liggende_norm(tekening, grafiek, kolommen, maat, x, begin, rij, onder)


def _liggende_kolom(
    tekening, kolom: Kolom, maat: Maat, x: Callable, midden: float
) -> None:
    nul, half = x(Decimal(0)), STAAF / 2
    norm = x(kolom.norm) if kolom.norm is not None else None
    eind = nul
    if kolom.waarde is not None:
        x0, x1 = sorted((nul, x(kolom.waarde)))
        eind = x1 if kolom.waarde >= 0 else x0
        if x1 - x0 >= 0.5:
            tekening.vlak(_klasse(kolom), Vak(x0, midden - half, x1, midden + half))
        regel, vak = _waarderegel(kolom, _waardetekst(kolom), maat), None
    else:
        regel = replace(
            _waarderegel(kolom, " ".join(_leeg(kolom)), maat),
            klasse="g-zacht s-halo",
            vet=False,
        )
        ruimte = regel.breedte + 20
        tot = max(norm - 8, nul + ruimte) if norm is not None else nul + ruimte
        if norm is not None and norm - 8 < nul + ruimte:
            tot = norm + ruimte
        vak = Vak(nul + 1, midden - half, tot, midden + half)
        tekening.vlak("s-onbekend", vak)
    if norm is not None:
        uit = half + NORM_UITSTEEK
        tekening.lijn(
            "s-normlijn-halo", (norm, midden - uit - 1), (norm, midden + uit + 1)
        )
        tekening.lijn("s-normlijn", (norm, midden - uit), (norm, midden + uit))
    y = midden + 0.35 * regel.grootte
    if vak:
        plek = (
            (norm + vak.x1) / 2 if norm is not None and norm < vak.x1 else vak.midden[0]
        )
        tekening.tekst(regel, plek, y, "middle")
    elif kolom.waarde < 0:
        tekening.tekst(regel, eind - 6, y, "end")
    else:
        tussen = norm is not None and eind - 4 < norm < eind + 6 + regel.breedte + 4
        if tussen and eind - nul > regel.breedte + 16:
            tekening.tekst(_in_kolom(kolom, regel), eind - 7, y, "end")
        else:
            tekening.tekst(regel, (norm + 8) if tussen else eind + 6, y)


def _noem_liggende_norm(
    tekening, grafiek, kolommen, maat, x, begin, rij, onder
) -> float:
    """The last norm by name, under the chart, at a thin line from its mark."""
    met_norm = [(nummer, k) for nummer, k in enumerate(kolommen) if k.norm is not None]
    if not met_norm:
        return onder + 4
    nummer, kolom = met_norm[-1]
    tekst = schone_tekst(f"{grafiek.norm_naam} {aantal(kolom.norm)}")
    regel = Regel(tekst, maat.as_, "g-tekst s-halo", True)
    half = regel.breedte * 1.02 / 2
    midden = min(max(x(kolom.norm), half), maat.breedte - RAND - half)
    if nummer == len(kolommen) - 1:
        van = begin + rij * (nummer + 0.5) + STAAF / 2 + NORM_UITSTEEK
        tekening.lijn("g-as s-leider", (x(kolom.norm), van), (x(kolom.norm), onder + 3))
    else:
        regel = replace(regel, tekst=f"{tekst} ({kolom.jaar})")
        half = regel.breedte * 1.02 / 2
        midden = min(max(x(kolom.norm), half), maat.breedte - RAND - half)
    tekening.tekst(regel, midden, onder + maat.as_ + 2, "middle")
    return onder + maat.as_ * 1.5 + 4


# ---- notes --------------------------------------------------------------------------------------------


def _noten(grafiek: Kolomgrafiek) -> list[str]:
    noten = []
    afgeleid = [str(k.jaar) for k in grafiek.kolommen if k.soort == "afgeleid"]
    if afgeleid:
        noten.append(f"Afgeleid uit andere cijfers: {', '.join(afgeleid)}.")
    if any(k.norm is not None for k in grafiek.kolommen):
        noten.append(f"Streep: {grafiek.norm_naam} voor het einde van het jaar.")
        noten += filter(None, [grafiek.noot_norm])
    return noten
