"""The chain: each line is numbered, and signed together with the signature before it.

Whoever changes, takes away, inserts or moves a line in the database cannot make the
signatures fit without the key, which is a setting and not in the database. What the chain
itself cannot show is that its last lines are gone; `controle.py` says how to see that.
"""

import datetime
import functools
import hashlib
import hmac
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from banenafspraak.logformaat import to_json
from banenafspraak.models import Logkop, Logregel

BEGIN = "0" * 64  # what the first line follows
_SOORT_SLEUTEL = b"banenafspraak.logboek.1"

# What a signature is over, in this order.
INHOUD = (
    "nummer",
    "moment",
    "actie",
    "onderwerp",
    "object_pk",
    "object_tekst",
    "wijzigingen",
    "toelichting",
    "wie_pk",
    "wie",
    "herkomst",
    "sleutel",
    "vorige",
)


@contextmanager
def transactie():
    """A transaction that holds the end of the log from its first moment.

    Use it around work that changes rows and writes lines. Two that do the same then wait
    for each other at once, in one order; without it, one could hold a row and wait for
    the log while the other holds the log and waits for that row.
    """
    with transaction.atomic():
        hold()
        yield


def in_transactie(view):
    """A view of which everything but reading runs in `transactie`."""

    @functools.wraps(view)
    def inner(request, *args, **kwargs):
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return view(request, *args, **kwargs)
        with transactie():
            return view(request, *args, **kwargs)

    return inner


def hold() -> tuple[int, str]:
    """The last number and hash, held until the end of this transaction."""
    return _read() or _begin()


def append(regels: list[Logregel]) -> None:
    """Number, sign and save finished lines. Call it inside a transaction."""
    nummer, vorige = hold()
    teken = signer()
    for regel in regels:
        nummer += 1
        regel.nummer, regel.vorige, regel.sleutel = nummer, vorige, teken.naam
        vorige = regel.hash = teken.sign(regel)
    Logregel.objects.append(regels)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {_TABEL} SET nummer = %s, hash = %s", [nummer, vorige])


# Plain SQL for the one row: this happens at every write, and a queryset takes five times
# as long as the question itself.
_TABEL = Logkop._meta.db_table


def _read() -> tuple[int, str] | None:
    slot = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT nummer, hash FROM {_TABEL} WHERE id = 1{slot}")
        return cursor.fetchone()


def _begin() -> tuple[int, str]:
    """Make the row where there is none: a new database, or one that was emptied."""
    laatste = Logregel.objects.first()
    einde = (laatste.nummer, laatste.hash) if laatste else (0, BEGIN)
    Logkop.objects.bulk_create(
        [Logkop(nummer=einde[0], hash=einde[1])], ignore_conflicts=True
    )
    return _read()


class Ondertekenaar:
    """Signs lines with one key. `naam` tells keys apart and gives nothing of them away."""

    def __init__(self, geheim: str):
        self._sleutel = hmac.digest(geheim.encode(), _SOORT_SLEUTEL, "sha256")
        self.naam = hashlib.sha256(self._sleutel).hexdigest()[:8]

    def sign(self, regel: Logregel) -> str:
        """HMAC-SHA256 over all that a line says and the hash of the line before."""
        tekst = to_json([as_text(regel, veld) for veld in INHOUD])
        return hmac.digest(self._sleutel, tekst.encode(), "sha256").hex()


def as_text(regel: Logregel, veld: str):
    """What is signed of one field; a moment always in the same time zone."""
    waarde = getattr(regel, veld)
    if veld == "moment":
        return waarde.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return waarde


_ondertekenaar = functools.cache(Ondertekenaar)


def signer() -> Ondertekenaar:
    """Who signs new lines."""
    return _ondertekenaar(settings.LOGBOEK_SLEUTEL)


def signers() -> dict[str, Ondertekenaar]:
    """Who may have signed a line: the key of now and those of before, by name."""
    geheimen = [settings.LOGBOEK_SLEUTEL, *settings.LOGBOEK_OUDE_SLEUTELS]
    return {teken.naam: teken for teken in map(_ondertekenaar, geheimen)}
