"""Numbers as people write them, poisoned ones, and a reader that goes letter by letter."""

import datetime
import unicodedata
from decimal import Decimal
from random import Random

from tests.banenafspraak.importeren.fuzz.vellen import odd_text

WEIGER, GOED, MAG = "weiger", "goed", "mag"


def naive_number(cel, decimalen, negatief, procent=False) -> Decimal | None:
    """What a cell says, read letter by letter; None: nothing that we may take."""
    if procent and isinstance(cel, str) and cel.strip()[-1:] == "%":
        cel = cel.strip()[:-1]
    if isinstance(cel, (int, float, Decimal)) and not isinstance(cel, bool):
        waarde = Decimal(str(cel))
    elif isinstance(cel, str):
        waarde = _from_text(cel.strip())
    else:
        return None
    if waarde is None or (waarde < 0 and not negatief) or abs(waarde) > 999_999_999:
        return None
    if waarde != round(waarde, 2 if decimalen else 0):
        return None
    return waarde


def _from_text(tekst: str) -> Decimal | None:
    if tekst[:1] == "'" and tekst[1:2] in tuple("=+-@＝＋－＠"):
        tekst = tekst[1:]
    tekst = tekst.replace("−", "-").replace("–", "-")
    teken = "-" if tekst.startswith("-") else ""
    heel, komma, deel = tekst[len(teken) :].partition(",")
    groepen = heel.split(".")
    if len(groepen) > 1:
        if not 1 <= len(groepen[0]) <= 3 or heel.startswith("0"):
            return None
        if any(len(groep) != 3 for groep in groepen[1:]):
            return None
    heel = "".join(groepen)
    if not heel or (komma and not deel) or not set(heel + deel) <= set("0123456789"):
        return None
    return Decimal(f"{teken}{heel}.{deel or 0}")


def written(waarde: Decimal, toeval: Random):
    """The same number, in one of the ways in which people write it."""
    if toeval.random() < 0.5:
        return waarde
    heel, _, deel = f"{abs(waarde):f}".partition(".")
    teken = toeval.choice("-−–") if waarde < 0 else ""
    if toeval.random() < 0.5:
        heel = f"{int(heel):,}".replace(",", ".")
    tekst = f"{teken}{heel},{deel}" if deel else f"{teken}{heel}"
    # A spreadsheet would take a text that begins with a minus sign for a formula.
    return f"'{tekst}" if teken == "-" and toeval.random() < 0.5 else tekst


def number_poison(toeval: Random, decimalen, negatief, procent=False):
    """A cell that is often no number, and whether its row must be refused."""
    if toeval.random() < 0.3:
        cel = visible(odd_text(toeval))
    else:
        cel = toeval.choice(
            (
                *(
                    "１２",
                    "١٢",
                    "1.６08",
                    "12.5",
                    "1_000",
                    "1 608",
                    "1e3",
                    "12 (geschat)",
                    "-5",
                    "7,5",
                    "+7",
                ),
                *("0x10", "½", "7,", ",7", "1.2.3", "00.000", "1.0000", "ca. 7", "7%"),
                *(Decimal("7.5"), Decimal("7.555"), Decimal(-4), 10**10, "WAAR", "€ 7"),
                *(
                    "1000000000",
                    "999999999,999",
                    datetime.date(2020, 1, 7),
                    "--7",
                    "7-",
                ),
            )
        )
    if isinstance(cel, str) and not cel.strip():
        cel = "leeg"
    if naive_number(cel, decimalen, negatief, procent) is None:
        return cel, WEIGER
    return cel, MAG


def visible(tekst: str) -> str:
    """Only what every kind of file can hold."""
    weg = ("Cc", "Cn", "Cs", "Co")
    tekst = "".join(t for t in tekst if unicodedata.category(t) not in weg)
    return f"x{tekst}" if tekst.startswith("=") else tekst[:2500]
