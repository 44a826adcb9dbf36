"""What the tests of the origin of figures share."""

import pytest
from django.core.cache import cache

from tests.monitor.herkomst.leveren import Wereld


@pytest.fixture
def wereld():
    """A small world, and no page of another one in the cache."""
    cache.clear()
    yield Wereld()
    cache.clear()
