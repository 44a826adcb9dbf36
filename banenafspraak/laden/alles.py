"""All shipped data, in order and in one transaction; then the examples, if asked for."""

from collections.abc import Callable
from pathlib import Path

from banenafspraak import logboek
from banenafspraak.laden import referentie
from banenafspraak.laden.bestanden import Laadfout, fingerprint
from banenafspraak.laden.cijfers import MEEGELEVERD, Bekend, load_file
from banenafspraak.laden.gebiedsteksten import load_maatregelen, load_raadsstukken
from banenafspraak.laden.indelingen import load_indelingen
from banenafspraak.laden.voorbeeld import load_examples, remove_examples
from banenafspraak.models import Dataversie, Levering, Meegeleverd

# In this order: a later file points at rows of an earlier one.
REFERENTIE = (
    ("gebieden.csv", referentie.load_gebieden),
    ("ligging.csv", referentie.load_ligging),
    ("indelingen.csv", load_indelingen),
    ("herindelingen.csv", referentie.load_herindelingen),
    ("bronnen.csv", referentie.load_bronnen),
    ("uitsplitsingen.json", referentie.load_uitsplitsingen),
    ("indicatoren.json", referentie.load_indicatoren),
    ("kanttekeningen.csv", referentie.load_kanttekeningen),
    ("maatregelen.csv", load_maatregelen),
    ("raadsstukken.csv", load_raadsstukken),
)
# Texts that count, on a first load, as known from the date of their source.
_OP_BRONDATUM = ("kanttekeningen.csv", "maatregelen.csv", "raadsstukken.csv")


def load_all(
    map_: Path,
    vertel: Callable[[str], None] = lambda zin: None,
    *,
    met_voorbeeld: bool = False,
) -> bool:
    """Make the database say what the shipped files in `map_` say; True when it changed.

    `met_voorbeeld`: with example figures beside the real ones; without, those that are
    there go. All or nothing. Files that were loaded before in the same form are passed
    over. Raises `Laadfout` with a Dutch sentence.
    """
    with logboek.namens(MEEGELEVERD), logboek.transactie():
        echt = _load_real(map_, vertel)
        if met_voorbeeld:
            voorbeeld = load_examples(map_, vertel)
        else:
            voorbeeld = remove_examples(vertel)
    return echt or voorbeeld


def _load_real(map_: Path, vertel: Callable[[str], None]) -> bool:
    referentie_anders = _changed_reference(map_)
    cijfers_anders = _changed_figures(map_)
    if not (referentie_anders or cijfers_anders):
        return False
    eerste_keer = not Levering.objects.exists()
    for pad, laad in referentie_anders:
        opmerkingen: list[str] = []
        opties = {
            **{naam: {"op_brondatum": eerste_keer} for naam in _OP_BRONDATUM},
            "indelingen.csv": {"vertel": opmerkingen.append},
        }
        aantal = _load(laad, pad, **opties.get(pad.name, {}))
        Meegeleverd.objects.update_or_create(
            bestand=pad.name, defaults={"sha256": fingerprint(pad)}
        )
        vertel(_sentence(pad.name, aantal, "nieuw of gewijzigd"))
        for zin in opmerkingen:
            vertel(f"    {zin}")
    if referentie_anders:
        Dataversie.objects.verhoog("meegeleverde gegevens")
    bekend = Bekend()
    for pad in cijfers_anders:
        aantal, blijft = load_file(pad, _name(pad), bekend, op_brondatum=eerste_keer)
        vertel(_sentence(_name(pad), aantal, "nieuw of gewijzigd"))
        for rij in blijft:
            vertel(f"    {rij}: op de site staat een ander cijfer; dat blijft staan.")
    return True


def _load(laad: Callable[..., int], pad: Path, **opties) -> int:
    try:
        return laad(pad, **opties)
    except KeyError as fout:
        raise Laadfout(
            f"{pad.name}: in een onderdeel ontbreekt {fout.args[0]}."
        ) from fout


def _sentence(naam: str, aantal: int, wat: str) -> str:
    rijen = "1 rij" if aantal == 1 else f"{aantal or 'geen'} rijen"
    return f"  {naam}: {rijen} {wat}"


def _name(pad: Path) -> str:
    return f"cijfers/{pad.name}"


def _changed_reference(map_: Path):
    bekend = dict(Meegeleverd.objects.values_list("bestand", "sha256"))
    for naam, _ in REFERENTIE:
        if not (map_ / naam).is_file():
            raise Laadfout(f"Het bestand {naam} ontbreekt in {map_.name}/.")
    return [
        (map_ / naam, laad)
        for naam, laad in REFERENTIE
        if bekend.get(naam) != fingerprint(map_ / naam)
    ]


def _changed_figures(map_: Path) -> list[Path]:
    bekend = dict(
        Levering.objects.exclude(bestand="")
        .order_by("pk")
        .values_list("bestand", "sha256")
    )
    paden = sorted((map_ / "cijfers").glob("*.csv"))
    return [pad for pad in paden if bekend.get(_name(pad)) != fingerprint(pad)]
