"""One goal at other moments of its own series: the numbers behind a chart, row by row."""

from dataclasses import replace

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import NormSoort
from monitor.overzichten.waarden import Doel, make_voortgang


def at_moment(doel: Doel, kwartaal: Kwartaal) -> Doel:
    """The goal as it was in a quarter of its series, held against the norm of that year."""
    if kwartaal == doel.kwartaal:
        return doel
    reeks, normen = dict(doel.reeks), dict(doel.normen)
    stand, norm = reeks.get(kwartaal), normen.get(kwartaal.jaar)
    ambitie = norm if norm and norm.soort == NormSoort.AMBITIE else None
    ervoor = None if ambitie else normen.get(kwartaal.jaar - 1)
    echt = doel.zonder_voorbeeld
    return replace(
        doel,
        kwartaal=kwartaal,
        voortgang=make_voortgang(doel.indicator, kwartaal, stand, norm, ervoor),
        stand=stand,
        norm=None if ambitie else norm,
        ambitie=ambitie,
        jaar_eerder=reeks.get(kwartaal.jaar_eerder()),
        kwartaal_eerder=reeks.get(kwartaal.vorige()),
        laatst=None,
        delen=(),
        zonder_voorbeeld=echt and at_moment(echt, kwartaal),
    )
