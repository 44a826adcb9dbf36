"""The page of who agrees, and what follows: sending back, taking back, correcting."""

import pytest

from banenafspraak.models import Cijfer, Duiding, Levering
from regio.models import Gebied
from tests.banenafspraak.opgave.test_invullen import text
from tests.banenafspraak.opgave.wereld import GOED, K3, make_earlier, page, posted
from tests.builders import log_in, make_cijfer, make_indicator, make_toewijzing

Status = Levering.Status


def hand_in(client, wereld, velden=GOED):
    """Sam hands in; the client stays logged in as Sam."""
    log_in(client, wereld.mensen.sam)
    client.post(page(), posted(client, velden, indienen="1"))
    return Levering.objects.filter(kwartaal=K3).latest("pk")


def decide(client, besluit, code="GM0406", **velden):
    """Press a button on the page as it is now."""
    adres = page("opgave_controle", code)
    levering = client.get(adres).context["opgave"].levering
    data = {"versie": levering.versie if levering else 0, besluit: "1", **velden}
    return client.post(adres, data, follow=True)


@pytest.mark.parametrize("wie", ["els", "robin", "kim", "baas"])
def test_a_colleague_with_the_right_agrees_and_the_figures_are_public(
    client, wereld, wie
):
    levering = hand_in(client, wereld)
    log_in(client, getattr(wereld.mensen, wie))
    antwoord = decide(client, "akkoord")
    assert "Akkoord gegeven. De cijfers van Huizen staan op de site." in text(antwoord)
    levering.refresh_from_db()
    assert levering.status == Status.VASTGESTELD
    assert levering.vastgesteld_door == getattr(wereld.mensen, wie)
    assert Cijfer.objects.current().count() == 3


@pytest.mark.parametrize("wie", ["sam", "noor"])
def test_who_only_types_sees_no_buttons_and_is_refused(client, wereld, wie):
    levering = hand_in(client, wereld)
    log_in(client, getattr(wereld.mensen, wie))
    assert 'name="akkoord"' not in client.get(page("opgave_controle")).content.decode()
    antwoord = decide(client, "akkoord")
    assert "maar er niet over besluiten" in text(antwoord)
    levering.refresh_from_db()
    assert levering.status == Status.INGEDIEND


def test_own_work_is_refused_through_every_role(client, wereld):
    """The Werkkamer types for its region, and agrees for it: but never the same person."""
    velden = {
        "banenafspraak__totaal": "900",
        "banenafspraak__markt": "700",
        "banenafspraak__overheid": "200",
    }
    log_in(client, wereld.mensen.robin)
    client.post(page(code="AM12"), posted(client, velden, "AM12", indienen="1"))
    zin = text(client.get(page("opgave_controle", "AM12")))
    assert "U kunt op deze opgave geen akkoord geven" in zin
    assert "kim" in zin.lower()
    antwoord = decide(client, "akkoord", "AM12")
    assert antwoord.status_code == 403
    assert "Ook met een andere rol kunt u dit niet zelf doen." in text(antwoord)
    assert Levering.objects.get().status == Status.INGEDIEND
    log_in(client, wereld.mensen.kim)
    decide(client, "akkoord", "AM12")
    assert Levering.objects.get().status == Status.VASTGESTELD


def test_a_post_without_a_decision_decides_nothing(client, wereld):
    levering = hand_in(client, wereld)
    log_in(client, wereld.mensen.robin)
    antwoord = client.post(page("opgave_controle"), {"versie": levering.versie})
    assert antwoord.status_code == 400
    assert "Kies: akkoord geven, of terugsturen." in text(antwoord)
    levering.refresh_from_db()
    assert levering.status == Status.INGEDIEND


def test_who_decides_reads_what_will_be_hidden_and_why(client, wereld):
    """The region has 11 and Laren "1 t/m 4": with the 7 of Huizen anybody knows its 4."""
    plek = {"indicator": make_indicator("beschut-werk"), "kwartaal": "2026-K3"}
    make_cijfer(11, gebied=Gebied.objects.get(code="AM12"), **plek)
    laren = make_cijfer(4, gebied=wereld.gebieden.laren, **plek)
    Cijfer.objects.filter(pk=laren.pk).update(onderdrukking="primair", drempel=5)
    levering = hand_in(client, wereld)
    log_in(client, wereld.mensen.els)
    zin = text(client.get(page("opgave_controle")))
    assert "In deze opgave zijn die er niet." in zin
    assert "Daarnaast laten we 1 ander cijfer niet zien, omdat een klein aantal" in zin
    decide(client, "akkoord")
    (rij,) = levering.cijfers.exclude(onderdrukking="geen")
    assert (int(rij.waarde), rij.onderdrukking) == (7, "secundair")


