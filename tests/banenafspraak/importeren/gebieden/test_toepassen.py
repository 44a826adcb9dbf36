"""Writing what a table changes."""

import pytest

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.gebieden import apply, plan
from banenafspraak.models import Dataversie, Logregel
from regio.atlas import Atlas
from regio.models import Gebied, Indeling, Soort
from tests.banenafspraak.importeren.gebieden.bladen import tabel
from tests.builders import (
    dag,
    make_gebied,
    make_gemeente,
    make_indeling,
    make_land,
    make_regio,
)

pytestmark = pytest.mark.django_db

HILVERSUM = ("GM0402", "Hilversum", "AM12", "Gooi en Vechtstreek", "PV27")
NAAR_AMSTERDAM = ("GM0402", "Hilversum", "AM18", "Groot Amsterdam", "PV27")
NIEUWSTAD = ("GM2000", "Nieuwstad (NH.)", "AM12", "Gooi en Vechtstreek", "PV27")


@pytest.fixture(autouse=True)
def gooi():
    return make_regio(code="AM12")


@pytest.fixture(autouse=True)
def amsterdam():
    return make_regio("Groot Amsterdam", code="AM18")


@pytest.fixture
def hilversum(gooi):
    return make_gemeente("Hilversum", code="GM0402", regio=gooi)


def regions(code="GM0402"):
    """`(region, from, until)` of a gemeente, in order."""
    return [
        (r.onderdeel_van.code, str(r.van), str(r.tot or ""))
        for r in Indeling.objects.filter(gebied__code=code, niveau=Soort.REGIO)
        .select_related("onderdeel_van")
        .order_by("van")
    ]


def test_move_closes_the_old_row_and_opens_a_new_one(hilversum):
    apply(plan(tabel(2020, NAAR_AMSTERDAM)))
    assert regions() == [
        ("AM12", "2015-01-01", "2020-01-01"),
        ("AM18", "2020-01-01", ""),
    ]


def test_assumed_move_comes_forward_in_the_same_rows(gooi, amsterdam):
    gemeente = make_gemeente("Hilversum", code="GM0402")
    make_indeling(gemeente, gooi, tot="2021-01-01", aanname=True)
    later = make_indeling(gemeente, amsterdam, van="2021-01-01", aanname=True)
    apply(plan(tabel(2018, NAAR_AMSTERDAM)))
    assert regions() == [
        ("AM12", "2015-01-01", "2018-01-01"),
        ("AM18", "2018-01-01", ""),
    ]
    later.refresh_from_db()
    assert (later.van, later.aanname) == (dag("2018-01-01"), False)


def test_assumed_move_goes_back_when_it_had_not_been_made(gooi, amsterdam):
    gemeente = make_gemeente("Hilversum", code="GM0402")
    make_indeling(gemeente, gooi, tot="2019-01-01", aanname=True)
    make_indeling(gemeente, amsterdam, van="2019-01-01", aanname=True)
    apply(plan(tabel(2020, HILVERSUM), vandaag=dag("2026-11-22")))
    assert regions() == [
        ("AM12", "2015-01-01", "2021-01-01"),
        ("AM18", "2021-01-01", ""),
    ]


def test_row_that_loses_all_its_days_goes(gooi, amsterdam):
    gemeente = make_gemeente("Hilversum", code="GM0402")
    make_indeling(gemeente, gooi, tot="2021-01-01")
    make_indeling(gemeente, amsterdam, van="2021-01-01")
    apply(plan(tabel(2015, NAAR_AMSTERDAM)))
    assert regions() == [("AM18", "2015-01-01", "")]


def test_region_where_there_was_none_ends_with_the_gemeente():
    make_gemeente("Hilversum", code="GM0402", geldig_tot="2014-06-01")
    apply(plan(tabel(2014, HILVERSUM)))
    assert regions() == [("AM12", "2014-01-01", "2014-06-01")]


