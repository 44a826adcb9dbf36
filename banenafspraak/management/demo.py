"""The demo account of `manage.py start`. It exists under DEBUG only.

Its password is drawn at random for each database and kept in a file beside it that git
ignores. So a database that ends up elsewhere holds no password anyone can know.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model

NAAM = "beheerder"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


@dataclass(frozen=True, slots=True)
class Inlog:
    naam: str
    uitleg: str


def demo_inlog() -> Inlog | None:
    """The log-in to show, after making the account where there is none yet."""
    if not settings.DEBUG:
        return None
    user = get_user_model().objects.filter(username=NAAM).first()
    if user is None:
        return Inlog(NAAM, met(make_account()))
    wachtwoord = remembered(user)
    if wachtwoord:
        return Inlog(NAAM, met(wachtwoord))
    return Inlog(
        NAAM,
        "met uw eigen wachtwoord (vergeten? python3 manage.py changepassword beheerder)",
    )


def met(wachtwoord):
    return f"met wachtwoord {wachtwoord}"


def make_account():
    wachtwoord = "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3)
    )
    user = get_user_model().objects.create_superuser(NAAM, password=wachtwoord)
    remember(wachtwoord, user)
    return wachtwoord


def remember(wachtwoord, user):
    """Keep the stored hash beside it: comparing that is free, hashing takes a second."""
    path = note()
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{wachtwoord}\n{user.password}\n")


def remembered(user):
    """The demo password, unless someone chose another for this account."""
    try:
        wachtwoord, stored_hash = note().read_text().split()
    except (OSError, ValueError):
        return None
    return wachtwoord if stored_hash == user.password else None


def note() -> Path:
    database = settings.DATABASES["default"]
    sqlite = database["ENGINE"].endswith("sqlite3")
    folder = Path(database["NAME"]).parent if sqlite else settings.BASE_DIR
    return folder / ".demo-inlog"
