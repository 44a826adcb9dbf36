"""What must happen whichever way somebody logs in, or an account is closed."""

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save

from banenafspraak.toegang import bewaard, sessie


def _logged_in(sender, request, user, **kwargs):
    sessie.begin(request)
    bewaard.drop_of_other(request, user)


def _saved(sender, instance, raw=False, created=False, **kwargs):
    if not (raw or created or instance.is_active):
        sessie.end_all(instance)


def connect():
    """Listen. Called once, when the app is ready."""
    user_logged_in.connect(_logged_in, dispatch_uid="toegang")
    post_save.connect(_saved, sender=settings.AUTH_USER_MODEL, dispatch_uid="toegang")
