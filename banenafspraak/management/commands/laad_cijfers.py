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

        add_example_choice(parser)

    def handle(self, *args, map, verbosity, voorbeeld, **opties):
        vertel = self.stdout.write if verbosity > 0 else (lambda zin: None)
        met_voorbeeld = settings.DEBUG if voorbeeld is None else voorbeeld
        try:
            veranderd = load_all(map, vertel, met_voorbeeld=met_voorbeeld)
        except Laadfout as fout:
            raise CommandError(f"{fout}\nEr is niets geladen.") from fout
        if not veranderd:
            vertel("De meegeleverde cijfers zijn al geladen. Er is niets veranderd.")
            return
        cijfers = Cijfer.objects.current().real().count()
        normen = Norm.objects.current().real().count()
        vertel(f"Klaar. Op de site staan nu {cijfers} cijfers en {normen} normen.")
        if met_voorbeeld:
            aantal = sum(
                model.objects.current().filter(voorbeeld=True).count()
                for model in (Cijfer, Norm)
            )
            vertel(f"Daarnaast zijn er {aantal} voorbeeldcijfers. Die zijn verzonnen.")


def add_example_choice(parser) -> None:
    """`--met-voorbeeld` or `--zonder-voorbeeld`; neither: only under DEBUG."""
    keuze = parser.add_mutually_exclusive_group()
    keuze.add_argument(
        "--met-voorbeeld",
        dest="voorbeeld",
        action="store_true",
        default=None,
        help="Ook verzonnen voorbeeldcijfers, zodat elke pagina vol is. "
        "Zonder keuze: alleen op een eigen computer (DEBUG).",
    )
    keuze.add_argument(
        "--zonder-voorbeeld",
        dest="voorbeeld",
        action="store_false",
        default=None,
        help="Alleen echte cijfers; voorbeeldcijfers die er staan, gaan weg.",
    )
