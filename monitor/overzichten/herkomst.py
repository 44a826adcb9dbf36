"""Where one figure comes from, with the norm it is held against: versions, and what was
added up."""

from dataclasses import dataclass, replace

from banenafspraak.eenheden import Aard
from banenafspraak.kwartaal import EERSTE_KWARTAAL, Kwartaal
from banenafspraak.models import Indicator, NormSoort, Uitsplitsing
from monitor.overzichten.kubus import TOTAAL, Kubus
from monitor.overzichten.lezer import Lezer
from monitor.overzichten.tabellen import with_former
from monitor.overzichten.versies import (
    LEEG,
    Cijfersleutel,
    Geschiedenis,
    Normsleutel,
    versions_of,
)
from monitor.overzichten.vraag import Deelvraag
from monitor.overzichten.waarden import Waarde
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a sum. `mee`: it is in the sum. `gesplitst`: the area was split, so its
    number is not divided. `zelf`: what a source gives for the area of the sum itself."""

    gebied: Gebied
    kwartaal: Kwartaal
    waarde: Waarde | None
    mee: bool
    gesplitst: bool = False
    zelf: bool = False


@dataclass(frozen=True, slots=True)
class Optelling:
    """What was added up: over `gemeenten`, over `voorgangers`, or over `kwartalen`."""

    soort: str
    termen: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """The figure, its norm or the own ambition: what it is now, and what it was."""

    waarde: Waarde | None
    geschiedenis: Geschiedenis = LEEG
    optelling: Optelling | None = None

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to tell, now or before."""
        return self.waarde is None and not self.geschiedenis.alle


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Everything the page of one figure shows; nothing in it touches the database."""

    indicator: Indicator
    gebied: Gebied
    kwartaal: Kwartaal
    nieuwste: Kwartaal
    cijfer: Onderdeel
    norm: Onderdeel
    ambitie: Onderdeel
    deel: Uitsplitsing | None = None
    vanaf: Kwartaal | None = None
    regio: Gebied | None = None
    norm_van: Indicator | None = None  # whose norm it is held against, when not its own

    @property
    def heeft_norm(self) -> bool:
        """Whether this is held against anything, or ever was."""
        gevonden = not (self.norm.is_leeg and self.ambitie.is_leeg)
        return gevonden or self.indicator.weergave == Indicator.Weergave.NORM

    @property
    def heeft_voorbeeld(self) -> bool:
        """Whether any number of it is invented."""
        return any(
            w.voorbeeld
            for o in (self.cijfer, self.norm, self.ambitie)
            for w in (
                o.waarde,
                *(t.waarde for t in (o.optelling.termen if o.optelling else ())),
                *(v.waarde for v in o.geschiedenis.alle),
            )
            if w
        )


def origin(
    lezer: Lezer,
    gebied: Gebied,
    indicator: Indicator,
    deel: Uitsplitsing | None = None,
    vanaf: Kwartaal | None = None,
) -> Herkomst:
    """Read it: two queries for what is known, two for the versions."""
    k, code = lezer.kwartaal, deel.code if deel else TOTAAL
    gebieden = {gebied, *lezer.atlas.ever_members(gebied)}
    if gebied.soort not in (Soort.REGIO, Soort.CLUSTER):
        gebieden = {gebied}
    kubus = lezer.read(Deelvraag(with_former(lezer.atlas, gebieden), [indicator]))
    stand = kubus.effective(indicator, gebied, k, code)
    if vanaf is None and stand and stand.vanaf:
        vanaf = stand.vanaf
    sleutels = {
        "cijfer": Cijfersleutel.of(indicator, gebied, k, code, vanaf),
        "norm": Normsleutel.of(indicator, gebied, k.jaar, code),
        "ambitie": Normsleutel.of(indicator, gebied, k.jaar, code, True),
    }
    gevonden = versions_of(sleutels.values(), lezer.moment)
    van = {naam: gevonden[sleutel] for naam, sleutel in sleutels.items()}
    if vanaf and not (stand and stand.vanaf == vanaf):
        stand = _of_period(van["cijfer"])
    norm = kubus.norm(indicator, gebied, k.jaar, code)
    ambitie = kubus.norm(indicator, gebied, k.jaar, code, True)
    return Herkomst(
        indicator=indicator,
        gebied=gebied,
        kwartaal=k,
        nieuwste=lezer.newest(kubus),
        cijfer=_part_of(
            stand,
            van["cijfer"],
            None if vanaf else _figure_terms(kubus, indicator, gebied, k, code, stand),
        ),
        norm=_part_of(
            norm,
            van["norm"],
            _norm_terms(kubus, indicator, gebied, k, code, norm),
        ),
        ambitie=_part_of(ambitie, van["ambitie"]),
        deel=deel,
        vanaf=vanaf,
        regio=lezer.atlas.parent(gebied, Soort.REGIO, lezer.dag),
        norm_van=next(
            (i for i in lezer.indicatoren.values() if i.pk == indicator.norm_van_id),
            None,
        ),
    )


def _part_of(
    waarde: Waarde | None,
    geschiedenis: Geschiedenis,
    optelling: Optelling | None = None,
) -> Onderdeel:
    """An example belongs to the history only where it is what the site shows."""
    getoond = waarde is not None and waarde.voorbeeld and optelling is None
    if not getoond:
        geschiedenis = replace(geschiedenis, voorbeeld=None)
    return Onderdeel(waarde, geschiedenis, optelling)


def _of_period(geschiedenis: Geschiedenis) -> Waarde | None:
    """What is known of a period that is not the one the page of the area shows."""
    huidig = geschiedenis.huidig or geschiedenis.voorbeeld
    return huidig.waarde if huidig else None


def _figure_terms(
    kubus: Kubus, indicator, gebied: Gebied, k: Kwartaal, deel: str, som
) -> Optelling | None:
    """What the figure was added up from; None when a source gives it as a whole."""
    if som is None or not som.bekend:
        return None
    if som.is_som:
        leden = [
            (lid, kubus.effective(indicator, lid, k, deel))
            for lid in kubus.atlas.members(gebied, k.peildatum)
        ]
        return _over_areas(leden, k, som)
    eigen = kubus.published(indicator, gebied, k, deel)
    if eigen and eigen.waarde == som.waarde and eigen.afgeleid_uit == som.afgeleid_uit:
        return None
    voorgangers = [
        (oud, gesplitst, kubus.effective(indicator, oud, k, deel))
        for oud, gesplitst in kubus.atlas.predecessors(gebied, k.peildatum)
    ]
    if any(w and w.bekend for _, _, w in voorgangers):
        return _over_predecessors(gebied, eigen, voorgangers, k, som)
    return (
        _over_quarters(kubus, indicator, gebied, k, deel)
        if indicator.aard == Aard.STROOM
        else None
    )


def _norm_terms(
    kubus: Kubus, indicator, gebied: Gebied, k: Kwartaal, deel: str, som
) -> Optelling | None:
    if som is None or not som.bekend:
        return None
    eind = Kwartaal(k.jaar, 4)
    if som.is_som:
        leden = [
            (lid, kubus.norm(indicator, lid, k.jaar, deel))
            for lid in kubus.atlas.members(gebied, eind.peildatum)
        ]
        return _over_areas(leden, eind, som)
    voorgangers = [
        (oud, gesplitst, kubus.norm(indicator, oud, k.jaar, deel))
        for oud, gesplitst in kubus.atlas.predecessors(gebied, eind.peildatum)
    ]
    if not som.afgeleid_uit or not any(w and w.bekend for _, _, w in voorgangers):
        return None
    eigen = next(
        (
            published
            for pk, part, jaar, published in kubus.norm_rows(indicator)
            if (pk, part.code, jaar) == (gebied.pk, deel, k.jaar)
            and published.soort != NormSoort.AMBITIE
        ),
        None,
    )
    return _over_predecessors(gebied, eigen, voorgangers, eind, som)


def _over_areas(leden, kwartaal: Kwartaal, som: Waarde) -> Optelling:
    """An invented number is not in a sum with a real part."""
    return Optelling(
        "gemeenten",
        tuple(
            Term(
                lid,
                kwartaal,
                waarde,
                mee=bool(waarde and waarde.bekend)
                and waarde.voorbeeld == som.voorbeeld,
            )
            for lid, waarde in leden
        ),
    )


def _over_predecessors(gebied, eigen, voorgangers, kwartaal, som) -> Optelling | None:
    termen = [
        Term(oud, kwartaal, waarde, _counts(waarde, gesplitst), gesplitst)
        for oud, gesplitst, waarde in voorgangers
    ]
    if eigen and eigen.bekend:
        zelf = Term(gebied, kwartaal, eigen, mee=True, zelf=True)
        termen.insert(0, zelf)
    if sum(t.waarde.waarde for t in termen if t.mee) != som.waarde:
        return None  # the own figure of another document stands alone
    return Optelling("voorgangers", tuple(termen))


def _counts(waarde: Waarde | None, gesplitst: bool) -> bool:
    return bool(waarde and waarde.bekend) and not gesplitst


def _over_quarters(kubus: Kubus, indicator, gebied, k: Kwartaal, deel: str):
    """The quarters of a year so far, when there is more than one."""
    begin = k - (k.nummer - 1) if k.jaar > EERSTE_KWARTAAL.jaar else k
    if begin == k:
        return None
    termen = []
    for n in range(k - begin + 1):
        waarde = kubus.published(indicator, gebied, begin + n, deel)
        termen.append(Term(gebied, begin + n, waarde, mee=bool(waarde)))
    return Optelling("kwartalen", tuple(termen))
