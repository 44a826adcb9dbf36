"""Where a series goes at the pace so far, in words: the year, how sure, and the method.

Every sentence about an invented figure begins with "Voorbeeld:".
"""

from decimal import Decimal

from banenafspraak import notatie
from monitor.traject import Doelsoort, Toestand
from monitor.trajecten import Traject
from monitor.vooruitblik import (
    LAATSTE_JAAR,
    Aankomst,
    Komst,
    Marge,
    Tempolijn,
    Waarom,
    first_norm_met,
)
from monitor.zinnen.trajectwoorden import (
    counted,
    goal_word,
    is_to_come,
    marked,
    number,
    quarters,
    year_end,
    years,
)
from monitor.zinnen.woorden import met_hoofdletter


def outlook(traject: Traject) -> list[str]:
    """For each pace what it was, and when the goal is reached with it."""
    blik = traject.vooruitblik
    if blik is None:
        return []
    if blik.lijn is None:
        return marked(traject, _no_pace(traject))
    zinnen = []
    for lijn in blik.lijnen:
        if lijn.per_jaar is None:
            zinnen.append(_no_line(traject, lijn))
        else:
            zinnen.append(_line(traject, lijn))
    zinnen += [*_at_the_end(traject), *_moving_norm(traject)]
    return marked(traject, zinnen)


def _line(traject: Traject, lijn: Tempolijn) -> str:
    """`In de laatste 4 kwartalen kwamen er 4.938 banen bij. In dat tempo ...`"""
    gemiddeld = "" if lijn.terug == 4 else "gemiddeld "
    per = "" if lijn.terug == 4 else " per jaar"
    hoeveel = notatie.rond_half_op(abs(lijn.per_jaar))
    wat = f"*{notatie.aantal(hoeveel)} {counted(traject, hoeveel)}{per}*"
    if not lijn.per_jaar:
        zin = f"{_back(traject, lijn)} bleef het aantal gelijk."
    elif traject.is_stroom:
        kant = "meer" if lijn.per_jaar > 0 else "minder"
        zin = f"{_back(traject, lijn)} werden het er {gemiddeld}{wat} {kant}."
    else:
        enkel = hoeveel == 1
        komen = "kwam" if enkel else "kwamen"
        gaan = "ging" if enkel else "gingen"
        werkwoord, kant = (komen, "bij") if lijn.per_jaar > 0 else (gaan, "af")
        zin = f"{_back(traject, lijn)} {werkwoord} er {gemiddeld}{wat} {kant}."
    if lijn.aankomst is None or not is_to_come(traject):
        return zin
    return f"{zin} {_arrives(traject, lijn.aankomst)}"


def _arrives(traject: Traject, aankomst: Aankomst) -> str:
    match aankomst.komst:
        case Komst.NOOIT:
            return "In dat tempo wordt het doel *nooit* bereikt."
        case Komst.TE_VER:
            return f"In dat tempo is het doel pas *na {LAATSTE_JAAR}* bereikt."
        case _:
            zin = (
                f"In dat tempo is het doel *{year_end(traject, aankomst.jaar)}* bereikt"
            )
            if aankomst.kwartaal and aankomst.kwartaal < 4:
                zin += f", al vanaf het {aankomst.kwartaal}e kwartaal"
            return f"{zin}. {_in_time(traject, aankomst.jaar)}".strip()


def _in_time(traject: Traject, jaar: int) -> str:
    later = jaar - traject.keuze.doeljaar
    if traject.tempo.toestand is Toestand.VOORBIJ:
        return ""
    return f"Dat is {years(later)} te laat." if later > 0 else "Dat is op tijd."


def _at_the_end(traject: Traject) -> list[str]:
    """What to expect at the end of the year of the goal, at the pace that is drawn."""
    lijn, jaar = traject.vooruitblik.lijn, traject.keuze.doeljaar
    verwacht = traject.spoor.expected(jaar, 4, lijn.per_jaar)
    if verwacht is None:
        return []
    hoeveel = notatie.aantal(notatie.rond_half_op(verwacht))
    terug = "van de laatste 2 jaar" if lijn.terug == 8 else "van het laatste jaar"
    einde = met_hoofdletter(year_end(traject, jaar))
    return [f"{einde} zijn het er in het tempo {terug} ongeveer *{hoeveel}*."]


def _moving_norm(traject: Traject) -> list[str]:
    """The norm of each year against what is expected at the end of that year."""
    waarde, lijn = traject.doelwaarde, traject.vooruitblik.lijn
    begin = traject.spoor.first_year
    komend = {jaar: n.waarde for jaar, n in traject.normen if jaar >= begin}
    if waarde is None or waarde.soort is not Doelsoort.NORM or len(komend) < 2:
        return []
    woord = goal_word(traject)
    if len(set(komend.values())) == 1 or not is_to_come(traject):
        return []
    jaar = first_norm_met(traject.spoor, komend, lijn.per_jaar)
    if jaar is not None:
        return [
            f"De {woord} is niet elk jaar gelijk. In dat tempo wordt de {woord} van het "
            f"jaar zelf voor het eerst *{year_end(traject, jaar)}* gehaald."
        ]
    laatste = max(komend)
    return [
        f"De {woord} is niet elk jaar gelijk. In dat tempo wordt die tot en met {laatste} "
        f"*in geen enkel jaar* gehaald."
    ]


