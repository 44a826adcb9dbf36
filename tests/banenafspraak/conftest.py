"""What the tests of loading share."""

import pytest

from tests.banenafspraak.laadmap import Laadmap


@pytest.fixture
def laadmap(tmp_path):
    """A small folder of shipped files, to load and to break."""
    return Laadmap(tmp_path)
