"""Health check and error pages."""

import re

from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from banenafspraak.kwartaal import Kwartaal, OngeldigKwartaal
from banenafspraak.models import Dataversie
from monitor.adressen import area_url
from monitor.blik import Blik, OngeldigeBlik, looking
from monitor.overzichten import newest_quarter
from monitor.views.raam import menu
from monitor.zoeken import MEESTE_SUGGESTIES, search


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
    with looking(_look_of(request)) as blik:
        try:
            context = _menu(request.path, blik)
            context |= {"lijkt": _alike(request.path, exception)}
        except DatabaseError:
            context = {}
        return render(request, "404.html", {"uitleg": reden} | context, status=404)


def _look_of(request) -> Blik:
    """How the address looks at the site; the usual way where it asks for nonsense."""
    try:
        return Blik.lees(request.GET)
    except OngeldigeBlik:
        return Blik()


_KWARTAAL_IN_PAD = re.compile(r"/(\d{4}-K[1-4])/(?:(regio|gemeente|cluster)/([^/]+)/)?")


def _quarter_of(pad: str) -> Kwartaal | None:
    """The quarter that the address begins with, when there is such a one."""
    treffer = _KWARTAAL_IN_PAD.match(pad)
    try:
        return Kwartaal.lees(treffer[1]) if treffer else None
    except OngeldigKwartaal:
        return None


def _alike(pad: str, exception) -> list[dict]:
    """Pages of areas whose name looks like the one in the address. The view that looked
    for it gives the areas it has read."""
    atlas = getattr(exception, "atlas", None)
    treffer, kwartaal = _KWARTAAL_IN_PAD.match(pad), _quarter_of(pad)
    if not (atlas and kwartaal and treffer[3]):
        return []
    uitkomst = search(atlas, treffer[3].replace("-", " "))
    gebieden = [*uitkomst.gebieden, *uitkomst.suggesties]
    return [
        {"url": adres, "tekst": g.aanduiding}
        for g in gebieden[:MEESTE_SUGGESTIES]
        if (adres := area_url(g, kwartaal))
    ]


def _menu(pad: str, blik: Blik) -> dict:
    kwartaal = _quarter_of(pad) or newest_quarter(blik.moment)
    if kwartaal is None:
        return {}
    return menu(kwartaal)
