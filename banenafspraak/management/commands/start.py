"""`manage.py start`: everything needed to look at the site on this computer.

Installing packages happens earlier, in opstart.py; the figures are laad_cijfers' work.
"""

import errno
import socket
import sys

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from banenafspraak.laden.bestanden import Laadfout
from banenafspraak.laden.uitvraag import load_uitvraag
from banenafspraak.management.commands.laad_cijfers import add_example_choice
from banenafspraak.management.demo import demo_inlog
from banenafspraak.slot import slot

UITVRAAG = settings.BASE_DIR / "fixtures" / "uitvraag.csv"
HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TO_TRY = 100


class Command(BaseCommand):
    help = "Maakt de site klaar en toont hem op deze computer. Stop met Ctrl-C."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument(
            "--poort",
            type=int,
            default=FIRST_PORT,
            help="Is deze poort bezet, dan wordt het de eerstvolgende vrije.",
        )

        add_example_choice(parser)

    def handle(self, *args, poort, voorbeeld, **options):
        try:
            with slot(self.tell_waiting):
                self.prepare(voorbeeld)
                inloggen = demo_inlog()
            server = self.first_free(poort)
            self.tell(server, inloggen)
            server.serve_forever()
        except KeyboardInterrupt:
            self.stdout.write("\nDe site is gestopt.")
            sys.exit(0)

    def tell_waiting(self):
        self.stdout.write("Een andere start is bezig met de gegevens. Even wachten ...")

    def prepare(self, voorbeeld=None):
        """Bring database and figures up to date; quick when they are."""
        if needs_migrating():
            self.stdout.write("De database bijwerken ...")
            call_command("migrate", verbosity=0, interactive=False)
        call_command("laad_cijfers", stdout=self.stdout, voorbeeld=voorbeeld)
        try:
            load_uitvraag(UITVRAAG, self.stdout.write)
        except Laadfout as fout:
            raise CommandError(f"{fout}\nEr wordt nog niets gevraagd.") from fout
        if not settings.DEBUG:
            call_command("collectstatic", verbosity=0, interactive=False)

    def first_free(self, poort):
        for candidate in range(poort, min(poort + PORTS_TO_TRY, 65536)):
            server = bind(candidate)
            if server:
                return server
            self.stdout.write(f"Poort {candidate} is bezet.")
        self.stderr.write("Er is geen vrije poort gevonden. Kies er een met --poort.")
        sys.exit(1)

    def tell(self, server, inloggen):
        adres = f"http://{HOST}:{server.server_port}/"
        self.stdout.write("")
        self.stdout.write(self.style.SUCCESS(f"De {settings.SITE_NAAM} staat klaar:"))
        self.stdout.write(f"  Site     {adres}")
        self.stdout.write(f"  Beheer   {adres}beheer/")
        self.tell_accounts(inloggen)
        if not settings.DEBUG:
            self.stdout.write(
                "DEBUG staat uit: er is geen demo-account, en HTTPS is nodig."
            )
        self.stdout.write("Stoppen: Ctrl-C")
        # Someone may read this through a pipe; it must be there before the wait.
        self.stdout.flush()

    def tell_accounts(self, inloggen):
        if not inloggen:
            return
        self.stdout.write("")
        self.stdout.write(
            "Inloggen gaat in twee stappen: een wachtwoord, en een code. De code komt uit een\n"
            "app waarin u het geheim zet. Of gebruik een noodcode: die werkt één keer."
        )
        for inlog in inloggen:
            wachtwoord = inlog.wachtwoord or (
                "zelf gekozen (vergeten? python3 manage.py changepassword "
                f"{inlog.naam})"
            )
            self.stdout.write(f"  {inlog.naam}: {inlog.wie}")
            self.stdout.write(f"    wachtwoord  {wachtwoord}")
            self.stdout.write(f"    geheim      {inlog.geheim}")
            self.stdout.write(f"    code nu     {inlog.code}")
            self.stdout.write(f"    noodcodes   {', '.join(inlog.noodcodes)}")
        self.stdout.write("")


def needs_migrating():
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bind(poort):
    """A server on this port, or None when another program has it."""
    if poort and someone_answers(poort):
        return None
    try:
        server = Server((HOST, poort), QuietHandler)
    except OSError as fault:
        if fault.errno in (errno.EADDRINUSE, errno.EACCES):
            return None
        raise
    server.set_app(WSGIHandler())
    return server


def someone_answers(poort):
    """Windows lets two programs bind one port, so ask before binding."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, poort)) == 0


class Server(ThreadedWSGIServer):
    daemon_threads = True  # Ctrl-C does not wait for a browser that keeps its line open


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args):
        """Say nothing per request; faults are logged by Django itself."""
