"""The questions that the public log asks of the ledger and of the texts.

Each kind of change is one branch: rows of one model that were published or withdrawn, with
`op` (when) and `met` (the delivery, 0 for none). Branches are put together by the database,
so that a page costs the same few queries whatever happened. Examples are in no branch.
"""

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from banenafspraak.models import (
    Bron,
    Cijfer,
    Definitie,
    Duiding,
    Kanttekening,
    Levering,
    Norm,
    Onderdrukking,
)
from monitor.overzichten.wijzigingen.waarden import Keuze, Sleutel, Wat

OPENBAAR = Onderdrukking.GEEN
_TEKST = CharField()
_GETAL = IntegerField()
_FIGUREN = (Cijfer, Norm)
DEFINITIE, KANTTEKENING, DUIDING = "definitie", "kanttekening", "duiding"


def _word(tekst: str) -> Value:
    return Value(tekst, output_field=_TEKST)


def _number(getal: int) -> Value:
    return Value(getal, output_field=_GETAL)


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
            When(vervangt__isnull=True, then=_word(Wat.NIEUW)),
            When(_same_number(model), then=_word(Wat.BRON)),
            default=_word(Wat.CORRECTIE),
            output_field=_TEKST,
        )
    )


def _about(rijen: QuerySet, keuze: Keuze) -> QuerySet:
    """Keep the areas, the subject and the time that were asked for."""
    if keuze.gebieden is not None:
        rijen = rijen.filter(gebied__in=keuze.gebieden)
    if keuze.indicator:
        rijen = rijen.filter(indicator=keuze.indicator)
    return _within(rijen, keuze)


def _within(rijen: QuerySet, keuze: Keuze) -> QuerySet:
    for veld, grens in (
        ("op__gte", keuze.van),
        ("op__lte", keuze.tot),
        ("op__lte", keuze.tot_moment),
    ):
        if grens is not None:
            rijen = rijen.filter(**{veld: grens})
    if keuze.gebeurtenis:
        rijen = at([keuze.gebeurtenis], rijen)
    return rijen


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
        return rijen.annotate(wat=_word(Wat.INGETROKKEN))
    rijen = _with_kind(model, rijen)
    if soort in (Wat.CORRECTIE, Wat.BRON):
        rijen = rijen.filter(wat=soort)
    return rijen


def at(sleutels: list[Sleutel], rijen: QuerySet) -> QuerySet:
    """Keep what happened at these moments with these deliveries."""
    precies = Q(pk__in=())
    for sleutel in sleutels:
        precies |= Q(op=sleutel.op, met=sleutel.levering)
    # First by the delivery, of which there is an index.
    return rijen.filter(met__in={s.levering for s in sleutels}).filter(precies)


def _period(model):
    """The quarter as text; of a norm the last one of its year."""
    if model is Cijfer:
        return Cast("kwartaal", _TEKST)
    return Concat(Cast("jaar", _TEKST), _word("-K4"), output_field=_TEKST)


def _since(model):
    if model is Cijfer:
        return Coalesce(Cast("vanaf", _TEKST), _word(""))
    return _word("")


def groups(keuze: Keuze, sleutels: list[Sleutel]) -> QuerySet | list:
    """Per event, subject and kind of change: how many, about which areas and periods."""
    takken = []
    for model, rijen in figure_branches(keuze):
        open_ = ~_hidden(model, ook_eerder=True)
        correctie = Q(wat=Wat.CORRECTIE) & open_
        takken.append(
            at(sleutels, rijen)
            .annotate(
                is_norm=_number(int(model is Norm)),
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
    return _together(takken)


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
                is_norm=_number(int(not cijfer)),
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
                zichtbaar=F("onderdrukking") if cijfer else _word(OPENBAAR),
                soort_norm=_word("") if cijfer else F("soort"),
                vorige=F("vervangt_id"),
                was_waarde=F("vervangt__waarde"),
                was_benadering=Coalesce(F("vervangt__benadering"), _word("")),
                was_onderdrukking=Coalesce(
                    F("vervangt__onderdrukking"), _word(OPENBAAR)
                )
                if cijfer
                else _word(OPENBAAR),
                titel_bron=F("bron__korte_titel"),
            )
            .order_by()
            .values(*_RIJ)
        )
    return _together(takken)


# ---- texts -----------------------------------------------------------------------------


def _texts(keuze: Keuze) -> list[tuple[str, str, QuerySet]]:
    """(name, kind of change, rows) of every kind of change of texts that was asked for."""
    if keuze.soort not in ("", Wat.TEKST):
        return []
    takken = []
    for naam, model in (
        (DEFINITIE, Definitie),
        (KANTTEKENING, Kanttekening),
        (DUIDING, Duiding),
    ):
        rijen = model.objects.filter(bekend_vanaf__isnull=False)
        if keuze.indicator:
            rijen = rijen.filter(indicator=keuze.indicator)
        if keuze.gebieden is not None:
            if naam == DEFINITIE:
                continue  # a definition is about no area
            rijen = rijen.filter(gebied__in=keuze.gebieden)
        if naam == KANTTEKENING:
            rijen = rijen.exclude(bron__soort=Bron.Soort.VOORBEELD)
        van_levering = naam == DUIDING
        erbij = rijen.annotate(
            op=F("bekend_vanaf"),
            met=F("levering_id") if van_levering else _number(0),
            wat=Case(
                When(vervangt__isnull=True, then=_word(Wat.NIEUW)),
                default=_word(Wat.CORRECTIE),
                output_field=_TEKST,
            ),
        )
        weg = rijen.filter(
            bekend_tot__isnull=False, vervangen_door__isnull=True
        ).annotate(
            op=F("bekend_tot"),
            met=_taken_away_by() if van_levering else _number(0),
            wat=_word(Wat.INGETROKKEN),
        )
        takken += [(naam, _within(erbij, keuze)), (naam, _within(weg, keuze))]
    return takken


