"""Mails after a step of an opgave: who gets one, what it says, and what it never does."""

import re

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Gebruiker, Levering, Rol
from banenafspraak.opgave import berichten, stappen
from banenafspraak.opgave.bewaren import Gezien, bewaar
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.veld import Veld
from tests.builders import (
    make_beheerder,
    make_beleidsmedewerker,
    make_gebruiker,
    make_gemeente,
    make_land,
    make_levering,
    make_regio,
    make_toewijzing,
    make_uitvraag,
    make_vaststeller,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-16 10:00+01:00")]
K3 = Kwartaal(2026, 3)
NAMEN = {
    "sam": ("Sam", "de Wit"),
    "robin": ("Robin", "Jansen"),
    "kim": ("Kim", "Bos"),
}


def account(naam, **velden):
    voornaam, achternaam = NAMEN.get(naam, (naam.capitalize(), ""))
    return {
        "naam": naam,
        "first_name": voornaam,
        "last_name": achternaam,
        "email": f"{naam}@huizen.example",
        **velden,
    }


@pytest.fixture
def huizen():
    return make_gemeente("Huizen", regio=make_regio(), code="GM0406")


@pytest.fixture
def regio(huizen):
    return huizen.indelingen.get().onderdeel_van


@pytest.fixture
def sam(huizen):
    return make_beleidsmedewerker(huizen, **account("sam"))


@pytest.fixture
def robin(huizen):
    return make_vaststeller(huizen, **account("robin"))


@pytest.fixture
def na(django_capture_on_commit_callbacks):
    """`na(berichten.na_indienen, levering)`: the mails that go out when all is saved."""

    def stap(functie, levering):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            functie(levering)
        return mail.outbox

    return stap


def handed_in(gebied, door, **velden):
    return make_levering(
        gebied,
        kwartaal=K3,
        status=Levering.Status.INGEDIEND,
        ingediend_door=door,
        ingediend_op=timezone.now(),
        **velden,
    )


def sent_back(gebied, indiener, door, reden="Tel markt en inleen nog eens op.", **meer):
    return make_levering(
        gebied,
        kwartaal=K3,
        status=Levering.Status.TERUGGESTUURD,
        ingediend_door=indiener,
        teruggestuurd_door=door,
        reden_terug=reden,
        **meer,
    )


def agreed(gebied, indiener, door, **velden):
    return make_levering(
        gebied, kwartaal=K3, ingediend_door=indiener, vastgesteld_door=door, **velden
    )


def receivers(uit):
    return sorted(adres.split("@")[0] for bericht in uit for adres in bericht.to)


def in_one_line(bericht):
    return " ".join(bericht.body.split())


# ---- the texts ---------------------------------------------------------------------


def test_hand_in_asks_who_may_agree_to_look_along(na, huizen, sam, robin):
    (bericht,) = na(berichten.na_indienen, handed_in(huizen, sam))
    assert bericht.to == ["robin@huizen.example"]
    assert bericht.subject == "Opgave Huizen wacht op akkoord."
    assert in_one_line(bericht) == (
        "Sam de Wit diende de opgave over het 3e kwartaal 2026 in. Kijkt u mee? "
        "http://127.0.0.1:8000/beheer/opgave/2026-K3/GM0406/controle/ "
        "U krijgt deze mail omdat u akkoord geeft voor Huizen. "
        "Mail aanpassen: http://127.0.0.1:8000/beheer/mail/"
    )


def test_sending_back_tells_the_submitter_why_and_until_when(na, huizen, sam, robin):
    (bericht,) = na(berichten.na_terugsturen, sent_back(huizen, sam, robin))
    assert bericht.to == ["sam@huizen.example"]
    assert bericht.subject == "Opgave Huizen is teruggestuurd."
    assert in_one_line(bericht).startswith(
        "Robin Jansen schrijft: “Tel markt en inleen nog eens op.”. Uw cijfers over het "
        "3e kwartaal 2026 zijn bewaard. Verbeter de opgave: "
        "http://127.0.0.1:8000/beheer/opgave/2026-K3/GM0406/ "
        "Inleveren kan tot en met 30 november 2026. "
        "U krijgt deze mail omdat u cijfers levert voor Huizen."
    )


def test_sending_back_after_the_last_day_promises_no_day(
    na, huizen, sam, robin, time_machine
):
    time_machine.move_to("2026-12-01 10:00+01:00")
    (bericht,) = na(berichten.na_terugsturen, sent_back(huizen, sam, robin))
    assert "Inleveren kon tot en met 30 november 2026." in bericht.body
    assert "zo snel mogelijk" in bericht.body


def test_akkoord_leads_the_submitter_to_the_public_page(na, huizen, sam, robin):
    (bericht,) = na(berichten.na_akkoord, agreed(huizen, sam, robin))
    assert bericht.to == ["sam@huizen.example"]
    assert bericht.subject == "Cijfers van Huizen staan op de site."
    assert in_one_line(bericht).startswith(
        "Robin Jansen gaf akkoord. Bekijk ze: "
        "http://127.0.0.1:8000/2026-K3/gemeente/huizen/ "
    )


def test_a_correction_is_called_one(na, huizen, sam, robin):
    eerst = agreed(huizen, sam, robin)
    levering = handed_in(huizen, sam, corrigeert=eerst)
    (wacht,) = na(berichten.na_indienen, levering)
    assert wacht.subject == "Correctie Huizen wacht op akkoord."
    assert "diende een correctie op de opgave over het 3e kwartaal 2026 in" in (
        in_one_line(wacht)
    )
    Levering.objects.filter(pk=levering.pk).update(
        status="teruggestuurd", reden_terug="Nee.", teruggestuurd_door=robin
    )
    (terug,) = na(berichten.na_terugsturen, levering)
    assert terug.subject == "Correctie Huizen is teruggestuurd."
    assert "Verbeter de correctie:" in terug.body
    assert "Inleveren" not in terug.body
    Levering.objects.filter(pk=levering.pk).update(
        status="vastgesteld", vastgesteld_op=timezone.now(), vastgesteld_door=robin
    )
    (akkoord,) = na(berichten.na_akkoord, levering)
    assert akkoord.subject == "Correctie van Huizen staat op de site."
    assert "akkoord op uw correctie over het 3e kwartaal 2026" in akkoord.body


def test_names_are_not_turned_into_html(na, sam, robin, huizen):
    huizen.naam = "'s-Gravenhage & Zo"
    huizen.save()
    (bericht,) = na(berichten.na_indienen, handed_in(huizen, sam))
    assert bericht.subject == "Opgave 's-Gravenhage & Zo wacht op akkoord."
    assert "geeft voor 's-Gravenhage & Zo." in bericht.body


def test_a_mail_is_plain_names_nobody_in_its_subject_and_asks_no_answer(
    na, huizen, sam, robin
):
    for functie, levering in (
        (berichten.na_indienen, handed_in(huizen, sam)),
        (berichten.na_akkoord, agreed(huizen, sam, robin)),
    ):
        (bericht,) = na(functie, levering)
        assert bericht.content_subtype == "plain"
        assert not getattr(bericht, "alternatives", [])
        assert not {"Sam", "Robin", "Wit", "Jansen"} & set(
            re.findall(r"\w+", bericht.subject)
        )
        assert bericht.extra_headers["Auto-Submitted"] == "auto-generated"
        assert (
            len(re.findall("https?://", bericht.body)) == 2
        )  # with the one in the foot


# ---- who ---------------------------------------------------------------------------


def test_a_gemeente_asks_its_vaststellers_and_the_werkkamer_of_its_region_only(
    na, huizen, regio, sam, robin
):
    make_vaststeller(regio, **account("kim"))
    make_vaststeller(make_regio("Zeeland"), **account("ver"))
    make_vaststeller(make_gemeente("Laren", regio=regio), **account("buur"))
    Gebruiker.objects.filter(pk=make_beheerder().pk).update(email="bea@site.example")
    make_beleidsmedewerker(huizen, **account("collega"))
    uit = na(berichten.na_indienen, handed_in(huizen, sam))
    assert receivers(uit) == ["kim", "robin"]


def test_nobody_is_asked_to_agree_with_own_work(na, huizen, regio, robin):
    make_toewijzing(robin, huizen)
    make_vaststeller(regio, **account("kim"))
    assert receivers(na(berichten.na_indienen, handed_in(huizen, robin))) == ["kim"]


def test_a_beheerder_is_asked_only_when_there_is_nobody_else_and_is_told_so(
    na, huizen, sam
):
    beheerder = make_gebruiker(**account("bea"))
    make_toewijzing(beheerder, make_land(), Rol.BEHEERDER)
    (bericht,) = na(berichten.na_indienen, handed_in(huizen, sam))
    assert bericht.to == ["bea@huizen.example"]
    assert "Voor Huizen is er nu geen vaststeller die mee mag kijken." in bericht.body
    assert "omdat u beheerder bent." in bericht.body


def test_the_nation_asks_beheerders_without_calling_that_an_exception(na):
    land = make_land()
    ene, ander = make_gebruiker(**account("bea")), make_gebruiker(**account("bob"))
    for beheerder in (ene, ander):
        make_toewijzing(beheerder, land, Rol.BEHEERDER)
    (bericht,) = na(berichten.na_indienen, handed_in(land, ene))
    assert bericht.to == ["bob@huizen.example"]
    assert bericht.subject == "Opgave Nederland wacht op akkoord."
    assert "geen vaststeller" not in bericht.body


def test_vaststellers_who_want_no_mail_are_not_replaced_by_a_beheerder(
    na, huizen, sam, robin
):
    robin.meldingen = False
    robin.save()
    make_toewijzing(make_gebruiker(**account("bea")), make_land(), Rol.BEHEERDER)
    assert na(berichten.na_indienen, handed_in(huizen, sam)) == []


@pytest.mark.parametrize(
    "velden",
    [
        {"meldingen": False},
        {"is_active": False},
        {"email": ""},
        {"email": "geen adres"},
        {"email": "sam@huizen.example\nBcc: iedereen@huizen.example"},
    ],
    ids=["uit", "afgesloten", "geen-adres", "fout-adres", "twee-regels"],
)
def test_no_mail_to_who_cannot_or_will_not_get_it(na, huizen, robin, velden):
    stil = make_beleidsmedewerker(huizen, **account("sam", **velden))
    assert na(berichten.na_akkoord, agreed(huizen, stil, robin)) == []


def test_who_took_over_hears_what_came_back_when_the_submitter_has_left(
    na, huizen, robin
):
    weg = make_gebruiker(**account("sam"))
    make_toewijzing(weg, huizen, tot="2026-11-16")
    make_beleidsmedewerker(huizen, **account("kim"))
    uit = na(berichten.na_terugsturen, sent_back(huizen, weg, robin))
    assert receivers(uit) == ["kim"]


# ---- when, and what goes wrong -----------------------------------------------------


def test_no_mail_before_the_step_is_saved(huizen, sam, robin):
    with transaction.atomic():
        berichten.na_indienen(handed_in(huizen, sam))
        assert mail.outbox == []


def test_no_mail_about_what_was_taken_back_meanwhile(
    huizen, sam, robin, django_capture_on_commit_callbacks
):
    levering = handed_in(huizen, sam)
    with django_capture_on_commit_callbacks(execute=True):
        berichten.na_indienen(levering)
        Levering.objects.filter(pk=levering.pk).update(status="ingetrokken")
    assert mail.outbox == []


def test_a_reason_cannot_add_a_header_or_forge_a_line(na, huizen, sam, robin):
    reden = "Nee.\r\nBcc: iedereen@huizen.example\r\n\r\nU krijgt geld\u202e"
    (bericht,) = na(berichten.na_terugsturen, sent_back(huizen, sam, robin, reden))
    assert "“Nee. Bcc: iedereen@huizen.example U krijgt geld”" in bericht.body
    assert bericht.recipients() == ["sam@huizen.example"]
    assert "Bcc" not in bericht.message().keys()  # noqa: SIM118


def test_a_name_of_an_area_cannot_end_the_subject(na, huizen, sam, robin):
    huizen.naam = "Huizen\nBcc: iedereen@huizen.example\n\nKoop nu " + "x" * 20
    huizen.save()
    (bericht,) = na(berichten.na_indienen, handed_in(huizen, sam))
    assert bericht.subject.startswith("Opgave Huizen Bcc: iedereen@huizen.example Koop")
    assert bericht.message()["Bcc"] is None


def test_a_mail_server_that_is_gone_costs_no_step_and_leaks_no_address(
    na, huizen, sam, robin, settings, caplog, unused_tcp_port
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_tcp_port
    assert na(berichten.na_indienen, handed_in(huizen, sam)) == []
    assert "Mail is niet verstuurd (ConnectionRefusedError)" in caplog.text
    assert "huizen" not in caplog.text.lower()


def test_one_refused_address_keeps_the_others(na, huizen, regio, sam, robin, smtp):
    make_vaststeller(regio, **account("kim"))
    smtp.weigert = "kim@huizen.example"
    na(berichten.na_indienen, handed_in(huizen, sam))
    assert smtp.ontvangen == ["robin@huizen.example"]


def test_every_step_of_a_real_opgave_can_be_mailed(na, huizen, sam, robin):
    make_uitvraag(huizen)
    opgave = Opgave.read(huizen, K3)
    (onderdeel,) = opgave.onderdelen
    levering = bewaar(
        huizen, K3, sam, {onderdeel.sleutel: Veld(tekst="12")}, Gezien.of(opgave)
    )
    levering = stappen.indienen(levering, sam, levering.versie)
    assert receivers(na(berichten.na_indienen, levering)) == ["robin"]
    levering = stappen.stuur_terug(levering, robin, levering.versie, "Kijk nog eens.")
    assert receivers(na(berichten.na_terugsturen, levering)) == ["sam"]
    levering = stappen.indienen(levering, sam, levering.versie)
    levering = stappen.akkoord(levering, robin, levering.versie)
    assert receivers(na(berichten.na_akkoord, levering)) == ["sam"]
