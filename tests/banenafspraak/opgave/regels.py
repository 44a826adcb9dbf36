"""Lines of an opgave as the checks see them, to test with."""

from decimal import Decimal

from banenafspraak.opgave.controles import Regel, check
from banenafspraak.opgave.lezen import Gelezen

NIET_BEKEND = "nog niet bekend"


def number(waarde) -> Decimal | None:
    return None if waarde is None else Decimal(str(waarde))


def make_regel(waarde=62, vorig=None, sleutel="totaal", **velden) -> Regel:
    """A line with a number (None: nothing filled in), known of before."""
    gelezen = velden.pop("gelezen", Gelezen(waarde=number(waarde)))
    standaard = {"naam": "Beschut werk", "eerder_bekend": True, **velden}
    return Regel(sleutel, gelezen=gelezen, vorig=number(vorig), **standaard)


def make_deel(naam, waarde, groep="sector", ouder="totaal", **velden) -> Regel:
    return make_regel(
        waarde, sleutel=naam, naam=naam, groep=groep, ouder=ouder, **velden
    )


def make_totaal(waarde=100, **velden) -> Regel:
    return make_regel(waarde, **{"naam": "Banen", **velden})


def only(*regels):
    """The one remark about these lines."""
    (opmerking,) = check(regels)
    return opmerking


def kinds(*regels):
    return [o.soort for o in check(regels)]
