"""The steps of a file that is delivered: concept, hand in, agree, send back, take back, stop.

The same door as an opgave: `leveringen.py` writes, nobody agrees with own work, and each step
holds the delivery and does all or nothing.

    concept --hand in--> ingediend --agree--> vastgesteld
       |                     |-----send back--> teruggestuurd
       +----stop----> ingetrokken <--take back--+

Rows of the ledger are made at handing in, from the file itself.
"""

from django.utils import timezone

from banenafspraak import leveringen, logboek, notatie
from banenafspraak.importeren import gebieden
from banenafspraak.importeren.bronnen import Bronnen
from banenafspraak.importeren.controle import Uitkomst
from banenafspraak.importeren.gebiedenuitkomst import Gebiedenuitkomst
from banenafspraak.importeren.inzage import Bestand, Gelezen, as_it_came, for_user
from banenafspraak.importeren.rijen import Bestandsrij
from banenafspraak.leveringen import Botsing
from banenafspraak.models import Bijlage, Cijfer, Gebruiker, Levering, Norm
from banenafspraak.opgave.rijen import refuse_overtaken_rows
from banenafspraak.opgave.stappen import (
    GEEN_REDEN_CORRECTIE,
    GeenReden,
    Geweigerd,
    lock,
    own_work,
    stuur_terug,
)
from banenafspraak.opgave.woorden import organisatie
from banenafspraak.rechten import is_eigen_werk, rechten_van

OPDRACHTREGEL = "opdrachtregel"
# Sending back is the same for a file as for an opgave: `stuur_terug` is that one.
__all__ = ["akkoord", "dien_in", "neem_op", "stop", "stuur_terug", "trek_in"]

INTUSSEN_ANDERS = (
    "Op de site staat intussen iets anders dan toen dit bestand is ingediend. Stuur het "
    "terug. Dan kan de indiener het opnieuw uploaden."
)


class NietGoed(Exception):
    """Rows are refused, or there is nothing to change; `uitkomst` says which."""

    def __init__(self, uitkomst: Uitkomst):
        self.uitkomst = uitkomst
        super().__init__("Dit bestand kan zo niet worden ingediend.")


# ---- concept -----------------------------------------------------------------------


@logboek.transactie()
def neem_op(
    gelezen: Gelezen, door: Gebruiker | None, vervangt: Levering | None = None
) -> Levering:
    """Keep the file as a concept delivery; nothing of it is on the site.

    `vervangt`: the delivery that was sent back, or another concept, which this file comes
    in the place of. Raises `NietGoed` when a row is refused or nothing would change.
    """
    uitkomst = for_user(gelezen, door)
    if uitkomst.meldingen or uitkomst.is_leeg:
        raise NietGoed(uitkomst)
    if vervangt is not None:
        _replace(vervangt, door)
    levering = Levering(
        gebied=uitkomst.gebied,
        bestand=gelezen.bestand.naam[-200:],
        sha256=gelezen.bestand.sha256,
        herkomst=gelezen.bestand.bron[:200],
        gemaakt_door=door,
        gewijzigd_door=door,
        gewijzigd_op=timezone.now(),
        ingediend_als="" if door else OPDRACHTREGEL,
        versie=1,
    )
    levering.save()
    bijlage = as_it_came(gelezen.bestand, gelezen.soort, door)
    bijlage.levering = levering
    bijlage.save()
    return levering


def _replace(vervangt: Levering, door) -> None:
    """Stop with the one before, unless it was handed in meanwhile: then it goes its own
    way, and figures that wait are refused above."""
    nu = Levering.objects.select_for_update().get(pk=vervangt.pk)
    if nu.status in Levering.TE_BEWERKEN:
        _drop(nu, door)


# ---- hand in -----------------------------------------------------------------------


@logboek.transactie()
def dien_in(
    levering: Levering,
    gelezen: Gelezen,
    door: Gebruiker | None,
    versie: int,
    reden: str = "",
) -> Uitkomst:
    """Hand in: the rows that differ from the site wait for agreement.

    Raises `NietGoed` when the site changed so that a row is refused now, or nothing is left
    to change; `GeenReden` when figures of the site change without a reason; `Botsing`.
    """
    levering = lock(levering, versie, (Levering.Status.CONCEPT,))
    uitkomst = for_user(gelezen, door, levering)
    if uitkomst.meldingen or uitkomst.is_leeg:
        raise NietGoed(uitkomst)
    levering.ingediend_door, levering.ingediend_op = door, timezone.now()
    levering.opvallend = _stands_out(uitkomst)
    levering.versie += 1
    if gelezen.tabel is not None:
        _remember_changes(levering, uitkomst)
        leveringen.hand_in(levering, [], mag_leeg=True)
        return uitkomst
    reden = reden.strip()
    if uitkomst.gewijzigd and not reden:
        raise GeenReden(GEEN_REDEN_CORRECTIE)
    levering.reden = reden if uitkomst.gewijzigd else ""
    _give_sources(levering, uitkomst)
    leveringen.hand_in(levering, [b.rij for b in uitkomst.rijen])
    return uitkomst


def _remember_changes(levering: Levering, uitkomst: Gebiedenuitkomst) -> None:
    """Areas have no rows that wait: what was handed in is known by its fingerprint."""
    bijlage = levering.bijlagen.get()
    bijlage.opties = {**bijlage.opties, "kenmerk": uitkomst.kenmerk}
    bijlage.save()


