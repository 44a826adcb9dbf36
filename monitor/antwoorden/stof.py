"""What answers are made from: the page of one area, and what questions need beside it."""

import datetime
from dataclasses import dataclass, field

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.antwoorden.antwoord import Woord
from monitor.overzichten import Doel, Gegeven, Pagina, Regel, Waarde
from monitor.overzichten.maatregelen import Stap, Stuk
from monitor.voortgang import Status
from monitor.zinnen import toekomst_zin
from regio.models import Gebied, Soort


@dataclass(frozen=True)
class Stof:
    """Everything known about one area in one quarter; nothing in it touches the database.

    `namen`: how areas are called in a sentence, where the plain name would not do (a region
    and a gemeente may share one). `leden`: per indicator code the goal of each gemeente of
    the area, without examples. `gelijken`: rows of gemeenten of the same size, the own one
    among them. `maatregelen`, `stukken`: of the area and what stands around it. `normen`:
    by indicator code and area the norms of the years to come.
    """

    pagina: Pagina
    vandaag: datetime.date | None
    indicatoren: dict[str, Indicator]
    namen: dict[int, str] = field(default_factory=dict)
    leden: dict[str, tuple[Doel, ...]] = field(default_factory=dict)
    gelijken: tuple[Regel, ...] = ()
    maatregelen: tuple[Stap, ...] = ()
    stukken: tuple[Stuk, ...] = ()
    normen: dict[tuple[str, int], tuple[tuple[int, Waarde], ...]] = field(
        default_factory=dict
    )

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

    @property
    def toekomst(self) -> str:
        """That the quarter is not over, as a sentence; "" when it is."""
        if not self.pagina.toekomst or self.vandaag is None:
            return ""
        return toekomst_zin(self.kwartaal, self.vandaag)

    def norms_to_come(self, doel: Doel) -> tuple[tuple[int, Waarde], ...]:
        """(year, norm) of the years after that of the quarter, oldest first."""
        return self.normen.get((doel.indicator.code, doel.gebied.pk), ())

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

    def stock_of_jobs(self, doel: Doel) -> Gegeven | None:
        """All jobs of the same area and moment, when the extra ones are not known: they
        look like an answer and are none (rule 8)."""
        banen = self.figure("banen")
        if doel.indicator.code != "banenafspraak" or banen is None:
            return None
        if doel.voortgang.status is not Status.NIET_BEKEND:
            return None
        zelfde = (banen.gebied, banen.kwartaal) == (doel.gebied, doel.kwartaal)
        return banen if zelfde and banen.totaal and banen.totaal.bekend else None

    def goals(self, codes: tuple[str, ...]) -> list[Doel]:
        """The goals with these codes, then every other goal that is measured against a norm
        of its own: a region may have added one."""
        eerst = [d for code in codes if (d := self.goal(code))]
        rest = [
            d.echt
            for d in self.pagina.doelen
            if d.indicator.code not in codes and d.indicator.norm_van_id is None
        ]
        return eerst + [d for d in rest if d.norm]

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
