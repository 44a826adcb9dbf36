"""The vertical axis: from values to round ticks. Pure, in Decimal."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STAPPEN = tuple(Decimal(s) for s in ("1", "2", "2.5", "5", "10"))


@dataclass(frozen=True, slots=True)
class Schaal:
    """From `laag` to `hoog` in equal steps; zero is always among them."""

    laag: Decimal
    hoog: Decimal
    stap: Decimal

    @property
    def streepjes(self) -> list[Decimal]:
        aantal = int((self.hoog - self.laag) / self.stap)
        return [self.laag + n * self.stap for n in range(aantal + 1)]

    def deel(self, waarde: Decimal) -> float:
        """0 at the bottom, 1 at the top."""
        return float((waarde - self.laag) / (self.hoog - self.laag))


def ronde_schaal(waarden: list[Decimal], hoogstens: int = 5) -> Schaal:
    """The round scale with at most `hoogstens` steps that leaves the least room over.

    Whole numbers get whole ticks: nobody counts half a person.
    """
    laag, hoog = min([Decimal(0), *waarden]), max([Decimal(0), *waarden])
    if laag == hoog:
        hoog = Decimal(1)
    heel = all(w == w.to_integral_value() for w in waarden)
    ruw = (hoog - laag) / hoogstens
    macht = Decimal(1).scaleb(ruw.adjusted())
    keuzes = []
    for stap in (macht * s for s in (*_STAPPEN, 20, 25, 50)):
        if heel and stap != stap.to_integral_value():
            continue
        onder = (laag / stap).to_integral_value(ROUND_FLOOR)
        boven = (hoog / stap).to_integral_value(ROUND_CEILING)
        if boven - onder <= hoogstens:
            over = (boven - onder) * stap - (hoog - laag)
            keuzes.append(
                (over, -(boven - onder), Schaal(onder * stap, boven * stap, stap))
            )
    return min(keuzes, key=lambda k: k[:2])[2]
