"""Print: a factsheet on A4. What is folded opens, what is for clicking goes, sources are spelled."""

import re

import pytest

pytestmark = pytest.mark.django_db

PAGINAS = [
    "/2019-K4/gemeente/hilversum/",
    "/2020-K4/regio/gooi-en-vechtstreek/",
    "/2017-K4/gemeente/",
    "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12",
    "/indicator/beschut-werk/",
    "/toelichting/",
    "/bronnen/",
    "/zoek/?q=gron",
]
FOLDED = """[...document.querySelectorAll('details')].filter(d => {
    const vak = d.querySelector(':scope > :not(summary)');
    return !vak.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})
        || vak.getBoundingClientRect().height < 5;
}).length"""
CONTROLS = """[...document.querySelectorAll('form, summary, nav.hoofdmenu, .uitvoer, .bladeren')]
    .filter(e => e.checkVisibility()).map(e => e.className || e.tagName)"""


@pytest.fixture
def op_papier(open_page):
    def open_(adres):
        page = open_page(adres, breedte=1280)
        page.emulate_media(media="print")
        return page

    return open_


@pytest.mark.parametrize("adres", PAGINAS)
def test_nothing_folded_and_nothing_to_click_is_printed(op_papier, adres):
    page = op_papier(adres)
    assert page.evaluate(FOLDED) == 0
    assert page.evaluate(CONTROLS) == []


@pytest.mark.parametrize("adres", PAGINAS)
def test_a_page_prints_on_a4(op_papier, adres):
    pdf = op_papier(adres).pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert re.search(rb"/MediaBox \[0 0 59[45][.\d]* 84[12]", pdf)


def test_sources_are_spelled(op_papier):
    page = op_papier("/2020-K4/regio/gooi-en-vechtstreek/")
    inhoud = page.evaluate(
        "getComputedStyle(document.querySelector('.bronnen a'), '::after').content"
    )
    assert "http" in inhoud


def test_nothing_is_wider_than_the_paper(op_papier):
    for adres in PAGINAS:
        page = op_papier(adres)
        page.set_viewport_size({"width": 672, "height": 950})  # A4 between its margins
        assert page.evaluate("document.documentElement.scrollWidth") <= 672, adres
