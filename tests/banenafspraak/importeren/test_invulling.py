"""The file of an opgave, sent back: it stands in the form, and is saved and handed in there."""

import io

import openpyxl
import pytest

from banenafspraak.models import Bijlage, Cijfer, Levering
from banenafspraak.opgave import stappen
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.importeren.invulhulp import (
    BESCHUT,
    DOELGROEP,
    PROFIELEN,
    fields,
    fill_and_send,
    filled,
    save,
    stored,
    template,
)
from tests.banenafspraak.importeren.paginahulp import (
    KIEZEN,
    count,
    enter,
    source,
    upload,
    words,
)
from tests.banenafspraak.opgave.wereld import make_earlier, make_wereld, page
from tests.banenafspraak.opgave.werk import (
    agreed,
    corrected,
    figure_of,
    handed_in,
    imported,
    on_the_site,
    saved,
)
from tests.rechtenwereld import fingerprint

ALLES = {BESCHUT: "7", PROFIELEN: "62", DOELGROEP: "214"}
FORMATEN = ("csv", "xlsx", "ods")


@pytest.fixture
def wereld(db, vandaag):
    return make_wereld()


@pytest.fixture
def huizen(wereld):
    return wereld.gebieden.huizen


@pytest.fixture
def sam(wereld):
    return enter(wereld.mensen.sam)


@pytest.fixture
def els(wereld):
    return enter(wereld.mensen.els)


# ---- unchanged, in every state -----------------------------------------------------------


def not_begun(wereld):
    make_earlier(wereld)


def concept(wereld):
    make_earlier(wereld)
    velden = {
        BESCHUT: Veld("1.234", uitleg="- eerst dit", openbaar=True),
        PROFIELEN: Veld(reden="nog niet bekend"),
    }
    saved(wereld.gebieden.huizen, wereld.mensen.sam, velden)


def sent_back(wereld):
    levering = handed_in(wereld.gebieden.huizen, wereld.mensen.sam, ALLES)
    stappen.stuur_terug(levering, wereld.mensen.els, levering.versie, "Kijk opnieuw.")


def agreed_with(wereld):
    levering = handed_in(wereld.gebieden.huizen, wereld.mensen.sam, ALLES)
    agreed(levering, wereld.mensen.els)


def in_correction(wereld):
    agreed_with(wereld)
    stappen.corrigeer(
        wereld.gebieden.huizen,
        Levering.objects.get().kwartaal,
        wereld.mensen.sam,
    )


def a_figure_from_elsewhere(wereld):
    imported(figure_of(wereld.gebieden.huizen, 5, benadering="bijna"))


STANDEN = {
    f.__name__: f
    for f in (
        *(not_begun, concept, sent_back, agreed_with),
        *(in_correction, a_figure_from_elsewhere),
    )
}


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("stand", STANDEN)
def test_the_file_unchanged_is_no_change(wereld, sam, stand, formaat):
    STANDEN[stand](wereld)
    inhoud = template(sam, formaat)
    begin = fingerprint()
    antwoord = upload(sam, inhoud, f"opgave.{formaat}")
    assert antwoord.status_code == 200, words(antwoord)
    assert "Geen wijzigingen." in words(antwoord)
    assert "Er is niets bewaard." in words(antwoord)
    assert "Ga naar de opgave" in words(antwoord)
    assert fingerprint() == begin


# ---- filled in -----------------------------------------------------------------------------


def xlsx_of(client) -> bytes:
    """The template, filled in as somebody does in Excel."""
    boek = openpyxl.load_workbook(io.BytesIO(template(client, "xlsx")))
    vel = boek.active
    kolom = [cel.value for cel in vel[1]].index("waarde") + 1
    for nummer, waarde in enumerate((7, 62, 214), start=2):
        vel.cell(nummer, kolom, waarde)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def test_the_numbers_of_the_file_stand_in_the_form_and_nothing_is_saved(wereld, sam):
    make_earlier(wereld)
    antwoord = upload(sam, xlsx_of(sam), "opgave huizen.xlsx")
    assert antwoord.status_code == 200
    pagina = words(antwoord)
    assert "De getallen uit opgave huizen.xlsx staan hieronder in de vakken." in pagina
    assert "Er is nog niets bewaard." in pagina
    assert count(antwoord, "Nieuw") == 3
    velden = fields(antwoord)
    assert {o: velden[f"{o}-getal"] for o in ALLES} == ALLES
    assert not Levering.objects.filter(kwartaal="2026-K3").exists()
    assert Bijlage.objects.get().levering is None


