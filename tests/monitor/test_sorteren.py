"""Every column of a table sorts both ways, and what is not known comes last."""

from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.overzichten import Doel, Moment, Regel, Waarde
from monitor.overzichten.waarden import make_voortgang
from monitor.tables import Gemeentetabel, Regiotabel
from regio.models import Gebied, Soort

K = Kwartaal(2020, 4)
BESCHUT = Indicator(
    pk=1, code="beschut-werk", naam="Beschut werk", eenheid="personen", aard="stand",
    werkwoord_meervoud="hadden", ding_meervoud="mensen", drempel=5,
)  # fmt: skip
REGIO = [
    Gebied(pk=100 + n, soort=Soort.REGIO, naam=naam, slug=f"r{n}")
    for n, naam in enumerate(["Drenthe", "Zeeland"])
]


def value(getal):
    return None if getal is None else Waarde(Decimal(getal))


def row(
    nr, naam, stand=None, norm=None, jaar=None, laatst=None, regio=None, inwoners=None
):
    gebied = Gebied(pk=nr, soort=Soort.GEMEENTE, naam=naam, slug=f"g{nr}")
    toen = laatst and Moment(Kwartaal.lees(laatst), value(1), None, None)
    doel = Doel(
        indicator=BESCHUT,
        gebied=gebied,
        kwartaal=K,
        voortgang=make_voortgang(BESCHUT, K, value(stand), value(norm)),
        stand=value(stand),
        norm=value(norm),
        jaar_eerder=value(jaar),
        laatst=toen,
    )
    mensen = None if inwoners is None else Decimal(inwoners)
    return Regel(gebied=gebied, doel=doel, regio=regio, inwoners=mensen)


RIJEN = [
    row(1, "Éémdijk", 90, 120, 100, regio=REGIO[1], inwoners=9_000),
    row(2, "’s-Graveland", 130, 120, 90, regio=REGIO[0], inwoners=100_000),
    row(3, "Aalten", None, 60, laatst="2019-K4", inwoners=30_000),
    row(4, "Zwolle", 0, 50, 0, regio=REGIO[0]),
    row(5, "Bergen", None, None, laatst="2018-K1"),
    row(6, "Ommen", 7, None, regio=REGIO[1], inwoners=19_000),
]


def order(sorteer, tabel=Gemeentetabel):
    gesorteerd = tabel(RIJEN, K)
    gesorteerd.order_by = sorteer
    return [rij.record.gebied.pk for rij in gesorteerd.rows]


@pytest.mark.parametrize(
    ("kolom", "oplopend", "aflopend", "onbekend"),
    [
        ("naam", [3, 5, 1, 6, 2, 4], [4, 2, 6, 1, 5, 3], []),
        ("bereikt", [4, 6, 1, 2], [2, 1, 6, 4], [3, 5]),
        ("norm", [4, 3, 1, 2], [1, 2, 3, 4], [5, 6]),
        ("deel", [4, 1, 2], [2, 1, 4], [3, 5, 6]),
        ("te_weinig", [2, 1, 4], [4, 1, 2], [3, 5, 6]),
        ("in_een_jaar", [1, 4, 2], [2, 4, 1], [3, 5, 6]),
        ("laatst", [5, 3], [3, 5], [1, 2, 4, 6]),
        ("regio", [2, 4, 1, 6], [1, 6, 2, 4], [3, 5]),
        ("inwoners", [1, 6, 3, 2], [2, 3, 6, 1], [4, 5]),
    ],
)
def test_a_column_sorts_both_ways_with_unknown_last(
    kolom, oplopend, aflopend, onbekend
):
    assert order(kolom) == oplopend + onbekend
    assert order(f"-{kolom}") == aflopend + onbekend


def test_status_sorts_by_its_words():
    op, neer = order("status"), order("-status")
    assert {op[0], neer[-1]} <= {2, 3, 5, 6}
    assert [RIJEN[n - 1].voortgang.status for n in op] == [
        RIJEN[n - 1].voortgang.status for n in sorted(neer, key=op.index)
    ]
    assert order("status") != order("-status")


def test_every_column_of_a_table_has_a_sort_key():
    for tabel in (Gemeentetabel, Regiotabel):
        assert set(tabel.base_columns) <= set(tabel.sort_keys)


def test_equal_rows_keep_the_order_of_names():
    assert order("norm")[2:4] == [1, 2]


def test_two_columns_sort_one_within_the_other():
    assert order(["regio", "-bereikt"]) == [2, 4, 1, 6, 3, 5]


def test_without_a_choice_the_order_is_that_of_the_rows():
    assert order(()) == [1, 2, 3, 4, 5, 6]
