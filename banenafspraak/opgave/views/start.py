"""What the start page of /beheer/ shows above Django's list: what to do now."""

from django.urls import reverse
from django.utils import timezone

from banenafspraak.importeren.taken import files_of, sentences
from banenafspraak.opgave.overzicht import region_overview
from banenafspraak.opgave.taakzinnen import (
    akkoord_kaart,
    ander_kaart,
    onder_de_kop,
    te_doen_kaart,
    zinnen,
)
from banenafspraak.opgave.taken import taken_van
from banenafspraak.voorstellen import waiting_for, waiting_sentence
from regio.models import Soort

MEESTE = 6  # tasks in one list; the rest is a link away
MEESTE_OP_DE_SITE = 8


def start_context(request) -> dict:
    """Everything templates/opgave/start.html prints."""
    vandaag = timezone.localdate()
    taken = taken_van(request.user, vandaag)
    bestanden = files_of(request.user)
    voorstellen = waiting_for(request.user)
    lijsten = {
        "te_doen": (taken.te_doen, te_doen_kaart),
        "akkoord": (taken.akkoord, akkoord_kaart),
        "ander": (taken.ander, ander_kaart),
    }
    regios = [g for g in taken.gebieden if g.soort == Soort.REGIO]
    return {
        "is_nav_sidebar_enabled": False,
        "taken": taken,
        "onder": onder_de_kop(taken),
        "zin": zinnen(
            taken,
            [*sentences(bestanden), *(waiting_sentence(*v) for v in voorstellen)],
        ),
        "bestanden": bestanden,
        "voorstellen": [_proposals(model) for model, _ in voorstellen],
        **{
            naam: {
                "kaarten": [kaart(taak, taken) for taak in rij[:MEESTE]],
                "meer": max(0, len(rij) - MEESTE),
            }
            for naam, (rij, kaart) in lijsten.items()
        },
        "op_de_site": taken.op_de_site[:MEESTE_OP_DE_SITE],
        "toon_gebied": len(taken.levert) > 1,
        "overzicht": region_overview(regios[0], taken.rechten, vandaag)
        if len(regios) == 1
        else None,
        "regios": regios,
        "alle_regios": taken.rechten.alles,
        "meer_code": _more(taken, regios),
    }


def _proposals(model) -> dict:
    """The link to the proposals of one kind that wait."""
    lijst = reverse(f"admin:banenafspraak_{model._meta.model_name}_changelist")
    return {
        "url": f"{lijst}?versies=concept",
        "tekst": f"Bekijk de {model._meta.verbose_name_plural} die wachten",
    }


def _more(taken, regios) -> str:
    """The code of the overview that holds what a list leaves out; "" when there is none."""
    if taken.rechten.alles:
        return next((g.code for g in taken.gebieden if g.soort == Soort.LAND), "")
    return regios[0].code if len(regios) == 1 else ""
