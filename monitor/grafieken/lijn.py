"""The line chart: the stand per quarter beside the dashed norm.

What is drawn, in this order: quarters without a figure (quiet bands), grid and axis,
norm, stand, marks, the labels of the chosen quarter in a column on the right, and
then every other label that finds a free place. Numbers become pixels here; nothing is
looked up and nothing is computed about the figures themselves.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from matplotlib.figure import Figure

from banenafspraak.notatie import aantal

from . import stijl
from .beeld import Beeld
from .data import Formaat, Lijngrafiek, Normpunt, Punt
from .doek import Tekening, figuur
from .kolomlabels import kolombreedte, zet_kolom
from .noten import zet_kop, zet_noten
from .plaatsing import Bezet, Plek, Regel, Vak
from .punten import zet_punt
from .puntlabels import zet_gatteksten, zet_laatste, zet_waarden

VERZONNEN = "Open tekens zijn verzonnen."


def lijn(grafiek: Lijngrafiek, formaat: Formaat) -> Figure:
    """The chart as a matplotlib Figure."""
    return figuur(teken(grafiek, formaat))


def teken(grafiek: Lijngrafiek, formaat: Formaat, met_titel: bool = False) -> Tekening:
    """Lay out the chart; `met_titel` puts the title above it, for a drawing on its own."""
    maat = stijl.MATEN[formaat]
    tekening = Tekening(maat.breedte)
    verzonnen = VERZONNEN if grafiek.heeft_voorbeeld else ""
    boven = zet_kop(tekening, grafiek.titel, maat, met_titel, verzonnen)
    beeld = Beeld.van(grafiek, maat, boven + maat.boven)
    beeld = replace(beeld, rechts=maat.breedte - kolombreedte(beeld))
    bezet = Bezet(beeld.ruimte, [], [])

    gaten = beeld.gaten()
    for gat in gaten:
        tekening.vlak("g-gat", gat.vak)
    _rooster(tekening, beeld, bezet)
    _as(tekening, beeld)
    _norm(tekening, beeld, bezet)
    _stand(tekening, beeld, bezet)
    zet_kolom(tekening, beeld, bezet)
    zet_laatste(tekening, beeld, bezet)
    tekens = zet_gatteksten(tekening, gaten, beeld, bezet)
    zet_waarden(tekening, beeld, bezet)

    onder = beeld.onder + maat.as_ * 3 + 2
    tekening.hoogte = zet_noten(
        tekening, _noten(beeld, tekens), grafiek.bron, maat, onder
    )
    return tekening


def _rooster(tekening: Tekening, beeld: Beeld, bezet: Bezet) -> None:
    leeg = not (beeld.bekend or beeld.normen)
    for waarde in [Decimal(0)] if leeg else beeld.schaal.streepjes:
        y = beeld.y(waarde)
        tekening.lijn(
            "g-rooster" if waarde else "g-as", (beeld.links, y), (beeld.rechts, y)
        )
        regel = Regel(aantal(waarde), beeld.maat.as_, "g-zacht")
        bezet.vakken.append(
            tekening.tekst(regel, beeld.links - 8, y + 0.33 * regel.grootte, "end")
        )


def _as(tekening: Tekening, beeld: Beeld) -> None:
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


def _jaarplekken(beeld: Beeld) -> set[int]:
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


def _norm(tekening: Tekening, beeld: Beeld, bezet: Bezet) -> None:
    """Dashes between consecutive years only: no norm is invented where a year is missing."""
    for stuk in _normstukken(beeld.normen):
        for klasse, plekken in _runs(stuk, beeld, "g-norm", _is_invented_norm):
            tekening.lijn(klasse, *plekken)
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


def _stand(tekening: Tekening, beeld: Beeld, bezet: Bezet) -> None:
    for stuk in beeld.stukken():
        for klasse, plekken in _runs(stuk, beeld, "g-lijn", _is_invented):
            tekening.lijn(klasse, *plekken)
            bezet.lijnen.extend(pairwise(plekken))
    for punt in beeld.bekend:
        x, y = beeld.plek(punt)
        straal = 6 if punt is beeld.laatste_stand else (4.5 if beeld.stap >= 9 else 3.5)
        zet_punt(tekening, punt, x, y, straal)
        bezet.vakken.append(Vak.rond(x, y, 2 * straal, 2 * straal))


def _is_invented(punt: Punt) -> bool:
    return punt.soort == "voorbeeld"


def _is_invented_norm(norm: Normpunt) -> bool:
    return norm.voorbeeld


def _runs(
    stuk: list, beeld: Beeld, klasse: str, verzonnen: Callable
) -> list[tuple[str, list[Plek]]]:
    """One path per run of equal style: dotted as soon as one end is an example."""
    lijnen: list[tuple[str, list[Plek]]] = []
    for a, b in pairwise(stuk):
        voorbeeld = verzonnen(a) or verzonnen(b)
        stijl_ = f"{klasse} g-lijn--voorbeeld" if voorbeeld else klasse
        if lijnen and lijnen[-1][0] == stijl_:
            lijnen[-1][1].append(beeld.plek(b))
        else:
            lijnen.append((stijl_, [beeld.plek(a), beeld.plek(b)]))
    return lijnen


def _noten(beeld: Beeld, tekens: set[str]) -> list[str]:
    """How to read the marks that occur in this drawing, and no others."""
    soorten = {p.soort for p in beeld.bekend}
    noten = []
    if "afgeleid" in soorten:
        noten.append("Ring: afgeleid uit andere cijfers.")
    if "?" in tekens:
        noten.append("Vraagteken: geen cijfer.")
    if "" in tekens:
        noten.append("Grijs: geen cijfer.")
    if "–" in tekens:
        noten.append("Streepje: niet getoond.")
    if beeld.normen:
        noten.append(f"Ruit: {beeld.grafiek.norm_naam} voor het einde van het jaar.")
        noten += filter(None, [beeld.grafiek.noot_norm])
    return noten
