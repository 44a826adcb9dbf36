"""A suspicious raadslid follows one number: what it was, who changed it and why. On a phone,
without JavaScript, over a correction that was really published."""

import pytest

from tests.monitor.terugkijken.wereld import GOOI, REDEN, correct

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def site(eigen_site):
    """A site of its own: this module writes to it."""
    return eigen_site


@pytest.fixture(scope="module")
def gecorrigeerd(site, django_db_blocker):
    """608 became 612. For good, because the server does not see what a test only begins."""
    with django_db_blocker.unblock():
        correct(op=None)
    return site


@pytest.fixture
def page(gecorrigeerd, open_page):
    return open_page(GOOI, breedte=360, java_script_enabled=False)


def follow(page, naam, exact=True):
    """Go where the link leads."""
    with page.expect_navigation():
        page.get_by_role("link", name=naam, exact=exact).first.click()


def opening(page):
    return page.locator("p.zin").first.inner_text()


def test_from_the_number_to_its_source_its_history_and_the_page_of_then(page):
    kaart = page.locator("article.kerncijfer").first
    assert "Gecorrigeerd op" in kaart.inner_text()
    with page.expect_navigation():
        kaart.get_by_role("link", name="Herkomst en geschiedenis").click()
    assert page.locator("h1").inner_text() == "Waar komt dit cijfer vandaan?"
    verhaal = page.locator("main").inner_text()
    assert REDEN in verhaal
    assert "Gecorrigeerd, was 608." in verhaal
    oud = page.locator(".geschiedenis > li").filter(has_text="Eerste keer bekend")
    with page.expect_navigation():
        oud.get_by_role("link", name="Bekijk de pagina van dat moment").first.click()
    assert "30 juni 2021" in page.locator(".bekendbalk").inner_text()
    assert "608 extra banen" in opening(page)


def test_choosing_a_day_and_seeing_what_changed_since(page):
    page.locator("#bekend-op-onder").fill("2021-06-30")
    with page.expect_navigation():
        page.get_by_role(
            "button", name="Toon deze pagina zoals bekend op die dag"
        ).click()
    assert page.url.endswith(f"{GOOI}?bekend_op=2021-06-30")
    assert "608 extra banen" in opening(page)
    follow(page, "Wat is er sindsdien veranderd?")
    rij = page.locator("tbody tr").first.inner_text()
    assert "Gecorrigeerd" in rij
    assert "608" in rij
    assert "612" in rij
    assert REDEN in page.locator("tbody tr.waarom").first.inner_text()
    follow(page, "De pagina met de nieuwste cijfers")
    assert "612 extra banen" in opening(page)


def test_the_log_of_the_region_tells_it_too(page):
    follow(page, "Alle wijzigingen van Gooi en Vechtstreek")
    tekst = page.locator("main").inner_text()
    assert "gecorrigeerd van 608 naar 612" in tekst
    assert REDEN in tekst


def test_borders_of_now_are_one_click_away_and_back(page):
    follow(page, "van nu (zonder Weesp)")
    assert "met Weesp" in opening(page)
    follow(page, "Terug naar de grenzen van toen")
    assert "met Weesp" not in opening(page)
