"""Rows of the tables: one area each, with its progress on one indicator."""

from collections.abc import Iterable
from dataclasses import dataclass

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.vraag import Deelvraag, moments_of_row
from monitor.overzichten.waarden import Doel, Regel, Teksten
from regio.atlas import Atlas
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Tabelgegevens:
    """What a table page shows."""

    indicator: Indicator
    kwartaal: Kwartaal
    nieuwste: Kwartaal
    regels: tuple[Regel, ...]
    teksten: Teksten
    boven: Doel | None = None

    @property
    def bekend(self) -> int:
        """How many rows have a real figure in this quarter."""
        return sum(1 for r in self.regels if is_known(r))


def is_known(regel: Regel) -> bool:
    """Whether the row has a real figure (an example does not count, nor a sum with gaps)."""
    stand = regel.doel.echt.stand
    return bool(stand and (stand.bekend or stand.te_klein))


def choices(lezer: Lezer, soort: str) -> list[Indicator]:
    """The indicators a table of this soort can show: those with a norm at that level, and
    those of gemeenten that add up to a region."""
    return [
        i
        for i in lezer.indicatoren.values()
        if i.weergave == Indicator.Weergave.NORM and soort in i.niveaus
    ]


def area_table(
    lezer: Lezer, gebieden: list[Gebied], indicator: Indicator
) -> Tabelgegevens:
    """One row per area; the number of queries is the same for 5 rows and for 342."""
    kubus = read_for_table(lezer, gebieden, indicator)
    return Tabelgegevens(
        indicator=indicator,
        kwartaal=lezer.kwartaal,
        nieuwste=lezer.newest(kubus),
        regels=tuple(rows(lezer, kubus, gebieden, indicator)),
        teksten=lezer.teksten,
        boven=lezer.goal(kubus, indicator, lezer.atlas.land),
    )


def read_for_table(
    lezer: Lezer, gebieden: list[Gebied], indicator: Indicator, *, trend: bool = False
) -> Kubus:
    """The figures of the areas and of what they are made of. `trend`: whole series."""
    land = Deelvraag([lezer.atlas.land], [indicator])
    return lezer.read(land, for_rows(lezer, gebieden, indicator, trend=trend))


def for_rows(
    lezer: Lezer, gebieden: Iterable[Gebied], indicator: Indicator, *, trend=False
) -> Deelvraag:
    """What rows of a table about these areas need."""
    atlas, te_lezen = lezer.atlas, set(gebieden)
    if indicator.optelbaar:
        for gebied in list(te_lezen):
            if gebied.soort in (Soort.REGIO, Soort.CLUSTER):
                te_lezen.update(atlas.ever_members(gebied))
    nodig = None if trend else moments_of_row(indicator, lezer.kwartaal)
    return Deelvraag(with_former(atlas, te_lezen), [indicator], nodig)


def with_former(atlas: Atlas, gebieden: Iterable[Gebied]) -> set[Gebied]:
    """The areas, and the former gemeenten that went up into them."""
    alle = set(gebieden)
    for gebied in list(alle):
        if gebied.soort == Soort.GEMEENTE:
            alle.update(
                atlas.gebieden[h.oud_id] for h in atlas.all_predecessors(gebied)
            )
    return alle


def rows(lezer: Lezer, kubus: Kubus, gebieden: list[Gebied], indicator: Indicator):
    """A row per area, in the order given."""
    inwoners = lezer.indicatoren.get("inwoners")
    for gebied in gebieden:
        lid = lezer.atlas.membership(gebied, Soort.REGIO, lezer.dag)
        yield Regel(
            gebied=gebied,
            doel=lezer.goal(kubus, indicator, gebied, trend=False),
            regio=lezer.atlas.gebieden[lid.onderdeel_van_id] if lid else None,
            inwoners=inhabitants(kubus, inwoners, gebied),
            aanname=bool(lid and lid.aanname),
        )


def inhabitants(kubus: Kubus, indicator: Indicator | None, gebied: Gebied):
    """The only published number of inhabitants (2023), whatever the quarter of the page.

    Size classes are those of 2023 (rule 13), so an ended gemeente has none.
    """
    if indicator is None or gebied.soort != Soort.GEMEENTE:
        return None
    waarde = None
    for kwartaal in kubus.quarters(indicator, gebied):
        waarde = kubus.published(indicator, gebied, kwartaal) or waarde
    return waarde.waarde if waarde else None
