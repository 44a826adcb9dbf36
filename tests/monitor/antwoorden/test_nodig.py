"""What is needed to reach a norm, and what doubling takes."""

import pytest

from monitor.antwoorden.antwoord import Woord
from monitor.antwoorden.maken import answer
from monitor.antwoorden.vragen import PER_CODE
from monitor.overzichten import Waarde
from monitor.overzichten.waarden import Grensverschil
from tests.monitor.antwoorden.maken import GEMEENTE, LAND, REGIO, make_stof, text
from tests.monitor.maken import make_doel, make_indicator, make_waarde

NODIG = PER_CODE["wat-is-er-nodig"]
VERDUBBELEN = PER_CODE["verdubbelen"]


def needed(*doelen, vraag=NODIG, normen=None, **velden):
    return answer(vraag, make_stof(*doelen, normen=normen or {}, **velden))


def banen(*args, gebied=REGIO, **velden):
    return make_doel(*args, gebied=gebied, **velden)


def test_within_the_year_what_is_missing_is_spread_over_the_quarters_left():
    antwoord = needed(banen(600, 900, "2020-K2"), kwartaal="2020-K2")
    assert antwoord.woord is Woord.GEEN
    assert text(antwoord.zinnen) == [
        "Eind juni 2020 waren er 600 extra banen.",
        "De norm voor eind 2020 is 900 extra banen.",
        "Daarvoor zijn nog 300 extra banen nodig.",
        "Dat zijn 150 extra banen per kwartaal, 2 kwartalen lang.",
    ]


def test_in_the_last_quarter_but_one_there_is_one_quarter_left():
    antwoord = needed(banen(600, 900, "2020-K3"), kwartaal="2020-K3")
    assert text(antwoord.zinnen)[-1] == "Er is nog 1 kwartaal te gaan."


def test_at_the_end_of_the_year_the_norm_of_the_next_year_counts():
    normen = {("banenafspraak", LAND.pk): ((2021, make_waarde(80_000)),)}
    antwoord = needed(banen(66_730, 67_500, gebied=LAND), gebied=LAND, normen=normen)
    assert text(antwoord.zinnen)[1:] == [
        "De norm voor eind 2021 is 80.000 extra banen.",
        "Daarvoor zijn nog 13.270 extra banen nodig.",
        "Dat zijn 3.318 extra banen per kwartaal, 4 kwartalen lang.",
    ]


def test_without_a_norm_for_the_next_year_it_says_what_getting_there_after_all_takes():
    antwoord = needed(banen(608, 900))
    assert text(antwoord.zinnen)[1:] == [
        "De norm voor eind 2020 was 900 extra banen.",
        "Om daar alsnog te komen, zijn nog 292 extra banen nodig.",
        "Binnen een jaar is dat 73 per kwartaal.",
        "De norm voor eind 2021 kennen we niet.",
    ]


@pytest.mark.parametrize(
    "anders",
    [
        {"delen": 6, "ontbreekt": ("Weesp",)},
        {"grenzen_van_toen": Grensverschil(zonder=("Weesp",))},
    ],
)
def test_a_norm_of_next_year_that_may_not_be_held_against_it_is_left_out(anders):
    normen = {("banenafspraak", REGIO.pk): ((2021, make_waarde(1_100, **anders)),)}
    tekst = " ".join(text(needed(banen(608, 900), normen=normen).zinnen))
    assert "1.100" not in tekst
    assert "Om daar alsnog te komen, zijn nog 292 extra banen nodig." in tekst


def test_a_norm_with_gaps_is_said_to_have_gaps():
    norm = make_waarde(900, delen=6, ontbreekt=("Weesp",))
    antwoord = needed(banen(608, norm))
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert text(antwoord.zinnen)[1:] == [
        "De norm van 900 is de som van 6 gemeenten. 1 gemeente ontbreekt: Weesp.",
        "Daarom rekenen we er niet mee.",
    ]


