"""The log in a real browser: no complaint, and readable for everybody."""

import pytest
from django.conf import settings
from django.test import Client

from banenafspraak import logboek
from banenafspraak.models import Actie
from tests.banenafspraak.logboek.hulp import last
from tests.builders import log_in, make_beheerder, make_gemeente

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paden():
    gemeente = make_gemeente("Laren")
    gemeente.naam, gemeente.andere_namen = "Blaricum", "Blarikum\nBlaricem"
    gemeente.save()
    logboek.schrijf(Actie.INLOG_MISLUKT, wat="een naam die niet bestaat")
    return {
        "lijst": "banenafspraak/logregel/",
        "regel": f"banenafspraak/logregel/{last().pk - 1}/change/",
        "regel zonder veld": f"banenafspraak/logregel/{last().pk}/change/",
        "geschiedenis": f"regio/gemeente/{gemeente.pk}/history/",
        "start": "",
    }


@pytest.fixture
def beheer(live_server, pagina):
    client = Client()
    log_in(client, make_beheerder())
    koekje = {
        "name": (naam := settings.SESSION_COOKIE_NAME),
        "value": client.cookies[naam].value,
        "url": live_server.url,
    }

    def open_page(**opties):
        page = pagina(**opties)
        page.context.add_cookies([koekje])
        return page

    return open_page


@pytest.mark.parametrize("donker", [False, True])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_log_has_no_axe_violations(live_server, beheer, axe, paden, breedte, donker):
    page = beheer(
        breedte=breedte,
        color_scheme="dark" if donker else "light",
        bypass_csp=True,
        verwacht=["widgets.css"],  # axe looks for that one of Django in a wrong place
    )
    gebreken = {}
    for naam, pad in paden.items():
        page.goto(f"{live_server.url}/beheer/{pad}", wait_until="networkidle")
        if gevonden := axe(page):
            gebreken[naam] = gevonden
    assert gebreken == {}


@pytest.mark.parametrize("breedte", [320, 1280])
def test_history_needs_no_scrolling_sideways(live_server, beheer, paden, breedte):
    page = beheer(breedte=breedte)
    page.goto(f"{live_server.url}/beheer/{paden['geschiedenis']}")
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    assert page.get_by_role("cell", name="Laren", exact=True).is_visible()


def test_pages_complain_of_nothing_under_our_policy(live_server, beheer, paden):
    """The fixture fails on any message of the console, policy included."""
    page = beheer(breedte=1280)
    for pad in paden.values():
        page.goto(f"{live_server.url}/beheer/{pad}", wait_until="networkidle")
