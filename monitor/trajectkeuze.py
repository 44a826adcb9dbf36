"""What the address asks of a trajectory, read and checked: wrong parts become sentences.

Nothing typed can make an error page. What was typed stays in its field.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.http import QueryDict

from banenafspraak import maten, notatie
from banenafspraak.kwartaal import EERSTE_KWARTAAL
from banenafspraak.models import Indicator
from banenafspraak.opgave import lezen
from banenafspraak.opgave.veld import Veld
from monitor.overzichten.trajectpagina import Doelnormen
from monitor.trajecten import Keuze, usual_year
from monitor.vooruitblik import LAATSTE_JAAR
from monitor.zoeken import clean_question

VELDEN = ("indicator", "doeljaar", "factor", "doel")
KLEINSTE, GROOTSTE = Decimal(1), Decimal(3)
EERSTE_JAAR = EERSTE_KWARTAAL.jaar + 1

EEN_WAARDE = "Vul hier één waarde in."
GEEN_ONDERWERP = "Dit onderwerp is er voor dit gebied niet. Kies er een uit de lijst."
GEEN_JAAR = f"Vul een jaar in van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}."
GEEN_FACTOR = "Vul een getal in van 1 tot en met 3, bijvoorbeeld 2 of 1,5."
GEEN_GETAL = "Dit is geen getal. Schrijf bijvoorbeeld 1462 of 1.462."
NIET_NEGATIEF = "Een doel kan niet kleiner zijn dan nul."


@dataclass(frozen=True, slots=True)
class Invoer:
    """What was typed per field, what is wrong with it, and what it means when all is right.

    `gekozen`: the goal to work with; None when the area has none."""

    gekozen: Doelnormen | None
    teksten: dict[str, str]
    fouten: dict[str, str] = field(default_factory=dict)
    keuze: Keuze | None = None


def read_input(vraag: QueryDict, doelen: Sequence[Doelnormen]) -> Invoer:
    """The goal and the choice that the address asks for."""
    teksten = {naam: clean_question(vraag.get(naam, "")) for naam in VELDEN}
    fouten = {
        naam: EEN_WAARDE
        for naam in VELDEN
        if len({w for w in vraag.getlist(naam) if w}) > 1
    }
    per_code = {d.doel.indicator.code: d for d in doelen}
    gekozen = per_code.get(teksten["indicator"])
    if gekozen is None:
        if teksten["indicator"]:
            fouten.setdefault("indicator", GEEN_ONDERWERP)
        gekozen = usual_goal(doelen)
    if gekozen is None:
        return Invoer(None, teksten, fouten)
    indicator = gekozen.doel.indicator
    waarden = {
        "doeljaar": _year(teksten["doeljaar"]) or usual_year(gekozen),
        "factor": _factor(teksten["factor"]),
        "doel": _goal(teksten["doel"], indicator),
    }
    for naam, waarde in waarden.items():
        if isinstance(waarde, str):
            fouten.setdefault(naam, waarde)
    teksten["indicator"] = indicator.code
    teksten["doeljaar"] = teksten["doeljaar"] or str(waarden["doeljaar"])
    if fouten:
        return Invoer(gekozen, teksten, fouten)
    keuze = Keuze(waarden["doeljaar"], waarden["factor"], waarden["doel"])
    return Invoer(gekozen, teksten, {}, keuze)


def usual_goal(doelen: Sequence[Doelnormen]) -> Doelnormen | None:
    """The first goal with a real figure, else the first."""
    echt = (d for d in doelen if _is_whole(d.doel.echt.stand))
    return next(iter([*echt, *doelen]), None)


def _is_whole(stand) -> bool:
    return stand is not None and stand.bekend and not stand.ontbreekt


# Each reads one field: what it means, None for nothing, or a sentence about what is wrong.


def _year(tekst: str) -> int | str | None:
    if not tekst:
        return None
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) == 4):
        return GEEN_JAAR
    jaar = int(tekst)
    return jaar if EERSTE_JAAR <= jaar <= LAATSTE_JAAR else GEEN_JAAR


def _factor(tekst: str) -> Decimal | str | None:
    """`1.5` can mean only one thing between 1 and 3, so it is no mistake here."""
    if not tekst:
        return None
    try:
        waarde = notatie.lees_getal(tekst.replace(".", ","))
    except notatie.OngeldigGetal:
        return GEEN_FACTOR
    te_precies = -waarde.as_tuple().exponent > lezen.MEESTE_DECIMALEN
    return GEEN_FACTOR if te_precies or not KLEINSTE <= waarde <= GROOTSTE else waarde


def _goal(tekst: str, indicator: Indicator) -> Decimal | str | None:
    """In the unit of the norm, by the rules of entry; the advice is for who asks."""
    if not tekst:
        return None
    maat = maten.of_figure(indicator)
    if not maten.objection_to_norm(indicator):
        maat = maten.of_norm(indicator)
    gelezen = lezen.read(Veld(tekst), maat.eenheid, maat.aard)
    if gelezen.fout is lezen.GEEN_GETAL:
        return GEEN_GETAL
    if gelezen.fout:
        eigen_raad = {"Hier past alleen een heel getal.": "Rond het doel zelf af."}
        wat = gelezen.fout.wat
        return f"{wat} {eigen_raad.get(wat, gelezen.fout.doe)}"
    if gelezen.waarde is not None and gelezen.waarde < 0:
        return NIET_NEGATIEF
    return gelezen.waarde
