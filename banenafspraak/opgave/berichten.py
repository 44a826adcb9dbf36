"""Mails after a step of an opgave, and the reminder of the Werkkamer.

Pages call `na_indienen`, `na_terugsturen` and `na_akkoord` after their step. They wait for
the transaction to succeed, need no request, and never fail: who misses a mail still sees
the opgave on the start page of beheer. Mails around the last day: `termijnen.py`.
"""

import logging
from collections.abc import Callable, Iterable
from functools import partial

from django.db import transaction
from django.utils import timezone

from banenafspraak import notatie
from banenafspraak.models import Gebruiker, Inleverdatum, Levering
from banenafspraak.opgave import post
from banenafspraak.opgave.adressen import opgave_url, public_url
from banenafspraak.opgave.post import Bericht, wants_mail
from banenafspraak.opgave.termijnen import herinner
from banenafspraak.opgave.woorden import naam_van, wie
from banenafspraak.rechten import rechten_van, who_may_agree, who_may_deliver
from regio.models import Soort

__all__ = ["herinner", "na_akkoord", "na_indienen", "na_terugsturen"]

logger = logging.getLogger(__name__)


def na_indienen(levering: Levering) -> None:
    """Tell who may agree that this opgave waits."""
    after_commit(levering, Levering.Status.INGEDIEND, _waits)


def na_terugsturen(levering: Levering) -> None:
    """Tell who handed in that it came back, why, and until when it can be mended."""
    after_commit(levering, Levering.Status.TERUGGESTUURD, _sent_back)


def na_akkoord(levering: Levering) -> None:
    """Tell who handed in that the figures are on the site."""
    after_commit(levering, Levering.Status.VASTGESTELD, _agreed)


def after_commit(
    levering: Levering, status: str, maak: Callable[[Levering], Iterable[Bericht]]
) -> None:
    """Send the mails that `maak` makes of the delivery, once the step is sure and unless
    the delivery has left `status` by then."""
    transaction.on_commit(partial(_send_about, levering.pk, status, maak), robust=True)


def _send_about(sleutel: int, status: str, maak) -> None:
    """The step itself has succeeded, so what goes wrong here is for the log only, without
    what was in the mail."""
    try:
        levering = (
            Levering.objects.select_related(
                "gebied", "ingediend_door", "vastgesteld_door", "teruggestuurd_door"
            )
            .filter(pk=sleutel, status=status)
            .first()
        )
        if levering:
            post.send([b for b in maak(levering) if wants_mail(b.aan)])
    except Exception as fout:
        logger.error("Mail na een stap is niet gemaakt (%s)", type(fout).__name__)


# ---- what is said, to whom ---------------------------------------------------------


def _waits(levering: Levering) -> list[Bericht]:
    """To the vaststellers of the area and its region; only without any, to beheerders."""
    vandaag = timezone.localdate()
    mogen = who_may_agree(levering)
    eigen = [g for g in mogen if levering.gebied_id in rechten_van(g, vandaag).akkoord]
    naam = naam_van(levering.gebied)
    velden = _about_delivery(levering) | {
        "wie": wie(levering.ingediend_door),
        "link": opgave_url(levering.gebied, levering.kwartaal, "opgave_controle"),
        "geen_ander": not eigen and levering.gebied.soort != Soort.LAND,
        "omdat": f"u akkoord geeft voor {naam}" if eigen else "u beheerder bent",
    }
    return [Bericht(g, "ingediend", velden) for g in eigen or mogen]


def _sent_back(levering: Levering) -> list[Bericht]:
    uiterlijk = Inleverdatum.of([levering.kwartaal])[levering.kwartaal]
    velden = _about_delivery(levering) | {
        "wie": wie(levering.teruggestuurd_door),
        "reden": levering.reden_terug,
        "uiterlijk": notatie.datum(uiterlijk),
        "kan_nog": uiterlijk >= timezone.localdate(),
        "link": opgave_url(levering.gebied, levering.kwartaal),
        "omdat": f"u cijfers levert voor {naam_van(levering.gebied)}",
    }
    return [Bericht(g, "teruggestuurd", velden) for g in _deliverers(levering)]


def _agreed(levering: Levering) -> list[Bericht]:
    velden = _about_delivery(levering) | {
        "wie": wie(levering.vastgesteld_door),
        "link": public_url(levering.gebied, levering.kwartaal),
        "omdat": f"u cijfers levert voor {naam_van(levering.gebied)}",
    }
    return [Bericht(g, "akkoord", velden) for g in _deliverers(levering)]


def _about_delivery(levering: Levering) -> dict:
    return {
        "gebied": naam_van(levering.gebied),
        "kwartaal": levering.kwartaal.label,
        "correctie": levering.corrigeert_id is not None,
    }


def _deliverers(levering: Levering) -> list[Gebruiker]:
    """Who handed in; when that person has left or lost the role, who took over."""
    indiener = levering.ingediend_door
    if indiener and rechten_van(indiener).mag_leveren(levering.gebied_id):
        return [indiener]
    return list(who_may_deliver(levering.gebied))
