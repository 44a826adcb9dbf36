"""Unknown and impossible: each reads right, and unknown is never 0%."""

import re

import pytest
import time_machine

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]


def test_a_norm_of_zero_has_its_own_words(bekijk):
    pagina = bekijk("/2017-K4/gemeente/ameland/")
    kaart = pagina.card("beschut-werk")
    assert kaart.one("p", "status").tekst == "De norm is 0"
    assert "%" not in kaart.tekst
    assert kaart.all("svg", "balk") == []
    assert "geen norm om te halen" in pagina.opening


def test_no_norm_is_not_a_norm_of_zero(bekijk):
    kaart = bekijk("/2019-K3/").card("beschut-werk")
    assert kaart.one("p", "kern-waarde").tekst == "3.682 mensen"
    assert kaart.one("p", "status").tekst == "Geen norm bekend"
    assert "Een norm voor eind 2019 is niet bekend." in kaart.tekst
    assert "%" not in kaart.tekst


def test_after_2025_the_aim_of_125000_remains(bekijk):
    with time_machine.travel("2027-03-01", tick=False):
        pagina = bekijk("/2026-K2/")
    assert "na 2025 is geen norm bekend" in pagina.opening
    assert "125.000 extra banen" in pagina.opening


def test_no_figure_tells_the_last_known_one_with_its_own_date(bekijk):
    kaart = bekijk("/2020-K4/regio/gooi-en-vechtstreek/").card("beschut-werk")
    assert kaart.one("p", "kern-waarde").tekst.startswith("Niet bekend")
    assert "Laatst bekend: eind 2019, 27 van 41." in kaart.tekst
    assert "%" not in kaart.tekst


def test_a_quarter_without_figures_keeps_the_norm_and_the_last_known(bekijk):
    pagina = bekijk("/2018-K2/")
    assert pagina.opening == (
        "Voor Nederland is het cijfer over de banenafspraak van eind juni 2018 niet bekend. "
        "De norm geldt voor eind 2018: 43.500 extra banen. "
        "Laatst bekend: eind maart 2018, 38.744 van 43.500."
    )
    assert "%" not in pagina.card("banenafspraak").tekst


def test_a_quarter_before_every_figure_says_so(bekijk):
    pagina = bekijk("/2013-K2/")
    assert "Voor dit kwartaal is hier geen norm bekend" in pagina.tekst
    assert pagina.all("article", "kerncijfer") == []
    assert "%" not in pagina.tekst


def test_a_quarter_halfway_gives_no_yes_or_no(bekijk):
    for adres in ("/2019-K1/", "/2019-K2/", "/2019-K3/", "/2020-K2/regio/zeeland/"):
        pagina = bekijk(adres)
        assert "haalde" not in pagina.opening
        for status in (p.tekst for p in pagina.all("p", "status")):
            assert not status.startswith(("Gehaald", "Niet gehaald"))
        assert "te weinig" not in pagina.opening


def test_a_quarter_halfway_is_held_against_the_rekenpad(bekijk):
    pagina = bekijk("/2020-K2/regio/zeeland/")
    assert (
        "Achter op het rekenpad"
        in pagina.card("banenafspraak").one("p", "status").tekst
    )
    assert "achter op het rekenpad van 1.153" in pagina.opening
    assert "De norm geldt voor eind 2020: 1.270 extra banen." in pagina.opening


def test_without_last_years_norm_a_quarter_gets_no_judgement(bekijk):
    pagina = bekijk("/2019-K2/regio/zeeland/")
    kaart = pagina.card("banenafspraak")
    assert kaart.one("p", "status").tekst.startswith("Nog geen oordeel")
    assert "de norm voor eind 2018 is niet bekend" in pagina.opening


def test_a_gemeente_before_it_existed_leads_to_those_before_it(bekijk):
    pagina = bekijk("/2015-K4/gemeente/gooise-meren/")
    assert "bestaat sinds 1 januari 2016" in pagina.opening
    assert "Bussum, Muiden en Naarden" in pagina.opening
    adressen = {a["href"] for a in pagina.main.all("a")}
    assert "/2015-K4/gemeente/bussum/" in adressen
    assert "/2016-K1/gemeente/gooise-meren/" in adressen


def test_beschut_werk_was_not_counted_before_2017(bekijk):
    kaart = bekijk("/2015-K4/regio/gooi-en-vechtstreek/").card("beschut-werk")
    assert "Beschut werk wordt pas sinds 2017 geteld." in kaart.tekst
    assert "kan dit cijfer leveren" not in kaart.tekst


