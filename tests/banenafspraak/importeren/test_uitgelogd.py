"""A session that ended while somebody chose a file: the file is asked for again."""

import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from banenafspraak.models import Bijlage, Levering
from tests.banenafspraak.importeren.bestanden import as_csv, eigen, own
from tests.banenafspraak.importeren.paginahulp import KIEZEN, page_of
from tests.banenafspraak.toegang.conftest import (
    WACHTWOORD,
    Bezoeker,
    code_of,
    page,
    text,
    token_in,
)
from tests.builders import make_tweede_stap

BEGIN = datetime.datetime(2026, 11, 26, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture
def klok(mensen):
    with time_machine.travel(BEGIN, tick=False) as reis:
        yield reis


@pytest.fixture
def baas(mensen):
    mensen.baas.set_password(WACHTWOORD)
    mensen.baas.save()
    make_tweede_stap(mensen.baas)
    return mensen.baas


@pytest.fixture
def bezoeker():
    return Bezoeker()


def file(naam: str = "cijfers.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, as_csv(own(eigen("7"))))


def back_in(bezoeker, gebruiker):
    bezoeker.password(gebruiker)
    return bezoeker.get(bezoeker.code(code_of(gebruiker)).url)


def test_after_logging_in_the_file_is_chosen_again_and_the_rest_is_there(
    bezoeker, baas, klok
):
    bezoeker.enter(baas)
    token = bezoeker.token(KIEZEN)
    klok.shift(31 * 60)
    velden = {"bron": "Brief van 1 mei", "indicator": "", "bestand": file()}
    antwoord = bezoeker.send(KIEZEN, velden, token=token)
    assert antwoord.url.startswith(page("login"))
    assert not Levering.objects.exists() and not Bijlage.objects.exists()
    tussen = back_in(bezoeker, baas)
    assert "Kies het bestand daarna opnieuw." in text(tussen)
    assert "cijfers.csv" in text(tussen)
    gevolg = bezoeker.send(KIEZEN, {"bron": "Brief van 1 mei"}, token=token_in(tussen))
    assert gevolg.status_code == 400
    assert "Kies eerst een bestand." in text(gevolg)
    assert 'value="Brief van 1 mei"' in gevolg.content.decode()
    klaar = bezoeker.send(
        KIEZEN,
        {"bron": "Brief van 1 mei", "bestand": file()},
        token=bezoeker.token(KIEZEN),
    )
    assert klaar.url == page_of(Levering.objects.get())


def test_a_step_of_a_file_is_sent_after_all(bezoeker, baas, klok):
    bezoeker.enter(baas)
    bezoeker.send(KIEZEN, {"bron": "Brief", "bestand": file()})
    levering = Levering.objects.get()
    token = bezoeker.token(page_of(levering))
    klok.shift(31 * 60)
    velden = {"versie": "1", "indienen": "1"}
    bezoeker.send(page_of(levering), velden, token=token)
    levering.refresh_from_db()
    assert levering.status == "concept"
    tussen = back_in(bezoeker, baas)
    bezoeker.send(page_of(levering), velden, token=token_in(tussen))
    levering.refresh_from_db()
    assert levering.status == "ingediend"
