"""The manual: a page per role that leads where it says, with or without its pictures."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import Resolver404, resolve
from PIL import Image

from monitor.views import handleiding
from tests.builders import make_land

pytestmark = pytest.mark.django_db

PAGINAS = [
    "/handleiding/",
    "/handleiding/beleidsmedewerker/",
    "/handleiding/vaststeller/",
    "/handleiding/beheerder/",
]
ZWAARSTE = 150_000  # bytes of one picture


class Elementen(HTMLParser):
    """Every element of a page, with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.alle = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.alle.append((tag, dict(attrs)))


@pytest.fixture
def lees():
    """The text of a page, and its elements."""
    make_land()
    cache.clear()

    def lees(adres):
        antwoord = Client().get(adres)
        assert antwoord.status_code == 200
        return antwoord.content.decode(), Elementen(antwoord.content.decode()).alle

    yield lees
    cache.clear()


@pytest.fixture
def een_beeld(tmp_path, monkeypatch):
    """A folder with one picture, in place of those that are shipped."""
    Image.new("RGB", (1280, 700)).save(tmp_path / "start.png")
    monkeypatch.setattr(handleiding, "BEELDEN", tmp_path)
    handleiding.pictures.cache_clear()
    yield
    handleiding.pictures.cache_clear()


@pytest.mark.parametrize("adres", PAGINAS)
def test_every_link_on_the_page_leads_somewhere(lees, adres):
    html, elementen = lees(adres)
    ids = {a["id"] for _, a in elementen if a.get("id")}
    inhoud = Elementen(html.partition("<main")[2].partition("</main>")[0]).alle
    links = [a["href"] for tag, a in inhoud if tag == "a"]
    assert len(links) > 8
    for link in links:
        pad, _, anker = link.partition("#")
        if not pad:
            assert anker in ids, link
        elif not pad.startswith("/static/"):
            try:
                resolve(pad)
            except Resolver404:
                pytest.fail(f"{adres} leidt naar {link}, en dat is er niet")
            if anker:
                assert f'id="{anker}"' in lees(pad)[0], link


@pytest.mark.parametrize("adres", PAGINAS)
def test_every_part_stands_in_the_list_on_top_in_the_same_order(lees, adres):
    html, elementen = lees(adres)
    delen = [
        a["aria-labelledby"]
        for tag, a in elementen
        if tag == "section" and a["aria-labelledby"] != "verder"
    ]
    lijst = html.partition('id="inhoudsopgave"')[2].partition("</nav>")[0]
    assert re.findall(r'href="#([\w-]+)"', lijst) == delen


def test_an_unknown_role_is_a_friendly_404(lees):
    antwoord = Client().get("/handleiding/directeur/")
    assert antwoord.status_code == 404
    assert "Er is geen handleiding voor ‘directeur’." in antwoord.content.decode()


def test_the_foot_of_a_page_leads_to_it(lees):
    html, _ = lees("/toelichting/")
    assert 'href="/handleiding/"' in html.partition("<footer")[2]


def test_a_picture_has_its_size_and_says_what_is_to_be_seen(lees, een_beeld):
    _, elementen = lees("/handleiding/beleidsmedewerker/")
    (beeld,) = [a for tag, a in elementen if tag == "img"]
    assert (beeld["width"], beeld["height"]) == ("1280", "700")
    assert beeld["src"] == "/static/monitor/handleiding/start.png"
    assert beeld["alt"].startswith("Startpagina Wat moet ik doen?")


def test_a_picture_that_is_not_there_leaves_no_hole(lees, een_beeld):
    assert "<img" not in lees("/handleiding/beheerder/")[0]
    assert "<figure" not in lees("/handleiding/beheerder/")[0]


def named_pictures() -> set[str]:
    """The pictures that the texts ask for."""
    teksten = (settings.BASE_DIR / "templates/monitor").glob("handleiding*.html")
    return {
        naam
        for tekst in teksten
        for naam in re.findall(r"beeld=beelden\.(\w+)", tekst.read_text("utf-8"))
    }


def test_every_shipped_picture_is_used_and_small():
    bestanden = list(handleiding.BEELDEN.glob("*.png"))
    assert {pad.stem for pad in bestanden} <= named_pictures()
    assert all(pad.stat().st_size < ZWAARSTE for pad in bestanden)
