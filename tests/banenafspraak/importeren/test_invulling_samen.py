"""Two people, two windows or a step meanwhile, around the file of an opgave: nothing is lost."""

import pytest

from banenafspraak.models import Bijlage, Levering
from banenafspraak.opgave import stappen
from tests.banenafspraak.importeren.invulhulp import (
    BESCHUT,
    DOELGROEP,
    PROFIELEN,
    fields,
    fill_and_send,
    filled,
    save,
    stored,
)
from tests.banenafspraak.importeren.paginahulp import enter, source, upload, words
from tests.banenafspraak.opgave.wereld import make_wereld, page
from tests.banenafspraak.opgave.werk import handed_in, saved
from tests.rechtenwereld import fingerprint

ALLES = {BESCHUT: "7", PROFIELEN: "62", DOELGROEP: "214"}


@pytest.fixture
def wereld(db, vandaag):
    return make_wereld()


@pytest.fixture
def huizen(wereld):
    return wereld.gebieden.huizen


@pytest.fixture
def twee(wereld):
    """Sam and Noor, who both fill in for Huizen."""
    return enter(wereld.mensen.sam), enter(wereld.mensen.noor)


def choose(client, antwoord, **keuzes):
    """Press "Bewaar mijn keuzes" on the page of a conflict."""
    data = {**fields(antwoord), **keuzes, "bewaar": "1"}
    return client.post(page("opgave_samenvoegen"), data, follow=True)


def clash(twee):
    """Both upload before either saves; what the second gets to see."""
    sam, noor = twee
    van_sam = fill_and_send(sam, ALLES, "van-sam.csv")
    van_noor = fill_and_send(noor, {**ALLES, BESCHUT: "9"}, "van-noor.csv")
    save(sam, van_sam)
    return save(noor, van_noor)


def test_the_second_of_two_uploads_chooses_and_nothing_is_overwritten(twee):
    antwoord = clash(twee)
    assert antwoord.status_code == 409
    pagina = words(antwoord)
    assert "Sam de Wit bewaarde deze opgave" in pagina
    assert "Kies bij 1 onderdeel wat blijft." in pagina
    assert stored() == ALLES
    assert [b.naam for b in Bijlage.objects.exclude(levering=None)] == ["van-sam.csv"]


@pytest.mark.parametrize("keuze, uitkomst", [("uw", "9"), ("ander", "7")])
def test_after_the_choice_both_files_are_kept(twee, keuze, uitkomst):
    gevolg = choose(twee[1], clash(twee), **{f"{BESCHUT}:waarde": keuze})
    assert "Uw keuzes zijn bewaard als concept." in words(gevolg)
    assert stored() == {**ALLES, BESCHUT: uitkomst}
    levering = Levering.objects.get()
    assert {b.naam for b in levering.bijlagen.all()} == {"van-sam.csv", "van-noor.csv"}


def test_a_choice_not_made_asks_again_and_remembers_the_file(twee):
    nog = choose(twee[1], clash(twee))
    assert "Kies nog bij 1 onderdeel" in words(nog)
    choose(twee[1], nog, **{f"{BESCHUT}:waarde": "uw"})
    assert Levering.objects.get().bijlagen.count() == 2


def test_who_checks_can_download_every_file(twee, wereld):
    choose(twee[1], clash(twee), **{f"{BESCHUT}:waarde": "uw"})
    levering = Levering.objects.get()
    stappen.indienen(levering, wereld.mensen.noor, levering.versie)
    els = enter(wereld.mensen.els)
    controle = source(els.get(page("opgave_controle")))
    for bijlage in levering.bijlagen.all():
        adres = f"/beheer/bestand/bijlage/{bijlage.pk}/"
        assert adres in controle
        assert els.get(adres).content == bytes(bijlage.inhoud)
        assert enter(wereld.mensen.ver).get(adres).status_code == 404


def test_a_file_not_saved_yet_is_nobodys_to_download(twee):
    fill_and_send(twee[0], ALLES)
    adres = f"/beheer/bestand/bijlage/{Bijlage.objects.get().pk}/"
    for client in twee:
        assert client.get(adres).status_code == 404


def test_handed_in_meanwhile_the_form_keeps_what_the_file_said(twee, wereld, huizen):
    sam, _ = twee
    antwoord = fill_and_send(sam, {**ALLES, BESCHUT: "9"})
    handed_in(huizen, wereld.mensen.noor, ALLES)
    begin = fingerprint()
    gevolg = save(sam, antwoord)
    assert gevolg.status_code == 409
    assert "Wat u typte, staat hieronder nog." in words(gevolg)
    assert fields(gevolg)[f"{BESCHUT}-getal"] == "9"
    assert fields(gevolg)["bijlage"] == fields(antwoord)["bijlage"]
    assert fingerprint() == begin


def test_saved_elsewhere_meanwhile_what_the_file_does_not_change_stays(
    twee, wereld, huizen
):
    sam, _ = twee
    saved(huizen, wereld.mensen.sam, ALLES)
    antwoord = fill_and_send(sam, {BESCHUT: "8"})
    saved(huizen, wereld.mensen.noor, {PROFIELEN: "63"})
    gevolg = save(sam, antwoord)
    assert "de wijzigingen gaan samen" in words(gevolg)
    choose(sam, gevolg)
    assert stored() == {**ALLES, BESCHUT: "8", PROFIELEN: "63"}


def test_a_file_of_a_concept_thrown_away_meanwhile_begins_a_new_one(
    twee, wereld, huizen
):
    sam, _ = twee
    oud = saved(huizen, wereld.mensen.sam, ALLES)
    antwoord = fill_and_send(sam, {BESCHUT: "8"})
    stappen.gooi_weg(oud, wereld.mensen.noor, oud.versie)
    gevolg = save(sam, antwoord)
    assert "Bewaard als concept." in words(gevolg)
    nieuw = Levering.objects.get(status="concept")
    assert nieuw.pk != oud.pk
    assert {rij.tekst for rij in nieuw.invoer.all()} == {"8", "62", "214"}
    assert nieuw.bijlagen.count() == 1


def test_uploading_twice_in_two_windows_clashes_with_oneself(twee):
    sam, _ = twee
    eerste, tweede = fill_and_send(sam, ALLES), upload(sam, filled(sam, {BESCHUT: "9"}))
    save(sam, eerste)
    antwoord = save(sam, tweede)
    assert "U bewaarde deze opgave" in words(antwoord)
    assert stored() == ALLES
