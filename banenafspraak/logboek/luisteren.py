"""Every single save, delete and change of links writes a line by itself.

Not told: data versions, sessions, the log itself, and what is kept to count wrong
passwords. `QuerySet.update` and the bulk methods send no signal: who uses them, writes.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db.models import signals

from banenafspraak.logboek import inlog
from banenafspraak.logboek.schrijven import schrijf
from banenafspraak.logboek.waarden import changes, foto, logged_fields
from banenafspraak.models import (
    Actie,
    Dataversie,
    Gebruiker,
    Levering,
    Logkop,
    Logregel,
)
from regio.models import Kaartgeometrie

_APPS = ("regio", "banenafspraak")
# Borders are thousands of points, and go in and out by a whole file (`laad_kaart` tells).
_NIET = (Dataversie, Kaartgeometrie, Logkop, Logregel)
_OOK = ("auth.group",)  # what rights can be tied to; permissions are its links

# What a levering becomes says what was done with it.
_STATUS = {
    Levering.Status.INGEDIEND: Actie.INGEDIEND,
    Levering.Status.VASTGESTELD: Actie.AKKOORD,
    Levering.Status.TERUGGESTUURD: Actie.TERUGGESTUURD,
    Levering.Status.INGETROKKEN: Actie.INGETROKKEN,
}

_als: ContextVar[tuple] = ContextVar("als", default=(None, ""))
_OUD = "_logboek_oud"


@contextmanager
def als(actie: Actie | None, toelichting: str = ""):
    """Lines of saves in this block carry `actie` instead of gewijzigd or toegevoegd (None:
    those stay)."""
    merk = _als.set((actie, toelichting))
    try:
        yield
    finally:
        _als.reset(merk)


def logged_models() -> list:
    """Every model of which single writes are told, proxies included."""
    eigen = [m for naam in _APPS for m in apps.get_app_config(naam).get_models()]
    return [
        *(m for m in eigen if m._meta.concrete_model not in _NIET),
        *(
            apps.get_model(naam)
            for naam in _OOK
            if apps.is_installed("django.contrib.auth")
        ),
    ]


def connect() -> None:
    """Listen. Called once, when the app is ready."""
    for model in logged_models():
        uid = f"logboek {model._meta.label}"
        signals.pre_save.connect(_before_save, sender=model, dispatch_uid=uid)
        signals.post_save.connect(_after_save, sender=model, dispatch_uid=uid)
        signals.post_delete.connect(_after_delete, sender=model, dispatch_uid=uid)
        for veld in model._meta.many_to_many:
            signals.m2m_changed.connect(
                _links,
                sender=veld.remote_field.through,
                dispatch_uid=f"{uid} {veld.name}",
            )
    inlog.connect()


# ---- rows ------------------------------------------------------------------------


def _before_save(sender, instance, update_fields=None, **kwargs):
    """Read the row as it is, when there is one: a new row costs no query."""
    velden = [v for v in logged_fields(sender) if _saved(v, update_fields)]
    oud = None
    if velden and instance.pk is not None:
        namen = [v.attname for v in velden]
        rij = sender._base_manager.filter(pk=instance.pk).values(*namen).first()
        oud = rij and {v.name: rij[v.attname] for v in velden}
    instance.__dict__[_OUD] = oud


def _saved(veld, update_fields) -> bool:
    return (
        update_fields is None
        or veld.name in update_fields
        or veld.attname in update_fields
    )


def _after_save(sender, instance, created, update_fields=None, **kwargs):
    oud = instance.__dict__.pop(_OUD, None)
    namen = {v.name for v in logged_fields(sender) if _saved(v, update_fields)}
    if not namen:
        return
    nieuw = foto(instance, namen)
    if any(hasattr(waarde, "resolve_expression") for waarde in nieuw.values()):
        # Told the database to count (F("versie") + 1): ask what came out.
        nieuw = foto(sender._base_manager.get(pk=instance.pk), namen)
    if oud is not None and not changes(sender, oud, nieuw, instance):
        return
    actie, toelichting = _als.get()
    actie = actie or _action(instance, oud, nieuw)
    schrijf(actie, instance, oud=oud, nieuw=nieuw, toelichting=toelichting)


def _action(instance, oud, nieuw) -> Actie:
    status = nieuw.get("status") if isinstance(instance, Levering) else None
    if status in _STATUS and (oud is None or oud["status"] != status):
        return _STATUS[status]
    if oud is None:
        return Actie.TOEGEVOEGD
    if isinstance(instance, Gebruiker) and _chose_password(instance, oud, nieuw):
        return Actie.WACHTWOORD
    return Actie.GEWIJZIGD


def _chose_password(gebruiker, oud, nieuw) -> bool:
    """Not when Django only stores the same password in a newer way, while logging in."""
    anders = "password" in nieuw and oud["password"] != nieuw["password"]
    return anders and gebruiker._password is not None


def _after_delete(sender, instance, **kwargs):
    actie, toelichting = _als.get()
    schrijf(
        actie or Actie.VERWIJDERD,
        instance,
        oud=foto(instance),
        toelichting=toelichting,
    )


# ---- links between rows ----------------------------------------------------------


def _links(sender, instance, action, reverse, model, pk_set, **kwargs):
    """Parts of an indicator, roles of an account: what is linked and what no longer is."""
    veld = _field_of(sender)
    begin, _, wat = action.partition("_")
    bewaard = instance.__dict__.setdefault("_logboek_links", {})
    if begin == "pre":
        if wat != "add":  # what is taken away must be read while it is there
            bewaard[veld] = _linked(sender, veld, instance, reverse, pk_set)
        return
    pks = set(pk_set or ()) if wat == "add" else bewaard.pop(veld, set())
    if not pks:
        return
    if not reverse:
        _tell(veld, instance, pks, wat)
        return
    for ander in model._base_manager.filter(pk__in=pks).order_by("pk"):
        _tell(veld, ander, {instance.pk}, wat)


def _field_of(through):
    """The field on the model that has it, whichever side the change came from."""
    for model in logged_models():
        for veld in model._meta.many_to_many:
            if veld.remote_field.through is through:
                return veld
    raise LookupError(through)


def _linked(through, veld, instance, reverse, pk_set) -> set:
    hier, daar = veld.m2m_field_name(), veld.m2m_reverse_field_name()
    if reverse:
        hier, daar = daar, hier
    rijen = through._base_manager.filter(**{hier: instance.pk})
    if pk_set is not None:
        rijen = rijen.filter(**{f"{daar}__in": pk_set})
    return set(rijen.values_list(daar, flat=True))


def _tell(veld, instance, pks, wat) -> None:
    anderen = veld.remote_field.model._base_manager.filter(pk__in=pks).order_by("pk")
    namen = {veld.name: [str(ander) for ander in anderen]}
    kant = {"nieuw": namen} if wat == "add" else {"oud": namen}
    actie, toelichting = _als.get()
    schrijf(actie or Actie.GEWIJZIGD, instance, **kant, toelichting=toelichting)
