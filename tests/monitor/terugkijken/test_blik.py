"""How a reader looks at the site, read from an address and carried on in the next."""

import datetime

import pytest
import time_machine
from django.http import QueryDict

from banenafspraak.kwartaal import Kwartaal
from monitor import blik
from monitor.adressen import page_url, with_look
from monitor.blik import Blik, OngeldigeBlik, as_moment
from monitor.zinnen.terugkijken import as_known, looking_back

K = Kwartaal(2020, 4)


def look(vraag):
    return Blik.lees(QueryDict(vraag))


def test_a_day_means_its_end_in_amsterdam():
    gezien = look("bekend_op=2021-06-30")
    assert gezien.moment.isoformat() == "2021-06-30T23:59:59.999999+02:00"
    assert gezien.dag == datetime.date(2021, 6, 30)
    assert gezien.wanneer == "30 juni 2021"


def test_a_moment_is_exact_and_in_utc():
    tekst = "2026-11-22T13:04:05.123456Z"
    gezien = look(f"bekend_op={tekst}")
    assert as_moment(gezien.moment) == tekst
    assert gezien.wanneer == "22 november 2026, 14.04 uur"


@pytest.mark.parametrize("vraag", ["", "bekend_op=", "bekend_op=+", "grenzen=toen"])
def test_without_a_choice_the_newest_figures_show(vraag):
    assert look(vraag) == Blik()


@pytest.mark.parametrize(
    "onzin",
    [
        "gisteren", "2021-6-30", "30-06-2021", "2021-02-30", "2021-06-30T10:00",
        "2021-06-30T25:00:00Z", "2021-06-30 10:00:00Z", "0001-01-01", "9999-12-31",
        "२०२१-०६-३०", "2021-06-30\x00", "<script>", "1e9", "2021-06-30T10:00:00+02:00",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_an_example(onzin):
    vraag = QueryDict(mutable=True)
    vraag["bekend_op"] = onzin
    with pytest.raises(OngeldigeBlik, match=r"2021-06-30|tussen 1900 en 2100"):
        Blik.lees(vraag)


def test_borders_are_of_then_or_of_now():
    assert not look("grenzen=toen").grenzen_van_nu
    assert look("grenzen=nu").grenzen_van_nu
    with pytest.raises(OngeldigeBlik, match="Kies toen of nu"):
        look("grenzen=straks")


def test_an_address_carries_the_look_on():
    with blik.looking(look("bekend_op=2021-06-30&grenzen=nu")):
        adres = page_url("gebied", K, "regio", "utrecht", indicator="banen")
    assert adres == (
        "/2020-K4/regio/utrecht/?indicator=banen&bekend_op=2021-06-30&grenzen=nu"
    )
    assert page_url("land", K) == "/2020-K4/"


def test_a_look_replaces_the_one_in_the_question():
    with blik.looking(look("bekend_op=2022-01-01")):
        adres = with_look("/2020-K4/", QueryDict("bekend_op=2021-06-30&sort=naam"))
    assert adres == "/2020-K4/?sort=naam&bekend_op=2022-01-01"


def test_the_look_ends_with_its_page():
    with pytest.raises(RuntimeError), blik.looking(look("bekend_op=2021-06-30")):
        raise RuntimeError
    assert blik.current() == Blik()


def test_a_page_is_written_from_the_day_it_looks_at():
    with time_machine.travel("2026-11-26 10:00", tick=False):
        assert look("bekend_op=2021-06-30").vandaag == datetime.date(2021, 6, 30)
        assert look("bekend_op=2027-01-01").vandaag == datetime.date(2026, 11, 26)


def test_a_day_that_is_not_over_says_so():
    with time_machine.travel("2026-11-26 10:00", tick=False):
        vandaag, morgen = look("bekend_op=2026-11-26"), look("bekend_op=2026-11-27")
        gisteren = look("bekend_op=2026-11-25")
        assert vandaag.komt_nog
        assert morgen.komt_nog
        assert not gisteren.komt_nog
        assert "nog niet voorbij" in " ".join(looking_back(vandaag))
        assert "nog niet geweest" in " ".join(looking_back(morgen))
        assert as_known(morgen) == ""
        assert as_known(vandaag) == "Zoals bekend op 26 november 2026."
    assert "Latere wijzigingen" in " ".join(looking_back(gisteren))
