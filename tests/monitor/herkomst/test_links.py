"""From every number on every public page to where it comes from, in one step.

The shipped data. A number that we worked out from the others in its row (a share, a
shortfall) is told by those.
"""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitor.cijferlink import VRAAG
from tests.monitor.bladen import sheet
from tests.monitor.boom import Boom, Knoop

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

PAGINAS = [
    "/2020-K4/",
    "/2018-K4/",
    "/2023-K3/",
    "/2017-K4/?indicator=beschut-werk",
    "/2020-K4/regio/gooi-en-vechtstreek/",
    "/2019-K4/regio/gooi-en-vechtstreek/?indicator=werkgever",
    "/2017-K4/regio/groningen/",
    "/2019-K4/gemeente/hilversum/",
    "/2019-K4/gemeente/groningen/",
    "/2018-K4/gemeente/midden-groningen/",
    "/2019-K4/gemeente/sudwest-fryslan/",
    "/2019-K4/cluster/hbel/",
    "/2018-K4/cluster/ddfk/",
    "/2020-K4/regio/",
    "/2020-K4/regio/zeeland/verdeling/",
    "/2017-K4/gemeente/?per_page=alle",
    "/2020-K4/vergelijk/?gebied=AM12&gebied=AM02&gebied=NL01&indicator=banenafspraak",
    "/2017-K4/vergelijk/?gebied=GM0014&gebied=GM0106&indicator=beschut-werk&toon=aantal",
    "/2020-K4/regio/gooi-en-vechtstreek/vraag/haalt-de-taakstelling-banenafspraak/",
    "/2020-K4/regio/gooi-en-vechtstreek/traject/?doel=1462",
    "/2020-K4/land/nederland/traject/",
    "/2023-K4/land/nederland/traject/?indicator=banenafspraak-officieel",
    "/indicator/banenafspraak/",
    "/indicator/beschut-werk/",
    "/indicator/werkgever/",
    "/indicator/quotum-variabele-b/",
    "/indicator/klantprofielen/",
]
# Worked out from the figure and the norm of the same row.
AFGELEID = {
    "Deel van de norm",
    "Deel van het totaal",
    "Te weinig",
    "Te gaan",
    "In een jaar",
    "Aandeel",
    "Nodig",
    "In dit tempo",
    "Marge",
    "Aandeel in de norm",
    "Deel van de sleutel",
}
GEEN_CIJFER = {"Eind"}  # a year


def cells(tabel):
    """(heading, cell) of each cell of a body or a foot."""
    koppen = [th.tekst for th in tabel.one("thead").all("th")]
    for tr in tabel.all("tr"):
        cellen = [k for k in tr.inhoud if isinstance(k, Knoop)]
        if cellen and cellen[0].get("scope") != "col":
            yield from zip(koppen, cellen, strict=False)


def numbers(pagina):
    """(where, element) of everything on the page that holds a number of its own."""
    for tabel in pagina.main.all("table"):
        for kop, cel in cells(tabel):
            is_getal = "n" in cel.klassen or kop == "Laatst bekend"
            if is_getal and kop not in AFGELEID | GEEN_CIJFER and has_number(cel):
                yield kop, cel
    for kaart in pagina.all("article", "kerncijfer"):
        yield "kaart", kaart.one("p", "kern-bron")
        for naast in kaart.all("span", "naast-tekst"):
            yield "naast", naast
    for blok in pagina.all("article", "blok"):
        yield "blok", blok.one("p", "kern-bron") if not blok.all("table") else blok
    for rij in pagina.all("div", "rangorde-lijsten"):
        for li in rij.all("li"):
            yield "rangorde", li


def has_number(cel):
    return bool(re.search(r"\d", cel.tekst))


def origin_links(knoop):
    return [a for a in knoop.all("a") if "/herkomst/" in (a.get("href") or "")]


@pytest.mark.parametrize("adres", PAGINAS)
def test_every_number_has_a_way_to_where_it_comes_from(bekijk, adres):
    gevonden = list(numbers(bekijk(adres)))
    assert gevonden
    zonder = [(kop, knoop.tekst) for kop, knoop in gevonden if not origin_links(knoop)]
    assert zonder == []


@pytest.mark.parametrize("adres", PAGINAS)
def test_a_link_on_a_number_says_what_it_is(bekijk, adres):
    for a in bekijk(adres).all("a", "cijfer"):
        assert a["aria-label"] == f"{a.tekst}, {VRAAG}"


