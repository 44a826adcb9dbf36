"""Reading one typed number, or the reason why there is none.

Pure: no Django. What could mean two things is refused, with what is wrong and what to
do, in words that the page, the import and the command line share.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.eenheden import Aard, Eenheid, mag_decimalen
from banenafspraak.opgave.veld import LANGSTE_GETAL, Veld

HOOGSTE = Decimal(999_999_999)
MEESTE_DECIMALEN = 2


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong with a typed number, and what to do about it: two sentences."""

    wat: str
    doe: str

    def __str__(self) -> str:
        return f"{self.wat} {self.doe}"


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A number, or the reason why it is not known, or a `fout`. Nothing at all: empty."""

    waarde: Decimal | None = None
    reden: str = ""
    fout: Fout | None = None

    @property
    def is_leeg(self) -> bool:
        """Nothing was filled in; that is no mistake while it is a concept."""
        return self.waarde is None and not self.reden and self.fout is None


def read(
    veld: Veld, eenheid: Eenheid, aard: Aard, *, mag_negatief: bool = False
) -> Gelezen:
    """Read what was typed for a figure that counts `eenheid` in the way of `aard`.

    Extra banen are counted from the nulmeting and may be negative (inleen, end of 2023:
    -830); `mag_negatief` allows it for other differences.
    """
    tekst = veld.tekst.strip()
    reden = veld.reden.strip()
    if tekst and reden:
        return Gelezen(
            fout=Fout(
                "Er staat een getal én een reden waarom het niet bekend is.",
                "Haal een van de twee weg.",
            )
        )
    if not tekst:
        return Gelezen(reden=reden)
    try:
        waarde = notatie.lees_getal(tekst)
    except notatie.OngeldigGetal:
        return Gelezen(fout=_why_not(tekst, not mag_decimalen(eenheid)))
    return read_number(waarde, eenheid, aard, mag_negatief=mag_negatief)


def read_number(
    waarde: Decimal, eenheid: Eenheid, aard: Aard, *, mag_negatief: bool = False
) -> Gelezen:
    """The same for what is a number already, as in a cell of a spreadsheet."""
    heel = not mag_decimalen(eenheid)
    fout = _impossible(waarde, eenheid, heel, mag_negatief or aard is Aard.EXTRA)
    return Gelezen(fout=fout) if fout else Gelezen(waarde=waarde)


def _impossible(
    waarde: Decimal, eenheid: Eenheid, heel: bool, mag_negatief: bool
) -> Fout | None:
    if waarde < 0 and not mag_negatief:
        return Fout(
            "Een aantal kan niet kleiner zijn dan nul.", "Controleer het getal."
        )
    if abs(waarde) > HOOGSTE:
        return _TE_GROOT
    if heel and waarde != waarde.to_integral_value():
        return Fout(
            "Hier past alleen een heel getal.",
            "Rond niet zelf af. Vul het echte aantal in.",
        )
    if -waarde.as_tuple().exponent > MEESTE_DECIMALEN:
        return _TE_PRECIES
    if eenheid is Eenheid.PROCENT and waarde > 100:
        return Fout("Een deel is nooit meer dan 100%.", "Controleer het getal.")
    return None


_TE_GROOT = Fout(
    f"Dit getal is te groot. Het hoogste dat kan is {notatie.aantal(HOOGSTE)}.",
    "Controleer het getal.",
)
_TE_PRECIES = Fout(
    "Dit getal heeft te veel cijfers achter de komma.",
    f"Gebruik er ten hoogste {MEESTE_DECIMALEN}.",
)
GEEN_GETAL = Fout(
    "Dit is geen getal.",
    "Vul het echte aantal in. Weet u het niet? Kies dan waarom.",
)
_PUNT = re.compile(r"(-?)([0-9]+)\.([0-9]+)", re.ASCII)
_HEEL = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)", re.ASCII)


def _why_not(tekst: str, heel: bool) -> Fout:
    if len(tekst) > LANGSTE_GETAL:
        return Fout(
            "Er staat te veel tekst in dit vak.",
            f"Een getal heeft hooguit {LANGSTE_GETAL} tekens.",
        )
    tekst = notatie.met_minteken(tekst)
    if treffer := _PUNT.fullmatch(tekst):
        return _two_meanings(*treffer.groups(), heel)
    if any(teken.isdigit() and not teken.isascii() for teken in tekst):
        return Fout(
            "Dit getal staat in andere cijfertekens.",
            "Gebruik de cijfers 0 tot en met 9.",
        )
    if kaal := _without_separator(tekst):
        return Fout("Zet geen spatie of _ in een getal.", f"Schrijf {kaal}.")
    voor, _, na = tekst.partition(",")
    if _HEEL.fullmatch(voor) and (not na or _HEEL.fullmatch(na)):
        cijfers = sum(teken.isdigit() for teken in voor)
        return _TE_GROOT if cijfers > 9 else _TE_PRECIES
    if re.fullmatch(r"-?[0-9]+[eE]\+?0*[1-9][0-9]+", tekst, re.ASCII):
        return _TE_GROOT
    return GEEN_GETAL


def _two_meanings(min_teken: str, voor: str, na: str, heel: bool) -> Fout:
    """A decimal point, or a point for thousands with too few zeros behind it."""
    samen = min_teken + (f"{voor}{na}".lstrip("0") or "0")
    if not heel:
        komma = f"{min_teken}{voor},{na}"
    elif not na.strip("0"):
        komma = f"{min_teken}{voor}"  # 12.0 of a spreadsheet
    else:
        return Fout(
            f"{min_teken}{voor}.{na} is niet duidelijk. Bedoelt u {samen}?",
            "Hier past alleen een heel getal.",
        )
    return Fout(
        f"Niet duidelijk: is dit {samen} of {komma}?",
        f"Schrijf {samen}, of {komma}{'' if heel else ' met een komma'}.",
    )


def _without_separator(tekst: str) -> str:
    """The number without the spaces and underscores inside; "" when it has none."""
    genormaliseerd = "".join(
        "_" if unicodedata.category(teken) == "Zs" else teken for teken in tekst
    )
    if re.fullmatch(r"-?[0-9]+(?:_+[0-9]+)+(?:,[0-9]+)?", genormaliseerd, re.ASCII):
        return genormaliseerd.replace("_", "")
    return ""
