"""Search boxes and lists of beheer stand whatever an address or a form holds."""

import pytest
from django.contrib import admin
from django.urls import reverse

from banenafspraak.models import Toewijzing
from regio.models import Indeling
from tests.builders import (
    log_in,
    make_beheerder,
    make_gemeente,
    make_indicator,
    make_maatregel,
)

pytestmark = pytest.mark.django_db

GEEN_SLEUTEL = ["abc", "9" * 30, "x\0", "-1", "1.5", " ", "²", "None"]
VAKKEN = [
    (model, veld)
    for model, soort in admin.site._registry.items()
    for veld in (getattr(soort, "autocomplete_fields", ()) or ())
] + [("maatregel", "gebied"), ("raadsstuk", "bron")]


@pytest.fixture
def baas(client):
    return log_in(client, make_beheerder())


def add_page(model) -> str:
    naam = model if isinstance(model, str) else model._meta.model_name
    app = "banenafspraak" if isinstance(model, str) else model._meta.app_label
    return reverse(f"admin:{app}_{naam}_add")


@pytest.mark.parametrize(("model", "veld"), VAKKEN)
def test_an_address_with_what_is_no_key_opens_the_form(client, baas, model, veld):
    for waarde in GEEN_SLEUTEL:
        antwoord = client.get(add_page(model), {veld: waarde})
        assert antwoord.status_code == 200, (model, veld, waarde)


@pytest.mark.parametrize("waarde", GEEN_SLEUTEL)
def test_a_form_with_what_is_no_key_comes_back_with_what_to_do(client, baas, waarde):
    velden = {"titel": "Loket", "gebied": waarde, "bron": waarde}
    antwoord = client.post(add_page("maatregel"), velden)
    assert antwoord.status_code == 200
    form = antwoord.context["adminform"].form
    assert form.errors["gebied"] and form["titel"].value() == "Loket"


def test_what_was_chosen_is_still_shown_by_its_name(client, baas):
    huizen = make_gemeente("Huizen")
    antwoord = client.get(add_page("maatregel"), {"gebied": huizen.pk})
    assert "selected>Huizen" in antwoord.content.decode()
    maatregel = make_maatregel(gebied=huizen)
    adres = reverse("admin:banenafspraak_maatregel_change", args=[maatregel.pk])
    assert "Huizen" in client.get(adres).content.decode()


def test_boxes_for_more_than_one_choice_too(client, baas):
    make_indicator()
    adres = reverse("admin:banenafspraak_uitvraag_add")
    gegevens = {"onderdelen": ["abc", "9" * 30], "indicator": "x"}
    assert client.post(adres, gegevens).status_code == 200


@pytest.mark.parametrize("waarde", GEEN_SLEUTEL)
def test_ticks_at_what_is_no_row_are_no_ticks(client, baas, waarde):
    tekst = make_maatregel()
    adres = reverse("admin:banenafspraak_maatregel_changelist")
    gegevens = {"action": "withdraw", "_selected_action": [waarde]}
    antwoord = client.post(adres, gegevens, follow=True)
    assert antwoord.status_code == 200
    assert tekst in type(tekst).objects.current()
    gegevens["_selected_action"].append(str(tekst.pk))
    client.post(adres, gegevens)
    assert tekst not in type(tekst).objects.current()


def test_models_outside_this_app_are_among_them():
    assert {Toewijzing, Indeling} <= {model for model, _ in VAKKEN}
