"""What an organisation explains with its figure, as the page quotes it.

Value objects in, value objects out. The organisation signs, never a person; words about a
figure that is not public never come this far.
"""

from dataclasses import dataclass

from banenafspraak import notatie
from banenafspraak.models import Uitsplitsing
from monitor.overzichten import Doel, Gegeven, Waarde


@dataclass(frozen=True, slots=True)
class Citaat:
    """The inputs of components/duiding.html."""

    tekst: str
    van: str
    over: str = ""


def quotes_of_goal(doel: Doel) -> list[Citaat]:
    """What is said about the real figure of the quarter, and about its sectors."""
    doel = doel.echt
    delen = [(deel.uitsplitsing, deel.stand) for deel in doel.delen]
    return _quotes([(None, doel.stand), *delen])


def quotes_of_figure(gegeven: Gegeven) -> list[Citaat]:
    """What is said about a figure without a norm, and about its parts."""
    delen = [(deel.uitsplitsing, deel.waarde) for deel in gegeven.delen]
    return _quotes([(None, gegeven.totaal), *delen])


def _quotes(paren: list[tuple[Uitsplitsing | None, Waarde | None]]) -> list[Citaat]:
    return [
        Citaat(
            tekst=duiding.tekst,
            van=f"{duiding.namens}, {notatie.datum(duiding.op)}",
            over=deel.naam.lower() if deel else "",
        )
        for deel, waarde in paren
        if waarde and (duiding := waarde.duiding)
    ]
