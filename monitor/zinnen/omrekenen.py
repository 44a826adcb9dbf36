"""Words beside a number of a region of then, on a page within the borders of now."""

from monitor.overzichten.waarden import Grensverschil, Waarde
from monitor.zinnen.woorden import opsomming
from regio.models import Gebied, Soort

MERK = "met grenzen van toen"
_MEESTE_NAMEN = 3  # in a short label


def not_converted(waarde: Waarde | None, gebied: Gebied, wat: str = "cijfer") -> str:
    """`Dit cijfer is van de regio zoals die toen was, met Weesp. Omrekenen kan niet.`"""
    verschil = waarde.grenzen_van_toen if waarde else None
    if not verschil:
        return ""
    van = {Soort.REGIO: "de regio", Soort.CLUSTER: "de samenwerking"}.get(
        gebied.soort, "de gemeente"
    )
    dit = "Deze" if wat != "cijfer" else "Dit"
    wie = which(verschil)
    return f"{dit} {wat} is van {van} zoals die toen was, {wie}. Omrekenen kan niet."


def which(verschil: Grensverschil) -> str:
    """`met Weesp`, `zonder Heerde`, `met heel Haaren`."""
    delen = [with_without(verschil.met, verschil.zonder)]
    if verschil.gesplitst:
        delen.append(f"voordat {opsomming(verschil.gesplitst)} verdeeld werd")
    return ", ".join(d for d in delen if d)


def with_without(met, zonder) -> str:
    """`met Weesp en zonder Heerde`."""
    delen = [f"met {_some(met)}"] if met else []
    if zonder:
        delen.append(f"zonder {_some(zonder)}")
    return " en ".join(delen)


def _some(namen) -> str:
    """All names, or the first few and how many more."""
    if len(namen) <= _MEESTE_NAMEN + 1:
        return opsomming(namen)
    return f"{', '.join(namen[:_MEESTE_NAMEN])} en {len(namen) - _MEESTE_NAMEN} andere"
