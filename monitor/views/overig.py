"""Health check and error pages."""

from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from banenafspraak.models import Dataversie
from monitor.overzichten import newest_quarter


@never_cache
@require_safe
def gezond(request):
    """200 while the site and its database answer, else 503."""
    try:
        connection.ensure_connection()
        versie = Dataversie.objects.huidig()
    except DatabaseError:
        return JsonResponse({"status": "database antwoordt niet"}, status=503)
    return JsonResponse({"status": "goed", "dataversie": versie})


def niet_gevonden(request, exception):
    """The friendly 404, with a sentence on what was not found when a view gives one."""
    reden = (
        exception.args[0]
        if exception.args and isinstance(exception.args[0], str)
        else ""
    )
    return render(request, "404.html", {"uitleg": reden} | _menu(), status=404)


def _menu() -> dict:
    try:
        nieuwste = newest_quarter()
    except DatabaseError:
        return {}
    if nieuwste is None:
        return {}
    return {
        "menu_kwartaal": nieuwste,
        "menu_land_url": reverse("land", args=[nieuwste]),
        "menu_regio_url": reverse("regios", args=[nieuwste]),
        "menu_gemeente_url": reverse("gemeenten", args=[nieuwste]),
        "menu_vergelijk_url": reverse("vergelijk", args=[nieuwste]),
    }
