"""Pages that explain: the rules with their example, every source, and privacy."""

from datetime import timedelta
from decimal import Decimal
from itertools import groupby

from django.conf import settings
from django.shortcuts import render

from banenafspraak import notatie
from banenafspraak.eenheden import Aard
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Bron, Indicator
from monitor.adressen import area_url, indicator_url, page_url
from monitor.bronnenlijst import date_of, source_anchor
from monitor.kerncijfers import Merk
from monitor.overzichten.bronnen import Brongebruik, Gebruik, sources_with_use
from monitor.paginacache import public_page
from monitor.uitvoer_uitleg import sources_sheet
from monitor.views.downloads import (
    as_download,
    chosen_table,
    download_links,
    refuse_file,
    wanted_format,
)
from monitor.views.lezen import newest_of
from monitor.views.raam import frame_without_quarter
from monitor.voortgang import Voortgang
from regio.models import Gebied

MEESTE_PLAATSEN = 6
MERKEN = [
    (Merk("voorbeeld", "voorbeeld"), "Verzonnen cijfer, om de pagina te laten zien. Het telt nergens in mee."),
    (Merk("voorlopig", "voorlopig"), "De bron kan dit cijfer nog aanpassen."),
    (Merk("afgeleid", "afgeleid"), "Door ons berekend uit andere cijfers. De som staat erbij."),
    (Merk("circa", "circa"), "De bron noemt het aantal niet precies. Er kan ook ‘ruim’, ‘bijna’ of ‘meer dan’ staan."),
    (Merk("peildatum", "peildatum niet genoemd"), "De bron zegt niet op welke dag er is geteld. Wij nemen het laatste kwartaal dat voorbij was."),
    (Merk("onvolledig", "niet volledig"), "Een som waarin gemeenten ontbreken. Welke, staat erbij."),
    (Merk("gecorrigeerd", "gecorrigeerd"), "Eerst stond hier een ander aantal. Bij het cijfer staat sinds wanneer, en wat het was. Een aantal dat te klein is om te tonen, noemen we ook dan niet."),
    (Merk("regio", "cijfer van de regio"), "Het cijfer gaat over de hele regio, niet over deze gemeente."),
    (Merk("eenheid", "personen, niet omgerekend"), "We tellen mensen. De norm telt plekken of banen."),
]  # fmt: skip


def _frame(request, naam: str) -> dict:
    nieuwste = newest_of(request)
    return frame_without_quarter(
        request,
        nieuwste,
        actief=naam.lower(),
        tijdloos=naam != "Bronnen",
        kruimels=[
            {"naam": "Nederland", "url": page_url("land", nieuwste)},
            {"naam": naam, "url": ""},
        ],
    )


# ---- the rules ---------------------------------------------------------------------


@public_page
def toelichting(request):
    """The rules in plain words, with numbers worked out by the same code as the pages."""
    refuse_file(request)
    context = _frame(request, "Toelichting") | {
        "gooi": worked_example(900, 608, Kwartaal(2020, 4)),
        "bijna": worked_example(900, 897, Kwartaal(2020, 4)),
        "boven": worked_example(1500, 3044, Kwartaal(2017, 4)),
        "half": worked_example(1000, 780, Kwartaal(2020, 2), vorig=600),
        "merken": MERKEN,
        "indicatoren": Indicator.objects.all(),
    }
    return render(request, "monitor/toelichting.html", context)


def worked_example(norm, stand, kwartaal: Kwartaal, vorig=None) -> dict:
    """The steps from two numbers to a percentage and a difference."""
    voortgang = Voortgang(
        kwartaal=kwartaal,
        norm=Decimal(norm),
        stand=Decimal(stand),
        norm_vorig_jaar=None if vorig is None else Decimal(vorig),
        aard=Aard.EXTRA,
    )
    return {
        "norm": notatie.aantal(norm),
        "stand": notatie.aantal(stand),
        "precies": notatie.aantal(Decimal(stand) * 100 / Decimal(norm), 1),
        "procent": notatie.procent(voortgang.percentage),
        "tekort": notatie.aantal(voortgang.tekort),
        "overschot": notatie.aantal(voortgang.overschot),
        "rekenpad": voortgang.rekenpad and notatie.aantal(voortgang.rekenpad),
        "vorig": vorig and notatie.aantal(vorig),
    }


# ---- privacy -----------------------------------------------------------------------


@public_page
def privacy(request):
    """What is kept about visitors, account holders and readers, and whom to ask."""
    refuse_file(request)
    contact = settings.PRIVACY_CONTACT
    is_adres = contact.startswith("https://")
    context = _frame(request, "Privacy") | {
        "organisatie": settings.PRIVACY_ORGANISATIE,
        "contact": contact,
        "contact_url": contact if is_adres else f"mailto:{contact}",
        "stil_minuten": settings.SESSIE_STILTE // timedelta(minutes=1),
        "hoogstens_uren": settings.SESSIE_HOOGSTENS // timedelta(hours=1),
        "bewaard_dagen": settings.SESSION_COOKIE_AGE // (24 * 60 * 60),
        "pogingen": settings.AXES_FAILURE_LIMIT,
        "wacht_uren": settings.AXES_COOLOFF_TIME // timedelta(hours=1),
    }
    return render(request, "monitor/privacy.html", context)


