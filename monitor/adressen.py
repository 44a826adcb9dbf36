"""Addresses of pages. The words in a URL are not always those of the model."""

from urllib.parse import urlencode

from django.urls import reverse

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from regio.models import Gebied, Soort

# soort in a URL <-> soort of a Gebied. A provincie has no page of its own.
SOORTEN = {
    "land": Soort.LAND,
    "regio": Soort.REGIO,
    "gemeente": Soort.GEMEENTE,
    "cluster": Soort.CLUSTER,
}
_WOORDEN = {soort: woord for woord, soort in SOORTEN.items()}


def area_url(gebied: Gebied, kwartaal: Kwartaal) -> str:
    """The page of an area in a quarter; "" for an area without a page."""
    woord = _WOORDEN.get(gebied.soort)
    if woord is None:
        return ""
    if woord == "land":
        return reverse("land", args=[kwartaal])
    return reverse("gebied", args=[kwartaal, woord, gebied.slug])


def chart_url(gebied: Gebied, kwartaal: Kwartaal, indicator_code: str) -> str:
    """The drawing, without its extension."""
    woord = _WOORDEN[gebied.soort]
    adres = reverse(
        "grafiek", args=[kwartaal, woord, gebied.slug, indicator_code, "svg"]
    )
    return adres.removesuffix(".svg")


def map_url(gebied: Gebied, kwartaal: Kwartaal, indicator_code: str) -> str:
    """The map of what an area is made of, without its extension."""
    woord = _WOORDEN[gebied.soort]
    adres = reverse("kaart", args=[kwartaal, woord, gebied.slug, indicator_code, "svg"])
    return adres.removesuffix(".svg")


def compare_url(gebieden, kwartaal: Kwartaal, indicator_code: str = "") -> str:
    """Areas side by side, on one indicator."""
    vraag = [("gebied", gebied.code) for gebied in gebieden]
    if indicator_code:
        vraag.append(("indicator", indicator_code))
    return f"{reverse('vergelijk', args=[kwartaal])}?{urlencode(vraag)}"


def indicator_url(indicator: Indicator) -> str:
    """The page that explains an indicator."""
    return reverse("indicator", args=[indicator.code])
