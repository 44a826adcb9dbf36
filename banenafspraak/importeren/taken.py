"""The files that somebody has work with: to hand in, to agree with, to wait for."""

from dataclasses import dataclass, field

from django.db.models import Q

from banenafspraak.models import Levering
from banenafspraak.rechten import is_eigen_werk, rechten_van

MEESTE = 10


@dataclass
class Bestanden:
    """Deliveries of files that are not finished, newest first."""

    te_doen: list[Levering] = field(default_factory=list)
    akkoord: list[Levering] = field(default_factory=list)
    ander: list[Levering] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.te_doen or self.akkoord or self.ander)


def files_of(gebruiker) -> Bestanden:
    """The open files in the own scope. One query, and two for each that waits."""
    rechten = rechten_van(gebruiker)
    bestanden = Bestanden()
    mijn = Q(gemaakt_door=gebruiker) | Q(ingediend_door=gebruiker)
    wacht = Q(status=Levering.Status.INGEDIEND)
    if not rechten.alles:
        wacht &= Q(gebied__in=rechten.akkoord)
    rijen = (
        Levering.objects.filter(mijn | wacht, kwartaal__isnull=True)
        .filter(status__in=Levering.OPEN)
        .select_related(
            "gebied", "ingediend_door", "gemaakt_door", "teruggestuurd_door"
        )
        .order_by("-pk")[:MEESTE]
    )
    for levering in rijen:
        if levering.status != Levering.Status.INGEDIEND:
            bestanden.te_doen.append(levering)
        elif is_eigen_werk(levering, gebruiker):
            bestanden.ander.append(levering)
        else:
            bestanden.akkoord.append(levering)
    return bestanden


def sentences(bestanden: Bestanden) -> list[str]:
    """What the start page says on top about files."""
    zinnen = []
    if n := len(bestanden.te_doen):
        zinnen.append(f"{_files(n)} hebt u nog niet ingediend.")
    if n := len(bestanden.akkoord):
        zinnen.append(f"{_files(n)} {'wacht' if n == 1 else 'wachten'} op uw akkoord.")
    return zinnen


def _files(aantal: int) -> str:
    return f"*{aantal} {'bestand' if aantal == 1 else 'bestanden'}*"
