"""No log holds a password, a session, a token or a secret of the second step."""

import io
import logging
import re

import pytest
from django.apps import apps
from django.conf import settings as instellingen
from django.core import mail
from django.test import Client

from banenafspraak.logboek.schrijven import as_json
from banenafspraak.logformaat import Regelformaat
from banenafspraak.models import Actie
from tests.banenafspraak.logboek.hulp import last, lines
from tests.builders import make_gebruiker

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.banenafspraak.logboek.adressen"),
]

WACHTWOORD = "het-eerste-geheim"
NIEUW = "het-tweede-geheim"


@pytest.fixture
def uitvoer():
    """All that goes to the screen, in the form that the settings give it."""
    stroom = io.StringIO()
    handler = logging.StreamHandler(stroom)
    vorm = instellingen.LOGGING["formatters"]["regel"]
    assert vorm["()"] == f"{Regelformaat.__module__}.{Regelformaat.__name__}"
    handler.setFormatter(Regelformaat(vorm["format"]))
    root = logging.getLogger()
    niveau = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stroom
    root.removeHandler(handler)
    root.setLevel(niveau)


def everything(uitvoer) -> str:
    return uitvoer.getvalue() + "\n".join(as_json(regel) for regel in lines())


def test_whole_story_of_an_account_leaves_no_secret(uitvoer, settings):
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    client = Client(raise_request_exception=False)
    sam = make_gebruiker(
        "sam", email="sam@huizen.nl", password=WACHTWOORD, is_staff=True
    )
    geheimen = {WACHTWOORD, NIEUW, "mis-getypt-geheim", sam.password}

    client.post("/account/login/", {"username": "sam", "password": "mis-getypt-geheim"})
    client.post("/account/login/", {"username": WACHTWOORD, "password": WACHTWOORD})
    client.post("/account/login/", {"username": "sam", "password": WACHTWOORD})
    geheimen |= {client.session.session_key, client.cookies["csrftoken"].value}
    client.post(
        "/account/password_change/",
        {"old_password": WACHTWOORD, "new_password1": NIEUW, "new_password2": NIEUW},
    )
    geheimen |= {client.session.session_key}
    client.post("/account/logout/")

    # An invitation goes the same way: a link with a token, in a mail.
    client.post("/account/password_reset/", {"email": "sam@huizen.nl"})
    pad = re.search(r"/account/reset/\S+", mail.outbox[0].body).group()
    token = pad.strip("/").rpartition("/")[2]
    geheimen |= {token}
    client.get(f"{pad}te-veel/")  # a 404, which Django logs with its address
    client.get(f"/kapot/{token}/")  # a 500, with its address and its message
    vorm = client.get(pad, follow=True)
    client.post(
        vorm.request["PATH_INFO"],
        {"new_password1": WACHTWOORD + "!", "new_password2": WACHTWOORD + "!"},
    )
    sam.refresh_from_db()
    geheimen |= {sam.password, client.session.session_key or WACHTWOORD}

    alles = everything(uitvoer)
    assert "(weggelaten)" in alles and "/te-veel/" in alles and "kapot bij" in alles
    assert [geheim for geheim in geheimen if geheim in alles] == []
    gedaan = [regel.actie for regel in lines()]
    assert gedaan.count(Actie.WACHTWOORD) == 2
    assert {Actie.INGELOGD, Actie.UITGELOGD, Actie.INLOG_MISLUKT} < set(gedaan)


def test_who_logged_in_and_out_is_told_with_the_address(client):
    sam = make_gebruiker(
        "sam", first_name="Sam", last_name="de Wit", password=WACHTWOORD
    )
    client.post(
        "/account/login/",
        {"username": "sam", "password": WACHTWOORD},
        REMOTE_ADDR="192.0.2.7",
    )
    client.post("/account/logout/", REMOTE_ADDR="2001:db8::1")
    ingelogd, uitgelogd = lines(sam)
    assert (ingelogd.actie, ingelogd.wie) == (Actie.INGELOGD, "Sam de Wit (sam)")
    assert (ingelogd.wie_pk, ingelogd.herkomst) == (sam.pk, "192.0.2.7")
    assert (uitgelogd.actie, uitgelogd.wie_pk) == (Actie.UITGELOGD, sam.pk)
    assert uitgelogd.herkomst == "2001:db8::1"


def test_wrong_password_is_told_about_the_account_and_by_nobody(client):
    sam = make_gebruiker("sam")
    client.post("/account/login/", {"username": "sam", "password": "x"})
    (regel,) = lines(sam)
    assert (regel.actie, regel.wie) == (Actie.INLOG_MISLUKT, "niet ingelogd")


def test_name_that_does_not_exist_is_not_repeated(client):
    client.post("/account/login/", {"username": "mijn-wachtwoord", "password": "x"})
    assert last().object_tekst == "een naam die niet bestaat"
    assert last().object_pk == ""


def test_address_that_is_none_is_not_repeated(client):
    client.post("/account/login/", {"username": "sam"}, REMOTE_ADDR="<script>")
    client.post(
        "/account/login/", {"username": "sam", "password": "x"}, REMOTE_ADDR="<script>"
    )
    assert last().herkomst == "onbekend adres"


# ---- the second step ---------------------------------------------------------------


def test_second_step_is_told_without_its_secret():
    model = apps.get_model("otp_totp", "TOTPDevice")
    sam = make_gebruiker("sam")
    apparaat = model.objects.create(user=sam, name="telefoon", confirmed=False)
    assert lines(sam) == []
    apparaat.confirmed = True
    apparaat.save()
    apparaat.throttling_failure_count = 1
    apparaat.save()
    apparaat.delete()
    assert [r.actie for r in lines(sam)] == [Actie.TWEEDE_STAP, Actie.TWEEDE_STAP_WEG]
    alles = "".join(as_json(regel) for regel in lines())
    assert apparaat.key not in alles


def test_code_on_paper_that_was_used_is_told_without_the_code():
    sam = make_gebruiker("sam")
    apparaat = apps.get_model("otp_static", "StaticDevice").objects.create(
        user=sam, name="papier"
    )
    apparaat.token_set.create(token="abcdefgh")
    assert apparaat.verify_token("abcdefgh")
    assert [r.actie for r in lines(sam)] == [Actie.TWEEDE_STAP, Actie.NOODCODE]
    assert "abcdefgh" not in "".join(as_json(regel) for regel in lines())
