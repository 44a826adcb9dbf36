"""The admin in a real browser: no complaint under our policy, readable and usable."""

import pytest

from banenafspraak.models import Kanttekening
from tests.browserhulp import log_in_browser
from tests.builders import (
    make_beheerder,
    make_bron,
    make_cijfer,
    make_definitie,
    make_duiding,
    make_gemeente,
    make_indicator,
    make_inleverdatum,
    make_kanttekening,
    make_maatregel,
    make_raadsstuk,
    make_regio,
    make_toewijzing,
    make_uitvraag,
    moment,
)

# Known faults in Django's own widgets, which we use as they are.
VAN_DJANGO = (
    '<th class="original"></th>',  # empty headings beside the rows of an inline
    ": <th></th>",
    ".help-tooltip",  # the question mark beside two lists
    "select2-id_",  # an empty search box: select2 puts its name one element too high
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gevuld():
    """One of everything, with a correction; returns addresses by name."""
    regio = make_regio()
    gemeente = make_gemeente("Súdwest-Fryslân", regio=regio)
    indicator = make_indicator()
    make_definitie(indicator)
    bron = make_bron("UWV-trend")
    oud = make_cijfer(
        90,
        gebied=gemeente,
        bron=bron,
        bekend_tot=moment("2022-01-01 00:00"),
        voorlopig=True,
    )
    cijfer = make_cijfer(
        95, gebied=gemeente, bron=bron, vervangt=oud, bekend_vanaf=oud.bekend_tot
    )
    noot = make_kanttekening(gebied=gemeente, bron=bron)
    toewijzing = make_toewijzing(gebied=gemeente)
    uitvraag = make_uitvraag(gemeente)
    datum = make_inleverdatum("2026-K3", "2026-12-15")
    duiding = make_duiding(gebied=gemeente)
    maatregel = make_maatregel(gebied=gemeente, bron=bron, indicatoren="banenafspraak")
    stuk = make_raadsstuk(gebied=gemeente, bekend_vanaf=None, partijen="SP\nVVD")
    return {
        "start": "",
        "cijfers": "banenafspraak/cijfer/",
        "cijfer": f"banenafspraak/cijfer/{cijfer.pk}/change/",
        "levering": f"banenafspraak/levering/{cijfer.levering_id}/change/",
        "indicator": f"banenafspraak/indicator/{indicator.pk}/change/",
        "kanttekening": f"banenafspraak/kanttekening/{noot.pk}/change/",
        "toewijzingen": "banenafspraak/toewijzing/",
        "toewijzing": f"banenafspraak/toewijzing/{toewijzing.pk}/change/",
        "nieuwe toewijzing": "banenafspraak/toewijzing/add/",
        "uitvragen": "banenafspraak/uitvraag/",
        "uitvraag": f"banenafspraak/uitvraag/{uitvraag.pk}/change/",
        "nieuwe uitvraag": "banenafspraak/uitvraag/add/",
        "inleverdata": "banenafspraak/inleverdatum/",
        "inleverdatum": f"banenafspraak/inleverdatum/{datum.pk}/change/",
        "nieuwe inleverdatum": "banenafspraak/inleverdatum/add/",
        "duidingen": "banenafspraak/duiding/",
        "duiding": f"banenafspraak/duiding/{duiding.pk}/change/",
        "maatregelen": "banenafspraak/maatregel/",
        "maatregel": f"banenafspraak/maatregel/{maatregel.pk}/change/",
        "nieuwe maatregel": "banenafspraak/maatregel/add/",
        "raadsstuk": f"banenafspraak/raadsstuk/{stuk.pk}/change/",
        "nieuw raadsstuk": "banenafspraak/raadsstuk/add/",
        "gemeenten": "regio/gemeente/",
        "gemeente": f"regio/gemeente/{gemeente.pk}/change/",
        "regio": f"regio/arbeidsmarktregio/{regio.pk}/change/",
    }


@pytest.fixture
def beheer(live_server, pagina):
    """A page in which a beheerder is logged in: `beheer(breedte=360)`."""
    gebruiker = make_beheerder()

    def open_page(**opties):
        page = pagina(**opties)
        log_in_browser(page, live_server.url, gebruiker)
        return page

    return open_page


def test_pages_complain_of_nothing_under_our_policy(live_server, beheer, gevuld):
    """The fixture fails on any message of the console, policy included."""
    page = beheer(breedte=1280)
    for pad in gevuld.values():
        page.goto(f"{live_server.url}/beheer/{pad}", wait_until="networkidle")


@pytest.mark.parametrize("breedte", [360, 1280])
def test_pages_have_no_violations(live_server, beheer, axe, gevuld, breedte):
    # axe looks for a style sheet of Django's in the wrong place.
    page = beheer(breedte=breedte, bypass_csp=True, verwacht=["widgets.css"])
    fouten = {}
    for naam, pad in gevuld.items():
        page.goto(f"{live_server.url}/beheer/{pad}", wait_until="networkidle")
        if gevonden := [fout for fout in axe(page) if not is_of_django(fout)]:
            fouten[naam] = gevonden
    assert fouten == {}, fouten


def is_of_django(fout):
    """Whether every place the violation names is a widget that Django or select2 draws."""
    plaatsen = [regel for regel in fout.splitlines() if regel.startswith("  ['")]
    return all(any(deel in plaats for deel in VAN_DJANGO) for plaats in plaatsen)


def test_a_note_is_written_with_search_boxes(live_server, beheer, gevuld):
    # select2 drops a request for its list when the next letter comes: that is no fault.
    page = beheer(breedte=1280, verwacht=["net::ERR_ABORTED"])
    adres = f"{live_server.url}/beheer/banenafspraak/kanttekening/add/"
    page.goto(adres, wait_until="networkidle")
    for veld, zoek, gezocht in (
        ("indicator", "banen", "Banenafspraak"),
        ("gebied", "sudwest", "Súdwest-Fryslân"),
    ):
        page.click(f".field-{veld} .select2-selection")
        # Typing while the first list is on its way makes select2 drop that request.
        page.wait_for_load_state("networkidle")
        page.locator(".select2-results__option[role=option]").first.wait_for()
        page.fill(".select2-search__field", zoek)
        keuze = page.locator(".select2-results__option", has_text=gezocht)
        keuze.click()
    assert "Súdwest-Fryslân" in page.inner_text(".field-gebied .select2-selection")
    page.fill("[name=tekst]", "Let op.")
    page.fill("[name=sleutel]", "let-op")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    page.wait_for_load_state("networkidle")
    assert Kanttekening.objects.current().filter(tekst="Let op.").exists()