def test_saved_from_the_form_it_is_a_concept_with_its_file(wereld, sam, huizen):
    inhoud = xlsx_of(sam)
    antwoord = save(sam, upload(sam, inhoud, "opgave huizen.xlsx"))
    assert "Bewaard als concept." in words(antwoord)
    assert stored() == ALLES
    bijlage = Bijlage.objects.get()
    assert bijlage.levering == Levering.objects.get(gebied=huizen)
    assert bytes(bijlage.inhoud) == inhoud
    assert bijlage.naam == "opgave huizen.xlsx"


def test_the_whole_way_to_the_public_page(wereld, sam, els, client):
    antwoord = save(sam, upload(sam, xlsx_of(sam), "opgave.xlsx"), "indienen")
    assert "Ingediend. Een collega kijkt mee." in words(antwoord)
    assert on_the_site(wereld.gebieden.huizen) == {}
    levering = Levering.objects.get()
    els.post(page("opgave_controle"), {"versie": levering.versie, "akkoord": "1"})
    assert on_the_site(wereld.gebieden.huizen) == ALLES


def test_a_half_filled_file_says_how_much_is_empty(wereld, sam):
    antwoord = fill_and_send(sam, {BESCHUT: "7"})
    assert antwoord.status_code == 200
    assert (count(antwoord, "Nieuw"), count(antwoord, "Niet ingevuld")) == (1, 2)
    save(sam, antwoord)
    assert stored() == {BESCHUT: "7"}


def test_rows_left_out_stay_as_they_are_in_the_opgave(wereld, sam, huizen):
    saved(huizen, wereld.mensen.sam, ALLES)
    antwoord = fill_and_send(sam, {BESCHUT: "8"}, weg=(PROFIELEN, DOELGROEP))
    assert count(antwoord, "Gewijzigd") == 1
    save(sam, antwoord)
    assert stored() == {**ALLES, BESCHUT: "8"}


def test_what_the_site_has_and_the_file_does_not_stands_in_the_form(
    wereld, sam, huizen
):
    imported(figure_of(huizen, 5))
    antwoord = fill_and_send(sam, {PROFIELEN: "62"}, weg=(BESCHUT,))
    assert fields(antwoord)[f"{BESCHUT}-getal"] == "5"
    assert "Waarom verandert dit cijfer?" not in words(antwoord)


def test_another_number_than_the_site_asks_why_at_once(wereld, sam, huizen):
    imported(figure_of(huizen, 5))
    antwoord = fill_and_send(sam, ALLES)
    assert "Waarom verandert dit cijfer?" in words(antwoord)
    assert "Nu op de site: 5." in words(antwoord)
    gevolg = save(sam, antwoord, "indienen")
    assert "Schrijf op waarom het cijfer verandert" in words(gevolg)
    assert on_the_site(huizen) == {BESCHUT: "5"}


def test_a_typed_number_that_the_file_leaves_empty_is_refused(wereld, sam, huizen):
    saved(huizen, wereld.mensen.sam, ALLES)
    inhoud = filled(sam, {BESCHUT: ""})
    begin = fingerprint()
    antwoord = upload(sam, inhoud)
    assert antwoord.status_code == 400
    assert "Leeg is geen nul." in words(antwoord)
    assert fingerprint() == begin


def test_what_changes_shows_what_stood_there(wereld, sam, huizen):
    saved(huizen, wereld.mensen.sam, ALLES)
    antwoord = fill_and_send(sam, {BESCHUT: "9"})
    assert "Wat er stond, en wat uw bestand zegt" in words(antwoord)
    assert "2 Beschut werk 7 9 +2" in words(antwoord)


def test_a_reason_is_chosen_in_the_form(wereld, sam):
    antwoord = fill_and_send(sam, {**ALLES, BESCHUT: {"reden": "nog niet bekend"}})
    velden = fields(antwoord)
    assert velden[f"{BESCHUT}-reden"] == "nog niet bekend"
    assert velden[f"{BESCHUT}-getal"] == ""
    save(sam, antwoord)
    assert stored()[BESCHUT] == "nog niet bekend"


def test_jumps_and_sums_are_shown_in_the_form(wereld, sam):
    make_earlier(wereld)
    antwoord = fill_and_send(sam, {BESCHUT: "600", PROFIELEN: "300", DOELGROEP: "200"})
    pagina = words(antwoord)
    assert "Nog 1 fout en 2 vragen" in pagina
    assert "Beschut werk: van 6 naar 600: leg het uit" in pagina
    assert "300 is meer dan het geheel" in pagina
    gevolg = save(sam, antwoord, "indienen")
    assert "Nog 1 fout en 2 vragen" in words(gevolg)
    assert stored()[BESCHUT] == "600", "saved as a concept all the same"
    assert not Cijfer.objects.filter(kwartaal="2026-K3").exists()


