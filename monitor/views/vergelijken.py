"""Any areas side by side on one indicator. Everything chosen stands in the address."""

from dataclasses import dataclass, field, replace

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django_tables2 import RequestConfig

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor import vergelijkgrafiek, zinnen
from monitor.adressen import page_url
from monitor.bronnenlijst import Bronnenlijst
from monitor.overzichten import Lezer
from monitor.overzichten.vergelijken import Naast, group_of, side_by_side
from monitor.paginacache import public_page
from monitor.secties import note_rows
from monitor.uitvoer import area_sheet
from monitor.vergelijkgrafiek import AANTAL, DEEL
from monitor.vergelijktabellen import Vergelijktabel
from monitor.views.downloads import (
    as_download,
    borders_note,
    chosen_table,
    download_links,
    no_table,
    refuse_file,
    wanted_format,
)
from monitor.views.lezen import reader_of, usual_subject
from monitor.views.raam import chosen_quarter, crumbs, frame
from monitor.views.verdwenen import before
from monitor.zinnen import gebied as zinnen_gebied
from monitor.zinnen import grenzen as zinnen_grenzen
from monitor.zinnen import vergelijk as zinnen_vergelijk
from monitor.zinnen.niet_gelijk import not_in_one_chart
from monitor.zoeken import Uitkomst, clean_question, search
from regio.models import Gebied, Soort
from regio.namen import maak_slug

MEESTE = 40  # all 35 regions, with the nation and a few gemeenten beside them
MEESTE_KANDIDATEN = 12
MEESTE_SAMEN = 4  # subjects that are named when several were asked at once
NIET_TE_VERGELIJKEN = {"quotumpercentage", "quotum-variabele-b", "inwoners"}
TEKENINGEN = {"svg": "image/svg+xml", "png": "image/png"}


@dataclass(slots=True)
class Keuze:
    """What the address asks for, checked: wrong parts become sentences."""

    gebieden: list[Gebied] = field(default_factory=list)
    kandidaten: list[Gebied] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    indicator: Indicator | None = None
    toon: str = ""
    toegevoegd: Gebied | None = None
    samen: list[Indicator] = field(default_factory=list)  # more than one was asked

    def address(self, kwartaal: Kwartaal) -> str:
        """The page of this choice; its one and only spelling."""
        return page_url(
            "vergelijk",
            kwartaal,
            gebied=[g.code for g in self.gebieden],
            indicator=self.indicator.code,
            toon=self.toon,
        )


@public_page
def vergelijk(request, kwartaal: Kwartaal):
    """Areas side by side; without any, the form with its explanation."""
    if doorgaan := chosen_quarter(request, kwartaal):
        return doorgaan
    lezer = reader_of(request, kwartaal)
    keuze = read_choice(request.GET, lezer)
    if keuze.toegevoegd:
        return redirect(keuze.address(kwartaal))
    if keuze.samen:
        return _not_together(request, lezer, keuze)
    naast, nieuwste = side_by_side(lezer, keuze.gebieden, keuze.indicator)
    toon = keuze.toon or _usual_view(naast)
    bronnen = Bronnenlijst()
    tabel = make_table(request, naast, keuze.indicator, kwartaal, bronnen)
    wie = zinnen_vergelijk.who(keuze.gebieden, group_of(lezer, keuze.gebieden))
    if request.GET.get("formaat"):
        return _as_file(request, naast, keuze.indicator, kwartaal, toon, tabel, wie)
    context = _frame(request, lezer, nieuwste) | {
        "keuze": keuze,
        "naast": naast,
        "wie": wie,
        "toon": toon,
        "meeste": MEESTE,
        "vol": len(keuze.gebieden) >= MEESTE,
        "indicatoren": comparable(lezer),
        "namen": _names(lezer),
        "zinnen": _sentences(lezer, naast),
        "let_op": zinnen_vergelijk.caution_sentences(naast, keuze.indicator),
        "verdwenen": _not_there(lezer, naast, keuze),
        "tekening": _drawing(naast, kwartaal, toon, keuze, wie),
        "geen_grafiek": zinnen_vergelijk.no_chart(
            toon == DEEL, len(naast) > vergelijkgrafiek.MEESTE_LIJNEN, kwartaal
        ),
        "tabel": tabel,
        "downloads": download_links(request),
        "voorbeelden": _suggestions(lezer, kwartaal) if not naast else [],
        "voorbeeld_op_pagina": any(_has_example(n) for n in naast),
    }
    notities = lezer.teksten.notes_for(keuze.indicator, *keuze.gebieden)
    context["kanttekeningen"] = note_rows(notities, bronnen) if naast else []
    for n in naast:
        bronnen.links(*(w for _, w in n.regel.doel.reeks))
        bronnen.links(n.regel.doel.stand, n.regel.doel.doelstelling)
    context["bronnen"] = bronnen.rijen()
    return render(request, "monitor/vergelijk.html", context)


