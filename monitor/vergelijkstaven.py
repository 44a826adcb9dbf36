"""From many areas side by side to bars at one moment: the quarter of the page."""

from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor import zinnen
from monitor.grafieken import Staaf, Stavengrafiek
from monitor.overzichten.vergelijken import Naast
from monitor.tekeningen import kind_of, whole


def bars_of(
    naast: list[Naast], kwartaal: Kwartaal, deel: bool, titel: str, bron: str
) -> Stavengrafiek:
    """The chart, the largest first and what is not known last."""
    indicator = naast[0].regel.doel.indicator
    staven = [_share(n, kwartaal) if deel else _number(n) for n in naast]
    staven.sort(key=lambda s: (s.waarde is None, -(s.waarde or 0), s.naam))
    normen = [n.regel.doel.doelstelling for n in naast if n.regel.doel.doelstelling]
    return Stavengrafiek(
        titel=titel,
        omschrijving=_describe(staven, kwartaal, deel, indicator),
        staven=tuple(staven),
        gekozen=kwartaal,
        procent=deel,
        bron=bron,
        norm_naam=zinnen.norm_woord(normen[0] if normen else None),
    )


def has_bars(naast: list[Naast], kwartaal: Kwartaal, deel: bool) -> bool:
    """Whether there is anything to draw at this moment."""
    staven = (_share(n, kwartaal) if deel else _number(n) for n in naast)
    return any(s.waarde is not None for s in staven)


def _unknown(naast: Naast) -> Staaf:
    stand = naast.regel.doel.stand
    if stand and stand.te_klein:
        woord = zinnen.getal(stand, naast.regel.doel.indicator)
        return Staaf(naast.gebied.naam, None, "te klein", woord)
    return Staaf(naast.gebied.naam, None, "onbekend", zinnen.NIET_BEKEND)


def _number(naast: Naast) -> Staaf:
    """The stand, with the norm unless one of the two is an example and the other is real."""
    doel = naast.regel.doel
    stand = whole(doel.stand)
    if stand is None or not stand.bekend:
        return _unknown(naast)
    norm = doel.doelstelling
    past = norm and norm.bekend and not norm.ontbreekt
    if past and norm.voorbeeld and not stand.voorbeeld:
        past = False
    return Staaf(
        naast.gebied.naam,
        stand.waarde,
        kind_of(stand),
        norm=norm.waarde if past else None,
        benadering=stand.benadering,
    )


def _share(naast: Naast, kwartaal: Kwartaal) -> Staaf:
    """Which part of the norm for that year was reached."""
    for aandeel in naast.aandelen:
        if aandeel.kwartaal == kwartaal:
            soort = "voorbeeld" if aandeel.voorbeeld else "echt"
            return Staaf(naast.gebied.naam, Decimal(aandeel.percentage), soort)
    stand = naast.regel.doel.stand
    if stand and stand.bekend:  # a figure, but no norm to hold it against
        return Staaf(naast.gebied.naam, None, "onbekend", _why_no_share(naast))
    return _unknown(naast)


def _why_no_share(naast: Naast) -> str:
    norm = naast.regel.doel.doelstelling
    if norm and norm.bekend and norm.waarde == 0:
        return zinnen.NORM_IS_NUL
    return zinnen.GEEN_NORM if not norm else "geen deel te geven"


def _describe(
    staven: list[Staaf], kwartaal: Kwartaal, deel: bool, indicator: Indicator
) -> str:
    """The chart in words, for who cannot see it."""
    teken = "%" if deel else ""
    delen = [
        f"{s.naam}: {notatie.aantal(s.waarde)}{teken}"
        + (", voorbeeld" if s.soort == "voorbeeld" else "")
        for s in staven
        if s.waarde is not None
    ]
    zonder = [s.naam for s in staven if s.waarde is None]
    tekst = (
        f"{indicator.naam}, {kwartaal.einde_label}. Een staaf per gebied, de langste boven. "
        + "; ".join(delen)
    )
    if zonder:
        tekst += f". Zonder staaf: {', '.join(zonder)}"
    return f"{tekst}."
