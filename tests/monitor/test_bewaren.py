"""A drawing is made once for what it shows, whatever happens to the pages around it."""

import uuid

from django.core.cache import cache

from monitor.tekeningen import cached


def test_a_drawing_outlives_the_pages():
    sleutel, gemaakt = f"proef-{uuid.uuid4()}", []

    def maak():
        gemaakt.append(1)
        return "<svg/>"

    assert cached(sleutel, maak) == "<svg/>"
    cache.clear()
    assert cached(sleutel, maak) == "<svg/>"
    assert gemaakt == [1]
    assert cache.get(sleutel) is None
