"""The file of a delivery, as it came in."""

from django.conf import settings
from django.db import models

from banenafspraak.models.levering import Levering


class Bijlage(models.Model):
    """One row is one uploaded file. It is kept in the database, so that file and delivery
    are both there or neither, whatever happens while it is saved.

    Without a levering: a file whose numbers stand in the form of an opgave and are not
    saved yet; those are swept away after a day. `opties`: what the sender chose with it.
    """

    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, blank=True, related_name="bijlagen"
    )
    naam = models.CharField("bestandsnaam", max_length=200)
    soort = models.CharField(max_length=4)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField(max_length=64)
    inhoud = models.BinaryField()
    opties = models.JSONField(default=dict, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    op = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["-pk"]

    def __str__(self):
        return self.naam
