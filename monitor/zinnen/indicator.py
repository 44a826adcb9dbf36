"""Words of the page of one indicator, in plain Dutch (B1)."""

from banenafspraak.models import Indicator, NormSoort
from monitor.overzichten.indicatorpagina import Indicatorpagina, is_real

SOORTUITLEG = {
    NormSoort.WETTELIJK: "Dit is een wettelijk aantal. Het staat in een wet of regeling.",
    NormSoort.INDICATIEF: (
        "Dit is een indicatieve norm: een richtgetal. Wie het niet haalt, krijgt geen straf."
    ),
    NormSoort.RICHTLIJN: "Dit is een richtlijn. Zo noemt de bron het zelf.",
    NormSoort.AMBITIE: "Dit is een eigen ambitie. Een gemeente stelde dit doel zelf.",
}
_EENHEID = {
    "procent": "Het cijfer is een percentage.",
    "euro": "Het cijfer is een bedrag in euro’s.",
}
_AARD = {
    "stand": "Het cijfer is een stand: hoeveel het er zijn op één dag.",
    "stroom": "Het cijfer gaat over een periode: hoeveel het er in die tijd waren.",
    "extra": (
        "Het cijfer telt wat erbij kwam sinds eind 2012. Wat er toen al was, telt niet mee."
    ),
}


def facts(indicator: Indicator) -> list[tuple[str, str]]:
    """(what, text): unit, kind of counting, how often, who delivers, who can be recognised."""
    eenheid = _EENHEID.get(indicator.eenheid, f"We tellen {indicator.eenheid}.")
    if indicator.kanttekening_eenheid and indicator.eenheid_norm:
        eenheid += f" De norm telt {indicator.eenheid_norm}. Let op: {indicator.kanttekening_eenheid}."
    elk = "Elk kwartaal" if indicator.frequentie == "kwartaal" else "Eén keer per jaar"
    regels = [
        ("Eenheid", eenheid),
        ("Manier van tellen", _AARD[indicator.aard]),
        ("Hoe vaak", f"{elk}. Wie het cijfer levert: {indicator.leverancier}."),
        ("Optellen", _sums(indicator)),
    ]
    if indicator.begint:
        regels.append(("Sinds", f"Er wordt geteld sinds {indicator.begint.jaar}."))
    if indicator.drempel and indicator.drempel_reden:
        regels.append(("Kleine aantallen", indicator.drempel_reden))
    return [(kop, tekst) for kop, tekst in regels if tekst]


def _sums(indicator: Indicator) -> str:
    if (
        "gemeente" not in indicator.niveaus
        or "arbeidsmarktregio" not in indicator.niveaus
    ):
        return ""
    if indicator.optelbaar:
        return (
            "Is er geen eigen cijfer van een regio? Dan tellen we de gemeenten op. We zeggen "
            "erbij welke gemeenten ontbreken."
        )
    return "Cijfers van gemeenten tellen we niet op tot een cijfer van de regio."


def count_sentence(pagina: Indicatorpagina) -> str:
    """How many areas have a real figure."""
    bekend = {r.gebied.pk for r in pagina.nieuwste if is_real(r)}
    n = len(bekend)
    if not n:
        return "Van geen enkel gebied is een echt cijfer bekend."
    wat = "1 gebied" if n == 1 else f"{n} gebieden"
    voorbeeld = any(r.doel.stand and r.doel.stand.voorbeeld for r in pagina.nieuwste)
    cijfer = "een echt cijfer" if voorbeeld else "een cijfer"
    return (
        f"Van {wat} is {cijfer} bekend. Elk cijfer heeft zijn eigen datum, dus let daarop "
        "als u vergelijkt."
    )


def empty_sentence(pagina: Indicatorpagina) -> str:
    """Instead of an empty table: what is missing and who delivers it."""
    if pagina.nieuwste:
        return ""
    if pagina.normen:
        return "Hiervan kennen we alleen de norm. Die staat hierboven."
    return f"Hiervan is nog geen enkel cijfer bekend. Wie het levert: {pagina.indicator.leverancier}."


def norm_sentence(pagina: Indicatorpagina) -> str:
    """Which kinds of norm there are, each explained."""
    soorten = [r.norm.soort for r in pagina.normen if not r.norm.voorbeeld]
    uniek = [s for s in NormSoort if s in soorten]
    if not uniek:
        if pagina.indicator.weergave == Indicator.Weergave.NORM:
            return "Er is geen norm bekend."
        return ""
    delen = [SOORTUITLEG[s] for s in uniek]
    if pagina.indicator.norm_van_id:
        delen.insert(0, "Dit cijfer deelt zijn norm met een andere reeks.")
    return " ".join(delen)
