"""The page of one indicator: what it means, its norms, and its newest figures."""

import re

import pytest
from django.test import Client

from banenafspraak.models import Indicator, Kanttekening
from tests.builders import make_bron
from tests.monitor.leveren import deliver, figure, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]


def rows(pagina):
    return {r["Gebied"]: r for r in pagina.rows()}


def test_every_indicator_has_a_page_with_its_texts(bekijk):
    for indicator in Indicator.objects.all():
        pagina = bekijk(f"/indicator/{indicator.code}/")
        definitie = indicator.definities.current().first()
        assert pagina.one("h1").tekst == indicator.naam
        assert definitie.definitie in pagina.opening
        for tekst in (
            definitie.doel,
            definitie.wettelijke_basis,
            definitie.bronsysteem,
            definitie.beperkingen,
            *definitie.telt_wel.splitlines(),
            *definitie.telt_niet.splitlines(),
        ):
            assert " ".join(tekst.split()) in pagina.tekst


def test_every_note_of_an_indicator_stands_on_its_page(bekijk):
    for notitie in Kanttekening.objects.current().select_related("indicator"):
        pagina = bekijk(f"/indicator/{notitie.indicator.code}/")
        assert " ".join(notitie.tekst.split()) in " ".join(pagina.notes)


def test_an_unknown_indicator_is_a_friendly_404(bekijk):
    pagina = bekijk("/indicator/bestaat-niet/", status=404)
    assert "Er is geen onderwerp met de naam ‘bestaat-niet’." in pagina.tekst


def test_werkgever_shows_rijk_waterschappen_provincie_cluster_and_gemeente(bekijk):
    pagina = bekijk("/indicator/werkgever/")
    rijen = rows(pagina)
    assert list(rijen) == [
        "Nederland: Rijk",
        "Nederland: Waterschappen",
        "Groningen",
        "DDFK",
        "Hilversum",
    ]
    rijk = rijen["Nederland: Rijk"]
    assert rijk["Bereikt"] == "3.749"
    assert rijk["Norm"] == "5.144"
    assert rijk["Deel van de norm"] == "73%"
    assert rijk["Te weinig"] == "1.395"
    assert rijk["Stand van"] == "Eind 2022"
    assert rijen["Nederland: Waterschappen"]["Stand van"] == "Eind 2021"
    assert rijen["Groningen"]["Soort"] == "provincie"
    assert rijen["Hilversum"]["Bereikt"] == "niet bekend (niet aangeleverd)"
    assert rijen["Hilversum"]["Deel van de norm"] == ""


def test_each_row_has_its_own_date_norm_and_source(bekijk):
    rijen = rows(bekijk("/indicator/banenafspraak/"))
    gooi = rijen["Gooi en Vechtstreek"]
    assert gooi["Stand van"] == "Eind 2020"
    assert (gooi["Bereikt"], gooi["Norm"]) == ("608", "900")
    assert gooi["Deel van de norm"] == "68%"
    assert gooi["Bron"] == "brief Werkkamer, 30 juni 2021"


def test_the_source_of_a_row_stands_in_the_list_of_the_page(bekijk):
    pagina = bekijk("/indicator/beschut-werk/")
    ankers = {li["id"] for ol in pagina.all("ol", "bronnen") for li in ol.all("li")}
    links = {
        a["href"].removeprefix("#")
        for a in pagina.main.all("a")
        if a["href"].startswith("#bron-")
    }
    assert links and links <= ankers


def test_norms_are_listed_per_level_with_kind_and_version(bekijk):
    tekst = bekijk("/indicator/banenafspraak/").one("section", aria_labelledby="norm")
    assert (
        "Zeeland 2020 1.270 970 300 Indicatieve norm Werkkamer 2020-2022" in tekst.tekst
    )
    koppen = [[th.tekst for th in t.one("thead").all("th")] for t in tekst.all("table")]
    assert koppen[0] == [
        "Gebied",
        "Eind",
        "Totaal",
        "Markt",
        "Overheid",
        "Soort norm",
        "Bron",
    ]
    assert "Wie het niet haalt, krijgt geen straf." in tekst.tekst
    jaren = re.findall(r"Nederland (20\d\d) [\d.]+ ", tekst.tekst)
    assert jaren == sorted(jaren, reverse=True)
    assert {"2015", "2025"} <= set(jaren)


def test_a_history_of_a_year_per_row_stays_open(bekijk):
    """33 norms of the nation are 11 years of three parts."""
    sectie = bekijk("/indicator/banenafspraak/").one("section", aria_labelledby="norm")
    assert sectie.all("details") == []
    assert len(sectie.all("table")[0].one("tbody").all("tr")) == 11


def test_what_no_other_page_shows_stands_here_year_by_year(bekijk):
    tekst = bekijk("/indicator/quotumpercentage/").one("section", id="cijfers").tekst
    assert "2,76%" in tekst and "1,93%" in tekst


def test_the_aim_is_told_apart_from_the_figure(bekijk):
    for code in ("banenafspraak", "uitstroom", "beschut-werk"):
        doel = Indicator.objects.get(code=code).definities.current().first().doel
        tekst = bekijk(f"/indicator/{code}/").one("p", "let-op").tekst
        assert tekst == f"Doel en cijfer zijn niet hetzelfde. {doel}"


def test_notes_about_one_area_are_folded_when_there_are_many(bekijk):
    vak = bekijk("/indicator/banenafspraak/").one("section", aria_labelledby="noten")
    (vouw,) = vak.all("details")
    assert "open" not in vouw.eigenschappen
    assert vouw.all("li") and all(li.all("strong") for li in vouw.all("li"))
    weinig = bekijk("/indicator/premie/").one("section", aria_labelledby="noten")
    assert weinig.all("details") == [] and weinig.all("li")


