"""The public log: a page, one event by itself, a file and a feed."""

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Dataversie
from monitor.adressen import (
    area_url,
    history_url,
    indicator_url,
    page_url,
    question_url,
)
from monitor.blik import clock
from monitor.overzichten.wijzigingen import (
    MEESTE_REGELS,
    Gebeurtenis,
    Namen,
    Sleutel,
    Tekstwijziging,
    Wat,
    Wijziging,
    changes,
    event,
    events,
    listed_at_once,
)
from monitor.paginacache import public_page
from monitor.uitvoer_wijzigingen import MEESTE_RIJEN, changes_sheet
from monitor.views.downloads import as_download, download_links, wanted_format
from monitor.views.lezen import newest_of
from monitor.views.raam import frame_without_quarter
from monitor.wijzigingenfeed import MEESTE, entries, make_feed
from monitor.wijzigingfilter import GEBIEDSNAMEN, Wijzigingfilter, area_names
from monitor.zinnen import wijziging as zinnen

RIJEN_PER_BLADZIJDE = 100
HOOGSTE_BLADZIJDE = 10_000
NAAM = "Wijzigingen"
_IN_FEED = ("gebied", "indicator", "soort")
_IN_GEBEURTENIS = ("gebied", "indicator", "soort")


# ---- the pages -----------------------------------------------------------------------


@public_page
def wijzigingen(request):
    """What was published, corrected and withdrawn, newest first."""
    formaat = wanted_format(request)
    filter_, namen = _filter(request)
    keuze = filter_.choice(tot_moment=request.blik.moment)
    if formaat:
        rijen = changes(keuze, namen, 0, MEESTE_RIJEN)
        return as_download(changes_sheet(rijen, keuze, _full_history(request)), formaat)
    bladzijde = events(keuze, namen, _page_number(request))
    vraag = _chosen(request, _IN_GEBEURTENIS, filter_)
    context = _frame(request, ("Wijzigingen", "")) | {
        "formulier": filter_,
        "gebiedsnamen": area_names(namen),
        "lijst": GEBIEDSNAMEN,
        "wis_url": page_url("wijzigingen") if keuze.is_beperkt else "",
        "gekozen": zinnen.selection(keuze),
        "dagen": [
            {
                "naam": notatie.datum(dag),
                "id": f"dag-{dag}",
                "gebeurtenissen": [_event_row(g, vraag) for g in groep],
            }
            for dag, groep in groupby(
                bladzijde.gebeurtenissen, key=lambda g: g.sleutel.dag
            )
        ],
        "leeg": {
            "titel": zinnen.empty_title(keuze, bladzijde.nummer),
            "tekst": zinnen.empty_sentence(keuze, bladzijde.nummer),
        },
        "nieuwste_url": _page_url(request, 1) if bladzijde.nummer > 1 else "",
        "bladeren": _pager(request, bladzijde.nummer, bladzijde.verder),
        "downloads": download_links(request) if bladzijde.gebeurtenissen else [],
        "meeste_rijen": notatie.aantal(MEESTE_RIJEN),
        **feed_link(_chosen(request, _IN_FEED, filter_), zinnen.selection(keuze)),
    }
    return render(request, "monitor/wijzigingen.html", context)


@public_page
def wijziging(request, sleutel: Sleutel):
    """One event by itself: every figure that it brought, corrected or took away."""
    filter_, namen = _filter(request, _IN_GEBEURTENIS)
    keuze = filter_.choice(gebeurtenis=sleutel, tot_moment=request.blik.moment)
    nummer = _page_number(request)
    begin = (nummer - 1) * RIJEN_PER_BLADZIJDE
    formaat = wanted_format(request)
    if formaat:
        begin, aantal = 0, MEESTE_RIJEN
    else:
        aantal = RIJEN_PER_BLADZIJDE
    gebeurtenis, rijen = event(keuze, namen, begin, aantal)
    if gebeurtenis is None:
        raise Http404(
            "Deze wijziging kennen we niet. Op de pagina Wijzigingen staan ze allemaal."
        )
    if formaat:
        return as_download(changes_sheet(rijen, keuze, _full_history(request)), formaat)
    context = _frame(
        request, ("Wijzigingen", page_url("wijzigingen")), (_when(sleutel), "")
    ) | {
        "g": _event_row(gebeurtenis, {}),
        "wanneer": _when(sleutel),
        "gekozen": zinnen.selection(keuze),
        "alles_url": page_url("wijziging", sleutel),
        "rijen": [_row(w) for w in rijen.wijzigingen],
        "teksten": [_text_row(t) for t in rijen.teksten] if nummer == 1 else [],
        "bladeren": _pager(request, nummer, rijen.verder),
        "downloads": download_links(request),
    }
    return render(request, "monitor/wijziging.html", context)


