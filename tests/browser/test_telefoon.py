"""On a phone of 360 px: what a table is about is in sight without scrolling sideways."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("adres", ["/2020-K4/", "/2020-K4/regio/"])
def test_name_figure_norm_and_share_of_a_row_are_in_sight(open_page, adres):
    page = open_page(adres, breedte=360)
    rij = page.locator(".tabelvak tbody tr", has_text="Gooi en Vechtstreek").first
    rechts = rij.locator(".balkje").bounding_box()
    assert rechts["x"] + rechts["width"] <= 360
    naast = "e => getComputedStyle(e, '::after').content"
    assert rij.locator("[data-naast]").evaluate(naast) == '"van 900"'
    assert rij.locator("[data-naast]").inner_text() == "608"


def test_on_a_desk_the_norm_has_its_own_column(open_page):
    page = open_page("/2020-K4/", breedte=1280)
    rij = page.locator(".tabelvak tbody tr", has_text="Gooi en Vechtstreek").first
    naast = "e => getComputedStyle(e, '::after').content"
    assert rij.locator("[data-naast]").evaluate(naast) == "none"
    assert "900" in rij.locator("td.n:visible").all_inner_texts()


def test_names_of_the_list_of_sources_fit(open_page):
    page = open_page("/2020-K4/", breedte=360)
    hoogtes = page.evaluate(
        "[...document.querySelectorAll('ol.bronnen > li')].map(e => e.offsetHeight)"
    )
    assert len(hoogtes) > 20
    assert max(hoogtes) <= 4 * 24  # four lines at most
