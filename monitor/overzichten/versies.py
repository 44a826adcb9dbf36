"""What the public may see of the ledger: every published version of a figure or a norm.

Two queries, for one key or for many. An example that was replaced is no history; one that
is there now is shown as what it is. Of a number that is or was too small to show no words
and no reason are told.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import BooleanField, Case, ExpressionWrapper, Q, When

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.laden.cijfers import MEEGELEVERD
from banenafspraak.models import Bron, Cijfer, Indicator, Levering, Norm, Onderdrukking
from banenafspraak.querysets import is_silent
from monitor.overzichten.kubus import TOTAAL
from monitor.overzichten.openbaar import value_of
from monitor.overzichten.waarden import Waarde
from monitor.zinnen.afzender import is_checked, sender
from regio.models import Gebied


@dataclass(frozen=True, slots=True)
class Cijfersleutel:
    """Which figure. `vanaf` None: a stand, or a stroom of one quarter or of one year."""

    indicator_id: int
    gebied_id: int
    kwartaal: Kwartaal
    deel: str = TOTAAL
    vanaf: Kwartaal | None = None

    @classmethod
    def of(
        cls,
        indicator: Indicator,
        gebied: Gebied,
        kwartaal: Kwartaal,
        deel: str = TOTAAL,
        vanaf: Kwartaal | None = None,
    ) -> "Cijfersleutel":
        """The key of this figure. A period of one quarter is that quarter."""
        vanaf = None if vanaf == kwartaal else vanaf
        return cls(indicator.pk, gebied.pk, kwartaal, deel or TOTAAL, vanaf)


@dataclass(frozen=True, slots=True)
class Normsleutel:
    """Which norm, or own ambition, for the end of one year."""

    indicator_id: int
    gebied_id: int
    jaar: int
    deel: str = TOTAAL
    ambitie: bool = False

    @classmethod
    def of(
        cls,
        indicator: Indicator,
        gebied: Gebied,
        jaar: int,
        deel: str = TOTAAL,
        ambitie: bool = False,
    ) -> "Normsleutel":
        """The key of the norm that `indicator` is held against: maybe that of another."""
        bron = indicator.norm_van_id or indicator.pk
        return cls(bron, gebied.pk, jaar, deel or TOTAAL, ambitie)


Sleutel = Cijfersleutel | Normsleutel


class Wijziging(StrEnum):
    """What a version did to what was known before it."""

    EERSTE = "eerste keer bekend"
    ONBEKEND = "niet bekend"  # the first thing a source says is that it does not know
    GECORRIGEERD = "gecorrigeerd"
    ANDERE_BRON = "zelfde getal, andere bron"
    ZELFDE = "zelfde getal"  # the words or the marks beside it changed
    INGETROKKEN = "ingetrokken"
    WEER_BEKEND = "weer bekend"
    VOORBEELD = "voorbeeld"


@dataclass(frozen=True, slots=True)
class Versie:
    """What was on the site from one moment until another.

    `was`: the number before, when it changed and may be told. `bestand`: the shipped file
    it came from; the name of a file that somebody uploaded is not told, only that there
    was one (`uit_bestand`). `verborgen`: the number is not public.
    """

    wijziging: Wijziging
    waarde: Waarde
    vanaf: datetime.datetime
    tot: datetime.datetime | None
    afzender: str
    nagekeken: bool
    ingediend_op: datetime.datetime | None = None
    akkoord_op: datetime.datetime | None = None
    reden: str = ""
    was: Waarde | None = None
    bestand: str = ""
    uit_bestand: bool = False
    meegeleverd: bool = False
    verborgen: bool = False

    @property
    def bron(self) -> Bron | None:
        """The document; none when a number was taken away."""
        return self.waarde.bronnen[0] if self.waarde.bronnen else None

    @property
    def is_weg(self) -> bool:
        """Whether this is the taking away of a number."""
        return self.wijziging is Wijziging.INGETROKKEN


@dataclass(frozen=True, slots=True)
class Geschiedenis:
    """The versions of one figure or norm, oldest first. `voorbeeld`: the example that
    stands there now."""

    versies: tuple[Versie, ...] = ()
    voorbeeld: Versie | None = None

    @property
    def huidig(self) -> Versie | None:
        """What holds now; None when nothing does."""
        laatste = self.versies[-1] if self.versies else None
        return laatste if laatste and not laatste.is_weg else None

    @property
    def alle(self) -> tuple[Versie, ...]:
        """Everything there is to tell, newest first; the example on top."""
        bovenop = (self.voorbeeld,) if self.voorbeeld else ()
        return bovenop + self.versies[::-1]

    def at(self, moment: datetime.datetime) -> Versie | None:
        """The version that was known at `moment`."""
        for versie in reversed(self.versies):
            if versie.vanaf <= moment:
                return None if versie.is_weg else versie
        return None


LEEG = Geschiedenis()


def versions_of(
    sleutels: Iterable[Sleutel], moment=None
) -> dict[Sleutel, Geschiedenis]:
    """The history of each key up to `moment`, empty where nothing was ever published. A query
    for the figures and one for the norms, as far as any are asked for."""
    gevraagd = set(sleutels)
    per_sleutel: dict[Sleutel, list] = defaultdict(list)
    for soort, model, tijd, sleutel_van in _SOORTEN:
        eigen = [s for s in gevraagd if isinstance(s, soort)]
        for rij in _rows(model, tijd, eigen, moment) if eigen else ():
            if (sleutel := sleutel_van(rij)) in gevraagd:
                per_sleutel[sleutel].append(rij)
    return {s: _history(per_sleutel.get(s, []), moment) for s in gevraagd}


def _key_of_figure(rij: Cijfer) -> Cijfersleutel:
    vanaf = None if rij.vanaf == rij.kwartaal else rij.vanaf
    return Cijfersleutel(
        rij.indicator_id, rij.gebied_id, rij.kwartaal, rij.uitsplitsing.code, vanaf
    )


def _key_of_norm(rij: Norm) -> Normsleutel:
    return Normsleutel(
        rij.indicator_id, rij.gebied_id, rij.jaar, rij.uitsplitsing.code, rij.ambitie
    )


_SOORTEN = (
    (Cijfersleutel, Cijfer, "kwartaal", _key_of_figure),
    (Normsleutel, Norm, "jaar", _key_of_norm),
)


def _rows(model, tijd: str, sleutels: list[Sleutel], moment):
    """The published rows that any of the keys may be about; the caller picks."""
    gepubliceerd = Q(bekend_vanaf__isnull=False)
    huidig = Q(bekend_tot__isnull=True)
    if moment is not None:
        gepubliceerd = Q(bekend_vanaf__lte=moment)
        huidig |= Q(bekend_tot__gt=moment)
    return (
        model.objects.filter(
            gepubliceerd,
            Q(voorbeeld=False) | huidig,
            indicator__in={s.indicator_id for s in sleutels},
            gebied__in={s.gebied_id for s in sleutels},
            uitsplitsing__code__in={s.deel for s in sleutels},
            **{f"{tijd}__in": {getattr(s, tijd) for s in sleutels}},
        )
        .select_related(
            "bron", "uitsplitsing", "levering__gebied", "ingetrokken_met__gebied"
        )
        .with_correction()
        .annotate(zwijgt=_keeps("levering"), zwijgt_weg=_keeps("ingetrokken_met"))
        .order_by("bekend_vanaf", "pk")
    )


def _keeps(levering: str) -> Case:
    """Whether the reason of this delivery is not told. Only of one that gave a reason its
    figures are looked through: a first delivery of tens of thousands has none."""
    verzwegen = ExpressionWrapper(is_silent(levering), output_field=BooleanField())
    return Case(When(**{f"{levering}__reden__gt": ""}, then=verzwegen), default=False)


def _history(rijen: list, moment) -> Geschiedenis:
    echt = [rij for rij in rijen if not rij.voorbeeld]
    voorbeelden = [_example(rij) for rij in rijen if rij.voorbeeld]
    return Geschiedenis(
        versies=tuple(_versions(echt, moment)),
        voorbeeld=voorbeelden[-1] if voorbeelden else None,
    )


def _versions(rijen: list, moment) -> Iterator[Versie]:
    """A version per row, and one where a row ended without a newer one."""
    vorigen, volgenden = [None, *rijen], [*rijen[1:], None]
    for rij, vorige, volgende in zip(rijen, vorigen, volgenden, strict=False):
        tot = rij.bekend_tot
        if tot and moment is not None and tot > moment:
            tot = None
        yield _version(rij, vorige, tot)
        opgevolgd = tot and volgende and volgende.bekend_vanaf <= tot
        if tot and not opgevolgd:
            yield _withdrawn(rij, tot, volgende.bekend_vanaf if volgende else None)


def _version(rij, vorige, tot) -> Versie:
    waarde = value_of(rij)
    zeg_meer = not (_is_hidden(rij) or (vorige is not None and _is_hidden(vorige)))
    if not zeg_meer:  # also after a number that was taken away
        waarde = replace(waarde, toelichting="", duiding=None)
    correctie = waarde.correctie
    wijziging = _change(rij, vorige, waarde)
    return Versie(
        wijziging=wijziging,
        waarde=waarde,
        vanaf=rij.bekend_vanaf,
        tot=tot,
        reden=rij.levering.reden.strip()
        if vorige and zeg_meer and not rij.zwijgt
        else "",
        was=correctie.was if correctie and zeg_meer else None,
        verborgen=_is_hidden(rij),
        **_delivery(rij.levering),
    )


def _change(rij, vorige, waarde: Waarde) -> Wijziging:
    if vorige is None:
        bekend = waarde.bekend or _is_hidden(rij)
        return Wijziging.EERSTE if bekend else Wijziging.ONBEKEND
    if rij.vervangt_id is None:
        return Wijziging.WEER_BEKEND
    if waarde.correctie:
        return Wijziging.GECORRIGEERD
    if rij.bron_id != vorige.bron_id:
        return Wijziging.ANDERE_BRON
    return Wijziging.ZELFDE


def _withdrawn(rij, vanaf, tot) -> Versie:
    """That the number was taken off the site, and by whom. Why, unless it was hidden."""
    levering = rij.ingetrokken_met or rij.levering
    openbaar = not _is_hidden(rij)
    met_reden = openbaar and rij.ingetrokken_met_id and not rij.zwijgt_weg
    waarde = value_of(rij)
    return Versie(
        wijziging=Wijziging.INGETROKKEN,
        waarde=Waarde(None),
        vanaf=vanaf,
        tot=tot,
        reden=levering.reden.strip() if met_reden else "",
        was=replace(waarde, correctie=None) if openbaar else None,
        **_delivery(levering),
    )


def _example(rij) -> Versie:
    """The example that stands there now: nobody delivered it, and it rests on nothing."""
    return Versie(
        wijziging=Wijziging.VOORBEELD,
        waarde=value_of(rij),
        vanaf=rij.bekend_vanaf,
        tot=None,
        afzender="",
        nagekeken=False,
        verborgen=_is_hidden(rij),
    )


def _is_hidden(rij) -> bool:
    verborgen = getattr(rij, "onderdrukking", Onderdrukking.GEEN)
    return verborgen != Onderdrukking.GEEN


def _delivery(levering: Levering) -> dict:
    nagekeken = is_checked(levering)
    meegeleverd = levering.ingediend_als == MEEGELEVERD
    return {
        "afzender": sender(levering),
        "nagekeken": nagekeken,
        "ingediend_op": levering.ingediend_op,
        "akkoord_op": levering.vastgesteld_op if nagekeken else None,
        "bestand": levering.bestand if meegeleverd else "",
        "uit_bestand": bool(levering.bestand),
        "meegeleverd": meegeleverd,
    }
