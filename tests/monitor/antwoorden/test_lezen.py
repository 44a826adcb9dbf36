"""What is read for an answer: enough for one question by itself."""

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.antwoorden.lezen import material
from monitor.antwoorden.maken import answer
from monitor.antwoorden.vragen import VRAGEN
from monitor.overzichten import Lezer
from regio.models import Soort
from tests.monitor.antwoorden.maken import VANDAAG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

GEBIEDEN = [
    ("2020-K4", Soort.LAND, "nederland"),
    ("2020-K4", Soort.REGIO, "gooi-en-vechtstreek"),
    ("2017-K4", Soort.REGIO, "groningen"),
    ("2019-K4", Soort.GEMEENTE, "hilversum"),
    ("2020-K4", Soort.CLUSTER, "hbel"),
]


@pytest.mark.parametrize(("kwartaal", "soort", "slug"), GEBIEDEN)
def test_a_question_has_the_same_answer_by_itself_as_among_all(kwartaal, soort, slug):
    lezer = Lezer(Kwartaal.lees(kwartaal), vandaag=VANDAAG)
    gebied = lezer.atlas.find(soort, slug)
    samen = material(lezer, gebied, VRAGEN)
    for vraag in VRAGEN:
        alleen, in_de_lijst = (
            answer(vraag, stof) for stof in (material(lezer, gebied, [vraag]), samen)
        )
        assert alleen.woord is in_de_lijst.woord, vraag.code
        assert alleen.alle_zinnen == in_de_lijst.alle_zinnen, vraag.code
