"""The region page full: register with its crossing, shares, sectors, courses, on screen and paper.

The groups of the register and the rows of gemeenten are made up here, as examples.
"""

import pytest
from django.core.cache import cache

from tests.monitor.test_lijntje import put as put_course
from tests.monitor.test_registerpagina import GOOI, put

pytestmark = pytest.mark.django_db

REGISTER = "section[aria-labelledby=deel-doelgroepregister]"
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def site(eigen_site):
    """A site of its own: this module writes to it."""
    return eigen_site


@pytest.fixture(scope="module")
def vol(site, django_db_blocker):
    """The site with examples for Gooi en Vechtstreek; `site` wipes them afterwards."""
    with django_db_blocker.unblock():
        put()
        put_course("GM0402", (10, 12, 14, 13))
        put_course("GM0406", (7, 8, 9))
        cache.clear()


@pytest.fixture
def open_gooi(vol, open_page):
    """The page of the region, in a new window."""

    def open_(adres=GOOI, **opties):
        return open_page(adres, **opties)

    return open_


@pytest.mark.parametrize("breedte", [360, 768, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_gooi, axe, breedte):
    page = open_gooi(breedte=breedte)
    assert axe(page) == []
    assert page.evaluate(WIDTH) <= breedte


def test_axe_finds_nothing_in_the_dark(open_gooi, axe):
    page = open_gooi(breedte=1280, color_scheme="dark")
    assert axe(page) == []
    kruis = page.locator(f"{REGISTER} .breed .g-kruis").first
    assert kruis.evaluate("e => getComputedStyle(e).stroke") != "rgb(24, 34, 45)"


@pytest.mark.parametrize(("breedte", "tekening"), [(360, "smal"), (1280, "breed")])
def test_letters_of_the_register_are_large_enough(open_gooi, breedte, tekening):
    page = open_gooi(breedte=breedte)
    svg = page.locator(f"{REGISTER} .grafiek-tekening.{tekening} svg")
    assert svg.is_visible()
    hoogte = svg.evaluate(
        "svg => { const schaal = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;"
        " return Math.min(...[...svg.querySelectorAll('text')]"
        ".map(t => parseFloat(getComputedStyle(t).fontSize) * schaal)); }"
    )
    assert hoogte >= 11.5


def test_the_real_figure_the_crossing_and_the_badge_are_seen_on_a_phone(open_gooi):
    page = open_gooi(breedte=360)
    tekst = page.locator(f"{REGISTER} .grafiek-tekening.smal").inner_text()
    for woord in ("1.914", "Participatiewet", "4e kwartaal 2021", "voorbeeld"):
        assert woord in tekst


def test_a_dotted_line_is_dotted_and_a_line_drawn_on_is_thin(open_gooi):
    page = open_gooi(breedte=1280)
    stijl = (
        "e => [getComputedStyle(e).strokeDasharray, getComputedStyle(e).strokeWidth]"
    )
    deel = page.locator(f"{REGISTER} .grafiek-tekening.breed")
    assert deel.locator(".g-m1.g-lijn--voorbeeld").first.evaluate(stijl)[0] != "none"
    streep, dikte = deel.locator(".g-door").first.evaluate(stijl)
    assert streep != "none"
    assert float(dikte.removesuffix("px")) < 2


def test_the_course_of_a_row_drops_away_on_a_phone(open_gooi):
    smal, breed = open_gooi(breedte=360), open_gooi(breedte=1280)
    assert breed.locator(".lijntje").first.is_visible()
    assert not smal.locator(".lijntje").first.is_visible()


def test_the_drawing_can_be_fetched(open_gooi):
    page = open_gooi(breedte=1280)
    adres = page.locator(f"{REGISTER} .uitvoer a").first.get_attribute("href")
    antwoord = page.request.get(page.url.split("/2020")[0] + adres)
    assert antwoord.status == 200
    assert "Voorbeeld: Mensen" in antwoord.text()


def test_the_norms_per_year_unfold_without_script(open_gooi):
    page = open_gooi(breedte=1280, java_script_enabled=False)
    page.get_by_text("De norm per jaar (1)").first.click()
    assert page.get_by_text(
        "Vastgesteld door de landelijke Werkkamer."
    ).last.is_visible()


def test_a_subject_stays_on_one_sheet_of_paper(open_gooi):
    page = open_gooi(breedte=672, hoogte=950)
    page.emulate_media(media="print")
    deel = page.locator(REGISTER)
    assert deel.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    blad = (297 - 16 - 18) / 25.4 * 96  # A4 between its margins, in px
    assert deel.bounding_box()["height"] <= blad
