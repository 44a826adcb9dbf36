"""The figures of a page in memory: two queries in, values out.

It lets a real figure win from an example, and adds up where the rules allow it. `echt` is the
same without any example: what sentences and ranks rest on. Which rows are read is decided in
`vraag`, and what the public may see of one in `openbaar`.
"""

import datetime
from collections import defaultdict
from functools import cache, cached_property

from banenafspraak import maten
from banenafspraak.eenheden import Aard
from banenafspraak.kwartaal import EERSTE_KWARTAAL, LAATSTE_KWARTAAL, Kwartaal
from banenafspraak.models import (
    Cijfer,
    Indicator,
    Norm,
    Uitsplitsing,
    Waarneming,
)
from monitor.overzichten.openbaar import value_of
from monitor.overzichten.samenstellen import (
    sum_of_year,
    sum_over_areas,
    with_predecessors,
)
from monitor.overzichten.waarden import (
    Doeldeel,
    Waarde,
    make_voortgang,
)
from regio.atlas import Atlas
from regio.models import Gebied, Soort

TOTAAL = Uitsplitsing.TOTAAL
_OPTELBARE_SOORTEN = (Soort.REGIO, Soort.CLUSTER)


def year_end(jaar: int) -> datetime.date:
    """The day for which the norm of a year holds."""
    return datetime.date(jaar, 12, 31)


def _last_choice(rij: Waarneming) -> tuple[bool, bool]:
    """The order in which rows of one key are preferred, the best one lowest."""
    return rij.waarde is None, rij.voorbeeld


