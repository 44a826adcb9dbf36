"""Every single write tells the log by itself: what was, what is, who and from where."""

import datetime
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import F

from banenafspraak import logboek
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.logboek.luisteren import logged_models
from banenafspraak.models import Actie, Dataversie, Gebruiker, Indicator, Levering
from banenafspraak.querysets import AMSTERDAM
from regio.models import Gebied, Gemeente, Soort
from tests.banenafspraak.logboek.hulp import changed, last, lines
from tests.builders import (
    dag,
    make_cijfer,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_levering,
    make_regio,
    make_toewijzing,
    make_uitsplitsing,
    make_uitvraag,
)

pytestmark = pytest.mark.django_db


def test_new_row_tells_what_was_filled_in():
    gebied = Gebied.objects.create(
        code="GM0402", naam="Hilversum", soort=Soort.GEMEENTE
    )
    (regel,) = lines(gebied)
    assert (regel.actie, regel.onderwerp) == (Actie.TOEGEVOEGD, "regio.gebied")
    assert regel.object_tekst == "Hilversum"
    assert changed(regel) == {
        "CBS-code": (None, "GM0402"),
        "naam": (None, "Hilversum"),
        "slug": (None, "hilversum"),
        "soort": (None, "gemeente"),
    }


def test_change_tells_old_and_new_in_dutch():
    gebied = make_gemeente("Laren", geldig_van=dag("2015-01-01"))
    gebied.naam, gebied.breedtegraad = "Blaricum", "52.2750"
    gebied.geldig_van = None
    gebied.save()
    regel = last()
    assert regel.actie == Actie.GEWIJZIGD
    assert changed(regel) == {
        "naam": ("Laren", "Blaricum"),
        "geldig van": ("1 januari 2015", None),
        "breedtegraad": (None, "52,275"),
    }


def test_kinds_of_values_read_as_a_person_writes_them():
    uitvraag = make_uitvraag(make_gemeente())
    uitvraag.van, uitvraag.met_norm = Kwartaal(2027, 1), True
    uitvraag.save()
    assert changed(last()) == {
        "van": ("3e kwartaal 2026", "1e kwartaal 2027"),
        "ook de norm": ("nee", "ja"),
    }
    indicator = make_indicator("iets", niveaus=["land"], drempel_reden="Zo is het.")
    indicator.niveaus, indicator.drempel = ["land", "gemeente"], 10
    indicator.save()
    assert changed(last()) == {
        "niveaus": ("land", "land, gemeente"),
        "drempel": ("5", "10"),
    }


def test_ends_of_lines_stay_and_what_misleads_is_written_out():
    gebied = make_gemeente("Laren")
    gebied.andere_namen = "Oud-Laren\r\nLa\u202eren"
    gebied.save()
    assert changed(last()) == {"andere namen": (None, "Oud-Laren\nLa\\u202eren")}


def test_relation_is_told_by_name_and_number():
    oud, nieuw = make_regio("Groningen"), make_regio("Groningen", slug="ander")
    indeling = make_gemeente(regio=oud).indelingen.get()
    indeling.onderdeel_van = nieuw
    indeling.save()
    assert changed(last())["onderdeel van"] == (
        f"Groningen (nummer {oud.pk})",
        f"Groningen (nummer {nieuw.pk})",
    )


def test_row_through_a_proxy_is_told_about_the_row_itself():
    gemeente = Gemeente.objects.create(code="GM0406", naam="Huizen")
    assert len(lines(Gebied.objects.get())) == 1
    gemeente.delete()
    assert [r.actie for r in lines(onderwerp="regio.gebied")] == [
        "toegevoegd",
        "verwijderd",
    ]
    assert changed(last())["naam"] == ("Huizen", None)


def test_save_that_changes_nothing_tells_nothing():
    gebied = make_gemeente()
    gebied.save()
    gebied.breedtegraad = None
    gebied.save(update_fields=["breedtegraad"])
    assert lines() == []


def test_only_fields_that_are_saved_are_told():
    gebied = make_gemeente("Laren")
    gebied.naam, gebied.code = "Blaricum", "GM0376"
    gebied.save(update_fields=["code"])
    assert set(changed(last())) == {"CBS-code"}


def test_what_the_database_counts_is_told():
    levering = make_levering(versie=4)
    levering.versie = F("versie") + 1
    levering.save()
    assert changed(last())["versie"] == ("4", "5")


def test_row_with_a_key_that_exists_already_is_a_change():
    gebied = make_gemeente("Laren", code="GM0417")
    Gebied(pk=gebied.pk, code="GM0417", naam="Blaricum", soort=Soort.GEMEENTE).save()
    assert last().actie == Actie.GEWIJZIGD
    assert changed(last())["naam"] == ("Laren", "Blaricum")


def test_new_row_costs_three_queries_of_the_log(django_assert_num_queries):
    gebied = Gebied(code="GM0402", naam="Hilversum", soort=Soort.GEMEENTE)
    logboek.schrijf(Actie.GELADEN)  # the first line makes the end of the log
    # the row; its data version; the end of the log, the line, the end of the log
    with django_assert_num_queries(5):
        gebied.save()


def test_figure_that_is_known_costs_no_look_ups(django_assert_num_queries):
    cijfer = make_cijfer()
    cijfer.waarde = Decimal("91")
    logboek.schrijf(Actie.GELADEN)
    # was, row, data version, and the three of the log
    with django_assert_num_queries(6):
        cijfer.save()
    assert changed(last()) == {"waarde": ("90", "91")}


# ---- links -----------------------------------------------------------------------


