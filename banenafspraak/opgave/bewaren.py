"""Saving what is typed in an opgave. Nothing is overwritten that somebody did not see.

A form knows which version it began with (`Gezien`). When another version is stored
meanwhile, nothing is saved: the answer is a `Conflict`, with both values, who and when.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils import timezone

from banenafspraak import logboek
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.leveringen import Botsing
from banenafspraak.models import Gebruiker, Invoer, Levering
from banenafspraak.opgave.samenvoegen import Botsend, Samengevoegd, merge
from banenafspraak.opgave.vel import (
    HERKOMST,
    REDEN,
    Opgave,
    key_of,
    newest_delivery,
)
from banenafspraak.opgave.veld import LEEG, Veld
from banenafspraak.opgave.woorden import naam_vooraan, wanneer
from regio.models import Gebied


@dataclass(frozen=True, slots=True)
class Gezien:
    """What a form began with: the delivery (0: none yet), its version, and the fields."""

    levering: int = 0
    versie: int = 0
    basis: Mapping[str, Veld] = field(default_factory=dict)

    @classmethod
    def of(cls, opgave: Opgave) -> "Gezien":
        """What somebody sees who opens `opgave` now."""
        levering = opgave.levering
        if levering is None:
            return cls(basis=opgave.velden)
        return cls(levering.pk, levering.versie, opgave.velden)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else saved meanwhile. `wie` per sleutel: who changed it, and when."""

    levering: Levering
    samengevoegd: Samengevoegd
    wie: Mapping[str, tuple[Gebruiker | None, datetime.datetime | None]]

    @property
    def botsend(self) -> tuple[Botsend, ...]:
        """What must be chosen."""
        return self.samengevoegd.botsend


@logboek.transactie()
def bewaar(
    gebied: Gebied,
    kwartaal: Kwartaal,
    door: Gebruiker,
    velden: Mapping[str, Veld],
    gezien: Gezien,
) -> Levering | Conflict:
    """Save `velden` as a concept; the saved delivery, or a `Conflict` and nothing saved.

    After a conflict, merge with what was chosen and save again, now having seen the newer
    version. Raises `Botsing` when the opgave can no longer be typed in.
    """
    levering = _open_delivery(gebied, kwartaal, door)
    if (levering.pk, levering.versie) != (gezien.levering, gezien.versie) and (
        levering.versie > 0
    ):
        return conflict_of(levering, velden, gezien)
    _write(levering, door, velden)
    return levering


def conflict_of(
    levering: Levering, velden: Mapping[str, Veld], gezien: Gezien
) -> Conflict:
    """What is stored now held against what was typed, from what the form began with."""
    samen = merge(gezien.basis, shown_fields(levering), velden)
    return Conflict(levering, samen, _authors(levering))


def shown_fields(levering: Levering) -> dict[str, Veld]:
    """What the form of an open delivery shows: what is stored, and for the rest what is on
    the site."""
    return Opgave.read(levering.gebied, levering.kwartaal).velden


def _open_delivery(gebied, kwartaal, door) -> Levering:
    """The delivery to write in, locked; a new one when nobody has begun."""
    while True:
        newest = newest_delivery(gebied, kwartaal)
        if newest is None:
            levering = _begin(gebied, kwartaal, door)
            if levering:
                return levering
            continue
        levering = Levering.objects.select_for_update().get(pk=newest.pk)
        if levering.status in Levering.TE_BEWERKEN:
            return levering
        if levering.status != Levering.Status.INGETROKKEN:
            raise Botsing(_why_closed(levering))
        # Taken back or dropped since we looked: look again.


def _begin(gebied, kwartaal, door) -> Levering | None:
    levering = Levering(gebied=gebied, kwartaal=kwartaal, gemaakt_door=door)
    try:
        with transaction.atomic():
            levering.save()
    except IntegrityError:
        # Somebody began at the same moment; theirs is the one to look at.
        return None
    return levering


def _why_closed(levering: Levering) -> str:
    if levering.status == Levering.Status.INGEDIEND:
        return (
            f"{naam_vooraan(levering.ingediend_door)} diende deze opgave "
            f"{wanneer(levering.ingediend_op)} in. Wat u nu typte, is niet bewaard. Trek de "
            "opgave eerst in als er iets moet veranderen."
        )
    return (
        "Op deze opgave is al akkoord gegeven. Wat u nu typte, is niet bewaard. Begin een "
        "correctie als er iets moet veranderen."
    )


def _write(levering: Levering, door: Gebruiker, velden: Mapping[str, Veld]) -> None:
    """Write what differs from what the form shows now. Saving without a change leaves
    version and names as they are."""
    opgave = Opgave.read(levering.gebied, levering.kwartaal)
    anders = {
        sleutel: veld
        for sleutel, veld in velden.items()
        if not _same(veld, opgave.velden.get(sleutel, LEEG))
    }
    if not anders and levering.versie:
        return
    nu = timezone.now()
    levering.versie += 1
    levering.gewijzigd_door, levering.gewijzigd_op = door, nu
    levering.herkomst = velden.get(HERKOMST, Veld(uitleg=levering.herkomst)).uitleg
    levering.reden = velden.get(REDEN, Veld(uitleg=levering.reden)).uitleg
    levering.save()
    rijen = {
        key_of(rij): rij
        for rij in levering.invoer.select_related("indicator", "uitsplitsing")
    }
    for onderdeel in opgave.onderdelen:
        if onderdeel.sleutel not in anders:
            continue
        rij = rijen.get(onderdeel.sleutel) or Invoer(
            levering=levering,
            wat=onderdeel.wat,
            indicator=onderdeel.indicator,
            uitsplitsing=onderdeel.uitsplitsing,
        )
        nieuw = anders[onderdeel.sleutel]
        rij.tekst, rij.reden_onbekend = nieuw.waarde
        rij.uitleg, rij.uitleg_openbaar = nieuw.toelichting
        rij.door, rij.op, rij.versie = door, nu, levering.versie
        rij.save()


def _same(een: Veld, ander: Veld) -> bool:
    """Whether two fields say the same: without words nothing is public."""
    return (een.waarde, een.toelichting) == (ander.waarde, ander.toelichting)


def _authors(levering: Levering) -> dict:
    rijen = levering.invoer.select_related("door", "indicator", "uitsplitsing")
    auteurs = {key_of(rij): (rij.door, rij.op) for rij in rijen}
    for tekst in (HERKOMST, REDEN):
        auteurs[tekst] = (levering.gewijzigd_door, levering.gewijzigd_op)
    return auteurs
