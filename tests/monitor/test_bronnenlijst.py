"""The list of sources at the foot of a page: short, numbered, each document once."""

from decimal import Decimal

import pytest

from banenafspraak.models import Bron
from monitor.bronnenlijst import Bronnenlijst
from monitor.overzichten.waarden import Waarde


def make(pk, titel="Een bericht", url=""):
    return Bron(
        pk=pk, sleutel=f"s-{pk}", uitgever="UWV", titel=titel, korte_titel=f"kort {pk}", url=url
    )  # fmt: skip


def waarde(getal, *bronnen, **velden):
    return Waarde(Decimal(getal), bronnen=bronnen, **velden)


def test_a_row_has_the_short_title_the_document_and_all_about_it():
    lijst = Bronnenlijst()
    lijst.links(waarde(608, make(1, url="https://uwv.nl/a")), waarde(900, make(2)))
    assert [(r["tekst"], r["url"], r["meer_url"]) for r in lijst.rijen()] == [
        ("kort 1", "https://uwv.nl/a", "/bronnen/#bron-s-1"),
        ("kort 2", "", "/bronnen/#bron-s-2"),
    ]


@pytest.mark.parametrize(
    ("aantal", "tekst"),
    [
        (1, "1"),
        (2, "1 en 2"),
        (5, "1, 2, 3, 4 en 5"),
        (6, "1, 2, 3, 4 en 2 andere cijfers"),
        (40, "1, 2, 3, 4 en 36 andere cijfers"),
    ],
)
def test_a_source_of_many_numbers_names_a_few(aantal, tekst):
    lijst, bron = Bronnenlijst(), make(1)
    lijst.links(*(waarde(n, bron) for n in range(1, aantal + 1)))
    assert lijst.rijen()[0]["gebruikt_voor"] == tekst


def test_an_example_rests_on_no_document():
    lijst = Bronnenlijst()
    assert lijst.links(waarde(5, make(1), voorbeeld=True)) == []
    assert lijst.rijen() == []
