"""What the tests of borders of now share: a reader of one quarter, and what is said of it."""

from functools import partial

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten import Lezer
from monitor.overzichten.grenzen import border_changes
from monitor.zinnen import grenzen as woorden
from regio.models import Soort
from tests.builders import dag

GRENS = dag("2023-09-30")


def reader(kwartaal, grenzen=GRENS):
    return Lezer(Kwartaal.lees(kwartaal), vandaag=dag("2026-11-26"), grenzen=grenzen)


def explain(kwartaal, soort, slug, grenzen=GRENS):
    lezer = reader(kwartaal, grenzen)
    gebied = lezer.atlas.find(soort, slug)
    return woorden.explanation(border_changes(lezer, gebied, GRENS))


gooi = partial(explain, soort=Soort.REGIO, slug="gooi-en-vechtstreek")
gemeente = partial(explain, soort=Soort.GEMEENTE)
