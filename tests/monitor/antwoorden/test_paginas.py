"""The answer pages on the shipped data."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitor.antwoorden.vragen import VRAGEN
from tests.monitor.boom import Boom

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

REGIO = "/2020-K4/regio/gooi-en-vechtstreek/"
HILVERSUM = "/2019-K4/gemeente/hilversum/"
GEBIEDEN = [
    "/2020-K4/land/nederland/",
    REGIO,
    "/2019-K4/regio/gooi-en-vechtstreek/",
    "/2017-K4/regio/groningen/",
    HILVERSUM,
    "/2019-K4/gemeente/groningen/",
    "/2020-K2/gemeente/hilversum/",
    "/2018-K4/cluster/ddfk/",
    "/2013-K2/gemeente/hilversum/",
    "/2030-K4/gemeente/hilversum/",
]
CODES = [v.code for v in VRAGEN]


def answer_of(pagina):
    """The word on top and the sentence under it."""
    woord = " ".join(p.tekst for p in pagina.all("p", "woord"))
    zin = next(p.tekst for p in pagina.all("p", "zin"))
    return woord, zin


def test_the_region_misses_the_norm(bekijk):
    pagina = bekijk(f"{REGIO}vraag/haalt-de-taakstelling-banenafspraak/")
    assert pagina.one("h1").tekst == (
        "Haalt Gooi en Vechtstreek de norm voor de banenafspraak?"
    )
    assert answer_of(pagina) == (
        "Nee",
        "Eind 2020 waren er 608 extra banen. De norm was 900 extra banen. "
        "Dat zijn er 292 te weinig.",
    )
    assert "608 van 900 is 68%" in pagina.tekst


def test_beschut_werk_in_the_region(bekijk):
    pagina = bekijk(
        "/2019-K4/regio/gooi-en-vechtstreek/vraag/haalt-de-taakstelling-beschut-werk/"
    )
    assert answer_of(pagina) == (
        "Nee",
        "Eind 2019 hadden 27 mensen een beschutte werkplek. De norm was 41 plekken. "
        "Dat zijn er 14 te weinig.",
    )
    assert "personen, niet omgerekend naar plekken van 31 uur" in pagina.tekst
    assert "Gebruikt voor: 27 en 41." in pagina.tekst


def test_the_gemeente_as_an_employer(bekijk):
    pagina = bekijk(f"{HILVERSUM}vraag/hoe-staat-de-gemeente-zelf/")
    woord, zin = answer_of(pagina)
    assert woord == "Dat weten we niet"
    assert "De richtlijn was 18." in zin
    assert "De gemeente Hilversum kan dit cijfer leveren." in zin
    assert "cijfer van de regio" in pagina.tekst  # beschut werk beside it


def test_the_numbers_in_the_answer_lead_to_where_they_come_from(bekijk):
    pagina = bekijk(f"{REGIO}vraag/haalt-de-taakstelling-banenafspraak/")
    zin = next(iter(pagina.all("p", "zin")))
    links = {a.tekst: urlsplit(a["href"]).path for a in zin.all("a")}
    herkomst = f"{REGIO}herkomst/banenafspraak/"
    assert links == {"608": herkomst, "900": herkomst}


def test_a_gemeente_gets_the_answer_of_its_region(bekijk):
    pagina = bekijk(
        "/2020-K4/gemeente/hilversum/vraag/haalt-de-taakstelling-banenafspraak/"
    )
    assert answer_of(pagina)[0] == "Nee"
    assert "cijfer van de regio" in [m.tekst for m in pagina.all("span", "merk")]
    assert "En Hilversum zelf?" in [h.tekst for h in pagina.all("h2")]


def test_what_is_not_known_leads_to_the_answer_about_the_quarter_that_is(bekijk):
    pagina = bekijk(f"{REGIO}vraag/haalt-de-taakstelling-beschut-werk/")
    assert answer_of(pagina)[0] == "Dat weten we niet"
    link = next(a for a in pagina.all("a") if a.tekst == "Het antwoord over eind 2019")
    assert urlsplit(link["href"]).path == (
        "/2019-K4/regio/gooi-en-vechtstreek/vraag/haalt-de-taakstelling-beschut-werk/"
    )


def test_how_the_regions_do_is_answered_for_the_nation(bekijk):
    pagina = bekijk("/2020-K4/land/nederland/vraag/vergelijkbare-gemeenten/")
    zin = answer_of(pagina)[1]
    assert zin.startswith("Dit gaat over de banenafspraak, eind 2020.")
    assert "weten we niet" not in zin


def test_region_and_gemeente_of_one_name_are_told_apart(bekijk):
    adres = "/2017-K4/{}/groningen/vraag/haalt-de-taakstelling-beschut-werk/"
    kop = {s: bekijk(adres.format(s)).one("h1").tekst for s in ("regio", "gemeente")}
    assert kop["regio"] == "Haalt de regio Groningen de norm voor beschut werk?"
    assert kop["gemeente"] == "Haalt de gemeente Groningen de norm voor beschut werk?"


@pytest.mark.parametrize("gebied", GEBIEDEN)
@pytest.mark.parametrize("code", CODES)
def test_every_question_has_a_page_everywhere(bekijk, gebied, code):
    pagina = bekijk(f"{gebied}vraag/{code}/")
    assert pagina.one("h1").tekst.endswith("?")
    assert answer_of(pagina)[1]
    vast = next(p for p in pagina.all("p", "vast")).one("a")["href"]
    assert re.fullmatch(r"[0-9T:.-]+Z", parse_qs(urlsplit(vast).query)["bekend_op"][0])


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_the_list_asks_in_the_words_of_the_pages(bekijk, gebied):
    lijst = bekijk(f"{gebied}vraag/").one("ul", "vragenlijst")
    gevonden = {
        urlsplit(a["href"]).path: a.one("span", "vraag-titel").tekst
        for a in lijst.all("a")
    }
    assert list(gevonden) == [f"{gebied}vraag/{code}/" for code in CODES]
    for adres, titel in gevonden.items():
        assert bekijk(adres).one("h1").tekst == titel
    elders = bekijk(f"{gebied}vraag/{CODES[0]}/").one("ul", "vragenlijst")
    assert [a.tekst for a in elders.all("a")] == list(gevonden.values())[1:]


@pytest.mark.parametrize("gebied", [REGIO, HILVERSUM])
def test_the_page_of_the_area_leads_to_every_question(bekijk, gebied):
    pagina = bekijk(gebied)
    wegen = {urlsplit(a["href"]).path for a in pagina.all("a") if a.get("href")}
    assert {f"{gebied}vraag/{code}/" for code in CODES} <= wegen
    assert f"{gebied}vraag/" in wegen


def test_an_ended_gemeente_leads_on(bekijk):
    pagina = bekijk("/2022-K3/gemeente/weesp/vraag/haalt-de-taakstelling-beschut-werk/")
    assert "Weesp" in pagina.one("h1").tekst
    assert any("amsterdam" in (a.get("href") or "") for a in pagina.all("a"))


@pytest.mark.parametrize(
    "adres",
    [
        f"{REGIO}vraag/bestaat-niet/",
        "/2020-K4/regio/bestaat-niet/vraag/verdubbelen/",
        "/2020-K5/regio/gooi-en-vechtstreek/vraag/verdubbelen/",
    ],
)
def test_what_does_not_exist_is_a_friendly_404(bekijk, adres):
    assert "niet" in bekijk(adres, 404).one("h1").tekst


def test_an_old_name_finds_the_page(db):
    antwoord = Client().get("/2020-K4/gemeente/den-haag/vraag/verdubbelen/")
    assert antwoord["Location"] == "/2020-K4/gemeente/s-gravenhage/vraag/verdubbelen/"


def test_another_quarter_of_the_same_question(db):
    antwoord = Client().get(f"{REGIO}vraag/verdubbelen/?kwartaal=2019-K4")
    assert antwoord["Location"] == (
        "/2019-K4/regio/gooi-en-vechtstreek/vraag/verdubbelen/"
    )


@pytest.mark.parametrize(
    ("gebied", "code", "per_kwartaal"),
    [
        ("/2020-K4/land/nederland/", "wat-is-er-nodig", "3.318"),
        ("/2021-K1/land/nederland/", "wat-is-er-nodig", "6.492"),
        (REGIO, "verdubbelen", "152"),
        ("/2019-K4/regio/gooi-en-vechtstreek/", "verdubbelen", "7"),
    ],
)
def test_the_calculator_opens_on_the_sum_of_the_answer(
    bekijk, gebied, code, per_kwartaal
):
    pagina = bekijk(f"{gebied}vraag/{code}/")
    link = next(a for a in pagina.all("a") if a.tekst.startswith("Reken zelf verder"))
    adres = urlsplit(link["href"])
    assert adres.path == f"{gebied}traject/"
    gezegd = re.search(r"([\d.]+)[a-z ]* per kwartaal", answer_of(pagina)[1])[1]
    assert gezegd == per_kwartaal
    assert re.search(
        rf"\b{re.escape(gezegd)} [a-z]+ per kwartaal", bekijk(link["href"]).main.tekst
    )


def test_the_page_explains_why_1059_and_608_are_not_to_be_compared(bekijk):
    pagina = bekijk(f"{REGIO}vraag/haalt-de-taakstelling-banenafspraak/")
    assert "1.059 en 608 zijn niet te vergelijken, want" in pagina.tekst


def test_the_letter_and_the_factsheet_are_one_tap_away(bekijk):
    pagina = bekijk(f"{REGIO}vraag/haalt-de-taakstelling-banenafspraak/")
    wegen = {a.tekst: a["href"] for a in pagina.one("aside").all("a")}
    brief = urlsplit(wegen["Maak conceptbeantwoording"])
    assert brief.path == f"{REGIO}brief/"
    assert parse_qs(brief.query) == {"vraag": ["haalt-de-taakstelling-banenafspraak"]}
    assert wegen["Factsheet van Gooi en Vechtstreek op één A4"] == f"{REGIO}factsheet/"


@pytest.mark.parametrize("code", ["doelgroep-in-beeld", "vaste-contracten"])
def test_a_figure_without_a_norm_is_explained_too(bekijk, code):
    koppen = [h.tekst for h in bekijk(f"{HILVERSUM}vraag/{code}/").all("h2")]
    assert "Wat telt mee?" in koppen
    assert "Let op bij deze cijfers" in koppen


def test_the_limits_of_the_kandidatenverkenner_stand_beside_the_profiles(bekijk):
    pagina = bekijk(f"{REGIO}vraag/doelgroep-in-beeld/")
    assert (
        "minder dan 8 procent van de mensen in de Kandidatenverkenner" in pagina.tekst
    )


def queries_of(adres):
    cache.clear()
    with CaptureQueriesContext(connection) as opname:
        assert Client().get(adres).status_code == 200
    return len(opname)


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_an_answer_asks_at_most_ten_queries(gebied):
    for code in (
        "verdubbelen",
        "hoe-staat-de-gemeente-zelf",
        "vergelijkbare-gemeenten",
    ):
        assert queries_of(f"{gebied}vraag/{code}/") <= 10


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_what_is_done_about_it_costs_one_or_two_more(gebied):
    assert queries_of(f"{gebied}vraag/") <= 11
    assert queries_of(f"{gebied}vraag/welke-stappen/") <= 11


def test_the_steps_stand_on_their_page_with_who_takes_them(bekijk):
    pagina = bekijk(f"{HILVERSUM}vraag/welke-stappen/")
    _, zin = answer_of(pagina)
    assert "maatregelen van Hilversum" in zin
    lijst = pagina.all("ul", "stappen")
    assert "Wijkleerbedrijf" in lijst[0].tekst
    assert "Wie dit doet: gemeente Hilversum." in lijst[0].tekst
    assert "Dit is van na eind 2019." in lijst[0].tekst
    assert "GroenLinks" in lijst[-1].tekst


def test_where_no_steps_are_known_that_is_said(bekijk):
    pagina = bekijk("/2017-K4/gemeente/ameland/vraag/welke-stappen/")
    woord, zin = answer_of(pagina)
    assert woord == "Dat weten we niet"
    assert zin == (
        "Welke stappen Ameland zet, is bij ons niet bekend. "
        "Een raadslid kan ernaar vragen via de griffie."
    )
    assert not pagina.all("ul", "stappen")


def test_a_look_back_gives_the_answer_of_that_day(bekijk):
    adres = f"{REGIO}vraag/haalt-de-taakstelling-banenafspraak/"
    pagina = Boom(Client().get(f"{adres}?bekend_op=2021-01-31").content.decode())
    assert answer_of(pagina)[0] == "Dat weten we niet"
