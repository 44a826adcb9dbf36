"""An opgave as a file to fill in: what stands in it, and who may download it."""

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from banenafspraak.bladen import SOORTEN
from banenafspraak.importeren.sjabloon import KOPPEN, template_of
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Levering
from banenafspraak.opgave import stappen
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.wereld import K3, make_earlier, page
from tests.banenafspraak.opgave.werk import (
    agreed,
    figure_of,
    handed_in,
    imported,
    saved,
)
from tests.builders import (
    log_in,
    make_cijfer,
    make_gemeente,
    make_indicator,
    make_norm,
    make_uitsplitsing,
    make_uitvraag,
)
from tests.kantoor import open_all

BESCHUT = "beschut-werk__totaal"
PROFIELEN = "klantprofielen__totaal"
DOELGROEP = "klantprofielen__gemeentelijke-doelgroep"
ALLES = {BESCHUT: "7", PROFIELEN: "62", DOELGROEP: "214"}


@pytest.fixture
def huizen(wereld):
    return wereld.gebieden.huizen


@pytest.fixture
def sam(client, wereld):
    log_in(client, wereld.mensen.sam)
    return client


def address_of(formaat: str, code: str = "GM0406", kwartaal: Kwartaal = K3) -> str:
    return f"{page(code=code, kwartaal=kwartaal)}sjabloon.{formaat}"


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
    imported(figure_of(huizen, 5, benadering="bijna"))
    assert said(figure(huizen)) == (5, "", "bijna", "")


def test_unknown_on_the_site_is_its_reason(huizen):
    imported(figure_of(huizen, None, reden_onbekend="niet van toepassing"))
    assert said(figure(huizen)) == (None, "niet van toepassing", "", "")


def test_a_concept_goes_above_the_site(wereld, huizen):
    imported(figure_of(huizen, 5, benadering="bijna"))
    saved(huizen, wereld.mensen.sam, {BESCHUT: Veld("1.608", uitleg="Meer plekken.")})
    assert said(figure(huizen)) == (1608, "", "", "Meer plekken.")


def test_a_typed_number_that_is_on_the_site_stays_softened(wereld, huizen):
    imported(figure_of(huizen, 5, benadering="bijna"))
    saved(huizen, wereld.mensen.sam, {BESCHUT: "5"})
    assert figure(huizen)["benadering"] == "bijna"


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


def test_what_another_delivery_changed_since_goes_above_what_was_agreed(wereld, huizen):
    veld = Veld("7", uitleg="Zeven plekken.")
    agreed(
        handed_in(huizen, wereld.mensen.sam, {**ALLES, BESCHUT: veld}),
        wereld.mensen.els,
    )
    assert said(figure(huizen)) == (7, "", "", "Zeven plekken.")
    imported(figure_of(huizen, 9))
    assert said(figure(huizen)) == (9, "", "", "")


def test_the_template_says_what_a_correction_begins_with(wereld, huizen):
    veld = Veld("7", uitleg="Zeven plekken.")
    agreed(
        handed_in(huizen, wereld.mensen.sam, {**ALLES, BESCHUT: veld}),
        wereld.mensen.els,
    )
    imported(figure_of(huizen, 60, code="klantprofielen", benadering="circa"))
    voor = rows(huizen)
    stappen.corrigeer(huizen, K3, wereld.mensen.sam)
    assert rows(huizen) == voor


def test_a_correction_that_is_being_typed_goes_above_the_site(wereld, huizen):
    agreed(handed_in(huizen, wereld.mensen.sam, ALLES), wereld.mensen.els)
    stappen.corrigeer(huizen, K3, wereld.mensen.sam)
    saved(huizen, wereld.mensen.sam, {BESCHUT: "8"})
    assert figure(huizen)["waarde"] == 8
    assert figure(huizen, code="klantprofielen")["waarde"] == 62


# ---- the file ----------------------------------------------------------------------------


@pytest.fixture
def lastig(wereld, huizen):
    """Everything that may go wrong in a file, in a concept of Huizen."""
    make_earlier(wereld)
    imported(figure_of(huizen, Decimal("1234.5"), code="klantprofielen"))
    velden = {
        BESCHUT: Veld("1.234", uitleg="- eerst  dit;\n- dan “dat”"),
        DOELGROEP: Veld("=1+1", uitleg='=HYPERLINK("http://x";"klik")'),
    }
    saved(huizen, wereld.mensen.sam, velden)
    return [
        [
            *("cijfer", "beschut-werk", "Beschut werk", "GM0406", "Huizen"),
            *("2026-K3", "totaal", "Totaal", 1234, "", ""),
            *("'- eerst  dit;\n- dan “dat”", 6),
        ],
        [
            *("cijfer", "klantprofielen", "Klantprofielen", "GM0406", "Huizen"),
            *("2026-K3", "totaal", "Totaal", 1234.5, "", "", "", 62),
        ],
        [
            *("cijfer", "klantprofielen", "Klantprofielen", "GM0406", "Huizen"),
            *("2026-K3", "gemeentelijke-doelgroep", "Hele doelgroep", "'=1+1", "", ""),
            *('\'=HYPERLINK("http://x";"klik")', ""),
        ],
    ]


