"""Every kind of page, on a phone and on a desk: axe, the real policy, and no sideways scroll.

`pagina` fails a test on anything the browser complains about, such as a breach of the
Content-Security-Policy.
"""

import pytest

pytestmark = pytest.mark.django_db

LAND = "/2020-K4/"
REGIO = "/2020-K4/regio/gooi-en-vechtstreek/"
GEMEENTE = "/2019-K4/gemeente/hilversum/"
VELEN = "&".join(f"gebied=AM{n:02}" for n in range(1, 20))
PAGINAS = {
    "land": LAND,
    "land met twee reeksen": "/2018-K4/",
    "regio": REGIO,
    "regio met gaten": "/2017-K4/regio/groningen/",
    "gemeente": GEMEENTE,
    "regio's": "/2020-K4/regio/?status=x",
    "gemeenten": "/2017-K4/gemeente/?sort=-norm",
    "bestond niet": "/2022-K3/gemeente/weesp/",
    "zoeken": "/zoek/",
    "zoeken met treffers": "/zoek/?q=gron",
    "zoeken op een oude naam": "/zoek/?q=bussum&kwartaal=2015-K4",
    "zoeken op een gesplitste gemeente": "/zoek/?q=haaren&kwartaal=2023-K3",
    "gezocht en samengegaan": "/2020-K4/gemeente/gooise-meren/?gezocht=GM0381",
    "zoeken zonder treffer": "/zoek/?q=hilversun",
    "indicator": "/indicator/beschut-werk/",
    "indicator met delen": "/indicator/werkgever/",
    "toelichting": "/toelichting/",
    "bronnen": "/bronnen/",
    "handleiding": "/handleiding/",
    "handleiding beleidsmedewerker": "/handleiding/beleidsmedewerker/",
    "handleiding vaststeller": "/handleiding/vaststeller/",
    "handleiding beheerder": "/handleiding/beheerder/",
    "privacy": "/privacy/",
    "vergelijk zonder keuze": "/2020-K4/vergelijk/",
    "vergelijk": "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12&gebied=AM24",
    "vergelijk met keuze": "/2020-K4/vergelijk/?gebied=AM12&erbij=gron&gebied=X",
    "vergelijk met velen": f"/2020-K4/vergelijk/?{VELEN}",
    "vergelijk met een verdwenene": "/2020-K4/vergelijk/?gebied=GM0381&gebied=GM0402",
    "traject": f"{REGIO}traject/?doeljaar=2025&doel=1462",
    "traject met vooruitblik": f"{LAND}land/nederland/traject/",
    "traject van een voorbeeld": f"{GEMEENTE}traject/?indicator=beschut-werk",
    "traject met fouten": f"{GEMEENTE}traject/?doel=abc&factor=9&doeljaar=1999&indicator=x",
    "traject zonder cijfer": "/2030-K4/gemeente/hilversum/traject/",
    "vergelijk met twee onderwerpen": "/2020-K4/vergelijk/?gebied=AM12&indicator=banen&indicator=banenafspraak",
    "norm verdeeld": "/2020-K4/regio/zeeland/verdeling/",
    "norm niet verdeeld": f"{REGIO}verdeling/?sleutel=doelgroepregister",
    "onderwerp dat op een ander lijkt": "/indicator/banen/",
    "herkomst": f"{REGIO}herkomst/banenafspraak/",
    "herkomst van een som": "/2017-K4/regio/groningen/herkomst/beschut-werk/",
    "herkomst onbekend": f"{GEMEENTE}herkomst/banenafspraak/",
    "vragen": f"{GEMEENTE}vraag/",
    "antwoord nee": f"{REGIO}vraag/haalt-de-taakstelling-banenafspraak/",
    "antwoord onbekend": f"{GEMEENTE}vraag/hoe-staat-de-gemeente-zelf/",
    "antwoord met grafiek": "/2019-K4/regio/gooi-en-vechtstreek/vraag/haalt-de-taakstelling-beschut-werk/",
    "brief": f"{GEMEENTE}brief/",
    "brief met twijfel": f"{REGIO}brief/?tekst-haalt-de-taakstelling-banenafspraak=Klopt+het+niet",
    "factsheet": f"{GEMEENTE}factsheet/",
    "factsheet van een regio": f"{REGIO}factsheet/",
    "antwoord met lijst": "/2017-K4/regio/groningen/vraag/vergelijkbare-gemeenten/",
    "antwoord over werkgevers": f"{REGIO}vraag/hoe-staat-de-gemeente-zelf/",
    "zoals bekend op een dag": f"{REGIO}?bekend_op=2021-06-30",
    "grenzen van nu": f"{REGIO}?grenzen=nu&bekend_op=2021-06-30",
    "bestaat nu niet": "/2020-K4/gemeente/weesp/?grenzen=nu",
    "gemeenten op een dag": "/2017-K4/gemeente/?bekend_op=2021-06-30",
    "wat is er veranderd": f"{REGIO}verschil/?bekend_op=2020-12-31",
    "wat is er veranderd zonder dag": f"{REGIO}verschil/",
    "404": "/2020-K4/regio/bestaat-niet/",
    "inloggen": "/beheer/login/",
}
WIDTH = "document.documentElement.scrollWidth"


