"""The questions that the public log asks of texts: definitions, notes, explanations,
measures and council documents.

Each kind of change is a branch, as in `vraag`. Of an explanation beside a figure that is or
was too small to show, no word is told.
"""

import re

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Cast, Coalesce, Concat

from banenafspraak.models import (
    Bron,
    Cijfer,
    Definitie,
    Duiding,
    Indicator,
    Kanttekening,
    Levering,
    Maatregel,
    Onderdrukking,
    Raadsstuk,
)
from monitor.overzichten.wijzigingen.gedeeld import (
    GETAL,
    TEKST,
    at,
    number,
    together,
    within,
    word,
)
from monitor.overzichten.wijzigingen.waarden import Keuze, Sleutel, Wat

DEFINITIE, KANTTEKENING, DUIDING = "definitie", "kanttekening", "duiding"
MAATREGEL, RAADSSTUK = "maatregel", "raadsstuk"
VAN_GEBIED = (MAATREGEL, RAADSSTUK)  # about an area, and about several subjects or none
GEBIED_ZELF = "gebied"  # who says it, of a proposal: the organisation of that area


def text_branches(keuze: Keuze) -> list[tuple[str, QuerySet]]:
    """(name, rows) of every kind of change of texts that was asked for."""
    if keuze.soort not in ("", Wat.TEKST):
        return []
    takken = []
    for naam, model in (
        (DEFINITIE, Definitie),
        (KANTTEKENING, Kanttekening),
        (DUIDING, Duiding),
        (MAATREGEL, Maatregel),
        (RAADSSTUK, Raadsstuk),
    ):
        rijen = model.objects.filter(bekend_vanaf__isnull=False)
        if keuze.indicator:
            rijen = _about(rijen, keuze.indicator, naam)
        if keuze.gebieden is not None:
            if naam == DEFINITIE:
                continue  # a definition is about no area
            rijen = rijen.filter(gebied__in=keuze.gebieden)
        if naam in (KANTTEKENING, *VAN_GEBIED):
            rijen = rijen.exclude(bron__soort=Bron.Soort.VOORBEELD)
        van_levering = naam == DUIDING
        erbij = rijen.annotate(
            op=F("bekend_vanaf"),
            met=F("levering_id") if van_levering else number(0),
            wat=Case(
                When(vervangt__isnull=True, then=word(Wat.NIEUW)),
                default=word(Wat.CORRECTIE),
                output_field=TEKST,
            ),
        )
        weg = rijen.filter(
            bekend_tot__isnull=False, vervangen_door__isnull=True
        ).annotate(
            op=F("bekend_tot"),
            met=_taken_away_by() if van_levering else number(0),
            wat=word(Wat.INGETROKKEN),
        )
        takken += [(naam, within(erbij, keuze)), (naam, within(weg, keuze))]
    return takken


def _about(rijen: QuerySet, indicator: Indicator, naam: str) -> QuerySet:
    """Keep what is about `indicator`; a code is a whole line of a list of codes."""
    if naam in VAN_GEBIED:
        return rijen.filter(
            indicatoren__regex=rf"(^|\n){re.escape(indicator.code)}(\n|$)"
        )
    return rijen.filter(indicator=indicator)


def _taken_away_by():
    """The delivery that was published at the moment that an explanation went."""
    op_dat_moment = Levering.objects.filter(
        status=Levering.Status.VASTGESTELD, vastgesteld_op=OuterRef("bekend_tot")
    ).order_by()
    return Coalesce(Subquery(op_dat_moment.values("pk")[:1]), number(0))


def texts(keuze: Keuze, sleutels: list[Sleutel] | None = None):
    """Changes of texts as dicts."""
    takken = []
    for naam, rijen in text_branches(keuze):
        if sleutels is not None:
            rijen = at(sleutels, rijen)
        takken.append(
            rijen.annotate(
                model=word(naam),
                sleutel_pk=F("pk"),
                **{"kop": word(""), **_WOORDEN[naam]},
            )
            .order_by()
            .values(
                *("op", "met", "wat", "model", "sleutel_pk", "over", "waar"),
                *("periode", "deel_code", "deel_naam", "woorden", "eerder", "wie"),
                *("stil", "kop"),
            )
        )
    return together(takken)


def _hidden_figure():
    """Whether a figure that an explanation is about is or was too small to show."""
    verborgen = Cijfer.objects.filter(
        indicator=OuterRef("indicator"),
        gebied=OuterRef("gebied"),
        kwartaal=OuterRef("kwartaal"),
        voorbeeld=False,
        bekend_vanaf__isnull=False,
    ).exclude(onderdrukking=Onderdrukking.GEEN)
    return Case(
        When(Exists(verborgen), then=number(1)),
        default=number(0),
        output_field=GETAL,
    )


# What a reader of the log sees of a measure and of a document; a list of pieces, each the
# name of a field or words.
_MAATREGELTEKST = (
    *("omschrijving", word("\nWie: "), "eigenaar"),
    *(word("\nStand: "), "stand"),
)
_STUKTEKST = (
    *("soort", word(", "), "gremium", word("\n"), "omschrijving"),
    *(word("\n"), "partijen"),
)


def _words_of_area(delen: tuple) -> dict:
    """The columns of a text of an area; its subjects are told on the page of the area."""
    return {
        "over": number(0),
        "waar": F("gebied_id"),
        "periode": word(""),
        "deel_code": word(""),
        "deel_naam": word(""),
        "woorden": _joined(delen),
        "eerder": Coalesce(_joined(delen, "vervangt__"), word(""), output_field=TEKST),
        "wie": Case(
            When(opgesteld_door__isnull=False, then=word(GEBIED_ZELF)),
            default=word(""),
            output_field=TEKST,
        ),
        "kop": F("titel"),
        "stil": number(0),
    }


def _joined(delen: tuple, pad: str = ""):
    """The pieces as one text; "" when there is no row at the end of `pad`."""
    stukken = [F(f"{pad}{d}") if isinstance(d, str) else d for d in delen]
    tekst = Concat(*stukken, output_field=TEKST)
    if not pad:
        return tekst
    return Case(When(vervangt__isnull=False, then=tekst), output_field=TEKST)


_VORIGE_WOORDEN = Coalesce(F("vervangt__tekst"), word(""), output_field=TEKST)
_WOORDEN = {
    # Its seven texts are read on the page of the indicator, as known then.
    DEFINITIE: {
        "over": F("indicator_id"),
        "waar": number(0),
        "periode": word(""),
        "deel_code": word(""),
        "deel_naam": word(""),
        "woorden": word(""),
        "eerder": word(""),
        "wie": word(""),
        "stil": number(0),
    },
    KANTTEKENING: {
        "over": F("indicator_id"),
        "waar": Coalesce(F("gebied_id"), number(0)),
        "periode": word(""),
        "deel_code": word(""),
        "deel_naam": word(""),
        "woorden": Cast("tekst", TEKST),
        "eerder": _VORIGE_WOORDEN,
        "wie": word(""),
        "stil": number(0),
    },
    MAATREGEL: _words_of_area(_MAATREGELTEKST),
    RAADSSTUK: _words_of_area(_STUKTEKST),
    DUIDING: {
        "over": F("indicator_id"),
        "waar": F("gebied_id"),
        "periode": Cast("kwartaal", TEKST),
        "deel_code": F("uitsplitsing__code"),
        "deel_naam": F("uitsplitsing__naam"),
        "woorden": Cast("tekst", TEKST),
        "eerder": _VORIGE_WOORDEN,
        "wie": F("namens"),
        "stil": _hidden_figure(),
    },
}