@public_page
def atom(request):
    """The newest changes as an Atom feed; a choice that does not exist is a 404."""
    filter_, namen = _filter(request, _IN_FEED)
    if not filter_.is_valid():
        raise Http404(" ".join(z for fouten in filter_.errors.values() for z in fouten))
    keuze = filter_.choice(tot_moment=request.blik.moment)
    bladzijde = events(keuze, namen, per_bladzijde=MEESTE)
    kenmerk = "/".join(
        filter(
            None,
            (
                keuze.gebied and keuze.gebied.code,
                keuze.indicator and keuze.indicator.code,
                keuze.soort,
            ),
        )
    )
    gekozen = zinnen.selection(keuze)
    vraag = _chosen(request, _IN_FEED, filter_)
    inhoud = make_feed(
        entries(
            bladzijde.gebeurtenissen,
            kenmerk=kenmerk,
            adres_van=lambda g, w: request.build_absolute_uri(_entry_url(g, w)),
        ),
        titel=f"Wijzigingen: {gekozen}" if gekozen else "Wijzigingen in de cijfers",
        naam=kenmerk or "alles",
        url=request.build_absolute_uri(page_url("wijzigingen", **vraag)),
        feed_url=request.build_absolute_uri(page_url("wijzigingen_atom", **vraag)),
        leeg_sinds=_last_version,
    )
    return HttpResponse(inhoud, content_type="application/atom+xml; charset=utf-8")


def feed_link(vraag: dict[str, str], over: str = "") -> dict[str, str]:
    """What a page needs in its context to tell of its feed, see components/feedlink.html."""
    return {
        "feed_url": page_url("wijzigingen_atom", **vraag),
        "feed_titel": f"Wijzigingen: {over}" if over else "Wijzigingen in de cijfers",
    }


# ---- what the address asks for -----------------------------------------------------------


def _filter(request, velden=None) -> tuple[Wijzigingfilter, Namen]:
    """The form with what was chosen; `velden`: those that count on this page."""
    vraag = request.GET
    if velden is not None:
        vraag = {naam: vraag.get(naam, "") for naam in velden}
    namen = Namen(met_indelingen=bool(vraag.get("gebied", "").strip()))
    return Wijzigingfilter(vraag, namen), namen


def _chosen(request, velden, filter_: Wijzigingfilter) -> dict[str, str]:
    """The right choices, as an address writes them."""
    filter_.is_valid()
    goed = {naam for naam in velden if filter_.cleaned_data.get(naam)}
    vraag = {naam: request.GET.get(naam, "") for naam in velden if naam in goed}
    if "gebied" in goed:
        vraag["gebied"] = filter_.cleaned_data["gebied"].code
    return vraag


def _page_number(request) -> int:
    tekst = request.GET.get("page", "")
    getal = int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 6 else 1
    return min(max(getal, 1), HOOGSTE_BLADZIJDE)


def _page_url(request, nummer: int) -> str:
    vraag = request.GET.copy()
    vraag.pop("page", None)
    if nummer > 1:
        vraag["page"] = str(nummer)
    return f"{request.path}?{vraag.urlencode()}" if vraag else request.path


def _pager(request, nummer: int, verder: bool) -> dict:
    return {
        "nummer": nummer,
        "nieuwer": _page_url(request, nummer - 1) if nummer > 1 else "",
        "ouder": _page_url(request, nummer + 1) if verder else "",
    }


# ---- what the templates print -----------------------------------------------------------


def _frame(request, *stappen: tuple[str, str]) -> dict:
    nieuwste = newest_of(request)
    kruimels = [("Nederland", page_url("land", nieuwste)), *stappen]
    return frame_without_quarter(
        request,
        nieuwste,
        actief="wijzigingen",
        kruimels=[{"naam": naam, "url": url} for naam, url in kruimels],
    )


