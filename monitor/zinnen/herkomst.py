"""Sentences about where a figure comes from, and what it was before. Plain Dutch (B1)."""

import datetime

from banenafspraak import notatie
from banenafspraak.models import Indicator, NormSoort, Uitsplitsing
from banenafspraak.querysets import einde_van_de_dag
from monitor import blik
from monitor.overzichten.herkomst import Herkomst, Onderdeel, Optelling, Term
from monitor.overzichten.versies import Versie, Wijziging
from monitor.overzichten.waarden import Waarde
from monitor.zinnen.gegeven import leverancier_zin, waarom_onbekend
from monitor.zinnen.woorden import (
    NIET_BEKEND,
    NIET_GETOOND,
    gemeenten,
    getal,
    met_hoofdletter,
    moment,
)
from regio.models import Gebied, Soort

NIETS = "Van dit cijfer is niets bekend."
NIET_MEER = "Meer vertellen wij niet. Anders is een te klein aantal te berekenen."
VERZONNEN = "Dit getal is verzonnen. Er is dus geen bron en geen levering."


# ---- what it is about ------------------------------------------------------------------


def over_welk_cijfer(h: Herkomst) -> str:
    """`Banenafspraak: extra banen in de regio Gooi en Vechtstreek, eind 2020`."""
    deel = f", {_part(h.deel)}" if h.deel else ""
    return f"{h.indicator.naam}{deel} {in_gebied(h.gebied)}, {_when(h)}"


def met_getal(h: Herkomst) -> str:
    """The same, with the number behind it."""
    return f"{over_welk_cijfer(h)}: {getal(h.cijfer.waarde, h.indicator)}"


def over_welke_norm(soort: str, h: Herkomst) -> str:
    """`De norm voor eind 2020: 900`. `soort`: norm or ambitie."""
    onderdeel = h.norm if soort == "norm" else h.ambitie
    woord = soort_norm(soort, onderdeel)
    return f"De {woord} voor eind {h.kwartaal.jaar}: {getal(onderdeel.waarde)}"


def soort_norm(soort: str, onderdeel: Onderdeel) -> str:
    """norm, richtlijn or eigen ambitie."""
    if soort == "ambitie":
        return "eigen ambitie"
    waarden = [onderdeel.waarde, *(v.waarde for v in onderdeel.geschiedenis.alle)]
    richtlijn = any(w and w.soort == NormSoort.RICHTLIJN for w in waarden)
    return "richtlijn" if richtlijn else "norm"


def geen_norm(woord: str, jaar: int) -> str:
    """That there is none, or was none on the day that is looked at."""
    toen = blik.current().wanneer
    is_er = f"Op {toen} was er" if toen else "Er is"
    return f"{is_er} geen {woord} bekend voor eind {jaar}."


def _part(deel: Uitsplitsing) -> str:
    return f"deel ‘{deel.naam.lower()}’"


def _when(h: Herkomst) -> str:
    if h.vanaf == h.kwartaal:
        return f"in het {h.kwartaal.label}"
    return moment(h.indicator, h.kwartaal, h.vanaf)


def in_gebied(gebied: Gebied) -> str:
    """`in Nederland`, `in de regio Gooi en Vechtstreek`."""
    if gebied.soort in (Soort.LAND, Soort.CLUSTER):
        return f"in {gebied.naam}"
    return f"in de {gebied.aanduiding}"


# ---- where it comes from, in one or a few sentences -------------------------------------


def waar_vandaan(h: Herkomst) -> list[str]:
    """The message of the page."""
    waarde = h.cijfer.waarde
    huidig = h.cijfer.geschiedenis.huidig
    if waarde is not None and waarde.voorbeeld:
        return [VERZONNEN, _who_can(h)]
    if h.cijfer.optelling:
        return [*optel_zinnen(h.cijfer.optelling, waarde), *_computed(waarde)]
    if waarde is not None and waarde.neutraal:
        wie = [levering_zin(huidig), akkoord_zin(huidig)] if huidig else []
        return [waarde.reden, *wie]
    if waarde is None or huidig is None:
        return [*_nothing(h), _who_can(h)]
    if not (waarde.bekend or waarde.te_klein):
        return [
            onbekend_zin(waarde, h.indicator),
            levering_zin(huidig, "Dat staat in"),
            _who_can(h),
        ]
    return [levering_zin(huidig), akkoord_zin(huidig), *_computed(waarde)]


