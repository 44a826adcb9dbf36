"""Areas side by side: what the page says, and what it never says."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from banenafspraak.models import Indicator
from tests.builders import make_bron
from tests.monitor.leveren import deliver, figure, norm, read
from tests.monitor.vergelijken import BANEN, BESCHUT, messages, regions, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

# ---- what is shown ----------------------------------------------------------------------


def test_areas_stand_side_by_side_in_the_order_of_the_address(bekijk):
    assert list(rows(bekijk(BESCHUT))) == [
        "Hilversum",
        "Gooi en Vechtstreek",
        "Nederland",
    ]


def test_each_area_has_norm_stand_share_shortfall_and_source(bekijk):
    gooi = rows(bekijk(BESCHUT))["Gooi en Vechtstreek"]
    assert (gooi["Bereikt"], gooi["Norm"]) == ("27", "41")
    assert gooi["Deel van de norm"] == "66%"
    assert gooi["Te weinig"] == "14"
    assert gooi["Bron"] == "vragen GroenLinks Hilversum, 2020"


def test_who_has_no_figure_says_so(bekijk):
    hilversum = rows(bekijk(BESCHUT))["Hilversum"]
    assert hilversum["Bereikt"] == "niet bekend"
    assert hilversum["Deel van de norm"] == ""


def test_the_sentences_count_and_compare_real_shares(bekijk):
    assert bekijk(BANEN).opening == (
        "Van 2 van de 3 gebieden is een cijfer van eind 2020 bekend. "
        "Van de norm voor eind 2020 bereikten zij: Nederland 99% en Gooi en Vechtstreek 68%."
    )


def test_unlike_levels_are_allowed_and_said(bekijk):
    assert "land en arbeidsmarktregio" in messages(bekijk(BANEN))
    assert "verschillende soorten" not in messages(
        bekijk("/2020-K4/vergelijk/?gebied=AM12&gebied=AM24")
    )


def test_unlike_levels_are_drawn_as_shares_unless_asked_otherwise(bekijk):
    assert "deel van de norm" in bekijk(BANEN).one("figure").one("strong").tekst
    anders = bekijk(f"{BANEN}&toon=aantal")
    assert "deel van de norm" not in anders.one("figure").one("strong").tekst


def test_every_area_is_named_at_its_line(bekijk):
    tekening = bekijk(BANEN).drawings[0]
    for naam in ("Nederland", "Gooi en Vechtstreek", "Zeeland"):
        assert naam in tekening
    assert "99%" in tekening and "68%" in tekening


def test_the_table_under_the_chart_has_a_column_per_area(bekijk):
    tabel = bekijk(BANEN).one("figure").one("table")
    assert [th.tekst for th in tabel.one("thead").all("th")] == [
        "Kwartaal",
        "Nederland",
        "Gooi en Vechtstreek",
        "Zeeland",
    ]
    eerste = tabel.one("tbody").all("tr")[0]
    assert eerste.tekst.startswith("4e kwartaal 2020 99% afgeleid 68% niet bekend")


def test_a_level_that_is_not_counted_is_said(bekijk):
    pagina = bekijk(
        "/2020-K4/vergelijk/?gebied=GM0402&gebied=AM12&indicator=banenafspraak"
    )
    assert "wordt niet per gemeente geteld. Bij Hilversum" in messages(pagina)


def test_an_area_that_did_not_exist_is_said(bekijk):
    pagina = bekijk("/2020-K4/vergelijk/?gebied=GM0381&gebied=GM0402")
    assert (
        "Bussum bestond niet eind 2020. De gemeente Bussum bestaat sinds 1 januari 2016 niet "
        "meer. Zij hoort nu bij Gooise Meren." in messages(pagina)
    )
    ruil = next(a for a in pagina.all("a") if a.tekst.startswith("Vervang Bussum"))
    assert list(rows(bekijk(ruil["href"]))) == ["Gooise Meren", "Hilversum"]


def test_an_area_that_still_had_to_begin_is_said_too(bekijk):
    pagina = bekijk("/2015-K4/vergelijk/?gebied=GM1942&gebied=GM0402")
    assert "Gooise Meren bestond niet eind 2015." in messages(pagina)
    ruil = next(a for a in pagina.all("a") if a.tekst.startswith("Vervang Gooise"))
    assert list(rows(bekijk(ruil["href"]))) == [
        "Bussum",
        "Muiden",
        "Naarden",
        "Hilversum",
    ]


def test_a_figure_without_norm_can_be_compared_too(bekijk):
    pagina = bekijk(
        "/2019-K4/vergelijk/?gebied=AM12&gebied=NL01&indicator=doelgroepregister"
    )
    assert rows(pagina)["Gooi en Vechtstreek"]["Bereikt"] == "1.914"


@pytest.mark.parametrize(
    "code", ["participatiebudget", "uitstroom", "werkgever", "premie"]
)
def test_every_subject_can_be_asked_for(bekijk, code):
    adres = f"/2020-K4/vergelijk/?gebied=GM0014&gebied=GM0402&indicator={code}"
    naam = Indicator.objects.get(code=code).naam
    assert bekijk(adres).one("h1").tekst == f"{naam} vergeleken"


# ---- many at once: a bar each ---------------------------------------------------------------


def test_more_than_eight_areas_are_bars_at_one_moment(bekijk):
    pagina = bekijk(f"/2020-K4/vergelijk/?{regions(35)}&indicator=banenafspraak")
    titel = pagina.one("figure").one("strong").tekst
    assert (
        titel == "Banenafspraak: extra banen: 35 arbeidsmarktregio’s, deel van de norm"
    )
    tekening = pagina.drawings[0]
    assert "68%" in tekening and "Een staaf per gebied" in tekening
    assert "Gooi en Vechtstreek" in tekening and "niet bekend" in tekening
    assert pagina.one("figure").all("details") == []  # the table of the page has it all


def test_all_gemeenten_of_a_region_are_called_by_its_name(bekijk):
    adres = next(
        a["href"]
        for a in bekijk("/2017-K4/regio/groningen/").all("a")
        if a.tekst == "Alle gemeenten van Groningen in één grafiek"
    )
    pagina = bekijk(adres)
    assert len(rows(pagina)) == 27
    assert "de gemeenten van Groningen" in pagina.one("head").one("title").tekst
    ook = bekijk(f"{adres}&gebied=NL01")
    assert (
        "de gemeenten van Groningen en Nederland" in ook.one("head").one("title").tekst
    )
    zonder = adres.replace("gebied=GM0014&", "")
    assert "26 gemeenten" in bekijk(zonder).one("head").one("title").tekst


@pytest.mark.parametrize(
    ("adres", "tekst", "aantal"),
    [
        ("/2020-K4/", "Alle regio’s in één grafiek", 35),
        ("/2020-K4/regio/gooi-en-vechtstreek/", "Alle gemeenten van Gooi en Vechtstreek in één grafiek", 8),
        ("/2023-K3/gemeente/hilversum/", "Alle gemeenten van Gooi en Vechtstreek in één grafiek", 7),
        ("/2020-K4/cluster/hbel/", "Alle gemeenten van HBEL in één grafiek", 4),
        ("/2019-K4/gemeente/hilversum/", "Vergelijk Hilversum met Gooi en Vechtstreek en Nederland", 3),
        ("/2020-K4/regio/zeeland/", "Vergelijk Zeeland met Nederland", 2),
    ],
)  # fmt: skip
def test_pages_of_areas_lead_to_a_sensible_group(bekijk, adres, tekst, aantal):
    link = next(
        a for a in bekijk(adres).all("p", "acties")[0].all("a") if a.tekst == tekst
    )
    assert len(rows(bekijk(link["href"]))) == aantal


def test_many_known_shares_are_told_by_their_ends(eigen_data):
    codes = [
        f"GM{n}"
        for n in (
            "0402",
            "0406",
            "0417",
            "0317",
            "0376",
            "1696",
            "1942",
            "0457",
            "0014",
        )
    ]
    for n, code in enumerate(codes):
        deliver(norm(100, code, 2020, "beschut-werk"))
        deliver(figure(50 + 5 * n, code, "2020-K4", "beschut-werk"))
    vraag = "&".join(f"gebied={c}" for c in codes)
    tekst = read(f"/2020-K4/vergelijk/?{vraag}&indicator=beschut-werk").opening
    assert "bereikten het meest: Groningen 90%, Weesp 85% en Gooise Meren 80%." in tekst
    assert "Het minst: Hilversum 50%, Huizen 55% en Laren 60%." in tekst


def test_bars_of_a_moment_without_figures_say_so(bekijk):
    pagina = bekijk(
        f"/2013-K4/vergelijk/?{regions(12)}&indicator=banenafspraak&toon=aantal"
    )
    assert "Van deze gebieden is eind 2013 geen cijfer bekend." in pagina.tekst


def test_columns_that_tell_nothing_are_left_out(bekijk):
    koppen = [
        th.tekst
        for th in bekijk("/2020-K4/vergelijk/?gebied=AM12&gebied=AM01")
        .one("section", aria_labelledby="cijfers")
        .one("thead")
        .all("th")
    ]
    assert "Soort" not in koppen and "Laatst bekend" in koppen
    assert "Soort" in [
        th.tekst
        for th in bekijk(BANEN)
        .one("section", aria_labelledby="cijfers")
        .one("thead")
        .all("th")
    ]


def test_the_quarter_form_keeps_every_area(bekijk):
    pagina = bekijk(BESCHUT)
    vorm = pagina.one("nav", "kwartaal").one("form")
    codes = [i["value"] for i in vorm.all("input", name="gebied")]
    assert codes == ["GM0402", "AM12", "NL01"]


@pytest.mark.parametrize(
    "adres",
    [
        "/2019-K4/gemeente/hilversum/",
        "/2020-K4/regio/gooi-en-vechtstreek/",
        "/2020-K4/",
    ],
)
def test_the_page_of_an_area_leads_here(bekijk, adres):
    adressen = [a["href"] for a in bekijk(adres).main.all("a")]
    assert any("/vergelijk/?gebied=" in a for a in adressen)


def test_similar_gemeenten_lead_here_together(bekijk):
    vak = bekijk("/2019-K4/gemeente/hilversum/").one(
        "section", aria_labelledby="deel-gelijk"
    )
    adres = next(a["href"] for a in vak.all("a") if "/vergelijk/" in a["href"])
    assert len(rows(bekijk(adres))) == 8


def test_a_future_quarter_is_still_to_come(bekijk):
    assert (
        "moet nog komen"
        in bekijk("/2030-K4/vergelijk/?gebied=AM12&gebied=AM24").opening
    )


# ---- examples -----------------------------------------------------------------------------


def make_example(waarde, gebied, kwartaal="2020-K4"):
    rij = figure(waarde, gebied, kwartaal)
    rij.voorbeeld = True
    rij.bron = make_bron("Verzonnen", soort="voorbeeld")
    deliver(rij)


def test_an_example_is_badged_everywhere_and_told_nowhere(eigen_data):
    make_example(1200, "AM24")
    pagina = read(BANEN)
    assert rows(pagina)["Zeeland"]["Bereikt"] == "1.200 voorbeeld"
    assert pagina.one("head").one("title").tekst.startswith("Voorbeeld: ")
    assert pagina.all("section", "voorbeeldbalk")
    assert "voorbeeld" in pagina.drawings[0]
    assert "Zeeland" not in pagina.opening
    assert "Van 2 van de 3 gebieden is een echt cijfer" in pagina.opening


def test_a_real_stand_has_no_share_of_an_example_norm(eigen_data):
    rij = norm(1000, "AM01", 2020, "banenafspraak")
    rij.voorbeeld = True
    rij.bron = make_bron("Verzonnen", soort="voorbeeld")
    deliver(rij)
    deliver(figure(900, "AM01"))
    pagina = read("/2020-K4/vergelijk/?gebied=AM01&gebied=AM12&toon=deel")
    assert rows(pagina)["Groningen"]["Deel van de norm"] == ""
    assert "Groningen 90%" not in pagina.tekst


# ---- files and queries ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formaat", "soort", "begin"),
    [("svg", "image/svg+xml", b"<?xml"), ("png", "image/png", b"\x89PNG")],
)
@pytest.mark.parametrize(
    "meer", ["", "".join(f"&gebied=AM{n:02}" for n in range(1, 12))]
)
def test_the_drawing_can_be_fetched(formaat, soort, begin, meer):
    antwoord = Client().get(f"{BANEN}{meer}&formaat={formaat}")
    assert antwoord.headers["Content-Type"] == soort
    assert antwoord.content.startswith(begin)


@pytest.mark.parametrize(
    "adres",
    [
        "/2020-K4/vergelijk/",
        "/2020-K4/vergelijk/?gebied=AM12",
        "/2020-K4/vergelijk/?" + "&".join(f"gebied=AM{n:02}" for n in range(1, 9)),
        "/2020-K4/vergelijk/?" + "&".join(f"gebied=AM{n:02}" for n in range(1, 40)),
        BESCHUT,
        "/2020-K4/vergelijk/?erbij=gron",
    ],
)
def test_a_comparison_needs_at_most_ten_queries(eigen_data, adres):
    with CaptureQueriesContext(connection) as opname:
        assert Client().get(adres).status_code == 200
    assert len(opname.captured_queries) <= 10
