"""The Werkkamer region, and a correction of its figure made long after."""

from django.core.cache import cache
from django.test import Client

from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Levering
from tests.builders import moment
from tests.monitor.leveren import figure

GOOI = "/2020-K4/regio/gooi-en-vechtstreek/"
TOEN = "bekend_op=2021-06-30"
REDEN = "Vier banen waren te laat doorgegeven"
CORRECTIE = moment("2026-11-22 14:04")


def correct(waarde=612, op=CORRECTIE, reden=REDEN, **wat):
    """Publish another number for the extra jobs of Gooi en Vechtstreek, end of 2020."""
    rij = figure(waarde, **wat)
    levering = Levering(gebied=rij.gebied, reden=reden)
    hand_in(levering, [rij])
    publish(levering, moment=op)
    return levering


def get(adres):
    """The answer, made anew: nothing of it comes from the cache."""
    cache.clear()
    return Client().get(adres)