def _nothing(h: Herkomst) -> list[str]:
    """That nothing is known, and whether that was ever otherwise."""
    toen = blik.current().wanneer
    niets = f"Op {toen} was van dit cijfer niets bekend." if toen else NIETS
    alle = h.cijfer.geschiedenis.alle
    if alle and alle[0].is_weg:
        wanneer = notatie.datum(blik.as_day(alle[0].vanaf))
        niets = f"Dit cijfer is op {wanneer} ingetrokken. Nu is er geen getal bekend."
    if h.gebied.soort not in h.indicator.niveaus and not h.cijfer.optelling:
        niets += f" Het wordt niet {_per(h.gebied)} geteld."
    return [niets]


def _per(gebied: Gebied) -> str:
    if gebied.soort == Soort.LAND:
        return "voor heel Nederland"
    return f"per {gebied.get_soort_display()}"


def _who_can(h: Herkomst) -> str:
    """Who can still give the figure; not where nobody counts it, nor on a day gone by."""
    if h.gebied.soort not in h.indicator.niveaus or blik.current().moment:
        return ""
    zin = leverancier_zin(h)
    verzonnen = h.cijfer.waarde is not None and h.cijfer.waarde.voorbeeld
    return zin.replace("dit cijfer", "het echte cijfer") if verzonnen else zin


def _computed(waarde: Waarde) -> list[str]:
    if not waarde.afgeleid_uit:
        return []
    return [f"Wij rekenden het uit: {getal(waarde)} = {waarde.afgeleid_uit}."]


def onbekend_zin(waarde: Waarde, indicator: Indicator) -> str:
    """Why there is no number to show."""
    return waarom_onbekend(waarde.reden, indicator) or "Het aantal is niet bekend."


def levering_zin(versie: Versie, begin: str = "") -> str:
    """Who delivered it, when, and from which source."""
    titel = versie.bron.korte_titel if versie.bron else ""
    if begin:
        return f"{begin} {titel}." if titel else ""
    if versie.meegeleverd:
        return f"De makers van deze monitor namen dit getal over uit *{titel}*."
    wanneer = _on(versie.ingediend_op or versie.vanaf)
    bron = f" De bron is *{titel}*." if titel else ""
    return f"{met_hoofdletter(met_lidwoord(versie.afzender))} leverde dit getal {wanneer}.{bron}"


def akkoord_zin(versie: Versie) -> str:
    """Whether somebody else agreed."""
    if not versie.nagekeken:
        return "Er was geen akkoord van een tweede persoon."
    return f"Een tweede persoon gaf akkoord{_on_if(versie.akkoord_op)}."


def met_lidwoord(afzender: str) -> str:
    """`de gemeente Huizen`, `de Werkkamer Gooi en Vechtstreek`."""
    eerste = afzender.split(" ", 1)[0].lower()
    soorten = ("gemeente", "werkkamer", "provincie", "regio")
    return f"de {afzender}" if eerste in soorten else afzender


def optel_zinnen(optelling: Optelling, som: Waarde) -> list[str]:
    """That we added up, over what, and what is missing."""
    mee = [t for t in optelling.termen if t.mee]
    match optelling.soort:
        case "kwartalen":
            return [
                "Geen bron geeft dit getal voor het hele jaar.",
                f"Wij telden {len(mee)} kwartalen op.",
            ]
        case "voorgangers":
            zin = "Dit getal is opgeteld. De bron noemt ook gemeenten die toen niet meer bestonden."
        case _:
            zin = (
                "Geen bron geeft dit getal als geheel. "
                f"Wij telden op wat van {gemeenten(len(mee))} bekend is."
            )
    zinnen = [zin]
    if missen := len(som.ontbreekt):
        werkwoord = "telt" if missen == 1 else "tellen"
        zinnen.append(
            f"Van {gemeenten(missen)} kennen wij geen getal. Die {werkwoord} niet mee."
        )
    return zinnen


