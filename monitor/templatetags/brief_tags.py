"""For the letter: what is left to fill in can be seen at once."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from monitor.brief.tekst import PLEK, short_address

register = template.Library()


@register.filter
def plekken(tekst):
    """`[Vul hier de datum in]` as a mark. Everything else is escaped."""
    # Escaped first; the only markup is ours.
    return mark_safe(PLEK.sub(r"<mark>\g<0></mark>", conditional_escape(tekst)))


@register.filter
def kort_adres(url):
    """The address as one reads it from paper."""
    return short_address(url)
