"""What is counted: indicators, their texts, and the parts they fall into."""

from decimal import Decimal

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from banenafspraak import eenheden, maten
from banenafspraak.fields import KwartaalField
from banenafspraak.models.bitemporeel import HUIDIG, Bitemporeel
from regio.models import Soort


class NormSoort(models.TextChoices):
    """The kind of a norm, shown wherever it is shown: a regional 900 is no obligation."""

    WETTELIJK = "wettelijk aantal", "wettelijk aantal"
    INDICATIEF = "indicatieve norm", "indicatieve norm"
    RICHTLIJN = "richtlijn", "richtlijn"
    AMBITIE = "eigen ambitie", "eigen ambitie"


GEWONE_DREMPEL = 5
DREMPEL_VERRAADT = 2  # only 1 would be hidden
_CIJFERS_ANDERS = (
    "Er staan al cijfers of normen bij dit onderwerp. Die zouden iets anders gaan betekenen. "
    "Maak een nieuw onderwerp."
)


class Uitsplitsing(models.Model):
    """One row is one part an indicator can fall into, or `totaal`."""

    TOTAAL = "totaal"

    code = models.SlugField(max_length=40, unique=True)
    naam = models.CharField(max_length=80)
    langs = models.CharField(
        "as",
        max_length=40,
        blank=True,
        help_text="Waarlangs de delen lopen: sector, grondslag, stap.",
    )
    ten_opzichte_van = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="volgende_stappen",
        help_text="Bij een trechter: de stap waarvan dit een deel is.",
    )
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "uitsplitsing"
        verbose_name_plural = "uitsplitsingen"
        ordering = ["volgorde", "code"]

    def __str__(self):
        return self.naam


def _default_niveaus():
    return [Soort.REGIO.value, Soort.GEMEENTE.value]


