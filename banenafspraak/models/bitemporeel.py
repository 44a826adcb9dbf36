"""Rows that are never changed, only followed by a newer one."""

from django.db import models
from django.db.models import F, Q

from banenafspraak.querysets import BitemporeelQuerySet

HUIDIG = Q(bekend_vanaf__isnull=False, bekend_tot__isnull=True)


class Bitemporeel(models.Model):
    """A row known from one moment until another.

    `bekend_vanaf` NULL: not published yet. `bekend_tot` NULL: still current. `vervangt`
    points at the row this one corrects, one-to-one, so that a second correction of the
    same row is refused by the database.
    """

    bekend_vanaf = models.DateTimeField(null=True, blank=True, editable=False)
    bekend_tot = models.DateTimeField(null=True, blank=True, editable=False)
    vervangt = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="vervangen_door",
    )

    objects = BitemporeelQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(bekend_tot__isnull=True)
                | Q(bekend_tot__gt=F("bekend_vanaf")),
                name="%(class)s_bekend_van_voor_tot",
                violation_error_message="Een rij kan niet eindigen voordat hij bekend was.",
            ),
        ]
