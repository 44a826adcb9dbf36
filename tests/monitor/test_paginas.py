"""What must be seen on the pages of the letters: one test per line of the specification."""

import re
from itertools import pairwise

import pytest
from django.test import Client

from tests.monitor.boom import Boom

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]


# ---- Gooi en Vechtstreek, the letter of the Werkkamer ------------------------------------------


@pytest.fixture
def gooi_2020(bekijk):
    return bekijk("/2020-K4/regio/gooi-en-vechtstreek/")


@pytest.fixture
def gooi_2019(bekijk):
    return bekijk("/2019-K4/regio/gooi-en-vechtstreek/")


def test_gooi_2020_opens_with_the_message(gooi_2020):
    assert gooi_2020.opening == (
        "Gooi en Vechtstreek haalde de norm voor de banenafspraak niet. "
        "Eind 2020 waren er 608 extra banen. De norm was 900 extra banen. "
        "Dat zijn er 292 te weinig. Landelijk was het 99% van de norm."
    )


def test_gooi_2020_has_608_of_900_in_its_key_figure(gooi_2020):
    kaart = gooi_2020.card("banenafspraak")
    assert kaart.one("p", "kern-waarde").tekst == "608 van 900 extra banen"
    assert kaart.one("p", "status").tekst == "Niet gehaald: 68%"
    assert kaart.one("p", "kern-tekort").tekst == "292 extra banen te weinig"
    assert "Indicatieve norm" in kaart.tekst


def test_gooi_2020_has_the_nation_beside_it(gooi_2020):
    naast = gooi_2020.card("banenafspraak").one(klasse="kern-naast").tekst
    assert naast.startswith("Nederland 99% 66.730 van 67.500 extra banen")
    assert "60.525 + 6.205" in naast
    assert "afgeleid" in naast


def test_gooi_2020_names_the_letter_of_the_werkkamer_with_its_date(gooi_2020):
    bron = gooi_2020.card("banenafspraak").one("p", "kern-bron")
    assert bron.tekst.startswith("Bron: brief Werkkamer, 30 juni 2021. Herkomst")
    doel = bron.all("a")[0]["href"].removeprefix("#")
    regel = gooi_2020.one("li", id=doel)
    assert regel.tekst.startswith("Brief Werkkamer, 30 juni 2021.")
    assert "Gebruikt voor: 608, 900" in regel.tekst
    adres, _, anker = regel.one("a")["href"].partition("#")
    bron = Boom(Client().get(adres).content.decode()).one(id=anker)
    assert bron.one("h3").tekst == "Dienstverlening doelgroep banenafspraak"
    assert "30 juni 2021, kenmerk 21.0004021" in bron.tekst


def test_a_source_leads_to_the_document_and_to_all_about_it(gooi_2020):
    regel = next(
        li
        for li in gooi_2020.all("ol", "bronnen")[0].all("li")
        if "Regeling Wfsv" in li.tekst
    )
    document, meer = regel.all("a")
    assert document["href"].startswith("https://zoek.officielebekendmakingen.nl/")
    assert meer["href"] == "/bronnen/#bron-wfsv-3-29"
    assert meer.tekst == "Meer over de bron Regeling Wfsv, artikel 3.29"


def test_gooi_2020_names_the_sources_of_the_nation_beside_it(gooi_2020):
    """Every number carries its source: 66.730 comes from a message of Schulinck."""
    bronnen = " ".join(gooi_2020.sources)
    assert "Schulinck, 1e kwartaal 2021. Gebruikt voor: 66.730" in bronnen


def test_gooi_2020_shows_the_same_numbers_in_drawing_and_table(gooi_2020):
    sectie = gooi_2020.section("banenafspraak")
    tekening = " ".join(svg.drawn for svg in sectie.all("svg", role="img"))
    for getal in ("608", "900", "292 te weinig", "brief Werkkamer, 30 juni 2021"):
        assert getal in tekening
    rij = sectie.one("figure").one("tbody").all("tr")[0]
    assert rij.tekst == "4e kwartaal 2020 608 900"


def test_gooi_2020_cannot_tell_whether_it_is_structureel(gooi_2020):
    tekst = gooi_2020.section("banenafspraak").tekst
    assert "Of de norm structureel niet wordt gehaald, kunnen wij niet zeggen." in tekst
    assert "Daarvoor kennen wij te weinig jaren." in tekst


