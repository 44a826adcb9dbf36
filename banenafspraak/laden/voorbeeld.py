"""Puts the example figures in the ledger, or takes them out again.

They count as known from the moment of loading, whatever the database holds already: an
example was never known before somebody made it.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from banenafspraak import verdeling, voorbeeld
from banenafspraak.laden.bestanden import Laadfout, fingerprint
from banenafspraak.laden.cijfers import MEEGELEVERD, Bekend
from banenafspraak.leveringen import hand_in, publish, sleutel_van, withdraw
from banenafspraak.models import Bron, Cijfer, Levering, Norm, Waarneming
from banenafspraak.voorbeeld.bouw import Onvolledig, all_rows
from banenafspraak.voorbeeld.feiten import Feiten
from banenafspraak.voorbeeld.rij import Voorbeeldrij
from regio.models import Gebied, Soort

NAAM = "voorbeeldcijfers"
WEG = "weggehaald"

_BRON = {
    "soort": Bron.Soort.VOORBEELD,
    "uitgever": "Banenafspraakmonitor",
    "titel": "Voorbeeldcijfers, verzonnen om een volle pagina te laten zien",
    "korte_titel": "voorbeeld, verzonnen",
    "datum": None,
    "datum_soort": Bron.DatumSoort.ONBEKEND,
}


def load_examples(map_: Path, vertel: Callable[[str], None]) -> bool:
    """Make the examples current that go with the shipped files in `map_`; True when
    anything changed. A second run over the same files asks one query. Raises `Laadfout`
    when the files do not hold what examples are made from."""
    teken = _fingerprint(map_)
    if _newest_mark() == teken:
        return False
    try:
        with transaction.atomic():
            aantal = _replace(teken)
    except Onvolledig as fout:
        raise Laadfout(
            f"In {map_.name}/ staat te weinig om voorbeeldcijfers van te maken. "
            "Kies --zonder-voorbeeld."
        ) from fout
    vertel(f"  voorbeeldcijfers: {aantal} rijen nieuw of gewijzigd")
    return True


def remove_examples(vertel: Callable[[str], None]) -> bool:
    """Take every current example off the site; True when there were any."""
    rijen = _current()
    if not rijen:
        return False
    with transaction.atomic():
        levering = _delivery(WEG)
        levering.status = Levering.Status.VASTGESTELD
        levering.ingediend_op = levering.vastgesteld_op = timezone.now()
        levering.save()
        withdraw(rijen, levering, levering.vastgesteld_op)
    vertel(f"  voorbeeldcijfers: {len(rijen)} rijen weggehaald")
    return True


def _newest_mark() -> str:
    laatste = Levering.objects.filter(bestand=NAAM).order_by("-pk").first()
    return laatste.sha256 if laatste else ""


def _fingerprint(map_: Path) -> str:
    """A name for what the examples follow from: the shipped files, and how they are made."""
    bron = [Path(verdeling.__file__), *Path(voorbeeld.__file__).parent.glob("*.py")]
    som = hashlib.sha256()
    for pad in sorted((*map_.rglob("*.csv"), *map_.rglob("*.json"), *bron)):
        som.update(f"{pad.name}:{fingerprint(pad)};".encode())
    return som.hexdigest()


def _replace(teken: str) -> int:
    """Hand in and publish what is new or other, and withdraw what is no example any more."""
    bron, _ = Bron.objects.update_or_create(sleutel="voorbeeld", defaults=_BRON)
    bekend = Bekend()
    rijen = [_observation(rij, bekend, bron) for rij in all_rows(Feiten.read())]
    nu = {(type(rij), sleutel_van(rij)) for rij in rijen}
    weg = [rij for rij in _current() if (type(rij), sleutel_van(rij)) not in nu]
    levering = _delivery(teken)
    verschil = hand_in(levering, rijen)
    if verschil.is_leeg:
        levering.status = Levering.Status.VASTGESTELD
        levering.ingediend_op = levering.vastgesteld_op = timezone.now()
        levering.save()
    else:
        publish(levering)
    withdraw(weg, levering, levering.vastgesteld_op)
    return len(verschil.nieuw) + len(verschil.gewijzigd) + len(weg)


def _current() -> list[Waarneming]:
    return [
        rij
        for model in (Norm, Cijfer)
        for rij in model.objects.current().filter(
            voorbeeld=True, levering__bestand=NAAM
        )
    ]


def _delivery(teken: str) -> Levering:
    return Levering(
        gebied=Gebied.objects.get(soort=Soort.LAND),
        bestand=NAAM,
        sha256=teken,
        ingediend_als=MEEGELEVERD,
    )


def _observation(rij: Voorbeeldrij, bekend: Bekend, bron: Bron) -> Waarneming:
    indicator = bekend.indicatoren[rij.indicator]
    gedeeld = {
        "indicator": indicator,
        "gebied": rij.gebied,
        "uitsplitsing": bekend.uitsplitsingen[rij.deel],
        "waarde": rij.waarde,
        "bron": bron,
        "voorbeeld": True,
    }
    if rij.is_norm:
        return Norm(**gedeeld, jaar=rij.moment, soort=indicator.norm_soort)
    return Cijfer(**gedeeld, kwartaal=rij.moment)
