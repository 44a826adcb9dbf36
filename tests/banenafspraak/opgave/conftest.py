"""What the tests of opgaven share."""

import pytest
import time_machine

from tests.banenafspraak.opgave.mailserver import smtp, unused_tcp_port
from tests.banenafspraak.opgave.wereld import make_wereld

__all__ = ["smtp", "unused_tcp_port"]  # fixtures


@pytest.fixture
def vandaag():
    """It is 26 November 2026: the third quarter is over, its deadline is not."""
    with time_machine.travel("2026-11-26 10:00 +0100", tick=False) as reis:
        yield reis


@pytest.fixture
def wereld(db, vandaag):
    return make_wereld()
