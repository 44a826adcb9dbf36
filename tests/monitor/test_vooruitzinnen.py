"""Where a series goes at the pace so far, in plain Dutch: the year, never, and how sure."""

import pytest

from monitor.zinnen import vooruitblik
from tests.monitor.maken import make_waarde
from tests.monitor.trajecten import work

VIJF = (560, 570, 580, 590, 600)


def look(*waarden, **velden):
    return vooruitblik.outlook(work(*waarden, **velden))


def test_the_pace_its_year_and_what_it_comes_to():
    assert look(*VIJF, doel=720) == [
        "In de laatste 4 kwartalen kwamen er *40 banen* bij. "
        "In dat tempo is het doel *eind 2023* bereikt. Dat is op tijd.",
        "Het tempo over 8 kwartalen kennen we niet: "
        "het cijfer van 2 jaar eerder is niet bekend.",
        "Eind 2025 zijn het er in het tempo van het laatste jaar ongeveer *800*.",
    ]


@pytest.mark.parametrize(
    ("waarden", "doel", "zin"),
    [
        ((599, 1, 1, 1, 600), 700, "kwam er *1 baan* bij"),
        ((601, 1, 1, 1, 600), 700, "ging er *1 baan* af"),
        ((600, 1, 1, 1, 600), 700, "bleef het aantal gelijk. In dat tempo wordt het"),
        ((620, 1, 1, 1, 600), 700, "In dat tempo wordt het doel *nooit* bereikt."),
        ((599, 1, 1, 1, 600), 700, "In dat tempo is het doel pas *na 2050* bereikt."),
        (VIJF, 625, "*eind 2021* bereikt, al vanaf het 3e kwartaal. Dat is op tijd."),
        (VIJF, 880, "bereikt. Dat is 2 jaar te laat."),
    ],
)
def test_each_pace_has_its_own_words(waarden, doel, zin):
    assert zin in look(*waarden, doel=doel)[0]


def test_too_few_quarters_says_how_many_are_known():
    assert look(590, 600, doel=900) == [
        "Voor een vooruitblik zijn cijfers van minstens 5 kwartalen nodig.",
        "Daarvan zijn er 2 bekend.",
    ]
    assert look(30, 40, stap=4, doel=90, indicator="werkgever") == [
        "Voor een vooruitblik zijn cijfers van minstens 3 jaar nodig.",
        "Daarvan zijn er 2 bekend.",
    ]
    assert look(600, doel=900)[1] == "Daarvan is er 1 bekend."


def test_a_softened_figure_and_a_missing_end_of_the_year_say_so():
    zacht = make_waarde(600, benadering="bijna")
    assert "geen precies getal" in look(*VIJF[:4], zacht, doel=900)[0]
    gat = look(500, 510, 520, 530, None, 540, 550, kwartaal="2021-K2", doel=900)
    assert gat == [
        "Een vooruitblik is er niet: het cijfer van eind 2020 is niet bekend."
    ]


def test_a_norm_that_moves_is_held_against_its_own_year():
    normen = {2020: 500, 2021: 700, 2022: 700, 2023: 720, 2025: 1000}
    assert look(*VIJF, normen=normen)[-1] == (
        "De norm is niet elk jaar gelijk. In dat tempo wordt de norm van het jaar zelf "
        "voor het eerst *eind 2023* gehaald."
    )
    normen |= {2023: 730}
    assert look(*VIJF, normen=normen)[-1].endswith(
        "In dat tempo wordt die tot en met 2025 *in geen enkel jaar* gehaald."
    )


def test_the_band_in_words():
    traject = work(500, 510, 520, 530, 520, 540, 530, 580, 560, doel=660)
    assert vooruitblik.certainty(traject) == [
        "In de laatste vijf jaar kennen we 5 keer het verschil met een jaar eerder.",
        "Het langzaamst ging het met 10 erbij in een jaar, "
        "het snelst met 50 erbij in een jaar.",
        "In het snelste tempo is het doel *eind 2022* bereikt, "
        "in het langzaamste *eind 2030*.",
    ]
    assert "kunnen we niet zeggen" in vooruitblik.certainty(work(*VIJF, doel=900))[0]


@pytest.mark.parametrize(
    ("waarden", "doel", "zin"),
    [
        (
            (580, 570, 560, 550, 540, 530, 520, 510, 500),
            660,
            "Ook in het snelste tempo is het doel *nooit* bereikt.",
        ),
        (
            (500, 510, 520, 530, 540, 550, 560, 570, 580),
            620,
            "In het snelste en in het langzaamste tempo is het doel *eind 2021* bereikt.",
        ),
    ],
)
def test_a_band_of_one_moment_is_told_once(waarden, doel, zin):
    assert vooruitblik.certainty(work(*waarden, doel=doel))[-1] == zin


def test_a_reached_goal_gets_no_year():
    assert "bereikt" not in " ".join(look(*VIJF, doel=500))