# ---- what the address asks for -----------------------------------------------------------


def read_choice(vraag: QueryDict, lezer: Lezer) -> Keuze:
    """Areas, subject and view; nothing in the address can make an error page."""
    keuze = Keuze()
    op_code = {g.code.upper(): g for g in lezer.atlas.gebieden.values()}
    for code in dict.fromkeys(c.strip().upper() for c in vraag.getlist("gebied")):
        gebied = op_code.get(code)
        if gebied is None and code:
            keuze.meldingen.append(zinnen_vergelijk.unknown_code(code))
        elif gebied:
            keuze.gebieden.append(gebied)
    if len(keuze.gebieden) > MEESTE:
        keuze.meldingen.append(zinnen_vergelijk.too_many(MEESTE))
        del keuze.gebieden[MEESTE:]
    del keuze.meldingen[MEESTE:]
    _add_by_name(keuze, vraag, lezer)
    _choose_subject(keuze, vraag, lezer)
    toon = vraag.get("toon", "")
    keuze.toon = toon if toon in (AANTAL, DEEL) else ""
    return keuze


def _add_by_name(keuze: Keuze, vraag: QueryDict, lezer: Lezer) -> None:
    """`?erbij=`: one area is added at once, of several one may choose."""
    naam = clean_question(vraag.get("erbij", ""))
    if not naam:
        return
    if len(keuze.gebieden) >= MEESTE:
        keuze.meldingen.append(zinnen_vergelijk.too_many(MEESTE))
        return
    uitkomst = search(lezer.atlas, naam)
    gevonden = _prefer_alive(uitkomst, lezer)
    nieuw = [g for g in gevonden if g not in keuze.gebieden]
    if len(gevonden) == 1:
        keuze.toegevoegd = gevonden[0]
        keuze.gebieden += nieuw
    elif gevonden:
        keuze.meldingen.append(zinnen_vergelijk.which_one(naam))
        keuze.kandidaten = nieuw[:MEESTE_KANDIDATEN]
    else:
        lijkt = [g for g in uitkomst.suggesties if g not in keuze.gebieden]
        keuze.meldingen.append(zinnen_vergelijk.none_found(naam, bool(lijkt)))
        keuze.kandidaten = lijkt


def _prefer_alive(uitkomst: Uitkomst, lezer: Lezer) -> list[Gebied]:
    """The exact names, else the others; those that existed on the peildatum first."""
    gevonden = list(uitkomst.exact or uitkomst.deels)
    toen = [g for g in gevonden if lezer.atlas.exists(g, lezer.dag)]
    return toen or gevonden


def comparable(lezer: Lezer) -> list[Indicator]:
    """The subjects one can choose."""
    return [i for i in lezer.indicatoren.values() if i.code not in NIET_TE_VERGELIJKEN]


