"""Find areas by what people call them: name, old name, other spelling or code.

Works on the atlas in memory, so a search costs no query of its own. Case, accents, and
signs or spaces between words make no difference: `den bosch`, `denbosch`, `'S-HERTOGENBOSCH`
and `s hertogenbosch` find the same gemeente.
"""

import datetime
import difflib
import re
import unicodedata
from dataclasses import dataclass

from regio.atlas import Atlas
from regio.models import Gebied, Soort
from regio.namen import maak_slug, sorteernaam, vouw

LANGSTE_VRAAG = 80
MEESTE_TREFFERS = 60
MEESTE_SUGGESTIES = 5
KORTSTE_AANEEN = 5  # shorter pieces are found across the words of half of all names
_LIJKT_OP = 0.7
_CIJFERS = re.compile(r"\d{1,4}")

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


@dataclass(frozen=True, slots=True)
class Bedoeld:
    """The one area that is surely meant; `gezocht` is the ended one that was asked for."""

    gebied: Gebied
    gezocht: Gebied | None = None


def surely_meant(
    atlas: Atlas, uitkomst: Uitkomst, dag: datetime.date
) -> Bedoeld | None:
    """The only area of exactly this name on `dag`; of an ended one its only successor.

    A code may end while the name goes on, so what existed on the day comes first.
    """
    dag = atlas.border_day(dag)
    niet_geeindigd = [
        g for g in uitkomst.exact if g.geldig_tot is None or dag < g.geldig_tot
    ]
    over = [g for g in niet_geeindigd if g.bestond_op(dag)] or niet_geeindigd
    if over:
        return Bedoeld(over[0]) if len(over) == 1 else None
    if len(uitkomst.exact) != 1:
        return None
    oud = uitkomst.exact[0]
    opvolgers = atlas.bearers(oud, dag)
    return Bedoeld(opvolgers[0], oud) if len(opvolgers) == 1 else None


def clean_question(vraag: str) -> str:
    """One line, single spaces, not endless, and nothing that cannot be seen."""
    zichtbaar = "".join(
        " " if unicodedata.category(teken)[0] in "CZ" else teken for teken in vraag
    )
    return " ".join(zichtbaar.split())[:LANGSTE_VRAAG].strip()


def search(atlas: Atlas, vraag: str) -> Uitkomst:
    """Every area that bears the name, else those whose name holds it."""
    vraag = clean_question(vraag)
    if not maak_slug(vraag):
        return Uitkomst(vraag)
    alle = sorted(atlas.gebieden.values(), key=_order)
    soort, kaal = _split_kind(vraag)
    exact = [g for g in alle if soort in (None, g.soort) and _is_called(g, kaal)]
    if not exact and soort:  # `Regio Zwolle` is a name, not a kind and a name
        exact = [g for g in alle if _is_called(g, vraag)]
    deels = [
        g
        for g in alle
        if g not in exact and soort in (None, g.soort) and _holds(g, kaal)
    ]
    if exact or deels:
        return Uitkomst(
            vraag,
            tuple(exact),
            tuple(deels[:MEESTE_TREFFERS]),
            meer=len(deels) > MEESTE_TREFFERS,
        )
    return Uitkomst(vraag, suggesties=tuple(_similar(alle, maak_slug(kaal))))


def _is_called(gebied: Gebied, naam: str) -> bool:
    """Whether this is a name of the area, its code, or the digits of its code."""
    sleutel = maak_slug(naam)
    if _CIJFERS.fullmatch(sleutel):
        return gebied.code == f"GM{int(sleutel):04d}"
    return _close(sleutel) in {_close(n) for n in names(gebied)}


def _holds(gebied: Gebied, deel: str) -> bool:
    """Whether a name of the area holds this; without spaces too, when it is long enough."""
    sleutel = maak_slug(deel)
    alle = names(gebied)
    if vouw(deel) in gebied.zoeknaam or any(sleutel in n for n in alle):
        return True
    dicht = _close(sleutel)
    return len(dicht) >= KORTSTE_AANEEN and any(dicht in _close(n) for n in alle)


def _close(sleutel: str) -> str:
    """Without the signs between words: `sud-west` and `sudwest` are one."""
    return sleutel.replace("-", "")


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
    op_naam: dict[str, list[Gebied]] = {}
    for gebied in gebieden:
        for naam in names(gebied):
            op_naam.setdefault(naam, []).append(gebied)
    lijken = difflib.get_close_matches(
        sleutel, sorted(op_naam), n=2 * MEESTE_SUGGESTIES, cutoff=_LIJKT_OP
    )
    # Of three areas with one name, a provincie comes last: it has no page of its own.
    gevonden = [
        gebied
        for naam in lijken
        for gebied in sorted(op_naam[naam], key=lambda g: g.soort == Soort.PROVINCIE)
    ]
    return list(dict.fromkeys(gevonden))[:MEESTE_SUGGESTIES]


def _order(gebied: Gebied) -> tuple:
    return (gebied.rang, sorteernaam(gebied.naam), gebied.code)
