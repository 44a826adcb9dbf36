"""The atlas within the borders of one day: on the shipped areas, and on small ones."""

import pytest

from regio.atlas import Atlas
from regio.atlas_van_nu import AtlasVanNu
from regio.models import Soort
from tests import rekengebieden
from tests.builders import (
    dag,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_regio,
)

pytestmark = pytest.mark.django_db

GRENS = "2023-09-30"
DAGEN = [f"{jaar}-12-31" for jaar in range(2012, 2024)]


@pytest.fixture(scope="module")
def nu(atlas):
    return AtlasVanNu(atlas, dag(GRENS))


def names(gebieden):
    return [gebied.naam for gebied in gebieden]


def gemeente(atlas, slug):
    return atlas.find(Soort.GEMEENTE, slug)


def regio(atlas, slug):
    return atlas.find(Soort.REGIO, slug)


# ---- who is there ------------------------------------------------------------------------


@pytest.mark.parametrize("op", DAGEN)
def test_the_gemeenten_are_those_of_the_borders_whatever_day_is_asked(nu, op):
    assert len(nu.all_of(Soort.GEMEENTE, dag(op))) == 342


def test_a_gemeente_that_ended_is_not_there_and_leads_to_its_successor(nu):
    weesp = gemeente(nu, "weesp")
    assert not nu.exists(weesp, dag("2020-12-31"))
    assert nu.toen.exists(weesp, dag("2020-12-31"))
    assert names(nu.bearers(weesp, dag("2020-12-31"))) == ["Amsterdam"]


def test_a_gemeente_that_began_later_is_there_already(nu):
    gooise_meren = gemeente(nu, "gooise-meren")
    assert nu.exists(gooise_meren, dag("2015-12-31"))
    assert not nu.toen.exists(gooise_meren, dag("2015-12-31"))
    assert nu.parent(gooise_meren, Soort.REGIO, dag("2015-12-31")) == regio(
        nu, "gooi-en-vechtstreek"
    )


def test_members_are_those_of_now(nu):
    leden = nu.members(regio(nu, "gooi-en-vechtstreek"), dag("2015-12-31"))
    assert names(leden) == [
        *("Blaricum", "Eemnes", "Gooise Meren", "Hilversum"),
        *("Huizen", "Laren", "Wijdemeren"),
    ]


def test_who_changed_region_is_in_the_one_of_now(nu):
    heerde = gemeente(nu, "heerde")
    toen = nu.toen.parent(heerde, Soort.REGIO, dag("2017-12-31"))
    assert toen.naam == "Regio Zwolle"
    naam = nu.parent(heerde, Soort.REGIO, dag("2017-12-31")).naam
    assert naam == "Veluwe Stedendriehoek"


def test_the_atlas_of_then_is_left_as_it_is(atlas, nu):
    assert atlas.grens is None
    assert len(atlas.all_of(Soort.GEMEENTE, dag("2015-12-31"))) == 393


def test_borders_on_borders_rest_on_those_of_then(atlas, nu):
    ander = AtlasVanNu(nu, dag("2015-12-31"))
    assert ander.toen is atlas
    assert len(ander.all_of(Soort.GEMEENTE, dag("2023-12-31"))) == 393


# ---- what stood there ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "op", "stond"),
    [
        ("gooise-meren", "2015-12-31", ["Bussum", "Muiden", "Naarden"]),
        ("gooise-meren", "2016-12-31", ["Gooise Meren"]),
        ("amsterdam", "2022-03-23", ["Amsterdam", "Weesp"]),
        ("amsterdam", "2022-03-24", ["Amsterdam"]),
        ("hilversum", "2015-12-31", ["Hilversum"]),
        ("berg-en-dal", "2015-12-31", ["Groesbeek"]),
        # By way of another: Millingen and Ubbergen went up into Groesbeek first.
        ("berg-en-dal", "2014-12-31", ["Groesbeek", "Millingen aan de Rijn", "Ubbergen"]),
        # In pieces: whole to the first by name.
        ("boxtel", "2020-12-31", ["Boxtel", "Haaren"]),
        ("tilburg", "2020-12-31", ["Tilburg"]),
        ("leeuwarden", "2017-12-31", ["Leeuwarden", "Leeuwarderadeel", "Littenseradiel"]),
        ("sudwest-fryslan", "2017-12-31", ["Súdwest-Fryslân"]),
        ("het-hogeland", "2018-12-31", ["Bedum", "De Marne", "Eemsmond", "Winsum"]),
        ("weesp", "2020-12-31", []),
    ],
)  # fmt: skip
def test_what_stood_where_it_stands(nu, slug, op, stond):
    assert names(nu.stood_in(gemeente(nu, slug), dag(op))) == stond


