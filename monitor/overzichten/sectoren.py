"""The sectors of a goal at the newest moment for which a source gives them."""

from dataclasses import dataclass, replace

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.reeksen import at_moment
from monitor.overzichten.waarden import Doel, Doeldeel, Waarde
from monitor.voortgang import Voortgang


@dataclass(frozen=True, slots=True)
class Verdeling:
    """The sectors in one quarter, with the total and its norm as published."""

    kwartaal: Kwartaal
    delen: tuple[Doeldeel, ...]
    totaal: Waarde | None
    norm: Waarde | None
    voortgang: Voortgang

    def goal(self, doel: Doel) -> Doel:
        """The goal as it was in this quarter, with these sectors."""
        return replace(at_moment(doel, self.kwartaal), delen=self.delen)


def newest_split(kubus: Kubus, doel: Doel) -> Verdeling | None:
    """The sectors in the quarter of the page, else in the newest quarter before it: a real
    figure wins from a newer example. None when no source gives any."""
    kwartalen = kubus.has_any(doel.indicator, doel.gebied)
    kandidaten = [
        _split(kubus, doel, kwartaal)
        for kwartaal in reversed(kwartalen)
        if kwartaal <= doel.kwartaal
    ]
    bekend = [v for v in kandidaten if any(_known(d) for d in v.delen)]
    echt = [
        v for v in bekend if any(_known(d) and not d.stand.voorbeeld for d in v.delen)
    ]
    if bekend and bekend[0].kwartaal == doel.kwartaal:
        return bekend[0]
    return next(iter(echt or bekend), None)


def _split(kubus: Kubus, doel: Doel, kwartaal: Kwartaal) -> Verdeling:
    indicator, gebied = doel.indicator, doel.gebied
    return Verdeling(
        kwartaal=kwartaal,
        delen=kubus.goal_parts(indicator, gebied, kwartaal),
        totaal=kubus.effective(indicator, gebied, kwartaal),
        norm=kubus.norm(indicator, gebied, kwartaal.jaar),
        voortgang=kubus.voortgang(indicator, gebied, kwartaal),
    )


def _known(deel: Doeldeel) -> bool:
    return deel.stand is not None and deel.stand.bekend
