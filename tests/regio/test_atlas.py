"""Who was part of what, and who came after whom: on the shipped areas, and on small ones."""

import pytest

from regio.atlas import Atlas
from regio.models import Gebied, Soort
from tests.builders import (
    dag,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_land,
    make_regio,
)

pytestmark = pytest.mark.django_db


def names(gebieden):
    return [gebied.naam for gebied in gebieden]


def gemeente(atlas, slug):
    return atlas.find(Soort.GEMEENTE, slug)


def regio(atlas, slug):
    return atlas.find(Soort.REGIO, slug)


@pytest.mark.parametrize(
    ("op", "aantal"),
    [
        ("2015-12-31", 393),
        ("2016-12-31", 390),
        ("2017-12-31", 388),
        ("2018-12-31", 380),
        ("2019-12-31", 355),
        ("2020-12-31", 355),
        ("2021-12-31", 352),
        ("2022-01-01", 345),
        ("2022-03-23", 345),
        ("2022-03-24", 344),
        ("2022-12-31", 344),
        ("2023-12-31", 342),
        ("2026-12-31", 342),
    ],
)
def test_gemeenten_of_all_regions_together(atlas, op, aantal):
    regios = atlas.all_of(Soort.REGIO, dag(op))
    leden = [g for r in regios for g in atlas.members(r, dag(op))]
    gemeenten = [g for g in leden if g.soort == Soort.GEMEENTE]
    assert len(regios) == 35
    assert len(gemeenten) == len({g.pk for g in gemeenten}) == aantal
    assert len(atlas.all_of(Soort.GEMEENTE, dag(op))) == aantal


def test_gooi_en_vechtstreek_through_the_years(atlas):
    gooi = regio(atlas, "gooi-en-vechtstreek")
    aantal = {
        op: len([g for g in atlas.members(gooi, dag(op)) if g.soort == Soort.GEMEENTE])
        for op in ("2015-12-31", "2019-12-31", "2021-12-31", "2022-01-01")
    }
    assert list(aantal.values()) == [10, 8, 8, 7]


def test_members_come_by_name(atlas):
    leden = atlas.members(regio(atlas, "gooi-en-vechtstreek"), dag("2020-12-31"))
    gemeenten = [g.naam for g in leden if g.soort == Soort.GEMEENTE]
    assert gemeenten == [
        "Blaricum",
        "Eemnes",
        "Gooise Meren",
        "Hilversum",
        "Huizen",
        "Laren",
        "Weesp",
        "Wijdemeren",
    ]


# ---- Weesp -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("op", "slug"),
    [
        ("2021-12-31", "gooi-en-vechtstreek"),
        ("2022-01-01", "groot-amsterdam"),
        ("2022-03-23", "groot-amsterdam"),
        ("2022-03-24", None),
    ],
)
def test_region_of_weesp(atlas, op, slug):
    weesp = gemeente(atlas, "weesp")
    gevonden = atlas.parent(weesp, Soort.REGIO, dag(op))
    assert (gevonden and gevonden.slug) == slug


def test_what_became_of_weesp(atlas):
    weesp, amsterdam = gemeente(atlas, "weesp"), gemeente(atlas, "amsterdam")
    assert atlas.final_successors(weesp, dag("2022-03-23")) == [weesp]
    assert atlas.final_successors(weesp, dag("2022-03-24")) == [amsterdam]
    assert [rij.nieuw_id for rij in atlas.successors(weesp)] == [amsterdam.pk]
    assert not atlas.was_split(weesp)
    assert (weesp, False) in atlas.predecessors(amsterdam, dag("2022-03-24"))
    assert weesp not in [g for g, _ in atlas.predecessors(amsterdam, dag("2022-03-23"))]


def test_once_a_member_always_an_ever_member(atlas):
    ooit = names(atlas.ever_members(regio(atlas, "gooi-en-vechtstreek")))
    assert {"Weesp", "Bussum", "Hilversum"} <= set(ooit)
    assert len(ooit) == len(set(ooit))


# ---- mergers and splits ----------------------------------------------------------


def test_predecessors_of_gooise_meren(atlas):
    gm = gemeente(atlas, "gooise-meren")
    assert atlas.predecessors(gm, dag("2015-12-31")) == []
    voor = atlas.predecessors(gm, dag("2016-01-01"))
    assert [(g.naam, gesplitst) for g, gesplitst in voor] == [
        ("Bussum", False),
        ("Muiden", False),
        ("Naarden", False),
    ]


def test_haaren_was_split(atlas):
    haaren = gemeente(atlas, "haaren")
    assert atlas.was_split(haaren)
    opvolgers = atlas.final_successors(haaren, dag("2021-01-01"))
    assert len(opvolgers) > 1
    for opvolger in opvolgers:
        assert (haaren, True) in atlas.predecessors(opvolger, dag("2021-01-01"))


def test_every_ended_gemeente_lives_on(atlas):
    nu = dag("2026-12-31")
    bestaand = {g.pk for g in atlas.all_of(Soort.GEMEENTE, nu)}
    for oud in atlas.gebieden.values():
        if oud.soort == Soort.GEMEENTE and oud.geldig_tot:
            opvolgers = atlas.final_successors(oud, nu)
            assert opvolgers, oud
            assert {g.pk for g in opvolgers} <= bestaand, oud


