"""Logging in with the organisation in a real browser: our policy lets the way there and back."""

import base64

import pytest

from banenafspraak.models import Gebruiker
from tests.banenafspraak.toegang.conftest import code_for
from tests.builders import make_gemeente

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def hilversum(sso):
    return make_gemeente("Hilversum", code="GM0402")


def test_from_the_button_to_beheer_and_out(live_server, pagina, aanbieder):
    aanbieder.person("kim", groups=["beleid"])
    # A picture or letter that is still on its way when one clicks on, is dropped.
    page = pagina(breedte=1280, verwacht=["net::ERR_ABORTED"])
    # The provider's own page asks for a style sheet from elsewhere.
    page.route("**/cdn.jsdelivr.net/**", lambda route: route.fulfill(body=""))
    page.goto(f"{live_server.url}/beheer/regio/gebied/")
    page.click("text=Inloggen met uw organisatie")
    assert page.url.startswith(aanbieder.adres)
    page.fill("[name=sub]", "kim")
    page.click("button:has-text('Authorize')")
    assert page.inner_text("h1") == "Stel de tweede stap in"
    geheim = page.inner_text(".geheim").replace(" ", "")
    page.fill("[name=code]", code_for(base64.b32decode(geheim).hex()))
    page.click("button.knop")
    page.click("a.knop")
    assert page.url == f"{live_server.url}/beheer/regio/gebied/"
    assert "Kim" in page.inner_text("#user-tools")
    page.click("#logout-form button")
    page.click("text=Log ook uit bij uw organisatie")
    assert page.url.startswith(aanbieder.adres)
    assert Gebruiker.objects.get().last_login


@pytest.mark.parametrize("breedte", [360, 1280])
def test_pages_have_no_violations(live_server, pagina, axe, sso, breedte):
    page = pagina(breedte=breedte, verwacht=["400", "503"])
    fouten = {}
    for wat in ("login", "sso/terug", "sso"):
        if wat == "sso":
            sso(OIDC_ISSUER="http://localhost:1")
        page.goto(f"{live_server.url}/beheer/{wat}/")
        breed = page.evaluate("document.documentElement.scrollWidth")
        if gevonden := axe(page) + ["te breed"] * (breed > breedte):
            fouten[wat] = gevonden
    assert fouten == {}