def test_one_source_of_all_rows_stands_in_the_form(wereld, sam):
    velden = {o: {"waarde": w, "bron": "UWV, rapport"} for o, w in ALLES.items()}
    antwoord = fill_and_send(sam, velden)
    assert fields(antwoord)["herkomst"] == "UWV, rapport"


def test_several_sources_are_asked_about(wereld, sam):
    velden = {
        BESCHUT: {"waarde": "7", "bron": "UWV"},
        PROFIELEN: {"waarde": "62", "bron": "CBS"},
    }
    antwoord = fill_and_send(sam, velden)
    assert "een opgave heeft één bron" in words(antwoord).lower()
    assert fields(antwoord)["herkomst"] == ""


def test_with_a_concept_too_the_form_says_that_the_file_is_not_saved(
    wereld, sam, huizen
):
    saved(huizen, wereld.mensen.sam, ALLES)
    pagina = words(fill_and_send(sam, {BESCHUT: "700", PROFIELEN: "300"}))
    assert "Nog 1 fout" in pagina
    assert "Er is nog niets bewaard." in pagina
    assert "is bewaard als concept" not in pagina


# ---- explanations ----------------------------------------------------------------------------


def test_an_explanation_of_a_file_stays_private_until_somebody_ticks(wereld, sam, els):
    velden = {**ALLES, BESCHUT: {"waarde": "7", "toelichting": "Twee zijn verhuisd."}}
    antwoord = fill_and_send(sam, velden)
    assert fields(antwoord)[f"{BESCHUT}-uitleg"] == "Twee zijn verhuisd."
    assert f"{BESCHUT}-openbaar" not in fields(antwoord)
    gevolg = save(sam, antwoord, "indienen")
    assert "Ingediend" in words(gevolg)
    levering = Levering.objects.get()
    assert levering.duidingen.count() == 0
    agreed(levering, wereld.mensen.els)
    assert not Cijfer.objects.filter(toelichting__contains="verhuisd").exists()


def test_an_explanation_that_is_ticked_goes_to_the_site(wereld, sam):
    velden = {**ALLES, BESCHUT: {"waarde": "7", "toelichting": "Twee zijn verhuisd."}}
    antwoord = fill_and_send(sam, velden)
    save(sam, antwoord, "indienen", **{f"{BESCHUT}-openbaar": "on"})
    assert Levering.objects.get().duidingen.get().tekst == "Twee zijn verhuisd."


def test_an_explanation_that_was_public_is_asked_again_when_the_file_changes_it(
    wereld, sam, huizen
):
    saved(huizen, wereld.mensen.sam, {BESCHUT: Veld("7", uitleg="Oud.", openbaar=True)})
    antwoord = fill_and_send(sam, {BESCHUT: {"toelichting": "Intern: Piet is ziek."}})
    assert fields(antwoord)[f"{BESCHUT}-uitleg"] == "Intern: Piet is ziek."
    assert f"{BESCHUT}-openbaar" not in fields(antwoord)


# ---- refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "velden, zin",
    [
        ({BESCHUT: "<script>alert(1)</script>"}, "Dit is geen getal."),
        ({BESCHUT: "-3"}, "Een aantal kan niet kleiner zijn dan nul."),
        ({BESCHUT: {"waarde": "7", "benadering": "ruim"}}, "het precieze aantal"),
        ({BESCHUT: {"waarde": "7", "reden": "nog niet bekend"}}, "én een reden"),
        ({BESCHUT: {"waarde": "7", "toelichting": "x" * 1999}}, "te lang"),
        ({BESCHUT: {"waarde": "7", "periode": "2026-K4"}}, "nog niet om"),
    ],
)
def test_a_mistake_in_the_file_refuses_it_whole(wereld, sam, velden, zin):
    inhoud = filled(sam, {**ALLES, **velden})
    begin = fingerprint()
    antwoord = upload(sam, inhoud)
    assert antwoord.status_code == 400
    assert zin in words(antwoord)
    assert "<script>alert" not in source(antwoord)
    assert fingerprint() == begin


def test_a_row_twice_is_refused(wereld, sam):
    inhoud = filled(sam, ALLES, erbij=(BESCHUT,))
    begin = fingerprint()
    antwoord = upload(sam, inhoud)
    assert "Rij 5, kolom waarde: Deze rij staat ook op rij 2." in words(antwoord)
    assert fingerprint() == begin


def test_what_is_not_asked_is_refused(wereld, sam):
    inhoud = filled(sam, {**ALLES, BESCHUT: {"waarde": "7", "indicator": "uitstroom"}})
    begin = fingerprint()
    antwoord = upload(sam, inhoud)
    assert antwoord.status_code == 400
    assert fingerprint() == begin


