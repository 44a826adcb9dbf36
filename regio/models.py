"""WHERE: areas, which area is part of which, and how gemeenten merged or split.

No figures here, and no import of another app. Every period is half-open: `van` is the
first day something holds, `tot` the first day it no longer does.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from regio.namen import maak_slug, vouw
from regio.querysets import (
    GebiedQuerySet,
    HerindelingQuerySet,
    IndelingQuerySet,
    KaartgeometrieQuerySet,
)


class Soort(models.TextChoices):
    """The level of an area, from large to small."""

    LAND = "land", "land"
    PROVINCIE = "provincie", "provincie"
    REGIO = "arbeidsmarktregio", "arbeidsmarktregio"
    CLUSTER = "cluster", "cluster van gemeenten"
    GEMEENTE = "gemeente", "gemeente"


class Gebied(models.Model):
    """One row is one area of any level, under one CBS code, for as long as that code existed."""

    code = models.CharField(
        "CBS-code",
        max_length=10,
        unique=True,
        help_text="Bijvoorbeeld GM0402 (gemeente), AM12 (arbeidsmarktregio) of NL01.",
    )
    naam = models.CharField(
        max_length=80, help_text="Zonder toevoeging van de provincie: Laren."
    )
    slug = models.SlugField(
        max_length=80,
        blank=True,
        help_text="Staat in het adres van de pagina. Leeg laten: dan maakt de site hem van de naam.",
    )
    soort = models.CharField(max_length=20, choices=Soort.choices)
    andere_namen = models.TextField(
        blank=True,
        help_text="Oude namen en schrijfwijzen, één per regel. Ook hierop kan men zoeken.",
    )
    zoeknaam = models.TextField(editable=False, blank=True)
    geldig_van = models.DateField(
        null=True, blank=True, help_text="Leeg: bestond al vóór onze gegevens beginnen."
    )
    geldig_tot = models.DateField(
        null=True,
        blank=True,
        help_text="De eerste dag waarop dit gebied niet meer bestaat.",
    )
    breedtegraad = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="De plaats op de kaart, bijvoorbeeld 52.2290. Leeg: komt niet op de kaart.",
    )
    lengtegraad = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="Bijvoorbeeld 5.1670.",
    )

    objects = GebiedQuerySet.as_manager()

    class Meta:
        verbose_name = "gebied"
        verbose_name_plural = "gebieden"
        ordering = ["soort", "naam", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "slug"],
                name="gebied_slug_uniek",
                violation_error_message="Er is al een gebied van deze soort met deze slug.",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__gt=F("geldig_van"))
                | Q(geldig_tot__isnull=True)
                | Q(geldig_van__isnull=True),
                name="gebied_van_voor_tot",
                violation_error_message="De einddatum moet na de begindatum liggen.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Soort.values),
                name="gebied_soort_bestaat",
                violation_error_message="Kies een bestaande soort gebied.",
            ),
        ]

    def __str__(self):
        return self.naam

    def save(self, *args, **kwargs):
        self.slug = self.slug or maak_slug(self.naam)
        self.zoeknaam = vouw("\n".join([self.naam, self.andere_namen, self.code]))
        super().save(*args, **kwargs)

    def clean(self):
        """Give it its slug here too, so that a slug that is taken is refused in the form."""
        self.slug = self.slug or maak_slug(self.naam)
        if not self.slug:
            raise ValidationError(
                {"slug": "Uit deze naam volgt geen slug. Vul er zelf een in."}
            )

    @property
    def aanduiding(self) -> str:
        """The name with its kind, for a sentence: `gemeente Hilversum`."""
        if self.soort in (Soort.LAND, Soort.CLUSTER):
            return self.naam
        voorvoegsel = "regio" if self.soort == Soort.REGIO else self.soort
        return f"{voorvoegsel} {self.naam}"

    @property
    def rang(self) -> int:
        """0 for the largest soort of area, more for a smaller one."""
        return Soort.values.index(self.soort)

    def bestond_op(self, dag) -> bool:
        """Whether this code was valid on `dag`."""
        return (self.geldig_van is None or self.geldig_van <= dag) and (
            self.geldig_tot is None or dag < self.geldig_tot
        )


class _SoortManager(models.Manager.from_queryset(GebiedQuerySet)):
    """Only areas of the soort of the proxy."""

    def get_queryset(self):
        return super().get_queryset().filter(soort=self.model.SOORT)


class _VasteSoort:
    """What the proxies share: the soort is that of the class."""

    SOORT: str

    def full_clean(self, exclude=None, *args, **kwargs):
        # A form for one soort does not ask for it; without it, Django would pass over the
        # rule that a slug occurs once per soort.
        self.soort = self.SOORT
        super().full_clean(set(exclude or ()) - {"soort"}, *args, **kwargs)

    def save(self, *args, **kwargs):
        # The manager is not used by the admin's "add": the soort is set here.
        self.soort = self.SOORT
        super().save(*args, **kwargs)


class Gemeente(_VasteSoort, Gebied):
    """A gemeente."""

    SOORT = Soort.GEMEENTE
    objects = _SoortManager()

    class Meta:
        proxy = True
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"


class Arbeidsmarktregio(_VasteSoort, Gebied):
    """One of the 35 arbeidsmarktregio's (Besluit werkgebieden UWV)."""

    SOORT = Soort.REGIO
    objects = _SoortManager()

    class Meta:
        proxy = True
        verbose_name = "arbeidsmarktregio"
        verbose_name_plural = "arbeidsmarktregio's"


