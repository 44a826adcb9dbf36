"""The second step: setting it up, using it, changing it; and no way around it."""

import base64
import re

import pytest
import time_machine
from django.contrib import admin
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from banenafspraak.toegang import codes
from tests.banenafspraak.toegang.conftest import (
    Bezoeker,
    code_for,
    code_of,
    page,
    text,
    wrong_code,
)
from tests.builders import make_beheerder, make_tweede_stap

pytestmark = pytest.mark.django_db


def secret_on(antwoord) -> str:
    """The secret that the set-up page shows, as the database writes it."""
    letters = re.search(r'class="geheim">([^<]+)<', antwoord.content.decode())[1]
    return base64.b32decode(letters.replace(" ", "")).hex()


def set_up(bezoeker) -> list[str]:
    """Set up the second step; the static codes that are shown."""
    key = secret_on(bezoeker.get(page("tweede_stap_instellen")))
    antwoord = bezoeker.send(page("tweede_stap_instellen"), {"code": code_for(key)})
    assert antwoord.url.startswith(page("tweede_stap_noodcodes"))
    return codes_on(bezoeker.get(antwoord.url))


def codes_on(antwoord) -> list[str]:
    html = antwoord.content.decode()
    return re.findall(r"<code>([a-z2-7]{4} [a-z2-7]{4})</code>", html)


# ---- no way around ----------------------------------------------------------------


def admin_addresses():
    """Every address under /beheer/ that takes no argument."""
    for url in admin.site.get_urls():
        naam = getattr(url, "name", None)
        if naam and "<" not in str(url.pattern):
            yield naam
    for model in admin.site._registry:
        opts = model._meta
        yield f"{opts.app_label}_{opts.model_name}_changelist"
        yield f"{opts.app_label}_{opts.model_name}_add"


OPEN = {  # the way in itself
    *("login", "logout", "tweede_stap", "tweede_stap_instellen"),
    *("wachtwoord_vergeten", "wachtwoord_verstuurd", "wachtwoord_gekozen"),
    *("sso", "sso_terug"),  # not there unless it is set up
}


@pytest.mark.parametrize("methode", ["get", "post"])
def test_no_address_can_be_reached_with_a_password_alone(client, methode):
    gebruiker = make_beheerder()
    make_tweede_stap(gebruiker)
    client.force_login(gebruiker)
    for naam in sorted(set(admin_addresses()) - OPEN):
        antwoord = getattr(client, methode)(page(naam))
        assert antwoord.status_code == 302, naam
        assert antwoord.url.startswith(page("tweede_stap") + "?next="), naam


def test_pages_of_the_packages_are_not_there():
    apps = {model._meta.app_label for model in admin.site._registry}
    assert apps == {"regio", "banenafspraak"}


def test_somebody_elses_device_is_worth_nothing(client, robin_met_app):
    """The session names the device; it must be of the same account."""
    client.force_login(make_beheerder())
    sessie = client.session
    sessie["otp_device_id"] = make_tweede_stap(robin_met_app).persistent_id
    sessie.save()
    assert client.get(page("index")).status_code == 302


# ---- setting up -------------------------------------------------------------------


def test_without_a_device_the_set_up_page_comes_first(bezoeker, robin):
    bezoeker.password(robin, next="/beheer/regio/gemeente/")
    antwoord = bezoeker.get(page("tweede_stap"), {"next": "/beheer/regio/gemeente/"})
    assert antwoord.url == (
        page("tweede_stap_instellen") + "?next=%2Fbeheer%2Fregio%2Fgemeente%2F"
    )


def test_set_up_shows_ten_static_codes_once(bezoeker, robin):
    bezoeker.password(robin)
    getoond = set_up(bezoeker)
    assert len(set(getoond)) == 10
    assert bezoeker.is_in()
    opnieuw = bezoeker.get(page("tweede_stap_noodcodes"))
    assert codes_on(opnieuw) == []
    assert "al één keer getoond" in text(opnieuw)


def test_the_qr_code_says_what_the_text_says(robin):
    key = codes.new_key()
    adres = codes.app_address(robin, key)
    assert adres.startswith("otpauth://totp/Banenafspraakmonitor%3Arobin?")
    assert f"secret={codes.as_text(key).replace(' ', '')}" in adres


def test_a_wrong_first_code_sets_up_nothing(bezoeker, robin):
    bezoeker.password(robin)
    key = secret_on(bezoeker.get(page("tweede_stap_instellen")))
    fout = f"{(int(code_for(key)) + 500_000) % 1_000_000:06d}"
    antwoord = bezoeker.send(page("tweede_stap_instellen"), {"code": fout})
    assert "Deze code klopt niet" in text(antwoord)
    assert secret_on(antwoord) == key
    assert not codes.has_device(robin)


