"""Where a figure comes from."""

from django.db import models
from django.db.models import Q


class Bron(models.Model):
    """One row is one document or message that figures come from."""

    class Soort(models.TextChoices):
        OFFICIEEL = "officieel", "officieel"
        INDICATIEF = "indicatief", "indicatief"
        GEMEENTE = "gemeente", "opgave van een gemeente"
        WERKKAMER = "werkkamer", "opgave van een Werkkamer"
        BEHEER = "beheer", "opgave van de beheerder"
        BRIEF = "brief", "brief"
        PERS = "pers", "bericht in de pers of op een website"
        OVERZICHT = "overzicht", "overzicht van gebieden"
        VOORBEELD = "voorbeeld", "voorbeeld (verzonnen)"

    class DatumSoort(models.TextChoices):
        DAG = "dag", "op de dag"
        MAAND = "maand", "alleen de maand"
        JAAR = "jaar", "alleen het jaar"
        ONBEKEND = "onbekend", "datum onbekend"

    sleutel = models.SlugField(
        max_length=60, unique=True, help_text="Vaste korte naam."
    )
    soort = models.CharField(max_length=20, choices=Soort.choices)
    uitgever = models.CharField(max_length=120)
    titel = models.CharField(max_length=250)
    korte_titel = models.CharField(
        max_length=90,
        help_text="Staat onder een cijfer, bijvoorbeeld: brief Werkkamer, 30 juni 2021.",
    )
    kenmerk = models.CharField(max_length=90, blank=True)
    datum = models.DateField(
        null=True,
        blank=True,
        help_text="Alleen maand of jaar bekend? Vul dan de laatste dag ervan in.",
    )
    datum_soort = models.CharField(
        "hoe precies is de datum",
        max_length=10,
        choices=DatumSoort.choices,
        default=DatumSoort.DAG,
    )
    url = models.URLField("adres", max_length=500, blank=True)

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = ["uitgever", "datum", "titel"]
        constraints = [
            models.CheckConstraint(
                condition=Q(datum__isnull=False) & ~Q(datum_soort="onbekend")
                | Q(datum__isnull=True, datum_soort="onbekend"),
                name="bron_datum_of_onbekend",
                violation_error_message=(
                    "Vul een datum in, of kies ‘datum onbekend’ en laat de datum leeg."
                ),
            ),
        ]

    def __str__(self):
        return self.korte_titel
