"""Loading measures and council documents: versions, dates, and what somebody typed."""

import datetime

import pytest
from django.utils import timezone

from banenafspraak.models import Maatregel, Meegeleverd, Raadsstuk
from banenafspraak.querysets import einde_van_de_dag
from banenafspraak.teksten import publish_texts, withdraw_texts
from banenafspraak.voorstellen import propose
from tests.banenafspraak.laadmap import load
from tests.builders import dag, make_beheerder

pytestmark = pytest.mark.django_db

BEIDE = [
    (Maatregel, "maatregelen.csv", "Er komt een loket."),
    (Raadsstuk, "raadsstukken.csv", "Vragen over werk"),
]


@pytest.mark.parametrize(("model", "bestand", "tekst"), BEIDE)
def test_first_load_counts_from_the_date_of_the_source(laadmap, model, bestand, tekst):
    load(laadmap)
    rij = model.objects.get()
    assert rij.bekend_vanaf == einde_van_de_dag(dag("2021-06-30"))
    assert (rij.gebied.naam, rij.codes) == ("Hilversum", ["banenafspraak"])
    assert rij.opgesteld_door is rij.akkoord_door is None


@pytest.mark.parametrize(("model", "bestand", "tekst"), BEIDE)
def test_a_site_that_had_none_gets_them_from_now_on(laadmap, model, bestand, tekst):
    """A release that brings the file to a site with figures says nothing about the past."""
    laadmap.figures({"soort": "cijfer", "indicator": "banenafspraak", "gebied": "AM12",
                     "periode": "2020-K4", "uitsplitsing": "totaal", "waarde": "608",
                     "bron": "b1"})  # fmt: skip
    load(laadmap)
    model.objects.all().delete()
    Meegeleverd.objects.filter(bestand=bestand).delete()
    load(laadmap)
    rij = model.objects.get()
    assert timezone.now() - rij.bekend_vanaf < datetime.timedelta(minutes=1)


@pytest.mark.parametrize(("model", "bestand", "tekst"), BEIDE)
def test_a_changed_row_is_a_new_version(laadmap, model, bestand, tekst):
    load(laadmap)
    assert load(laadmap)[0] is False
    laadmap.replace(bestand, tekst, "Iets anders.")
    load(laadmap)
    oud, nieuw = model.objects.order_by("pk")
    assert (nieuw.vervangt, oud.bekend_tot) == (oud, nieuw.bekend_vanaf)
    assert "Iets anders." in (nieuw.titel, nieuw.omschrijving)


def test_what_somebody_changed_or_withdrew_stays(laadmap):
    load(laadmap)
    eigen = Maatregel(
        sleutel="loket",
        gebied=Maatregel.objects.get().gebied,
        titel="Loket open",
        omschrijving="Het loket is open.",
        eigenaar="gemeente Hilversum",
        stand="loopt",
    )
    publish_texts([eigen])
    withdraw_texts(list(Raadsstuk.objects.all()))
    for naam in ("maatregelen.csv", "raadsstukken.csv"):
        laadmap.write(naam, (laadmap.pad / naam).read_text("utf-8") + "\n")
    load(laadmap)
    assert Maatregel.objects.current().get().titel == "Loket open"
    assert not Raadsstuk.objects.current().exists()


def test_a_new_release_does_not_stumble_over_a_proposal(laadmap):
    load(laadmap)
    tekst = Maatregel.objects.get()
    tekst.titel = "Mijn titel"
    propose(tekst, door=make_beheerder())
    laadmap.replace("maatregelen.csv", "Er komt een loket.", "Iets anders.")
    load(laadmap)
    assert Maatregel.objects.current().get().omschrijving == "Iets anders."


def test_dates_and_parties_are_read(laadmap):
    laadmap.replace(
        "maatregelen.csv", ",,,,,voor", ",2018-08-31,maand,2022-12-31,,voor"
    )
    load(laadmap)
    maatregel, stuk = Maatregel.objects.get(), Raadsstuk.objects.get()
    assert (maatregel.begin, maatregel.begin_soort) == (dag("2018-08-31"), "maand")
    assert (maatregel.eind, maatregel.eind_soort) == (dag("2022-12-31"), "dag")
    assert (stuk.datum, stuk.datum_soort) == (dag("2020-05-01"), "dag")
    assert stuk.fracties == ["SP", "VVD"]
