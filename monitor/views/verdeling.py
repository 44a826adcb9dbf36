"""A regional norm divided over its gemeenten, by a key that the reader chooses."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect, render

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.adressen import area_url, division_url
from monitor.bronnenlijst import Bronnenlijst
from monitor.cijferlink import figure_url, norm_url
from monitor.overzichten import Lezer, Pagina
from monitor.overzichten.normverdeling import (
    Normverdeling,
    divided_norm,
    divisible,
    keys,
)
from monitor.paginacache import public_page
from monitor.uitvoer_verdeling import division_sheet
from monitor.views.downloads import (
    as_download,
    borders_note,
    chosen_table,
    download_links,
    wanted_format,
)
from monitor.views.lezen import area_of, reader_of
from monitor.views.raam import chosen_quarter, crumbs, frame
from monitor.zinnen import getal, met_hoofdletter
from monitor.zinnen import normverdeling as zinnen
from regio.models import Gebied, Soort


@public_page
def verdeling(request, kwartaal: Kwartaal, slug: str):
    """`?indicator=` whose norm, `?sleutel=` by which key."""
    if doorgaan := chosen_quarter(request, kwartaal):
        return doorgaan
    lezer = reader_of(request, kwartaal)
    regio = area_of(lezer, "regio", slug)
    indicator = _chosen(request, "indicator", divisible(lezer))
    sleutel = _chosen(request, "sleutel", keys(lezer))
    if regio.slug != slug:
        keuze = {"indicator": indicator.code, "sleutel": sleutel.code}
        return redirect(division_url(regio, kwartaal, **keuze))
    verdeeld, nieuwste = divided_norm(lezer, regio, indicator, sleutel)
    if formaat := wanted_format(request):
        tabellen = {}
        if verdeeld.delen:
            tabellen["verdeling"] = partial(division_sheet, verdeeld)
        noot = borders_note(request, kwartaal)
        return as_download(chosen_table(request, tabellen), formaat, noot)
    context = _frame(request, lezer, regio, nieuwste)
    context |= _context(request, lezer, verdeeld)
    return render(request, "monitor/verdeling.html", context)


def division_links(lezer: Lezer, pagina: Pagina) -> list[dict]:
    """Where a regional norm is divided over its gemeenten, when it is known."""
    te_verdelen = {i.pk for i in divisible(lezer)}
    return [
        {
            "url": division_url(
                doel.gebied, lezer.kwartaal, indicator=doel.indicator.code
            ),
            "tekst": zinnen.link_text(doel, pagina.gebied),
        }
        for doel in (d.echt for d in pagina.doelen)
        if doel.gebied.soort == Soort.REGIO
        and doel.indicator.pk in te_verdelen
        and doel.norm
        and doel.norm.bekend
    ]


def _chosen(request, naam: str, mogelijk: list[Indicator]) -> Indicator:
    """The choice in the address, else the first one; the page names what it shows."""
    if not mogelijk:
        raise Http404("Er is geen norm die te verdelen is, of geen sleutel daarvoor.")
    per_code = {i.code: i for i in mogelijk}
    return per_code.get(request.GET.get(naam, ""), mogelijk[0])


def _frame(request, lezer: Lezer, regio: Gebied, nieuwste: Kwartaal) -> dict:
    kwartaal = lezer.kwartaal
    return frame(
        request,
        kwartaal,
        nieuwste,
        actief="regio",
        kruimels=crumbs(kwartaal, lezer.atlas.land, regio, ("De norm verdeeld", "")),
    )


def _context(request, lezer: Lezer, v: Normverdeling) -> dict:
    bronnen = Bronnenlijst()
    eind = Kwartaal(v.jaar, 4)
    bron_norm = bronnen.links(v.norm)
    for deel in v.delen:
        bronnen.links(deel.sleutel)
    return {
        "v": v,
        "label": zinnen.LABEL,
        "titel": f"De norm van {v.regio.naam}, verdeeld over de gemeenten",
        "zinnen": zinnen.opening(v),
        "geen_taak": zinnen.GEEN_TAAK,
        "uitleg": [*zinnen.key_sentences(v), zinnen.HOE] if v.delen else [],
        "sleutelkop": met_hoofdletter(zinnen.key_name(v)),
        "norm": getal(v.norm) if v.norm else "",
        "norm_url": norm_url(v.norm, v.indicator, v.regio, eind),
        "bron_norm": bron_norm,
        "rijen": [_row(lezer, v, deel) for deel in v.delen],
        "indicatoren": divisible(lezer),
        "sleutels": keys(lezer),
        "regio_url": area_url(v.regio, lezer.kwartaal),
        "downloads": download_links(request) if v.delen else [],
        "bronnen": bronnen.rijen(),
    }


def _row(lezer: Lezer, v: Normverdeling, deel) -> dict:
    waarde = deel.sleutel.waarde
    heel = v.som_sleutel
    return {
        "naam": deel.gebied.naam,
        "url": area_url(deel.gebied, lezer.kwartaal),
        "sleutel": getal(deel.sleutel),
        "sleutel_url": figure_url(deel.sleutel, v.sleutel, deel.gebied, v.moment),
        "procent": f"{notatie.aantal(waarde * 100 / heel, 1)}%" if heel else "",
        "deel": notatie.aantal(deel.deel),
    }
