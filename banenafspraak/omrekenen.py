"""From people to banen and plekken, through hours. Pure: no Django.

One baan is 25,5 verloonde uren a week. How many hours one plek is, no source confirms: a
beheerder fills it in, with where it comes from. How many hours people work, must have been
delivered. What is not known is never guessed: then nothing is converted.
"""

from dataclasses import dataclass
from decimal import Decimal

from banenafspraak.eenheden import UREN_PER_BAAN_PER_WEEK, Eenheid

UREN_ONBEKEND = "Omrekenen kan niet: de uren zijn niet bekend."
PLEK_ONBEKEND = "Omrekenen kan niet: hoeveel uur één plek telt, is niet bekend."
GEEN_UREN = "Omrekenen kan niet: dit cijfer gaat niet over uren werk."


class OmrekenenKanNiet(ValueError):
    """What is needed to convert is not known; the message is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Uren:
    """Hours a week. `per_mens`: how many one of these people works on average; `per_plek`:
    how many one plek is. None: not known."""

    per_mens: Decimal | None = None
    per_plek: Decimal | None = None

    def of_one(self, eenheid: Eenheid) -> Decimal:
        """The hours a week of one of these."""
        match eenheid:
            case Eenheid.UREN:
                return Decimal(1)
            case Eenheid.BANEN:
                return UREN_PER_BAAN_PER_WEEK
            case Eenheid.PLEKKEN:
                return _known(self.per_plek, PLEK_ONBEKEND)
            case Eenheid.PERSONEN:
                return _known(self.per_mens, UREN_ONBEKEND)
            case _:
                raise OmrekenenKanNiet(GEEN_UREN)


def reken_om(aantal: Decimal, van: Eenheid, naar: Eenheid, uren: Uren) -> Decimal:
    """The same hours in another unit, fractions kept. Raises `OmrekenenKanNiet`."""
    if van is naar:
        return aantal
    # Both are asked first: what is not known is told before anything is worked out.
    per_van, per_naar = uren.of_one(van), uren.of_one(naar)
    return aantal * per_van / per_naar


def _known(uren: Decimal | None, waarom_niet: str) -> Decimal:
    if uren is None or uren <= 0:
        raise OmrekenenKanNiet(waarom_niet)
    return uren
