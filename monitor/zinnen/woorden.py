"""Numbers with the words that belong to them: `41 plekken`, `eind 2019`, `1 t/m 4`."""

from collections.abc import Iterable
from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, NormSoort
from monitor.overzichten.waarden import Waarde

NIET_BEKEND = "niet bekend"
GEEN_NORM = "geen norm bekend"
NORM_IS_NUL = "de norm is 0"
TE_KLEIN = "1 t/m 4"
NIET_GETOOND = "niet getoond"


def getal(waarde: Waarde | None, indicator: Indicator | None = None) -> str:
    """The number as it is shown: `608`, `meer dan 1.700`, `1 t/m 4`, `niet getoond`,
    `niet bekend`."""
    if waarde is None or not (waarde.bekend or waarde.te_klein):
        return NIET_BEKEND
    if waarde.te_klein:
        return te_klein_tekst(waarde, indicator)
    if indicator is not None and indicator.eenheid == "euro":
        kaal = notatie.euro(waarde.waarde)
    else:
        kaal = notatie.aantal(waarde.waarde)
    if indicator is not None and indicator.eenheid == "procent":
        kaal += "%"
    return f"{waarde.benadering} {kaal}".strip()


def te_klein_tekst(waarde: Waarde, indicator: Indicator | None) -> str:
    """`1 t/m 4` under a threshold of 5, the one that held when it was hidden; `niet getoond`
    where even that would tell too much."""
    if waarde.neutraal:
        return NIET_GETOOND
    drempel = waarde.drempel or (indicator.drempel if indicator else 5)
    return f"1 t/m {drempel - 1}"


def ding(indicator: Indicator, aantal: Decimal) -> str:
    """`mens een beschutte werkplek` for 1, `mensen een beschutte werkplek` for all else."""
    return indicator.ding_enkelvoud if aantal == 1 else indicator.ding_meervoud


def telwoord(indicator: Indicator, aantal: Decimal) -> str:
    """The short word behind a number: `mens` for 1, `mensen` for all else."""
    kort = indicator.telwoord_kort
    if aantal != 1 or not indicator.ding_meervoud.startswith(kort):
        return kort
    return " ".join(indicator.ding_enkelvoud.split()[: len(kort.split())])


def norm_ding(indicator: Indicator, aantal: Decimal) -> str:
    """The thing the norm counts: `plek` for 1, `plekken` for all else."""
    return (
        indicator.norm_ding_enkelvoud if aantal == 1 else indicator.norm_ding_meervoud
    )


def met_norm_ding(getal_tekst: str, indicator: Indicator, aantal: Decimal) -> str:
    """`41 plekken`; only the number where sources differ on what they count."""
    return f"{getal_tekst} {norm_ding(indicator, aantal)}".rstrip()


def norm_woord(norm: Waarde | None) -> str:
    """What the norm is called in a sentence: norm, richtlijn or ambitie."""
    soort = norm.soort if norm else ""
    return {NormSoort.RICHTLIJN: "richtlijn", NormSoort.AMBITIE: "ambitie"}.get(
        soort, "norm"
    )


def moment(
    indicator: Indicator, kwartaal: Kwartaal, vanaf: Kwartaal | None = None
) -> str:
    """`eind 2019` for a stand; `in 2019` or `van 2015 tot en met september 2019` for a stroom."""
    if indicator.aard != "stroom":
        return kwartaal.einde_label
    if vanaf and vanaf.jaar < kwartaal.jaar:
        return f"van {vanaf.jaar} tot en met {_tot_en_met(kwartaal)}"
    if kwartaal.is_jaareinde:
        return f"in {kwartaal.jaar}"
    return f"van januari tot en met {_tot_en_met(kwartaal)}"


def stand_op(kwartaal: Kwartaal) -> str:
    """`Stand op 31 december 2019.`"""
    return f"Stand op {notatie.datum(kwartaal.peildatum)}."


def _tot_en_met(kwartaal: Kwartaal) -> str:
    return kwartaal.einde_label.removeprefix("eind ")


def opsomming(namen: Iterable[str]) -> str:
    """`Haren, Leek en Marum`."""
    namen = list(namen)
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"


def gemeenten(aantal: int) -> str:
    """`1 gemeente`, `19 gemeenten`."""
    return "1 gemeente" if aantal == 1 else f"{notatie.aantal(aantal)} gemeenten"


def met_hoofdletter(zin: str) -> str:
    """The sentence with a capital, also after the star of bold text."""
    if zin.startswith("*"):
        return "*" + met_hoofdletter(zin[1:])
    return zin[:1].upper() + zin[1:]
