"""The questions that have an answer page, and the words in which a council asks them.

A question is asked positively on its page ("Haalt Hilversum de norm?"). A council often
asks the other way round ("Klopt het dat de norm niet wordt gehaald?"): the same answer,
opened with another word (`zinnen.opening`).
"""

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from regio.models import Soort


class Richting(StrEnum):
    """Which way round a question is asked."""

    WEL = "wel"  # haalt de gemeente de norm?
    NIET = "niet"  # klopt het dat de norm niet wordt gehaald?
    OPEN = "open"  # welke stappen worden gezet?


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question. `code` stands in the address and never changes.

    `kort`: its name in a list or a crumb. `indicatoren`: codes of what it is about, the
    first one in front; `van_het_land`: the same for the nation, where that differs.
    `ja_nee`: whether the answer can be yes or no. `met_stappen`: it is about what is done.
    `over_alle`: about every goal of the area, those first.
    """

    code: str
    kort: str
    indicatoren: tuple[str, ...] = ()
    ja_nee: bool = True
    met_stappen: bool = False
    over_alle: bool = False
    van_het_land: tuple[str, ...] = ()

    def about(self, soort: str) -> tuple[str, ...]:
        """The codes of what it is about in an area of this kind."""
        eigen = self.van_het_land if soort == Soort.LAND else ()
        return eigen or self.indicatoren

    def stands_on(self, codes: Container[str]) -> bool:
        """Whether a site with these indicators can answer it; about all goals any can."""
        return self.over_alle or not self.indicatoren or self.indicatoren[0] in codes


VRAGEN = (
    Vraag(
        "haalt-de-taakstelling-banenafspraak",
        "Norm banenafspraak",
        ("banenafspraak",),
    ),
    Vraag(
        "haalt-de-taakstelling-beschut-werk",
        "Norm beschut werk",
        ("beschut-werk",),
    ),
    Vraag(
        "hoe-staat-de-gemeente-zelf",
        "De gemeente als werkgever",
        ("werkgever", "beschut-werk"),
    ),
    Vraag(
        "hoeveel-plekken-erbij",
        "Erbij in een jaar",
        ("beschut-werk", "banenafspraak", "werkgever"),
        ja_nee=False,
        over_alle=True,
    ),
    Vraag(
        "wat-is-er-nodig",
        "Wat is er nodig",
        ("banenafspraak", "beschut-werk", "werkgever"),
        ja_nee=False,
        over_alle=True,
    ),
    Vraag(
        "verdubbelen",
        "Verdubbelen",
        ("beschut-werk", "werkgever", "banenafspraak"),
        ja_nee=False,
        over_alle=True,
    ),
    Vraag(
        "schepje-erbovenop",
        "Meer dan de norm",
        ("uitstroom", "banenafspraak", "beschut-werk", "werkgever"),
        over_alle=True,
    ),
    Vraag(
        "doelgroep-in-beeld",
        "Doelgroep in beeld",
        ("klantprofielen", "doelgroepregister"),
        ja_nee=False,
    ),
    Vraag("welke-stappen", "Welke stappen", ja_nee=False, met_stappen=True),
    Vraag(
        "vaste-contracten",
        "Vaste contracten",
        ("contracten",),
        ja_nee=False,
    ),
    Vraag(
        "vergelijkbare-gemeenten",
        "Vergelijkbare gemeenten",
        ("beschut-werk", "banenafspraak"),
        ja_nee=False,
        van_het_land=("banenafspraak",),  # what regions are held to
    ),
)

PER_CODE = {vraag.code: vraag for vraag in VRAGEN}
