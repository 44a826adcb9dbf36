"""Saving what is typed: everything stays, and nobody writes over what they did not see."""

import pytest

from banenafspraak.leveringen import Botsing
from banenafspraak.models import Invoer, Levering
from banenafspraak.opgave import stappen
from banenafspraak.opgave.bewaren import Conflict, Gezien, bewaar
from banenafspraak.opgave.samenvoegen import merge
from banenafspraak.opgave.vel import HERKOMST, REDEN, Opgave
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.werk import (
    ADVIEZEN,
    BESCHUT,
    K3,
    K4,
    agreed,
    ask,
    fresh,
    handed_in,
    saved,
)
from tests.builders import make_gebruiker, make_gemeente

pytestmark = pytest.mark.django_db

Status = Levering.Status
GOED = {BESCHUT: "62", ADVIEZEN: "7"}


@pytest.fixture
def huizen():
    gemeente = make_gemeente("Huizen")
    ask(gemeente)
    ask(gemeente, "adviezen-beschut-werk")
    return gemeente


@pytest.fixture
def an():
    return make_gebruiker("an", first_name="An", last_name="Smit")


@pytest.fixture
def bo():
    return make_gebruiker("bo", first_name="Bo", last_name="Jansen")


def seen(gebied, kwartaal=K3):
    return Gezien.of(Opgave.read(gebied, kwartaal))


@pytest.mark.parametrize(
    "veld",
    [
        Veld("62"),
        Veld("1.6"),
        Veld("<5"),
        Veld("62", "nog niet bekend"),
        Veld("", "niet aangeleverd", "Navraag gedaan."),
        Veld("62", "", "Nieuwe\nafspraken.", True),
        Veld("x" * 200),
    ],
)
def test_what_is_typed_stays_as_it_was_typed(huizen, an, veld):
    levering = saved(huizen, an, {BESCHUT: veld})
    nu = Opgave.read(huizen, K3)
    assert (nu.status, nu.levering, nu.velden[BESCHUT]) == (
        Status.CONCEPT,
        levering,
        veld,
    )
    rij = Invoer.objects.get()
    assert (rij.door, rij.versie, rij.op) == (an, 1, fresh(levering).gewijzigd_op)


def test_the_two_texts_of_the_opgave_stay_too(huizen, an):
    saved(huizen, an, {HERKOMST: Veld(uitleg="UWV"), REDEN: Veld(uitleg="Fout.")})
    nu = Opgave.read(huizen, K3)
    assert (nu.velden[HERKOMST].uitleg, nu.velden[REDEN].uitleg) == ("UWV", "Fout.")


def test_who_typed_what_is_known_per_field(huizen, an, bo):
    saved(huizen, an, GOED)
    saved(huizen, bo, {BESCHUT: "62", ADVIEZEN: "8"})
    wie = {rij.indicator.code: (rij.door, rij.versie) for rij in Invoer.objects.all()}
    assert wie == {"beschut-werk": (an, 1), "adviezen-beschut-werk": (bo, 2)}


def test_saving_without_a_change_changes_nothing(huizen, an, bo):
    levering = saved(huizen, an, GOED)
    zelfde = saved(huizen, bo, {BESCHUT: Veld("62", openbaar=True), ADVIEZEN: "7"})
    assert (zelfde.pk, zelfde.versie) == (levering.pk, 1)
    assert fresh(levering).gewijzigd_door == an
    assert not Invoer.objects.filter(door=bo).exists()


def test_a_field_can_be_emptied(huizen, an):
    saved(huizen, an, GOED)
    saved(huizen, an, {BESCHUT: ""})
    assert Opgave.read(huizen, K3).velden[BESCHUT].is_leeg


def test_what_is_not_asked_is_not_saved(huizen, an):
    saved(huizen, an, {"inwoners__totaal": "5", BESCHUT: "62"})
    assert Invoer.objects.get().indicator.code == "beschut-werk"


def test_another_quarter_is_another_opgave(huizen, an):
    een, twee = saved(huizen, an, GOED), saved(huizen, an, GOED, K4)
    assert een.pk != twee.pk


# ---- lost update -----------------------------------------------------------------------


def test_second_saver_sees_both_values_who_and_when(huizen, an, bo):
    saved(huizen, an, GOED)
    gezien = seen(huizen)
    eerste = saved(huizen, an, {BESCHUT: "63"}, gezien=gezien)
    conflict = saved(huizen, bo, {BESCHUT: "64"}, gezien=gezien)
    assert isinstance(conflict, Conflict)
    (paar,) = conflict.botsend
    assert (paar.was, paar.ander, paar.uw) == (Veld("62"), Veld("63"), Veld("64"))
    assert conflict.wie[BESCHUT] == (an, fresh(eerste).gewijzigd_op)
    nu = Opgave.read(huizen, K3)
    assert (nu.velden[BESCHUT], nu.levering.versie) == (Veld("63"), 2)


