"""The overview of beheer: the matrix with links, lateness and open corrections.

Reads by `stand.py`; six queries for a region or for the nation, whatever their size.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Invoer
from banenafspraak.opgave.matrix import (
    Matrix,
    matrix_of,
    namen_of_aantal,
    telzin,
)
from banenafspraak.opgave.stand import (
    Staat,
    Stand,
    Standen,
    last_ended,
    read_standen,
)
from banenafspraak.opgave.woorden import voor
from banenafspraak.rechten import Rechten
from regio.atlas import Atlas
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Vak:
    """One cell. `woord`: the state; `onder`: the second line. `pagina`: the name of the
    address it leads to, "" for who may not go there. `is_laat`, `is_nu`: late, or waiting
    for agreement of who looks."""

    stand: Stand
    woord: str
    onder: str = ""
    pagina: str = ""
    is_laat: bool = False
    is_nu: bool = False


@dataclass(frozen=True, slots=True)
class Herinnering:
    """Who is late about one quarter: the areas that a reminder goes to."""

    kwartaal: Kwartaal
    gebieden: tuple[Gebied, ...]
    noem_kwartaal: bool = False

    @property
    def knop(self) -> str:
        """`Stuur een herinnering aan Laren en Wijdemeren`."""
        over = f" over het {self.kwartaal.label}" if self.noem_kwartaal else ""
        return f"Stuur een herinnering aan {namen_of_aantal(list(self.gebieden))}{over}"


@dataclass(frozen=True, slots=True)
class Overzicht:
    """What the page of one region shows. `koppen`: quarter and `vóór 1 december 2026`."""

    regio: Gebied
    koppen: tuple[tuple[Kwartaal, str], ...] = ()
    rijen: tuple[tuple[Gebied, tuple[Vak | None, ...]], ...] = ()
    zinnen: tuple[str, ...] = ()
    herinneringen: tuple[Herinnering, ...] = ()
    ouder: Kwartaal | None = None
    nieuwste: bool = True


def region_overview(
    regio: Gebied,
    rechten: Rechten,
    vandaag: datetime.date,
    tot_en_met: Kwartaal | None = None,
) -> Overzicht:
    """The matrix of `regio` as this person may see it."""
    atlas = Atlas.read()
    gebieden = {*atlas.ever_members(regio), regio}
    standen = read_standen(gebieden, vandaag, tot_en_met=tot_en_met)
    matrix = matrix_of(atlas, regio, standen)
    makers = _makers(s for rij in matrix.rijen for s in rij.standen if s)
    vakken = tuple(
        (
            rij.gebied,
            tuple(s and _cell(s, rechten, makers, vandaag) for s in rij.standen),
        )
        for rij in matrix.rijen
    )
    return Overzicht(
        regio,
        tuple((k, voor(standen.uiterlijk[k])) for k in matrix.kwartalen),
        vakken,
        tuple(
            sentences([(k, matrix.of_gemeenten(k)) for k in matrix.kwartalen], vandaag)
        ),
        tuple(_reminders(matrix, rechten, vandaag)),
        standen.ouder,
        is_newest(tot_en_met, vandaag),
    )


def _makers(standen: Iterable[Stand]) -> dict[int, set[int]]:
    """Per delivery that waits: who handed it in or typed a part of it."""
    makers = defaultdict(set)
    for stand in standen:
        if stand.werk is Staat.INGEDIEND:
            makers[stand.bezig.pk].add(stand.bezig.ingediend_door)
    rijen = Invoer.objects.filter(levering__in=list(makers), door__isnull=False)
    for pk, door in rijen.order_by().values_list("levering", "door").distinct():
        makers[pk].add(door)
    return makers


def _cell(stand: Stand, rechten: Rechten, makers, vandaag: datetime.date) -> Vak:
    laat = stand.te_laat(vandaag)
    onder = laat
    if stand.is_correctie:
        onder = f"correctie: {stand.correctie}"
    is_nu = False
    if stand.werk is Staat.INGEDIEND:
        eigen = rechten.gebruiker.pk in makers[stand.bezig.pk]
        is_nu = rechten.mag_akkoord(stand.gebied.pk) and not eigen
        if rechten.gebruiker.pk == stand.bezig.ingediend_door:
            onder = f"{onder}, door uzelf" if onder else "door uzelf"
    pagina = ""
    if rechten.mag_zien(stand.gebied.pk):
        pagina = "admin:opgave_controle" if is_nu else "admin:opgave"
    return Vak(stand, str(stand.staat), onder, pagina, bool(laat), is_nu)


# ---- who is late -------------------------------------------------------------------


def sentences(
    per_kwartaal: Iterable[tuple[Kwartaal, list[Stand]]], vandaag: datetime.date
) -> list[str]:
    """How far the newest quarter is, and per quarter who is late. Newest first."""
    regels = []
    for nummer, (kwartaal, standen) in enumerate(per_kwartaal):
        if nummer == 0:
            regels.append(telzin(standen, kwartaal))
        if laat := [s.gebied for s in standen if s.te_laat(vandaag)]:
            ontbreken = "ontbreekt" if len(laat) == 1 else "ontbreken"
            wie = namen_of_aantal(laat)
            if nummer == 0:
                regels.append(f"Te laat: {wie}.")
                continue
            regels.append(f"Over het {kwartaal.label} {ontbreken} {wie}.")
    return [regel for regel in regels if regel]


def _reminders(
    matrix: Matrix, rechten: Rechten, vandaag: datetime.date
) -> list[Herinnering]:
    """Per quarter the gemeenten that are late and that this person agrees for."""
    per_kwartaal = []
    for kwartaal in matrix.kwartalen:
        laat = tuple(
            s.gebied
            for s in matrix.of_gemeenten(kwartaal)
            if s.te_laat(vandaag) and rechten.mag_akkoord(s.gebied.pk)
        )
        if laat:
            per_kwartaal.append((kwartaal, laat))
    noem = len(per_kwartaal) > 1
    return [Herinnering(kwartaal, laat, noem) for kwartaal, laat in per_kwartaal]


# ---- the nation --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Telling:
    """One region and quarter: how many of its gemeenten have agreement, are late, and how
    far the opgave of the region itself is. `gevraagd` 0: of no gemeente."""

    gevraagd: int
    klaar: int
    laat: int
    regio: str = ""

    @property
    def tekst(self) -> str:
        """`5 van 7 akkoord`."""
        return f"{self.klaar} van {self.gevraagd} akkoord" if self.gevraagd else ""

    @property
    def is_vol(self) -> bool:
        """Whether every gemeente has agreement."""
        return self.klaar == self.gevraagd


@dataclass(frozen=True, slots=True)
class Landelijk:
    """What the national page shows: a row of counts per region, and the nation itself."""

    koppen: tuple[tuple[Kwartaal, str], ...] = ()
    rijen: tuple[tuple[Gebied, tuple[Telling | None, ...]], ...] = ()
    land: tuple[Gebied, tuple[Vak | None, ...]] | None = None
    zinnen: tuple[str, ...] = ()
    ouder: Kwartaal | None = None
    nieuwste: bool = True


def national_overview(
    land: Gebied,
    rechten: Rechten,
    vandaag: datetime.date,
    tot_en_met: Kwartaal | None = None,
) -> Landelijk:
    """All regions with their counts; read at once, whatever their number."""
    atlas = Atlas.read()
    standen = read_standen(atlas.gebieden.values(), vandaag, tot_en_met=tot_en_met)
    kwartalen, makers = standen.kwartalen, _makers(standen)
    regios = {
        g: None for k in kwartalen for g in atlas.all_of(Soort.REGIO, k.peildatum)
    }
    matrices = [matrix_of(atlas, regio, standen) for regio in regios]
    rijen = [
        (regio, tuple(_count(matrix, k, vandaag) for k in kwartalen))
        for regio, matrix in zip(regios, matrices, strict=True)
        if matrix.rijen
    ]
    eigen = [standen.get(land, k) for k in kwartalen]
    return Landelijk(
        tuple((k, voor(standen.uiterlijk[k])) for k in kwartalen),
        tuple(rijen),
        (land, tuple(s and _cell(s, rechten, makers, vandaag) for s in eigen)),
        tuple(sentences([(k, _gemeenten(standen, k)) for k in kwartalen], vandaag)),
        standen.ouder,
        is_newest(tot_en_met, vandaag),
    )


def _count(matrix: Matrix, kwartaal: Kwartaal, vandaag) -> Telling | None:
    if kwartaal not in matrix.kwartalen:
        return None
    standen = matrix.of_gemeenten(kwartaal)
    kolom = matrix.kwartalen.index(kwartaal)
    eigen = [r.standen[kolom] for r in matrix.rijen if r.gebied.soort == Soort.REGIO]
    regio = next((s for s in eigen if s), None)
    if not standen and regio is None:
        return None
    return Telling(
        len(standen),
        sum(s.staat.is_klaar for s in standen),
        sum(bool(s.te_laat(vandaag)) for s in standen),
        str(regio.staat) if regio else "",
    )


def _gemeenten(standen: Standen, kwartaal: Kwartaal) -> list[Stand]:
    return [
        s
        for s in standen
        if s.kwartaal == kwartaal and s.gebied.soort == Soort.GEMEENTE
    ]


def is_newest(tot_en_met: Kwartaal | None, vandaag: datetime.date) -> bool:
    """Whether nothing newer is left out."""
    return tot_en_met is None or tot_en_met >= last_ended(vandaag)
