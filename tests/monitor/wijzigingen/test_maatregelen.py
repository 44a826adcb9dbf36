"""The public log of measures and council documents."""

import csv
import io

import pytest
from django.core.cache import cache
from django.test import Client

from banenafspraak.models import Maatregel, Raadsstuk
from banenafspraak.teksten import publish_texts, withdraw_texts
from tests.builders import (
    make_beleidsmedewerker,
    make_bron,
    make_maatregel,
    make_raadsstuk,
    moment,
)

pytestmark = pytest.mark.django_db


def measure(wereld, **velden):
    velden = {"gebied": wereld.huizen, "sleutel": "loket", **velden}
    return make_maatregel(bekend_vanaf=moment("2020-05-27 12:00"), **velden)


def changed(rij, **velden):
    gegevens = {veld: getattr(rij, veld) for veld in rij.INHOUD}
    nieuw = type(rij)(sleutel=rij.sleutel, **{**gegevens, **velden})
    publish_texts([nieuw])
    return nieuw


def events_of(pagina):
    return [vak.tekst for vak in pagina.main.all("div", "bron")]


def test_new_changed_and_withdrawn_are_told(wereld, lees):
    oud = measure(wereld)
    nieuw = changed(oud, stand="gestopt")
    withdraw_texts([nieuw])
    weg, anders, eerst = events_of(lees())
    assert "1 nieuwe maatregel" in eerst
    assert "Maatregel ‘Loket openen’, Huizen: nieuw" in eerst
    assert "Stand: loopt" in eerst and "Wie: gemeente Huizen" in eerst
    assert "1 gewijzigde maatregel" in anders
    assert "Er stond: Er komt een loket." in anders
    assert anders.index("Stand: loopt") < anders.index("Stand: gestopt")
    assert "1 ingetrokken maatregel" in weg
    assert "Maatregel ‘Loket openen’, Huizen: ingetrokken" in weg


def test_a_document_is_told_with_its_parties(wereld, lees):
    make_raadsstuk(gebied=wereld.huizen, partijen="SP\nVVD", omschrijving="Over geld.")
    (eerst,) = events_of(lees())
    assert "1 nieuw raadsstuk" in eerst
    assert "vragen, gemeenteraad" in eerst
    assert "Over geld." in eerst and "VVD" in eerst


def test_it_leads_to_the_steps_of_the_area_in_the_quarter_of_the_day(wereld, lees):
    measure(wereld)
    (link,) = [a for a in lees().main.one("div", "bron").one("ul").all("a")]
    assert link["href"] == "/2020-K2/gemeente/huizen/vraag/welke-stappen/"


def test_of_an_area_that_ended_it_leads_to_its_last_quarter(wereld, lees):
    wereld.huizen.geldig_tot = "2016-01-01"
    wereld.huizen.save()
    measure(wereld)
    link = lees().main.one("div", "bron").one("ul").one("a")
    assert link["href"] == "/2015-K4/gemeente/huizen/vraag/welke-stappen/"


def test_a_proposal_is_not_told(wereld, lees):
    make_maatregel(gebied=wereld.huizen, bekend_vanaf=None)
    make_raadsstuk(gebied=wereld.huizen, bekend_vanaf=None)
    assert events_of(lees()) == []


def test_an_invented_source_is_not_told(wereld, lees):
    bron = make_bron(soort="voorbeeld")
    measure(wereld, bron=bron)
    assert events_of(lees()) == []


def test_filters_by_area_and_by_indicator(wereld, lees):
    measure(wereld, indicatoren="beschut-werk\nbanenafspraak")
    make_raadsstuk(gebied=wereld.ver, indicatoren="banenafspraak-officieel")
    assert len(events_of(lees())) == 2
    (huizen,) = events_of(lees("?gebied=AM12"))
    assert "Loket openen" in huizen
    (banen,) = events_of(lees("?indicator=banenafspraak"))
    assert "Loket openen" in banen
    (beschut,) = events_of(lees("?indicator=beschut-werk&soort=tekst"))
    assert "Loket openen" in beschut
    assert events_of(lees("?soort=nieuw")) == []


def test_the_page_of_one_event_and_the_feed_tell_it(wereld, lees):
    measure(wereld)
    link = [a for a in lees().all("a") if a["href"].startswith("/wijzigingen/0-")]
    assert all("Loket openen" in lees(a["href"]).main.tekst for a in link)
    cache.clear()
    feed = Client().get("/wijzigingen/atom.xml?gebied=GM0406").content.decode()
    assert "Maatregel ‘Loket openen’, Huizen: nieuw" in feed
    assert f"maatregel/{Maatregel.objects.get().pk}/nieuw" in feed


def test_the_file_has_a_row_for_it(wereld):
    measure(wereld)
    make_raadsstuk(gebied=wereld.huizen)
    cache.clear()
    tekst = Client().get("/wijzigingen/?formaat=csv").content.decode("utf-8-sig")
    begin = tekst.index("Dag;")
    rijen = list(csv.DictReader(io.StringIO(tekst[begin:]), delimiter=";"))
    per_soort = {r["Cijfer, norm of tekst"]: r for r in rijen}
    assert per_soort["maatregel"]["Onderwerp"] == "Loket openen"
    assert per_soort["maatregel"]["Gebied"] == "Huizen"
    assert "Er komt een loket." in per_soort["maatregel"]["Tekst werd"]
    assert Raadsstuk.objects.get().titel == per_soort["raadsstuk"]["Onderwerp"]


def test_a_proposal_is_told_as_of_its_area_and_taking_it_away_as_of_the_site(
    wereld, lees
):
    sam = make_beleidsmedewerker(wereld.huizen, "sam")
    withdraw_texts([measure(wereld, opgesteld_door=sam)])
    weg, nieuw = events_of(lees())
    assert nieuw.startswith("Gemeente Huizen: 1 nieuwe maatregel")
    assert weg.startswith("Deze monitor: 1 ingetrokken maatregel")
    assert "sam" not in lees().main.tekst.lower()


def test_a_shipped_measure_is_told_as_of_the_site(wereld, lees):
    measure(wereld)
    assert events_of(lees())[0].startswith("Deze monitor: 1 nieuwe maatregel")
