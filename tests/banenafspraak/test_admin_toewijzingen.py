"""The page of roles: who does what, where, from when to when; ended, not deleted."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from banenafspraak.models import Rol, Toewijzing
from tests.builders import (
    log_in,
    make_gebruiker,
    make_gemeente,
    make_land,
    make_regio,
    make_toewijzing,
)

pytestmark = pytest.mark.django_db


def day(over=0):
    return timezone.localdate() + datetime.timedelta(days=over)


def address(wat="changelist", *args):
    return reverse(f"admin:banenafspraak_toewijzing_{wat}", args=args)


def found(antwoord):
    assert antwoord.status_code == 200
    return set(antwoord.context["cl"].result_list)


def end(client, *rijen):
    data = {"action": "end_today", "_selected_action": [rij.pk for rij in rijen]}
    antwoord = client.post(address(), data, follow=True)
    return [str(m) for m in antwoord.context["messages"]]


@pytest.fixture
def drie():
    """A role that is over, one that holds, and one that begins later."""
    return {
        "voorbij": make_toewijzing(tot=str(day())),
        "nu": make_toewijzing(tot=str(day(1))),
        "later": make_toewijzing(van=str(day(1))),
    }


@pytest.mark.parametrize(
    ("geldt", "welke"),
    [
        ("", {"nu", "later"}),
        ("nu", {"nu"}),
        ("later", {"later"}),
        ("voorbij", {"voorbij"}),
        ("alle", {"voorbij", "nu", "later"}),
        ("onzin", {"nu", "later"}),
    ],
)
def test_list_shows_what_is_not_over_unless_asked(beheer, drie, geldt, welke):
    rijen = found(beheer.get(address(), {"geldt": geldt} if geldt else {}))
    assert rijen == {drie[naam] for naam in welke}


def test_list_of_a_region_holds_the_region_and_its_gemeenten(beheer):
    regio = make_regio()
    van_regio = make_toewijzing(gebied=regio, rol=Rol.VASTSTELLER)
    van_gemeente = make_toewijzing(gebied=make_gemeente(regio=regio))
    make_toewijzing(gebied=make_gemeente(regio=make_regio("Elders")))
    assert found(beheer.get(address(), {"regio": regio.code})) == {
        van_regio,
        van_gemeente,
    }


@pytest.mark.parametrize("vraag", ["wit", "sudwest", "samw"])
def test_search_by_person_and_area(beheer, vraag):
    sam = make_gebruiker("samw", first_name="Sam", last_name="de Wit")
    gezocht = make_toewijzing(sam, make_gemeente("Súdwest-Fryslân"))
    make_toewijzing()
    assert found(beheer.get(address(), {"q": vraag})) == {gezocht}


def test_a_role_that_does_not_fit_the_area_is_refused_in_dutch(beheer):
    antwoord = beheer.post(
        address("add"),
        {
            "gebruiker": make_gebruiker().pk,
            "gebied": make_gemeente().pk,
            "rol": "beheerder",
            "van": str(day()),
        },
    )
    fouten = antwoord.context["adminform"].form.errors
    assert "Een beheerder hoort bij Nederland" in str(fouten)
    assert not Toewijzing.objects.exists()


def test_a_role_is_ended_not_given_to_somebody_else(beheer):
    toewijzing = make_toewijzing()
    ander = make_gebruiker()
    beheer.post(
        address("change", toewijzing.pk),
        {"gebruiker": ander.pk, "van": "2020-01-01", "tot": "2030-01-01"},
    )
    na = Toewijzing.objects.get()
    assert na.gebruiker == toewijzing.gebruiker
    assert str(na.tot) == "2030-01-01"


def test_ending_holds_from_today(beheer, drie):
    assert end(beheer, drie["nu"]) == ["1 rol is beëindigd."]
    drie["nu"].refresh_from_db()
    assert drie["nu"].tot == day()
    assert drie["nu"] not in Toewijzing.objects.valid_on(day())


@pytest.mark.parametrize("over", [0, 1])
def test_a_role_of_no_full_day_goes_altogether(beheer, over):
    vandaag_begonnen = make_toewijzing(van=str(day(over)))
    assert end(beheer, vandaag_begonnen) == [
        "Verwijderd, want nog geen hele dag geldig geweest: 1."
    ]
    assert not Toewijzing.objects.exists()


def test_what_is_over_stays_as_it_was(beheer, drie):
    zinnen = end(beheer, drie["voorbij"])
    assert zinnen == ["Deze rollen waren al afgelopen. Er is niets veranderd."]


def test_a_beheerder_does_not_lock_the_door_behind_herself(client):
    zelf, ander = make_gebruiker(), make_gebruiker()
    land = make_land()
    van_mij, van_ander = (
        make_toewijzing(wie, land, Rol.BEHEERDER) for wie in (zelf, ander)
    )
    log_in(client, zelf)
    zinnen = end(client, van_mij, van_ander)
    assert "Uw eigen rol als beheerder is niet beëindigd" in " ".join(zinnen)
    assert set(Toewijzing.objects.valid_on(day())) == {van_mij}
