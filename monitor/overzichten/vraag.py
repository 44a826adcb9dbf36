"""Which figures and norms a page reads: two queries, for 5 areas or for 342.

The only place of the public site that asks for Cijfer and Norm, beside `lezer`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Case, OuterRef, Q, Subquery, When

from banenafspraak.eenheden import Aard
from banenafspraak.kwartaal import EERSTE_KWARTAAL, Kwartaal
from banenafspraak.models import Cijfer, Duiding, Indicator, Norm
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.kubus_van_nu import KubusVanNu
from regio.atlas import Atlas
from regio.models import Gebied


@dataclass(frozen=True, slots=True)
class Deelvraag:
    """Figures of some areas, up to the quarter of the page.

    `indicatoren` None: all of them. `voorbeelden`: the quarters of which examples are
    read, None for all of them; real figures always are, for "laatst bekend". `normen_tot`:
    the last year of which norms are read, None for that of the page.
    """

    gebieden: Collection[Gebied]
    indicatoren: Collection[Indicator] | None = None
    voorbeelden: Collection[Kwartaal] | None = None
    normen_tot: int | None = None

    def figures(self, tot_en_met: Kwartaal) -> Q:
        """The condition on figures."""
        waar = Q(gebied__in=self._keys, kwartaal__lte=tot_en_met)
        if self.indicatoren is not None:
            waar &= Q(indicator__in=self.indicatoren)
        if self.voorbeelden is not None:
            waar &= Q(voorbeeld=False) | Q(kwartaal__in=self.voorbeelden)
        return waar

    def norms(self, tot_en_met: Kwartaal) -> Q:
        """The condition on norms: up to the end of the year of the quarter, or further."""
        tot = self.normen_tot or tot_en_met.jaar
        waar = Q(gebied__in=self._keys, jaar__lte=tot)
        if self.indicatoren is not None:
            bronnen = {i.norm_van_id or i.pk for i in self.indicatoren}
            waar &= Q(indicator__in=bronnen)
        if self.voorbeelden is not None:
            jaren = {k.jaar for k in self.voorbeelden}
            jaren |= {jaar - 1 for jaar in jaren}  # where the rekenpad begins
            waar &= Q(voorbeeld=False) | Q(jaar__in=jaren)
        return waar

    @property
    def _keys(self) -> set[int]:
        return {g.pk for g in self.gebieden}


def moments_of_row(indicator: Indicator, kwartaal: Kwartaal) -> list[Kwartaal]:
    """What one row of a table shows: this quarter, the one before, and a year ago. A
    stroom is added up over this year and the one before."""
    terug = range(8) if indicator.aard == Aard.STROOM else (0, 1, 4)
    return [kwartaal - n for n in terug if kwartaal - EERSTE_KWARTAAL >= n]


def read(
    atlas: Atlas,
    delen: Iterable[Deelvraag],
    tot_en_met: Kwartaal,
    *,
    extra: Q | None = None,
    moment=None,
) -> Kubus:
    """Read what the parts ask for, together. `extra`: other figures to read in the same
    query; `moment`: as known then."""
    cijfers, normen = extra or Q(pk__in=()), Q(pk__in=())
    for deel in delen:
        cijfers |= deel.figures(tot_en_met)
        normen |= deel.norms(tot_en_met)
    soort = KubusVanNu if atlas.grens else Kubus
    return soort(
        atlas,
        Cijfer.objects.known(moment)
        .filter(cijfers)
        .select_related("bron", "uitsplitsing")
        .with_correction()
        .annotate(**_explanations(tot_en_met, moment)),
        Norm.objects.known(moment)
        .filter(normen)
        .select_related("bron", "uitsplitsing")
        .with_correction(),
    )


def _explanations(kwartaal: Kwartaal, moment) -> dict[str, Case]:
    """What the area says with its figure, looked up only for real figures of the quarter
    of the page: in the query that is asked anyway, and a few hundred times at most."""
    duiding = (
        Duiding.objects.known(moment)
        .filter(
            indicator=OuterRef("indicator"),
            gebied=OuterRef("gebied"),
            kwartaal=OuterRef("kwartaal"),
            uitsplitsing=OuterRef("uitsplitsing"),
        )
        .order_by()
    )
    kolommen = {
        "duiding_tekst": "tekst",
        "duiding_namens": "namens",
        "duiding_op": "bekend_vanaf",
    }
    hier = {"kwartaal": kwartaal, "voorbeeld": False}
    return {
        naam: Case(When(**hier, then=Subquery(duiding.values(veld)[:1])))
        for naam, veld in kolommen.items()
    }
