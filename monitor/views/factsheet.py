"""An area on one A4, to print or to hand out."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from banenafspraak.kwartaal import Kwartaal
from monitor import blik as kijken
from monitor.adressen import area_url, factsheet_url
from monitor.factsheet import Factsheet, make_factsheet
from monitor.overzichten import Pagina, area_page
from monitor.paginacache import public_page
from monitor.pdf import CONTENT_TYPE as PDF
from monitor.pdf import make_pdf
from monitor.views.brief import as_file, file_links, wanted_file
from monitor.views.lezen import area_of, reader_of
from monitor.views.raam import area_frame, chosen_quarter
from monitor.views.terugkijken import fixed_look
from monitor.views.verdwenen import gone
from regio.models import Gebied

BLADEN = ("monitor/factsheet.css",)
_SOORTEN = ("pdf",)
_GRAFIEK = "grafiek.svg"


@public_page
def factsheet(request, kwartaal: Kwartaal, soort: str, slug: str):
    """The sheet; `?formaat=pdf` as a file, where that can be made."""
    lezer = reader_of(request, kwartaal)
    gebied = area_of(lezer, soort, slug)
    if gebied.slug != slug:
        return redirect(factsheet_url(gebied, kwartaal))
    if doorgaan := chosen_quarter(request, kwartaal):
        return doorgaan
    formaat = wanted_file(request, _SOORTEN)
    pagina, _ = area_page(lezer, gebied)
    if not pagina.bestaat:
        if formaat:
            raise Http404("Voor dit gebied is er in dit kwartaal geen factsheet.")
        context = _frame(request, pagina) | gone(lezer, pagina)
        return render(request, "monitor/bestaat_niet.html", context)
    vel = make_factsheet(pagina, lezer.vandaag, met_bestand=formaat == "pdf")
    context = {"vel": vel, "gebied": gebied, **_fixed(request, gebied, kwartaal)}
    if formaat == "pdf":
        return _as_pdf(context | {"kwartaal": kwartaal})
    context |= _frame(request, pagina)
    context["voorbeeld_op_pagina"] = vel.heeft_voorbeeld
    context["downloads"] = file_links(request, _SOORTEN)
    return render(request, "monitor/factsheet.html", context)


def _fixed(request, gebied: Gebied, kwartaal: Kwartaal) -> dict:
    """The page that goes with the sheet, as it stays; and of when its figures are."""
    vast = fixed_look(request) or request.blik
    with kijken.looking(vast):
        url = request.build_absolute_uri(area_url(gebied, kwartaal))
    return {"vaste_url": url, "bekend": vast.wanneer}


def _as_pdf(context: dict):
    vel: Factsheet = context["vel"]
    plaatjes = {_GRAFIEK: vel.tekening_bestand} if vel.tekening_bestand else {}
    for n, doel in enumerate(vel.doelen, start=1):
        if doel.balk:
            svg = render_to_string("monitor/balkbestand.svg", {"balk": doel.balk})
            plaatjes[f"balk-{n}.svg"] = svg.encode()
    html = render_to_string(
        "monitor/factsheetpdf.html", context | {"pdf": True, "grafiek": _GRAFIEK}
    )
    return as_file(make_pdf(html, BLADEN, plaatjes), PDF, vel, "pdf")


def _frame(request, pagina: Pagina) -> dict:
    return area_frame(request, pagina, ("Factsheet", ""))