@pytest.fixture
def keten():
    """A went up into B in 2016; B and half of S into C in 2018, the other half into D."""
    a = make_gemeente("A", geldig_tot=dag("2016-01-01"))
    b = make_gemeente("B", geldig_tot=dag("2018-01-01"))
    s = make_gemeente("S", geldig_tot=dag("2018-01-01"))
    c = make_gemeente("C", geldig_van=dag("2018-01-01"))
    d = make_gemeente("D")
    make_herindeling(a, b, "2016-01-01")
    for oud, nieuw in ((b, c), (s, c), (s, d)):
        make_herindeling(oud, nieuw, "2018-01-01")
    return {g.naam: g for g in (a, b, c, d, s)}


def test_predecessors_go_all_the_way_back(keten):
    voor = Atlas.read().predecessors(keten["C"], dag("2018-01-01"))
    assert [(g.naam, gesplitst) for g, gesplitst in voor] == [
        ("A", False),
        ("B", False),
        ("S", True),
    ]


def test_predecessors_of_a_split_gemeente_are_split_too(keten):
    voor_s = make_gemeente("T", geldig_tot=dag("2016-01-01"))
    make_herindeling(voor_s, keten["S"], "2016-01-01")
    voor = dict(Atlas.read().predecessors(keten["C"], dag("2018-01-01")))
    assert voor[voor_s] is True


def test_predecessors_on_a_day_before(keten):
    atlas = Atlas.read()
    assert atlas.predecessors(keten["C"], dag("2017-12-31")) == []
    assert names(g for g, _ in atlas.predecessors(keten["B"], dag("2017-12-31"))) == [
        "A"
    ]


def test_successors_go_all_the_way_on(keten):
    atlas = Atlas.read()
    assert names(atlas.final_successors(keten["A"], dag("2015-12-31"))) == ["A"]
    assert names(atlas.final_successors(keten["A"], dag("2016-01-01"))) == ["B"]
    assert names(atlas.final_successors(keten["A"], dag("2018-01-01"))) == ["C"]
    assert names(atlas.final_successors(keten["S"], dag("2018-01-01"))) == ["C", "D"]


def test_every_herindeling_that_led_to_an_area(keten):
    rijen = Atlas.read().all_predecessors(keten["C"])
    assert sorted((rij.oud.naam, rij.nieuw.naam) for rij in rijen) == [
        ("A", "B"),
        ("B", "C"),
        ("S", "C"),
    ]


def test_an_ended_gemeente_without_successor_has_none():
    oud = make_gemeente("Weg", geldig_tot=dag("2016-01-01"))
    assert Atlas.read().final_successors(oud, dag("2016-01-01")) == []


# ---- finding ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "naam"),
    [
        ("s-gravenhage", "'s-Gravenhage"),
        ("den-haag", "'s-Gravenhage"),
        ("den-bosch", "'s-Hertogenbosch"),
        ("sudwest-fryslan", "Súdwest-Fryslân"),
        ("weesp", "Weesp"),
        ("bergen-nh", "Bergen (NH.)"),
    ],
)
def test_find_by_slug_or_alias(atlas, slug, naam):
    assert gemeente(atlas, slug).naam == naam


def test_one_slug_two_soorten(atlas):
    assert gemeente(atlas, "groningen").code == "GM0014"
    assert regio(atlas, "groningen").code == "AM01"
    assert regio(atlas, "hilversum") is None
    assert gemeente(atlas, "nergens") is None


def test_land(atlas):
    assert atlas.land.code == "NL01"


def test_land_before_any_data():
    with pytest.raises(Gebied.DoesNotExist):
        _ = Atlas.read().land


def test_assumed_dates_are_marked():
    g, r = make_gemeente(), make_regio()
    make_indeling(g, r, aanname=True)
    assert Atlas.read().membership(g, Soort.REGIO, dag("2020-12-31")).aanname


@pytest.mark.parametrize("aantal", [5, 60])
def test_reads_in_three_queries(aantal, django_assert_num_queries):
    land, r = make_land(), make_regio()
    for _ in range(aantal):
        make_gemeente(regio=r)
    with django_assert_num_queries(3):
        atlas = Atlas.read()
        assert len(atlas.members(r, dag("2020-12-31"))) == aantal
        assert atlas.parent(r, Soort.LAND, dag("2020-12-31")) is None
        assert atlas.land == land


def test_a_gemeente_that_was_still_to_come_is_no_predecessor():
    """Between 2016 and 2018 only: on a day before, nothing of it had gone up in another."""
    kort = make_gemeente(
        "Kort", geldig_van=dag("2016-01-01"), geldig_tot=dag("2018-01-01")
    )
    c = make_gemeente("C")
    make_herindeling(kort, c, "2018-01-01")
    atlas = Atlas.read()
    assert atlas.predecessors(c, dag("2015-12-31")) == []
    assert atlas.predecessors(c, dag("2018-01-01")) == [(kort, False)]
