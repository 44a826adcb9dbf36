"""Search boxes and lists of beheer that stand what an address or a form may hold.

Django looks up what was chosen to show its name. Of what can be no key (`?gebied=abc`, a NUL,
a number beyond the database) that is an error; here it is a box in which nothing was chosen,
and the form itself says that it must be.
"""

from functools import cache

from django.contrib.admin.widgets import AutocompleteMixin
from django.core.exceptions import ValidationError


class _Gekeurd:
    def optgroups(self, name, value, attr=None):
        model = self.field.remote_field.model
        return super().optgroups(name, only_keys(model, value), attr)


def only_keys(model, waarden: list[str]) -> list[str]:
    """Of these values those that can be the key of a row."""
    return [waarde for waarde in waarden if _fits(model._meta.pk, waarde)]


def _fits(sleutel, waarde) -> bool:
    try:
        sleutel.clean(waarde, None)
    except ValidationError:
        return False
    return True


def guard(formulierveld) -> None:
    """Make the search box of a form field stand any value; other widgets stay as they are."""
    widget = getattr(formulierveld, "widget", None)
    widget = getattr(
        widget, "widget", widget
    )  # inside the links for adding and looking
    if isinstance(widget, AutocompleteMixin) and not isinstance(widget, _Gekeurd):
        widget.__class__ = _guarded(type(widget))


@cache
def _guarded(soort: type) -> type:
    return type(soort.__name__, (_Gekeurd, soort), {"__module__": soort.__module__})
