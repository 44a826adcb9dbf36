"""The page of a file that is a concept or waits: every button, and who may press."""

import re

from django.core import mail

from banenafspraak.models import Bijlage, Cijfer, Levering
from tests.banenafspraak.importeren.bestanden import (
    STAATSCOURANT,
    as_csv,
    eigen,
)
from tests.banenafspraak.importeren.paginahulp import (
    BEGIN,
    KIEZEN,
    START,
    concept,
    count,
    enter,
    handed_in,
    on_site,
    page_of,
    press,
    source,
    status_of,
    two,
    upload,
    words,
)
from tests.builders import (
    make_cijfer,
    make_indicator,
    make_toewijzing,
)
from tests.rechtenwereld import fingerprint

# ---- the concept -----------------------------------------------------------------------


def test_the_start_page_leads_to_a_concept_and_to_what_waits(mensen, sam, els):
    levering = concept(sam, *two())
    assert "1 bestand hebt u nog niet ingediend." in words(sam.get(START))
    assert f'href="{page_of(levering)}"' in source(sam.get(START))
    assert "cijfers.csv" not in words(els.get(START))
    press(sam, levering, "indienen")
    assert "1 bestand wacht op uw akkoord." in words(els.get(START))
    assert "Wacht op een ander" in words(sam.get(START))


def test_changed_figures_show_old_and_new_and_ask_for_a_reason(mensen, sam):
    make_cijfer(5, gebied=mensen.huizen, indicator=make_indicator("beschut-werk"))
    levering = concept(sam, *two())
    pagina = sam.get(page_of(levering))
    assert (count(pagina, "Nieuw"), count(pagina, "Gewijzigd")) == (1, 1)
    assert "Het oude getal blijft in de geschiedenis staan." in words(pagina)
    assert "eind 2020 Nu op de site: 5 In het bestand: 7 Verschil: +2" in words(pagina)
    assert "Waarom verandert dit cijfer?" in words(pagina)


def test_words_and_sources_that_go_public_are_seen_before(sam, els):
    rijen = [
        eigen("7", toelichting="Door een nieuw project.", bron="Jaarverslag Huizen"),
        eigen("6", periode="2019-K4"),
    ]
    levering = handed_in(sam, *rijen)
    pagina = words(els.get(page_of(levering)))
    assert "Toelichting op de site: “Door een nieuw project.”" in pagina
    assert "Bron: Jaarverslag Huizen" in pagina
    assert "Opgave van gemeente Huizen" in pagina


def test_without_a_reason_changed_figures_are_not_handed_in(mensen, sam):
    make_cijfer(5, gebied=mensen.huizen, indicator=make_indicator("beschut-werk"))
    levering = concept(sam, *two())
    begin = fingerprint()
    pagina = press(sam, levering, "indienen", reden="  \x00 ")
    assert pagina.status_code == 400
    assert "Schrijf op waarom er iets verandert." in words(pagina)
    assert 'aria-invalid="true"' in source(pagina)
    assert fingerprint() == begin


def test_new_figures_need_no_reason_and_get_none(sam):
    levering = concept(sam, *two())
    assert 'name="reden"' not in source(sam.get(page_of(levering)))
    assert "Ingediend. Een collega kijkt mee." in words(
        press(sam, levering, "indienen", reden="Niet gevraagd.")
    )
    levering.refresh_from_db()
    assert (levering.status, levering.reden) == ("ingediend", "")
    assert levering.ingediend_door.username == "sam"


def test_a_wrong_subject_is_chosen_again_in_the_place_of_this_concept(mensen, baas):
    blad = as_csv([STAATSCOURANT, ["GM0406", "Huizen", "9"]])
    upload(baas, blad, "norm.csv", bron="Staatscourant")
    levering = Levering.objects.get()
    pagina = source(baas.get(page_of(levering)))
    adres = re.search(r'href="([^"]+)">Klopt dit niet\?', pagina)[1]
    assert adres == f"{KIEZEN}?vervangt={levering.pk}"


