"""Sentences that hold areas against each other, in plain Dutch (B1). Real figures only."""

from collections.abc import Iterable

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.grootte import Grootte
from monitor.overzichten import Regel, is_known
from monitor.rangorde import (
    KLEIN_VERSCHIL,
    Rangorde,
    close_calls,
    in_order,
    place_of,
    shares_place,
)
from monitor.zinnen import met_hoofdletter, opsomming
from regio.models import Soort

NAMEN_TOT = 8  # so many areas are called by their names
GEEN_VOLGORDE = "Een volgorde is dus niet te geven."


def share_known_sentence(orde: Rangorde, meer: str, enkel: str) -> str:
    """`Van 3 van de 35 regio’s is bekend welk deel van de norm is bereikt.`"""
    bekend = len(orde.op_volgorde)
    wat = "welk deel van de norm is bereikt"
    if not bekend:
        return f"Van geen enkele {enkel} is bekend {wat}. {GEEN_VOLGORDE}"
    if bekend == orde.alle and bekend > 1:
        zin = f"Van alle {orde.alle} {meer} is bekend {wat}"
    else:
        wie = meer if orde.alle > 1 else enkel
        zin = f"Van {bekend} van de {orde.alle} {wie} is bekend {wat}"
    if not orde.is_order:
        return f"{zin}: {_name_and_share(orde.op_volgorde[0])}. {GEEN_VOLGORDE}"
    if orde.all_equal:
        deel = notatie.procent(orde.op_volgorde[0].voortgang.percentage)
        return f"{zin}. Dat is overal *{deel}*."
    return f"{zin}."


def _name_and_share(regel: Regel) -> str:
    return f"*{regel.gebied.naam}, {notatie.procent(regel.voortgang.percentage)}*"


