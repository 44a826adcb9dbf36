"""The pages of what is asked and before when, and of the explanations that came with it."""

import pytest
import time_machine

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Duiding, Inleverdatum, Levering, Uitvraag
from tests.banenafspraak.beheerpagina import address
from tests.builders import (
    dag,
    log_in,
    make_beleidsmedewerker,
    make_duiding,
    make_gemeente,
    make_indeling,
    make_indicator,
    make_inleverdatum,
    make_land,
    make_levering,
    make_regio,
    make_uitsplitsing,
    make_uitvraag,
    moment,
)

pytestmark = pytest.mark.django_db

IN_NOVEMBER = "2026-11-26 12:00+01:00"  # the third quarter is the last that is over
K2, K3, K4 = (Kwartaal.lees(f"2026-K{n}") for n in (2, 3, 4))


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(IN_NOVEMBER, tick=False):
        yield


def found(antwoord):
    assert antwoord.status_code == 200
    return set(antwoord.context["cl"].result_list)


def act(client, actie, *rijen):
    data = {"action": actie, "_selected_action": [rij.pk for rij in rijen]}
    antwoord = client.post(address("uitvraag"), data, follow=True)
    return " ".join(str(m) for m in antwoord.context["messages"])


# ---- the list ----------------------------------------------------------------------


def test_list_says_what_is_asked_in_words(beheer):
    make_uitvraag(make_gemeente("Huizen"), tot="2030-K4")
    pagina = beheer.get(address("uitvraag")).content.decode()
    rij = pagina[pagina.index("<tbody") :]
    for woorden in ("Huizen", "Totaal", "3e kwartaal 2026", "4e kwartaal 2030"):
        assert woorden in rij
    assert "2026-K3" not in rij


@pytest.mark.parametrize(
    ("delen", "met_norm", "zin"),
    [
        (["totaal"], False, "Totaal"),
        (["totaal", "wajong"], False, "Totaal, Wajong"),
        (["totaal", "wajong", "wsw"], False, "Totaal en 2 delen"),
        (["totaal"], True, "Totaal, en de norm"),
    ],
)
def test_list_says_in_short_how_much_is_asked(beheer, delen, met_norm, zin):
    make_uitvraag(make_gemeente(), delen=delen, met_norm=met_norm)
    pagina = beheer.get(address("uitvraag")).content.decode()
    assert f">{zin}</td>" in pagina


@pytest.mark.parametrize(
    ("gevraagd", "welke"), [("nu", "nu"), ("later", "later"), ("voorbij", "voorbij")]
)
def test_filter_by_when(beheer, gevraagd, welke):
    rijen = {
        "nu": make_uitvraag(make_gemeente(), van=K3),
        "later": make_uitvraag(make_gemeente(), van=K4),
        "voorbij": make_uitvraag(make_gemeente(), van=K2, tot=K2),
    }
    lijst = beheer.get(address("uitvraag"), {"gevraagd": gevraagd})
    assert found(lijst) == {rijen[welke]}


def test_who_may_only_look_reads_quarters_by_name(client):
    gemeente = make_gemeente()
    uitvraag = make_uitvraag(gemeente)
    log_in(client, make_beleidsmedewerker(gemeente))
    pagina = client.get(address("uitvraag", "change", uitvraag.pk)).content.decode()
    assert "3e kwartaal 2026" in pagina
    assert "2026-K3" not in pagina
    assert "Vul bij" not in pagina


# ---- the form ----------------------------------------------------------------------


def test_quarters_are_chosen_by_name(beheer):
    formulier = beheer.get(address("uitvraag", "add")).context["adminform"].form
    assert ("2026-K3", "3e kwartaal 2026") in formulier.fields["van"].choices


def test_saving_without_a_change_changes_nothing(beheer):
    uitvraag = make_uitvraag(make_gemeente())
    adres = address("uitvraag", "change", uitvraag.pk)
    totaal = make_uitsplitsing().pk
    data = {"onderdelen": [totaal], "van": "2026-K3", "tot": ""}
    formulier = beheer.get(adres).context["adminform"].form
    assert not type(formulier)(
        data, instance=uitvraag, initial=formulier.initial
    ).has_changed()


def test_parts_of_another_indicator_are_refused_with_what_can_be_chosen(beheer):
    indicator = make_indicator("beschut-werk")
    antwoord = beheer.post(
        address("uitvraag", "add"),
        {
            "gebied": make_gemeente().pk,
            "indicator": indicator.pk,
            "onderdelen": [make_uitsplitsing("wajong").pk],
            "van": "2026-K3",
        },
    )
    fouten = str(antwoord.context["adminform"].form.errors)
    assert "Wajong: dit hoort niet bij Beschut werk. Kies uit: Totaal." in fouten
    assert not Uitvraag.objects.exists()


def test_page_of_one_shows_the_parts_of_its_indicator_only(beheer):
    make_uitsplitsing("wajong")
    uitvraag = make_uitvraag(make_gemeente())
    antwoord = beheer.get(address("uitvraag", "change", uitvraag.pk))
    veld = antwoord.context["adminform"].form.fields["onderdelen"]
    assert [deel.code for deel in veld.queryset] == ["totaal"]


# ---- asking the others, and stopping ----------------------------------------------------


@pytest.fixture
def regio():
    """A region with three gemeenten; a fourth left it, a fifth has ended."""
    regio = make_regio()
    for naam in ("Huizen", "Laren", "Blaricum"):
        make_gemeente(naam, regio=regio)
    make_indeling(make_gemeente("Weesp"), regio, tot="2022-01-01")
    make_gemeente("Naarden", regio=regio, geldig_tot=dag("2016-01-01"))
    return regio


