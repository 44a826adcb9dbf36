"""How long an import takes, and how much memory it asks:

    python3 manage.py test tests/importmeting.py -n0 -s

No test by its name, so it only runs when asked for; it judges nothing and prints a table.
Seconds per step, for the national annex of 342 gemeenten and for the largest file that may
come in (50,000 rows), and what the reading process and the site asked at the most.
"""

import time
import tracemalloc
from pathlib import Path

import pytest
from django.conf import settings

from banenafspraak.importeren import stappen
from banenafspraak.importeren.inzage import Bestand, for_user, read
from banenafspraak.laden.alles import load_all
from banenafspraak.models import Gebruiker
from regio.models import Gebied, Soort
from tests.banenafspraak.importeren.conftest import processen
from tests.banenafspraak.importeren.maken import gewoon
from tests.ingeladen import settle

__all__ = ["processen"]  # a fixture
pytestmark = pytest.mark.django_db

MAKEN = {"csv": gewoon.csv_bytes, "xlsx": gewoon.large_xlsx, "ods": gewoon.ods}
DELEN = {"totaal": 100, "wajong": 60, "participatiewet": 30, "wsw": 10}


def annex(gemeenten) -> list[list]:
    kop = ["CBS-code", "Gemeente", "Ultimo 2022"]
    rijen = [[g.code, g.naam, n % 90] for n, g in enumerate(gemeenten)]
    return [kop, *rijen, ["Som", "", sum(rij[2] for rij in rijen)]]


def largest(gemeenten) -> list[list]:
    kop = "soort indicator gebied periode uitsplitsing waarde".split()
    kwartalen = [f"{j}-K{k}" for j in range(2017, 2026) for k in range(1, 5)]
    rijen = [
        ["cijfer", "doelgroepregister", g.code, kwartaal, deel, aantal]
        for kwartaal in kwartalen
        for g in gemeenten
        for deel, aantal in DELEN.items()
    ]
    return [kop, *rijen[: settings.IMPORT_MAX_RIJEN - 1]]


@pytest.fixture
def gemeenten(db):
    load_all(Path(settings.BASE_DIR) / "fixtures")
    settle()
    blijvend = Gebied.objects.filter(
        soort=Soort.GEMEENTE, geldig_tot=None, geldig_van=None
    )
    return list(blijvend.order_by("code"))


@pytest.mark.parametrize("soort", MAKEN)
@pytest.mark.parametrize("welk", [annex, largest])
def test_meting(gemeenten, processen, welk, soort):
    hoofd = Gebruiker.objects.create_superuser("hoofd")
    rijen = welk(gemeenten)
    inhoud = MAKEN[soort](rijen)
    tijden = {}

    def meet(stap, doe):
        begin = time.perf_counter()
        uitkomst = doe()
        tijden[stap] = time.perf_counter() - begin
        return uitkomst

    tracemalloc.start() if welk is annex else None
    gelezen = meet("lezen", lambda: read(Bestand(f"a.{soort}", inhoud, "", "Meting")))
    meet("vergelijken", lambda: for_user(gelezen, None))
    levering = meet("concept", lambda: stappen.neem_op(gelezen, None))
    meet("indienen", lambda: stappen.dien_in(levering, gelezen, None, levering.versie))
    levering.refresh_from_db()
    meet("akkoord", lambda: stappen.akkoord(levering, gelezen, hoofd, levering.versie))
    kort = ", ".join(f"{stap} {seconden:.1f} s" for stap, seconden in tijden.items())
    kind = processen[-1].piek // 1024 // 1024
    print(
        f"\n{soort}, {len(rijen) - 1} rijen, {len(inhoud) // 1024} kB: {kort}; het lezende "
        f"proces vroeg {kind} MB"
    )
    if tracemalloc.is_tracing():
        print(f"de site vroeg {tracemalloc.get_traced_memory()[1] // 1024 // 1024} MB")
        tracemalloc.stop()
