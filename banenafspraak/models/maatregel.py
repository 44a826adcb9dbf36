"""What an area does about its figures: measures, and what was said of them in a council."""

from django.db import models
from django.db.models import F, Q

from banenafspraak.models.bron import Bron
from banenafspraak.models.gebiedstekst import (
    Gebiedstekst,
    date_constraint,
    date_field,
    precision_field,
)


class Maatregel(Gebiedstekst):
    """One row is one version of one measure of an area."""

    class Stand(models.TextChoices):
        GEVRAAGD = "gevraagd", "gevraagd, nog geen besluit"
        VOORGENOMEN = "voorgenomen", "voorgenomen"
        LOOPT = "loopt", "loopt"
        AFGEROND = "afgerond", "afgerond"
        GESTOPT = "gestopt", "gestopt"
        ONBEKEND = "niet bekend", "niet bekend"

    titel = models.CharField(
        max_length=90, help_text="Kort, bijvoorbeeld: Wijkleerbedrijf groter maken."
    )
    omschrijving = models.TextField(
        help_text=(
            "Wat gebeurt er? Schrijf korte, gewone zinnen. Noem geen namen van mensen."
        )
    )
    eigenaar = models.CharField(
        max_length=120,
        help_text="Welke organisatie dit doet, nooit een persoon: gemeente Hilversum.",
    )
    begin = date_field("begint op")
    begin_soort = precision_field("hoe precies is het begin")
    eind = date_field("eindigt op")
    eind_soort = precision_field("hoe precies is het eind")
    stand = models.CharField(
        max_length=12, choices=Stand.choices, default=Stand.ONBEKEND
    )
    plan = models.CharField(
        max_length=120,
        blank=True,
        help_text="Als het uit een plan komt: Actieplan Banenafspraak 2021-2022.",
    )

    INHOUD = (
        "gebied_id",
        "titel",
        "omschrijving",
        "eigenaar",
        "begin",
        "begin_soort",
        "eind",
        "eind_soort",
        "stand",
        "plan",
        "indicatoren",
        "bron_id",
    )

    class Meta(Gebiedstekst.Meta):
        verbose_name = "maatregel"
        verbose_name_plural = "maatregelen"
        ordering = ["gebied", "titel", "-bekend_vanaf"]
        constraints = [
            *Gebiedstekst.Meta.constraints,
            date_constraint("begin", "het begin"),
            date_constraint("eind", "het eind"),
            models.CheckConstraint(
                condition=Q(begin__isnull=True)
                | Q(eind__isnull=True)
                | Q(eind__gte=F("begin")),
                name="maatregel_begin_voor_eind",
                violation_error_message="Een maatregel eindigt niet voor het begin.",
            ),
        ]


class Raadsstuk(Gebiedstekst):
    """One row is one version of one reference: a document, or an item of a meeting."""

    class Soort(models.TextChoices):
        VRAGEN = "vragen", "vragen"
        ANTWOORD = "antwoord", "antwoord"
        COLLEGEBRIEF = "collegebrief", "collegebrief"
        ADVIES = "advies", "advies"
        BRIEF = "brief", "brief"
        BESPREKING = "bespreking", "bespreking"

    titel = models.CharField(max_length=150, help_text="Zoals het stuk zelf heet.")
    omschrijving = models.TextField(
        blank=True,
        help_text="Waar het over gaat, in een paar gewone zinnen. Noem geen namen van mensen.",
    )
    soort = models.CharField(max_length=14, choices=Soort.choices)
    gremium = models.CharField(
        "overleg",
        max_length=90,
        help_text="Van wie het komt of waar het wordt besproken: gemeenteraad Hilversum.",
    )
    datum = models.DateField(
        help_text=(
            "Van het stuk of van de vergadering. Alleen maand of jaar bekend? Vul dan de "
            "laatste dag ervan in."
        )
    )
    datum_soort = models.CharField(
        "hoe precies is de datum",
        max_length=10,
        choices=[k for k in Bron.DatumSoort.choices if k[0] != "onbekend"],
        default=Bron.DatumSoort.DAG,
    )
    partijen = models.TextField(
        blank=True,
        help_text="Welke fracties vragen stelden of bespreking vroegen. Eén per regel, geen mensen.",
    )
    url = models.URLField("adres", max_length=500, blank=True)

    INHOUD = (
        "gebied_id",
        "titel",
        "omschrijving",
        "soort",
        "gremium",
        "datum",
        "datum_soort",
        "partijen",
        "url",
        "indicatoren",
        "bron_id",
    )

    class Meta(Gebiedstekst.Meta):
        verbose_name = "raadsstuk"
        verbose_name_plural = "raadsstukken"
        ordering = ["gebied", "-datum", "titel", "-bekend_vanaf"]

    @property
    def fracties(self) -> list[str]:
        """The parties, in the order in which they were typed."""
        return [regel.strip() for regel in self.partijen.splitlines() if regel.strip()]
