"""The page on which a quarter is typed in."""

import re

import pytest

from banenafspraak.models import Cijfer, Invoer, Levering, Norm
from banenafspraak.opgave import stappen
from banenafspraak.opgave.veld import LANGSTE_UITLEG
from tests.banenafspraak.opgave.wereld import GOED, make_earlier, page, posted
from tests.builders import log_in, make_cijfer, make_indicator


@pytest.fixture
def sam(client, wereld):
    log_in(client, wereld.mensen.sam)
    return client


def text(antwoord) -> str:
    """What a reader reads, on one line."""
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", kaal)


def save(client, velden, **meer):
    return client.post(page(), posted(client, velden, **meer), follow=True)


def test_the_form_asks_what_is_owed_and_yearly_figures_only_in_k4(sam, wereld):
    inhoud = sam.get(page()).content.decode()
    assert 'name="beschut-werk__totaal-getal"' in inhoud
    assert 'name="klantprofielen__gemeentelijke-doelgroep-getal"' in inhoud
    assert "uitstroom__" not in inhoud


def test_the_form_shows_last_quarter_a_year_ago_and_the_norm(sam, wereld):
    make_earlier(wereld)
    zin = text(sam.get(page()))
    assert "Vorig kwartaal 6 Jaar eerder 5 Norm eind 2026 9" in zin


def test_the_last_day_and_the_days_left_are_told(sam):
    assert "Inleveren vóór 1 december 2026: nog 4 dagen." in text(sam.get(page()))


def test_opening_the_form_writes_nothing(sam):
    sam.get(page())
    assert not Levering.objects.exists()


def test_what_is_saved_is_back_on_the_page_with_its_share_of_the_norm(sam, wereld):
    make_earlier(wereld)
    antwoord = save(sam, {"beschut-werk__totaal": "7"}, bewaar="1")
    assert 'value="7"' in antwoord.content.decode()
    assert "78% van de norm voor eind 2026. Nog 2 plekken te gaan." in text(antwoord)
    assert "Bewaard als concept." in text(antwoord)
    levering = Levering.objects.get(kwartaal="2026-K3")
    assert levering.status == Levering.Status.CONCEPT
    assert not Cijfer.objects.filter(kwartaal="2026-K3").exists()


def test_a_mistake_is_kept_as_it_was_typed_and_named(sam):
    antwoord = save(sam, {"beschut-werk__totaal": "1.6"}, bewaar="1")
    assert 'value="1.6"' in antwoord.content.decode()
    assert "Nog 1 fout" in text(antwoord)
    assert "1.6 is niet duidelijk. Bedoelt u 16?" in text(antwoord)


def test_handing_in_with_an_empty_field_says_which(sam):
    antwoord = save(sam, {**GOED, "beschut-werk__totaal": ""}, indienen="1")
    assert "Beschut werk: nog niet ingevuld" in text(antwoord)
    assert Levering.objects.get().status == Levering.Status.CONCEPT


def test_who_hands_in_with_a_mistake_reads_that_it_was_not_handed_in(sam):
    velden = {"beschut-werk__totaal-getal": "veel"}
    ingediend = text(save(sam, velden, indienen="1"))
    assert "De opgave is nog niet ingediend." in ingediend
    assert "Wat u invulde, is bewaard als concept." in ingediend
    bewaard = text(sam.get(page()))
    assert "Uw opgave is bewaard als concept. U kunt later verder." in bewaard


def test_handing_in_makes_rows_that_wait(sam, wereld):
    antwoord = save(sam, GOED, indienen="1")
    assert "Ingediend. Een collega kijkt mee." in text(antwoord)
    levering = Levering.objects.get()
    assert levering.status == Levering.Status.INGEDIEND
    assert levering.ingediend_door == wereld.mensen.sam
    assert levering.cijfers.count() == 3
    assert not Cijfer.objects.current().exists()


def test_unknown_with_a_reason_is_stored_as_unknown(sam):
    velden = {
        **GOED,
        "beschut-werk__totaal": "",
        "beschut-werk__totaal-reden": "nog niet bekend",
    }
    save(sam, velden, indienen="1")
    rij = Cijfer.objects.get(indicator__code="beschut-werk")
    assert (rij.waarde, rij.reden_onbekend) == (None, "nog niet bekend")


def test_a_reason_that_is_not_on_the_list_is_no_reason(sam):
    save(sam, {"beschut-werk__totaal-reden": "geen zin"}, bewaar="1")
    assert not Invoer.objects.exclude(reden_onbekend="").exists()


def test_a_big_jump_must_be_explained(sam, wereld):
    make_earlier(wereld)
    velden = {**GOED, "klantprofielen__totaal": "91"}
    antwoord = save(sam, velden, indienen="1")
    assert "29 meer dan vorig kwartaal (47%)" in text(antwoord)
    assert Levering.objects.get(kwartaal="2026-K3").status == Levering.Status.CONCEPT
    velden["klantprofielen__totaal-uitleg"] = "Inhaalslag in augustus."
    save(sam, velden, indienen="1")
    assert Levering.objects.get(kwartaal="2026-K3").status == Levering.Status.INGEDIEND


def test_without_last_quarter_a_jump_is_measured_from_the_last_one_known(sam, wereld):
    beschut = make_indicator("beschut-werk")
    make_cijfer(40, "2024-K4", indicator=beschut, gebied=wereld.gebieden.huizen)
    antwoord = save(sam, GOED, indienen="1")
    assert "33 minder dan in het 4e kwartaal 2024 (83%)" in text(antwoord)


