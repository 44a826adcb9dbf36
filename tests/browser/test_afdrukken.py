"""Print: a factsheet on A4. What is folded opens, what is for clicking goes, sources are spelled."""

import re

import pytest

pytestmark = pytest.mark.django_db

ANTWOORD = (
    "/2020-K4/regio/gooi-en-vechtstreek/vraag/haalt-de-taakstelling-banenafspraak/"
)
PAGINAS = [
    "/2019-K4/gemeente/hilversum/",
    "/2020-K4/regio/gooi-en-vechtstreek/",
    "/2019-K4/gemeente/groningen/",
    "/2017-K4/gemeente/",
    "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12",
    "/2020-K4/land/nederland/traject/",
    ANTWOORD,
    "/indicator/beschut-werk/",
    "/toelichting/",
    "/bronnen/",
    "/zoek/?q=gron",
]
# A list too long for paper is left out as a whole, and says so.
FOLDED = """[...document.querySelectorAll('details:not(.alleen-scherm)')].filter(d => {
    const vak = d.querySelector(':scope > :not(summary)');
    return !vak.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})
        || vak.getBoundingClientRect().height < 5;
}).length"""
CONTROLS = """[...document.querySelectorAll('form, nav, summary, .uitvoer, .acties, thead svg')]
    .filter(e => e.checkVisibility()).map(e => e.className || e.tagName)"""
NEXT_FRAME = """() => new Promise(
    klaar => requestAnimationFrame(() => requestAnimationFrame(klaar)))"""
# A4 between the margins of print.css, in pixels of 96 to the inch.
PAPIER = {"width": 688, "height": 1024}
IN_PUNTEN = 0.75


@pytest.fixture
def op_papier(open_page):
    def open_(adres):
        page = open_page(adres, breedte=1280)
        page.emulate_media(media="print")
        page.set_viewport_size(PAPIER)
        # What the print style opens has a size from the next frame on, not at once; and
        # a letter that is still on its way takes other room than its stand-in.
        page.evaluate("document.fonts.ready.then(() => true)")
        page.evaluate(NEXT_FRAME)
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


def test_of_an_answer_only_the_answer_is_printed(op_papier):
    page = op_papier(ANTWOORD)
    assert not page.get_by_text("Maak conceptbeantwoording").is_visible()
    assert not page.get_by_text("Herkomst en geschiedenis").is_visible()
    assert page.get_by_text("608 van 900 is 68%").is_visible()


def test_what_counts_is_not_cut_into_slivers(op_papier):
    """A list in columns inside a text in columns broke words in two."""
    for adres in (ANTWOORD, "/2020-K4/regio/gooi-en-vechtstreek/"):
        kolommen = op_papier(adres).evaluate(
            "getComputedStyle(document.querySelector('.telt')).columnCount"
        )
        assert kolommen == "auto", adres


def test_sources_are_spelled(op_papier):
    page = op_papier("/2020-K4/regio/gooi-en-vechtstreek/")
    inhoud = page.evaluate(
        "getComputedStyle(document.querySelector('.bronnen a[href^=http]'), '::after').content"
    )
    assert "http" in inhoud


@pytest.mark.parametrize("adres", PAGINAS)
def test_nothing_is_wider_than_the_paper(op_papier, adres):
    breedte = op_papier(adres).evaluate("document.documentElement.scrollWidth")
    assert breedte <= PAPIER["width"]


@pytest.mark.parametrize(
    ("adres", "hoogstens"),
    [
        ("/2019-K4/gemeente/hilversum/", 4),
        ("/2020-K4/regio/", 2),
        ("/toelichting/", 3),
        ("/zoek/?q=gron", 1),
        ("/2020-K4/regio/bestaat-niet/", 1),
    ],
)
def test_a_factsheet_has_few_pages(op_papier, adres, hoogstens):
    pdf = op_papier(adres).pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= hoogstens


