"""What a page says of itself when it shows what was known on an earlier day."""

import datetime

from django.utils import timezone

from banenafspraak import notatie
from banenafspraak.querysets import AMSTERDAM
from monitor.blik import Blik
from regio.models import Gebied, Soort

ZELFDE = "Deze link laat altijd hetzelfde zien, ook als een cijfer later verandert."
NIEUWSTE = "Bekijk de nieuwste cijfers"


def as_known(blik: Blik) -> str:
    """`Zoals bekend op 30 juni 2021.`, for what travels without its page: drawings and files;
    "" for what is known now."""
    vooruit = blik.komt_nog and blik.dag > timezone.localdate()
    return "" if blik.moment is None or vooruit else f"Zoals bekend op {blik.wanneer}."


def nothing_known(
    gebied: Gebied, blik: Blik, eerste: datetime.datetime | None
) -> list[str]:
    """That the day is before anything was known of the area, and when that came."""
    eigennaam = gebied.soort in (Soort.LAND, Soort.CLUSTER)
    wie = gebied.naam if eigennaam else f"de {gebied.aanduiding}"
    zinnen = [f"Op {blik.wanneer} was over {wie} nog niets bekend."]
    if eerste:
        dag = notatie.datum(eerste.astimezone(AMSTERDAM).date())
        zinnen.append(f"Het eerste cijfer is bekend sinds {dag}.")
    return zinnen


def within_borders(dag: datetime.date) -> str:
    """Which borders a page shows that does not show its own."""
    return f"U ziet de gemeenten en regio’s van *{notatie.datum(dag)}*."


def looking_back(blik: Blik, *, tijdloos: bool = False) -> list[str]:
    """The sentences of the bar on top: which day this is, and what is not in it. `tijdloos`:
    the page has no figures, and its words are those of today."""
    if blik.komt_nog:
        if blik.dag > timezone.localdate():
            return [
                f"*{blik.wanneer}* is nog niet geweest.",
                "U ziet de nieuwste cijfers.",
            ]
        return [
            f"U ziet wat bekend is op *{blik.wanneer}*.",
            "Deze dag is nog niet voorbij. Er kan dus nog iets veranderen.",
        ]
    eerste = f"U ziet wat bekend was op *{blik.wanneer}*."
    if tijdloos:
        return [
            f"U kijkt terug naar wat bekend was op *{blik.wanneer}*.",
            "De tekst op deze pagina is die van nu.",
        ]
    return [eerste, "Latere wijzigingen staan hier niet in."]
