"""The drawings by address, for download and for embedding."""

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from banenafspraak.kwartaal import Kwartaal
from monitor import registergrafiek
from monitor.blik import looks
from monitor.overzichten import Doel, Pagina, area_page
from monitor.overzichten.opbouw import REGISTER
from monitor.paginacache import is_known, public_page
from monitor.register import has_section
from monitor.tekeningen import (
    etag_from,
    file_from,
    grafiek_van,
    has_chart,
    moments_of,
)
from monitor.uitvoer import of_day
from monitor.uitvoer_pagina import course_sheet, series_sheet
from monitor.views.downloads import as_download, borders_note
from monitor.views.lezen import area_of, reader_of

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@require_safe
@looks
def grafiek(
    request, kwartaal: Kwartaal, soort: str, slug: str, indicator: str, formaat: str
):
    """The chart of one subject; equal data gives equal bytes and an equal ETag."""
    getekend = _chart(request, kwartaal, soort, slug, indicator)
    return drawing_response(
        request,
        formaat,
        etag_from(getekend, formaat),
        lambda: file_from(getekend, formaat),
        f"{indicator}-{slug}-{kwartaal}",
    )


@public_page
def cijfers(
    request, kwartaal: Kwartaal, soort: str, slug: str, indicator: str, formaat: str
):
    """The numbers behind the chart as a file, newest first."""
    pagina = _page(request, kwartaal, soort, slug)
    noot = borders_note(request, kwartaal)
    if _is_register(pagina, indicator):
        return as_download(course_sheet(pagina.register), formaat, noot)
    doel = _goal(pagina, indicator)
    blad = series_sheet(
        [doel],
        moments_of(doel),
        titel=grafiek_van(doel).titel,
        naam=f"{indicator} {doel.gebied.slug} tot en met {kwartaal}",
    )
    return as_download(blad, formaat, noot)


def drawing_response(request, formaat: str, etag: str, maak, naam: str):
    """The file of `maak`, or 304 when the reader has it already."""
    etag = f'"{etag}"'
    if is_known(request, etag):
        antwoord = HttpResponseNotModified()
    else:
        antwoord = HttpResponse(maak(), content_type=_TYPES[formaat])
        bestand = f"{naam}{of_day()}.{formaat}"
        antwoord.headers["Content-Disposition"] = f'inline; filename="{bestand}"'
    antwoord.headers["ETag"] = etag
    patch_cache_control(antwoord, public=True, no_cache=True)
    return antwoord


def _chart(request, kwartaal: Kwartaal, soort: str, slug: str, code: str):
    pagina = _page(request, kwartaal, soort, slug)
    if _is_register(pagina, code):
        return registergrafiek.chart_of(pagina.register)
    return grafiek_van(_goal(pagina, code))


def _page(request, kwartaal: Kwartaal, soort: str, slug: str) -> Pagina:
    lezer = reader_of(request, kwartaal)
    return area_page(lezer, area_of(lezer, soort, slug))[0]


def _is_register(pagina: Pagina, code: str) -> bool:
    return code == REGISTER and has_section(pagina)


def _goal(pagina: Pagina, code: str) -> Doel:
    doel = pagina.goal(code)
    if doel is None or not has_chart(doel):
        raise Http404(
            "Hiervan is voor dit gebied geen cijfer bekend, dus ook geen grafiek."
        )
    return doel
