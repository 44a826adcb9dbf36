"""Mails that were sent once and must not be sent twice."""

from django.db import models
from django.utils import timezone


class Melding(models.Model):
    """One row: one mail about one thing was sent to one address.

    `sleutel` names the occasion (`inleveren:GM0406:2026-K3:14`) and the account.
    """

    sleutel = models.CharField(max_length=120, unique=True)
    verstuurd_op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "verstuurde melding"
        verbose_name_plural = "verstuurde meldingen"
        ordering = ["-verstuurd_op"]

    def __str__(self):
        return self.sleutel
