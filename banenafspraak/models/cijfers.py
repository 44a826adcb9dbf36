"""The ledger: norms and figures, append-only and bitemporal."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from banenafspraak.eenheden import Eenheid, mag_decimalen
from banenafspraak.fields import KwartaalField
from banenafspraak.models.bitemporeel import HUIDIG, Bitemporeel
from banenafspraak.models.bron import Bron
from banenafspraak.models.indicator import Indicator, NormSoort, Uitsplitsing
from banenafspraak.models.levering import Levering
from banenafspraak.querysets import CijferQuerySet, NormQuerySet
from regio.models import Gebied


class Benadering(models.TextChoices):
    """How the source softens a number: "bijna 90.000" is stored as 90.000 with bijna."""

    RUIM = "ruim", "ruim"
    MEER_DAN = "meer dan", "meer dan"
    BIJNA = "bijna", "bijna"
    CIRCA = "circa", "circa"
    MINDER_DAN = "minder dan", "minder dan"


class Onderdrukking(models.TextChoices):
    """Why the public does not see a count; decided once, at confirmation.

    PRIMAIR is shown as "1 t/m 4". SECUNDAIR is a neutral label, shown as "niet getoond": it
    tells nothing but that a count is there. It hides what would give a small count away, and
    also a small count itself where "1 t/m 4" would say too much.
    """

    GEEN = "geen", "openbaar"
    PRIMAIR = "primair", "te klein om te tonen"
    SECUNDAIR = "secundair", "verborgen omdat een te klein aantal er anders uit volgt"


class Waarneming(Bitemporeel):
    """What a norm and a figure share: one number, or the reason why it is not known."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="+")
    uitsplitsing = models.ForeignKey(Uitsplitsing, models.PROTECT, related_name="+")
    waarde = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    reden_onbekend = models.CharField(
        max_length=60,
        blank=True,
        help_text="Alleen als er geen waarde is: waarom niet?",
    )
    benadering = models.CharField(max_length=12, blank=True, choices=Benadering.choices)
    voorlopig = models.BooleanField(
        default=False, help_text="De bron noemt het cijfer voorlopig."
    )
    afgeleid_uit = models.CharField(
        max_length=200,
        blank=True,
        help_text="De som waaruit wij het berekenden: 60.525 + 6.205.",
    )
    voorbeeld = models.BooleanField(default=False, editable=False)
    bron = models.ForeignKey(Bron, models.PROTECT, related_name="+")
    toelichting = models.TextField(blank=True)
    levering = models.ForeignKey(Levering, models.PROTECT, related_name="%(class)ss")
    ingetrokken_met = models.ForeignKey(
        Levering,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    INHOUD = (
        "waarde",
        "reden_onbekend",
        "benadering",
        "voorlopig",
        "afgeleid_uit",
        "bron_id",
        "toelichting",
    )

    class Meta(Bitemporeel.Meta):
        abstract = True
        constraints = [
            *Bitemporeel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(waarde__isnull=False, reden_onbekend="")
                | (Q(waarde__isnull=True) & ~Q(reden_onbekend="")),
                name="%(class)s_waarde_of_reden",
                violation_error_message=(
                    "Vul een waarde in, of een reden waarom die niet bekend is. Niet allebei."
                ),
            ),
        ]

    def clean(self):
        """Refuse fractions of what cannot be split, such as people."""
        if self.waarde is None or not self.indicator_id:
            return
        heel = self.waarde == self.waarde.to_integral_value()
        eenheid = self.eenheid
        if not heel and not mag_decimalen(eenheid):
            raise ValidationError(
                {"waarde": f"Halve {eenheid} bestaan niet. Vul een heel getal in."}
            )

    @property
    def eenheid(self) -> Eenheid:
        """What the number counts."""
        return Eenheid(self.indicator.eenheid)


