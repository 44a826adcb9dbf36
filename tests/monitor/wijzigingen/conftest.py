"""A small world whose figures are delivered, corrected and withdrawn; and its public log."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.builders import (
    make_gemeente,
    make_indicator,
    make_land,
    make_regio,
    make_uitsplitsing,
)
from tests.monitor.boom import Boom


@pytest.fixture(autouse=True)
def leeg_geheugen():
    cache.clear()
    yield
    cache.clear()


class Wereld:
    """Areas and subjects by name."""

    def __init__(self):
        self.land = make_land()
        self.gooi = make_regio("Gooi en Vechtstreek", code="AM12")
        self.huizen = make_gemeente("Huizen", code="GM0406", regio=self.gooi)
        self.laren = make_gemeente("Laren", code="GM0417", regio=self.gooi)
        self.ver = make_gemeente("’s-Hertogenbosch", code="GM0796")
        self.banen = make_indicator(
            "banenafspraak",
            naam="Extra banen",
            onderwerp="de banenafspraak",
            ding_enkelvoud="extra baan",
            ding_meervoud="extra banen",
            telwoord_kort="extra banen",
        )
        self.beschut = make_indicator(
            "beschut-werk",
            naam="Beschut werk",
            onderwerp="beschut werk",
            eenheid="personen",
            eenheid_norm="plekken",
            kanttekening_eenheid="personen, niet omgerekend",
            norm_ding_enkelvoud="plek",
            norm_ding_meervoud="plekken",
            ding_enkelvoud="mens",
            ding_meervoud="mensen",
            telwoord_kort="mensen",
        )
        self.totaal = make_uitsplitsing()
        self.markt = make_uitsplitsing("markt", naam="markt")


@pytest.fixture
def wereld(db):
    return Wereld()


@pytest.fixture
def lees():
    """The page as it is now: `lees("?gebied=AM12")`, or any address."""

    def vraag(adres="", status=200):
        cache.clear()
        pad = adres if adres.startswith("/") else f"/wijzigingen/{adres}"
        antwoord = Client().get(pad)
        assert antwoord.status_code == status, pad
        return Boom(antwoord.content.decode())

    return vraag
