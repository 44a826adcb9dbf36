"""Fetch a file of borders from a public address, within limits of time and size."""

import time
import urllib.error
import urllib.request
from http.client import HTTPException

from regio.grenzen.lezen import Kaartfout, lees_stroom

SECONDEN = 20  # without any byte
SECONDEN_SAMEN = 180


def haal_op(adres: str) -> bytes:
    """The bytes at `adres`. Raises `Kaartfout` with a Dutch sentence, also without network."""
    if not adres.lower().startswith(("https://", "http://")):
        raise Kaartfout("Het adres begint niet met https://. Kijk naar KAART_URL.")
    verzoek = urllib.request.Request(
        adres, headers={"Accept": "application/geo+json, application/json"}
    )
    einde = time.monotonic() + SECONDEN_SAMEN
    try:
        with urllib.request.urlopen(verzoek, timeout=SECONDEN) as antwoord:

            def lees(grootte: int) -> bytes:
                if time.monotonic() > einde:
                    raise TimeoutError
                return antwoord.read1(
                    grootte
                )  # what is there now: a trickle counts too

            return lees_stroom(lees, "Het opgehaalde bestand")
    except urllib.error.HTTPError as fout:
        raise Kaartfout(
            f"Het adres antwoordt met fout {fout.code}. Klopt KAART_URL nog?"
        ) from fout
    except TimeoutError as fout:
        raise Kaartfout(
            "Het ophalen duurt te lang. Probeer het later, of geef een bestand."
        ) from fout
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as fout:
        raise Kaartfout(
            "Het adres is niet te bereiken. Is er internet? U kunt ook een bestand geven: "
            "manage.py laad_kaart BESTAND."
        ) from fout