class Indicator(models.Model):
    """One row is one thing that is tracked. Adding one is data, not code."""

    class Richting(models.TextChoices):
        MEER = "meer", "meer is beter"
        MINDER = "minder", "minder is beter"
        NEUTRAAL = "neutraal", "geen oordeel"

    class Frequentie(models.TextChoices):
        KWARTAAL = "kwartaal", "elk kwartaal"
        JAAR = "jaar", "elk jaar"

    class Weergave(models.TextChoices):
        NORM = "norm", "tegen een norm"
        OPBOUW = "opbouw", "delen van een geheel"
        TRECHTER = "trechter", "stappen van een trechter"
        VERHOUDING = "verhouding", "deel van een groep"
        GETAL = "getal", "los getal"

    code = models.SlugField(max_length=40, unique=True, help_text="Staat in het adres.")
    naam = models.CharField(max_length=80)
    onderwerp = models.CharField(
        max_length=80,
        help_text="Hoe hij in een zin heet: haalde de norm voor [beschut werk].",
    )
    volgens = models.CharField(
        "volgens welke meting",
        max_length=60,
        blank=True,
        help_text="Als twee reeksen hetzelfde tellen: volgens [de officiële jaarmeting].",
    )
    groep = models.CharField(max_length=60, help_text="Onder welke kop hij staat.")
    volgorde = models.PositiveSmallIntegerField(default=0)
    eenheid = models.CharField(
        max_length=12, choices=[(e.value, e.value) for e in eenheden.Eenheid]
    )
    eenheid_norm = models.CharField(
        "eenheid van de norm",
        max_length=12,
        blank=True,
        choices=[(e.value, e.value) for e in eenheden.Eenheid],
        help_text="Alleen als de norm iets anders telt. Dan is een kanttekening verplicht.",
    )
    kanttekening_eenheid = models.CharField(
        "kanttekening bij de eenheid",
        max_length=90,
        blank=True,
        help_text="Bijvoorbeeld: personen, niet omgerekend naar plekken van 31 uur.",
    )
    eenheid_geheel = models.CharField(
        "eenheid van het geheel",
        max_length=12,
        blank=True,
        choices=[(e.value, e.value) for e in eenheden.Eenheid],
        help_text=(
            "Alleen als een onderdeel van dit onderwerp het geheel is, en iets anders telt. "
            "Dan is een kanttekening verplicht."
        ),
    )
    geheel = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="delen_door",
        help_text=(
            "Het onderwerp waardoor dit cijfer gedeeld mag worden. Bijvoorbeeld: banen per "
            "100 mensen in het doelgroepregister, of uren per mens. Leeg: het geheel is een "
            "onderdeel van dit onderwerp zelf."
        ),
    )
    kanttekening_geheel = models.CharField(
        "kanttekening bij het geheel",
        max_length=120,
        blank=True,
        help_text="Staat naast elk cijfer dat door het geheel gedeeld is.",
    )
    uren_per_plek = models.DecimalField(
        "uren per plek",
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(Decimal(60))],
        help_text=(
            "Hoeveel uur per week één plek telt. Leeg: niet bekend. Dan rekent de site mensen "
            "niet om naar plekken."
        ),
    )
    uren_per_plek_bron = models.CharField(
        "waar de uren per plek vandaan komen",
        max_length=250,
        blank=True,
        help_text="Staat op de site. Verplicht als u de uren invult: welke regeling of bron?",
    )
    aard = models.CharField(
        max_length=8,
        choices=[
            ("stand", "stand op een dag"),
            ("stroom", "aantal in een periode"),
            ("extra", "extra ten opzichte van de nulmeting"),
        ],
    )
    niveaus = models.JSONField(
        default=_default_niveaus, help_text="Voor welke soorten gebied er cijfers zijn."
    )
    richting = models.CharField(
        max_length=10, choices=Richting.choices, default=Richting.MEER
    )
    frequentie = models.CharField(
        max_length=10, choices=Frequentie.choices, default=Frequentie.KWARTAAL
    )
    leverancier = models.CharField(
        max_length=40, help_text="Wie het cijfer kan leveren."
    )
    weergave = models.CharField(
        max_length=12, choices=Weergave.choices, default=Weergave.NORM
    )
    norm_van = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deelt_norm_met",
        help_text="De indicator waarvan deze de norm deelt.",
    )
    norm_soort = models.CharField(
        "soort norm",
        max_length=20,
        blank=True,
        choices=NormSoort.choices,
        help_text="Welke soort een nieuwe norm krijgt.",
    )
    begint = KwartaalField(
        "bestaat sinds", null=True, blank=True, help_text="Bijvoorbeeld 2017-K1."
    )
    optelbaar = models.BooleanField(
        default=True,
        help_text="Mag het cijfer van een regio de som van de gemeenten zijn?",
    )
    drempel = models.PositiveSmallIntegerField(
        default=GEWONE_DREMPEL,
        help_text=(
            "Aantallen personen onder dit getal zijn bij een gemeente niet openbaar (1 t/m 4). "
            "Een andere drempel geldt voor cijfers die vanaf nu akkoord krijgen. Cijfers die "
            "al op de site staan, veranderen niet."
        ),
    )
    sprong_procent = models.PositiveSmallIntegerField(
        "grote sprong vanaf (procent)",
        default=25,
        help_text=(
            "Verschilt een nieuw cijfer zoveel procent van het vorige (en ook het aantal "
            "hieronder), dan vraagt de opgave om uitleg."
        ),
    )
    sprong_aantal = models.PositiveSmallIntegerField(
        "grote sprong vanaf (aantal)",
        default=5,
        help_text="Een kleiner verschil is nooit een grote sprong.",
    )
    drempel_reden = models.CharField(
        "reden van de drempel",
        max_length=250,
        blank=True,
        help_text="Staat op de site. Verplicht als de drempel geen 5 is.",
    )
    werkwoord_enkelvoud = models.CharField(
        max_length=40, help_text="Eind 2019 [was er] 1 extra baan."
    )
    werkwoord_meervoud = models.CharField(
        max_length=40, help_text="Eind 2019 [waren er] 608 extra banen."
    )
    ding_enkelvoud = models.CharField(max_length=90, help_text="extra baan")
    ding_meervoud = models.CharField(max_length=90, help_text="extra banen")
    norm_ding_enkelvoud = models.CharField(max_length=60, blank=True, help_text="plek")
    norm_ding_meervoud = models.CharField(
        max_length=60, blank=True, help_text="plekken"
    )
    telwoord_kort = models.CharField(
        max_length=40,
        blank=True,
        help_text="Wat er achter het grote getal staat: mensen.",
    )
    uitsplitsingen = models.ManyToManyField(
        Uitsplitsing, blank=True, related_name="indicatoren"
    )

    class Meta:
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"
        ordering = ["volgorde", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eenheid_norm="")
                | Q(eenheid_norm=F("eenheid"))
                | ~Q(kanttekening_eenheid=""),
                name="indicator_andere_eenheid_heeft_kanttekening",
                violation_error_message=maten.NORM_ZONDER_UITLEG,
            ),
            models.CheckConstraint(
                condition=Q(eenheid_geheel="")
                | Q(eenheid_geheel=F("eenheid"))
                | ~Q(kanttekening_geheel=""),
                name="indicator_ander_geheel_heeft_kanttekening",
                violation_error_message=maten.GEHEEL_ZONDER_UITLEG,
            ),
            models.CheckConstraint(
                condition=Q(uren_per_plek__isnull=True)
                | (Q(uren_per_plek__gt=0) & ~Q(uren_per_plek_bron="")),
                name="indicator_uren_per_plek_heeft_bron",
                violation_error_message=(
                    "Schrijf op waar de uren per plek vandaan komen. Ze zijn meer dan 0."
                ),
            ),
            models.CheckConstraint(
                condition=Q(drempel=GEWONE_DREMPEL) | ~Q(drempel_reden=""),
                name="indicator_andere_drempel_heeft_reden",
                violation_error_message=(
                    "De gewone drempel is 5. Schrijf bij reden waarom die hier anders is."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(norm_van=F("id")),
                name="indicator_norm_niet_van_zichzelf",
                violation_error_message="Een indicator deelt geen norm met zichzelf.",
            ),
        ]

    def __str__(self):
        return self.naam

    def clean(self):
        """Refuse levels that do not exist, a norm shared with itself, and another threshold
        without a reason."""
        if self.drempel != GEWONE_DREMPEL and not self.drempel_reden.strip():
            raise ValidationError(
                {
                    "drempel_reden": (
                        f"De gewone drempel is {GEWONE_DREMPEL}. Schrijf op waarom die hier "
                        "anders is."
                    )
                }
            )
        if self.drempel == DREMPEL_VERRAADT:
            raise ValidationError(
                {
                    "drempel": (
                        "Bij 2 staat er ‘1 t/m 1’, en dan weet iedereen het aantal. Kies 0 "
                        "(niets verbergen), of 3 of meer."
                    )
                }
            )
        if self.pk and self.norm_van_id == self.pk:
            # Django skips the constraint in a form, which does not hold the key.
            raise ValidationError(
                {"norm_van": "Een indicator deelt geen norm met zichzelf."}
            )
        self._check_measures()
        niveaus = self.niveaus
        if (
            not isinstance(niveaus, list)
            or not niveaus
            or set(niveaus) - set(Soort.values)
        ):
            raise ValidationError(
                {
                    "niveaus": f"Kies uit: {', '.join(Soort.values)}. Vul er ten minste één in."
                }
            )

    def _check_measures(self):
        """Refuse what may never be held together (`maten`), and another unit under figures
        that are there already."""
        if not (self.eenheid and self.aard):
            return  # the form says so
        fouten = maten.mistakes(self)
        if self.pk:
            fouten = self._changed_measure() | fouten
            fouten |= maten.mistakes_of_others(self, self._held_against_this())
        if fouten:
            raise ValidationError(fouten)

    def _changed_measure(self) -> dict[str, str]:
        """Figures and norms do not store what they count: it may not change under them."""
        was = Indicator.objects.filter(pk=self.pk).first()
        if was is None:
            return {}
        norm = ["eenheid_norm"] if maten.own_norm(was) != maten.own_norm(self) else []
        cijfer = [v for v in ("eenheid", "aard") if getattr(was, v) != getattr(self, v)]
        velden = cijfer if cijfer and self._has("Cijfer") else []
        if (norm or cijfer) and self._has("Norm"):
            velden = cijfer or norm
        return dict.fromkeys(velden, _CIJFERS_ANDERS)

    def _has(self, model: str) -> bool:
        rijen = apps.get_model("banenafspraak", model).objects
        return rijen.filter(indicator=self).exists()

    def _held_against_this(self) -> list["Indicator"]:
        """The indicators that share this norm, or are divided by this figure; they see it
        as it will be."""
        anderen = list(
            Indicator.objects.filter(Q(norm_van=self.pk) | Q(geheel=self.pk))
        )
        for ander in anderen:
            if ander.norm_van_id == self.pk:
                ander.norm_van = self
            if ander.geheel_id == self.pk:
                ander.geheel = self
        return anderen


