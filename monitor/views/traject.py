"""What is needed to reach a goal, and where the pace so far leads. All state is in the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render

from banenafspraak.kwartaal import Kwartaal
from monitor import trajectgrafiek, zinnen
from monitor.adressen import area_url, indicator_url, traject_url
from monitor.bronnenlijst import Bronnenlijst
from monitor.kerncijfers import merken_van_doel
from monitor.overzichten import Lezer, Pagina
from monitor.overzichten.trajectpagina import goals_ahead
from monitor.paginacache import public_page
from monitor.secties import note_rows
from monitor.tekeningen import etag_from, file_from
from monitor.trajecten import Traject, example, last_usable, trajectory
from monitor.trajectkeuze import VELDEN, Invoer, read_input
from monitor.uitvoer_traject import trajectory_sheet
from monitor.views.downloads import as_download, borders_note, no_table, wanted_format
from monitor.views.grafieken import drawing_response
from monitor.views.lezen import area_of, reader_of
from monitor.views.raam import area_frame, chosen_quarter
from monitor.views.verdwenen import gone
from monitor.vooruitblik import LAATSTE_JAAR
from monitor.zinnen import traject as zinnen_traject
from monitor.zinnen import vooruitblik as zinnen_vooruit
from monitor.zinnen.uren import unit_note
from regio.models import Gebied

TEKENINGEN = ("svg", "png")


@public_page
def traject(request, kwartaal: Kwartaal, soort: str, slug: str):
    """The trajectory of one goal of an area; an old name finds the area that bears it now."""
    if doorgaan := chosen_quarter(request, kwartaal):
        return doorgaan
    lezer = reader_of(request, kwartaal)
    gebied = area_of(lezer, soort, slug)
    if gebied.slug != slug:
        return redirect(traject_url(gebied, kwartaal, **_typed(request.GET)))
    pagina, doelen = goals_ahead(lezer, gebied, LAATSTE_JAAR)
    if not pagina.bestaat:
        if request.GET.get("formaat"):
            raise no_table()
        context = _frame(request, pagina) | gone(lezer, pagina)
        return render(request, "monitor/bestaat_niet.html", context)
    invoer = read_input(request.GET, doelen)
    uitkomst = work_out(invoer)
    if formaat := request.GET.get("formaat", ""):
        return _as_file(request, formaat, uitkomst.getekend, gebied, kwartaal)
    context = _frame(request, pagina) | _page(request, lezer, pagina, uitkomst)
    context |= {"doelen": [_option(d.doel, gebied) for d in doelen]}
    return render(request, "monitor/traject.html", context)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What was asked, with what real figures say and what an example would say."""

    invoer: Invoer
    echt: Traject | None = None
    voorbeeld: Traject | None = None

    @property
    def getekend(self) -> Traject | None:
        """The one to draw: the real one when there is anything to draw."""
        gevonden = (t for t in (self.echt, self.voorbeeld) if t)
        return next((t for t in gevonden if trajectgrafiek.has_chart(t)), None)


def work_out(invoer: Invoer) -> Uitkomst:
    """Nothing while something typed is wrong."""
    if invoer.keuze is None:
        return Uitkomst(invoer)
    return Uitkomst(
        invoer,
        trajectory(invoer.gekozen, invoer.keuze),
        example(invoer.gekozen, invoer.keuze),
    )


def _typed(vraag) -> dict[str, str]:
    return {naam: vraag.get(naam, "") for naam in VELDEN}


def _as_file(
    request, formaat: str, traject_: Traject | None, gebied: Gebied, kwartaal: Kwartaal
):
    """The drawing, or the numbers behind it."""
    if formaat not in TEKENINGEN:
        wanted_format(request)
    if traject_ is None:
        raise Http404("Hier is niets te berekenen, dus ook niets om te downloaden.")
    naam = f"traject {traject_.doel.indicator.code} {gebied.slug} {kwartaal}"
    if formaat in TEKENINGEN:
        grafiek = trajectgrafiek.chart_of(traject_)
        return drawing_response(
            request,
            formaat,
            etag_from(grafiek, formaat),
            lambda: file_from(grafiek, formaat),
            naam.replace(" ", "-"),
        )
    blad = trajectory_sheet(traject_, naam)
    return as_download(blad, formaat, borders_note(request, kwartaal))


# ---- what the page shows -------------------------------------------------------------------


