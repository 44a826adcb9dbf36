"""Logging in, in a real browser: readable on a phone, under our policy, without JavaScript."""

import base64

import pytest
from django.contrib.sessions.models import Session
from django.core import mail

from tests.banenafspraak.toegang.conftest import WACHTWOORD, code_for, code_of
from tests.browserhulp import log_in_browser
from tests.builders import make_beheerder, make_gebruiker, make_tweede_stap

pytestmark = pytest.mark.django_db(transaction=True)


def take_first_step(page, adres, naam):
    page.goto(f"{adres}/beheer/")
    page.fill("[name=username]", naam)
    page.fill("[name=password]", WACHTWOORD)
    page.click("button.knop")


def take_second_step(page, gebruiker):
    page.fill("[name=code]", code_of(gebruiker))
    page.click("button.knop")


def set_up(page):
    geheim = page.inner_text(".geheim").replace(" ", "")
    page.fill("[name=code]", code_for(base64.b32decode(geheim).hex()))
    page.click("button.knop")


def test_a_first_log_in_works_without_javascript(live_server, pagina, robin):
    page = pagina(breedte=360, java_script_enabled=False)
    take_first_step(page, live_server.url, "robin")
    assert page.inner_text("h1") == "Stel de tweede stap in"
    assert page.locator("svg.qr path").count() == 1
    set_up(page)
    assert page.inner_text("h1") == "Print uw noodcodes"
    assert page.locator(".noodcodes li").count() == 10
    page.click("a.knop")
    assert page.url == f"{live_server.url}/beheer/"
    page.click("#logout-form button")
    assert page.inner_text("h1") == "U bent uitgelogd"


def test_a_filled_form_comes_back_without_javascript(live_server, pagina):
    gebruiker = make_beheerder()
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    make_tweede_stap(gebruiker)
    # A picture that is still on its way when the form is sent, is dropped.
    page = pagina(
        breedte=1280, java_script_enabled=False, verwacht=["net::ERR_ABORTED"]
    )
    take_first_step(page, live_server.url, "beheerder")
    take_second_step(page, gebruiker)
    page.goto(f"{live_server.url}/beheer/banenafspraak/kanttekening/add/")
    page.fill("[name=tekst]", "Let op.\nTweede regel.")
    Session.objects.all().delete()
    page.click("[name=_save]")
    assert "is bewaard" in page.inner_text("main")
    page.fill("[name=username]", "beheerder")
    page.fill("[name=password]", WACHTWOORD)
    page.click("button.knop")
    take_second_step(page, gebruiker)
    assert "is er nog" in page.inner_text("h1")
    page.click("text=Verstuur wat ik had ingevuld")
    assert page.url.endswith("/kanttekening/add/")  # the rest was not filled in
    assert page.input_value("[name=tekst]") == "Let op.\nTweede regel."


@pytest.mark.parametrize("breedte", [360, 1280])
def test_pages_before_the_door_have_no_violations(
    live_server, pagina, axe, robin, breedte
):
    page = pagina(breedte=breedte, verwacht=["403"])
    fouten = {}

    def look(naam):
        page.wait_for_load_state()
        breed = page.evaluate("document.documentElement.scrollWidth")
        if gevonden := axe(page) + ["te breed"] * (breed > breedte):
            fouten[naam] = gevonden

    for pad in ("login", "wachtwoord/vergeten", "wachtwoord/verstuurd"):
        page.goto(f"{live_server.url}/beheer/{pad}/")
        look(pad)
    page.goto(f"{live_server.url}/beheer/wachtwoord/MQ/stuk/")
    look("link die niet werkt")
    take_first_step(page, live_server.url, "robin")
    look("instellen")
    set_up(page)
    look("noodcodes")
    page.reload()
    look("noodcodes nog eens")
    for pad in ("tweede-stap/wijzigen", "password_change"):
        page.goto(f"{live_server.url}/beheer/{pad}/")
        look(pad)
    page.goto(f"{live_server.url}/beheer/")
    page.click("#logout-form button")
    look("uitgelogd")
    take_first_step(page, live_server.url, "robin")
    look("code")
    page.fill("[name=code]", "x")
    page.click("button.knop")
    look("foute code")
    make_gebruiker("leeg", password=WACHTWOORD)
    page.click("text=Log uit")
    take_first_step(page, live_server.url, "leeg")
    look("geen rol")
    assert fouten == {}


@pytest.mark.parametrize("breedte", [360, 1280])
def test_the_page_of_an_account_has_no_violations(
    live_server, pagina, axe, robin_met_app, breedte
):
    # axe looks for the style sheets that a style sheet names beside the page itself.
    page = pagina(breedte=breedte, bypass_csp=True, verwacht=["widgets.css"])
    log_in_browser(page, live_server.url, make_beheerder())
    adres = f"{live_server.url}/beheer/banenafspraak/gebruiker"
    for pad in ("/", "/add/", f"/{robin_met_app.pk}/change/"):
        page.goto(f"{adres}{pad}", wait_until="networkidle")
        # An empty heading beside the rows is Django's.
        fouten = [f for f in axe(page) if not f.startswith("empty-table-header")]
        assert fouten == [], pad
    page.click("text=Tweede stap opnieuw laten instellen")
    page.wait_for_selector(".messagelist .success")
    assert "nog niet ingesteld" in page.inner_text(".field-tweede_stap")
    assert [bericht.to for bericht in mail.outbox] == [["robin@voorbeeld.invalid"]]