def test_a_norm_of_nothing_asks_nothing():
    antwoord = needed(banen(3, 0))
    assert antwoord.woord is Woord.GEEN
    assert text(antwoord.zinnen)[1:] == [
        "De norm voor eind 2020 is 0. Er is dus niets om te halen."
    ]


def test_a_norm_that_is_reached_needs_nothing():
    assert text(needed(banen(950, 900)).zinnen)[-1] == (
        "Die norm is al bereikt. Daarvoor is niets extra’s nodig."
    )


def test_one_more_is_singular():
    antwoord = needed(banen(899, 900))
    assert "Om daar alsnog te komen, is nog 1 extra baan nodig." in text(
        antwoord.zinnen
    )


@pytest.mark.parametrize(
    "stand",
    [
        None,
        Waarde(None, te_klein=True, drempel=5),
        Waarde(None, te_klein=True, neutraal=True),
    ],
)
def test_what_is_not_known_or_shown_is_not_calculated_with(stand):
    antwoord = needed(banen(stand, 900))
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert "nodig" not in " ".join(text(antwoord.zinnen))


def test_a_softened_number_gives_no_precise_need():
    antwoord = needed(banen(make_waarde(600, benadering="bijna"), 900))
    assert "niet precies te zeggen" in text(antwoord.zinnen)[-1]


def test_a_gemeente_answers_for_itself_before_its_region():
    eigen = make_doel(20, 30, gebied=GEMEENTE, indicator="beschut-werk")
    antwoord = needed(banen(608, 900), eigen, gebied=GEMEENTE)
    assert antwoord.doel is eigen
    (regio,) = antwoord.delen
    assert (regio.kop, regio.van_regio) == (
        "Banenafspraak in Gooi en Vechtstreek",
        True,
    )


# ---- doubling --------------------------------------------------------------------------------


def test_doubling_is_about_the_present_number_not_about_the_norm():
    doel = make_doel(27, 41, "2019-K4", indicator="beschut-werk")
    antwoord = needed(doel, vraag=VERDUBBELEN, kwartaal="2019-K4")
    assert antwoord.titel == "Wat vraagt een verdubbeling in Gooi en Vechtstreek?"
    assert text(antwoord.zinnen) == [
        "Eind 2019 hadden 27 mensen een beschutte werkplek.",
        "Twee keer zoveel is 54.",
        "Dan moeten er 27 mensen bij komen tot eind 2020.",
        "Dat zijn er 7 per kwartaal.",
        "Twee keer zoveel is meer dan de norm voor eind 2019: 41 plekken.",
    ]


@pytest.mark.parametrize(
    ("stand", "kant"), [(20, "minder dan"), (25, "evenveel als"), (26, "meer dan")]
)
def test_twice_as_many_is_held_against_the_norm(stand, kant):
    antwoord = needed(banen(stand, 50), vraag=VERDUBBELEN)
    assert kant in text(antwoord.zinnen)[-1]


def test_twice_nothing_is_nothing():
    antwoord = needed(banen(0, 50), vraag=VERDUBBELEN)
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert text(antwoord.zinnen)[-1] == "Twee keer 0 is 0. Verdubbelen zegt hier niets."


def minder(*args, **velden):
    """A goal of which less is better, as a region may add one."""
    indicator = make_indicator("banenafspraak", richting="minder")
    return make_doel(*args, indicator=indicator, gebied=REGIO, **velden)


def test_where_less_is_better_the_distance_goes_down():
    antwoord = needed(minder(100, 80, "2020-K2"), kwartaal="2020-K2")
    assert text(antwoord.zinnen)[2:] == [
        "Daarvoor moeten er nog 20 extra banen af.",
        "Dat zijn 10 extra banen per kwartaal, 2 kwartalen lang.",
    ]
    (afstand,) = antwoord.zinnen[2].getallen
    assert afstand.afgeleid == "100 − 80"


def test_where_less_is_better_the_year_may_be_over_too():
    antwoord = needed(minder(101, 100))
    assert text(antwoord.zinnen)[2:4] == [
        "Om daar alsnog te komen, moet er nog 1 extra baan af.",
        "Binnen een jaar is dat 1 per kwartaal.",
    ]
