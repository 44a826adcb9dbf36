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

from banenafspraak import leveringen, notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.leveringen import Botsing
from banenafspraak.models import (
    Bron,
    Cijfer,
    Duiding,
    Gebruiker,
    Invoer,
    Levering,
    Norm,
    NormSoort,
    Waarneming,
)
from banenafspraak.opgave.controles import Opmerking
from banenafspraak.opgave.onderdelen import Onderdeel, onderdelen_van
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.woorden import organisatie, wanneer, wie
from banenafspraak.rechten import is_eigen_werk
from regio.models import Gebied, Soort


class NietKlaar(Exception):
    """The opgave cannot be handed in; `opmerkingen` are what must be mended or explained."""

    def __init__(self, opmerkingen: list[Opmerking]):
        self.opmerkingen = opmerkingen
        super().__init__("; ".join(o.kort for o in opmerkingen))


class Geweigerd(Exception):
    """This person may not do this step; the message is a Dutch sentence."""


EIGEN_WERK = (
    "U hebt deze opgave zelf ingediend of ingevuld. Een ander moet meekijken. Ook met een "
    "andere rol kunt u dit niet zelf doen."
)
GEEN_REDEN_TERUG = (
    "Schrijf op wat er anders moet. Zonder reden kunt u niet terugsturen."
)
GEEN_REDEN_CORRECTIE = "Waarom verandert dit cijfer? Deze uitleg komt op de site."
NIETS_VERANDERD = (
    "Er is niets veranderd. Alle cijfers zijn gelijk aan wat er op de site staat."
)


# ---- hand in -----------------------------------------------------------------------


