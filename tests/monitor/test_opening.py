"""Which way round a council asks, and the words with which an answer then opens."""

import pytest

from monitor.antwoorden.antwoord import Woord
from monitor.antwoorden.vragen import Richting
from monitor.zinnen.opening import Lezing, how_read, opening, read_question

WEL, NIET, OPEN = Richting.WEL, Richting.NIET, Richting.OPEN

ZEKER = [
    # The questions of the letter of 2020, in its own words.
    (
        "Klopt het dat de taakstelling voor het creëren van banen volgens de banenafspraak "
        "op dit moment niet wordt gehaald?",
        NIET,
    ),
    (
        "Welke stappen gaan het college en de regio Gooi en Vechtstreek ondernemen om dit de "
        "komende jaren te verbeteren?",
        OPEN,
    ),
    (
        "Hoe is de situatie bij de gemeente Hilversum zelf? Haalt de gemeente haar taakstelling "
        "om mensen vanuit het doelgroepenregister te plaatsen?",
        WEL,
    ),
    (
        "Klopt het dat ook de taakstelling voor de realisatie van beschutte werkplekken op dit "
        "moment niet wordt gehaald?",
        NIET,
    ),
    ("Welke stappen gaan er ondernomen worden om dit te verbeteren?", OPEN),
    (
        "Haalt de gemeente haar taakstelling om beschutte werkplekken te creëren? Hoeveel "
        "plekken zijn er het afgelopen jaar gecreëerd?",
        WEL,
    ),
    (
        "Bent u het met GroenLinks eens dat Hilversum niet alleen moet streven naar het minimale?",
        OPEN,
    ),
    (
        "Bent u bereid om het aantal mensen uit het doelgroepenregister het komende jaar te "
        "verdubbelen?",
        OPEN,
    ),
    # Asked positively.
    ("Haalt de gemeente haar taakstelling?", WEL),
    ("Klopt het dat de norm wordt gehaald?", WEL),
    ("Is het juist dat Hilversum de norm ruim haalt?", WEL),
    ("Is het waar dat de gemeente meer plekken heeft dan de norm?", WEL),
    ("Wordt de norm gehaald?", WEL),
    ("Voldoet de gemeente aan de richtlijn?", WEL),
    ("Lukt het om de norm te halen?", WEL),
    ("Zijn er genoeg beschutte werkplekken?", WEL),
    ("Kunt u aangeven of de norm is gehaald?", WEL),
    ("Kan het college bevestigen dat de norm is gehaald?", WEL),
    ("Haalt de gemeente de norm of niet?", WEL),
    ("Wordt de norm al dan niet gehaald?", WEL),
    ("Is het zo dat de taakstelling wordt gehaald?", WEL),
    ("1. Haalt de gemeente haar taakstelling?", WEL),
    ("a) Haalt de gemeente haar taakstelling?", WEL),
    ("- HAALT DE GEMEENTE HAAR TAAKSTELLING?", WEL),
    ("“Haalt de gemeente haar taakstelling?”", WEL),
    # With a question after it, about the other answer.
    ("Haalt de gemeente de norm? Zo nee, waarom niet?", WEL),
    ("Haalt de gemeente de norm, en zo nee, waarom niet?", WEL),
    ("Wordt de norm gehaald? Indien niet, welke stappen komen er?", WEL),
    ("Klopt het dat de norm niet wordt gehaald, en zo ja, waarom niet?", NIET),
    ("Wordt de norm niet gehaald, en waarom niet?", NIET),
    # Asked negatively.
    ("Klopt het dat de taakstelling niet wordt gehaald?", NIET),
    ("Klopt  het\ndat de taakstelling\tniet wordt gehaald ?", NIET),
    ("Is het juist dat er onvoldoende plekken zijn?", NIET),
    ("Is het juist dat er te weinig plekken zijn?", NIET),
    ("Is het juist dat de gemeente de norm niet haalt?", NIET),
    ("Is het waar dat er geen plekken bij kwamen?", NIET),
    ("Klopt het dat de norm nooit is gehaald?", NIET),
    ("Is het correct dat Hilversum onder de norm blijft?", NIET),
    ("Klopt het dat het aantal onder de wettelijke norm ligt?", NIET),
    ("Klopt het dat de gemeente achterblijft?", NIET),
    ("Blijft de gemeente achter bij de norm?", NIET),
    ("Klopt het dat het niet meer lukt?", NIET),
    ("Klopt het dat de taakstelling niet langer wordt gehaald?", NIET),
    ("Klopt het dat er een tekort is aan plekken?", NIET),
    ("Komt de gemeente plekken tekort?", NIET),
    ("Klopt het dat er minder plekken zijn dan de norm?", NIET),
    ("Klopt het dat de gemeente de norm mist?", NIET),
    ("Kunt u bevestigen dat de norm niet is gehaald?", NIET),
    ("Kan het college aangeven of de norm niet wordt gehaald?", NIET),
    ("Is het college ervan op de hoogte dat de norm niet wordt gehaald?", NIET),
    ("Klopt het dat nauwelijks iemand een plek kreeg?", NIET),
    ("Schiet de gemeente te kort?", NIET),
    # No yes or no.
    ("Hoeveel plekken zijn er bij gekomen?", OPEN),
    ("Hoeveel mensen hebben geen werk?", OPEN),
    ("Waarom wordt de norm niet gehaald?", OPEN),
    ("Wanneer wordt de norm gehaald?", OPEN),
    ("Op welke manier gaat u dit verbeteren?", OPEN),
    ("In hoeverre is de doelgroep in beeld?", OPEN),
    ("Wat is er nodig?", OPEN),
    ("Waardoor komt het dat de norm niet wordt gehaald?", OPEN),
]
VOOR_HET_COLLEGE = [
    "Bent u bereid het aantal plekken te verdubbelen?",
    "Is het college bereid om meer te doen dan de norm?",
    "Bent u het met ons eens dat de norm niet genoeg is?",
    "Kunt u toezeggen dat de norm wordt gehaald?",
    "Wilt u de raad hierover informeren?",
    "Gaat het college extra plekken maken?",
    "Is het college van plan de norm te halen?",
    "Vindt u dat de gemeente genoeg doet?",
]
TWIJFEL = [
    ("Klopt het niet dat de norm niet wordt gehaald?", NIET),
    ("Klopt het niet dat de norm wordt gehaald?", WEL),
    ("Is het niet zo dat de norm wordt gehaald?", WEL),
    ("Klopt het dat de norm niet onhaalbaar is?", WEL),
    ("Klopt het dat niemand geen plek kreeg?", WEL),
    ("Klopt het dat het niet zo is dat er nooit te weinig plekken zijn?", NIET),
    ("Klopt het dat de gemeente niet alleen de norm haalt?", WEL),
    ("Haalt de gemeente de norm? En blijft de regio achter?", WEL),
    ("Deelt het college de zorg dat de norm niet wordt gehaald?", NIET),
    ("Ziet het college dat de norm wordt gehaald?", WEL),
    ("De norm wordt niet gehaald", NIET),
    ("De norm", WEL),
    ("Banenafspraak 2020?", WEL),
    ("", OPEN),
    ("??? !!!", OPEN),
    ("\x00\u202e🙂", OPEN),
]


