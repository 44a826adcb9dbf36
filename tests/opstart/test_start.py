"""`manage.py start`: a free port, the demo accounts, our own error pages, a clean stop."""

import base64
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from banenafspraak.management import demo
from banenafspraak.management.commands import start
from banenafspraak.models import Gebruiker, Toewijzing
from banenafspraak.toegang import codes
from tests.banenafspraak.toegang.conftest import code_for
from tests.builders import make_gemeente, make_land, make_regio

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def taken():
    """A port that another program has."""
    with socket.socket() as other:
        other.bind((start.HOST, 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def demo_settings(settings, tmp_path, monkeypatch):
    settings.DEBUG = True
    monkeypatch.setattr(demo, "note", lambda: tmp_path / "inlog")


def test_taken_port_leads_to_the_next_free_one(taken, capsys):
    server = start.Command().first_free(taken)
    server.server_close()
    assert server.server_port > taken
    assert f"Poort {taken} is bezet." in capsys.readouterr().out


def test_no_free_port_is_a_sentence_and_exit_1(taken, monkeypatch, capsys):
    monkeypatch.setattr(start, "PORTS_TO_TRY", 1)
    with pytest.raises(SystemExit) as stopped:
        start.Command().first_free(taken)
    assert stopped.value.code == 1
    assert "geen vrije poort" in capsys.readouterr().err


@pytest.mark.django_db
def test_demo_account_gets_a_random_password_once(demo_settings):
    (first,) = demo.demo_inlog()  # no areas are loaded: only who needs none
    user = Gebruiker.objects.get(username="beheerder")
    assert user.check_password(first.wachtwoord) and user.is_superuser
    (second,) = demo.demo_inlog()
    assert second.wachtwoord == first.wachtwoord
    assert (second.geheim, second.noodcodes) == (first.geheim, first.noodcodes)


@pytest.mark.django_db
def test_each_demo_account_has_its_role_and_a_second_step(demo_settings):
    make_land()
    regio = make_regio("Gooi en Vechtstreek")
    make_gemeente("Huizen", regio=regio)
    inloggen = demo.demo_inlog()
    assert {inlog.naam: set_of_roles(inlog.naam) for inlog in inloggen} == {
        "beheerder": {("beheerder", "Nederland")},
        "beheerder2": {("beheerder", "Nederland")},
        "huizen": {("beleidsmedewerker", "Huizen")},
        "huizen2": {("vaststeller", "Huizen")},
        "werkkamer": {("vaststeller", "Gooi en Vechtstreek")},
    }
    assert len({inlog.wachtwoord for inlog in inloggen}) == 5
    assert Gebruiker.objects.filter(is_superuser=True).count() == 1


def set_of_roles(naam):
    rijen = Toewijzing.objects.filter(gebruiker__username=naam)
    return {(rij.rol, rij.gebied.naam) for rij in rijen}


@pytest.mark.django_db
@pytest.mark.parametrize("wat", ["code", "noodcodes", "geheim"])
def test_what_is_shown_of_the_second_step_opens_the_door(demo_settings, client, wat):
    (inlog,) = demo.demo_inlog()
    code = {
        "code": inlog.code,
        "noodcodes": inlog.noodcodes[0],
        "geheim": code_for(base64.b32decode(inlog.geheim).hex()),
    }[wat]
    naam = {"username": inlog.naam, "password": inlog.wachtwoord}
    client.post("/beheer/login/", naam)
    assert client.get("/beheer/").status_code == 302
    client.post("/beheer/tweede-stap/", {"code": code})
    assert client.get("/beheer/").status_code == 200


@pytest.mark.django_db
def test_a_second_step_that_was_removed_is_there_again(demo_settings):
    (first,) = demo.demo_inlog()
    codes.remove_all(Gebruiker.objects.get())
    (second,) = demo.demo_inlog()
    assert second.geheim != first.geheim
    assert len(second.noodcodes) == demo.TOON_NOODCODES


@pytest.mark.django_db
def test_a_warm_start_asks_little(demo_settings, django_assert_max_num_queries):
    make_land()
    make_gemeente("Huizen", regio=make_regio("Gooi en Vechtstreek"))
    demo.demo_inlog()
    with django_assert_max_num_queries(5):  # two are of the transaction
        demo.demo_inlog()


@pytest.mark.django_db
def test_demo_password_is_readable_by_its_owner_only(demo_settings):
    demo.demo_inlog()
    assert demo.note().stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_own_password_is_kept_and_not_shown(demo_settings, capsys):
    demo.demo_inlog()
    user = Gebruiker.objects.get(username="beheerder")
    user.set_password("zelf gekozen")
    user.save()
    inloggen = demo.demo_inlog()
    start.Command().tell_accounts(inloggen)
    assert "zelf gekozen (vergeten?" in capsys.readouterr().out
    assert inloggen[0].wachtwoord is None
    user.refresh_from_db()
    assert user.check_password("zelf gekozen")


@pytest.mark.django_db
def test_no_demo_account_outside_debug(settings):
    settings.DEBUG = False
    assert demo.demo_inlog() == []
    assert not Gebruiker.objects.exists()


@pytest.mark.django_db
def test_start_works_shows_own_404_and_stops_on_ctrl_c(tmp_path, taken):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "start", "--poort", str(taken)],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DATABASE_URL": f"sqlite:///{tmp_path / 'proef.sqlite3'}",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A shell's background job ignores Ctrl-C; this one must hear it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Stoppen"):
            break
    adres = re.search(r"Site +(http://127\.0\.0\.1:\d+/)", "".join(said))[1]
    with pytest.raises(HTTPError) as missing:
        urlopen(f"{adres}bestaat/niet/")
    page = missing.value.read().decode()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=10)
    assert missing.value.code == 404
    for naam in ("beheerder", "beheerder2", "huizen", "huizen2", "werkkamer"):
        assert re.search(
            rf"\n  {naam}: .+\n    wachtwoord  \S{{17}}\n    geheim      [A-Z2-7]{{32}}\n",
            "".join(said),
        )
    assert "DEBUG = True" not in page and '<html lang="nl"' in page
    assert process.returncode == 0
    assert "De site is gestopt." in rest and "Traceback" not in rest
