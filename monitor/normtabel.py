"""The table "De norm per jaar" under the chart of a goal: what it was, and who said so.

Value objects in, value objects out. A year without a known norm has no row; it is named.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from banenafspraak.kwartaal import Kwartaal
from monitor import zinnen
from monitor.bronnenlijst import Bronnenlijst
from monitor.cijferlink import norm_url
from monitor.kerncijfers import Merk, merken_van
from monitor.overzichten import Doel, Pagina
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.normjaren import Normjaar, norm_years
from monitor.secties import Sectie
from regio.models import Soort

# The landelijke Werkkamer gives each region a norm from here on.
EERSTE_JAAR_REGIO = {"banenafspraak": 2016}


@dataclass(frozen=True, slots=True)
class Normcel:
    """The norm of one sector, and where it comes from; no text: without one of its own."""

    tekst: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Normregel:
    """One year. `delen`: a cell per sector of the table."""

    jaar: int
    norm: str
    url: str
    merken: list[Merk]
    delen: tuple[Normcel, ...]
    soort: str
    versie: str
    uitleg: str
    bronnen: list[dict]


@dataclass(frozen=True, slots=True)
class Normtabel:
    """The inputs of monitor/normjaren.html."""

    titel: str
    sectoren: tuple[str, ...]
    regels: tuple[Normregel, ...]
    met_versie: bool
    ontbreekt: str
    downloads: tuple[dict, ...] = ()


def with_norms(
    secties: Iterable[Sectie], pagina: Pagina, kubus: Kubus, bronnen: Bronnenlijst
) -> list[Sectie]:
    """The sections, each with the norms of the area itself per year."""
    return [
        replace(sectie, normen=_table(pagina, kubus, bronnen, sectie.code))
        for sectie in secties
    ]


def _table(
    pagina: Pagina, kubus: Kubus, bronnen: Bronnenlijst, code: str
) -> Normtabel | None:
    doel = pagina.goal(code)
    jaren = own_years(pagina, kubus, doel) if doel else []
    return table_of(doel, jaren, bronnen) if jaren else None


def own_years(pagina: Pagina, kubus: Kubus, doel: Doel) -> list[Normjaar]:
    """The norms of the area of the page itself; a norm of another series is told there, and
    one norm without a history stands on its card."""
    eigen = doel.gebied == pagina.gebied and not doel.indicator.norm_van_id
    jaren = norm_years(kubus, doel) if eigen else []
    return jaren if len(jaren) > 1 or (jaren and _missing(doel, jaren)) else []


def table_of(doel: Doel, jaren: list[Normjaar], bronnen: Bronnenlijst) -> Normtabel:
    """The table of these years, newest first."""
    sectoren = {deel.code: deel for jaar in jaren for deel, _ in jaar.delen}
    op_volgorde = sorted(sectoren.values(), key=lambda deel: (deel.volgorde, deel.code))
    regels = tuple(
        _row(doel, jaar, [deel.code for deel in op_volgorde], bronnen) for jaar in jaren
    )
    return Normtabel(
        titel=f"De norm per jaar: {doel.indicator.onderwerp} in {doel.gebied.naam}",
        sectoren=tuple(deel.naam for deel in op_volgorde),
        regels=regels,
        met_versie=any(regel.versie or regel.uitleg for regel in regels),
        ontbreekt=_missing(doel, jaren),
    )


def _row(
    doel: Doel, jaar: Normjaar, sectoren: list[str], bronnen: Bronnenlijst
) -> Normregel:
    norm = jaar.norm
    waar = (doel.indicator, doel.gebied, Kwartaal(jaar.jaar, 4))
    per_sector = {deel.code: waarde for deel, waarde in jaar.delen}
    cellen = {
        deel.code: Normcel(zinnen.getal(waarde), norm_url(waarde, *waar, deel))
        for deel, waarde in jaar.delen
    }
    uitleg = [f"{norm.afgeleid_uit}."] if norm.afgeleid_uit else []
    if norm.toelichting and not per_sector:  # else the columns say it
        uitleg.append(norm.toelichting)
    return Normregel(
        jaar=jaar.jaar,
        norm=zinnen.getal(norm),
        url=norm_url(norm, *waar),
        merken=merken_van(norm),
        delen=tuple(cellen.get(code, Normcel()) for code in sectoren),
        soort=zinnen.met_hoofdletter(norm.soort),
        versie=zinnen.met_hoofdletter(norm.versie),
        uitleg=" ".join(uitleg),
        bronnen=bronnen.links(norm, *per_sector.values()),
    )


def _missing(doel: Doel, normjaren: list[Normjaar]) -> str:
    """`Van 2016 tot en met 2019 kennen wij geen norm.`, up to the year of the page."""
    bekend = {jaar.jaar for jaar in normjaren}
    eerste = min(bekend)
    if doel.gebied.soort == Soort.REGIO:
        eerste = min(eerste, EERSTE_JAAR_REGIO.get(doel.indicator.code, eerste))
    if zinnen.na_de_normen(doel):
        return ""
    jaren = [
        jaar for jaar in range(eerste, doel.kwartaal.jaar + 1) if jaar not in bekend
    ]
    if not jaren:
        return ""
    return f"Van {zinnen.opsomming(_periods(jaren))} kennen wij geen norm."


def _periods(jaren: list[int]) -> list[str]:
    """`2016 tot en met 2019`, `2021`."""
    perioden = []
    for _, groep in groupby(enumerate(jaren), lambda paar: paar[1] - paar[0]):
        rij = [jaar for _, jaar in groep]
        if len(rij) > 2:
            perioden.append(f"{rij[0]} tot en met {rij[-1]}")
        else:
            perioden += [str(jaar) for jaar in rij]
    return perioden
