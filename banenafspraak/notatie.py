"""Dutch notation of numbers and dates, in and out.

Pure: no Django. Numbers go out with a dot for thousands and a comma for decimals
(1.059 and 25,5), dates as `31 december 2019`. Reading is strict: what could mean
two things is refused with a sentence that says what to type.
"""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()

# A dot is a thousands mark only after a number that does not begin with 0: 0.123 is no 123.
_GETAL = re.compile(
    r"(-?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?", re.ASCII
)
_MINTEKENS = str.maketrans({"−": "-", "–": "-"})
_MEESTE_CIJFERS = 12


class OngeldigGetal(ValueError):
    """Text that is no number in Dutch notation; the message says what to type."""


def aantal(waarde: Decimal | int, decimalen: int | None = None) -> str:
    """`Decimal("66730")` -> `66.730`; `Decimal("14.60")` -> `14,6`.

    Trailing zeros go, unless `decimalen` asks for a fixed number. The database may
    hand out `11` or `11.0` for the same number: both print `11`.
    """
    waarde = Decimal(waarde)
    if decimalen is not None:
        waarde = waarde.quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    tekst = f"{abs(waarde):,f}"
    if decimalen is None and "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    tekst = tekst.translate(str.maketrans(",.", ".,"))
    return f"−{tekst}" if waarde < 0 and tekst.strip("0,.") else tekst


def verschil(waarde: Decimal | int) -> str:
    """A change with its sign: `+46`, `−14`, `0`."""
    tekst = aantal(waarde)
    return f"+{tekst}" if waarde > 0 else tekst


def procent(waarde: int | Decimal) -> str:
    """`68` -> `68%`."""
    return f"{aantal(waarde)}%"


def euro(waarde: Decimal | int) -> str:
    """`23260000` -> `€ 23.260.000`; cents only when there are any."""
    waarde = Decimal(waarde)
    heel = waarde == waarde.to_integral_value()
    return f"€ {aantal(waarde, 0 if heel else 2)}"


def datum(dag: datetime.date) -> str:
    """`31 december 2019`."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_zo_precies(dag: datetime.date, precies: str) -> str:
    """`30 juni 2021` (dag), `juni 2021` (maand) or `2021` (jaar)."""
    match precies:
        case "maand":
            return f"{MAANDEN[dag.month - 1]} {dag.year}"
        case "jaar":
            return str(dag.year)
        case _:
            return datum(dag)


def rond_half_op(waarde: Decimal) -> int:
    """Whole number, halves away from zero: 67,5 -> 68."""
    return int(waarde.quantize(Decimal(1), ROUND_HALF_UP))


def met_minteken(tekst: str) -> str:
    """The same text with the one minus sign of a keyboard."""
    return tekst.translate(_MINTEKENS)


def lees_getal(tekst: str) -> Decimal:
    """Read a number in Dutch notation: `1.608` is 1608 and `1,5` is 1.5.

    Raises `OngeldigGetal` for everything else: `1.6` (a decimal point or a
    forgotten zero?), `1_000`, `1e3`, other digits than 0-9, more than 12 digits.
    """
    schoon = met_minteken(tekst.strip())
    treffer = _GETAL.fullmatch(schoon)
    if not treffer:
        raise OngeldigGetal(_waarom_niet(schoon))
    min_teken, heel, deel = treffer.groups()
    heel = heel.replace(".", "")
    if len(heel) + len(deel or "") > _MEESTE_CIJFERS:
        raise OngeldigGetal("Dit getal is te lang. Gebruik ten hoogste 12 cijfers.")
    return Decimal(f"{min_teken}{heel}.{deel or 0}").normalize() + 0


def _waarom_niet(tekst: str) -> str:
    if not tekst:
        return "Hier staat geen getal."
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", tekst, re.ASCII):
        return (
            f"'{tekst}' kan twee dingen betekenen. Schrijf een komma voor decimalen (1,6) "
            "en een punt alleen voor duizendtallen (1.600)."
        )
    return f"'{tekst[:40]}' is geen getal. Schrijf bijvoorbeeld 1.608 of 25,5."
