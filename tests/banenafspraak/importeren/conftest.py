"""What the tests of the import share."""

import os
import subprocess

import pytest
import time_machine

from banenafspraak.importeren.lezen import apart
from tests.banenafspraak.importeren.paginahulp import enter
from tests.banenafspraak.importeren.wereld import add_people, make_wereld


@pytest.fixture
def vandaag():
    """It is 26 November 2026."""
    with time_machine.travel("2026-11-26 10:00 +0100", tick=False) as reis:
        yield reis


@pytest.fixture
def wereld(db, vandaag):
    return make_wereld()


@pytest.fixture
def mensen(wereld):
    add_people(wereld)
    return wereld


@pytest.fixture
def sam(mensen):
    """A browser of Sam, beleidsmedewerker of Huizen; the others are made the same way."""
    return enter(mensen.sam)


@pytest.fixture
def els(mensen):
    return enter(mensen.els)


@pytest.fixture
def robin(mensen):
    return enter(mensen.robin)


@pytest.fixture
def baas(mensen):
    return enter(mensen.baas)


class Gemeten(subprocess.Popen):
    """The real process, of which we also ask how much memory it had at the most (bytes).

    What the system keeps of all children of a test run is no use: a browser is one too.
    """

    piek = 0

    def _try_wait(self, wait_flags):
        try:
            pid, status, gebruik = os.wait4(self.pid, wait_flags)
        except ChildProcessError:
            return self.pid, 0
        if pid:
            self.piek = gebruik.ru_maxrss * 1024
        return pid, status


@pytest.fixture
def processen(monkeypatch):
    """Every reading process that the test starts, in order."""
    gestart = []

    def start(*args, **kwargs):
        gestart.append(Gemeten(*args, **kwargs))
        return gestart[-1]

    monkeypatch.setattr(apart.subprocess, "Popen", start)
    return gestart
