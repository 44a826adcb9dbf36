"""The sparkline of a row: gaps break it, examples are dashed, no query is asked for it."""

from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Bron, Indicator, Levering
from monitor.lijntje import BREED, HOOG, lijntje
from monitor.overzichten import Waarde
from regio.models import Gebied
from tests.builders import build_cijfer, make_bron
from tests.monitor.leveren import read

K4 = Kwartaal(2020, 4)
GOOI = "/2020-K4/regio/gooi-en-vechtstreek/"


def reeks(*waarden, eerste="2019-K4"):
    begin = Kwartaal.lees(eerste)
    return tuple(
        (begin + n, w if isinstance(w, Waarde) else Waarde(Decimal(w)))
        for n, w in enumerate(waarden)
        if w is not None
    )


def voorbeeld(getal):
    return Waarde(Decimal(getal), voorbeeld=True)


def points(stuk):
    return [tuple(map(float, plek.split(","))) for plek in stuk.punten.split()]


def test_one_line_through_consecutive_quarters_with_its_last_point():
    lijn = lijntje(reeks(5, 6, 7, 8, 10), K4)
    (stuk,) = lijn.stukken
    assert len(points(stuk)) == 5
    assert not stuk.voorbeeld
    (stip,) = lijn.stippen
    assert (stip.x, stip.y) == points(stuk)[-1] == (BREED - 3, 3)


def test_nought_is_the_foot_and_the_highest_the_top():
    ys = [y for _, y in points(lijntje(reeks(0, 5, 10, 5, 0), K4).stukken[0])]
    assert ys == [HOOG - 3, HOOG / 2, 3, HOOG / 2, HOOG - 3]


def test_a_gap_breaks_the_line_and_a_lonely_point_is_a_dot():
    lijn = lijntje(reeks(5, 6, None, 8, None), K4)
    assert [len(points(s)) for s in lijn.stukken] == [2]
    assert len(lijn.stippen) == 1


def test_an_example_at_one_end_dashes_the_piece():
    lijn = lijntje(reeks(5, 6, voorbeeld(7), voorbeeld(8), 9), K4)
    assert [(len(points(s)), s.voorbeeld) for s in lijn.stukken] == [
        (2, False),
        (4, True),
    ]
    assert not lijn.stippen[-1].voorbeeld


def test_a_line_that_stops_before_the_quarter_stops_before_the_edge():
    lijn = lijntje(reeks(5, 6, 7), K4)
    assert points(lijn.stukken[0])[-1][0] == pytest.approx(BREED / 2)


def test_years_of_a_yearly_series_are_connected():
    jaren = tuple((Kwartaal(j, 4), Waarde(Decimal(j))) for j in range(2017, 2021))
    assert len(lijntje(jaren, K4, 4).stukken) == 1
    assert lijntje(jaren, K4).stukken == ()


@pytest.mark.parametrize(
    "rij",
    [
        (),
        reeks(5),
        reeks(5, Waarde(None, te_klein=True)),
        reeks(5, Waarde(None, reden="niet aangeleverd")),
        reeks(5, Waarde(Decimal(6), delen=1, ontbreekt=("Laren",))),
        reeks(5, 6, eerste="2015-K1"),
    ],
)
def test_fewer_than_two_figures_in_four_years_are_no_course(rij):
    assert lijntje(rij, K4) is None


def test_all_nought_lies_flat_on_the_foot():
    ys = {y for _, y in points(lijntje(reeks(0, 0), Kwartaal(2020, 1)).stukken[0])}
    assert ys == {HOOG - 3}


# ---- in the table of an area page ---------------------------------------------------------------


def put(gebied, waarden, soort=Bron.Soort.VOORBEELD):
    waar = Gebied.objects.get(code=gebied)
    rijen = [
        build_cijfer(
            waarde,
            str(Kwartaal(2020, 4) - n),
            gebied=waar,
            indicator=Indicator.objects.get(code="beschut-werk"),
            bron=make_bron(soort=soort),
            voorbeeld=soort == Bron.Soort.VOORBEELD,
        )
        for n, waarde in enumerate(reversed(waarden))
    ]
    levering = Levering(gebied=waar)
    hand_in(levering, rijen)
    publish(levering)


@pytest.mark.django_db
def test_without_any_course_the_table_has_no_column_for_it(bekijk, zonder_tekenen):
    koppen = [th.tekst for th in bekijk(GOOI).all("div", "tabelvak--vast")[0].all("th")]
    assert "Verloop" not in koppen


@pytest.mark.django_db
def test_a_row_with_a_course_shows_it_and_hides_it_from_screen_readers(
    eigen_data, zonder_tekenen
):
    put("GM0402", (10, 12, 14))
    put("GM0406", (7, 8), Bron.Soort.GEMEENTE)
    pagina = read(GOOI)
    vak = pagina.all("div", "tabelvak--vast")[0]
    koppen = [th.tekst for th in vak.one("thead").all("th")]
    assert koppen.index("Verloop") == koppen.index("In een jaar") + 1
    assert koppen[1].startswith("Inwoners")
    rijen = {tr.one("th").tekst: tr for tr in vak.one("tbody").all("tr")}
    (hilversum,) = rijen["Hilversum"].all("svg", "lijntje")
    assert hilversum["aria-hidden"] == "true"
    (lijn,) = hilversum.all("polyline", "g-lijn--voorbeeld")
    assert lijn["stroke-linecap"] == "round"  # dots, not dashes of no width
    (huizen,) = rijen["Huizen"].all("svg", "lijntje")
    assert len(huizen.all("polyline")) == 1
    assert huizen.all("polyline", "g-lijn--voorbeeld") == []
    assert rijen["Laren"].all("svg", "lijntje") == []


@pytest.mark.django_db
def test_too_small_to_show_is_not_drawn_either(eigen_data, zonder_tekenen):
    put("GM0417", (2, 3, 2), Bron.Soort.GEMEENTE)
    assert read(GOOI).all("svg", "lijntje") == []


@pytest.mark.django_db
def test_a_choice_to_sort_by_the_course_is_passed_over(eigen_data, zonder_tekenen):
    put("GM0402", (10, 12, 14))
    namen = [rij["Gemeente"] for rij in read(f"{GOOI}?sort=verloop").rows()]
    assert namen[0] == "Blaricum"


@pytest.mark.django_db
def test_courses_cost_no_query(
    eigen_data, zonder_tekenen, django_assert_max_num_queries
):
    put("GM0402", (10, 12, 14))
    with django_assert_max_num_queries(10):
        assert read(GOOI).all("svg", "lijntje")
