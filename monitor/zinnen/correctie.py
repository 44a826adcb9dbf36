"""That a number on the site was corrected: when, what it was, and why.

A number that is too small to show is not told, nor what was said about it.
"""

from banenafspraak import notatie
from banenafspraak.models import Indicator
from monitor.overzichten.waarden import Waarde
from monitor.zinnen.woorden import getal, met_hoofdletter


def correctie_zin(waarde: Waarde | None, indicator: Indicator, *, wat: str = "") -> str:
    """`Gecorrigeerd op 26 november 2026, was 7. Reden: een telfout.`, or nothing.

    `wat`: what it is about, when that is not the figure itself: `de norm`.
    """
    correctie = waarde.correctie if waarde else None
    if correctie is None:
        return ""
    if correctie.in_som:
        wie = f"een deel van {wat or 'deze som'} is "
    else:
        wie = f"{wat} is " if wat else ""
    zin = met_hoofdletter(f"{wie}gecorrigeerd {correctie_kort(waarde, indicator)}.")
    reden = correctie.reden.strip()
    if not reden:
        return zin
    return f"{zin} Reden: {reden}{'' if reden[-1] in '.!?' else '.'}"


def correctie_kort(waarde: Waarde, indicator: Indicator | None = None) -> str:
    """`op 26 november 2026, was 7`, behind the word gecorrigeerd."""
    correctie = waarde.correctie
    was = f", was {getal(correctie.was, indicator)}" if correctie.was else ""
    return f"op {notatie.datum(correctie.op)}{was}"
