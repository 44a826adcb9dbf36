"""What is needed, in plain Dutch: singular and plural, every gap; and every sentence in B1."""

import itertools
import re

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten.waarden import Moment, Waarde
from monitor.trajecten import example
from monitor.zinnen import traject as zinnen
from monitor.zinnen import vooruitblik
from tests.monitor.maken import make_indicator, make_waarde
from tests.monitor.trajecten import make_example, make_keuze, work

VIJF = (560, 570, 580, 590, 600)


def opening(*waarden, **velden):
    return " ".join(zinnen.opening(work(*waarden, **velden)))


def sums(*waarden, **velden):
    return zinnen.sum_in_words(work(*waarden, **velden))


# ---- what is needed ------------------------------------------------------------------------------


def test_43_jobs_per_quarter():
    assert opening(608, doel=1462) == (
        "Er moeten *nog 43 banen per kwartaal* bij, 20 kwartalen lang. "
        "Dan is het doel van 1.462 eind 2025 bereikt."
    )


def test_the_sum_step_by_step():
    assert sums(608, doel=1462) == [
        "Eind 2020 waren er in Gooi en Vechtstreek *608 extra banen*.",
        "Uw eigen doel voor eind 2025 is *1.462*.",
        "Dat zijn er *854 meer*.",
        "854 : 20 kwartalen = 42,7. Naar boven afgerond is dat 43.",
        "In een heel jaar komt dat neer op 171 banen.",
    ]


def test_a_division_that_has_no_end_is_rounded_half_up():
    assert "17 : 8 kwartalen = 2,13." in sums(600, doel=617, doeljaar=2022)[3]


def test_times_a_number_says_which_way_it_was_rounded():
    minder = make_indicator("beschut-werk", richting="minder")
    som = "1,5 × 27 = *40,5*. Naar {} afgerond is dat {}."
    assert som.format("boven", 41) in sums(27, factor=1.5, indicator="beschut-werk")
    assert som.format("beneden", 40) in sums(27, factor=1.5, indicator=minder)


@pytest.mark.parametrize(
    ("stand", "velden", "zin"),
    [
        (0, {"doel": 20}, "Er moet *nog 1 baan per kwartaal* bij, 20 kwartalen lang."),
        (
            27,
            {"doel": 41, "indicator": "beschut-werk"},
            "Er moeten *nog 14 plekken* bij in 20 kwartalen: minder dan 1 per kwartaal.",
        ),
        (
            27,
            {"doel": 28, "indicator": "beschut-werk", "kwartaal": "2025-K3"},
            "Er moet *nog 1 plek* bij in 1 kwartaal.",
        ),
        (
            27,
            {"factor": 2, "doeljaar": 2021, "indicator": "beschut-werk"},
            "Er moeten *nog 7 mensen per kwartaal* bij, 4 kwartalen lang.",
        ),
        (
            10,
            {"doel": 20, "indicator": "werkgever"},
            "Er moeten *nog 2 per jaar* bij, 5 jaar lang.",
        ),
        (
            10,
            {"doel": 20, "doeljaar": 2021, "indicator": "werkgever"},
            "Er moeten *nog 10* bij in 1 jaar.",
        ),
        (
            214,
            {"doel": 267, "doeljaar": 2023, "indicator": "uitstroom"},
            "Het aantal per jaar moet elk jaar *met 18 omhoog*, 3 jaar lang.",
        ),
        (
            214,
            {"doel": 217, "doeljaar": 2025, "indicator": "uitstroom"},
            "Het aantal per jaar moet *met 3 omhoog* in 5 jaar: minder dan 1 per jaar.",
        ),
        (
            214,
            {"doel": 267, "doeljaar": 2021, "indicator": "uitstroom"},
            "Het aantal per jaar moet *met 53 omhoog* in 1 jaar.",
        ),
    ],
)
def test_one_many_and_each_way_of_counting(stand, velden, zin):
    assert opening(stand, **velden).startswith(zin)


def test_where_less_is_better_it_has_to_go():
    minder = make_indicator("beschut-werk", richting="minder")
    assert opening(100, doel=40, indicator=minder).startswith(
        "Er moeten *nog 3 plekken per kwartaal* af, 20 kwartalen lang."
    )
    assert "Dat zijn er *60 minder*." in sums(100, doel=40, indicator=minder)


def test_doubling_is_about_the_number_and_not_about_the_norm():
    assert sums(608, factor=2, normen={2025: 900})[1:4] == [
        "Verdubbelen gaat over het aantal van eind 2020, niet over de norm.",
        "2 × 608 = *1.216*.",
        "Dat zijn er *608 meer*.",
    ]


