"""The only writer of the ledger.

A delivery is handed in as concept rows (`hand_in`) and published as a whole
(`publish`). Confirming is two UPDATEs in one transaction: close the old rows, then
open the new ones; the other order violates the constraint that a key has one current
row. Nothing is ever overwritten or deleted. Bulk writes tell the log themselves.

Writers go one by one: `logboek.transactie` holds the end of the log. Two deliveries about
the same figures are told apart in order, also when they hold them in another order.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from banenafspraak import logboek
from banenafspraak.logboek import cijfers as cijferlog
from banenafspraak.models import (
    Actie,
    Cijfer,
    Dataversie,
    Duiding,
    Levering,
    Norm,
    Waarneming,
)
from banenafspraak.onderdrukking import hide_small_counts
from banenafspraak.querysets import einde_van_de_dag

_TEGELIJK = 500  # rows or keys in one statement
_DUIDING = ("indicator_id", "gebied_id", "kwartaal", "uitsplitsing_id")


class Botsing(Exception):
    """Another delivery was first; the message is a Dutch sentence for the user."""


_INTUSSEN_VERVANGEN = (
    "Een cijfer is intussen door een andere levering vervangen. Begin opnieuw vanaf "
    "het nieuwe cijfer."
)


@dataclass(frozen=True, slots=True)
class Verschil:
    """What a delivery changes: rows by what happens to them."""

    nieuw: list[Waarneming] = field(default_factory=list)
    gewijzigd: list[Waarneming] = field(default_factory=list)
    gelijk: list[Waarneming] = field(default_factory=list)

    @property
    def is_leeg(self) -> bool:
        """Nothing new, nothing changed."""
        return not (self.nieuw or self.gewijzigd)


def sleutel_van(rij: Waarneming) -> tuple:
    """What a row is about: the fields of which only one row is current."""
    return tuple(getattr(rij, veld) for veld in (*rij.SLEUTEL, "voorbeeld"))


def zelfde_inhoud(rij: Waarneming, ander: Waarneming) -> bool:
    """Whether two rows say the same, source and explanation included."""
    return all(getattr(rij, veld) == getattr(ander, veld) for veld in rij.INHOUD)


def compare(rijen: list[Waarneming]) -> Verschil:
    """Hold unsaved `rijen` against the current rows; sets `vervangt` on what changes.

    Rows may be Norm and Cijfer mixed. One query per model.
    """
    verschil = Verschil()
    for model in (Norm, Cijfer):
        eigen = [rij for rij in rijen if isinstance(rij, model)]
        huidig = current_rows(model, eigen)
        for rij in eigen:
            oud = huidig.get(sleutel_van(rij))
            if oud is None:
                verschil.nieuw.append(rij)
            elif zelfde_inhoud(oud, rij):
                verschil.gelijk.append(rij)
            else:
                rij.vervangt = oud
                verschil.gewijzigd.append(rij)
    return verschil


def current_rows(model, rijen) -> dict[tuple, Waarneming]:
    """What the site shows now about the keys of `rijen`, by `sleutel_van`. One query."""
    if not rijen:
        return {}
    indicatoren = {rij.indicator_id for rij in rijen}
    huidig = model.objects.current().filter(indicator_id__in=indicatoren)
    gebieden = {rij.gebied_id for rij in rijen}
    if len(gebieden) <= _TEGELIJK:  # an opgave is about one; do not read the other 400
        huidig = huidig.filter(gebied_id__in=gebieden)
    return {sleutel_van(rij): rij for rij in huidig}


@logboek.transactie()
def hand_in(
    levering: Levering, rijen: list[Waarneming], *, mag_leeg: bool = False
) -> Verschil:
    """Save the changed rows as concept rows of `levering`; equal rows are left out.

    `levering` may be unsaved; it is saved with status ingediend, unless nothing changes
    (`mag_leeg`: then too, for an opgave whose figures are all on the site already).
    Raises `Botsing` when a correction of one of the rows waits already.
    """
    verschil = compare(rijen)
    if verschil.is_leeg and not mag_leeg:
        return verschil
    _refuse_second_correction(verschil.gewijzigd)
    levering.status = Levering.Status.INGEDIEND
    levering.ingediend_op = levering.ingediend_op or timezone.now()
    levering.save()
    for model in (Norm, Cijfer):
        eigen = [
            r for r in (*verschil.nieuw, *verschil.gewijzigd) if isinstance(r, model)
        ]
        for rij in eigen:
            rij.levering = levering
        model.objects.bulk_create(eigen, batch_size=_TEGELIJK)
        if (
            not levering.bestand
        ):  # rows of a file are in that file, and told when published
            cijferlog.figures_handed_in(levering, eigen)
    return verschil


@logboek.transactie()
def take_back(levering: Levering, status: Levering.Status) -> None:
    """Give a delivery that waits the `status` teruggestuurd or ingetrokken.

    Its concept rows go: the public never saw them, and what was typed stays with the
    opgave. Raises `Botsing` when the delivery does not wait any more.
    """
    _refuse_unless_waiting(levering)
    with logboek.als(Actie.INGETROKKEN, "Stond nog niet op de site."):
        for model in (Norm, Cijfer, Duiding):
            model.objects.filter(levering=levering, bekend_vanaf__isnull=True).delete()
    levering.status = status
    levering.save()


def _refuse_second_correction(gewijzigd: list[Waarneming]) -> None:
    for model in (Norm, Cijfer):
        oude = [rij.vervangt_id for rij in gewijzigd if isinstance(rij, model)]
        for dezelfde in _in_parts(oude):
            if model.objects.filter(vervangt_id__in=dezelfde).exists():
                raise Botsing(
                    "Voor een cijfer wacht al een andere correctie op akkoord."
                )


@logboek.transactie()
def publish(
    levering: Levering,
    *,
    door=None,
    moment: datetime.datetime | None = None,
    op_brondatum: bool = False,
) -> None:
    """Publish the concept rows of `levering` at `moment` (default: now), all or nothing.

    `levering.herleidbaar`: small counts that can be worked out all the same, because of what
    was on the site already. The log has them too.

    `door`: the user who agrees; never the one who handed in (a constraint holds that).
    `op_brondatum`: rows count as known from the end of the day of their source, which
    only the first load into an empty database may do. Raises `Botsing` when a row that
    would be replaced is no longer current, or when the delivery does not wait any more.
    """
    _refuse_unless_waiting(levering)
    # After waiting for others: moments follow the order of writing.
    moment = moment or _moment_after(levering)
    for model in (Norm, Cijfer):
        rijen = model.objects.filter(levering=levering, bekend_vanaf__isnull=True)
        _close_replaced(model, rijen, moment)
        if model is Cijfer:
            herleidbaar = hide_small_counts(levering, moment)
        try:
            with transaction.atomic():
                _open(rijen, moment, op_brondatum)
        except IntegrityError as fout:
            raise Botsing(_INTUSSEN_VERVANGEN) from fout
        cijferlog.figures_published(model, levering)
    _publish_explanations(levering, moment)
    levering.status = Levering.Status.VASTGESTELD
    levering.vastgesteld_door = door
    levering.vastgesteld_op = moment
    levering.versie += 1
    levering.save()  # makes the data version, as every single save does (versies.py)
    levering.herleidbaar = tuple(herleidbaar)
    cijferlog.figures_traceable(levering)


def _moment_after(levering: Levering) -> datetime.datetime:
    """Now; but later than what is replaced, also when the clock was set back."""
    eerder = [
        model.objects.filter(levering=levering, bekend_vanaf__isnull=True).aggregate(
            laatste=Max("vervangt__bekend_vanaf")
        )["laatste"]
        for model in (Norm, Cijfer)
    ]
    eerder.append(_replaced_words(levering).aggregate(m=Max("bekend_vanaf"))["m"])
    net_erna = datetime.timedelta(microseconds=1)
    return max([timezone.now(), *(m + net_erna for m in eerder if m)])


def _publish_explanations(levering: Levering, moment) -> None:
    """An explanation belongs to its figure: with a new figure the old words go, and those
    of this delivery come. Waiting words without text only take the old ones away."""
    huidig = _replaced_words(levering)
    oud = {_about(rij): rij for rij in huidig}
    for deel in _in_parts([rij.pk for rij in oud.values()]):
        Duiding.objects.filter(pk__in=deel).update(bekend_tot=moment)
    wachtend = Duiding.objects.filter(levering=levering, bekend_vanaf__isnull=True)
    wachtend.filter(tekst="").delete()
    for rij in wachtend:
        rij.vervangt, rij.bekend_vanaf = oud.pop(_about(rij), None), moment
        rij.save()
    cijferlog.texts_withdrawn(list(oud.values()))


def _replaced_words(levering: Levering):
    """The current explanations of the figures that `levering` brings, or about which it
    brings other words."""
    van_levering = {
        "levering": levering,
        **{veld: OuterRef(veld) for veld in _DUIDING},
    }
    cijfers = Cijfer.objects.filter(voorbeeld=False, **van_levering)
    woorden = Duiding.objects.filter(bekend_vanaf__isnull=True, **van_levering)
    return Duiding.objects.current().filter(Exists(cijfers) | Exists(woorden))


def _about(duiding: Duiding) -> tuple:
    return tuple(getattr(duiding, veld) for veld in _DUIDING)


def _refuse_unless_waiting(levering: Levering) -> None:
    """Hold the delivery until the end of the transaction: two may agree at once."""
    nu = Levering.objects.select_for_update().get(pk=levering.pk)
    if nu.status != Levering.Status.INGEDIEND:
        raise Botsing(
            f"Deze levering wacht niet op akkoord. De status is: {nu.get_status_display()}."
        )


def _close_replaced(model, rijen, moment) -> None:
    oude = list(
        rijen.filter(vervangt__isnull=False).values_list("vervangt_id", flat=True)
    )
    gesloten = sum(
        model.objects.current().filter(pk__in=deel).update(bekend_tot=moment)
        for deel in _in_parts(oude)
    )
    if gesloten != len(oude):
        raise Botsing(_INTUSSEN_VERVANGEN)


def _in_parts(sleutels: list) -> Iterator[list]:
    """A database takes a limited number of keys in one statement."""
    for begin in range(0, len(sleutels), _TEGELIJK):
        yield sleutels[begin : begin + _TEGELIJK]


def _open(rijen, moment, op_brondatum: bool) -> None:
    if not op_brondatum:
        rijen.update(bekend_vanaf=moment)
        return
    per_dag = defaultdict(list)
    for pk, dag in rijen.values_list("pk", "bron__datum"):
        per_dag[dag].append(pk)
    for dag, sleutels in per_dag.items():
        bekend = min(einde_van_de_dag(dag), moment) if dag else moment
        rijen.model.objects.filter(pk__in=sleutels).update(bekend_vanaf=bekend)


@logboek.transactie()
def withdraw(
    rijen: list[Waarneming], levering: Levering, moment: datetime.datetime
) -> None:
    """Close current rows that no newer row replaces; `levering` records who and why. The
    explanations of those figures go along."""
    aantal = 0
    for model in (Norm, Cijfer):
        sleutels = [rij.pk for rij in rijen if isinstance(rij, model)]
        gesloten = sum(
            model.objects.current()
            .filter(pk__in=deel)
            .update(bekend_tot=moment, ingetrokken_met=levering)
            for deel in _in_parts(sleutels)
        )
        if gesloten:
            cijferlog.figures_withdrawn(model, levering, moment)
        aantal += gesloten
    for rij in rijen:
        if isinstance(rij, Cijfer) and not rij.voorbeeld:
            over = {veld: getattr(rij, veld) for veld in _DUIDING}
            uitleg = Duiding.objects.current().filter(**over)
            cijferlog.texts_withdrawn(list(uitleg))
            uitleg.update(bekend_tot=moment)
    if aantal:
        Dataversie.objects.verhoog(f"ingetrokken met levering: {levering}")