def test_links_tell_what_came_and_what_went():
    indicator, deel = make_indicator(), make_uitsplitsing("markt")
    indicator.uitsplitsingen.add(deel)
    assert changed(last()) == {"uitsplitsingen": (None, "Markt")}
    indicator.uitsplitsingen.set([deel])
    assert changed(last()) == {"uitsplitsingen": ("Totaal", None)}
    indicator.uitsplitsingen.clear()
    assert changed(last()) == {"uitsplitsingen": ("Markt", None)}
    assert [r.object_pk for r in lines()] == [str(indicator.pk)] * 3


def test_links_that_are_there_or_not_there_already_tell_nothing():
    indicator, deel = make_indicator(), make_uitsplitsing("markt")
    indicator.uitsplitsingen.add(make_uitsplitsing())
    indicator.uitsplitsingen.remove(deel)
    assert lines() == []


def test_link_from_the_other_side_is_told_about_the_same_object():
    gebruiker, groep = make_gebruiker(), Group.objects.create(name="lezers")
    groep.user_set.add(gebruiker)
    assert last().onderwerp == "banenafspraak.gebruiker"
    assert changed(last()) == {"groepen": (None, "lezers")}
    groep.user_set.clear()
    assert changed(last()) == {"groepen": ("lezers", None)}


def test_rights_of_accounts_and_groups_are_told():
    recht = Permission.objects.get(codename="view_cijfer")
    gebruiker, groep = make_gebruiker(), Group.objects.create(name="lezers")
    groep.permissions.add(recht)
    assert (last().onderwerp, last().object_tekst) == ("auth.group", "lezers")
    assert changed(last())["rechten"][1].endswith("Can view cijfer")
    gebruiker.user_permissions.add(recht)
    assert last().object_pk == str(gebruiker.pk)
    gebruiker.is_superuser = True
    gebruiker.save()
    assert changed(last()) == {"supergebruikerstatus": ("nee", "ja")}


def test_role_is_told_with_its_period():
    toewijzing = make_toewijzing(make_gebruiker("sam"), make_gemeente("Huizen"))
    toewijzing.tot = dag("2027-01-01")
    toewijzing.save()
    assert last().object_tekst == "sam, beleidsmedewerker van Huizen"
    assert changed(last()) == {"tot": (None, "1 januari 2027")}


# ---- deliveries ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "actie"),
    [
        ("ingediend", Actie.INGEDIEND),
        ("vastgesteld", Actie.AKKOORD),
        ("teruggestuurd", Actie.TERUGGESTUURD),
        ("ingetrokken", Actie.INGETROKKEN),
        ("concept", Actie.GEWIJZIGD),
    ],
)
def test_status_of_a_delivery_names_what_was_done(status, actie):
    van = "concept" if status != "concept" else "ingediend"
    levering = make_levering(status=van)
    levering.status, levering.reden_terug = status, "Kijk naar rij 3."
    levering.vastgesteld_op = datetime.datetime(
        2026, 11, 25, 13, 4, 5, 6, tzinfo=AMSTERDAM
    )
    levering.save()
    assert last().actie == actie
    assert changed(last())["waarom teruggestuurd"] == (None, "Kijk naar rij 3.")
    assert changed(last())["akkoord op"][1] == "25 november 2026, 13:04:05.000006 +0100"


def test_block_may_say_what_its_saves_are():
    levering = make_levering(status=Levering.Status.CONCEPT)
    with logboek.als(Actie.BOTSING, "Robin was eerst."):
        levering.reden = "x"
        levering.save()
    assert (last().actie, last().toelichting) == (Actie.BOTSING, "Robin was eerst.")
    levering.reden = "y"
    levering.save()
    assert (last().actie, last().toelichting) == (Actie.GEWIJZIGD, "")


# ---- what is told and what is not --------------------------------------------------


def test_password_is_told_without_the_password():
    gebruiker = make_gebruiker("sam")
    gebruiker.set_password("een-nieuw-wachtwoord")
    gebruiker.save()
    assert last().actie == Actie.WACHTWOORD
    assert changed(last()) == {"wachtwoord": ("(niet getoond)", "(niet getoond)")}
    assert gebruiker.password not in last().wijzigingen


def test_same_password_in_a_newer_form_is_no_new_password(settings):
    gebruiker = make_gebruiker("sam", password="het-oude-wachtwoord")
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    assert gebruiker.check_password("het-oude-wachtwoord")
    assert last().actie == Actie.GEWIJZIGD


def test_new_account_is_told_without_its_password():
    gebruiker = Gebruiker.objects.create_user("sam", password="een-nieuw-wachtwoord")
    assert changed(last())["gebruikersnaam"] == (None, "sam")
    assert gebruiker.password not in last().wijzigingen


def test_moment_of_the_last_log_in_is_not_told(django_assert_num_queries):
    gebruiker = make_gebruiker()
    gebruiker.last_login = datetime.datetime.now(AMSTERDAM)
    with django_assert_num_queries(1):
        gebruiker.save(update_fields=["last_login"])
    assert lines() == []


def test_data_version_is_not_told():
    Dataversie.objects.verhoog("een reden")
    assert lines() == []


def test_every_model_of_ours_is_listened_to():
    niet = {"dataversie", "kaartgeometrie", "logkop", "logregel"}
    eigen = {
        model._meta.label
        for app in ("regio", "banenafspraak", "monitor")
        for model in apps.get_app_config(app).get_models()
        if model._meta.model_name not in niet
    }
    assert eigen | {"auth.Group"} == {model._meta.label for model in logged_models()}


def test_lines_from_a_fixture_file_are_told(tmp_path):
    from django.core import serializers
    from django.core.management import call_command

    bestand = tmp_path / "indicator.json"
    bestand.write_text(serializers.serialize("json", [make_indicator()]))
    Indicator.objects.all().delete()
    call_command("loaddata", bestand, verbosity=0)
    assert lines(onderwerp="banenafspraak.indicator", actie="toegevoegd")
