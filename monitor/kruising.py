"""When one group overtakes another: seen in the figures, or to be expected.

Pure: no Django. The letter of the Werkkamer expects more people of the
Participatiewet than of the Wajong in the register, "in de huidige lijn". Here that line is
exact: the average change per quarter over the last year, drawn on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from banenafspraak.kwartaal import LAATSTE_KWARTAAL, Kwartaal

KWARTALEN_TERUG = 4  # the pace is that of the last year
HOOGSTENS_VOORUIT = 20  # quarters; nobody draws a line further on than five years

Reeks = Iterable[tuple[Kwartaal, Decimal]]


class Soort(StrEnum):
    """What may be said of two groups."""

    GEBEURD = "gebeurd"
    ALTIJD_AL = "altijd al"
    VERWACHT = "verwacht"
    TE_VER = "te ver"
    NIET_DICHTERBIJ = "niet dichterbij"


@dataclass(frozen=True, slots=True)
class Kruising:
    """Whether and when the riser passes the faller, and what that rests on.

    `kwartaal`: the first quarter in which the riser is at least as large and stays so;
    None where there is none, or none that the figures show. `ervoor`: the last quarter
    known before it, when the riser was still the smaller one. `gelijk`: in that quarter
    both were equally large. `stijger` and `daler`: the change per quarter that was drawn
    on, when it was. `laatste`: the newest quarter in which both are known. `rust_op`: the
    quarters whose figures decide.
    """

    soort: Soort
    laatste: Kwartaal
    rust_op: tuple[Kwartaal, ...]
    kwartaal: Kwartaal | None = None
    ervoor: Kwartaal | None = None
    gelijk: bool = False
    stijger: Decimal | None = None
    daler: Decimal | None = None

    @property
    def is_scherp(self) -> bool:
        """Whether the figures show the very quarter: the one before it is known too."""
        return self.ervoor is not None and self.kwartaal - self.ervoor == 1


def kruising(stijger: Reeks, daler: Reeks) -> Kruising | None:
    """Judge two groups by the quarters in which both are known; None when nothing can be said."""
    boven, onder = dict(stijger), dict(daler)
    samen = sorted(boven.keys() & onder.keys())
    if not samen:
        return None
    afstanden = {k: onder[k] - boven[k] for k in samen}
    if afstanden[samen[-1]] <= 0:
        return _happened(samen, afstanden)
    return _projected(samen[-1], boven, onder)


def _happened(samen: list[Kwartaal], afstanden: dict[Kwartaal, Decimal]) -> Kruising:
    """Back from the newest quarter for as long as the riser is not the smaller one."""
    begin = len(samen) - 1
    while begin and afstanden[samen[begin - 1]] <= 0:
        begin -= 1
    laatste, eerste = samen[-1], samen[begin]
    if not begin:
        return Kruising(Soort.ALTIJD_AL, laatste, rust_op=tuple(samen))
    return Kruising(
        Soort.GEBEURD,
        laatste,
        rust_op=tuple(samen[begin - 1 :]),
        kwartaal=eerste,
        ervoor=samen[begin - 1],
        gelijk=afstanden[eerste] == 0,
    )


def _projected(laatste: Kwartaal, boven: dict, onder: dict) -> Kruising | None:
    """Draw both on from their newest common quarter, at the pace of the year before it."""
    toen = laatste.jaar_eerder()
    if toen not in boven or toen not in onder:
        return None
    # Over four quarters: whole numbers stay whole, so that nothing is rounded.
    stap_boven, stap_onder = boven[laatste] - boven[toen], onder[laatste] - onder[toen]
    gevonden = {
        "laatste": laatste,
        "rust_op": (toen, laatste),
        "stijger": stap_boven / KWARTALEN_TERUG,
        "daler": stap_onder / KWARTALEN_TERUG,
    }
    dichterbij = stap_boven - stap_onder
    if dichterbij <= 0:
        return Kruising(Soort.NIET_DICHTERBIJ, **gevonden)
    heel, rest = divmod((onder[laatste] - boven[laatste]) * KWARTALEN_TERUG, dichterbij)
    vooruit = int(heel) + (rest > 0)
    if vooruit > min(HOOGSTENS_VOORUIT, LAATSTE_KWARTAAL - laatste):
        return Kruising(Soort.TE_VER, **gevonden)
    return Kruising(Soort.VERWACHT, kwartaal=laatste + vooruit, **gevonden)
