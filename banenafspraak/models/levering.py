"""Deliveries: the unit of four eyes and of all-or-nothing."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from banenafspraak.fields import KwartaalField
from banenafspraak.models.bron import Bron
from regio.models import Gebied


class Levering(models.Model):
    """One row is one delivery of figures, which is published as a whole or not at all.

    A quarterly delivery has a gebied and a kwartaal. A file has as gebied the smallest
    area that holds all its rows, and no kwartaal.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", "concept"
        INGEDIEND = "ingediend", "ingediend"
        VASTGESTELD = "vastgesteld", "akkoord"
        TERUGGESTUURD = "teruggestuurd", "teruggestuurd"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    # Work is still to be done: a gebied and kwartaal have at most one of these.
    OPEN = (Status.CONCEPT, Status.INGEDIEND, Status.TERUGGESTUURD)
    TE_BEWERKEN = (Status.CONCEPT, Status.TERUGGESTUURD)

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="leveringen")
    kwartaal = KwartaalField(null=True, blank=True)
    status = models.CharField(
        max_length=20, choices=Status.choices, default=Status.CONCEPT
    )
    bron = models.ForeignKey(
        Bron,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leveringen",
        help_text="De bron die geldt als een rij geen eigen bron noemt.",
    )
    bestand = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    herkomst = models.CharField(
        "waar de cijfers vandaan komen",
        max_length=200,
        blank=True,
        help_text="Bijvoorbeeld: UWV, regionale rapportage over het 3e kwartaal van 2026.",
    )
    corrigeert = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="correcties",
        help_text="De opgave met akkoord die met deze levering wordt verbeterd.",
    )
    reden = models.TextField("reden van wijziging", blank=True)
    versie = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="Gaat bij elke keer bewaren omhoog: wie een oude versie bewaart, merkt dat.",
    )
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    gewijzigd_op = models.DateTimeField(null=True, blank=True)
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    ingediend_als = models.CharField(
        max_length=80,
        blank=True,
        help_text="Als er geen gebruiker is: meegeleverd of opdrachtregel.",
    )
    ingediend_op = models.DateTimeField(null=True, blank=True)
    opvallend = models.JSONField(
        "wat opvalt",
        default=dict,
        blank=True,
        editable=False,
        help_text="Bij indienen geteld: hoeveel sprongen, verschillen en onbekende cijfers.",
    )
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    vastgesteld_op = models.DateTimeField("akkoord op", null=True, blank=True)
    teruggestuurd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    teruggestuurd_op = models.DateTimeField(null=True, blank=True)
    reden_terug = models.TextField("waarom teruggestuurd", blank=True)

    # Set when it is published: small counts that can be worked out all the same.
    herleidbaar: tuple = ()

    class Meta:
        verbose_name = "levering"
        verbose_name_plural = "leveringen"
        ordering = ["-vastgesteld_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(vastgesteld_door__isnull=True)
                | Q(ingediend_door__isnull=True)
                | ~Q(vastgesteld_door=F("ingediend_door")),
                name="levering_vier_ogen",
                violation_error_message="U hebt deze levering zelf ingediend. Een ander moet meekijken.",
            ),
            models.CheckConstraint(
                condition=~Q(status="vastgesteld") | Q(vastgesteld_op__isnull=False),
                name="levering_akkoord_heeft_moment",
                violation_error_message="Bij akkoord hoort een datum en tijd.",
            ),
            models.CheckConstraint(
                condition=~Q(status="teruggestuurd") | ~Q(reden_terug=""),
                name="levering_terug_met_reden",
                violation_error_message=(
                    "Schrijf op wat er anders moet. Zonder reden kunt u niet terugsturen."
                ),
            ),
            models.UniqueConstraint(
                fields=["gebied", "kwartaal"],
                condition=Q(kwartaal__isnull=False)
                & Q(status__in=("concept", "ingediend", "teruggestuurd")),
                name="levering_een_open_opgave",
                violation_error_message=(
                    "Voor dit gebied en kwartaal is al een opgave bezig. Ga daarmee verder."
                ),
            ),
        ]

    def __str__(self):
        if self.bestand:
            return self.bestand
        return (
            f"{self.gebied}, {self.kwartaal.label}"
            if self.kwartaal
            else str(self.gebied)
        )
