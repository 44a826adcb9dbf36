"""What the tests of the import share."""

import re
import subprocess
import threading
import time
from pathlib import Path

import pytest
import time_machine

from banenafspraak.importeren.lezen import apart
from tests.banenafspraak.importeren.paginahulp import enter
from tests.banenafspraak.importeren.wereld import add_people, make_wereld
from tests.rechtenwereld import fingerprint


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


@pytest.fixture
def begin(mensen, sam, baas):
    """Everything in the database, before a test sends something."""
    return fingerprint()


class Gemeten(subprocess.Popen):
    """The real process, of which we also ask how much memory it had at the most (bytes).

    What the system keeps of children is no use: a browser is one too, and of a child it
    counts what its parent had when it began. So we look, as long as it lives.
    """

    piek = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self):
        status = Path(f"/proc/{self.pid}/status")
        while self.returncode is None:
            try:
                hoogste = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
            except OSError:
                return
            if hoogste is None:  # it has ended
                return
            self.piek = int(hoogste[1]) * 1024
            time.sleep(0.005)


@pytest.fixture
def processen(monkeypatch):
    """Every reading process that the test starts, in order."""
    gestart = []

    def start(*args, **kwargs):
        gestart.append(Gemeten(*args, **kwargs))
        return gestart[-1]

    monkeypatch.setattr(apart.subprocess, "Popen", start)
    return gestart
