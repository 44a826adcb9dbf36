"""A table of areas by the pages: preview, hand in, agree; and what the public site says then."""

import csv
import io

import pytest
from django.test import Client

from banenafspraak.models import Levering
from regio.models import Gebied, Indeling, Soort
from tests.banenafspraak.importeren.gebieden.bladen import HUIZEN, statline
from tests.banenafspraak.importeren.paginahulp import (
    count,
    enter,
    page_of,
    press,
    source,
    status_of,
    upload,
    words,
)
from tests.builders import (
    make_beheerder,
    make_beleidsmedewerker,
    make_cijfer,
    make_gemeente,
    make_indicator,
    make_land,
    make_regio,
)
from tests.rechtenwereld import fingerprint

NAAM = "Gebieden in Nederland 2020.csv"
HILVERSUM = ("GM0402", "Hilversum", "AM18", "Groot Amsterdam", "PV27")
NIEUW = ("GM2000", "Nieuwstad", "AM12", "Gooi en Vechtstreek", "PV27")


def as_csv(*gemeenten) -> bytes:
    """As StatLine gives it."""
    uit = io.StringIO(newline="")
    csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL).writerows(
        statline(*gemeenten).rijen
    )
    return uit.getvalue().encode("utf-8-sig")


VERHUISD = as_csv(HILVERSUM, HUIZEN)


@pytest.fixture(autouse=True)
def gebieden(db):
    """Hilversum and Huizen, both in the Gooi as far as the site knows."""
    land = make_land()
    gooi = make_regio(code="AM12", regio=land)
    make_regio("Groot Amsterdam", code="AM18", regio=land)
    make_gemeente("Hilversum", code="GM0402", regio=gooi)
    make_gemeente("Huizen", code="GM0406", regio=gooi)
    make_indicator("beschut-werk", aard="stand", eenheid="personen")
    make_cijfer(9, gebied=land, indicator=make_indicator("banenafspraak"))


@pytest.fixture
def baas():
    return enter(make_beheerder("baas"))


@pytest.fixture
def chef():
    return enter(make_beheerder("chef"))


def sent(client, inhoud=VERHUISD) -> Levering:
    antwoord = upload(client, inhoud, NAAM)
    assert antwoord.status_code == 302, words(antwoord)
    return Levering.objects.get(status="concept")


def region_of(code="GM0402", dag="2020-12-31") -> str:
    rij = Indeling.objects.valid_on(dag).get(gebied__code=code, niveau=Soort.REGIO)
    return rij.onderdeel_van.code


def test_only_a_beheerder_refreshes_areas(gebieden):
    sam = enter(make_beleidsmedewerker(Gebied.objects.get(code="GM0406"), "sam"))
    begin = fingerprint()
    antwoord = upload(sam, VERHUISD, NAAM)
    assert antwoord.status_code == 400
    assert "Alleen een beheerder werkt die bij." in words(antwoord)
    assert "Er is niets bewaard." in words(antwoord)
    assert fingerprint() == begin


def test_the_preview_shows_what_moves(baas):
    levering = sent(baas)
    pagina = baas.get(page_of(levering))
    assert (count(pagina, "Gewijzigd"), count(pagina, "Gelijk")) == (1, 1)
    assert "Wat er verandert: 1" in words(pagina)
    assert "Gooi en Vechtstreek" in words(pagina) and "Groot Amsterdam" in words(pagina)
    assert "op 1 januari 2020" in words(pagina)
    assert "Dien 1 wijziging in" in words(pagina)
    assert "Pas na akkoord verandert de site." in words(pagina)
    assert 'name="reden"' not in source(pagina)
    assert region_of() == "AM12"


