"""Two people changed one opgave: what merges by itself, and what somebody must choose.

Pure: no Django. Three states are held against each other: what both began with
(`basis`), what is stored now (`nu`) and what this person typed (`uw`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from banenafspraak.opgave.veld import LEEG, Veld

WAARDE, UITLEG = "waarde", "uitleg"  # the two things that change as one


@dataclass(frozen=True, slots=True)
class Botsend:
    """One thing that both changed, to something else. `deel`: the number or the words."""

    sleutel: str
    deel: str
    was: Veld
    ander: Veld
    uw: Veld

    @property
    def naam(self) -> str:
        """Names the choice in a form."""
        return f"{self.sleutel}:{self.deel}"


@dataclass(frozen=True, slots=True)
class Vanzelf:
    """One thing that only one of the two changed."""

    sleutel: str
    deel: str
    was: Veld
    wordt: Veld
    door_u: bool


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """`velden`: everything merged, with the other's where both changed; `botsend` must be
    chosen; `vanzelf` went by itself."""

    velden: dict[str, Veld]
    botsend: tuple[Botsend, ...] = ()
    vanzelf: tuple[Vanzelf, ...] = ()


def merge(
    basis: Mapping[str, Veld],
    nu: Mapping[str, Veld],
    uw: Mapping[str, Veld],
    keuzes: Mapping[str, str] | None = None,
) -> Samengevoegd:
    """Merge per onderdeel. `keuzes`: per `Botsend.naam` "ander" or "uw", for what was chosen
    already; that no longer clashes."""
    keuzes = keuzes or {}
    velden, botsend, vanzelf = {}, [], []
    for sleutel in dict.fromkeys([*nu, *uw]):
        was, ander = basis.get(sleutel, LEEG), nu.get(sleutel, LEEG)
        eigen = uw.get(sleutel, ander)
        uitkomst = ander
        for deel in (WAARDE, UITLEG):
            w, a, e = (_part(veld, deel) for veld in (was, ander, eigen))
            if a == e:
                continue
            if a == w:
                uitkomst = _take(uitkomst, eigen, deel)
                vanzelf.append(Vanzelf(sleutel, deel, was, eigen, door_u=True))
            elif e == w:
                vanzelf.append(Vanzelf(sleutel, deel, was, ander, door_u=False))
            else:
                paar = Botsend(sleutel, deel, was, ander, eigen)
                keuze = keuzes.get(paar.naam)
                if keuze == "uw":
                    uitkomst = _take(uitkomst, eigen, deel)
                elif keuze != "ander":
                    botsend.append(paar)
        velden[sleutel] = uitkomst
    return Samengevoegd(velden, tuple(botsend), tuple(vanzelf))


def _part(veld: Veld, deel: str):
    return veld.waarde if deel == WAARDE else veld.toelichting


def _take(naar: Veld, van: Veld, deel: str) -> Veld:
    if deel == WAARDE:
        return replace(naar, tekst=van.tekst, reden=van.reden)
    return replace(naar, uitleg=van.uitleg, openbaar=van.openbaar)