class Kubus:
    """Values by indicator, area, part and time.

    Everything is asked about one `kwartaal` at most: what is later is not read.
    """

    def __init__(self, atlas: Atlas, cijfers, normen):
        self.atlas = atlas
        self._rijen = (list(cijfers), list(normen))
        self._cijfers: dict[tuple, dict[Kwartaal, list[Cijfer]]] = defaultdict(dict)
        self._normen: dict[tuple, dict[int, Norm]] = defaultdict(dict)
        for rij in self._rijen[0]:
            sleutel = (rij.indicator_id, rij.gebied_id, rij.uitsplitsing.code)
            self._cijfers[sleutel].setdefault(rij.kwartaal, []).append(rij)
        for rij in sorted(self._rijen[1], key=_last_choice, reverse=True):
            sleutel = (
                rij.indicator_id,
                rij.gebied_id,
                rij.uitsplitsing.code,
                rij.ambitie,
            )
            self._normen[sleutel][rij.jaar] = rij
        self.effective = cache(self._effective)
        self.norm = cache(self._norm)

    @cached_property
    def echt(self) -> "Kubus":
        """The same areas with real figures only; itself when it holds no example."""
        if not any(rij.voorbeeld for rijen in self._rijen for rij in rijen):
            return self
        return type(self)(
            self.atlas,
            *([r for r in rijen if not r.voorbeeld] for rijen in self._rijen),
        )

    # ---- figures -------------------------------------------------------------------

    def published(
        self,
        indicator: Indicator,
        gebied: Gebied,
        kwartaal: Kwartaal,
        deel: str = TOTAAL,
    ) -> Waarde | None:
        """What a source gives for exactly this area and quarter. A real number wins from an
        example, and an example from a source that says it does not know."""
        rijen = self._cijfers.get((indicator.pk, gebied.pk, deel), {}).get(kwartaal, [])
        if not rijen:
            return None
        # The longest period is the one that was published as a whole.
        beste = min(rijen, key=lambda r: (_last_choice(r), r.vanaf or r.kwartaal))
        return value_of(beste, maten.of_figure(indicator, deel))

    def _effective(
        self,
        indicator: Indicator,
        gebied: Gebied,
        kwartaal: Kwartaal,
        deel: str = TOTAAL,
    ) -> Waarde | None:
        """The stand: as published, else added up (rule 5). For a stroom the year so far."""
        eigen = self._own(indicator, gebied, kwartaal, deel)
        if eigen and eigen.bekend and not eigen.voorbeeld:
            return eigen
        som = self._sum_over_members(indicator, gebied, kwartaal, deel)
        # A real number that is not shown gives way to a real sum, never to an example.
        echt = eigen and eigen.te_klein and not eigen.voorbeeld
        staat_er = eigen and (eigen.bekend or echt)
        if som and (not staat_er or not som.voorbeeld):
            return som
        return eigen

    def _own(self, indicator, gebied, kwartaal, deel) -> Waarde | None:
        waarde = self._of_year(indicator, gebied, kwartaal, deel)
        if gebied.soort != Soort.GEMEENTE or not self._adds(indicator):
            return waarde
        voorgangers = self.atlas.predecessors(gebied, kwartaal.peildatum)
        return with_predecessors(
            waarde,
            [
                (oud.naam, gesplitst, self._of_year(indicator, oud, kwartaal, deel))
                for oud, gesplitst in voorgangers
            ],
        )

    def _of_year(self, indicator, gebied, kwartaal, deel) -> Waarde | None:
        waarde = self.published(indicator, gebied, kwartaal, deel)
        if indicator.aard != Aard.STROOM or maten.objection_to_sum(indicator):
            return waarde
        if waarde and waarde.vanaf:
            return waarde
        begin = kwartaal - (kwartaal.nummer - 1) if kwartaal.jaar > 2012 else kwartaal
        tot_nu = [
            self.published(indicator, gebied, begin + n, deel)
            for n in range(kwartaal - begin + 1)
        ]
        return sum_of_year(tot_nu)

    def _sum_over_members(self, indicator, gebied, kwartaal, deel) -> Waarde | None:
        if not self._sums(indicator, gebied):
            return None
        leden = self.atlas.members(gebied, kwartaal.peildatum)
        return sum_over_areas(
            [
                (lid.naam, self.effective(indicator, lid, kwartaal, deel))
                for lid in leden
            ]
        )

    @staticmethod
    def _adds(indicator: Indicator) -> bool:
        """Whether figures of several gemeenten make one: never percentages."""
        return indicator.optelbaar and not maten.objection_to_sum(indicator)

    @staticmethod
    def _adds_norms(indicator: Indicator) -> bool:
        """The same of norms, which may count something else than the figure."""
        return indicator.optelbaar and not maten.objection_to_norm_sum(indicator)

    def _sums(self, indicator: Indicator, gebied: Gebied) -> bool:
        return (
            self._adds(indicator)
            and gebied.soort in _OPTELBARE_SOORTEN
            and Soort.GEMEENTE in indicator.niveaus
        )

    def quarters(self, indicator: Indicator, gebied: Gebied, deel: str = TOTAAL):
        """The quarters that have a row for the area or for what it is made of, oldest first."""
        gebieden = [gebied]
        if self._sums(indicator, gebied):
            gebieden += self.atlas.ever_members(gebied)
        if gebied.soort == Soort.GEMEENTE:
            gebieden += [
                self.atlas.gebieden[h.oud_id]
                for h in self.atlas.all_predecessors(gebied)
            ]
        gevonden = set()
        for deelgebied in gebieden:
            gevonden |= self._cijfers.get(
                (indicator.pk, deelgebied.pk, deel), {}
            ).keys()
        return sorted(gevonden)

    def series(
        self,
        indicator: Indicator,
        gebied: Gebied,
        tot_en_met: Kwartaal,
        deel: str = TOTAAL,
    ) -> tuple[tuple[Kwartaal, Waarde], ...]:
        """(quarter, value) for every quarter with something to say, oldest first."""
        paren = (
            (k, self.effective(indicator, gebied, k, deel))
            for k in self.quarters(indicator, gebied, deel)
            if k <= tot_en_met
        )
        return tuple((k, waarde) for k, waarde in paren if waarde)

    def kinds(self, indicator: Indicator) -> list[Uitsplitsing]:
        """Every part that any of the areas has a figure for."""
        gevonden = {
            rijen[0].uitsplitsing
            for (ind, _, code), per_kwartaal in self._cijfers.items()
            if ind == indicator.pk and code != TOTAAL
            for rijen in per_kwartaal.values()
        }
        return sorted(gevonden, key=lambda u: (u.volgorde, u.code))

    def parts(self, indicator: Indicator, gebied: Gebied, kwartaal: Kwartaal):
        """(Uitsplitsing, value) for every part published for this area and quarter."""
        gevonden = []
        for (ind, geb, code), per_kwartaal in self._cijfers.items():
            if (ind, geb) != (indicator.pk, gebied.pk) or code == TOTAAL:
                continue
            if rijen := per_kwartaal.get(kwartaal):
                waarde = self.published(indicator, gebied, kwartaal, code)
                gevonden.append((rijen[0].uitsplitsing, waarde))
        return sorted(gevonden, key=lambda paar: (paar[0].volgorde, paar[0].code))

    def goal_parts(
        self, indicator: Indicator, gebied: Gebied, kwartaal: Kwartaal
    ) -> tuple[Doeldeel, ...]:
        """The sectors of a goal. A sector is held against its norm only when the series
        knows no other sectors than the norm does: UWV's quarterly markt and overheid leave
        inleen out, and are therefore no part of the norm for markt and overheid."""
        standen = dict(self.parts(indicator, gebied, kwartaal))
        normen = self._part_norms(indicator, gebied, kwartaal.jaar)
        eigen = {g.pk for g in self.atlas.ever_in(gebied)}
        gezien = {
            code
            for ind, geb, code in self._cijfers
            if ind == indicator.pk and geb in eigen
        }
        gelijk = gezien - {TOTAAL} <= {deel.code for deel in normen}
        delen = []
        for deel in sorted({*standen, *normen}, key=lambda u: (u.volgorde, u.code)):
            stand = standen.get(deel)
            norm = normen.get(deel) if gelijk else None
            if stand or norm:
                voortgang = make_voortgang(indicator, kwartaal, stand, norm)
                delen.append(Doeldeel(deel, stand, norm, voortgang))
        return tuple(delen)

    def _part_norms(self, indicator, gebied, jaar) -> dict[Uitsplitsing, Waarde]:
        if maten.objection_to_norm(indicator):
            return {}
        bron = indicator.norm_van_id or indicator.pk
        maat = maten.of_norm(indicator)
        return {
            per_jaar[jaar].uitsplitsing: value_of(per_jaar[jaar], maat)
            for (ind, geb, code, ambitie), per_jaar in self._normen.items()
            if (ind, geb) == (bron, gebied.pk)
            and code != TOTAAL
            and jaar in per_jaar
            and not ambitie
        }

    def has_any(self, indicator: Indicator, gebied: Gebied) -> list[Kwartaal]:
        """Quarters with any row, of the total or a part, for this area itself."""
        gevonden, eigen = set(), {g.pk for g in self.atlas.ever_in(gebied)}
        for (ind, geb, _), per_kwartaal in self._cijfers.items():
            if ind == indicator.pk and geb in eigen:
                gevonden |= per_kwartaal.keys()
        return sorted(gevonden)

    # ---- norms ---------------------------------------------------------------------

    def _norm(
        self,
        indicator: Indicator,
        gebied: Gebied,
        jaar: int,
        deel: str = TOTAAL,
        ambitie: bool = False,
    ) -> Waarde | None:
        """The norm for the end of `jaar`, or the own ambition; as published, else added up."""
        waarde = self._own_norm(indicator, gebied, jaar, deel, ambitie)
        eigen = bool(waarde and waarde.bekend)
        if ambitie or not self._sums(indicator, gebied):
            return waarde
        if not self._adds_norms(indicator):
            return waarde
        if eigen and not waarde.voorbeeld:
            return waarde
        leden = self.atlas.members(gebied, year_end(jaar))
        som = sum_over_areas(
            [(lid.naam, self.norm(indicator, lid, jaar, deel)) for lid in leden]
        )
        if eigen and not (som and not som.voorbeeld):
            return waarde
        return som or waarde

    def _own_norm(self, indicator, gebied, jaar, deel, ambitie) -> Waarde | None:
        if maten.objection_to_norm(indicator):  # what counts something else is no norm
            return None
        sleutel = (indicator.norm_van_id or indicator.pk, gebied.pk, deel, ambitie)
        rij = self._normen.get(sleutel, {}).get(jaar)
        waarde = value_of(rij, maten.of_norm(indicator)) if rij else None
        if gebied.soort != Soort.GEMEENTE or not self._adds_norms(indicator):
            return waarde
        voorgangers = self.atlas.predecessors(gebied, year_end(jaar))
        return with_predecessors(
            waarde,
            [
                (
                    oud.naam,
                    gesplitst,
                    self._own_norm(indicator, oud, jaar, deel, ambitie),
                )
                for oud, gesplitst in voorgangers
            ],
        )

    def norms(
        self, indicator: Indicator, gebied: Gebied, tot_en_met: int
    ) -> tuple[tuple[int, Waarde], ...]:
        """(year, norm) for every year with a norm, else an own ambition; oldest first."""
        jaren = range(EERSTE_KWARTAAL.jaar, tot_en_met + 1)
        gevonden = []
        for jaar in jaren:
            norm = self.norm(indicator, gebied, jaar)
            norm = norm or self.norm(indicator, gebied, jaar, TOTAAL, True)
            if norm and norm.bekend:
                gevonden.append((jaar, norm))
        return tuple(gevonden)

    def norms_after(
        self, indicator: Indicator, gebied: Gebied, jaar: int
    ) -> tuple[tuple[int, Waarde], ...]:
        """(year, norm) for every later year of which a norm was read, oldest first; never an
        own ambition."""
        jaren = range(jaar + 1, LAATSTE_KWARTAAL.jaar + 1)
        normen = ((jaar, self.norm(indicator, gebied, jaar)) for jaar in jaren)
        return tuple((jaar, norm) for jaar, norm in normen if norm and norm.bekend)

    # ---- who has anything -------------------------------------------------------------

    def areas(self, indicator: Indicator) -> set[int]:
        """The keys of areas with a figure or a norm of their own."""
        bron = indicator.norm_van_id or indicator.pk
        met_cijfer = {geb for ind, geb, _ in self._cijfers if ind == indicator.pk}
        return met_cijfer | {geb for ind, geb, *_ in self._normen if ind == bron}

    def norm_rows(self, indicator: Indicator):
        """(key of the area, part, year, norm) of every norm as published, oldest first."""
        if maten.objection_to_norm(indicator):
            return
        bron = indicator.norm_van_id or indicator.pk
        maat = maten.of_norm(indicator)
        for (ind, geb, _, _), per_jaar in self._normen.items():
            if ind == bron:
                for jaar in sorted(per_jaar):
                    rij = per_jaar[jaar]
                    yield geb, rij.uitsplitsing, jaar, value_of(rij, maat)

    # ---- together ------------------------------------------------------------------

    def voortgang(self, indicator: Indicator, gebied: Gebied, kwartaal: Kwartaal):
        """How far the area is in that quarter."""
        return make_voortgang(
            indicator,
            kwartaal,
            self.effective(indicator, gebied, kwartaal),
            self.norm(indicator, gebied, kwartaal.jaar),
            self.norm(indicator, gebied, kwartaal.jaar - 1),
        )
