"""The file of an opgave: how it opens, who may download it, where it is offered."""

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from banenafspraak.bladen import SOORTEN
from banenafspraak.importeren.sjabloon import KOPPEN
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Levering
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.wereld import K3, make_earlier, page
from tests.banenafspraak.opgave.werk import (
    figure_of,
    imported,
    saved,
)
from tests.builders import (
    log_in,
    make_gemeente,
    make_indicator,
    make_uitsplitsing,
    make_uitvraag,
)
from tests.kantoor import open_all

BESCHUT = "beschut-werk__totaal"
PROFIELEN = "klantprofielen__totaal"
DOELGROEP = "klantprofielen__gemeentelijke-doelgroep"


@pytest.fixture
def huizen(wereld):
    return wereld.gebieden.huizen


@pytest.fixture
def sam(client, wereld):
    log_in(client, wereld.mensen.sam)
    return client


def address_of(formaat: str, code: str = "GM0406", kwartaal: Kwartaal = K3) -> str:
    return f"{page(code=code, kwartaal=kwartaal)}sjabloon.{formaat}"


# ---- the file ----------------------------------------------------------------------------


@pytest.fixture
def lastig(wereld, huizen):
    """Everything that may go wrong in a file, in a concept of Huizen."""
    make_earlier(wereld)
    imported(figure_of(huizen, Decimal("1234.5"), code="klantprofielen"))
    velden = {
        BESCHUT: Veld("1.234", uitleg="- eerst  dit;\n- dan “dat”", openbaar=True),
        DOELGROEP: Veld("=1+1", uitleg='=HYPERLINK("http://x";"klik")', openbaar=True),
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


def test_the_form_offers_the_three_files_and_where_to_upload(sam):
    inhoud = sam.get(page()).content.decode()
    for formaat in SOORTEN:
        assert f'href="{address_of(formaat)}"' in inhoud
    assert f'<a href="{reverse("admin:bestand")}">upload het</a>' in inhoud
