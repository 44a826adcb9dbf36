"""What somebody had typed, in the words of the page it was typed on.

A form of the admin is named after its model, a Kwartaalopgave after its onderdelen. Of any
other form the names of the fields are made readable.
"""

import re

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.urls import Resolver404, resolve

from banenafspraak.models import Indicator, RedenOnbekend, Uitsplitsing
from banenafspraak.rechten import visible

# What a form sends along and nobody typed.
TECHNIEK = {"csrfmiddlewaretoken", "gezien", "uw", "versie", "next"}
# The buttons that were pressed, and what to write on the one that sends it again.
KNOPPEN = {
    "bewaar": "Bewaar als concept",
    "indienen": "Dien in",
    "akkoord": "Geef akkoord",
    "terug": "Stuur terug",
}
# `norm__beschut-werk__totaal-getal`, as opgave/formulier.py reads it.
OPGAVEVELD = re.compile(
    r"(?P<norm>norm__)?(?P<indicator>[\w-]+)__(?P<deel>[\w-]+)"
    r"-(?P<wat>getal|reden|uitleg|openbaar)"
)
OPGAVEWOORD = {
    "getal": "",
    "reden": ", niet bekend",
    "uitleg": ", uitleg",
    "openbaar": ", uitleg op de site",
}


def readable(velden, adres: str, user) -> list[tuple[str, str]]:
    """What was typed as (label, value), without what is empty or technical."""
    getypt = [
        (naam, waarde)
        for naam, waarde in velden
        if waarde.strip()
        and naam not in TECHNIEK
        and naam not in KNOPPEN
        and not naam.startswith("_")
        and not naam.endswith("_FORMS")
    ]
    if any(OPGAVEVELD.fullmatch(naam) for naam, _ in getypt):
        return _of_an_opgave(getypt)
    model = _model_of(adres)
    return [
        (label(model, naam), value(model, naam, waarde, user))
        for naam, waarde in getypt
    ]


def button(velden) -> str:
    """What the button that sends it again is called."""
    gedrukt = [KNOPPEN[naam] for naam, _ in velden if naam in KNOPPEN]
    return gedrukt[-1] if gedrukt else "Verstuur wat ik had ingevuld"


def _of_an_opgave(velden) -> list[tuple[str, str]]:
    indicatoren = dict(Indicator.objects.values_list("code", "naam"))
    delen = dict(Uitsplitsing.objects.values_list("code", "naam"))
    regels = []
    for naam, waarde in velden:
        treffer = OPGAVEVELD.fullmatch(naam)
        if treffer is None:
            regels.append((label(None, naam), waarde))
            continue
        woorden = indicatoren.get(treffer["indicator"], treffer["indicator"])
        if treffer["deel"] != Uitsplitsing.TOTAAL:
            woorden += f": {delen.get(treffer['deel'], treffer['deel'])}"
        woorden += ", norm" if treffer["norm"] else ""
        if treffer["wat"] == "reden":
            waarde = str(dict(RedenOnbekend.choices).get(waarde, waarde))
        elif treffer["wat"] == "openbaar":
            waarde = "ja"
        regels.append((woorden + OPGAVEWOORD[treffer["wat"]], waarde))
    return regels


def _model_of(adres: str):
    """The model whose form stands at this address, if any."""
    try:
        naam = resolve(adres.partition("?")[0]).url_name or ""
    except Resolver404:
        return None
    for model in admin.site._registry:
        opts = model._meta
        if naam.startswith(f"{opts.app_label}_{opts.model_name}_"):
            return model
    return None


def label(model, naam: str) -> str:
    """How the page calls this field; a name in words when we cannot know."""
    veld = _field(model, naam)
    if veld is not None and getattr(veld, "verbose_name", None):
        return str(veld.verbose_name).capitalize()
    return naam.replace("-", " ").replace("_", " ").strip().capitalize()


def value(model, naam: str, waarde: str, user) -> str:
    """What was chosen, as it was read; a row the user may not see stays a number."""
    veld = _field(model, naam)
    if veld is None:
        return waarde
    if veld.choices:
        return str(dict(veld.flatchoices).get(waarde, waarde))
    if veld.is_relation and veld.related_model and waarde.isdecimal():
        rij = visible(veld.related_model._default_manager.all(), user)
        return str(rij.filter(pk=waarde).first() or waarde)
    return waarde


def _field(model, naam: str):
    try:
        return model._meta.get_field(naam) if model else None
    except FieldDoesNotExist:
        return None
