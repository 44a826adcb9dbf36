"""Worlds that nobody thought of: what is told in any order, and corrected, gives nobody away.

As `test_openbare_uitvoer`, by what the public reads of real pages and files.
"""

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.onderdrukking.oplosser import Lezer
from tests.onderdrukking.wereld import TOTAAL, K, make_wereld, plek

pytestmark = pytest.mark.django_db

GEMEENTEN = ["Aa", "Bee", "Cee", "Dee"]
KWARTALEN = [f"2020-K{n}" for n in (1, 2, 3, 4)]
GETAL = st.one_of(st.integers(0, 6), st.integers(0, 25))
KALM = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@st.composite
def gebieden_en_delen(draw):
    """Areas, sometimes with parts: what is true, and in which step it is told."""
    delen = draw(st.sampled_from([(), (), ("wajong", "wsw")]))
    getallen = {(g, d): draw(GETAL) for g in GEMEENTEN for d in delen or (TOTAAL,)}
    if delen:
        getallen |= {(g, TOTAAL): sum(getallen[g, d] for d in delen) for g in GEMEENTEN}
    for groter, leden in (("Regio", GEMEENTEN), ("Cluster", GEMEENTEN[:2])):
        for deel in {TOTAAL, *delen}:
            getallen[groter, deel] = sum(getallen[g, deel] for g in leden)
    stappen = [{}, {}]
    for (gebied, deel), n in sorted(getallen.items()):
        stappen[draw(st.integers(0, 1))][plek(gebied, deel)] = n
    wie = draw(st.sampled_from(GEMEENTEN))
    deel = delen[0] if delen else TOTAAL
    stappen.append({plek(wie, deel): draw(GETAL)})
    return delen, stappen


@KALM
@given(gebieden_en_delen())
def test_areas_parts_and_corrections(verhaal):
    delen, stappen = verhaal
    nobody_is_found(stappen, [K], cluster=GEMEENTEN[:2], delen=delen)


@st.composite
def jaren(draw):
    """The quarters of one gemeente and its year, told in two steps."""
    getallen = [draw(GETAL) for _ in KWARTALEN]
    cijfers = {
        plek("Aa", kwartaal=k): n for k, n in zip(KWARTALEN, getallen, strict=True)
    }
    cijfers[plek("Aa", vanaf="2020-K1")] = sum(getallen)
    stappen = [{}, {}]
    for waar, n in sorted(cijfers.items()):
        stappen[draw(st.integers(0, 1))][waar] = n
    return stappen


@KALM
@given(jaren())
def test_quarters_and_years(stappen):
    nobody_is_found(stappen, KWARTALEN, aard="stroom")


def nobody_is_found(stappen, kwartalen, **velden):
    """Whoever is found, the site said so when it was told."""
    cache.clear()
    with transaction.atomic():
        wereld = make_wereld(GEMEENTEN, **velden)
        lezer = Lezer(wereld, kwartalen)
        gemeld = set()
        for stap in stappen:
            stap = {w: n for w, n in stap.items() if wereld.says(w) != n}
            if not stap:
                continue
            for melding in wereld.deliver(stap).herleidbaar:
                gemeld.add((melding.gebied, str(melding.kwartaal)))
            lezer.look()
        gevonden = {(naam[1], naam[3]) for naam in lezer.solved()}
        assert gevonden <= gemeld
        transaction.set_rollback(True)
    cache.clear()