def test_the_same_is_asked_of_all_gemeenten_of_the_region(beheer, regio):
    eerste, tweede = (
        regio.onderdelen.get(gebied__naam=n).gebied for n in ("Huizen", "Laren")
    )
    delen = ("totaal", "wajong")
    make_uitvraag(tweede, tot="2026-K4")
    begin = make_uitvraag(eerste, delen=delen, met_norm=True)
    zin = act(beheer, "ask_region", begin)
    assert zin == "Banenafspraak: nu ook gevraagd aan Blaricum."
    nieuw = Uitvraag.objects.get(gebied__naam="Blaricum")
    assert {d.code for d in nieuw.onderdelen.all()} == set(delen)
    assert (nieuw.van, nieuw.tot, nieuw.met_norm) == (K3, None, True)
    assert Uitvraag.objects.count() == 3


def test_asking_twice_asks_nobody_more(beheer, regio):
    begin = make_uitvraag(regio.onderdelen.get(gebied__naam="Huizen").gebied)
    act(beheer, "ask_region", begin)
    assert "niemand, dat was al zo" in act(beheer, "ask_region", begin)
    assert Uitvraag.objects.count() == 3


def test_asking_from_the_nation_is_explained(beheer):
    begin = make_uitvraag(make_land())
    zin = act(beheer, "ask_region", begin)
    assert zin == "Nederland hoort niet bij een arbeidsmarktregio. Kies een gemeente."


def test_stopping_names_the_last_quarter(beheer):
    make_uitvraag(make_gemeente())
    keuzes = dict(
        beheer.get(address("uitvraag")).context["action_form"].fields["action"].choices
    )
    assert keuzes["stop"] == "Stop met vragen na het 3e kwartaal 2026"


def test_stopping_ends_what_runs_and_leaves_the_rest(beheer):
    loopt = make_uitvraag(make_gemeente())
    later = make_uitvraag(make_gemeente(), van=K4)
    voorbij = make_uitvraag(make_gemeente(), van=K2, tot=K2)
    zin = act(beheer, "stop", loopt, later, voorbij)
    assert zin == "Het 3e kwartaal 2026 is het laatste dat wordt gevraagd: 1 keer."
    assert [Uitvraag.objects.get(pk=u.pk).tot for u in (loopt, later, voorbij)] == [
        K3,
        None,
        K2,
    ]
    assert "Er is niets veranderd" in act(beheer, "stop", later)


@pytest.mark.parametrize(("kwartaal", "status"), [(K3, 403), (K2, 200), (None, 200)])
def test_only_what_nothing_was_delivered_for_is_deleted(beheer, kwartaal, status):
    uitvraag = make_uitvraag(make_gemeente())
    make_levering(uitvraag.gebied, kwartaal=kwartaal, status=Levering.Status.CONCEPT)
    adres = address("uitvraag", "delete", uitvraag.pk)
    assert beheer.get(adres).status_code == status


# ---- last days ----------------------------------------------------------------------


def test_last_day_stands_beside_the_usual_one(beheer):
    make_inleverdatum("2026-K3", "2026-12-15")
    pagina = beheer.get(address("inleverdatum")).content.decode()
    rij = pagina[pagina.index("<tbody") :]
    for woorden in ("3e kwartaal 2026", "15 december 2026", "30 november 2026"):
        assert woorden in rij


def test_form_tells_the_usual_days(beheer):
    pagina = beheer.get(address("inleverdatum", "add")).content.decode()
    assert "Voor het 3e kwartaal 2026 is dat 30 november 2026." in pagina
    assert "Voor het 4e kwartaal 2026 is dat 28 februari 2027." in pagina


def test_a_day_within_the_quarter_is_refused(beheer):
    antwoord = beheer.post(
        address("inleverdatum", "add"),
        {"kwartaal": "2026-K4", "uiterlijk": "2026-12-31"},
    )
    fouten = str(antwoord.context["adminform"].form.errors)
    assert "Het kwartaal is dan nog niet om" in fouten
    assert not Inleverdatum.objects.exists()


# ---- explanations ---------------------------------------------------------------------


def test_page_of_an_explanation_shows_every_version(beheer):
    oud = make_duiding("Drie erbij.", bekend_tot=moment("2026-11-01 12:00"))
    plek = {
        veld: getattr(oud, veld)
        for veld in ("gebied", "indicator", "uitsplitsing", "levering")
    }
    nieuw = make_duiding(
        "Vier erbij.", vervangt=oud, bekend_vanaf=oud.bekend_tot, **plek
    )
    make_duiding("Van een ander.")
    assert found(beheer.get(address("duiding"))) == set(Duiding.objects.current())
    pagina = beheer.get(address("duiding", "change", nieuw.pk)).content.decode()
    versies = pagina[pagina.index("Versies van deze uitleg") :]
    assert versies.index("Drie erbij.") < versies.index("Vier erbij.")
    assert "Van een ander." not in versies
    assert versies.count("(deze rij)") == 1
    assert "vervangen" in versies and "geldt nu" in versies


def test_an_explanation_that_waits_says_so(beheer):
    wacht = make_duiding(bekend_vanaf=None)
    pagina = beheer.get(address("duiding", "change", wacht.pk)).content.decode()
    assert "Deze uitleg staat nog niet op de site." in pagina
