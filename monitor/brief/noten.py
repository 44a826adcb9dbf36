"""Footnotes: each number in a sentence gets one, right behind it.

Within one question a source that was told already keeps its number. The next question tells
it again: who takes one answer out of the letter, takes its sources along.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from monitor.antwoorden.antwoord import UITGEREKEND, Getal, Zin, number_in
from monitor.brief.brief import Alinea, Noot, Tekstdeel
from monitor.bronnenlijst import full_title

_VET = re.compile(r"\*([^*]+)\*")


@dataclass
class Noten:
    """Hands out footnotes, in the order of the letter. `adres`: makes an address whole."""

    adres: Callable[[str], str] = str
    laatste: int = 0
    _bekend: dict[tuple, Noot] = field(default_factory=dict)

    def new_question(self) -> None:
        """Forget what was told: a question stands on its own."""
        self._bekend.clear()

    def note(self, getal: Getal) -> tuple[Noot, bool]:
        """The footnote of a number, and whether it is told here for the first time."""
        url = self.adres(getal.url) if getal.url else ""
        tekst = note_text(getal)
        sleutel = (tekst, url)
        if sleutel in self._bekend:
            return self._bekend[sleutel], False
        self.laatste += 1
        noot = self._bekend[sleutel] = Noot(self.laatste, tekst, url)
        return noot, True

    def paragraph(self, zinnen: tuple[Zin, ...], eerst: str = "") -> Alinea:
        """Sentences as pieces of text, each number followed by its footnote. `eerst`: words
        that open the paragraph."""
        stukken = [Tekstdeel(eerst, vet=True)] if eerst else []
        for zin in zinnen:
            if stukken:
                stukken.append(Tekstdeel(" "))
            stukken += self._sentence(zin)
        return tuple(stukken)

    def _sentence(self, zin: Zin) -> list[Tekstdeel]:
        tekst, vet = _without_stars(zin.tekst)
        plaatsen = sorted(_places(tekst, zin.getallen), key=lambda paar: paar[0])
        stukken, begin = [], 0
        for eind, getal in plaatsen:
            noot, eerste = self.note(getal)
            *voor, laatste = _pieces(tekst, begin, eind, vet) or [Tekstdeel("")]
            stukken += [*voor, Tekstdeel(laatste.tekst, laatste.vet, noot, eerste)]
            begin = eind
        return stukken + _pieces(tekst, begin, len(tekst), vet)


def note_text(getal: Getal) -> str:
    """`Stand op 31 december 2019. Bron: UWV: Rapportage, 30 juni 2020.`, or how a number
    was worked out."""
    delen = [] if getal.wat == UITGEREKEND else [_sentence_of(getal.wat)]
    if getal.afgeleid:
        delen.append(f"Berekend door de monitor: {getal.afgeleid.rstrip('.')}.")
    titels = list(dict.fromkeys(full_title(bron) for bron in getal.bronnen))
    if titels:
        woord = "Bron" if len(titels) == 1 else "Bronnen"
        delen.append(f"{woord}: {'; '.join(titels)}.")
    if getal.let_op:
        delen.append(f"Let op: {getal.let_op.rstrip('.')}.")
    return " ".join(filter(None, delen))


def _sentence_of(wat: str) -> str:
    wat = wat.replace("*", "").strip().rstrip(".")
    return f"{wat[:1].upper()}{wat[1:]}." if wat else ""


def _places(tekst: str, getallen: tuple[Getal, ...]) -> list[tuple[int, Getal]]:
    """Behind which character each number's footnote stands; at the end when the number is
    not in the sentence."""
    plaatsen, gebruikt = [], set()
    for getal in getallen:
        plek = number_in(getal.tekst, tekst) if getal.tekst else None
        while plek and plek.end() in gebruikt:
            plek = number_in(getal.tekst, tekst, plek.end())
        if plek:
            gebruikt.add(plek.end())
        plaatsen.append((plek.end() if plek else len(tekst), getal))
    return plaatsen


def _without_stars(tekst: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the stars, and from where to where it is bold."""
    schoon, vet, begin = "", [], 0
    for gevonden in _VET.finditer(tekst):
        schoon += tekst[begin : gevonden.start()]
        vet.append((len(schoon), len(schoon) + len(gevonden[1])))
        schoon += gevonden[1]
        begin = gevonden.end()
    return schoon + tekst[begin:], vet


def _pieces(
    tekst: str, begin: int, eind: int, vet: list[tuple[int, int]]
) -> list[Tekstdeel]:
    """The text between two places, cut where bold begins or ends."""
    grenzen = {begin, eind}
    grenzen |= {g for paar in vet for g in paar if begin < g < eind}
    randen = sorted(grenzen)
    return [
        Tekstdeel(tekst[van:tot], any(v <= van and tot <= t for v, t in vet))
        for van, tot in pairwise(randen)
        if van < tot
    ]
