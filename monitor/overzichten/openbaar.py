"""What the public may see of one row of the ledger: the only place that decides it.

Of a number that is or was too small to show no word is told: one may give it away.
"""

from django.utils import timezone

from banenafspraak.eenheden import Maat
from banenafspraak.models import Onderdrukking, Waarneming
from monitor.overzichten.waarden import (
    NIET_GETOOND,
    Correctie,
    Duidingtekst,
    Waarde,
)


def value_of(rij: Waarneming, maat: Maat | None = None) -> Waarde:
    """A row of the ledger as the public may see it. `maat`: what it counts; without it the
    number is to be shown only, never to be reckoned with."""
    verborgen = getattr(rij, "onderdrukking", Onderdrukking.GEEN)
    openbaar = verborgen == Onderdrukking.GEEN
    zeg_meer = openbaar and not _was_hidden(rij)
    return Waarde(
        waarde=rij.waarde if openbaar else None,
        reden=NIET_GETOOND
        if verborgen == Onderdrukking.SECUNDAIR
        else rij.reden_onbekend,
        te_klein=not openbaar,
        neutraal=verborgen == Onderdrukking.SECUNDAIR,
        drempel=getattr(rij, "drempel", None)
        if verborgen == Onderdrukking.PRIMAIR
        else None,
        benadering=rij.benadering if openbaar else "",
        voorlopig=rij.voorlopig,
        afgeleid_uit=_sum_of(rij) if openbaar else "",
        voorbeeld=rij.voorbeeld,
        peildatum_genoemd=getattr(rij, "peildatum_genoemd", True),
        vanaf=getattr(rij, "vanaf", None),
        bronnen=(rij.bron,),
        toelichting=rij.toelichting if zeg_meer else "",
        soort=getattr(rij, "soort", ""),
        versie=getattr(rij, "versie", ""),
        correctie=_correction(rij, zeg_meer),
        duiding=_explanation(rij) if zeg_meer else None,
        maat=maat,
    )


def _sum_of(rij: Waarneming) -> str:
    """What a number was computed from, unless a part of that may not be told."""
    if getattr(rij, "som_verborgen", False):
        return "een som waarvan een deel niet wordt getoond"
    return rij.afgeleid_uit


def _was_hidden(rij: Waarneming) -> bool:
    if not rij.vervangt_id:
        return False
    was = getattr(rij, "was_onderdrukking", Onderdrukking.GEEN)
    return was != Onderdrukking.GEEN


def _correction(rij: Waarneming, zeg_meer: bool) -> Correctie | None:
    """What the row changed: the number. The same number from another source is no
    correction, and an example is never one."""
    if rij.voorbeeld or not rij.vervangt_id:
        return None
    if not zeg_meer:  # whether the number changed would tell of it
        return Correctie(timezone.localdate(rij.bekend_vanaf))
    if (rij.was_waarde, rij.was_benadering) == (rij.waarde, rij.benadering):
        return None
    op = timezone.localdate(rij.bekend_vanaf)
    was = Waarde(rij.was_waarde, benadering=rij.was_benadering)
    return Correctie(op, was, rij.waarom or "")


def _explanation(rij: Waarneming) -> Duidingtekst | None:
    """What the organisation says with it, on the page of its own quarter."""
    tekst = getattr(rij, "duiding_tekst", None)
    if not tekst:
        return None
    op = timezone.localdate(rij.duiding_op)
    return Duidingtekst(tekst, rij.duiding_namens, op)