@pytest.mark.parametrize(
    "adres",
    [
        "/2030-K4/",
        "/2035-K4/regio/groningen/",
        "/2030-K4/gemeente/hilversum/",
        "/2030-K4/regio/",
        "/2030-K4/gemeente/",
    ],
)
def test_a_future_quarter_is_still_to_come(bekijk, adres):
    pagina = bekijk(adres)
    assert "moet nog komen" in pagina.tekst
    assert "kan dit cijfer leveren" not in pagina.tekst


def test_the_quarter_of_today_is_not_over(bekijk):
    with time_machine.travel("2026-11-23", tick=False):
        assert "is nog niet voorbij" in bekijk("/2026-K4/gemeente/laren/").tekst


# ---- on every page -----------------------------------------------------------------------------

ADRESSEN = [
    *(f"/{jaar}-K4/" for jaar in range(2012, 2028)),
    *(f"/2019-K{n}/" for n in (1, 2, 3)),
    *(
        f"/{k}/regio/{slug}/"
        for k in ("2014-K4", "2017-K4", "2019-K3", "2020-K4", "2023-K3")
        for slug in (
            "groningen",
            "gooi-en-vechtstreek",
            "zeeland",
            "amersfoort",
            "friesland",
            "drenthe",
        )
    ),
    *(
        f"/{k}/gemeente/{slug}/"
        for k in ("2017-K4", "2019-K3", "2019-K4", "2020-K4")
        for slug in (
            "hilversum",
            "groningen",
            "ameland",
            "laren",
            "s-gravenhage",
            "weesp",
        )
    ),
    "/2019-K4/cluster/hbel/",
    "/2018-K4/cluster/ddfk/",
    "/2017-K4/regio/?indicator=beschut-werk",
    "/2020-K2/regio/",
    "/2017-K4/gemeente/?per_page=alle",
    "/2019-K4/gemeente/?indicator=werkgever",
]


@pytest.mark.parametrize("adres", ADRESSEN)
def test_unknown_is_never_nought_percent(bekijk, adres):
    pagina = bekijk(adres)
    assert not re.search(r"(?<![\d,.])0%", pagina.tekst)
    for kaart in pagina.all("article", "kerncijfer"):
        if kaart.one("p", "kern-waarde").tekst.startswith("Niet bekend"):
            naast = kaart.all(klasse="kern-naast")
            eigen = kaart.tekst.partition(naast[0].tekst)[0] if naast else kaart.tekst
            assert "%" not in eigen
            assert kaart.all("p", "kern-tekort") == []


@pytest.mark.parametrize("adres", [a for a in ADRESSEN if "cluster" not in a])
def test_a_row_without_a_figure_has_no_share(bekijk, adres):
    pagina = bekijk(adres)
    if not pagina.all("div", "tabelvak--vast"):
        return
    for rij in pagina.rows():
        if rij["Bereikt"].startswith("niet bekend"):
            assert rij["Deel van de norm"] == ""
            assert rij.get("Te weinig", rij.get("Te gaan")) == ""
            assert rij.get("In een jaar", "") == ""


LATER = [
    "/2026-K2/regio/groningen/",
    "/2030-K4/",
    "/2030-K4/regio/gooi-en-vechtstreek/",
    "/2030-K4/gemeente/hilversum/",
]


@pytest.mark.parametrize("adres", [*ADRESSEN, *LATER])
def test_a_chart_always_shows_at_least_one_known_figure(bekijk, adres):
    for tekening in bekijk(adres).all("figure", "grafiek"):
        for tabel in tekening.all("tbody"):  # a map has none
            cellen = [tr.all("td")[0].tekst for tr in tabel.all("tr")]
            assert any(cel != "niet bekend" for cel in cellen), tekening.tekst


@pytest.mark.parametrize("adres", ADRESSEN)
def test_words_of_the_code_never_reach_the_reader(bekijk, adres):
    pagina = bekijk(adres)
    zichtbaar = pagina.tekst + pagina.one("title").tekst
    for woord in ("None", "nan", "NaN", "Infinity", "tekort", "Decimal(", "Waarde("):
        assert not re.search(rf"\b{re.escape(woord)}", zichtbaar), woord
    assert not re.search(r"\d{4}-K[1-4]", zichtbaar)
    assert not re.search(r"\{[{%]", zichtbaar)
    assert " ." not in zichtbaar
    assert ".." not in zichtbaar
    assert "*" not in zichtbaar
