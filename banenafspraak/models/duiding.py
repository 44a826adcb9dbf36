"""Explanations that stand beside a figure."""

from django.db import models

from banenafspraak.fields import KwartaalField
from banenafspraak.models.bitemporeel import HUIDIG, Bitemporeel
from banenafspraak.models.indicator import Indicator, Uitsplitsing
from banenafspraak.models.levering import Levering
from regio.models import Gebied


class Duiding(Bitemporeel):
    """One row is one version of an explanation that an area gives with one figure.

    The organisation signs; who typed it is known in beheer only.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="duidingen")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="duidingen")
    kwartaal = KwartaalField()
    uitsplitsing = models.ForeignKey(Uitsplitsing, models.PROTECT, related_name="+")
    tekst = models.TextField()
    namens = models.CharField(
        max_length=120, help_text="Wie dit uitlegt: gemeente Huizen."
    )
    levering = models.ForeignKey(Levering, models.PROTECT, related_name="duidingen")

    class Meta(Bitemporeel.Meta):
        verbose_name = "duiding"
        verbose_name_plural = "duidingen"
        ordering = ["indicator", "gebied", "-kwartaal"]
        constraints = [
            *Bitemporeel.Meta.constraints,
            models.UniqueConstraint(
                fields=["indicator", "gebied", "kwartaal", "uitsplitsing"],
                condition=HUIDIG,
                name="duiding_een_huidige",
                violation_error_message="Bij dit cijfer staat al een uitleg.",
            ),
        ]

    def __str__(self):
        return self.tekst[:60]