def equals_sentence(gelijk: int, meer: str, enkel: str, deel: str) -> str:
    """`Nog 4 regio’s hebben 100%.`"""
    if not gelijk:
        return ""
    return f"Nog {gelijk} {meer if gelijk > 1 else enkel} {'hebben' if gelijk > 1 else 'heeft'} {deel}."


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
    gedeeld = "gedeelde " if shares_place(eigen, orde) else ""
    zinnen.append(
        f"{eigen.gebied.naam} staat met {deel} op {gedeeld}plaats {plaats} van deze {len(orde)}."
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


# ---- areas side by side ----------------------------------------------------------------


def compare_sentences(naast: list, kwartaal: Kwartaal) -> list[str]:
    """What the figures of these areas say beside each other; real ones only."""
    regels = [n.regel for n in naast]
    bekend = [r for r in regels if is_known(r)]
    voorbeeld = any(r.doel.heeft_voorbeeld for r in regels)
    cijfer = "een echt cijfer" if voorbeeld else "een cijfer"
    zinnen = [_known_here(len(bekend), len(regels), cijfer, kwartaal)]
    orde = Rangorde.of(regels)
    if not orde.is_order:
        return zinnen
    norm = f"de norm voor eind {kwartaal.jaar}"
    krap = orde.krap
    if len(orde.op_volgorde) <= NAMEN_TOT:
        krap = close_calls(list(orde.op_volgorde))
        zinnen.append(f"Van {norm} bereikten zij: *{_with_shares(orde.op_volgorde)}*.")
    elif orde.all_equal:
        deel = notatie.procent(orde.op_volgorde[0].voortgang.percentage)
        zinnen.append(f"Van {norm} bereikten zij allemaal *{deel}*.")
    else:
        zinnen.append(
            f"Van {norm} bereikten het meest: *{_with_shares(orde.voorop.regels)}*. "
            f"Het minst: *{_with_shares(orde.achter.regels)}*."
        )
    if krap:
        zinnen.append(close_sentence(krap))
    return zinnen


def _with_shares(regels: Iterable[Regel]) -> str:
    return opsomming(
        [f"{r.gebied.naam} {notatie.procent(r.voortgang.percentage)}" for r in regels]
    )


def _known_here(bekend: int, alle: int, cijfer: str, kwartaal: Kwartaal) -> str:
    wat = f"{cijfer} van {kwartaal.einde_label}"
    if alle == 1:
        return f"{met_hoofdletter(wat)} is {'bekend' if bekend else 'niet bekend'}."
    if not bekend:
        return f"Van geen van deze {alle} gebieden is {wat} bekend."
    if bekend == alle:
        return f"Van alle {alle} gebieden is {wat} bekend."
    return f"Van {bekend} van de {alle} gebieden is {wat} bekend."


def who(gebieden: list, groep) -> str:
    """How a comparison calls its areas: a group by its name, a few by theirs."""
    namen = [g.naam for g in gebieden]
    if not namen:
        return ""
    if groep is not None:
        anderen = [g.naam for g in gebieden if g.soort != Soort.GEMEENTE]
        return opsomming([f"de gemeenten van {groep.naam}", *anderen])
    if len(namen) <= NAMEN_TOT:
        return opsomming(namen)
    soorten = {g.soort for g in gebieden}
    wat = {Soort.GEMEENTE: "gemeenten", Soort.REGIO: "arbeidsmarktregio’s"}
    return f"{len(namen)} {wat.get(soorten.pop(), 'gebieden') if len(soorten) == 1 else 'gebieden'}"


def no_chart(deel: bool, een_moment: bool, kwartaal: Kwartaal) -> str:
    """Why there is no chart, and what to try."""
    wanneer = kwartaal.einde_label if een_moment else f"tot en met {kwartaal.label}"
    if deel:
        return (
            f"Van deze gebieden is {wanneer} geen deel van de norm bekend. "
            "Kies ‘Aantal’, of een ander onderwerp."
        )
    return f"Van deze gebieden is {wanneer} geen cijfer bekend. Kies een ander kwartaal of onderwerp."


def caution_sentences(naast: list, indicator: Indicator) -> list[str]:
    """What to mind: unlike levels, and levels that are not counted."""
    zinnen = []
    soorten = dict.fromkeys(n.gebied.get_soort_display() for n in naast)
    if len(soorten) > 1:
        zinnen.append(
            f"U zet verschillende soorten gebieden naast elkaar: {opsomming(soorten)}. "
            "Kijk dan naar het deel van de norm. De aantallen zelf zeggen weinig."
        )
    niet_geteld = dict.fromkeys(
        n.gebied.get_soort_display() for n in naast if not n.geteld
    )
    for soort in niet_geteld:
        namen = opsomming(
            n.gebied.naam
            for n in naast
            if not n.geteld and n.gebied.get_soort_display() == soort
        )
        zinnen.append(
            f"Het onderwerp ‘{indicator.naam}’ wordt niet per {soort} geteld. Bij {namen} staat "
            "daarom geen cijfer."
        )
    return zinnen


def unknown_code(code: str) -> str:
    """An area that is not there."""
    return f"Het gebied ‘{code[:20]}’ kennen we niet. Zoek het hieronder op naam."


def too_many(hoogstens: int) -> str:
    """More areas than a chart can name."""
    return f"U kunt {hoogstens} gebieden tegelijk vergelijken. Dit zijn de eerste {hoogstens}."


def unknown_subject(code: str, anders: Indicator) -> str:
    """A subject that is not there."""
    return f"Het onderwerp ‘{code[:40]}’ kennen we niet. Dit gaat over ‘{anders.naam}’."


def which_one(vraag: str) -> str:
    """Several areas bear the name."""
    return f"Bij ‘{vraag}’ horen meer gebieden. Kruis hieronder aan welke u bedoelt."


def none_found(vraag: str, lijkt: bool) -> str:
    """No area bears the name."""
    zin = f"We vonden geen gebied met ‘{vraag}’."
    return (
        f"{zin} Bedoelt u een van deze?"
        if lijkt
        else f"{zin} Typ een stuk van de naam."
    )