def test_a_second_beheerder_agrees_and_the_public_page_shows_it(baas, chef):
    levering = sent(baas)
    press(baas, levering, "indienen")
    assert press(baas, levering, "akkoord").status_code == 403
    assert region_of() == "AM12"
    antwoord = press(chef, levering, "akkoord")
    assert "Akkoord gegeven. De nieuwe indeling staat op de site." in words(antwoord)
    assert region_of() == "AM18" and region_of(dag="2019-12-31") == "AM12"
    lezer = Client()
    amsterdam = words(lezer.get("/2020-K4/regio/groot-amsterdam/"))
    gooi = words(lezer.get("/2020-K4/regio/gooi-en-vechtstreek/"))
    assert "Hilversum" in amsterdam and "Hilversum" not in gooi
    toen = words(lezer.get("/2019-K4/regio/gooi-en-vechtstreek/?grenzen=toen"))
    assert "Hilversum" in toen


def test_a_new_gemeente_is_there_after_akkoord_and_not_before(baas, chef):
    levering = sent(baas, as_csv(HILVERSUM, HUIZEN, NIEUW))
    press(baas, levering, "indienen")
    assert not Gebied.objects.filter(code="GM2000").exists()
    press(chef, levering, "akkoord")
    assert region_of("GM2000") == "AM12"
    assert Client().get("/2020-K4/gemeente/nieuwstad/").status_code == 200


def test_the_same_table_again_is_no_change(baas, chef):
    levering = sent(baas)
    press(baas, levering, "indienen")
    press(chef, levering, "akkoord")
    begin = fingerprint()
    antwoord = upload(baas, VERHUISD, NAAM)
    assert "Geen wijzigingen. Alle 2 rijen" in words(antwoord)
    assert fingerprint() == begin


def test_areas_that_changed_meanwhile_are_not_overwritten(baas, chef):
    levering = sent(baas)
    press(baas, levering, "indienen")
    utrecht = make_regio("Midden-Utrecht", code="AM13")
    Indeling.objects.filter(gebied__code="GM0402").update(onderdeel_van=utrecht)
    begin = fingerprint()
    antwoord = words(press(chef, levering, "akkoord"))
    assert "Op de site staat intussen iets anders" in antwoord
    assert fingerprint() == begin
    assert status_of(levering) == "ingediend"


def test_a_concept_that_the_areas_overtook_cannot_be_handed_in(baas):
    levering = sent(baas)
    amsterdam = Gebied.objects.get(code="AM18")
    Indeling.objects.filter(gebied__code="GM0402").update(onderdeel_van=amsterdam)
    assert "staan intussen al zo op de site" in words(baas.get(page_of(levering)))
    press(baas, levering, "indienen")
    assert status_of(levering) == "concept"


def test_a_region_that_does_not_exist_refuses_the_row(baas):
    vreemd = ("GM0402", "Hilversum", "AM99", "Nergens", "PV27")
    begin = fingerprint()
    antwoord = upload(baas, as_csv(vreemd, HUIZEN), NAAM)
    assert antwoord.status_code == 400
    assert "1 rij is geweigerd." in words(antwoord)
    assert "AM99" in words(antwoord)
    assert fingerprint() == begin


def test_sent_back_areas_stay_as_they_were(baas, chef):
    levering = sent(baas)
    press(baas, levering, "indienen")
    press(chef, levering, "terug", reden="Dit is van 2021.")
    assert "Dit is van 2021." in words(baas.get(page_of(levering)))
    assert region_of() == "AM12"


def test_who_agrees_reads_what_it_is_about(baas, chef):
    levering = sent(baas)
    press(baas, levering, "indienen")
    pagina = words(chef.get(page_of(levering)))
    assert "Na uw akkoord geldt deze indeling meteen op de site." in pagina
    assert "Aantallen mensen" not in pagina


def test_what_the_table_leaves_out_stands_under_what_changes(baas):
    levering = sent(baas, as_csv(HILVERSUM))
    pagina = words(baas.get(page_of(levering)))
    assert "1 gemeente staat niet in het bestand" in pagina
    assert "Dit lezen we niet" not in pagina
    assert pagina.index("Wat er verandert") < pagina.index("Let op")
