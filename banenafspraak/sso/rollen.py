"""Roles by group: at each log-in they are brought in line with what the provider says.

A role for an area that OIDC_ROLLEN names is the provider's to give and to take, from whoever
logs in that way, also when somebody gave it by hand. Everything else is given by hand, and
nothing here touches it. (banenafspraak/README.md says why.)
"""

import logging

from django.utils import timezone

from banenafspraak.logboek.luisteren import als
from banenafspraak.models import SOORTEN_PER_ROL, Toewijzing
from banenafspraak.sso.instellingen import Regel
from regio.models import Gebied

logger = logging.getLogger("banenafspraak.sso")

ERBIJ = "De groep bij de organisatie geeft deze rol."
ERAF = "Geen groep bij de organisatie geeft deze rol nog."


def given_by(groepen: frozenset[str], regels: tuple[Regel, ...]) -> set:
    """The (role, area) pairs that these groups give today, areas by primary key."""
    return _pairs(regel for regel in regels if regel.groep in groepen)


def _pairs(regels) -> set[tuple[str, int]]:
    regels = list(regels)
    codes = {regel.gebied for regel in regels}
    gebieden = {g.code: g for g in Gebied.objects.filter(code__in=codes)}
    for code in sorted(codes - gebieden.keys()):
        logger.error("OIDC_ROLLEN noemt %s. Dat gebied is er niet.", code)
    return {
        (regel.rol, gebieden[regel.gebied].pk)
        for regel in regels
        if regel.gebied in gebieden
        and gebieden[regel.gebied].soort in SOORTEN_PER_ROL[regel.rol]
    }


def bring_in_line(gebruiker, gegeven: set, regels: tuple[Regel, ...]) -> None:
    """Open what is given and not there, end what is there and not given. Call it in a
    transaction that holds the row of `gebruiker`."""
    vandaag = timezone.localdate()
    lopend = {paar: [] for paar in _pairs(regels)}
    niet_voorbij = Toewijzing.objects.filter(gebruiker=gebruiker).exclude(
        tot__lte=vandaag
    )
    for toewijzing in niet_voorbij.order_by("van", "pk"):
        paar = (toewijzing.rol, toewijzing.gebied_id)
        if paar in lopend:
            lopend[paar].append(toewijzing)
    for paar, rijen in lopend.items():
        if paar in gegeven:
            _open(gebruiker, paar, rijen, vandaag)
        else:
            for toewijzing in rijen:
                _end(toewijzing, vandaag)


def _open(gebruiker, paar, rijen, vandaag) -> None:
    if any(t.van <= vandaag for t in rijen):
        return
    with als(None, ERBIJ):
        if rijen:  # it would begin later; two open rows cannot be
            rijen[0].van = vandaag
            rijen[0].save()
            return
        rol, gebied = paar
        Toewijzing.objects.create(
            gebruiker=gebruiker, rol=rol, gebied_id=gebied, van=vandaag
        )


def _end(toewijzing, vandaag) -> None:
    with als(None, ERAF):
        if toewijzing.van < vandaag:
            toewijzing.tot = vandaag
            toewijzing.save()
        else:
            # A period of no day cannot exist, and this one has had no full day.
            toewijzing.delete()