def waarom_niet_mee(term: Term, som: Waarde, indicator: Indicator) -> str:
    """Why a part is not in the sum; "" when it is."""
    waarde = term.waarde
    if term.mee:
        return ""
    if term.gesplitst:
        return "gesplitst, niet verdeeld"
    if waarde is None:
        return "geen cijfer in onze bronnen"
    if waarde.te_klein:
        return NIET_GETOOND if waarde.neutraal else "te klein om te tonen"
    if waarde.bekend and waarde.voorbeeld and not som.voorbeeld:
        return "verzonnen, telt niet mee"
    return waarde.reden.rstrip(".") or NIET_BEKEND


# ---- one version --------------------------------------------------------------------------


def wat_gebeurde(versie: Versie, indicator: Indicator | None) -> str:
    """What this version changed."""
    was = getal(versie.was, indicator) if versie.was else ""
    match versie.wijziging:
        case Wijziging.EERSTE:
            return "Eerste keer bekend."
        case Wijziging.ONBEKEND:
            return onbekend_zin(versie.waarde, indicator) if indicator else ""
        case Wijziging.GECORRIGEERD:
            return f"Gecorrigeerd, was {was}." if was else f"Gecorrigeerd. {NIET_MEER}"
        case Wijziging.ANDERE_BRON:
            return "Hetzelfde getal, nu uit een andere bron."
        case Wijziging.ZELFDE:
            return "Het getal bleef gelijk. Wat erbij staat, veranderde."
        case Wijziging.INGETROKKEN:
            welk = f"Het getal {was}" if was else "Het getal"
            return f"Ingetrokken. {welk} staat niet meer op de site."
        case Wijziging.WEER_BEKEND:
            return "Opnieuw bekend."
        case _:
            return VERZONNEN


def waarom(versie: Versie) -> str:
    """`Reden: een telfout.`"""
    reden = versie.reden
    if not reden:
        return ""
    return f"Reden: {reden}{'' if reden[-1] in '.!?' else '.'}"


def wie(versie: Versie) -> str:
    """Who delivered or withdrew, and whether somebody else agreed."""
    if not versie.afzender:
        return ""
    woord = "Geleverd"
    if versie.is_weg:
        woord = "Ingetrokken"
    elif versie.meegeleverd:
        woord = "Overgenomen"
    wanneer = ""
    if not versie.meegeleverd and versie.ingediend_op:
        wanneer = f" {_on(versie.ingediend_op)}"
    bestand = ", uit een bestand" if versie.uit_bestand and not versie.is_weg else ""
    return (
        f"{woord} door {met_lidwoord(versie.afzender)}{wanneer}{bestand}. "
        f"{akkoord_zin(versie)}"
    )


def vanaf_wanneer(versie: Versie) -> tuple[str, str]:
    """(`Vanaf 22 november 2026`, `14.04 uur`); of a whole day no time."""
    dag = blik.as_day(versie.vanaf)
    woord = "Nu" if versie.wijziging is Wijziging.VOORBEELD else "Vanaf"
    tekst = woord if woord == "Nu" else f"{woord} {notatie.datum(dag)}"
    heel = versie.vanaf == einde_van_de_dag(dag) or woord == "Nu"
    return tekst, "" if heel else blik.clock(versie.vanaf)


def voor_het_eerst(versie: Versie) -> str:
    """`Tot 30 juni 2021`, before the oldest version."""
    return f"Tot {notatie.datum(blik.as_day(versie.vanaf))}"


def _on(tijdstip: datetime.datetime) -> str:
    return f"op {notatie.datum(blik.as_day(tijdstip))}"


def _on_if(tijdstip: datetime.datetime | None) -> str:
    return f" {_on(tijdstip)}" if tijdstip else ""


def dag_van(versie: Versie) -> datetime.date:
    """The day from which it was known, in Amsterdam."""
    return blik.as_day(versie.vanaf)
