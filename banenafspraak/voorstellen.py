"""Four eyes for the texts of an area: measures and references to council documents.

Who types proposes; somebody else who may agree for the area puts it on the site. A proposal
is a row without `bekend_vanaf`: nobody outside beheer sees it, and it makes no data
version.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from banenafspraak import logboek, notatie
from banenafspraak.logboek import cijfers as cijferlog
from banenafspraak.models import (
    Actie,
    Dataversie,
    Gebiedstekst,
    Gebruiker,
    Maatregel,
    Raadsstuk,
)
from banenafspraak.rechten import rechten_van
from banenafspraak.teksten import close, says, tidy


class Geweigerd(Exception):
    """A step that cannot be taken; the message is a Dutch sentence for the user."""


def open_proposal(tekst: Gebiedstekst) -> Gebiedstekst | None:
    """What waits for the same text, whoever proposed it."""
    return _versions(tekst).filter(bekend_vanaf__isnull=True).first()


def waiting_for(gebruiker) -> list[tuple[type[Gebiedstekst], int]]:
    """Per kind of text how many proposals wait for the agreement of `gebruiker`; kinds with
    none are left out. A query per kind."""
    rechten = rechten_van(gebruiker)
    tellingen = []
    for model in (Maatregel, Raadsstuk):
        wacht = model.objects.filter(bekend_vanaf__isnull=True)
        if not rechten.alles:
            wacht = wacht.filter(gebied__in=rechten.akkoord)
        wacht = wacht.filter(
            Q(opgesteld_door__isnull=True) | ~Q(opgesteld_door=gebruiker)
        )
        tellingen.append((model, wacht.count()))
    return [(model, aantal) for model, aantal in tellingen if aantal]


def waiting_sentence(model: type[Gebiedstekst], aantal: int) -> str:
    """`*2 maatregelen* wachten op uw akkoord.`"""
    een, meer = model._meta.verbose_name, model._meta.verbose_name_plural
    if aantal == 1:
        return f"*1 {een}* wacht op uw akkoord."
    return f"*{notatie.aantal(aantal)} {meer}* wachten op uw akkoord."


def may_change(tekst: Gebiedstekst, gebruiker) -> bool:
    """Whether `gebruiker` proposes something else: of what is on the site anybody who types
    for the area, of a proposal only who wrote it, so that four eyes stay four."""
    mag = rechten_van(gebruiker).mag_leveren(tekst.gebied_id)
    if tekst.is_voorstel:
        return mag and tekst.opgesteld_door_id == gebruiker.pk
    return mag and tekst.bekend_tot is None


@logboek.transactie()
def propose(tekst: Gebiedstekst, *, door: Gebruiker) -> Gebiedstekst | None:
    """Keep `tekst` as a proposal of `door`; None: the site says just that already.

    A saved proposal is changed; a version on the site, or a new text, gets a new row.
    Raises `Geweigerd` when another proposal waits, or the version is no longer current.
    """
    tidy(tekst)
    oud = type(tekst).objects.get(pk=tekst.pk) if tekst.pk else None
    if oud and not may_change(oud, door):
        raise Geweigerd(
            "Uw voorstel is niet bewaard: iemand anders heeft dit intussen gewijzigd. "
            "Kijk wat er nu staat."
        )
    if oud and oud.is_voorstel:
        return _keep(tekst, door)
    if oud and says(oud) == says(tekst):
        return None
    if oud and open_proposal(oud):
        raise Geweigerd(
            "Uw voorstel is niet bewaard: er wacht al een voorstel. Laat eerst iemand "
            "daar akkoord op geven, of het weggooien."
        )
    nieuw = type(tekst)(
        sleutel=oud.sleutel if oud else _new_key(tekst),
        begonnen_bij=oud,
        **{veld: getattr(tekst, veld) for veld in tekst.INHOUD},
    )
    return _keep(nieuw, door)


def _keep(tekst: Gebiedstekst, door: Gebruiker) -> Gebiedstekst:
    tekst.opgesteld_door = door
    with logboek.als(Actie.INGEDIEND):
        tekst.save()
    return tekst


@logboek.transactie()
def agree(voorstel: Gebiedstekst, *, door: Gebruiker) -> None:
    """Put a proposal on the site. Raises `Geweigerd` with the reason."""
    voorstel = type(voorstel).objects.filter(pk=voorstel.pk).first()
    if voorstel is None or not voorstel.is_voorstel:
        raise Geweigerd("Dit is geen voorstel dat wacht. Kijk wat er nu staat.")
    if not rechten_van(door).mag_akkoord(voorstel.gebied_id):
        raise Geweigerd(f"‘{voorstel}’: u geeft geen akkoord voor dit gebied.")
    if voorstel.opgesteld_door_id == door.pk:
        raise Geweigerd(
            f"‘{voorstel}’: u schreef dit zelf. Vraag een collega om akkoord."
        )
    nu = _versions(voorstel).current().first()
    if (nu and nu.pk) != voorstel.begonnen_bij_id:
        raise Geweigerd(
            f"‘{voorstel}’: de tekst op de site is intussen veranderd. Gooi dit voorstel "
            "weg en maak een nieuw."
        )
    moment = timezone.now()
    close([nu] if nu else [], moment)
    velden = {"bekend_vanaf": moment, "vervangt": nu, "akkoord_door": door}
    type(voorstel).objects.filter(pk=voorstel.pk).update(**velden)
    for veld, waarde in velden.items():
        setattr(voorstel, veld, waarde)
    cijferlog.text_agreed(voorstel)
    Dataversie.objects.verhoog(f"{voorstel._meta.verbose_name}: {voorstel}")


@logboek.transactie()
def drop(voorstel: Gebiedstekst, *, door: Gebruiker) -> None:
    """Throw a proposal away. Raises `Geweigerd` with the reason."""
    voorstel = type(voorstel).objects.filter(pk=voorstel.pk).first()
    if voorstel is None or not voorstel.is_voorstel:
        raise Geweigerd("Dit is geen voorstel dat wacht. Kijk wat er nu staat.")
    eigen = voorstel.opgesteld_door_id == door.pk
    if not (eigen or rechten_van(door).mag_akkoord(voorstel.gebied_id)):
        raise Geweigerd(f"‘{voorstel}’: dit voorstel is van iemand anders.")
    voorstel.delete()


def _versions(tekst: Gebiedstekst):
    return type(tekst).objects.filter(sleutel=tekst.sleutel)


def _new_key(tekst: Gebiedstekst) -> str:
    """A key of no other text of this kind: `hilversum-wijkleerbedrijf-groter-maken`."""
    basis = slugify(f"{tekst.gebied.slug} {tekst.titel}")[:100].strip("-")
    bezet = set(
        type(tekst)
        .objects.filter(sleutel__startswith=basis)
        .values_list("sleutel", flat=True)
    )
    nummers = (f"{basis}-{n}" for n in range(2, len(bezet) + 3))
    return next(s for s in (basis, *nummers) if s not in bezet)
