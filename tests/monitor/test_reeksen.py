"""One goal at other moments of its series: value objects, no database."""

from dataclasses import replace

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten.reeksen import at_moment
from tests.monitor.maken import make_doel, make_waarde

MAART = Kwartaal(2020, 1)
REEKS = (
    (Kwartaal(2019, 1), make_waarde(50)),
    (Kwartaal(2019, 4), make_waarde(70)),
    (MAART, make_waarde(80)),
    (Kwartaal(2020, 4), make_waarde(90)),
)
NORMEN = ((2019, make_waarde(100)), (2020, make_waarde(120)))


def make(**velden):
    return make_doel(90, 120, "2020-K4", reeks=REEKS, normen=NORMEN, **velden)


def test_an_earlier_moment_has_its_own_stand_norm_and_change():
    toen = at_moment(make(), MAART)
    assert (toen.stand.waarde, toen.norm.waarde) == (80, 120)
    assert toen.voortgang.percentage == 67
    assert toen.voortgang.rekenpad == 105
    assert toen.verschil_jaar == 30
    assert toen.verschil_kwartaal == 10


def test_the_moment_of_the_page_is_the_goal_itself():
    doel = make()
    assert at_moment(doel, doel.kwartaal) is doel


def test_a_moment_without_a_figure_is_unknown():
    toen = at_moment(make(), Kwartaal(2020, 2))
    assert toen.stand is None
    assert toen.voortgang.percentage is None


def test_what_is_real_stays_apart_at_every_moment():
    kaal = replace(make(), reeks=(), normen=())
    toen = at_moment(make(zonder_voorbeeld=kaal), MAART)
    assert toen.echt.kwartaal == MAART
    assert toen.echt.stand is None


def test_an_own_ambition_is_no_norm():
    ambitie = make_waarde(120, soort="eigen ambitie")
    doel = make_doel(90, ambitie, soort="eigen ambitie", reeks=REEKS)
    toen = at_moment(replace(doel, normen=((2020, ambitie),)), MAART)
    assert toen.norm is None
    assert toen.doelstelling.waarde == 120
