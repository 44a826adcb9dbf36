"""Filters for templates: numbers in Dutch notation, and the bold of sentences."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from banenafspraak import notatie

register = template.Library()

_VET = re.compile(r"\*([^*]+)\*")


@register.filter
def aantal(waarde):
    """`66730` -> `66.730`; nothing for None."""
    return "" if waarde is None else notatie.aantal(waarde)


@register.filter
def procent(waarde):
    """`68` -> `68%`; nothing for None."""
    return "" if waarde is None else notatie.procent(waarde)


@register.filter
def datum(dag):
    """`31 december 2019`."""
    return notatie.datum(dag)


@register.filter
def nadruk(zin):
    """`*608 extra banen*` -> bold. Everything else is escaped."""
    # Escaped first; the only markup is ours.
    return mark_safe(_VET.sub(r"<strong>\1</strong>", conditional_escape(zin)))


@register.filter
def kaal(zin):
    """The sentence without its stars, for a title or a description."""
    return zin.replace("*", "")
