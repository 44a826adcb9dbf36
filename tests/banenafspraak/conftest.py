"""What the tests of loading and of the admin share."""

import pytest

from tests.banenafspraak.laadmap import Laadmap
from tests.builders import log_in, make_beheerder


@pytest.fixture
def laadmap(tmp_path):
    """A small folder of shipped files, to load and to break."""
    return Laadmap(tmp_path)


@pytest.fixture
def beheer(client):
    """A browser in which a beheerder is logged in."""
    log_in(client, make_beheerder())
    return client