def test_gooi_2019_is_14_places_short(gooi_2019):
    kaart = gooi_2019.card("beschut-werk")
    assert kaart.one("p", "kern-waarde").tekst == "27 van 41 plekken"
    assert kaart.one("p", "status").tekst == "Niet gehaald: 66%"
    assert kaart.one("p", "kern-tekort").tekst == "14 plekken te weinig"
    assert "Wettelijk aantal" in kaart.tekst
    assert "personen, niet omgerekend" in kaart.one("div", "merken").tekst


def test_gooi_2019_opens_with_what_is_known(gooi_2019):
    assert gooi_2019.opening.startswith(
        "Gooi en Vechtstreek haalde de norm voor beschut werk niet. "
        "Eind 2019 hadden 27 mensen een beschutte werkplek. "
        "De norm was 41 plekken. Dat zijn er 14 te weinig."
    )


def test_gooi_2019_has_1914_people_in_the_register(gooi_2019):
    blok = gooi_2019.block("doelgroepregister").tekst
    assert "Eind 2019 stonden 1.914 mensen in het doelgroepregister." in blok
    assert "vragen GroenLinks Hilversum, 2020" in blok


def test_gooi_2019_explains_why_1059_is_no_number_of_extra_jobs(gooi_2019):
    blok = gooi_2019.block("banen").tekst
    assert "Eind 2019 waren er 1.059 banen" in blok
    assert "niet te vergelijken" in blok
    kaart = gooi_2019.card("banenafspraak")
    assert kaart.one("p", "kern-waarde").tekst.startswith("Niet bekend")
    assert "1.059" in kaart.tekst
    assert "niet te vergelijken" in kaart.tekst


def test_1059_and_608_never_share_a_drawing(gooi_2019, gooi_2020):
    for tekening in (*gooi_2019.drawings, *gooi_2020.drawings):
        assert not ("1.059" in tekening and "608" in tekening)
        assert "1.059" not in tekening


# ---- Hilversum --------------------------------------------------------------------------------


@pytest.fixture
def hilversum(bekijk):
    return bekijk("/2019-K4/gemeente/hilversum/")


def test_hilversum_as_employer_is_unknown_against_a_richtlijn_of_18(hilversum):
    kaart = hilversum.card("werkgever")
    assert kaart.one("p", "kern-waarde").tekst == "Niet bekend"
    assert "Richtlijn" in kaart.one("p", "over").tekst
    assert "De richtlijn was 18." in kaart.tekst
    assert "niet aangeleverd" in kaart.tekst
    assert "De gemeente Hilversum kan dit cijfer leveren." in kaart.tekst
    assert "%" not in kaart.tekst
    assert kaart.all("p", "kern-tekort") == []


def test_hilversum_opens_without_letting_the_region_speak_for_it(hilversum):
    assert hilversum.opening.startswith(
        "Of Hilversum zelf de norm voor beschut werk haalde, is niet bekend. "
        "Eind 2019 hadden in Gooi en Vechtstreek 27 mensen een beschutte werkplek. "
        "De norm was 41 plekken. Dat zijn er 14 te weinig."
    )


def test_hilversum_marks_what_is_a_figure_of_the_region(hilversum):
    kaart = hilversum.card("banenafspraak")
    assert "Regio Gooi en Vechtstreek" in kaart.one("p", "over").tekst
    assert "cijfer van de regio" in kaart.one("div", "merken").tekst
    assert (
        "voor Hilversum zelf is dit niet bekend"
        in hilversum.section("banenafspraak").tekst
    )


def test_hilversum_has_an_own_ambition_that_is_called_so(hilversum):
    kaart = hilversum.card("uitstroom")
    assert "Eigen ambitie" in kaart.one("p", "over").tekst
    assert "De ambitie was 267 mensen." in kaart.tekst
    assert "Laatst bekend: in 2017, 214 mensen." in kaart.tekst
    assert "%" not in kaart.tekst


# ---- Groningen --------------------------------------------------------------------------------


@pytest.fixture
def groningen_2017(bekijk):
    return bekijk("/2017-K4/regio/groningen/")