def _page(request, lezer: Lezer, pagina: Pagina, uitkomst: Uitkomst) -> dict:
    invoer, gebied = uitkomst.invoer, pagina.gebied
    gekozen = invoer.gekozen
    bronnen = Bronnenlijst()
    doel = gekozen.doel if gekozen else None
    delen = [t for t in (uitkomst.echt, uitkomst.voorbeeld) if t]
    for t in delen:
        bronnen.links(t.doel.stand, t.norm)
    getekend = uitkomst.getekend
    if getekend:
        bronnen.links(*(w for _, w in (*getekend.doel.reeks, *getekend.normen)))
    notities = (
        lezer.teksten.notes_for(doel.indicator, gebied, doel.gebied) if doel else []
    )
    return {
        "gebied": gebied,
        "actie": traject_url(gebied, lezer.kwartaal).partition("?")[0],
        "doel": doel,
        "invoer": invoer,
        "laatste_jaar": LAATSTE_JAAR,
        "terug": _back(pagina),
        "indicator_url": indicator_url(doel.indicator) if doel else "",
        "merken": merken_van_doel(delen[-1].doel, gebied) if delen else (),
        "inleiding": _introduction(pagina, doel),
        "toekomst": zinnen.toekomst_zin(lezer.kwartaal, lezer.vandaag)
        if pagina.toekomst
        else "",
        "delen": [_part(t) for t in delen],
        "eerder": _earlier(uitkomst, gebied),
        "sneller": _suggestions(uitkomst, gebied),
        "tekening": trajectgrafiek.drawing(getekend, _addresses(request))
        if getekend
        else None,
        "kanttekeningen": note_rows(notities, bronnen),
        "bronnen": bronnen.rijen(),
        "voorbeeld_op_pagina": any(t.voorbeeld for t in delen),
    }


def _part(traject_: Traject) -> dict:
    """The sentences of one trajectory, in the order of the page."""
    rekenen = zinnen_traject.sum_in_words(traject_)
    if traject_.nodig:
        rekenen = [*rekenen, zinnen_traject.assumption(traject_)]
    eenheid = unit_note(traject_.doel)
    if rekenen and eenheid:
        rekenen = [*rekenen, f"{zinnen.met_hoofdletter(eenheid)}."]
    return {
        "voorbeeld": traject_.voorbeeld,
        "opening": zinnen_traject.opening(traject_),
        "rekenen": rekenen,
        "vooruit": zinnen_vooruit.outlook(traject_),
        "zekerheid": zinnen_vooruit.certainty(traject_),
        "methode": zinnen_vooruit.method(traject_),
    }


def _introduction(pagina: Pagina, doel) -> str:
    """That a figure is of the region (rule 9)."""
    if doel is None or doel.gebied == pagina.gebied:
        return ""
    return (
        f"Dit is een cijfer van de regio {doel.gebied.naam}. "
        f"Voor {pagina.gebied.naam} zelf is het niet bekend."
    )


def _option(doel, gebied: Gebied) -> dict:
    """One subject in the list; a figure of the region says so."""
    naam = doel.indicator.naam
    if doel.gebied != gebied:
        naam = f"{naam} (regio {doel.gebied.naam})"
    return {"code": doel.indicator.code, "naam": naam}


def _earlier(uitkomst: Uitkomst, gebied: Gebied) -> dict | None:
    """Where it can be worked out from the last known figure, at its own date."""
    echt = uitkomst.echt
    if echt is None or not echt.beletsel:
        return None
    kwartaal = last_usable(echt.doel)
    if kwartaal is None:
        return None
    return {
        "url": traject_url(gebied, kwartaal, **uitkomst.invoer.teksten),
        "tekst": f"Reken vanaf {kwartaal.einde_label}",
    }


def _suggestions(uitkomst: Uitkomst, gebied: Gebied) -> list[dict]:
    """What people ask first, as links: the norm, twice and one and a half times."""
    invoer = uitkomst.invoer
    if invoer.gekozen is None or invoer.fouten:
        return []
    k, code = invoer.gekozen.doel.kwartaal, invoer.gekozen.doel.indicator.code
    gekozen = (invoer.teksten["factor"], invoer.teksten["doel"])
    keuzes = [("de norm", ""), ("verdubbelen", "2"), ("de helft erbij", "1,5")]
    return [
        {
            "tekst": tekst,
            "url": traject_url(
                gebied,
                k,
                indicator=code,
                doeljaar=invoer.teksten["doeljaar"],
                factor=factor,
            ),
        }
        for tekst, factor in keuzes
        if gekozen != (factor, "")
    ]


def _back(pagina: Pagina) -> dict:
    gebied = pagina.gebied
    return {
        "url": area_url(gebied, pagina.kwartaal),
        "tekst": f"Alle cijfers van {gebied.naam}",
    }


def _addresses(request):
    """From the kind of file to its address, with the same choices."""
    vraag = {
        n: request.GET[n] for n in (*VELDEN, *request.blik.keuzes) if n in request.GET
    }

    def adres(formaat: str) -> str:
        return f"{request.path}?{urlencode(vraag | {'formaat': formaat})}"

    return adres


def _frame(request, pagina: Pagina) -> dict:
    url = traject_url(pagina.gebied, pagina.kwartaal)
    return area_frame(request, pagina, ("Wat is er nodig?", url))
