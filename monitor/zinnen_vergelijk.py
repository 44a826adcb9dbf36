"""Sentences that hold areas against each other, in plain Dutch (B1). Real figures only."""

from collections.abc import Iterable

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.grootte import Grootte
from monitor.overzichten.waarden import Regel
from monitor.rangorde import KLEIN_VERSCHIL, Rangorde, close_calls, in_order, place_of
from monitor.zinnen import met_hoofdletter, opsomming

GEEN_VOLGORDE = "Een volgorde is dus niet te geven."


def share_known_sentence(orde: Rangorde, meer: str, enkel: str) -> str:
    """`Van 3 van de 35 regio’s is bekend welk deel van de norm is bereikt.`"""
    bekend = len(orde.op_volgorde)
    wat = "welk deel van de norm is bereikt"
    if not bekend:
        zin = f"Van geen enkele {enkel} is bekend {wat}."
    elif bekend == orde.alle:
        zin = f"Van alle {orde.alle} {meer} is bekend {wat}."
    else:
        zin = f"Van {bekend} van de {orde.alle} {meer} is bekend {wat}."
    return zin if orde.is_order else f"{zin} {GEEN_VOLGORDE}"


def close_sentence(paren: Iterable[tuple[Regel, Regel]]) -> str:
    """That a small difference says little, with the names."""
    paren = list(paren)
    if not paren:
        return ""
    namen = opsomming([f"{a.gebied.naam} en {b.gebied.naam}" for a, b in paren[:3]])
    meer = " Dat geldt ook voor andere." if len(paren) > 3 else ""
    return (
        f"Let op: het verschil tussen {namen} is klein, minder dan {KLEIN_VERSCHIL} procentpunt."
        f"{meer} Zo’n verschil kan toeval zijn."
    )


def order_note(kwartaal: Kwartaal) -> str:
    """What the percentages are shares of."""
    if kwartaal.is_jaareinde:
        return f"Deel van de norm voor eind {kwartaal.jaar} dat toen was bereikt."
    return (
        f"Deel van de norm voor eind {kwartaal.jaar} dat {kwartaal.einde_label} was bereikt. "
        "Het jaar was toen nog niet om."
    )


# ---- similar gemeenten ----------------------------------------------------------------


def similar_intro(naam: str, klasse: Grootte) -> str:
    """Why these gemeenten stand here."""
    return (
        f"Deze gemeenten hebben net als {naam} {klasse.naam} inwoners. Van alle gemeenten van "
        "die grootte liggen ze er het dichtst bij. De volgorde is die van het aantal inwoners."
    )


def similar_sentences(eigen: Regel, regels: list[Regel]) -> list[str]:
    """How many are known, and the place of the gemeente itself among them."""
    orde = in_order(regels)
    zinnen = [_known(len(orde), len(regels))]
    plaats = place_of(eigen, orde)
    if plaats is None or len(orde) < 2:
        return zinnen
    deel = notatie.procent(eigen.voortgang.percentage)
    zinnen.append(
        f"{eigen.gebied.naam} staat met {deel} op plaats {plaats} van deze {len(orde)}."
    )
    krap = [paar for paar in close_calls(orde) if eigen in paar]
    if krap:
        zinnen.append(close_sentence(krap))
    return zinnen


def _known(bekend: int, alle: int) -> str:
    wat = "welk deel van de norm zij bereikten"
    if not bekend:
        return f"Van geen van deze {alle} gemeenten is bekend {wat}."
    if bekend == alle:
        return f"Van alle {alle} gemeenten is bekend {wat}."
    return f"Van {bekend} van deze {alle} gemeenten is bekend {wat}."


def unit_note(indicator: Indicator) -> str:
    """That figure and norm count different things, where they do."""
    if not indicator.kanttekening_eenheid:
        return ""
    return f"{met_hoofdletter(indicator.kanttekening_eenheid)}."
