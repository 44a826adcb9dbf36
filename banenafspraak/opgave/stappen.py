"""The steps of an opgave: hand in, agree, send back, take back, drop, correct.

Each step locks the delivery, looks whether it is still what somebody saw, and does all or
nothing. Rights to the area are checked by the pages (`rechten.py`); that nobody agrees
with own work is checked here too, and held by the database.

    concept --hand in--> ingediend --agree--> vastgesteld --correct--> a new concept
       ^                  |      |
       |<---take back-----+      +--send back--> teruggestuurd --hand in--> ingediend
"""

from django.db import IntegrityError, transaction
from django.utils import timezone

from banenafspraak import leveringen, logboek
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.leveringen import Botsing
from banenafspraak.logboek import cijfers as cijferlog
from banenafspraak.models import Duiding, Gebruiker, Invoer, Levering
from banenafspraak.opgave.controles import Opmerking
from banenafspraak.opgave.onderdelen import Onderdeel, onderdelen_van
from banenafspraak.opgave.rijen import (
    explanations_of,
    refuse_overtaken,
    rows_of,
    says_same,
    source_of,
)
from banenafspraak.opgave.vel import (
    Opgave,
    field_of,
    key_of,
    site_fields,
    stored_fields,
)
from banenafspraak.opgave.veld import LEEG, Veld
from banenafspraak.opgave.woorden import deze, met_hoofdletter, naam_vooraan, wanneer
from banenafspraak.rechten import is_eigen_werk
from regio.models import Gebied


class NietKlaar(Exception):
    """The opgave cannot be handed in; `opmerkingen` are what must be mended or explained."""

    def __init__(self, opmerkingen: list[Opmerking]):
        self.opmerkingen = opmerkingen
        super().__init__("; ".join(o.kort for o in opmerkingen))


class Geweigerd(Exception):
    """This person may not do this step; the message is a Dutch sentence."""


class GeenReden(Geweigerd):
    """Who changes a figure on the site says why."""


def own_work(levering: Levering) -> str:
    """Why somebody cannot agree with this delivery."""
    return (
        f"U hebt {deze(levering)} zelf ingediend of ingevuld. Een ander moet meekijken. Ook "
        "met een andere rol kunt u dit niet zelf doen."
    )


GEEN_REDEN_TERUG = (
    "Schrijf op wat er anders moet. Zonder reden kunt u niet terugsturen."
)
GEEN_REDEN_CORRECTIE = "Waarom verandert dit cijfer? Deze uitleg komt op de site."
NIETS_VERANDERD = (
    "Er is niets veranderd. Alle cijfers zijn gelijk aan wat er op de site staat."
)
NIETS_GEVRAAGD = "Over dit kwartaal wordt hier niets gevraagd. U hoeft niets te doen."


# ---- hand in -----------------------------------------------------------------------


