"""A form that arrived from somebody who was logged out: keep it, show it, send it again."""

from django.contrib import admin, messages
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_POST

from banenafspraak.rechten import visible
from banenafspraak.toegang import bewaard, deur

MEESTE_REGELS = 60
# What Django's forms send along; nobody typed it.
TECHNIEK = ("_FORMS", "csrfmiddlewaretoken")


def csrf_mislukt(request, reason=""):
    """The token of a form is from before the last log-in. Its owner may send it again;
    for everybody else it is refused, as Django does."""
    if bewaard.keep(request, token_klopt=False):
        if deur.may_enter(request.user):
            return HttpResponseRedirect(reverse("admin:verder"))
        return deur.stop(request)
    return render(request, "403_csrf.html", status=403)


def verder(request):
    """What was typed is still there: one button sends it, another throws it away."""
    wat = bewaard.kept_for(request)
    if wat is None:
        return HttpResponseRedirect(reverse("admin:index"))
    velden = wat["velden"] or []
    regels = readable(velden, wat["adres"], request.user)
    context = {
        "adres": wat["adres"],
        "velden": velden,
        "te_groot": wat["velden"] is None,
        "regels": regels[:MEESTE_REGELS],
        "meer": max(0, len(regels) - MEESTE_REGELS),
        "bestanden": wat["bestanden"],
    }
    return render(request, "toegang/verder.html", context)


@require_POST
def weggooien(request):
    """Throw away what was kept."""
    bewaard.drop(request)
    messages.info(request, "Wat u had ingevuld, is weggegooid.")
    return HttpResponseRedirect(reverse("admin:index"))


# ---- in words ---------------------------------------------------------------------


def readable(velden, adres: str, user) -> list[tuple[str, str]]:
    """What was typed as (label, value), without what is empty or technical."""
    model = _model_of(adres)
    return [
        (label(model, naam), value(model, naam, waarde, user))
        for naam, waarde in velden
        if waarde.strip() and not naam.startswith("_") and not naam.endswith(TECHNIEK)
    ]


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
