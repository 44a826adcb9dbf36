"""Why two figures that look alike are not to be compared: the sentences, and which pairs.

Value objects, without a database; the pages are in test_niet_gelijk_op_paginas.
"""

from itertools import permutations

from banenafspraak.kwartaal import Kwartaal
from monitor.niet_gelijk import (
    Getoond,
    NietGelijk,
    Waarom,
    counterparts,
    kind_of,
    pairs_among,
)
from monitor.zinnen.niet_gelijk import not_in_one_chart, sentences, why_not_together
from tests.banenafspraak.test_maten import ALLE
from tests.monitor.maken import make_gebied, make_waarde

GOOI = make_gebied()


def shown(code, getal, kwartaal="2019-K4", *, gebied=GOOI, norm=False, **velden):
    return Getoond(
        ALLE[code], gebied, Kwartaal.lees(kwartaal), make_waarde(getal, **velden), norm
    )


def told(*getoond):
    (paar,) = pairs_among(getoond)
    return " ".join(sentences(paar))


# ---- the words ---------------------------------------------------------------------------


def test_1059_and_608_are_explained():
    assert told(
        shown("banenafspraak", 608, "2020-K4"), shown("banen", 1059, "2019-K4")
    ) == (
        "1.059 en 608 zijn niet te vergelijken, want ze tellen iets anders. "
        "Eind 2019 waren het er 1.059. Dat zijn alle banen, ook de banen die er eind 2012 al "
        "waren. Eind 2020 waren het er 608. Dat zijn alleen de banen die er sinds eind 2012 "
        "bij kwamen. Ook de dag is niet dezelfde."
    )


def test_on_one_day_the_day_is_no_difference():
    tekst = told(shown("banen", 1059), shown("banenafspraak", 608))
    assert "Ook de dag" not in tekst


def test_one_job_is_told_in_the_singular():
    tekst = told(shown("banen", 1059), shown("banenafspraak", 1))
    assert "Eind 2019 was het er 1." in tekst
    tekst = told(shown("banen", 1059), shown("banenafspraak", 1, benadering="ruim"))
    assert "Eind 2019 waren het er ruim 1." in tekst


def test_a_softened_number_begins_with_a_capital_and_keeps_its_word():
    officieel = shown("banenafspraak-officieel", 90000, "2024-K4", benadering="bijna")
    assert told(officieel, shown("banenafspraak", 84471, "2023-K3")).startswith(
        "Bijna 90.000 en 84.471 zijn niet te vergelijken, want ze komen uit twee metingen."
    )


def test_two_measurements_each_have_their_name():
    tekst = told(
        shown("banenafspraak-officieel", 51956, "2018-K4"),
        shown("banenafspraak", 53390, "2018-K4"),
    )
    assert "‘Banenafspraak: officiële jaarmeting’ kwam eind 2018 op 51.956." in tekst
    assert tekst.endswith("Het verschil is geen groei en geen daling.")


def test_people_and_jobs_are_told_apart_by_the_hours_of_a_job():
    tekst = told(shown("doelgroepregister", 1914), shown("banen", 1059))
    assert "want het ene telt mensen en het andere banen." in tekst
    assert "Eén baan is 25,5 betaalde uren per week." in tekst


def test_people_and_places_keep_their_note():
    paar = NietGelijk(
        Waarom.NORM,
        shown("beschut-werk", 27),
        shown("beschut-werk", 41, norm=True),
    )
    assert " ".join(sentences(paar)) == (
        "27 en 41 zijn niet zomaar te vergelijken, want het cijfer telt mensen en de norm "
        "telt plekken. Personen, niet omgerekend naar plekken van 31 uur."
    )


# ---- which pairs -------------------------------------------------------------------------


def test_shipped_indicators_that_look_alike():
    lijkt = {
        frozenset((een, ander)): kind_of(ALLE[een], ALLE[ander])
        for een, ander in permutations(ALLE, 2)
        if kind_of(ALLE[een], ALLE[ander])
    }
    assert lijkt == {
        frozenset(("banen", "banenafspraak")): Waarom.AARD,
        frozenset(("banen", "banenafspraak-officieel")): Waarom.AARD,
        frozenset(("banenafspraak", "banenafspraak-officieel")): Waarom.REEKS,
        frozenset(("banen", "doelgroepregister")): Waarom.GEHEEL,
    }


def test_the_reason_is_the_same_both_ways():
    for een, ander in permutations(ALLE.values(), 2):
        assert kind_of(een, ander) == kind_of(ander, een)


def test_counterparts_of_an_indicator():
    gevonden = {i.code for i in counterparts(ALLE["banen"], ALLE.values())}
    assert gevonden == {"banenafspraak", "banenafspraak-officieel", "doelgroepregister"}


def test_figures_of_two_areas_are_no_pair():
    elders = make_gebied("Zeeland", pk=2)
    getoond = [shown("banen", 1059), shown("banenafspraak", 608, gebied=elders)]
    assert pairs_among(getoond) == []


# ---- two subjects without figures --------------------------------------------------------


def test_why_two_subjects_do_not_go_together_is_short_and_plain():
    for een, ander in permutations(ALLE.values(), 2):
        tekst = why_not_together(een, ander)
        for zin in tekst.rstrip(".").split(". "):
            assert len(zin.split()) <= 25, zin
        assert f"‘{een.naam}’" in tekst
        assert f"‘{ander.naam}’" in tekst


def test_a_subject_goes_together_with_itself():
    assert why_not_together(ALLE["banen"], ALLE["banen"]) == ""


def test_three_subjects_are_each_held_against_the_first():
    regels = not_in_one_chart([ALLE[c] for c in ("banen", "banenafspraak", "buig")])
    assert len(regels) == 3
    assert regels[0].startswith("U koos ‘Alle banen voor de doelgroep’, ‘")
