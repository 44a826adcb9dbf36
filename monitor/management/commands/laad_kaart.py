"""`manage.py laad_kaart [BESTAND | --download]`: borders of gemeenten, for the maps.

Without a loaded file the maps draw circles; nothing else is missing.
"""

import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from banenafspraak import logboek
from banenafspraak.models import Actie, Dataversie
from regio.grenzen.lezen import Kaartfout, jaar_in_naam, lees_bestand, lees_gebieden
from regio.grenzen.ophalen import haal_op
from regio.models import Gebied, Indeling, Kaartgeometrie, Soort

EERSTE_JAAR = 2015  # before it we do not know which gemeenten there were
_NOEM = 5


class Command(BaseCommand):
    help = (
        "Laadt grenzen van gemeenten (GeoJSON van CBS of PDOK) voor de kaarten. De kaarten "
        "tekenen daarna gebieden in plaats van cirkels."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "bestand", nargs="?", type=Path, help="Een GeoJSON-bestand."
        )
        parser.add_argument(
            "--download",
            action="store_true",
            help="Haal het bestand op van het adres in KAART_URL (standaard: PDOK).",
        )
        parser.add_argument(
            "--jaar",
            type=int,
            help="De grenzen gelden op 1 januari van dit jaar. Anders: uit de naam of het bestand.",
        )

    def handle(self, *args, bestand, download, jaar, verbosity, **opties):
        vertel = self.stdout.write if verbosity > 0 else (lambda zin: None)
        if bool(bestand) == download:
            raise CommandError("Geef een bestand, of kies --download.")
        if Kaartgeometrie._meta.db_table not in connection.introspection.table_names():
            raise CommandError(
                "De database is er nog niet. Draai eerst manage.py migrate en laad_cijfers."
            )
        try:
            if download:
                jaar = jaar or datetime.date.today().year
                naam = "Het opgehaalde bestand"
                vertel("Bezig met ophalen ...")
                inhoud = haal_op(settings.KAART_URL.replace("{jaar}", str(jaar)))
            else:
                naam = bestand.name
                inhoud = lees_bestand(bestand)
                jaar = jaar or jaar_in_naam(naam)
            vertel("Bezig met lezen en vereenvoudigen ...")
            gebieden, eigen_jaar = lees_gebieden(inhoud, naam)
            jaar = check_year(jaar, eigen_jaar, naam)
            check_codes(set(gebieden), jaar, naam)
        except Kaartfout as fout:
            raise CommandError(f"{fout}\nEr is niets geladen.") from fout
        store(gebieden, jaar)
        punten = sum(len(ring) for ringen in gebieden.values() for ring in ringen)
        vertel(
            f"Klaar: grenzen van {len(gebieden)} gemeenten in {jaar}, {punten} punten."
        )


def check_year(jaar: int | None, eigen: int | None, naam: str) -> int:
    """The year of the borders; what the file itself says may not contradict it."""
    if jaar is not None and eigen is not None and jaar != eigen:
        raise Kaartfout(f"{naam} zegt zelf {eigen}, niet {jaar}. Kies --jaar {eigen}.")
    jaar = jaar or eigen
    if jaar is None:
        raise Kaartfout(f"Van welk jaar is {naam}? Zeg het met --jaar 2023.")
    if not EERSTE_JAAR <= jaar <= datetime.date.today().year + 1:
        raise Kaartfout(
            f"Van {jaar} kennen we de gemeenten niet. Kies {EERSTE_JAAR} of later."
        )
    return jaar


def check_codes(codes: set[str], jaar: int, naam: str) -> None:
    """The file holds exactly the gemeenten of 1 January of its year."""
    dag = datetime.date(jaar, 1, 1)
    ingedeeld = Indeling.objects.filter(gebied__soort=Soort.GEMEENTE).values("gebied")
    gemeenten = Gebied.objects.valid_on(dag).filter(
        soort=Soort.GEMEENTE, pk__in=ingedeeld
    )
    namen = dict(gemeenten.values_list("code", "naam"))
    if not namen:
        raise Kaartfout(
            "Er zijn nog geen gemeenten. Draai eerst manage.py laad_cijfers."
        )
    if mist := sorted(set(namen) - codes):
        raise Kaartfout(
            f"In {naam} {_ontbreken(len(mist))} van {jaar}: "
            f"{_some([f'{namen[c]} ({c})' for c in mist])}. Klopt het jaar?"
        )
    if vreemd := sorted(codes - set(namen)):
        raise Kaartfout(
            f"{naam} heeft codes die op 1 januari {jaar} geen gemeente waren: "
            f"{_some(vreemd)}. Klopt het jaar?"
        )


def _ontbreken(aantal: int) -> str:
    return "ontbreekt 1 gemeente" if aantal == 1 else f"ontbreken {aantal} gemeenten"


def _some(teksten: list[str]) -> str:
    rest = len(teksten) - _NOEM
    return ", ".join(teksten[:_NOEM]) + (f" en {rest} andere" if rest > 0 else "")


@logboek.transactie()
def store(gebieden: dict[str, list], jaar: int) -> None:
    """Replace the borders of that year, and make the pages new."""
    weg, _ = Kaartgeometrie.objects.filter(jaar=jaar).delete()
    Kaartgeometrie.objects.bulk_create(
        Kaartgeometrie(jaar=jaar, code=code, ringen=ringen)
        for code, ringen in gebieden.items()
    )
    logboek.schrijf(
        Actie.GELADEN,
        Kaartgeometrie,
        oud={"aantal grenzen": weg or None},
        nieuw={"aantal grenzen": len(gebieden)},
        wat=f"grenzen van {jaar}",
    )
    Dataversie.objects.verhoog(f"grenzen van {jaar}")
