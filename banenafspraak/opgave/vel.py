"""One Kwartaalopgave as it is now: what is asked, what is typed, what stands out."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Duiding, Inleverdatum, Invoer, Levering
from banenafspraak.opgave.controles import Ernst, Opmerking, check
from banenafspraak.opgave.onderdelen import Onderdeel, onderdelen_van, sleutel_van
from banenafspraak.opgave.veld import LEEG, Veld
from regio.models import Gebied

# Two texts of the opgave as a whole; typed, stored and merged like the onderdelen.
HERKOMST, REDEN = "herkomst", "reden"
TEKSTEN = {HERKOMST: "Waar de cijfers vandaan komen", REDEN: "Reden van de correctie"}


@dataclass
class Opgave:
    """What `gebied` delivers about `kwartaal`. `levering`: the open delivery, else the
    newest that was not taken back; None when nobody has begun."""

    gebied: Gebied
    kwartaal: Kwartaal
    onderdelen: tuple[Onderdeel, ...]
    uiterlijk: datetime.date
    levering: Levering | None = None
    velden: dict[str, Veld] = None

    @classmethod
    def read(cls, gebied: Gebied, kwartaal: Kwartaal) -> "Opgave":
        """Read everything; eight queries, whatever the number of onderdelen."""
        levering = newest_delivery(gebied, kwartaal)
        opgave = cls(
            gebied=gebied,
            kwartaal=kwartaal,
            onderdelen=onderdelen_van(gebied, kwartaal),
            uiterlijk=Inleverdatum.of([kwartaal])[kwartaal],
            levering=levering,
            velden=stored_fields(levering),
        )
        if opgave.is_te_bewerken:
            opgave.velden = {**site_fields(opgave.onderdelen), **opgave.velden}
        return opgave

    def with_fields(self, velden: dict[str, Veld]) -> "Opgave":
        """The same opgave, with other things typed."""
        return replace(self, velden={**self.velden, **velden})

    def field(self, onderdeel: Onderdeel) -> Veld:
        """What is typed for one onderdeel."""
        return self.velden.get(onderdeel.sleutel, LEEG)

    @property
    def status(self) -> str:
        """The status of the delivery; "" when nobody has begun."""
        return self.levering.status if self.levering else ""

    @property
    def is_te_bewerken(self) -> bool:
        """Whether somebody can type."""
        return self.levering is None or self.levering.status in Levering.TE_BEWERKEN

    @property
    def is_correctie(self) -> bool:
        """Whether this corrects what is on the site."""
        return bool(self.levering and self.levering.corrigeert_id)

    @property
    def vraagt_reden(self) -> bool:
        """Whether the public must be told why: a figure on the site changes."""
        return self.is_correctie or any(
            o.changes_figure(o.read(self.field(o))) for o in self.onderdelen
        )

    @cached_property
    def opmerkingen(self) -> list[Opmerking]:
        """Every mistake, question and mention."""
        return check([o.regel(self.field(o)) for o in self.onderdelen])

    def remarks_on(self, onderdeel: Onderdeel) -> list[Opmerking]:
        """What stands at the field of one onderdeel."""
        return [o for o in self.opmerkingen if o.sleutel == onderdeel.sleutel]

    @property
    def fouten(self) -> list[Opmerking]:
        """What must be mended before handing in."""
        return [o for o in self.opmerkingen if o.ernst is Ernst.FOUT]

    @property
    def valt_op(self) -> list[Opmerking]:
        """What who agrees sees first: everything but plain mistakes; of a correction only
        what is about a figure that changes."""
        return [
            o
            for o in self.opmerkingen
            if o.ernst is not Ernst.FOUT
            and (not self.is_correctie or o.sleutel in self.gewijzigd)
        ]

    @property
    def opvallend(self) -> dict[str, int]:
        """How often each kind of thing stands out, to keep with the delivery."""
        return dict(Counter(str(o.soort) for o in self.valt_op))

    @cached_property
    def gewijzigd(self) -> frozenset[str]:
        """The sleutels of what says something else than the site does now, in number or
        in words."""
        return frozenset(
            o.sleutel
            for o in self.onderdelen
            if o.differs(o.read(self.field(o))) or self.changes_words(o)
        )

    @cached_property
    def woorden_op_site(self) -> dict[str, str]:
        """The explanations that stand on the site now, by sleutel. One query."""
        rijen = Duiding.objects.current().filter(
            gebied=self.gebied, kwartaal=self.kwartaal
        )
        return {
            sleutel_van(rij.indicator.code, rij.uitsplitsing.code): rij.tekst
            for rij in rijen.select_related("indicator", "uitsplitsing")
        }

    def public_words(self, onderdeel: Onderdeel) -> str:
        """The explanation that goes to the site with one onderdeel; "" when none does."""
        uitleg, openbaar = self.field(onderdeel).toelichting
        return uitleg if openbaar and not onderdeel.is_norm else ""

    def changes_words(self, onderdeel: Onderdeel) -> bool:
        """Whether agreeing changes the explanation on the site."""
        nu = self.woorden_op_site.get(onderdeel.sleutel, "")
        return self.public_words(onderdeel) != nu

    @cached_property
    def ingevuld(self) -> int:
        """How many onderdelen have a number or a reason, right or wrong."""
        return sum(
            bool(self.field(o).tekst or self.field(o).reden)
            for o in self.onderdelen
            if not o.is_norm
        )

    @cached_property
    def gevraagd(self) -> int:
        """How many figures are asked."""
        return sum(not o.is_norm for o in self.onderdelen)

    @cached_property
    def onbekend(self) -> int:
        """How many are answered with a reason why they are not known."""
        return sum(
            bool(self.field(o).reden) and not self.field(o).tekst
            for o in self.onderdelen
        )


def newest_delivery(gebied: Gebied, kwartaal: Kwartaal) -> Levering | None:
    """The open delivery of this opgave, else the newest one that was not taken back."""
    return (
        Levering.objects.filter(gebied=gebied, kwartaal=kwartaal)
        .exclude(status=Levering.Status.INGETROKKEN)
        .select_related(
            "gebied",
            "bron",
            "gemaakt_door",
            "gewijzigd_door",
            "ingediend_door",
            "vastgesteld_door",
            "teruggestuurd_door",
            "corrigeert",
        )
        .order_by("-pk")
        .first()
    )


def site_fields(onderdelen: Iterable[Onderdeel]) -> dict[str, Veld]:
    """The figures that came on the site by another way, by sleutel: a form begins with
    them, so that who types sees them. An empty norm leaves the norm as it is."""
    return {
        o.sleutel: o.op_de_site
        for o in onderdelen
        if o.huidig is not None and not o.is_norm
    }


def stored_fields(levering: Levering | None) -> dict[str, Veld]:
    """What is stored of what was typed, by sleutel. One query."""
    if levering is None:
        return {}
    velden = {
        key_of(rij): field_of(rij)
        for rij in levering.invoer.select_related("indicator", "uitsplitsing")
    }
    velden[HERKOMST] = Veld(uitleg=levering.herkomst)
    velden[REDEN] = Veld(uitleg=levering.reden)
    return velden


def field_of(rij: Invoer) -> Veld:
    """What was typed, of a stored row."""
    return Veld(rij.tekst, rij.reden_onbekend, rij.uitleg, rij.uitleg_openbaar)


def key_of(rij: Invoer) -> str:
    """The sleutel of the onderdeel that a stored row is about."""
    return sleutel_van(
        rij.indicator.code, rij.uitsplitsing.code, norm=rij.wat == Invoer.Wat.NORM
    )
