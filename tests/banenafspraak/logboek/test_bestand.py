"""The log file: one line of JSON for each line of the log, and nobody can forge one."""

import io
import json
import logging
import stat

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from banenafspraak import logboek
from banenafspraak.logboek import Regel
from banenafspraak.logformaat import Logbestand, Regelformaat, escape, mask
from banenafspraak.models import Actie
from regio.models import Gebied, Soort
from tests.banenafspraak.logboek.hulp import last, lines, sql

pytestmark = pytest.mark.django_db

LINKS_OM = "\u202e"
LISTIG = f'Laren\n{{"nummer":99}}\r\u2028\u2029\x1b[2J\x00{LINKS_OM}\u200b\x85"\\'


@pytest.fixture
def bestand(tmp_path):
    """A log file that gets the lines of this test."""
    logger, pad = logging.getLogger("banenafspraak.logboek"), tmp_path / "audit.log"
    handler, was = Logbestand(pad), (logger.level, logger.propagate)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    yield pad
    logger.removeHandler(handler)
    logger.setLevel(was[0])
    logger.propagate = was[1]


@pytest.fixture
def schrijf(bestand, django_capture_on_commit_callbacks):
    """Write lines that are committed; their wat is the number."""

    def write(*watten):
        with django_capture_on_commit_callbacks(execute=True):
            for wat in watten:
                logboek.schrijf(Actie.GELADEN, wat=wat)

    return write


def check(*args) -> str:
    uit = io.StringIO()
    try:
        call_command("controleer_audit", *args, stdout=uit)
    except CommandError as fout:
        return uit.getvalue() + str(fout)
    return uit.getvalue()


