"""What an area must deliver, and before when."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from banenafspraak.fields import KwartaalField
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models.indicator import Indicator, Uitsplitsing
from regio.models import Gebied


class UitvraagQuerySet(models.QuerySet):
    def asked_in(self, kwartaal: Kwartaal):
        """Keep what is asked about `kwartaal`: yearly indicators only in K4."""
        vraag = self.filter(
            Q(tot__isnull=True) | Q(tot__gte=kwartaal), van__lte=kwartaal
        )
        if not kwartaal.is_jaareinde:
            vraag = vraag.exclude(indicator__frequentie=Indicator.Frequentie.JAAR)
        return vraag


class Uitvraag(models.Model):
    """One row: an area owes one indicator, from one quarter until another, both included."""

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="uitvragen")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="uitvragen")
    onderdelen = models.ManyToManyField(
        Uitsplitsing,
        related_name="+",
        help_text="Welke getallen worden gevraagd: het totaal, en welke delen ervan.",
    )
    van = KwartaalField(help_text="Het eerste kwartaal waarover dit wordt gevraagd.")
    tot = KwartaalField(
        "tot en met", null=True, blank=True, help_text="Leeg: wordt nog gevraagd."
    )
    met_norm = models.BooleanField(
        "ook de norm",
        default=False,
        help_text="Dit gebied levert ook de norm voor het einde van het jaar.",
    )

    objects = UitvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "uitvraag"
        verbose_name_plural = "uitvragen"
        ordering = ["gebied", "indicator"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="uitvraag_van_voor_tot",
                violation_error_message="Een uitvraag eindigt niet voor het begin.",
            ),
            models.UniqueConstraint(
                fields=["gebied", "indicator", "van"],
                name="uitvraag_begin_uniek",
                violation_error_message="Deze indicator wordt hier vanaf dit kwartaal al gevraagd.",
            ),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.gebied}"

    def clean(self):
        """Refuse that one quarter asks the same indicator twice."""
        if not (self.gebied_id and self.indicator_id and self.van):
            return
        if self.gebied.soort not in self.indicator.niveaus:
            raise ValidationError(
                {
                    "indicator": (
                        f"Voor een {self.gebied.get_soort_display()} bestaat dit cijfer niet. "
                        "Kies een andere indicator, of voeg het niveau toe bij de indicator."
                    )
                }
            )
        zelfde = Uitvraag.objects.filter(
            gebied=self.gebied_id, indicator=self.indicator_id
        ).exclude(pk=self.pk)
        if self.tot:
            zelfde = zelfde.filter(van__lte=self.tot)
        if zelfde.filter(Q(tot__isnull=True) | Q(tot__gte=self.van)).exists():
            raise ValidationError(
                "Deze indicator wordt hier in (een deel van) deze periode al gevraagd."
            )


class Inleverdatum(models.Model):
    """One row is the last day to hand in about one quarter, where that is not the usual one."""

    kwartaal = KwartaalField(unique=True)
    uiterlijk = models.DateField(
        help_text="De laatste dag waarop inleveren op tijd is."
    )

    class Meta:
        verbose_name = "inleverdatum"
        verbose_name_plural = "inleverdata"
        ordering = ["-kwartaal"]

    def __str__(self):
        return self.kwartaal.label

    def clean(self):
        """Refuse a day before the quarter has ended."""
        if (
            self.kwartaal
            and self.uiterlijk
            and self.uiterlijk <= self.kwartaal.peildatum
        ):
            raise ValidationError(
                {"uiterlijk": "Het kwartaal is dan nog niet om. Kies een latere dag."}
            )

    @staticmethod
    def usual(kwartaal: Kwartaal) -> datetime.date:
        """Two months after the quarter: about 30 September up to and including 30 November."""
        dag = kwartaal.peildatum + datetime.timedelta(days=1)
        maand = dag.month + 2
        eerste = datetime.date(dag.year + (maand - 1) // 12, (maand - 1) % 12 + 1, 1)
        return eerste - datetime.timedelta(days=1)

    @classmethod
    def of(cls, kwartalen) -> dict[Kwartaal, datetime.date]:
        """The last day for each of `kwartalen`. One query."""
        apart = dict(
            cls.objects.filter(kwartaal__in=kwartalen).values_list(
                "kwartaal", "uiterlijk"
            )
        )
        return {k: apart.get(k) or cls.usual(k) for k in kwartalen}
