"""What the tests of the log share."""

from django.db import connection

from banenafspraak.models import Logregel


def lines(obj=None, **filters) -> list[Logregel]:
    """The lines of the log, oldest first; about `obj`, or all."""
    regels = Logregel.objects.about(obj) if obj else Logregel.objects.all()
    return list(regels.filter(**filters).order_by("nummer"))


def last() -> Logregel:
    return Logregel.objects.order_by("nummer").last()


def changed(regel: Logregel) -> dict:
    """`{"naam": ("Laren", "Blaricum")}`."""
    return {veld: (oud, nieuw) for veld, oud, nieuw in regel.changes()}


def sql(opdracht: str, *waarden) -> None:
    """Past the models, as somebody with the database in hands would."""
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
