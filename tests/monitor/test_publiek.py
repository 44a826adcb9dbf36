"""Public pages: reading changes nothing, nothing is stale, and everyone sees the same."""

from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client

from banenafspraak.leveringen import hand_in
from banenafspraak.models import Dataversie, Levering
from tests.monitor.boom import Boom
from tests.monitor.leveren import deliver, figure, read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

GOOI = "/2020-K4/regio/gooi-en-vechtstreek/"
PAGINAS = [
    "/2020-K4/",
    GOOI,
    "/2019-K4/gemeente/hilversum/",
    "/2022-K3/gemeente/weesp/",
    "/2019-K4/cluster/hbel/",
    "/2020-K4/regio/",
    "/2020-K4/gemeente/?q=la",
]
ALLE_ADRESSEN = [
    *PAGINAS,
    "/",
    "/gezond/",
    "/grafiek/2020-K4/land/nederland/banenafspraak.svg",
]


# ---- reading changes nothing --------------------------------------------------------------------


@pytest.mark.parametrize("adres", ALLE_ADRESSEN)
def test_a_get_writes_nothing(eigen_data, adres):
    def count():
        return {m: m.objects.count() for m in apps.get_models()}

    voor = count()
    Client().get(adres)
    assert count() == voor


@pytest.mark.parametrize("adres", ALLE_ADRESSEN)
@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete"])
def test_nothing_but_reading_is_allowed(adres, methode):
    assert getattr(Client(), methode)(adres).status_code == 405


def test_a_head_request_is_answered_without_a_page():
    antwoord = Client().head(GOOI)
    assert antwoord.status_code == 200
    assert antwoord.content == b""
    assert antwoord.headers["ETag"]


@pytest.mark.parametrize("adres", PAGINAS)
def test_a_page_sets_no_cookie(adres):
    assert not Client().get(adres).cookies


# ---- kept, and never stale ----------------------------------------------------------------------


@pytest.mark.parametrize("adres", PAGINAS)
def test_an_unchanged_page_is_not_sent_again(adres):
    etag = Client().get(adres).headers["ETag"]
    antwoord = Client(headers={"If-None-Match": etag}).get(adres)
    assert antwoord.status_code == 304
    assert antwoord.content == b""
    assert antwoord.headers["ETag"] == etag


def test_each_address_has_its_own_etag():
    etags = {Client().get(adres).headers["ETag"] for adres in PAGINAS}
    assert len(etags) == len(PAGINAS)


def test_bytes_that_nobody_encoded_get_no_page_of_another_address(client):
    """A server hands raw bytes on as they came: the address that they are written down as
    is that of another question."""
    rauw = "é".encode().decode("latin-1")
    vraag = {"wsgi.url_scheme": "http", "QUERY_STRING": f"q={rauw}"}
    raw = client.get("/2020-K4/gemeente/", **vraag)
    written = client.get(f"/2020-K4/gemeente/?q={quote(rauw)}")
    assert 'value="é"' in raw.content.decode()
    assert f'value="{rauw}"' in written.content.decode()
    assert raw["ETag"] != written["ETag"]


def test_a_site_with_two_names_prints_on_each_page_its_own(settings):
    settings.ALLOWED_HOSTS = ["een.nl", "twee.nl"]
    for naam in ("een.nl", "twee.nl"):
        pagina = Boom(Client().get(GOOI, headers={"host": naam}).content.decode())
        adres = pagina.one("p", "voet-adres").tekst
        begin = f"Bron: Banenafspraakmonitor, eind 2020, http://{naam}{GOOI}"
        assert adres.startswith(f"{begin}?bekend_op=")  # the link that stays


def test_what_stands_in_the_address_is_printed_as_text():
    vraag = '?q="><script>alert(1)</script>'
    pagina = Boom(Client().get(f"/2020-K4/gemeente/{vraag}").content.decode())
    assert pagina.all("script") == []


def test_another_etag_is_answered_with_the_page():
    antwoord = Client(headers={"If-None-Match": '"oud", W/"ouder"'}).get(GOOI)
    assert antwoord.status_code == 200


def test_a_page_may_be_kept_but_must_be_asked_about():
    kop = Client().get(GOOI).headers["Cache-Control"]
    assert "public" in kop
    assert "no-cache" in kop


def test_a_new_delivery_is_seen_at_once(eigen_data):
    voor = Client().get(GOOI)
    assert "608 van 900" in Boom(voor.content.decode()).tekst
    versie = Dataversie.objects.huidig()
    deliver(figure(650))
    assert Dataversie.objects.huidig() > versie
    na = Client(headers={"If-None-Match": voor.headers["ETag"]}).get(GOOI)
    assert na.status_code == 200
    assert na.headers["ETag"] != voor.headers["ETag"]
    pagina = Boom(na.content.decode())
    assert "650 van 900" in pagina.tekst
    assert "608 van" not in pagina.card("banenafspraak").tekst
    assert "72%" in pagina.card("banenafspraak").tekst


def test_a_figure_that_is_not_confirmed_is_not_public(eigen_data):
    rij = figure(650)
    levering = Levering(gebied=rij.gebied)
    hand_in(levering, [rij])
    cache.clear()
    assert "608 van 900" in read(GOOI).tekst


def test_a_drawing_follows_a_new_delivery(eigen_data):
    adres = "/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.svg"
    voor = Client().get(adres)
    deliver(figure(650))
    na = Client(headers={"If-None-Match": voor.headers["ETag"]}).get(adres)
    assert na.status_code == 200
    assert "650" in na.content.decode()


def test_equal_data_gives_an_equal_drawing():
    adres = "/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.svg"
    voor = Client().get(adres)
    cache.clear()
    na = Client().get(adres)
    assert voor.content == na.content
    assert voor.headers["ETag"] == na.headers["ETag"]
    assert (
        Client(headers={"If-None-Match": na.headers["ETag"]}).get(adres).status_code
        == 304
    )


# ---- everyone sees the same ---------------------------------------------------------------------


@pytest.mark.parametrize("adres", PAGINAS)
def test_who_is_logged_in_sees_the_same_page(eigen_data, adres):
    ingelogd = Client()
    ingelogd.force_login(
        get_user_model().objects.create_superuser("beheerder", password="x")
    )
    cache.clear()
    eerst = ingelogd.get(adres)
    cache.clear()
    anoniem = Client().get(adres)
    assert eerst.content == anoniem.content
    assert eerst.headers["ETag"] == anoniem.headers["ETag"]
    assert "beheerder" not in eerst.content.decode()
