"""Puts the packages of a lock in .venv. Standard library only, Python 3.8.

Only a stamp at the very end says that a lock is installed. Anything broken off before
that is made anew, so an interrupted set-up repairs itself.
"""

import hashlib
import os
import shutil
import subprocess
import sys

from banenafspraak import slot

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")

CA_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
)


def install(name):
    """Make .venv hold what lock `name` says. Only the stamp at the end counts."""
    say("Eenmalig: pakketten installeren in de map .venv.")
    lock = os.path.join(ROOT, name)
    # What was installed to the end before can be brought up to date. Anything else
    # was broken off half-way: nobody knows what is in it.
    finished_before = os.path.exists(venv_python()) and any(
        entry.startswith("klaar-") for entry in os.listdir(VENV)
    )
    drop_stamps()
    done = finished_before and install_lock(lock)
    if not done:
        make_venv()
        done = install_lock(lock)
    if not done:
        sys.exit(
            "Installeren is niet gelukt. Is er een verbinding met internet?\n"
            "Hierboven staat wat er misging. U kunt het zo nog eens proberen."
        )
    with open(stamp(name), "w"):
        pass
    say("De pakketten zijn geïnstalleerd.")


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


def drop_stamps():
    for name in os.listdir(VENV) if os.path.isdir(VENV) else ():
        if name.startswith("klaar-"):
            os.remove(os.path.join(VENV, name))


def make_venv():
    say("  Python-omgeving maken ...")
    create = [sys.executable, "-m", "venv", "--clear", VENV]
    with_uv = ["uv", "venv", "-q", "--clear", "--python", sys.executable, VENV]
    if shutil.which("uv") and succeeds(with_uv):
        return
    if succeeds(create, quiet=True):
        return
    own_pip = [sys.executable, "-m", "pip", "--version"]
    if succeeds(own_pip, quiet=True) and succeeds(
        [*create, "--without-pip"], quiet=True
    ):
        return  # Debian with python3-pip but without python3-venv
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
        # Use the certificates of the system, for networks that inspect TLS.
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
