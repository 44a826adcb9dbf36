"""What was known when: `zoals_bekend_op` and the history of a figure."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from banenafspraak.models import Cijfer, Kanttekening
from banenafspraak.querysets import einde_van_de_dag
from tests.builders import (
    dag,
    make_bron,
    make_cijfer,
    make_gemeente,
    make_indicator,
    make_kanttekening,
    make_levering,
    make_uitsplitsing,
    moment,
)

MICROSECONDE = datetime.timedelta(microseconds=1)


@pytest.fixture
def plek(db):
    return {
        "gebied": make_gemeente(),
        "indicator": make_indicator(),
        "bron": make_bron(),
        "levering": make_levering(),
    }


def known(op):
    return [int(rij.waarde) for rij in Cijfer.objects.zoals_bekend_op(op)]


def chain(plek, *schakels):
    """Rows that follow each other: (waarde, known from), each closed by the next."""
    vorige = None
    for waarde, vanaf in schakels:
        begin = moment(vanaf)
        if vorige:
            vorige.bekend_tot = begin
            vorige.save()
        vorige = make_cijfer(waarde, bekend_vanaf=begin, vervangt=vorige, **plek)
    return vorige


@pytest.mark.parametrize(
    ("datum", "utc"),
    [
        ("2021-01-31", "2021-01-31T22:59:59.999999+00:00"),
        ("2021-06-30", "2021-06-30T21:59:59.999999+00:00"),
        ("2021-03-28", "2021-03-28T21:59:59.999999+00:00"),
        ("2021-10-31", "2021-10-31T22:59:59.999999+00:00"),
        ("2021-03-27", "2021-03-27T22:59:59.999999+00:00"),
    ],
)
def test_a_date_is_the_end_of_that_day_in_amsterdam(datum, utc):
    assert einde_van_de_dag(dag(datum)) == datetime.datetime.fromisoformat(utc)


@pytest.mark.parametrize("zone", ["2021-01-31", "2021-07-31"])
def test_a_date_takes_in_the_last_moment_of_that_day(plek, zone):
    morgen = dag(zone) + datetime.timedelta(1)
    make_cijfer(90, bekend_vanaf=moment(f"{zone} 23:59:59.999999"), **plek)
    make_cijfer(91, "2020-K3", bekend_vanaf=moment(f"{morgen} 00:00"), **plek)
    assert known(dag(zone)) == [90]
    assert sorted(known(morgen)) == [90, 91]


def test_known_from_inclusive_until_exclusive(plek):
    begin, eind = moment("2021-01-01 12:00"), moment("2021-06-01 12:00")
    make_cijfer(90, bekend_vanaf=begin, bekend_tot=eind, **plek)
    assert known(begin - MICROSECONDE) == []
    assert known(begin) == [90]
    assert known(eind - MICROSECONDE) == [90]
    assert known(eind) == []


def test_correction_chain(plek):
    chain(
        plek,
        (90, "2021-01-01 12:00"),
        (91, "2021-02-01 12:00"),
        (92, "2021-03-01 12:00"),
    )
    assert known(dag("2020-12-31")) == []
    assert known(dag("2021-01-01")) == [90]
    assert known(dag("2021-01-31")) == [90]
    assert known(dag("2021-02-01")) == [91]
    assert known(moment("2021-03-01 12:00") - MICROSECONDE) == [91]
    assert known(moment("2021-03-01 12:00")) == [92]
    assert known(dag("2030-01-01")) == [92]
    assert [int(rij.waarde) for rij in Cijfer.objects.current()] == [92]


def test_concepts_were_never_known(plek):
    make_cijfer(90, bekend_vanaf=None, **plek)
    assert known(dag("2030-01-01")) == []
    assert not Cijfer.objects.known().exists()


def test_known_without_a_moment_is_what_is_current(plek):
    chain(plek, (90, "2021-01-01 12:00"), (91, "2021-02-01 12:00"))
    assert Cijfer.objects.known().get().waarde == 91
    assert Cijfer.objects.known(dag("2021-01-01")).get().waarde == 90


def test_a_withdrawn_figure_is_known_until_then(plek):
    make_cijfer(
        90,
        bekend_vanaf=moment("2021-01-01 12:00"),
        bekend_tot=moment("2021-06-01 12:00"),
        **plek,
    )
    assert known(dag("2021-05-31")) == [90]
    assert known(dag("2021-06-01")) == []


def test_texts_follow_the_same_rule(db):
    oud = make_kanttekening(
        "Oud",
        sleutel="noot",
        bekend_vanaf=moment("2021-01-01 12:00"),
        bekend_tot=moment("2021-06-01 12:00"),
    )
    make_kanttekening(
        "Nieuw", sleutel="noot", bekend_vanaf=oud.bekend_tot, vervangt=oud
    )
    assert Kanttekening.objects.zoals_bekend_op(dag("2021-05-31")).get().tekst == "Oud"
    assert (
        Kanttekening.objects.zoals_bekend_op(dag("2021-06-01")).get().tekst == "Nieuw"
    )


def test_history_is_every_published_version_oldest_first(plek):
    laatste = chain(
        plek,
        (90, "2021-01-01 12:00"),
        (91, "2021-02-01 12:00"),
        (92, "2021-03-01 12:00"),
    )
    make_cijfer(93, bekend_vanaf=None, vervangt=laatste, **plek)
    assert [int(r.waarde) for r in Cijfer.objects.history_of(laatste)] == [90, 91, 92]


def test_history_keeps_to_its_own_key(plek):
    rij = make_cijfer(90, **plek)
    make_cijfer(1, "2020-K3", **plek)
    make_cijfer(2, vanaf="2020-K1", **plek)
    make_cijfer(3, voorbeeld=True, **plek)
    make_cijfer(4, uitsplitsing=make_uitsplitsing("markt"), **plek)
    make_cijfer(5, **{**plek, "gebied": make_gemeente()})
    assert list(Cijfer.objects.history_of(rij)) == [rij]


_BEGIN = moment("2021-01-01 12:00")
_uren = st.integers(0, 40)
_versies = st.lists(st.integers(1, 8), min_size=0, max_size=5)


class TestAgainstASlowModel(TestCase):
    """Any chain of versions, asked at any hour: the queryset agrees with a plain loop."""

    @settings(max_examples=40, deadline=None)
    @given(
        ketens=st.lists(
            st.tuples(_versies, st.booleans(), st.booleans()), min_size=1, max_size=4
        ),
        vraag=_uren,
    )
    def test_zoals_bekend_op(self, ketens, vraag):
        plek = {
            "indicator": make_indicator(),
            "bron": make_bron(),
            "levering": make_levering(),
        }
        op = _BEGIN + datetime.timedelta(hours=vraag)
        verwacht = []
        for duren, ingetrokken, concept in ketens:
            gebied, vorige, uur = make_gemeente(), None, 0
            for nummer, duur in enumerate(duren):
                laatste = nummer == len(duren) - 1
                eind = uur + duur if not laatste or ingetrokken else None
                vorige = make_cijfer(
                    nummer,
                    gebied=gebied,
                    bekend_vanaf=_BEGIN + datetime.timedelta(hours=uur),
                    bekend_tot=_BEGIN + datetime.timedelta(hours=eind)
                    if eind
                    else None,
                    vervangt=vorige,
                    **plek,
                )
                if uur <= vraag and (eind is None or vraag < eind):
                    verwacht.append(vorige.pk)
                uur += duur
            if concept:
                make_cijfer(99, gebied=gebied, bekend_vanaf=None, **plek)
        gevonden = Cijfer.objects.filter(bron=plek["bron"]).zoals_bekend_op(op)
        assert sorted(rij.pk for rij in gevonden) == sorted(verwacht)
