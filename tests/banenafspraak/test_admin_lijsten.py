"""Every list and every page of the ledger's admin: opens, sorts, and deletes nothing."""

import pytest
import time_machine
from django.contrib.admin import site
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banenafspraak.models import Indicator, Meegeleverd, Uitsplitsing
from tests.banenafspraak.beheerpagina import address, found, text
from tests.builders import (
    log_in,
    make_beheerder,
    make_bron,
    make_cijfer,
    make_definitie,
    make_duiding,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_inleverdatum,
    make_kanttekening,
    make_levering,
    make_maatregel,
    make_norm,
    make_raadsstuk,
    make_toewijzing,
    make_uitsplitsing,
    make_uitvraag,
)

pytestmark = pytest.mark.django_db

GROOTBOEK = [
    "cijfer",
    "norm",
    "banenafspraaknorm",
    "beschutwerkquotum",
    "doelgroeptelling",
]
ALLEEN_LEZEN = [
    *GROOTBOEK,
    "levering",
    "duiding",
    "dataversie",
    "meegeleverd",
    "logregel",
]
MODELLEN = [
    *ALLEEN_LEZEN,
    "indicator",
    "uitsplitsing",
    "bron",
    "kanttekening",
    "maatregel",
    "raadsstuk",
    "gebruiker",
    "toewijzing",
    "uitvraag",
    "inleverdatum",
]
TE_VERWIJDEREN = ["uitvraag", "inleverdatum"]


def _fill(aantal):
    """Rows of every kind, each with other rows around it."""
    for nummer in range(aantal):
        code = ["banenafspraak", "beschut-werk", "doelgroepregister"][nummer % 3]
        indicator = make_indicator(code)
        door = make_gebruiker()
        rond = {
            "indicator": indicator,
            "uitsplitsing": make_uitsplitsing(f"deel-{Uitsplitsing.objects.count()}"),
        }
        levering = make_levering(
            ingediend_door=door, vastgesteld_door=make_gebruiker(), bron=make_bron()
        )
        for soort in ("banenafspraak", "beschut-werk", "doelgroepregister"):
            rond["indicator"] = make_indicator(soort)
            make_cijfer(levering=levering, gebied=make_gemeente(), **rond)
            make_norm(levering=levering, gebied=make_gemeente(), **rond)
        make_kanttekening(gebied=make_gemeente(), bron=make_bron())
        make_maatregel(bron=make_bron())
        make_raadsstuk(bron=make_bron())
        Meegeleverd.objects.create(
            bestand=f"{Meegeleverd.objects.count()}.csv", sha256="0"
        )
        ander = make_indicator(f"ander-{Indicator.objects.count()}")
        make_definitie(ander)
        make_duiding(levering=levering)
        make_toewijzing()
        make_uitvraag(make_gemeente(), van=make_inleverdatum().kwartaal)


def test_everything_is_registered():
    eigen = {
        model._meta.model_name
        for model in site._registry
        if model._meta.app_label == "banenafspraak"
    }
    assert eigen == set(MODELLEN)


def _queries_per_list(beheer):
    aantallen = {}
    for model in MODELLEN:
        with CaptureQueriesContext(connection) as vragen:
            assert found(beheer.get(address(model)))
        aantallen[model] = len(vragen)
    return aantallen


# The clock stands still: once in a while a session is marked as still used.
@time_machine.travel("2026-11-26 12:00+01:00", tick=False)
def test_lists_open_with_the_same_number_of_queries_for_5_and_50_rows(client):
    log_in(client, make_beheerder())
    beheer = client
    _fill(5)
    _queries_per_list(beheer)  # what Django keeps between requests
    weinig = _queries_per_list(beheer)
    _fill(45)
    assert _queries_per_list(beheer) == weinig
    assert max(weinig.values()) <= 12


@pytest.mark.parametrize("model", MODELLEN)
def test_every_page_of_a_row_opens(beheer, model):
    _fill(3)
    rij = found(beheer.get(address(model)))[0]
    assert beheer.get(address(model, "change", rij.pk)).status_code == 200
    toevoegen = beheer.get(address(model, "add")).status_code
    assert toevoegen == (403 if model in ALLEEN_LEZEN else 200)


@pytest.mark.parametrize("model", MODELLEN)
def test_every_column_sorts_and_search_is_harmless(beheer, model):
    _fill(3)
    kolommen = len(beheer.get(address(model)).context["cl"].list_display)
    for nummer in range(kolommen):
        assert found(beheer.get(address(model), {"o": f"-{nummer}"}))
    lijst = beheer.get(address(model), {"q": "zzz ' \" %"})
    assert found(lijst) == [] or not lijst.context["cl"].search_fields


@pytest.mark.parametrize("model", sorted({*MODELLEN} - {*TE_VERWIJDEREN}))
def test_nothing_is_deleted(beheer, model):
    _fill(3)
    rij = found(beheer.get(address(model)))[0]
    antwoord = beheer.post(address(model, "delete", rij.pk), {"post": "yes"})
    assert antwoord.status_code == 403
    assert type(rij)._default_manager.filter(pk=rij.pk).exists()
    actie = {"action": "delete_selected", "_selected_action": rij.pk, "post": "yes"}
    beheer.post(address(model), actie)
    assert type(rij)._default_manager.filter(pk=rij.pk).exists()


@pytest.mark.parametrize("model", ALLEEN_LEZEN)
def test_what_the_site_writes_is_not_typed(beheer, model):
    _fill(3)
    rij = found(beheer.get(address(model)))[0]
    antwoord = beheer.post(address(model, "change", rij.pk), {"waarde": "1"})
    assert antwoord.status_code == 403
    assert "_save" not in text(beheer.get(address(model, "change", rij.pk)))


@pytest.mark.parametrize("model", MODELLEN)
def test_history_button_shows_the_log_of_the_row(beheer, model):
    _fill(3)
    rij = found(beheer.get(address(model)))[0]
    antwoord = beheer.get(address(model, "history", rij.pk))
    if model == "logregel":  # a line of the log has no history
        assert antwoord.url == address(model, "change", rij.pk)
    else:
        assert "logboek" in text(antwoord) or "Een regel verandert nooit" in text(
            antwoord
        )


@pytest.mark.parametrize("model", sorted({*MODELLEN} - {*ALLEEN_LEZEN, "gebruiker"}))
def test_every_field_can_be_filled_in(beheer, model):
    """A field that somebody adds to a model later is not forgotten on its page."""
    pagina = beheer.get(address(model, "add"))
    formulier = pagina.context["adminform"].form
    velden = formulier._meta.model._meta
    bewerkbaar = {
        veld.name
        for veld in (*velden.concrete_fields, *velden.many_to_many)
        if veld.editable and not veld.primary_key
    }
    assert bewerkbaar <= set(formulier.fields)
