"""On paper: a factsheet is one A4 whatever the area, and of the letter only the letter."""

import re

import pytest

pytestmark = pytest.mark.django_db

PAPIER = {"width": 688, "height": 1039}  # A4 within its margins, in pixels
VELLEN = [
    "/2020-K4/land/nederland/factsheet/",
    "/2017-K4/land/nederland/factsheet/",
    "/2018-K2/land/nederland/factsheet/",
    "/2020-K4/regio/gooi-en-vechtstreek/factsheet/",
    "/2017-K4/regio/groningen/factsheet/",
    "/2020-K4/regio/groningen/factsheet/?bekend_op=2021-06-30",
    "/2019-K4/gemeente/hilversum/factsheet/",
    "/2019-K4/gemeente/hilversum/factsheet/?bekend_op=2021-06-30",  # without examples
    "/2020-K1/gemeente/sudwest-fryslan/factsheet/",
    "/2018-K4/gemeente/midden-groningen/factsheet/?grenzen=nu",
    "/2019-K4/cluster/hbel/factsheet/",
    "/2018-K4/cluster/ddfk/factsheet/",
    "/2013-K1/gemeente/groningen/factsheet/",
    "/2030-K4/gemeente/bergen-nh/factsheet/",
]
LONGEST = """() => {
    const lang = "Nederlandse arbeidsmarktregio met een heel lange naam erbij";
    for (const kop of document.querySelectorAll('.vel h1, .vel h3')) kop.textContent = lang;
    const doelen = document.querySelector('.vel-doelen');
    const doel = doelen.querySelector('.vel-doel');
    while (doelen.querySelectorAll('.vel-doel').length < 6)
        doelen.append(doel.cloneNode(true));
    document.querySelector('.vel').classList.add('vel--vol');  // as from five goals on
    const zin = document.querySelector('.vel-zin');
    zin.textContent = 'Een zin over een cijfer en een norm. '.repeat(19);
    for (const [lijst, meer] of [['.vel-onder section:first-child ul', 5],
                                 ['.vel-onder section:last-child ul', 9]]) {
        const ul = document.querySelector(lijst);
        while (ul.children.length < meer) ul.append(ul.children[0].cloneNode(true));
    }
}"""
OVER = """() => {
    const vel = document.querySelector('.vel');
    return [vel.scrollHeight - vel.clientHeight, vel.scrollWidth - vel.clientWidth];
}"""


@pytest.fixture
def op_papier(open_page):
    def open_(adres):
        page = open_page(adres, breedte=1280)
        page.emulate_media(media="print")
        page.set_viewport_size(PAPIER)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    return open_


def pages(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("adres", VELLEN)
def test_a_factsheet_is_one_page_and_nothing_is_cut_off(op_papier, adres):
    page = op_papier(adres)
    assert page.evaluate(OVER) == [0, 0]
    assert pages(page) == 1


def test_the_fullest_sheet_is_one_page_too(op_papier):
    page = op_papier("/2019-K4/gemeente/hilversum/factsheet/")
    page.evaluate(LONGEST)
    assert page.evaluate(OVER) == [0, 0]
    assert pages(page) == 1
    hoogte = page.locator(".vel .breed > svg").bounding_box()["height"]
    assert hoogte > 100  # the drawing gives way, and can still be read


def test_a_sheet_prints_nothing_but_itself(op_papier):
    page = op_papier("/2020-K4/regio/gooi-en-vechtstreek/factsheet/")
    for weg in (".kop", ".voet", ".plaats", "form", ".uitvoer", ".alleen-scherm"):
        for element in page.locator(weg).all():
            assert not element.is_visible(), weg
    assert page.locator(".vel-voet a").is_visible()


@pytest.mark.parametrize("breedte", [320, 360, 1280])
def test_a_sheet_is_readable_on_every_screen(open_page, breedte):
    page = open_page("/2019-K4/gemeente/hilversum/factsheet/", breedte=breedte)
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    kleinste = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('.vel p, .vel li, .vel h3')]
            .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    )
    assert kleinste >= 14


def test_of_the_letter_only_the_letter_is_printed(op_papier):
    page = op_papier("/2019-K4/gemeente/hilversum/brief/")
    for weg in (".kop", ".voet", "form", "h1", ".uitvoer", ".titel", ".brief-terug"):
        for element in page.locator(weg).all():
            assert not element.is_visible(), weg
    assert page.locator(".brief-slot").is_visible()
    assert page.locator("#noot-1").is_visible()
    assert 2 <= pages(page) <= 5


def test_a_letter_is_made_by_clicking(open_page, site):
    page = open_page("/2020-K4/regio/gooi-en-vechtstreek/brief/")
    for vink in page.locator("input[name=vraag]").all():
        vink.uncheck()
    page.locator("input[name=vraag]").first.check()
    page.get_by_text("Zo stelde de raad de vraag").first.click()
    page.locator("textarea").first.fill("Klopt het dat de norm niet wordt gehaald?")
    page.get_by_label("Fractie").fill("GroenLinks")
    page.get_by_role("button", name="Maak de brief").click()
    brief = page.locator("article.brief")
    assert "van de fractie GroenLinks" in brief.inner_text()
    assert "Ja, dat klopt. Eind 2020" in brief.inner_text()
    assert brief.locator(".brief-vraag").count() == 1
    with page.expect_download() as gebeurt:
        page.get_by_role("link", name="Download als ODT").click()
    assert gebeurt.value.suggested_filename == (
        "conceptbrief-gooi-en-vechtstreek-2020-k4.odt"
    )
