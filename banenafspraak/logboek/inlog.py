"""Logging in and out, and the second step. Never a password, a code or a secret."""

from django.apps import apps
from django.contrib.auth import get_user_model, signals
from django.db.models.signals import post_delete, post_save, pre_save

from banenafspraak.logboek.schrijven import schrijf
from banenafspraak.models import Actie

# Only that there is a device. What is in it opens the door, and changes at each log-in.
_APPARATEN = ("otp_totp.totpdevice", "otp_static.staticdevice")
_NOODCODE = "otp_static.statictoken"
_STOND_AAN = "_logboek_stond_aan"


def connect() -> None:
    """Listen, to the second step only where that is installed."""
    signals.user_logged_in.connect(_logged_in, dispatch_uid="logboek")
    signals.user_logged_out.connect(_logged_out, dispatch_uid="logboek")
    signals.user_login_failed.connect(_failed, dispatch_uid="logboek")
    for naam in _APPARATEN:
        if model := _installed(naam):
            pre_save.connect(_device_before, sender=model, dispatch_uid="logboek")
            post_save.connect(_device_saved, sender=model, dispatch_uid="logboek")
            post_delete.connect(_device_gone, sender=model, dispatch_uid="logboek")
    if model := _installed(_NOODCODE):
        post_delete.connect(_code_gone, sender=model, dispatch_uid="logboek")


def _installed(naam: str):
    app_label, model = naam.split(".")
    if app_label in apps.app_configs:
        return apps.get_model(app_label, model)
    return None


def _logged_in(sender, user, **kwargs):
    schrijf(Actie.INGELOGD, user, gebruiker=user)


def _logged_out(sender, user, **kwargs):
    if user is not None:
        schrijf(Actie.UITGELOGD, user, gebruiker=user)


def _failed(sender, credentials, **kwargs):
    """Names only accounts that exist: people type a password in the field above it."""
    model = get_user_model()
    naam = str(
        credentials.get(model.USERNAME_FIELD) or credentials.get("username") or ""
    )
    bekend = model._base_manager.filter(**{model.USERNAME_FIELD: naam[:150]}).first()
    if bekend:
        schrijf(Actie.INLOG_MISLUKT, bekend)
    else:
        schrijf(Actie.INLOG_MISLUKT, model, wat="een naam die niet bestaat")


def _device_before(sender, instance, **kwargs):
    stond_aan = sender._base_manager.filter(pk=instance.pk, confirmed=True)
    instance.__dict__[_STOND_AAN] = bool(instance.pk) and stond_aan.exists()


def _device_saved(sender, instance, **kwargs):
    stond_aan = instance.__dict__.pop(_STOND_AAN, False)
    if instance.confirmed != stond_aan:
        _about(
            instance, Actie.TWEEDE_STAP if instance.confirmed else Actie.TWEEDE_STAP_WEG
        )


def _device_gone(sender, instance, **kwargs):
    if instance.confirmed:
        _about(instance, Actie.TWEEDE_STAP_WEG)


def _code_gone(sender, instance, **kwargs):
    _about(instance.device, Actie.NOODCODE)


def _about(apparaat, actie: Actie) -> None:
    """The line is about the account: that is where a reader looks."""
    soort = str(apparaat._meta.verbose_name)
    schrijf(actie, apparaat.user, nieuw={"apparaat": soort})