class Indeling(models.Model):
    """One row says that an area was part of a larger area, from one day until another."""

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="indelingen")
    onderdeel_van = models.ForeignKey(Gebied, models.PROTECT, related_name="onderdelen")
    niveau = models.CharField(
        max_length=20,
        choices=Soort.choices,
        editable=False,
        help_text="De soort van het grotere gebied.",
    )
    van = models.DateField(help_text="De eerste dag waarop dit gold.")
    tot = models.DateField(
        null=True,
        blank=True,
        help_text="De eerste dag waarop dit niet meer gold. Leeg: geldt nog.",
    )
    aanname = models.BooleanField(
        default=False,
        help_text="De datum van de overgang is niet gevonden maar aangenomen.",
    )
    toelichting = models.TextField(blank=True)

    # Set by a form that shows all rows of one area, and holds them together itself.
    rest_is_nagekeken = False

    objects = IndelingQuerySet.as_manager()

    class Meta:
        verbose_name = "indeling"
        verbose_name_plural = "indelingen"
        ordering = ["gebied", "niveau", "van"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebied", "niveau"],
                condition=Q(tot__isnull=True),
                name="indeling_hoogstens_een_open",
                violation_error_message=(
                    "Dit gebied hoort al bij een ander gebied van deze soort. "
                    "Vul daar eerst een einddatum in."
                ),
            ),
            models.UniqueConstraint(
                fields=["gebied", "niveau", "van"],
                name="indeling_begin_uniek",
                violation_error_message="Er begint op deze dag al een indeling van dit gebied.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("van")),
                name="indeling_van_voor_tot",
                violation_error_message="De einddatum moet na de begindatum liggen.",
            ),
            models.CheckConstraint(
                condition=~Q(gebied=F("onderdeel_van")),
                name="indeling_niet_in_zichzelf",
                violation_error_message="Een gebied is geen deel van zichzelf.",
            ),
        ]

    def __str__(self):
        return f"{self.gebied} in {self.onderdeel_van}"

    def save(self, *args, **kwargs):
        self.niveau = self.onderdeel_van.soort
        super().save(*args, **kwargs)

    def clean(self):
        """Refuse a smaller area, and a period that overlaps another of the same level."""
        if not (self.gebied_id and self.onderdeel_van_id and self.van):
            return
        self.refuse_smaller()
        if self.rest_is_nagekeken:
            return
        andere = Indeling.objects.overlapping(
            self.gebied, self.onderdeel_van.soort, self.van, self.tot
        )
        botsing = andere.exclude(pk=self.pk).select_related("onderdeel_van").first()
        if botsing:
            raise ValidationError(
                f"In deze periode hoort {self.gebied} al bij {botsing.onderdeel_van}. "
                "Pas eerst de datums van die indeling aan."
            )

    def refuse_smaller(self):
        """Refuse that an area is part of one of its own soort or of a smaller one."""
        if self.onderdeel_van.rang >= self.gebied.rang:
            raise ValidationError(
                {
                    "onderdeel_van": (
                        f"{self.onderdeel_van.aanduiding} is niet groter dan een "
                        f"{self.gebied.get_soort_display()}. Kies een groter gebied."
                    )
                }
            )


