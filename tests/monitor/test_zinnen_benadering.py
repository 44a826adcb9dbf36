"""A softened figure is never turned into an exact shortfall."""

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor import zinnen
from monitor.voortgang import Status
from tests.monitor.maken import make_doel, make_waarde


def softened(stand, norm, benadering, kwartaal="2020-K4"):
    return make_doel(make_waarde(stand, benadering=benadering), norm, kwartaal)


@pytest.mark.parametrize(
    ("stand", "norm", "benadering", "afstand", "procent"),
    [
        (90_000, 115_000, "bijna", "meer dan 25.000", "bijna 78%"),
        (1_700, 935, "meer dan", "meer dan 765", "meer dan 182%"),
        (1_000, 1_100, "circa", "ongeveer 100", "circa 91%"),
        (800, 900, "minder dan", "meer dan 100", "minder dan 89%"),
    ],
)
def test_the_distance_is_softened_too(stand, norm, benadering, afstand, procent):
    voortgang = softened(stand, norm, benadering).voortgang
    assert zinnen.afstand_getal(voortgang) == afstand
    assert zinnen.procent_tekst(voortgang) == procent


@pytest.mark.parametrize(
    ("stand", "benadering"), [(890, "meer dan"), (910, "minder dan"), (910, "bijna")]
)
def test_a_number_that_may_lie_on_either_side_is_not_judged(stand, benadering):
    doel = softened(stand, 900, benadering)
    assert doel.voortgang.status is Status.GEEN_OORDEEL
    assert "de bron noemt geen precies getal" in " ".join(zinnen.hoofdzinnen(doel))


def test_an_exact_number_stays_exact():
    voortgang = make_doel(608, 900).voortgang
    assert zinnen.afstand_getal(voortgang) == "292"
    assert voortgang.kwartaal == Kwartaal(2020, 4)
