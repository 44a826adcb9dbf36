"""A raadslid on a phone of 360 pixels, without JavaScript: from the front door to the answer to
each question of the letter of GroenLinks, in at most four taps."""

import pytest

pytestmark = pytest.mark.django_db

MEESTE = 4


class Telefoon:
    """A page in the hand: every tap counts, typing does not."""

    def __init__(self, page):
        self.page = page
        self.tikken = 0

    def tap(self, plek, *, verder=True):
        """Tap something that a thumb can hit; `verder`: it leads to another page."""
        self.tikken += 1
        plek.scroll_into_view_if_needed()
        doos = plek.bounding_box()
        assert min(doos["width"], doos["height"]) >= 24, doos
        if not verder:
            plek.tap()
            return
        with self.page.expect_navigation():
            plek.tap()

    def link(self, naam):
        return self.page.get_by_role("link", name=naam, exact=True).first


@pytest.fixture
def telefoon(open_page):
    return Telefoon(
        open_page("/", breedte=360, java_script_enabled=False, has_touch=True)
    )


def find(telefoon, naam):
    """By the search at the foot, where the menu of a phone leads to."""
    veld = telefoon.page.locator("#zoek-onder")
    telefoon.tap(veld, verder=False)
    veld.fill(naam)
    telefoon.tap(veld.locator("xpath=ancestor::form").get_by_role("button"))


def answer_of(telefoon):
    page = telefoon.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    return " ".join(page.locator("main").inner_text().split())


VRAGEN = {
    "Haalt Gooi en Vechtstreek de norm voor de banenafspraak?": (
        "Laatst bekend: eind 2020, 608 van 900.",
        "Dat zijn er 292 te weinig.",
    ),
    "Haalt Hilversum de norm voor beschut werk?": (
        "Dat weten we niet",
        "En de regio?",
        "Laatst bekend: eind 2019, 27 van 41.",
    ),
    "Heeft de gemeente Hilversum zelf genoeg banen voor de doelgroep?": (
        "Dat weten we niet",
        "De gemeente Hilversum kan dit cijfer leveren.",
    ),
    "Hoeveel plekken en banen kwamen er in een jaar bij in Hilversum?": (
        "Dat weten we niet",
        "UWV kan dit cijfer leveren.",
    ),
}


@pytest.mark.parametrize("vraag", VRAGEN)
def test_from_the_front_door_to_the_answer_in_four_taps(telefoon, vraag):
    find(telefoon, "hilversum")
    assert telefoon.page.locator("h1").inner_text() == "Hilversum"
    telefoon.tap(telefoon.link(vraag))
    assert telefoon.tikken <= MEESTE
    assert telefoon.page.locator("h1").inner_text() == vraag
    gelezen = answer_of(telefoon)
    for zin in VRAGEN[vraag]:
        assert zin in gelezen


def test_the_answer_of_the_letter_itself_is_one_tap_further(telefoon):
    find(telefoon, "hilversum")
    telefoon.tap(
        telefoon.link("Haalt Gooi en Vechtstreek de norm voor de banenafspraak?")
    )
    telefoon.tap(telefoon.link("Het antwoord over eind 2020"))
    assert telefoon.tikken <= MEESTE
    woord = telefoon.page.locator("p.woord").inner_text()
    zin = " ".join(telefoon.page.locator("p.zin").inner_text().split())
    assert woord == "Nee"
    assert zin == (
        "Eind 2020 waren er 608 extra banen. De norm was 900 extra banen. "
        "Dat zijn er 292 te weinig."
    )


def test_the_link_that_stays_gives_the_same_answer(telefoon, open_page):
    find(telefoon, "gooi en vechtstreek")
    telefoon.tap(telefoon.link("Haalt Gooi en Vechtstreek de norm voor beschut werk?"))
    eerst = telefoon.page.locator("p.zin").inner_text()
    telefoon.tap(telefoon.page.locator("p.vast a"))
    assert telefoon.tikken <= MEESTE
    assert "bekend_op=" in telefoon.page.url
    assert telefoon.page.locator("p.zin").inner_text() == eerst
