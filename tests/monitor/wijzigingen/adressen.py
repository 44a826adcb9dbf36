"""The addresses of the site, with a place for the page of one figure."""

from django.http import HttpResponse
from django.urls import path

from banenafspraak.urls import *  # noqa: F403
from banenafspraak.urls import urlpatterns as van_de_site


def herkomst(request, **kwargs):
    return HttpResponse("herkomst")


urlpatterns = [
    *van_de_site,
    path(
        "<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/herkomst/<slug:indicator>/",
        herkomst,
        name="herkomst",
    ),
]
