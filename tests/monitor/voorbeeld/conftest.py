"""The shipped data with examples, loaded once; and the same pages without."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from tests.ingeladen import kept, settle
from tests.monitor.boom import Boom

PAGINAS = [
    "/2020-K4/",
    "/2023-K3/",
    "/2019-K4/?indicator=beschut-werk",
    "/2020-K4/regio/gooi-en-vechtstreek/",
    "/2019-K4/regio/gooi-en-vechtstreek/",
    "/2023-K3/regio/friesland/",
    "/2017-K4/regio/groningen/",
    "/2020-K2/regio/zeeland/",
    "/2019-K4/gemeente/hilversum/",
    "/2023-K3/gemeente/leeuwarden/",
    "/2017-K4/gemeente/ameland/",
    "/2018-K4/gemeente/dongeradeel/",
    "/2019-K4/cluster/hbel/",
    "/2019-K4/gemeente/hilversum/factsheet/",
    "/2019-K4/gemeente/hilversum/vraag/haalt-de-taakstelling-beschut-werk/",
    "/2023-K3/regio/friesland/vraag/haalt-de-taakstelling-banenafspraak/",
    "/2020-K4/regio/gooi-en-vechtstreek/vraag/wat-is-er-nodig/",
    "/2020-K4/regio/gooi-en-vechtstreek/factsheet/",
    "/2020-K4/regio/",
    "/2020-K4/regio/?indicator=beschut-werk&sort=-deel",
    "/2019-K4/gemeente/",
    "/2017-K4/gemeente/?regio=groningen&status=gehaald",
    "/2020-K4/vergelijk/?gebied=AM12&gebied=AM02&gebied=NL01&indicator=banenafspraak",
    "/2020-K4/regio/zeeland/verdeling/",
    "/2020-K4/regio/friesland/verdeling/?sleutel=doelgroepregister",
    "/2019-K4/vergelijk/?gebied=GM0402&gebied=GM0406&indicator=beschut-werk",
    "/2020-K4/regio/gooi-en-vechtstreek/traject/?doel=1462",
    "/2019-K4/regio/gooi-en-vechtstreek/traject/",
    "/2020-K4/land/nederland/traject/",
    "/2019-K4/gemeente/hilversum/traject/",
    "/2023-K3/gemeente/leeuwarden/traject/?factor=2",
    "/indicator/banenafspraak/",
    "/indicator/beschut-werk/",
    "/toelichting/",
]


def fetch(adres):
    antwoord = Client().get(adres)
    assert antwoord.status_code == 200, adres
    return Boom(antwoord.content.decode())


@pytest.fixture(scope="module")
def paren(bewaard):
    """By address, the page without and the page with examples."""
    cache.clear()
    with bewaard("paren", _pairs) as paren:
        yield paren
    cache.clear()


@contextmanager
def _pairs():
    from banenafspraak.laden.alles import load_all

    fixtures = Path(settings.BASE_DIR) / "fixtures"

    def laad():
        cache.clear()
        assert load_all(fixtures, met_voorbeeld=False)
        settle()
        zonder = {adres: fetch(adres) for adres in PAGINAS}
        assert load_all(fixtures, met_voorbeeld=True)
        return zonder

    with kept(laad) as zonder:
        yield {adres: (zonder[adres], fetch(adres)) for adres in PAGINAS}


@pytest.fixture(params=PAGINAS)
def paar(request, paren):
    return paren[request.param]


@pytest.fixture
def eigen_data(paren, db):
    """Room to write, undone after the test."""
    cache.clear()
    yield
    cache.clear()
