"""What is typed in a Kwartaalopgave before it is a figure."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from banenafspraak.models.indicator import Indicator, Uitsplitsing
from banenafspraak.models.levering import Levering


class RedenOnbekend(models.TextChoices):
    """Why a figure that was asked is not known."""

    NOG_NIET = "nog niet bekend", "Nog niet bekend"
    NIET_AANGELEVERD = "niet aangeleverd", "Niet aangeleverd door uitvoerder"
    NIET_VAN_TOEPASSING = "niet van toepassing", "Niet van toepassing"


class Invoer(models.Model):
    """One row is what was typed for one onderdeel of one Kwartaalopgave, right or wrong.

    A mistake is kept as it was typed, so that nothing is lost. The ledger gets rows only
    when the opgave is handed in. `versie` is the version of the levering in which this
    row last changed.
    """

    class Wat(models.TextChoices):
        CIJFER = "cijfer", "cijfer"
        NORM = "norm", "norm"

    levering = models.ForeignKey(Levering, models.CASCADE, related_name="invoer")
    wat = models.CharField(max_length=6, choices=Wat.choices, default=Wat.CIJFER)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    uitsplitsing = models.ForeignKey(Uitsplitsing, models.PROTECT, related_name="+")
    tekst = models.CharField("getal", max_length=200, blank=True)
    reden_onbekend = models.CharField(
        max_length=60, blank=True, choices=RedenOnbekend.choices
    )
    uitleg = models.TextField(blank=True)
    uitleg_openbaar = models.BooleanField("uitleg op de site", default=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    op = models.DateTimeField()
    versie = models.PositiveIntegerField()

    INHOUD = ("tekst", "reden_onbekend", "uitleg", "uitleg_openbaar")

    class Meta:
        verbose_name = "invoer"
        verbose_name_plural = "invoer"
        ordering = ["levering", "indicator", "uitsplitsing"]
        constraints = [
            models.UniqueConstraint(
                fields=["levering", "wat", "indicator", "uitsplitsing"],
                name="invoer_een_per_onderdeel",
                violation_error_message="Dit onderdeel staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(wat__in=("cijfer", "norm")),
                name="invoer_wat_bestaat",
                violation_error_message="Kies een cijfer of een norm.",
            ),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.uitsplitsing}"
