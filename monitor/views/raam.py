"""What every page has around it: menu, breadcrumbs and the choice of a quarter."""

import datetime

from django.http import Http404, HttpResponseRedirect

from banenafspraak.bladen import strip_control
from banenafspraak.kwartaal import EERSTE_KWARTAAL, Kwartaal, OngeldigKwartaal
from monitor.adressen import area_url, page_url, with_look
from monitor.overzichten import Pagina
from monitor.views.terugkijken import look
from regio.models import Gebied, Soort


def frame(
    request,
    kwartaal: Kwartaal,
    nieuwste: Kwartaal,
    *,
    actief: str,
    kruimels: list,
    verschil_url: str = "",
) -> dict:
    """The context of base.html. `verschil_url`: where it is told what changed since."""
    return {
        "kwartaal": kwartaal,
        **menu(kwartaal, actief),
        **look(request, verschil_url=verschil_url),
        "nieuwste": nieuwste,
        "kruimels": kruimels,
        "kiezer": quarter_picker(request, kwartaal, nieuwste),
        "nieuwste_url": _url_in(request, kwartaal, nieuwste)
        if kwartaal != nieuwste
        else "",
        "nieuwste_tekst": "Bekijk de nieuwste cijfers"
        if kwartaal < nieuwste
        else f"Naar het {nieuwste.label}, met het nieuwste landelijke cijfer",
    }


def frame_without_quarter(
    request,
    nieuwste: Kwartaal,
    *,
    actief: str,
    kruimels: list,
    kwartaal: Kwartaal | None = None,
    tijdloos: bool = False,
) -> dict:
    """The context of base.html for a page that is about no quarter; its menu leads to
    `kwartaal`, else to the newest one. `tijdloos`: it holds no figures either."""
    raam = menu(kwartaal or nieuwste, actief) | look(request, tijdloos=tijdloos)
    return raam | {"kruimels": kruimels}


def area_frame(request, pagina: Pagina, *verder: tuple[str, str], **meer) -> dict:
    """The context of base.html for a page about one area. `verder`: the breadcrumbs behind
    that of the area; `meer`: see `frame`."""
    return frame(
        request,
        pagina.kwartaal,
        pagina.nieuwste,
        actief=menu_entry(pagina.gebied),
        kruimels=crumbs(
            pagina.kwartaal,
            *path_to(pagina.gebied, pagina.land, pagina.regio),
            *verder,
        ),
        **meer,
    )


def menu_entry(gebied: Gebied) -> str:
    """The entry of the menu under which an area stands: a cluster is among the regions."""
    return {Soort.LAND: "land", Soort.GEMEENTE: "gemeente"}.get(gebied.soort, "regio")


def path_to(gebied: Gebied, land: Gebied, regio: Gebied | None) -> list[Gebied]:
    """The areas of the breadcrumbs: the nation, the region and the area, each once."""
    return list(dict.fromkeys(g for g in (land, regio, gebied) if g))


def menu(kwartaal: Kwartaal, actief: str = "") -> dict:
    """Where the menus of base.html lead to; `actief`: the entry of this page."""
    return {
        "menu_kwartaal": kwartaal,
        "menu_actief": actief,
        "menu_land_url": page_url("land", kwartaal),
        "menu_regio_url": page_url("regios", kwartaal),
        "menu_gemeente_url": page_url("gemeenten", kwartaal),
        "menu_vergelijk_url": page_url("vergelijk", kwartaal),
        "menu_toelichting_url": page_url("toelichting"),
    }


def crumbs(kwartaal: Kwartaal, *stappen: Gebied | tuple[str, str]) -> list[dict]:
    """Breadcrumbs from areas, or from (name, address)."""
    return [
        {"naam": stap.naam, "url": area_url(stap, kwartaal)}
        if isinstance(stap, Gebied)
        else {"naam": stap[0], "url": stap[1]}
        for stap in stappen
    ]


def quarter_picker(request, kwartaal: Kwartaal, nieuwste: Kwartaal) -> dict:
    """The inputs of components/kwartaalkiezer.html: newest first, the own quarter chosen."""
    laatste = max(kwartaal, nieuwste, last_finished_quarter(request.blik.vandaag))
    keuzes = [EERSTE_KWARTAAL + n for n in range(laatste - EERSTE_KWARTAAL, -1, -1)]
    vorige = kwartaal.vorige()
    volgende = kwartaal.volgende() if kwartaal < laatste else None
    return {
        "kwartaal_label": kwartaal.label,
        "keuzes": [
            {"waarde": str(k), "label": k.label, "gekozen": k == kwartaal}
            for k in keuzes
        ],
        "actie": request.path,
        "vorige": vorige
        and {"url": _url_in(request, kwartaal, vorige), "label": vorige.label},
        "volgende": volgende
        and {"url": _url_in(request, kwartaal, volgende), "label": volgende.label},
        "verborgen": [
            (n, strip_control(w))
            for n, waarden in request.GET.lists()
            if n not in ("kwartaal", "page")
            for w in waarden
        ],
    }


def last_finished_quarter(vandaag: datetime.date) -> Kwartaal:
    """The quarter before today's: there may be yearly figures after the newest quarter."""
    vorig = datetime.date(vandaag.year, (vandaag.month - 1) // 3 * 3 + 1, 1)
    return Kwartaal.dichtst_bij(vorig - datetime.timedelta(days=1))


def _url_in(request, kwartaal: Kwartaal, ander: Kwartaal) -> str:
    """This page in another quarter, with the same choices."""
    pad = request.path.replace(f"/{kwartaal}/", f"/{ander}/", 1)
    vraag = request.GET.copy()
    for naam in ("kwartaal", "page"):
        vraag.pop(naam, None)
    return with_look(pad, vraag)


def chosen_quarter(request, kwartaal: Kwartaal) -> HttpResponseRedirect | None:
    """The redirect for `?kwartaal=`, which the form of the picker sends."""
    keuze = request.GET.get("kwartaal")
    if keuze is None:
        return None
    try:
        ander = Kwartaal.lees(keuze)
    except OngeldigKwartaal as fout:
        raise Http404("Dit kwartaal bestaat niet.") from fout
    return HttpResponseRedirect(_url_in(request, kwartaal, ander))
