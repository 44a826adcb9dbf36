"""Small made-up worlds, and tables of several years in any order, twice."""

from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banenafspraak.importeren.gebieden import apply, plan
from regio.atlas import Atlas
from regio.models import Gebied, Indeling, Soort
from tests.banenafspraak.importeren.gebieden.bladen import paren
from tests.builders import dag, make_gemeente, make_indeling, make_regio

REGIOS = ("AM01", "AM02", "AM03")
CODES = ("GM0001", "GM0002", "GM0003")
NIEUW = ("GM2000", "GM2001")
JAREN = range(2014, 2030)


class Ongedaan(Exception):
    """Ends an example, and takes its rows away."""


@st.composite
def worlds(draw):
    """Per gemeente: its last day, and where it lay from which year on (some assumed)."""
    wereld = {}
    for code in CODES:
        jaren = draw(
            st.lists(st.integers(2015, 2027), min_size=1, max_size=4, unique=True)
        )
        perioden = [
            (jaar, draw(st.sampled_from(REGIOS)), draw(st.booleans()))
            for jaar in sorted(jaren)
        ]
        einde = draw(st.sampled_from([None, max(jaren) + 1]))
        wereld[code] = (einde, perioden)
    return wereld


tables = st.lists(
    st.tuples(
        st.sampled_from(JAREN),
        st.dictionaries(
            st.sampled_from([*CODES, *NIEUW]), st.sampled_from(REGIOS), min_size=1
        ),
    ),
    min_size=1,
    max_size=5,
)


def build(wereld):
    regios = {code: make_regio(f"Regio {code}", code=code) for code in REGIOS}
    for code, (einde, perioden) in wereld.items():
        tot = f"{einde}-01-01" if einde else None
        gemeente = make_gemeente(
            f"Naam {code}", code=code, geldig_tot=dag(tot) if tot else None
        )
        grenzen = [*(f"{jaar}-01-01" for jaar, _, _ in perioden[1:]), tot]
        for (jaar, regio, aanname), eind in zip(perioden, grenzen, strict=True):
            make_indeling(
                gemeente, regios[regio], f"{jaar}-01-01", eind, aanname=aanname
            )


def check_rows():
    """No overlap, no hole, no period without days, for every gemeente."""
    for gemeente in Gebied.objects.filter(soort=Soort.GEMEENTE):
        rijen = list(gemeente.indelingen.order_by("van"))
        for een, ander in pairwise(rijen):
            assert een.tot == ander.van, f"{gemeente}: {een.tot} and {ander.van}"
        assert all(r.tot is None or r.van < r.tot for r in rijen)
        assert rijen[-1].tot == gemeente.geldig_tot
        if gemeente.geldig_van:
            assert rijen[0].van == gemeente.geldig_van
        for rij in rijen:
            rij.full_clean()


def check_table(table):
    """The second way: every gemeente lies where the table says."""
    atlas = Atlas.read()
    op_code = {g.code: g for g in atlas.gebieden.values()}
    for rij in table.rijen:
        assert atlas.parent(op_code[rij.code], Soort.REGIO, table.dag).code == rij.regio


def snapshot():
    return sorted(Indeling.objects.values_list()), sorted(Gebied.objects.values_list())


@pytest.mark.django_db
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(wereld=worlds(), gegeven=tables)
def test_tables_in_any_order_twice_keep_every_gemeente_whole(wereld, gegeven, db):
    with pytest.raises(Ongedaan), transaction.atomic():
        build(wereld)
        check_rows()
        for jaar, regio_van in [*gegeven, *gegeven]:
            table = paren(jaar, regio_van)
            gevonden = plan(table, vandaag=dag("2027-06-01"))
            if gevonden.meldingen:
                continue
            apply(gevonden)
            check_rows()
            check_table(table)
            toen = snapshot()
            weer = plan(table, vandaag=dag("2027-06-01"))
            assert (weer.is_leeg, weer.meldingen) == (True, ())
            apply(weer)
            assert snapshot() == toen
        raise Ongedaan
