"""The register over time: its total and the groups in it, of one area."""

from dataclasses import dataclass

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, Uitsplitsing
from monitor.kruising import Kruising, kruising
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.waarden import Waarde, require_one_axis, same_place
from regio.models import Gebied

REGISTER = "doelgroepregister"
GRONDSLAG = "grondslag"  # why somebody is in the register; each one is in one group
STIJGER, DALER = "participatiewet", "wajong"
OUD = 4  # quarters: older figures say nothing about how things go now

Tijdreeks = tuple[tuple[Kwartaal, Waarde], ...]


@dataclass(frozen=True, slots=True)
class Opbouw:
    """A total with its groups, oldest first, up to and including the quarter of the page."""

    indicator: Indicator
    gebied: Gebied
    kwartaal: Kwartaal
    totaal: Tijdreeks
    delen: tuple[tuple[Uitsplitsing, Tijdreeks], ...] = ()

    @property
    def reeksen(self) -> tuple[Tijdreeks, ...]:
        """The total first."""
        return (self.totaal, *(reeks for _, reeks in self.delen))

    @property
    def voorbeeld(self) -> bool:
        """Whether any figure is an example."""
        return any(w.voorbeeld for reeks in self.reeksen for _, w in reeks)

    def part(self, code: str) -> Tijdreeks:
        """The group with this code; empty without one."""
        return next((reeks for deel, reeks in self.delen if deel.code == code), ())

    @property
    def kruising(self) -> Kruising | None:
        """When the people of the Participatiewet outnumber the Wajong;
        None when figures of the last year do not say."""
        require_one_axis(w for _, w in (*self.part(STIJGER), *self.part(DALER)))
        uitkomst = kruising(_exact(self.part(STIJGER)), _exact(self.part(DALER)))
        if uitkomst is None or self.kwartaal - uitkomst.laatste > OUD:
            return None
        return uitkomst

    @property
    def kruising_is_voorbeeld(self) -> bool:
        """Whether the crossing rests on an example: one is enough."""
        gevonden = self.kruising
        rust_op = set(gevonden.rust_op) if gevonden else set()
        return any(
            waarde.voorbeeld
            for code in (STIJGER, DALER)
            for kwartaal, waarde in self.part(code)
            if kwartaal in rust_op
        )


def register_of(
    kubus: Kubus, indicator: Indicator, gebied: Gebied, kwartaal: Kwartaal
) -> Opbouw:
    """The register of `gebied` as far as it is known in `kwartaal`."""
    delen = []
    for deel in kubus.kinds(indicator):
        if deel.langs == GRONDSLAG:
            reeks = _known(kubus.series(indicator, gebied, kwartaal, deel.code))
            if reeks:
                delen.append((deel, reeks))
    totaal = _known(kubus.series(indicator, gebied, kwartaal))
    return Opbouw(indicator, gebied, kwartaal, totaal, tuple(delen))


def _known(reeks: Tijdreeks) -> Tijdreeks:
    """What can be a point: a number, or one too small to show; never a sum with gaps."""
    return tuple(
        (k, w) for k, w in reeks if (w.bekend or w.te_klein) and not w.ontbreekt
    )


def _exact(reeks: Tijdreeks) -> list:
    """The numbers that may be held against each other: not softened, and sums over the
    same gemeenten, within the same borders, as the newest one."""
    bekend = [(k, w) for k, w in reeks if w.bekend and not w.benadering]
    if not bekend:
        return []
    nieuwste = bekend[-1][1]
    return [
        (k, w.waarde)
        for k, w in bekend
        if w.leden == nieuwste.leden and same_place(w, nieuwste)
    ]
