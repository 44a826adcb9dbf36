"""Mails about opgaven that are not handed in: which day, who, once, and what if it fails."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Inleverdatum, Levering, Melding
from banenafspraak.opgave.berichten import herinner
from banenafspraak.opgave.termijnen import current_moment
from tests.builders import (
    dag,
    make_beleidsmedewerker,
    make_gebruiker,
    make_gemeente,
    make_levering,
    make_regio,
    make_toewijzing,
    make_uitvraag,
    make_vaststeller,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-16 10:00+01:00")]
K3 = Kwartaal(2026, 3)  # to be handed in up to and including 30 November 2026


@pytest.fixture
def regio():
    return make_regio()


@pytest.fixture
def huizen(regio):
    return owing(make_gemeente("Huizen", regio=regio, code="GM0406"))


@pytest.fixture
def laren(regio):
    return owing(make_gemeente("Laren", regio=regio, code="GM0417"))


@pytest.fixture
def sam(huizen):
    return make_beleidsmedewerker(huizen, "sam", email="sam@huizen.example")


@pytest.fixture
def robin(regio):
    return make_vaststeller(
        regio, "robin", first_name="Robin", last_name="Jansen", email="r@regio.example"
    )


def owing(gebied):
    make_uitvraag(gebied)
    return gebied


def run(op, capsys=None):
    """The mails of `verstuur_meldingen` on this day."""
    mail.outbox.clear()
    call_command("verstuur_meldingen", op=op, verbosity=1 if capsys else 0)
    return [(bericht.to[0], bericht.subject) for bericht in mail.outbox]


def in_one_line(bericht):
    return " ".join(bericht.body.split())


# ---- which day ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("over", "moment"),
    [
        (15, None),
        (14, 14),
        (13, 14),
        (4, 14),
        (3, 3),
        (0, 3),
        (-1, -1),
        (-8, -1),
        (-9, None),
    ],
)
def test_a_moment_counts_until_the_next_and_a_late_one_for_a_week(over, moment):
    assert current_moment(over, [14, 3, -1]) == moment


def test_fourteen_days_before(huizen, sam):
    assert run("2026-11-15") == []
    assert run("2026-11-16") == [("sam@huizen.example", "Opgave Huizen: nog 14 dagen.")]
    assert in_one_line(mail.outbox[0]) == (
        "De opgave over het 3e kwartaal 2026 is nog niet ingediend. Inleveren kan tot en "
        "met 30 november 2026. http://127.0.0.1:8000/beheer/opgave/2026-K3/GM0406/ "
        "U krijgt deze mail omdat u cijfers levert voor Huizen. "
        "Mail aanpassen: http://127.0.0.1:8000/beheer/mail/"
    )


def test_three_days_before_and_the_day_after(huizen, sam):
    assert run("2026-11-27") == [("sam@huizen.example", "Opgave Huizen: nog 3 dagen.")]
    assert run("2026-11-28") == []
    assert run("2026-12-01") == [("sam@huizen.example", "Opgave Huizen is te laat.")]
    assert in_one_line(mail.outbox[0]).startswith(
        "We misten de opgave over het 3e kwartaal 2026. Lukt het niet? Kies bij de "
        "onderdelen “nog niet bekend” en dien in. http://127.0.0.1:8000/"
    )


def test_a_day_that_was_missed_is_made_up_for_with_the_days_that_are_left(huizen, sam):
    assert run("2026-11-18") == [("sam@huizen.example", "Opgave Huizen: nog 12 dagen.")]
    assert run("2026-11-30") == [
        ("sam@huizen.example", "Opgave Huizen: inleveren kan nog vandaag.")
    ]


def test_a_last_day_of_its_own_counts(huizen, sam):
    Inleverdatum.objects.create(kwartaal=K3, uiterlijk=dag("2026-12-14"))
    assert run("2026-11-16") == []
    assert run("2026-11-30") == [("sam@huizen.example", "Opgave Huizen: nog 14 dagen.")]


def test_the_days_are_a_setting(huizen, sam, settings):
    settings.MELDING_DAGEN = [20]
    assert run("2026-11-10") == [("sam@huizen.example", "Opgave Huizen: nog 20 dagen.")]
    assert run("2026-12-01") == []


def test_nothing_about_a_quarter_that_is_not_over_or_not_asked(sam, huizen):
    huizen.uitvragen.update(van=Kwartaal(2027, 1))
    assert run("2026-11-16") == []


# ---- who ---------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["ingediend", "vastgesteld"])
def test_nothing_about_what_is_handed_in(huizen, sam, status):
    make_levering(huizen, kwartaal=K3, status=status)
    assert run("2026-11-16") == []


@pytest.mark.parametrize("status", ["concept", "teruggestuurd", "ingetrokken"])
def test_what_is_begun_or_came_back_still_counts(huizen, sam, status):
    make_levering(huizen, kwartaal=K3, status=status)
    assert len(run("2026-11-16")) == 1


def test_nothing_about_a_correction_of_what_is_on_the_site(huizen, sam):
    oud = make_levering(huizen, kwartaal=K3)
    make_levering(huizen, kwartaal=K3, status=Levering.Status.CONCEPT, corrigeert=oud)
    assert run("2026-11-16") == []


def test_the_werkkamer_hears_of_its_own_region_only(regio, huizen, sam, robin):
    owing(regio)
    assert sorted(run("2026-11-16")) == [
        ("r@regio.example", "Opgave regio Gooi en Vechtstreek: nog 14 dagen."),
        ("sam@huizen.example", "Opgave Huizen: nog 14 dagen."),
    ]


def test_one_person_gets_one_mail_about_two_gemeenten(huizen, laren, sam):
    make_toewijzing(sam, laren)
    assert run("2026-11-16") == [
        ("sam@huizen.example", "Opgaven Huizen en Laren: nog 14 dagen.")
    ]
    assert in_one_line(mail.outbox[0]) == (
        "De opgaven van Huizen en Laren over het 3e kwartaal 2026 zijn nog niet "
        "ingediend. Inleveren kan tot en met 30 november 2026. "
        "http://127.0.0.1:8000/beheer/ "
        "U krijgt deze mail omdat u cijfers levert voor Huizen en Laren. "
        "Mail aanpassen: http://127.0.0.1:8000/beheer/mail/"
    )


def test_many_names_do_not_fit_in_a_subject(regio, sam, huizen):
    for naam in ("Blaricum", "Laren", "Wijdemeren"):
        make_toewijzing(sam, owing(make_gemeente(naam, regio=regio)))
    assert run("2026-12-01") == [("sam@huizen.example", "4 opgaven zijn te laat.")]
    assert "van Blaricum, Huizen, Laren en Wijdemeren over" in mail.outbox[0].body


def test_who_wants_no_mail_yet_gets_it_after_switching_it_on(huizen, sam):
    sam.meldingen = False
    sam.save()
    assert run("2026-11-16") == []
    sam.meldingen = True
    sam.save()
    assert len(run("2026-11-17")) == 1


def test_a_role_counts_on_the_day_that_is_asked(huizen):
    gaat = make_gebruiker("gaat", email="gaat@huizen.example")
    komt = make_gebruiker("komt", email="komt@huizen.example")
    make_toewijzing(gaat, huizen, tot="2026-11-20")
    make_toewijzing(komt, huizen, van="2026-11-20")
    assert [aan for aan, _ in run("2026-11-16")] == ["gaat@huizen.example"]
    assert [aan for aan, _ in run("2026-11-27")] == ["komt@huizen.example"]


# ---- once --------------------------------------------------------------------------


def test_a_second_run_sends_nothing(huizen, sam):
    assert len(run("2026-11-16")) == 1
    assert run("2026-11-16") == []
    assert run("2026-11-17") == []


def test_a_new_gemeente_is_told_without_repeating_the_old_one(huizen, laren, sam):
    run("2026-11-16")
    make_toewijzing(sam, laren)
    assert run("2026-11-17") == [("sam@huizen.example", "Opgave Laren: nog 13 dagen.")]


def test_what_another_run_has_claimed_is_left_to_it(huizen, sam):
    sleutel = f"inleveren:GM0406:2026-K3:2026-11-30:14:u{sam.pk}"
    Melding.objects.create(sleutel=sleutel)
    assert run("2026-11-16") == []


# ---- the command -------------------------------------------------------------------


def test_the_command_tells_what_it_did(huizen, sam, capsys):
    run("2026-11-16", capsys)
    assert capsys.readouterr().out == "1 mail verstuurd.\n"
    run("2026-11-16", capsys)
    assert capsys.readouterr().out == "Er was niets te versturen.\n"


def test_without_a_day_it_is_today(huizen, sam):
    call_command("verstuur_meldingen", verbosity=0)
    assert [b.subject for b in mail.outbox] == ["Opgave Huizen: nog 14 dagen."]


@pytest.mark.parametrize("op", ["16-11-2026", "morgen", "2026-02-30"])
def test_what_is_no_day_is_refused_with_a_sentence(op):
    with pytest.raises(CommandError, match="is geen dag"):
        call_command("verstuur_meldingen", op=op)


def test_a_mail_server_that_is_gone_is_told_and_tried_again(
    huizen, laren, sam, settings, capsys, caplog, unused_tcp_port
):
    make_beleidsmedewerker(laren, "kim", email="kim@laren.example")
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_tcp_port
    with pytest.raises(CommandError, match="2 mails konden niet weg"):
        run("2026-11-16", capsys)
    assert capsys.readouterr().out == "Er is geen mail verstuurd.\n"
    assert "example" not in caplog.text
    assert not Melding.objects.exists()
    settings.EMAIL_BACKEND = backend
    assert len(run("2026-11-17")) == 2


def test_only_what_was_refused_is_tried_again(huizen, laren, sam, smtp):
    make_beleidsmedewerker(laren, "kim", email="kim@laren.example")
    smtp.weigert = "kim@laren.example"
    with pytest.raises(CommandError, match="1 mail kon niet weg"):
        run("2026-11-16")
    smtp.weigert = ""
    run("2026-11-17")
    assert smtp.ontvangen == ["sam@huizen.example", "kim@laren.example"]


# ---- a reminder of the Werkkamer ---------------------------------------------------


def test_a_reminder_says_who_asks_and_goes_to_who_delivers(huizen, sam, robin):
    assert herinner([huizen], K3, robin) == 1
    (bericht,) = mail.outbox
    assert bericht.to == ["sam@huizen.example"]
    assert bericht.subject == "Opgave Huizen: een herinnering."
    assert in_one_line(bericht).startswith(
        "Robin Jansen van de Werkkamer Gooi en Vechtstreek vraagt u om de opgave over "
        "het 3e kwartaal 2026 in te dienen. Inleveren kan tot en met 30 november 2026. "
        "http://127.0.0.1:8000/beheer/opgave/2026-K3/GM0406/"
    )


def test_a_reminder_goes_out_once_a_day_per_area(
    huizen, laren, sam, robin, time_machine
):
    make_beleidsmedewerker(laren, "kim", email="kim@laren.example")
    assert herinner([huizen], K3, robin) == 1
    assert herinner([huizen, laren], K3, robin) == 1
    assert mail.outbox[-1].to == ["kim@laren.example"]
    time_machine.move_to("2026-12-02 10:00+01:00")
    assert herinner([huizen, laren], K3, robin) == 2
    assert "Inleveren kon tot en met" in mail.outbox[-1].body


def test_no_reminder_of_what_is_handed_in_or_not_asked(huizen, laren, sam, robin):
    make_levering(huizen, kwartaal=K3, status=Levering.Status.INGEDIEND)
    weesp = make_gemeente("Weesp")
    make_beleidsmedewerker(weesp, email="w@weesp.example")
    assert herinner([huizen, weesp], K3, robin) == 0
    assert not Melding.objects.exists()


def test_nobody_is_reminded_by_the_own_click(regio, robin):
    owing(regio)
    assert herinner([regio], K3, robin) == 0


def test_a_reminder_that_failed_can_be_sent_again_today(
    huizen, sam, robin, settings, unused_tcp_port
):
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_tcp_port
    assert herinner([huizen], K3, robin) == 0
    settings.EMAIL_BACKEND = backend
    assert herinner([huizen], K3, robin) == 1
