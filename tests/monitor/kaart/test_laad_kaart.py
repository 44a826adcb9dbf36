"""`manage.py laad_kaart`: a file in, areas on the map; a bad file changes nothing."""

import contextlib
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from banenafspraak.models import Dataversie
from regio.grenzen import ophalen
from regio.models import Gebied, Kaartgeometrie
from tests.builders import dag, make_gemeente, make_indicator, make_land, make_regio
from tests.monitor.boom import Boom
from tests.regio.grenzen.maken import HOEKEN, make_geojson


@pytest.fixture
def wereld(db):
    """Four gemeenten without figures, in one region."""
    cache.clear()
    make_land()
    make_indicator(
        "beschut-werk",
        niveaus=["gemeente", "arbeidsmarktregio"],
        weergave="norm",
        optelbaar=True,
    )
    make_indicator(
        "banenafspraak", niveaus=["arbeidsmarktregio", "land"], weergave="norm"
    )
    regio = make_regio("Zuid", slug="zuid")
    for code, (x, y) in HOEKEN.items():
        make_gemeente(
            f"Plaats {code[-1]}",
            code=code,
            regio=regio,
            lengtegraad=x + 0.1,
            breedtegraad=y + 0.1,
        )
    yield regio
    cache.clear()


@pytest.fixture
def bestand(tmp_path):
    def maak(inhoud=None, naam="gemeenten_2020.geojson"):
        pad = tmp_path / naam
        pad.write_bytes(make_geojson() if inhoud is None else inhoud)
        return pad

    return maak


def laad(*args, **opties):
    call_command("laad_kaart", *args, verbosity=0, **opties)


def refused(*args, **opties):
    """The message of a refusal; nothing was stored."""
    versie = Dataversie.objects.huidig()
    voor = set(Kaartgeometrie.objects.values_list("jaar", "code"))
    with pytest.raises(CommandError) as fout:
        laad(*args, **opties)
    assert set(Kaartgeometrie.objects.values_list("jaar", "code")) == voor
    assert Dataversie.objects.huidig() == versie
    return str(fout.value)


def test_a_file_is_stored_and_makes_a_new_data_version(wereld, bestand):
    versie = Dataversie.objects.huidig()
    laad(bestand())
    assert set(Kaartgeometrie.objects.values_list("jaar", "code")) == {
        (2020, c) for c in HOEKEN
    }
    assert Dataversie.objects.huidig() > versie


def test_a_second_file_of_that_year_replaces_the_first(wereld, bestand):
    laad(bestand())
    laad(bestand())
    assert Kaartgeometrie.objects.count() == len(HOEKEN)


def _kaart(adres="/2020-K4/regio/zuid/"):
    pagina = Boom(Client().get(adres).content.decode())
    return pagina.one("div", "kaart")


def test_the_page_draws_areas_instead_of_circles(wereld, bestand):
    assert "De cirkels staan op hun plaats" in _kaart().tekst
    laad(bestand())
    kaart = _kaart()
    assert "Grenzen van 2020." in kaart.tekst
    assert "cirkels" not in kaart.tekst
    assert kaart.all("a", aria_hidden="true")  # the marks, beside the areas


def test_the_drawing_names_who_made_the_borders(wereld, bestand):
    adres = "/kaart/2020-K4/regio/zuid/beschut-werk.svg"
    assert "CBS en Kadaster" not in Client().get(adres).content.decode()
    laad(bestand())
    assert "Grenzen van 2020: CBS en Kadaster." in Client().get(adres).content.decode()


def test_one_border_too_few_and_the_map_keeps_its_circles(wereld, bestand):
    laad(bestand())
    Kaartgeometrie.objects.filter(code="GM9002").delete()
    Dataversie.objects.verhoog("test")
    assert (
        "De geladen grenzen kennen Plaats 2 niet. Daarom ziet u hier cirkels."
        in _kaart().tekst
    )


