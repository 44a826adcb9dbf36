"""`?formaat=`: the table of a page as a file, and the links to it."""

from collections.abc import Callable

from django.http import Http404, HttpResponse

from banenafspraak.bladen import SOORTEN, Blad, make_file
from banenafspraak.kwartaal import Kwartaal
from monitor.exporteren import file_links
from monitor.uitvoer import with_note
from monitor.zinnen.grenzen import sheet_note


def wanted_format(request) -> str:
    """`csv`, `xlsx` or `ods`; "" when the page itself is asked for."""
    formaat = request.GET.get("formaat", "")
    if formaat and formaat not in SOORTEN:
        raise Http404(
            f"Een bestand van de soort ‘{formaat[:20]}’ maken we niet. Kies csv, xlsx of ods."
        )
    return formaat


def as_download(blad: Blad, formaat: str, noot: str = "") -> HttpResponse:
    """The sheet as a file that the browser saves. `noot`: a line more among its notes."""
    blad = with_note(blad, noot)
    naam = f"{blad.bestandsnaam}.{formaat}"
    return HttpResponse(
        make_file(blad, formaat),
        content_type=SOORTEN[formaat],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def borders_note(request, kwartaal: Kwartaal) -> str:
    """For a table of areas: that its borders are those of now; "" for those of then."""
    return sheet_note(kwartaal, getattr(request, "grensdag", None))


def no_table() -> Http404:
    """For a page without a table."""
    return Http404("Op deze pagina staat geen tabel om te downloaden.")


def refuse_file(request) -> None:
    """For a page that has no table at all."""
    if wanted_format(request):
        raise no_table()


def download_links(request, tabel: str = "") -> list[dict]:
    """The same page with the same choices, as a file: all rows, whatever page is shown.

    `tabel`: which table, where the page has more than one."""
    vraag = request.GET.copy()
    for naam in ("page", "per_page", "formaat", "tabel"):
        vraag.pop(naam, None)

    def adres(formaat: str) -> str:
        eigen = vraag.copy()
        if tabel:
            eigen["tabel"] = tabel
        eigen["formaat"] = formaat
        return f"{request.path}?{eigen.urlencode()}"

    return file_links(adres)


def chosen_table(request, tabellen: dict[str, Callable[[], Blad]]) -> Blad:
    """The table that `?tabel=` asks for, else the first one of the page."""
    naam = request.GET.get("tabel", "")
    if not tabellen:
        raise no_table()
    maak = tabellen.get(naam) if naam else next(iter(tabellen.values()))
    if maak is None:
        raise Http404(
            f"Een tabel met de naam ‘{naam[:40]}’ staat niet op deze pagina. "
            f"Wel: {', '.join(tabellen)}."
        )
    return maak()