def test_who_agrees_is_told_what_can_be_worked_out_all_the_same(client, wereld):
    plek = {"indicator": make_indicator("beschut-werk"), "kwartaal": "2026-K3"}
    make_cijfer(14, gebied=Gebied.objects.get(code="AM12"), **plek)
    make_cijfer(11, gebied=wereld.gebieden.laren, **plek)
    hand_in(client, wereld, GOED | {"beschut-werk__totaal": "3"})
    log_in(client, wereld.mensen.els)
    antwoord = decide(client, "akkoord")
    assert "maar wie rekent, vindt het toch" in text(antwoord)
    assert "Huizen, 3e kwartaal 2026" in text(antwoord)


def test_elsewhere_is_a_404_to_read_and_to_decide(client, wereld):
    hand_in(client, wereld)
    log_in(client, wereld.mensen.ver)
    adres = page("opgave_controle")
    assert client.get(adres).status_code == 404
    assert client.post(adres, {"akkoord": "1", "versie": "2"}).status_code == 404


def test_what_stands_out_comes_first_with_its_explanation(client, wereld):
    make_earlier(wereld)
    hand_in(
        client,
        wereld,
        {
            **GOED,
            "klantprofielen__totaal": "91",
            "klantprofielen__totaal-uitleg": "Inhaalslag <b>in augustus</b>.",
            "klantprofielen__totaal-openbaar": "1",
            "beschut-werk__totaal": "",
            "beschut-werk__totaal-reden": "niet aangeleverd",
        },
    )
    log_in(client, wereld.mensen.robin)
    antwoord = client.get(page("opgave_controle"))
    zin = text(antwoord)
    eerst = zin.index("Dit valt op")
    assert eerst < zin.index("van 62 naar 91") < zin.index("Alle onderdelen")
    assert "Uitleg van de indiener. Komt bij akkoord op de site." in zin
    assert "Was bekend, nu niet bekend" in zin
    assert "Op de site komt “niet bekend”, geen nul." in zin
    assert "<b>in augustus" not in antwoord.content.decode()


def test_small_counts_are_announced(client, wereld):
    hand_in(client, wereld, {**GOED, "beschut-werk__totaal": "3"})
    log_in(client, wereld.mensen.robin)
    assert "In deze opgave is dat er 1." in text(client.get(page("opgave_controle")))


def test_after_a_decision_the_next_one_that_waits_opens(client, wereld):
    hand_in(client, wereld)
    laren = wereld.gebieden.laren
    make_toewijzing(wereld.mensen.noor, laren)
    log_in(client, wereld.mensen.noor)
    client.post(page(code="GM0417"), posted(client, GOED, "GM0417", indienen="1"))
    log_in(client, wereld.mensen.robin)
    zin = text(client.get(page("opgave_controle")))
    assert "Opgave 1 van 2 die op u wachten" in zin
    assert "Sla over, volgende opgave: Laren" in zin
    antwoord = decide(client, "akkoord")
    assert antwoord.redirect_chain[-1][0] == page("opgave_controle", "GM0417")
    assert "Dit is de volgende opgave." in text(antwoord)


# ---- sending back ------------------------------------------------------------------


def test_sending_back_needs_a_reason(client, wereld):
    levering = hand_in(client, wereld)
    log_in(client, wereld.mensen.robin)
    antwoord = decide(client, "terug", reden="  ")
    assert antwoord.status_code == 400
    assert "Zonder reden kunt u niet terugsturen." in text(antwoord)
    levering.refresh_from_db()
    assert levering.status == Status.INGEDIEND


def test_what_was_sent_back_shows_why_and_keeps_what_was_typed(client, wereld):
    hand_in(client, wereld)
    log_in(client, wereld.mensen.robin)
    decide(client, "terug", reden="Is het 7 of 8?")
    log_in(client, wereld.mensen.sam)
    antwoord = client.get(page())
    assert "“Is het 7 of 8?”" in text(antwoord)
    assert 'value="7"' in antwoord.content.decode()
    assert not Cijfer.objects.exists()
    client.post(
        page(), posted(client, {**GOED, "beschut-werk__totaal": "8"}, indienen="1")
    )
    log_in(client, wereld.mensen.robin)
    decide(client, "akkoord")
    rij = Cijfer.objects.current().get(indicator__code="beschut-werk")
    assert rij.waarde == 8


