"""The maps by address, for download and for embedding."""

from django.http import Http404
from django.views.decorators.http import require_safe

from banenafspraak.kwartaal import Kwartaal
from monitor.adressen import SOORTEN
from monitor.blik import looks
from monitor.kaart import Kaart
from monitor.kaarten import etag_of, file_of, map_of
from monitor.overzichten import Lezer, area_page, choices, rows
from monitor.views.grafieken import drawing_response
from monitor.views.lezen import reader_of
from monitor.views.tabellen import members_kind
from regio.models import Gebied, Soort


@require_safe
@looks
def kaart(
    request, kwartaal: Kwartaal, soort: str, slug: str, indicator: str, formaat: str
):
    """The map of what an area is made of; equal data gives equal bytes."""
    lezer = reader_of(request, kwartaal)
    gebied = lezer.atlas.find(SOORTEN[soort], slug)
    if gebied is None or gebied.soort == Soort.GEMEENTE:
        raise Http404("Van dit gebied is er geen kaart.")
    getekend = _map(lezer, gebied, indicator)
    return drawing_response(
        request,
        formaat,
        etag_of(getekend, formaat),
        lambda: file_of(getekend, formaat),
        f"kaart-{indicator}-{slug}-{kwartaal}",
    )


def _map(lezer: Lezer, gebied: Gebied, code: str) -> Kaart:
    soort = members_kind(gebied).soort
    indicator = next((i for i in choices(lezer, soort) if i.code == code), None)
    if indicator is None:
        raise Http404("Over dit onderwerp is er geen kaart.")
    pagina, kubus = area_page(lezer, gebied, indicator)
    leden = [g for g in pagina.leden if g.soort == soort]
    regels = rows(lezer, kubus, leden, indicator)
    gevonden = map_of(lezer, gebied, kubus, indicator, regels)
    if gevonden is None:
        raise Http404("Voor dit kwartaal is er geen kaart van dit gebied.")
    return gevonden[0]
