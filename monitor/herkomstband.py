"""The band "Welk getal was wanneer bekend?": one row of blocks along a line of years.

Values in, values out: equal versions give equal bytes. The list beside it says the same,
so the drawing is for the eye; what it means is told in its description too.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from banenafspraak import notatie
from banenafspraak.querysets import AMSTERDAM

JAAR = 365.2425
LETTER = 0.56  # the width of a letter, in parts of its height


@dataclass(frozen=True, slots=True)
class Blok:
    """From one moment on this was known. `soort`: nu, eerder or onbekend."""

    vanaf: datetime.datetime
    tekst: str
    soort: str


@dataclass(frozen=True, slots=True)
class Maat:
    """The size of one drawing. `staart`: what lies after the last known moment."""

    naam: str
    breed: int
    letter: int
    rand: int
    staart: int
    minst: int


MATEN = (
    Maat("breed", 1080, 17, 18, 84, 8),
    Maat("smal", 328, 15, 15, 48, 6),
)


@dataclass(frozen=True, slots=True)
class Stuk:
    """One block as it is drawn; `tekst` "" when there is no room for it."""

    x: str
    breed: str
    soort: str
    tekst: str
    midden: str


@dataclass(frozen=True, slots=True)
class Streep:
    """One year on the line."""

    x: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Tekening:
    """One drawing: stretches, years, and the word at the open end."""

    maat: Maat
    id: str
    stukken: tuple[Stuk, ...]
    jaren: tuple[Streep, ...]
    eind: str


@dataclass(frozen=True, slots=True)
class Band:
    """The inputs of components/band.html."""

    titel: str
    omschrijving: str
    tekeningen: tuple[Tekening, ...]


def band_of(
    titel: str,
    omschrijving: str,
    blokken: Sequence[Blok],
    eind: datetime.datetime,
    id: str,
) -> Band | None:
    """The band of these blocks, oldest first. `eind`: up to when is looked; after it the
    last block runs on in a tail that stands for "still"."""
    if not blokken:
        return None
    return Band(
        titel,
        omschrijving,
        tuple(_drawing(maat, blokken, eind, f"{id}-{maat.naam}") for maat in MATEN),
    )


def _drawing(maat: Maat, blokken, eind: datetime.datetime, id: str) -> Tekening:
    eerste, laatste = blokken[0].vanaf, blokken[-1].vanaf
    begin = datetime.datetime(_local(eerste).year, 1, 1, tzinfo=AMSTERDAM)
    if eerste - begin < (eind - begin) / 12:  # leave room for "niet bekend"
        begin = begin.replace(year=begin.year - 1)
    eind = max(eind, laatste + datetime.timedelta(days=1))
    lang = (eind - begin).total_seconds()
    ruimte = maat.breed - 2 * maat.rand - maat.staart

    def x_of(tijdstip: datetime.datetime) -> float:
        return maat.rand + ruimte * (tijdstip - begin).total_seconds() / lang

    grenzen = [float(maat.rand), *(x_of(b.vanaf) for b in blokken)]
    grenzen.append(float(maat.breed - maat.rand))
    grenzen = _apart(grenzen, maat.minst)
    alle = [Blok(begin, "niet bekend", "onbekend"), *blokken]
    return Tekening(
        maat=maat,
        id=id,
        stukken=tuple(
            _piece(maat, blok, links, rechts)
            for blok, (links, rechts) in zip(alle, pairwise(grenzen), strict=True)
        ),
        jaren=tuple(_years(maat, begin, eind, x_of)),
        eind=_number(maat.breed - maat.rand),
    )


def _apart(grenzen: list[float], minst: int) -> list[float]:
    """No block thinner than `minst`: pushed to the right, then back from the end."""
    ruim = list(grenzen)
    for n in range(1, len(ruim) - 1):
        ruim[n] = max(ruim[n], ruim[n - 1] + minst)
    for n in range(len(ruim) - 2, 0, -1):
        ruim[n] = min(ruim[n], ruim[n + 1] - minst)
    return ruim


def _piece(maat: Maat, blok: Blok, links: float, rechts: float) -> Stuk:
    breed = rechts - links
    past = len(blok.tekst) * maat.letter * LETTER + 8 <= breed
    return Stuk(
        x=_number(links),
        breed=_number(breed),
        soort=blok.soort,
        tekst=blok.tekst if past else "",
        midden=_number((links + rechts) / 2),
    )


def _years(maat: Maat, begin, eind, x_of):
    """The years of which the label fits; never closer than a label and a half."""
    jaren = range(begin.year, _local(eind).year + 1)
    per_jaar = x_of(begin.replace(year=begin.year + 1)) - x_of(begin)
    stap = 1
    while per_jaar * stap < maat.letter * LETTER * 6.5:
        stap += 1
    for jaar in jaren[::stap]:
        x = x_of(datetime.datetime(jaar, 1, 1, tzinfo=AMSTERDAM))
        if x <= maat.breed - maat.rand - maat.letter * LETTER * 5:
            yield Streep(_number(x), str(jaar))


def _local(tijdstip: datetime.datetime) -> datetime.datetime:
    return tijdstip.astimezone(AMSTERDAM)


def _number(x: float) -> str:
    return f"{x:.1f}"


def describe(blokken: Sequence[Blok]) -> str:
    """`Vóór 30 juni 2021: niet bekend. Vanaf 30 juni 2021: 608.`"""
    if not blokken:
        return ""
    dagen = [notatie.datum(_local(b.vanaf).date()) for b in blokken]
    zinnen = [f"Vóór {dagen[0]}: niet bekend."]
    zinnen += [
        f"Vanaf {dag}: {b.tekst}." for dag, b in zip(dagen, blokken, strict=True)
    ]
    return " ".join(zinnen)