# ---- two who decide ----------------------------------------------------------------


def test_who_comes_second_is_told_who_was_first(client, wereld):
    levering = hand_in(client, wereld)
    log_in(client, wereld.mensen.kim)
    decide(client, "akkoord")
    log_in(client, wereld.mensen.robin)
    antwoord = client.post(
        page("opgave_controle"),
        {"akkoord": "1", "versie": levering.versie},
        follow=True,
    )
    assert "al akkoord op deze opgave. U hoeft niets te doen." in text(antwoord)


def test_what_changed_while_somebody_looked_is_looked_at_again(client, wereld):
    levering = hand_in(client, wereld)
    client.post(page("opgave_intrekken"), {"versie": levering.versie})
    client.post(
        page(), posted(client, {**GOED, "beschut-werk__totaal": "9"}, indienen="1")
    )
    log_in(client, wereld.mensen.robin)
    antwoord = client.post(
        page("opgave_controle"),
        {"akkoord": "1", "versie": levering.versie},
        follow=True,
    )
    assert "Bekijk de nieuwe versie voordat u" in text(antwoord)
    assert not Cijfer.objects.current().exists()


def test_who_agrees_with_what_was_taken_back_is_told_so(client, wereld):
    levering = hand_in(client, wereld)
    client.post(page("opgave_intrekken"), {"versie": levering.versie})
    log_in(client, wereld.mensen.robin)
    antwoord = client.post(
        page("opgave_controle"),
        {"akkoord": "1", "versie": levering.versie},
        follow=True,
    )
    assert "Deze opgave is intussen ingetrokken" in text(antwoord)


@pytest.mark.parametrize("versie", ["", "x", "-1", "99999999999999999999", "١"])
def test_a_version_that_is_no_version_decides_nothing(client, wereld, versie):
    hand_in(client, wereld)
    log_in(client, wereld.mensen.robin)
    client.post(page("opgave_controle"), {"akkoord": "1", "versie": versie})
    assert not Cijfer.objects.current().exists()


# ---- taking back -------------------------------------------------------------------


def test_taking_back_asks_once_and_keeps_what_was_typed(client, wereld):
    levering = hand_in(client, wereld)
    assert "Trekt u deze opgave in?" in text(client.get(page("opgave_intrekken")))
    antwoord = client.post(
        page("opgave_intrekken"), {"versie": levering.versie}, follow=True
    )
    assert "Ingetrokken. Alles wat was ingevuld staat er nog." in text(antwoord)
    assert 'value="7"' in antwoord.content.decode()
    levering.refresh_from_db()
    assert levering.status == Status.INGETROKKEN
    assert not Cijfer.objects.exists()


def test_only_who_handed_in_takes_back(client, wereld):
    levering = hand_in(client, wereld)
    for wie in ("noor", "robin", "els"):
        log_in(client, getattr(wereld.mensen, wie))
        antwoord = client.post(page("opgave_intrekken"), {"versie": levering.versie})
        assert antwoord.status_code == 404
    levering.refresh_from_db()
    assert levering.status == Status.INGEDIEND


def test_a_concept_can_be_dropped(client, wereld):
    log_in(client, wereld.mensen.sam)
    client.post(page(), posted(client, {"beschut-werk__totaal": "7"}, bewaar="1"))
    levering = Levering.objects.get()
    assert "Gooit u dit concept weg?" in text(client.get(page("opgave_weggooien")))
    client.post(page("opgave_weggooien"), {"versie": levering.versie})
    levering.refresh_from_db()
    assert levering.status == Status.INGETROKKEN
    assert 'value="7"' not in client.get(page()).content.decode()


# ---- correcting --------------------------------------------------------------------


def published(client, wereld, vandaag, velden=GOED):
    """Huizen's opgave is on the site, since a minute; Sam is logged in."""
    hand_in(client, wereld, velden)
    log_in(client, wereld.mensen.robin)
    decide(client, "akkoord")
    vandaag.shift(60)
    log_in(client, wereld.mensen.sam)


