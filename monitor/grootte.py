"""Size classes of gemeenten, by the inhabitants of 2023 (rule 13). Pure."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Grootte:
    """One class: from `van` up to but not including `tot` inhabitants."""

    code: str
    naam: str
    van: int = 0
    tot: int | None = None


GROOTTES = (
    Grootte("tot-20", "minder dan 20.000", 0, 20_000),
    Grootte("20-50", "20.000 tot 50.000", 20_000, 50_000),
    Grootte("50-100", "50.000 tot 100.000", 50_000, 100_000),
    Grootte("100-250", "100.000 tot 250.000", 100_000, 250_000),
    Grootte("vanaf-250", "250.000 en meer", 250_000),
    Grootte("onbekend", "onbekend"),
)
_ONBEKEND = GROOTTES[-1]


def size_class(inwoners: Decimal | None) -> Grootte:
    """The class of a gemeente; without a number (ended gemeenten) it is unknown."""
    if inwoners is None:
        return _ONBEKEND
    for grootte in GROOTTES[:-1]:
        if grootte.van <= inwoners and (grootte.tot is None or inwoners < grootte.tot):
            return grootte
    return _ONBEKEND
