"""The browser fixtures do what they promise: see the page, the data, and every complaint."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.browserhulp import Toezicht

PAGE = "<!doctype html><html lang=nl><title>Proef</title><main><h1>Proef</h1>{}</main>"


def test_data_is_shared_between_test_and_live_server(live_server, pagina):
    before = get_user_model().objects.create_user("vooraf")
    page = pagina()
    page.goto(live_server.url + "/beheer/login/")
    get_user_model().objects.create_superuser("achteraf", password="proefwoord")
    page.fill("[name=username]", "achteraf")
    page.fill("[name=password]", "proefwoord")
    with page.expect_navigation():
        page.click("[type=submit]")
    assert "/beheer/login/" not in page.url
    before.refresh_from_db()
    assert get_user_model().objects.exclude(last_login=None).count() == 1


@pytest.mark.django_db
def test_a_test_after_the_browser_has_no_running_loop(pagina):
    page = pagina(breedte=320)
    page.set_content(PAGE.format(""))
    assert page.viewport_size["width"] == 320
    assert Client().get("/beheer/login/").status_code == 200


def test_axe_names_the_place_of_a_violation(pagina, axe):
    page = pagina()
    page.set_content(PAGE.format('<img src="data:," id="naamloos">'))
    assert any("image-alt" in fault and "#naamloos" in fault for fault in axe(page))


def test_axe_is_silent_about_a_good_page(pagina, axe):
    page = pagina()
    page.set_content(PAGE.format("<p>Goed.</p>"))
    assert axe(page) == []


def test_axe_works_under_the_real_policy_without_a_complaint(live_server, pagina, axe):
    page = pagina()
    page.goto(live_server.url + "/beheer/login/")
    assert isinstance(axe(page), list)


@pytest.mark.parametrize(
    ("script", "melding"),
    [
        ("console.error('au')", "console"),
        ("console.warn('au')", "console"),
        ("setTimeout(() => { throw 'au' })", "pageerror"),
    ],
)
def test_toezicht_notes_every_complaint(pagina, script, melding):
    page = pagina(verwacht=["au"])
    streng = Toezicht(page)
    with page.expect_event(melding):
        page.evaluate(f"() => {{ {script} }}")
    assert ["au" in klacht for klacht in streng.klachten] == [True]


def test_toezicht_notes_a_missing_file(live_server, pagina):
    page = pagina(verwacht=["nergens.css"])
    streng = Toezicht(page)
    page.goto(live_server.url + "/beheer/login/")
    with page.expect_console_message():
        page.evaluate("fetch('/static/nergens.css')")
    assert "404" in streng.klachten[0]
