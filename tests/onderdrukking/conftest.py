"""Every world begins with an empty cache: worlds of other tests have the same addresses."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def lege_cache():
    cache.clear()
    yield
    cache.clear()
