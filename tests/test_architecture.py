"""Imports run one way: regio <- banenafspraak <- monitor. And what is pure stays pure.

Read from the source, so that an import inside a function counts as well.
"""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = ("regio", "banenafspraak", "monitor")
LAAG = {app: hoogte for hoogte, app in enumerate(APPS)}

# These know nothing of Django or of a database, and import only each other.
PUUR = {
    "regio.namen",
    "regio.grenzen.lezen",
    "regio.grenzen.rd",
    "regio.grenzen.samenvoegen",
    "regio.grenzen.vereenvoudigen",
    "banenafspraak.eenheden",
    "banenafspraak.importeren.blad",
    "banenafspraak.importeren.lezen",
    "banenafspraak.importeren.lezen.antwoord",
    "banenafspraak.importeren.lezen.apart",
    "banenafspraak.importeren.lezen.csvbestand",
    "banenafspraak.importeren.lezen.ods",
    "banenafspraak.importeren.lezen.ontleden",
    "banenafspraak.importeren.lezen.openen",
    "banenafspraak.importeren.lezen.pakket",
    "banenafspraak.importeren.lezen.persoonsgegevens",
    "banenafspraak.importeren.lezen.poort",
    "banenafspraak.importeren.lezen.proces",
    "banenafspraak.importeren.lezen.vel",
    "banenafspraak.importeren.lezen.xls",
    "banenafspraak.importeren.lezen.xlsrecords",
    "banenafspraak.importeren.lezen.xlsx",
    "banenafspraak.importeren.lezen.xlsxblad",
    "banenafspraak.importeren.lezen.zinnen",
    "banenafspraak.importeren.melding",
    "banenafspraak.kwartaal",
    "banenafspraak.notatie",
    "banenafspraak.opgave.controles",
    "banenafspraak.opgave.lezen",
    "banenafspraak.opgave.samenvoegen",
    "banenafspraak.opgave.veld",
    "banenafspraak.sso.instellingen",
    "banenafspraak.verdeling",
    "banenafspraak.voorbeeld.lijnen",
    "monitor.balk",
    "monitor.grootte",
    "monitor.kruising",
    "monitor.signalen",
    "monitor.voortgang",
}

# Packages that a pure module may use, as they know nothing of Django either.
PUUR_PAKKETTEN = {
    "banenafspraak.importeren.lezen.xls": {"olefile", "python_calamine"},
}

# The only readers of figures and norms for public pages.
LEZERS = {
    "monitor.overzichten.kubus",
    "monitor.overzichten.lezer",
    "monitor.overzichten.openbaar",
    "monitor.overzichten.versies",
    "monitor.overzichten.vraag",
    "monitor.overzichten.wijzigingen.tekstvraag",
    "monitor.overzichten.wijzigingen.vraag",
}
GROOTBOEK = {
    "Waarneming",
    "Cijfer",
    "Norm",
    "BanenafspraakNorm",
    "BeschutWerkQuotum",
    "Doelgroeptelling",
}


def module_name(pad: Path) -> str:
    delen = pad.relative_to(ROOT).with_suffix("").parts
    return ".".join(delen[:-1] if delen[-1] == "__init__" else delen)


MODULES = {
    module_name(pad): pad
    for app in APPS
    for pad in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in pad.parts
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


@cache
def imports(module: str) -> frozenset[str]:
    """Every module that `module` imports, also inside functions and by name."""
    gevonden = set()
    for knoop in ast.walk(tree(module)):
        if isinstance(knoop, ast.Import):
            gevonden |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            basis = _absolute(module, knoop)
            gevonden |= {basis, *(f"{basis}.{naam.name}" for naam in knoop.names)}
        elif isinstance(knoop, ast.Call) and _called(knoop) in (
            "import_module",
            "__import__",
            "import_string",
        ):
            gevonden |= {a.value for a in knoop.args if isinstance(a, ast.Constant)}
    return frozenset(gevonden)


def _absolute(module: str, knoop: ast.ImportFrom) -> str:
    if not knoop.level:
        return knoop.module or ""
    is_pakket = MODULES[module].name == "__init__.py"
    delen = module.split(".")
    delen = delen[: len(delen) - knoop.level + is_pakket]
    return ".".join([*delen, *filter(None, [knoop.module])])


def _called(knoop: ast.Call) -> str:
    return getattr(knoop.func, "attr", getattr(knoop.func, "id", ""))


def test_there_is_something_to_hold():
    assert set(MODULES) >= PUUR | LEZERS
    assert len(MODULES) > 60


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_run_one_way(module):
    eigen = LAAG[module.split(".")[0]]
    hoger = {
        naam for naam in imports(module) if LAAG.get(naam.split(".")[0], -1) > eigen
    }
    assert hoger == set()


@pytest.mark.parametrize("module", sorted(PUUR))
def test_pure_modules_import_only_python_and_each_other(module):
    vreemd = {
        naam
        for naam in imports(module)
        if naam.split(".")[0] not in sys.stdlib_module_names
        and naam.split(".")[0] not in PUUR_PAKKETTEN.get(module, ())
        and not any(naam == puur or naam.startswith(f"{puur}.") for puur in PUUR)
        # `from banenafspraak import notatie` names the package on the way.
        and naam not in APPS
    }
    assert vreemd == set()


@pytest.mark.parametrize(
    "module", sorted(m for m in MODULES if m.startswith("monitor") and m not in LEZERS)
)
def test_only_the_readers_touch_the_ledger(module):
    namen = {
        getattr(knoop, "id", getattr(knoop, "attr", getattr(knoop, "name", None)))
        for knoop in ast.walk(tree(module))
        if isinstance(knoop, ast.Name | ast.Attribute | ast.alias)
    }
    assert namen & GROOTBOEK == set()


def test_only_the_address_book_names_monitor_in_banenafspraak():
    """`urls.py` includes monitor's addresses, and settings list it as an app: both as text."""
    noemt = {
        module
        for module in MODULES
        if not module.startswith("monitor")
        for knoop in ast.walk(tree(module))
        if isinstance(knoop, ast.Constant)
        and isinstance(knoop.value, str)
        and (knoop.value == "monitor" or knoop.value.startswith("monitor."))
    }
    assert noemt <= {"banenafspraak.urls", "banenafspraak.settings"}


def test_an_import_back_would_be_seen(tmp_path, monkeypatch):
    """The parser of this file sees every way to import."""
    pad = tmp_path / "stiekem.py"
    pad.write_text(
        "def f():\n"
        "    from monitor import voortgang\n"
        "    import monitor.balk as b\n"
        "    importlib.import_module('monitor.urls')\n"
        "    from . import kwartaal\n"
    )
    monkeypatch.setitem(MODULES, "banenafspraak.stiekem", pad)
    tree.cache_clear()
    imports.cache_clear()
    assert imports("banenafspraak.stiekem") == {
        "monitor",
        "monitor.voortgang",
        "monitor.balk",
        "monitor.urls",
        "banenafspraak",
        "banenafspraak.kwartaal",
    }
    imports.cache_clear()