def test_groningen_2017_names_the_eight_gemeenten_that_are_missing(groningen_2017):
    kaart = groningen_2017.card("beschut-werk")
    assert "De norm van 117 is de som van 19 gemeenten." in kaart.tekst
    assert (
        "8 gemeenten ontbreken: Aa en Hunze, De Marne, Eemsmond, Menterwolde, Noordenveld, "
        "Oldambt, Pekela en Tynaarlo."
    ) in kaart.tekst
    assert "niet volledig" in kaart.one("div", "merken").tekst


def test_groningen_2017_has_no_percentage_against_a_sum_with_gaps(groningen_2017):
    kaart = groningen_2017.card("beschut-werk")
    assert "%" not in kaart.tekst
    assert kaart.all("p", "kern-tekort") == []


def test_groningen_2017_reached_203_percent(groningen_2017):
    kaart = groningen_2017.card("banenafspraak")
    assert kaart.one("p", "kern-waarde").tekst == "3.044 van 1.500 extra banen"
    assert kaart.one("p", "status").tekst == "Gehaald: 203%"
    assert kaart.one("p", "kern-tekort").tekst == "1.544 extra banen boven de norm"
    assert "peildatum niet genoemd" in kaart.one("div", "merken").tekst


@pytest.mark.parametrize(
    ("gemeente", "norm"),
    [
        ("Groningen", "44"),
        ("Appingedam", "2"),
        ("Stadskanaal", "11"),
        ("Tynaarlo", "geen norm bekend"),
    ],
)
def test_groningen_2017_lists_the_norm_of_each_gemeente(groningen_2017, gemeente, norm):
    rij = next(r for r in groningen_2017.rows() if r["Gemeente"] == gemeente)
    assert rij["Norm"].startswith(norm)
    assert rij["Deel van de norm"] == ""


def test_groningen_2017_had_27_gemeenten(groningen_2017):
    assert len(groningen_2017.rows()) == 27


def test_groningen_2019_k3_has_a_figure_and_no_norm(bekijk):
    pagina = bekijk("/2019-K3/regio/groningen/")
    kaart = pagina.card("banenafspraak")
    assert kaart.one("p", "kern-waarde").tekst == "3.700 extra banen"
    assert kaart.one("p", "status").tekst == "Geen norm bekend"
    assert "peildatum niet genoemd" in kaart.one("div", "merken").tekst
    kaart_zonder_land = kaart.tekst.partition("Nederland")[0]
    assert "%" not in kaart_zonder_land
    assert kaart.all("svg", "balk") == []
    assert "De bronnen over Groningen noemen geen peildatum." in " ".join(pagina.notes)


# ---- the nation -------------------------------------------------------------------------------


def test_nation_2018_shows_both_series_apart(bekijk):
    pagina = bekijk("/2018-K4/")
    indicatief, officieel = (
        pagina.card("banenafspraak"),
        pagina.card("banenafspraak-officieel"),
    )
    assert indicatief.one("p", "kern-waarde").tekst == "53.390 van 43.500 extra banen"
    assert indicatief.one("p", "status").tekst == "Gehaald: 123%"
    assert officieel.one("p", "kern-waarde").tekst == "51.956 van 43.500 extra banen"
    assert officieel.one("p", "status").tekst == "Gehaald: 119%"


def test_nation_2018_never_draws_both_series_in_one_line(bekijk):
    pagina = bekijk("/2018-K4/")
    assert any("53.390" in t for t in pagina.drawings)
    assert any("51.956" in t for t in pagina.drawings)
    for tekening in pagina.drawings:
        assert not ("53.390" in tekening and "51.956" in tekening)


def test_nation_2019_k3_was_there_before_the_year_was_over(bekijk):
    pagina = bekijk("/2019-K3/")
    kaart = pagina.card("banenafspraak")
    assert kaart.one("p", "kern-waarde").tekst == "58.544 van 55.000 extra banen"
    assert "106% van de norm voor eind 2019" in kaart.one("p", "status").tekst
    assert "De norm geldt voor eind 2019: 55.000 extra banen." in pagina.opening
    assert "haalde" not in pagina.opening


def test_nation_2020_counts_only_regions_with_a_figure(bekijk):
    assert "Van 1 van de 35 regio’s is een cijfer bekend." in bekijk("/2020-K4/").tekst


