"""Names as CBS writes them, beside ours. Pure.

CBS writes `Laren (NH.)`; we write `Laren`, and keep the addition only where two gemeenten
share a name (`Bergen (NH.)` and `Bergen (L.)`).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from regio.namen import maak_slug, vouw

_TOEVOEGING = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Naam:
    """What a new gemeente is called with us."""

    naam: str
    slug: str
    andere_namen: str = ""


def bare(naam: str) -> str:
    """`Laren (NH.)` -> `Laren`."""
    return _TOEVOEGING.sub("", naam)


def is_known(naam: str, bekend: Collection[str]) -> bool:
    """Whether `naam` is one of `bekend`, but for accents, case and the addition of CBS."""
    return vouw(bare(naam)) in {vouw(bare(b)) for b in bekend}


def new_name(naam: str, code: str, bezet: Collection[str]) -> Naam:
    """Name and slug of a gemeente that is new, with slugs `bezet` taken."""
    for poging in (bare(naam), naam):
        slug = maak_slug(poging)
        if slug and slug not in bezet:
            return Naam(poging, slug, "" if poging == naam else naam)
    return Naam(naam, maak_slug(f"{naam} {code}"))
