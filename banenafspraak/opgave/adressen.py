"""Paths of the pages that a mail leads to."""

from django.urls import reverse

from banenafspraak.kwartaal import Kwartaal
from regio.models import Gebied, Soort

# The word in an address for the soort of an area that has a public page.
_WOORDEN = {
    Soort.REGIO: "regio",
    Soort.GEMEENTE: "gemeente",
    Soort.CLUSTER: "cluster",
}


def opgave_url(gebied: Gebied, kwartaal: Kwartaal, naam: str = "opgave") -> str:
    """A page of an opgave in beheer, by its name in `urls.py`."""
    return reverse(f"admin:{naam}", args=[kwartaal, gebied.code])


def public_url(gebied: Gebied, kwartaal: Kwartaal) -> str:
    """The page on which everybody sees the figures."""
    if gebied.soort == Soort.LAND:
        return reverse("land", args=[kwartaal])
    return reverse("gebied", args=[kwartaal, _WOORDEN[gebied.soort], gebied.slug])
