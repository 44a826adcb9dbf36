"""Good rows with a few poisoned cells, in any layout and any kind of file."""

from random import Random

from tests.banenafspraak.importeren.bestanden import as_csv
from tests.banenafspraak.importeren.fuzz.andere import gebieden, staatscourant, uwv
from tests.banenafspraak.importeren.fuzz.bijna import Bijna
from tests.banenafspraak.importeren.fuzz.eigen import own
from tests.banenafspraak.importeren.maken import gewoon

OPMAKEN = (own, own, own, staatscourant, uwv, gebieden)


def nearly(toeval: Random) -> Bijna:
    """A file in one of the layouts; now and then all of it about Huizen."""
    maak = toeval.choice(OPMAKEN)
    alleen = "GM0406" if maak in (own, staatscourant) and toeval.random() < 0.3 else ""
    return maak(toeval, alleen)


def as_file(bijna: Bijna, toeval: Random) -> tuple[str, bytes]:
    """The extension, and the file."""
    soort = toeval.choice(("xlsx", "ods", "csv"))
    if soort == "csv":
        codering = toeval.choice(("utf-8", "utf-8-sig", "utf-16"))
        return soort, as_csv(bijna.alles, toeval.choice(";\t"), codering)
    return soort, {"xlsx": gewoon.xlsx, "ods": gewoon.ods}[soort](bijna.alles)
