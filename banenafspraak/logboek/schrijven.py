"""Writing lines: into the chain, and after the commit into the log file."""

import datetime
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db import models, transaction
from django.utils import timezone

from banenafspraak.logboek import ketting
from banenafspraak.logboek.afzender import current
from banenafspraak.logboek.waarden import changes, itself, text_of
from banenafspraak.logformaat import escape, escape_lines, to_json
from banenafspraak.models import Actie, Logregel
from banenafspraak.querysets import AMSTERDAM

bestand = logging.getLogger("banenafspraak.logboek")


@dataclass(frozen=True, slots=True)
class Regel:
    """A line to write.

    `object`: a row, a model (when it is about many rows of it), or None. `oud` and `nieuw`:
    values by name of the field (`foto` makes them); a name that is no field is its own
    label. `wat`: what to call the object, when its own text does not say it.
    """

    actie: Actie
    object: models.Model | type[models.Model] | None = None
    oud: dict | None = None
    nieuw: dict | None = None
    toelichting: str = ""
    wat: str = ""


def schrijf(
    actie: Actie,
    object=None,
    *,
    oud: dict | None = None,
    nieuw: dict | None = None,
    toelichting: str = "",
    wat: str = "",
    gebruiker=None,
) -> None:
    """Write one line. `gebruiker`: who did it, when that is not the user of the request."""
    schrijf_veel(
        [Regel(actie, object, oud, nieuw, toelichting, wat)], gebruiker=gebruiker
    )


def schrijf_veel(regels: Iterable[Regel], *, gebruiker=None) -> None:
    """Write many lines at once, in the order they come."""
    door, moment = current(gebruiker), timezone.now()
    namen = {}
    rijen = [_row(regel, door, moment, namen) for regel in regels]
    if not rijen:
        return
    # Without a savepoint: a line that fails takes the write it tells about along.
    with transaction.atomic(savepoint=False):
        ketting.append(rijen)
        # After the commit: the file tells what happened, not what was tried.
        transaction.on_commit(partial(_to_file, rijen), robust=True)


def _row(regel: Regel, door, moment, namen: dict) -> Logregel:
    obj = itself(regel.object)
    model = obj if isinstance(obj, type) or obj is None else type(obj)
    rij = obj if isinstance(obj, models.Model) else None
    anders = changes(model, regel.oud, regel.nieuw, rij, namen)
    return Logregel(
        moment=moment,
        actie=regel.actie.value,
        onderwerp=model._meta.concrete_model._meta.label_lower if model else "",
        object_pk=str(rij.pk) if rij is not None else "",
        object_tekst=(escape(regel.wat) or (text_of(rij) if rij else ""))[:300],
        wijzigingen=to_json(anders) if anders else "",
        toelichting=escape_lines(regel.toelichting),
        wie_pk=door.pk,
        wie=escape(door.wie)[:200],
        herkomst=escape(door.herkomst)[:100],
    )


def _to_file(rijen: list[Logregel]) -> None:
    if bestand.isEnabledFor(logging.INFO):
        for rij in rijen:
            bestand.info("%s", as_json(rij))


def as_json(rij: Logregel) -> str:
    """A line of the log as one line of a file."""
    velden = {
        v.attname: getattr(rij, v.attname) for v in Logregel._meta.concrete_fields
    }
    velden["moment"] = rij.moment.astimezone(AMSTERDAM).isoformat(
        timespec="microseconds"
    )
    velden["wijzigingen"] = rij.changes()
    return to_json(velden)


def from_json(tekst: str) -> Logregel:
    """The line that `as_json` wrote. Raises ValueError for anything else."""
    velden = json.loads(tekst)
    if not isinstance(velden, dict) or set(velden) != {
        v.attname for v in Logregel._meta.concrete_fields
    }:
        raise ValueError("Dit is geen regel van het logboek.")
    velden["moment"] = datetime.datetime.fromisoformat(velden["moment"])
    anders = velden["wijzigingen"]
    velden["wijzigingen"] = to_json(anders) if anders else ""
    return Logregel(**velden)
