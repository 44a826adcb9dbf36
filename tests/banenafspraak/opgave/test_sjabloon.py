"""An opgave as a file to fill in: what stands in it, and that it comes back unchanged."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from banenafspraak.bladen import SOORTEN, make_file
from banenafspraak.importeren.inzage import Bestand, for_user, read
from banenafspraak.importeren.sjabloon import template_of
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.leveringen import withdraw
from banenafspraak.models import Levering, NormSoort
from banenafspraak.opgave import stappen
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.wereld import K3, make_earlier
from tests.banenafspraak.opgave.werk import (
    agreed,
    figure_of,
    handed_in,
    imported,
    saved,
)
from tests.builders import (
    make_cijfer,
    make_indicator,
    make_norm,
)

BESCHUT = "beschut-werk__totaal"
PROFIELEN = "klantprofielen__totaal"
DOELGROEP = "klantprofielen__gemeentelijke-doelgroep"
ALLES = {BESCHUT: "7", PROFIELEN: "62", DOELGROEP: "214"}


@pytest.fixture
def huizen(wereld):
    return wereld.gebieden.huizen


def rows(gebied, kwartaal=K3) -> dict[tuple[str, str, str], dict]:
    """The rows of the template, by soort, indicator and uitsplitsing."""
    blad = template_of(Opgave.read(gebied, kwartaal))
    rijen = [dict(zip(blad.koppen, rij, strict=True)) for rij in blad.rijen]
    return {(r["soort"], r["indicator"], r["uitsplitsing"]): r for r in rijen}


def figure(gebied, kwartaal=K3, code="beschut-werk", deel="totaal") -> dict:
    """One row about a figure."""
    return rows(gebied, kwartaal)["cijfer", code, deel]


def said(rij: dict) -> tuple:
    """What a row says of its figure."""
    return (rij["waarde"], rij["reden"], rij["benadering"], rij["toelichting"])


# ---- what stands in it -----------------------------------------------------------------


def test_a_row_names_its_onderdeel_by_code_and_by_name(huizen):
    assert list(rows(huizen)) == [
        ("cijfer", "beschut-werk", "totaal"),
        ("cijfer", "klantprofielen", "totaal"),
        ("cijfer", "klantprofielen", "gemeentelijke-doelgroep"),
    ]
    rij = figure(huizen, code="klantprofielen", deel="gemeentelijke-doelgroep")
    assert rij == {
        "soort": "cijfer",
        "indicator": "klantprofielen",
        "naam indicator": "Klantprofielen",
        "gebied": "GM0406",
        "naam gebied": "Huizen",
        "periode": "2026-K3",
        "uitsplitsing": "gemeentelijke-doelgroep",
        "naam uitsplitsing": "Hele doelgroep",
        "waarde": "",
        "reden": "",
        "benadering": "",
        "toelichting": "",
        "vorig kwartaal": None,
    }


def test_last_quarter_stands_beside_it(wereld, huizen):
    make_earlier(wereld)
    assert figure(huizen)["vorig kwartaal"] == 6
    assert figure(huizen)["waarde"] == ""


def test_an_unknown_last_quarter_is_an_empty_cell(huizen):
    beschut = make_indicator("beschut-werk")
    velden = {"gebied": huizen, "indicator": beschut}
    make_cijfer(None, "2026-K2", reden_onbekend="nog niet bekend", **velden)
    assert figure(huizen)["vorig kwartaal"] is None


def test_what_is_on_the_site_is_filled_in_with_how_it_is_softened(huizen):
    imported(figure_of(huizen, 5, benadering="bijna", toelichting="Geschat."))
    assert said(figure(huizen)) == (5, "", "bijna", "Geschat.")


def test_unknown_on_the_site_is_its_reason(huizen):
    imported(figure_of(huizen, None, reden_onbekend="niet van toepassing"))
    assert said(figure(huizen)) == (None, "niet van toepassing", "", "")


def test_a_concept_goes_above_the_site(wereld, huizen):
    imported(figure_of(huizen, 5, benadering="bijna"))
    veld = Veld("1.608", uitleg="Meer plekken.", openbaar=True)
    saved(huizen, wereld.mensen.sam, {BESCHUT: veld})
    assert said(figure(huizen)) == (1608, "", "", "Meer plekken.")


def test_words_that_are_not_for_the_site_stay_out_of_the_file(wereld, huizen):
    """An upload puts the words of a row on the site."""
    saved(huizen, wereld.mensen.sam, {BESCHUT: Veld("7", uitleg="Niet doorvertellen.")})
    assert said(figure(huizen)) == (7, "", "", "")


def test_a_typed_number_that_is_on_the_site_stays_softened(wereld, huizen):
    imported(figure_of(huizen, 5, benadering="bijna", toelichting="Geschat."))
    veld = Veld("5", uitleg="Anders.", openbaar=True)
    saved(huizen, wereld.mensen.sam, {BESCHUT: veld})
    assert said(figure(huizen)) == (5, "", "bijna", "Geschat.")


def test_a_reason_in_a_concept_goes_above_a_number_on_the_site(wereld, huizen):
    imported(figure_of(huizen, 5))
    saved(huizen, wereld.mensen.sam, {BESCHUT: Veld(reden="nog niet bekend")})
    assert said(figure(huizen)) == ("", "nog niet bekend", "", "")


def test_what_a_concept_leaves_empty_comes_from_the_site(wereld, huizen):
    imported(figure_of(huizen, 5))
    saved(huizen, wereld.mensen.sam, {PROFIELEN: "62"})
    assert figure(huizen)["waarde"] == 5
    assert figure(huizen, code="klantprofielen")["waarde"] == 62


@pytest.mark.parametrize(
    "tekst, waarde",
    [
        ("1.6", "1.6"),
        ("<5", "<5"),
        ("=1+1", "=1+1"),
        ("1,5", Decimal("1.5")),
        ("-3", -3),
    ],
)
def test_a_mistake_goes_along_as_it_was_typed(wereld, huizen, tekst, waarde):
    saved(huizen, wereld.mensen.sam, {BESCHUT: tekst})
    assert figure(huizen)["waarde"] == waarde
    assert type(figure(huizen)["waarde"]) is (str if waarde == tekst else Decimal)


def test_a_number_and_a_reason_both_stay(wereld, huizen):
    veld = Veld("7", reden="nog niet bekend")
    saved(huizen, wereld.mensen.sam, {BESCHUT: veld})
    assert said(figure(huizen)) == (7, "nog niet bekend", "", "")


def test_a_yearly_figure_is_asked_in_k4_with_that_quarter(wereld, huizen, vandaag):
    vandaag.move_to("2027-01-20 10:00 +0100")
    k4 = Kwartaal(2026, 4)
    assert ("cijfer", "uitstroom", "totaal") not in rows(huizen)
    assert figure(huizen, k4, "uitstroom")["periode"] == "2026-K4"
    uitstroom = make_indicator("uitstroom")
    make_cijfer(
        12, "2026-K4", vanaf=Kwartaal(2026, 1), gebied=huizen, indicator=uitstroom
    )
    assert figure(huizen, k4, "uitstroom")["waarde"] == 12


def test_a_norm_of_a_region_is_a_row_of_its_own_about_a_year(wereld):
    gooi, banen = wereld.gebieden.gooi, make_indicator("banenafspraak")
    make_norm(900, 2026, gebied=gooi, indicator=banen)
    make_norm(850, 2025, gebied=gooi, indicator=banen)
    rij = rows(gooi)["norm", "banenafspraak", "totaal"]
    assert (rij["periode"], rij["waarde"], rij["vorig kwartaal"]) == (2026, 900, None)
    assert list(rows(gooi))[-1] == ("norm", "banenafspraak", "totaal")
    saved(gooi, wereld.mensen.robin, {"norm__banenafspraak__totaal": "1.462,5"})
    rij = rows(gooi)["norm", "banenafspraak", "totaal"]
    assert rij["waarde"] == Decimal("1462.5")


def test_what_waits_for_agreement_is_in_it(wereld, huizen):
    handed_in(huizen, wereld.mensen.sam, ALLES)
    assert figure(huizen)["waarde"] == 7


# ---- after agreement ---------------------------------------------------------------------


@pytest.fixture
def akkoord(wereld, huizen):
    """What Huizen filled in is on the site, with words beside one figure."""
    veld = Veld("7", uitleg="Zeven plekken.", openbaar=True)
    levering = handed_in(huizen, wereld.mensen.sam, {**ALLES, BESCHUT: veld})
    return agreed(levering, wereld.mensen.els)


def test_what_another_delivery_changed_since_goes_above_what_was_agreed(
    akkoord, huizen
):
    assert said(figure(huizen)) == (7, "", "", "")
    imported(figure_of(huizen, 9))
    assert said(figure(huizen)) == (9, "", "", "")


def test_what_went_off_the_site_leaves_its_words_behind(akkoord, huizen):
    ander = Levering.objects.create(gebied=huizen, status=Levering.Status.INGETROKKEN)
    withdraw(
        [akkoord.cijfers.get(waarde=7)], ander, timezone.now() + timedelta(minutes=1)
    )
    assert said(figure(huizen)) == ("", "", "", "")


def test_the_template_says_what_a_correction_begins_with(akkoord, wereld, huizen):
    profielen = {"code": "klantprofielen", "benadering": "circa"}
    imported(figure_of(huizen, 60, toelichting="Geteld in juli.", **profielen))
    voor = rows(huizen)
    stappen.corrigeer(huizen, K3, wereld.mensen.sam)
    assert rows(huizen) == voor


def test_a_correction_that_is_being_typed_goes_above_the_site(akkoord, wereld, huizen):
    stappen.corrigeer(huizen, K3, wereld.mensen.sam)
    saved(huizen, wereld.mensen.sam, {BESCHUT: "8"})
    assert figure(huizen)["waarde"] == 8
    assert figure(huizen, code="klantprofielen")["waarde"] == 62


# ---- uploaded as it was downloaded ---------------------------------------------------------


def upload(gebied, kwartaal, formaat, wie):
    """What the import makes of the template."""
    blad = template_of(Opgave.read(gebied, kwartaal))
    gelezen = read(Bestand(f"{blad.bestandsnaam}.{formaat}", make_file(blad, formaat)))
    assert gelezen.lezing.aantal == len(blad.rijen) > 0
    return for_user(gelezen, wie)


def is_unchanged(uitkomst) -> bool:
    assert uitkomst.meldingen == uitkomst.waarschuwingen == []
    return uitkomst.is_leeg


@pytest.mark.parametrize("formaat", SOORTEN)
def test_uploaded_unchanged_it_changes_nothing(akkoord, wereld, huizen, formaat):
    lastig = "- eerst  dit;\n\n- dan “dat”"
    sector = {"code": "klantprofielen", "toelichting": lastig, "benadering": "ruim"}
    imported(figure_of(huizen, 208, **sector))
    onbekend = figure_of(huizen, None, reden_onbekend="niet aangeleverd")
    imported(onbekend)
    assert is_unchanged(upload(huizen, K3, formaat, wereld.mensen.sam))
    stappen.corrigeer(huizen, K3, wereld.mensen.sam)
    assert is_unchanged(upload(huizen, K3, formaat, wereld.mensen.sam))


@pytest.mark.parametrize("formaat", SOORTEN)
def test_a_region_with_its_norm_and_half_jobs_too(wereld, formaat):
    gooi, mensen = wereld.gebieden.gooi, wereld.mensen
    getallen = {"totaal": "900,5", "markt": "1.000,25", "overheid": "-99,75"}
    velden = {f"banenafspraak__{deel}": Veld(n) for deel, n in getallen.items()}
    velden["norm__banenafspraak__totaal"] = Veld("1.462")
    banen = make_indicator("banenafspraak")
    banen.norm_soort = NormSoort.INDICATIEF
    banen.save()
    agreed(handed_in(gooi, mensen.robin, velden), mensen.kim)
    assert is_unchanged(upload(gooi, K3, formaat, mensen.robin))


def test_a_yearly_figure_too(wereld, huizen, vandaag):
    vandaag.move_to("2027-01-20 10:00 +0100")
    k4, sam = Kwartaal(2026, 4), wereld.mensen.sam
    velden = {**ALLES, "uitstroom__totaal": "12"}
    agreed(handed_in(huizen, sam, velden, k4), wereld.mensen.els)
    assert is_unchanged(upload(huizen, k4, "csv", sam))


def test_with_one_number_more_that_number_is_new(akkoord, wereld, huizen):
    stappen.corrigeer(huizen, K3, wereld.mensen.sam)
    saved(huizen, wereld.mensen.sam, {BESCHUT: "8"})
    uitkomst = upload(huizen, K3, "xlsx", wereld.mensen.sam)
    assert [w.bestandsrij.rij.waarde for w in uitkomst.gewijzigd] == [8]
    assert len(uitkomst.gelijk) == 2
