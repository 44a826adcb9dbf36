"""The tables beside those of areas as files: behind a chart, sectors, norms, sources."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from banenafspraak.models import Onderdrukking
from tests.builders import make_bron
from tests.monitor.bladen import read_sheet, sheet
from tests.monitor.boom import Boom
from tests.monitor.leveren import deliver, figure

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

REEKS = "/grafiek/2020-K4/land/nederland/banenafspraak"
PAGINAS = [
    "/2020-K4/",
    "/2020-K4/regio/gooi-en-vechtstreek/",
    "/2019-K4/gemeente/hilversum/",
    "/2020-K4/cluster/hbel/",
    "/2020-K4/regio/",
    "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12",
    "/indicator/beschut-werk/",
    "/indicator/werkgever/",
    "/bronnen/",
]


def series(adres):
    antwoord = Client().get(f"{adres}.xlsx")
    assert antwoord.status_code == 200
    return read_sheet(antwoord.content)


@pytest.mark.parametrize("adres", PAGINAS)
def test_every_table_on_a_page_has_links_to_its_files(bekijk, adres):
    """Of each table some link row follows before the next heading of a part."""
    pagina = bekijk(adres)
    for deel in pagina.all("section", "deel"):
        tabellen = deel.all("table")
        links = [a["href"] for ul in deel.all("ul", "uitvoer") for a in ul.all("a")]
        kaal = [t for t in tabellen if "rangorde" not in t.klassen]
        assert not kaal or any("csv" in link for link in links), deel.tekst[:80]


@pytest.mark.parametrize("adres", PAGINAS)
def test_every_link_to_a_file_works(bekijk, adres):
    links = {
        a["href"]
        for ul in bekijk(adres).all("ul", "uitvoer")
        for a in ul.all("a")
        if re.search(r"(formaat=|\.)(csv|ods|xlsx)$", a["href"])
    }
    assert len(links) >= 3
    assert len(links) % 3 == 0
    for link in links:
        antwoord = Client().get(link)
        assert antwoord.status_code == 200, link
        naam = antwoord.headers["Content-Disposition"]
        assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.(csv|ods|xlsx)"', naam)


# ---- the numbers behind a chart ------------------------------------------------------


def test_the_numbers_behind_a_chart_are_those_of_its_table(bekijk):
    _, rijen, noten = series(REEKS)
    tabel = bekijk("/2020-K4/").section("banenafspraak").one("figure").one("tbody")
    getoond = [tr.all("th")[0].tekst for tr in tabel.all("tr")]
    assert len(rijen) == len(getoond) == 17
    assert getoond[0] == "4e kwartaal 2020"
    nieuwste, oudste = rijen[0], rijen[-1]
    assert nieuwste["Stand op"] == datetime.date(2020, 12, 31)
    assert (nieuwste["Bereikt"], nieuwste["Norm"]) == (66730, 67500)
    assert nieuwste["Deel van de norm (%)"] == 99
    assert nieuwste["Afgeleid uit"] == "60.525 + 6.205"
    assert nieuwste["Verschil met een jaar eerder"] == 66730 - 61792
    assert oudste["Stand op"] == datetime.date(2016, 12, 31)
    assert any(n.startswith("Bron: ") for n in noten)


def test_a_quarter_in_between_is_held_against_the_norm_of_its_own_year():
    _, rijen, _ = series(REEKS)
    maart = next(r for r in rijen if r["Stand op"] == datetime.date(2020, 3, 31))
    assert (maart["Bereikt"], maart["Norm"]) == (58763, 67500)
    assert maart["Status"] == "op koers"
    leeg = next(r for r in rijen if r["Stand op"] == datetime.date(2020, 6, 30))
    assert leeg["Bereikt"] == leeg["Deel van de norm (%)"] == ""
    assert leeg["Getoond als"] == "niet bekend"
    assert leeg["Waarom niet bekend"] == "geen cijfer in onze bronnen"


def test_a_yearly_series_has_a_row_per_year():
    _, rijen, _ = series("/grafiek/2020-K4/land/nederland/banenafspraak-officieel")
    dagen = [r["Stand op"] for r in rijen]
    assert {(d.month, d.day) for d in dagen} == {(12, 31)}
    assert len(dagen) == len(set(dagen)) > 4


def test_a_small_number_is_in_no_series(eigen_data):
    deliver(figure(7, "GM0406", "2019-K4", "beschut-werk"))
    rij = figure(3, "GM0406", "2020-K4", "beschut-werk")
    rij.onderdrukking = Onderdrukking.PRIMAIR
    deliver(rij)
    _, rijen, _ = series("/grafiek/2020-K4/gemeente/huizen/beschut-werk")
    assert rijen[0]["Getoond als"] == "1 t/m 4"
    assert rijen[0]["Bereikt"] == rijen[0]["Verschil met een jaar eerder"] == ""
    assert all(3 not in r.values() and -4 not in r.values() for r in rijen)
    vorig = next(r for r in rijen if r["Stand op"] == datetime.date(2019, 12, 31))
    assert vorig["Bereikt"] == 7


def test_an_example_in_a_series_is_marked_and_gives_no_difference(eigen_data):
    for jaar, voorbeeld in ((2019, True), (2020, False)):
        rij = figure(500 + jaar, "AM24", f"{jaar}-K4")
        rij.voorbeeld = voorbeeld
        rij.bron = make_bron("x", soort="voorbeeld" if voorbeeld else "officieel")
        deliver(rij)
    titel, rijen, noten = series("/grafiek/2020-K4/regio/zeeland/banenafspraak")
    assert titel.startswith("Voorbeeld: ")
    assert noten[0].startswith("Let op")
    per_dag = {r["Stand op"].year: r for r in rijen if r["Stand op"].month == 12}
    assert per_dag[2019]["Voorbeeld"] == "ja"
    assert per_dag[2020]["Voorbeeld"] == ""
    assert per_dag[2020]["Verschil met een jaar eerder"] == ""


@pytest.mark.parametrize(
    "adres",
    [
        "/grafiek/2020-K4/regio/bestaat-niet/banenafspraak.csv",
        "/grafiek/2020-K4/gemeente/laren/beschut-werk.xlsx",
        "/grafiek/2020-K4/land/nederland/onzin.ods",
        "/grafiek/2020-K4/land/nederland/banenafspraak.pdf",
        "/grafiek/2020-K5/land/nederland/banenafspraak.csv",
    ],
)
def test_no_chart_no_numbers(adres):
    antwoord = Client().get(adres)
    assert antwoord.status_code == 404
    assert Boom(antwoord.content.decode()).one("h1").tekst == "Deze pagina bestaat niet"


def test_a_series_has_a_tag_and_is_kept(eigen_data):
    eerste = Client().get(f"{REEKS}.csv")
    assert eerste.headers["ETag"]
    assert "public" in eerste.headers["Cache-Control"]
    with CaptureQueriesContext(connection) as opname:
        tweede = Client().get(f"{REEKS}.csv")
        derde = Client(headers={"if-none-match": eerste.headers["ETag"]})
        assert derde.get(f"{REEKS}.csv").status_code == 304
    assert len(opname.captured_queries) == 2
    assert tweede.content == eerste.content


def test_a_comparison_gives_every_area_at_every_moment():
    adres = "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12&indicator=banenafspraak"
    _, rijen, _ = sheet(f"{adres}&tabel=grafiek")
    per_dag = {}
    for rij in rijen:
        per_dag.setdefault(rij["Stand op"], []).append(rij["Code"])
    assert all(codes == ["NL01", "AM12"] for codes in per_dag.values())
    assert list(per_dag) == sorted(per_dag, reverse=True)
    assert rijen[1]["Bereikt"] == 608


# ---- other tables --------------------------------------------------------------------


def test_the_sectors_are_rows_with_their_own_norm():
    _, rijen, _ = sheet("/2020-K4/?tabel=sectoren-banenafspraak-officieel")
    markt, overheid = rijen
    assert (markt["Deel"], markt["Bereikt"], markt["Norm"]) == ("Markt", 53799, 50000)
    assert (overheid["Deel"], overheid["Bereikt"]) == ("Overheid", "")


def test_figures_without_a_norm_keep_their_own_date_and_unknowns():
    _, rijen, _ = sheet("/2019-K4/gemeente/hilversum/?tabel=andere-cijfers")
    banen = next(r for r in rijen if r["Onderwerp"] == "Alle banen voor de doelgroep")
    assert (banen["Code"], banen["Aantal"]) == ("AM12", 1059)
    contract = next(r for r in rijen if r["Onderwerp"] == "Soort contract")
    assert contract["Deel"] == "Vast contract"
    assert contract["Aantal"] == ""
    assert contract["Waarom niet bekend"] == "niet aangeleverd"


def test_a_part_says_what_it_is_a_share_of():
    _, rijen, _ = sheet("/2020-K4/regio/gooi-en-vechtstreek/?tabel=andere-cijfers")
    delen = [r for r in rijen if r["Aandeel (%)"] != ""]
    assert all(r["Aandeel van"] for r in delen)
    assert all(0 <= r["Aandeel (%)"] <= 100 for r in delen)


def test_the_history_of_a_norm_has_every_area_and_year(bekijk):
    _, rijen, noten = sheet("/indicator/beschut-werk/?tabel=normen")
    pagina = bekijk("/indicator/beschut-werk/").one("section", aria_labelledby="norm")
    assert len(rijen) == sum(len(t.all("tr")) for t in pagina.all("tbody"))
    gooi = next(r for r in rijen if r["Code"] == "AM12" and r["Geldt op"].year == 2019)
    assert gooi["Geldt op"] == datetime.date(2019, 12, 31)
    assert (gooi["Norm"], gooi["Eenheid van de norm"]) == (41, "plekken")
    assert gooi["Soort norm"] == "wettelijk aantal"
    assert any("Staatscourant" in n or "Stcrt" in n for n in noten)


def test_the_list_of_sources_names_every_document_once(bekijk):
    _, rijen, _ = sheet("/bronnen/")
    sleutels = [r["Sleutel"] for r in rijen]
    assert len(sleutels) == len(set(sleutels))
    getoond = bekijk("/bronnen/").all("article", "bron")
    assert {a["id"].removeprefix("bron-") for a in getoond} <= set(sleutels)
    brief = next(r for r in rijen if r["Datum"] == datetime.date(2021, 6, 30))
    assert brief["Hoe precies de datum is"] == "op de dag"
    assert brief["Aantal cijfers"] > 0
    assert "Banenafspraak: extra banen" in brief["Gebruikt voor"]


@pytest.mark.parametrize("adres", PAGINAS[:4] + PAGINAS[5:])
@pytest.mark.parametrize("tabel", ["onzin", "<script>", "x" * 300, "%00"])
def test_an_unknown_table_is_a_friendly_404(adres, tabel):
    teken = "&" if "?" in adres else "?"
    antwoord = Client().get(f"{adres}{teken}formaat=csv&tabel={tabel}")
    assert antwoord.status_code == 404
    pagina = Boom(antwoord.content.decode())
    assert "staat niet op deze pagina. Wel: " in pagina.tekst
    assert pagina.all("script") == []


@pytest.mark.parametrize(
    "adres",
    [
        "/2020-K4/?tabel=sectoren-banenafspraak-officieel",
        "/2019-K4/gemeente/hilversum/?tabel=andere-cijfers",
        "/indicator/beschut-werk/?tabel=normen",
        "/bronnen/",
    ],
)
def test_a_second_table_costs_no_more_queries(eigen_data, adres):
    with CaptureQueriesContext(connection) as opname:
        sheet(adres)
    assert len(opname.captured_queries) <= 10
