"""Who delivered what: areas down, quarters across. Pure: it joins what was read.

Shared by beheer and by the public region page; what only beheer shows (links, lateness,
open corrections) is added in `overzicht.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.opgave.stand import Staat, Stand, Standen
from banenafspraak.opgave.woorden import gemeenten, opsomming
from regio.atlas import Atlas
from regio.models import Gebied, Soort
from regio.namen import sorteernaam

_MEESTE_NAMEN = 5


@dataclass(frozen=True, slots=True)
class Rij:
    """One area; None in `standen` where nothing was asked of it."""

    gebied: Gebied
    standen: tuple[Stand | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The areas of a region that were asked something, by name; the region as last row."""

    kwartalen: tuple[Kwartaal, ...]
    rijen: tuple[Rij, ...]

    def of_gemeenten(self, kwartaal: Kwartaal) -> list[Stand]:
        """The states of the gemeenten about one quarter."""
        kolom = self.kwartalen.index(kwartaal)
        alle = (rij.standen[kolom] for rij in self.rijen)
        return [s for s in alle if s and s.gebied.soort != Soort.REGIO]


def matrix_of(atlas: Atlas, regio: Gebied, standen: Standen) -> Matrix:
    """The matrix of `regio`: an area counts in the quarters in which it was part of it.
    Quarters about which nothing was asked at the beginning are left out."""
    leden = {k: set(atlas.members(regio, k.peildatum)) for k in standen.kwartalen}
    namen = sorted({g for lid in leden.values() for g in lid}, key=_by_name)
    rijen = [
        Rij(
            gebied,
            tuple(
                standen.get(gebied, k)
                if gebied in leden[k] or gebied == regio
                else None
                for k in standen.kwartalen
            ),
        )
        for gebied in [*namen, regio]
    ]
    rijen = [rij for rij in rijen if any(rij.standen)]
    breed = max(
        (n + 1 for rij in rijen for n, stand in enumerate(rij.standen) if stand),
        default=0,
    )
    return Matrix(
        standen.kwartalen[:breed],
        tuple(Rij(rij.gebied, rij.standen[:breed]) for rij in rijen),
    )


def _by_name(gebied: Gebied) -> tuple:
    return sorteernaam(gebied.naam), gebied.code


# ---- sentences ---------------------------------------------------------------------


def telzin(standen: Iterable[Stand], kwartaal: Kwartaal) -> str:
    """`Over het 3e kwartaal 2026 heeft 1 van de 7 gemeenten akkoord. 2 wachten op akkoord,
    2 zijn bezig en 2 zijn nog niet begonnen.`"""
    standen = list(standen)
    if not standen:
        return ""
    klaar = sum(s.staat.is_klaar for s in standen)
    wachten = sum(s.staat is Staat.INGEDIEND for s in standen)
    bezig = sum(s.staat in (Staat.CONCEPT, Staat.TERUGGESTUURD) for s in standen)
    niet = sum(s.staat is Staat.NIET_BEGONNEN for s in standen)
    zin = f"Over het {kwartaal.label} {_agreed(klaar, len(standen))} akkoord."
    rest = [
        f"{n} {een if n == 1 else meer}"
        for n, een, meer in (
            (wachten, "wacht op akkoord", "wachten op akkoord"),
            (bezig, "is bezig", "zijn bezig"),
            (niet, "is nog niet begonnen", "zijn nog niet begonnen"),
        )
        if n
    ]
    return f"{zin} {opsomming(rest)}." if rest else zin


def _agreed(klaar: int, aantal: int) -> str:
    if aantal == 1:
        return "heeft de gemeente" if klaar else "heeft de gemeente nog geen"
    if klaar == 0:
        return f"heeft nog geen van de {gemeenten(aantal)}"
    if klaar == aantal:
        return f"hebben alle {gemeenten(aantal)}"
    return f"{'heeft' if klaar == 1 else 'hebben'} {klaar} van de {gemeenten(aantal)}"


def namen_of_aantal(gebieden: list[Gebied]) -> str:
    """`Laren en Wijdemeren`; from six on `12 gemeenten`."""
    if len(gebieden) > _MEESTE_NAMEN:
        return gemeenten(len(gebieden))
    return opsomming([gebied.naam for gebied in gebieden])
