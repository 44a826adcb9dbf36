"""Each way to meddle with the log is found, and the line is named."""

import io

import pytest
from django.core.management import CommandError, call_command

from banenafspraak import logboek
from banenafspraak.logboek import Regel
from banenafspraak.logboek.ketting import Ondertekenaar
from banenafspraak.models import Actie, Logregel
from tests.banenafspraak.logboek.hulp import last, lines, sql

pytestmark = pytest.mark.django_db

TABEL = "banenafspraak_logregel"
KOP = "banenafspraak_logkop"


@pytest.fixture
def tien():
    logboek.schrijf_veel(Regel(Actie.GELADEN, wat=f"rij {n}") for n in range(1, 11))


def check(*args) -> str:
    uit = io.StringIO()
    call_command("controleer_audit", *args, stdout=uit)
    return uit.getvalue()


def complaints(*args) -> list[str]:
    uit = io.StringIO()
    with pytest.raises(CommandError, match="Het logboek klopt niet") as fout:
        call_command("controleer_audit", *args, stdout=uit)
    assert fout.value.returncode == 1
    return uit.getvalue().splitlines()


def test_log_as_the_site_wrote_it_fits(tien):
    uit = check()
    assert "Het logboek klopt: 10 regels" in uit
    assert f"--tot 10:{last().hash}" in uit


def test_empty_log_fits():
    assert check() == "Het logboek is leeg.\n"


@pytest.mark.parametrize(
    "veld",
    [
        "actie",
        "onderwerp",
        "object_pk",
        "object_tekst",
        "wijzigingen",
        "toelichting",
        "wie",
        "herkomst",
        "hash",
        "vorige",
    ],
)
def test_changed_field_is_found(tien, veld):
    sql(f"UPDATE {TABEL} SET {veld} = 'vals' WHERE nummer = 4")
    assert complaints()[0].startswith("Regel 4 is veranderd")


def test_changed_moment_and_account_are_found(tien):
    sql(f"UPDATE {TABEL} SET wie_pk = 7 WHERE nummer = 3")
    sql(f"UPDATE {TABEL} SET moment = '2020-01-01 00:00:00+00:00' WHERE nummer = 5")
    assert [z[:8] for z in complaints()[:2]] == ["Regel 3 ", "Regel 5 "]


def test_line_that_is_gone_is_found(tien):
    sql(f"DELETE FROM {TABEL} WHERE nummer = 4")
    assert complaints() == ["Regel 4 ontbreekt."]


def test_lines_that_are_gone_are_found(tien):
    sql(f"DELETE FROM {TABEL} WHERE nummer IN (1, 2, 7)")
    assert complaints() == ["Regel 1 t/m 2 ontbreken.", "Regel 7 ontbreekt."]


def test_gap_that_was_closed_by_counting_again_is_found(tien):
    sql(f"DELETE FROM {TABEL} WHERE nummer = 8")
    sql(f"UPDATE {TABEL} SET nummer = 8 WHERE nummer = 9")
    sql(f"UPDATE {TABEL} SET nummer = 9 WHERE nummer = 10")
    sql(f"UPDATE {KOP} SET nummer = 9")
    zinnen = complaints()
    assert zinnen[0].startswith("Regel 8 is veranderd")
    assert any("op regel 8 staat, is geschreven als regel 9" in zin for zin in zinnen)


def test_inserted_line_is_found(tien):
    for nummer in range(10, 4, -1):  # make room for a new line 5
        sql(f"UPDATE {TABEL} SET nummer = {nummer + 1} WHERE nummer = {nummer}")
    sql(
        f"INSERT INTO {TABEL} SELECT 5, moment, actie, onderwerp, object_pk, 'vals', "
        f"wijzigingen, toelichting, wie_pk, wie, herkomst, sleutel, vorige, hash "
        f"FROM {TABEL} WHERE nummer = 4"
    )
    sql(f"UPDATE {KOP} SET nummer = 11")
    assert complaints()[0].startswith("Regel 5 is veranderd, of niet door de site")


def test_line_after_the_end_is_found(tien):
    sql(
        f"INSERT INTO {TABEL} SELECT 11, moment, actie, onderwerp, object_pk, 'vals', "
        f"wijzigingen, toelichting, wie_pk, wie, herkomst, sleutel, hash, vorige "
        f"FROM {TABEL} WHERE nummer = 10"
    )
    zinnen = complaints()
    assert zinnen[0].startswith("Regel 11 is veranderd, of niet door de site")
    assert zinnen[1] == (
        "Na regel 10 staat nog iets dat de site niet schreef, t/m regel 11."
    )


