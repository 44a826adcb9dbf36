"""Gemeenten of the same size, on the page of a gemeente."""

from monitor.adressen import compare_url
from monitor.grootte import size_class
from monitor.overzichten import Lezer, Pagina, larger_rows, similar_rows
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.vergelijkbaar import VERGELIJK_OP
from monitor.uitvoer import area_sheet, members_name
from monitor.vergelijktabellen import Vergelijkbaartabel
from monitor.views.downloads import download_links
from monitor.zinnen import vergelijk as zinnen_vergelijk
from regio.models import Gebied


def similar_on_page(
    request, lezer: Lezer, pagina: Pagina, kubus: Kubus, gebieden: tuple[Gebied, ...]
) -> dict | None:
    """The table and its sentences; None for who has no others of its size beside it."""
    indicator = lezer.indicatoren.get(VERGELIJK_OP)
    if len(gebieden) < 2 or indicator is None or pagina.toekomst:
        return None
    regels = similar_rows(lezer, kubus, gebieden, indicator)
    groter = [g for g in (pagina.regio, pagina.land) if g]
    alle = regels + larger_rows(lezer, kubus, groter, indicator)
    eigen = next(r for r in regels if r.gebied == pagina.gebied)
    klasse = size_class(eigen.inwoners)
    tabel = Vergelijkbaartabel(
        alle,
        lezer.kwartaal,
        eigen=pagina.gebied,
        bijschrift=f"{indicator.naam} in gemeenten met {klasse.naam} inwoners, "
        f"{lezer.kwartaal.einde_label}",
        bijschrift_na=zinnen_vergelijk.unit_note(indicator),
    )
    return {
        "tabel": tabel,
        "regels": alle,
        "downloads": download_links(request),
        "maak_blad": lambda: area_sheet(
            alle,
            titel=tabel.bijschrift,
            naam=members_name(
                indicator, f"vergelijkbaar met {pagina.gebied.naam}", lezer.kwartaal
            ),
            indicator=indicator,
        ),
        "url": compare_url(gebieden, lezer.kwartaal, indicator.code),
        "zinnen": [
            zinnen_vergelijk.similar_intro(pagina.gebied.naam, klasse),
            " ".join(zinnen_vergelijk.similar_sentences(eigen, regels)),
        ],
    }
