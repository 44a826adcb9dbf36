"""Where one figure comes from: its source, its delivery, and what it was before."""

from django.http import Http404, QueryDict
from django.shortcuts import redirect, render

from banenafspraak.kwartaal import Kwartaal, OngeldigKwartaal
from banenafspraak.models import Uitsplitsing
from monitor import zinnen
from monitor.adressen import area_url, history_url, indicator_url
from monitor.herkomst import delivery_facts, parts_of, source_facts
from monitor.overzichten import Lezer
from monitor.overzichten.herkomst import Herkomst, origin
from monitor.paginacache import public_page
from monitor.uitvoer_herkomst import versions_sheet
from monitor.views.downloads import as_download, download_links, wanted_format
from monitor.views.lezen import area_of, reader_of
from monitor.views.raam import (
    crumbs,
    frame_without_quarter,
    menu_entry,
    path_to,
)
from monitor.zinnen import herkomst as woorden
from regio.models import Soort


@public_page
def herkomst(request, kwartaal: Kwartaal, soort: str, slug: str, indicator: str):
    """The source, the delivery and the versions of one figure and of its norm."""
    lezer = reader_of(request, kwartaal)
    gebied = area_of(lezer, soort, slug)
    gekozen = lezer.indicatoren.get(indicator)
    if gekozen is None:
        raise Http404(f"Er is geen onderwerp met de naam ‘{indicator[:60]}’.")
    deel, vanaf = _part(request.GET), _since(request.GET, kwartaal)
    if gebied.slug != slug:
        code = deel.code if deel else ""
        return redirect(history_url(gebied, kwartaal, gekozen.code, code, vanaf))
    h = origin(lezer, gebied, gekozen, deel, vanaf)
    if formaat := wanted_format(request):
        return as_download(versions_sheet(h), formaat)
    return render(request, "monitor/herkomst.html", _context(request, lezer, h))


def _part(vraag: QueryDict) -> Uitsplitsing | None:
    """The part that the address asks for; None for the total."""
    code = vraag.get("deel", "")
    if code in ("", Uitsplitsing.TOTAAL):
        return None
    # A NUL is no text for PostgreSQL, and no part has one.
    deel = Uitsplitsing.objects.filter(code=code.replace("\0", "?")).first()
    if deel is None:
        raise Http404(f"Er is geen deel met de naam ‘{code[:60]}’.")
    return deel


def _since(vraag: QueryDict, kwartaal: Kwartaal) -> Kwartaal | None:
    """The first quarter of a period; it never begins after its end."""
    tekst = vraag.get("vanaf", "")
    if not tekst:
        return None
    try:
        vanaf = Kwartaal.lees(tekst)
    except OngeldigKwartaal as fout:
        raise Http404("Het begin van deze periode bestaat niet.") from fout
    if vanaf > kwartaal:
        raise Http404("Een periode begint niet na het einde ervan.")
    return vanaf


def _context(request, lezer: Lezer, h: Herkomst) -> dict:
    huidig = h.cijfer.geschiedenis.huidig
    waarde = h.cijfer.waarde
    # Of a sum, and of an example, there is no one document.
    eigen = huidig is not None and not (
        h.cijfer.optelling or (waarde and waarde.voorbeeld)
    )
    return frame_without_quarter(
        request,
        h.nieuwste,
        actief=menu_entry(h.gebied),
        kruimels=_crumbs(lezer, h),
        kwartaal=h.kwartaal,
    ) | {
        "kwartaal": h.kwartaal,
        "h": h,
        "over": woorden.over_welk_cijfer(h),
        "over_met_getal": woorden.met_getal(h),
        "zinnen": [zin for zin in woorden.waar_vandaan(h) if zin],
        "bron": source_facts(huidig.bron) if eigen and huidig.bron else [],
        "levering": delivery_facts(huidig) if eigen else [],
        "delen": parts_of(h),
        "links": _links(h),
        "downloads": download_links(request) if _has_versions(h) else [],
        "voorbeeld_op_pagina": h.heeft_voorbeeld,
    }


def _has_versions(h: Herkomst) -> bool:
    return any(o.geschiedenis.alle for o in (h.cijfer, h.norm, h.ambitie))


def _crumbs(lezer: Lezer, h: Herkomst) -> list[dict]:
    stappen = path_to(h.gebied, lezer.atlas.land, h.regio)
    return crumbs(h.kwartaal, *stappen, ("Herkomst van een cijfer", ""))


def _links(h: Herkomst) -> list[dict]:
    """Where to go on: the page of the area, what is counted, and who has the figure."""
    links = []
    if adres := area_url(h.gebied, h.kwartaal):
        wie = zinnen.met_hoofdletter(h.gebied.aanduiding)
        links.append({"url": adres, "tekst": f"{wie}, {h.kwartaal.einde_label}"})
    links.append(
        {
            "url": indicator_url(h.indicator),
            "tekst": f"Wat telt mee bij {h.indicator.onderwerp}?",
        }
    )
    if _is_of_region(h):
        links.append(
            {
                "url": history_url(h.regio, h.kwartaal, h.indicator.code),
                "tekst": f"Waar komt het cijfer van de {h.regio.aanduiding} vandaan?",
            }
        )
    return links


def _is_of_region(h: Herkomst) -> bool:
    """Whether this is counted for the region, and not for this area."""
    niveaus = h.indicator.niveaus
    hoger = Soort.REGIO in niveaus and h.gebied.soort not in niveaus
    return h.regio is not None and hoger
