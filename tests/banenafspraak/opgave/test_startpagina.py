"""The start page of /beheer/, with its list of everything; and both in a browser."""

import re

import pytest
from django.conf import settings
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from banenafspraak.models import Levering
from banenafspraak.opgave.views.start import MEESTE
from tests.banenafspraak.opgave.wereld import K3, make_wereld, page
from tests.builders import (
    log_in,
    make_beleidsmedewerker,
    make_gemeente,
    make_levering,
    make_uitvraag,
    moment,
)

Status = Levering.Status


def start(client):
    antwoord = client.get(reverse("admin:index"))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def headings(html):
    return [plain(kop) for kop in re.findall(r"<h2[^>]*>.*?</h2>", html)]


def test_the_page_says_first_what_to_do(client, wereld):
    log_in(client, wereld.mensen.sam)
    html = start(client)
    assert "<h1>Wat moet ik doen?</h1>" in html
    assert "U hebt <strong>3 opgaven</strong> te doen." in html
    assert f'href="{page()}"' in html
    assert headings(html) == [
        "Nu te doen",
        "Inleverdata",
        "Liever een bestand?",
        "Hulp",
        "Alles bekijken en bijwerken",
    ]


def test_the_werkkamer_sees_the_matrix_and_what_waits(client, wereld):
    mensen, huizen = wereld.mensen, wereld.gebieden.huizen
    make_levering(
        huizen,
        kwartaal=K3,
        status=Status.INGEDIEND,
        ingediend_door=mensen.sam,
        ingediend_op=moment("2026-11-26 09:42"),
    )
    log_in(client, mensen.robin)
    html = start(client)
    assert headings(html)[:3] == [
        "Nu te doen",
        "Wacht op uw akkoord",
        "Wie heeft wat ingeleverd?",
    ]
    assert "Vandaag, 9:42 door Sam de Wit" in plain(html)
    assert f'href="{page("opgave_controle")}"' in html


def test_an_own_hand_in_can_be_taken_back(client, wereld):
    mensen, huizen = wereld.mensen, wereld.gebieden.huizen
    velden = {"status": Status.INGEDIEND, "ingediend_op": moment("2026-11-22 12:00")}
    make_levering(huizen, kwartaal=K3, ingediend_door=mensen.sam, **velden)
    trek_in = f'href="{page("opgave_intrekken")}"'
    log_in(client, mensen.sam)
    assert trek_in in start(client)
    log_in(client, mensen.noor)
    assert trek_in not in start(client)


def test_what_is_on_the_site_can_be_corrected(client, wereld):
    make_levering(wereld.gebieden.huizen, kwartaal=K3)
    log_in(client, wereld.mensen.sam)
    html = start(client)
    assert "Staat op de site" in headings(html)
    assert f'href="{page("opgave_corrigeren")}"' in html


def test_a_beheerder_with_many_waiting_gets_a_few_and_a_link(client, wereld):
    for _ in range(MEESTE + 2):
        gemeente = make_gemeente()
        make_uitvraag(gemeente)
        make_levering(
            gemeente,
            kwartaal=K3,
            status=Status.INGEDIEND,
            ingediend_op=moment("2026-11-22 12:00"),
        )
    log_in(client, wereld.mensen.baas)
    html = start(client)
    assert html.count(">Controleer<") == MEESTE
    assert "En nog 2. Bekijk alle opgaven" in plain(html)
    assert reverse("admin:opgaven_overzicht", kwargs={"code": "NL01"}) in html


def test_every_task_can_be_downloaded_as_a_file(client, wereld):
    log_in(client, wereld.mensen.sam)
    html = start(client)
    for kwartaal in (K3, K3 - 1, K3 - 2):
        for formaat in ("csv", "xlsx", "ods"):
            assert f'href="{page(kwartaal=kwartaal)}sjabloon.{formaat}"' in html


def test_who_has_no_task_is_offered_no_file(client, wereld):
    log_in(client, wereld.mensen.els)
    assert "sjabloon." not in start(client)