def test_new_gemeente_is_made_with_its_region(hilversum):
    apply(plan(tabel(2027, HILVERSUM, NIEUWSTAD)))
    nieuw = Gebied.objects.get(code="GM2000")
    assert (nieuw.naam, nieuw.slug, nieuw.andere_namen, nieuw.soort) == (
        "Nieuwstad",
        "nieuwstad",
        "Nieuwstad (NH.)",
        Soort.GEMEENTE,
    )
    assert (nieuw.geldig_van, nieuw.geldig_tot) == (dag("2027-01-01"), None)
    assert regions("GM2000") == [("AM12", "2027-01-01", "")]
    assert Indeling.objects.filter(gebied=nieuw).count() == 1


def test_new_gemeente_joins_provincie_and_nation_as_the_others(hilversum):
    land = make_land()
    holland = make_gebied("Noord-Holland", Soort.PROVINCIE, code="PV27")
    make_indeling(hilversum, holland)
    make_indeling(hilversum, land)
    apply(plan(tabel(2027, HILVERSUM, NIEUWSTAD)))
    atlas, nieuw = Atlas.read(), Gebied.objects.get(code="GM2000")
    assert atlas.parent(nieuw, Soort.PROVINCIE, dag("2027-01-01")) == holland
    assert atlas.parent(nieuw, Soort.LAND, dag("2027-01-01")) == land


def test_older_table_moves_the_first_day_forward(hilversum):
    apply(plan(tabel(2028, HILVERSUM, NIEUWSTAD)))
    apply(plan(tabel(2027, HILVERSUM, NIEUWSTAD)))
    assert Gebied.objects.get(code="GM2000").geldig_van == dag("2027-01-01")
    assert regions("GM2000") == [("AM12", "2027-01-01", "")]


def test_same_table_twice_has_nothing_to_do(hilversum):
    table = tabel(2027, NAAR_AMSTERDAM, NIEUWSTAD)
    apply(plan(table))
    weer = plan(table)
    assert (weer.is_leeg, weer.gelijk, weer.meldingen) == (True, 2, ())


def test_empty_plan_writes_nothing(hilversum):
    versie = Dataversie.objects.count()
    apply(plan(tabel(2020, HILVERSUM)))
    assert (Dataversie.objects.count(), Logregel.objects.count()) == (versie, 0)


def test_plan_with_a_refused_row_is_not_applied(hilversum):
    onbekend = ("GM0406", "Huizen", "AM99", "", "")
    make_gemeente("Huizen", code="GM0406")
    with pytest.raises(ValueError, match="refused rows"):
        apply(plan(tabel(2020, NAAR_AMSTERDAM, onbekend)))
    assert regions() == [("AM12", "2015-01-01", "")]


def _other_region(gemeente):
    Indeling.objects.filter(gebied=gemeente).update(aanname=True)


def _ended(gemeente):
    gemeente.geldig_tot = dag("2019-01-01")
    gemeente.save()


def _taken_code(gemeente):
    make_gemeente("Anders", code="GM2000")


def _taken_slug(gemeente):
    make_gemeente("Nieuwstad", code="GM2001")


@pytest.mark.parametrize("intussen", [_other_region, _ended, _taken_code, _taken_slug])
def test_plan_of_before_somebody_elses_change_writes_nothing(hilversum, intussen):
    oud = plan(tabel(2027, NAAR_AMSTERDAM, NIEUWSTAD))
    intussen(hilversum)
    with pytest.raises(Geweigerd, match=r"intussen gewijzigd.*opnieuw in"):
        apply(oud)
    assert regions() == [("AM12", "2015-01-01", "")]


def test_every_write_is_in_the_log_and_makes_a_data_version(hilversum):
    apply(plan(tabel(2027, NAAR_AMSTERDAM, NIEUWSTAD)))
    regels = list(Logregel.objects.order_by("pk").values_list("actie", flat=True))
    assert regels == ["gewijzigd", "toegevoegd", "toegevoegd", "toegevoegd"]
    assert Dataversie.objects.exists()
