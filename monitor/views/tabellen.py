"""The tables of regions and of gemeenten, on a page of their own and on an area page."""

from dataclasses import dataclass

from django.shortcuts import render
from django_tables2 import RequestConfig

from banenafspraak import notatie
from banenafspraak.bladen import Blad
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor import zinnen
from monitor.adressen import area_url, page_url
from monitor.bronnenlijst import Bronnenlijst
from monitor.cijferlink import origin_of
from monitor.filters import Gemeentefilter, Regelfilter, Regiofilter
from monitor.kaarten import map_on_page
from monitor.lijntje import Lijntje, lijntje
from monitor.overzichten import Lezer, Pagina, area_table, choices, is_known, rows
from monitor.overzichten.kubus import Kubus
from monitor.paginacache import public_page
from monitor.rangorde import Kant, Rangorde
from monitor.secties import note_rows
from monitor.tables import Gebiedstabel, Gemeentetabel, Regiotabel
from monitor.uitvoer import PLAATS, area_sheet, members_name
from monitor.views.downloads import (
    as_download,
    borders_note,
    download_links,
    wanted_format,
)
from monitor.views.lezen import reader_of, usual_subject
from monitor.views.raam import chosen_quarter, crumbs, frame
from monitor.zinnen import vergelijk as zinnen_vergelijk
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Tabelsoort:
    """What differs between the table of regions and that of gemeenten."""

    soort: str
    standaard: str
    titel: str
    enkel: str
    meer: str
    adres: str
    tabel: type[Gebiedstabel]
    filter: type[Regelfilter]


REGIOS = Tabelsoort(
    Soort.REGIO, "banenafspraak", "Regio’s", "regio", "regio’s", "regios",
    Regiotabel, Regiofilter,
)  # fmt: skip
GEMEENTEN = Tabelsoort(
    Soort.GEMEENTE, "beschut-werk", "Gemeenten", "gemeente", "gemeenten", "gemeenten",
    Gemeentetabel, Gemeentefilter,
)  # fmt: skip


@public_page
def regios(request, kwartaal: Kwartaal):
    """The regions of the nation."""
    return _show(request, kwartaal, REGIOS)


@public_page
def gemeenten(request, kwartaal: Kwartaal):
    """The gemeenten of the nation."""
    return _show(request, kwartaal, GEMEENTEN)


def _show(request, kwartaal: Kwartaal, soort: Tabelsoort):
    if doorgaan := chosen_quarter(request, kwartaal):
        return doorgaan
    lezer = reader_of(request, kwartaal)
    gebieden = lezer.atlas.all_of(soort.soort, lezer.dag)
    indicator = chosen_indicator(request, lezer, soort)
    gegevens = area_table(lezer, gebieden, indicator)
    regios_ = lezer.atlas.all_of(Soort.REGIO, lezer.dag)
    filter_ = soort.filter(
        _form_data(request, indicator),
        list(gegevens.regels),
        indicatoren=choices(lezer, soort.soort),
        regios=regios_,
    )
    regels = filter_.regels
    tabel = make_table(request, soort, regels, kwartaal, indicator)
    if formaat := wanted_format(request):
        selectie = _outcome(
            soort, len(regels), len(gegevens.regels), filter_.is_narrowed
        )
        blad = sheet_of(tabel, soort, indicator, selectie=selectie)
        return as_download(blad, formaat, borders_note(request, kwartaal))
    tabel.show_page(request.GET)
    bronnen = Bronnenlijst()
    name_sources(bronnen, regels)
    notities = gegevens.teksten.notes_for(indicator, lezer.atlas.land)
    pad = page_url(soort.adres, kwartaal)
    context = frame(
        request,
        kwartaal,
        gegevens.nieuwste,
        actief=soort.enkel,
        kruimels=crumbs(kwartaal, lezer.atlas.land, (soort.titel, pad)),
    ) | {
        "soort": soort,
        "indicator": indicator,
        "tabel": tabel,
        "filter": filter_,
        "wis_url": pad if filter_.is_narrowed else "",
        "uitkomst": _outcome(
            soort, len(regels), len(gegevens.regels), filter_.is_narrowed
        ),
        "bekend_zin": known_sentence(gegevens.regels, soort),
        "norm_zin": norm_sentence(gegevens.regels, soort),
        "onder_zinnen": _sentences(lezer),
        "kanttekeningen": note_rows(notities, bronnen),
        "boven": gegevens.boven,
        "bronnen": bronnen.rijen(),
        "sorteer": request.GET.get("sort", ""),
        "downloads": download_links(request),
        "voorbeeld_op_pagina": has_example(regels),
    }
    return render(request, "monitor/tabel.html", context)


