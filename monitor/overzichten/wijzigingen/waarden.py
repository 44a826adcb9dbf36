"""Value objects of the public log: what was asked, and what changed. No queries here."""

import datetime
from dataclasses import dataclass, field

from django.db.models import TextChoices

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, Levering
from banenafspraak.querysets import AMSTERDAM
from monitor.overzichten.waarden import Waarde
from regio.models import Gebied

WEINIG_NIEUW = 3


class Wat(TextChoices):
    """What happened to a figure, a norm or a text; also what `?soort=` asks for."""

    NIEUW = "nieuw", "Nieuw"
    CORRECTIE = "correctie", "Gecorrigeerd"
    BRON = "bron", "Zelfde getal, andere bron of toelichting"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    TEKST = "tekst", "Tekst"


@dataclass(frozen=True, slots=True)
class Keuze:
    """Which part of the log. `gebieden`: keys of areas, None for all; `tot_moment`: as the
    log was then; `gebeurtenis`: only what happened at once, see `Sleutel`."""

    gebied: Gebied | None = None
    gebieden: frozenset[int] | None = None
    indicator: Indicator | None = None
    soort: str = ""
    van: datetime.datetime | None = None
    tot: datetime.datetime | None = None
    tot_moment: datetime.datetime | None = None
    gebeurtenis: "Sleutel | None" = None

    @property
    def is_beperkt(self) -> bool:
        """Whether anything is left out."""
        return bool(self.gebied or self.indicator or self.soort or self.van or self.tot)


@dataclass(frozen=True, slots=True, order=True)
class Sleutel:
    """What one delivery did at one moment; `levering` 0: no delivery, as with a text.

    The moment belongs to it: a first load counts its rows from the dates of their sources.
    """

    op: datetime.datetime
    levering: int = 0

    @property
    def dag(self) -> datetime.date:
        """The day, in Amsterdam."""
        return self.op.astimezone(AMSTERDAM).date()

    @property
    def is_dag(self) -> bool:
        """Whether only the day is known: what counts from the date of its source."""
        plaatselijk = self.op.astimezone(AMSTERDAM)
        return plaatselijk.time() == datetime.time.max


@dataclass(frozen=True, slots=True)
class Groep:
    """What happened to the figures (or norms) about one subject, in numbers.

    `gebied`: the area, when there is one. `nu_bekend`, `nu_onbekend`: of corrections.
    `bronnen`: titles, at most two; `meer_bronnen`: there are more.
    """

    wat: str
    indicator: Indicator
    is_norm: bool
    aantal: int
    gebieden: int
    gebied: Gebied | None
    eerste: Kwartaal
    laatste: Kwartaal
    vanaf: Kwartaal | None = None
    nu_bekend: int = 0
    nu_onbekend: int = 0
    bronnen: tuple[str, ...] = ()
    meer_bronnen: bool = False


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What happened to one figure or norm. `verborgen`: it is or was too small to show, so
    neither number is told, nor a word about it."""

    pk: int
    sleutel: Sleutel
    wat: str
    gebied: Gebied
    indicator: Indicator
    is_norm: bool
    kwartaal: Kwartaal
    vanaf: Kwartaal | None = None
    deel: str = ""
    deel_code: str = ""
    was: Waarde | None = None
    werd: Waarde | None = None
    verborgen: bool = False
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Tekstwijziging:
    """What happened to one text. `tekst` and `was` "": not told, or told elsewhere.
    `indicator` None and a `titel`: a measure or a document of the area."""

    pk: int
    sleutel: Sleutel
    model: str
    wat: str
    indicator: Indicator | None
    gebied: Gebied | None = None
    kwartaal: Kwartaal | None = None
    deel: str = ""
    deel_code: str = ""
    tekst: str = ""
    was: str = ""
    namens: str = ""
    titel: str = ""


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """What one delivery published or withdrew at one moment, as far as it was asked for.

    `wijzigingen` are there for what is short enough to list; `groepen` count everything.
    `reden_verborgen`: the reason may be about a number that is too small to show.
    """

    sleutel: Sleutel
    levering: Levering | None
    groepen: tuple[Groep, ...] = ()
    wijzigingen: tuple[Wijziging, ...] = ()
    teksten: tuple[Tekstwijziging, ...] = ()
    reden: str = ""
    reden_verborgen: bool = False

    @property
    def aantal(self) -> int:
        """How many figures, norms and texts."""
        return sum(g.aantal for g in self.groepen) + len(self.teksten)

    def count(self, wat: str) -> int:
        """How many figures and norms something happened to."""
        return sum(g.aantal for g in self.groepen if g.wat == wat)


def listed_at_once(gebeurtenis: Gebeurtenis) -> list[Wijziging]:
    """The changes to tell one by one: what was corrected or withdrawn, and what is new when
    that is little. The rest is told in sums."""
    nieuw = gebeurtenis.count(Wat.NIEUW)
    return [
        w
        for w in gebeurtenis.wijzigingen
        if w.wat != Wat.NIEUW or nieuw <= WEINIG_NIEUW
    ]


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """Some events, newest first. `verder`: there are older ones."""

    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    nummer: int = 1
    verder: bool = False


@dataclass(frozen=True, slots=True)
class Rijen:
    """Single changes with the events they belong to. `verder`: there are more."""

    wijzigingen: tuple[Wijziging, ...] = ()
    teksten: tuple[Tekstwijziging, ...] = ()
    gebeurtenissen: dict[Sleutel, Gebeurtenis] = field(default_factory=dict)
    verder: bool = False
