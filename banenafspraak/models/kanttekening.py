"""Data notes: what sources contradict, and what a figure does not say."""

from django.core.exceptions import ValidationError
from django.db import models

from banenafspraak.fields import KwartaalField
from banenafspraak.models.bitemporeel import HUIDIG, Bitemporeel
from banenafspraak.models.bron import Bron
from banenafspraak.models.indicator import Indicator
from regio.models import Gebied


class Kanttekening(Bitemporeel):
    """One row is one version of a note that stands beside the figures it is about."""

    sleutel = models.SlugField(max_length=80)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="kanttekeningen"
    )
    gebied = models.ForeignKey(
        Gebied,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kanttekeningen",
        help_text="Leeg: geldt overal.",
    )
    van = KwartaalField(null=True, blank=True, help_text="Leeg: vanaf het begin.")
    tot = KwartaalField(
        "tot en met", null=True, blank=True, help_text="Leeg: geldt nog."
    )
    tekst = models.TextField()
    bron = models.ForeignKey(
        Bron, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Bitemporeel.Meta):
        verbose_name = "kanttekening"
        verbose_name_plural = "kanttekeningen"
        ordering = ["sleutel", "-bekend_vanaf"]
        constraints = [
            *Bitemporeel.Meta.constraints,
            models.UniqueConstraint(
                fields=["sleutel"],
                condition=HUIDIG,
                name="kanttekening_een_huidige",
                violation_error_message="Er is al een kanttekening met deze sleutel.",
            ),
        ]

    def __str__(self):
        return self.tekst[:60]

    def clean(self):
        """Refuse a period that ends before it begins."""
        if self.van and self.tot and self.tot < self.van:
            raise ValidationError({"tot": "Een periode eindigt niet voor het begin."})
