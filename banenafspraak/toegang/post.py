"""Mails about an account: plain text, one link, no name in the subject.

A mail that fails is written in the log and is never an error page. The log names neither
the person nor the link.
"""

import logging
import threading

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from banenafspraak.toegang import signals

logger = logging.getLogger(__name__)
DRAAD = "mail"


def invite(request, user) -> bool:
    """Send `user` the link with which a first password is chosen. Whether it went out."""
    pad = reverse(
        "admin:wachtwoord_kiezen",
        args=[
            urlsafe_base64_encode(force_bytes(user.pk)),
            default_token_generator.make_token(user),
        ],
    )
    tekst = render_to_string(
        "toegang/mail/uitnodiging.txt",
        {"user": user, "adres": request.build_absolute_uri(pad)},
    )
    gelukt = send("Uw account voor de Banenafspraakmonitor", tekst, user.email)
    signals.uitgenodigd.send(sender=__name__, request=request, user=user, gelukt=gelukt)
    return gelukt


def tell_second_step_removed(request, user) -> bool:
    """Tell `user` that a beheerder removed the second step."""
    tekst = render_to_string(
        "toegang/mail/tweede_stap_weg.txt",
        {"user": user, "adres": request.build_absolute_uri(reverse("admin:index"))},
    )
    return send("Uw tweede stap is weggehaald", tekst, user.email)


def tell_address_changed(request, user, oud: str) -> bool:
    """Tell the old address that mails go elsewhere now."""
    tekst = render_to_string(
        "toegang/mail/adres_veranderd.txt",
        {"user": user, "adres": request.build_absolute_uri(reverse("admin:index"))},
    )
    return send("Het e-mailadres van uw account is veranderd", tekst, oud)


def send(onderwerp: str, tekst: str, aan: str) -> bool:
    """Send one mail now; False when it failed or there is nobody to send it to."""
    if not aan:
        return False
    try:
        return bool(EmailMessage(onderwerp, tekst, to=[aan]).send())
    except Exception as fout:  # a mail server can fail in as many ways as it likes
        logger.error(
            "Een mail is niet verstuurd (%s): %s", type(fout).__name__, onderwerp
        )
        return False


def send_later(onderwerp: str, tekst: str, aan: str) -> None:
    """Send one mail beside this request: how long it takes tells nothing."""
    threading.Thread(target=send, args=(onderwerp, tekst, aan), name=DRAAD).start()
