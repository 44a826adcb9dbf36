"""Questions asked of the ledger. Every method says what it keeps."""

import datetime
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def einde_van_de_dag(dag: datetime.date) -> datetime.datetime:
    """The last microsecond of `dag` in Europe/Amsterdam: what "on that day" means here."""
    return datetime.datetime.combine(dag, datetime.time.max, tzinfo=AMSTERDAM)


def is_silent(levering: str):
    """Whether the public reason of a delivery (`levering`: the path to it) is not told: it
    changed or took away a number that is or was too small to show, and may speak of it."""
    cijfers = apps.get_model("banenafspraak", "Cijfer").objects
    openbaar = Q(onderdrukking="geen") & (
        Q(vervangt__isnull=True) | Q(vervangt__onderdrukking="geen")
    )
    klein = cijfers.filter(~openbaar, voorbeeld=False, bekend_vanaf__isnull=False)
    klein = klein.order_by()
    return Exists(klein.filter(levering=OuterRef(levering), vervangt__isnull=False)) | (
        Exists(klein.filter(ingetrokken_met=OuterRef(levering)))
    )


class BitemporeelQuerySet(models.QuerySet):
    def current(self):
        """Keep what the public sees now: published and not followed by a newer row."""
        return self.filter(bekend_vanaf__isnull=False, bekend_tot__isnull=True)

    def zoals_bekend_op(self, moment):
        """Keep what was known at `moment` (a datetime, or a date: the end of that day).

        A row published and closed at the same instant as `moment` counts by its
        successor: known from (inclusive) until (exclusive).
        """
        if not isinstance(moment, datetime.datetime):
            moment = einde_van_de_dag(moment)
        return self.filter(
            Q(bekend_tot__isnull=True) | Q(bekend_tot__gt=moment),
            bekend_vanaf__lte=moment,
        )

    def known(self, moment=None):
        """Keep what was known at `moment`; None: what is current."""
        return self.current() if moment is None else self.zoals_bekend_op(moment)


class WaarnemingQuerySet(BitemporeelQuerySet):
    def real(self):
        """Leave example figures out."""
        return self.filter(voorbeeld=False)

    def with_correction(self):
        """Add what the row replaced and the public reason: `was_waarde`, `was_benadering`,
        `waarom`. NULL: it replaced nothing, or the reason is not told (`is_silent`).

        Looked up only for rows that replaced one. A join with the ledger itself would read
        all of it (PostgreSQL), for the few rows that were ever corrected.
        """
        return self.annotate(
            was_waarde=self._replaced("waarde"),
            was_benadering=self._replaced("benadering"),
            waarom=Case(
                When(
                    vervangt__isnull=False,
                    then=Case(When(~is_silent("levering"), then=F("levering__reden"))),
                )
            ),
        )

    def _replaced(self, veld):
        vorige = self.model.objects.filter(pk=OuterRef("vervangt")).order_by()
        return Case(
            When(vervangt__isnull=False, then=Subquery(vorige.values(veld)[:1]))
        )

    def history_of(self, rij):
        """Every published row of the same key, oldest first. Examples that were replaced
        are no history: nothing was ever known of them."""
        sleutel = {veld: getattr(rij, veld) for veld in self.model.SLEUTEL}
        echt_of_huidig = Q(voorbeeld=False) | Q(bekend_tot__isnull=True)
        return (
            self.filter(bekend_vanaf__isnull=False, voorbeeld=rij.voorbeeld, **sleutel)
            .filter(echt_of_huidig)
            .select_related("bron", "levering")
            .order_by("bekend_vanaf")
        )


class CijferQuerySet(WaarnemingQuerySet):
    def with_correction(self):
        """Of a figure also whether the public may see what it was: `was_onderdrukking`."""
        return (
            super()
            .with_correction()
            .annotate(was_onderdrukking=self._replaced("onderdrukking"))
        )

    def up_to(self, kwartaal):
        """Keep figures about `kwartaal` and before."""
        return self.filter(kwartaal__lte=kwartaal)


class NormQuerySet(WaarnemingQuerySet):
    def up_to(self, jaar):
        """Keep norms for the end of `jaar` and before."""
        return self.filter(jaar__lte=jaar)
