"""What was typed, in the words of the page it was typed on."""

import pytest

from banenafspraak.models import RedenOnbekend
from banenafspraak.toegang.getypt import readable
from tests.builders import (
    make_beheerder,
    make_gebruiker,
    make_indicator,
    make_levering,
    make_uitsplitsing,
)

pytestmark = pytest.mark.django_db
OPGAVE = "/beheer/opgave/2026-K3/GM0406/"


def test_an_opgave_is_told_by_its_onderdelen():
    make_indicator("beschut-werk", naam="Beschut werk")
    make_uitsplitsing("markt", naam="Markt")
    reden = RedenOnbekend.choices[0]
    velden = [
        ["gezien", "een:lange:handtekening"],
        ["beschut-werk__totaal-getal", "1.059"],
        ["beschut-werk__totaal-reden", ""],
        ["beschut-werk__markt-reden", reden[0]],
        ["norm__beschut-werk__totaal-uitleg", "Van het ministerie."],
        ["indienen", "1"],
    ]
    assert readable(velden, OPGAVE, make_beheerder()) == [
        ("Beschut werk", "1.059"),
        ("Beschut werk: Markt, niet bekend", reden[1]),
        ("Beschut werk, norm, uitleg", "Van het ministerie."),
    ]


def test_names_of_an_unknown_form_are_made_readable():
    velden = [["reden_van-wijziging", "Tikfout"], ["leeg", " "], ["_save", "Opslaan"]]
    assert readable(velden, "/beheer/nergens/", make_beheerder()) == [
        ("Reden van wijziging", "Tikfout")
    ]


def test_a_row_that_may_not_be_seen_stays_a_number():
    """A number that was sent must not tell what it is the number of."""
    levering = make_levering()
    adres = "/beheer/banenafspraak/cijfer/add/"
    velden = [["levering", str(levering.pk)]]
    (gezien,) = readable(velden, adres, make_beheerder())
    assert gezien == ("Levering", str(levering))
    assert readable(velden, adres, make_gebruiker())[0][1] == str(levering.pk)
