"""The part about figures that look alike, on the pages of the shipped data."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import make_bron
from tests.monitor.leveren import deliver, figure, read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

GOOI = "/2020-K4/regio/gooi-en-vechtstreek/"


def part(pagina):
    """The text of the part; "" where the page has none."""
    return " ".join(deel.tekst for deel in pagina.all("section", id="niet-gelijk"))


def first_lines(pagina):
    (deel,) = pagina.all("section", id="niet-gelijk")
    (lijst,) = deel.all("ul", "niet-gelijk")
    return [li.one("strong").tekst for li in lijst.all("li")]


def test_the_region_page_explains_1059_and_608(bekijk):
    pagina = bekijk(GOOI)
    assert first_lines(pagina) == ["1.059 en 608", "1.059 en 1.914"]
    assert "zijn niet te vergelijken, want ze tellen iets anders." in part(pagina)


def test_each_number_leads_to_where_it_comes_from(bekijk):
    (deel,) = bekijk(GOOI).all("section", id="niet-gelijk")
    links = {a.tekst: a["href"] for a in deel.all("a", "cijfer")}
    assert links["608"].endswith("gooi-en-vechtstreek/herkomst/banenafspraak/")
    assert "/2019-K4/" in links["1.059"]


def test_people_and_places_are_explained_in_the_year_of_both(bekijk):
    pagina = bekijk("/2019-K4/regio/gooi-en-vechtstreek/")
    assert "27 en 41" in first_lines(pagina)


def test_the_nation_explains_its_two_series(bekijk):
    assert first_lines(bekijk("/2018-K4/"))[0] == "53.390 en 51.956"


@pytest.mark.parametrize(
    "adres",
    [
        "/2019-K4/gemeente/hilversum/",
        "/2020-K4/regio/zeeland/",
        "/2030-K4/",
    ],
)
def test_without_two_figures_there_is_no_such_part(bekijk, adres):
    assert part(bekijk(adres)) == ""


@pytest.mark.parametrize(
    ("code", "regels"),
    [
        ("banen", ["1.059 en 608", "156.296 en bijna 90.000", "1.059 en 1.914"]),
        ("banenafspraak", ["84.471 en bijna 90.000", "1.059 en 608"]),
        ("doelgroepregister", ["1.914 en 1.059"]),
    ],
)
def test_the_page_of_an_indicator_shows_it_in_the_figures(bekijk, code, regels):
    assert first_lines(bekijk(f"/indicator/{code}/")) == regels


def test_an_indicator_that_looks_like_no_other_has_no_such_part(bekijk):
    assert part(bekijk("/indicator/beschut-werk/")) == ""


@pytest.mark.usefixtures("eigen_data")
def test_an_example_is_in_no_such_pair():
    bron = make_bron(soort="voorbeeld")
    for indicator in ("banen", "banenafspraak"):
        rij = figure(777, "AM24", "2022-K4", indicator)
        rij.bron, rij.voorbeeld = bron, True
        deliver(rij)
    assert part(read("/2022-K4/regio/zeeland/")) == ""


@pytest.mark.usefixtures("eigen_data")
def test_a_page_of_an_earlier_day_says_nothing_of_what_came_later():
    assert "608" not in part(read(f"{GOOI}?bekend_op=2021-01-31"))


def test_the_explanation_names_every_kind(bekijk):
    deel = next(
        s
        for s in bekijk("/toelichting/").all("section")
        if s["aria-labelledby"] == "niet-gelijk"
    )
    for woorden in ("1.059", "Mensen en plekken", "Fte en inwoners", "Twee metingen"):
        assert woorden in deel.tekst


def test_figures_of_another_indicator_cost_no_query_more():
    aantal = []
    for code in ("banen", "beschut-werk"):
        cache.clear()
        with CaptureQueriesContext(connection) as opname:
            assert Client().get(f"/indicator/{code}/").status_code == 200
        aantal.append(len(opname))
    assert aantal[0] == aantal[1] <= 10
