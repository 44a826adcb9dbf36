"""Measures and council documents: proposed by one, put on the site by another."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from banenafspraak.models import Actie, Dataversie, Logregel, Maatregel, Raadsstuk
from banenafspraak.teksten import publish_texts, withdraw_texts
from banenafspraak.voorstellen import (
    Geweigerd,
    agree,
    drop,
    may_change,
    open_proposal,
    propose,
)
from tests.builders import (
    make_beheerder,
    make_beleidsmedewerker,
    make_gemeente,
    make_maatregel,
    make_raadsstuk,
    make_vaststeller,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def huizen():
    return make_gemeente("Huizen")


@pytest.fixture
def sam(huizen):
    return make_beleidsmedewerker(huizen, "sam")


@pytest.fixture
def robin(huizen):
    return make_vaststeller(huizen, "robin")


def measure(gebied, **velden):
    return Maatregel(
        gebied=gebied,
        titel="Loket openen",
        omschrijving="Er komt een loket.",
        eigenaar="gemeente Huizen",
        **velden,
    )


def on_the_site(model=Maatregel):
    return [t.omschrijving for t in model.objects.current()]


def refused(stap, *args, **kwargs) -> str:
    with pytest.raises(Geweigerd) as reden:
        stap(*args, **kwargs)
    return str(reden.value)


# ---- proposing and agreeing ------------------------------------------------------------


def test_a_proposal_is_not_on_the_site(huizen, sam):
    versie = Dataversie.objects.huidig()
    voorstel = propose(measure(huizen), door=sam)
    assert voorstel.is_voorstel and voorstel.opgesteld_door == sam
    assert on_the_site() == []
    assert Dataversie.objects.huidig() == versie


def test_somebody_else_puts_it_on_the_site(huizen, sam, robin):
    voorstel = propose(measure(huizen), door=sam)
    versie = Dataversie.objects.huidig()
    agree(voorstel, door=robin)
    assert on_the_site() == ["Er komt een loket."]
    assert Maatregel.objects.get().akkoord_door == robin
    assert Dataversie.objects.huidig() > versie


def test_who_wrote_it_does_not_agree(huizen):
    baas = make_beheerder()
    voorstel = propose(measure(huizen), door=baas)
    assert "u schreef dit zelf" in refused(agree, voorstel, door=baas)
    assert on_the_site() == []


def test_the_database_holds_four_eyes_too(huizen, sam):
    voorstel = propose(measure(huizen), door=sam)
    with pytest.raises(IntegrityError), transaction.atomic():
        Maatregel.objects.filter(pk=voorstel.pk).update(akkoord_door=sam)


def test_who_may_not_agree_for_the_area_is_refused(huizen, sam):
    voorstel = propose(measure(huizen), door=sam)
    ander = make_vaststeller(make_gemeente("Delft"), "mo")
    assert "geen akkoord voor dit gebied" in refused(agree, voorstel, door=ander)


def test_a_change_is_a_new_version(huizen, sam, robin):
    oud = make_maatregel(gebied=huizen, sleutel="loket")
    oud.omschrijving = "Er komen twee loketten."
    voorstel = propose(oud, door=sam)
    assert on_the_site() == ["Er komt een loket."]
    agree(voorstel, door=robin)
    oud = Maatregel.objects.get(bekend_tot__isnull=False)
    nieuw = Maatregel.objects.current().get()
    assert (nieuw.omschrijving, nieuw.sleutel) == ("Er komen twee loketten.", "loket")
    assert (nieuw.vervangt, nieuw.bekend_vanaf) == (oud, oud.bekend_tot)


@pytest.mark.parametrize("model", [Maatregel, Raadsstuk])
def test_every_field_counts_as_a_change(model):
    """What can be typed is what a version tells: nothing is forgotten."""
    velden = {v.attname for v in model._meta.concrete_fields if v.editable}
    assert set(model.INHOUD) == velden - {"id"}


def test_the_same_text_is_no_proposal(huizen, sam):
    oud = make_maatregel(gebied=huizen)
    oud.omschrijving = oud.omschrijving.replace("\n", "\r\n")
    assert propose(oud, door=sam) is None
    assert Maatregel.objects.count() == 1


def test_own_proposal_is_changed_in_place(huizen, sam, robin):
    voorstel = propose(measure(huizen), door=sam)
    voorstel.omschrijving = "Er komt een balie."
    assert propose(voorstel, door=sam).pk == voorstel.pk
    agree(voorstel, door=robin)
    assert on_the_site() == ["Er komt een balie."]


def test_somebody_elses_proposal_is_not_changed(huizen, sam):
    """Else the first writer could agree with the words of the second, and with own words."""
    voorstel = propose(measure(huizen), door=sam)
    kim = make_beleidsmedewerker(huizen, "kim")
    assert not may_change(voorstel, kim)
    voorstel.omschrijving = "Iets anders."
    assert "iemand anders" in refused(propose, voorstel, door=kim)
    assert Maatregel.objects.get().omschrijving == "Er komt een loket."


def test_one_proposal_at_a_time(huizen, sam):
    oud = make_maatregel(gebied=huizen)
    voorstel = propose(_with(oud, "Eerst."), door=sam)
    assert open_proposal(oud) == voorstel
    assert "wacht al een voorstel" in refused(propose, _with(oud, "Dan."), door=sam)


def _with(tekst, omschrijving):
    kopie = type(tekst).objects.get(pk=tekst.pk)
    kopie.omschrijving = omschrijving
    return kopie


def test_a_proposal_about_a_replaced_text_is_refused(huizen, sam, robin):
    oud = make_maatregel(gebied=huizen, sleutel="loket")
    voorstel = propose(_with(oud, "Mijn tekst."), door=sam)
    nieuw = measure(huizen, sleutel="loket", stand="gestopt")
    publish_texts([nieuw])
    assert "intussen veranderd" in refused(agree, voorstel, door=robin)
    drop(voorstel, door=robin)
    assert on_the_site() == ["Er komt een loket."]


def test_a_proposal_about_a_withdrawn_text_is_refused(huizen, sam, robin):
    oud = make_maatregel(gebied=huizen)
    voorstel = propose(_with(oud, "Mijn tekst."), door=sam)
    withdraw_texts([oud])
    assert "intussen veranderd" in refused(agree, voorstel, door=robin)


def test_agreeing_twice_is_refused(huizen, sam, robin):
    voorstel = propose(measure(huizen), door=sam)
    agree(voorstel, door=robin)
    assert "geen voorstel dat wacht" in refused(agree, voorstel, door=robin)
    assert "geen voorstel dat wacht" in refused(drop, voorstel, door=robin)


def test_own_proposal_is_thrown_away_and_that_of_another_not(huizen, sam):
    voorstel = propose(measure(huizen), door=sam)
    kim = make_beleidsmedewerker(huizen, "kim")
    assert "van iemand anders" in refused(drop, voorstel, door=kim)
    drop(voorstel, door=sam)
    assert not Maatregel.objects.exists()


def test_who_does_not_type_for_the_area_proposes_nothing(huizen, robin):
    tekst = make_maatregel(gebied=huizen)
    assert not may_change(tekst, robin)
    assert refused(propose, _with(tekst, "Anders."), door=robin)


def test_keys_are_made_and_never_shared(huizen, sam):
    sleutels = [propose(measure(huizen), door=sam).sleutel for _ in range(3)]
    assert sleutels == [
        "huizen-loket-openen",
        "huizen-loket-openen-2",
        "huizen-loket-openen-3",
    ]


def test_every_step_is_in_the_log(huizen, sam, robin):
    voorstel = propose(measure(huizen), door=sam)
    agree(voorstel, door=robin)
    weg = propose(measure(huizen), door=sam)
    pk = weg.pk
    drop(weg, door=sam)
    regels = Logregel.objects.filter(onderwerp="banenafspraak.maatregel").order_by("pk")
    assert [(r.actie, r.object_pk) for r in regels] == [
        (Actie.INGEDIEND, str(voorstel.pk)),
        (Actie.AKKOORD, str(voorstel.pk)),
        (Actie.INGEDIEND, str(pk)),
        (Actie.VERWIJDERD, str(pk)),
    ]


# ---- what the database refuses ------------------------------------------------------------


def test_one_current_version_per_key(huizen):
    make_maatregel(gebied=huizen, sleutel="loket")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_maatregel(gebied=huizen, sleutel="loket")


@pytest.mark.parametrize(
    "velden",
    [
        {"begin": datetime.date(2020, 1, 1), "begin_soort": "onbekend"},
        {"begin_soort": "dag"},
        {"eind": datetime.date(2020, 1, 1), "eind_soort": "onbekend"},
        {"begin": "2021-01-01", "eind": "2020-01-01"},
    ],
)
def test_impossible_dates_are_refused(velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_maatregel(**velden)


def test_parties_are_one_per_line():
    stuk = make_raadsstuk(partijen="SP\n 100% Groningen \n\nVVD")
    assert stuk.fracties == ["SP", "100% Groningen", "VVD"]
