"""What the Cliëntenraad asks in its advice of 3 June 2019."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.monitor.boom import Boom

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]


def read(adres):
    cache.clear()
    antwoord = Client().get(adres)
    assert antwoord.status_code == 200
    return Boom(antwoord.content.decode())


def text(adres):
    return read(adres).main.tekst


# ---- row 36: how many have a permanent contract, and does that count in the evaluation? ----------


def test_page_of_contracts_says_why_the_number_is_not_known():
    (rij,) = read("/indicator/contracten/").main.one("table").one("tbody").all("tr")
    assert "Hilversum: Vast contract" in rij.tekst
    assert "niet bekend (niet aangeleverd)" in rij.tekst


def test_page_of_hilversum_says_who_did_not_deliver_it_and_what_was_asked():
    tekst = text("/2019-K4/gemeente/hilversum/")
    assert "Vast contract: de gemeente heeft het aantal niet aangeleverd." in tekst
    assert "vroeg op 3 juni 2019 hoeveel mensen een vast contract hebben" in tekst


@pytest.mark.parametrize(
    "adres",
    ["/indicator/contracten/", "/2019-K4/gemeente/hilversum/"],
)
def test_the_evaluation_is_a_note_beside_the_contracts(adres):
    assert (
        "Over de evaluatie: de Cliëntenraad vraagt de gemeente om het vaste contract dan "
        "mee te tellen" in text(adres)
    )


def test_hours_and_months_of_contracts_are_told():
    tekst = text("/indicator/contracten/")
    assert "contracten van 18 en 26 uur per week, en van 6 en 23 maanden" in tekst


# ---- row 37: was that 71% entered before April 2016? -------------------------------------------------


def test_origin_of_the_71_tells_system_date_and_doubt():
    tekst = text("/2018-K4/gemeente/hilversum/herkomst/matching-szeebra/")
    assert "eind 2018: 71%" in tekst
    assert "komt uit het systeem Szeebra" in tekst
    assert "Wie de gegevens daarin zette en wanneer, staat er niet bij." in tekst
    assert "vraagt of dat vóór april 2016 was" in tekst


def test_indicator_tells_the_system_and_that_it_stopped():
    tekst = text("/indicator/matching-szeebra/")
    assert "De gemeente zet de gegevens van haar inwoners in dit programma." in tekst
    assert "dat Szeebra op 1 april 2016 was gestopt" in tekst


# ---- row 38: fewer people on benefit is the real goal: say so -------------------------------------------


@pytest.mark.parametrize(
    ("code", "doel", "waarom"),
    [
        (
            "uitstroom",
            "Het echte doel is dat minder mensen bijstand nodig hebben.",
            "Wie na zes maanden terugkomt, telt hier toch mee.",
        ),
        (
            "buig",
            "Het doel is dat minder mensen bijstand nodig hebben.",
            "Ook wie erin komt, telt.",
        ),
    ],
)
def test_goal_stands_beside_the_indicator_with_why_they_differ(code, doel, waarom):
    tekst = text(f"/indicator/{code}/")
    doel_op = tekst.index(doel)
    assert tekst.index("Doel en cijfer zijn niet hetzelfde.") < doel_op
    assert doel_op < tekst.index(waarom) < tekst.index("Wat telt mee")
