"""The audit log: who changed what, when and from where. It only grows."""

import json

from django.db import models


class Actie(models.TextChoices):
    """What happened."""

    TOEGEVOEGD = "toegevoegd", "toegevoegd"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    VERWIJDERD = "verwijderd", "verwijderd"
    INGEDIEND = "ingediend", "ingediend"
    AKKOORD = "akkoord", "akkoord gegeven"
    TERUGGESTUURD = "teruggestuurd", "teruggestuurd"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    GELADEN = "geladen", "geladen"
    INGELOGD = "ingelogd", "wachtwoord goed"
    TWEEDE_STAP_GOED = "tweede stap goed", "ingelogd met tweede stap"
    INLOG_MISLUKT = "inlog mislukt", "inloggen mislukt"
    UITGELOGD = "uitgelogd", "uitgelogd"
    WACHTWOORD = "wachtwoord", "wachtwoord gewijzigd"
    TWEEDE_STAP = "tweede stap", "tweede stap ingesteld"
    TWEEDE_STAP_WEG = "tweede stap weg", "tweede stap weggehaald"
    NOODCODES = "noodcodes", "noodcodes gemaakt"
    NOODCODE = "noodcode", "noodcode gebruikt"
    UITGENODIGD = "uitgenodigd", "uitgenodigd"
    BOTSING = "botsing", "niet bewaard: een ander was eerst"


class AlleenBijschrijven(TypeError):
    """Somebody tried to change the log, or to write past `logboek.schrijf`."""


def _refuse(*args, **kwargs):
    raise AlleenBijschrijven(
        "Het logboek groeit alleen. Schrijf een regel met logboek.schrijf()."
    )


class LogregelQuerySet(models.QuerySet):
    """Reading, and nothing else."""

    create = get_or_create = update_or_create = bulk_create = _refuse
    update = bulk_update = delete = _raw_delete = _refuse

    def about(self, obj):
        """Keep the lines about one object, whichever proxy it came through."""
        return self.filter(
            onderwerp=obj._meta.concrete_model._meta.label_lower, object_pk=str(obj.pk)
        )

    def append(self, regels: list["Logregel"]) -> None:
        """Add finished lines. For `logboek.ketting`, which numbers and signs them."""
        super().bulk_create(regels, batch_size=500)


class Logregel(models.Model):
    """One row is one line of the log: one thing that happened to one object.

    Nothing here points at another table, so that a line says the same whatever happens to
    what it is about. `hash` signs all other fields and the hash of the line before.
    """

    nummer = models.PositiveBigIntegerField(primary_key=True)
    moment = models.DateTimeField("wanneer")
    actie = models.CharField(max_length=20, choices=Actie.choices)
    onderwerp = models.CharField("soort", max_length=80, blank=True)
    object_pk = models.CharField("nummer van het object", max_length=80, blank=True)
    object_tekst = models.CharField("wat", max_length=300, blank=True)
    wijzigingen = models.TextField(
        blank=True, help_text="Een lijst van [veld, oud, nieuw], als JSON."
    )
    toelichting = models.TextField(blank=True)
    wie_pk = models.BigIntegerField("nummer van het account", null=True, blank=True)
    wie = models.CharField(max_length=200)
    herkomst = models.CharField(
        "vanaf", max_length=100, help_text="Een IP-adres, of de naam van een opdracht."
    )
    sleutel = models.CharField(
        "ondertekend met", max_length=8, help_text="Het begin van het kenmerk."
    )
    vorige = models.CharField("hash van de regel ervoor", max_length=64)
    hash = models.CharField(max_length=64)

    objects = LogregelQuerySet.as_manager()

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "regels van het logboek"
        base_manager_name = "objects"
        ordering = ["-nummer"]
        indexes = [
            models.Index(
                fields=["onderwerp", "object_pk", "nummer"], name="logregel_object"
            ),
            models.Index(fields=["moment"], name="logregel_moment"),
            models.Index(fields=["wie"], name="logregel_wie"),
        ]

    def __str__(self):
        return f"Regel {self.nummer}"

    save = save_base = delete = _refuse

    def changes(self) -> list[list]:
        """`[field, old, new]` for each field; old or new is None when there was nothing."""
        return json.loads(self.wijzigingen) if self.wijzigingen else []


class Logkop(models.Model):
    """The one row that says where the log ends. Whoever writes a line holds it first."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    nummer = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "einde van het logboek"
        verbose_name_plural = "einde van het logboek"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="logkop_een_rij",
                violation_error_message="Er is één logboek.",
            )
        ]

    def __str__(self):
        return f"{self.nummer}:{self.hash}"
