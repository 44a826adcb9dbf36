"""What the texts of an area share: one person proposes, another puts it on the site."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from banenafspraak.models.bitemporeel import HUIDIG, Bitemporeel
from banenafspraak.models.bron import Bron
from regio.models import Gebied, Soort

VOORSTEL = Q(bekend_vanaf__isnull=True)


def date_constraint(veld: str, wat: str) -> models.CheckConstraint:
    """A date and how precise it is belong together, as with a Bron."""
    return models.CheckConstraint(
        condition=Q(**{f"{veld}__isnull": False}) & ~Q(**{f"{veld}_soort": "onbekend"})
        | Q(**{f"{veld}__isnull": True, f"{veld}_soort": "onbekend"}),
        name=f"%(class)s_{veld}_of_onbekend",
        violation_error_message=(
            f"Vul bij {wat} een datum in, of kies ‘datum onbekend’ en laat de datum leeg."
        ),
    )


def date_field(naam: str, **opties) -> models.DateField:
    """A day that may be known by its month or year only."""
    return models.DateField(
        naam,
        null=True,
        blank=True,
        help_text="Alleen maand of jaar bekend? Vul dan de laatste dag ervan in.",
        **opties,
    )


def precision_field(naam: str) -> models.CharField:
    """How precise that day is."""
    return models.CharField(
        naam,
        max_length=10,
        choices=Bron.DatumSoort.choices,
        default=Bron.DatumSoort.ONBEKEND,
    )


class Gebiedstekst(Bitemporeel):
    """A row that is not published yet is a proposal: `begonnen_bij` is the version that it
    would replace, `vervangt` the version that it did replace. The indicators are kept as
    codes, which never change, so that a version stays what it was."""

    sleutel = models.SlugField(max_length=120, editable=False)
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="+")
    indicatoren = models.TextField(
        blank=True, help_text="Over welke cijfers dit gaat. Dit mag leeg blijven."
    )
    bron = models.ForeignKey(
        Bron,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="In welk document dit staat.",
    )
    begonnen_bij = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="voorstellen",
    )
    opgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    akkoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True
        constraints = [
            *Bitemporeel.Meta.constraints,
            models.UniqueConstraint(
                fields=["sleutel"],
                condition=HUIDIG,
                name="%(class)s_een_huidige",
                violation_error_message="Hiervan staat al een versie op de site.",
            ),
            models.UniqueConstraint(
                fields=["sleutel"],
                condition=VOORSTEL,
                name="%(class)s_een_voorstel",
                violation_error_message="Hiervoor wacht al een voorstel.",
            ),
            models.CheckConstraint(
                condition=Q(opgesteld_door__isnull=True)
                | Q(akkoord_door__isnull=True)
                | ~Q(opgesteld_door=F("akkoord_door")),
                name="%(class)s_vier_ogen",
                violation_error_message="Akkoord geven doet een ander dan wie het schreef.",
            ),
        ]

    def __str__(self):
        return self.titel

    @property
    def is_voorstel(self) -> bool:
        """Whether it waits for somebody who agrees."""
        return self.bekend_vanaf is None

    @property
    def codes(self) -> list[str]:
        """The codes of its indicators; the form and the loader let only real ones in."""
        return self.indicatoren.split()

    def clean(self):
        """Refuse an area that has no page of its own to show it on."""
        if self.gebied_id and self.gebied.soort == Soort.PROVINCIE:
            raise ValidationError(
                {"gebied": "Kies Nederland, een regio, een gemeente of een cluster."}
            )