def name_sources(bronnen: Bronnenlijst, regels) -> None:
    """Put the sources of every row in the list of the page, those of "laatst bekend" too."""
    for regel in regels:
        doel = regel.doel
        bronnen.links(doel.stand, doel.doelstelling)
        if doel.laatst:
            bronnen.links(doel.laatst.stand, doel.laatst.norm)


def has_example(regels) -> bool:
    """Whether any row shows an invented number."""
    return any(r.doel.heeft_voorbeeld for r in regels)


def _form_data(request, indicator: Indicator):
    """What the form shows as chosen: the address, and the subject of the table."""
    gegevens = request.GET.copy()
    gegevens.setdefault("indicator", indicator.code)
    return gegevens


def chosen_indicator(request, lezer: Lezer, soort: Tabelsoort) -> Indicator:
    """The subject of the table; an unknown one falls back (the form says so)."""
    mogelijk = {i.code: i for i in choices(lezer, soort.soort)}
    gewoon = usual_subject(lezer, soort.standaard)
    return mogelijk.get(request.GET.get("indicator"), gewoon)


def make_table(
    request,
    soort: Tabelsoort,
    regels,
    kwartaal: Kwartaal,
    indicator: Indicator,
    plaats: str | None = None,
    lijntjes: dict[int, Lijntje] | None = None,
):
    """A sorted table of `regels`.

    `plaats`: on the page of an area, its name, "" for the nation; the caption then says of
    how many areas a figure is known. A page of its own says so above the table.
    """
    waar = f" in {plaats}" if plaats else ""
    bijschrift = f"{indicator.naam} per {soort.enkel}{waar}, {zinnen.moment(indicator, kwartaal)}"
    regels = list(regels)
    uitleg = [] if plaats is None else [known_sentence(regels, soort)]
    if has_example(regels):
        uitleg.append(zinnen.VOORBEELD_IN_TABEL)
    if indicator.kanttekening_eenheid:
        uitleg.append(f"{zinnen.met_hoofdletter(indicator.kanttekening_eenheid)}.")
    # Not request=request: that would page by the address before it has been checked.
    tabel = soort.tabel(
        regels,
        kwartaal,
        bijschrift=bijschrift,
        bijschrift_na=" ".join(uitleg),
        lijntjes=lijntjes,
    )
    tabel.request = request
    RequestConfig(request, paginate=False).configure(tabel)
    tabel.hide_empty()
    return tabel


def sheet_of(
    tabel: Gebiedstabel,
    soort: Tabelsoort,
    indicator: Indicator,
    plaats: str = "",
    selectie: str = "",
) -> Blad:
    """The download of a table: its rows after filters and sorting, all pages."""
    wat = f"per {soort.enkel} {plaats}".strip()
    return area_sheet(
        tabel.records,
        titel=tabel.bijschrift,
        naam=members_name(indicator, wat, tabel.kwartaal),
        indicator=indicator,
        kolommen=[] if soort is REGIOS else PLAATS,
        selectie=selectie,
    )


def known_sentence(regels, soort: Tabelsoort) -> str:
    """`Van 3 van de 35 regio’s is een cijfer bekend.`"""
    regels = list(regels)
    bekend = sum(1 for r in regels if is_known(r))
    cijfer = "een echt cijfer" if has_example(regels) else "een cijfer"
    if not regels:
        return ""
    if not bekend:
        return f"Van geen enkele {soort.enkel} is voor dit kwartaal {cijfer} bekend."
    if bekend == len(regels):
        return f"Van alle {len(regels)} {soort.meer} is {cijfer} bekend."
    return f"Van {bekend} van de {len(regels)} {soort.meer} is {cijfer} bekend."


def norm_sentence(regels, soort: Tabelsoort) -> str:
    """`Van 48 gemeenten is een norm bekend.`"""
    normen = [n for r in regels if (n := r.doel.echt.doelstelling) and n.bekend]
    if not normen:
        echte = "echte " if has_example(regels) else ""
        return f"Er is ook geen {echte}norm bekend."
    wat = soort.enkel if len(normen) == 1 else soort.meer
    deel = "een deel van de norm" if all(n.ontbreekt for n in normen) else "een norm"
    return f"Van {len(normen)} {wat} is {deel} bekend."


def _outcome(soort: Tabelsoort, over: int, alle: int, gefilterd: bool) -> str:
    if not gefilterd:
        return ""
    wat = soort.enkel if alle == 1 else soort.meer
    return f"{over} van de {alle} {wat}"


