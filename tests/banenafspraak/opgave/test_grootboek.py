"""Opgaven and imports in any order, against a reference model of the ledger.

Hypothesis makes up what several people do; after every step the ledger must say what
`grootboekmodel.py` says, about now and about every earlier moment. In the suite this runs
for some seconds. For a long run, say how long; it tells what it has seen:

    GROOTBOEK_MINUTEN=25 python -m pytest -n0 -s tests/banenafspraak/opgave/test_grootboek.py
"""

import os
import time

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.banenafspraak.opgave.verhaal import GETELD, Verhaal

MINUTEN = float(os.environ.get("GROOTBOEK_MINUTEN", 0))
VERHALEN, STAPPEN = (100, 60) if MINUTEN else (12, 30)


@pytest.mark.django_db
def test_every_story_ends_as_the_model_says():
    keuzes = settings(
        max_examples=VERHALEN,
        stateful_step_count=STAPPEN,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    einde = time.monotonic() + 60 * MINUTEN
    run_state_machine_as_test(Verhaal, settings=keuzes)
    while time.monotonic() < einde:
        run_state_machine_as_test(Verhaal, settings=keuzes)
    print("\n" + "\n".join(f"{n:8} {wat}" for wat, n in sorted(GETELD.items())))
