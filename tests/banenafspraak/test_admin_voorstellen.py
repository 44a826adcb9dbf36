"""The admin of measures and council documents, as a gemeente and its Werkkamer use it."""

import pytest
from django.urls import reverse

from banenafspraak.admin.gebiedsteksten import MaatregelAdmin
from banenafspraak.models import Maatregel, Raadsstuk
from banenafspraak.voorstellen import propose
from tests.banenafspraak.beheerpagina import document_form, measure_form
from tests.builders import (
    log_in,
    make_beheerder,
    make_beleidsmedewerker,
    make_gemeente,
    make_indicator,
    make_maatregel,
    make_raadsstuk,
    make_vaststeller,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def huizen():
    return make_gemeente("Huizen")


@pytest.fixture
def sam(client, huizen):
    sam = make_beleidsmedewerker(huizen, "sam")
    log_in(client, sam)
    return sam


def address(wat="changelist", *args, model="maatregel"):
    return reverse(f"admin:banenafspraak_{model}_{wat}", args=args)


def messages(antwoord):
    return " ".join(str(m) for m in antwoord.context["messages"])


def errors(antwoord):
    fouten = antwoord.context["adminform"].form.errors.values()
    return " ".join(fout for lijst in fouten for fout in lijst)


def act(client, actie, *rijen, model="maatregel"):
    data = {"action": actie, "_selected_action": [rij.pk for rij in rijen]}
    return client.post(address(model=model), data, follow=True)


def test_a_beleidsmedewerker_proposes_a_measure(client, huizen, sam):
    make_indicator("uitstroom")
    gegevens = measure_form(huizen, indicatoren=["uitstroom"])
    antwoord = client.post(address("add"), gegevens, follow=True)
    assert "Uw voorstel is bewaard" in messages(antwoord)
    voorstel = Maatregel.objects.get()
    assert (voorstel.is_voorstel, voorstel.opgesteld_door) == (True, sam)
    assert (voorstel.codes, voorstel.sleutel) == (["uitstroom"], "huizen-loket-openen")
    assert "wacht op akkoord" in antwoord.content.decode()


def test_only_own_areas_are_offered(client, huizen, sam):
    delft = make_gemeente("Delft")
    pagina = client.get(address("add")).content.decode()
    assert "Huizen</option>" in pagina and "Delft</option>" not in pagina
    antwoord = client.post(address("add"), measure_form(delft))
    assert "Dit kunt u hier niet kiezen. Kies iets uit de lijst." in errors(antwoord)
    assert not Maatregel.objects.exists()


def test_ticked_indicators_come_back_on_the_form(client, huizen, sam):
    for code in ("uitstroom", "banenafspraak", "premie"):
        make_indicator(code)
    tekst = make_maatregel(gebied=huizen, indicatoren="uitstroom\npremie")
    formulier = client.get(address("change", tekst.pk)).context["adminform"].form
    assert formulier["indicatoren"].value() == ["uitstroom", "premie"]


def test_changing_what_is_on_the_site_makes_a_proposal(client, huizen, sam):
    oud = make_maatregel(gebied=huizen)
    gegevens = measure_form(huizen, stand="gestopt", _continue="1")
    antwoord = client.post(address("change", oud.pk), gegevens)
    voorstel = Maatregel.objects.get(bekend_vanaf__isnull=True)
    assert antwoord.url == address("change", voorstel.pk)
    assert (voorstel.begonnen_bij, voorstel.stand) == (oud, "gestopt")
    assert Maatregel.objects.current().get() == oud


def test_saving_without_change_is_no_proposal(client, huizen, sam):
    oud = make_maatregel(gebied=huizen, stand="voorgenomen")
    antwoord = client.post(address("change", oud.pk), measure_form(huizen), follow=True)
    assert "Er is niets veranderd" in messages(antwoord)
    assert Maatregel.objects.count() == 1


def test_who_is_overtaken_at_the_last_moment_is_shown_the_proposal(
    client, huizen, sam, monkeypatch
):
    """Between looking whether something waits and keeping, another keeps a proposal."""
    oud = make_maatregel(gebied=huizen)
    ander = Maatregel.objects.get(pk=oud.pk)
    ander.titel = "Van een ander"
    collega = make_beleidsmedewerker(huizen, "kim")
    eigenlijk = MaatregelAdmin.save_model

    def later(zelf, request, obj, form, change):
        propose(ander, door=collega)
        eigenlijk(zelf, request, obj, form, change)

    monkeypatch.setattr(MaatregelAdmin, "save_model", later)
    antwoord = client.post(
        address("change", oud.pk), measure_form(huizen, titel="Van mij")
    )
    assert antwoord.status_code == 409
    assert "Van mij" in antwoord.content.decode()


def test_who_changes_what_waits_is_shown_the_proposal(client, huizen, sam):
    oud = make_maatregel(gebied=huizen)
    ander = Maatregel.objects.get(pk=oud.pk)
    ander.titel = "Van een ander"
    voorstel = propose(ander, door=make_beleidsmedewerker(huizen, "kim"))
    antwoord = client.post(
        address("change", oud.pk), measure_form(huizen, titel="Van mij")
    )
    assert (antwoord.status_code, antwoord.context["original"]) == (409, voorstel)
    assert "Uw voorstel is niet bewaard" in messages(antwoord)
    assert Maatregel.objects.count() == 2
    assert "_save" not in antwoord.content.decode()


def test_what_was_typed_meanwhile_is_still_there_to_copy(client, huizen, sam):
    oud = make_maatregel(gebied=huizen, sleutel="x")
    voorstel = make_maatregel(
        gebied=huizen, sleutel="x", bekend_vanaf=None, opgesteld_door=sam
    )
    gegevens = measure_form(
        huizen, titel="Van <b>mij</b>", omschrijving="Een uur\ngeschreven."
    )
    pagina = client.post(address("change", oud.pk), gegevens).content.decode()
    assert "Dit typte u" in pagina
    assert "Van &lt;b&gt;mij&lt;/b&gt;" in pagina
    assert "Een uur<br>geschreven." in pagina
    assert f'action="{address("change", voorstel.pk)}"' in pagina
    assert "Dit typte u" not in client.get(address("change", oud.pk)).content.decode()


def test_a_vaststeller_agrees(client, huizen):
    voorstel = make_maatregel(gebied=huizen, bekend_vanaf=None)
    log_in(client, make_vaststeller(huizen, "robin"))
    antwoord = act(client, "agree", voorstel)
    assert "Op de site gezet: 1." in messages(antwoord)
    assert Maatregel.objects.current().get() == voorstel


def test_nobody_agrees_with_own_words(client, huizen):
    baas = make_beheerder()
    log_in(client, baas)
    voorstel = make_maatregel(gebied=huizen, bekend_vanaf=None, opgesteld_door=baas)
    assert "u schreef dit zelf" in messages(act(client, "agree", voorstel))
    assert not Maatregel.objects.current().exists()


def test_who_only_types_is_not_offered_to_agree_or_withdraw(client, huizen, sam):
    voorstel = make_maatregel(gebied=huizen, bekend_vanaf=None)
    op_de_site = make_maatregel(gebied=huizen)
    pagina = client.get(address()).content.decode()
    assert 'value="drop"' in pagina
    assert 'value="agree"' not in pagina and 'value="withdraw"' not in pagina
    act(client, "agree", voorstel)
    act(client, "withdraw", op_de_site)
    assert Maatregel.objects.current().get() == op_de_site


def test_own_proposal_is_thrown_away(client, huizen, sam):
    voorstel = make_maatregel(gebied=huizen, bekend_vanaf=None, opgesteld_door=sam)
    assert "Weggegooid: 1." in messages(act(client, "drop", voorstel))
    assert not Maatregel.objects.exists()


def test_a_beheerder_takes_a_measure_off_the_site(client):
    log_in(client, make_beheerder())
    tekst = make_maatregel()
    act(client, "withdraw", tekst)
    assert not Maatregel.objects.current().exists()
    assert Maatregel.objects.get() == tekst


def test_list_shows_what_holds_and_what_waits(client, huizen, sam):
    make_maatregel("Op de site", gebied=huizen)
    make_maatregel("Wacht", gebied=huizen, bekend_vanaf=None)
    oud = make_maatregel("Oud", gebied=huizen)
    Maatregel.objects.filter(pk=oud.pk).update(bekend_tot="2030-01-01T12:00Z")

    def titles(versies):
        lijst = client.get(address(), {"versies": versies} if versies else {})
        return {t.titel for t in lijst.context["cl"].result_list}

    assert titles("") == {"Op de site", "Wacht"}
    assert titles("concept") == {"Wacht"}
    assert titles("oud") == {"Oud"}
    assert titles("alle") == {"Op de site", "Wacht", "Oud"}


def test_page_tells_all_versions(client, huizen, sam):
    oud = make_raadsstuk(gebied=huizen, omschrijving="Eerste tekst.", sleutel="x")
    make_raadsstuk(
        gebied=huizen, omschrijving="Tweede tekst.", sleutel="x", bekend_vanaf=None
    )
    pagina = client.get(address("change", oud.pk, model="raadsstuk")).content.decode()
    assert pagina.rindex("Eerste tekst.") != pagina.rindex("Tweede tekst.")
    assert "geldt nu (deze rij)" in pagina and "wacht op akkoord" in pagina


def test_page_of_a_measure_shows_that_only_the_state_changed(client, huizen, sam):
    make_maatregel(gebied=huizen, sleutel="x", stand="loopt")
    nieuw = make_maatregel(
        gebied=huizen, sleutel="x", stand="gestopt", bekend_vanaf=None
    )
    pagina = client.get(address("change", nieuw.pk)).content.decode()
    assert "<td>loopt</td>" in pagina and "<td>gestopt</td>" in pagina


def test_a_council_document_is_proposed_with_its_parties(client, huizen, sam):
    gegevens = document_form(huizen, partijen="SP\r\nVVD")
    client.post(address("add", model="raadsstuk"), gegevens)
    assert Raadsstuk.objects.get().fracties == ["SP", "VVD"]


def start(client):
    return client.get(reverse("admin:index")).content.decode()


def test_start_page_tells_who_agrees_what_waits(client, huizen):
    for _ in range(2):
        make_maatregel(gebied=huizen, bekend_vanaf=None)
    make_raadsstuk(gebied=make_gemeente("Delft"), bekend_vanaf=None)
    log_in(client, make_vaststeller(huizen, "robin"))
    pagina = start(client)
    assert "<strong>2 maatregelen</strong> wachten op uw akkoord." in pagina
    assert f'href="{address()}?versies=concept"' in pagina
    assert "raadsstuk</strong>" not in pagina
    assert "u <strong>niets</strong> te doen" not in pagina.lower()


def test_who_agrees_reads_what_to_look_at_and_who_proposed_it(client, huizen):
    make_indicator("premie", naam="Premie voor werk")
    sam = make_beleidsmedewerker(huizen, "sam", first_name="Sam", last_name="de Wit")
    voorstel = make_maatregel(
        gebied=huizen, bekend_vanaf=None, opgesteld_door=sam, indicatoren="premie"
    )
    log_in(client, make_vaststeller(huizen, "robin"))
    pagina = client.get(address("change", voorstel.pk)).content.decode()
    assert "er mogen geen namen van mensen in staan" in pagina
    assert "Geef akkoord: zet op de site" in pagina
    assert "Premie voor werk" in pagina
    assert "Sam de Wit" in pagina


def test_who_may_not_agree_is_not_told_to(client, huizen, sam):
    kim = make_beleidsmedewerker(huizen, "kim")
    voorstel = make_maatregel(gebied=huizen, bekend_vanaf=None, opgesteld_door=kim)
    pagina = client.get(address("change", voorstel.pk)).content.decode()
    assert "Geef akkoord" not in pagina


def test_own_proposals_wait_for_somebody_else(client):
    baas = make_beheerder()
    make_maatregel(bekend_vanaf=None, opgesteld_door=baas)
    log_in(client, baas)
    assert "op uw akkoord" not in start(client)
    make_raadsstuk(bekend_vanaf=None)
    assert "<strong>1 raadsstuk</strong> wacht op uw akkoord." in start(client)