def _when(sleutel: Sleutel) -> str:
    dag = notatie.datum(sleutel.dag)
    return dag if sleutel.is_dag else f"{dag}, {clock(sleutel.op)}"


def _event_row(g: Gebeurtenis, vraag: dict[str, str]) -> dict:
    los = listed_at_once(g)
    nieuw = [w for w in g.wijzigingen if w not in los]
    getoond = {w.wat for w in los}
    teksten = g.teksten if len(g.teksten) <= MEESTE_REGELS else ()
    compleet = len(g.wijzigingen) + len(teksten) == g.aantal
    return {
        "id": f"wijziging-{g.sleutel.levering}-{g.sleutel.op:%Y%m%d%H%M%S%f}",
        "kop": zinnen.heading(g),
        "tijd": "" if g.sleutel.is_dag else clock(g.sleutel.op),
        "los": [_row(w) for w in los],
        "groepen": [zinnen.group_line(x) for x in g.groepen if x.wat not in getoond],
        "nieuw": [_row(w) for w in nieuw],
        "teksten": [_text_row(t) for t in teksten],
        "reden": zinnen.reason(g),
        "controle": zinnen.control(g),
        "bron": zinnen.source_line(g),
        "aantal": notatie.aantal(g.aantal),
        "url": page_url("wijziging", g.sleutel, **vraag),
        "compleet": compleet,
    }


def _row(w: Wijziging) -> dict:
    return {
        "over": zinnen.about(w),
        "gebeurd": zinnen.what_happened(w),
        "scheiding": zinnen.joint(w),
        "verborgen": zinnen.VERBORGEN if w.verborgen and w.wat != Wat.NIEUW else "",
        "url": area_url(w.gebied, w.kwartaal),
        "geschiedenis": _history(w),
        "gebied": w.gebied.naam,
        "onderwerp": zinnen.topic(w),
        "periode": zinnen.moment_of(w.indicator, w.kwartaal, w.vanaf, w.is_norm),
        "was": _cell(w, w.was),
        "werd": _became(w),
        "wat": zinnen.kind(w),
        "bron": "" if w.wat == Wat.INGETROKKEN else w.bron,
    }


def _became(w: Wijziging) -> str:
    """What the last column says, also where there is no number to show."""
    if w.wat == Wat.INGETROKKEN:
        return "ingetrokken"
    return _cell(w, w.werd) or "niet getoond"


def _cell(w: Wijziging, waarde) -> str:
    return zinnen.with_unit(w, waarde) if waarde else ""


def _text_row(t: Tekstwijziging) -> dict:
    return {
        "zin": zinnen.text_line(t),
        "tekst": t.tekst,
        "was": t.was,
        "url": _text_url(t),
    }


def _text_url(t: Tekstwijziging) -> str:
    if t.indicator is None:
        return question_url(t.gebied, _quarter_of(t), "welke-stappen")
    if t.gebied and t.kwartaal:
        return area_url(t.gebied, t.kwartaal)
    return indicator_url(t.indicator)


def _quarter_of(t: Tekstwijziging) -> Kwartaal:
    """The quarter of the day itself; of an area that had ended, its last one."""
    eind = t.gebied.geldig_tot
    if eind and eind <= t.sleutel.dag:
        return Kwartaal.op(eind).vorige() or Kwartaal.dichtst_bij(eind)
    return Kwartaal.dichtst_bij(t.sleutel.dag)


def _history(w: Wijziging | Tekstwijziging) -> str:
    if isinstance(w, Tekstwijziging):
        return _text_url(w)
    return history_url(w.gebied, w.kwartaal, w.indicator.code, w.deel_code, w.vanaf)


def _full_history(request):
    """The address of the history, as it works outside the site."""
    begin = f"{request.scheme}://{request.get_host()}"

    def full(w: Wijziging | Tekstwijziging) -> str:
        pad = _history(w)
        return f"{begin}{pad}" if pad else ""

    return full


def _entry_url(g: Gebeurtenis, w: Wijziging | None) -> str:
    """Of one change the history of the figure, else the page of the event."""
    return (_history(w) if w else "") or page_url("wijziging", g.sleutel)


def _last_version():
    """When something changed last that the public can see."""
    laatste = Dataversie.objects.order_by("-nummer").values_list("moment", flat=True)
    return laatste.first() or timezone.now()
