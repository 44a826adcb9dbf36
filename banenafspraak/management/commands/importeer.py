"""`manage.py importeer BESTAND --bron T`: a file comes in by the command line.

The same reading, the same sentences and the same delivery as in beheer. Without
`--vaststellen-door` it waits for somebody in beheer who agrees.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from banenafspraak import logboek
from banenafspraak.importeren import stappen
from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.inzage import Bestand, for_user, limits, read
from banenafspraak.importeren.ontvangen import too_large
from banenafspraak.importeren.verslag import (
    NIETS_BEWAARD,
    SOM_KLOPT,
    becomes,
    change_lines,
    good_news,
    no_changes,
    refusal_heading,
    size_in_words,
    warning_lines,
)
from banenafspraak.leveringen import Botsing
from banenafspraak.models import Gebruiker
from banenafspraak.rechten import rechten_van

_MEESTE = 50  # refused rows that are printed


class Command(BaseCommand):
    help = "Leest een rekenblad (xlsx, xls, ods of csv) en levert de cijfers erin."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path, help="Het bestand.")
        parser.add_argument(
            "--bron",
            required=True,
            help="Waar de cijfers vandaan komen, bijvoorbeeld: Staatscourant 2017, 4882.",
        )
        parser.add_argument(
            "--indicator",
            default="",
            help="Waarover het gaat, als het bestand dat niet zegt: beschut-werk.",
        )
        parser.add_argument(
            "--reden",
            default="",
            help="Waarom cijfers die al op de site staan veranderen. Komt op de site.",
        )
        parser.add_argument(
            "--droog", action="store_true", help="Alleen kijken, niets bewaren."
        )
        parser.add_argument(
            "--vaststellen-door",
            metavar="GEBRUIKER",
            help="Geef meteen akkoord, in de naam van deze gebruiker.",
        )

    def handle(self, *args, bestand, bron, indicator, droog, **opties):
        self.vertel = self.stdout.write if opties["verbosity"] > 0 else lambda zin: None
        wie = _who_agrees(opties["vaststellen_door"])
        try:
            gekozen = _file(bestand, bron.strip(), indicator.strip())
            self.vertel(f"{gekozen.naam} lezen en vergelijken met de site ...")
            gelezen = read(gekozen)
        except Geweigerd as fout:
            raise CommandError(f"{fout} {NIETS_BEWAARD}") from fout
        uitkomst = for_user(gelezen, None)
        self._tell(gelezen, uitkomst)
        if uitkomst.meldingen:
            raise CommandError(_refusals(uitkomst))
        if uitkomst.is_leeg:
            self.vertel(no_changes(uitkomst))
            return
        self.vertel(good_news(gelezen, uitkomst))
        for zin in change_lines(uitkomst):
            self.vertel(zin)
        if wie and not rechten_van(wie).mag_akkoord(uitkomst.gebied.pk):
            raise CommandError(
                f"{wie.username} mag geen akkoord geven voor {uitkomst.gebied}. "
                f"{NIETS_BEWAARD}"
            )
        if droog:
            self.vertel(f"Dit was een proef. {NIETS_BEWAARD}")
            return
        # Told after the commit: who reads it, may stop the computer.
        self.vertel(self._deliver(gelezen, wie, opties["reden"]))

    @logboek.transactie()
    def _deliver(self, gelezen, wie, reden: str) -> str:
        """Concept, hand in and agree, all or nothing; what came of it."""
        reden = reden.strip() or f"Nieuw bestand: {gelezen.bestand.bron}."
        try:
            levering = stappen.neem_op(gelezen, None)
            self.vertel("Bewaard als concept. Nu indienen ...")
            uitkomst = stappen.dien_in(levering, gelezen, None, levering.versie, reden)
            levering.refresh_from_db()
            if wie:
                self.vertel("Ingediend. Nu akkoord geven ...")
                stappen.akkoord(levering, gelezen, wie, levering.versie)
        except stappen.NietGoed as fout:
            raise CommandError(_refusals(fout.uitkomst)) from fout
        except (stappen.Geweigerd, Botsing) as fout:
            raise CommandError(f"{fout} {NIETS_BEWAARD}") from fout
        een, meer = (
            ("wijziging", "wijzigingen") if gelezen.tabel else ("cijfer", "cijfers")
        )
        wat = f"{uitkomst.aantal} {een if uitkomst.aantal == 1 else meer}"
        if wie:
            return f"Akkoord gegeven door {wie.username}. {wat} op de site."
        return (
            f"{wat} ingediend. Op de site zodra iemand in beheer akkoord geeft "
            f"(levering {levering.pk})."
        )

    def _tell(self, gelezen, uitkomst) -> None:
        self.vertel(f"{gelezen.bestand.naam}, {size_in_words(gelezen)}")
        self.vertel(f"Herkend als: {gelezen.herkend} ({', '.join(gelezen.kolommen)})")
        if wordt := becomes(gelezen, uitkomst):
            self.vertel(f"Dit wordt: {wordt}")
        if gelezen.somrij and gelezen.somrij != SOM_KLOPT:
            self.vertel(gelezen.somrij)
        for zin in warning_lines(uitkomst):
            self.vertel(zin)


def _file(pad: Path, bron: str, indicator: str) -> Bestand:
    if not bron:
        raise CommandError("Zeg bij --bron waar de cijfers vandaan komen.")
    try:
        grootte = pad.stat().st_size
        if grootte > limits().bytes:
            raise CommandError(f"{too_large(grootte)} {NIETS_BEWAARD}")
        return Bestand(pad.name, pad.read_bytes(), indicator, bron)
    except OSError as fout:
        raise CommandError(
            f"We kunnen {pad.name} niet openen. Bestaat het, en mag u het lezen?"
        ) from fout


def _who_agrees(naam: str | None) -> Gebruiker | None:
    if naam is None:
        return None
    wie = Gebruiker.objects.filter(username=naam, is_active=True).first()
    if wie is None:
        raise CommandError(f"Er is geen gebruiker {naam}, of het account is gesloten.")
    return wie


def _refusals(uitkomst) -> str:
    eerste = [str(melding) for melding in uitkomst.meldingen[:_MEESTE]]
    over = len(uitkomst.meldingen) - len(eerste)
    if over:
        eerste.append(f"en nog {over} {'melding' if over == 1 else 'meldingen'}.")
    kop = refusal_heading(uitkomst)
    return "\n".join([kop, *eerste, NIETS_BEWAARD])