def test_every_list_of_django_is_still_a_link_away(client, wereld):
    log_in(client, wereld.mensen.baas)
    html = start(client)
    vouw = html[html.index('<details class="alles"') :]
    for model, _ in admin.site._registry.items():
        naam = f"{model._meta.app_label}_{model._meta.model_name}"
        assert f'href="{reverse(f"admin:{naam}_changelist")}"' in vouw, naam


def test_names_are_escaped(client, wereld):
    make_levering(
        wereld.gebieden.huizen,
        kwartaal=K3,
        status=Status.TERUGGESTUURD,
        reden_terug="<b>Fout</b>",
    )
    log_in(client, wereld.mensen.sam)
    assert "&lt;b&gt;Fout&lt;/b&gt;" in start(client)


# ---- in a browser ------------------------------------------------------------------


@pytest.fixture
def open_als(live_server, pagina, transactional_db):
    """`open_als("sam", breedte=360)`: the page of somebody, with something in every list."""
    wereld = make_wereld()
    mensen, gebieden = wereld.mensen, wereld.gebieden
    make_beleidsmedewerker(gebieden.laren, "lies", email="lies@laren.example")
    moment_ = {"ingediend_op": moment("2026-11-22 12:00")}
    make_levering(
        gebieden.huizen,
        kwartaal=K3,
        status=Status.INGEDIEND,
        ingediend_door=mensen.sam,
        opvallend={"Sprong": 1},
        **moment_,
    )
    make_levering(gebieden.huizen, kwartaal=K3 - 1)
    make_levering(
        gebieden.huizen,
        kwartaal=K3 - 2,
        status=Status.TERUGGESTUURD,
        teruggestuurd_door=mensen.robin,
        teruggestuurd_op=moment("2026-11-23 12:00"),
        **moment_,
    )
    make_levering(
        gebieden.gooi,
        kwartaal=K3,
        status=Status.INGEDIEND,
        ingediend_door=mensen.robin,
        **moment_,
    )

    def open_page(naam, **opties):
        client = Client()
        log_in(client, getattr(mensen, naam))
        page = pagina(**opties)
        cookie = settings.SESSION_COOKIE_NAME
        waarde = client.cookies[cookie].value
        page.context.add_cookies(
            [{"name": cookie, "value": waarde, "url": live_server.url}]
        )
        return page

    return open_page


BLADEN = [
    ("sam", "/beheer/"),
    ("robin", "/beheer/"),
    ("baas", "/beheer/"),
    ("robin", "/beheer/overzicht/AM12/"),
    ("baas", "/beheer/overzicht/NL01/"),
]


@pytest.mark.parametrize("donker", [False, True])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_pages_have_no_violations_and_never_scroll_sideways(
    live_server, open_als, axe, breedte, donker
):
    fouten = {}
    for naam, pad in BLADEN:
        page = open_als(
            naam,
            breedte=breedte,
            bypass_csp=True,
            color_scheme="dark" if donker else "light",
        )
        page.goto(live_server.url + pad, wait_until="networkidle")
        page.click("summary") if page.locator("summary").count() else None
        if gevonden := axe(page):
            fouten[naam, pad] = gevonden
        assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    assert fouten == {}


def test_pages_complain_of_nothing_under_our_policy(live_server, open_als):
    for naam, pad in BLADEN:
        page = open_als(naam, breedte=1280)
        page.goto(live_server.url + pad, wait_until="networkidle")


def test_a_cell_is_a_link_over_its_whole_width(live_server, open_als):
    page = open_als("robin", breedte=1280)
    page.goto(f"{live_server.url}/beheer/overzicht/AM12/", wait_until="networkidle")
    cel = page.locator("td.m-nu").first
    vak = cel.bounding_box()
    cel.click(position={"x": vak["width"] - 5, "y": vak["height"] - 5})
    page.wait_for_url("**/controle/")
