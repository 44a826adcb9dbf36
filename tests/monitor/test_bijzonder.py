"""Figures that the shipped data do not hold, seen on the page."""

import re

import pytest

from tests.monitor.leveren import deliver, figure, norm, read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

GOOI = "/2020-K4/regio/gooi-en-vechtstreek/"


def test_897_of_900_is_99_percent_and_three_short(eigen_data):
    deliver(figure(897))
    pagina = read(GOOI)
    kaart = pagina.card("banenafspraak")
    assert kaart.one("p", "status").tekst == "Niet gehaald: 99%"
    assert kaart.one("p", "kern-tekort").tekst == "3 extra banen te weinig"
    assert "Dat zijn er 3 te weinig." in pagina.opening
    assert "100%" not in pagina.tekst


def test_one_short_is_told_in_the_singular(eigen_data):
    deliver(figure(899))
    pagina = read(GOOI)
    assert "Dat is er 1 te weinig." in pagina.opening
    assert (
        pagina.card("banenafspraak").one("p", "kern-tekort").tekst
        == "1 extra baan te weinig"
    )


def test_exactly_the_norm_is_reached(eigen_data):
    deliver(figure(900))
    pagina = read(GOOI)
    kaart = pagina.card("banenafspraak")
    assert kaart.one("p", "status").tekst == "Gehaald: 100%"
    assert kaart.all("p", "kern-tekort") == []
    assert "Dat is precies genoeg." in pagina.opening


def test_fewer_jobs_than_at_the_start_is_a_negative_number(eigen_data):
    deliver(figure(-45))
    pagina = read(GOOI)
    kaart = pagina.card("banenafspraak")
    assert kaart.one("p", "kern-waarde").tekst == "−45 van 900 extra banen"
    assert kaart.one("p", "status").tekst == "Niet gehaald: −5%"
    assert kaart.one("p", "kern-tekort").tekst == "945 extra banen te weinig"
    assert kaart.all("path", "b-min")


def test_none_at_all_is_a_number_and_not_unknown(eigen_data):
    deliver(figure(0))
    kaart = read(GOOI).card("banenafspraak")
    assert kaart.one("p", "kern-waarde").tekst == "0 van 900 extra banen"
    assert kaart.one("p", "status").tekst == "Niet gehaald: 0%"


def test_a_small_count_of_people_is_hidden_everywhere(eigen_data):
    deliver(figure(3, "GM0417", "2019-K4", "beschut-werk"))
    deliver(norm(10, "GM0417", 2019, "beschut-werk"))
    kaart = read("/2019-K4/gemeente/laren/").card("beschut-werk")
    assert kaart.one("p", "kern-waarde").tekst.startswith("1 t/m 4")
    eigen = kaart.tekst.partition("Gooi en Vechtstreek")[0]
    assert "%" not in eigen
    assert kaart.all("p", "kern-tekort") == []
    assert not re.search(
        r"\b[37]\b", eigen.replace("31 uur", "").replace("1 t/m 4", "")
    )
    rij = next(
        r
        for r in read("/2019-K4/gemeente/?regio=gooi-en-vechtstreek").rows()
        if r["Gemeente"] == "Laren"
    )
    assert rij["Bereikt"].startswith("1 t/m 4")
    assert (rij["Deel van de norm"], rij["Te weinig"], rij["In een jaar"]) == (
        "",
        "",
        "",
    )
    regio = read("/2019-K4/regio/gooi-en-vechtstreek/")
    assert (
        regio.card("beschut-werk").one("p", "kern-waarde").tekst.startswith("27 van 41")
    )


def test_a_sum_over_gemeenten_names_who_is_missing(eigen_data):
    for code in ("GM0376", "GM0402", "GM0406"):
        deliver(figure(10, code, "2018-K4", "beschut-werk"))
    kaart = read("/2018-K4/regio/gooi-en-vechtstreek/").card("beschut-werk")
    assert kaart.one("p", "kern-waarde").tekst.startswith("30")
    assert "de som van 3 gemeenten" in kaart.tekst
    assert "5 gemeenten ontbreken" in kaart.tekst
    assert "%" not in kaart.tekst


def test_a_norm_with_gaps_never_stands_behind_a_number(eigen_data):
    deliver(figure(50, "AM01", "2017-K4", "beschut-werk"))
    pagina = read("/2017-K4/regio/groningen/")
    kaart = pagina.card("beschut-werk")
    assert kaart.one("p", "kern-waarde").tekst == "50 mensen"
    assert "De norm van 117 is de som van 19 gemeenten." in kaart.tekst
    assert kaart.one("p", "status").tekst == "Niet volledig, geen oordeel"
    assert "%" not in kaart.tekst
    assert "De norm was 117" not in pagina.tekst


def test_what_stands_beside_a_gemeente_has_its_source_on_the_page():
    bronnen = " ".join(read("/2017-K4/gemeente/appingedam/").sources)
    assert "Factor Werk" in bronnen
