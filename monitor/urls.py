"""Addresses of the public pages. All state is in the address."""

from django.urls import path, register_converter

from monitor.converters import FormaatConverter, KwartaalConverter, SoortConverter
from monitor.views import gebied, grafieken, overig, tabellen

register_converter(KwartaalConverter, "kwartaal")
register_converter(SoortConverter, "soort")
register_converter(FormaatConverter, "formaat")

urlpatterns = [
    path("", gebied.start, name="start"),
    path("gezond/", overig.gezond, name="gezond"),
    path("<kwartaal:kwartaal>/", gebied.land, name="land"),
    path("<kwartaal:kwartaal>/regio/", tabellen.regios, name="regios"),
    path("<kwartaal:kwartaal>/gemeente/", tabellen.gemeenten, name="gemeenten"),
    path(
        "<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/", gebied.gebied, name="gebied"
    ),
    path(
        "grafiek/<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/<slug:indicator>.<formaat:formaat>",
        grafieken.grafiek,
        name="grafiek",
    ),
]