class Herindeling(models.Model):
    """One row: an old code went up, wholly or partly, into a new code on a day.

    Rule (CBS): a merger under a new name or a new name gets a new code; a gemeente
    that takes in another keeps its code.
    """

    class Wijze(models.TextChoices):
        OPGAAN = "opgaan", "gaat op in een bestaande gemeente"
        SAMENVOEGING = "samenvoeging", "wordt samengevoegd tot een nieuwe gemeente"
        OPSPLITSING = "opsplitsing", "wordt gesplitst"
        NAAMSWIJZIGING = "naamswijziging", "krijgt een nieuwe naam"

    datum = models.DateField()
    oud = models.ForeignKey(Gebied, models.PROTECT, related_name="opvolgingen")
    nieuw = models.ForeignKey(Gebied, models.PROTECT, related_name="voorgangen")
    wijze = models.CharField(max_length=20, choices=Wijze.choices)
    toelichting = models.TextField(blank=True)

    objects = HerindelingQuerySet.as_manager()

    class Meta:
        verbose_name = "herindeling"
        verbose_name_plural = "herindelingen"
        ordering = ["-datum", "oud"]
        constraints = [
            models.UniqueConstraint(
                fields=["oud", "nieuw", "datum"],
                name="herindeling_uniek",
                violation_error_message="Deze herindeling staat er al.",
            ),
            models.CheckConstraint(
                condition=~Q(oud=F("nieuw")),
                name="herindeling_oud_is_niet_nieuw",
                violation_error_message="Kies twee verschillende gemeenten.",
            ),
        ]

    def __str__(self):
        return f"{self.oud} → {self.nieuw} ({self.datum.year})"

    def clean(self):
        """Refuse dates that contradict those of the areas. So no chain leads back to itself."""
        if not (self.oud_id and self.nieuw_id and self.datum):
            return
        fouten = {}
        if self.oud.geldig_tot != self.datum:
            fouten["oud"] = (
                f"{self.oud} eindigt niet op deze dag. Vul daar eerst de einddatum in."
            )
        if not self.nieuw.bestond_op(self.datum):
            fouten["nieuw"] = f"{self.nieuw} bestaat niet op deze dag."
        if fouten:
            raise ValidationError(fouten)


class Kaartgeometrie(models.Model):
    """One row is the border of one area, out of the file of borders of one year.

    Not shipped: `manage.py laad_kaart` reads a file of the user's own.
    """

    jaar = models.PositiveSmallIntegerField(
        help_text="De grenzen gelden op 1 januari van dit jaar."
    )
    code = models.CharField("CBS-code", max_length=10)
    ringen = models.JSONField(
        help_text="Ringen van [lengtegraad, breedtegraad]; buitenranden linksom, gaten rechtsom."
    )

    objects = KaartgeometrieQuerySet.as_manager()

    class Meta:
        verbose_name = "kaartgrens"
        verbose_name_plural = "kaartgrenzen"
        ordering = ["jaar", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaar", "code"],
                name="kaartgrens_uniek",
                violation_error_message="Van dit gebied is voor dit jaar al een grens geladen.",
            ),
        ]

    def __str__(self):
        return f"{self.code}, {self.jaar}"