def test_without_any_figure_the_page_says_who_delivers_it(bekijk):
    vak = bekijk("/indicator/buig/").one("section", id="cijfers")
    assert vak.all("table") == []
    assert "Wie het levert: gemeente." in vak.one("div", "leeg-vak").tekst
    vak = bekijk("/indicator/quotum-variabele-b/").one("section", id="cijfers")
    assert "alleen de norm" in vak.tekst


@pytest.mark.parametrize(
    ("code", "zin"),
    [
        ("premie", "Het cijfer is een bedrag in euro’s."),
        ("quotumpercentage", "Het cijfer is een percentage."),
        ("banen", "We tellen banen."),
        ("beschut-werk", "We tellen personen. De norm telt plekken."),
    ],
)
def test_the_unit_is_a_sentence(bekijk, code, zin):
    assert zin in bekijk(f"/indicator/{code}/").tekst


def test_what_is_no_aim_is_not_called_one(bekijk):
    assert (
        bekijk("/indicator/inwoners/")
        .one("p", "let-op")
        .tekst.startswith("Dit is geen doel.")
    )


def test_the_page_leads_to_where_the_indicator_is_shown(bekijk):
    acties = {
        a.tekst: a["href"]
        for a in bekijk("/indicator/beschut-werk/").one("p", "acties").all("a")
    }
    assert acties == {
        "Per arbeidsmarktregio": "/2023-K3/regio/?indicator=beschut-werk",
        "Per gemeente": "/2023-K3/gemeente/?indicator=beschut-werk",
        "Vergelijk gebieden": "/2023-K3/vergelijk/?indicator=beschut-werk",
    }
    for adres in acties.values():
        assert bekijk(adres).one("h1")
    assert bekijk("/indicator/inwoners/").all("p", "acties") == []


def test_real_figures_come_before_examples_of_their_level(eigen_data):
    rij = figure(9, "GM0003", "2022-K4", "beschut-werk")
    rij.voorbeeld = True
    rij.bron = make_bron("Verzonnen", soort="voorbeeld")
    deliver(rij)
    deliver(figure(12, "GM0406", "2022-K4", "beschut-werk"))
    rijen = [
        r
        for r in read("/indicator/beschut-werk/?per_page=alle").rows()
        if r.get("Soort") == "gemeente"
    ]
    assert rijen[0]["Gebied"] == "Huizen"


def test_a_shared_norm_says_whose_it_is(bekijk):
    pagina = bekijk("/indicator/banenafspraak-officieel/")
    sectie = pagina.one("section", aria_labelledby="norm")
    assert "deelt zijn norm met een andere reeks" in sectie.tekst
    assert "/indicator/banenafspraak/" in {a["href"] for a in sectie.all("a")}


def test_a_long_history_of_norms_is_folded(bekijk):
    sectie = bekijk("/indicator/beschut-werk/").one("section", aria_labelledby="norm")
    assert "Alle 48 normen" in sectie.one("summary").tekst


def test_an_example_is_badged_and_never_counted(eigen_data):
    voor = read("/indicator/beschut-werk/").one("section", id="cijfers")
    rij = figure(9, "GM0406", "2022-K4", "beschut-werk")
    rij.voorbeeld = True
    rij.bron = make_bron("Verzonnen", soort="voorbeeld")
    deliver(rij)
    pagina = read("/indicator/beschut-werk/")
    na = pagina.one("section", id="cijfers")
    telling = "Van 2 gebieden is een cijfer bekend."
    assert voor.one("p").tekst.startswith(telling)
    assert na.one("p").tekst.startswith(
        telling.replace("een cijfer", "een echt cijfer")
    )
    assert rows(pagina)["Huizen"]["Bereikt"] == "9 voorbeeld"
    assert pagina.all("section", "voorbeeldbalk")


def test_a_real_figure_goes_before_a_newer_example(eigen_data):
    rij = figure(99, "AM12", "2022-K4", "beschut-werk")
    rij.voorbeeld = True
    rij.bron = make_bron("Verzonnen", soort="voorbeeld")
    deliver(rij)
    gooi = rows(read("/indicator/beschut-werk/"))["Gooi en Vechtstreek"]
    assert gooi["Bereikt"] == "27"
    assert gooi["Stand van"] == "Eind 2019"


def test_halfway_the_year_there_is_some_way_to_go(eigen_data):
    deliver(figure(1000, "AM24", "2022-K2"))
    zeeland = rows(read("/indicator/banenafspraak/"))["Zeeland"]
    assert zeeland["Stand van"] == "Eind juni 2022"
    assert zeeland["Te weinig"] == "nog 708 te gaan"


@pytest.mark.parametrize("kolom", ["naam", "soort", "stand_op", "bereikt", "bron"])
def test_every_column_sorts_both_ways(kolom):
    for code in ("werkgever", "inwoners", "participatiebudget"):
        for teken in ("", "-"):
            adres = f"/indicator/{code}/?sort={teken}{kolom}"
            assert Client().get(adres).status_code == 200


# ---- links to it --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "code"),
    [
        ("/2019-K4/gemeente/hilversum/", "werkgever"),
        ("/2020-K4/regio/gooi-en-vechtstreek/", "klantprofielen"),
        ("/2020-K4/", "banenafspraak-officieel"),
        ("/2020-K4/gemeente/?indicator=werkgever", "werkgever"),
        ("/2020-K4/regio/", "banenafspraak"),
    ],
)
def test_names_of_indicators_lead_to_their_page(bekijk, adres, code):
    adressen = {a["href"] for a in bekijk(adres).main.all("a")}
    assert f"/indicator/{code}/" in adressen
