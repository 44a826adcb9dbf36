"""What travels without its page says itself that people are held against places: letters and
drawings."""

import re
import zipfile
from io import BytesIO

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

GOOI = "2019-K4/regio/gooi-en-vechtstreek"
NOOT = "ersonen, niet omgerekend naar plekken van 31 uur."


def words(inhoud: bytes) -> str:
    """What can be read, of a page, a drawing or a letter."""
    if inhoud.startswith(b"PK"):
        inhoud = zipfile.ZipFile(BytesIO(inhoud)).read("content.xml")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", inhoud.decode()))


def read(adres: str) -> str:
    antwoord = Client().get(adres)
    assert antwoord.status_code == 200, adres
    return words(antwoord.content)


@pytest.mark.parametrize("formaat", ["", "&formaat=odt"])
def test_the_footnote_of_the_norm_in_a_letter(formaat):
    brief = read(f"/{GOOI}/brief/?vraag=haalt-de-taakstelling-beschut-werk{formaat}")
    assert f"Let op: p{NOOT}" in brief
    brief = read(f"/{GOOI}/brief/?vraag=haalt-de-taakstelling-banenafspraak{formaat}")
    assert "Let op: p" not in brief


@pytest.mark.parametrize(
    ("adres", "met"),
    [
        (f"/grafiek/{GOOI}/beschut-werk.svg", True),
        (f"/{GOOI.replace('2019', '2020')}/traject/?indicator=banenafspraak", False),
        ("/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.svg", False),
    ],
)
def test_a_drawing_of_a_norm_that_counts_something_else(adres, met):
    assert (f"P{NOOT}" in read(adres)) == met