class Definitie(Bitemporeel):
    """One row is one version of the explanation of an indicator."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="definities")
    definitie = models.TextField(help_text="Wat wordt er geteld? In gewone taal.")
    telt_wel = models.TextField(blank=True, help_text="Eén per regel.")
    telt_niet = models.TextField(blank=True, help_text="Eén per regel.")
    doel = models.TextField(
        blank=True,
        help_text="Wat is het echte doel, en waarom telt deze indicator iets anders?",
    )
    wettelijke_basis = models.TextField(blank=True)
    bronsysteem = models.TextField(
        blank=True, help_text="Uit welk systeem het cijfer komt."
    )
    beperkingen = models.TextField(
        blank=True, help_text="Wat het systeem niet laat zien."
    )

    TEKSTEN = (
        "definitie",
        "telt_wel",
        "telt_niet",
        "doel",
        "wettelijke_basis",
        "bronsysteem",
        "beperkingen",
    )

    class Meta(Bitemporeel.Meta):
        verbose_name = "definitie"
        verbose_name_plural = "definities"
        ordering = ["indicator", "-bekend_vanaf"]
        constraints = [
            *Bitemporeel.Meta.constraints,
            models.UniqueConstraint(
                fields=["indicator"],
                condition=HUIDIG,
                name="definitie_een_huidige",
                violation_error_message="Deze indicator heeft al een definitie.",
            ),
        ]

    def __str__(self):
        return f"Definitie van {self.indicator}"
