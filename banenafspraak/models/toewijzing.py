"""Who may do what, where, and for how long."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from regio.models import Gebied, Soort


class Rol(models.TextChoices):
    """What somebody does with figures; `rechten.py` says what that allows."""

    BELEIDSMEDEWERKER = "beleidsmedewerker", "beleidsmedewerker"
    VASTSTELLER = "vaststeller", "vaststeller"
    BEHEERDER = "beheerder", "beheerder"


# For which soorten of area a role makes sense.
SOORTEN_PER_ROL = {
    Rol.BELEIDSMEDEWERKER: (Soort.GEMEENTE, Soort.CLUSTER),
    Rol.VASTSTELLER: (Soort.GEMEENTE, Soort.CLUSTER, Soort.REGIO),
    Rol.BEHEERDER: (Soort.LAND,),
}


class ToewijzingQuerySet(models.QuerySet):
    def valid_on(self, dag):
        """Keep what holds on `dag`."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag)

    def overlapping(self, ander: "Toewijzing"):
        """Other rows of the same person, area and role, in a period that meets that of `ander`."""
        zelfde = self.filter(
            gebruiker=ander.gebruiker_id, gebied=ander.gebied_id, rol=ander.rol
        ).exclude(pk=ander.pk)
        if ander.tot:
            zelfde = zelfde.filter(van__lt=ander.tot)
        return zelfde.filter(Q(tot__isnull=True) | Q(tot__gt=ander.van))


class Toewijzing(models.Model):
    """One row gives one person one role for one area, from one day until another.

    The period is half-open: `tot` is the first day on which the role has ended.
    """

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="toewijzingen"
    )
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="toewijzingen")
    rol = models.CharField(
        max_length=20,
        choices=Rol.choices,
        help_text=(
            "Een beleidsmedewerker vult in voor een gemeente. Een vaststeller geeft akkoord, "
            "voor een gemeente of (de Werkkamer) voor een regio. Een beheerder hoort bij Nederland."
        ),
    )
    van = models.DateField(
        default=timezone.localdate, help_text="De eerste dag waarop dit geldt."
    )
    tot = models.DateField(
        null=True,
        blank=True,
        help_text="De eerste dag waarop dit niet meer geldt. Leeg: geldt nog.",
    )

    objects = ToewijzingQuerySet.as_manager()

    class Meta:
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"
        ordering = ["gebruiker", "gebied", "rol", "van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("van")),
                name="toewijzing_van_voor_tot",
                violation_error_message="De einddatum moet na de begindatum liggen.",
            ),
            models.CheckConstraint(
                condition=Q(rol__in=Rol.values),
                name="toewijzing_rol_bestaat",
                violation_error_message="Kies een bestaande rol.",
            ),
            models.UniqueConstraint(
                fields=["gebruiker", "gebied", "rol"],
                condition=Q(tot__isnull=True),
                name="toewijzing_hoogstens_een_open",
                violation_error_message="Deze persoon heeft deze rol hier al.",
            ),
        ]

    def __str__(self):
        return f"{self.gebruiker}, {self.rol} van {self.gebied}"

    def clean(self):
        """Refuse a role that the soort of area does not have, and a double period."""
        if not (self.gebied_id and self.rol):
            return
        soorten = SOORTEN_PER_ROL.get(self.rol, ())
        if self.gebied.soort not in soorten:
            namen = " of ".join(f"een {Soort(soort).label}" for soort in soorten)
            waar = "Nederland" if soorten == (Soort.LAND,) else namen
            raise ValidationError(
                {"gebied": f"Een {self.rol} hoort bij {waar}. Kies een ander gebied."}
            )
        if (
            self.gebruiker_id
            and self.van
            and Toewijzing.objects.overlapping(self).exists()
        ):
            raise ValidationError(
                "Deze persoon heeft deze rol hier al in (een deel van) deze periode. "
                "Pas de datums aan."
            )
