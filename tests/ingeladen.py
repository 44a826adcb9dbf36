"""Data that is loaded once and stays, module after module, until a test needs another world.

Loading all shipped data takes seconds. So the modules that read the same world run one after
the other (`pytest_collection_modifyitems` in conftest.py), and what the first one loads stays
until a module comes that does not ask for it.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from django.core.management import call_command
from django.db import connection, transaction


@contextmanager
def loaded(laad: Callable[[], object]) -> Iterator[object]:
    """What `laad` writes stays until the end of the block; gives what it returned."""
    with transaction.atomic():
        uitkomst = laad()
        settle()
        yield uitkomst
        transaction.set_rollback(True)


@contextmanager
def kept(laad: Callable[[], object]) -> Iterator[object]:
    """The same, for a world that outlives a module.

    On PostgreSQL it is really written, and wiped at the end: in a transaction that goes on,
    the rows that tests undo stay in the tables, and every query reads past them.
    """
    if connection.vendor != "postgresql":
        with loaded(laad) as uitkomst:
            yield uitkomst
        return
    try:
        uitkomst = laad()
        settle()
        yield uitkomst
    finally:
        call_command("flush", verbosity=0, interactive=False)


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


class Bewaard:
    """The one world that is there now. `naam`: the fixture that gives it, "" without one."""

    def __init__(self):
        self.naam = ""
        self._maak: Callable | None = None
        self._wat: object = None
        self._blocker = None
        self._open = ExitStack()

    def hold(
        self, naam: str, blocker, maak: Callable[[], AbstractContextManager]
    ) -> object:
        """Give what `maak` yields, made unless it is there already. `blocker`: that of
        pytest-django, for the making and the undoing."""
        if (naam, maak) != (self.naam, self._maak):
            self.release()
            with blocker.unblock(), ExitStack() as bezig:
                self._wat = bezig.enter_context(maak())
                self._open = bezig.pop_all()
            self.naam, self._maak, self._blocker = naam, maak, blocker
        return self._wat

    def release(self) -> None:
        """Undo the world, if there is one."""
        if self.naam:
            self.naam, self._maak, self._wat = "", None, None
            with self._blocker.unblock():
                self._open.close()


BEWAARD = Bewaard()
