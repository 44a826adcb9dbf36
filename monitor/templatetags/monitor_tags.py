"""For templates: numbers in Dutch notation, the bold of sentences, and addresses of pages."""

import re

from django import template
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import mark_safe

from banenafspraak import notatie
from monitor import blik
from monitor.adressen import page_url
from monitor.antwoorden.antwoord import number_in
from monitor.cijferlink import figure_link

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


@register.filter
def met_herkomst(zin):
    """A sentence of an answer (`antwoorden.antwoord.Zin`): what has stars in bold, and each
    published number a link to where it comes from."""
    stukken, rest = [], zin.tekst
    for getal in zin.getallen:
        if getal.url and (treffer := number_in(getal.tekst, rest)):
            stukken += [
                conditional_escape(rest[: treffer.start()]),
                figure_link(getal.tekst, getal.url),
            ]
            rest = rest[treffer.end() :]
    stukken.append(conditional_escape(rest))
    # Escaped first; the only markup is ours.
    return mark_safe(_VET.sub(r"<strong>\1</strong>", "".join(stukken)))


@register.simple_tag
def cijfer(tekst, url=""):
    """A number that leads to its source, delivery and versions."""
    return figure_link(tekst, url)


@register.simple_tag
def adres(naam, *args, **vraag):
    """The address of a public page, which carries on how the reader looks. An error page
    must be made whatever addresses there are: of one that is not there it leads to the front
    door (a test holds that every name in a template is there)."""
    try:
        return page_url(naam, *args, **vraag)
    except NoReverseMatch:
        return "/"


@register.simple_tag
def blikvelden():
    """The same for a form that is sent by GET."""
    velden = blik.current().keuzes.items()
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', velden)
