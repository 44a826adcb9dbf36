"""A gemeente before it began or after it ended: where its page leads to."""

import datetime

from banenafspraak.kwartaal import Kwartaal
from monitor.adressen import area_url
from monitor.blik import current, looking
from monitor.overzichten import Lezer, Pagina
from monitor.zinnen import gebied as zinnen_gebied
from monitor.zinnen import grenzen as zinnen_grenzen
from regio.models import Gebied


def what_became(request, lezer: Lezer, pagina: Pagina) -> dict | None:
    """That the gemeente of this page ended since; or of the one that was searched for
    (`?gezocht=`), that it is part of this one now."""
    gebied, k, atlas = pagina.gebied, lezer.kwartaal, lezer.atlas
    code = request.GET.get("gezocht", "")
    gezocht = next((g for g in atlas.gebieden.values() if g.code == code), None)
    if gezocht and gezocht.geldig_tot and gezocht != gebied:
        opvolgers = atlas.bearers(gezocht, lezer.dag)
        if opvolgers == [gebied]:
            eigen = own_quarter(gezocht, True)
            return {
                "zinnen": [
                    f"U zocht {gezocht.naam}.",
                    *zinnen_gebied.ended_sentences(atlas, gezocht, opvolgers),
                ],
                "links": [eigen | {"tekst": f"{gezocht.naam}, {eigen['label']}"}]
                if eigen
                else [],
            }
    if gebied.geldig_tot is None or gebied.geldig_tot > lezer.vandaag:
        return None
    nu = max(k, pagina.nieuwste)
    opvolgers = atlas.final_successors(gebied, max(nu.peildatum, gebied.geldig_tot))
    return {
        "zinnen": zinnen_gebied.ended_sentences(atlas, gebied, opvolgers),
        "links": [
            {"url": area_url(g, nu), "tekst": zinnen_gebied.own_link(g, nu)}
            for g in opvolgers
        ],
    }


def gone(lezer: Lezer, pagina: Pagina, url_of=area_url) -> dict:
    """The page of a gemeente before it began or after it ended, leading on. `url_of`: the
    address of the same page of another area and quarter."""
    gebied, k = pagina.gebied, pagina.kwartaal
    begonnen = gebied.geldig_van is None or gebied.geldig_van <= lezer.grensdag
    anderen = pagina.opvolgers if begonnen else before(lezer, gebied)
    return {
        "gebied": gebied,
        "pagina": pagina,
        "uitleg": zinnen_gebied.ended_sentences(lezer.atlas, gebied, anderen)
        if begonnen
        else zinnen_gebied.not_yet_sentences(gebied, anderen),
        "kop": zinnen_grenzen.gone_heading(gebied, k, lezer.grenzen, begonnen),
        "onder": zinnen_grenzen.gone_sentence(gebied, k, lezer.grenzen, begonnen),
        "anderen": area_links(anderen, k, url_of),
        "eigen": _own_page(lezer, gebied, begonnen, url_of),
    }


def _own_page(
    lezer: Lezer, gebied: Gebied, begonnen: bool, url_of=area_url
) -> dict | None:
    """Where the area has a page of its own: within borders of now only with those of then."""
    if not lezer.grenzen:
        return own_quarter(gebied, begonnen, url_of)
    k = lezer.kwartaal
    eigen = {"url": _url_then(gebied, k, url_of), "label": k.label}
    if not gebied.bestond_op(lezer.dag):
        eigen = own_quarter(gebied, begonnen, url_of)
    return eigen and eigen | {"label": f"{eigen['label']}, met de grenzen van toen"}


def before(lezer: Lezer, gebied: Gebied) -> list[Gebied]:
    """The gemeenten that stood where this one stands now."""
    atlas = lezer.atlas
    oude = {atlas.gebieden[h.oud_id] for h in atlas.all_predecessors(gebied)}
    toen = lezer.grensdag
    return sorted((g for g in oude if g.bestond_op(toen)), key=lambda g: g.naam)


def own_quarter(gebied: Gebied, begonnen: bool, url_of=area_url) -> dict | None:
    """The last (or first) quarter in which the area itself had a page, with the borders
    of that quarter: within those of now it has none."""
    if begonnen:
        kwartaal = Kwartaal.op(gebied.geldig_tot - datetime.timedelta(days=1))
        if not gebied.bestond_op(kwartaal.peildatum):
            kwartaal = kwartaal.vorige()
    else:
        kwartaal = Kwartaal.op(gebied.geldig_van)
    if kwartaal is None or not gebied.bestond_op(kwartaal.peildatum):
        return None
    return {"url": _url_then(gebied, kwartaal, url_of), "label": kwartaal.label}


def _url_then(gebied: Gebied, kwartaal: Kwartaal, url_of) -> str:
    with looking(current().met_grenzen(False)):
        return url_of(gebied, kwartaal)


def area_links(gebieden, kwartaal: Kwartaal, url_of=area_url) -> list[dict]:
    return [{"naam": g.naam, "url": url_of(g, kwartaal)} for g in gebieden]