def test_a_stopped_concept_leaves_nothing_but_its_name(sam):
    levering = concept(sam, *two())
    antwoord = press(sam, levering, "stop")
    assert "Gestopt. Van dit bestand komt niets op de site." in words(antwoord)
    assert not Bijlage.objects.exists()
    assert status_of(levering) == "ingetrokken"
    assert "cijfers.csv" not in words(sam.get(START))


def test_the_page_of_what_is_stopped_is_gone(sam):
    levering = concept(sam, *two())
    press(sam, levering, "stop")
    for knop in ("indienen", "stop", "intrekken"):
        assert press(sam, levering, knop).status_code == 404


def test_when_the_site_changed_meanwhile_the_concept_says_so(mensen, sam):
    levering = concept(sam, *two())
    beschut = make_indicator("beschut-werk")
    for kwartaal in BEGIN:
        make_cijfer(7, kwartaal, gebied=mensen.huizen, indicator=beschut)
    pagina = words(sam.get(page_of(levering)))
    assert "Alle rijen staan intussen al zo op de site." in pagina
    begin = fingerprint()
    antwoord = words(press(sam, levering, "indienen"))
    assert "Niet ingediend. De site veranderde intussen." in antwoord
    assert fingerprint() == begin


def test_a_row_that_waits_elsewhere_meanwhile_is_shown_and_not_handed_in(sam, mensen):
    eerste, tweede = concept(sam, *two()), concept(sam, *two("8"))
    press(sam, eerste, "indienen")
    pagina = words(sam.get(page_of(tweede)))
    assert "De site veranderde intussen. 2 rijen kunnen nu niet meer." in pagina
    assert "wacht al een levering op akkoord, van Sam de Wit." in pagina
    press(sam, tweede, "indienen")
    assert status_of(tweede) == "concept"


# ---- decide ----------------------------------------------------------------------------


def test_a_colleague_agrees_and_the_figures_are_on_the_site(mensen, sam, els):
    levering = handed_in(sam, *two())
    assert on_site(mensen.huizen) == []
    pagina = words(els.get(page_of(levering)))
    assert "Naar uw besluit" in pagina
    assert "Wat besluit u?" in pagina and "Sam de Wit krijgt een mail." in pagina
    antwoord = press(els, levering, "akkoord")
    assert "Akkoord gegeven. De cijfers van Huizen staan op de site." in words(antwoord)
    assert on_site(mensen.huizen) == [7, 7]
    klaar = words(els.get(page_of(levering)))
    assert "Akkoord van Els" in klaar
    assert "Bekijk de rijen van deze levering" in klaar


def test_the_werkkamer_agrees_with_a_file_of_a_gemeente(mensen, sam, robin):
    press(robin, handed_in(sam, *two()), "akkoord")
    assert on_site(mensen.huizen) == [7, 7]


def test_the_reason_of_a_change_is_shown_to_who_agrees(mensen, sam, els):
    make_cijfer(5, gebied=mensen.huizen, indicator=make_indicator("beschut-werk"))
    levering = handed_in(sam, *two(), reden="<b>Dubbel</b> geteld.")
    pagina = source(els.get(page_of(levering)))
    assert "“&lt;b&gt;Dubbel&lt;/b&gt; geteld.”" in pagina
    assert "Komt bij akkoord op de site." in pagina


def test_nobody_agrees_with_own_work_whatever_the_role(mensen, sam):
    make_toewijzing(mensen.sam, mensen.huizen, rol="vaststeller")
    sam = enter(mensen.sam)
    levering = handed_in(sam, *two())
    pagina = sam.get(page_of(levering))
    assert "U kunt op dit bestand geen akkoord geven" in words(pagina)
    assert "Els" in words(pagina), "who may"
    assert 'name="akkoord"' not in source(pagina)
    begin = fingerprint()
    for knop, velden in (("akkoord", {}), ("terug", {"reden": "Toch niet."})):
        antwoord = press(sam, levering, knop, **velden)
        assert antwoord.status_code == 403
        assert "zelf ingediend" in words(antwoord)
    assert fingerprint() == begin


