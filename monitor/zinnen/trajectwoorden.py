"""The words that sentences about a trajectory share: numbers, moments, what is added."""

from decimal import ROUND_HALF_UP, Decimal

from banenafspraak import notatie
from banenafspraak.eenheden import Aard
from banenafspraak.models import Indicator
from monitor.overzichten.waarden import Waarde
from monitor.traject import Doelsoort
from monitor.trajecten import Traject
from monitor.zinnen.register import example
from monitor.zinnen.woorden import getal, norm_ding, norm_woord, telwoord


def marked(traject: Traject, zinnen: list[str]) -> list[str]:
    """Each sentence with "Voorbeeld:" in front, when the figure is invented."""
    return [example(zin) for zin in zinnen] if traject.voorbeeld else zinnen


def quarters(aantal: int) -> str:
    """`1 kwartaal`, `20 kwartalen`."""
    return "1 kwartaal" if aantal == 1 else f"{aantal} kwartalen"


def years(aantal: int) -> str:
    """`1 jaar`, `5 jaar`."""
    return f"{aantal} jaar"


def year_end(traject: Traject, jaar: int) -> str:
    """`eind 2025` for a stand, `in 2025` for what is counted over a year."""
    return f"in {jaar}" if traject.is_stroom else f"eind {jaar}"


def number(traject: Traject, getal_: Decimal | int) -> str:
    """A number of what the figure counts, as sentences write it."""
    indicator = traject.doel.indicator
    return getal(Waarde(Decimal(getal_)), indicator)


def goal_word(traject: Traject) -> str:
    """What the norm is called, also where none is known: norm, richtlijn or ambitie."""
    soort = traject.doel.indicator.norm_soort
    return norm_woord(traject.norm or Waarde(None, soort=soort))


def thing(traject: Traject, aantal: Decimal | int) -> str:
    """What has to be added: what the norm counts; times a number it is what the figure
    counts. Extra jobs are added as jobs."""
    indicator = traject.doel.indicator
    factor = traject.doelwaarde and traject.doelwaarde.soort is Doelsoort.FACTOR
    if factor:
        return counted(traject, aantal)
    return _plain(indicator, norm_ding(indicator, Decimal(aantal)))


def counted(traject: Traject, aantal: Decimal | int) -> str:
    """What the figure counts: `mensen`, `banen`; extra jobs are counted as jobs."""
    indicator = traject.doel.indicator
    return _plain(indicator, telwoord(indicator, Decimal(aantal)))


def _plain(indicator: Indicator, woord: str) -> str:
    return woord.removeprefix("extra ") if indicator.aard == Aard.EXTRA else woord


def about(traject: Traject) -> str:
    """`ongeveer ` before a number that rests on a softened figure, else nothing."""
    return "ongeveer " if traject.doel.stand.benadering else ""


def softened(traject: Traject) -> str:
    """How the source writes a softened figure, and with which number we work."""
    stand = traject.doel.stand
    return (
        f"De bron schrijft ‘{getal(stand, traject.doel.indicator)}’. "
        f"Wij rekenen met {number(traject, stand.waarde)}."
    )


def decimals(waarde: Decimal) -> str:
    """At most two decimals, half up: a third of something has no end."""
    return notatie.aantal(waarde.quantize(Decimal("0.01"), ROUND_HALF_UP))


def is_to_come(traject: Traject) -> bool:
    """Whether the goal is still to be reached; a goal whose year is past may be too."""
    tempo = traject.tempo
    return tempo is not None and tempo.afstand > 0 and not traject.onzeker