class Norm(Waarneming):
    """One row is the norm of one indicator for one area, at the END of one year."""

    SLEUTEL = ("indicator_id", "gebied_id", "uitsplitsing_id", "jaar", "ambitie")
    INHOUD = (*Waarneming.INHOUD, "soort", "versie")

    jaar = models.PositiveSmallIntegerField(help_text="De norm geldt voor 31 december.")
    soort = models.CharField(max_length=20, choices=NormSoort.choices)
    ambitie = models.BooleanField(
        default=False,
        editable=False,
        help_text="Een eigen ambitie mag naast een norm staan.",
    )
    versie = models.CharField(
        max_length=60, blank=True, help_text="Bijvoorbeeld: Werkkamer 2020-2022."
    )

    objects = NormQuerySet.as_manager()

    class Meta(Waarneming.Meta):
        abstract = False
        verbose_name = "norm"
        verbose_name_plural = "normen"
        ordering = ["indicator", "gebied", "-jaar"]
        constraints = [
            *Waarneming.Meta.constraints,
            models.UniqueConstraint(
                fields=[
                    "indicator",
                    "gebied",
                    "jaar",
                    "uitsplitsing",
                    "ambitie",
                    "voorbeeld",
                ],
                condition=HUIDIG,
                name="norm_een_huidige",
                violation_error_message=(
                    "Er is al een norm voor dit jaar. Een andere norm is een nieuwe levering."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ambitie=True, soort=NormSoort.AMBITIE)
                | (Q(ambitie=False) & ~Q(soort=NormSoort.AMBITIE)),
                name="norm_ambitie_volgt_soort",
                violation_error_message="Een eigen ambitie is geen norm van een ander.",
            ),
            models.CheckConstraint(
                condition=Q(waarde__isnull=True) | Q(waarde__gte=0),
                name="norm_niet_negatief",
                violation_error_message="Een norm is nooit kleiner dan nul.",
            ),
            models.CheckConstraint(
                condition=Q(jaar__gte=2012, jaar__lte=2035),
                name="norm_jaar_bestaat",
                violation_error_message="Kies een jaar van 2012 tot en met 2035.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["indicator", "gebied", "jaar", "uitsplitsing", "waarde"],
                condition=HUIDIG,
                name="norm_huidig",
            ),
            models.Index(
                fields=["gebied", "jaar"], condition=HUIDIG, name="norm_huidig_gebied"
            ),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.gebied}, eind {self.jaar}"

    @property
    def eenheid(self) -> Eenheid:
        """What the number counts: a norm may count something else than the figure."""
        return Eenheid(self.indicator.eenheid_norm or self.indicator.eenheid)

    def save(self, *args, **kwargs):
        self.ambitie = self.soort == NormSoort.AMBITIE
        super().save(*args, **kwargs)


