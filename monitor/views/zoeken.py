"""Search: a name goes to its page, several names to a list, no name to what to try."""

from itertools import groupby

from django.shortcuts import redirect, render

from banenafspraak.kwartaal import Kwartaal, OngeldigKwartaal
from banenafspraak.models import Indicator
from monitor.adressen import area_url, indicator_url, page_url
from monitor.paginacache import public_page
from monitor.views.downloads import refuse_file
from monitor.views.lezen import newest_of
from monitor.views.raam import crumbs, frame_without_quarter
from monitor.views.verdwenen import own_quarter
from monitor.zinnen import gebied as zinnen_gebied
from monitor.zoeken import Uitkomst, clean_question, search, surely_meant
from regio.atlas import Atlas
from regio.models import Gebied, Soort
from regio.namen import vouw

# A provincie comes last: it has no page of its own.
_VOLGORDE = (Soort.LAND, Soort.REGIO, Soort.GEMEENTE, Soort.CLUSTER, Soort.PROVINCIE)


@public_page
def zoek(request):
    """`?q=` in `?kwartaal=`; without a good quarter in the newest one."""
    refuse_file(request)
    nieuwste = newest_of(request)
    kwartaal = _quarter(request.GET.get("kwartaal", "")) or nieuwste
    vraag = clean_question(request.GET.get("q", ""))
    atlas = Atlas.read()
    uitkomst = search(atlas, vraag)
    onderwerpen = _subjects(vraag)
    if adres := _certain(atlas, uitkomst, onderwerpen, kwartaal):
        return redirect(adres)
    context = frame_without_quarter(
        request,
        nieuwste,
        kwartaal=kwartaal,
        actief="",
        tijdloos=True,
        kruimels=crumbs(
            kwartaal,
            ("Nederland", page_url("land", kwartaal)),
            ("Zoeken", ""),
        ),
    ) | {
        "vraag": vraag,
        "kwartaal": kwartaal,
        "groepen": _groups(atlas, uitkomst, kwartaal, nieuwste),
        "onderwerpen": onderwerpen,
        "zin": _sentence(uitkomst, onderwerpen),
        "suggesties": [
            {
                "naam": g.naam,
                "soort": g.get_soort_display(),
                "url": _search_url(g, kwartaal),
            }
            for g in uitkomst.suggesties
        ],
    }
    return render(request, "monitor/zoek.html", context)


def _quarter(tekst: str) -> Kwartaal | None:
    try:
        return Kwartaal.lees(tekst)
    except OngeldigKwartaal:
        return None


def _certain(
    atlas: Atlas, uitkomst: Uitkomst, onderwerpen: list[Indicator], kwartaal: Kwartaal
) -> str:
    """The page to go to at once. Who asks for an ended gemeente reads there what became
    of it (`?gezocht=`)."""
    bedoeld = surely_meant(atlas, uitkomst, kwartaal.peildatum)
    if bedoeld:
        adres = area_url(bedoeld.gebied, kwartaal)
        if adres and bedoeld.gezocht:
            return area_url(bedoeld.gebied, kwartaal, gezocht=bedoeld.gezocht.code)
        return adres
    vraag = vouw(uitkomst.vraag)
    precies = [i for i in onderwerpen if vraag in _subject_names(i)]
    alleen = len(precies) == 1 and not uitkomst.gebieden
    return indicator_url(precies[0]) if alleen else ""


def _subject_names(indicator: Indicator) -> set[str]:
    return {vouw(n) for n in (indicator.naam, indicator.onderwerp, indicator.code)}


def _subjects(vraag: str) -> list[Indicator]:
    """Indicators whose name holds the question."""
    if len(vraag) < 3:
        return []
    return [
        i
        for i in Indicator.objects.all()
        if vouw(vraag) in "\n".join(_subject_names(i))
    ]


def _sentence(uitkomst: Uitkomst, onderwerpen: list) -> str:
    if not uitkomst.vraag:
        return ""
    if uitkomst.gebieden:
        return zinnen_gebied.found_sentence(
            uitkomst.vraag, len(uitkomst.gebieden), uitkomst.meer
        )
    return "" if onderwerpen else zinnen_gebied.not_found_sentence(uitkomst.vraag)


def _groups(
    atlas: Atlas, uitkomst: Uitkomst, kwartaal: Kwartaal, nieuwste: Kwartaal
) -> list[dict]:
    """The hits per soort, exact names first within each."""
    # Stable: the order within a soort stays.
    treffers = sorted(uitkomst.gebieden, key=lambda g: _VOLGORDE.index(g.soort))
    return [
        {
            "kop": zinnen_gebied.KOPPEN[soort],
            "id": f"soort-{soort}",
            "treffers": [_hit(atlas, g, kwartaal, nieuwste) for g in groep],
        }
        for soort, groep in groupby(treffers, key=lambda g: g.soort)
    ]


def _hit(atlas: Atlas, gebied: Gebied, kwartaal: Kwartaal, nieuwste: Kwartaal) -> dict:
    """One area with its region; an ended one with its successors and both addresses."""
    dag = kwartaal.peildatum
    regio = atlas.parent(gebied, Soort.REGIO, dag)
    rij = {
        "naam": gebied.naam,
        "url": area_url(gebied, kwartaal),
        "uitleg": f"Regio {regio.naam}." if regio else "",
        "links": [],
    }
    if gebied.geldig_tot:
        is_er = atlas.exists(gebied, dag)
        dan = kwartaal if not is_er else max(kwartaal, nieuwste)
        opvolgers = atlas.bearers(gebied, dan.peildatum)
        opvolgers = [g for g in opvolgers if g != gebied]
        eigen = (
            {"url": rij["url"], "label": kwartaal.label}
            if is_er
            else own_quarter(gebied, True)
        )
        rij["url"] = ""
        rij["uitleg"] = " ".join(
            zinnen_gebied.ended_sentences(atlas, gebied, opvolgers)
        )
        rij["links"] = [
            {"url": area_url(g, dan), "tekst": zinnen_gebied.own_link(g, dan)}
            for g in opvolgers
        ]
        if eigen:
            rij["links"].append(
                {"url": eigen["url"], "tekst": f"{gebied.naam}, {eigen['label']}"}
            )
    elif gebied.soort == Soort.PROVINCIE:
        rij["url"] = page_url("indicator", "werkgever")
        rij["uitleg"] = (
            "Een provincie heeft hier geen eigen pagina. Haar cijfers als werkgever staan hier."
        )
    return rij


def _search_url(gebied: Gebied, kwartaal: Kwartaal) -> str:
    """The page of a suggestion; by way of search when it has none, or ended."""
    if not gebied.geldig_tot and (adres := area_url(gebied, kwartaal)):
        return adres
    return page_url("zoek", q=gebied.code, kwartaal=str(kwartaal))
