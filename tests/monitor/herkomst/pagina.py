"""The page of one figure, as a reader sees it."""

from django.test import Client

from tests.monitor.boom import Boom

HUIZEN = "/2025-K4/gemeente/huizen/herkomst/banenafspraak/"
BESCHUT = "/2025-K4/gemeente/huizen/herkomst/beschut-werk/"
GOOI = "/2025-K4/regio/gooi-en-vechtstreek/herkomst/beschut-werk/"


def read(adres=HUIZEN) -> Boom:
    """The page at this address, which must be there."""
    antwoord = Client().get(adres)
    assert antwoord.status_code == 200, adres
    return Boom(antwoord.content.decode())
