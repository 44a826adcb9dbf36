"""All example rows together, less those that a real figure or norm already gives."""

from collections.abc import Iterator

from banenafspraak.voorbeeld import banen, beschut, register, werkgever
from banenafspraak.voorbeeld.feiten import Feiten
from banenafspraak.voorbeeld.rij import Voorbeeldrij

ONDERDELEN = (banen, beschut, register, werkgever)


def all_rows(feiten: Feiten) -> Iterator[Voorbeeldrij]:
    """Every example, each key once; none where the real value is known."""
    for onderdeel in ONDERDELEN:
        for rij in onderdeel.rows(feiten):
            if not _is_known(feiten, rij):
                yield rij


def _is_known(feiten: Feiten, rij: Voorbeeldrij) -> bool:
    vraag = feiten.norms if rij.is_norm else feiten.figures
    return rij.moment in vraag(rij.indicator, rij.gebied, rij.deel)
