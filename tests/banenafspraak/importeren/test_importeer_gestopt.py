"""`kill -9` while a file comes in: all of it is on the site, or nothing.

The command runs as a process of its own, against a database that really is on a disk, and is
killed at moments that are drawn anew each time: anywhere, and around the commit. What it left
behind has to be whole, and the next import has to work without anybody cleaning up.
"""

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection

from banenafspraak.models import Bijlage, Bron, Levering, Norm
from tests.banenafspraak.importeren.bestanden import STAATSCOURANT, as_csv
from tests.banenafspraak.importeren.wereld import make_wereld
from tests.banenafspraak.importeren.werk import waiting
from tests.banenafspraak.opgave.tegelijk import shared_database
from tests.builders import make_beheerder, make_gemeente

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[3]
RIJEN = 150
KEER = 13
AKKOORD = "Ingediend. Nu akkoord geven"
KLAAR = "Akkoord gegeven door"


@pytest.fixture
def wereld(transactional_db, tmp_path):
    """A database that another process opens too."""
    with shared_database(tmp_path / "gedeeld.sqlite3"):
        wereld = make_wereld()
        make_beheerder("baas")
        wereld.codes = [
            make_gemeente(regio=wereld.gooi, code=f"GM{3000 + n}").code
            for n in range(RIJEN)
        ]
        yield wereld


def database_url() -> str:
    """The database of this test, as the environment names one."""
    naam = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{naam}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{naam}").geturl()


class Opdracht:
    """The command, running; `regels` is what it told so far."""

    def __init__(self, pad: Path):
        omgeving = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "PYTHONUNBUFFERED": "1",
        }
        self.begin = time.monotonic()
        self.regels: list[tuple[float, str]] = []
        self.proces = subprocess.Popen(
            [
                *(
                    sys.executable,
                    "manage.py",
                    "importeer",
                    str(pad),
                    "--bron",
                    "Annex",
                ),
                *("--vaststellen-door", "baas", "--reden", "Nieuw."),
                "--skip-checks",
            ],
            cwd=ROOT,
            env=omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._nu_akkoord = threading.Event()
        self._luistert = threading.Thread(target=self._listen)
        self._luistert.start()

    def _listen(self):
        for regel in self.proces.stdout:
            self.regels.append((time.monotonic() - self.begin, regel))
            if regel.startswith(AKKOORD):
                self._nu_akkoord.set()
        self._nu_akkoord.set()

    def kill(self, na: float, vanaf_akkoord: bool) -> None:
        """Kill it so many seconds after it began, or after it began to agree."""
        if vanaf_akkoord:
            self._nu_akkoord.wait(30)
        else:
            na = max(0, na - (time.monotonic() - self.begin))
        time.sleep(na)
        self.proces.kill()
        self.finish()

    def finish(self) -> int:
        code = self.proces.wait(30)
        self._luistert.join(30)
        self.proces.stdout.close()
        self.fouten = self.proces.stderr.read()
        self.proces.stderr.close()
        wait_until_gone()
        return code

    def moment(self, begin: str) -> float:
        """When it told a line that begins so."""
        return next(t for t, regel in self.regels if regel.startswith(begin))

    @property
    def zei_klaar(self) -> bool:
        return any(regel.startswith(KLAAR) for _, regel in self.regels)


def wait_until_gone() -> None:
    """PostgreSQL finishes what it was told before it sees that nobody listens any more."""
    if connection.vendor == "sqlite":
        return
    vraag = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    tot = time.monotonic() + 30
    while time.monotonic() < tot:
        with connection.cursor() as cursor:
            cursor.execute(vraag)
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.01)
    raise AssertionError("Een verbinding bleef open.")


def annex(pad: Path, codes: list[str], waarde: int) -> Path:
    """Every gemeente gets the same number, which tells which file it came from."""
    rijen = [(code, "", waarde) for code in codes]
    pad.write_bytes(as_csv([STAATSCOURANT, *rijen, ("", "Som", waarde * len(codes))]))
    return pad


def whole_number() -> int:
    """The one number that the site shows everywhere; fails when it shows two."""
    huidig = list(Norm.objects.current().values_list("waarde", flat=True))
    assert len(huidig) in (0, RIJEN)
    waarden = {int(w) for w in huidig}
    assert len(waarden) <= 1, "half a file is on the site"
    aantal = Levering.objects.count()
    assert Levering.objects.filter(status="vastgesteld").count() == aantal
    assert Bijlage.objects.count() == aantal
    assert Norm.objects.count() == aantal * RIJEN
    assert Bron.objects.count() == min(aantal, 1)
    assert waiting() == 0
    call_command("controleer_audit", verbosity=0)
    return waarden.pop() if waarden else 0


def test_killed_at_any_moment_it_is_all_or_nothing(wereld, tmp_path):
    pad = tmp_path / "annex.csv"
    eerste = Opdracht(annex(pad, wereld.codes, 1))
    assert eerste.finish() == 0, eerste.fouten
    assert eerste.zei_klaar
    assert whole_number() == 1
    heel = eerste.moment(KLAAR)
    commit = heel - eerste.moment(AKKOORD)  # a guess, which gets better on the way
    stond, gestopt = 1, 0
    for keer in range(2, KEER + 2):
        om_de_commit = keer % 4 != 0
        na = commit * random.uniform(0.8, 1.2)
        opdracht = Opdracht(annex(pad, wereld.codes, keer))
        opdracht.kill(na if om_de_commit else random.uniform(0, heel), om_de_commit)
        staat = whole_number()
        assert staat in (stond, keer)
        assert staat == keer or not opdracht.zei_klaar
        gestopt += staat == stond
        if om_de_commit:
            commit *= 1.5 if staat == stond else 0.75
        stond = staat
    assert gestopt, "every kill came too late: nothing was tried"
    laatste = Opdracht(annex(pad, wereld.codes, 99))
    assert laatste.finish() == 0, laatste.fouten
    assert whole_number() == 99
