"""The gemeente as an employer: who is asked, and what is said of what nobody counted yet."""

from monitor.antwoorden.antwoord import Woord
from monitor.antwoorden.maken import answer
from monitor.antwoorden.vragen import PER_CODE
from tests.monitor.antwoorden.maken import GEMEENTE, make_stof, text
from tests.monitor.maken import make_doel, make_gebied

ZELF = PER_CODE["hoe-staat-de-gemeente-zelf"]
CLUSTER = make_gebied("HBEL", "cluster", 9)


def unknown(kwartaal="2020-K4"):
    return make_doel(None, None, kwartaal, indicator="werkgever", gebied=GEMEENTE)


def asked(*doelen, leden=(), **velden):
    return answer(ZELF, make_stof(*doelen, leden={"werkgever": leden}, **velden))


def test_a_cluster_is_no_employer_so_its_gemeenten_are_asked():
    assert asked(gebied=CLUSTER).titel == (
        "Hebben de gemeenten in HBEL zelf genoeg banen voor de doelgroep?"
    )


def test_what_no_gemeente_told_says_who_can_deliver_it():
    antwoord = asked(leden=(unknown(),) * 2)
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert text(antwoord.zinnen)[-2:] == [
        "Van geen van de 2 gemeenten is het cijfer over banen in eigen dienst van eind 2020 "
        "bekend.",
        "De gemeenten kunnen dit cijfer leveren.",
    ]


def test_between_two_counts_no_figure_is_called_missing():
    antwoord = asked(leden=(unknown("2020-K2"),) * 2, kwartaal="2020-K2")
    assert text(antwoord.zinnen)[1:] == [
        "Dit wordt één keer per jaar geteld, op 31 december.",
        "De gemeenten kunnen dit cijfer leveren.",
    ]


def test_a_quarter_between_two_counts_says_so_in_every_question():
    """Not on one page that it is counted once a year, and on the next that it is missing."""
    stof = make_stof(unknown("2020-K2"), gebied=GEMEENTE, kwartaal="2020-K2")
    for code in ("hoe-staat-de-gemeente-zelf", "hoeveel-plekken-erbij", "verdubbelen"):
        zinnen = text(answer(PER_CODE[code], stof).zinnen)
        assert zinnen[0] == "Dit wordt één keer per jaar geteld, op 31 december.", code
        assert zinnen[-1] == "Een raadslid kan ernaar vragen via de griffie.", code


def test_its_heading_names_the_employer_itself():
    beschut = make_doel(3, 4, indicator="beschut-werk", gebied=GEMEENTE)
    stof = make_stof(beschut, unknown(), gebied=GEMEENTE)
    delen = answer(PER_CODE["wat-is-er-nodig"], stof).delen
    assert [d.kop for d in delen] == ["De gemeente Hilversum als werkgever"]
