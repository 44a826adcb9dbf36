"""Who delivered figures, on the public page of a region."""

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, Levering, Uitsplitsing, Uitvraag
from banenafspraak.opgave import stappen
from banenafspraak.opgave.bewaren import Gezien, bewaar
from regio.models import Gebied
from tests.builders import make_gebruiker, make_levering
from tests.monitor.leveren import read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("eigen_data", "zonder_tekenen"),
]

K3 = Kwartaal(2026, 3)
PAGINA = "/2026-K3/regio/gooi-en-vechtstreek/"
KOP = "Wie heeft cijfers geleverd?"


def area(naam):
    return Gebied.objects.get(naam=naam, soort="gemeente")


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel("2026-11-26 10:00 +0100", tick=False):
        yield


@pytest.fixture
def gevraagd():
    beschut = Indicator.objects.get(code="beschut-werk")
    for naam in ("Huizen", "Laren"):
        uitvraag = Uitvraag.objects.create(
            gebied=area(naam), indicator=beschut, van=K3 - 1
        )
        uitvraag.onderdelen.add(Uitsplitsing.objects.get(code="totaal"))


def section(adres=PAGINA):
    """The words of the section; "" when it is not there."""
    inhoud = read(adres).tekst
    if KOP not in inhoud:
        return ""
    na = inhoud[inhoud.index(KOP) :]
    return na[: na.index("Wat de woorden betekenen")]


def test_no_section_where_nothing_was_asked():
    assert section() == ""


@pytest.mark.parametrize(
    "adres",
    ["/2026-K1/regio/gooi-en-vechtstreek/", "/2026-K3/regio/zeeland/"],
)
def test_no_section_before_or_beside_what_was_asked(gevraagd, adres):
    assert section(adres) == ""


def test_states_stand_in_words(gevraagd):
    make_levering(area("Huizen"), kwartaal=K3)
    make_levering(area("Laren"), kwartaal=K3, status=Levering.Status.CONCEPT)
    tekst = " ".join(section().split())
    assert (
        "Over het 3e kwartaal 2026 staan de cijfers van 1 van de 2 gemeenten op de site."
        in tekst
    )
    assert "Huizen akkoord niet begonnen Laren concept niet begonnen" in tekst


def test_only_quarters_up_to_that_of_the_page(gevraagd):
    tekst = section("/2026-K2/regio/gooi-en-vechtstreek/")
    assert "2e kwartaal 2026" in tekst
    assert "3e kwartaal 2026" not in tekst


def test_no_names_no_lateness_no_open_correction(gevraagd):
    oud = make_levering(area("Huizen"), kwartaal=K3)
    make_levering(
        area("Huizen"),
        kwartaal=K3,
        status=Levering.Status.INGEDIEND,
        corrigeert=oud,
        ingediend_door=make_gebruiker("sam", first_name="Samuel"),
    )
    html = Client().get(PAGINA).content.decode()
    deel = html[html.index('id="deel-geleverd"') :]
    deel = deel[: deel.index("</section>")]
    for woord in ("Samuel", "laat", "correctie", "ingediend", "href"):
        assert woord not in deel.replace('href="#t-', ""), woord


def test_every_step_shows_at_the_next_request(gevraagd):
    """The page is kept, and its ETag told: a state must not be stale."""
    huizen, sam = area("Huizen"), make_gebruiker()

    def now():
        return (
            " ".join(section().split()).split("Huizen ")[1].split(" niet begonnen")[0]
        )

    etag = Client().get(PAGINA).headers["ETag"]
    levering = bewaar(huizen, K3, sam, {}, Gezien())
    assert now() == "concept"
    assert Client().get(PAGINA, headers={"If-None-Match": etag}).status_code == 200
    stappen.gooi_weg(levering, sam, levering.versie)
    assert "concept" not in section()


def test_a_new_uitvraag_shows_at_the_next_request(gevraagd):
    assert "Blaricum" not in section()
    nieuw = Uitvraag.objects.create(
        gebied=area("Blaricum"),
        indicator=Indicator.objects.get(code="beschut-werk"),
        van=K3,
    )
    nieuw.onderdelen.add(Uitsplitsing.objects.get(code="totaal"))
    assert "Blaricum" in section()


def test_the_section_costs_one_query_whatever_is_asked(gevraagd):
    def count(adres):
        cache.clear()
        with CaptureQueriesContext(connection) as opname:
            Client().get(adres)
        return len(opname)

    ervoor = count("/2026-K1/regio/gooi-en-vechtstreek/")
    assert ervoor <= 10
    assert count(PAGINA) == ervoor + 1