def test_after_choosing_it_is_saved(huizen, an, bo):
    saved(huizen, an, GOED)
    gezien = seen(huizen)
    saved(huizen, an, {BESCHUT: "63", ADVIEZEN: "7"}, gezien=gezien)
    uw = {BESCHUT: Veld("64"), ADVIEZEN: Veld("8")}
    conflict = bewaar(huizen, K3, bo, uw, gezien)
    keuzes = {paar.naam: "uw" for paar in conflict.botsend}
    samen = merge(gezien.basis, Opgave.read(huizen, K3).velden, uw, keuzes)
    uitkomst = bewaar(huizen, K3, bo, samen.velden, seen(huizen))
    assert isinstance(uitkomst, Levering)
    nu = Opgave.read(huizen, K3)
    assert (nu.velden[BESCHUT], nu.velden[ADVIEZEN]) == (Veld("64"), Veld("8"))


def test_a_third_who_saves_while_the_second_chooses_is_a_new_conflict(huizen, an, bo):
    saved(huizen, an, GOED)
    gezien = seen(huizen)
    saved(huizen, an, {BESCHUT: "63"}, gezien=gezien)
    bewaar(huizen, K3, bo, {BESCHUT: Veld("64")}, gezien)
    nieuwer = seen(huizen)
    saved(huizen, make_gebruiker(), {BESCHUT: "65"})
    conflict = bewaar(huizen, K3, bo, {BESCHUT: Veld("64")}, nieuwer)
    assert conflict.botsend[0].ander == Veld("65")


def test_two_who_both_began_before_there_was_anything(huizen, an, bo):
    niets = seen(huizen)
    saved(huizen, an, {BESCHUT: "62"}, gezien=niets)
    conflict = saved(huizen, bo, {BESCHUT: "63"}, gezien=niets)
    assert isinstance(conflict, Conflict)
    assert conflict.botsend[0].was == Veld()
    assert Levering.objects.count() == 1


def test_one_person_with_two_windows_is_told_too(huizen, an):
    saved(huizen, an, GOED)
    gezien = seen(huizen)
    saved(huizen, an, {BESCHUT: "63"}, gezien=gezien)
    assert isinstance(saved(huizen, an, {BESCHUT: "64"}, gezien=gezien), Conflict)


def test_the_texts_of_the_opgave_clash_too(huizen, an, bo):
    saved(huizen, an, {HERKOMST: Veld(uitleg="UWV")})
    gezien = seen(huizen)
    saved(huizen, an, {HERKOMST: Veld(uitleg="SZW")}, gezien=gezien)
    conflict = saved(huizen, bo, {HERKOMST: Veld(uitleg="CBS")}, gezien=gezien)
    assert [paar.naam for paar in conflict.botsend] == [f"{HERKOMST}:uitleg"]
    assert conflict.wie[HERKOMST][0] == an


def test_a_form_from_before_taking_back_meets_what_was_typed_since(huizen, an, bo):
    saved(huizen, an, GOED)
    gezien = seen(huizen)
    levering = handed_in(huizen, an, {})
    stappen.trek_in(levering, an, levering.versie)
    conflict = saved(huizen, bo, {BESCHUT: "64"}, gezien=gezien)
    assert isinstance(conflict, Conflict)
    assert conflict.botsend == ()
    assert conflict.samengevoegd.velden[BESCHUT] == Veld("64")


# ---- closed ----------------------------------------------------------------------------


def test_what_waits_cannot_be_typed_in(huizen, an, bo):
    gezien = seen(huizen)
    handed_in(huizen, an, GOED)
    with pytest.raises(Botsing) as fout:
        saved(huizen, bo, {BESCHUT: "64"}, gezien=gezien)
    zin = str(fout.value)
    assert zin.startswith("An Smit diende deze opgave vandaag om ")
    assert "Wat u nu typte, is niet bewaard." in zin
    assert Opgave.read(huizen, K3).velden[BESCHUT] == Veld("62")


def test_what_is_on_the_site_is_only_corrected(huizen, an, bo):
    agreed(handed_in(huizen, an, GOED), bo)
    with pytest.raises(Botsing, match="Begin een correctie"):
        saved(huizen, an, {BESCHUT: "64"})


def test_what_was_typed_after_somebody_dropped_the_concept_is_not_lost(huizen, an, bo):
    levering = saved(huizen, an, GOED)
    gezien = seen(huizen)
    stappen.gooi_weg(levering, bo, levering.versie)
    nieuw = saved(huizen, an, {BESCHUT: "64"}, gezien=gezien)
    assert nieuw.pk != levering.pk
    assert Opgave.read(huizen, K3).velden[BESCHUT] == Veld("64")