def test_file_says_what_the_log_says(bestand, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Gebied.objects.create(code="GM0402", naam="Súdwest", soort=Soort.GEMEENTE)
    (tekst,) = bestand.read_text("utf-8").splitlines()
    regel = json.loads(tekst)
    assert regel["nummer"] == 1
    assert ["naam", None, "Súdwest"] in regel["wijzigingen"]
    assert "Súdwest" in tekst  # readable by a person
    assert regel["hash"] == last().hash
    assert regel["moment"].endswith(("+01:00", "+02:00"))
    assert len(regel["moment"]) == len("2026-11-25T13:04:05.123456+01:00")


def test_what_is_undone_stands_in_no_file(bestand, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        try:
            with transaction.atomic():
                logboek.schrijf(Actie.GELADEN, wat="mislukt")
                raise ValueError
        except ValueError:
            pass
    assert not bestand.exists()


def test_only_its_owner_reads_the_file(schrijf, bestand):
    schrijf("een")
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600


def test_file_that_was_moved_away_is_begun_again(schrijf, bestand):
    schrijf("een")
    bestand.rename(bestand.with_suffix(".1"))
    schrijf("twee")
    assert len(bestand.read_text().splitlines()) == 1


def test_typed_text_forges_no_line(bestand, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        logboek.schrijf(
            Actie.GEWIJZIGD,
            Gebied,
            oud={LISTIG: LISTIG},
            nieuw={"naam": LISTIG},
            toelichting=LISTIG,
            wat=LISTIG,
        )
    inhoud = bestand.read_bytes()
    assert inhoud.count(b"\n") == 1
    assert len(inhoud.decode().splitlines()) == 1  # of Python, which knows more ends
    for teken in (LINKS_OM, "\x1b", "\x00", "\u2028", "\u200b", "\x85"):
        assert teken not in inhoud.decode()
    regel = json.loads(inhoud)
    assert regel["nummer"] == 1
    assert regel["object_tekst"] == escape(LISTIG)[:300]
    assert "logboek klopt" in check("--bestand", str(bestand))


@pytest.mark.parametrize("teken", ["\U000e0041", "\ud800", "\ufeff", "\u00ad"])
def test_no_character_is_too_odd_to_write_and_to_check(schrijf, bestand, teken):
    schrijf(f"a{teken}b")
    assert teken not in last().object_tekst
    assert "logboek klopt" in check("--bestand", str(bestand))


# ---- the file against the log ------------------------------------------------------


def test_file_and_log_agree(schrijf, bestand):
    schrijf("een", "twee", "drie")
    uit = check("--bestand", str(bestand))
    assert "logboek klopt" in uit
    assert "Let op" not in uit


def test_cut_tail_is_found_by_the_file(schrijf, bestand):
    schrijf("een", "twee", "drie")
    sql("DELETE FROM banenafspraak_logregel WHERE nummer > 1")
    sql("UPDATE banenafspraak_logkop SET nummer = 1, hash = %s", last().hash)
    assert "logboek klopt" in check()
    uit = check("--bestand", str(bestand))
    assert "Regel 2 staat in het bestand, en niet meer in het logboek." in uit
    assert "Regel 3 staat in het bestand" in uit


def test_log_that_was_written_again_is_found_by_the_file(schrijf, bestand):
    schrijf("een", "twee")
    sql("DELETE FROM banenafspraak_logregel WHERE nummer > 1")
    sql("UPDATE banenafspraak_logkop SET nummer = 1, hash = %s", last().hash)
    logboek.schrijf(Actie.GELADEN, wat="anders")
    assert "Regel 2 zegt in het bestand iets anders" in check("--bestand", str(bestand))


def test_changed_file_is_found(schrijf, bestand):
    schrijf("een", "twee")
    bestand.write_text(bestand.read_text().replace("twee", "vals"))
    assert "Regel 2 van het bestand is veranderd." in check("--bestand", str(bestand))


@pytest.mark.parametrize("onzin", ["hallo", "{}", "[1]", "null", '{"nummer": 3}'])
def test_strange_line_in_the_file_is_found(schrijf, bestand, onzin):
    schrijf("een")
    bestand.write_text(bestand.read_text() + onzin + "\n")
    assert "Regel 2 van het bestand hoort niet" in check("--bestand", str(bestand))


def test_file_may_begin_later_miss_lines_and_have_them_in_another_order(
    schrijf, bestand
):
    schrijf("een", "twee", "drie", "vier")
    regels = bestand.read_text().splitlines()
    bestand.write_text(f"{regels[3]}\n{regels[1]}\n")
    uit = check("--bestand", str(bestand))
    assert "Let op: in het bestand missen we 1 regel van" in uit
    assert "logboek klopt" in uit


def test_file_that_is_not_there_is_named(tmp_path):
    assert "is niet te lezen" in check("--bestand", str(tmp_path / "geen.log"))


# ---- the ordinary log --------------------------------------------------------------


def formatted(bericht, *args, exc_info=None) -> str:
    record = logging.LogRecord("x", logging.INFO, "f", 1, bericht, args, exc_info)
    return Regelformaat("%(levelname)s %(message)s").format(record)


def test_ordinary_message_is_one_line():
    regels = formatted("Not Found: %s", f"/a\nERROR vals{LINKS_OM}").splitlines()
    assert regels == ["INFO Not Found: /a\\u000aERROR vals\\u202e"]


def test_text_in_an_exception_cannot_look_like_a_message():
    try:
        raise ValueError("x\nERROR vals")
    except ValueError as fout:
        tekst = formatted("kapot", exc_info=(ValueError, fout, fout.__traceback__))
    assert "    | ERROR vals" in tekst
    assert "\nERROR vals" not in tekst


@pytest.mark.parametrize(
    ("tekst", "over"),
    [
        (
            "/beheer/reset/MQ/cr3f2x-0123456789abcdef0123456789abcdef/",
            "/beheer/reset/MQ/(weggelaten)/",
        ),
        ("/oidc/?code=abc&state=def", "/oidc/?code=(weggelaten)&state=(weggelaten)"),
        ("Cookie: sessionid=k3j4; a=b", "Cookie: sessionid=(weggelaten); a=b"),
        ("otpauth://totp/x?secret=ABC", "otpauth://(weggelaten)"),
        ("/2020-K4/gemeente/huizen/?sort=naam", "/2020-K4/gemeente/huizen/?sort=naam"),
        ("12:04:05 2026-11-25", "12:04:05 2026-11-25"),
    ],
)
def test_what_opens_a_door_is_left_out(tekst, over):
    assert mask(tekst) == over


def test_many_lines_are_written_with_few_queries(django_assert_max_num_queries):
    logboek.schrijf(Actie.GELADEN)
    with django_assert_max_num_queries(20):
        logboek.schrijf_veel(Regel(Actie.GELADEN, wat=str(n)) for n in range(500))
    assert len(lines()) == 501