def test_a_part_of_a_person_is_rounded_up_in_words():
    tekst = sums(27, factor=1.5, indicator="beschut-werk")
    assert "1,5 × 27 = *40,5*. Naar boven afgerond is dat 41." in tekst


def test_an_own_goal_beside_a_factor_says_which_one_counts():
    tekst = sums(608, factor=2, doel=1462)
    assert "U koos ook een aantal keer. Uw eigen doel gaat voor." in tekst


@pytest.mark.parametrize(
    ("soort", "woord"),
    [("", "norm"), ("richtlijn", "richtlijn"), ("eigen ambitie", "ambitie")],
)
def test_the_norm_is_called_what_it_is(soort, woord):
    tekst = sums(608, normen={2025: 900}, soort=soort)
    assert f"De {woord} voor eind 2025 is *900*." in tekst


# ---- nothing to do, no time, no goal -------------------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "velden", "tekst"),
    [
        (
            901,
            {"doel": 900},
            "Het doel is *al bereikt*. Het is er *1 meer* dan het doel.",
        ),
        (
            900,
            {"doel": 900},
            "Het doel is *al bereikt*. Het aantal is precies gelijk aan het doel.",
        ),
        (
            899,
            {"doel": 900, "doeljaar": 2020},
            "Eind 2020 was het doel *niet bereikt*. Er was er *1 te weinig*. "
            "Er is daarna geen kwartaal meer over. Kies een later jaar.",
        ),
        (
            608,
            {"doel": 900, "doeljaar": 2019},
            "Het jaar 2019 is *al voorbij*. Kies een later jaar.",
        ),
        (
            608,
            {},
            "Voor eind 2025 is *geen norm bekend*. " + zinnen.VRAAG_EIGEN_DOEL,
        ),
        (
            608,
            {"doeljaar": 2026},
            "Voor de jaren na 2025 is *geen norm bekend*. "
            "Het landelijke doel blijft 125.000 extra banen. "
            + zinnen.VRAAG_EIGEN_DOEL,
        ),
        (
            608,
            {"normen": {2025: 0}},
            "De norm voor eind 2025 is *0*. Er is dus niets om te halen. "
            + zinnen.VRAAG_EIGEN_DOEL,
        ),
        (
            0,
            {"factor": 2},
            "Het aantal is 0. Dat kunt u niet een aantal keer zo groot maken. "
            + zinnen.VRAAG_EIGEN_DOEL,
        ),
        (
            make_waarde(900, benadering="bijna"),
            {"doel": 900},
            "Of het doel al is bereikt, is niet te zeggen. "
            "De bron schrijft ‘bijna 900’. Wij rekenen met 900.",
        ),
    ],
)
def test_every_other_answer_has_its_own_words(stand, velden, tekst):
    assert opening(stand, **velden) == tekst


def test_a_softened_figure_says_what_is_worked_with():
    tekst = sums(make_waarde(1700, benadering="meer dan"), doel=3700)
    assert "De bron schrijft ‘meer dan 1.700’. Wij rekenen met 1.700." in tekst
    assert "Dat zijn er ongeveer *2.000 meer*." in tekst


# ---- no figure -----------------------------------------------------------------------------------


def test_unknown_says_last_known_and_who_can_deliver():
    laatst = ("2019-K4", 27, 41)
    tekst = opening(None, indicator="beschut-werk", laatst=laatst)
    assert tekst == (
        "Het aantal eind 2020 in Gooi en Vechtstreek is *niet bekend*. "
        "Daarom kunnen we niet uitrekenen wat er nodig is. "
        "Laatst bekend: eind 2019, 27 van 41. UWV kan dit cijfer leveren."
    )


def test_too_small_says_nothing_that_can_be_worked_back():
    tekst = opening(Waarde(None, te_klein=True), doel=30, indicator="beschut-werk")
    assert tekst == (
        "Het aantal is te klein om te tonen: *1 t/m 4*. "
        "Daarom rekenen we er niet mee. Zo is niemand te herkennen."
    )
    neutraal = Waarde(None, te_klein=True, neutraal=True)
    assert "*niet getoond*" in opening(neutraal, doel=30, indicator="beschut-werk")


def test_a_sum_with_gaps_names_who_is_missing():
    stand = make_waarde(30, delen=3, ontbreekt=("Laren",))
    assert opening(stand, doel=50, indicator="beschut-werk") == (
        "Het aantal van 30 is de som van 3 gemeenten. 1 gemeente ontbreekt: Laren. "
        "Daarom rekenen we er niet mee."
    )


