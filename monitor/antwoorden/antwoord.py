"""What an answer is made of. Built complete; a page, a letter and a factsheet print it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from banenafspraak import notatie
from banenafspraak.models import Bron, Indicator
from monitor.antwoorden.vragen import Vraag
from monitor.duidingen import Citaat
from monitor.overzichten import Doel
from monitor.overzichten.maatregelen import Stap, Stuk
from regio.models import Gebied


class Woord(StrEnum):
    """The one word on top. Yes or no exists only in K4, of whole figures (rule 10)."""

    JA = "ja"
    NEE = "nee"
    WETEN_WE_NIET = "dat weten we niet"
    NOG_NIET = "dat is nog niet te zeggen"
    NIET_TE_ZEGGEN = "dat is niet te zeggen"  # a sum with gaps, a softened number
    NORM_NUL = "de norm is 0"
    NIET_GETOOND = "dat tonen we niet"  # too small to show
    GEEN = ""  # the answer is a number or a list

    @property
    def is_oordeel(self) -> bool:
        """Whether it says yes or no."""
        return self in (Woord.JA, Woord.NEE)


UITGEREKEND = "uitgerekend"  # what a number is that we worked out ourselves


@dataclass(frozen=True, slots=True)
class Getal:
    """A number in a sentence: as it is printed there, and where it comes from.

    `tekst`: `27`, `meer dan 1.700`; `wat`: `stand op 31 december 2019`, `norm voor eind
    2019`; `url`: its page of origin; `afgeleid`: how we worked it out ("41 - 27"), then
    without sources of its own. `uitleg`: `tekst` is a whole sentence that the source gives
    with a number. `let_op`: what must stand beside it.
    """

    tekst: str
    wat: str
    url: str = ""
    bronnen: tuple[Bron, ...] = ()
    afgeleid: str = ""
    uitleg: bool = False
    let_op: str = ""


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence, with the numbers in it in their order. `*stars*` are bold."""

    tekst: str
    getallen: tuple[Getal, ...] = ()


_MAANDEN = "|".join(notatie.MAANDEN)


def number_in(getal: str, tekst: str, vanaf: int = 0) -> re.Match | None:
    """Where this number stands in the sentence, from character `vanaf` on, as a number of
    its own: no part of another (27 is not in 2027), no day of a date and no 4 of the 4e
    kwartaal."""
    patroon = re.compile(
        rf"(?<![\w.,]){re.escape(getal)}(?!\w|[.,]\d)(?! (?:{_MAANDEN})\b)"
    )
    return patroon.search(tekst, vanaf)


@dataclass(frozen=True, slots=True)
class Deelantwoord:
    """A part below the answer: the gemeente itself, the region, the nation.

    `gebied` and `doel`: what it is about, when it is about one figure. `van_regio`: the
    figure is the region's and not that of the area asked about (rule 9).
    """

    kop: str
    zinnen: tuple[Zin, ...]
    woord: Woord = Woord.GEEN
    gebied: Gebied | None = None
    doel: Doel | None = None
    van_regio: bool = False
    punten: tuple[Zin, ...] = ()  # a list under the sentences


@dataclass(frozen=True, slots=True)
class Antwoord:
    """The answer to one question about one area in one quarter.

    `titel`: the question, asked positively. `doel`: the goal whose bar, chart and
    definition stand beside it. `duidingen`: what organisations explain with the figures in
    it; `maatregelen`: what is done about it; `stukken`: what was said of it in a council.
    `over`: what its figures without a norm are about, which the page explains.
    """

    vraag: Vraag
    titel: str
    woord: Woord
    zinnen: tuple[Zin, ...]
    gebied: Gebied
    delen: tuple[Deelantwoord, ...] = ()
    doel: Doel | None = None
    van_regio: bool = False
    duidingen: tuple[Citaat, ...] = ()
    maatregelen: tuple[Stap, ...] = ()
    stukken: tuple[Stuk, ...] = ()
    over: tuple[Indicator, ...] = ()

    @property
    def alle_zinnen(self) -> tuple[Zin, ...]:
        """The sentences of the answer and of its parts, in the order of the page."""
        return self.zinnen + tuple(z for deel in self.delen for z in deel.zinnen)
