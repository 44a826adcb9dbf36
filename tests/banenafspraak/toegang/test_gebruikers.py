"""Accounts in the admin: inviting, closing, roles, and a second step that got lost."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from banenafspraak.models import Gebruiker, Rol, Toewijzing
from banenafspraak.toegang import codes
from tests.banenafspraak.toegang.conftest import Bezoeker, page, text
from tests.builders import (
    dag,
    log_in,
    make_beheerder,
    make_gebruiker,
    make_gemeente,
    make_land,
    make_toewijzing,
    make_tweede_stap,
)

pytestmark = pytest.mark.django_db

LIJST = "banenafspraak_gebruiker_changelist"


@pytest.fixture
def beheerder(client):
    """A beheerder by role, who is no superuser, logged in."""
    gebruiker = make_gebruiker("bo", email="bo@voorbeeld.invalid")
    make_toewijzing(gebruiker, make_land(), Rol.BEHEERDER)
    return log_in(client, gebruiker)


def roles(*rijen, bestaand=0):
    """The rows of the roles on the page of an account."""
    velden = {
        "toewijzingen-TOTAL_FORMS": len(rijen),
        "toewijzingen-INITIAL_FORMS": bestaand,
    }
    for nummer, rij in enumerate(rijen):
        velden |= {f"toewijzingen-{nummer}-{n}": w for n, w in rij.items()}
    return velden


def add(client, **velden):
    kim = {"first_name": "Kim", "last_name": "Proef", "email": "kim@voorbeeld.invalid"}
    return client.post(
        page("banenafspraak_gebruiker_add"), {**kim, **roles(), **velden}, follow=True
    )


def change(gebruiker):
    return reverse("admin:banenafspraak_gebruiker_change", args=[gebruiker.pk])


def form_of(client, gebruiker) -> dict:
    """What the page of an account would send unchanged."""
    return client.get(change(gebruiker)).context["adminform"].form.initial


def save(client, gebruiker, **velden):
    begin = {
        n: w for n, w in form_of(client, gebruiker).items() if w not in (None, False)
    }
    gegevens = {**begin, **roles(), **velden}
    gegevens = {n: w for n, w in gegevens.items() if w is not False}
    return client.post(change(gebruiker), gegevens, follow=True)


def act(client, actie, *gebruikers):
    gegevens = {"action": actie, "_selected_action": [g.pk for g in gebruikers]}
    return client.post(page(LIJST), gegevens, follow=True)


# ---- inviting ---------------------------------------------------------------------


def test_a_new_account_gets_a_link_to_choose_a_password(client, beheerder):
    antwoord = add(client)
    assert "Kim Proef krijgt een uitnodiging per mail" in text(antwoord)
    kim = Gebruiker.objects.get(email="kim@voorbeeld.invalid")
    assert kim.username == "kim@voorbeeld.invalid"
    assert not kim.has_usable_password()
    (bericht,) = mail.outbox
    assert bericht.to == ["kim@voorbeeld.invalid"]
    assert "kim" not in bericht.subject.lower()
    (adres,) = re.findall(r"http://testserver(/\S+)", bericht.body)
    bezoeker = Bezoeker()
    formulier = bezoeker.get(adres).url
    woorden = "een paar goede woorden"
    bezoeker.send(formulier, {"new_password1": woorden, "new_password2": woorden})
    kim.refresh_from_db()
    assert kim.check_password(woorden)


def test_a_role_can_be_given_at_once(client, beheerder):
    huizen = make_gemeente("Huizen")
    rij = {"gebied": huizen.pk, "rol": "vaststeller", "van": "01-01-2026", "tot": ""}
    add(client, **roles(rij))
    toewijzing = Toewijzing.objects.get(gebruiker__email="kim@voorbeeld.invalid")
    assert (toewijzing.gebied, toewijzing.rol) == (huizen, "vaststeller")


def test_a_role_that_makes_no_sense_is_refused_in_words(client, beheerder):
    rij = {"gebied": make_land("Elders", code="NL02").pk, "rol": "vaststeller"}
    antwoord = add(client, **roles({**rij, "van": "01-01-2026"}))
    assert "Een vaststeller hoort bij een" in text(antwoord)
    assert not Gebruiker.objects.filter(email="kim@voorbeeld.invalid").exists()


def test_an_address_belongs_to_one_account(client, beheerder):
    make_gebruiker("kim", email="KIM@voorbeeld.invalid")
    antwoord = add(client)
    assert "Er is al een account met dit e-mailadres" in text(antwoord)
    assert mail.outbox == []


def test_a_mail_that_fails_is_told_and_the_account_is_there(
    client, beheerder, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    antwoord = add(client)
    assert antwoord.status_code == 200
    assert "De mail aan Kim Proef is niet verstuurd" in text(antwoord)
    assert Gebruiker.objects.filter(email="kim@voorbeeld.invalid").exists()


def test_an_invitation_can_be_sent_again(client, beheerder):
    kim = make_gebruiker("kim", email="kim@voorbeeld.invalid")
    dicht = make_gebruiker("dicht", email="d@voorbeeld.invalid", is_active=False)
    antwoord = act(client, "invite_again", kim, dicht)
    assert [bericht.to for bericht in mail.outbox] == [["kim@voorbeeld.invalid"]]
    assert "Het account van dicht is gesloten" in text(antwoord)


# ---- what may not be typed --------------------------------------------------------


@pytest.mark.parametrize("pagina", ["add", "change"])
def test_no_right_and_no_password_can_be_typed(client, beheerder, pagina):
    kim = make_gebruiker("kim", email="kim@voorbeeld.invalid", password="geheim-woord")
    adres = change(kim) if pagina == "change" else page("banenafspraak_gebruiker_add")
    antwoord = client.get(adres)
    velden = set(antwoord.context["adminform"].form.fields)
    assert not velden & {
        *("is_staff", "is_superuser", "groups", "user_permissions", "password"),
    }
    assert kim.password not in antwoord.content.decode()


def test_a_right_that_is_sent_anyway_is_not_kept(client, beheerder):
    kim = make_gebruiker("kim", email="kim@voorbeeld.invalid")
    save(client, kim, is_superuser="on", is_staff="on", password="x", last_name="Proef")
    kim.refresh_from_db()
    assert kim.last_name == "Proef"
    assert not (kim.is_superuser or kim.is_staff)
    assert client.get(
        f"/beheer/banenafspraak/gebruiker/{kim.pk}/password/"
    ).status_code in (302, 404)


def test_only_a_beheerder_sees_accounts(client, robin_met_app):
    log_in(client, robin_met_app)
    assert client.get(page(LIJST)).status_code == 403
    assert client.get(change(robin_met_app)).status_code == 404
    adres = page("banenafspraak_gebruiker_tweede_stap", robin_met_app.pk)
    assert client.post(adres).status_code == 403


def test_a_superuser_is_not_for_a_beheerder_to_change(client, beheerder):
    """With another e-mail address one would get a link to that account."""
    hoofd = make_beheerder("hoofd")
    antwoord = client.post(change(hoofd), {"email": "bo2@voorbeeld.invalid"})
    assert antwoord.status_code == 403
    act(client, "invite_again", hoofd)
    assert mail.outbox == []


def test_another_address_is_told_to_the_old_one(client, beheerder):
    kim = make_gebruiker("kim", email="kim@voorbeeld.invalid")
    save(client, kim, email="anders@voorbeeld.invalid")
    (bericht,) = mail.outbox
    assert bericht.to == ["kim@voorbeeld.invalid"]
    assert "anders@" not in bericht.body


# ---- closing, and roles -----------------------------------------------------------


def test_closing_an_account_logs_it_out(client, beheerder, bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    rij = robin_met_app.toewijzingen.get()
    bestaand = {"id": rij.pk, "gebruiker": robin_met_app.pk, "gebied": rij.gebied_id}
    bestaand |= {"rol": rij.rol, "van": "01-01-2020"}
    antwoord = save(
        client, robin_met_app, is_active=False, **roles(bestaand, bestaand=1)
    )
    assert "is gesloten" in text(antwoord)
    assert not bezoeker.is_in()


def test_a_role_ends_on_a_day_and_is_not_deleted(client, beheerder, robin_met_app):
    rij = robin_met_app.toewijzingen.get()
    bestaand = {"id": rij.pk, "gebruiker": robin_met_app.pk, "gebied": rij.gebied_id}
    bestaand |= {"rol": rij.rol, "van": "01-01-2020", "tot": "01-06-2026"}
    wissen = {**bestaand, "DELETE": "on"}
    save(client, robin_met_app, **roles(wissen, bestaand=1))
    rij.refresh_from_db()
    assert rij.tot == dag("2026-06-01")


def test_accounts_are_not_deleted(client, beheerder, robin_met_app):
    adres = reverse("admin:banenafspraak_gebruiker_delete", args=[robin_met_app.pk])
    assert client.post(adres, {"post": "yes"}).status_code == 403


# ---- a second step that got lost --------------------------------------------------


def test_the_list_says_who_has_a_second_step(client, beheerder, robin_met_app):
    make_gebruiker("kim")
    rijen = client.get(page(LIJST), {"tweede_stap": "nee"}).context["cl"].result_list
    assert [rij.username for rij in rijen] == ["kim"]
    assert "nog niet ingesteld" in text(client.get(page(LIJST)))


@pytest.mark.parametrize("weg", ["actie", "knop"])
def test_a_beheerder_lets_somebody_set_up_again(
    client, beheerder, bezoeker, robin_met_app, weg
):
    bezoeker.enter(robin_met_app)
    if weg == "actie":
        act(client, "reset_second_step", robin_met_app)
    else:
        knop = page("banenafspraak_gebruiker_tweede_stap", robin_met_app.pk)
        assert f'action="{knop}"' in client.get(change(robin_met_app)).content.decode()
        client.post(knop)
    assert not codes.has_device(robin_met_app)
    assert bezoeker.get(page("index")).url.startswith(page("tweede_stap"))
    (bericht,) = mail.outbox
    assert bericht.to == ["robin@voorbeeld.invalid"]


def test_nobody_removes_the_own_second_step(client, beheerder):
    antwoord = act(client, "reset_second_step", beheerder)
    assert "Uw eigen tweede stap kunt u hier niet weghalen" in text(antwoord)
    client.post(page("banenafspraak_gebruiker_tweede_stap", beheerder.pk))
    assert TOTPDevice.objects.filter(user=beheerder).exists()
    assert mail.outbox == []


def test_looking_at_the_address_of_the_button_removes_nothing(client, beheerder):
    kim = make_gebruiker("kim")
    make_tweede_stap(kim)
    adres = page("banenafspraak_gebruiker_tweede_stap", kim.pk)
    assert client.get(adres).status_code == 405
    assert codes.has_device(kim)
