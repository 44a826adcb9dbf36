"""One process at a time, and no stale lock after a crash."""

import subprocess
import sys
from pathlib import Path

from banenafspraak.slot import slot

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys, time
from banenafspraak.slot import slot
with slot(lambda: None, sys.argv[1]):
    print("vast", flush=True)
    sys.stdin.readline()
"""


def hold(path):
    """Another process that holds the lock until it reads a line, or dies."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout.readline() == "vast\n"
    return holder


def test_free_slot_is_taken_without_waiting(tmp_path):
    waited = []
    with slot(lambda: waited.append(1), tmp_path / "slot"):
        pass
    assert waited == []


def test_second_process_says_so_and_waits(tmp_path):
    holder = hold(tmp_path / "slot")

    def let_go():
        holder.communicate("klaar\n")

    with slot(let_go, tmp_path / "slot"):
        assert holder.returncode == 0


def test_slot_is_free_after_its_holder_was_killed(tmp_path):
    holder = hold(tmp_path / "slot")
    holder.kill()
    holder.communicate()
    waited = []
    with slot(lambda: waited.append(1), tmp_path / "slot"):
        assert waited == []


def test_folder_that_may_only_be_read_needs_no_slot(tmp_path):
    with slot(lambda: None, tmp_path / "nergens" / "slot"):
        pass
