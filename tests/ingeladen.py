"""Data that is loaded once for the tests of a whole module, and undone after the last."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def loaded(laad: Callable[[], object]) -> Iterator[object]:
    """What `laad` writes stays until the end of the block; gives what it returned."""
    with transaction.atomic():
        uitkomst = laad()
        settle()
        yield uitkomst
        transaction.set_rollback(True)


def settle() -> None:
    """Check the foreign keys of all that was loaded, once.

    Django asks for that check at the end of each test. What hangs in an unfinished
    transaction PostgreSQL would then check each time again: a second per test of 40,000
    rows. It also knows nothing yet of what is in its tables, and plans by guessing.
    """
    connection.check_constraints()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