def test_an_approximate_figure_says_so(bekijk):
    kaart = bekijk("/2024-K4/").card("banenafspraak-officieel")
    assert kaart.one("p", "kern-waarde").tekst.startswith("bijna 90.000 van 115.000")
    assert "Niet gehaald: bijna 78%" in kaart.tekst
    assert "meer dan 25.000 extra banen te weinig" in kaart.tekst


# ---- Weesp ------------------------------------------------------------------------------------


def test_weesp_was_in_gooi_en_vechtstreek_at_the_end_of_2021(bekijk):
    pagina = bekijk("/2021-K4/gemeente/weesp/")
    assert "Gemeente in de regio Gooi en Vechtstreek." in pagina.tekst
    kruimels = [li.tekst.strip("/ ") for li in pagina.one("nav", "kruimel").all("li")]
    assert kruimels == ["Nederland", "Gooi en Vechtstreek", "Weesp"]


def test_weesp_leads_to_amsterdam_after_its_end(bekijk):
    pagina = bekijk("/2022-K3/gemeente/weesp/")
    assert "bestaat sinds 24 maart 2022 niet meer" in pagina.opening
    assert "hoort nu bij Amsterdam" in pagina.opening
    adressen = {a["href"] for a in pagina.main.all("a")}
    assert {"/2022-K3/gemeente/amsterdam/", "/2021-K4/gemeente/weesp/"} <= adressen
    assert pagina.all("article", "kerncijfer") == []


# ---- what is not there ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        ("/2020-K5/", ""),
        ("/2012-K3/", ""),
        ("/2036-K1/", ""),
        ("/2020-K4/regio/nergens/", "Er is geen regio met de naam ‘nergens’."),
        ("/2020-K4/gemeente/nergens/", "Er is geen gemeente met de naam ‘nergens’."),
        ("/2020-K4/provincie/groningen/", ""),
        ("/2020-K4/regio/<script>/", ""),
        ("/iets/anders/", ""),
    ],
)
def test_what_does_not_exist_is_a_friendly_404(bekijk, adres, zin):
    pagina = bekijk(adres, status=404)
    assert pagina.one("h1").tekst == "Deze pagina bestaat niet"
    assert zin in pagina.opening
    assert "<script>" not in pagina.html
    kwartaal = "2020-K4" if adres.startswith("/2020-K4/") else "2023-K3"
    links = {a["href"] for a in pagina.main.all("a")}
    assert links >= {f"/{kwartaal}/", f"/{kwartaal}/regio/"}


def test_every_page_has_a_language_one_heading_and_a_title_of_its_own(bekijk):
    adressen = {
        "/2020-K4/": 200,
        "/2019-K4/": 200,
        "/2020-K4/regio/": 200,
        "/2020-K4/gemeente/": 200,
        "/2020-K4/regio/gooi-en-vechtstreek/": 200,
        "/2019-K4/gemeente/hilversum/": 200,
        "/2022-K3/gemeente/weesp/": 200,
        "/2020-K4/regio/nergens/": 404,
    }
    titels = set()
    for adres, status in adressen.items():
        pagina = bekijk(adres, status)
        assert pagina.one("html")["lang"] == "nl"
        assert pagina.one("h1").tekst
        titels.add(pagina.one("head").one("title").tekst)
    assert len(titels) == len(adressen)


def test_headings_go_down_one_step_at_a_time(bekijk):
    for adres in (
        "/2018-K4/",
        "/2017-K4/regio/groningen/",
        "/2019-K4/gemeente/hilversum/",
    ):
        stappen = [
            int(k.naam[1])
            for k in bekijk(adres).main.below()
            if re.fullmatch("h[1-6]", k.naam)
        ]
        assert stappen[0] == 1
        for eerder, later in pairwise(stappen):
            assert later <= eerder + 1


def test_every_id_on_a_page_is_unique_and_every_link_within_it_leads_somewhere(bekijk):
    for adres in (
        "/2018-K4/",
        "/2017-K4/regio/groningen/",
        "/2019-K4/gemeente/hilversum/",
    ):
        pagina = bekijk(adres)
        ids = [k["id"] for k in pagina.wortel.below() if k.get("id")]
        assert len(ids) == len(set(ids))
        for link in pagina.all("a"):
            if link.get("href", "").startswith("#"):
                assert link["href"][1:] in ids
