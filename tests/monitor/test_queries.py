"""How many queries a page costs: a fixed number, for 5 rows and for 342."""

import re
from collections import Counter
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitor.antwoorden.vragen import VRAGEN

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

PAGINAS = [
    "/2020-K4/",
    "/2018-K4/",
    "/2017-K4/?indicator=beschut-werk",
    "/2020-K4/regio/gooi-en-vechtstreek/",
    "/2017-K4/regio/groningen/",
    "/2017-K4/regio/groningen/?indicator=werkgever",
    "/2019-K4/gemeente/hilversum/",
    "/2019-K4/gemeente/sudwest-fryslan/",
    "/2022-K3/gemeente/weesp/",
    "/2015-K4/gemeente/gooise-meren/",
    "/2019-K4/cluster/hbel/",
    "/2018-K4/cluster/ddfk/",
    "/2020-K4/regio/",
    "/2017-K4/regio/?indicator=beschut-werk&sort=-norm",
    "/2017-K4/gemeente/",
    "/2023-K4/gemeente/?per_page=alle",
    "/2030-K4/",
    "/2020-K4/land/nederland/vraag/",
    "/2017-K4/regio/groningen/vraag/haalt-de-taakstelling-beschut-werk/",
    "/2019-K4/gemeente/hilversum/vraag/vergelijkbare-gemeenten/",
    "/2020-K4/land/nederland/factsheet/",
    "/2017-K4/regio/groningen/factsheet/",
    "/2019-K4/gemeente/hilversum/factsheet/",
    "/2022-K3/gemeente/weesp/factsheet/",
    "/2022-K3/gemeente/weesp/vraag/verdubbelen/",
    "/2020-K4/land/nederland/traject/",
    "/2020-K4/regio/gooi-en-vechtstreek/traject/?doeljaar=2025&doel=1462",
    "/2017-K4/regio/groningen/traject/?indicator=beschut-werk",
    "/2019-K4/gemeente/hilversum/traject/",
    "/2019-K4/cluster/hbel/traject/?factor=2",
    "/2020-K4/regio/zeeland/verdeling/",
    "/2017-K4/regio/groningen/verdeling/?sleutel=doelgroepregister",
    "/2020-K4/vergelijk/?gebied=AM12&indicator=banen&indicator=banenafspraak",
]
# One query each, whatever the page shows.
TEKSTEN = {"definitie", "kanttekening", "indicator", "dataversie", "kaartgeometrie"}
MEESTE = 10
# Three for areas, two for figures; a gemeente first asks who is of its size.
MEESTE_GEBIEDEN_EN_CIJFERS = 6


# A letter answers many questions at once, also which steps are taken.
BRIEVEN = [
    "/2020-K4/land/nederland/brief/",
    "/2017-K4/regio/groningen/brief/",
    "/2019-K4/gemeente/hilversum/brief/",
    "/2019-K4/gemeente/hilversum/brief/?formaat=odt",
    f"/2019-K4/gemeente/hilversum/brief/?{'&'.join(f'vraag={v.code}' for v in VRAGEN)}",
]
MEESTE_VAN_EEN_BRIEF = 12


@dataclass(frozen=True)
class Bezoek:
    """The queries of the first visit to a page, on an empty cache, and of the next one."""

    eerste: list[str]
    tweede: list[str]


@pytest.fixture(scope="module")
def tel(meegeleverd):
    """The queries of a page: `tel("/2020-K4/").eerste`; each page is visited once."""
    bezocht = {}

    def vraag(adres):
        if adres not in bezocht:
            cache.clear()
            bezocht[adres] = Bezoek(_queries(adres), _queries(adres))
        return bezocht[adres]

    return vraag


def _queries(adres):
    with CaptureQueriesContext(connection) as opname:
        antwoord = Client().get(adres)
    assert antwoord.status_code == 200
    return [q["sql"] for q in opname.captured_queries]


