"""What answers are made from: the page of one area, with what the question needs beside it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, NormSoort
from monitor.antwoorden.antwoord import Woord
from monitor.overzichten import Doel, Gegeven, Pagina, Regel
from monitor.voortgang import Status
from regio.models import Gebied, Soort


@dataclass(frozen=True)
class Stof:
    """Everything known about one area in one quarter; nothing in it touches the database.

    `namen`: how areas are called in a sentence, where the plain name would not do (a region
    and a gemeente may share one). `leden`: per indicator code the goal of each gemeente of
    the area. `gelijken`: rows of gemeenten of the same size.
    """

    pagina: Pagina
    vandaag: datetime.date | None
    indicatoren: dict[str, Indicator]
    namen: dict[int, str] = field(default_factory=dict)
    leden: dict[str, tuple[Doel, ...]] = field(default_factory=dict)
    gelijken: tuple[Regel, ...] = ()

    @property
    def gebied(self) -> Gebied:
        """The area that is asked about."""
        return self.pagina.gebied

    @property
    def kwartaal(self) -> Kwartaal:
        """The quarter that is asked about."""
        return self.pagina.kwartaal

    @property
    def is_gemeente(self) -> bool:
        """Whether the area is one gemeente."""
        return self.gebied.soort == Soort.GEMEENTE

    def name(self, gebied: Gebied) -> str:
        """`Hilversum`; `de regio Groningen` where the gemeente is called so too."""
        return self.namen.get(gebied.pk, gebied.naam)

    def goal(self, code: str) -> Doel | None:
        """The goal without examples: of the area, else of its region."""
        doel = self.pagina.goal(code)
        return doel.echt if doel else None

    def own_goal(self, code: str) -> Doel | None:
        """The goal of the area itself, without examples."""
        doel = self.goal(code)
        return doel if doel and doel.gebied == self.gebied else None

    def beside(self, code: str, soort: str) -> Doel | None:
        """The same goal of the region or the nation, without examples."""
        naast = self.pagina.naast.get(code, ())
        return next((d.echt for d in naast if d.gebied.soort == soort), None)

    def figure(self, code: str) -> Gegeven | None:
        """The newest real figure without a norm."""
        echt = (
            g
            for g in self.pagina.gegevens
            if g.indicator.code == code and not any(w.voorbeeld for w in g.waarden)
        )
        return next(echt, None)


def word_for(doel: Doel, vandaag: datetime.date | None) -> Woord:
    """Yes or no, where that may be said (rule 10); else why not."""
    if vandaag is not None and doel.kwartaal.peildatum > vandaag:
        return Woord.NOG_NIET
    match doel.voortgang.status:
        case Status.GEHAALD:
            return Woord.JA
        case Status.NIET_GEHAALD:
            return Woord.NEE
        case Status.NORM_NUL:
            return Woord.NORM_NUL
        case Status.TE_KLEIN | Status.NIET_GETOOND:
            return Woord.NIET_GETOOND
        case Status.ONVOLLEDIG:
            return Woord.NIET_TE_ZEGGEN
        case Status.OP_KOERS | Status.ACHTER:
            return Woord.NOG_NIET
        case Status.GEEN_OORDEEL:
            om = doel.kwartaal.is_jaareinde
            return Woord.NIET_TE_ZEGGEN if om else Woord.NOG_NIET
        case _:
            return Woord.WETEN_WE_NIET


def with_norm(doelen: Iterable[Doel]) -> list[Doel]:
    """Those with a norm that is no own ambition."""
    return [d for d in doelen if d.norm and d.norm.soort != NormSoort.AMBITIE]
