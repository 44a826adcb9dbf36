"""The log only grows, in one chain, and only with what was really done."""

import pytest
from django.db import connection, transaction

from banenafspraak import logboek
from banenafspraak.logboek import Regel
from banenafspraak.logboek.ketting import BEGIN
from banenafspraak.models import Actie, Gebruiker, Logkop, Logregel
from banenafspraak.models.logboek import AlleenBijschrijven
from tests.banenafspraak.logboek.hulp import last, lines
from tests.builders import make_gemeente

pytestmark = pytest.mark.django_db


def test_numbers_have_no_gaps_and_each_line_holds_the_one_before():
    for _ in range(3):
        logboek.schrijf(Actie.GELADEN, wat="x")
    logboek.schrijf_veel(Regel(Actie.GELADEN, wat=str(n)) for n in range(3))
    regels = lines()
    assert [r.nummer for r in regels] == [1, 2, 3, 4, 5, 6]
    assert [r.vorige for r in regels] == [BEGIN, *(r.hash for r in regels[:-1])]
    kop = Logkop.objects.get()
    assert (kop.nummer, kop.hash) == (6, regels[-1].hash)


def test_work_that_is_undone_leaves_no_line_and_no_gap():
    logboek.schrijf(Actie.GELADEN, wat="eerst")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        logboek.schrijf(Actie.GELADEN, wat="mislukt")
        1 / 0  # noqa: B018
    logboek.schrijf(Actie.GELADEN, wat="daarna")
    assert [(r.nummer, r.object_tekst) for r in lines()] == [
        (1, "eerst"),
        (2, "daarna"),
    ]


def test_same_line_written_twice_has_two_signatures():
    logboek.schrijf_veel([Regel(Actie.GELADEN), Regel(Actie.GELADEN)])
    een, twee = lines()
    assert een.hash != twee.hash


def test_another_key_gives_another_signature(settings):
    logboek.schrijf(Actie.GELADEN)
    eerste = last()
    settings.LOGBOEK_SLEUTEL = "een andere"
    logboek.schrijf(Actie.GELADEN)
    assert last().sleutel != eerste.sleutel


@pytest.mark.parametrize(
    "poging",
    [
        lambda regel: regel.save(),
        lambda regel: regel.save_base(),
        lambda regel: regel.delete(),
        lambda regel: Logregel(nummer=9).save(),
        lambda regel: Logregel.objects.all().update(wie="ik"),
        lambda regel: Logregel.objects.update(wie="ik"),
        lambda regel: Logregel.objects.filter(pk=1).delete(),
        lambda regel: Logregel.objects.create(nummer=9),
        lambda regel: Logregel.objects.bulk_create([Logregel(nummer=9)]),
        lambda regel: Logregel.objects.bulk_update([regel], ["wie"]),
        lambda regel: Logregel.objects.get_or_create(nummer=9),
        lambda regel: Logregel.objects.update_or_create(nummer=1),
        lambda regel: Logregel._base_manager.update(wie="ik"),
        lambda regel: Logregel._default_manager.all()._raw_delete("default"),
    ],
)
def test_line_is_never_changed_or_removed(poging):
    logboek.schrijf(Actie.GELADEN, wat="eerst")
    with pytest.raises(AlleenBijschrijven):
        poging(last())
    assert [r.object_tekst for r in lines()] == ["eerst"]


def test_end_of_the_log_is_found_again_when_it_was_emptied():
    logboek.schrijf(Actie.GELADEN)
    Logkop.objects.all().delete()
    logboek.schrijf(Actie.GELADEN)
    assert [r.nummer for r in lines()] == [1, 2]
    assert last().vorige == lines()[0].hash


def test_transactie_takes_the_end_of_the_log_before_anything_else(
    django_assert_num_queries,
):
    from django.test.utils import CaptureQueriesContext

    logboek.schrijf(Actie.GELADEN)
    with CaptureQueriesContext(connection) as vragen, logboek.transactie():
        make_gemeente()
    sql = [v["sql"] for v in vragen if "SAVEPOINT" not in v["sql"]]
    assert "banenafspraak_logkop" in sql[0]


def test_write_and_its_line_are_both_there_or_neither(monkeypatch):
    """A log that cannot be written takes the write along."""

    def kapot(*args):
        raise OSError("vol")

    with pytest.raises(OSError), transaction.atomic():
        monkeypatch.setattr("banenafspraak.logboek.ketting.append", kapot)
        Gebruiker.objects.create(username="sam")
    assert not Gebruiker.objects.exists()
