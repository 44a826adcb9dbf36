"""One running site with all shipped data for the browser tests of a module."""

import re
import threading
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from pytest_django.live_server_helper import LiveServer


@pytest.fixture(scope="module")
def site(bewaard):
    """The address of a server on the shipped data, loaded once and wiped after the last
    module that reads it.

    pytest-django's own `live_server` empties the database after every test.
    """
    with bewaard("site", running) as adres:
        yield adres


@pytest.fixture(scope="module")
def eigen_site(bewaard):
    """The same for one module, which writes to it: that says `def site(eigen_site)`."""
    with bewaard("site", partial(running)) as adres:  # a partial equals no other
        yield adres


@contextmanager
def running(*, met_voorbeeld: bool = False):
    """A server on the shipped data, with or without examples."""
    from banenafspraak.laden.alles import load_all

    assert re.search("test|memory", str(connection.settings_dict["NAME"]))
    assert load_all(Path(settings.BASE_DIR) / "fixtures", met_voorbeeld=met_voorbeeld)
    cache.clear()
    server = LiveServer("localhost")
    yield server.url
    _wait_for_requests()
    server.stop()
    call_command("flush", verbosity=0, interactive=False)
    cache.clear()


def _wait_for_requests(most=10):
    """Let the server finish with lines that the browser has closed by now.

    On SQLite its threads use the connection of the test; when the server stops, that
    becomes the test's own again, and who closes it later gets an exception.
    """
    for draad in threading.enumerate():
        if "process_request_thread" in draad.name:
            draad.join(most)


@pytest.fixture
def open_page(site, pagina):
    """Open an address in a new window: `open_page("/2020-K4/", breedte=1280)`."""

    def open_(adres, **opties):
        if "bestaat-niet" in adres:
            opties["verwacht"] = ["404"]  # the browser tells of the 404 it asked for
        page = pagina(**opties)
        page.goto(site + adres)
        return page

    return open_
