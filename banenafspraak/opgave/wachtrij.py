"""Which opgaven wait for the agreement of somebody, oldest first."""

from dataclasses import dataclass

from django.db.models import QuerySet

from banenafspraak.models import Levering
from banenafspraak.rechten import rechten_van, without_own_work


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
    return (
        without_own_work(wachtend, gebruiker)
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
