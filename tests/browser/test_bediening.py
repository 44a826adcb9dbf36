"""Using the site with a keyboard, and without JavaScript."""

import re

import pytest

pytestmark = pytest.mark.django_db

REGIO = "/2020-K4/regio/gooi-en-vechtstreek/"
FOCUS = "document.activeElement.matches({})"


def tab_to(page, selector, most=60):
    """Press Tab until the focus is on the first element that fits."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"{selector}: not reached in {most} steps")


def pick(page, tekst, most=120):
    """Choose in the list that has the focus, with the arrow keys.

    Typing the words would need every key within a second of the one before.
    """
    gekozen = "document.activeElement.selectedOptions[0].text"
    stappen = """t => { const lijst = document.activeElement;
        return [...lijst.options].findIndex(o => o.text.startsWith(t)) - lijst.selectedIndex }"""
    afstand = page.evaluate(stappen, tekst)
    assert abs(afstand) <= most
    for _ in range(abs(afstand)):
        page.keyboard.press("ArrowDown" if afstand > 0 else "ArrowUp")
    assert page.evaluate(gekozen).startswith(tekst)


def follow(page, selector):
    """Click, and wait until the page it leads to is there."""
    with page.expect_navigation():
        page.click(selector)


# ---- keyboard -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "adres", [REGIO, "/2020-K4/gemeente/", "/2020-K4/regio/bestaat-niet/"]
)
def test_the_skip_link_comes_first_and_leads_to_the_content(open_page, adres):
    page = open_page(adres)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Naar de inhoud"
    vak = link.bounding_box()
    assert vak["y"] >= 0
    assert vak["height"] >= 24
    page.keyboard.press("Enter")
    assert page.url.endswith("#inhoud")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_filters_work_with_the_keyboard_alone(open_page):
    page = open_page("/2020-K4/gemeente/", breedte=1280)
    tab_to(page, "form.filter:not(.dagkiezer) [name=q]")
    page.keyboard.type("sudwest")
    tab_to(page, "form.filter:not(.dagkiezer) [name=grootte]")
    pick(page, "50.000")
    tab_to(page, "form.filter [type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "q=sudwest" in page.url
    assert "grootte=50-100" in page.url
    assert page.locator("tbody th").all_inner_texts() == ["Súdwest-Fryslân"]
    assert (
        page.locator("form.filter:not(.dagkiezer) [name=q]").input_value() == "sudwest"
    )


def test_a_column_sorts_with_the_keyboard(open_page):
    page = open_page("/2017-K4/gemeente/", breedte=1280)
    tab_to(page, "th:nth-of-type(3) a, th a[href*='sort=inwoners']")
    for richting in ("ascending", "descending"):
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator("th[aria-sort]").get_attribute("aria-sort") == richting
        tab_to(page, "th a[href*='inwoners']")


@pytest.mark.parametrize("breedte", [360, 1280])
def test_the_quarter_picker_changes_the_page(open_page, breedte):
    page = open_page(f"{REGIO}?indicator=werkgever", breedte=breedte)
    tab_to(page, "#kwartaal-keuze")
    pick(page, "4e kwartaal 2019")
    tab_to(page, "nav.kwartaal [type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert re.search(
        r"/2019-K4/regio/gooi-en-vechtstreek/\?indicator=werkgever$", page.url
    )
    assert page.locator("#kwartaal-keuze").input_value() == "2019-K4"


def test_previous_and_next_lead_a_quarter_on(open_page):
    page = open_page(REGIO, breedte=1280)
    follow(page, "nav.kwartaal a[rel=prev]")
    assert "/2020-K3/" in page.url
    follow(page, "nav.kwartaal a[rel=next]")
    assert "/2020-K4/" in page.url


def test_the_figures_of_a_chart_open_with_the_keyboard(open_page):
    page = open_page(REGIO)
    tab_to(page, ".grafiek summary", most=80)
    tabel = page.locator(".grafiek details").first.locator("table")
    assert not tabel.is_visible()
    page.keyboard.press("Enter")
    assert tabel.is_visible()


def test_focus_is_always_seen(open_page):
    page = open_page(REGIO, breedte=1280)
    zonder = []
    for _ in range(25):
        page.keyboard.press("Tab")
        omlijnd = page.evaluate(
            """() => { const s = getComputedStyle(document.activeElement);
                return (s.outlineStyle != 'none' && parseFloat(s.outlineWidth) >= 1.5)
                    || s.boxShadow != 'none'; }"""
        )
        if not omlijnd:
            zonder.append(
                page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
            )
    assert zonder == []


def test_the_menu_of_a_phone_leads_to_the_foot(open_page):
    page = open_page(REGIO)
    page.click("a.naar-menu")
    assert page.url.endswith("#menu")
    with page.expect_navigation():
        page.locator("#menu a", has_text="Gemeenten").click()
    assert page.url.endswith("/2020-K4/gemeente/")


# ---- without JavaScript ---------------------------------------------------------------------------


@pytest.fixture
def without_script(open_page):
    return lambda adres, **opties: open_page(adres, java_script_enabled=False, **opties)


def test_a_page_tells_all_without_javascript(without_script):
    page = without_script(REGIO)
    assert "608 van 900 extra banen" in page.locator(
        ".kern-waarde"
    ).first.inner_text().replace("\n", " ")
    assert page.locator(".grafiek-tekening.smal svg").first.is_visible()
    assert page.locator("script").count() == 0


def test_filters_and_quarters_work_without_javascript(without_script):
    page = without_script("/2020-K4/gemeente/", breedte=1280)
    page.fill("form.filter:not(.dagkiezer) [name=q]", "laren")
    page.select_option(
        "form.filter:not(.dagkiezer) [name=regio]", "gooi-en-vechtstreek"
    )
    follow(page, "form.filter [type=submit]")
    assert page.locator("tbody th").all_inner_texts() == ["Laren"]
    page.select_option("#kwartaal-keuze", "2019-K4")
    follow(page, "nav.kwartaal [type=submit]")
    assert "/2019-K4/gemeente/" in page.url
    assert "q=laren" in page.url
    assert page.locator("tbody th").all_inner_texts() == ["Laren"]


def test_a_comparison_is_put_together_without_javascript(without_script):
    page = without_script("/2020-K4/vergelijk/", breedte=360)

    def show():
        follow(page, "form.keuze [type=submit]")
        return page.locator("main tbody th[scope=row] a").all_inner_texts()

    page.fill("#erbij", "zeeland")
    page.select_option("#indicator", "banenafspraak")
    follow(page, "form.keuze [type=submit]")
    page.fill("#erbij", "groningen")  # a gemeente, a region and a provincie
    follow(page, "form.keuze [type=submit]")
    page.check("form.keuze [value=AM01]")
    assert sorted(set(show())) == ["Groningen", "Zeeland"]
    page.uncheck("form.keuze [value=AM24]")
    assert set(show()) == {"Groningen"}
    assert "indicator=banenafspraak" in page.url
