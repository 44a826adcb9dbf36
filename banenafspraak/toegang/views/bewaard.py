"""A form that arrived from somebody who was logged out: keep it, show it, send it again."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from banenafspraak.toegang import bewaard, deur
from banenafspraak.toegang.getypt import button, readable

MEESTE_REGELS = 60


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
        "knop": button(velden),
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
