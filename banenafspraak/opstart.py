"""Sets the project up before Django can be imported, and then runs the command.

Standard library only, and readable by Python 3.8, so that an old Python gives a sentence
and not a syntax error. What a command does once everything is installed is not here:
see management/commands/start.py.
"""

import hashlib
import os
import shutil
import subprocess
import sys

from banenafspraak import slot

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
MINIMUM = (3, 11)

# Set this to 1 where the packages are already there: a container, a Nix shell.
EIGEN_OMGEVING = "BANENAFSPRAAK_EIGEN_OMGEVING"
HERSTEL = "BANENAFSPRAAK_HERSTEL"

CA_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
)


def main(argv=None):
    argv = list(sys.argv if argv is None else argv)
    try:
        prepare(argv)
        run_command(argv)
    except KeyboardInterrupt:
        sys.exit("\nAfgebroken. Een volgende keer gaat het vanaf hier verder.")


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
        with slot.slot(tell_waiting):
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


def stamp(name):
    """The file that says: this very lock was installed to the end."""
    with open(os.path.join(ROOT, name), "rb") as lock:
        # Line ends differ when git checks out on Windows; the lock is the same.
        digest = hashlib.sha256(lock.read().replace(b"\r\n", b"\n")).hexdigest()
    return os.path.join(VENV, "klaar-" + digest[:20])


def is_ready(names):
    return os.path.exists(venv_python()) and any(
        os.path.exists(stamp(name)) for name in names
    )


def venv_python():
    if os.name == "nt":
        return os.path.join(VENV, "Scripts", "python.exe")
    return os.path.join(VENV, "bin", "python")


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


def drop_stamps():
    for name in os.listdir(VENV):
        if name.startswith("klaar-"):
            os.remove(os.path.join(VENV, name))


# ---- 2. installing ---------------------------------------------------------------


def install(name):
    """Make .venv hold what lock `name` says. Only the stamp at the end counts."""
    say("Eenmalig: pakketten installeren in de map .venv.")
    lock = os.path.join(ROOT, name)
    # What was installed to the end before can be brought up to date. Anything else
    # was broken off half-way: nobody knows what is in it.
    finished_before = os.path.exists(venv_python()) and any(
        entry.startswith("klaar-") for entry in os.listdir(VENV)
    )
    done = finished_before and install_lock(lock)
    if not done:
        make_venv()
        done = install_lock(lock)
    if not done:
        sys.exit(
            "Installeren is niet gelukt. Is er een verbinding met internet?\n"
            "Hierboven staat wat er misging. U kunt het zo nog eens proberen."
        )
    drop_stamps()
    with open(stamp(name), "w"):
        pass
    say("De pakketten zijn geïnstalleerd.")


def make_venv():
    say("  Python-omgeving maken ...")
    create = [sys.executable, "-m", "venv", "--clear", VENV]
    with_uv = ["uv", "venv", "-q", "--clear", "--python", sys.executable, VENV]
    if shutil.which("uv") and succeeds(with_uv):
        return
    if succeeds(create, quiet=True):
        return
    if is_root() and shutil.which("apt-get"):
        say("  python3-venv ontbreekt en wordt geïnstalleerd ...")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        succeeds(["apt-get", "update", "-qq"], quiet=True)
        apt = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
        succeeds([*apt, "python3-venv"], quiet=True)
        if succeeds(create, quiet=True):
            return
    shutil.rmtree(VENV, ignore_errors=True)
    if not os.access(ROOT, os.W_OK):
        sys.exit("U mag niet schrijven in deze map. Neem een eigen kopie van de site.")
    sys.exit(
        "Er is geen Python-omgeving te maken. Installeer eerst python3-venv\n"
        "(Debian en Ubuntu: sudo apt install python3-venv)."
    )


def install_lock(lock):
    ready_made = ["--require-hashes", "--only-binary", ":all:", "-r", lock]
    if shutil.which("uv"):
        # Both names of one setting: use the certificates of the system.
        os.environ.setdefault("UV_SYSTEM_CERTS", "1")
        if succeeds(
            ["uv", "pip", "install", "-q", "--python", venv_python(), *ready_made]
        ):
            return True
    trust_system_certificates()
    pip = [venv_python(), "-m", "pip"]
    if not succeeds([*pip, "--version"], quiet=True):  # uv makes a .venv without pip
        pip = [sys.executable, "-m", "pip", "--python", venv_python()]
        if not succeeds([*pip, "--version"], quiet=True):
            return False
    return install_with_progress(
        [*pip, "install", "--disable-pip-version-check", "--no-input", *ready_made],
        total=count_packages(lock),
    )


def trust_system_certificates():
    """For networks that inspect TLS: pip before 24.2 ignores the system's store."""
    for bundle in CA_BUNDLES:
        if os.path.exists(bundle):
            os.environ.setdefault("PIP_CERT", bundle)
            return


def install_with_progress(command, total):
    """Turn pip's flood of lines into a few Dutch ones; show its own when it fails."""
    child = start_child(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    fetched, last_lines = 0, []
    for line in child.stdout:
        last_lines = ([*last_lines, line])[-15:]
        if line.startswith("Collecting "):
            fetched += 1
            if fetched % 5 == 0:
                say(f"  Pakket {fetched} van ongeveer {total} ...")
        elif line.startswith("Installing collected"):
            say("  Alles is binnen; nu uitpakken ...")
    if child.wait() == 0:
        return True
    say("".join(last_lines))
    return False


def count_packages(lock):
    with open(lock, encoding="utf-8") as lines:
        return len({line.split("==")[0] for line in lines if "==" in line})


def succeeds(command, quiet=False):
    out = subprocess.DEVNULL if quiet else None
    return start_child(command, stdout=out, stderr=out).wait() == 0


def start_child(command, **options):
    if slot.HELD and os.name != "nt":
        # The child holds the slot as well: if only we are killed, nobody starts a
        # second installation beside the one that is still running.
        options["pass_fds"] = slot.HELD
    return subprocess.Popen(command, **options)


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def say(sentence):
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


# ---- 3. the command --------------------------------------------------------------


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
    parallel = [] if chosen or "-n0" in arguments else ["-n", "auto"]
    return int(pytest.main(parallel + arguments))
