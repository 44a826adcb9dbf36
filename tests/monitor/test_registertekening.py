"""The drawing of the register, in its page and by its address."""

import pytest
from django.test import Client

from tests.monitor.leveren import read
from tests.monitor.test_registerpagina import GOOI, TEKENING, put

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def tekening(eigen_data):
    put()
    return Client().get(f"{TEKENING}.svg")


def test_the_drawing_stands_on_its_own_with_the_real_figure_and_the_badge(tekening):
    svg = tekening.content.decode()
    assert tekening.status_code == 200
    assert tekening.headers["Content-Type"] == "image/svg+xml"
    assert (
        "doelgroepregister-gooi-en-vechtstreek-2020-K4.svg"
        in (tekening.headers["Content-Disposition"])
    )
    for woord in (
        "Voorbeeld: Mensen in het doelgroepregister in Gooi en Vechtstreek",
        ">voorbeeld<",
        ">1.914<",
        "Participatiewet haalt Wajong in:",
        "4e kwartaal 2021",
        "Bron: vragen GroenLinks Hilversum, 2020.",
    ):
        assert woord in svg, woord


def test_the_drawing_is_not_sent_twice(tekening):
    etag = tekening.headers["ETag"]
    antwoord = Client().get(f"{TEKENING}.svg", headers={"If-None-Match": etag})
    assert antwoord.status_code == 304
    assert Client().get(f"{TEKENING}.png").content[:4] == b"\x89PNG"


def test_the_drawings_of_the_page_carry_what_the_file_carries(eigen_data):
    put()
    tekeningen = [t for t in read(GOOI).drawings if "doelgroepregister" in t]
    assert len(tekeningen) == 2
    for tekst in tekeningen:
        assert "Voorbeeld: Mensen" in tekst
        assert "Participatiewet haalt" in tekst
        assert "1.914" in tekst