def test_the_file_of_another_gemeente_is_refused(wereld, sam):
    ver = enter(wereld.mensen.ver)
    inhoud = filled(ver, ALLES, code="GM0344")
    begin = fingerprint()
    antwoord = upload(sam, inhoud)
    assert "Er staan cijfers in van een ander." in words(antwoord)
    assert fingerprint() == begin


def test_of_what_is_handed_in_the_file_is_refused_with_what_to_do(wereld, sam, huizen):
    handed_in(huizen, wereld.mensen.sam, ALLES)
    inhoud = filled(sam, {BESCHUT: "8"})
    begin = fingerprint()
    antwoord = upload(sam, inhoud)
    assert antwoord.status_code == 400
    assert "is al ingediend." in words(antwoord)
    assert "Trek de opgave eerst in, en upload het bestand dan opnieuw." in words(
        antwoord
    )
    assert fingerprint() == begin


# ---- after akkoord, after a correction -----------------------------------------------------------


def test_after_akkoord_the_file_begins_a_correction(wereld, sam, els, huizen):
    agreed_with(wereld)
    antwoord = fill_and_send(sam, {BESCHUT: "6"})
    assert "U verbetert cijfers die al op de site staan." in words(antwoord)
    assert count(antwoord, "Gewijzigd") == 1 and count(antwoord, "Gelijk") == 2
    assert on_the_site(huizen) == ALLES
    gevolg = save(sam, antwoord, "indienen")
    assert "Schrijf op waarom het cijfer verandert" in words(gevolg)
    gevolg = save(sam, gevolg, "indienen", reden="Dubbel geteld.")
    assert "Ingediend" in words(gevolg)
    levering = Levering.objects.get(status="ingediend")
    assert levering.corrigeert.status == "vastgesteld"
    agreed(levering, wereld.mensen.els)
    assert on_the_site(huizen) == {**ALLES, BESCHUT: "6"}


def test_a_second_correction_goes_on_from_the_first(wereld, sam, huizen):
    agreed_with(wereld)
    agreed(corrected(huizen, wereld.mensen.sam, {BESCHUT: "6"}), wereld.mensen.els)
    antwoord = fill_and_send(sam, {BESCHUT: "5"})
    assert "2 Beschut werk 6 5 −1" in words(antwoord)


# ---- the region, the nation ---------------------------------------------------------------------


def test_the_werkkamer_fills_in_the_region_with_its_norms(wereld):
    robin = enter(wereld.mensen.robin)
    antwoord = fill_and_send(robin, {"banenafspraak__markt": "400,5"}, code="AM12")
    assert antwoord.status_code == 200
    assert fields(antwoord)["banenafspraak__markt-getal"] == "400,5"
    save(robin, antwoord, code="AM12")
    assert stored()["banenafspraak__markt"] == "400,5"


# ---- a form that is not to be trusted --------------------------------------------------------------


def test_a_file_of_somebody_else_is_not_kept_with_my_opgave(wereld, sam):
    ver = enter(wereld.mensen.ver)
    upload(ver, filled(ver, ALLES, code="GM0344"), "van-ver.csv")
    vreemd = Bijlage.objects.get()
    antwoord = fill_and_send(sam, ALLES)
    save(sam, antwoord, bijlage=str(vreemd.pk))
    vreemd.refresh_from_db()
    assert vreemd.levering is None


@pytest.mark.parametrize("waarde", ["", "x", "²", "-1", "9" * 30, "\x00", "999999"])
def test_an_odd_number_of_a_file_saves_the_form_without_it(wereld, sam, waarde):
    antwoord = fill_and_send(sam, ALLES)
    assert "Bewaard als concept." in words(save(sam, antwoord, bijlage=waarde))
    assert Bijlage.objects.get().levering is None
    assert stored() == ALLES


def test_a_file_that_nobody_saved_is_swept_away_after_a_day(wereld, sam, vandaag):
    fill_and_send(sam, ALLES, "eerste.csv")
    vandaag.shift(25 * 3600)
    sam = enter(wereld.mensen.sam)
    fill_and_send(sam, ALLES, "tweede.csv")
    assert [b.naam for b in Bijlage.objects.all()] == ["tweede.csv"]


def test_who_delivers_nothing_cannot_send_the_file(wereld, sam, els):
    inhoud = filled(sam, ALLES)
    begin = fingerprint()
    antwoord = upload(els, inhoud)
    assert antwoord.status_code == 302
    assert fingerprint() == begin


def test_the_form_offers_a_file_to_begin_with(wereld, sam):
    pagina = source(sam.get(KIEZEN))
    assert f"{page()}sjabloon.xlsx" in pagina
