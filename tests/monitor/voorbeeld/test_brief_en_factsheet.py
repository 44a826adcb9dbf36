"""Invented figures on the factsheet are marked; in a letter to a council there are none."""

import io
import re
import zipfile

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

VEL = "/2019-K4/gemeente/hilversum/factsheet/"
BRIEVEN = [
    "/2019-K4/gemeente/hilversum/brief/",
    "/2023-K3/gemeente/leeuwarden/brief/",
    "/2017-K4/regio/groningen/brief/",
    "/2020-K4/regio/friesland/brief/",
]


def test_an_example_on_the_sheet_is_marked_and_unknown_all_the_same(paren):
    _, met = paren[VEL]
    beschut = met.all("div", "vel-doel")[0]
    assert "12 van 14 plekken" in beschut.tekst
    assert beschut.all("span", "merk--voorbeeld")
    onbekend = met.one("section", aria_labelledby="vel-onbekend").tekst
    assert "Beschut werk: niet bekend." in onbekend


def test_paper_says_that_it_holds_examples(paren):
    zonder, met = paren[VEL]
    zin = "Op dit vel staan ook voorbeeldcijfers. Die zijn verzonnen."
    assert zin in met.main.tekst
    assert zin not in zonder.main.tekst


def test_the_sentences_of_the_sheet_are_the_same_without_examples(paren):
    zonder, met = paren[VEL]
    assert met.one("p", "vel-zin").tekst == zonder.one("p", "vel-zin").tekst


@pytest.mark.parametrize("adres", BRIEVEN)
def test_a_letter_holds_no_example_or_marks_it(paren, adres):
    antwoord = Client().get(f"{adres}?formaat=odt")
    with zipfile.ZipFile(io.BytesIO(antwoord.content)) as zip_:
        inhoud = zip_.read("content.xml").decode()
    gemerkt = len(re.findall(r'style-name="Voorbeeld"', inhoud))
    assert len(re.findall(r"Voorbeeld: ", inhoud)) == gemerkt
    assert ("Let op: in deze brief staan voorbeelden." in inhoud) == bool(gemerkt)