def test_set_up_page_is_closed_once_there_is_a_device(bezoeker, robin_met_app):
    """Else a password would be enough to put another telephone in its place."""
    bezoeker.password(robin_met_app)
    antwoord = bezoeker.get(page("tweede_stap_instellen"))
    assert antwoord.url.startswith(page("tweede_stap"))
    oud = TOTPDevice.objects.get()
    bezoeker.send(
        page("tweede_stap_instellen"),
        {"code": "123456"},
        token=bezoeker.token(page("tweede_stap")),
    )
    assert TOTPDevice.objects.get() == oud


# ---- using ------------------------------------------------------------------------


def test_a_space_in_the_code_does_no_harm(bezoeker, robin_met_app):
    bezoeker.password(robin_met_app)
    code = code_of(robin_met_app)
    assert bezoeker.code(f" {code[:3]} {code[3:]}").status_code == 302


def test_a_code_of_the_app_works_once(bezoeker, robin_met_app):
    code = code_of(robin_met_app)
    bezoeker.password(robin_met_app)
    assert bezoeker.code(code).status_code == 302
    ander = Bezoeker()
    ander.password(robin_met_app)
    assert "Deze code klopt niet" in text(ander.code(code))


def test_a_static_code_works_once(bezoeker, robin):
    bezoeker.password(robin)
    noodcode = set_up(bezoeker)[0]
    ander = Bezoeker()
    ander.password(robin)
    assert ander.code(noodcode.upper()).status_code == 302
    assert "U hebt er nog 9" in text(ander.get(page("tweede_stap_wijzigen")))
    derde = Bezoeker()
    derde.password(robin)
    assert "Deze code klopt niet" in text(derde.code(noodcode))


def test_wrong_codes_make_the_next_one_wait(bezoeker, robin_met_app):
    with time_machine.travel("2026-11-26 09:00:00+01:00", tick=False) as klok:
        bezoeker.password(robin_met_app)
        for wacht in (1, 2, 4):
            bezoeker.code(wrong_code(robin_met_app))
            antwoord = bezoeker.code(code_of(robin_met_app))
            assert f"Wacht {wacht} seconde" in text(antwoord)
            klok.shift(wacht + 1)
        assert bezoeker.code(code_of(robin_met_app)).status_code == 302


def test_nonsense_is_a_wrong_code_and_no_error(bezoeker, robin_met_app):
    bezoeker.password(robin_met_app)
    antwoord = bezoeker.code("’; drop")
    assert "Deze code klopt niet" in text(antwoord)


# ---- changing ---------------------------------------------------------------------


def test_another_telephone_asks_for_a_code_first(bezoeker, robin_met_app):
    bezoeker.enter(robin_met_app)
    oud = TOTPDevice.objects.get()
    gesloten = bezoeker.get(page("tweede_stap_instellen"))
    assert gesloten.url.startswith(page("tweede_stap"))
    wijzigen = page("tweede_stap_wijzigen")
    fout = bezoeker.send(wijzigen, {"code": wrong_code(robin_met_app), "app": ""})
    assert "Deze code klopt niet" in text(fout)
    TOTPDevice.objects.update(throttling_failure_count=0)  # no need to wait here
    goed = bezoeker.send(wijzigen, {"code": code_of(robin_met_app), "app": ""})
    assert goed.url == page("tweede_stap_instellen")
    set_up(bezoeker)
    nieuw = TOTPDevice.objects.get()
    assert nieuw.key != oud.key
    assert bezoeker.is_in()


def test_an_old_session_must_show_a_code_of_the_new_telephone(bezoeker, robin_met_app):
    elders = Bezoeker()
    elders.enter(robin_met_app)
    bezoeker.enter(robin_met_app)
    wijzigen = page("tweede_stap_wijzigen")
    bezoeker.send(wijzigen, {"code": code_of(robin_met_app), "app": ""})
    set_up(bezoeker)
    assert not elders.is_in()


def test_new_static_codes_take_the_place_of_the_old(bezoeker, robin):
    bezoeker.password(robin)
    oud = set_up(bezoeker)
    antwoord = bezoeker.send(
        page("tweede_stap_wijzigen"), {"code": oud[0], "noodcodes": ""}
    )
    nieuw = codes_on(bezoeker.get(antwoord.url))
    assert len(nieuw) == 10
    assert not set(nieuw) & set(oud)
    assert StaticToken.objects.count() == 10
