"""A table of areas goes the way of every file: kept, handed in, agreed, all or nothing.

What is in such a table, and what it changes: gebieden/.
"""

import io
from datetime import date

import pytest
from django.core.management import call_command

from banenafspraak.importeren import stappen
from banenafspraak.importeren.blad import Geweigerd as BestandGeweigerd
from banenafspraak.importeren.invulling import one_opgave
from banenafspraak.importeren.inzage import Bestand, for_user, read
from banenafspraak.leveringen import Botsing
from banenafspraak.models import Levering
from banenafspraak.opgave.stappen import Geweigerd
from regio.models import Indeling
from tests.banenafspraak.importeren.bestanden import as_csv
from tests.banenafspraak.importeren.werk import fresh
from tests.builders import make_indeling
from tests.rechtenwereld import fingerprint

pytestmark = pytest.mark.django_db

# Laren went from Gooi (AM12) to Groningen (AM01) by the first of January 2020.
RIJEN = [
    ("Codes en namen van gemeenten/Code (code)", "Arbeidsmarktregio's/Code (code)"),
    ("GM0406", "AM12"),
    ("GM0402", "AM12"),
    ("GM0417", "AM01"),
]
NAAM = "Gebieden_in_Nederland_2020.csv"


@pytest.fixture(autouse=True)
def w(mensen):
    return mensen


def table(rijen=RIJEN):
    return read(Bestand(NAAM, as_csv(rijen), bron="CBS, 2020"))


def region_of(gebied, dag=date(2020, 12, 31)):
    rij = Indeling.objects.filter(gebied=gebied, van__lte=dag).latest("van")
    return rij.onderdeel_van.code


def handed_in(w):
    gelezen = table()
    levering = stappen.neem_op(gelezen, w.baas)
    stappen.dien_in(levering, table(), w.baas, levering.versie)
    return fresh(levering)


def test_it_is_recognised_and_is_no_opgave(w):
    gelezen = table()
    assert gelezen.tabel.jaar == 2020
    assert (gelezen.lezing, gelezen.aantal) == (None, 3)
    assert one_opgave(gelezen) is None


def test_only_who_looks_after_areas_sends_it(w):
    with pytest.raises(BestandGeweigerd, match="Alleen een beheerder werkt die bij"):
        for_user(table(), w.robin)
    assert for_user(table(), w.baas).aantal == 1


def test_nothing_changes_before_somebody_else_agreed(w):
    levering = handed_in(w)
    assert region_of(w.laren) == "AM12"
    with pytest.raises(Geweigerd):
        stappen.akkoord(levering, table(), w.baas, levering.versie)
    assert region_of(w.laren) == "AM12"
    stappen.akkoord(levering, table(), w.chef, levering.versie)
    assert region_of(w.laren) == "AM01"
    assert region_of(w.huizen) == "AM12"
    assert fresh(levering).status == Levering.Status.VASTGESTELD
    assert for_user(table(), w.baas).is_leeg
    call_command("controleer_audit", verbosity=0)


def test_areas_that_changed_meanwhile_stop_it(w):
    levering = handed_in(w)
    Indeling.objects.filter(gebied=w.huizen).delete()
    make_indeling(w.huizen, w.friesland)
    with pytest.raises(Botsing, match="iets anders"):
        stappen.akkoord(levering, table(), w.chef, levering.versie)
    assert region_of(w.laren) == "AM12"


def test_taken_back_nothing_changed(w):
    levering = handed_in(w)
    stappen.trek_in(levering, w.baas, levering.versie)
    assert region_of(w.laren) == "AM12"


def test_by_the_command_line(w, tmp_path):
    pad = tmp_path / NAAM
    pad.write_bytes(as_csv(RIJEN))
    uit, voor = io.StringIO(), fingerprint()
    opties = {"bron": "CBS", "vaststellen_door": "baas", "stdout": uit}
    call_command("importeer", str(pad), droog=True, **opties)
    assert fingerprint() == voor
    call_command("importeer", str(pad), **opties)
    assert region_of(w.laren) == "AM01"
    assert "Akkoord gegeven door baas. 1 wijziging op de site." in uit.getvalue()
    voor = fingerprint()
    call_command("importeer", str(pad), **opties)
    assert "Geen wijzigingen." in uit.getvalue()
    assert fingerprint() == voor
