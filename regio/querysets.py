"""Questions asked of areas. Every method says what it adds or keeps."""

import datetime

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce


class GebiedQuerySet(models.QuerySet):
    def valid_on(self, dag):
        """Keep areas that existed on `dag`. NULL means: before our data, or still."""
        return self.filter(
            Q(geldig_van__isnull=True) | Q(geldig_van__lte=dag),
            Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=dag),
        )

    def part_of(self, groter, dag):
        """Keep areas that were part of `groter` (an area) on `dag`."""
        return self.filter(
            Q(indelingen__tot__isnull=True) | Q(indelingen__tot__gt=dag),
            indelingen__onderdeel_van=groter,
            indelingen__van__lte=dag,
        )

    def with_regio(self, dag):
        """Add `regio_naam`: the arbeidsmarktregio it was part of on `dag`, or NULL."""
        Indeling = apps.get_model("regio.Indeling")  # this module is imported by models
        rijen = Indeling.objects.valid_on(dag).filter(
            gebied=OuterRef("pk"), niveau="arbeidsmarktregio"
        )
        return self.annotate(
            regio_naam=Subquery(rijen.values("onderdeel_van__naam")[:1])
        )


class IndelingQuerySet(models.QuerySet):
    def valid_on(self, dag):
        """Keep what held on `dag`."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag)

    def overlapping(self, gebied, niveau, van, tot):
        """Keep rows of `gebied` and `niveau` that share a day with [van, tot)."""
        rijen = self.filter(
            Q(tot__isnull=True) | Q(tot__gt=van),
            gebied=gebied,
            onderdeel_van__soort=niveau,
        )
        return rijen if tot is None else rijen.filter(van__lt=tot)


class HerindelingQuerySet(models.QuerySet):
    def up_to(self, dag):
        """Keep what had happened on `dag`."""
        return self.filter(datum__lte=dag)


class KaartgeometrieQuerySet(models.QuerySet):
    """Borders, one file per year."""

    def for_day(self, dag: datetime.date):
        """The file to draw with on `dag`: the newest that is not after it, else the oldest."""
        geldig = self.filter(jaar__lte=dag.year).order_by("-jaar").values("jaar")[:1]
        oudste = self.order_by("jaar").values("jaar")[:1]
        return self.filter(jaar=Coalesce(Subquery(geldig), Subquery(oudste)))
