"""An opgave as a file to fill in: what is asked, with what is known already.

Uploaded as it was downloaded it changes nothing. That is why a number is what is typed in
the open opgave, or else what the site says, and why a typed text that is no number goes
along as it was typed. Reads only, and asks the database nothing beside the opgave itself.
"""

from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.bladen import Blad
from banenafspraak.models import Levering
from banenafspraak.opgave.onderdelen import Onderdeel
from banenafspraak.opgave.rijen import says_same
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.veld import LEEG, Veld

# The importer reads these by name, and leaves the names and `vorig kwartaal` alone.
KOPPEN = (
    "soort",
    "indicator",
    "naam indicator",
    "gebied",
    "naam gebied",
    "periode",
    "uitsplitsing",
    "naam uitsplitsing",
    "waarde",
    "reden",
    "benadering",
    "toelichting",
    "vorig kwartaal",
)


def template_of(opgave: Opgave) -> Blad:
    """The sheet of one area and quarter: a row for each onderdeel, norms last."""
    return Blad(
        titel="",
        koppen=KOPPEN,
        rijen=tuple(_row(opgave, onderdeel) for onderdeel in opgave.onderdelen),
        bestandsnaam=f"opgave-{opgave.gebied.slug}-{opgave.kwartaal}",
    )


def _row(opgave: Opgave, onderdeel: Onderdeel) -> tuple:
    veld, huidig = _field(opgave, onderdeel), onderdeel.huidig
    typt = bool(veld.tekst or veld.reden)
    if not typt and huidig:
        waarde, reden = huidig.waarde, huidig.reden_onbekend
    else:
        waarde, reden = _typed(veld.tekst), veld.reden
    zelfde = huidig if not typt or says_same(onderdeel.read(veld), huidig) else None
    return (
        onderdeel.wat,
        onderdeel.indicator.code,
        onderdeel.indicator.naam,
        opgave.gebied.code,
        opgave.gebied.naam,
        onderdeel.norm_jaar if onderdeel.is_norm else str(opgave.kwartaal),
        onderdeel.uitsplitsing.code,
        onderdeel.uitsplitsing.naam,
        waarde,
        reden,
        zelfde.benadering if zelfde else "",
        zelfde.toelichting if zelfde else _words(opgave, onderdeel),
        onderdeel.vorig.waarde if onderdeel.vorig else None,
    )


def _field(opgave: Opgave, onderdeel: Onderdeel) -> Veld:
    """What is typed in the open opgave; nothing when none is open."""
    return opgave.field(onderdeel) if opgave.status in Levering.OPEN else LEEG


def _words(opgave: Opgave, onderdeel: Onderdeel) -> str:
    """The explanation of a new number, if it is for the site: an upload puts it there."""
    open_ = opgave.status in Levering.OPEN
    return opgave.public_words(onderdeel) if open_ else ""


def _typed(tekst: str) -> Decimal | str:
    """The number that was typed, also one that cannot be; else the text itself."""
    try:
        return notatie.lees_getal(tekst)
    except notatie.OngeldigGetal:
        return tekst
