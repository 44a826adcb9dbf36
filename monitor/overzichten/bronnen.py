"""Which figures come from which document: every source with what it is used for."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count

from banenafspraak.importeren.bronnen import VAN_BESTAND
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Bron, Indicator, Kanttekening, Maatregel, Raadsstuk
from monitor.overzichten.lezer import rows_per_source
from monitor.overzichten.paginas import NIET_OP_PAGINA
from regio.models import Gebied

VAN_OPGAVEN = (Bron.Soort.GEMEENTE, Bron.Soort.WERKKAMER, Bron.Soort.BEHEER)


@dataclass(slots=True)
class Gebruik:
    """What one source gives about one indicator."""

    indicator: Indicator
    cijfers: int = 0
    normen: int = 0
    plaatsen: dict[int, tuple[Gebied, Kwartaal]] = field(default_factory=dict)
    heel: set[int] = field(default_factory=set)  # areas with a total, from any source

    def add(self, rij: dict) -> None:
        """Count one group of rows, and keep the area with its newest moment."""
        if rij["soort"] == "cijfer":
            self.cijfers += rij["aantal"]
            moment = rij["nieuwste"]
        else:
            self.normen += rij["aantal"]
            moment = Kwartaal(rij["nieuwste"], 4)
        gebied = Gebied(
            pk=rij["gebied_id"],
            naam=rij["gebied__naam"],
            slug=rij["gebied__slug"],
            soort=rij["gebied__soort"],
        )
        bekend = self.plaatsen.get(gebied.pk)
        if bekend is None or moment > bekend[1]:
            self.plaatsen[gebied.pk] = (gebied, moment)

    def is_on_area_page(self, gebied: Gebied) -> bool:
        """Whether the page of the area shows it; else that of the indicator does."""
        if self.indicator.code == "inwoners":  # beside gemeenten of about the same size
            return True
        if self.indicator.code in NIET_OP_PAGINA:
            return False
        met_norm = self.indicator.weergave == Indicator.Weergave.NORM
        return not met_norm or gebied.pk in self.heel


@dataclass(frozen=True, slots=True)
class Brongebruik:
    """One document and everything that comes from it."""

    bron: Bron
    gebruik: tuple[Gebruik, ...]
    notities: int = 0
    maatregelen: int = 0
    stukken: int = 0

    @property
    def heeft_gebruik(self) -> bool:
        """Whether anything on the site comes from it, a figure or a text."""
        teksten = self.notities + self.maatregelen + self.stukken
        return bool(self.aantal or teksten)

    @property
    def aantal(self) -> int:
        """How many figures and norms."""
        return sum(g.cijfers + g.normen for g in self.gebruik)

    @property
    def is_opgave(self) -> bool:
        """Whether it is what an area typed here, and no document with an address."""
        return self.bron.soort in VAN_OPGAVEN and not self.bron.url

    @property
    def is_openbaar(self) -> bool:
        """Whether the public may know of it. The source of an opgave or a file is made when
        that is handed in, so without a figure on the site nothing of it is told."""
        wacht = self.bron.soort in VAN_OPGAVEN or self.bron.sleutel.startswith(
            VAN_BESTAND
        )
        return self.heeft_gebruik or not wacht


def sources_with_use(moment=None) -> list[Brongebruik]:
    """Every source that is public, by publisher and date, with its use as known at
    `moment`; of an earlier day only those that were used. Seven queries."""
    indicatoren = {i.pk: i for i in Indicator.objects.all()}
    per_bron: dict[int, dict[int, Gebruik]] = defaultdict(dict)
    heel: dict[int, set[int]] = defaultdict(set)
    for rij in rows_per_source(moment):
        indicator = indicatoren[rij["indicator_id"]]
        nieuw = Gebruik(indicator, heel=heel[indicator.pk])
        gebruik = per_bron[rij["bron_id"]].setdefault(indicator.pk, nieuw)
        gebruik.add(rij)
        if rij["heel"]:
            heel[indicator.pk].add(rij["gebied_id"])
    notities, maatregelen, stukken = (
        _texts_per_source(model, moment)
        for model in (Kanttekening, Maatregel, Raadsstuk)
    )
    alle = [
        Brongebruik(
            bron,
            tuple(
                sorted(
                    per_bron[bron.pk].values(),
                    key=lambda g: (g.indicator.volgorde, g.indicator.code),
                )
            ),
            notities.get(bron.pk, 0),
            maatregelen.get(bron.pk, 0),
            stukken.get(bron.pk, 0),
        )
        for bron in Bron.objects.all()
    ]
    return [b for b in alle if (b.heeft_gebruik if moment else b.is_openbaar)]


def _texts_per_source(model, moment) -> dict[int, int]:
    """How many texts of one kind each source gives."""
    rijen = model.objects.known(moment).filter(bron__isnull=False).order_by()
    return dict(rijen.values_list("bron_id").annotate(Count("pk")))
