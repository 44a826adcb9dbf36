"""What the tests of the import share."""

import pytest
import time_machine

from tests.banenafspraak.importeren.paginahulp import enter
from tests.banenafspraak.importeren.wereld import add_people, make_wereld


@pytest.fixture
def vandaag():
    """It is 26 November 2026."""
    with time_machine.travel("2026-11-26 10:00 +0100", tick=False) as reis:
        yield reis


@pytest.fixture
def wereld(db, vandaag):
    return make_wereld()


@pytest.fixture
def mensen(wereld):
    add_people(wereld)
    return wereld


@pytest.fixture
def sam(mensen):
    """A browser of Sam, beleidsmedewerker of Huizen; the others are made the same way."""
    return enter(mensen.sam)


@pytest.fixture
def els(mensen):
    return enter(mensen.els)


@pytest.fixture
def robin(mensen):
    return enter(mensen.robin)


@pytest.fixture
def baas(mensen):
    return enter(mensen.baas)
