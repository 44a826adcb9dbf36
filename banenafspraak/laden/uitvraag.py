"""What areas owe on a new site: `fixtures/uitvraag.csv`, a row per soort of area.

Only `manage.py start` loads it, once. After that a beheerder decides what is asked.
"""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from banenafspraak.kwartaal import Kwartaal, OngeldigKwartaal
from banenafspraak.laden.bestanden import Laadfout, Rij, read_csv
from banenafspraak.models import Indicator, Uitsplitsing, Uitvraag
from banenafspraak.notatie import aantal
from regio.models import Gebied, Soort

_KOLOMMEN = {"soort", "indicator", "onderdelen", "van", "met_norm"}


def load_uitvraag(pad: Path, vertel: Callable[[str], None] = lambda zin: None) -> bool:
    """Ask every area what its soort owes, if nothing is asked of anybody yet; True when it
    did. All or nothing. Raises `Laadfout` with a Dutch sentence.
    """
    if Uitvraag.objects.exists():
        return False
    if not pad.is_file():
        raise Laadfout(f"Het bestand {pad.name} ontbreekt in {pad.parent.name}/.")
    vragen = _questions(read_csv(pad, _KOLOMMEN))
    with transaction.atomic():
        gemaakt = Uitvraag.objects.bulk_create(u for u, _ in vragen)
        Uitvraag.onderdelen.through.objects.bulk_create(
            Uitvraag.onderdelen.through(uitvraag=uitvraag, uitsplitsing=deel)
            for uitvraag, (_, delen) in zip(gemaakt, vragen, strict=True)
            for deel in delen
        )
    gebieden = len({uitvraag.gebied_id for uitvraag in gemaakt})
    vertel(f"  {pad.name}: {aantal(gebieden)} gebieden leveren voortaan cijfers")
    return True


def _questions(rijen: list[Rij]) -> list[tuple[Uitvraag, list[Uitsplitsing]]]:
    """Every uitvraag to make, with its parts: a row of the file times the areas it is for."""
    indicatoren = {
        i.code: i for i in Indicator.objects.prefetch_related("uitsplitsingen")
    }
    gebieden = list(Gebied.objects.all())
    vragen, eerder = [], {}
    for rij in rijen:
        indicator = rij.verplicht("indicator", indicatoren)
        soort = _soort(rij, indicator)
        eerste = eerder.setdefault((soort, indicator), rij)
        if eerste is not rij:
            raise rij.fout("indicator", f"deze staat ook in {eerste}.")
        van, delen = _quarter(rij), _parts(rij, indicator)
        met_norm = rij.ja("met_norm")
        vragen += [
            (
                Uitvraag(gebied=g, indicator=indicator, van=van, met_norm=met_norm),
                delen,
            )
            for g in gebieden
            if g.soort == soort and g.bestond_op(van.peildatum)
        ]
    return vragen


def _soort(rij: Rij, indicator: Indicator) -> str:
    if rij["soort"] not in Soort.values:
        raise rij.fout("soort", f"kies uit: {', '.join(Soort.values)}.")
    if rij["soort"] not in indicator.niveaus:
        raise rij.fout("soort", f"{indicator} bestaat niet voor deze soort gebied.")
    return rij["soort"]


def _quarter(rij: Rij) -> Kwartaal:
    try:
        return Kwartaal.lees(rij["van"])
    except OngeldigKwartaal as fout:
        raise rij.fout("van", str(fout)) from fout


def _parts(rij: Rij, indicator: Indicator) -> list[Uitsplitsing]:
    bekend = {deel.code: deel for deel in indicator.uitsplitsingen.all()}
    codes = rij["onderdelen"].split()
    if not codes:
        raise rij.fout("onderdelen", "noem er ten minste één.")
    if vreemd := [code for code in codes if code not in bekend]:
        raise rij.fout("onderdelen", f"{vreemd[0]} hoort niet bij {indicator}.")
    if len(set(codes)) < len(codes):
        raise rij.fout("onderdelen", "hier staat iets dubbel.")
    return [bekend[code] for code in codes]