def sample(pagina):
    """Every link on a number that a short walk can follow: at most a dozen a page."""
    links = {a["href"]: a.tekst for a in pagina.main.all("a", "cijfer")}
    stap = max(1, len(links) // 12)
    return list(links.items())[::stap]


def number_on(pagina, anker):
    """The number that the page is about."""
    if anker:
        kop = pagina.one("h2", id=f"geschiedenis-{anker}")
        return kop.tekst.rsplit(": ", 1)[1]
    return pagina.one("p", "onder").tekst.rsplit(": ", 1)[1]


@pytest.mark.parametrize("adres", PAGINAS)
def test_the_page_of_a_number_shows_that_number(bekijk, adres):
    for href, getoond in sample(bekijk(adres)):
        pad, _, anker = href.partition("#")
        pagina = bekijk(pad)
        assert pagina.one("h1").tekst == "Waar komt dit cijfer vandaan?"
        if not getoond.endswith("%") or "-deel" in pad:
            assert number_on(pagina, anker) in getoond, href


# ---- the figures that everybody asks about ------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "getal", "anker", "norm"),
    [
        ("/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/", "608", "norm", "900"),
        ("/2019-K4/regio/gooi-en-vechtstreek/herkomst/beschut-werk/", "27", "norm", "41"),
        ("/2017-K4/land/nederland/herkomst/banenafspraak-officieel/", "36.904", "norm", "33.000"),
        ("/2017-K4/regio/groningen/herkomst/beschut-werk/", "niet bekend", "norm", "117"),
    ],
)  # fmt: skip
def test_the_known_figures(bekijk, adres, getal, anker, norm):
    pagina = bekijk(adres)
    assert (number_on(pagina, ""), number_on(pagina, anker)) == (getal, norm)


def test_the_card_of_608_leads_to_its_page(bekijk):
    kaart = bekijk("/2020-K4/regio/gooi-en-vechtstreek/").card("banenafspraak")
    link = kaart.one(
        "a", href="/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/"
    )
    assert link.tekst == "Herkomst en geschiedenis: Banenafspraak: extra banen"


def test_608_comes_from_the_letter_of_the_werkkamer(bekijk):
    pagina = bekijk("/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/")
    assert pagina.opening == (
        "De makers van deze monitor namen dit getal over uit "
        "brief Werkkamer, 30 juni 2021. Er was geen akkoord van een tweede persoon."
    )
    assert "Kenmerk 21.0004021" in pagina.tekst
    assert "Bekend vanaf 30 juni 2021, de datum van de bron" in pagina.tekst
    toen = "/2020-K4/regio/gooi-en-vechtstreek/?bekend_op=2021-06-30"
    assert pagina.one("section", id="cijfer").one("a", href=toen)


def test_a_figure_of_the_region_on_the_page_of_a_gemeente_leads_to_the_region(bekijk):
    kaart = bekijk("/2020-K4/gemeente/hilversum/").card("banenafspraak")
    gooi = "/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/"
    assert [a["href"] for a in origin_links(kaart.one("p", "kern-bron"))] == [gooi]


def test_the_norm_of_groningen_names_its_parts_and_who_is_missing(bekijk):
    deel = bekijk("/2017-K4/regio/groningen/herkomst/beschut-werk/").one(
        "section", id="norm"
    )
    assert "Van 8 gemeenten kennen wij geen getal. Die tellen niet mee." in deel.tekst
    rijen = [tr.tekst for tr in deel.one("tbody").all("tr")]
    assert len(rijen) == 27
    assert sum(r.endswith("geen cijfer in onze bronnen") for r in rijen) == 8
    eerste = deel.one("tbody").all("a", "cijfer")[0]
    assert eerste["href"] == (
        "/2017-K4/gemeente/appingedam/herkomst/beschut-werk/#norm"
    )


def test_hilversum_is_not_known_and_the_page_says_why(bekijk):
    pagina = bekijk("/2019-K4/gemeente/hilversum/herkomst/beschut-werk/")
    assert pagina.opening.startswith("Wij hebben het aantal in geen bron gevonden.")


def test_a_provincie_has_no_page_but_its_figure_has(bekijk):
    link = next(
        a
        for a in bekijk("/indicator/werkgever/").all("a", "cijfer")
        if "/provincie/" in a["href"]
    )
    pad, _, anker = link["href"].partition("#")
    assert number_on(bekijk(pad), anker) == link.tekst


# ---- files and cost --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "pad"),
    [
        (
            "/2020-K4/regio/?q=gooi",
            "/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/",
        ),
        (
            "/2020-K4/regio/gooi-en-vechtstreek/?tabel=normen-banenafspraak",
            "/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/#norm",
        ),
        (
            "/indicator/werkgever/?q=",
            "/2022-K4/land/nederland/herkomst/werkgever/?deel=",
        ),
    ],
)
def test_a_file_names_the_full_address(meegeleverd, adres, pad, settings):
    settings.SITE_ADRES = "https://monitor.example"
    cache.clear()
    _, rijen, _ = sheet(adres)
    assert any(r["Herkomst"].startswith(f"https://monitor.example{pad}") for r in rijen)


@pytest.mark.parametrize(
    "adres",
    [
        "/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/",
        "/2017-K4/regio/groningen/herkomst/beschut-werk/",
        "/2019-K3/gemeente/groningen/herkomst/kansen-in-kaart/?deel=gesprek&vanaf=2015-K1",
        "/2017-K4/land/nederland/herkomst/banenafspraak/?deel=markt",
    ],
)
def test_a_page_needs_at_most_ten_queries(adres):
    cache.clear()
    with CaptureQueriesContext(connection) as opname:
        assert Client().get(adres).status_code == 200
    assert len(opname) <= 10, [q["sql"][:80] for q in opname.captured_queries]


def test_links_carry_on_how_the_reader_looks(bekijk):
    html = Client().get(
        "/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/?bekend_op=2021-07-01"
    )
    pagina = Boom(html.content.decode())
    assert pagina.one(
        "a", href="/indicator/banenafspraak/?bekend_op=2021-07-01"
    ).tekst.startswith("Wat telt mee")
