"""A quarter in which one gemeente delivered, corrected and explained, on every width."""

import pytest
from django.core.cache import cache

from tests.monitor.opgaven import agreed

pytestmark = pytest.mark.django_db

WOORDEN = "Wij vonden dit kwartaal twee nieuwe werkplekken in het groen. "
# As long as an explanation may be, with a word that fits on no phone.
UITLEG = f"{WOORDEN * 14}{'W' * 90}"
PAGINAS = {
    "gemeente": "/2026-K3/gemeente/huizen/",
    "regio": "/2026-K3/regio/gooi-en-vechtstreek/?indicator=beschut-werk",
    "land": "/2026-K3/",
    "gemeenten": "/2026-K3/gemeente/?q=huizen",
    "indicator": "/indicator/beschut-werk/",
    "bronnen": "/bronnen/",
}
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def site(eigen_site):
    """A site of its own: this module writes to it."""
    return eigen_site


@pytest.fixture(scope="module")
def met_opgave(site, django_db_blocker):
    """The running site, with an opgave of Huizen that was corrected."""
    assert 950 <= len(UITLEG) <= 1000
    with django_db_blocker.unblock():
        agreed("GM0406", {"beschut-werk": "7", "klantprofielen": "31"})
        agreed(
            "GM0406",
            {"beschut-werk": "9", "klantprofielen": "32"},
            uitleg={"beschut-werk": UITLEG, "klantprofielen": UITLEG},
            reden="Twee plekken waren niet meegeteld",
        )
        cache.clear()
    return site


@pytest.mark.parametrize("breedte", [360, 1280])
@pytest.mark.parametrize("adres", PAGINAS.values(), ids=PAGINAS.keys())
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    met_opgave, open_page, axe, adres, breedte
):
    page = open_page(adres, breedte=breedte)
    assert axe(page) == []
    assert page.evaluate(WIDTH) <= breedte
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(WIDTH) <= 320


def test_a_long_explanation_stays_in_its_box(met_opgave, open_page):
    page = open_page(PAGINAS["gemeente"], breedte=360)
    vakken = page.locator("figure.let-op")
    assert vakken.count() == 2
    for vak in vakken.all():
        breder = vak.evaluate("e => e.scrollWidth - e.clientWidth")
        assert breder <= 0
        assert "gemeente Huizen, " in vak.inner_text()


def test_the_date_of_a_correction_in_a_row_is_for_who_hears_it(met_opgave, open_page):
    page = open_page(PAGINAS["gemeenten"], breedte=1280)
    merk = page.locator("td .merk--gecorrigeerd:visible")
    assert merk.count() == 1
    assert "was 7" in merk.text_content()
    verborgen = merk.locator(".verborgen").bounding_box()
    assert verborgen["width"] <= 1