@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
def test_a_spreadsheet_has_its_headings_first_and_numbers_as_numbers(
    sam, lastig, formaat
):
    inhoud = sam.get(address_of(formaat)).content
    boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
    koppen, *rijen = boek.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert koppen == list(KOPPEN)
    assert rijen == lastig


def test_a_csv_is_for_a_dutch_excel(sam, lastig):
    inhoud = sam.get(address_of("csv")).content
    assert inhoud.startswith(b"\xef\xbb\xbfsoort;indicator;naam indicator;gebied;")
    tekst = inhoud.decode("utf-8-sig")
    koppen, *rijen = csv.reader(io.StringIO(tekst, newline=""), delimiter=";")
    assert koppen == list(KOPPEN)
    assert [rij[8] for rij in rijen] == ["1234", "1234,5", "'=1+1"]
    assert [rij[12] for rij in rijen] == ["6", "62", ""]
    assert rijen[0][11] == "'- eerst  dit;\n- dan “dat”"
    assert {len(rij) for rij in rijen} == {len(KOPPEN)}
    assert len(rijen) == 3


def test_libreoffice_reads_the_same_and_sees_no_formula(sam, lastig, tmp_path):
    bestanden = [tmp_path / f"opgave-{formaat}.{formaat}" for formaat in SOORTEN]
    for pad, formaat in zip(bestanden, SOORTEN, strict=True):
        pad.write_bytes(sam.get(address_of(formaat)).content)
    gelezen = open_all(bestanden, tmp_path)
    csv_, xlsx, ods = (gelezen[pad.name] for pad in bestanden)
    assert xlsx == ods == csv_
    koppen, beschut, profielen, doelgroep = xlsx
    assert [waarde for _, waarde in koppen] == list(KOPPEN)
    assert (beschut[8], beschut[12]) == (("float", "1234"), ("float", "6"))
    assert profielen[8] == ("float", "1234.5")
    assert doelgroep[8] == ("string", "'=1+1")
    assert beschut[5] == ("string", "2026-K3")
    assert beschut[11][1].endswith(";\n- dan “dat”")


@pytest.mark.parametrize("formaat", SOORTEN)
def test_the_file_is_saved_under_a_name_and_never_kept_or_guessed(sam, huizen, formaat):
    antwoord = sam.get(address_of(formaat))
    assert antwoord["Content-Type"] == SOORTEN[formaat]
    naam = f'attachment; filename="opgave-huizen-2026-K3.{formaat}"'
    assert antwoord["Content-Disposition"] == naam
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in antwoord["Cache-Control"]


# ---- who ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wie, code, verwacht",
    [
        ("sam", "GM0406", 200),
        ("baas", "GM0406", 200),
        ("robin", "AM12", 200),
        ("els", "GM0406", 302),
        ("robin", "GM0406", 302),
        ("ver", "GM0406", 404),
        ("sam", "AM12", 404),
    ],
)
def test_who_types_for_an_area_downloads_its_file(client, wereld, wie, code, verwacht):
    log_in(client, getattr(wereld.mensen, wie))
    antwoord = client.get(address_of("xlsx", code))
    assert antwoord.status_code == verwacht
    if verwacht == 302:
        assert antwoord.url == page("opgave_controle", code)


@pytest.mark.parametrize(
    "adres",
    [
        address_of("csv", kwartaal=Kwartaal(2026, 4)),
        address_of("csv", kwartaal=Kwartaal(2025, 4)),
        address_of("pdf"),
        address_of("csv", "GM9999"),
        f"{address_of('csv')}x",
    ],
    ids=["not over", "not asked", "other kind", "no area", "longer"],
)
def test_what_is_not_there_is_a_404(sam, adres):
    assert sam.get(adres).status_code == 404


def test_downloading_writes_nothing(sam):
    sam.get(address_of("ods"))
    assert not Levering.objects.exists()


@pytest.mark.django_db
def test_queries_do_not_grow_with_what_is_asked(wereld, client):
    klein, groot = make_gemeente("Klein"), make_gemeente("Groot")
    profielen = make_indicator("klantprofielen")
    delen = [make_uitsplitsing(f"deel-{n}", langs="sector") for n in range(12)]
    profielen.uitsplitsingen.add(*delen)
    codes = ("totaal", *(deel.code for deel in delen))
    for gebied, aantal in ((klein, 1), (groot, 13)):
        make_uitvraag(gebied, profielen, codes[:aantal], van="2026-K1", met_norm=True)
        saved(gebied, wereld.mensen.baas, {PROFIELEN: "62"})
        imported(figure_of(gebied, 60, code="klantprofielen"))
    log_in(client, wereld.mensen.baas)
    tellingen, rijen = [], []
    for gebied in (klein, klein, groot):  # the first one fills caches
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            inhoud = client.get(address_of("csv", gebied.code)).content
        tellingen.append(len(vragen))
        rijen.append(inhoud.count(b"\n"))
    assert rijen[2] > rijen[1] + 10
    assert tellingen[1] == tellingen[2]


# ---- where it is offered -------------------------------------------------------------------


def test_the_form_offers_the_three_files(sam):
    inhoud = sam.get(page()).content.decode()
    for formaat in SOORTEN:
        assert f'href="{address_of(formaat)}"' in inhoud
