"""Logging in, for tests that are about something else than logging in.

`log_in` takes both steps: password and code. `log_in_half` takes the first only. Where the
second step is no part of the site (yet), the first is enough.
"""

from django.conf import settings

TWEEDE_STAP = "django_otp" in settings.INSTALLED_APPS


def log_in_half(client, gebruiker):
    """Log in with a password and no code."""
    client.force_login(gebruiker)


def log_in(client, gebruiker):
    """Log in with both steps."""
    client.force_login(gebruiker)
    if TWEEDE_STAP:
        _take_second_step(client, gebruiker)


def _take_second_step(client, gebruiker):
    from django_otp import DEVICE_ID_SESSION_KEY
    from django_otp.plugins.otp_totp.models import TOTPDevice

    apparaat, _ = TOTPDevice.objects.get_or_create(user=gebruiker, name="test")
    sessie = client.session
    sessie[DEVICE_ID_SESSION_KEY] = apparaat.persistent_id
    sessie.save()
