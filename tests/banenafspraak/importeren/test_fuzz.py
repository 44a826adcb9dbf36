"""Files made at random: whatever comes in, it is read or refused in Dutch, and nothing else.

In the suite this runs for a minute, each time with other files. For a long run say how
long; what was tried is printed. A file that fails is named, and made again with:

    FUZZ_SECONDEN=900 python -m pytest -n0 -s tests/banenafspraak/importeren/test_fuzz.py
    FUZZ_ZAAD=123/zip/57 python -m pytest -n0 tests/banenafspraak/importeren/test_fuzz.py
"""

import os
import re
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random, SystemRandom

import pytest
from django.db import transaction
from django.test import Client

from banenafspraak.importeren.inzage import Bestand, limits
from banenafspraak.importeren.lezen import apart
from tests.banenafspraak.importeren.fuzz import breken, gif, goede, ronde, vellen
from tests.banenafspraak.importeren.fuzz.ronde import Poging
from tests.banenafspraak.importeren.maken.kwaad import MB
from tests.builders import log_in

SECONDEN = float(os.environ.get("FUZZ_SECONDEN", 60))
ZAAD = os.environ.get("FUZZ_ZAAD", "") or str(SystemRandom().randrange(10**6))
NAMEN = ("cijfers", "gebieden-2026", "Uw bestand (1)", "é", "a.b", "x" * 300)
EXTENSIES = ("", "csv", "xlsx", "xls", "ods", "pdf", "XLSX")


# ---- ways of making a file ---------------------------------------------------------


def broken_bytes(toeval: Random, goed) -> Poging:
    soort = toeval.choice([soort for soort in goed if goed[soort]])
    naam, inhoud = toeval.choice(goed[soort])
    breek = breken.break_bytes
    if soort == "xls" and toeval.random() < 0.6:
        breek = breken.break_xls
    return _attempt(naam, soort, breek(inhoud, toeval), toeval)


def broken_zip(toeval: Random, goed) -> Poging:
    soort = toeval.choice(("xlsx", "ods"))
    naam, inhoud = toeval.choice(goed[soort])
    return _attempt(naam, soort, breken.break_zip(inhoud, toeval), toeval)


def odd_file(toeval: Random, goed) -> Poging:
    soort, inhoud = vellen.as_file(vellen.odd_rows(toeval), toeval)
    return _attempt(toeval.choice(NAMEN), soort, inhoud, toeval)


def odd_sheet(toeval: Random, goed) -> Poging:
    rijen = vellen.with_special(vellen.odd_rows(toeval), toeval)
    blad = vellen.as_sheet(rijen, toeval)
    onderwerp = toeval.choice(("",) * 8 + ("banenafspraak", "beschut-werk", "zomaar"))
    bron = toeval.choice(("", "Brief, 2020", vellen.odd_text(toeval)[:250]))
    naam = f"{toeval.choice(NAMEN)}.csv"
    return Poging(Bestand(naam, b"een blad", onderwerp, _storable(bron)), blad)


def poisoned_file(toeval: Random, goed) -> Poging:
    gemaakt = gif.nearly(toeval)
    soort, inhoud = gif.as_file(gemaakt, toeval)
    return Poging(Bestand(f"{gemaakt.naam}.{soort}", inhoud), bijna=gemaakt)


def poisoned_sheet(toeval: Random, goed) -> Poging:
    gemaakt = gif.nearly(toeval)
    blad = vellen.as_sheet(gemaakt.alles, toeval)
    return Poging(Bestand(f"{gemaakt.naam}.csv", b"een blad"), blad, gemaakt)


# By name: how a file is made, and its share of the time.
SOORTEN = {
    "bytes": (broken_bytes, 18),
    "zip": (broken_zip, 20),
    "vel": (odd_file, 8),
    "blad": (odd_sheet, 25),
    "gif": (poisoned_file, 9),
    "gifblad": (poisoned_sheet, 20),
}


def _attempt(naam: str, soort: str, inhoud: bytes, toeval: Random) -> Poging:
    if toeval.random() < 0.05:
        soort = toeval.choice(EXTENSIES)
    return Poging(Bestand(f"{naam}.{soort}", inhoud))


def _storable(tekst: str) -> str:
    """A form gives no text with a NUL in it."""
    return tekst.replace("\x00", "").strip()


# ---- the test ----------------------------------------------------------------------


@pytest.fixture
def goed(tmp_path):
    return goede.good_files(tmp_path)


def test_every_file_is_read_or_refused_in_dutch(mensen, goed, processen):
    ronde.known_figures(mensen)
    bezoekers = [_visitor(persoon) for persoon in (mensen.baas, mensen.sam)]
    geteld, fouten, traagst = Counter(), {}, 0.0
    for soort, zaad in _seeds():
        toeval = Random(zaad)
        poging = SOORTEN[soort][0](toeval, goed)
        try:
            with transaction.atomic():
                geteld[soort, ronde.try_file(poging, mensen, toeval)] += 1
                if poging.seconden and toeval.random() < 0.2:
                    ronde.upload(poging, toeval.choice(bezoekers), toeval)
        except Exception:
            spoor = traceback.format_exc()
            fouten.setdefault(_place(spoor), f"FUZZ_ZAAD={zaad}\n{spoor[-4000:]}")
            if len(fouten) == 5:
                break
        traagst = max(traagst, poging.seconden)
    print("\n" + "\n".join(f"{n:8} {', '.join(w)}" for w, n in sorted(geteld.items())))
    print(f"zaad {ZAAD}, traagste lezing {traagst:.1f} s")
    assert not fouten, "\n\n".join(fouten.values())
    assert traagst < limits().seconden + apart._EXTRA + 5
    assert max(proces.piek for proces in processen) < 500 * MB
    assert not _readers_left(), "een lezend proces leeft nog"
    if "/" not in ZAAD and SECONDEN >= 30:
        assert {soort for soort, _ in geteld} == set(SOORTEN)
        assert {"geweigerd", "op de site"} <= {wat for _, wat in geteld}


def _visitor(persoon) -> Client:
    """Somebody who is logged in."""
    client = Client()
    log_in(client, persoon)
    return client


def _place(spoor: str) -> str:
    """Where it went wrong: one fault is told once."""
    return re.findall(r'File "[^"]+", line \d+', spoor)[-1]


def _seeds():
    """Kind and seed of one file after another; who is most behind on its share is next."""
    if "/" in ZAAD:
        yield ZAAD.split("/")[1], ZAAD
        return
    begin, gebruikt, nummers = time.perf_counter(), Counter(), Counter()
    while (nu := time.perf_counter()) - begin < SECONDEN:
        soort = min(SOORTEN, key=lambda s: gebruikt[s] / SOORTEN[s][1])
        nummers[soort] += 1
        yield soort, f"{ZAAD}/{soort}/{nummers[soort]}"
        gebruikt[soort] += time.perf_counter() - nu


def _readers_left() -> list[str]:
    """Children of this process that still read a file."""
    kinderen = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not kinderen.exists():
        return []
    opdrachten = [
        Path(f"/proc/{pid}/cmdline").read_bytes()
        for pid in kinderen.read_text().split()
    ]
    return [o.decode() for o in opdrachten if b"lezen.proces" in o]
