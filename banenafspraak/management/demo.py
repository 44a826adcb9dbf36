"""The demo accounts of `manage.py start`. They exist under DEBUG only.

Their passwords are drawn at random for each database and kept in a file beside it that git
ignores. So a database that ends up elsewhere holds no password anyone can know. The second
step is as it is for everyone: the secret is shown, to put in an app.
"""

import datetime
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from banenafspraak.models import Gebruiker, Rol, Toewijzing
from banenafspraak.toegang import codes
from regio.models import Gebied, Soort

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
VANAF = datetime.date(2015, 1, 1)  # the first year of the banenafspraak
TOON_NOODCODES = 3


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody to log in as: the name, who that is, and the one role."""

    naam: str
    wie: str
    voornaam: str
    achternaam: str
    rol: Rol
    gebied: str
    soort: Soort
    superuser: bool = False


ACCOUNTS = (
    Account(
        "beheerder",
        "hoofdbeheerder",
        *("Bo", "de Graaf"),
        *(Rol.BEHEERDER, "nederland", Soort.LAND),
        superuser=True,
    ),
    Account(
        "beheerder2",
        "tweede beheerder, voor het akkoord op landelijke cijfers",
        *("Lou", "Vermeer"),
        *(Rol.BEHEERDER, "nederland", Soort.LAND),
    ),
    Account(
        "huizen",
        "beleidsmedewerker van Huizen",
        *("Sam", "de Wit"),
        *(Rol.BELEIDSMEDEWERKER, "huizen", Soort.GEMEENTE),
    ),
    Account(
        "huizen2",
        "vaststeller van Huizen",
        *("Noor", "Bakker"),
        *(Rol.VASTSTELLER, "huizen", Soort.GEMEENTE),
    ),
    Account(
        "werkkamer",
        "Werkkamer Gooi en Vechtstreek",
        *("Robin", "Jansen"),
        *(Rol.VASTSTELLER, "gooi-en-vechtstreek", Soort.REGIO),
    ),
)


@dataclass(frozen=True, slots=True)
class Inlog:
    """What is shown of one account. No password: somebody chose their own."""

    naam: str
    wie: str
    wachtwoord: str | None
    geheim: str
    code: str
    noodcodes: tuple[str, ...]


def demo_inlog() -> list[Inlog]:
    """The log-ins to show, after making what is not there yet. None without DEBUG."""
    if not settings.DEBUG:
        return []
    with transaction.atomic():
        gebruikers = _complete_accounts()
        apparaten = _complete_second_steps(list(gebruikers.values()))
    bekend = remembered()
    inloggen = []
    for account in ACCOUNTS:
        gebruiker = gebruikers.get(account.naam)
        if gebruiker:
            apparaat, noodcodes = apparaten[gebruiker.pk]
            inloggen.append(
                Inlog(
                    account.naam,
                    account.wie,
                    bekend.get(gebruiker.password),
                    codes.as_text(apparaat.key).replace(" ", ""),
                    codes.current_code(apparaat),
                    tuple(noodcodes[:TOON_NOODCODES]),
                )
            )
    return inloggen


# ---- accounts ---------------------------------------------------------------------


def _complete_accounts() -> dict[str, Gebruiker]:
    """The demo accounts by name. One whose area is not loaded is left out."""
    namen = [account.naam for account in ACCOUNTS]
    gebruikers = Gebruiker.objects.filter(username__in=namen).in_bulk(
        field_name="username"
    )
    if len(gebruikers) < len(ACCOUNTS):
        _make_missing(gebruikers)
    return gebruikers


def _make_missing(gebruikers: dict[str, Gebruiker]) -> None:
    wachtwoorden = remembered()
    for account in ACCOUNTS:
        gebied = Gebied.objects.filter(slug=account.gebied, soort=account.soort).first()
        if account.naam not in gebruikers and (gebied or account.superuser):
            wachtwoord = draw_password()
            gebruiker = _make(account, wachtwoord)
            gebruikers[account.naam] = gebruiker
            wachtwoorden[gebruiker.password] = wachtwoord
        gebruiker = gebruikers.get(account.naam)
        if gebruiker and gebied and not gebruiker.toewijzingen.exists():
            Toewijzing.objects.create(
                gebruiker=gebruiker, gebied=gebied, rol=account.rol, van=VANAF
            )
    remember(wachtwoorden)


def _make(account: Account, wachtwoord: str) -> Gebruiker:
    return Gebruiker.objects.create(
        username=account.naam,
        password=make_password(wachtwoord),
        first_name=account.voornaam,
        last_name=account.achternaam,
        email=f"{account.naam}@voorbeeld.invalid",
        is_superuser=account.superuser,
        is_staff=account.superuser,
    )


def draw_password() -> str:
    return "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3)
    )


# ---- the second step --------------------------------------------------------------


def _complete_second_steps(gebruikers) -> dict[int, tuple[TOTPDevice, list[str]]]:
    """The app and the unused static codes of each account, by its primary key."""
    apparaten = {
        apparaat.user_id: apparaat
        for apparaat in TOTPDevice.objects.filter(user__in=gebruikers, confirmed=True)
    }
    for gebruiker in gebruikers:
        if gebruiker.pk not in apparaten:
            apparaten[gebruiker.pk] = TOTPDevice.objects.create(
                user=gebruiker, name="app"
            )
    noodcodes = _static_codes(gebruikers)
    for gebruiker in gebruikers:
        if not noodcodes.get(gebruiker.pk):
            StaticDevice.objects.filter(user=gebruiker).delete()
            codes.write_codes(gebruiker)
            noodcodes |= _static_codes([gebruiker])
    return {pk: (apparaten[pk], noodcodes[pk]) for pk in apparaten}


def _static_codes(gebruikers) -> dict[int, list[str]]:
    rijen = StaticToken.objects.filter(device__user__in=gebruikers).order_by("pk")
    gevonden = {}
    for pk, code in rijen.values_list("device__user_id", "token"):
        gevonden.setdefault(pk, []).append(code)
    return gevonden


# ---- the file beside the database -------------------------------------------------


def remember(wachtwoorden: dict[str, str]) -> None:
    """Keep the stored hash beside it: comparing that is free, hashing takes a moment."""
    path = note()
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        for stored_hash, wachtwoord in wachtwoorden.items():
            file.write(f"{wachtwoord}\n{stored_hash}\n")


def remembered() -> dict[str, str]:
    """Each demo password by its stored hash. Who chose another one has another hash."""
    try:
        woorden = note().read_text().split()
    except OSError:
        return {}
    return dict(zip(woorden[1::2], woorden[::2], strict=False))


def note() -> Path:
    database = settings.DATABASES["default"]
    sqlite = database["ENGINE"].endswith("sqlite3")
    folder = Path(database["NAME"]).parent if sqlite else settings.BASE_DIR
    return folder / ".demo-inlog"
