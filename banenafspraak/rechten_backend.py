"""Django's own permissions, answered by the one rule of rechten.py.

Django asks `view_cijfer` and `change_bron` everywhere in its admin. Here such a question is
answered by the roles of today. The tables of groups and permissions are never read, so that
nobody keeps a right that was once ticked there.
"""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

from banenafspraak.rechten import mag, rechten_van

_ACTIES = ("view", "add", "change", "delete")


class RolBackend(ModelBackend):
    """Logs in with a password as Django does; rights come from `Toewijzing`."""

    def has_perm(self, user_obj, perm, obj=None):
        app_label, _, codenaam = perm.partition(".")
        actie, _, naam = codenaam.partition("_")
        try:
            model = apps.get_model(app_label, naam)
        except LookupError:
            return False
        return mag(user_obj, actie, model, obj)

    def has_module_perms(self, user_obj, app_label):
        return any(
            mag(user_obj, "view", model)
            for model in apps.get_models()
            if model._meta.app_label == app_label
        )

    def get_all_permissions(self, user_obj, obj=None):
        if not rechten_van(user_obj).heeft_rol:
            return set()
        return {
            f"{model._meta.app_label}.{actie}_{model._meta.model_name}"
            for model in apps.get_models()
            for actie in _ACTIES
            if (obj is None or isinstance(obj, model))
            and mag(user_obj, actie, model, obj)
        }

    get_user_permissions = get_all_permissions

    def get_group_permissions(self, user_obj, obj=None):
        return set()

    def with_perm(self, perm, is_active=True, include_superusers=True, obj=None):
        """Every active account with this permission, superusers or not; no other has any."""
        iedereen = get_user_model()._default_manager.all()
        wie = [g.pk for g in iedereen if self.has_perm(g, perm, obj)]
        return iedereen.filter(pk__in=wie)
