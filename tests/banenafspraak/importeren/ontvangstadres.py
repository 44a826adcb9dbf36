"""The site with one page more, which tells what arrived. For test_ontvangen.py."""

from django.http import JsonResponse
from django.urls import include, path

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.ontvangen import refuse_too_large


def arrived(request):
    """Behind every middleware of the site, CSRF included."""
    try:
        refuse_too_large(request)
        zin = ""
    except Geweigerd as fout:
        zin = str(fout)
    bestanden = {naam: b.size for naam, b in request.FILES.items()}
    velden = {n: w for n, w in request.POST.items() if n != "csrfmiddlewaretoken"}
    return JsonResponse({"zin": zin, "bestanden": bestanden, "velden": velden})


urlpatterns = [path("ontvang/", arrived), path("", include("banenafspraak.urls"))]
