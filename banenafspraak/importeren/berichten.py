"""Mails after a step of a file, the same way as those about opgaven."""

from django.urls import reverse

from banenafspraak.models import Gebruiker, Levering
from banenafspraak.opgave.berichten import after_commit
from banenafspraak.opgave.post import Bericht
from banenafspraak.opgave.woorden import naam_van, wie
from banenafspraak.rechten import rechten_van, who_may_agree


def na_indienen(levering: Levering) -> None:
    """Tell who may agree that this file waits."""
    after_commit(levering, Levering.Status.INGEDIEND, _waits)


def na_terugsturen(levering: Levering) -> None:
    """Tell who handed in that it came back, and why."""
    after_commit(levering, Levering.Status.TERUGGESTUURD, _sent_back)


def na_akkoord(levering: Levering) -> None:
    """Tell who handed in that the figures are on the site."""
    after_commit(levering, Levering.Status.VASTGESTELD, _agreed)


def _waits(levering: Levering) -> list[Bericht]:
    mogen = who_may_agree(levering)
    eigen = [g for g in mogen if levering.gebied_id in rechten_van(g).akkoord]
    naam = naam_van(levering.gebied)
    velden = _about(levering) | {
        "wie": wie(levering.ingediend_door),
        "omdat": f"u akkoord geeft voor {naam}" if eigen else "u beheerder bent",
    }
    return [Bericht(g, "bestand_ingediend", velden) for g in eigen or mogen]


def _sent_back(levering: Levering) -> list[Bericht]:
    velden = _about(levering) | {
        "wie": wie(levering.teruggestuurd_door),
        "reden": levering.reden_terug,
        "omdat": "u dit bestand hebt ingediend",
    }
    return [Bericht(g, "bestand_teruggestuurd", velden) for g in _sender(levering)]


def _agreed(levering: Levering) -> list[Bericht]:
    velden = _about(levering) | {
        "wie": wie(levering.vastgesteld_door),
        "omdat": "u dit bestand hebt ingediend",
    }
    return [Bericht(g, "bestand_akkoord", velden) for g in _sender(levering)]


def _sender(levering: Levering) -> list[Gebruiker]:
    return [levering.ingediend_door] if levering.ingediend_door else []


def _about(levering: Levering) -> dict:
    return {
        "gebied": naam_van(levering.gebied),
        "bestand": levering.bestand,
        "link": reverse("admin:bestand_levering", args=[levering.pk]),
    }