def _taken_away_by():
    """The delivery that was published at the moment that an explanation went."""
    op_dat_moment = Levering.objects.filter(
        status=Levering.Status.VASTGESTELD, vastgesteld_op=OuterRef("bekend_tot")
    ).order_by()
    return Coalesce(Subquery(op_dat_moment.values("pk")[:1]), _number(0))


def texts(keuze: Keuze, sleutels: list[Sleutel] | None = None):
    """Changes of texts as dicts."""
    takken = []
    for naam, rijen in _texts(keuze):
        if sleutels is not None:
            rijen = at(sleutels, rijen)
        takken.append(
            rijen.annotate(model=_word(naam), sleutel_pk=F("pk"), **_WOORDEN[naam])
            .order_by()
            .values(
                *("op", "met", "wat", "model", "sleutel_pk", "over", "waar"),
                *("periode", "deel_code", "deel_naam", "woorden", "eerder", "wie"),
                "stil",
            )
        )
    return _together(takken)


def _hidden_figure():
    """Whether a figure that an explanation is about is or was too small to show."""
    verborgen = Cijfer.objects.filter(
        indicator=OuterRef("indicator"),
        gebied=OuterRef("gebied"),
        kwartaal=OuterRef("kwartaal"),
        voorbeeld=False,
        bekend_vanaf__isnull=False,
    ).exclude(onderdrukking=OPENBAAR)
    return Case(
        When(Exists(verborgen), then=_number(1)),
        default=_number(0),
        output_field=_GETAL,
    )


_VORIGE_WOORDEN = Coalesce(F("vervangt__tekst"), _word(""), output_field=_TEKST)
_WOORDEN = {
    # Its seven texts are read on the page of the indicator, as known then.
    DEFINITIE: {
        "over": F("indicator_id"),
        "waar": _number(0),
        "periode": _word(""),
        "deel_code": _word(""),
        "deel_naam": _word(""),
        "woorden": _word(""),
        "eerder": _word(""),
        "wie": _word(""),
        "stil": _number(0),
    },
    KANTTEKENING: {
        "over": F("indicator_id"),
        "waar": Coalesce(F("gebied_id"), _number(0)),
        "periode": _word(""),
        "deel_code": _word(""),
        "deel_naam": _word(""),
        "woorden": Cast("tekst", _TEKST),
        "eerder": _VORIGE_WOORDEN,
        "wie": _word(""),
        "stil": _number(0),
    },
    DUIDING: {
        "over": F("indicator_id"),
        "waar": F("gebied_id"),
        "periode": Cast("kwartaal", _TEKST),
        "deel_code": F("uitsplitsing__code"),
        "deel_naam": F("uitsplitsing__naam"),
        "woorden": Cast("tekst", _TEKST),
        "eerder": _VORIGE_WOORDEN,
        "wie": F("namens"),
        "stil": _hidden_figure(),
    },
}


# ---- together ------------------------------------------------------------------------------


def _together(takken: list[QuerySet]) -> QuerySet | list:
    if not takken:
        return []
    eerste, *rest = takken
    return eerste.union(*rest, all=True) if rest else eerste


def keys(keuze: Keuze, begin: int, eind: int) -> list[Sleutel]:
    """The events, newest first, from `begin` up to `eind`."""
    takken = [r for _, r in (*figure_branches(keuze), *_texts(keuze))]
    takken = [tak.order_by().values_list("op", "met").distinct() for tak in takken]
    if not takken:
        return []
    eerste, *rest = takken
    alle = eerste.union(*rest) if rest else eerste
    return [Sleutel(*s) for s in alle.order_by("-op", "-met")[begin:eind]]


def deliveries(sleutels) -> dict[int, Levering]:
    """The deliveries of these events, with `zwijgt`: whether one of the numbers that it
    changed is or was too small to show."""
    verborgen = Cijfer.objects.filter(
        voorbeeld=False, bekend_vanaf__isnull=False
    ).filter(_hidden(Cijfer, ook_eerder=True))
    gewijzigd = verborgen.filter(levering=OuterRef("pk"), vervangt__isnull=False)
    weg = verborgen.filter(ingetrokken_met=OuterRef("pk"))
    return (
        Levering.objects.select_related("gebied")
        .annotate(zwijgt=Exists(gewijzigd) | Exists(weg))
        .in_bulk({s.levering for s in sleutels if s.levering})
    )
