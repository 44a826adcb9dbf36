"""Who writes, and from where: the person of this request, or the command that runs."""

import ipaddress
import sys
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

OPDRACHTREGEL = "opdrachtregel"
NIET_INGELOGD = "niet ingelogd"


@dataclass(frozen=True, slots=True)
class Afzender:
    """`pk`: the account, None for a command or somebody who is not logged in."""

    wie: str
    herkomst: str
    pk: int | None = None


# A request, or an Afzender. A request is asked who its user is only when something is
# written: pages for the public must not read the session.
_huidig: ContextVar = ContextVar("afzender", default=None)


class AfzenderMiddleware:
    """Remembers the request. Stands after AuthenticationMiddleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        merk = _huidig.set(request)
        try:
            return self.get_response(request)
        finally:
            _huidig.reset(merk)


@contextmanager
def namens(wie: str, herkomst: str = ""):
    """Write in the name of a command: `with namens("meegeleverd", "laad_cijfers")`."""
    merk = _huidig.set(Afzender(wie, herkomst or _command()))
    try:
        yield
    finally:
        _huidig.reset(merk)


def current(gebruiker=None) -> Afzender:
    """Who writes now. `gebruiker`: known better than by the request, as while logging out."""
    bron = _huidig.get()
    if isinstance(bron, Afzender):
        return bron
    if bron is None:
        herkomst = _command()
        return _account(gebruiker, herkomst) or Afzender(OPDRACHTREGEL, herkomst)
    herkomst = address_of(bron)
    gebruiker = gebruiker or getattr(bron, "user", None)
    return _account(gebruiker, herkomst) or Afzender(NIET_INGELOGD, herkomst)


def _account(gebruiker, herkomst: str) -> Afzender | None:
    if gebruiker is None or not gebruiker.is_authenticated:
        return None
    naam, inlog = gebruiker.get_full_name(), gebruiker.get_username()
    return Afzender(f"{naam} ({inlog})" if naam else inlog, herkomst, gebruiker.pk)


def address_of(request) -> str:
    """The IP address of a visitor; `EchtAdres` found it, also behind a proxy."""
    try:
        return str(ipaddress.ip_address(request.META.get("REMOTE_ADDR")))
    except ValueError:
        return "onbekend adres"


def _command() -> str:
    """The command that runs: `laad_cijfers` of `manage.py laad_cijfers`."""
    programma = Path(sys.argv[0]).name if sys.argv else ""
    if programma in ("manage.py", "django-admin") and len(sys.argv) > 1:
        return sys.argv[1]
    return programma or "python"