def test_lines_that_changed_places_are_found(tien):
    sql(f"UPDATE {TABEL} SET nummer = 99 WHERE nummer = 3")
    sql(f"UPDATE {TABEL} SET nummer = 3 WHERE nummer = 6")
    sql(f"UPDATE {TABEL} SET nummer = 6 WHERE nummer = 99")
    zinnen = complaints()
    assert any("op regel 3 staat, is geschreven als regel 6" in zin for zin in zinnen)
    assert any("op regel 6 staat, is geschreven als regel 3" in zin for zin in zinnen)


def test_line_replaced_by_a_signed_one_is_found(tien):
    """Somebody had the site write again: each line is right, and they do not follow."""
    oud = lines()[4]
    logboek.schrijf(Actie.GELADEN, wat="elf")
    teken = Ondertekenaar("logboek:" + _secret())
    oud.object_tekst = "vals"
    sql(
        f"UPDATE {TABEL} SET object_tekst = 'vals', hash = %s WHERE nummer = 5",
        teken.sign(oud),
    )
    assert complaints() == [
        "Regel 6 volgt niet op regel 5, zoals die er nu staat: daartussen is iets "
        "verplaatst of vervangen."
    ]


def _secret():
    from django.conf import settings

    return settings.SECRET_KEY


def test_cut_tail_is_found_by_the_end(tien):
    sql(f"DELETE FROM {TABEL} WHERE nummer > 8")
    assert complaints() == [
        "Regel 9 t/m 10 ontbreken. Het einde van het logboek is weg."
    ]


def test_cut_tail_with_its_end_mended_is_found_by_what_was_noted(tien):
    genoteerd = f"10:{last().hash}"
    assert check("--tot", genoteerd)
    sql(f"DELETE FROM {TABEL} WHERE nummer > 8")
    sql(f"UPDATE {KOP} SET nummer = 8, hash = %s", last().hash)
    assert check()  # by itself, what is left fits
    assert complaints("--tot", genoteerd) == [
        "Regel 10 stond in het logboek en is weg, met alles erna."
    ]
    logboek.schrijf_veel([Regel(Actie.GELADEN), Regel(Actie.GELADEN)])
    assert complaints("--tot", genoteerd) == [
        "Regel 10 is niet meer de regel die u hebt genoteerd."
    ]


def test_end_that_was_taken_away_is_found(tien):
    sql(f"DELETE FROM {KOP}")
    assert complaints() == ["Waar het logboek eindigt, is weggehaald."]


def test_other_end_than_the_last_line_is_found(tien):
    sql(f"UPDATE {KOP} SET hash = 'vals'")
    assert complaints() == ["Regel 10 is niet de regel waarmee het logboek eindigde."]


def test_everything_gone_is_found(tien):
    sql(f"DELETE FROM {TABEL}")
    assert complaints()[0].startswith("Regel 1 t/m 10 ontbreken.")


def test_what_was_noted_must_look_like_it(tien):
    for onzin in ("10", "10:abc", "tien:" + "0" * 64):
        with pytest.raises(CommandError, match="Schrijf na --tot"):
            check("--tot", onzin)


def test_new_key_is_named_and_the_old_one_stays_valid(tien, settings):
    oud = settings.LOGBOEK_SLEUTEL
    settings.LOGBOEK_SLEUTEL = "een-nieuwe-sleutel"
    logboek.schrijf(Actie.GELADEN, wat="met de nieuwe")
    zinnen = complaints()
    assert "sleutel die wij niet kennen" in zinnen[0]
    assert zinnen[0].startswith("Regel 1 ")
    settings.LOGBOEK_OUDE_SLEUTELS = [oud]
    assert "11 regels" in check()


def test_many_faults_are_not_all_printed():
    logboek.schrijf_veel(Regel(Actie.GELADEN) for _ in range(60))
    sql(f"UPDATE {TABEL} SET wie = 'ik'")
    zinnen = complaints()
    assert len(zinnen) == 21
    assert zinnen[-1] == "En nog 40."


def test_long_log_tells_that_it_is_busy_and_asks_few_questions(
    monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("banenafspraak.logboek.controle._TEGELIJK", 100)
    monkeypatch.setattr("banenafspraak.management.commands.controleer_audit._MELD", 200)
    logboek.schrijf_veel(Regel(Actie.GELADEN) for _ in range(500))
    with django_assert_max_num_queries(4):
        uit = check()
    assert uit.startswith("200 regels nagekeken ...\n400 regels nagekeken ...\n")
    assert Logregel.objects.count() == 500