@transaction.atomic
def indienen(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Hand in: the typed values become rows of the ledger that wait for agreement.

    Raises `NietKlaar` with what must be mended first, `Geweigerd` for a correction without
    a reason or without a change, `Botsing` when the delivery changed meanwhile.
    """
    levering = _lock(levering, versie, Levering.TE_BEWERKEN)
    opgave = Opgave.read(levering.gebied, levering.kwartaal)
    tegen = [o for o in opgave.opmerkingen if o.houdt_tegen]
    if tegen:
        raise NietKlaar(tegen)
    if levering.corrigeert_id and not levering.reden.strip():
        raise Geweigerd(GEEN_REDEN_CORRECTIE)
    levering.bron = _source(levering)
    rijen = _rows(opgave, levering)
    if levering.corrigeert_id and not rijen:
        raise Geweigerd(NIETS_VERANDERD)
    levering.ingediend_door, levering.ingediend_op = door, timezone.now()
    levering.opvallend = opgave.opvallend
    levering.versie += 1
    leveringen.hand_in(levering, rijen, mag_leeg=True)
    _explanations(opgave, levering, rijen)
    return levering


def _rows(opgave: Opgave, levering: Levering) -> list[Waarneming]:
    """The rows that say something else than what is on the site."""
    rijen = []
    for onderdeel in opgave.onderdelen:
        gelezen = onderdeel.read(opgave.field(onderdeel))
        if gelezen.is_leeg:
            continue
        huidig = onderdeel.huidig
        if huidig and (huidig.waarde, huidig.reden_onbekend) == (
            gelezen.waarde,
            gelezen.reden,
        ):
            continue
        rijen.append(_row(onderdeel, gelezen, levering))
    return rijen


def _row(onderdeel: Onderdeel, gelezen, levering: Levering) -> Waarneming:
    velden = {
        "indicator": onderdeel.indicator,
        "gebied": levering.gebied,
        "uitsplitsing": onderdeel.uitsplitsing,
        "waarde": gelezen.waarde,
        "reden_onbekend": gelezen.reden,
        "bron": levering.bron,
        "levering": levering,
    }
    if onderdeel.is_norm:
        soort = onderdeel.indicator.norm_soort or NormSoort.INDICATIEF
        return Norm(jaar=onderdeel.norm_jaar, soort=soort, **velden)
    return Cijfer(kwartaal=levering.kwartaal, **velden)


def _explanations(opgave: Opgave, levering: Levering, rijen) -> None:
    """The explanations that go to the site, with the figures they explain. Those of a
    correction come along with the rows that change; words alone make no correction."""
    gewijzigd = {
        (rij.indicator_id, rij.uitsplitsing_id)
        for rij in rijen
        if isinstance(rij, Cijfer)
    }
    for onderdeel in opgave.onderdelen:
        veld = opgave.field(onderdeel)
        sleutel = (onderdeel.indicator.pk, onderdeel.uitsplitsing.pk)
        if onderdeel.is_norm or sleutel not in gewijzigd:
            continue
        tekst, openbaar = veld.toelichting
        if openbaar:
            Duiding.objects.create(
                indicator=onderdeel.indicator,
                gebied=levering.gebied,
                kwartaal=levering.kwartaal,
                uitsplitsing=onderdeel.uitsplitsing,
                tekst=tekst,
                namens=organisatie(levering.gebied),
                levering=levering,
            )


def _source(levering: Levering) -> Bron:
    """The source that every figure of this opgave names."""
    gebied, kwartaal = levering.gebied, levering.kwartaal
    namens = organisatie(gebied)
    soort = {
        Soort.REGIO: Bron.Soort.WERKKAMER,
        Soort.LAND: Bron.Soort.BEHEER,
    }.get(gebied.soort, Bron.Soort.GEMEENTE)
    wat = "correctie" if levering.corrigeert_id else "opgave"
    velden = {
        "soort": soort,
        "uitgever": namens[:1].upper() + namens[1:],
        "titel": levering.herkomst or f"{wat.capitalize()} over het {kwartaal.label}",
        "korte_titel": f"{wat} {namens.removeprefix('de ')}, {kwartaal.label}"[:90],
        "datum": timezone.localdate(),
        "datum_soort": Bron.DatumSoort.DAG,
    }
    sleutel = f"opgave-{gebied.code}-{kwartaal}-{levering.pk}".lower()
    bron, _ = Bron.objects.update_or_create(sleutel=sleutel, defaults=velden)
    return bron


# ---- decide ------------------------------------------------------------------------


@transaction.atomic
def akkoord(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Agree: the whole delivery is on the site at once, with its explanations.

    Raises `Geweigerd` for own work, `Botsing` when the delivery no longer waits or another
    delivery changed one of its figures.
    """
    levering = _lock(levering, versie, (Levering.Status.INGEDIEND,))
    if is_eigen_werk(levering, door):
        raise Geweigerd(EIGEN_WERK)
    _refuse_overtaken(levering)
    leveringen.publish(levering, door=door)
    return levering


def _refuse_overtaken(levering: Levering) -> None:
    """Say which figure another delivery corrected first, and by whom."""
    for rij in levering.cijfers.filter(bekend_vanaf__isnull=True).select_related(
        "vervangt", "indicator", "uitsplitsing"
    ):
        sleutel = {veld: getattr(rij, veld) for veld in Cijfer.SLEUTEL}
        nu = Cijfer.objects.current().real().filter(**sleutel).first()
        if nu is None or nu.pk == rij.vervangt_id:
            continue
        ander = nu.levering
        was = f"van {_value(rij.vervangt)} " if rij.vervangt else ""
        raise Botsing(
            "U kunt op deze opgave geen akkoord geven. "
            f"{_name(ander.vastgesteld_door)} gaf {wanneer(ander.vastgesteld_op)} "
            f"akkoord op een andere levering van hetzelfde cijfer: {rij.indicator.naam}, "
            f"{rij.kwartaal.label}, {was}naar {_value(nu)}. Stuur deze opgave terug. Dan "
            f"kan de indiener opnieuw beginnen vanaf {_value(nu)}."
        )


def _value(rij: Waarneming) -> str:
    return "niet bekend" if rij.waarde is None else notatie.aantal(rij.waarde)


@transaction.atomic
def stuur_terug(
    levering: Levering, door: Gebruiker, versie: int, reden: str
) -> Levering:
    """Send back with a reason; the typed values stay, the waiting rows go.

    Raises `Geweigerd` without a reason or for own work, `Botsing` when it no longer waits.
    """
    if not reden.strip():
        raise Geweigerd(GEEN_REDEN_TERUG)
    levering = _lock(levering, versie, (Levering.Status.INGEDIEND,))
    if is_eigen_werk(levering, door):
        raise Geweigerd(EIGEN_WERK)
    levering.reden_terug = reden.strip()
    levering.teruggestuurd_door, levering.teruggestuurd_op = door, timezone.now()
    levering.versie += 1
    leveringen.take_back(levering, Levering.Status.TERUGGESTUURD)
    return levering


# ---- take back, drop, correct ------------------------------------------------------


@transaction.atomic
def trek_in(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Take back an own hand-in; returns the new concept with everything that was typed.

    The delivery that was handed in stays as ingetrokken, so that its history is told.
    """
    levering = _lock(levering, versie, (Levering.Status.INGEDIEND,))
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


@transaction.atomic
def gooi_weg(levering: Levering, door: Gebruiker, versie: int) -> Levering:
    """Stop with a concept: what is on the site stays. The typed values are kept in the
    history of deliveries, but not on any page."""
    levering = _lock(levering, versie, Levering.TE_BEWERKEN)
    levering.status = Levering.Status.INGETROKKEN
    levering.gewijzigd_door, levering.gewijzigd_op = door, timezone.now()
    levering.versie += 1
    levering.save()
    return levering


@transaction.atomic
def corrigeer(gebied: Gebied, kwartaal: Kwartaal, door: Gebruiker) -> Levering:
    """Begin a correction of what is on the site, with those values filled in.

    Returns the open delivery when somebody has begun already. Raises `Botsing` when there
    is nothing to correct.
    """
    eigen = Levering.objects.filter(gebied=gebied, kwartaal=kwartaal)
    bezig = eigen.filter(status__in=Levering.OPEN).first()
    if bezig:
        return bezig
    oud = eigen.filter(status=Levering.Status.VASTGESTELD).order_by("-pk").first()
    if oud is None:
        raise Botsing("Op deze opgave is nog geen akkoord. Er is niets te corrigeren.")
    try:
        with transaction.atomic():
            nieuw = Levering.objects.create(
                gebied=gebied,
                kwartaal=kwartaal,
                corrigeert=oud,
                herkomst=oud.herkomst,
                versie=1,
                gemaakt_door=door,
                gewijzigd_door=door,
                gewijzigd_op=timezone.now(),
            )
    except IntegrityError:
        return eigen.get(status__in=Levering.OPEN)
    _fill_in(nieuw, oud)
    return nieuw


def _fill_in(nieuw: Levering, oud: Levering) -> None:
    nu = timezone.now()
    eerder = {
        (rij.wat, rij.indicator_id, rij.uitsplitsing_id): rij
        for rij in oud.invoer.all()
    }
    for onderdeel in onderdelen_van(nieuw.gebied, nieuw.kwartaal):
        huidig = onderdeel.huidig
        if huidig is None:
            continue
        sleutel = (onderdeel.wat, onderdeel.indicator.pk, onderdeel.uitsplitsing.pk)
        met_uitleg = eerder.get(sleutel)
        Invoer.objects.create(
            levering=nieuw,
            wat=onderdeel.wat,
            indicator=onderdeel.indicator,
            uitsplitsing=onderdeel.uitsplitsing,
            tekst="" if huidig.waarde is None else notatie.aantal(huidig.waarde),
            reden_onbekend=huidig.reden_onbekend,
            uitleg=met_uitleg.uitleg if met_uitleg else "",
            uitleg_openbaar=met_uitleg.uitleg_openbaar if met_uitleg else False,
            door=None,
            op=nu,
            versie=nieuw.versie,
        )


# ---- shared ------------------------------------------------------------------------


def _lock(levering: Levering, versie: int, statussen) -> Levering:
    """The delivery as it is now, held until the end of the transaction."""
    nu = Levering.objects.select_for_update().get(pk=levering.pk)
    if nu.status not in statussen:
        raise Botsing(_what_happened(nu))
    if nu.versie != versie:
        raise Botsing(
            f"{_name(nu.gewijzigd_door)} veranderde deze opgave "
            f"{wanneer(nu.gewijzigd_op)}. Bekijk de nieuwe versie voordat u verdergaat."
        )
    return nu


def _what_happened(nu: Levering) -> str:
    Status = Levering.Status
    if nu.status == Status.VASTGESTELD:
        return (
            f"{_name(nu.vastgesteld_door)} gaf {wanneer(nu.vastgesteld_op)} al akkoord op "
            "deze opgave. U hoeft niets te doen."
        )
    if nu.status == Status.TERUGGESTUURD:
        return (
            f"{_name(nu.teruggestuurd_door)} stuurde deze opgave "
            f"{wanneer(nu.teruggestuurd_op)} al terug. U hoeft niets te doen."
        )
    if nu.status == Status.INGEDIEND:
        return (
            f"{_name(nu.ingediend_door)} diende deze opgave "
            f"{wanneer(nu.ingediend_op)} al in."
        )
    if nu.status == Status.INGETROKKEN:
        return "Deze opgave is intussen ingetrokken. Bekijk de nieuwe versie voordat u besluit."
    return "Deze opgave is nog niet ingediend."


def _name(gebruiker) -> str:
    naam = wie(gebruiker)
    return naam[:1].upper() + naam[1:]
