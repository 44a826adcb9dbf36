"""What the tests of pages share: the shipped data, loaded once per module, and pages."""

import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client

from tests.ingeladen import kept
from tests.monitor.boom import Boom


@pytest.fixture(scope="module")
def meegeleverd(bewaard):
    """All shipped data, loaded once and gone after the last module that reads it.

    A module that asks for it also says `pytest.mark.django_db`: pytest-django makes a test
    database only when it sees that. A test that writes asks for `eigen_data` beside it.
    """
    cache.clear()
    with bewaard("meegeleverd", _shipped):
        yield
    cache.clear()


@contextmanager
def _shipped():
    from banenafspraak.laden.alles import load_all

    assert re.search("test|memory", str(connection.settings_dict["NAME"]))
    with kept(lambda: load_all(Path(settings.BASE_DIR) / "fixtures")) as veranderd:
        assert veranderd
        yield


@pytest.fixture
def eigen_data(meegeleverd, db):
    """Room to write: undone after the test, and no page of another test in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="module")
def bekijk(meegeleverd):
    """Read a page of the shipped data: `bekijk("/2020-K4/")`; each address is asked once."""
    gelezen = {}

    def lees(adres, status=200):
        if adres not in gelezen:
            gelezen[adres] = Client().get(adres)
        antwoord = gelezen[adres]
        assert antwoord.status_code == status, f"{adres}: {antwoord.status_code}"
        return Boom(antwoord.content.decode())

    return lees


@pytest.fixture(scope="module")
def zonder_tekenen():
    """Empty drawings: where only words matter, drawing would take most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        for waar in ("monitor.grafieken.svg_inline", "monitor.kaart.svg_inline"):
            patch.setattr(waar, lambda *args: '<svg role="img"></svg>')
        patch.setattr("monitor.tekeningen.BEWAARD_IN", "niets")
        yield
