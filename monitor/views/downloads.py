"""`?formaat=`: the table of a page as a file, and the links to it."""

from django.http import Http404, HttpResponse

from monitor.exporteren import NAMEN, SOORTEN, Blad, make_file


def wanted_format(request) -> str:
    """`csv`, `xlsx` or `ods`; "" when the page itself is asked for."""
    formaat = request.GET.get("formaat", "")
    if formaat and formaat not in SOORTEN:
        raise Http404(
            f"Een bestand van de soort ‘{formaat[:20]}’ maken we niet. Kies csv, xlsx of ods."
        )
    return formaat


def as_download(blad: Blad, formaat: str) -> HttpResponse:
    """The sheet as a file that the browser saves."""
    naam = f"{blad.bestandsnaam}.{formaat}"
    return HttpResponse(
        make_file(blad, formaat),
        content_type=SOORTEN[formaat],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def no_table() -> Http404:
    """For a page without a table."""
    return Http404("Op deze pagina staat geen tabel om te downloaden.")


def download_links(request) -> list[dict]:
    """The same page with the same choices, as a file: all rows, whatever page is shown."""
    vraag = request.GET.copy()
    for naam in ("page", "per_page", "formaat"):
        vraag.pop(naam, None)
    links = []
    for formaat, tekst in NAMEN.items():
        vraag["formaat"] = formaat
        links.append({"url": f"{request.path}?{vraag.urlencode()}", "tekst": tekst})
    return links