@pytest.mark.parametrize(
    ("adres", "wanneer"),
    [
        ("/2019-K4/gemeente/hilversum/", "eind 2019, "),
        ("/2020-K4/gemeente/?regio=zeeland&sort=-inwoners", "eind 2020, "),
        ("/bronnen/", ""),
    ],
)
def test_the_foot_says_once_where_the_paper_comes_from(op_papier, site, adres, wanneer):
    page = op_papier(adres)
    voet = page.locator(".voet-adres")
    teken = "&" if "?" in adres else "?"  # before the moment of the link that stays
    vast = f"Bron: Banenafspraakmonitor, {wanneer}{site}{adres}{teken}bekend_op=20"
    assert voet.inner_text().startswith(vast)
    page.emulate_media(media="screen")
    assert not voet.is_visible()


@pytest.mark.parametrize(
    "adres",
    [
        "/2020-K4/",
        "/2020-K4/regio/gooi-en-vechtstreek/",
        "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12",
    ],
)
def test_letters_in_a_drawing_are_large_enough_on_paper(op_papier, adres):
    kleinste = op_papier(adres).evaluate(
        """() => Math.min(...[...document.querySelectorAll('.grafiek-tekening > svg')]
            .filter(s => s.checkVisibility())
            .flatMap(s => [...s.querySelectorAll('text')].map(t =>
                parseFloat(getComputedStyle(t).fontSize)
                * s.getBoundingClientRect().width / s.viewBox.baseVal.width)))"""
    )
    assert kleinste * IN_PUNTEN >= 7


def test_one_drawing_of_each_chart_is_printed_with_its_numbers_beside_it(op_papier):
    page = op_papier("/2020-K4/regio/gooi-en-vechtstreek/")
    for grafiek in page.locator(".paar > .grafiek").all():
        getekend = grafiek.locator(".grafiek-tekening > svg:visible")
        assert getekend.count() == 1
        if grafiek.locator("table").count():
            links, tabel = (
                getekend.bounding_box(),
                grafiek.locator("table").bounding_box(),
            )
            assert tabel["x"] >= links["x"] + links["width"]


def test_rows_carry_the_numbers_of_the_map_on_paper(op_papier):
    page = op_papier("/2020-K4/")
    assert page.get_by_text("Het nummer in een cirkel").is_visible()
    inhoud = "getComputedStyle(document.querySelector('.nummers tbody th'), '::before').content"
    assert "counter" in page.evaluate(inhoud)


def test_a_list_too_long_for_paper_says_so(op_papier, monkeypatch):
    monkeypatch.setattr("monitor.views.indicator.PAPIER_TOT", 20)
    page = op_papier("/indicator/beschut-werk/?papier=kort")
    assert page.get_by_text("48 normen staan niet op papier").is_visible()
    assert not page.locator("details table").first.is_visible()


def test_headings_of_a_table_repeat_on_every_page(op_papier):
    page = op_papier("/2017-K4/gemeente/")
    stijl = "getComputedStyle(document.querySelector('thead'))"
    assert page.evaluate(f"{stijl}.display") == "table-header-group"


def test_a_mark_keeps_its_colour_and_links_lose_their_line(op_papier):
    page = op_papier("/toelichting/")
    kleur, houd = page.evaluate(
        """() => { const s = getComputedStyle(document.querySelector('.merk--voorbeeld'));
            return [s.backgroundColor, s.printColorAdjust]; }"""
    )
    assert (kleur, houd) == ("rgb(255, 240, 179)", "exact")
    lijnen = "[...document.querySelectorAll('main a')].map(a => getComputedStyle(a).textDecorationLine)"
    assert set(page.evaluate(lijnen)) == {"none"}


def test_a_dark_screen_prints_on_white(open_page):
    page = open_page("/2020-K4/", breedte=1280, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    stijl = "getComputedStyle(document.body)"
    assert page.evaluate(f"{stijl}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{stijl}.color") == "rgb(24, 34, 45)"
