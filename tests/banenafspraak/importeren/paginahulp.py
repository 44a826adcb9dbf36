"""The pages of files, as a browser uses them: send a file, press a button, read the page.

sam = enter(mensen.sam)
antwoord = upload(sam, as_csv(own(eigen("7"))))
assert "Er is niets bewaard." in words(antwoord)
"""

import html
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from banenafspraak.models import Cijfer, Levering
from tests.banenafspraak.importeren.bestanden import as_csv, eigen, own
from tests.builders import log_in

KIEZEN = "/beheer/bestand/"
START = "/beheer/"
NIETS = "Er is niets bewaard."
BEGIN = ("2019-K4", "2020-K4")


def enter(gebruiker) -> Client:
    """A browser of somebody who is logged in."""
    client = Client()
    log_in(client, gebruiker)
    return client


def upload(client, inhoud: bytes, naam: str = "cijfers.csv", **velden):
    """Send a file by the form; `velden` are typed beside it."""
    bestand = SimpleUploadedFile("x", inhoud)
    bestand._name = naam  # as a browser sends it: the site makes it safe
    return client.post(KIEZEN, {"bestand": bestand, **velden})


def send_rows(client, *rijen, naam: str = "cijfers.csv", **velden):
    """Send rows of our own layout as csv."""
    return upload(client, as_csv(own(*rijen)), naam, **velden)


def concept(client, *rijen, **velden) -> Levering:
    """The concept that a file with these rows becomes."""
    antwoord = send_rows(client, *rijen, **velden)
    assert antwoord.status_code == 302, words(antwoord)
    return Levering.objects.get(pk=antwoord.url.rstrip("/").rsplit("/", 1)[1])


def page_of(levering, naam: str = "bestand_levering") -> str:
    """The address of the page of a file."""
    return reverse(f"admin:{naam}", kwargs={"pk": levering.pk})


def press(client, levering, knop: str, *, versie: int | None = None, **velden):
    """Press a button on the page of a file, as it is now unless `versie` says otherwise;
    what the next page says."""
    if versie is None:
        versie = Levering.objects.get(pk=levering.pk).versie
    data = {"versie": str(versie), knop: "1", **velden}
    return client.post(page_of(levering), data, follow=True)


def handed_in(client, *rijen, reden: str = "", **velden) -> Levering:
    """A file with these rows that waits for agreement."""
    levering = concept(client, *rijen, **velden)
    press(client, levering, "indienen", reden=reden)
    levering.refresh_from_db()
    assert levering.status == Levering.Status.INGEDIEND
    return levering


def source(antwoord) -> str:
    """The page as it was sent, without its head."""
    return antwoord.content.decode().split("</head>")[-1]


def words(antwoord) -> str:
    """What a reader reads of the page, on one line."""
    kaal = re.sub(r"<(script|style).*?</\1>", "", source(antwoord), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", kaal)).split())


def count(antwoord, wat: str) -> int:
    """The number under a heading of the page: Nieuw, Gewijzigd, Gelijk, Geweigerd."""
    treffer = re.search(rf"{wat}</span><strong>([0-9.]+)</strong>", source(antwoord))
    return int(treffer[1].replace(".", ""))


def status_of(levering) -> str:
    """As it is stored now."""
    return Levering.objects.get(pk=levering.pk).status


# ---- a file that is no opgave ------------------------------------------------------------


def two(waarde: str = "7", **velden) -> list:
    """Rows over two quarters: a file, and not the form of an opgave."""
    return [eigen(waarde, periode=k, **velden) for k in BEGIN]


def on_site(gebied) -> list:
    """The figures that everybody sees of one area, oldest first."""
    rijen = Cijfer.objects.current().filter(gebied=gebied).order_by("kwartaal")
    return [int(rij.waarde) for rij in rijen]
