"""The page of one indicator: definition, what counts, norms, newest figures, sources."""

from functools import partial
from itertools import groupby

from django.http import Http404
from django.shortcuts import render
from django_tables2 import RequestConfig

from banenafspraak.bladen import Blad
from banenafspraak.kwartaal import LAATSTE_KWARTAAL, Kwartaal
from banenafspraak.models import Indicator
from monitor import zinnen
from monitor.adressen import area_url, page_url
from monitor.bronnenlijst import Bronnenlijst
from monitor.cijferlink import norm_url
from monitor.indicatortabel import Indicatortabel, part_name
from monitor.kerncijfers import merken_van
from monitor.niet_gelijk import Getoond, counterparts, pairs_among
from monitor.overzichten.indicatorpagina import (
    Indicatorpagina,
    Normregel,
    indicator_page,
)
from monitor.overzichten.lezer import connected
from monitor.paginacache import public_page
from monitor.secties import note_rows
from monitor.uitvoer import DEEL, area_sheet
from monitor.uitvoer_uitleg import norms_sheet
from monitor.views.downloads import (
    as_download,
    chosen_table,
    download_links,
    wanted_format,
)
from monitor.views.lezen import reader_of
from monitor.views.niet_gelijk import alike_rows
from monitor.views.raam import crumbs, frame_without_quarter
from monitor.views.vergelijken import NIET_TE_VERGELIJKEN
from monitor.zinnen import gebied as zinnen_gebied
from monitor.zinnen import indicator as zinnen_indicator
from monitor.zinnen.niet_gelijk import why_not_together
from regio.models import Soort

OPEN_TOT = 15  # a longer history of norms is folded
NOTEN_TOT = 3  # so many notes about one area stay open
PAPIER_TOT = 60  # and one that would fill sheet after sheet is not printed


@public_page
def indicator(request, code: str):
    """One indicator."""
    indicatoren = connected(Indicator.objects.all())
    gekozen = indicatoren.get(code)
    if gekozen is None:
        raise Http404(f"Er is geen onderwerp met de naam ‘{code}’.")
    lezer = reader_of(request, LAATSTE_KWARTAAL)
    lijkt_op = counterparts(gekozen, indicatoren.values())
    pagina = indicator_page(lezer, gekozen, indicatoren, lijkt_op)
    bronnen = Bronnenlijst()
    tabel = make_table(request, pagina, bronnen)
    if formaat := wanted_format(request):
        tabellen = {"nieuwste": partial(_sheet, tabel, gekozen)}
        if pagina.normen:
            tabellen["normen"] = partial(norms_sheet, pagina.normen, gekozen)
        return as_download(chosen_table(request, tabellen), formaat)
    tabel.show_page(request.GET)
    normen = _norm_groups(pagina, bronnen)
    algemeen, over_gebieden = _notes(pagina, bronnen)
    for regel in pagina.nieuwste:
        bronnen.links(regel.doel.stand, regel.doel.doelstelling)
    context = frame_without_quarter(
        request,
        pagina.nieuwste_kwartaal,
        actief="",
        kruimels=crumbs(
            pagina.nieuwste_kwartaal,
            pagina.land,
            ("Toelichting", page_url("toelichting")),
            (gekozen.naam, ""),
        ),
    ) | {
        "indicator": gekozen,
        "definitie": pagina.definitie,
        "feiten": zinnen_indicator.facts(gekozen),
        "norm_zin": zinnen_indicator.norm_sentence(pagina),
        "normen": normen,
        "tabel": tabel,
        "leeg": zinnen_indicator.empty_sentence(pagina),
        "tabel_zin": zinnen_indicator.count_sentence(pagina),
        "kanttekeningen": algemeen,
        "over_gebieden": over_gebieden,
        "vouw_noten": bool(algemeen) and len(over_gebieden) > NOTEN_TOT,
        "niet_gelijk": _alike(pagina, bronnen),
        "lijkt_op": [why_not_together(gekozen, ander) for ander in lijkt_op],
        "downloads": download_links(request),
        "norm_downloads": download_links(request, "normen"),
        "bronnen": bronnen.rijen(),
        "andere": [
            i for i in indicatoren.values() if i != gekozen and i.groep == gekozen.groep
        ],
        "acties": _more(pagina),
        "voorbeeld_op_pagina": any(
            w and w.voorbeeld
            for w in (
                *(r.norm for r in pagina.normen),
                *(r.doel.stand for r in pagina.nieuwste),
            )
        ),
    }
    return render(request, "monitor/indicator.html", context)


