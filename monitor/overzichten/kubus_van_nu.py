"""The figures of a page within the borders of one day, whatever quarter they are of.

A gemeente is the sum of the gemeenten that stood where it stands; a region the sum over its
members. A number published for a region of then cannot be taken apart: it stands as it is,
and says of which area it is. Without a difference every answer is that of `kubus`.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from banenafspraak import maten
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, Uitsplitsing
from banenafspraak.notatie import aantal
from monitor.overzichten.kubus import TOTAAL, Kubus, year_end
from monitor.overzichten.samenstellen import sum_over_areas
from monitor.overzichten.waarden import Grensverschil, Waarde
from regio.models import Gebied, Soort

Vraag = Callable[[Gebied], Waarde | None]
_MEESTE_GENOEMD = 6  # terms of a sum that are written out


class KubusVanNu(Kubus):
    """Values within the borders of `atlas.grens`; the atlas is an `AtlasVanNu`."""

    def __init__(self, atlas, cijfers, normen):
        super().__init__(atlas, cijfers, normen)
        self.difference = cache(self._difference)
        self.by_itself = cache(self._own)
        self.norm_by_itself = cache(self._own_norm)

    # ---- figures and norms ---------------------------------------------------------

    def _effective(
        self,
        indicator: Indicator,
        gebied: Gebied,
        kwartaal: Kwartaal,
        deel: str = TOTAAL,
    ) -> Waarde | None:
        """The stand within the borders of now (rule 5)."""
        return self._within(
            indicator,
            gebied,
            kwartaal.peildatum,
            lambda g: self.by_itself(indicator, g, kwartaal, deel),
            optelbaar=self._adds(indicator),
        )

    def _norm(
        self,
        indicator: Indicator,
        gebied: Gebied,
        jaar: int,
        deel: str = TOTAAL,
        ambitie: bool = False,
    ) -> Waarde | None:
        """The norm for the end of `jaar` within the borders of now. Own ambitions are not
        added up."""
        return self._within(
            indicator,
            gebied,
            year_end(jaar),
            lambda g: self.norm_by_itself(indicator, g, jaar, deel, ambitie),
            optelbaar=self._adds_norms(indicator) and not ambitie,
        )

    def _within(
        self,
        indicator: Indicator,
        gebied: Gebied,
        dag: datetime.date,
        van: Vraag,
        *,
        optelbaar: bool,
    ) -> Waarde | None:
        """`van`: what an area has by itself."""
        if gebied.soort == Soort.GEMEENTE:
            return self._of_gemeente(gebied, dag, van, optelbaar)
        som = None
        if optelbaar and self._sums(indicator, gebied):
            som = self._sum_of_members(gebied, dag, van)
        return self._of_larger(van(gebied), som, self.difference(gebied, dag))

    def _of_gemeente(
        self, gebied: Gebied, dag: datetime.date, van: Vraag, optelbaar: bool
    ) -> Waarde | None:
        if not self.atlas.exists(gebied, dag):
            return None  # what it has, stands at its successor
        delen = self._standing(gebied, dag, van)
        if len(delen) == 1:  # itself, or only its name or code changed
            return van(delen[0])
        if optelbaar and (som := _sum(delen, van)):
            return replace(som, leden=self._like(gebied, delen))
        eigen = van(gebied)
        if eigen and gebied in delen:
            erbij = tuple(d.naam for d in delen if d != gebied)
            return replace(eigen, grenzen_van_toen=Grensverschil(zonder=erbij))
        return eigen

    def _standing(self, gebied: Gebied, dag: datetime.date, van: Vraag) -> list[Gebied]:
        """Whose numbers speak for a gemeente: of those that stood there, or its own when a
        source counts it as it is now."""
        delen = self.atlas.stood_in(gebied, dag)
        eigen = gebied in delen or not _is_real(van(gebied))
        return delen if eigen else [gebied]

    def _sum_of_members(
        self, gebied: Gebied, dag: datetime.date, van: Vraag
    ) -> Waarde | None:
        """The sum over what stood where the members are now. What it may be held against
        is a sum over the same place, so that place is its `leden`."""
        leden = self.atlas.members(gebied, dag)
        delen = [d for lid in leden for d in self._standing(lid, dag, van)]
        som = sum_over_areas([(d.naam, van(d)) for d in delen])
        plek = [*leden, *self.atlas.in_pieces(leden, dag)]
        return som and replace(som, leden=tuple(sorted(_names(plek))))

    @staticmethod
    def _of_larger(
        eigen: Waarde | None, som: Waarde | None, verschil: Grensverschil | None
    ) -> Waarde | None:
        """Published, else added up; published of another area gives way to a whole sum."""
        if verschil and eigen and eigen.bekend:
            heel = som and not som.ontbreekt and (eigen.voorbeeld or not som.voorbeeld)
            if heel and (verschil.met or verschil.zonder):
                return som
            eigen = replace(eigen, grenzen_van_toen=verschil)
        if _is_real(eigen):
            return eigen
        if som and (not eigen or not eigen.bekend or not som.voorbeeld):
            return som
        return eigen

    # ---- which area a number is of -----------------------------------------------------

    def _difference(self, gebied: Gebied, dag: datetime.date) -> Grensverschil | None:
        """How a region or cluster of `dag` differs from that of now; None: not at all, or
        nobody knows what was part of it."""
        if gebied.soort not in (Soort.REGIO, Soort.CLUSTER):
            return None
        verschil = self.atlas.difference(gebied, dag)
        if not verschil:
            return None
        return Grensverschil(
            _names(verschil.met), _names(verschil.zonder), _names(verschil.gesplitst)
        )

    def _like(self, gebied: Gebied, delen: list[Gebied]) -> tuple[str, ...]:
        """The `leden` of a gemeente that was added up: nothing, as for its own figure,
        unless a gemeente that came in pieces is in it whole."""
        heel = [oud for oud, _ in self.atlas.split if oud in delen]
        return (gebied.naam, *_names(heel)) if heel else ()

    def _as_then(self, gebied: Gebied, dag: datetime.date) -> bool:
        """Whether what is published for the area itself is of the area of now."""
        if gebied.soort == Soort.GEMEENTE:
            return self.atlas.stood_in(gebied, dag) == [gebied]
        return self.difference(gebied, dag) is None

    # ---- parts ---------------------------------------------------------------------

    def parts(self, indicator: Indicator, gebied: Gebied, kwartaal: Kwartaal):
        """(Uitsplitsing, value) for every part that a source gives for the area, or for the
        gemeenten that stood where it stands."""
        if self._as_then(gebied, kwartaal.peildatum):
            return super().parts(indicator, gebied, kwartaal)
        eigen = self._keys_of(gebied, kwartaal.peildatum)
        codes = {
            code
            for (ind, geb, code), per_kwartaal in self._cijfers.items()
            if ind == indicator.pk and geb in eigen and kwartaal in per_kwartaal
        }
        delen = (
            (deel, self.effective(indicator, gebied, kwartaal, deel.code))
            for deel in self.kinds(indicator)
            if deel.code in codes
        )
        return [(deel, waarde) for deel, waarde in delen if waarde]

    def _part_norms(self, indicator, gebied, jaar) -> dict[Uitsplitsing, Waarde]:
        eind = year_end(jaar)
        if self._as_then(gebied, eind) or maten.objection_to_norm(indicator):
            return super()._part_norms(indicator, gebied, jaar)
        bron = indicator.norm_van_id or indicator.pk
        eigen = self._keys_of(gebied, eind)
        delen = {
            per_jaar[jaar].uitsplitsing
            for (ind, geb, code, ambitie), per_jaar in self._normen.items()
            if ind == bron and geb in eigen and code != TOTAAL and not ambitie
            if jaar in per_jaar
        }
        normen = {deel: self.norm(indicator, gebied, jaar, deel.code) for deel in delen}
        return {deel: norm for deel, norm in normen.items() if norm}

    def _keys_of(self, gebied: Gebied, dag: datetime.date) -> set[int]:
        """Whose parts are those of the area. A region has those it was published with."""
        delen = [gebied]
        if gebied.soort == Soort.GEMEENTE:
            delen = self.atlas.stood_in(gebied, dag)
        return {d.pk for d in delen}


def _names(gebieden: Iterable[Gebied]) -> tuple[str, ...]:
    return tuple(g.naam for g in gebieden)


def _is_real(waarde: Waarde | None) -> bool:
    return bool(waarde and waarde.bekend and not waarde.voorbeeld)


def _sum(delen: list[Gebied], van: Vraag) -> Waarde | None:
    """The sum over gemeenten, written out when they are few and known exactly."""
    som = sum_over_areas([(d.naam, van(d)) for d in delen])
    if som is None:
        return None
    mee = [(d.naam, w) for d in delen if _counts(w := van(d), som)]
    uitleg = " + ".join(f"{aantal(w.waarde)} ({naam})" for naam, w in mee)
    kort = 1 < len(mee) <= _MEESTE_GENOEMD and not som.benadering
    return replace(som, afgeleid_uit=uitleg if kort else "")


def _counts(waarde: Waarde | None, som: Waarde) -> bool:
    return bool(waarde and waarde.bekend and waarde.voorbeeld == som.voorbeeld)
