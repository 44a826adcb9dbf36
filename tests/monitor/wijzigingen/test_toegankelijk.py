"""The log in a real browser: axe, the width of a phone, and the form without a mouse."""

import pytest

from tests.monitor.wijzigingen.gebeuren import EEN, TWEE, deliver, figure

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("breedte", [360, 1280])
def test_the_log_and_an_event_have_no_axe_violations(
    wereld, live_server, pagina, axe, breedte
):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    deliver(figure(612, wereld.gooi, wereld.banen), TWEE, reden="Telfout " * 20)
    page = pagina(breedte=breedte)
    page.goto(f"{live_server.url}/wijzigingen/?gebied=huisen&van=x")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    page.get_by_label("Gebied (naam of code)").fill("gooi en vechtstreek")
    page.get_by_role("button", name="Toon", exact=True).press("Enter")
    page.wait_for_url("**gebied=gooi**")
    page.get_by_role("link", name="Werkkamer Gooi en Vechtstreek: 1 correctie").click()
    page.wait_for_url("**/wijzigingen/*-*/**")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte
