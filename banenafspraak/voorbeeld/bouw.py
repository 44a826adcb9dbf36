"""All example rows together, less those that a real figure or norm already gives."""

from collections.abc import Iterator

from banenafspraak.voorbeeld import banen, beschut, register, werkgever
from banenafspraak.voorbeeld.feiten import Feiten
from banenafspraak.voorbeeld.lijnen import year_ends
from banenafspraak.voorbeeld.rij import Voorbeeldrij


class Onvolledig(Exception):
    """The shipped data that examples lean on are not all there."""


ONDERDELEN = (banen, beschut, register, werkgever)


def all_rows(feiten: Feiten) -> Iterator[Voorbeeldrij]:
    """Every example, each key once; none where the real value is known. Raises
    `Onvolledig` when the figures they follow from are not loaded."""
    _check(feiten)
    for onderdeel in ONDERDELEN:
        for rij in onderdeel.rows(feiten):
            if not _is_known(feiten, rij):
                yield rij


def _check(feiten: Feiten) -> None:
    jaren = {e.jaar for e in year_ends(banen.EERSTE_NORM, banen.LAATSTE.jaar)}
    regios = {r.code for r in feiten.regions(banen.LAATSTE.peildatum)}
    land = feiten.land
    if (
        land is None
        or banen.GOOI not in regios
        or not jaren <= feiten.norms(banen.INDICATOR, land).keys()
        or beschut.EERSTE_NORM not in feiten.norms(beschut.INDICATOR, land)
        or not feiten.figures(register.REGISTER, land)
    ):
        raise Onvolledig


def _is_known(feiten: Feiten, rij: Voorbeeldrij) -> bool:
    vraag = feiten.norms if rij.is_norm else feiten.figures
    return rij.moment in vraag(rij.indicator, rij.gebied, rij.deel)
