"""Sets the project up before Django can be imported, and then runs the command.

Standard library only, and readable by Python 3.8, so that an old Python gives a sentence
and not a syntax error. What a command does once everything is installed is not here:
see management/commands/start.py.
"""

import os
import shutil
import subprocess
import sys

from banenafspraak.pakketten import (
    ROOT,
    VENV,
    drop_stamps,
    install,
    is_ready,
    say,
    venv_python,
)
from banenafspraak.slot import slot

MINIMUM = (3, 11)

# Set this to 1 where the packages are already there: a container, a Nix shell.
EIGEN_OMGEVING = "BANENAFSPRAAK_EIGEN_OMGEVING"
HERSTEL = "BANENAFSPRAAK_HERSTEL"


def main(argv=None):
    argv = list(sys.argv if argv is None else argv)
    speak_at_once()
    try:
        prepare(argv)
        run_command(argv)
    except KeyboardInterrupt:
        say("\nAfgebroken.")
        sys.exit(130)


def speak_at_once():
    """Show progress through a pipe too, and never stop over an accent."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(line_buffering=True, errors="replace")


# ---- 1. the environment ----------------------------------------------------------


def prepare(argv):
    """Return with every package importable, or replace this process, or exit."""
    require_python(argv)
    inside = os.path.realpath(sys.prefix) == os.path.realpath(VENV)
    if own_environment(inside):
        require_packages()
        return
    names = wanted_locks(argv)
    if not is_ready(names):
        with slot(tell_waiting):
            if not is_ready(names):  # the other one may have done it by now
                install(names[0])
    if not inside:
        hand_over(venv_python(), argv)
    elif not packages_present():
        repair(argv)


def tell_waiting():
    say("Een andere opdracht is al bezig met installeren. Even wachten ...")


def require_python(argv):
    if sys.version_info >= MINIMUM:
        return
    for minor in range(19, MINIMUM[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            hand_over(newer, argv)
    sys.exit(
        f"Python {MINIMUM[0]}.{MINIMUM[1]} of nieuwer is nodig. "
        f"Dit is Python {sys.version.split()[0]}."
    )


def own_environment(inside):
    """Someone who made an environment of their own decides what is in it."""
    in_other_venv = sys.prefix != sys.base_prefix and not inside
    return in_other_venv or os.environ.get(EIGEN_OMGEVING, "") not in ("", "0")


def packages_present():
    from importlib.util import find_spec

    return find_spec("django") is not None and find_spec("environ") is not None


def require_packages():
    if not packages_present():
        sys.exit(
            "In deze Python-omgeving ontbreken pakketten. Installeer ze met:\n"
            "  python -m pip install --require-hashes -r requirements.txt\n"
            "Of sluit de omgeving af met 'deactivate': dan gaat het vanzelf."
        )


def wanted_locks(argv):
    """The locks that are good enough for this command, the one to install first."""
    if argv[1:2] == ["test"]:
        return ["requirements-dev.txt"]
    return ["requirements.txt", "requirements-dev.txt"]


def hand_over(python, argv):
    """Go on in the other Python; this call does not come back."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(python, [python, *argv])
    # Windows has no real exec: the shell would not wait for the child.
    child = subprocess.Popen([python, *argv])
    while True:
        try:
            sys.exit(child.wait())
        except KeyboardInterrupt:
            continue  # the child got the same Ctrl-C and stops by itself


def repair(argv):
    """The stamp is there but the packages are not: begin again from the base Python."""
    if os.environ.get(HERSTEL):
        sys.exit("De map .venv is stuk. Verwijder die map en probeer het opnieuw.")
    os.environ[HERSTEL] = "1"
    drop_stamps()
    hand_over(getattr(sys, "_base_executable", sys.executable), argv)


# ---- 2. the command --------------------------------------------------------------


def run_command(argv):
    if argv[1:2] == ["test"]:
        sys.exit(run_tests(argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banenafspraak.settings")
    assume_own_computer(argv)
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        settings.INSTALLED_APPS  # noqa: B018 - reads the settings, or fails
    except ImproperlyConfigured as fault:
        sys.exit(f"De instellingen kloppen niet. {fault}")
    execute_from_command_line(argv)


def assume_own_computer(argv):
    """Without any setting this is someone's own computer, where DEBUG may be on.

    Only here: wsgi.py never turns DEBUG on.
    """
    if not {"DEBUG", "SECRET_KEY", "ALLOWED_HOSTS"} & set(os.environ):
        os.environ["DEBUG"] = "True"
    if argv[1:2] == ["start"]:
        # `start` shows the pages as visitors see them, the 404 and 500 too.
        os.environ.setdefault("TECHNISCHE_FOUTEN", "False")


def run_tests(arguments):
    """pytest with the project's options, on all cores unless a choice is made."""
    os.chdir(ROOT)
    import pytest

    chosen = any(
        not argument.startswith("-") or argument in ("--pdb", "--collect-only")
        for argument in arguments
    )
    # A file to a core, in the order of tests/conftest.py: what a file loads once is then
    # loaded by one core only, and stays for the next file that asks for it.
    verdeeld = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    parallel = [] if chosen or "-n0" in arguments else verdeeld
    return int(pytest.main(parallel + arguments))
