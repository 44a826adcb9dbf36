"""What the questions of the log share: constants for the database, and which rows count."""

from django.db.models import CharField, IntegerField, Q, QuerySet, Value

from monitor.overzichten.wijzigingen.waarden import Keuze, Sleutel

TEKST = CharField()
GETAL = IntegerField()


def word(tekst: str) -> Value:
    """A text that is the same for every row."""
    return Value(tekst, output_field=TEKST)


def number(getal: int) -> Value:
    """A number that is the same for every row."""
    return Value(getal, output_field=GETAL)


def within(rijen: QuerySet, keuze: Keuze) -> QuerySet:
    """Keep what happened in the time that was asked for."""
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


def at(sleutels: list[Sleutel], rijen: QuerySet) -> QuerySet:
    """Keep what happened at these moments with these deliveries."""
    precies = Q(pk__in=())
    for sleutel in sleutels:
        precies |= Q(op=sleutel.op, met=sleutel.levering)
    # First by the delivery, of which there is an index.
    return rijen.filter(met__in={s.levering for s in sleutels}).filter(precies)


def together(takken: list[QuerySet]) -> QuerySet | list:
    """All branches as one question; nothing without branches."""
    if not takken:
        return []
    eerste, *rest = takken
    return eerste.union(*rest, all=True) if rest else eerste
