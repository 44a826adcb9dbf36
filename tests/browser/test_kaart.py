"""The maps in a real browser: readable, clean under the policy, and links that work."""

import pytest

PAGINAS = [
    "/2020-K4/",
    "/2020-K4/regio/gooi-en-vechtstreek/",
    "/2017-K4/regio/groningen/",
]


@pytest.mark.parametrize("breedte", [360, 1280])
@pytest.mark.parametrize("adres", PAGINAS)
def test_a_map_has_no_axe_violations(open_page, axe, adres, breedte):
    page = open_page(adres, breedte=breedte)
    assert page.locator(".kaart svg:visible").count() == 1
    assert axe(page) == []


@pytest.mark.parametrize("breedte", [320, 360, 768, 1280])
def test_a_map_never_makes_the_page_scroll_sideways(open_page, breedte):
    page = open_page("/2020-K4/", breedte=breedte)
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte


def test_a_circle_leads_to_the_page_of_its_area(open_page):
    page = open_page("/2020-K4/", breedte=1280)
    page.locator(".kaart svg:visible a[href*=zeeland] circle").first.click()
    page.wait_for_url("**/2020-K4/regio/zeeland/")
    assert page.locator("h1").inner_text() == "Zeeland"


def test_the_tab_key_passes_over_the_map_to_the_table(open_page):
    page = open_page("/2020-K4/", breedte=1280)
    assert page.locator(".kaart svg a:not([tabindex='-1'])").count() == 0


def test_letters_on_a_phone_are_large_enough(open_page):
    page = open_page("/2020-K4/", breedte=360)
    hoogte = page.evaluate(
        "() => { const svg = [...document.querySelectorAll('.kaart svg')].find(s => s.checkVisibility());"
        " const schaal = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;"
        " return Math.min(...[...svg.querySelectorAll('text')].map(t => parseFloat(getComputedStyle(t).fontSize) * schaal)); }"
    )
    assert hoogte >= 11.5


def test_rows_carry_the_numbers_of_the_circles_on_a_phone(open_page):
    page = open_page("/2020-K4/", breedte=360)
    inhoud = "getComputedStyle(document.querySelector('.nummers tbody th'), '::before').content"
    assert "counter" in page.evaluate(inhoud)


def test_colours_come_from_the_style_sheet_in_the_dark(open_page):
    page = open_page("/2020-K4/", breedte=1280, color_scheme="dark")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.k-land')).fill")
        == "rgb(27, 36, 45)"
    )
