"""How a number reads that is hidden for the sake of another: "niet getoond", with why.

Never "niet bekend" (it is known), never "te klein" (it need not be), and in no order.
"""

import pytest
from django.test import Client

from tests.builders import make_norm
from tests.monitor.boom import Boom
from tests.onderdrukking.publiek import sheet
from tests.onderdrukking.wereld import CODE, K, make_wereld, plek

pytestmark = pytest.mark.django_db

WAAROM = "Anders is een te klein aantal te berekenen."


@pytest.fixture
def wereld():
    """Aa has 3, which is hidden; Cee has 10 and is hidden along with it."""
    wereld = make_wereld(["Aa", "Bee", "Cee", "Dee"])
    for naam in wereld.leden["Regio"]:
        make_norm(20, 2020, indicator=wereld.indicator, gebied=wereld.gebieden[naam])
    wereld.deliver(
        {
            plek("Aa"): 3,
            plek("Bee"): 20,
            plek("Cee"): 10,
            plek("Dee"): 14,
            plek("Regio"): 47,
        }
    )
    assert wereld.label(plek("Cee")) == "secundair"
    return wereld


def tekst(adres):
    antwoord = Client().get(adres)
    assert antwoord.status_code == 200, adres
    return Boom(antwoord.content.decode()).main.tekst


def test_the_page_of_the_area_says_so_with_the_reason_and_the_norm(wereld):
    zin = tekst(f"/{K}/gemeente/cee/")
    assert "Het aantal in Cee wordt niet getoond." in zin
    assert WAAROM in zin
    assert "De norm was 20" in zin
    hier = zin[zin.index("Geteld Gemeente Cee") : zin.index("Cijfers bij deze")]
    for nooit in ("iet bekend", "te klein om te tonen", "Laatst", "Voorbeeld"):
        assert nooit not in hier, nooit


def test_the_file_has_an_empty_cell_with_the_reason(wereld):
    rijen = sheet(f"/{K}/gemeente/?indicator={CODE}&formaat=csv")
    (cee,) = [r for r in rijen if r["Naam"] == "Cee"]
    assert cee["Bereikt"] == ""
    assert cee["Getoond als"] == cee["Status"] == "niet getoond"
    assert cee["Waarom niet bekend"] == f"Niet getoond. {WAAROM}"
    assert cee["Deel van de norm (%)"] == cee["Te weinig of te gaan"] == ""


@pytest.mark.parametrize("kolom", ["bereikt", "deel", "te_weinig", "status"])
@pytest.mark.parametrize("kant", ["", "-"])
def test_it_has_no_place_in_any_order(wereld, kolom, kant):
    adres = f"/{K}/gemeente/?indicator={CODE}&sort={kant}{kolom}&formaat=csv"
    namen = [r["Naam"] for r in sheet(adres)]
    assert "Cee" in namen[2:]
    if kolom != "status":
        assert set(namen[2:]) == {"Aa", "Cee"}


def test_the_filter_finds_it_with_what_is_too_small(wereld):
    rijen = sheet(f"/{K}/gemeente/?indicator={CODE}&status=te-klein&formaat=csv")
    assert {r["Naam"] for r in rijen} == {"Aa", "Cee"}
    assert "Cee" not in tekst(f"/{K}/gemeente/?indicator={CODE}&status=niet-bekend")


@pytest.mark.parametrize(
    "adres",
    [
        f"/grafiek/{K}/gemeente/cee/{CODE}.svg",
        f"/kaart/{K}/regio/regio/{CODE}.svg",
        f"/{K}/vergelijk/?gebied=GM9102&gebied=GM9103&indicator={CODE}",
        f"/{K}/regio/regio/?indicator={CODE}",
    ],
)
def test_drawings_and_tables_say_so_too(wereld, adres):
    inhoud = Client().get(adres).content.decode()
    assert "niet getoond" in inhoud.replace("niet</tspan>", "niet ") or (
        ">niet<" in inhoud and ">getoond<" in inhoud
    )


def test_the_range_is_that_of_the_threshold_of_then():
    wereld = make_wereld(["Aa"], drempel=10)
    wereld.deliver({plek("Aa"): 3})
    wereld.indicator.drempel, wereld.indicator.drempel_reden = 5, ""
    wereld.indicator.save()
    for adres in (f"/{K}/gemeente/aa/", f"/{K}/gemeente/?indicator={CODE}"):
        zin = tekst(adres)
        assert "1 t/m 9" in zin
        assert "1 t/m 4" not in zin
