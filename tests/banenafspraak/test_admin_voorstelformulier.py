"""What the form of a measure or council document says when something does not fit: beside
the field, in Dutch, with what to do; and what was typed is still there."""

import pytest
from django.urls import reverse

from banenafspraak.models import Maatregel, Raadsstuk
from tests.banenafspraak.beheerpagina import document_form, measure_form
from tests.builders import (
    log_in,
    make_beleidsmedewerker,
    make_gemeente,
    make_toewijzing,
)

pytestmark = pytest.mark.django_db

MAATREGEL = reverse("admin:banenafspraak_maatregel_add")
RAADSSTUK = reverse("admin:banenafspraak_raadsstuk_add")


@pytest.fixture
def huizen(client):
    huizen = make_gemeente("Huizen")
    log_in(client, make_beleidsmedewerker(huizen, "sam"))
    return huizen


@pytest.fixture
def maatregel(client, huizen):
    """Send a measure that is right but for these fields; its form comes back."""

    def send(**velden):
        return form_after(client.post(MAATREGEL, measure_form(huizen, **velden)))

    return send


@pytest.fixture
def raadsstuk(client, huizen):
    def send(**velden):
        return form_after(client.post(RAADSSTUK, document_form(huizen, **velden)))

    return send


def form_after(antwoord):
    assert antwoord.status_code == 200, "saved, where a mistake was expected"
    return antwoord.context["adminform"].form


def test_an_empty_field_says_what_to_fill_in(maatregel):
    form = maatregel(titel="", eigenaar="", stand="")
    assert form.errors == {
        "titel": ["Vul Titel in."],
        "eigenaar": ["Vul Eigenaar in."],
        "stand": ["Kies iets bij Stand."],
    }


def test_an_area_and_a_kind_are_chosen(raadsstuk):
    form = raadsstuk(gebied="", soort="")
    assert form.errors["gebied"] == ["Kies iets bij Gebied."]
    assert form.errors["soort"] == ["Kies iets bij Soort."]


def test_a_title_that_is_too_long_says_by_how_much(maatregel):
    form = maatregel(titel="x" * 125)
    assert form.errors["titel"] == [
        "Dit is te lang: 125 tekens. Er passen er 90. Maak het korter."
    ]
    assert form["titel"].value() == "x" * 125


def test_what_is_no_date_says_how_to_write_one(maatregel):
    form = maatregel(begin="september 2026", begin_soort="maand")
    assert form.errors == {
        "begin": ["Dit is geen datum. Schrijf dag, maand en jaar: 31-12-2026."]
    }
    assert form["begin"].value() == "september 2026"


@pytest.mark.parametrize("veld", ["begin", "eind"])
def test_a_date_asks_how_precise_it_is_beside_that_choice(maatregel, veld):
    form = maatregel(**{veld: "2026-09-01"})
    assert form.errors == {
        f"{veld}_soort": [
            "U vulde een datum in. Kies hoe precies die is: op de dag, alleen de maand "
            "of alleen het jaar."
        ]
    }


@pytest.mark.parametrize("veld", ["begin", "eind"])
def test_a_precision_asks_for_its_date(maatregel, veld):
    form = maatregel(**{f"{veld}_soort": "maand"})
    assert form.errors == {
        veld: ["Vul de datum in. Weet u die niet? Kies dan ‘datum onbekend’."]
    }


def test_an_end_before_the_begin_is_told_beside_the_end(maatregel):
    form = maatregel(
        begin="2026-09-01", begin_soort="dag", eind="2025-12-31", eind_soort="dag"
    )
    assert form.errors == {
        "eind": ["Het eind is vóór het begin. Verander een van de twee datums."]
    }


@pytest.mark.parametrize("adres", ["javascript:alert(1)", "een adres", "https://"])
def test_what_is_no_address_says_how_to_begin(raadsstuk, adres):
    form = raadsstuk(url=adres)
    assert form.errors["url"][0].startswith(
        "Dit is geen adres van een pagina. Begin met"
    )
    assert form["url"].value() == adres


def test_an_address_without_https_gets_it(client, huizen, raadsstuk):
    with pytest.raises(AssertionError, match="saved"):
        raadsstuk(url="hilversum.nl/stuk")
    assert Raadsstuk.objects.get().url == "https://hilversum.nl/stuk"


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Bel 06-12345678 voor een plek.", "een mobiel nummer"),
        ("Mail naar j.devries@hilversum.nl.", "een e-mailadres"),
        ("Het gaat om 123456782.", "een BSN"),
    ],
)
def test_data_of_a_person_does_not_come_in(maatregel, tekst, wat):
    form = maatregel(omschrijving=tekst)
    assert form.errors == {
        "omschrijving": [
            f"Hierin staat {wat}. Haal het weg: op de site staan geen gegevens van mensen."
        ]
    }
    assert not Maatregel.objects.exists()


def test_the_only_own_area_is_chosen_already(client, huizen):
    form = client.get(MAATREGEL).context["adminform"].form
    assert form["gebied"].value() == huizen.pk


def test_of_more_areas_none_is_chosen(client, huizen):
    make_toewijzing(client.get(MAATREGEL).wsgi_request.user, make_gemeente("Laren"))
    assert not client.get(MAATREGEL).context["adminform"].form["gebied"].value()
