"""Which shipped reference files have been loaded."""

from django.db import models


class Meegeleverd(models.Model):
    """One row is one shipped reference file, as it was when it was last loaded."""

    bestand = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
    inhoud = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Wat er in het bestand stond, als het laden dat later nog moet weten.",
    )
    geladen_op = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "meegeleverd bestand"
        verbose_name_plural = "meegeleverde bestanden"
        ordering = ["bestand"]

    def __str__(self):
        return self.bestand