def _alike(pagina: Indicatorpagina, bronnen: Bronnenlijst) -> list[dict]:
    """A few areas of which two figures look alike: one for each other indicator, and not
    the same figure twice."""
    paren, gezien = [], set()
    for doelen in pagina.naast:
        ander = doelen[1].indicator
        getoond = [Getoond(d.indicator, d.gebied, d.kwartaal, d.stand) for d in doelen]
        if ander.pk not in gezien and all(d.stand.bekend for d in doelen):
            gezien.add(ander.pk)
            paren += pairs_among(getoond)
    return alike_rows(paren, bronnen, met_gebied=True)


def make_table(
    request, pagina: Indicatorpagina, bronnen: Bronnenlijst
) -> Indicatortabel:
    """The sorted table of newest figures."""
    tabel = Indicatortabel(
        pagina.nieuwste,
        pagina.nieuwste_kwartaal,
        indicator=pagina.indicator,
        bronnen=bronnen,
        bijschrift=f"{pagina.indicator.naam}: het nieuwste cijfer van elk gebied",
    )
    tabel.request = request
    RequestConfig(request, paginate=False).configure(tabel)
    tabel.hide_empty()
    return tabel


def _sheet(tabel: Indicatortabel, indicator: Indicator) -> Blad:
    return area_sheet(
        tabel.records,
        titel=tabel.bijschrift,
        naam=f"{indicator.code} nieuwste cijfers",
        indicator=indicator,
        kolommen=DEEL,
    )


def _norm_groups(pagina: Indicatorpagina, bronnen: Bronnenlijst) -> list[dict]:
    """Every norm, per level: a row per area, year, kind and version; a column per part."""
    groepen = []
    for soort, regels in groupby(pagina.normen, key=lambda r: r.gebied.soort):
        normen = list(regels)
        delen = list(dict.fromkeys(part_name(r) for r in normen))
        delen.sort(key=bool)  # the total first, the parts in their own order
        per_rij: dict[tuple, dict[str, Normregel]] = {}
        for r in normen:
            sleutel = (r.gebied.pk, r.jaar, r.norm.soort, r.norm.versie)
            per_rij.setdefault(sleutel, {})[part_name(r)] = r
        rijen = [
            _norm_row(pagina.indicator, rij, delen, bronnen) for rij in per_rij.values()
        ]
        groepen.append(
            {
                "kop": zinnen_gebied.KOPPEN[soort],
                "id": f"norm-{soort}",
                "koppen": ["Norm"] if delen == [""] else [d or "Totaal" for d in delen],
                "rijen": rijen,
                "open": len(rijen) <= OPEN_TOT,
                "op_papier": len(rijen) <= PAPIER_TOT,
                "met_versie": any(rij["versie"] for rij in rijen),
            }
        )
    return groepen


def _norm_row(
    indicator: Indicator,
    normen: dict[str, Normregel],
    delen: list[str],
    bronnen: Bronnenlijst,
) -> dict:
    eerste = next(iter(normen.values()))
    return {
        "gebied": eerste.gebied.naam,
        "url": area_url(eerste.gebied, Kwartaal(eerste.jaar, 4)),
        "jaar": eerste.jaar,
        "waarden": [
            {
                "tekst": zinnen.getal(r.norm),
                "merken": merken_van(r.norm),
                "url": norm_url(
                    r.norm, indicator, r.gebied, Kwartaal(r.jaar, 4), r.deel
                ),
            }
            if (r := normen.get(deel))
            else {"tekst": "", "merken": [], "url": ""}
            for deel in delen
        ],
        "soort": eerste.norm.soort,
        "versie": eerste.norm.versie,
        "bronnen": bronnen.links(*(r.norm for r in normen.values())),
    }


def _notes(
    pagina: Indicatorpagina, bronnen: Bronnenlijst
) -> tuple[list[dict], list[dict]]:
    """The notes that hold everywhere, and those about one area with its name."""
    rijen = note_rows(list(pagina.kanttekeningen), bronnen)
    for rij, notitie in zip(rijen, pagina.kanttekeningen, strict=True):
        rij["over"] = notitie.gebied.aanduiding if notitie.gebied else ""
    return (
        [rij for rij in rijen if not rij["over"]],
        [rij for rij in rijen if rij["over"]],
    )


def _more(pagina: Indicatorpagina) -> list[dict]:
    """Where else this indicator is shown: tables with a map, and side by side."""
    indicator, k = pagina.indicator, pagina.nieuwste_kwartaal
    links = []
    if indicator.weergave == Indicator.Weergave.NORM:
        for soort, naam, tekst in (
            (Soort.REGIO, "regios", "Per arbeidsmarktregio"),
            (Soort.GEMEENTE, "gemeenten", "Per gemeente"),
        ):
            if soort in indicator.niveaus:
                adres = page_url(naam, k, indicator=indicator.code)
                links.append({"url": adres, "tekst": tekst})
    if indicator.code not in NIET_TE_VERGELIJKEN:
        adres = page_url("vergelijk", k, indicator=indicator.code)
        links.append({"url": adres, "tekst": "Vergelijk gebieden"})
    return links