def test_a_beheerder_does_not_agree_with_own_work_either(mensen, baas):
    levering = handed_in(baas, *two(), bron="Brief")
    assert press(baas, levering, "akkoord").status_code == 403
    press(enter(mensen.chef), levering, "akkoord")
    assert on_site(mensen.huizen) == [7, 7]


def test_who_may_not_decide_sees_no_buttons_and_is_refused(mensen, sam):
    levering = handed_in(sam, *two())
    pagina = source(sam.get(page_of(levering)))
    assert 'name="akkoord"' not in pagina and 'name="terug"' not in pagina
    antwoord = press(sam, levering, "akkoord")
    assert "niet over besluiten" in words(antwoord)
    assert status_of(levering) == "ingediend"


def test_who_agrees_does_not_take_back_or_hand_in(mensen, sam, els):
    levering = concept(sam, *two())
    for knop in ("indienen", "stop"):
        assert "U kunt dit bestand bekijken" in words(press(els, levering, knop))
    assert status_of(levering) == "concept"
    press(sam, levering, "indienen")
    assert 'name="intrekken"' not in source(els.get(page_of(levering)))
    assert "U kunt dit bestand bekijken" in words(press(els, levering, "intrekken"))
    assert status_of(levering) == "ingediend"


def test_sending_back_needs_a_reason(sam, els):
    levering = handed_in(sam, *two())
    begin = fingerprint()
    antwoord = press(els, levering, "terug", reden=" ")
    assert antwoord.status_code == 400
    assert "Zonder reden kunt u niet terugsturen." in words(antwoord)
    assert fingerprint() == begin


def test_what_is_sent_back_says_why_and_can_be_improved(mensen, sam, els):
    levering = handed_in(sam, *two())
    press(els, levering, "terug", reden="Rij 2 <b>klopt</b> niet.")
    pagina = sam.get(page_of(levering))
    assert "“Rij 2 &lt;b&gt;klopt&lt;/b&gt; niet.”" in source(pagina)
    assert f"{KIEZEN}?vervangt={levering.pk}" in source(pagina)
    assert Cijfer.objects.count() == 0
    nieuw = handed_in(sam, *two("8"), vervangt=levering.pk)
    press(els, nieuw, "akkoord")
    assert on_site(mensen.huizen) == [8, 8]
    assert status_of(levering) == "ingetrokken"


def test_what_is_sent_back_can_be_stopped_and_keeps_its_file(sam, els):
    levering = handed_in(sam, *two())
    press(els, levering, "terug", reden="Rij 2 klopt niet.")
    press(sam, levering, "stop")
    assert status_of(levering) == "ingetrokken"
    assert levering.bijlagen.count() == 1
    pagina = words(sam.get(page_of(levering)))
    assert "Ingetrokken. Van dit bestand staat niets op de site." in pagina
    assert "Bekijk de rijen" not in pagina


def test_taking_back_leads_to_a_new_file(mensen, sam):
    levering = handed_in(sam, *two())
    antwoord = press(sam, levering, "intrekken")
    assert antwoord.redirect_chain[-1][0] == KIEZEN
    assert "Ingetrokken. Op de site verandert niets." in words(antwoord)
    assert status_of(levering) == "ingetrokken"
    assert Cijfer.objects.count() == 0


def test_mails_tell_who_is_next(mensen, sam, django_capture_on_commit_callbacks):
    mensen.els.email = "els@voorbeeld.invalid"
    mensen.els.save()
    levering = concept(sam, *two())
    with django_capture_on_commit_callbacks(execute=True):
        press(sam, levering, "indienen")
    (bericht,) = mail.outbox
    assert bericht.to == ["els@voorbeeld.invalid"]
    assert page_of(levering) in bericht.body