def _choose_subject(keuze: Keuze, vraag: QueryDict, lezer: Lezer) -> None:
    """The subject asked for; else extra jobs among regions, and beschut werk elsewhere."""
    mogelijk = {i.code: i for i in comparable(lezer)}
    grote = (Soort.LAND, Soort.REGIO)
    alleen_groot = keuze.gebieden and all(g.soort in grote for g in keuze.gebieden)
    gewoon = usual_subject(lezer, "banenafspraak" if alleen_groot else "beschut-werk")
    gevraagd = list(dict.fromkeys(vraag.getlist("indicator")))
    samen = [mogelijk[code] for code in gevraagd if code in mogelijk]
    keuze.samen = samen[:MEESTE_SAMEN] if len(samen) > 1 else []
    code = gevraagd[-1] if gevraagd else ""
    keuze.indicator = mogelijk.get(code, gewoon)
    if code and code not in mogelijk:
        keuze.meldingen.append(zinnen_vergelijk.unknown_subject(code, gewoon))


def _usual_view(naast: list[Naast]) -> str:
    """Shares where the areas are unlike or many and shares are known, else numbers."""
    ongelijk = len({n.gebied.soort for n in naast}) > 1
    veel = len(naast) > vergelijkgrafiek.MEESTE_LIJNEN
    bekend = any(n.aandelen for n in naast)
    return DEEL if bekend and (ongelijk or veel) else AANTAL


def _not_together(request, lezer: Lezer, keuze: Keuze) -> HttpResponse:
    """Several subjects at once: why there is no chart, and the way to each of them."""
    refuse_file(request)
    uitleg = not_in_one_chart(keuze.samen)
    _, nieuwste = side_by_side(lezer, [], keuze.indicator)
    los = [
        {
            "url": replace(keuze, indicator=i, samen=[]).address(lezer.kwartaal),
            "tekst": f"Bekijk alleen ‘{i.naam}’",
        }
        for i in keuze.samen
    ]
    context = _frame(request, lezer, nieuwste) | {
        "keuze": keuze,
        "niet_samen": {"zinnen": uitleg, "links": los},
        "toon": keuze.toon or AANTAL,
        "meeste": MEESTE,
        "vol": len(keuze.gebieden) >= MEESTE,
        "indicatoren": comparable(lezer),
        "namen": _names(lezer),
    }
    return render(request, "monitor/vergelijk.html", context)


# ---- files ------------------------------------------------------------------------------


def _as_file(
    request,
    naast: list[Naast],
    indicator: Indicator,
    kwartaal: Kwartaal,
    toon: str,
    tabel: Vergelijktabel | None,
    wie: str,
) -> HttpResponse:
    """The table, or the drawing, as a file."""
    if not naast:
        raise no_table()
    formaat = request.GET["formaat"]
    if formaat in TEKENINGEN:
        if not vergelijkgrafiek.has_chart(naast, kwartaal, toon):
            raise Http404("Van deze gebieden is geen cijfer bekend, dus geen grafiek.")
        bestand = vergelijkgrafiek.file_of(naast, kwartaal, toon, formaat, wie)
        return HttpResponse(bestand, content_type=TEKENINGEN[formaat])
    formaat = wanted_format(request)
    naam = f"{indicator.code} {kwartaal} {maak_slug(wie)}"
    tabellen = {
        "cijfers": lambda: area_sheet(
            tabel.records,
            titel=f"{indicator.naam} vergeleken, {kwartaal.einde_label}",
            naam=naam,
            indicator=indicator,
            kolommen=[],
        )
    }
    if vergelijkgrafiek.has_lines(naast):
        tabellen["grafiek"] = lambda: vergelijkgrafiek.sheet_of(
            naast, kwartaal, toon, f"reeks {naam}", wie
        )
    noot = borders_note(request, kwartaal)
    return as_download(chosen_table(request, tabellen), formaat, noot)


# ---- what the page shows -------------------------------------------------------------------


def make_table(
    request, naast: list[Naast], indicator: Indicator, kwartaal: Kwartaal, bronnen
) -> Vergelijktabel | None:
    """The table, in the order of the address unless sorted."""
    if not naast:
        return None
    uitleg = zinnen_vergelijk.unit_note(indicator)
    tabel = Vergelijktabel(
        [n.regel for n in naast],
        kwartaal,
        bronnen=bronnen,
        bijschrift=f"{indicator.naam}, {kwartaal.einde_label}",
        bijschrift_na=uitleg,
    )
    tabel.request = request
    RequestConfig(request, paginate=False).configure(tabel)
    tabel.hide_empty()
    return tabel


