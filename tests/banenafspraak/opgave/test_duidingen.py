"""Explanations: typed with a figure, published with it, replaced and closed with it."""

import pytest

from banenafspraak.leveringen import withdraw
from banenafspraak.models import Cijfer, Duiding, Levering
from banenafspraak.opgave import stappen
from banenafspraak.opgave.stappen import Geweigerd
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.werk import (
    ADVIEZEN,
    BESCHUT,
    K3,
    agreed,
    ask,
    corrected,
    figure_of,
    handed_in,
    imported,
    on_the_site,
)
from tests.builders import make_gebruiker, make_gemeente, moment

pytestmark = pytest.mark.django_db

PUBLIEK = Veld("62", uitleg="Nieuwe afspraken.", openbaar=True)


@pytest.fixture
def an():
    return make_gebruiker("an")


@pytest.fixture
def bo():
    return make_gebruiker("bo")


@pytest.fixture
def laren():
    gemeente = make_gemeente("Laren")
    ask(gemeente)
    ask(gemeente, "adviezen-beschut-werk")
    return gemeente


@pytest.fixture
def huizen(an, bo):
    """With 62 and 7 on the site, and an explanation beside the 62."""
    gemeente = make_gemeente("Huizen")
    ask(gemeente)
    ask(gemeente, "adviezen-beschut-werk")
    agreed(handed_in(gemeente, an, {BESCHUT: PUBLIEK, ADVIEZEN: "7"}), bo)
    return gemeente


def words():
    return [rij.tekst for rij in Duiding.objects.current().order_by("indicator__code")]


def test_a_public_explanation_appears_with_its_figure(laren, an, bo):
    levering = handed_in(laren, an, {BESCHUT: PUBLIEK, ADVIEZEN: "7"})
    assert words() == []
    levering = agreed(levering, bo)
    (duiding,) = Duiding.objects.current()
    assert (duiding.tekst, duiding.namens) == ("Nieuwe afspraken.", "gemeente Laren")
    assert duiding.bekend_vanaf == levering.vastgesteld_op
    assert (str(duiding.kwartaal), duiding.gebied) == ("2026-K3", laren)


def test_an_internal_explanation_stays_inside(laren, an, bo):
    intern = Veld("62", uitleg="Vraag Sam.")
    agreed(handed_in(laren, an, {BESCHUT: intern, ADVIEZEN: "7"}), bo)
    assert not Duiding.objects.exists()
    assert Opgave.read(laren, K3).velden[BESCHUT].uitleg == "Vraag Sam."


@pytest.mark.parametrize("stap", [stappen.trek_in, None])
def test_what_does_not_pass_explains_nothing(laren, an, bo, stap):
    levering = handed_in(laren, an, {BESCHUT: PUBLIEK, ADVIEZEN: "7"})
    if stap:
        stap(levering, an, levering.versie)
    else:
        stappen.stuur_terug(levering, bo, levering.versie, "Nee.")
    assert not Duiding.objects.exists()


def test_a_figure_that_is_on_the_site_already_may_be_explained(laren, an, bo):
    imported(figure_of(laren, 62))
    agreed(handed_in(laren, an, {BESCHUT: PUBLIEK, ADVIEZEN: "7"}), bo)
    assert words() == ["Nieuwe afspraken."]


def test_with_a_new_figure_come_the_new_words(huizen, an, bo):
    oud = Duiding.objects.get()
    nieuw = Veld("63", uitleg="Een telfout.", openbaar=True)
    levering = agreed(corrected(huizen, an, {BESCHUT: nieuw}), bo)
    oud.refresh_from_db()
    (duiding,) = Duiding.objects.current()
    assert (duiding.tekst, duiding.vervangt) == ("Een telfout.", oud)
    assert oud.bekend_tot == duiding.bekend_vanaf == levering.vastgesteld_op


def test_words_that_still_hold_go_along_with_a_new_figure(huizen, an, bo):
    """The form has them filled in; who corrects leaves them or takes them away."""
    velden = {BESCHUT: Veld("63", uitleg="Nieuwe afspraken.", openbaar=True)}
    agreed(corrected(huizen, an, velden), bo)
    assert words() == ["Nieuwe afspraken."]
    assert Duiding.objects.count() == 2


def test_without_words_the_old_ones_go_with_the_old_figure(huizen, an, bo):
    agreed(corrected(huizen, an, {BESCHUT: "63"}), bo)
    assert words() == []
    assert Duiding.objects.get().bekend_tot


def test_words_of_a_figure_that_stays_stay(huizen, an, bo):
    agreed(corrected(huizen, an, {ADVIEZEN: "8"}), bo)
    assert words() == ["Nieuwe afspraken."]
    assert Duiding.objects.count() == 1


def test_words_alone_can_be_mended(huizen, an, bo):
    anders = Veld("62", uitleg="Betere woorden.", openbaar=True)
    levering = agreed(corrected(huizen, an, {BESCHUT: anders}), bo)
    assert words() == ["Betere woorden."]
    assert not Cijfer.objects.filter(levering=levering).exists()
    assert on_the_site(huizen)[BESCHUT] == "62"


@pytest.mark.parametrize("veld", [Veld("62"), Veld("62", uitleg="Nieuwe afspraken.")])
def test_words_alone_can_be_taken_off_the_site(huizen, an, bo, veld):
    levering = corrected(huizen, an, {BESCHUT: veld})
    assert words() == ["Nieuwe afspraken."]
    agreed(levering, bo)
    (duiding,) = Duiding.objects.all()
    assert duiding.bekend_tot
    assert duiding.tekst == "Nieuwe afspraken."


def test_equal_words_are_no_change(huizen, an):
    with pytest.raises(Geweigerd, match="niets veranderd"):
        corrected(huizen, an, {BESCHUT: PUBLIEK})


def test_internal_words_alone_are_no_change(huizen, an):
    with pytest.raises(Geweigerd, match="niets veranderd"):
        corrected(huizen, an, {ADVIEZEN: Veld("7", uitleg="Vraag Sam.")})


def test_a_figure_from_elsewhere_takes_the_words_along(huizen):
    imported(figure_of(huizen, 70))
    assert words() == []


def test_words_about_another_figure_do_not_come_back_in_a_correction(huizen, an):
    imported(figure_of(huizen, 70))
    stappen.corrigeer(huizen, K3, an)
    assert Opgave.read(huizen, K3).velden[BESCHUT] == Veld("70")


def test_words_come_along_in_a_correction_of_a_correction(huizen, an, bo):
    agreed(corrected(huizen, an, {ADVIEZEN: "8"}), bo)
    stappen.corrigeer(huizen, K3, an)
    assert Opgave.read(huizen, K3).velden[BESCHUT] == PUBLIEK


def test_an_example_figure_does_not_silence_real_words(huizen):
    imported(figure_of(huizen, 80, voorbeeld=True))
    assert words() == ["Nieuwe afspraken."]


def test_a_withdrawn_figure_takes_its_words_along(huizen):
    op = moment("2100-01-01 12:00")
    ander = Levering.objects.create(gebied=huizen, status="ingetrokken")
    withdraw([Cijfer.objects.get(waarde=62)], ander, op)
    assert words() == []
    assert Duiding.objects.get().bekend_tot == op