def _give_sources(levering: Levering, uitkomst: Uitkomst) -> None:
    """Every row gets its source: the one it names, else that of the file."""
    door, lezing = levering.ingediend_door, uitkomst.lezing
    vrij = door is None or rechten_van(door).alles
    bronnen = Bronnen() if vrij else Bronnen(levering.gebied)
    titel = levering.herkomst or default_source(levering)
    van_het_bestand = {}
    if vrij:
        van_het_bestand = {"soort": lezing.bron_soort, "uitgever": lezing.uitgever}
    for bestandsrij in uitkomst.rijen:
        van = {} if bestandsrij.bron else van_het_bestand
        tekst = bestandsrij.bron or titel
        bestandsrij.rij.bron = bronnen.saved(tekst, levering.gebied, **van)
    levering.bron = bronnen.saved(titel, levering.gebied, **van_het_bestand)


def default_source(levering: Levering) -> str:
    """What the source is called when nobody says so."""
    vandaag = notatie.datum(timezone.localdate())
    return f"Opgave van {organisatie(levering.gebied)}, {vandaag}"


def _stands_out(uitkomst) -> dict[str, int]:
    aantallen = {**uitkomst.aantallen, "let op": len(uitkomst.waarschuwingen)}
    return {wat: n for wat, n in aantallen.items() if n}


# ---- decide ------------------------------------------------------------------------


@logboek.transactie()
def akkoord(
    levering: Levering, gelezen: Gelezen, door: Gebruiker, versie: int
) -> Levering:
    """Agree: the whole file is on the site at once.

    Raises `Geweigerd` for own work, `Botsing` when it no longer waits or the site says
    something else now than when it was handed in.
    """
    levering = lock(levering, versie, (Levering.Status.INGEDIEND,))
    if is_eigen_werk(levering, door):
        raise Geweigerd(own_work(levering))
    refuse_overtaken_rows(levering)
    nu = for_user(gelezen, None, levering)
    if nu.meldingen or not is_as_handed_in(levering, nu):
        raise Botsing(INTUSSEN_ANDERS)
    if isinstance(nu, Gebiedenuitkomst):
        gebieden.apply(nu.plan)
    leveringen.publish(levering, door=door)
    return levering


def is_as_handed_in(levering: Levering, nu: Uitkomst | Gebiedenuitkomst) -> bool:
    """Whether the file would do now what it would when it was handed in: the same rows, in
    the place of the same ones."""
    if isinstance(nu, Gebiedenuitkomst):
        return levering.bijlagen.get().opties.get("kenmerk") == nu.kenmerk
    nieuw = {(*_key(b), None) for b in nu.nieuw}
    anders = {(*_key(w.bestandsrij), w.was.pk) for w in nu.gewijzigd}
    return nieuw | anders == _waiting(levering)


def _key(bestandsrij: Bestandsrij) -> tuple:
    return (type(bestandsrij.rij), leveringen.sleutel_van(bestandsrij.rij))


def _waiting(levering: Levering) -> set[tuple]:
    """What the rows that wait are about, and which they replace; only that is read."""
    wachtend = set()
    for model in (Norm, Cijfer):
        velden = (*model.SLEUTEL, "voorbeeld", "vervangt_id")
        rijen = model.objects.filter(levering=levering, bekend_vanaf__isnull=True)
        for *sleutel, vervangt in rijen.order_by().values_list(*velden):
            wachtend.add((model, tuple(sleutel), vervangt))
    return wachtend


# ---- stop --------------------------------------------------------------------------


@logboek.transactie()
def trek_in(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Take back what waits: the rows go, the delivery is ingetrokken and keeps its file."""
    levering = lock(levering, versie, (Levering.Status.INGEDIEND,))
    levering.gewijzigd_door, levering.gewijzigd_op = door, timezone.now()
    levering.versie += 1
    leveringen.take_back(levering, Levering.Status.INGETROKKEN)
    return levering


@logboek.transactie()
def stop(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Stop with a concept, or with what was sent back. Of a file that was never handed in
    nothing is kept but its name and fingerprint."""
    return _drop(lock(levering, versie, Levering.TE_BEWERKEN), door)


def _drop(levering: Levering, door) -> Levering:
    if levering.ingediend_op is None:
        Bijlage.objects.filter(levering=levering).delete()
    levering.status = Levering.Status.INGETROKKEN
    levering.gewijzigd_door, levering.gewijzigd_op = door, timezone.now()
    levering.versie += 1
    levering.save()
    return levering


# ---- rights ------------------------------------------------------------------------


def may_see(levering: Levering, gebruiker) -> bool:
    """Whether somebody sees this file and what became of it."""
    return rechten_van(gebruiker).mag_zien(levering.gebied_id)


def may_deliver(levering: Levering, gebruiker) -> bool:
    """Whether somebody may hand in this file, or take it back."""
    rechten = rechten_van(gebruiker)
    return rechten.alles or gebruiker.pk in (
        levering.gemaakt_door_id,
        levering.ingediend_door_id,
    )


def kept_file(levering: Levering) -> Bestand | None:
    """The file of a delivery as it came in; None when it was thrown away."""
    bijlage = levering.bijlagen.order_by("pk").first()
    return Bestand.of(bijlage) if bijlage else None
