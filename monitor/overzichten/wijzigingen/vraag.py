"""The questions that the public log asks of the ledger (of texts: `tekstvraag`).

Each kind of change is one branch: rows of one model that were published or withdrawn, with
`op` (when) and `met` (the delivery, 0 for none). Branches are put together by the database,
so that a page costs the same few queries whatever happened. Examples are in no branch.
"""

from django.db.models import (
    Case,
    Count,
    F,
    Max,
    Min,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from banenafspraak.models import (
    Cijfer,
    Levering,
    Norm,
    Onderdrukking,
)
from banenafspraak.querysets import is_silent
from monitor.overzichten.wijzigingen.gedeeld import (
    TEKST,
    at,
    number,
    together,
    within,
    word,
)
from monitor.overzichten.wijzigingen.tekstvraag import text_branches
from monitor.overzichten.wijzigingen.waarden import Keuze, Sleutel, Wat

OPENBAAR = Onderdrukking.GEEN
_FIGUREN = (Cijfer, Norm)


# ---- figures and norms ---------------------------------------------------------------


def _published(model) -> QuerySet:
    return model.objects.filter(voorbeeld=False, bekend_vanaf__isnull=False).annotate(
        op=F("bekend_vanaf"), met=F("levering_id")
    )


def _withdrawn(model) -> QuerySet:
    return model.objects.filter(
        voorbeeld=False, bekend_tot__isnull=False, ingetrokken_met__isnull=False
    ).annotate(op=F("bekend_tot"), met=F("ingetrokken_met_id"))


def _hidden(model, *, ook_eerder: bool) -> Q:
    """Whether the public does not see the number; `ook_eerder`: nor the one before."""
    if model is Norm:
        return Q(pk__in=())
    nu = ~Q(onderdrukking=OPENBAAR)
    if not ook_eerder:
        return nu
    eerder = Q(vervangt__isnull=False) & ~Q(vervangt__onderdrukking=OPENBAAR)
    return nu | eerder


def _same_number(model) -> Q:
    """Whether a row replaced one with the same number: then only words or source changed.
    Of a hidden number that is not told."""
    zelfde = Q(benadering=F("vervangt__benadering")) & (
        Q(waarde=F("vervangt__waarde"))
        | Q(waarde__isnull=True, vervangt__waarde__isnull=True)
    )
    if model is Norm:
        return zelfde
    open_ = Q(onderdrukking=OPENBAAR, vervangt__onderdrukking=OPENBAAR)
    return zelfde & open_


def _with_kind(model, rijen: QuerySet) -> QuerySet:
    return rijen.annotate(
        wat=Case(
            When(vervangt__isnull=True, then=word(Wat.NIEUW)),
            When(_same_number(model), then=word(Wat.BRON)),
            default=word(Wat.CORRECTIE),
            output_field=TEKST,
        )
    )


def _about(rijen: QuerySet, keuze: Keuze) -> QuerySet:
    """Keep the areas, the subject and the time that were asked for."""
    if keuze.gebieden is not None:
        rijen = rijen.filter(gebied__in=keuze.gebieden)
    if keuze.indicator:
        rijen = rijen.filter(indicator=keuze.indicator)
    return within(rijen, keuze)


def figure_branches(keuze: Keuze) -> list[tuple[type, QuerySet]]:
    """(model, rows) of every kind of change of figures that was asked for."""
    takken = []
    if keuze.soort == Wat.TEKST:
        return takken
    for model in _FIGUREN:
        if keuze.soort != Wat.INGETROKKEN:
            nieuw = _about(_published(model), keuze)
            if keuze.soort == Wat.NIEUW:
                nieuw = nieuw.filter(vervangt__isnull=True)
            elif keuze.soort:
                nieuw = nieuw.filter(vervangt__isnull=False)
            takken.append((model, nieuw, False))
        if keuze.soort in ("", Wat.INGETROKKEN):
            takken.append((model, _about(_withdrawn(model), keuze), True))
    return [(m, _kinds(m, rijen, weg, keuze.soort)) for m, rijen, weg in takken]


def _kinds(model, rijen: QuerySet, weg: bool, soort: str) -> QuerySet:
    """With the kind of change where it must be known: it costs a look at the row before."""
    if weg:
        return rijen.annotate(wat=word(Wat.INGETROKKEN))
    rijen = _with_kind(model, rijen)
    if soort in (Wat.CORRECTIE, Wat.BRON):
        rijen = rijen.filter(wat=soort)
    return rijen


def _period(model):
    """The quarter as text; of a norm the last one of its year."""
    if model is Cijfer:
        return Cast("kwartaal", TEKST)
    return Concat(Cast("jaar", TEKST), word("-K4"), output_field=TEKST)


def _since(model):
    if model is Cijfer:
        return Coalesce(Cast("vanaf", TEKST), word(""))
    return word("")


def groups(keuze: Keuze, sleutels: list[Sleutel]) -> QuerySet | list:
    """Per event, subject and kind of change: how many, about which areas and periods."""
    takken = []
    for model, rijen in figure_branches(keuze):
        open_ = ~_hidden(model, ook_eerder=True)
        correctie = Q(wat=Wat.CORRECTIE) & open_
        takken.append(
            at(sleutels, rijen)
            .annotate(
                is_norm=number(int(model is Norm)),
                periode=_period(model),
                sinds=_since(model),
            )
            .order_by()
            .values("op", "met", "wat", "is_norm", "indicator_id")
            .annotate(
                aantal=Count("pk"),
                gebieden=Count("gebied", distinct=True),
                eerste_gebied=Min("gebied_id"),
                eerste=Min("periode"),
                laatste=Max("periode"),
                sinds_eerst=Min("sinds"),
                sinds_laatst=Max("sinds"),
                nu_bekend=Count(
                    "pk",
                    filter=correctie
                    & Q(vervangt__waarde__isnull=True, waarde__isnull=False),
                ),
                nu_onbekend=Count(
                    "pk",
                    filter=correctie
                    & Q(vervangt__waarde__isnull=False, waarde__isnull=True),
                ),
                bronnen=Count("bron", distinct=True),
                eerste_bron=Min("bron__korte_titel"),
                laatste_bron=Max("bron__korte_titel"),
            )
        )
    return together(takken)


_RIJ = (
    "op",
    "met",
    "wat",
    "is_norm",
    "sleutel_pk",
    "over",
    "waar",
    "naam",
    "periode",
    "sinds",
    "deel_code",
    "deel_naam",
    "getal",
    "ongeveer",
    "reden",
    "zichtbaar",
    "soort_norm",
    "vorige",
    "was_waarde",
    "was_benadering",
    "was_onderdrukking",
    "titel_bron",
)


def rows(keuze: Keuze, sleutels: list[Sleutel] | None = None, extra=None):
    """Single changes as dicts. `sleutels`: only of these events; `extra`: only those of a
    branch that fit this condition (by model)."""
    takken = []
    for model, rijen in figure_branches(keuze):
        if sleutels is not None:
            rijen = at(sleutels, rijen)
        if extra is not None:
            rijen = rijen.filter(extra)
        cijfer = model is Cijfer
        takken.append(
            rijen.annotate(
                is_norm=number(int(not cijfer)),
                sleutel_pk=F("pk"),
                over=F("indicator_id"),
                waar=F("gebied_id"),
                naam=F("gebied__naam"),
                periode=_period(model),
                sinds=_since(model),
                deel_code=F("uitsplitsing__code"),
                deel_naam=F("uitsplitsing__naam"),
                getal=F("waarde"),
                ongeveer=F("benadering"),
                reden=F("reden_onbekend"),
                zichtbaar=F("onderdrukking") if cijfer else word(OPENBAAR),
                soort_norm=word("") if cijfer else F("soort"),
                vorige=F("vervangt_id"),
                was_waarde=F("vervangt__waarde"),
                was_benadering=Coalesce(F("vervangt__benadering"), word("")),
                was_onderdrukking=Coalesce(F("vervangt__onderdrukking"), word(OPENBAAR))
                if cijfer
                else word(OPENBAAR),
                titel_bron=F("bron__korte_titel"),
            )
            .order_by()
            .values(*_RIJ)
        )
    return together(takken)


# ---- together ------------------------------------------------------------------------------


def keys(keuze: Keuze, begin: int, eind: int) -> list[Sleutel]:
    """The events, newest first, from `begin` up to `eind`."""
    takken = [r for _, r in (*figure_branches(keuze), *text_branches(keuze))]
    takken = [tak.order_by().values_list("op", "met").distinct() for tak in takken]
    if not takken:
        return []
    eerste, *rest = takken
    alle = eerste.union(*rest) if rest else eerste
    return [Sleutel(*s) for s in alle.order_by("-op", "-met")[begin:eind]]


def deliveries(sleutels) -> dict[int, Levering]:
    """The deliveries of these events, with `zwijgt`: whether their reason is not told."""
    return (
        Levering.objects.select_related("gebied")
        .annotate(zwijgt=is_silent("pk"))
        .in_bulk({s.levering for s in sleutels if s.levering})
    )
