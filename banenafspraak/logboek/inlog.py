"""Logging in and out, and the second step. Never a password, a code or a secret."""

from django.contrib.auth import get_user_model, signals
from django.db.models.signals import post_delete, post_save, pre_save
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from banenafspraak.logboek.schrijven import schrijf
from banenafspraak.models import Actie
from banenafspraak.toegang import signals as toegang

_STOND_AAN = "_logboek_stond_aan"


def connect() -> None:
    """Listen."""
    for signaal, hoor in (
        (signals.user_logged_in, _logged_in),
        (signals.user_logged_out, _logged_out),
        (signals.user_login_failed, _failed),
        (toegang.tweede_stap_gelukt, _second_step),
        (toegang.uitgenodigd, _invited),
    ):
        signaal.connect(hoor, dispatch_uid="logboek")
    # Only that there is a device. What is in it opens the door, and changes at each log-in.
    for signaal, model, hoor in (
        (pre_save, TOTPDevice, _device_before),
        (post_save, TOTPDevice, _device_saved),
        (post_delete, TOTPDevice, _device_gone),
        (post_save, StaticDevice, _codes_made),
        (post_delete, StaticToken, _code_gone),
    ):
        signaal.connect(hoor, sender=model, dispatch_uid="logboek")


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


def _codes_made(sender, instance, created, **kwargs):
    if created:
        schrijf(Actie.NOODCODES, instance.user)


def _code_gone(sender, instance, origin=None, **kwargs):
    if isinstance(origin, sender):  # used; not thrown away with the whole sheet
        schrijf(Actie.NOODCODE, instance.device.user)


def _about(apparaat, actie: Actie) -> None:
    """The line is about the account: that is where a reader looks."""
    schrijf(actie, apparaat.user)


def _second_step(sender, user, noodcode, **kwargs):
    met = "Met een noodcode." if noodcode else ""
    if kwargs.get("aanbieder"):
        met = "Bij de organisatie."
    schrijf(Actie.TWEEDE_STAP_GOED, user, toelichting=met, gebruiker=user)


def _invited(sender, user, gelukt, **kwargs):
    schrijf(Actie.UITGENODIGD, user, nieuw={"mail verstuurd": gelukt})
