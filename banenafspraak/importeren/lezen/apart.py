"""The side of the site: starts the reading process, listens, and ends it in time.

Pure: no Django. Whatever becomes of the process, the caller gets a `Blad` or `Geweigerd`.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path

from banenafspraak.importeren.blad import Blad, Geweigerd, Grenzen

from . import antwoord, poort, zinnen

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[3]
_PROCES = "banenafspraak.importeren.lezen.proces"
# Its seconds are of computing; on a busy machine they take longer on the clock.
_EXTRA = 5
# Windows needs these to start a program at all.
_OMGEVING = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "TZ")


def read_file(inhoud: bytes, naam: str, grenzen: Grenzen | None = None) -> Blad:
    """The first visible sheet of a spreadsheet or csv. Raises `Geweigerd`."""
    grenzen = grenzen or Grenzen()
    poort.check_size(inhoud, grenzen)
    poort.recognise(inhoud, naam)
    with _start(naam, grenzen) as proces:
        te_laat = threading.Event()
        wekker = threading.Timer(grenzen.seconden + _EXTRA, _stop, (proces, te_laat))
        wekker.start()
        try:
            return _converse(proces, inhoud)
        except _Gestorven:
            raise _cause(proces.wait(), te_laat.is_set()) from None
        finally:
            wekker.cancel()
            proces.kill()


class _Gestorven(Exception):
    """The process ended without a whole answer."""


def _start(naam: str, grenzen: Grenzen) -> subprocess.Popen:
    """With an environment of its own: the site's holds passwords."""
    omgeving = {n: os.environ[n] for n in _OMGEVING if n in os.environ}
    return subprocess.Popen(
        [
            sys.executable,
            # Nothing from the folder it starts in, nor from the home of the user.
            *("-P", "-s", "-X", "utf8", "-m", _PROCES),
            poort.extension(naam),
            json.dumps(asdict(grenzen)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=omgeving | {"PYTHONPATH": str(_ROOT)},
        cwd=_ROOT,
    )


def _converse(proces: subprocess.Popen, inhoud: bytes) -> Blad:
    """It reads all before it says a word, so that neither waits for the other."""
    try:
        with proces.stdin as ingang:
            ingang.write(inhoud)
    except BrokenPipeError:
        raise _Gestorven from None
    regels = iter(proces.stdout)
    try:
        kop = antwoord.read_first(next(regels))
        if "wat" in kop:
            raise Geweigerd(kop["wat"], kop["doe"])
        if "fout" in kop:
            logger.warning("Een bestand was niet te lezen: %s", kop["fout"])
            raise zinnen.niet_compleet()
        blad = antwoord.read_blad(kop, regels)
    except (StopIteration, json.JSONDecodeError):
        raise _Gestorven from None
    if proces.wait():
        raise _Gestorven
    return blad


def _stop(proces: subprocess.Popen, te_laat: threading.Event) -> None:
    te_laat.set()
    proces.kill()


def _cause(code: int, te_laat: bool) -> Geweigerd:
    """Why it died, as far as its last signal tells."""
    naam = signal.Signals(-code).name if code < 0 else ""
    if te_laat or naam == "SIGXCPU":
        return zinnen.te_lang_bezig()
    # Rust aborts without memory; SIGKILL that was not ours is of a system without any.
    if code == antwoord.VOL or naam in ("SIGABRT", "SIGKILL"):
        return zinnen.te_zwaar()
    logger.warning("Het lezen van een bestand stopte met code %s.", code)
    return zinnen.niet_compleet()