def _frame(request, lezer: Lezer, nieuwste: Kwartaal) -> dict:
    pad = page_url("vergelijk", lezer.kwartaal)
    return frame(
        request,
        lezer.kwartaal,
        nieuwste,
        actief="vergelijk",
        kruimels=crumbs(lezer.kwartaal, lezer.atlas.land, ("Vergelijk", pad)),
    )


def _sentences(lezer: Lezer, naast: list[Naast]) -> list[str]:
    if lezer.dag > lezer.vandaag:
        return [zinnen.toekomst_zin(lezer.kwartaal, lezer.vandaag)]
    if not naast:
        return []
    return zinnen_vergelijk.compare_sentences(naast, lezer.kwartaal)


def _not_there(lezer: Lezer, naast: list[Naast], keuze: Keuze) -> list[dict]:
    """Who did not exist on the peildatum, with the choice in which others take its place."""
    rijen = []
    for gebied in (n.gebied for n in naast if not n.bestaat):
        geeindigd = gebied.geldig_tot and gebied.geldig_tot <= lezer.grensdag
        if geeindigd:
            anderen = lezer.atlas.bearers(gebied, lezer.dag)
            uitleg = zinnen_gebied.ended_sentences(lezer.atlas, gebied, anderen)
        else:
            anderen = before(lezer, gebied)
            uitleg = zinnen_gebied.not_yet_sentences(gebied, anderen)
        nieuw = []
        for g in keuze.gebieden:
            nieuw += anderen if g == gebied else [g]
        ruil = replace(keuze, gebieden=list(dict.fromkeys(nieuw)))
        rijen.append(
            {
                "zin": zinnen_grenzen.not_there(
                    gebied, lezer.kwartaal, lezer.grenzen, uitleg
                ),
                "url": ruil.address(lezer.kwartaal) if anderen else "",
                "tekst": f"Vervang {gebied.naam} door {zinnen.opsomming([g.naam for g in anderen])}"
                if anderen
                else "",
            }
        )
    return rijen


def _drawing(naast: list[Naast], kwartaal: Kwartaal, toon: str, keuze: Keuze, wie: str):
    if not vergelijkgrafiek.has_chart(naast, kwartaal, toon):
        return None
    return vergelijkgrafiek.drawing(naast, kwartaal, toon, keuze.address(kwartaal), wie)


def _names(lezer: Lezer) -> list[str]:
    """The names a browser may offer while typing."""
    gebieden = [
        *lezer.atlas.all_of(Soort.REGIO, lezer.dag),
        *lezer.atlas.all_of(Soort.GEMEENTE, lezer.dag),
    ]
    return sorted({g.naam for g in gebieden})


def _suggestions(lezer: Lezer, kwartaal: Kwartaal) -> list[dict]:
    """A few comparisons to begin with."""
    op_code = {g.code: g for g in lezer.atlas.gebieden.values()}
    reeksen = [
        ("banenafspraak", ("NL01", "AM12", "AM01", "AM24")),
        ("beschut-werk", ("NL01", "AM12", "GM0402")),
        ("doelgroepregister", ("AM12", "AM24")),
    ]
    voorbeelden = []
    for code, codes in reeksen:
        gebieden = [op_code[c] for c in codes if c in op_code]
        indicator = lezer.indicatoren.get(code)
        if indicator and len(gebieden) > 1:
            keuze = Keuze(gebieden=gebieden, indicator=indicator)
            namen = zinnen.opsomming([g.naam for g in gebieden])
            voorbeelden.append(
                {"url": keuze.address(kwartaal), "tekst": f"{indicator.naam}: {namen}"}
            )
    return voorbeelden


def _has_example(naast: Naast) -> bool:
    doel = naast.regel.doel
    waarden = [doel.stand, doel.doelstelling, *(w for _, w in doel.reeks)]
    return any(w and w.voorbeeld for w in waarden)
