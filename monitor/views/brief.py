"""The draft letter: a form whose choices stand in the address, and the letter they make."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from banenafspraak.kwartaal import Kwartaal
from monitor import blik as kijken
from monitor.adressen import letter_url, question_url
from monitor.antwoorden.lezen import material
from monitor.antwoorden.maken import answer
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import PER_CODE, VRAGEN, Richting, Vraag
from monitor.brief import brief as vorm
from monitor.brief import keuze as kiezen
from monitor.brief import odt
from monitor.brief.brief import Brief
from monitor.brief.keuze import Briefkeuze, read_choices
from monitor.brief.opstellen import STANDAARD, make_letter, reading
from monitor.paginacache import public_page
from monitor.pdf import CONTENT_TYPE as PDF
from monitor.pdf import can_make_pdf, make_pdf
from monitor.views.lezen import area_of, reader_of
from monitor.views.raam import area_frame, chosen_quarter
from monitor.views.terugkijken import fixed_look
from monitor.views.verdwenen import gone
from monitor.zinnen import vraag as titels
from monitor.zinnen.opening import how_read

BLADEN = ("monitor/brief.css",)
_SOORTEN = ("odt", "pdf")
GEEN_PDF = (
    "Deze site maakt zelf geen PDF. Open de brief en kies in uw browser Afdrukken. "
    "Kies daar voor Opslaan als PDF."
)


@public_page
def brief(request, kwartaal: Kwartaal, soort: str, slug: str):
    """`?vraag=` the questions, `tekst-<code>` in whose words, `richting-<code>` which way
    round; `fractie`, `datum` and `onderwerp` for the head of the letter."""
    lezer = reader_of(request, kwartaal)
    gebied = area_of(lezer, soort, slug)
    if gebied.slug != slug:
        return redirect(letter_url(gebied, kwartaal))
    if doorgaan := chosen_quarter(request, kwartaal):
        return doorgaan
    formaat = wanted_file(request)
    mogelijk = [v for v in VRAGEN if v.stands_on(lezer.indicatoren)]
    keuze = read_choices(request.GET, mogelijk, STANDAARD)
    stof = material(
        lezer,
        gebied,
        [PER_CODE[code] for code in keuze.codes],
        met_maatregelen=True,
    )
    if not stof.pagina.bestaat:
        if formaat:
            raise Http404("Voor dit gebied is er in dit kwartaal geen brief.")
        context = _frame(request, stof) | gone(lezer, stof.pagina)
        return render(request, "monitor/bestaat_niet.html", context)
    de_brief, gevraagd = _letter(request, stof, keuze)
    if formaat:
        antwoord = _as_file(formaat, de_brief)
    else:
        regels = [_line(vraag, gevraagd, stof, keuze) for vraag in mogelijk]
        antwoord = _as_page(request, de_brief, regels, stof, keuze)
    if keuze.is_eigen:  # what the reader wrote is kept nowhere
        antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


def wanted_file(request, soorten=_SOORTEN) -> str:
    """`odt` or `pdf`; "" when the page itself is asked for."""
    formaat = request.GET.get("formaat", "")
    if formaat and formaat not in soorten:
        raise Http404(
            f"Een bestand van de soort ‘{formaat[:20]}’ maken we niet. "
            f"Kies {' of '.join(soorten)}."
        )
    if formaat == "pdf" and not can_make_pdf():
        raise Http404(GEEN_PDF)
    return formaat


def _letter(request, stof: Stof, keuze: Briefkeuze) -> tuple[Brief, dict[str, str]]:
    """The letter, every link of which keeps saying the same; and by code how we would ask the
    questions in it."""
    with kijken.looking(fixed_look(request) or request.blik):
        antwoorden = [answer(PER_CODE[code], stof) for code in keuze.codes]
        brief = make_letter(
            antwoorden,
            keuze,
            stof.gebied,
            stof.kwartaal,
            naam=stof.name(stof.gebied),
            adres=request.build_absolute_uri,
            link_van=lambda a: question_url(stof.gebied, stof.kwartaal, a.vraag.code),
        )
    return brief, {a.vraag.code: a.titel for a in antwoorden}


def _as_file(formaat: str, de_brief: Brief) -> HttpResponse:
    if formaat == "odt":
        return as_file(odt.make_odt(de_brief), odt.CONTENT_TYPE, de_brief, formaat)
    html = render_to_string("monitor/briefpdf.html", _printed(de_brief))
    return as_file(make_pdf(html, BLADEN), PDF, de_brief, formaat)


def _as_page(request, de_brief: Brief, regels: list, stof: Stof, keuze: Briefkeuze):
    context = _frame(request, stof) | _printed(de_brief)
    context |= {
        "gebied": stof.gebied,
        "keuze": keuze,
        "regels": regels,
        "langste_vraag": kiezen.LANGSTE_VRAAG,
        "langste_regel": kiezen.LANGSTE_REGEL,
        "downloads": file_links(request),
        "leeg_url": letter_url(stof.gebied, stof.kwartaal),
        "voorbeeld_op_pagina": de_brief.heeft_voorbeeld,
    }
    return render(request, "monitor/brief.html", context)


def as_file(inhoud: bytes, soort: str, wat, formaat: str) -> HttpResponse:
    """A file that the browser saves."""
    naam = f"{wat.bestandsnaam}.{formaat}"
    return HttpResponse(
        inhoud,
        content_type=soort,
        headers={
            "Content-Disposition": f'attachment; filename="{naam}"',
            "X-Robots-Tag": "noindex",
        },
    )


def file_links(request, soorten=_SOORTEN) -> list[dict]:
    """The same page with the same choices as a file; PDF only where it can be made."""
    namen = {"odt": "Download als ODT", "pdf": "Download als PDF"}
    vraag = request.GET.copy()
    links = []
    for formaat in soorten:
        if formaat == "pdf" and not can_make_pdf():
            continue
        vraag["formaat"] = formaat
        links.append(
            {"url": f"{request.path}?{vraag.urlencode()}", "tekst": namen[formaat]}
        )
    return links


def _printed(de_brief: Brief) -> dict:
    """What the template of the letter itself needs."""
    return {
        "brief": de_brief,
        "concept": vorm.CONCEPT,
        "aanhef": vorm.AANHEF,
        "slot": vorm.SLOT,
        "kop_stukken": vorm.KOP_STUKKEN,
        "plek_antwoord": vorm.PLEK_ANTWOORD,
        "plek_naam": vorm.PLEK_NAAM,
    }


@dataclass(frozen=True, slots=True)
class Vraagregel:
    """One question in the form. `lezing`: how it was read, "" when it is not in the letter or
    has no yes or no; `kies`: the reader is asked which way round it is."""

    code: str
    kort: str
    standaard: str
    gekozen: bool
    tekst: str
    lezing: str
    kies: bool
    richtingen: tuple[tuple[str, str, bool], ...] = ()


_RICHTINGEN = (
    ("", "Zoals hierboven staat"),
    (Richting.WEL, "De vraag is of het wel zo is"),
    (Richting.NIET, "De vraag is of het niet zo is"),
    (Richting.OPEN, "De vraag vraagt geen ja of nee"),
)


def _line(
    vraag: Vraag, gevraagd: dict[str, str], stof: Stof, keuze: Briefkeuze
) -> Vraagregel:
    gebied = stof.gebied
    standaard = gevraagd.get(vraag.code) or titels.title_for(
        vraag.code, gebied, stof.name(gebied), stof.kwartaal
    )
    tekst = keuze.teksten.get(vraag.code, "")
    zelf = keuze.richtingen.get(vraag.code, "")
    lezing = reading(vraag, tekst or standaard, keuze)
    gekozen = vraag.code in keuze.codes
    return Vraagregel(
        code=vraag.code,
        kort=vraag.kort,
        standaard=standaard,
        gekozen=gekozen,
        tekst=tekst,
        lezing=how_read(lezing) if gekozen and vraag.ja_nee else "",
        kies=gekozen and bool(zelf or not lezing.zeker),
        richtingen=tuple((waarde, naam, waarde == zelf) for waarde, naam in _RICHTINGEN)
        if vraag.ja_nee
        else (),
    )


def _frame(request, stof: Stof) -> dict:
    return area_frame(request, stof.pagina, ("Conceptbrief", "")) | {
        "niet_vinden": True
    }
