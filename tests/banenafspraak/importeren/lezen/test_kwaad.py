"""Every hostile or broken file is refused with its own sentence, at a small price."""

import tracemalloc

import pytest

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.lezen import read_file
from tests.banenafspraak.importeren.maken.kwaad import KWAAD, MB


@pytest.mark.parametrize("welk", KWAAD)
def test_file_is_refused_with_its_own_sentence(welk, processen):
    geval = KWAAD[welk]
    inhoud = geval.maak()

    tracemalloc.start()
    try:
        with pytest.raises(Geweigerd) as geweigerd:
            read_file(inhoud, geval.naam)
        _, piek = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert geweigerd.value.wat == geval.wat
    assert piek < 5 * MB
    assert all(proces.piek < 500 * MB for proces in processen)


def test_every_refusal_says_what_to_do():
    for welk in ("te groot", "pdf", "zipbom", "bsn csv", "macro's ods"):
        geval = KWAAD[welk]
        with pytest.raises(Geweigerd) as geweigerd:
            read_file(geval.maak(), geval.naam)
        assert geweigerd.value.doe.endswith(".")
        assert "ongeldig" not in str(geweigerd.value).lower()