@pytest.mark.parametrize("breedte", [360, 1280])
@pytest.mark.parametrize("adres", PAGINAS.values(), ids=PAGINAS.keys())
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, axe, adres, breedte):
    page = open_page(adres, breedte=breedte)
    assert axe(page) == []
    assert page.evaluate(WIDTH) <= breedte
    # 1280 pixels at a zoom of 400% are 320 (WCAG 1.4.10).
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(WIDTH) <= 320


@pytest.mark.parametrize(
    "adres",
    [
        REGIO,
        f"{REGIO}herkomst/banenafspraak/",
        "/2017-K4/gemeente/?sort=-norm",
        f"{LAND}land/nederland/traject/?doel=x",
        "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12&gebied=AM24",
    ],
)
def test_axe_finds_nothing_in_the_dark(open_page, axe, adres):
    page = open_page(adres, breedte=1280, color_scheme="dark")
    licht = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(licht) != "rgb(255, 255, 255)"
    assert axe(page) == []


def test_wider_spacing_of_text_hides_nothing(open_page):
    """WCAG 1.4.12, with the style of a reader on top of ours."""
    page = open_page(GEMEENTE, breedte=360, bypass_csp=True)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; "
        "word-spacing: .16em !important } p { margin-bottom: 2em !important }"
    )
    assert page.evaluate(WIDTH) <= 360
    afgekapt = """[...document.querySelectorAll('main p, main h1, main h2, main h3, main strong')]
        .filter(e => !e.closest('.verborgen, .tabelvak, svg') && !e.matches('.verborgen'))
        .filter(e => getComputedStyle(e).overflow == 'hidden' && e.scrollHeight > e.clientHeight + 1)
        .map(e => e.textContent)"""
    assert page.evaluate(afgekapt) == []


@pytest.mark.parametrize(
    ("breedte", "zichtbaar", "verborgen"),
    [(360, "smal", "breed"), (1280, "breed", "smal")],
)
def test_one_drawing_of_each_chart_is_seen(open_page, breedte, zichtbaar, verborgen):
    page = open_page(REGIO, breedte=breedte)
    assert page.locator(f".grafiek-tekening.{zichtbaar} svg").first.is_visible()
    assert not page.locator(f".grafiek-tekening.{verborgen} svg").first.is_visible()


def test_bars_and_marks_are_seen_in_forced_colours(open_page):
    page = open_page(REGIO, breedte=1280, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    kleuren = page.evaluate(
        """() => {
            const kleur = (s) => getComputedStyle(document.querySelector(s)).fill;
            return [kleur('.kerncijfer .b-bereikt'), kleur('.kerncijfer .b-norm'),
                    getComputedStyle(document.body).backgroundColor];
        }"""
    )
    bereikt, norm, achtergrond = kleuren
    assert bereikt != achtergrond
    assert norm != achtergrond
