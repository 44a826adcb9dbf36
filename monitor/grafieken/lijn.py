"""The line chart: the stand per quarter beside the dashed norm.

What is drawn, in this order: quarters without a figure (quiet bands), grid and axis,
norm, stand, marks, the labels of the chosen quarter in a column on the right, and
then every other label that finds a free place. Numbers become pixels here; nothing is
looked up and nothing is computed about the figures themselves.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from matplotlib.figure import Figure

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.notatie import aantal

from . import stijl
from .data import Formaat, Lijngrafiek, Normpunt, Punt
from .doek import Tekening, figuur, schone_tekst
from .noten import zet_noten, zet_titel
from .plaatsing import Bezet, Plek, Regel, Vak, breek, stapel, vrije_plek
from .schaal import Schaal, ronde_schaal
from .stijl import Maat

RAND = 2  # labels stay this far inside the drawing
MINSTE_KWARTALEN = 4  # one year, so that a single figure has a time axis


def lijn(grafiek: Lijngrafiek, formaat: Formaat) -> Figure:
    """The chart as a matplotlib Figure."""
    return figuur(teken(grafiek, formaat))


def teken(grafiek: Lijngrafiek, formaat: Formaat, met_titel: bool = False) -> Tekening:
    """Lay out the chart; `met_titel` puts the title above it, for a drawing on its own."""
    maat = stijl.MATEN[formaat]
    tekening = Tekening(maat.breedte)
    boven = zet_titel(tekening, grafiek.titel, maat) if met_titel else 0
    beeld = _Beeld.van(grafiek, maat, boven + maat.boven)
    bezet = Bezet(beeld.ruimte, [], [])

    gaten = beeld.gaten()
    for gat in gaten:
        tekening.vlak("g-gat", gat.vak)
    _rooster(tekening, beeld, bezet)
    _as(tekening, beeld)
    _norm(tekening, beeld, bezet)
    _stand(tekening, beeld, bezet)
    _kolom(tekening, beeld, bezet)
    _losse_labels(tekening, beeld, bezet)
    vraagteken, streepje = _gatteksten(tekening, gaten, beeld, bezet)
    _waarden(tekening, beeld, bezet)

    onder = beeld.onder + maat.as_ * 3 + 2
    tekening.hoogte = zet_noten(
        tekening, _noten(beeld, vraagteken, streepje), grafiek.bron, maat, onder
    )
    return tekening


# ---- what there is to draw, and where ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gat:
    """Consecutive quarters without a figure, and the reason."""

    vak: Vak
    te_klein: bool


@dataclass(frozen=True, slots=True)
class _Beeld:
    """The chart on its sheet: what is shown, and the scales that place it."""

    grafiek: Lijngrafiek
    maat: Maat
    punten: tuple[Punt, ...]  # up to and including the chosen quarter
    normen: tuple[Normpunt, ...]  # up to and including its year
    eerste: int  # Kwartaal.volgnummer
    laatste: int
    schaal: Schaal
    links: float
    rechts: float
    boven: float

    @classmethod
    def van(cls, grafiek: Lijngrafiek, maat: Maat, boven: float) -> "_Beeld":
        punten = tuple(p for p in grafiek.punten if p.kwartaal <= grafiek.gekozen)
        normen = tuple(n for n in grafiek.normen if n.jaar <= grafiek.gekozen.jaar)
        momenten = [p.kwartaal.volgnummer for p in punten] + [
            _eind(n.jaar) for n in normen
        ]
        laatste = max([grafiek.gekozen.volgnummer, *momenten])
        eerste = min([laatste - MINSTE_KWARTALEN, *momenten])
        waarden = [p.waarde for p in punten if p.bekend] + [n.waarde for n in normen]
        schaal = ronde_schaal(waarden)
        streepjes = [stijl.breedte(aantal(w), maat.as_) for w in schaal.streepjes]
        links = RAND + max(streepjes) + 8
        beeld = cls(
            grafiek, maat, punten, normen, eerste, laatste, schaal, links, 0, boven
        )
        rechts = maat.breedte - _kolombreedte(beeld)
        return cls(
            grafiek, maat, punten, normen, eerste, laatste, schaal, links, rechts, boven
        )

    @property
    def onder(self) -> float:
        return self.boven + self.maat.plot

    @property
    def ruimte(self) -> Vak:
        """Where labels of points may stand."""
        return Vak(
            self.links - 14, self.boven - 18, self.maat.breedte - RAND, self.onder - 4
        )

    @property
    def stap(self) -> float:
        return (self.rechts - self.links) / (self.laatste - self.eerste)

    def x(self, volgnummer: int) -> float:
        return self.links + (volgnummer - self.eerste) * self.stap

    def y(self, waarde: Decimal) -> float:
        return self.onder - self.maat.plot * self.schaal.deel(waarde)

    def plek(self, punt: Punt | Normpunt) -> Plek:
        moment = (
            punt.kwartaal.volgnummer if isinstance(punt, Punt) else _eind(punt.jaar)
        )
        return self.x(moment), self.y(punt.waarde)

    @property
    def bekend(self) -> list[Punt]:
        return [p for p in self.punten if p.bekend]

    @property
    def laatste_stand(self) -> Punt | None:
        return self.bekend[-1] if self.bekend else None

    @property
    def stand(self) -> Punt | None:
        """The figure of the chosen quarter itself."""
        punt = self.laatste_stand
        return punt if punt and punt.kwartaal == self.grafiek.gekozen else None

    @property
    def norm(self) -> Normpunt | None:
        """The norm for the end of the chosen year."""
        if self.normen and self.normen[-1].jaar == self.grafiek.gekozen.jaar:
            return self.normen[-1]
        return None

    def stukken(self) -> list[list[Punt]]:
        """Known points, cut where a quarter is missing."""
        stukken: list[list[Punt]] = []
        for punt in self.bekend:
            if stukken and punt.kwartaal - stukken[-1][-1].kwartaal == 1:
                stukken[-1].append(punt)
            else:
                stukken.append([punt])
        return stukken

    def gaten(self) -> list[Gat]:
        """Runs of quarters without a figure, up to the chosen one: later ones are still to come."""
        soorten = {p.kwartaal.volgnummer: p.soort for p in self.punten}
        runs: list[tuple[int, int, bool]] = []
        for nummer in range(self.eerste, self.grafiek.gekozen.volgnummer + 1):
            soort = soorten.get(nummer, "onbekend")
            if soort not in ("onbekend", "te klein"):
                continue
            klein = soort == "te klein"
            if runs and runs[-1][1] == nummer - 1 and runs[-1][2] == klein:
                runs[-1] = (runs[-1][0], nummer, klein)
            else:
                runs.append((nummer, nummer, klein))
        return [Gat(self._band(van, tot), klein) for van, tot, klein in runs]

    def _band(self, van: int, tot: int) -> Vak:
        half = self.stap / 2
        x0, x1 = self.x(van) - half, self.x(tot) + half
        return Vak(max(x0, self.links), self.boven, min(x1, self.rechts), self.onder)


def _eind(jaar: int) -> int:
    return jaar * 4 + 3


# ---- grid, axis, lines ------------------------------------------------------------------


def _rooster(tekening: Tekening, beeld: _Beeld, bezet: Bezet) -> None:
    for waarde in beeld.schaal.streepjes:
        y = beeld.y(waarde)
        tekening.lijn(
            "g-rooster" if waarde else "g-as", (beeld.links, y), (beeld.rechts, y)
        )
        regel = Regel(aantal(waarde), beeld.maat.as_, "g-zacht")
        bezet.vakken.append(
            tekening.tekst(regel, beeld.links - 8, y + 0.33 * regel.grootte, "end")
        )


def _as(tekening: Tekening, beeld: _Beeld) -> None:
    """Quarters under the axis, the year in bold under its last quarter; what does not fit is left out."""
    maat, onder = beeld.maat, beeld.onder
    alle_kwartalen = beeld.stap >= maat.kwartaal
    jaren = _jaarplekken(beeld)
    for nummer in range(beeld.eerste, beeld.laatste + 1):
        x, vol = beeld.x(nummer), alle_kwartalen or nummer in jaren
        tekening.lijn("g-as", (x, onder), (x, onder + (6 if vol else 3)))
        if vol:
            regel = Regel(f"K{nummer % 4 + 1}", maat.as_, "g-zacht")
            tekening.tekst(regel, x, onder + maat.as_ + 6, "middle")
        if nummer in jaren:
            regel = Regel(str(nummer // 4), maat.as_, "g-tekst", vet=True)
            tekening.tekst(regel, x, onder + 2.25 * maat.as_ + 6, "middle")


def _jaarplekken(beeld: _Beeld) -> set[int]:
    """Quarters that carry their year: K4, and the last one; from the right, as many as fit."""
    breed = stijl.breedte("2020", beeld.maat.as_, vet=True) + 6
    gekozen: list[int] = []
    einden = [n for n in range(beeld.eerste, beeld.laatste + 1) if n % 4 == 3]
    for nummer in reversed(
        einden if beeld.laatste in einden else [*einden, beeld.laatste]
    ):
        if not gekozen or beeld.x(gekozen[-1]) - beeld.x(nummer) >= breed:
            gekozen.append(nummer)
    if len(gekozen) > 2:  # every n-th year, so that the rhythm shows
        jaren = [n // 4 for n in gekozen]
        sprong = max(a - b for a, b in pairwise(jaren))
        return {n for n in gekozen if (jaren[0] - n // 4) % sprong == 0}
    return set(gekozen)


def _norm(tekening: Tekening, beeld: _Beeld, bezet: Bezet) -> None:
    """Dashes between consecutive years only: no norm is invented where a year is missing."""
    for stuk in _normstukken(beeld.normen):
        plekken = [beeld.plek(n) for n in stuk]
        if len(plekken) > 1:
            tekening.lijn("g-norm", *plekken)
            bezet.lijnen.extend(pairwise(plekken))
    for norm in beeld.normen:
        x, y = beeld.plek(norm)
        tekening.ruit("g-ruit--voorbeeld" if norm.voorbeeld else "g-ruit", x, y)
        bezet.vakken.append(Vak.rond(x, y, 10, 10))


def _normstukken(normen: tuple[Normpunt, ...]) -> list[list[Normpunt]]:
    stukken: list[list[Normpunt]] = []
    for norm in normen:
        if stukken and norm.jaar - stukken[-1][-1].jaar == 1:
            stukken[-1].append(norm)
        else:
            stukken.append([norm])
    return stukken


def _stand(tekening: Tekening, beeld: _Beeld, bezet: Bezet) -> None:
    for stuk in beeld.stukken():
        for klasse, plekken in _lijnen(stuk, beeld):
            tekening.lijn(klasse, *plekken)
            bezet.lijnen.extend(pairwise(plekken))
    for punt in beeld.bekend:
        x, y = beeld.plek(punt)
        straal = 6 if punt is beeld.laatste_stand else (4.5 if beeld.stap >= 9 else 3.5)
        _punt(tekening, punt, x, y, straal)
        bezet.vakken.append(Vak.rond(x, y, 2 * straal, 2 * straal))


def _lijnen(stuk: list[Punt], beeld: _Beeld) -> list[tuple[str, list[Plek]]]:
    """One path per run of equal style: dotted as soon as one end is an example."""
    lijnen: list[tuple[str, list[Plek]]] = []
    for a, b in pairwise(stuk):
        voorbeeld = "voorbeeld" in (a.soort, b.soort)
        klasse = "g-lijn g-lijn--voorbeeld" if voorbeeld else "g-lijn"
        if lijnen and lijnen[-1][0] == klasse:
            lijnen[-1][1].append(beeld.plek(b))
        else:
            lijnen.append((klasse, [beeld.plek(a), beeld.plek(b)]))
    return lijnen


def _punt(tekening: Tekening, punt: Punt, x: float, y: float, straal: float) -> None:
    if punt.soort == "voorbeeld":
        tekening.cirkel("g-punt--voorbeeld", x, y, straal - 0.5)
    elif punt.soort == "afgeleid":
        tekening.cirkel("g-afgeleid", x, y, straal)
        tekening.cirkel("g-kern", x, y, straal * 0.42)
    else:
        tekening.cirkel("g-punt", x, y, straal)


# ---- the column right of the line: norm, stand, difference ------------------------------


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


def _normblok(beeld: _Beeld) -> _Blok | None:
    if beeld.norm is None:
        return None
    maat = beeld.maat
    tekst = schone_tekst(f"{beeld.grafiek.norm_naam} {aantal(beeld.norm.waarde)}")
    regels = _gebroken(tekst, maat.label, "g-tekst", True, maat.kolom_hoogstens)
    if beeld.norm.voorbeeld:
        regels.append(Regel("voorbeeld", maat.as_, "g-zacht"))
    return _Blok(regels, beeld.plek(beeld.norm), anker=0)


def _standblok(beeld: _Beeld) -> _Blok | None:
    if beeld.stand is None:
        return None
    maat, punt = beeld.maat, beeld.stand
    getal = schone_tekst(f"{punt.benadering} {aantal(punt.waarde)}")
    regels = _gebroken(getal, maat.getal, "g-accent", True, maat.kolom_hoogstens)
    anker = len(regels) - 1
    regels += _gebroken(
        beeld.grafiek.ding, maat.ding, "g-accent", True, maat.kolom_hoogstens
    )
    if punt.soort in ("afgeleid", "voorbeeld"):
        regels.append(Regel(punt.soort, maat.as_, "g-zacht"))
    return _Blok(regels, beeld.plek(punt), anker)


def _verschilblok(beeld: _Beeld) -> _Blok | None:
    if not (beeld.grafiek.verschil and beeld.stand and beeld.norm):
        return None
    klasse = "g-mist" if beeld.stand.waarde < beeld.norm.waarde else "g-accent"
    maat = beeld.maat
    regels = _gebroken(
        beeld.grafiek.verschil, maat.label, klasse, True, maat.kolom_hoogstens
    )
    midden = (beeld.y(beeld.stand.waarde) + beeld.y(beeld.norm.waarde)) / 2
    return _Blok(regels, (beeld.rechts, midden))


def _gebroken(
    tekst: str, grootte: float, klasse: str, vet: bool, hoogstens: float
) -> list[Regel]:
    """Wrapped lines; a word wider than the column makes the letters smaller."""
    breedst = max((stijl.breedte(w, grootte, vet) for w in tekst.split()), default=0)
    if breedst > hoogstens:
        grootte = grootte * hoogstens / breedst
    return [
        Regel(r, grootte, klasse, vet) for r in breek(tekst, grootte, vet, hoogstens)
    ]


def _kolombreedte(beeld: _Beeld) -> float:
    """Room right of the line. Half a tick label at least, so that the last year fits."""
    blokken = [
        b for b in (_normblok(beeld), _standblok(beeld), _verschilblok(beeld)) if b
    ]
    if not blokken:
        return stijl.breedte("2020", beeld.maat.as_, vet=True) / 2 + RAND + 8
    breedst = max(r.breedte for b in blokken for r in b.regels)
    return max(beeld.maat.kolom, breedst * 1.02 + beeld.maat.inspring + RAND)


def _kolom(tekening: Tekening, beeld: _Beeld, bezet: Bezet) -> None:
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


def _stapel(beeld: _Beeld, blokken: list[_Blok]) -> list[float]:
    return stapel(
        [b.wens for b in blokken],
        [b.hoogte for b in blokken],
        beeld.boven - 18,
        beeld.onder + 2,
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


def _haak(tekening: Tekening, beeld: _Beeld, bezet: Bezet) -> None:
    te_weinig = beeld.stand.waarde < beeld.norm.waarde
    y0, y1 = sorted((beeld.y(beeld.stand.waarde), beeld.y(beeld.norm.waarde)))
    y0, y1 = y0 + 10, y1 - 10
    x0, x1 = beeld.rechts + 3, beeld.rechts + beeld.maat.haak
    tekening.lijn(
        "g-mistlijn" if te_weinig else "g-bovenlijn",
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
    tekening.lijn("s-leider", van, naar)
    bezet.lijnen.append((van, naar))


# ---- labels inside the plotting area -----------------------------------------------------


def _losse_labels(tekening: Tekening, beeld: _Beeld, bezet: Bezet) -> None:
    """The last stand or norm when it lies before the chosen moment: these must be readable."""
    maat = beeld.maat
    punt = beeld.laatste_stand
    if punt and not beeld.stand:
        getal = schone_tekst(f"{punt.benadering} {aantal(punt.waarde)}")
        ding = breek(beeld.grafiek.ding, maat.as_, False, maat.kolom_hoogstens)
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
        regels = _gebroken(
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
        tekening.lijn("s-leider", plek, rand)
        bezet.lijnen.append((plek, rand))


def _dichtste(vak: Vak, plek: Plek) -> Plek:
    return min(max(plek[0], vak.x0), vak.x1), min(max(plek[1], vak.y0), vak.y1)


def _waarden(tekening: Tekening, beeld: _Beeld, bezet: Bezet) -> None:
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


def _te_benoemen(beeld: _Beeld) -> list[Punt]:
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


def _kant(beeld: _Beeld, punt: Punt) -> str:
    """Away from the norm line."""
    norm = _norm_op(beeld, punt.kwartaal)
    return "onder" if norm is not None and punt.waarde < norm else "boven"


def _normkant(beeld: _Beeld, norm: Normpunt) -> str:
    """Away from the line of the stand."""
    dichtst = min(
        beeld.bekend,
        key=lambda p: abs(p.kwartaal.volgnummer - _eind(norm.jaar)),
        default=None,
    )
    return "onder" if dichtst and dichtst.waarde >= norm.waarde else "boven"


def _norm_op(beeld: _Beeld, kwartaal: Kwartaal) -> Decimal | None:
    jaren = {n.jaar: n.waarde for n in beeld.normen}
    dit, vorig = jaren.get(kwartaal.jaar), jaren.get(kwartaal.jaar - 1)
    if dit is None or vorig is None:
        return dit if dit is not None else vorig
    return vorig + (dit - vorig) * kwartaal.nummer / 4


# ---- gaps and notes -------------------------------------------------------------------------


def _gatteksten(
    tekening, gaten: list[Gat], beeld: _Beeld, bezet: Bezet
) -> tuple[bool, bool]:
    """Say in each band why it is empty; a narrow one gets a sign, explained in the note."""
    vraagteken = streepje = False
    for gat in gaten:
        woorden = ["te", "klein"] if gat.te_klein else ["geen", "cijfer"]
        teken = "–" if gat.te_klein else "?"
        for regels in ([" ".join(woorden)], woorden, [teken]):
            if _zet_gattekst(tekening, gat.vak, regels, beeld.maat, bezet):
                break
        else:
            continue
        if regels == [teken]:
            vraagteken, streepje = (
                vraagteken or not gat.te_klein,
                streepje or gat.te_klein,
            )
    return vraagteken, streepje


def _zet_gattekst(
    tekening, band: Vak, woorden: list[str], maat: Maat, bezet: Bezet
) -> bool:
    regels = [Regel(w, maat.noot, "g-zacht") for w in woorden]
    breed = max(r.breedte for r in regels)
    hoog = sum(r.hoogte for r in regels)
    if (
        breed + (12 if len(woorden) == 1 and len(woorden[0]) > 1 else 2)
        > band.x1 - band.x0
    ):
        return False
    midden = band.midden[0]
    for boven in (band.y1 - hoog - 6, band.y0 + 6, (band.y0 + band.y1 - hoog) / 2):
        vak = Vak.rond(midden, boven + hoog / 2, breed, hoog)
        vrij = Bezet(band, bezet.vakken, bezet.lijnen)
        if vrij.vrij(Vak(vak.x0, vak.y0, vak.x1, vak.y1), 1):
            tekening.tekstblok(regels, midden, boven, "middle")
            bezet.vakken.append(vak)
            return True
    return False


def _noten(beeld: _Beeld, vraagteken: bool, streepje: bool) -> list[str]:
    """How to read the marks that occur in this drawing, and no others."""
    soorten = {p.soort for p in beeld.bekend}
    noten = []
    if "voorbeeld" in soorten or any(n.voorbeeld for n in beeld.normen):
        noten.append("Open tekens: voorbeeld, geen echt cijfer.")
    if "afgeleid" in soorten:
        noten.append("Ring: afgeleid uit andere cijfers.")
    if vraagteken:
        noten.append("Vraagteken: geen cijfer.")
    if streepje:
        noten.append("Streepje: te klein om te tonen.")
    if beeld.normen:
        noten.append(f"Ruit: {beeld.grafiek.norm_naam} voor het einde van het jaar.")
    return noten
