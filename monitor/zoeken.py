"""Find areas by what people call them: name, old name, other spelling or code.

Works on the atlas in memory, so a search costs no query of its own. Case, accents, and
signs between words make no difference: `den bosch`, `'S-HERTOGENBOSCH` and `s hertogenbosch`
find the same gemeente.
"""

import difflib
import re
from dataclasses import dataclass

from regio.atlas import Atlas
from regio.models import Gebied, Soort
from regio.namen import maak_slug, sorteernaam, vouw

LANGSTE_VRAAG = 80
MEESTE_TREFFERS = 60
MEESTE_SUGGESTIES = 5
_LIJKT_OP = 0.7

_TUSSEN_HAAKJES = re.compile(r"\s*\([^)]*\)\s*$")
_VOORVOEGSELS = {
    "gemeente": Soort.GEMEENTE,
    "regio": Soort.REGIO,
    "arbeidsmarktregio": Soort.REGIO,
    "provincie": Soort.PROVINCIE,
}


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What was found for one question."""

    vraag: str
    exact: tuple[Gebied, ...] = ()
    deels: tuple[Gebied, ...] = ()
    suggesties: tuple[Gebied, ...] = ()
    meer: bool = False

    @property
    def gebieden(self) -> tuple[Gebied, ...]:
        """Everything found, the exact names first."""
        return self.exact + self.deels

    @property
    def enige(self) -> Gebied | None:
        """The area that is surely meant: the only one with exactly this name."""
        return self.exact[0] if len(self.exact) == 1 else None


def clean_question(vraag: str) -> str:
    """One line, single spaces, not endless."""
    return " ".join(vraag.replace("\x00", " ").split())[:LANGSTE_VRAAG].strip()


def search(atlas: Atlas, vraag: str) -> Uitkomst:
    """Every area that bears the name, else those whose name holds it."""
    vraag = clean_question(vraag)
    if not maak_slug(vraag):
        return Uitkomst(vraag)
    alle = sorted(atlas.gebieden.values(), key=_order)
    soort, kaal = _split_kind(vraag)
    sleutel = maak_slug(kaal)
    exact = [g for g in alle if sleutel in names(g) and soort in (None, g.soort)]
    if not exact and soort:  # `Regio Zwolle` is a name, not a kind and a name
        exact = [g for g in alle if maak_slug(vraag) in names(g)]
    deels = [
        g
        for g in alle
        if g not in exact
        and soort in (None, g.soort)
        and (vouw(kaal) in g.zoeknaam or any(sleutel in n for n in names(g)))
    ]
    if exact or deels:
        return Uitkomst(
            vraag,
            tuple(exact),
            tuple(deels[:MEESTE_TREFFERS]),
            meer=len(deels) > MEESTE_TREFFERS,
        )
    return Uitkomst(vraag, suggesties=tuple(_similar(alle, sleutel)))


def names(gebied: Gebied) -> set[str]:
    """Every name of the area as a key: with and without `(NH.)`, and its code."""
    gevonden = {maak_slug(gebied.code), gebied.slug}
    for naam in (gebied.naam, *gebied.andere_namen.splitlines()):
        gevonden |= {maak_slug(naam), maak_slug(_TUSSEN_HAAKJES.sub("", naam))}
    return gevonden


def _split_kind(vraag: str) -> tuple[str | None, str]:
    """`gemeente Utrecht` asks for one kind of area."""
    eerste, _, rest = vraag.partition(" ")
    soort = _VOORVOEGSELS.get(vouw(eerste))
    return (soort, rest) if soort and rest else (None, vraag)


def _similar(gebieden: list[Gebied], sleutel: str) -> list[Gebied]:
    """Areas with a name that looks like it, the most alike first."""
    op_naam: dict[str, Gebied] = {}
    for gebied in gebieden:
        for naam in names(gebied):
            op_naam.setdefault(naam, gebied)
    lijken = difflib.get_close_matches(
        sleutel, sorted(op_naam), n=2 * MEESTE_SUGGESTIES, cutoff=_LIJKT_OP
    )
    uniek = dict.fromkeys(op_naam[naam] for naam in lijken)
    return list(uniek)[:MEESTE_SUGGESTIES]


def _order(gebied: Gebied) -> tuple:
    return (gebied.rang, sorteernaam(gebied.naam), gebied.code)
