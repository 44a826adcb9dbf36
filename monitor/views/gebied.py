"""The page of one area: nation, region, cluster or gemeente."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from banenafspraak.bladen import Blad
from banenafspraak.kwartaal import Kwartaal
from monitor import blik as kijken
from monitor import gegevens, register, secties, zinnen
from monitor.adressen import (
    area_url,
    compare_url,
    difference_url,
    factsheet_url,
    letter_url,
    page_url,
    question_url,
    traject_url,
)
from monitor.antwoorden.lijst import names, question_links
from monitor.blik import looks
from monitor.bronnenlijst import Bronnenlijst
from monitor.kerncijfers import kerncijfer
from monitor.niet_gelijk import pairs_of
from monitor.normtabel import own_years, with_norms
from monitor.overzichten import (
    Doel,
    Lezer,
    Pagina,
    Waarde,
    area_page,
    first_known,
    similar_areas,
)
from monitor.overzichten.grenzen import border_changes
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.normjaren import norm_rows
from monitor.overzichten.sectoren import newest_split
from monitor.paginacache import public_page
from monitor.sectortabel import with_sectors
from monitor.uitvoer_pagina import figures_sheet, sector_sheet
from monitor.uitvoer_uitleg import norms_sheet
from monitor.views.downloads import (
    as_download,
    borders_note,
    chosen_table,
    download_links,
    refuse_file,
    wanted_format,
)
from monitor.views.gelijken import similar_on_page
from monitor.views.lezen import NOG_NIETS, area_of, newest_of, reader_of
from monitor.views.niet_gelijk import alike_rows
from monitor.views.raam import area_frame, chosen_quarter
from monitor.views.tabellen import (
    has_example,
    name_sources,
    subject_on_page,
    table_on_page,
)
from monitor.views.terugkijken import same_page
from monitor.views.verdeling import division_links
from monitor.views.verdwenen import area_links, gone, what_became
from monitor.views.wijzigingen import feed_link
from monitor.volledigheid import delivered
from monitor.zinnen import grenzen as zinnen_grenzen
from monitor.zinnen import terugkijken as zinnen_terug
from regio.models import Gebied, Soort


@require_safe
@looks
def start(request):
    """To the newest quarter with a national figure that is not an example."""
    return redirect(page_url("land", newest_of(request)))


@public_page
def land(request, kwartaal: Kwartaal):
    """The nation."""
    lezer = reader_of(request, kwartaal)
    try:
        gebied = lezer.atlas.land
    except Gebied.DoesNotExist as fout:
        raise Http404(NOG_NIETS) from fout
    return _show(request, lezer, gebied)


@public_page
def gebied(request, kwartaal: Kwartaal, soort: str, slug: str):
    """A region, cluster or gemeente; an old name finds the area that bears it now."""
    lezer = reader_of(request, kwartaal)
    gevonden = area_of(lezer, soort, slug)
    if gevonden.soort == Soort.LAND or gevonden.slug != slug:
        return redirect(area_url(gevonden, kwartaal))
    return _show(request, lezer, gevonden)


def _show(request, lezer: Lezer, gebied: Gebied):
    if doorgaan := chosen_quarter(request, lezer.kwartaal):
        return doorgaan
    onderwerp = subject_on_page(request, lezer, gebied)
    gelijken = similar_areas(lezer, gebied)
    pagina, kubus = area_page(lezer, gebied, onderwerp, ook=gelijken)
    bronnen = Bronnenlijst()
    if not pagina.bestaat:
        refuse_file(request)
        context = _frame(request, pagina) | gone(lezer, pagina)
        return render(request, "monitor/bestaat_niet.html", context)
    tabel = table_on_page(request, lezer, pagina, kubus, onderwerp)
    vergelijkbaar = similar_on_page(request, lezer, pagina, kubus, gelijken)
    if formaat := wanted_format(request):
        tabellen = _tables(pagina, kubus, tabel, vergelijkbaar)
        noot = borders_note(request, lezer.kwartaal)
        return as_download(chosen_table(request, tabellen), formaat, noot)
    context = _frame(request, pagina) | {
        "gebied": gebied,
        "pagina": pagina,
        "onder": _subtitle(lezer, pagina),
        "onder_zinnen": _sentences_under(lezer, pagina),
        "acties": [*_calculations(pagina), *_comparisons(lezer, pagina)],
        "overgang": what_became(request, lezer, pagina),
        "alineas": secties.opening(pagina),
        "kerncijfers": _key_figures(pagina, bronnen),
        "secties": _with_downloads(request, _sections(pagina, kubus, bronnen)),
        "register": register.section(pagina, bronnen, lezer.vandaag),
        "blokken": gegevens.figure_blocks(pagina, bronnen, _with_own_part(pagina)),
        "blok_downloads": download_links(request, "andere-cijfers"),
        "tabel": tabel,
        "vergelijkbaar": vergelijkbaar,
        "niet_gelijk": alike_rows(pairs_of(pagina), bronnen),
        "begrippen": secties.glossary(pagina, (d.indicator for d in pagina.doelen)),
        "meer_begrippen": secties.glossary(
            pagina, (g.indicator for g in pagina.gegevens)
        ),
        "geleverd": delivered(lezer, gebied),
        "grenzen": _borders(request, lezer, pagina),
        **_following(gebied),
        "vragen_url": question_url(gebied, lezer.kwartaal),
        "brief_url": letter_url(gebied, lezer.kwartaal),
        "factsheet_url": factsheet_url(gebied, lezer.kwartaal),
        "vragen": question_links(pagina, names(lezer, pagina)),
        "leden": area_links(pagina.clusters, lezer.kwartaal),
    }
    regels = [r for deel in (tabel, vergelijkbaar) if deel for r in deel["regels"]]
    name_sources(bronnen, regels)
    context["voorbeeld_op_pagina"] = pagina.heeft_voorbeeld or has_example(regels)
    context["bronnen"] = bronnen.rijen()
    return render(request, "monitor/gebied.html", context)


def _tables(
    pagina: Pagina, kubus: Kubus, tabel: dict | None, vergelijkbaar: dict | None
) -> dict[str, Callable[[], Blad]]:
    """Every table of the page by its name in the address, the one of areas first."""
    tabellen = {}
    for naam, onderdeel in (("gebieden", tabel), ("vergelijkbaar", vergelijkbaar)):
        if onderdeel:
            tabellen[naam] = onderdeel["maak_blad"]
    for doel in pagina.doelen:
        verdeling = newest_split(kubus, doel)
        doel = verdeling.goal(doel) if verdeling else doel
        if doel.delen:
            blad = partial(sector_sheet, doel, pagina.gebied)
            tabellen[_sector_table(doel.indicator.code)] = blad
        if jaren := own_years(pagina, kubus, doel):
            tabellen[_norm_table(doel.indicator.code)] = partial(
                norms_sheet, norm_rows(doel, jaren), doel.indicator, doel.gebied
            )
    if pagina.gegevens:
        tabellen["andere-cijfers"] = partial(
            figures_sheet, pagina.gegevens, pagina.gebied, pagina.kwartaal
        )
    return tabellen


def _sector_table(code: str) -> str:
    return f"sectoren-{code}"


def _with_downloads(request, gevonden: list[secties.Sectie]) -> list[secties.Sectie]:
    """The parts of the page, with the files of their tables of sectors and of norms."""
    klaar = []
    for sectie in gevonden:
        if sectie.sectoren:
            links = download_links(request, _sector_table(sectie.code))
            sectie = replace(sectie, downloads=links)
        if sectie.normen:
            links = download_links(request, _norm_table(sectie.code))
            normen = replace(sectie.normen, downloads=tuple(links))
            sectie = replace(sectie, normen=normen)
        klaar.append(sectie)
    return klaar


def _norm_table(code: str) -> str:
    return f"normen-{code}"


def _borders(request, lezer: Lezer, pagina: Pagina) -> dict:
    """Which borders the page shows, what was done to history, and the way to the others."""
    blik = request.blik
    beeld = border_changes(lezer, pagina.gebied, pagina.nieuwste.peildatum)
    # A page of an earlier day says nothing of what came later: its bytes stay.
    terug = blik.moment is not None and not beeld.nu
    uitleg = zinnen_grenzen.only_then if terug else zinnen_grenzen.explanation
    return {
        "uitleg": uitleg(beeld),
        "nu": beeld.nu,
        "anders": terug or beeld.nu or not beeld.is_gelijk,
        "toen_url": same_page(request, blik.met_grenzen(False)),
        "nu_url": same_page(request, blik.met_grenzen(True)),
    }


def _following(gebied: Gebied) -> dict:
    """The log of this area and its feed; of the nation those of everything."""
    keuze = {} if gebied.soort == Soort.LAND else {"gebied": gebied.code}
    links = feed_link(keuze, gebied.naam)
    return links | {
        "volg": [
            {
                "url": page_url("wijzigingen", **keuze),
                "tekst": f"Alle wijzigingen van {gebied.naam}",
            },
            {
                "url": links["feed_url"],
                "tekst": f"Volg {gebied.naam} met een nieuwslezer (Atom)",
            },
        ]
    }


def _calculations(pagina: Pagina) -> list[dict]:
    """What is needed to reach a goal; of a quarter to come nothing is known yet."""
    if pagina.toekomst or not pagina.doelen:
        return []
    url = traject_url(pagina.gebied, pagina.kwartaal)
    return [{"url": url, "tekst": "Reken uit wat er nodig is"}]


def _comparisons(lezer: Lezer, pagina: Pagina) -> list[dict]:
    """The area beside the larger ones it is part of, and all members of one area together."""
    gebied, k = pagina.gebied, lezer.kwartaal
    groter = [g for g in (pagina.regio, pagina.land) if g and g != gebied]
    met = zinnen.opsomming([g.naam for g in groter]) if groter else "andere gebieden"
    links = [
        {
            "url": compare_url([gebied, *groter], k),
            "tekst": f"Vergelijk {gebied.naam} met {met}",
        }
    ]
    geheel = pagina.regio if gebied.soort == Soort.GEMEENTE else gebied
    leden = lezer.atlas.members(geheel, lezer.dag) if geheel else []
    if gebied.soort == Soort.LAND:
        leden = [g for g in leden if g.soort == Soort.REGIO]
        code, tekst = "banenafspraak", "Alle regio’s in één grafiek"
    else:
        leden = [g for g in leden if g.soort == Soort.GEMEENTE]
        code, tekst = "beschut-werk", f"Alle gemeenten van {geheel} in één grafiek"
    if len(leden) > 1:
        links.append({"url": compare_url(leden, k, code), "tekst": tekst})
    return links + division_links(lezer, pagina)


def _frame(request, pagina: Pagina) -> dict:
    indicator = request.GET.get("indicator", "")
    return area_frame(
        request,
        pagina,
        verschil_url=difference_url(
            pagina.gebied, pagina.kwartaal, indicator=indicator
        ),
    )


def _key_figures(pagina: Pagina, bronnen: Bronnenlijst) -> list:
    return [
        kerncijfer(
            doel,
            pagina.gebied,
            bronnen,
            naast=pagina.naast.get(doel.indicator.code, ()),
            url_van=lambda gebied: area_url(gebied, pagina.kwartaal),
            alle_banen=_all_jobs(pagina, doel),
            toekomst=pagina.toekomst,
        )
        for doel in pagina.doelen
    ]


def _sections(pagina: Pagina, kubus: Kubus, bronnen: Bronnenlijst) -> list:
    gevonden = secties.sections(pagina, bronnen)
    gevonden = with_sectors(gevonden, pagina, kubus, bronnen)
    return with_norms(gevonden, pagina, kubus, bronnen)


def _all_jobs(pagina: Pagina, doel: Doel) -> Waarde | None:
    """The stock of jobs of the same area and moment, beside the extra jobs."""
    banen = pagina.figure("banen")
    if doel.indicator.code != "banenafspraak" or banen is None:
        return None
    zelfde = (banen.gebied, banen.kwartaal) == (doel.gebied, doel.kwartaal)
    totaal = banen.totaal if zelfde else None
    return totaal if totaal and totaal.bekend and not totaal.voorbeeld else None


def _with_own_part(pagina: Pagina) -> list[tuple]:
    """The figures that are no block among the others: (indicator, area)."""
    if not register.has_section(pagina):
        return []
    return [(pagina.register.indicator, pagina.register.gebied)]


# ---- words under the title ---------------------------------------------------------------


def _subtitle(lezer: Lezer, pagina: Pagina) -> str:
    """`Arbeidsmarktregio met 8 gemeenten.`"""
    gebied = pagina.gebied
    match gebied.soort:
        case Soort.LAND:
            regios = [g for g in pagina.leden if g.soort == Soort.REGIO]
            return f"{len(regios)} arbeidsmarktregio’s." if regios else ""
        case Soort.REGIO:
            return (
                f"Arbeidsmarktregio met {zinnen.gemeenten(len(pagina.leden))}."
                if pagina.leden
                else "Arbeidsmarktregio."
            )
        case Soort.CLUSTER:
            namen = (
                zinnen.opsomming([g.naam for g in pagina.leden]) if pagina.leden else ""
            )
            return (
                f"Samenwerking van {namen}." if namen else "Samenwerking van gemeenten."
            )
        case _:
            return (
                f"Gemeente in de regio {pagina.regio.naam}."
                if pagina.regio
                else "Gemeente."
            )


def _sentences_under(lezer: Lezer, pagina: Pagina) -> list[str]:
    """What must be said before the figures: the future, and assumed or unknown regions."""
    regels = _before_anything(pagina)
    if pagina.toekomst:
        regels.append(zinnen.toekomst_zin(pagina.kwartaal, lezer.vandaag))
    lid = pagina.lidmaatschap
    if lid and lid.aanname and pagina.gebied.soort == Soort.GEMEENTE:
        regels.append(
            lid.toelichting
            or "Wanneer deze gemeente van regio wisselde, is niet gevonden. De datum is aangenomen."
        )
    onbekend = pagina.kwartaal.jaar < 2015 and not lezer.grenzen
    if onbekend and pagina.gebied.soort != Soort.LAND:
        regels.append("Welke gemeente bij welke regio hoort, weten we vanaf 2015.")
    return regels


def _before_anything(pagina: Pagina) -> list[str]:
    """That on the day looked back to nothing was known of this area yet."""
    blik = kijken.current()
    eigen = [d for d in pagina.doelen if d.gebied == pagina.gebied]
    iets = any(d.echt.heeft_gegevens for d in eigen) or pagina.gegevens
    if blik.moment is None or blik.komt_nog or iets:
        return []
    eerste = first_known(pagina.gebied)
    if eerste and eerste <= blik.moment:
        return []  # known of other quarters
    return zinnen_terug.nothing_known(pagina.gebied, blik, eerste)
