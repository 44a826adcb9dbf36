"""What the browser fixtures in conftest.py lean on: watching a page, and running axe."""

import json

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client

from tests.builders import log_in

AXE_OPTIONS = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",  # without this one, target-size never fires
        "best-practice",
    ],
    "resultTypes": ["violations"],
}


def log_in_browser(page, adres, gebruiker):
    """Log `gebruiker` in at the site of `adres`, with both steps taken."""
    client = Client()
    log_in(client, gebruiker)
    naam = settings.SESSION_COOKIE_NAME
    cookie = {"name": naam, "value": client.cookies[naam].value, "url": adres}
    page.context.add_cookies([cookie])


class Toezicht:
    """Keeps everything a page complained about, but for what the test expects."""

    def __init__(self, page, verwacht=()):
        self.verwacht = tuple(verwacht)
        self.klachten = []
        page.on("console", self.on_console)
        page.on("pageerror", lambda fault: self.note(f"script: {fault}"))
        page.on("requestfailed", self.on_failed_request)

    def on_console(self, message):
        if message.type in ("error", "warning"):
            place = message.location.get("url", "")
            self.note(f"console {message.type}: {message.text} ({place})")

    def on_failed_request(self, request):
        # A download ends its own navigation, and who leaves a page may be before its icon or
        # its letters. One that is not there is a 404, and complained about.
        gestopt = "ERR_ABORTED" in request.failure
        laat = request.resource_type == "font" or request.url.endswith("/pictogram.svg")
        if not (gestopt and (request.is_navigation_request() or laat)):
            self.note(f"request: {request.url}: {request.failure}")

    def note(self, klacht):
        if not any(part in klacht for part in self.verwacht):
            self.klachten.append(klacht)


def axe_violations(page):
    """Every violation axe finds on the page, each as text that says where and why."""
    # Over the debugging protocol, because the page's own policy forbids eval.
    session = page.context.new_cdp_session(page)
    try:
        evaluate(session, AXE_SCRIPT + "; true")
        run = f"axe.run({json.dumps(AXE_OPTIONS)}).then(r => r.violations)"
        return [readable(violation) for violation in evaluate(session, run)]
    finally:
        session.detach()


def evaluate(session, expression):
    answer = session.send(
        "Runtime.evaluate",
        {"expression": expression, "awaitPromise": True, "returnByValue": True},
    )
    if "exceptionDetails" in answer:
        raise RuntimeError(f"axe: {answer['exceptionDetails']}")
    return answer["result"].get("value")


def readable(violation):
    places = "".join(
        f"\n  {node['target']}: {node['html'][:160]}\n    {node.get('failureSummary', '')}"
        for node in violation["nodes"]
    )
    return f"{violation['id']} ({violation['impact']}): {violation['help']}{places}"
