"""What a page says of how it is looked at: the bar of an earlier day, with the way back, and
the link that keeps saying the same."""

import datetime

from banenafspraak.bladen import strip_control
from monitor import blik as kijken
from monitor.adressen import page_url, with_look
from monitor.blik import Blik
from monitor.zinnen import terugkijken as zinnen

_NIET_MEE = (kijken.BEKEND_OP, "page")


def look(request, *, tijdloos: bool = False, verschil_url: str = "") -> dict:
    """The context of base.html. `tijdloos`: a page without figures. `verschil_url`: where
    it is told what changed on it since; else the log of the site tells it."""
    blik, grensdag = request.blik, getattr(request, "grensdag", None)
    balk = None
    if blik.moment or grensdag:
        balk = _bar(request, tijdloos, grensdag)
        if blik.moment and not (blik.komt_nog or tijdloos):
            balk["verschil_url"] = verschil_url or _log_since(blik)
    return {
        "bekendbalk": balk,
        "verwijzing": None if tijdloos else _reference(request),
    }


def _log_since(blik: Blik) -> str:
    """What changed on the whole site after the day looked at."""
    with kijken.looking(blik.op("")):
        return page_url(
            "wijzigingen", van=str(blik.dag + datetime.timedelta(days=blik.is_dag))
        )


def same_page(request, blik: Blik) -> str:
    """The address of this page, with the same choices, looked at otherwise."""
    with kijken.looking(blik):
        return with_look(request.path, request.GET)


def _bar(request, tijdloos: bool, grensdag: datetime.date | None) -> dict:
    """The inputs of components/bekendbalk.html."""
    blik = request.blik
    return {
        "zinnen": zinnen.looking_back(blik, tijdloos=tijdloos) if blik.moment else [],
        "grenszin": zinnen.within_borders(grensdag) if grensdag else "",
        "terug_url": same_page(request, blik.op("")) if blik.moment else "",
        "terug_tekst": zinnen.NIEUWSTE,
        "grens_url": same_page(request, blik.met_grenzen(False)) if grensdag else "",
        **day_form(request),
    }


def day_form(request) -> dict:
    """The form that asks for this page on another day."""
    blik = request.blik
    return {
        "actie": request.path,
        "dag": blik.dag.isoformat() if blik.dag else "",
        "verborgen": [
            (naam, strip_control(waarde))
            for naam, waarden in request.GET.lists()
            if naam not in _NIET_MEE
            for waarde in waarden
        ],
    }


def fixed_look(request) -> Blik | None:
    """The look with which this page keeps saying the same: at the moment that was asked for,
    else at that of the newest data version. None before anything was ever written."""
    blik, versie = request.blik, getattr(request, "dataversie", None)
    if blik.moment is not None and not blik.komt_nog:
        return blik
    return blik.op(kijken.as_moment(versie.moment)) if versie else None


def _reference(request) -> dict | None:
    """The link that says the same for ever: of this moment, unless the address names one that
    has been. None before anything was ever written."""
    blik = fixed_look(request)
    if blik is None:
        return None
    return {
        "url": request.build_absolute_uri(same_page(request, blik)),
        "zin": zinnen.ZELFDE,
        **day_form(request),
    }
