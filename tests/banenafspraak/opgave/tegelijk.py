"""Several people at the same moment: real threads, each with its own connection."""

import threading
from contextlib import contextmanager

from django.db import connection, connections

WACHT = 30  # seconds; far more than it takes


@contextmanager
def shared_database(pad):
    """A database that threads can really share.

    Tests on SQLite use one in memory, of which Django lends one connection to every
    thread. For the length of this block it is a copy in a file, as on a laptop with
    `start`. PostgreSQL needs nothing.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(pad)])
    in_geheugen, naam = connection.connection, connection.settings_dict["NAME"]
    connection.connection = None
    connection.settings_dict["NAME"] = str(pad)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = naam
        connection.connection = in_geheugen


def at_once(*taken) -> list:
    """Start all at the same moment; what each gave back, or the exception it raised."""
    hek = threading.Barrier(len(taken), timeout=WACHT)
    uitkomsten = [None] * len(taken)

    def do(plaats, taak):
        try:
            connection.ensure_connection()
            hek.wait()
            uitkomsten[plaats] = taak()
        except Exception as fout:
            uitkomsten[plaats] = fout
        finally:
            connections.close_all()

    draden = [
        threading.Thread(target=do, args=(plaats, taak))
        for plaats, taak in enumerate(taken)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(WACHT)
        assert not draad.is_alive()
    return uitkomsten
