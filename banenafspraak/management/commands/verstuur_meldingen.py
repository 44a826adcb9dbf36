"""`manage.py verstuur_meldingen`: mails around the last day to hand in. Meant for every day."""

import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from banenafspraak.opgave.termijnen import send_due


class Command(BaseCommand):
    help = (
        "Mailt wie een opgave nog niet heeft ingediend. Draai dit elke dag; twee keer op "
        "een dag kan geen kwaad. Wanneer er mail gaat, staat in MELDING_DAGEN."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--op",
            help="Doe alsof het deze dag is, bijvoorbeeld 2026-11-16 (standaard: vandaag).",
        )

    def handle(self, *args, op, verbosity, **opties):
        uitkomst = send_due(_day(op), settings.MELDING_DAGEN)
        if verbosity:
            self.stdout.write(
                f"{_mails(uitkomst.verstuurd)} verstuurd."
                if uitkomst.verstuurd
                else "Er was niets te versturen."
                if not uitkomst.mislukt
                else "Er is geen mail verstuurd."
            )
        if uitkomst.mislukt:
            raise CommandError(
                f"{_mails(uitkomst.mislukt)} kon{'' if uitkomst.mislukt == 1 else 'den'} "
                "niet weg. De mailserver gaf een fout: zie het log. De volgende keer "
                "proberen we het opnieuw."
            )


def _day(tekst: str | None) -> datetime.date:
    if not tekst:
        return timezone.localdate()
    try:
        return datetime.date.fromisoformat(tekst)
    except ValueError as fout:
        raise CommandError(
            f"'{tekst[:40]}' is geen dag. Schrijf het als 2026-11-16."
        ) from fout


def _mails(aantal: int) -> str:
    return "1 mail" if aantal == 1 else f"{aantal} mails"
