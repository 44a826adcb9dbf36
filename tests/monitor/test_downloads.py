"""Every table as a file: the same rows, all columns, raw numbers, with date and source."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from banenafspraak.models import Onderdrukking
from tests.builders import make_bron
from tests.monitor.bladen import fetch, sheet
from tests.monitor.boom import Boom
from tests.monitor.leveren import deliver, figure

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

PAGINAS = [
    "/2020-K4/",
    "/2020-K4/regio/",
    "/2019-K4/regio/gooi-en-vechtstreek/",
    "/2020-K4/gemeente/",
    "/2019-K4/gemeente/hilversum/",
    "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12",
    "/indicator/werkgever/",
    "/bronnen/",
    "/2020-K4/regio/zeeland/verdeling/",
]


@pytest.mark.parametrize("adres", PAGINAS)
@pytest.mark.parametrize(
    ("formaat", "soort"),
    [("csv", "text/csv"), ("xlsx", "openxmlformats"), ("ods", "opendocument")],
)
def test_every_table_can_be_fetched(adres, formaat, soort):
    antwoord = fetch(adres, formaat)
    assert soort in antwoord.headers["Content-Type"]
    naam = antwoord.headers["Content-Disposition"]
    assert naam.startswith('attachment; filename="')
    assert naam.endswith(f'.{formaat}"')
    assert naam.isascii()


@pytest.mark.parametrize("adres", PAGINAS)
def test_the_page_links_to_its_files_under_the_table(bekijk, adres):
    lijsten = [
        ul for ul in bekijk(adres).main.all("ul", "uitvoer") if ul.get("aria-label")
    ]
    gewoon = [ul for ul in lijsten if "tabel=" not in ul.all("a")[0]["href"]]
    links = [a["href"] for a in gewoon[0].all("a")]
    assert [link.rpartition("=")[2] for link in links] == ["csv", "xlsx", "ods"]
    assert Client().get(links[1]).status_code == 200


def test_the_file_has_the_rows_of_the_page_and_raw_numbers():
    titel, rijen, noten = sheet("/2020-K4/regio/")
    assert titel.startswith("Banenafspraak: extra banen per regio, eind 2020")
    assert len(rijen) == 35
    gooi = next(r for r in rijen if r["Code"] == "AM12")
    assert gooi["Bereikt"] == 608
    assert gooi["Norm"] == 900
    assert gooi["Deel van de norm (%)"] == 68
    assert gooi["Te weinig of te gaan"] == 292
    assert gooi["Status"] == "niet gehaald"
    assert str(gooi["Stand op"]) == "2020-12-31"
    assert gooi["Soort norm"] == "indicatieve norm"
    assert gooi["Bron van het cijfer"] == "brief Werkkamer, 30 juni 2021"
    assert any("kenmerk 21.0004021" in n for n in noten)


def test_unknown_is_an_empty_cell_with_its_reason():
    _, rijen, _ = sheet("/2019-K4/regio/gooi-en-vechtstreek/")
    hilversum = next(r for r in rijen if r["Naam"] == "Hilversum")
    assert hilversum["Bereikt"] == ""
    assert hilversum["Getoond als"] == "niet bekend"
    assert hilversum["Waarom niet bekend"] == "niet gevonden in bron"
    assert hilversum["Deel van de norm (%)"] == ""
    laren = next(r for r in rijen if r["Naam"] == "Laren")
    assert laren["Waarom niet bekend"] == "geen cijfer in onze bronnen"


def test_a_norm_of_nought_is_a_number_and_gets_no_share():
    _, rijen, _ = sheet("/2017-K4/gemeente/?status=norm-nul")
    assert rijen
    for rij in rijen:
        assert rij["Norm"] == 0
        assert rij["Deel van de norm (%)"] == ""


def test_what_is_too_small_stays_hidden(eigen_data):
    rij = figure(3, "GM0406", "2020-K4", "beschut-werk")
    rij.onderdrukking = Onderdrukking.PRIMAIR
    deliver(rij)
    _, rijen, _ = sheet("/2020-K4/regio/gooi-en-vechtstreek/")
    huizen = next(r for r in rijen if r["Naam"] == "Huizen")
    assert huizen["Bereikt"] == ""
    assert huizen["Getoond als"] == "1 t/m 4"
    assert huizen["Waarom niet bekend"] == "te klein om te tonen"
    assert huizen["Te weinig of te gaan"] == ""
    assert 3 not in huizen.values()


def test_filters_and_sorting_hold_for_all_pages():
    _, rijen, noten = sheet("/2020-K4/gemeente/?sort=-inwoners&per_page=50&page=2")
    assert len(rijen) == 355
    assert rijen[0]["Naam"] == "Amsterdam"
    _, rijen, noten = sheet("/2020-K4/gemeente/?regio=zeeland&sort=naam")
    assert {r["Regio"] for r in rijen} == {"Zeeland"}
    assert noten[0] == "Selectie: 13 van de 355 gemeenten."


def test_the_links_keep_the_choices_and_drop_the_page(bekijk):
    pagina = bekijk("/2020-K4/gemeente/?regio=zeeland&sort=-inwoners&page=1")
    (lijst,) = pagina.main.all("ul", "uitvoer")
    for link in lijst.all("a"):
        assert "regio=zeeland" in link["href"]
        assert "sort=-inwoners" in link["href"]
        assert "page=" not in link["href"]


def test_an_example_is_marked_in_title_row_note_and_name(eigen_data):
    rij = figure(1200, "AM24")
    rij.voorbeeld = True
    rij.bron = make_bron("Verzonnen", soort="voorbeeld")
    deliver(rij)
    titel, rijen, noten = sheet("/2020-K4/regio/")
    assert titel.startswith("Voorbeeld: ")
    zeeland = next(r for r in rijen if r["Naam"] == "Zeeland")
    assert zeeland["Voorbeeld"] == zeeland["Cijfer is voorbeeld"] == "ja"
    assert zeeland["Norm is voorbeeld"] == ""
    assert next(r for r in rijen if r["Code"] == "AM12")["Voorbeeld"] == ""
    assert noten[0].startswith("Let op: in dit bestand staan voorbeeldcijfers.")
    naam = fetch("/2020-K4/regio/").headers["Content-Disposition"]
    assert "met-voorbeeld.xlsx" in naam


def test_an_approximate_and_derived_figure_says_so():
    _, rijen, _ = sheet(
        "/2024-K4/vergelijk/?gebied=NL01&indicator=banenafspraak-officieel"
    )
    assert rijen[0]["Bereikt"] == 90000
    assert rijen[0]["Benadering"] == "bijna"
    assert rijen[0]["Getoond als"] == "bijna 90.000"
    _, rijen, _ = sheet("/2020-K4/vergelijk/?gebied=NL01&indicator=banenafspraak")
    assert rijen[0]["Afgeleid uit"] == "60.525 + 6.205"


def test_the_parts_of_an_indicator_have_their_own_rows():
    _, rijen, _ = sheet("/indicator/werkgever/")
    rijk = next(r for r in rijen if r["Deel"] == "Rijk")
    assert (rijk["Bereikt"], rijk["Norm"]) == (3749, 5144)


@pytest.mark.parametrize("formaat", ["pdf", "XLSX", "csv%00", "<script>"])
def test_an_unknown_kind_of_file_is_a_friendly_404(formaat):
    antwoord = Client().get("/2020-K4/regio/", {"formaat": formaat})
    assert antwoord.status_code == 404
    assert "Kies csv, xlsx of ods." in Boom(antwoord.content.decode()).tekst


@pytest.mark.parametrize(
    "adres",
    ["/2020-K4/vergelijk/", "/2016-K4/gemeente/bussum/", "/toelichting/", "/zoek/"],
)
def test_a_page_without_a_table_says_so(adres):
    antwoord = Client().get(adres, {"formaat": "csv"})
    assert antwoord.status_code == 404
    assert "staat geen tabel" in antwoord.content.decode()


def test_a_kept_file_keeps_its_name(eigen_data):
    eerste = fetch("/2020-K4/regio/", "csv")
    with CaptureQueriesContext(connection) as opname:
        tweede = fetch("/2020-K4/regio/", "csv")
    assert len(opname.captured_queries) == 1
    assert tweede.content == eerste.content
    for kop in ("Content-Type", "Content-Disposition", "ETag"):
        assert tweede.headers[kop] == eerste.headers[kop]


@pytest.mark.parametrize("adres", PAGINAS)
def test_a_file_needs_at_most_ten_queries(eigen_data, adres):
    with CaptureQueriesContext(connection) as opname:
        fetch(adres, "csv")
    assert len(opname.captured_queries) <= 10
