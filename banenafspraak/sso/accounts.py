"""Which account belongs to who came in from the provider, and whether it may.

    1. the account that this person got from us: its user name is made of issuer and `sub`
    2. else the one account that was made by hand with the same, verified e-mail address
    3. else a new one, when a group of the person gives a role

An address alone never leads to an account that belongs to another person at the provider,
nor to a superuser: that one logs in with a password.
"""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from banenafspraak.logboek.afzender import address_of, namens
from banenafspraak.models import Gebruiker
from banenafspraak.rechten import rechten_van
from banenafspraak.sso.identiteit import VOORVOEGSEL, Identiteit
from banenafspraak.sso.rollen import bring_in_line, given_by

AFZENDER = "inloggen met de organisatie"


class Geweigerd(Exception):
    """Known, and not let in. `waarom` is what the page says about it."""

    def __init__(self, waarom: str, gebruikersnaam: str):
        super().__init__(waarom)
        self.waarom = waarom
        self.gebruikersnaam = gebruikersnaam


GESLOTEN = "gesloten"
GEEN_GROEP = "geen_groep"
TE_VEEL_GROEPEN = "te_veel_groepen"
MEER_ACCOUNTS = "meer_accounts"
WACHTWOORD = "wachtwoord"


def account_for(request, wie: Identiteit) -> Gebruiker:
    """The account of `wie`, with its roles brought in line. Raises Geweigerd."""
    regels = settings.SSO.rollen
    with namens(AFZENDER, address_of(request)):
        gebruiker, reden = _settle(wie, regels)
    if reden:
        naam = gebruiker.username if gebruiker else wie.gebruikersnaam
        raise Geweigerd(reden, naam)
    return gebruiker


@transaction.atomic
def _settle(wie: Identiteit, regels) -> tuple[Gebruiker | None, str]:
    """The account and why it is refused, if it is. A refusal is no exception here: a role
    that ended must stay ended."""
    gevonden = _find(wie)
    if len(gevonden) > 1:
        return None, MEER_ACCOUNTS
    gebruiker = gevonden[0] if gevonden else None
    if gebruiker and gebruiker.is_superuser:
        return gebruiker, WACHTWOORD
    if gebruiker and not gebruiker.is_active:
        return gebruiker, GESLOTEN
    if wie.groepen is None:
        return gebruiker, TE_VEEL_GROEPEN
    gegeven = given_by(wie.groepen, regels)
    if gebruiker is None:
        if not gegeven:
            return None, GEEN_GROEP
        gebruiker = _create(wie)
    elif gebruiker.username == wie.gebruikersnaam:
        _update(gebruiker, wie)
    bring_in_line(gebruiker, gegeven, regels)
    # The day is named, so that the answer is not remembered on this object.
    heeft_rol = rechten_van(gebruiker, timezone.localdate()).heeft_rol
    return gebruiker, "" if heeft_rol else GEEN_GROEP


def _find(wie: Identiteit) -> list[Gebruiker]:
    # Locked, so that two log-ins at once do not both open the same role.
    rijen = Gebruiker.objects.select_for_update()
    eigen = list(rijen.filter(username=wie.gebruikersnaam))
    if eigen or not wie.email:
        return eigen
    return [
        gebruiker
        for gebruiker in rijen.filter(email__iexact=wie.email).exclude(
            username__startswith=VOORVOEGSEL
        )
        # Databases find `ı` the same letter as `i`; mail servers do not.
        if gebruiker.email.lower() == wie.email.lower()
    ]


def _create(wie: Identiteit) -> Gebruiker:
    gebruiker, _ = Gebruiker.objects.get_or_create(
        username=wie.gebruikersnaam,
        defaults={
            "first_name": wie.voornaam,
            "last_name": wie.achternaam,
            "email": _free_address(wie.email, None),
            "password": make_password(None),  # none, and no mail gives one
        },
    )
    return gebruiker


def _update(gebruiker: Gebruiker, wie: Identiteit) -> None:
    """Names and address follow the provider; what it does not say stays."""
    nieuw = {
        "first_name": wie.voornaam,
        "last_name": wie.achternaam,
        "email": _free_address(wie.email, gebruiker.pk),
    }
    anders = {
        veld: waarde
        for veld, waarde in nieuw.items()
        if waarde and waarde != getattr(gebruiker, veld)
    }
    for veld, waarde in anders.items():
        setattr(gebruiker, veld, waarde)
    if anders:
        gebruiker.save(update_fields=list(anders))


def _free_address(email: str, eigen) -> str:
    """`email` unless another account has it: mails and links would go astray."""
    anderen = Gebruiker.objects.exclude(pk=eigen).filter(email__iexact=email)
    return "" if email and anderen.exists() else email
