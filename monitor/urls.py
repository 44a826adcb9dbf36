"""Addresses of the public pages. All state is in the address."""

from django.urls import path, register_converter

from monitor.converters import (
    BladConverter,
    FormaatConverter,
    GebeurtenisConverter,
    HerkomstsoortConverter,
    KwartaalConverter,
    SoortConverter,
)
from monitor.views import (
    brief,
    factsheet,
    gebied,
    grafieken,
    handleiding,
    herkomst,
    indicator,
    kaarten,
    overig,
    tabellen,
    traject,
    uitleg,
    verdeling,
    vergelijken,
    verschil,
    vraag,
    wijzigingen,
    zoeken,
)

register_converter(KwartaalConverter, "kwartaal")
register_converter(SoortConverter, "soort")
register_converter(HerkomstsoortConverter, "herkomstsoort")
register_converter(FormaatConverter, "formaat")
register_converter(BladConverter, "blad")
register_converter(GebeurtenisConverter, "gebeurtenis")

urlpatterns = [
    path("", gebied.start, name="start"),
    path("gezond/", overig.gezond, name="gezond"),
    path("zoek/", zoeken.zoek, name="zoek"),
    path("indicator/<slug:code>/", indicator.indicator, name="indicator"),
    path("toelichting/", uitleg.toelichting, name="toelichting"),
    path("bronnen/", uitleg.bronnen, name="bronnen"),
    path("wijzigingen/", wijzigingen.wijzigingen, name="wijzigingen"),
    path("wijzigingen/atom.xml", wijzigingen.atom, name="wijzigingen_atom"),
    path("wijzigingen/<gebeurtenis:sleutel>/", wijzigingen.wijziging, name="wijziging"),
    path("handleiding/", handleiding.handleiding, name="handleiding"),
    path("handleiding/<slug:rol>/", handleiding.handleiding, name="handleiding"),
    path("privacy/", uitleg.privacy, name="privacy"),
    path("<kwartaal:kwartaal>/", gebied.land, name="land"),
    path("<kwartaal:kwartaal>/regio/", tabellen.regios, name="regios"),
    path("<kwartaal:kwartaal>/gemeente/", tabellen.gemeenten, name="gemeenten"),
    path("<kwartaal:kwartaal>/vergelijk/", vergelijken.vergelijk, name="vergelijk"),
    path(
        "<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/", gebied.gebied, name="gebied"
    ),
    path(
        "<kwartaal:kwartaal>/regio/<slug:slug>/verdeling/",
        verdeling.verdeling,
        name="verdeling",
    ),
    path(
        "<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/verschil/",
        verschil.verschil,
        name="verschil",
    ),
    path(
        "<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/vraag/",
        vraag.vragen,
        name="vragen",
    ),
    path(
        "<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/vraag/<slug:code>/",
        vraag.vraag,
        name="vraag",
    ),
    path(
        "<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/traject/",
        traject.traject,
        name="traject",
    ),
    path(
        "<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/brief/",
        brief.brief,
        name="brief",
    ),
    path(
        "<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/factsheet/",
        factsheet.factsheet,
        name="factsheet",
    ),
    path(
        "<kwartaal:kwartaal>/<herkomstsoort:soort>/<slug:slug>/herkomst/<slug:indicator>/",
        herkomst.herkomst,
        name="herkomst",
    ),
    path(
        "grafiek/<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/<slug:indicator>.<formaat:formaat>",
        grafieken.grafiek,
        name="grafiek",
    ),
    path(
        "grafiek/<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/<slug:indicator>.<blad:formaat>",
        grafieken.cijfers,
        name="grafiekcijfers",
    ),
    path(
        "kaart/<kwartaal:kwartaal>/<soort:soort>/<slug:slug>/<slug:indicator>.<formaat:formaat>",
        kaarten.kaart,
        name="kaart",
    ),
]
