"""Which piece of a file belongs to which area of a quarter."""

import datetime

import pytest

from regio.atlas import Atlas
from regio.grenzen.samenvoegen import oppervlak
from regio.grenzen.toewijzen import assign
from regio.models import Herindeling, Kaartgeometrie
from tests.builders import (
    dag,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_regio,
)
from tests.regio.grenzen.maken import HOEKEN, vierkant

pytestmark = pytest.mark.django_db

BEGIN = datetime.date(2016, 12, 31)
RINGEN = {code: [vierkant(*hoek)[:-1]] for code, hoek in HOEKEN.items()}


def area(ringen):
    return sum(map(oppervlak, ringen))


@pytest.fixture
def wereld():
    """Two regions of two gemeenten. In 2018 GM9002 went up into GM9001; in 2019 GM9003 was
    split between GM9001 and GM9004."""
    noord, zuid = make_regio("Noord"), make_regio("Zuid")
    g = {}
    for code, regio, tot in (
        ("GM9001", zuid, None),
        ("GM9002", zuid, "2018-01-01"),
        ("GM9003", noord, "2019-01-01"),
        ("GM9004", noord, None),
    ):
        g[code] = make_gemeente(
            f"Plaats {code[-1]}", code=code, geldig_tot=dag(tot) if tot else None
        )
        make_indeling(g[code], regio, tot=tot)
    make_herindeling(g["GM9002"], g["GM9001"], "2018-01-01")
    for nieuw in ("GM9001", "GM9004"):
        make_herindeling(
            g["GM9003"], g[nieuw], "2019-01-01", Herindeling.Wijze.OPSPLITSING
        )
    return {"noord": noord, "zuid": zuid, **g}


def grenzen(wereld, moment, *namen, jaar=2016, ringen=RINGEN):
    return assign(Atlas.read(), moment, jaar, ringen, [wereld[n] for n in namen])


def test_each_gemeente_has_its_own_border(wereld):
    uit = grenzen(wereld, BEGIN, "GM9001", "GM9002")
    assert area(uit.ringen[wereld["GM9001"].pk]) == pytest.approx(0.04)
    assert not uit.noten and not uit.ontbreekt


def test_a_region_is_its_gemeenten_without_borders_between_them(wereld):
    uit = grenzen(wereld, BEGIN, "noord", "zuid")
    assert len(uit.ringen[wereld["zuid"].pk]) == 1
    assert area(uit.ringen[wereld["zuid"].pk]) == pytest.approx(0.08)


def test_an_ended_gemeente_goes_up_into_its_successor(wereld):
    uit = grenzen(wereld, datetime.date(2018, 12, 31), "GM9001")
    assert area(uit.ringen[wereld["GM9001"].pk]) == pytest.approx(0.08)
    assert uit.noten == ()


def test_a_split_gemeente_goes_whole_to_one_and_that_is_told(wereld):
    uit = grenzen(wereld, datetime.date(2019, 12, 31), "GM9001", "GM9004")
    assert area(uit.ringen[wereld["GM9001"].pk]) == pytest.approx(0.12)
    assert area(uit.ringen[wereld["GM9004"].pk]) == pytest.approx(0.04)
    assert uit.noten == (
        "Plaats 3 is verdeeld over meer gemeenten en staat hier helemaal bij Plaats 1.",
    )


def test_a_newer_file_cannot_draw_what_had_merged_by_then(wereld):
    later = {code: RINGEN[code] for code in ("GM9001", "GM9004")}
    uit = grenzen(wereld, BEGIN, "GM9001", "GM9002", jaar=2020, ringen=later)
    assert uit.ontbreekt == ("Plaats 2",)


def test_unknown_codes_are_passed_over(wereld):
    uit = grenzen(wereld, BEGIN, "GM9001", ringen={"GM0000": RINGEN["GM9001"]})
    assert uit.ringen == {} and uit.ontbreekt == ("Plaats 1",)


@pytest.mark.parametrize(
    ("moment", "jaar"),
    [
        ("2014-12-31", 2015),
        ("2015-12-31", 2015),
        ("2022-12-31", 2015),
        ("2023-03-31", 2023),
    ],
)
def test_the_newest_file_that_is_not_after_the_day_else_the_oldest(moment, jaar):
    for welk in (2015, 2023):
        Kaartgeometrie.objects.create(jaar=welk, code="GM9001", ringen=RINGEN["GM9001"])
    assert Kaartgeometrie.objects.for_day(dag(moment)).get().jaar == jaar


def test_without_files_there_is_nothing():
    assert not Kaartgeometrie.objects.for_day(BEGIN).exists()
