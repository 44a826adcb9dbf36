"""`manage.py laad_cijfers`: load or refresh the shipped figures."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from banenafspraak.laden.alles import load_all
from banenafspraak.laden.bestanden import Laadfout
from banenafspraak.models import Cijfer, Norm


class Command(BaseCommand):
    help = "Laadt de meegeleverde gebieden, definities en cijfers, of werkt ze bij."

    def add_arguments(self, parser):
        parser.add_argument(
            "--map",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            help="De map met de bestanden (standaard: fixtures).",
        )

    def handle(self, *args, map, verbosity, **opties):
        vertel = self.stdout.write if verbosity > 0 else (lambda zin: None)
        try:
            veranderd = load_all(map, vertel)
        except Laadfout as fout:
            raise CommandError(f"{fout}\nEr is niets geladen.") from fout
        if not veranderd:
            vertel("De meegeleverde cijfers zijn al geladen. Er is niets veranderd.")
            return
        cijfers = Cijfer.objects.current().count()
        normen = Norm.objects.current().count()
        vertel(f"Klaar. Op de site staan nu {cijfers} cijfers en {normen} normen.")
