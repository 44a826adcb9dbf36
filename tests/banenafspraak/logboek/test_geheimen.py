"""No log holds a password, a session, a token or a secret of the second step."""

import io
import logging
import re

import pytest
from django.conf import settings as instellingen
from django.core import mail
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from banenafspraak.logboek.afzender import address_of
from banenafspraak.logboek.schrijven import as_json
from banenafspraak.logformaat import Regelformaat
from banenafspraak.models import Actie
from banenafspraak.toegang import codes
from tests.banenafspraak.logboek.hulp import changed, last, lines
from tests.banenafspraak.toegang.conftest import Bezoeker, code_of, page
from tests.banenafspraak.toegang.test_tweede_stap import set_up
from tests.builders import (
    log_in,
    make_beheerder,
    make_gebruiker,
    make_gemeente,
    make_vaststeller,
)

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


@pytest.mark.parametrize("adres", ["<script>", "", None])
def test_address_that_is_none_is_not_repeated(rf, adres):
    verzoek = rf.get("/")
    verzoek.META["REMOTE_ADDR"] = adres
    assert address_of(verzoek) == "onbekend adres"


# ---- the second step, and the pages of this site ------------------------------------


def test_second_step_is_told_without_its_secret():
    sam = make_gebruiker("sam")
    apparaat = TOTPDevice.objects.create(user=sam, name="telefoon", confirmed=False)
    assert lines(sam) == []
    apparaat.confirmed = True
    apparaat.save()
    apparaat.throttling_failure_count = 1
    apparaat.save()
    apparaat.delete()
    assert [r.actie for r in lines(sam)] == [Actie.TWEEDE_STAP, Actie.TWEEDE_STAP_WEG]
    assert apparaat.key not in "".join(as_json(regel) for regel in lines())


def test_code_on_paper_that_was_used_is_told_without_the_code():
    sam = make_gebruiker("sam")
    codes.write_codes(sam)
    papier = StaticDevice.objects.get(user=sam)
    code = papier.token_set.first().token
    assert papier.verify_token(code)
    codes.remove_all(sam)  # the nine that are left go unused
    assert [r.actie for r in lines(sam)] == [Actie.NOODCODES, Actie.NOODCODE]
    assert code not in "".join(as_json(regel) for regel in lines())


def test_pages_of_this_site_leave_no_secret_either(uitvoer):
    """Both steps, wrong codes, new static codes, a mail for a new password."""
    sam = make_vaststeller(make_gemeente(), "sam", email="sam@huizen.nl")
    sam.set_password(WACHTWOORD)
    sam.save()
    bezoeker = Bezoeker()
    geheimen = {WACHTWOORD}
    bezoeker.password(sam, "mis-getypt-geheim")
    bezoeker.password(sam, WACHTWOORD)
    geheimen |= set(set_up(bezoeker)) | {"mis-getypt-geheim", sam.password}
    apparaat = TOTPDevice.objects.get(user=sam)
    geheimen |= {apparaat.key, codes.as_text(apparaat.key).replace(" ", "")}
    geheimen |= set(StaticToken.objects.values_list("token", flat=True))
    geheimen |= {bezoeker.session.session_key, bezoeker.cookies["csrftoken"].value}
    velden = {"code": code_of(sam), "noodcodes": "1"}
    bezoeker.send(page("tweede_stap_wijzigen"), velden)
    geheimen |= set(StaticToken.objects.values_list("token", flat=True))
    bezoeker.send(page("logout"), token=bezoeker.token(page("password_change")))
    bezoeker.password(sam, WACHTWOORD)
    bezoeker.code("000000")
    bezoeker.code(noodcode := StaticToken.objects.first().token)
    geheimen |= {noodcode, bezoeker.session.session_key}
    bezoeker.send(page("wachtwoord_vergeten"), {"email": "sam@huizen.nl"})
    pad = re.search(r"/beheer/wachtwoord/\S+", mail.outbox[-1].body).group()
    geheimen |= {pad.strip("/").rpartition("/")[2]}
    bezoeker.get(f"{pad}te-veel/")

    alles = everything(uitvoer)
    assert "(weggelaten)" in alles and "/te-veel/" in alles
    assert [geheim for geheim in geheimen if geheim in alles] == []
    assert [r.actie for r in lines(sam)] == [
        Actie.WACHTWOORD,
        Actie.INLOG_MISLUKT,
        Actie.INGELOGD,
        Actie.TWEEDE_STAP,
        Actie.NOODCODES,
        Actie.TWEEDE_STAP_GOED,
        Actie.NOODCODES,
        Actie.UITGELOGD,
        Actie.INGELOGD,
        Actie.INLOG_MISLUKT,
        Actie.NOODCODE,
        Actie.TWEEDE_STAP_GOED,
    ]


@pytest.mark.urls("banenafspraak.urls")
def test_invitation_is_told_without_its_link(client, uitvoer):
    baas = make_beheerder()
    log_in(client, baas)
    kim = {"first_name": "Kim", "last_name": "Proef", "email": "kim@voorbeeld.invalid"}
    rollen = {"toewijzingen-TOTAL_FORMS": 0, "toewijzingen-INITIAL_FORMS": 0}
    client.post(page("banenafspraak_gebruiker_add"), {**kim, **rollen})
    pad = re.search(r"/beheer/wachtwoord/\S+", mail.outbox[0].body).group()
    regel = lines(actie=Actie.UITGENODIGD)[0]
    assert (regel.wie_pk, changed(regel)) == (baas.pk, {"mail verstuurd": (None, "ja")})
    assert pad.strip("/").rpartition("/")[2] not in everything(uitvoer)
