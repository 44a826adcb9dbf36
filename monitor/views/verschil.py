"""What changed on the page of an area since a day: every number, word and border of it."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from banenafspraak.bladen import Blad
from banenafspraak.kwartaal import Kwartaal
from monitor import blik as kijken
from monitor.adressen import (
    area_url,
    difference_url,
    history_url,
    indicator_url,
)
from monitor.blik import Blik, OngeldigeBlik
from monitor.overzichten.verschil import Getal, Verschil, Wat, difference
from monitor.paginacache import public_page
from monitor.uitvoer import finished_sheet, sources
from monitor.views.downloads import (
    as_download,
    chosen_table,
    download_links,
    wanted_format,
)
from monitor.views.lezen import area_of, reader_of
from monitor.views.raam import chosen_quarter, crumbs, frame, menu_entry
from monitor.views.tabellen import subject_on_page
from monitor.views.terugkijken import day_form
from monitor.zinnen import verschil as zinnen_verschil
from regio.models import Gebied

MET = "met"
_TEKENS = {  # shape and colour beside the word
    Wat.GECORRIGEERD: ("t-gecorrigeerd", "gehaald"),
    Wat.NIEUW: ("t-nieuw", "gehaald"),
    Wat.WEG: ("t-nvt", "onbekend"),
    Wat.ANDERS: ("t-anders", "diep"),
}


@public_page
def verschil(request, kwartaal: Kwartaal, soort: str, slug: str):
    """`?bekend_op=` against `?met=`, a later day or moment; without that against now."""
    if doorgaan := chosen_quarter(request, kwartaal):
        return doorgaan
    toen, nu = _two_looks(request)
    lezer = reader_of(request, kwartaal)
    gebied = area_of(lezer, soort, slug)
    if gebied.slug != slug:
        return redirect(difference_url(gebied, kwartaal))
    gevonden = None
    if toen.moment and gebied.bestond_op(lezer.dag):
        indicator = subject_on_page(request, lezer, gebied)
        eerst, later = (lezer.at(blik.moment, blik.vandaag) for blik in (toen, nu))
        gevonden = difference(eerst, later, gebied, indicator)
    if formaat := wanted_format(request):
        tabellen = {}
        if gevonden and gevonden.getallen:
            tabellen["verschil"] = partial(_sheet, gevonden, gebied, kwartaal, toen, nu)
        return as_download(chosen_table(request, tabellen), formaat)
    # The links of this page lead to the newest figures: it stands beside both moments.
    with kijken.looking(request.blik.op("")):
        context = _context(request, gevonden, gebied, kwartaal, toen, nu)
    return render(request, "monitor/verschil.html", context)


def _two_looks(request) -> tuple[Blik, Blik]:
    """The earlier and the later look of the address. Without `met` the later one is now."""
    toen = request.blik
    try:
        nu = toen.op(request.GET.get(MET, "").strip())
    except OngeldigeBlik as fout:
        raise Http404(str(fout)) from fout
    if nu.moment and toen.moment and nu.moment < toen.moment:
        toen, nu = nu, toen
    return toen, nu


def _context(
    request,
    gevonden: Verschil | None,
    gebied: Gebied,
    kwartaal: Kwartaal,
    toen: Blik,
    nu: Blik,
) -> dict:
    nieuwste = gevonden.pagina.nieuwste if gevonden else kwartaal
    raam = frame(
        request,
        kwartaal,
        nieuwste,
        actief=menu_entry(gebied),
        kruimels=crumbs(kwartaal, gebied, ("Wat is er veranderd?", "")),
    )
    return raam | {
        "bekendbalk": _bar(raam["bekendbalk"]),
        "verwijzing": _reference(request, nu),
        "gebied": gebied,
        "toen": toen,
        "nu": nu,
        "verschil": gevonden,
        "zinnen": zinnen_verschil.summary(gevonden, toen, nu) if gevonden else [],
        "dag": day_form(request),
        "paginas": _pages(gebied, kwartaal, toen, nu),
        "rijen": [_row(getal, gebied) for getal in gevonden.getallen]
        if gevonden
        else [],
        **_texts(gevonden.teksten if gevonden else ()),
        "leden": zinnen_verschil.members_sentences(gevonden.leden, gebied)
        if gevonden and gevonden.leden
        else [],
        "downloads": download_links(request) if gevonden and gevonden.getallen else [],
    }


def _bar(balk: dict | None) -> dict | None:
    """Which borders the page shows. It is about two moments, and says so itself."""
    if not (balk and balk["grenszin"]):
        return None
    return balk | {"zinnen": [], "terug_url": "", "verschil_url": ""}


def _pages(gebied: Gebied, kwartaal: Kwartaal, toen: Blik, nu: Blik) -> list[dict]:
    """The page of the area at both moments."""
    links = []
    for blik, tekst in (
        (toen, f"zoals bekend op {toen.wanneer}"),
        (
            nu,
            "met de nieuwste cijfers"
            if nu.moment is None
            else f"zoals bekend op {nu.wanneer}",
        ),
    ):
        if blik.moment or blik is nu:
            with kijken.looking(blik):
                links.append(
                    {"url": area_url(gebied, kwartaal), "tekst": f"De pagina {tekst}"}
                )
    return links


def _reference(request, nu: Blik) -> dict | None:
    """The link that keeps saying the same: with both moments in it."""
    versie = request.dataversie
    if versie is None or request.blik.moment is None:
        return None
    vraag = request.GET.copy()
    if nu.moment is None or nu.komt_nog:
        vraag[MET] = kijken.as_moment(versie.moment)
    vraag[kijken.BEKEND_OP] = request.blik.bekend_op
    return {
        "url": request.build_absolute_uri(f"{request.path}?{vraag.urlencode()}"),
        "zin": "Deze link vergelijkt altijd dezelfde twee momenten.",
        "label": "Veranderd sinds",
        "knop": " wat er sindsdien veranderde",
        **day_form(request),
    }


def _row(getal: Getal, gebied: Gebied) -> dict:
    """The inputs of one row of the table."""
    plek = getal.plek
    deel = plek.deel
    return {
        "naam": zinnen_verschil.name_of(getal),
        "waar": plek.gebied.aanduiding if plek.gebied != gebied else "",
        "url": history_url(plek.gebied, plek.moment, plek.indicator.code, deel),
        "wat": getal.wat,
        "teken": _TEKENS[getal.wat][0],
        "kleur": _TEKENS[getal.wat][1],
        "toen": zinnen_verschil.number(getal.toen, getal),
        "nu": zinnen_verschil.number(getal.nu, getal),
        "verschil": zinnen_verschil.change(getal),
        "hoe": zinnen_verschil.how_changed(getal),
        "waarom": zinnen_verschil.whys(getal),
    }


def _texts(teksten) -> dict:
    """The texts that changed in full; those that are new by their name only, with where
    they stand."""
    veranderd = [t for t in teksten if t.toen]
    return {
        "teksten": [
            {
                "naam": zinnen_verschil.text_name(t),
                "delen": zinnen_verschil.text_parts(t),
            }
            for t in veranderd
        ],
        "nieuwe_teksten": [
            {
                "naam": zinnen_verschil.text_name(t),
                "url": indicator_url(t.indicator),
            }
            for t in teksten
            if not t.toen
        ],
    }


# ---- the file ----------------------------------------------------------------------------


def _sheet(
    gevonden: Verschil, gebied: Gebied, kwartaal: Kwartaal, toen: Blik, nu: Blik
) -> Blad:
    """A row per number, with the newest delivery that changed it."""
    toen_kop = f"Bekend op {toen.wanneer}"
    nu_kop = f"Bekend op {nu.wanneer}" if nu.moment else "Bekend nu"
    kolommen = [
        ("Code", lambda g: g.plek.gebied.code),
        ("Naam", lambda g: g.plek.gebied.naam),
        ("Onderwerp", lambda g: g.plek.indicator.naam),
        ("Deel", lambda g: g.deel.naam if g.deel else ""),
        ("Cijfer of norm", lambda g: "norm" if g.plek.is_norm else "cijfer"),
        ("Stand op", lambda g: g.plek.moment.peildatum),
        ("Wat is er veranderd", lambda g: g.wat.value),
        (toen_kop, lambda g: g.toen.waarde if g.toen else None),
        (f"{toen_kop}, getoond als", lambda g: zinnen_verschil.number(g.toen, g)),
        (nu_kop, lambda g: g.nu.waarde if g.nu else None),
        (f"{nu_kop}, getoond als", lambda g: zinnen_verschil.number(g.nu, g)),
        ("Verschil", lambda g: g.verschil),
        ("Wanneer", _newest(lambda v: timezone.localdate(v.vanaf))),
        ("Door wie", _newest(lambda v: v.afzender)),
        ("Waarom", _newest(lambda v: v.reden)),
        ("Bron toen", lambda g: sources(g.toen)),
        ("Bron nu", lambda g: sources(g.nu)),
    ]
    return finished_sheet(
        list(gevonden.getallen),
        kolommen,
        titel=f"Wat is er veranderd bij {gebied.naam}, {kwartaal.label}",
        naam=f"verschil {gebied.slug} {kwartaal}",
        waarden=[w for g in gevonden.getallen for w in (g.toen, g.nu) if w],
    )


def _newest(kies):
    """A column about the newest delivery behind a number."""

    def kolom(getal: Getal):
        eerste = next(iter(getal.oorzaken), None)
        return kies(eerste.versie) if eerste else None

    return kolom
