"""Values as a reader of the log sees them: Dutch, whole, and without secrets.

changes(Indicator, {"eenheid": "banen"}, {"eenheid": "plekken"})
-> [["eenheid", "banen", "plekken"]]
"""

import datetime
import functools
import hashlib
from decimal import Decimal

from django.core.exceptions import (
    FieldDoesNotExist,
    ObjectDoesNotExist,
    ValidationError,
)
from django.db import models
from django.utils.functional import LazyObject

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.logformaat import escape, escape_lines, to_json
from banenafspraak.querysets import AMSTERDAM

NIET_GETOOND = "(niet getoond)"
_GEHEIM = {"password", "key", "token", "secret", "secret_key"}
# Said by the line itself, or kept for searching only.
# `inhoud` is a whole file; the log tells its sha256.
_OVERSLAAN = {
    "id",
    "last_login",
    "zoeknaam",
    "date_joined",
    "geladen_op",
    "inhoud",
}
_LANGST = 20_000


@functools.cache
def logged_fields(model) -> list[models.Field]:
    """The columns of `model` that the log tells about."""
    return [v for v in model._meta.concrete_fields if v.name not in _OVERSLAAN]


def foto(obj, velden=None) -> dict:
    """The values of a row as they are in memory now, by name of the field."""
    obj = itself(obj)
    return {
        veld.name: getattr(obj, veld.attname)
        for veld in logged_fields(type(obj))
        if (velden is None or veld.name in velden or veld.attname in velden)
        and veld.attname in obj.__dict__
    }


def itself(obj):
    """The object in its lazy wrappers: `request.user` has two, of the log-in and of the
    second step."""
    while isinstance(obj, LazyObject):
        bool(obj)  # so that it is there
        obj = obj._wrapped
    return obj


def changes(
    model, oud: dict | None, nieuw: dict | None, obj=None, namen: dict | None = None
) -> list[list]:
    """`[label, old, new]` for each field that differs; of one side, what is filled in.

    `obj`: an object of which related objects are known, which saves asking for them.
    `namen`: what related objects are called, kept over many rows.
    """
    namen = {} if namen is None else namen
    regels = []
    for naam in {**(oud or {}), **(nieuw or {})}:
        veld = _field(model, naam)
        was, wordt = (_clean(veld, (kant or {}).get(naam)) for kant in (oud, nieuw))
        if was == wordt or (was in _LEEG and wordt in _LEEG):
            continue
        label = escape(str(veld.verbose_name)) if veld else escape(str(naam))
        if naam in _GEHEIM:
            regels.append([label, NIET_GETOOND, NIET_GETOOND])
            continue
        regels.append([label, *(readable(veld, w, obj, namen) for w in (was, wordt))])
    return regels


_LEEG = (None, "", [])


def _field(model, naam: str):
    try:
        veld = model._meta.get_field(naam) if model else None
    except FieldDoesNotExist:
        return None
    return veld if isinstance(veld, models.Field) else None


def _clean(veld, waarde):
    """A value as the database would give it back: "12" that was typed is 12."""
    if isinstance(waarde, models.Model):
        return waarde.pk
    if veld is None or waarde is None or veld.many_to_many:
        return waarde
    try:
        return veld.to_python(waarde)
    except (ValidationError, TypeError, ValueError):
        return waarde


def readable(veld, waarde, obj, namen: dict) -> str | None:
    """One value as text; None when there is none."""
    if waarde in _LEEG:
        return None
    if veld is not None and veld.is_relation and not veld.many_to_many:
        return _related(veld, waarde, obj, namen)
    elif veld is not None and veld.flatchoices:
        waarde = dict(veld.flatchoices).get(waarde, waarde)
    return _shortened(escape_lines(_as_text(waarde)))


def _as_text(waarde) -> str:
    match waarde:
        case bool():
            return "ja" if waarde else "nee"
        case Decimal():
            return notatie.aantal(waarde)
        case Kwartaal():
            return waarde.label
        case datetime.datetime():
            lokaal = waarde.astimezone(AMSTERDAM)
            return f"{notatie.datum(lokaal)}, {lokaal:%H:%M:%S.%f %z}"
        case datetime.date():
            return notatie.datum(waarde)
        case list() if all(isinstance(deel, str) for deel in waarde):
            return ", ".join(waarde)
        case list() | dict():
            return to_json(waarde)
    return str(waarde)


def _related(veld, pk, obj, namen: dict) -> str:
    """`Hilversum (nummer 12)`: a name alone may belong to three areas."""
    sleutel = (veld.remote_field.model, pk)
    if sleutel not in namen:
        namen[sleutel] = _name_of(veld, pk, obj)
    return namen[sleutel]


def _name_of(veld, pk, obj) -> str:
    bekend = obj._state.fields_cache.get(veld.name) if obj is not None else None
    if bekend is None or bekend.pk != pk:
        try:
            bekend = veld.remote_field.model._base_manager.get(pk=pk)
        except (ObjectDoesNotExist, ValueError):
            return f"nummer {pk}"
    return f"{text_of(bekend)} (nummer {pk})"


def text_of(obj) -> str:
    """What an object is called; never a reason not to write a line."""
    try:
        return escape(str(obj))
    except ObjectDoesNotExist:
        return f"nummer {obj.pk}"


def _shortened(tekst: str) -> str:
    if len(tekst) <= _LANGST:
        return tekst
    som = hashlib.sha256(tekst.encode()).hexdigest()
    return f"{tekst[:200]} … ({len(tekst)} tekens, sha256 {som})"
