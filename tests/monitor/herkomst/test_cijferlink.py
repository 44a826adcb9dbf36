"""A number as a link to where it comes from. Without a database."""

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor import blik
from monitor.cijferlink import figure_link, figure_url, norm_url, origin_of
from monitor.overzichten import Waarde
from tests.monitor.maken import make_doel, make_gebied, make_indicator, make_waarde

K4 = Kwartaal(2019, 4)
PAGINA = "/2019-K4/regio/gebied-1/herkomst/uitstroom/"


def test_a_number_is_a_link_that_says_what_it_is():
    assert figure_link("608", "/hier/") == (
        '<a class="cijfer" href="/hier/" aria-label="608, waar komt dit vandaan?">608</a>'
    )


def test_without_an_address_it_is_just_the_number():
    assert figure_link("608", "") == "608"


@pytest.mark.parametrize("url", ["", "/hier/"])
def test_what_it_says_is_escaped(url):
    assert "<b>" not in figure_link("<b>", url)


def url_of(waarde):
    return figure_url(waarde, make_indicator("uitstroom"), make_gebied(), K4)


def test_a_period_goes_along_in_the_address():
    assert (
        url_of(make_waarde(131, vanaf=Kwartaal(2017, 1))) == f"{PAGINA}?vanaf=2017-K1"
    )


def test_what_a_source_says_not_to_know_has_an_address_too():
    assert url_of(Waarde(None, "niet gevonden in bron")) == PAGINA
    assert url_of(None) == ""


@pytest.mark.parametrize(
    ("soort", "anker"), [("wettelijk aantal", "norm"), ("eigen ambitie", "ambitie")]
)
def test_a_norm_leads_to_its_own_part_of_the_page(soort, anker):
    waar = (make_indicator("beschut-werk"), make_gebied(), K4)
    adres = norm_url(make_waarde(41, soort=soort), *waar)
    assert adres == f"/2019-K4/regio/gebied-1/herkomst/beschut-werk/#{anker}"
    assert norm_url(None, *waar) == ""


def test_the_address_carries_on_how_the_reader_looks():
    with blik.looking(blik.Blik().op("2021-06-30")):
        adres = origin_of(make_doel(608, 900))
    assert adres == (
        "/2020-K4/regio/gebied-1/herkomst/banenafspraak/?bekend_op=2021-06-30"
    )