@pytest.mark.parametrize(("tekst", "richting"), ZEKER)
def test_a_question_is_read_the_right_way_round(tekst, richting):
    lezing = read_question(tekst)
    assert (lezing.richting, lezing.zeker) == (richting, True)


@pytest.mark.parametrize("tekst", VOOR_HET_COLLEGE)
def test_what_only_the_college_can_answer_is_left_to_it(tekst):
    assert read_question(tekst) == Lezing(OPEN, zeker=True, voor_college=True)


@pytest.mark.parametrize(("tekst", "richting"), TWIJFEL)
def test_a_question_with_room_for_doubt_says_so(tekst, richting):
    lezing = read_question(tekst)
    assert (lezing.richting, lezing.zeker) == (richting, False)
    assert "Kies zelf" in how_read(lezing)


def test_a_shared_worry_is_about_a_fact_and_for_the_college():
    lezing = read_question("Deelt u de zorg dat de norm niet wordt gehaald?")
    assert (lezing.richting, lezing.voor_college) == (NIET, True)


@pytest.mark.parametrize("richting", Richting)
def test_a_sure_reading_is_told_without_doubt(richting):
    assert "Kies zelf" not in how_read(Lezing(richting))


def test_a_very_long_question_is_read_at_once():
    for stuk in ("klopt het dat ", "niet ", "blijft ", "is u ", "? ", "a."):
        assert read_question(stuk * 5000).richting in Richting


@pytest.mark.parametrize(
    ("richting", "woord", "tekst"),
    [
        (WEL, Woord.JA, "Ja."),
        (WEL, Woord.NEE, "Nee."),
        (NIET, Woord.NEE, "Ja, dat klopt."),
        (NIET, Woord.JA, "Nee, dat klopt niet."),
        (OPEN, Woord.JA, ""),
        (OPEN, Woord.NEE, ""),
        *((r, Woord.WETEN_WE_NIET, "Dat weten we niet.") for r in Richting),
        *((r, Woord.NOG_NIET, "Dat is nog niet te zeggen.") for r in Richting),
        *((r, Woord.GEEN, "") for r in Richting),
    ],
)
def test_the_opening_fits_the_question(richting, woord, tekst):
    assert opening(richting, woord) == tekst