def test_on_the_plain_atlas_only_the_area_itself_stood_there(atlas):
    assert names(atlas.stood_in(gemeente(atlas, "bussum"), dag("2015-12-31"))) == [
        "Bussum"
    ]
    assert atlas.stood_in(gemeente(atlas, "gooise-meren"), dag("2015-12-31")) == []


@pytest.mark.parametrize("op", DAGEN)
def test_nothing_is_lost_and_nothing_counts_twice(nu, op):
    toen = nu.toen.all_of(Soort.GEMEENTE, dag(op))
    plaatsen = [
        oud.code
        for lid in nu.all_of(Soort.GEMEENTE, dag(op))
        for oud in nu.stood_in(lid, dag(op))
    ]
    assert sorted(plaatsen) == sorted(g.code for g in toen)


@pytest.mark.parametrize("op", DAGEN)
def test_a_slow_calculation_says_the_same(nu, op):
    traag = {
        code: rekengebieden.home(code, GRENS)
        for code in rekengebieden.all_of("gemeente", op)
    }
    snel = {
        oud.code: lid.code
        for lid in nu.all_of(Soort.GEMEENTE, dag(op))
        for oud in nu.stood_in(lid, dag(op))
    }
    assert snel == traag


def test_a_day_after_the_borders_is_taken_as_the_day_of_the_borders():
    a, b = make_gemeente("A", geldig_tot=dag("2024-01-01")), make_gemeente("B")
    make_herindeling(a, b, "2024-01-01")
    nu = AtlasVanNu(Atlas.read(), dag(GRENS))
    assert nu.exists(a, dag("2025-12-31"))
    assert nu.stood_in(a, dag("2025-12-31")) == [a]
    assert nu.stood_in(b, dag("2025-12-31")) == [b]


def test_everything_that_may_speak_for_a_region_is_an_ever_member(nu):
    """Vianen, of Midden-Utrecht, went up into Vijfheerenlanden, of Gorinchem."""
    vianen = gemeente(nu, "vianen")
    gorinchem = nu.parent(gemeente(nu, "vijfheerenlanden"), Soort.REGIO, dag(GRENS))
    assert vianen not in nu.toen.ever_members(gorinchem)
    assert vianen in nu.ever_members(gorinchem)


# ---- how a region differs --------------------------------------------------------------------


def test_a_region_differs_by_whom_it_lost(nu):
    gooi = regio(nu, "gooi-en-vechtstreek")
    verschil = nu.difference(gooi, dag("2020-12-31"))
    assert (names(verschil.met), names(verschil.zonder)) == (["Weesp"], [])
    assert not nu.difference(gooi, dag("2022-12-31"))


def test_a_region_differs_by_whom_it_got(nu):
    verschil = nu.difference(regio(nu, "regio-zwolle"), dag("2017-12-31"))
    assert names(verschil.met) == ["Heerde"]
    assert names(verschil.zonder) == ["Elburg", "Nunspeet", "Olst-Wijhe"]


def test_mergers_within_a_region_make_it_no_other_region(nu):
    assert not nu.difference(regio(nu, "groningen"), dag("2017-12-31"))


def test_a_gemeente_in_pieces_over_two_regions_is_a_difference():
    west, oost = make_regio("West"), make_regio("Oost")
    oud = make_gemeente("Oud", geldig_tot=dag("2018-01-01"))
    make_indeling(oud, west, "2015-01-01", "2018-01-01")
    a, b = make_gemeente("A", regio=west), make_gemeente("B", regio=oost)
    make_herindeling(oud, a, "2018-01-01", "opsplitsing")
    make_herindeling(oud, b, "2018-01-01", "opsplitsing")
    nu = AtlasVanNu(Atlas.read(), dag(GRENS))
    assert nu.difference(west, dag("2017-12-31")).gesplitst == (oud,)
    assert nu.difference(oost, dag("2017-12-31")).gesplitst == (oud,)
    assert not nu.difference(west, dag("2018-12-31"))


def test_of_a_region_before_our_data_nobody_knows(nu):
    assert nu.difference(regio(nu, "groningen"), dag("2013-12-31")) is None
