"""Rules that find what deserves attention. Pure: no Django.

"Structureel onder de norm" (letter of the Werkkamer) means here:
below the norm at two year-ends running, or below the rekenpad four quarters running.
A quarter is never held against the norm for the end of the year: K1-K3 would always be
red.
"""

from collections.abc import Iterable
from enum import StrEnum

from banenafspraak.kwartaal import Kwartaal
from monitor.voortgang import Status, Voortgang

JAAREINDEN_OP_RIJ = 2
KWARTALEN_OP_RIJ = 4


class Structureel(StrEnum):
    """Whether the norm is missed time after time."""

    JA_JAAREINDEN = "twee jaareinden"
    JA_KWARTALEN = "vier kwartalen"
    NEE = "nee"
    NIET_TE_ZEGGEN = "niet te zeggen"


def structureel(reeks: Iterable[Voortgang], kwartaal: Kwartaal) -> Structureel:
    """Judge a series as it stood in `kwartaal`.

    "Nee" needs as much evidence as "ja": the last two year-ends, or the last four
    quarters, up to and including `kwartaal`, must be known.
    """
    per_kwartaal = {v.kwartaal: v for v in reeks}
    jaareinde = kwartaal if kwartaal.is_jaareinde else _jaareinde_ervoor(kwartaal)
    einden = _statussen(per_kwartaal, jaareinde, JAAREINDEN_OP_RIJ, stap=4)
    kwartalen = _statussen(per_kwartaal, kwartaal, KWARTALEN_OP_RIJ, stap=1)
    if einden and all(s is Status.NIET_GEHAALD for s in einden):
        return Structureel.JA_JAAREINDEN
    if kwartalen and all(s in (Status.ACHTER, Status.NIET_GEHAALD) for s in kwartalen):
        return Structureel.JA_KWARTALEN
    if einden or kwartalen:
        return Structureel.NEE
    return Structureel.NIET_TE_ZEGGEN


def _jaareinde_ervoor(kwartaal):
    vorig = kwartaal.vorige()
    while vorig and not vorig.is_jaareinde:
        vorig = vorig.vorige()
    return vorig


def _statussen(per_kwartaal, laatste, aantal, *, stap) -> list[Status]:
    """The judgements of `aantal` moments back from `laatste`; empty when one is missing."""
    statussen = []
    for _ in range(aantal):
        voortgang = per_kwartaal.get(laatste) if laatste else None
        if voortgang is None or not voortgang.status.is_oordeel:
            return []
        statussen.append(voortgang.status)
        for _ in range(stap):
            laatste = laatste.vorige() if laatste else None
    return statussen