def certainty(traject: Traject) -> list[str]:
    """How sure that is: the slowest and the fastest year seen, and what follows."""
    blik = traject.vooruitblik
    if blik is None or blik.lijn is None:
        return []
    marge = blik.marge
    if marge is None:
        return marked(
            traject,
            [
                "Hoe zeker dit is, kunnen we niet zeggen. Daarvoor kennen we te weinig jaren."
            ],
        )
    zinnen = [
        f"In de laatste vijf jaar kennen we {marge.aantal} keer het verschil met een jaar eerder.",
        f"Het langzaamst ging het met {_change(traject, marge.traagst)}, "
        f"het snelst met {_change(traject, marge.snelst)}.",
    ]
    if marge.laatst and is_to_come(traject):
        zinnen.append(_earliest_and_latest(traject, marge))
    return marked(traject, zinnen)


def _earliest_and_latest(traject: Traject, marge: Marge) -> str:
    """`In het snelste tempo is het doel eind 2024 bereikt, in het langzaamste eind 2032.`"""
    vroegst, laatst = (_when(traject, m) for m in (marge.vroegst, marge.laatst))
    if vroegst != laatst:
        laatst = laatst.removesuffix(" bereikt")
        return (
            f"In het snelste tempo is het doel {vroegst}, in het langzaamste {laatst}."
        )
    if marge.vroegst.komst is Komst.NOOIT:
        return f"Ook in het snelste tempo is het doel {vroegst}."
    return f"In het snelste en in het langzaamste tempo is het doel {vroegst}."


def method(traject: Traject) -> list[str]:
    """How the outlook is made, in words."""
    if traject.vooruitblik is None or traject.vooruitblik.lijn is None:
        return []
    zinnen = ["Wij trekken het tempo van toen door. Of het zo gaat, weet niemand."]
    if traject.jaarlijks:
        return zinnen
    return [
        "Wij vergelijken steeds met hetzelfde kwartaal een jaar eerder, want de seizoenen verschillen.",
        *zinnen,
    ]


def _no_pace(traject: Traject) -> list[str]:
    """Why there is no outlook, and how much is known."""
    blik = traject.vooruitblik
    waarom = {lijn.waarom for lijn in blik.lijnen}
    if traject.jaarlijks and not traject.doel.kwartaal.is_jaareinde:
        return ["Een vooruitblik is er alleen voor het einde van een jaar."]
    if Waarom.GEEN_STAND in waarom:
        return [
            "Een vooruitblik is er niet: de bron noemt voor dit kwartaal geen precies getal."
        ]
    if Waarom.TE_WEINIG in waarom:
        wat = "jaar" if traject.jaarlijks else "kwartalen"
        is_ = "Daarvan is er" if blik.bekend == 1 else "Daarvan zijn er"
        return [
            f"Voor een vooruitblik zijn cijfers van minstens {blik.nodig} {wat} nodig.",
            f"{is_} {blik.bekend} bekend.",
        ]
    if Waarom.GEEN_JAAREINDE in waarom:
        jaar = traject.doel.kwartaal.jaar - 1
        return [
            f"Een vooruitblik is er niet: het cijfer van eind {jaar} is niet bekend."
        ]
    return [_no_line(traject, lijn) for lijn in blik.lijnen]


def _no_line(traject: Traject, lijn: Tempolijn) -> str:
    jaren = lijn.terug // 4
    terug = years(jaren) if traject.jaarlijks else quarters(lijn.terug)
    toen = "van een jaar eerder" if jaren == 1 else f"van {years(jaren)} eerder"
    return f"Het tempo over {terug} kennen we niet: het cijfer {toen} is niet bekend."


# ---- words ---------------------------------------------------------------------------------


def _change(traject: Traject, per_jaar: Decimal) -> str:
    """`46 erbij in een jaar`, `5 eraf in een jaar`."""
    if not per_jaar:
        return "0 in een jaar"
    kant = "erbij" if per_jaar > 0 else "eraf"
    return f"{number(traject, notatie.rond_half_op(abs(per_jaar)))} {kant} in een jaar"


def _when(traject: Traject, aankomst: Aankomst) -> str:
    match aankomst.komst:
        case Komst.NOOIT:
            return "*nooit* bereikt"
        case Komst.TE_VER:
            return f"pas *na {LAATSTE_JAAR}* bereikt"
        case _:
            return f"*{year_end(traject, aankomst.jaar)}* bereikt"


def _back(traject: Traject, lijn: Tempolijn) -> str:
    if traject.jaarlijks:
        return "In het laatste jaar" if lijn.terug == 4 else "In de laatste 2 jaar"
    return f"In de laatste {quarters(lijn.terug)}"
