"""Dividing a whole over parts, so that the parts add up exactly. Pure: no Django."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

Sleutel = TypeVar("Sleutel", bound=Hashable)


def verdeel(
    geheel: int, gewichten: Mapping[Sleutel, float | Fraction]
) -> dict[Sleutel, int]:
    """Divide `geheel` in proportion to `gewichten`, by largest remainder.

    The parts add up to `geheel`; of equal remainders the first in the mapping gets one
    more. A weight of 0 gets 0. Raises `ValueError` for a negative weight or whole, and
    when there is something to divide and no weight above 0.
    """
    som = sum(gewichten.values())
    if geheel < 0 or any(gewicht < 0 for gewicht in gewichten.values()):
        raise ValueError("Verdelen kan alleen met getallen vanaf 0.")
    if not som:
        if geheel:
            raise ValueError("Er is niemand om over te verdelen.")
        return dict.fromkeys(gewichten, 0)
    precies = {deel: geheel * gewicht / som for deel, gewicht in gewichten.items()}
    heel = {deel: int(waarde) for deel, waarde in precies.items()}
    over = geheel - sum(heel.values())
    op_rest = sorted(
        (deel for deel in precies if gewichten[deel] > 0),
        key=lambda deel: heel[deel] - precies[deel],
    )
    for deel in op_rest[:over]:
        heel[deel] += 1
    return heel


def verdeel_precies(
    geheel: Decimal, gewichten: Mapping[Sleutel, Decimal]
) -> dict[Sleutel, Decimal]:
    """Like `verdeel`, reckoned in fractions, so that no rounding decides who gets one more.
    A whole of 14,6 is divided in tenths. Raises `ValueError` as `verdeel` does."""
    decimalen = max(0, -geheel.normalize().as_tuple().exponent)
    stap = Decimal(1).scaleb(-decimalen)
    delen = verdeel(
        int(geheel / stap), {deel: Fraction(w) for deel, w in gewichten.items()}
    )
    return {deel: aantal * stap for deel, aantal in delen.items()}
