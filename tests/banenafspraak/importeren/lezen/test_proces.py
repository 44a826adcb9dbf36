"""The process that reads: its chains, its death, and what it does not know."""

import datetime
import os
import signal
import subprocess
import sys
import threading
import time
import tracemalloc
from decimal import Decimal
from pathlib import Path

import pytest

from banenafspraak.importeren.blad import Bijzonder, Blad, Geweigerd, Grenzen
from banenafspraak.importeren.lezen import antwoord, apart, read_file
from tests.banenafspraak.importeren.maken import gewoon
from tests.banenafspraak.importeren.maken.kwaad import MB

KINDEREN = Path(f"/proc/self/task/{threading.get_native_id()}/children")


@pytest.fixture(scope="module")
def groot() -> bytes:
    """50,000 rows of six cells, every text and number its own."""
    kop = ["code", *(f"kolom {n}" for n in range(5))]
    rijen = (
        [f"rij {r}", f"tekst {r * 7919}", *(r * n + n / 7 for n in range(1, 5))]
        for r in range(49_999)
    )
    return gewoon.large_xlsx([kop, *rijen])


def test_largest_file_is_read_and_the_site_stays_small(groot, processen):
    tracemalloc.start()
    try:
        # How long it takes is for the benchmark: a busy machine must not fail this.
        blad = read_file(groot, "a.xlsx", Grenzen(seconden=300))
        _, piek = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(blad.rijen) == 50_000
    assert blad.rijen[-1][:2] == ("rij 49998", f"tekst {49_998 * 7919}")
    assert piek < 150 * MB
    assert 10 * MB < processen[-1].piek < 500 * MB


def test_too_many_seconds_of_work_are_refused(groot):
    with pytest.raises(Geweigerd, match=r"Het lezen duurde te lang\. Splits"):
        read_file(groot, "a.xlsx", Grenzen(seconden=1))


@pytest.mark.parametrize("mb", [1, 60])
def test_too_little_memory_is_refused(groot, mb):
    """Also when it is gone before the process has read its file."""
    with pytest.raises(Geweigerd, match="bij het lezen veel te groot"):
        read_file(groot, "a.xlsx", Grenzen(geheugen=mb * MB))


@pytest.mark.skipif(not KINDEREN.exists(), reason="needs /proc")
@pytest.mark.parametrize(
    ("hoe", "zin"),
    [
        (signal.SIGSTOP, "Het lezen duurde te lang"),
        (signal.SIGKILL, "bij het lezen veel te groot"),
        (signal.SIGSEGV, "niet compleet"),
    ],
)
def test_process_that_dies_or_hangs_is_a_refusal(groot, monkeypatch, hoe, zin):
    monkeypatch.setattr(apart, "_EXTRA", 0)
    eerder = KINDEREN.read_text()

    def treffen():
        while KINDEREN.read_text() == eerder:
            time.sleep(0.01)
        time.sleep(0.2)
        for kind in set(KINDEREN.read_text().split()) - set(eerder.split()):
            os.kill(int(kind), hoe)

    schutter = threading.Thread(target=treffen, daemon=True)
    schutter.start()
    with pytest.raises(Geweigerd, match=zin):
        read_file(groot, "a.xlsx", Grenzen(seconden=1 if hoe == signal.SIGSTOP else 20))
    schutter.join(5)
    assert not schutter.is_alive()


def test_no_process_is_left_behind(processen):
    read_file(b"a;b\n1;2\n", "a.csv")
    assert len(processen) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(processen[0].pid, 0)


def test_reading_process_has_no_django():
    code = (
        "import sys; from banenafspraak.importeren.lezen import proces, ods, xls, xlsx; "
        "print([m for m in sys.modules if m.split('.')[0] in ('django', 'monitor', 'regio')])"
    )
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert klaar.stdout == "[]\n"


def test_works_from_any_folder(tmp_path, monkeypatch):
    """Also when a file there has the name of a module."""
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    (tmp_path / "banenafspraak.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read_file(b"a;b\n1;2\n", "a.csv").rijen == (("a", "b"), ("1", "2"))


def test_name_of_a_file_can_do_no_harm():
    for naam in ("--help", "-c import os", "../../a.csv", "é\n.csv", "a" * 200_000):
        assert read_file(b"a;b\n1;2\n", naam).soort == "csv"


def test_answer_gives_back_what_was_read():
    """Each kind of value, and the characters that JSON and lines are made of."""
    rijen = (
        ("a", "", Decimal("608"), Decimal("0.1"), datetime.date(2020, 12, 31)),
        (),
        (*Bijzonder, '"}],\n\u2028\\', "é€😀", Decimal("-1E-10"), Decimal("1E+30")),
    )
    blad = Blad(rijen, "xlsx", "Blad “1”", ("Twee\n",))
    kop, *regels = (regel.encode() for regel in antwoord.write_blad(blad))
    assert antwoord.read_blad(antwoord.read_first(kop), regels) == blad
