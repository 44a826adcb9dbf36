"""`manage.py start`: a free port, the demo account, our own error pages, a clean stop."""

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
from django.contrib.auth import authenticate, get_user_model

from banenafspraak.management import demo
from banenafspraak.management.commands import start

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
    first = demo.demo_inlog()
    password = first.uitleg.removeprefix("met wachtwoord ")
    assert authenticate(username="beheerder", password=password).is_superuser
    assert demo.demo_inlog() == first


@pytest.mark.django_db
def test_demo_password_is_readable_by_its_owner_only(demo_settings):
    demo.demo_inlog()
    assert demo.note().stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_own_password_is_kept_and_not_shown(demo_settings):
    demo.demo_inlog()
    user = get_user_model().objects.get(username="beheerder")
    user.set_password("zelf gekozen")
    user.save()
    assert "eigen wachtwoord" in demo.demo_inlog().uitleg
    user.refresh_from_db()
    assert user.check_password("zelf gekozen")


@pytest.mark.django_db
def test_no_demo_account_outside_debug(settings):
    settings.DEBUG = False
    assert demo.demo_inlog() is None
    assert not get_user_model().objects.exists()


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
    assert "DEBUG = True" not in page and '<html lang="nl"' in page
    assert process.returncode == 0
    assert "De site is gestopt." in rest and "Traceback" not in rest
