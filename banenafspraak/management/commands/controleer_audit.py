"""`manage.py controleer_audit`: has anybody changed the audit log? Exit code 0 or 1."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from banenafspraak import notatie
from banenafspraak.logboek.controle import check_chain, check_file, check_noted

_NOEM = 20  # sentences on the screen
_MELD = 20_000  # lines between two signs of life


class Command(BaseCommand):
    help = (
        "Kijkt of het logboek nog zo is als de site het schreef. Eindigt met 1 als er iets "
        "niet klopt."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--tot",
            metavar="NUMMER:HASH",
            help="Wat deze opdracht de vorige keer noemde en u elders hebt genoteerd. "
            "Zo ziet u ook dat de laatste regels weg zijn.",
        )
        parser.add_argument(
            "--bestand",
            type=Path,
            metavar="PAD",
            help="Vergelijk met het bestand van LOGBOEK_BESTAND.",
        )

    def handle(self, *args, tot, bestand, verbosity, **opties):
        self.praat = verbosity > 0
        uitkomst = check_chain(self._progress)
        fouten = [*uitkomst.fouten, *self._noted(tot), *self._file(bestand)]
        if fouten:
            self._complain(fouten)
        if not self.praat:
            return
        if uitkomst.laatste is None:
            self.stdout.write("Het logboek is leeg.")
            return
        van, tot_en_met = (
            notatie.datum(localtime(regel.moment))
            for regel in (uitkomst.eerste, uitkomst.laatste)
        )
        self.stdout.write(
            f"Het logboek klopt: {_lines(uitkomst.aantal)}, van {van} t/m "
            f"{tot_en_met}.\nNoteer dit ergens anders, voor de volgende keer:\n"
            f"--tot {uitkomst.einde}"
        )

    def _progress(self, aantal: int) -> None:
        if self.praat and aantal % _MELD == 0:
            self.stdout.write(f"{notatie.aantal(aantal)} regels nagekeken ...")

    def _noted(self, tot: str | None) -> list[str]:
        if tot is None:
            return []
        try:
            return check_noted(tot)
        except ValueError as fout:
            raise CommandError(
                "Schrijf na --tot een nummer, een dubbele punt en 64 tekens, zoals deze "
                "opdracht ze noemt."
            ) from fout

    def _file(self, pad: Path | None) -> list[str]:
        if pad is None:
            return []
        try:
            uitkomst = check_file(pad)
        except OSError as fout:
            raise CommandError(f"Het bestand {pad} is niet te lezen.") from fout
        if self.praat and uitkomst.overgeslagen:
            self.stdout.write(
                f"Let op: in het bestand missen we {_lines(uitkomst.overgeslagen)} van het "
                "logboek. Dat kan na een storing."
            )
        return uitkomst.fouten

    def _complain(self, fouten: list[str]) -> None:
        for zin in fouten[:_NOEM]:
            self.stdout.write(zin)
        if len(fouten) > _NOEM:
            self.stdout.write(f"En nog {notatie.aantal(len(fouten) - _NOEM)}.")
        raise CommandError("Het logboek klopt niet.", returncode=1)


def _lines(aantal: int) -> str:
    return f"{notatie.aantal(aantal)} {'regel' if aantal == 1 else 'regels'}"