class Cijfer(Waarneming):
    """One row is one figure about one quarter, for one area and one part of an indicator.

    A stroom over more than one quarter has `vanaf`, its first quarter. Never asked: no
    row. Asked and not known: a row with a reason. Unknown is never 0.
    """

    SLEUTEL = ("indicator_id", "gebied_id", "uitsplitsing_id", "kwartaal", "vanaf")
    INHOUD = (*Waarneming.INHOUD, "peildatum_genoemd")

    kwartaal = KwartaalField()
    vanaf = KwartaalField(
        null=True,
        blank=True,
        help_text="Bij een stroom over meer kwartalen: het eerste.",
    )
    peildatum_genoemd = models.BooleanField(
        default=True, help_text="Uit: de bron noemt geen datum waarop is geteld."
    )
    onderdrukking = models.CharField(
        max_length=10,
        choices=Onderdrukking.choices,
        default=Onderdrukking.GEEN,
        editable=False,
    )
    drempel = models.PositiveSmallIntegerField(
        null=True,
        editable=False,
        help_text="De drempel die gold toen dit aantal verborgen werd.",
    )
    som_verborgen = models.BooleanField(
        default=False,
        editable=False,
        help_text="Uit welke som dit cijfer komt, is niet openbaar: een deel ervan is verborgen.",
    )

    objects = CijferQuerySet.as_manager()

    class Meta(Waarneming.Meta):
        abstract = False
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"
        ordering = ["indicator", "gebied", "-kwartaal"]
        constraints = [
            *Waarneming.Meta.constraints,
            models.UniqueConstraint(
                fields=["indicator", "gebied", "kwartaal", "uitsplitsing", "voorbeeld"],
                condition=HUIDIG & Q(vanaf__isnull=True),
                name="cijfer_een_huidig",
                violation_error_message=(
                    "Er is al een cijfer voor dit kwartaal. Een correctie is een nieuwe levering."
                ),
            ),
            models.UniqueConstraint(
                fields=[
                    "indicator",
                    "gebied",
                    "kwartaal",
                    "uitsplitsing",
                    "vanaf",
                    "voorbeeld",
                ],
                condition=HUIDIG & Q(vanaf__isnull=False),
                name="cijfer_een_huidige_stroom",
                violation_error_message=(
                    "Er is al een cijfer voor deze periode. Een correctie is een nieuwe levering."
                ),
            ),
            models.CheckConstraint(
                condition=Q(vanaf__isnull=True) | Q(vanaf__lte=F("kwartaal")),
                name="cijfer_vanaf_voor_kwartaal",
                violation_error_message="Een periode begint niet na het einde ervan.",
            ),
            models.CheckConstraint(
                condition=Q(onderdrukking__in=Onderdrukking.values),
                name="cijfer_onderdrukking_bestaat",
                violation_error_message="Kies of het cijfer openbaar is.",
            ),
            models.CheckConstraint(
                condition=~Q(onderdrukking=Onderdrukking.GEEN)
                | Q(drempel__isnull=True),
                name="cijfer_openbaar_zonder_drempel",
                violation_error_message="Een openbaar cijfer heeft geen drempel.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["indicator", "gebied", "kwartaal", "uitsplitsing", "waarde"],
                condition=HUIDIG,
                name="cijfer_huidig",
            ),
            models.Index(
                fields=["gebied", "kwartaal"],
                condition=HUIDIG,
                name="cijfer_huidig_gebied",
            ),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.gebied}, {self.kwartaal.label}"


class _IndicatorNormManager(models.Manager.from_queryset(NormQuerySet)):
    """Only norms of the indicator of the proxy."""

    def get_queryset(self):
        return super().get_queryset().filter(indicator__code=self.model.INDICATOR)


class BanenafspraakNorm(Norm):
    """A norm for extra banen (Regeling Wfsv art. 3.29; indicatief per regio)."""

    INDICATOR = "banenafspraak"
    objects = _IndicatorNormManager()

    class Meta:
        proxy = True
        verbose_name = "norm banenafspraak"
        verbose_name_plural = "normen banenafspraak"


class BeschutWerkQuotum(Norm):
    """The number of beschutte plekken a gemeente must offer (Participatiewet art. 10b)."""

    INDICATOR = "beschut-werk"
    objects = _IndicatorNormManager()

    class Meta:
        proxy = True
        verbose_name = "aantal beschut werk"
        verbose_name_plural = "aantallen beschut werk"


class _DoelgroepManager(models.Manager.from_queryset(CijferQuerySet)):
    """Only counts of the doelgroepregister."""

    def get_queryset(self):
        return super().get_queryset().filter(indicator__code=self.model.INDICATOR)


class Doelgroeptelling(Cijfer):
    """How many people are in the doelgroepregister (Wfsv art. 38d)."""

    INDICATOR = "doelgroepregister"
    objects = _DoelgroepManager()

    class Meta:
        proxy = True
        verbose_name = "telling doelgroepregister"
        verbose_name_plural = "tellingen doelgroepregister"