def test_halfway_a_year_a_yearly_count_says_when_it_is_counted():
    tekst = opening(None, indicator="werkgever", kwartaal="2020-K2")
    assert tekst.startswith("Dit wordt één keer per jaar geteld, op 31 december.")
    assert (
        "kan dit cijfer leveren" not in tekst
    )  # nobody can: it is no moment of counting
    tekst = opening(50, indicator="uitstroom", kwartaal="2020-K2", doel=90)
    assert tekst.endswith("Het jaar 2020 is in dit kwartaal *nog niet om*.")


def test_before_the_indicator_began_there_is_only_that_to_say():
    tekst = opening(None, indicator="beschut-werk", kwartaal="2013-K2")
    assert tekst.startswith("Beschut werk wordt pas sinds")


def test_the_assumption_is_told():
    assert "elk kwartaal evenveel" in zinnen.assumption(work(608, doel=1462))
    jaarlijks = work(10, doel=20, indicator="werkgever")
    assert (
        zinnen.assumption(jaarlijks)
        == "Wij nemen aan dat er elk jaar evenveel bij komen."
    )
    assert "een jaar eerder" in " ".join(vooruitblik.method(work(*VIJF, doel=900)))


# ---- examples, and every sentence --------------------------------------------------------------------


def all_sentences(traject):
    yield from zinnen.opening(traject)
    yield from zinnen.sum_in_words(traject)
    yield from vooruitblik.outlook(traject)
    yield from vooruitblik.certainty(traject)


def test_every_sentence_about_an_example_says_so_first():
    traject = example(make_example(), make_keuze())
    tekst = list(all_sentences(traject))
    assert len(tekst) > 8
    assert [zin for zin in tekst if not zin.startswith("Voorbeeld: ")] == []


STANDEN = [
    None, 0, 1, 608, 66_730.5, -3,
    Waarde(None, te_klein=True),
    make_waarde(90, benadering="circa"),
    make_waarde(900, benadering="bijna"),
]  # fmt: skip
REEKSEN = [(), VIJF[:4], (500, 510, 520, 530, 520, 540, 530, 580), (900, 800, 700, 600)]
KEUZES = [
    {},
    {"factor": 2},
    {"factor": 1.5},
    {"doel": 900},
    {"doel": 1_000_000},
    {"doel": 0},
    {"doeljaar": 2019},
    {"doeljaar": 2050, "doel": 900},
]
MET_NORM = ["banenafspraak", "beschut-werk", "werkgever", "uitstroom"]


@pytest.mark.parametrize("code", MET_NORM)
@pytest.mark.parametrize("kwartaal", ["2013-K2", "2019-K1", "2020-K4", "2026-K3"])
@pytest.mark.parametrize("richting", ["meer", "minder"])
def test_every_sentence_reads_well(code, kwartaal, richting):
    indicator = make_indicator(code, richting=richting)
    for stand, reeks, keuze, normen in itertools.product(
        STANDEN, REEKSEN, KEUZES, ({}, {2021: 700, 2022: 800, 2025: 900, 2026: 0})
    ):
        past = Kwartaal.lees(kwartaal) - Kwartaal(2012, 4) >= len(reeks)
        waarden = (*(reeks if past else ()), stand)
        traject = work(
            *waarden, indicator=indicator, kwartaal=kwartaal, normen=normen, **keuze
        )
        for tekst in all_sentences(traject):
            _reads_well(tekst)


def _reads_well(tekst):
    kaal = tekst.replace("*", "")
    assert tekst.count("*") % 2 == 0, tekst
    for woord in (
        "tekort",
        "None",
        "nan",
        "projectie",
        "trend",
        "prognose",
        "indicator",
    ):
        assert not re.search(rf"\b{woord}\b", kaal), tekst
    assert not re.search(r"\d{4}-K\d", kaal), tekst
    assert not re.search(r"  |\.\.| \.|^ | $|−−|\bin in\b", kaal), tekst
    assert kaal[0].isupper() or kaal[0].isdigit() or kaal[0] == "−", tekst
    assert not re.search(r"\b1 (banen|mensen|plekken|kwartalen)\b", kaal), tekst
    for zin in re.split(r"(?<=[.!?:]) ", kaal):
        assert len(zin.split()) <= 25, zin


def test_last_known_is_shown_at_its_own_date():
    laatst = work(None, laatst=("2019-K4", 27, None)).doel.laatst
    assert isinstance(laatst, Moment)
    assert "Laatst bekend: eind 2019, 27" in opening(None, laatst=("2019-K4", 27, None))