# ---- the sources -------------------------------------------------------------------


@public_page
def bronnen(request):
    """Every document, with the figures that come from it."""
    alle = sources_with_use(request.blik.moment)
    if formaat := wanted_format(request):
        tabellen = {"bronnen": lambda: sources_sheet(alle, _used_for)}
        return as_download(chosen_table(request, tabellen), formaat)
    echt = [b for b in alle if b.bron.soort != Bron.Soort.VOORBEELD]
    met_gebruik = [b for b in echt if b.heeft_gebruik]
    documenten = [b for b in met_gebruik if not b.is_opgave]
    opgaven = [b for b in met_gebruik if b.is_opgave]
    context = _frame(request, "Bronnen") | {
        "aantal": len(documenten),
        "cijfers": notatie.aantal(sum(b.aantal for b in met_gebruik)),
        "uitgevers": [
            {
                "naam": naam,
                "id": f"uitgever-{nr}",
                "bronnen": [_source(b) for b in groep],
            }
            for nr, (naam, groep) in enumerate(
                groupby(documenten, key=lambda b: b.bron.uitgever), start=1
            )
        ],
        "opgaven": [_delivery(b) for b in opgaven],
        "overig": [_source(b) for b in echt if not b.heeft_gebruik],
        "voorbeeld": [_source(b) for b in alle if b.bron.soort == Bron.Soort.VOORBEELD],
        "downloads": download_links(request),
    }
    return render(request, "monitor/bronnen.html", context)


def _source(gebruikt: Brongebruik) -> dict:
    bron = gebruikt.bron
    return {
        "id": source_anchor(bron),
        "titel": bron.titel,
        "soort": bron.get_soort_display(),
        "kenmerk": bron.kenmerk,
        "datum": date_of(bron),
        "url": bron.url,
        "telling": count_words(
            sum(g.cijfers for g in gebruikt.gebruik),
            sum(g.normen for g in gebruikt.gebruik),
            gebruikt.notities,
            gebruikt.maatregelen,
            gebruikt.stukken,
        ),
        "gebruik": [_use(g) for g in gebruikt.gebruik],
    }


def _delivery(gebruikt: Brongebruik) -> dict:
    """What an area typed, in one line: its title only when it says where figures are from."""
    bron = gebruikt.bron
    label = bron.korte_titel.rpartition(", ")[2]
    eigen = bron.titel.endswith(f" over het {label}")
    return _source(gebruikt) | {
        "wat": bron.korte_titel,
        "herkomst": "" if eigen else bron.titel,
    }


def _used_for(gebruikt: Brongebruik) -> str:
    """`Beschut werk: 3 cijfers en 1 norm; Klantprofielen: 2 cijfers`."""
    return "; ".join(
        f"{g.indicator.naam}: {count_words(g.cijfers, g.normen)}"
        for g in gebruikt.gebruik
    )


def _use(gebruik: Gebruik) -> dict:
    plaatsen = sorted(
        gebruik.plaatsen.values(), key=lambda paar: (paar[0].rang, paar[0].naam)
    )
    return {
        "code": gebruik.indicator.code,
        "naam": gebruik.indicator.naam,
        "telling": count_words(gebruik.cijfers, gebruik.normen),
        "plaatsen": [
            {"naam": f"{g.naam}, {k.einde_label}", "url": _place_url(gebruik, g, k)}
            for g, k in plaatsen[:MEESTE_PLAATSEN]
        ],
        "rest": max(0, len(plaatsen) - MEESTE_PLAATSEN),
    }


def _place_url(gebruik: Gebruik, gebied: Gebied, kwartaal: Kwartaal) -> str:
    """The page on which the figure stands: of the area, else of the indicator."""
    adres = area_url(gebied, kwartaal) if gebruik.is_on_area_page(gebied) else ""
    return adres or f"{indicator_url(gebruik.indicator)}#cijfers"


def count_words(
    cijfers: int, normen: int, notities: int = 0, maatregelen: int = 0, stukken: int = 0
) -> str:
    """`3 cijfers, 1 norm en 2 kanttekeningen`."""
    delen = [
        f"{notatie.aantal(n)} {enkel if n == 1 else meer}"
        for n, enkel, meer in (
            (cijfers, "cijfer", "cijfers"),
            (normen, "norm", "normen"),
            (notities, "kanttekening", "kanttekeningen"),
            (maatregelen, "maatregel", "maatregelen"),
            (stukken, "raadsstuk", "raadsstukken"),
        )
        if n
    ]
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"
