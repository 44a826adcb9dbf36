"""Installing: what counts as ready, and what repairs itself. Nothing is downloaded."""

import ast
from pathlib import Path

import pytest

from banenafspraak import opstart, pakketten

ROOT = Path(__file__).resolve().parents[2]
BOOTSTRAP = [
    "manage.py",
    "banenafspraak/opstart.py",
    "banenafspraak/pakketten.py",
    "banenafspraak/slot.py",
]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project with a lock, where installing only writes down what was asked."""
    monkeypatch.setattr(pakketten, "ROOT", str(tmp_path))
    monkeypatch.setattr(pakketten, "VENV", str(tmp_path / ".venv"))
    (tmp_path / "requirements.txt").write_text("django==5.2\n")
    (tmp_path / "requirements-dev.txt").write_text("django==5.2\npytest==9.2\n")
    asked = []

    def make_venv():
        asked.append("venv")
        (tmp_path / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        Path(pakketten.venv_python()).touch()

    def install_lock(lock):
        asked.append(Path(lock).name)
        return True

    monkeypatch.setattr(pakketten, "make_venv", make_venv)
    monkeypatch.setattr(pakketten, "install_lock", install_lock)
    return tmp_path, asked


@pytest.mark.parametrize("path", BOOTSTRAP)
def test_bootstrap_is_readable_by_an_old_python(path):
    ast.parse((ROOT / path).read_text(), feature_version=(3, 8))


@pytest.mark.parametrize("path", BOOTSTRAP)
def test_bootstrap_imports_no_package_at_the_top(path):
    tree = ast.parse((ROOT / path).read_text())
    imported = {
        name.split(".")[0]
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    standard = {"contextlib", "hashlib", "os", "shutil", "subprocess", "sys", "time"}
    assert imported <= standard | {"banenafspraak"}
    assert (ROOT / "banenafspraak/__init__.py").read_text() == ""


def test_old_python_gets_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(opstart.sys, "version_info", (3, 8, 20))
    monkeypatch.setattr(opstart.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match=r"Python 3\.11 of nieuwer is nodig"):
        opstart.require_python(["manage.py", "start"])


def test_old_python_hands_over_to_a_newer_one(monkeypatch):
    handed = []
    monkeypatch.setattr(opstart.sys, "version_info", (3, 8, 20))
    monkeypatch.setattr(
        opstart.shutil,
        "which",
        lambda name: f"/bin/{name}" if name == "python3.12" else None,
    )
    monkeypatch.setattr(opstart, "hand_over", lambda *call: handed.append(call))
    with pytest.raises(SystemExit):
        opstart.require_python(["manage.py", "start"])
    assert handed == [("/bin/python3.12", ["manage.py", "start"])]


def test_first_install_makes_a_venv_and_a_stamp(project):
    _, asked = project
    assert not pakketten.is_ready(["requirements.txt"])
    pakketten.install("requirements.txt")
    assert asked == ["venv", "requirements.txt"]
    assert pakketten.is_ready(["requirements.txt"])


def test_start_is_content_with_the_packages_of_test(project):
    pakketten.install("requirements-dev.txt")
    assert pakketten.is_ready(opstart.wanted_locks(["manage.py", "start"]))
    assert pakketten.is_ready(opstart.wanted_locks(["manage.py", "test"]))


def test_test_is_not_content_with_the_packages_of_start(project):
    pakketten.install("requirements.txt")
    assert not pakketten.is_ready(opstart.wanted_locks(["manage.py", "test"]))


def test_changed_lock_is_installed_in_the_same_venv(project):
    root, asked = project
    pakketten.install("requirements.txt")
    (root / "requirements.txt").write_text("django==5.3\n")
    assert not pakketten.is_ready(["requirements.txt"])
    pakketten.install("requirements.txt")
    assert asked == ["venv", "requirements.txt", "requirements.txt"]


def test_interrupted_install_begins_again(project, monkeypatch):
    _, asked = project
    monkeypatch.setattr(pakketten, "install_lock", interrupt)
    with pytest.raises(KeyboardInterrupt):
        pakketten.install("requirements.txt")
    assert not pakketten.is_ready(["requirements.txt"])
    monkeypatch.setattr(pakketten, "install_lock", lambda lock: True)
    pakketten.install("requirements.txt")
    assert asked == ["venv", "venv"]


def test_interrupted_update_leaves_no_old_stamp(project, monkeypatch):
    root, _ = project
    pakketten.install("requirements.txt")
    (root / "requirements.txt").write_text("django==5.3\n")
    monkeypatch.setattr(pakketten, "install_lock", interrupt)
    with pytest.raises(KeyboardInterrupt):
        pakketten.install("requirements.txt")
    (root / "requirements.txt").write_text("django==5.2\n")
    assert not pakketten.is_ready(["requirements.txt"])


def test_failed_install_says_what_to_do(project, monkeypatch):
    monkeypatch.setattr(pakketten, "install_lock", lambda lock: False)
    with pytest.raises(SystemExit, match="verbinding met internet"):
        pakketten.install("requirements.txt")
    assert not pakketten.is_ready(["requirements.txt"])


def test_stamp_is_equal_for_windows_line_ends(project):
    root, _ = project
    before = pakketten.stamp("requirements.txt")
    (root / "requirements.txt").write_bytes(b"django==5.2\r\n")
    assert pakketten.stamp("requirements.txt") == before


def test_own_environment_is_left_alone(monkeypatch):
    monkeypatch.setenv(opstart.EIGEN_OMGEVING, "1")
    assert opstart.own_environment(inside=False)
    monkeypatch.setenv(opstart.EIGEN_OMGEVING, "0")
    monkeypatch.setattr(opstart.sys, "prefix", opstart.sys.base_prefix)
    assert not opstart.own_environment(inside=False)


def test_own_environment_without_packages_gets_a_sentence(monkeypatch):
    monkeypatch.setattr(opstart, "packages_present", lambda: False)
    with pytest.raises(SystemExit, match="ontbreken pakketten"):
        opstart.require_packages()


def test_dev_lock_holds_every_version_of_the_run_lock():
    run, dev = (
        {line for line in (ROOT / name).read_text().splitlines() if "==" in line}
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert run <= dev


def interrupt(lock):
    raise KeyboardInterrupt