@pytest.mark.parametrize(
    ("inhoud", "opties", "zin"),
    [
        (b"{", {}, "niet volledig"),
        (b"<html>", {}, "geen GeoJSON"),
        (make_geojson(list(HOEKEN)[:3]), {}, "ontbreekt 1 gemeente van 2020: Plaats 4 (GM9004)"),
        (make_geojson([*HOEKEN, "GM8888"]), {}, "codes die op 1 januari 2020 geen gemeente waren: GM8888"),
        (None, {"jaar": 2012}, "Van 2012 kennen we de gemeenten niet"),
        (None, {"jaar": 3000}, "Van 3000 kennen we de gemeenten niet"),
        (make_geojson(jaar="2019"), {}, "zegt zelf 2019, niet 2020"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_a_sentence(wereld, bestand, inhoud, opties, zin):
    melding = refused(bestand(inhoud), **opties)
    assert zin in melding
    assert melding.endswith("Er is niets geladen.")


def test_without_a_year_it_is_asked_for(wereld, bestand):
    assert "Zeg het met --jaar" in refused(bestand(naam="grenzen.geojson"))
    laad(bestand(naam="grenzen.geojson"), jaar=2020)


def test_a_gemeente_that_ended_that_day_need_not_be_there(wereld, bestand):
    Gebied.objects.filter(code="GM9004").update(geldig_tot=dag("2020-01-01"))
    laad(bestand(make_geojson(list(HOEKEN)[:3])))


@pytest.mark.parametrize("args", [(), ("x.geojson", "--download")])
def test_a_file_or_an_address_and_not_both(db, args):
    with pytest.raises(CommandError, match="Geef een bestand, of kies --download"):
        laad(*args)


def test_an_empty_database_is_told_what_to_do_first(wereld, bestand, monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", lambda cursor=None: [])
    assert "Draai eerst manage.py migrate" in refused(bestand())


# ---- --download -----------------------------------------------------------------------------


@pytest.fixture
def server(settings):
    """A small web server; `server(body, status)` says what it answers."""
    antwoord = {}

    class Antwoordt(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(antwoord["status"])
            self.end_headers()
            druppel, inhoud = antwoord["druppel"], antwoord["inhoud"]
            if not druppel:
                self.wfile.write(inhoud)
                return
            with contextlib.suppress(OSError):  # nobody listens any more
                for n in range(len(inhoud)):
                    self.wfile.write(inhoud[n : n + 1])
                    self.wfile.flush()
                    time.sleep(druppel)

        def log_message(self, *args):
            pass

    http = HTTPServer(("127.0.0.1", 0), Antwoordt)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    settings.KAART_URL = f"http://127.0.0.1:{http.server_port}/{{jaar}}.json"

    def zeg(inhoud=b"", status=200, druppel=0):
        antwoord.update(inhoud=inhoud, status=status, druppel=druppel)

    yield zeg
    http.shutdown()
    http.server_close()


def test_download_loads_what_the_address_gives(wereld, server):
    server(make_geojson())
    laad(download=True, jaar=2020)
    assert Kaartgeometrie.objects.count() == len(HOEKEN)


@pytest.mark.parametrize(
    ("inhoud", "status", "zin"),
    [
        (b"weg", 404, "antwoordt met fout 404"),
        (b"<html>storing</html>", 200, "webpagina of XML"),
        (make_geojson()[:200], 200, "is niet volledig"),
    ],
)
def test_a_bad_answer_is_refused(wereld, server, inhoud, status, zin):
    server(inhoud, status)
    assert zin in refused(download=True, jaar=2020)


def test_without_network_a_sentence_says_what_to_do(wereld, settings):
    settings.KAART_URL = "http://127.0.0.1:9/"
    assert "niet te bereiken" in refused(download=True, jaar=2020)


def test_a_slow_address_is_given_up(wereld, server, monkeypatch):
    server(make_geojson())
    monkeypatch.setattr(ophalen, "SECONDEN_SAMEN", -1)
    assert "duurt te lang" in refused(download=True, jaar=2020)


def test_an_address_that_trickles_is_given_up(wereld, server, monkeypatch):
    """A byte now and then is a living line; the whole must come in time."""
    server(make_geojson(), druppel=0.05)
    monkeypatch.setattr(ophalen, "SECONDEN_SAMEN", 0.2)
    begin = time.monotonic()
    assert "duurt te lang" in refused(download=True, jaar=2020)
    assert time.monotonic() - begin < 0.05 * len(make_geojson()) / 2


def test_an_answer_that_is_no_http_is_refused(wereld, settings):
    with socket.create_server(("127.0.0.1", 0)) as oor:
        settings.KAART_URL = f"http://127.0.0.1:{oor.getsockname()[1]}/"

        def antwoord():
            lijn, _ = oor.accept()
            with lijn:
                lijn.recv(4096)
                lijn.sendall(b"SSH-2.0-test\r\n")

        draad = threading.Thread(target=antwoord)
        draad.start()
        assert "niet te bereiken" in refused(download=True, jaar=2020)
        draad.join(5)


def test_only_web_addresses_are_fetched(wereld, settings):
    settings.KAART_URL = "file:///etc/hostname"
    assert "begint niet met https://" in refused(download=True, jaar=2020)
