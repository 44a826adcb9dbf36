"""Which figures may enter a trajectory, which goal it has, and why there is none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from banenafspraak import maten
from banenafspraak.eenheden import OngelijkeEenheden
from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten.waarden import Grensverschil, Waarde
from monitor.traject import Doelsoort, Toestand
from monitor.trajecten import (
    Beletsel,
    GeenDoel,
    Keuze,
    example,
    last_usable,
    trajectory,
    usual_year,
)
from monitor.vooruitblik import Waarom
from tests.monitor.maken import make_indicator, make_waarde
from tests.monitor.trajecten import make_ahead, make_example, make_keuze, work

VIJF = (560, 570, 580, 590, 600)
ANDER = Grensverschil(met=("Weesp",))


# ---- why the figure cannot be worked with ---------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "beletsel"),
    [
        (None, Beletsel.ONBEKEND),
        (Waarde(None, reden="niet aangeleverd"), Beletsel.ONBEKEND),
        (Waarde(None, te_klein=True), Beletsel.TE_KLEIN),
        (Waarde(None, te_klein=True, neutraal=True), Beletsel.NIET_GETOOND),
        (make_waarde(30, delen=3, ontbreekt=("Laren",)), Beletsel.ONVOLLEDIG),
    ],
)
def test_a_figure_that_cannot_be_worked_with_gives_nothing_at_all(stand, beletsel):
    traject = work(stand, doel=50, normen={2025: 40}, indicator="beschut-werk")
    assert traject.beletsel is beletsel
    assert (traject.tempo, traject.doelwaarde, traject.vooruitblik) == (
        None,
        None,
        None,
    )


def test_a_year_that_is_not_over_gives_nothing_for_a_stroom():
    traject = work(50, indicator="uitstroom", kwartaal="2020-K2", doel=100)
    assert traject.beletsel is Beletsel.JAAR_LOOPT


def test_one_number_over_several_years_gives_nothing():
    over_jaren = make_waarde(500, vanaf=Kwartaal(2015, 1))
    traject = work(over_jaren, indicator="uitstroom", doel=1000)
    assert traject.beletsel is Beletsel.MEER_JAREN


# ---- which goal -----------------------------------------------------------------------------


def test_the_norm_of_the_year_asked_for_is_the_goal():
    traject = work(608, normen={2020: 900, 2025: 1462, 2026: 2000})
    assert traject.doelwaarde.waarde == 1462
    assert traject.nodig.per_kwartaal == 43


@pytest.mark.parametrize(
    ("normen", "doeljaar", "reden"),
    [
        ({}, 2025, GeenDoel.GEEN_NORM),
        ({2020: 900}, 2025, GeenDoel.GEEN_NORM),
        ({2025: 900}, 2026, GeenDoel.NA_DE_NORMEN),
        ({2025: 0}, 2025, GeenDoel.NORM_NUL),
        (
            {2025: make_waarde(117, delen=19, ontbreekt=("Oldambt",))},
            2025,
            GeenDoel.ONVOLLEDIG,
        ),
        ({2025: make_waarde(900, grenzen_van_toen=ANDER)}, 2025, GeenDoel.ANDER_GEBIED),
        ({2025: make_waarde(900, voorbeeld=True)}, 2025, GeenDoel.GEEN_NORM),
        ({2025: Waarde(None, reden="nog niet bekend")}, 2025, GeenDoel.GEEN_NORM),
    ],
)
def test_no_goal_without_a_whole_norm_of_this_area(normen, doeljaar, reden):
    traject = work(608, normen=normen, doeljaar=doeljaar)
    assert (traject.geen_doel, traject.tempo) == (reden, None)


def test_a_norm_that_cannot_be_used_leaves_an_own_goal():
    traject = work(608, normen={2025: 0}, doel=1462)
    assert (traject.geen_doel, traject.nodig.per_kwartaal) == (None, 43)


def test_no_more_than_0_may_be_the_norm_where_less_is_better():
    minder = make_indicator("beschut-werk", richting="minder")
    traject = work(20, normen={2025: 0}, indicator=minder)
    assert (traject.geen_doel, traject.nodig.per_kwartaal) == (None, 1)


def test_a_factor_counts_people_whole_and_upwards():
    assert work(27, factor=1.5, indicator="beschut-werk").tempo.doel == 41
    assert work(27, factor=1.5).tempo.doel == Decimal("40.5")  # jobs may be a part


def test_a_factor_of_nothing_says_so():
    traject = work(0, factor=2, normen={2025: 900})
    assert traject.geen_doel is GeenDoel.FACTOR_VAN_NIETS


def test_an_own_goal_wins_from_a_factor():
    assert work(608, factor=2, doel=1462).doelwaarde.soort is Doelsoort.EIGEN


@pytest.mark.parametrize(
    ("benadering", "stand", "onzeker"),
    [
        ("bijna", 900, True),
        ("minder dan", 950, True),
        ("meer dan", 900, False),
        ("circa", 900, False),
        ("", 900, False),
        ("bijna", 800, False),
    ],
)
def test_nearly_900_has_not_surely_reached_900(benadering, stand, onzeker):
    traject = work(make_waarde(stand, benadering=benadering), doel=900)
    assert traject.onzeker is onzeker


def test_a_norm_of_another_series_is_never_the_goal():
    banen, mensen = (maten.of_figure(make_indicator(c)) for c in ("banen", "uitstroom"))
    stand = make_waarde(608, maat=banen)
    norm = make_waarde(900, maat=mensen)
    with pytest.raises(OngelijkeEenheden):
        work(stand, normen={2025: norm}, indicator="beschut-werk")


# ---- which figures make the pace -----------------------------------------------------------------


@pytest.mark.parametrize(
    "eerste",
    [
        make_waarde(560, benadering="bijna"),
        make_waarde(560, delen=3, ontbreekt=("Laren",)),
        make_waarde(560, leden=("Laren", "Weesp")),
        make_waarde(560, grenzen_van_toen=ANDER),
        make_waarde(560, voorbeeld=True),
        Waarde(None, te_klein=True),
    ],
)
def test_what_is_not_exact_whole_and_alike_decides_nothing(eerste):
    blik = work(555, eerste, 570, 580, 590, 600, doel=1000).vooruitblik
    assert blik.lijnen[0].waarom is Waarom.GEEN_BEGIN
    assert blik.bekend == 5


def test_a_softened_figure_of_now_gives_no_pace_but_a_distance():
    traject = work(*VIJF[:4], make_waarde(600, benadering="bijna"), doel=1000)
    assert traject.nodig.per_kwartaal == 20
    assert traject.vooruitblik.lijnen[0].waarom is Waarom.GEEN_STAND


def test_the_pace_is_there_without_a_goal():
    traject = work(*VIJF)
    assert traject.geen_doel is GeenDoel.GEEN_NORM
    lijn = traject.vooruitblik.lijn
    assert (lijn.per_jaar, lijn.aankomst) == (40, None)


def test_of_a_stroom_only_whole_years_count():
    traject = work(
        100, 20, 50, 80, 110, 20, 50, 80, 120, doel=140, indicator="uitstroom"
    )
    assert traject.vooruitblik.lijn.per_jaar == 10
    assert traject.vooruitblik.lijn.aankomst.jaar == 2022


def test_a_goal_already_reached_and_one_whose_year_is_past():
    assert work(900, doel=900).tempo.toestand is Toestand.BEREIKT
    assert work(900, doel=950, doeljaar=2019).tempo.toestand is Toestand.VOORBIJ


# ---- examples --------------------------------------------------------------------------------


def test_an_example_is_worked_out_apart():
    ahead = make_example()
    assert trajectory(ahead, Keuze(2025)).beletsel is Beletsel.ONBEKEND
    voorbeeld = example(ahead, Keuze(2025))
    assert voorbeeld.voorbeeld
    assert voorbeeld.nodig.per_kwartaal == 20


def test_a_real_figure_has_no_example_beside_it():
    ahead = make_ahead(608, normen={2025: make_waarde(1462, voorbeeld=True)})
    assert example(ahead, Keuze(2025)) is None


# ---- the usual year ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kwartaal", "normen", "jaar"),
    [
        ("2020-K4", {2020: 900, 2022: 950, 2023: 990}, 2023),
        ("2020-K4", {2020: 900}, 2025),
        ("2020-K3", {2020: 900}, 2020),
        ("2025-K4", {2025: 900}, 2026),
        ("2030-K2", {}, 2030),
        ("2020-K4", {2023: make_waarde(990, voorbeeld=True)}, 2023),
    ],
)
def test_the_usual_year_is_the_last_one_with_a_norm(kwartaal, normen, jaar):
    ahead = make_ahead(None, kwartaal=kwartaal, normen=normen)
    assert usual_year(ahead) == jaar


def test_beside_a_real_figure_the_usual_year_rests_on_real_norms():
    ahead = make_ahead(608, normen={2023: make_waarde(990, voorbeeld=True)})
    assert usual_year(replace(ahead, echt=())) == 2025


# ---- the last figure that can be worked with ------------------------------------------------------


def test_the_last_usable_figure_is_whole_known_and_before_this_quarter():
    gaten = make_waarde(30, delen=2, ontbreekt=("Laren",))
    doel = make_ahead(500, 510, gaten, Waarde(None, reden="x"), None).doel
    assert last_usable(doel) == Kwartaal(2020, 1)
    assert last_usable(make_ahead(None).doel) is None


def test_of_what_is_counted_over_a_year_only_its_end_is_usable():
    doel = make_ahead(100, 20, 50, None, kwartaal="2020-K3", indicator="uitstroom").doel
    assert last_usable(doel) == Kwartaal(2019, 4)


def test_what_the_reader_chose_is_kept():
    assert work(608, doel=1462).keuze == make_keuze(doel=1462)
