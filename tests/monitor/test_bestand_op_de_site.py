"""A file that is agreed with, on the pages of the site: totals, sources, reasons."""

import pytest
from django.core.management import call_command
from django.test import Client

from banenafspraak.importeren import stappen
from regio.models import Gebied
from tests.banenafspraak.importeren.bestanden import STAATSCOURANT, as_read, eigen, own
from tests.banenafspraak.importeren.werk import agree, read_again
from tests.builders import make_beheerder
from tests.monitor.leveren import read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("eigen_data", "zonder_tekenen"),
]
GOOI = "/2018-K4/regio/gooi-en-vechtstreek/"
HUIZEN = "/2018-K4/gemeente/huizen/"
# The eight gemeenten from 2016 to 2021; Weesp (457) was one of them.
ACHT = {376: 9, 317: 7, 1942: 31, 402: 41, 406: 19, 417: 5, 457: 11, 1696: 8}
SOM = "131"
BRON = "Staatscourant 2017, 70000"


@pytest.fixture
def mensen(eigen_data):
    return make_beheerder("an"), make_beheerder("bo")


def handed_in(gelezen, mensen, reden="Nieuw bestand."):
    een, _ = mensen
    levering = stappen.neem_op(gelezen, een)
    stappen.dien_in(levering, read_again(gelezen), een, levering.versie, reden)
    return levering


def bring(gelezen, mensen, **opties):
    """Kept, handed in by one and agreed with by another."""
    return agree(handed_in(gelezen, mensen, **opties), gelezen, mensen[1])


def annex(acht=ACHT):
    """The places that each must offer."""
    rijen = ((code, "", aantal) for code, aantal in acht.items())
    return as_read(STAATSCOURANT, *rijen, bron=BRON)


def figures(acht=ACHT):
    """How many people have a place."""
    rijen = (
        eigen(str(aantal), gebied=f"GM{code:04d}", periode="2018-K4")
        for code, aantal in acht.items()
    )
    return as_read(*own(*rijen), bron="Telling van de regio")


def card(adres):
    return read(adres).card("beschut-werk").tekst


def test_before_agreement_nothing_of_it_is_to_be_seen(mensen):
    voor = card(GOOI)
    handed_in(annex(), mensen)
    assert card(GOOI) == voor
    for adres in ("/bronnen/", "/bronnen/?formaat=csv"):
        assert BRON not in Client().get(adres).content.decode()


def test_the_total_of_a_region_is_that_of_its_eight_gemeenten(mensen):
    levering = bring(annex(), mensen)
    assert f"norm {SOM}" in card(GOOI)
    bring(figures({**ACHT, 406: 20}), mensen)
    kaart = card(GOOI)
    assert "132 van 131 plekken" in kaart
    assert "ontbreekt" not in kaart
    assert "afgeleid" in kaart
    assert "20 van 19 plekken" in card(HUIZEN)
    # Weesp was part of it on that day: the Werkkamer may agree about all eight.
    assert levering.gebied == Gebied.objects.get(code="AM12")


def test_without_weesp_seven_is_not_all(mensen):
    zeven = {code: aantal for code, aantal in ACHT.items() if code != 457}
    bring(annex(), mensen)
    bring(figures(zeven), mensen)
    kaart = card(GOOI)
    assert "120 van 131 plekken" in kaart
    assert "1 gemeente ontbreekt: Weesp." in kaart


def test_what_was_given_for_two_that_ended_counts_for_westerwolde(mensen):
    bring(as_read(STAATSCOURANT, (7, "", 3), (48, "", 7), bron=BRON), mensen)
    kaart = card("/2018-K4/gemeente/westerwolde/")
    assert "norm 10" in kaart
    assert "afgeleid" in kaart


def test_words_of_a_file_about_a_number_too_small_to_show_are_not_told(mensen):
    rij = eigen("3", toelichting="Het zijn er precies drie.")
    bring(as_read(*own(rij), bron=BRON), mensen)
    pagina = read("/2020-K4/gemeente/huizen/")
    assert "1 t/m 4" in pagina.card("beschut-werk").tekst
    assert "precies drie" not in pagina.html


def test_the_source_stands_at_the_figure_and_in_the_list(mensen):
    bring(annex(), mensen)
    assert BRON in card(HUIZEN)
    assert BRON in read("/bronnen/").tekst


def test_a_correction_says_what_it_was_and_why(mensen):
    bring(figures(), mensen)
    bring(figures({**ACHT, 406: 22}), mensen, reden="Drie mensen waren vergeten.")
    kaart = card(HUIZEN)
    assert ", was 19. Reden: Drie mensen waren vergeten." in kaart
    assert f"{int(SOM) + 3}" in card(GOOI)


def test_the_log_is_whole_afterwards(mensen):
    bring(annex(), mensen)
    bring(figures(), mensen)
    call_command("controleer_audit", verbosity=0)