def tables_of(vragen):
    """By table, how many queries begin there."""
    begin = re.compile(r'FROM "(?:banenafspraak|regio)_([a-z]+)"')
    return Counter(
        gevonden[1] if (gevonden := begin.search(sql)) else sql for sql in vragen
    )


@pytest.mark.parametrize("adres", PAGINAS)
def test_a_page_needs_at_most_ten_queries(tel, adres):
    vragen = tel(adres).eerste
    assert len(vragen) <= MEESTE, "\n".join(vragen)


@pytest.mark.parametrize("adres", PAGINAS)
def test_borders_of_now_cost_no_query_more(tel, adres):
    anders = f"{adres}{'&' if '?' in adres else '?'}grenzen=nu"
    assert len(tel(anders).eerste) <= MEESTE


@pytest.mark.parametrize("adres", PAGINAS)
def test_a_page_reads_each_kind_of_thing_once(tel, adres):
    per_tabel = tables_of(tel(adres).eerste)
    for naam in TEKSTEN:
        assert per_tabel[naam] <= 1, naam
    cijfers = sum(n for naam, n in per_tabel.items() if naam not in TEKSTEN)
    assert cijfers <= MEESTE_GEBIEDEN_EN_CIJFERS, per_tabel


@pytest.mark.parametrize("adres", BRIEVEN)
def test_a_letter_needs_few_queries_and_asks_none_twice(tel, adres):
    vragen = tel(adres).eerste
    assert len(vragen) <= MEESTE_VAN_EEN_BRIEF, "\n".join(vragen)
    vormen = Counter(shape(sql) for sql in vragen)
    assert [sql for sql, keer in vormen.items() if keer > 1] == []


@pytest.mark.parametrize(
    ("klein", "groot"),
    [
        (
            "/2019-K4/gemeente/hilversum/brief/",
            "/2019-K4/gemeente/sudwest-fryslan/brief/",
        ),
        (
            "/2020-K4/gemeente/?regio=zeeland&grootte=20-50",
            "/2020-K4/gemeente/?per_page=alle",
        ),
        ("/2015-K4/gemeente/?q=aa", "/2015-K4/gemeente/?per_page=alle"),
        ("/2020-K4/regio/?q=gooi", "/2020-K4/regio/"),
        ("/2019-K4/cluster/hbel/", "/2019-K4/regio/groningen/"),
        ("/2020-K4/gemeente/laren/", "/2020-K4/gemeente/sudwest-fryslan/"),
    ],
)
def test_more_rows_need_no_more_queries(tel, klein, groot):
    assert len(tel(klein).eerste) == len(tel(groot).eerste)


@pytest.mark.parametrize("adres", PAGINAS)
def test_a_page_that_is_kept_needs_one_query(tel, adres):
    vragen = tel(adres).tweede
    assert len(vragen) == 1, "\n".join(vragen)
    assert "dataversie" in vragen[0]


@pytest.mark.parametrize("formaat", ["svg", "png"])
def test_a_drawing_needs_no_more_queries_than_its_page(tel, formaat):
    adres = f"/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.{formaat}"
    assert len(tel(adres).eerste) <= MEESTE


def test_the_start_page_needs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        antwoord = Client().get("/")
    assert antwoord.headers["Location"] == "/2023-K3/"


def test_a_page_that_does_not_exist_needs_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        assert Client().get("/2020-K4/regio/nergens/").status_code == 404


def shape(sql):
    """The query without its values, so that the same question about another row is equal."""
    return re.sub(r"'[^']*'|\b\d+\b|(, (%s|\?))+", "?", sql)


@pytest.mark.parametrize("adres", PAGINAS)
def test_no_query_is_asked_for_one_row_after_another(tel, adres):
    vormen = Counter(shape(sql) for sql in tel(adres).eerste)
    assert [sql for sql, keer in vormen.items() if keer > 1] == []
