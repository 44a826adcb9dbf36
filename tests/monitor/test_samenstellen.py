"""Sums over areas, predecessors and quarters (rule 5)."""

from decimal import Decimal

import pytest

from monitor.overzichten import Waarde
from monitor.overzichten.samenstellen import (
    sum_of_year,
    sum_over_areas,
    with_predecessors,
)
from tests.monitor.maken import make_bron, make_waarde

BRIEF, STAATSCOURANT = make_bron(1, "brief"), make_bron(2, "Staatscourant")
ONBEKEND = Waarde(None, reden="niet aangeleverd")
TE_KLEIN = Waarde(None, te_klein=True)


def real(getal, bron=BRIEF, **velden):
    return make_waarde(getal, bronnen=(bron,), **velden)


def example(getal):
    return make_waarde(getal, voorbeeld=True)


# ---- over areas ---------------------------------------------------------------------------------


def test_a_whole_sum_misses_nobody():
    som = sum_over_areas([("Haren", real(1)), ("Leek", real(3))])
    assert (som.waarde, som.delen, som.ontbreekt) == (4, 2, ())
    assert som.afgeleid
    assert som.bronnen == (BRIEF,)


@pytest.mark.parametrize("gat", [None, ONBEKEND])
def test_who_has_no_number_is_named(gat):
    som = sum_over_areas([("Haren", real(1)), ("Leek", gat), ("Marum", real(2))])
    assert (som.waarde, som.delen, som.ontbreekt) == (3, 2, ("Leek",))


@pytest.mark.parametrize(
    "delen", [[], [("Haren", None)], [("Haren", ONBEKEND), ("Leek", TE_KLEIN)]]
)
def test_nothing_known_is_no_sum(delen):
    assert sum_over_areas(delen) is None


def test_nought_is_a_number():
    som = sum_over_areas([("Ameland", real(0)), ("Vlieland", real(0))])
    assert (som.waarde, som.ontbreekt) == (0, ())


def test_an_example_beside_a_real_number_counts_as_missing():
    som = sum_over_areas([("Haren", real(1)), ("Leek", example(50))])
    assert (som.waarde, som.delen, som.ontbreekt) == (1, 1, ("Leek",))
    assert not som.voorbeeld


def test_examples_alone_make_an_example():
    som = sum_over_areas([("Haren", example(10)), ("Leek", example(50))])
    assert (som.waarde, som.voorbeeld, som.ontbreekt) == (60, True, ())


def test_the_gaps_of_a_part_are_gaps_of_the_sum():
    deel = real(5, ontbreekt=("Slochteren",))
    assert sum_over_areas([("Midden-Groningen", deel)]).ontbreekt == ("Slochteren",)


def test_a_sum_is_as_certain_as_its_weakest_part():
    som = sum_over_areas(
        [
            ("Haren", real(1, benadering="ruim")),
            ("Leek", real(2, voorlopig=True)),
            ("Marum", real(3, peildatum_genoemd=False, bron=STAATSCOURANT)),
        ]
    )
    assert som.benadering == "circa"
    assert som.voorlopig
    assert not som.peildatum_genoemd
    assert som.bronnen == (BRIEF, STAATSCOURANT)


# ---- predecessors -------------------------------------------------------------------------------


def test_without_predecessors_the_own_figure_stands():
    eigen = real(3)
    assert with_predecessors(eigen, []) is eigen
    assert with_predecessors(eigen, [("Haren", False, None)]) is eigen
    assert with_predecessors(None, [("Haren", False, None)]) is None


def test_a_successor_shows_what_one_document_gives_for_itself_and_the_others():
    som = with_predecessors(
        real(44, STAATSCOURANT),
        [
            ("Haren", False, real(1, STAATSCOURANT)),
            ("Ten Boer", False, real(1, STAATSCOURANT)),
        ],
    )
    assert som.waarde == 46
    assert som.afgeleid_uit == "44 (zelf) + 1 (Haren) + 1 (Ten Boer)"
    assert som.ontbreekt == ()
    assert som.bronnen == (STAATSCOURANT,)


def test_a_new_gemeente_shows_the_sum_of_those_before_it():
    som = with_predecessors(None, [("Leek", False, real(3)), ("Marum", False, real(2))])
    assert (som.waarde, som.afgeleid_uit) == (5, "3 (Leek) + 2 (Marum)")


def test_a_predecessor_without_a_figure_is_named():
    som = with_predecessors(None, [("Leek", False, real(3)), ("Zuidhorn", False, None)])
    assert (som.waarde, som.ontbreekt) == (3, ("Zuidhorn",))


def test_a_figure_of_another_document_does_not_add_up():
    eigen = real(46, BRIEF)
    assert with_predecessors(eigen, [("Haren", False, real(1, STAATSCOURANT))]) is eigen


def test_a_split_gemeente_is_named_and_not_distributed():
    som = with_predecessors(
        real(20),
        [("Winsum", True, real(4)), ("Bedum", False, real(2))],
    )
    assert som.waarde == 22
    assert som.ontbreekt == ("Winsum (gesplitst, niet verdeeld)",)


def test_only_a_split_gemeente_leaves_the_own_figure():
    eigen = real(20)
    assert with_predecessors(eigen, [("Winsum", True, real(4))]) is eigen


# ---- over a year --------------------------------------------------------------------------------


def test_a_stroom_adds_up_over_the_year_so_far():
    som = sum_of_year([real(60), real(70), real(37)])
    assert som.waarde == Decimal(167)
    assert som.afgeleid_uit == "60 + 70 + 37"
    assert som.delen == 0


@pytest.mark.parametrize("gat", [None, ONBEKEND, TE_KLEIN])
def test_a_year_with_a_gap_has_no_sum(gat):
    assert sum_of_year([real(60), gat, real(37)]) is None
    assert sum_of_year([real(60), gat]) is None


def test_one_quarter_is_itself():
    eerste = real(60)
    assert sum_of_year([eerste]) is eerste


def test_no_quarter_is_nothing():
    assert sum_of_year([]) is None


def test_real_and_example_quarters_never_mix():
    assert sum_of_year([real(60), example(70)]) is None


def test_a_year_is_as_certain_as_its_weakest_quarter():
    som = sum_of_year(
        [real(60), real(70, voorlopig=True, benadering="bijna", bron=STAATSCOURANT)]
    )
    assert som.voorlopig
    assert som.benadering == "circa"
    assert som.bronnen == (BRIEF, STAATSCOURANT)


def test_a_year_keeps_that_a_source_names_no_date():
    som = sum_of_year([real(60), real(70, peildatum_genoemd=False)])
    assert not som.peildatum_genoemd


def test_a_part_that_is_not_shown_is_named_as_such():
    klein = Waarde(None, te_klein=True)
    som = sum_over_areas([("Aa", Waarde(Decimal(7))), ("Bee", klein), ("Cee", None)])
    assert som.ontbreekt == ("Bee (niet getoond)", "Cee")