def test_a_correction_asks_why_and_changes_only_what_changed(client, wereld, vandaag):
    published(client, wereld, vandaag)
    assert "Begin een correctie" in text(client.get(page("opgave_corrigeren")))
    antwoord = client.post(page("opgave_corrigeren"), follow=True)
    assert 'value="62"' in antwoord.content.decode()
    velden = {**GOED, "beschut-werk__totaal": "5"}
    antwoord = client.post(page(), posted(client, velden, indienen="1"), follow=True)
    assert "Schrijf op waarom het cijfer verandert" in text(antwoord)
    velden["reden"] = "Eén persoon was dubbel geteld."
    client.post(page(), posted(client, velden, indienen="1"))
    log_in(client, wereld.mensen.kim)
    zin = text(client.get(page("opgave_controle")))
    assert "“Eén persoon was dubbel geteld.”" in zin
    assert "2 onderdelen blijven gelijk" in zin
    decide(client, "akkoord")
    rij = Cijfer.objects.current().get(indicator__code="beschut-werk")
    assert (rij.waarde, rij.vervangt.waarde) == (5, 7)
    zin = text(client.get(page("opgave_controle")))
    assert "Wat er veranderde" in zin
    assert "Beschut werk 7 → 5" in zin or "Beschut werk 7 5" in zin
    assert Cijfer.objects.count() == 4


def test_a_correction_that_changes_much_stands_out(client, wereld, vandaag):
    published(client, wereld, vandaag, {**GOED, "beschut-werk__totaal": "40"})
    client.post(page("opgave_corrigeren"))
    velden = {**GOED, "beschut-werk__totaal": "70", "reden": "Een bestand vergeten."}
    client.post(page(), posted(client, velden, indienen="1"))
    log_in(client, wereld.mensen.kim)
    zin = text(client.get(page("opgave_controle")))
    assert "Dat zijn er 30 meer dan er nu op de site staat (75%)." in zin


def test_a_correction_without_a_change_is_not_handed_in(client, wereld, vandaag):
    published(client, wereld, vandaag)
    client.post(page("opgave_corrigeren"))
    velden = {**GOED, "reden": "Zomaar."}
    antwoord = client.post(page(), posted(client, velden, indienen="1"), follow=True)
    assert "Er is niets veranderd." in text(antwoord)


def test_the_figure_on_the_site_stays_until_the_correction_is_agreed(
    client, wereld, vandaag
):
    published(client, wereld, vandaag)
    client.post(page("opgave_corrigeren"))
    velden = {**GOED, "beschut-werk__totaal": "5", "reden": "Dubbel geteld."}
    client.post(page(), posted(client, velden, indienen="1"))
    rij = Cijfer.objects.current().get(indicator__code="beschut-werk")
    assert rij.waarde == 7


def test_an_explanation_for_the_site_comes_with_akkoord(client, wereld, vandaag):
    uitleg = {
        "beschut-werk__totaal-uitleg": "Er kwam een plek bij.",
        "beschut-werk__totaal-openbaar": "1",
        "klantprofielen__totaal-uitleg": "Intern.",
    }
    published(client, wereld, vandaag, {**GOED, **uitleg})
    duiding = Duiding.objects.current().get()
    assert (duiding.tekst, duiding.namens) == (
        "Er kwam een plek bij.",
        "gemeente Huizen",
    )


def test_only_what_is_on_the_site_can_be_corrected(client, wereld):
    log_in(client, wereld.mensen.sam)
    assert client.get(page("opgave_corrigeren")).url == page()
    client.post(page("opgave_corrigeren"))
    assert not Levering.objects.exists()


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        ("Betere woorden.", "“Betere woorden.” (ook voor de site)"),
        ("", "Deze uitleg gaat van de site: “Nieuwe afspraken.”"),
    ],
)
def test_words_that_change_are_shown_to_who_agrees(client, wereld, woorden, zin):
    """Also when no figure changes: what goes to the site is seen by a second person."""
    naam = "beschut-werk__totaal"
    openbaar = {f"{naam}-uitleg": "Nieuwe afspraken.", f"{naam}-openbaar": "1"}
    log_in(client, wereld.mensen.sam)
    client.post(page(), {**posted(client, GOED, indienen="1"), **openbaar})
    log_in(client, wereld.mensen.els)
    decide(client, "akkoord")
    log_in(client, wereld.mensen.sam)
    client.post(page("opgave_corrigeren"))
    anders = {f"{naam}-uitleg": woorden, f"{naam}-openbaar": "1"}
    client.post(
        page(), {**posted(client, GOED, reden="Stijl.", indienen="1"), **anders}
    )
    assert Duiding.objects.current().get().tekst == "Nieuwe afspraken."
    log_in(client, wereld.mensen.els)
    antwoord = client.get(page("opgave_controle"))
    assert zin in text(antwoord)
    assert "Er is niets veranderd" not in text(antwoord)
    decide(client, "akkoord")
    assert [d.tekst for d in Duiding.objects.current()] == (
        [woorden] if woorden else []
    )