def _sentences(lezer: Lezer) -> list[str]:
    if lezer.dag > lezer.vandaag:
        return [zinnen.toekomst_zin(lezer.kwartaal, lezer.vandaag)]
    return []


def subject_on_page(request, lezer: Lezer, gebied: Gebied) -> Indicator | None:
    """What the table of members on an area page is about; None without a table."""
    if gebied.soort == Soort.GEMEENTE:
        return None
    return chosen_indicator(request, lezer, members_kind(gebied))


def members_kind(gebied: Gebied) -> Tabelsoort:
    """What an area is made of, for a table or a map."""
    return REGIOS if gebied.soort == Soort.LAND else GEMEENTEN


def table_on_page(
    request,
    lezer: Lezer,
    pagina: Pagina,
    kubus: Kubus,
    indicator: Indicator | None,
) -> dict | None:
    """The table of members on an area page: regions of the nation, gemeenten of a region."""
    gebied = pagina.gebied
    soort = members_kind(gebied)
    leden: list[Gebied] = [g for g in pagina.leden if g.soort == soort.soort]
    if indicator is None or not leden:
        return None
    regels = list(rows(lezer, kubus, leden, indicator))
    plaats = "" if gebied.soort == Soort.LAND else gebied.naam
    lijntjes = _courses(lezer, kubus, leden, indicator) if soort is GEMEENTEN else {}
    tabel = make_table(
        request, soort, regels, lezer.kwartaal, indicator, plaats, lijntjes
    )
    orde = Rangorde.of(regels)
    if soort is GEMEENTEN:
        tabel.exclude = ("regio",)
    kaart = map_on_page(lezer, gebied, kubus, indicator, tabel.regels)
    if kaart and kaart.genummerd:
        tabel.attrs["class"] = "nummers"
    return {
        "tabel": tabel,
        "kaart": kaart,
        "regels": regels,
        "maak_blad": lambda: sheet_of(tabel, soort, indicator, plaats),
        "downloads": download_links(request),
        "rangorde": _order_on_page(orde, soort, lezer, indicator),
        "titel": "De regio’s" if soort is REGIOS else "De gemeenten",
        "keuzes": choices(lezer, soort.soort),
        "indicator": indicator,
        "meer_url": page_url(soort.adres, lezer.kwartaal, indicator=indicator.code),
        "meer_tekst": f"Alle {soort.meer}, met filters",
    }


def _courses(
    lezer: Lezer, kubus: Kubus, leden: list[Gebied], indicator: Indicator
) -> dict[int, Lijntje]:
    """The course of each gemeente with one, out of what the page has read already."""
    stap = 4 if indicator.frequentie == Indicator.Frequentie.JAAR else 1
    gevonden = {
        lid.pk: lijntje(
            kubus.series(indicator, lid, lezer.kwartaal), lezer.kwartaal, stap
        )
        for lid in leden
    }
    return {sleutel: lijn for sleutel, lijn in gevonden.items() if lijn}


def _order_on_page(
    orde: Rangorde, soort: Tabelsoort, lezer: Lezer, indicator: Indicator
) -> dict | None:
    """Most ahead and most behind. Of the future there is none; a region, whose table is
    short, shows it only when there is something to put in order."""
    if lezer.dag > lezer.vandaag or (soort is not REGIOS and not orde.is_order):
        return None

    def lijst(kop: str, kant: Kant) -> dict:
        deel = notatie.procent(kant.regels[-1].voortgang.percentage)
        return {
            "kop": kop,
            "rijen": [
                {
                    "naam": r.gebied.naam,
                    "url": area_url(r.gebied, lezer.kwartaal),
                    "deel": notatie.procent(r.voortgang.percentage),
                    "herkomst": origin_of(r.doel),
                    "tekst": zinnen.afstand_tekst(r.doel),
                }
                for r in kant.regels
            ],
            "ook": zinnen_vergelijk.equals_sentence(
                kant.gelijk, soort.meer, soort.enkel, deel
            ),
        }

    lijsten = []
    if orde.is_order and not orde.all_equal:
        lijsten = (
            [lijst("Van voorop naar achter", Kant(orde.op_volgorde))]
            if orde.is_whole
            else [
                lijst("Het verst", orde.voorop),
                lijst("Het verst achter", orde.achter),
            ]
        )
    return {
        "titel": f"Wie is het verst? {indicator.naam}",
        "zin": zinnen_vergelijk.share_known_sentence(orde, soort.meer, soort.enkel),
        "noot": zinnen_vergelijk.order_note(lezer.kwartaal) if lijsten else "",
        "lijsten": lijsten,
        "krap": zinnen_vergelijk.close_sentence(orde.krap) if lijsten else "",
    }
