"""Whether an area set itself a goal, next to the norm of the law."""

import pytest

from monitor.antwoorden.antwoord import Woord
from monitor.antwoorden.maken import answer
from monitor.antwoorden.vragen import PER_CODE
from tests.monitor.antwoorden.maken import GEMEENTE, make_stof, text
from tests.monitor.maken import make_doel, make_waarde

VRAAG = PER_CODE["schepje-erbovenop"]


def own_goal(kwartaal="2020-K4", **velden):
    doel = make_doel(
        214,
        kwartaal=kwartaal,
        indicator="uitstroom",
        gebied=GEMEENTE,
        **velden,
    )
    return answer(VRAAG, make_stof(doel, gebied=GEMEENTE, kwartaal=kwartaal))


def test_an_own_goal_is_a_yes_with_its_number():
    antwoord = own_goal(norm=267, soort="eigen ambitie")
    assert antwoord.woord is Woord.JA
    assert any("267" in zin for zin in text(antwoord.zinnen))


@pytest.mark.parametrize("kwartaal", ["2020-K4", "2020-K1"])
def test_of_the_first_year_it_is_told_in_every_quarter(kwartaal):
    eerder = ((2012, make_waarde(267, soort="eigen ambitie")),)
    antwoord = own_goal(kwartaal, normen=eerder)
    assert antwoord.woord is Woord.WETEN_WE_NIET
    (zin,) = (z for z in antwoord.zinnen if "267" in z.tekst)
    assert "in 2012" in zin.tekst
    assert "/2012-K4/" in zin.getallen[0].url
