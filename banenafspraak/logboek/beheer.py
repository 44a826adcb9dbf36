"""What every ModelAdmin of /beheer/ shares: our log instead of Django's own."""

from functools import cache

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse

from banenafspraak.models import Logregel
from banenafspraak.rechten import rechten_van

_PER_BLADZIJ = 50


class Gelogd:
    """A ModelAdmin that leaves telling to the log, and shows the log of an object.

    The site puts this in front of each ModelAdmin it registers, so that none is forgotten.
    """

    def log_addition(self, request, obj, message):
        """Nothing: the save itself wrote a line."""

    log_change = log_addition

    def log_deletions(self, request, queryset):
        """Nothing: each deletion writes a line."""

    def history_view(self, request, object_id, extra_context=None):
        """The lines about one object, newest first, for who may see that object."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        regels = Logregel.objects.about(obj)
        bladzij = self.get_paginator(request, regels, _PER_BLADZIJ).get_page(
            request.GET.get("p", 1)
        )
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": f"Wat er met “{obj}” gebeurde",
            "regels": bladzij,
            # Where somebody was is for who looks after the site only.
            "met_herkomst": rechten_van(request.user).alles,
            "module_name": self.opts.verbose_name_plural,
            "object": obj,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/object_history.html", context)


@cache
def logged(admin_class: type) -> type:
    """`admin_class` with `Gelogd` in front of it."""
    if issubclass(admin_class, Gelogd):
        return admin_class
    eigen = {"__module__": admin_class.__module__, "__doc__": admin_class.__doc__}
    return type(admin_class.__name__, (Gelogd, admin_class), eigen)