@logboek.transactie()
def indienen(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Hand in: the typed values become rows of the ledger that wait for agreement.

    Raises `NietKlaar` with what must be mended first, `GeenReden` when a figure on the site
    changes without a reason, `Geweigerd` for a correction without a change, `Botsing` when
    the delivery changed meanwhile.
    """
    levering = lock(levering, versie, Levering.TE_BEWERKEN)
    _follow_site(levering)
    opgave = Opgave.read(levering.gebied, levering.kwartaal)
    if not opgave.onderdelen:
        raise Geweigerd(NIETS_GEVRAAGD)
    tegen = [o for o in opgave.opmerkingen if o.houdt_tegen]
    if tegen:
        raise NietKlaar(tegen)
    if not opgave.vraagt_reden:
        levering.reden = ""  # of a change that was undone
    elif not levering.reden.strip():
        raise GeenReden(GEEN_REDEN_CORRECTIE)
    levering.bron = source_of(levering)
    rijen = rows_of(opgave, levering)
    woorden = explanations_of(opgave, levering, rijen)
    if levering.corrigeert_id and not (rijen or woorden):
        raise Geweigerd(NIETS_VERANDERD)
    levering.ingediend_door, levering.ingediend_op = door, timezone.now()
    levering.opvallend = opgave.opvallend
    levering.versie += 1
    leveringen.hand_in(levering, rijen, mag_leeg=True)
    Duiding.objects.bulk_create(woorden)
    cijferlog.explanations_handed_in(woorden)
    return levering


# ---- decide ------------------------------------------------------------------------


@logboek.transactie()
def akkoord(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Agree: the whole delivery is on the site at once, with its explanations.

    Raises `Geweigerd` for own work, `Botsing` when the delivery no longer waits or another
    delivery changed one of its figures.
    """
    levering = lock(levering, versie, (Levering.Status.INGEDIEND,))
    if is_eigen_werk(levering, door):
        raise Geweigerd(own_work(levering))
    refuse_overtaken(levering)
    leveringen.publish(levering, door=door)
    return levering


@logboek.transactie()
def stuur_terug(
    levering: Levering, door: Gebruiker, versie: int, reden: str
) -> Levering:
    """Send back with a reason; the typed values stay, the waiting rows go.

    Raises `Geweigerd` without a reason or for own work, `Botsing` when it no longer waits.
    """
    if not reden.strip():
        raise Geweigerd(GEEN_REDEN_TERUG)
    levering = lock(levering, versie, (Levering.Status.INGEDIEND,))
    if is_eigen_werk(levering, door):
        raise Geweigerd(own_work(levering))
    levering.reden_terug = reden.strip()
    levering.teruggestuurd_door, levering.teruggestuurd_op = door, timezone.now()
    levering.versie += 1
    leveringen.take_back(levering, Levering.Status.TERUGGESTUURD)
    return levering


# ---- take back, drop, correct ------------------------------------------------------


@logboek.transactie()
def trek_in(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Take back an own hand-in; returns the new concept with everything that was typed.

    The delivery that was handed in stays as ingetrokken, so that its history is told.
    """
    levering = lock(levering, versie, (Levering.Status.INGEDIEND,))
    levering.versie += 1
    leveringen.take_back(levering, Levering.Status.INGETROKKEN)
    nieuw = Levering.objects.create(
        gebied=levering.gebied,
        kwartaal=levering.kwartaal,
        corrigeert=levering.corrigeert,
        herkomst=levering.herkomst,
        reden=levering.reden,
        versie=1,
        gemaakt_door=door,
        gewijzigd_door=door,
        gewijzigd_op=timezone.now(),
    )
    for rij in levering.invoer.all():
        rij.pk, rij.levering, rij.versie = None, nieuw, nieuw.versie
        rij._state.adding = True
        rij.save()
    return nieuw


@logboek.transactie()
def gooi_weg(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Stop with a concept: what is on the site stays. The typed values are kept in the
    history of deliveries, but not on any page."""
    levering = lock(levering, versie, Levering.TE_BEWERKEN)
    levering.status = Levering.Status.INGETROKKEN
    levering.gewijzigd_door, levering.gewijzigd_op = door, timezone.now()
    levering.versie += 1
    levering.save()
    return levering


@logboek.transactie()
def corrigeer(gebied: Gebied, kwartaal: Kwartaal, door: Gebruiker) -> Levering:
    """Begin a correction of what is on the site, with those values filled in.

    Returns the open delivery when somebody has begun already. Raises `Botsing` when there
    is nothing to correct.
    """
    eigen = Levering.objects.filter(gebied=gebied, kwartaal=kwartaal)
    while True:
        bezig = eigen.filter(status__in=Levering.OPEN).first()
        if bezig:
            return bezig
        oud = eigen.filter(status=Levering.Status.VASTGESTELD).order_by("-pk").first()
        if oud is None:
            raise Botsing(
                "Op deze opgave is nog geen akkoord. Er is niets te corrigeren."
            )
        nieuw = _begin_correction(oud, door)
        if nieuw:
            _fill_in(nieuw, oud)
            return nieuw


def _begin_correction(oud: Levering, door: Gebruiker) -> Levering | None:
    """None when somebody began at the same moment; theirs is the one to go on with."""
    try:
        with transaction.atomic():
            return Levering.objects.create(
                gebied=oud.gebied,
                kwartaal=oud.kwartaal,
                corrigeert=oud,
                herkomst=oud.herkomst,
                versie=1,
                gemaakt_door=door,
                gewijzigd_door=door,
                gewijzigd_op=timezone.now(),
            )
    except IntegrityError:
        return None


def _fill_in(nieuw: Levering, oud: Levering) -> None:
    """What is on the site, with the explanations that were typed with those figures."""
    eerder = stored_fields(oud)
    for onderdeel in onderdelen_van(nieuw.gebied, nieuw.kwartaal):
        if onderdeel.huidig is None:
            continue
        rij = _row_for(nieuw, onderdeel)
        _take_from_site(rij, onderdeel, eerder.get(onderdeel.sleutel, LEEG))


def _follow_site(levering: Levering) -> None:
    """What was filled in and touched by nobody, follows the site: another delivery may
    have changed it since. So does what a form showed of the site and nobody touched."""
    rijen = {
        key_of(rij): rij
        for rij in levering.invoer.select_related("indicator", "uitsplitsing")
    }
    for onderdeel in onderdelen_van(levering.gebied, levering.kwartaal):
        rij = rijen.get(onderdeel.sleutel)
        if rij is None:
            if site_fields([onderdeel]):
                _take_from_site(_row_for(levering, onderdeel), onderdeel, LEEG)
            continue
        veld = field_of(rij)
        if rij.door_id is None and not says_same(
            onderdeel.read(veld), onderdeel.huidig
        ):
            _take_from_site(rij, onderdeel, veld)


def _row_for(levering: Levering, onderdeel: Onderdeel) -> Invoer:
    return Invoer(
        levering=levering,
        wat=onderdeel.wat,
        indicator=onderdeel.indicator,
        uitsplitsing=onderdeel.uitsplitsing,
        versie=levering.versie,
    )


def _take_from_site(rij: Invoer, onderdeel: Onderdeel, woorden_bij: Veld) -> None:
    """Save what the site says. The words of `woorden_bij` stay if they are about that."""
    rij.tekst, rij.reden_onbekend = onderdeel.op_de_site.waarde
    rij.uitleg, rij.uitleg_openbaar = "", False
    if says_same(onderdeel.read(woorden_bij), onderdeel.huidig):
        rij.uitleg, rij.uitleg_openbaar = woorden_bij.toelichting
    rij.door, rij.op = None, timezone.now()
    rij.save()


# ---- shared ------------------------------------------------------------------------


def lock(levering: Levering, versie: int, statussen) -> Levering:
    """The delivery as it is now, held until the end of the transaction. Raises `Botsing`
    when it is not in one of `statussen` any more, or not the version that somebody saw."""
    nu = Levering.objects.select_for_update().get(pk=levering.pk)
    if nu.status not in statussen:
        raise Botsing(_what_happened(nu))
    if nu.versie != versie:
        raise Botsing(
            f"{naam_vooraan(nu.gewijzigd_door)} veranderde {deze(nu)} "
            f"{wanneer(nu.gewijzigd_op)}. Bekijk de nieuwe versie voordat u verdergaat."
        )
    return nu


def _what_happened(nu: Levering) -> str:
    Status = Levering.Status
    if nu.status == Status.VASTGESTELD:
        return (
            f"{naam_vooraan(nu.vastgesteld_door)} gaf {wanneer(nu.vastgesteld_op)} al akkoord op "
            f"{deze(nu)}. U hoeft niets te doen."
        )
    if nu.status == Status.TERUGGESTUURD:
        return (
            f"{naam_vooraan(nu.teruggestuurd_door)} stuurde {deze(nu)} "
            f"{wanneer(nu.teruggestuurd_op)} al terug. U hoeft niets te doen."
        )
    if nu.status == Status.INGEDIEND:
        return (
            f"{naam_vooraan(nu.ingediend_door)} diende {deze(nu)} "
            f"{wanneer(nu.ingediend_op)} al in."
        )
    if nu.status == Status.INGETROKKEN:
        nieuwe = " Bekijk de nieuwe versie voordat u besluit." if nu.kwartaal else ""
        return f"{met_hoofdletter(deze(nu))} is intussen ingetrokken.{nieuwe}"
    ingetrokken = Levering.objects.filter(
        gebied=nu.gebied, kwartaal=nu.kwartaal, status=Status.INGETROKKEN
    )
    if nu.kwartaal and ingetrokken.exists():
        return (
            f"Deze opgave is intussen ingetrokken, en {wanneer(nu.gewijzigd_op)} veranderd. "
            "Zij wacht niet op akkoord. U hoeft nu niets te doen."
        )
    return f"{met_hoofdletter(deze(nu))} is nog niet ingediend."
