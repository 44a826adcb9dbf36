"""The form of an indicator refuses what may never be held together, in Dutch."""

import pytest

from banenafspraak.models import Indicator
from tests.banenafspraak.test_admin_teksten import address, complaints, indicator_form
from tests.builders import (
    make_cijfer,
    make_definitie,
    make_indicator,
    make_norm,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator():
    mensen = make_indicator(
        "beschut-werk",
        eenheid="personen",
        aard="stand",
        eenheid_norm="plekken",
        kanttekening_eenheid="personen, niet omgerekend",
    )
    make_definitie(mensen)
    return mensen


def save(beheer, indicator, **velden):
    """What the form says; "" when it was saved."""
    antwoord = beheer.post(
        address("indicator", "change", indicator.pk),
        indicator_form(indicator, **velden),
    )
    return "" if antwoord.status_code == 302 else complaints(antwoord)


def test_a_norm_that_counts_something_else_is_refused(beheer, indicator):
    extra = make_indicator("banenafspraak")
    klacht = save(beheer, indicator, norm_van=extra.pk)
    assert "Deze norm past niet bij het cijfer." in klacht
    assert "alleen wat erbij kwam sinds eind 2012" in klacht


def test_a_norm_that_counts_the_same_is_shared(beheer, indicator):
    ander = make_indicator("plekken-elders", eenheid="plekken", aard="stand")
    assert save(beheer, indicator, norm_van=ander.pk) == ""
    indicator.refresh_from_db()
    assert indicator.norm_van == ander


@pytest.mark.parametrize("velden", [{"eenheid": "fte"}, {"aard": "extra"}])
def test_what_is_counted_does_not_change_under_figures(beheer, indicator, velden):
    assert save(beheer, indicator, **velden) == ""
    make_cijfer(27, indicator=indicator)
    terug = {"eenheid": "personen", "aard": "stand"}
    assert "Maak een nieuw onderwerp." in save(beheer, indicator, **terug)


def test_what_a_norm_counts_does_not_change_under_norms(beheer, indicator):
    make_norm(41, indicator=indicator)
    assert "Maak een nieuw onderwerp." in save(beheer, indicator, eenheid_norm="fte")
    assert save(beheer, indicator, naam="Beschut werken") == ""


def test_an_indicator_that_others_share_the_norm_of_keeps_its_way_of_counting(
    beheer, indicator
):
    Indicator.objects.filter(pk=indicator.pk).update(norm_van=None)
    deler = make_indicator(
        "tweede-reeks", eenheid="plekken", aard="stand", norm_van=indicator
    )
    assert f"‘{deler}’ wordt hiermee vergeleken." in save(
        beheer, indicator, aard="extra"
    )


def test_a_whole_of_another_kind_is_refused(beheer, indicator):
    extra = make_indicator("banenafspraak")
    velden = {"geheel": extra.pk, "kanttekening_geheel": "Toch maar."}
    assert "Dit geheel past niet bij het cijfer." in save(beheer, indicator, **velden)


def test_hours_per_place_come_with_where_they_come_from(beheer, indicator):
    assert "Schrijf op waar de uren per plek vandaan komen" in save(
        beheer, indicator, uren_per_plek="31"
    )
    bron = {"uren_per_plek_bron": "Besluit van de raad, 2021"}
    assert save(beheer, indicator, uren_per_plek="31", **bron) == ""
    indicator.refresh_from_db()
    assert indicator.uren_per_plek == 31


def test_hours_per_place_are_not_known_until_somebody_fills_them_in():
    assert make_indicator("nieuw").uren_per_plek is None


def test_percentages_of_gemeenten_do_not_add_up(beheer, indicator):
    klacht = save(beheer, indicator, eenheid="procent", eenheid_norm="")
    assert "Percentages tellen we niet bij elkaar op." in klacht
