"""Fixtures for every test: a page in a real browser, and axe to judge it.

    def test_start_has_no_axe_violations(live_server, pagina, axe):
        make_land(...)
        page = pagina(breedte=360)
        page.goto(live_server.url + "/")
        assert axe(page) == []

At the end the test fails on anything the browser complained about: the console, a failed
request, a script error, a breach of the Content-Security-Policy. A test that expects a
complaint names a part of it: `pagina(verwacht=["404"])`.
"""

import asyncio
import os
import shutil
from collections import Counter
from contextlib import contextmanager

import pytest

WERELD = pytest.StashKey[str]()
CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# The fixtures that keep a world for every module that asks for them (tests/ingeladen.py).
WERELDEN = ("paren", "meegeleverd", "site")


def pytest_collection_modifyitems(items):
    """Mark what asks for a page, so that `-m "not browser"` needs no discipline; and put the
    modules of one world together, in each the largest first, so that no core waits long."""
    aantal = Counter(item.path for item in items)
    wereld = dict.fromkeys(aantal, len(WERELDEN))
    for item in items:
        namen = getattr(item, "fixturenames", ())
        if "pagina" in namen:
            item.add_marker(pytest.mark.browser)
        for plaats, naam in enumerate(WERELDEN):
            if naam in namen:
                wereld[item.path] = min(plaats, wereld[item.path])
    items.sort(key=lambda i: (wereld[i.path], -aantal[i.path], str(i.path)))
    for item in items:
        item.stash[WERELD] = (*WERELDEN, "")[wereld[item.path]]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Undo a world that the module of this test does not ask for."""
    from tests.ingeladen import BEWAARD

    if BEWAARD.naam != item.stash[WERELD]:
        BEWAARD.release()


@pytest.fixture(scope="session")
def bewaard(django_db_setup, django_db_blocker):
    """Keep a world: `with bewaard("meegeleverd", make) as it` gives what the context manager
    of `make` yields, and undoes it when a module comes that does not ask for it. Within the
    block the database may be used, by a running server too."""
    from tests.ingeladen import BEWAARD

    @contextmanager
    def hold(naam, maak):
        with django_db_blocker.unblock():
            yield BEWAARD.hold(naam, django_db_blocker, maak)

    yield hold
    BEWAARD.release()


@pytest.fixture(scope="session")
def chromium_pad():
    pad = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return pad or no_browser("Geen Chromium gevonden (Debian: apt install chromium).")


@pytest.fixture(scope="session")
def gedeelde_browser(chromium_pad):
    """One Chromium per worker, with the event loop that Playwright runs in this thread."""
    from playwright.sync_api import sync_playwright

    manager = sync_playwright()
    try:
        playwright = manager.start()
        loop = asyncio.get_running_loop()
        chromium = playwright.chromium.launch(
            executable_path=chromium_pad, args=CHROMIUM_ARGS
        )
    except Exception as fault:
        no_browser(f"Chromium start niet (Debian: apt install libatomic1): {fault}")
    finally:
        asyncio._set_running_loop(None)
    yield chromium, loop
    asyncio._set_running_loop(loop)
    chromium.close()
    playwright.stop()
    asyncio._set_running_loop(None)


def no_browser(reason):
    """Without a browser its tests are skipped, but never in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def browser(gedeelde_browser, monkeypatch):
    """The shared Chromium, for the length of one test, beside Django's database.

    Playwright leaves its loop marked as running in this thread. Django would then refuse
    every query (SynchronousOnlyOperation) and open other connections than the test has.
    Neither is needed: the loop only runs while the test waits for the browser.
    """
    from django.db import connections

    chromium, loop = gedeelde_browser
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    monkeypatch.setattr(connections, "_connections", connections._connections._storage)
    asyncio._set_running_loop(loop)
    yield chromium
    asyncio._set_running_loop(None)


@pytest.fixture
def pagina(browser):
    """Make pages: `pagina(breedte=360, hoogte=800, verwacht=(), **context_options)`."""
    from tests.browserhulp import Toezicht

    opened = []

    def make(breedte=360, hoogte=800, verwacht=(), **context_options):
        context = browser.new_context(
            viewport={"width": breedte, "height": hoogte},
            **{"locale": "nl-NL", "reduced_motion": "reduce", **context_options},
        )
        page = context.new_page()
        opened.append((context, Toezicht(page, verwacht)))
        return page

    yield make
    for context, _ in opened:
        context.close()
    klachten = [klacht for _, toezicht in opened for klacht in toezicht.klachten]
    if klachten:
        pytest.fail("De browser klaagde:\n" + "\n".join(klachten))


@pytest.fixture
def axe():
    """Run axe: `axe(page)` gives the violations as readable text, none if all is well."""
    from tests.browserhulp import axe_violations

    return axe_violations
