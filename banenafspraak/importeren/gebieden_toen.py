"""Whether the areas of a file existed on the day its figures are about.

A code that had ended is kept, and counted for its successor (ontwerp, rule 4.5): its row is
not refused but told. A code that did not exist yet is refused.
"""

import datetime
from collections import defaultdict

from banenafspraak import notatie
from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.melding import Waarschuwing
from banenafspraak.importeren.rijen import Bestandsrij
from banenafspraak.models import Norm, Waarneming
from banenafspraak.opgave.woorden import opsomming
from regio.models import Gebied

GESTOPT = "gestopt"


def check_existence(
    rijen: list[Bestandsrij], bekend: Bekend, uitkomst
) -> list[Bestandsrij]:
    """Refuse rows of areas to come; warn about rows of areas that had ended."""
    goed, gestopt = [], []
    for rij in rijen:
        gebied, dag = rij.rij.gebied, day_of(rij.rij)
        if gebied.geldig_van and dag < gebied.geldig_van:
            uitkomst.meldingen.append(_too_early(rij, dag, bekend))
            continue
        goed.append(rij)
        if gebied.geldig_tot and gebied.geldig_tot <= dag:
            gestopt.append(rij)
    per_cijfer = _by_figure(goed) if gestopt else {}
    for rij in gestopt:
        uitkomst.waarschuwingen.append(_ended(rij, day_of(rij.rij), bekend, per_cijfer))
    return goed


def day_of(rij: Waarneming) -> datetime.date:
    """The day a row is about."""
    if isinstance(rij, Norm):
        return datetime.date(rij.jaar, 12, 31)
    return rij.kwartaal.peildatum


def _too_early(rij: Bestandsrij, dag: datetime.date, bekend: Bekend):
    gebied = rij.rij.gebied
    oude = {h.oud_id for h in bekend.atlas.all_predecessors(gebied)}
    toen = [
        f"{g.naam} ({g.code})"
        for pk in oude
        if (g := bekend.atlas.gebieden[pk]).bestond_op(dag)
    ]
    return rij.refused_area(
        f"{gebied.naam} bestaat pas sinds {notatie.datum(gebied.geldig_van)}. Dit cijfer "
        f"gaat over {_moment(dag)}.",
        f"Gebruik de oude gemeenten: {opsomming(sorted(toen))}."
        if toen
        else "Gebruik de gemeente van toen.",
        "bestond nog niet",
    )


def _moment(dag: datetime.date) -> str:
    return f"eind {dag.year}" if dag.month == 12 else notatie.datum(dag)


def _by_figure(rijen: list[Bestandsrij]) -> dict[tuple, dict[int, Bestandsrij]]:
    """Per figure, which areas the file gives it for."""
    per_cijfer = defaultdict(dict)
    for rij in rijen:
        per_cijfer[_figure(rij)][rij.rij.gebied_id] = rij
    return per_cijfer


def _figure(rij: Bestandsrij) -> tuple:
    w = rij.rij
    wanneer = w.jaar if isinstance(w, Norm) else w.kwartaal
    return (type(w), w.indicator_id, w.uitsplitsing_id, wanneer)


def _ended(
    rij: Bestandsrij, dag: datetime.date, bekend: Bekend, per_cijfer
) -> Waarschuwing:
    gebied, atlas = rij.rij.gebied, bekend.atlas
    zin = (
        f"{gebied.naam} bestond op {notatie.datum(dag)} niet meer. We bewaren het getal "
        "onder de oude gemeente."
    )
    opvolgers = atlas.final_successors(gebied, dag)
    if len(opvolgers) > 1:
        namen = opsomming([g.naam for g in opvolgers])
        zin = (
            f"{gebied.naam} bestond op {notatie.datum(dag)} niet meer, en is gesplitst over "
            f"{namen}. Het getal telt bij geen enkele gemeente mee."
        )
    elif opvolgers and rij.rij.waarde is not None:
        zin += _counts_for(rij, gebied, opvolgers[0], dag, bekend, per_cijfer)
    return Waarschuwing(GESTOPT, zin, rij.nummer)


def _counts_for(
    rij: Bestandsrij,
    gebied: Gebied,
    opvolger: Gebied,
    dag: datetime.date,
    bekend: Bekend,
    per_cijfer,
) -> str:
    """` Het telt mee voor Westerwolde: 3 + 7 = 10, afgeleid.`"""
    gegeven = per_cijfer[_figure(rij)]
    voorgangers = [
        g for g, gesplitst in bekend.atlas.predecessors(opvolger, dag) if not gesplitst
    ]
    delen = [
        gegeven[g.pk].rij.waarde
        for g in (opvolger, *voorgangers)
        if g.pk in gegeven and gegeven[g.pk].rij.waarde is not None
    ]
    som = " + ".join(notatie.aantal(deel) for deel in delen)
    if len(delen) > 1:
        som = f"{som} = {notatie.aantal(sum(delen))}"
    zin = f" Het telt mee voor {opvolger.naam}: {som}, afgeleid."
    # Who ended on the same day as this one should be in the same document.
    mist = [
        g.naam
        for g in voorgangers
        if g.geldig_tot == gebied.geldig_tot and g.pk not in gegeven
    ]
    if mist:
        zin += f" Van {opsomming(mist)} staat er geen getal in dit bestand."
    return zin
