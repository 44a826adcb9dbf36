"""What the tests of reading share."""

import os
import subprocess

import pytest

from banenafspraak.importeren.lezen import apart


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
