"""Dark mode: every kind of page, its drawings and its focus ring follow the palette."""

import pytest

pytestmark = pytest.mark.django_db

PAGINAS = {
    "land": "/2020-K4/",
    "gemeente": "/2019-K4/gemeente/hilversum/",
    "cluster": "/2020-K4/cluster/hbel/",
    "indicator": "/indicator/beschut-werk/",
    "toelichting": "/toelichting/",
    "privacy": "/privacy/",
    "bronnen": "/bronnen/",
    "zoeken": "/zoek/?q=gron",
    "404": "/2020-K4/regio/bestaat-niet/",
    "inloggen": "/beheer/login/",
}
MET_TEKENING = [
    "/2020-K4/land/nederland/traject/",
    "/2019-K4/gemeente/hilversum/traject/?indicator=beschut-werk",
    "/2018-K4/",
    "/2017-K4/regio/groningen/",
    "/2019-K4/gemeente/hilversum/",
    "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12&gebied=AM01&gebied=AM24",
]
# Contrast as WCAG 2.2 defines it.
CONTRAST = """(() => {
    const helder = kleur => {
        const [r, g, b] = kleur.match(/[\\d.]+/g).slice(0, 3).map(v => (v /= 255) <= .04045
            ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    return (een, ander) => {
        const [hoog, laag] = [helder(een), helder(ander)].sort((p, q) => q - p);
        return (hoog + .05) / (laag + .05);
    };
})()"""
PAPIER = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("adres", PAGINAS.values(), ids=PAGINAS.keys())
def test_axe_finds_nothing_in_the_dark(open_page, axe, adres):
    page = open_page(adres, breedte=360, color_scheme="dark")
    assert axe(page) == []


@pytest.mark.parametrize("schema", ["light", "dark"])
@pytest.mark.parametrize("adres", MET_TEKENING)
def test_words_in_a_drawing_can_be_read(open_page, adres, schema):
    """What axe does not see: the colour of text in an SVG is its fill. Text on top of a
    bar has a colour of its own (`stapel-`)."""
    page = open_page(adres, breedte=1280, color_scheme=schema)
    zwak = page.evaluate(
        f"""() => {{
            const contrast = {CONTRAST};
            return [...document.querySelectorAll('.grafiek-tekening text')]
                .filter(t => t.checkVisibility() && !t.matches('[class^=stapel]'))
                .map(t => [t.textContent, contrast(getComputedStyle(t).fill, {PAPIER})])
                .filter(([, c]) => c < 4.5);
        }}"""
    )
    assert zwak == []


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_the_example_in_a_search_box_can_be_read(open_page, schema):
    page = open_page("/2020-K4/", breedte=1280, color_scheme=schema)
    contrast = page.evaluate(
        f"""() => {{
            const veld = document.querySelector('input[placeholder]');
            return {CONTRAST}(getComputedStyle(veld, '::placeholder').color,
                              getComputedStyle(veld).backgroundColor);
        }}"""
    )
    assert contrast >= 4.5


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_the_focus_ring_is_seen_on_paper(open_page, schema):
    page = open_page("/2020-K4/regio/", breedte=1280, color_scheme=schema)
    for _ in range(3):
        page.keyboard.press("Tab")
    contrast = page.evaluate(
        f"{CONTRAST}(getComputedStyle(document.activeElement).outlineColor, {PAPIER})"
    )
    assert contrast >= 3


def test_a_drawing_changes_with_the_page(open_page):
    kleuren = []
    for schema in ("light", "dark"):
        page = open_page("/2020-K4/", breedte=1280, color_scheme=schema)
        kleuren.append(
            page.evaluate(
                """['.g-lijn', '.g-norm', '.g-rooster', '.k-land', '.b-bereikt', '.b-norm']
                .map(s => { const stijl = getComputedStyle(document.querySelector(s));
                            return stijl.stroke + stijl.fill; })"""
            )
        )
    licht, donker = kleuren
    assert all(een != ander for een, ander in zip(licht, donker, strict=True))
