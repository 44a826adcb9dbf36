"""Plain mails: from a text in templates/opgave/mail/ to the mail server.

Not here: who gets a mail, and when. The first line of a text is the subject. Names and
reasons that people typed are made one line first, so that none of them begins a header.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse

from banenafspraak.models import Gebruiker
from banenafspraak.siteadres import absolute

logger = logging.getLogger(__name__)

LANGSTE_ONDERWERP = 150
# Nobody reads the answer, and an out-of-office reply need not come.
_KOPPEN = {"Auto-Submitted": "auto-generated"}


@dataclass(frozen=True, slots=True)
class Bericht:
    """One mail to one person. `tekst`: the name of the text; `velden`: what stands in it,
    with `link` (a path of this site) and `omdat` (why this person gets it)."""

    aan: Gebruiker
    tekst: str
    velden: Mapping[str, object]

    def as_mail(self) -> EmailMessage:
        """The mail itself."""
        velden = {naam: _one_line(waarde) for naam, waarde in self.velden.items()}
        velden["link"] = absolute(velden["link"])
        velden["mail_aanpassen"] = absolute(reverse("admin:mail"))
        geheel = render_to_string(f"opgave/mail/{self.tekst}.txt", velden).strip()
        onderwerp, _, tekst = geheel.partition("\n")
        return EmailMessage(
            onderwerp[:LANGSTE_ONDERWERP],
            tekst.strip() + "\n",
            to=[self.aan.email],
            headers=_KOPPEN,
        )


def wants_mail(gebruiker: Gebruiker) -> bool:
    """Whether this person can and wants to get mail about opgaven."""
    if not (gebruiker.is_active and gebruiker.meldingen):
        return False
    try:
        validate_email(gebruiker.email)
    except ValidationError:
        return False
    return True


def send(berichten: Iterable[Bericht]) -> None:
    """Send them over one connection."""
    with opened() as zend:
        for bericht in berichten:
            zend(bericht)


@contextmanager
def opened() -> Iterator[Callable[[Bericht], bool]]:
    """One connection for many mails: `zend(bericht)` tells whether it went out.

    A mail server may fail in as many ways as it likes: the log tells which, without
    addresses or texts.
    """
    verbinding = get_connection()
    try:
        verbinding.open()
    except Exception as fout:
        _log(fout, "geen verbinding")
        yield lambda bericht: False
        return
    try:
        yield partial(_send_one, verbinding)
    finally:
        _close(verbinding)


def _send_one(verbinding, bericht: Bericht) -> bool:
    try:
        return bool(verbinding.send_messages([bericht.as_mail()]))
    except Exception as fout:
        _log(fout, bericht.tekst)
        return False


def _close(verbinding) -> None:
    try:
        verbinding.close()
    except Exception as fout:
        _log(fout, "afsluiten")


def _log(fout: Exception, waarbij: str) -> None:
    logger.error("Mail is niet verstuurd (%s): %s", type(fout).__name__, waarbij)


def _one_line(waarde):
    """Text without line breaks and invisible characters; yes and no as they are."""
    if isinstance(waarde, bool):
        return waarde
    zichtbaar = "".join(t if t.isprintable() else " " for t in str(waarde))
    return " ".join(zichtbaar.split())