def test_the_browser_does_not_put_old_choices_back(sam):
    """After Back it would fill in what was there before, beside a newer `gezien`."""
    formulier = re.search(r"<form[^>]*opgave[^>]*>", sam.get(page()).content.decode())[
        0
    ]
    assert 'autocomplete="off"' in formulier


def test_the_first_button_saves_so_that_enter_does_not_hand_in(sam):
    inhoud = sam.get(page()).content.decode()
    formulier = inhoud[inhoud.index('name="gezien"') :]
    assert re.search(r'<button[^>]*name="(\w+)"', formulier)[1] == "bewaar"


def test_nothing_that_a_browser_may_send_is_a_server_error(sam):
    gek = "\x00" + "9" * 5000 + "<script>"
    velden = {
        "beschut-werk__totaal-getal": gek,
        "beschut-werk__totaal-uitleg": gek,
        "herkomst": gek,
        "reden": gek,
    }
    antwoord = sam.post(page(), {**velden, "gezien": gek, "bewaar": "1"}, follow=True)
    assert antwoord.status_code == 200
    assert "<script>9" not in antwoord.content.decode()
    assert "Er staat te veel tekst in dit vak." in text(antwoord)


def test_an_explanation_that_is_too_long_is_kept_and_refused(sam):
    lang = "woord " * (LANGSTE_UITLEG // 6 + 1)
    velden = {**GOED, "beschut-werk__totaal-uitleg": lang}
    antwoord = save(sam, velden, indienen="1")
    assert "Deze uitleg is te lang" in text(antwoord)
    assert 'href="#beschut-werk__totaal-uitleg"' in antwoord.content.decode()
    assert lang.strip() in antwoord.content.decode()


def test_fields_that_the_form_does_not_have_are_ignored(sam):
    save(sam, {"uitstroom__totaal": "5", "beschut-werk__totaal": "3"}, bewaar="1")
    assert [rij.indicator.code for rij in Invoer.objects.all()] == ["beschut-werk"]


@pytest.mark.parametrize(
    "code, kwartaal",
    [
        ("GM0344", "2026-K3"),
        ("GM9999", "2026-K3"),
        ("GM0406", "2026-K4"),
        ("GM0406", "2025-K4"),
    ],
)
def test_elsewhere_unknown_not_over_or_not_asked_is_a_404(sam, code, kwartaal):
    assert sam.get(f"/beheer/opgave/{kwartaal}/{code}/").status_code == 404
    assert sam.post(f"/beheer/opgave/{kwartaal}/{code}/", {}).status_code == 404


def test_who_agrees_reads_but_does_not_type(client, wereld):
    log_in(client, wereld.mensen.els)
    assert client.get(page()).url == page("opgave_controle")
    antwoord = client.post(page(), {"beschut-werk__totaal-getal": "7"}, follow=True)
    assert "U kunt deze opgave bekijken, maar niet invullen." in text(antwoord)
    assert not Invoer.objects.exists()


def test_typing_while_a_colleague_handed_in_loses_nothing(sam, wereld):
    data = posted(sam, {**GOED, "beschut-werk__totaal": "8"}, bewaar="1")
    save(sam, GOED, indienen="1")
    antwoord = sam.post(page(), data)
    assert antwoord.status_code == 409
    assert "Sam de Wit diende deze opgave vandaag om" in text(antwoord)
    assert 'value="8"' in antwoord.content.decode()
    assert Invoer.objects.get(indicator__code="beschut-werk").tekst == "7"


def test_where_it_comes_from_becomes_the_source(sam):
    save(sam, {**GOED, "herkomst": "UWV, rapportage"}, indienen="1")
    bron = Cijfer.objects.first().bron
    assert (bron.titel, bron.soort) == ("UWV, rapportage", "gemeente")
    assert bron.korte_titel == "opgave gemeente Huizen, 3e kwartaal 2026"


def test_without_a_second_person_the_page_says_whom_to_ask(client, wereld):
    ver = wereld.mensen.ver
    for baas in (wereld.mensen.baas, wereld.mensen.chef):
        baas.is_active = False
        baas.save()
    log_in(client, ver)
    data = posted(client, GOED, "GM0344", indienen="1")
    antwoord = client.post(page(code="GM0344"), data, follow=True)
    assert "Voor Utrecht is nog geen vaststeller." in text(antwoord)


def test_the_werkkamer_types_the_norm_of_its_region(client, wereld):
    log_in(client, wereld.mensen.robin)
    velden = {
        "banenafspraak__totaal": "900,5",
        "banenafspraak__markt": "700",
        "banenafspraak__overheid": "200",
        "norm__banenafspraak__totaal": "1.462",
    }
    data = posted(client, velden, "AM12", bewaar="1")
    zin = text(client.post(page(code="AM12"), data, follow=True))
    assert "62% van de norm voor eind 2026. Nog 561,5 banen te gaan." in zin
    data = posted(client, velden, "AM12", indienen="1")
    client.post(page(code="AM12"), data)
    levering = Levering.objects.get()
    stappen.akkoord(levering, wereld.mensen.kim, levering.versie)
    assert Norm.objects.current().get().waarde == 1462


@pytest.mark.django_db
def test_the_nation_is_typed_by_a_beheerder_and_agreed_by_another(client, wereld):
    log_in(client, wereld.mensen.baas)
    velden = {
        "banenafspraak__totaal": "90.000",
        "banenafspraak__markt": "70.000",
        "banenafspraak__overheid": "20.000",
    }
    data = posted(client, velden, "NL01", indienen="1")
    client.post(page(code="NL01"), data)
    levering = Levering.objects.get()
    assert levering.status == Levering.Status.INGEDIEND
    stappen.akkoord(levering, wereld.mensen.chef, levering.versie)
    assert Cijfer.objects.current().count() == 3
