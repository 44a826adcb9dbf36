"""Put one figure of our own on the site, over the shipped data, and look at a page."""

from django.test import Client

from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Indicator, Levering
from regio.models import Gebied
from tests.builders import build_cijfer, build_norm
from tests.monitor.boom import Boom


def deliver(rij):
    """Publish one row as a delivery of its own, over what was known."""
    levering = Levering(gebied=rij.gebied)
    hand_in(levering, [rij])
    publish(levering)


def norm(waarde, gebied, jaar, indicator):
    """A norm to deliver."""
    return build_norm(
        waarde,
        jaar,
        gebied=Gebied.objects.get(code=gebied),
        indicator=Indicator.objects.get(code=indicator),
    )


def figure(waarde, gebied="AM12", kwartaal="2020-K4", indicator="banenafspraak"):
    """A figure to deliver."""
    return build_cijfer(
        waarde,
        kwartaal,
        gebied=Gebied.objects.get(code=gebied),
        indicator=Indicator.objects.get(code=indicator),
    )


def read(adres):
    """The page as it is now."""
    return Boom(Client().get(adres).content.decode())
