"""Two people on one opgave: the second chooses, and nothing is overwritten."""

import pytest
from django.test import Client

from banenafspraak.models import Invoer, Levering
from tests.banenafspraak.opgave.test_invullen import text
from tests.banenafspraak.opgave.wereld import GOED, page, posted
from tests.builders import log_in


@pytest.fixture
def twee(wereld):
    """Sam and Noor, both with the form of Huizen before them."""
    sam, noor = Client(), Client()
    log_in(sam, wereld.mensen.sam)
    log_in(noor, wereld.mensen.noor)
    sam.post(page(), posted(sam, GOED, bewaar="1"))
    return sam, noor


def stored(code: str) -> str:
    return Invoer.objects.get(indicator__code=code, uitsplitsing__code="totaal").tekst


def clash(twee, van_sam, van_noor):
    """Both open the form, Noor saves first; what Sam gets to see."""
    sam, noor = twee
    data_sam = posted(sam, {**GOED, **van_sam}, bewaar="1")
    data_noor = posted(noor, {**GOED, **van_noor}, bewaar="1")
    assert noor.post(page(), data_noor).status_code == 302
    return sam.post(page(), data_sam)


def choose(client, antwoord, **keuzes):
    data = {veld: antwoord.context[veld] for veld in ("gezien", "uw")}
    return client.post(page("opgave_samenvoegen"), {**data, **keuzes}, follow=True)


def test_both_values_are_shown_with_who_and_when(twee):
    antwoord = clash(twee, {"beschut-werk__totaal": "8"}, {"beschut-werk__totaal": "6"})
    zin = text(antwoord)
    assert antwoord.status_code == 409
    assert "Noor bewaarde deze opgave vandaag om 10:00" in zin
    assert "Er is niets overschreven. Kies bij 1 onderdeel wat blijft." in zin
    assert (
        "Was: 7" in zin and "6 Noor, vandaag om 10:00" in zin and "8 U, zojuist" in zin
    )
    assert stored("beschut-werk") == "6"


@pytest.mark.parametrize("keuze, uitkomst", [("uw", "8"), ("ander", "6")])
def test_what_is_chosen_stays(twee, keuze, uitkomst):
    antwoord = clash(twee, {"beschut-werk__totaal": "8"}, {"beschut-werk__totaal": "6"})
    gevolg = choose(twee[0], antwoord, **{"beschut-werk__totaal:waarde": keuze})
    assert "Uw keuzes zijn bewaard als concept." in text(gevolg)
    assert stored("beschut-werk") == uitkomst


def test_nothing_is_chosen_beforehand_and_a_choice_is_needed(twee):
    antwoord = clash(twee, {"beschut-werk__totaal": "8"}, {"beschut-werk__totaal": "6"})
    assert " checked" not in antwoord.content.decode()
    nog = choose(twee[0], antwoord)
    assert "Kies nog bij 1 onderdeel" in text(nog)
    assert stored("beschut-werk") == "6"
    choose(twee[0], nog, alles="uw")
    assert stored("beschut-werk") == "8"


def test_what_only_one_changed_goes_by_itself(twee):
    antwoord = clash(
        twee, {"beschut-werk__totaal": "8"}, {"klantprofielen__totaal": "63"}
    )
    zin = text(antwoord)
    assert "Dit gaat vanzelf goed" in zin
    assert "U hoeft niets te kiezen" in zin
    choose(twee[0], antwoord)
    assert (stored("beschut-werk"), stored("klantprofielen")) == ("8", "63")


def test_a_third_who_saves_meanwhile_is_not_overwritten_either(twee):
    sam, noor = twee
    antwoord = clash(twee, {"beschut-werk__totaal": "8"}, {"beschut-werk__totaal": "6"})
    noor.post(page(), posted(noor, {**GOED, "beschut-werk__totaal": "9"}, bewaar="1"))
    opnieuw = choose(sam, antwoord, alles="uw")
    assert opnieuw.status_code == 409
    assert stored("beschut-werk") == "9"
    assert "9 Noor" in text(opnieuw)


def test_two_who_begin_at_once(wereld):
    sam, noor = Client(), Client()
    log_in(sam, wereld.mensen.sam)
    log_in(noor, wereld.mensen.noor)
    data_sam = posted(sam, {"beschut-werk__totaal": "8"}, bewaar="1")
    noor.post(page(), posted(noor, {"beschut-werk__totaal": "6"}, bewaar="1"))
    antwoord = sam.post(page(), data_sam)
    assert antwoord.status_code == 409
    assert "Was: leeg" in text(antwoord)
    assert Levering.objects.count() == 1
    assert stored("beschut-werk") == "6"


def test_throwing_away_keeps_what_the_other_saved(twee):
    antwoord = clash(twee, {"beschut-werk__totaal": "8"}, {"beschut-werk__totaal": "6"})
    gevolg = choose(twee[0], antwoord, weg="1")
    assert 'value="6"' in gevolg.content.decode()


@pytest.mark.parametrize("veld", ["gezien", "uw"])
def test_hidden_fields_that_were_changed_save_nothing(twee, veld):
    antwoord = clash(twee, {"beschut-werk__totaal": "8"}, {"beschut-werk__totaal": "6"})
    choose(twee[0], antwoord, alles="uw", **{veld: "verzonnen"})
    assert stored("beschut-werk") == "6"


def test_the_hidden_field_of_another_opgave_counts_as_never_seen(twee, wereld):
    """So what is stored is a conflict, and never overwritten."""
    sam, _ = twee
    data = posted(sam, {**GOED, "beschut-werk__totaal": "8"}, bewaar="1")
    data["gezien"] = "verzonnen"
    assert sam.post(page(), data).status_code == 409
    assert stored("beschut-werk") == "7"
