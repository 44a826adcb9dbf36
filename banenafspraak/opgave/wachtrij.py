"""Which opgaven wait for the agreement of somebody, oldest first."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from banenafspraak.models import Invoer, Levering
from banenafspraak.rechten import rechten_van


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where one opgave stands among those that wait. `nummer` from 1; 0: not among them."""

    nummer: int
    aantal: int
    volgende: Levering | None = None


def waiting_for(gebruiker) -> QuerySet[Levering]:
    """The opgaven that `gebruiker` may agree with: in the own scope, and not own work."""
    rechten = rechten_van(gebruiker)
    wachtend = Levering.objects.filter(
        status=Levering.Status.INGEDIEND, kwartaal__isnull=False
    )
    if not rechten.alles:
        wachtend = wachtend.filter(gebied__in=rechten.akkoord)
    zelf_getypt = Invoer.objects.filter(levering=OuterRef("pk"), door=gebruiker)
    return (
        wachtend.exclude(ingediend_door=gebruiker)
        .exclude(Exists(zelf_getypt))
        .select_related("gebied", "ingediend_door")
        .order_by("ingediend_op", "pk")
    )


def place_in_queue(gebruiker, levering: Levering | None) -> Plaats:
    """Where `levering` stands for `gebruiker`, and which one comes after it."""
    rij = list(waiting_for(gebruiker))
    plek = next(
        (n for n, een in enumerate(rij) if levering and een.pk == levering.pk), None
    )
    if plek is None:
        return Plaats(0, len(rij), rij[0] if rij else None)
    volgende = rij[(plek + 1) % len(rij)]
    return Plaats(plek + 1, len(rij), volgende if volgende is not rij[plek] else None)
