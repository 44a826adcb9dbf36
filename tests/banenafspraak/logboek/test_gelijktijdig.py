"""Many who write at once make one chain, and nobody waits for ever."""

import sqlite3
import threading

import pytest
from django.db import connection, connections, transaction

from banenafspraak import logboek
from banenafspraak.logboek.controle import check_chain
from banenafspraak.models import Actie, Logregel
from regio.models import Gebied, Soort
from tests.builders import make_gemeente

pytestmark = pytest.mark.django_db(transaction=True)

SCHRIJVERS, RONDEN = 8, 10


@pytest.fixture
def eigen_database(tmp_path, monkeypatch):
    """On SQLite the tests share one database in memory, which locks in another way than
    the file a site has. So copy it into a file, for the threads of this test."""
    if connection.vendor == "sqlite":
        pad = tmp_path / "samen.sqlite3"
        connection.ensure_connection()
        kopie = sqlite3.connect(pad)
        connection.connection.backup(kopie)
        kopie.close()
        monkeypatch.setitem(connections.settings["default"], "NAME", str(pad))


def together(*werk) -> None:
    """Run each in a thread of its own, all at the same moment; raise what one raises."""
    klaar, fouten = threading.Barrier(len(werk)), []

    def run(taak):
        try:
            klaar.wait()
            taak()
        except Exception as fout:
            fouten.append(fout)
        finally:
            connections.close_all()

    draden = [threading.Thread(target=run, args=[taak]) for taak in werk]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    assert not any(draad.is_alive() for draad in draden), "iemand wacht voor altijd"
    if fouten:
        raise fouten[0]


def apart(vraag):
    """What the database of the threads says."""
    gevonden = []
    together(lambda: gevonden.append(vraag()))
    return gevonden[0]


def test_simultaneous_writers_make_one_chain(eigen_database):
    def write():
        for ronde in range(RONDEN):
            logboek.schrijf(Actie.GELADEN, wat=str(ronde))

    together(*[write] * SCHRIJVERS)
    uitkomst = apart(check_chain)
    assert (uitkomst.fouten, uitkomst.aantal) == ([], SCHRIJVERS * RONDEN)


def test_the_first_line_ever_is_written_by_one(eigen_database):
    together(*[lambda: logboek.schrijf(Actie.GELADEN)] * SCHRIJVERS)
    assert apart(lambda: Logregel.objects.count()) == SCHRIJVERS
    assert apart(check_chain).fouten == []


def test_who_waits_for_a_row_and_who_waits_for_the_log_do_not_wait_for_each_other(
    eigen_database,
):
    """Both change the same two rows, in opposite order, and both write lines."""
    pks = apart(lambda: [make_gemeente(f"G{n}").pk for n in range(2)])

    def change(volgorde):
        for ronde in range(RONDEN):
            with logboek.transactie():
                for pk in volgorde:
                    gebied = Gebied.objects.select_for_update().get(pk=pk)
                    gebied.naam = f"{ronde} {volgorde}"
                    gebied.save()

    together(lambda: change(pks), lambda: change(pks[::-1]))
    uitkomst = apart(check_chain)
    assert (uitkomst.fouten, uitkomst.aantal) == ([], 4 * RONDEN)


def test_who_gives_up_leaves_no_gap(eigen_database):
    def give_up():
        for _ in range(RONDEN):
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                logboek.schrijf(Actie.GELADEN, wat="niet gebeurd")
                1 / 0  # noqa: B018

    def go_on():
        for nummer in range(RONDEN):
            Gebied.objects.create(
                code=f"GM8{threading.get_ident() % 1000:03}{nummer}",
                naam=f"G{threading.get_ident()} {nummer}",
                soort=Soort.GEMEENTE,
            )

    together(give_up, go_on, give_up)
    uitkomst = apart(check_chain)
    assert (uitkomst.fouten, uitkomst.aantal) == ([], RONDEN)


def test_check_while_others_write_finds_nothing_wrong(eigen_database):
    gevonden = []

    def write():
        for _ in range(5 * RONDEN):
            logboek.schrijf(Actie.GELADEN)

    def check():
        for _ in range(5):
            gevonden.extend(check_chain().fouten)

    together(write, check, check)
    assert gevonden == []


def test_log_begins_anew_after_the_database_was_emptied():
    """Django empties the tables after a test like these, the end of the log too."""
    logboek.schrijf(Actie.GELADEN)
    assert Logregel.objects.get().nummer == 1
