"""Whether a row is refused: by the database itself, and by what `full_clean` says of it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction


def refused_by_the_database(opslaan) -> bool:
    """Whether the database itself refuses, whatever Python checked before."""
    try:
        with transaction.atomic():
            opslaan()
    except IntegrityError:
        return True
    return False


def complaints(rij) -> str:
    """What `full_clean` says is wrong with a row."""
    try:
        rij.full_clean()
    except ValidationError as fout:
        return " ".join(fout.messages)
    return ""
