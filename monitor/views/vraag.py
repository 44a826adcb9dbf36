"""One question about an area, and its answer; and the list of questions."""

from collections.abc import Iterable
from functools import partial

from django.http import Http404
from django.shortcuts import redirect, render

from banenafspraak.kwartaal import Kwartaal
from monitor import secties
from monitor.adressen import (
    area_url,
    compare_url,
    factsheet_url,
    letter_url,
    question_url,
    traject_url,
)
from monitor.antwoorden.antwoord import Antwoord
from monitor.antwoorden.lezen import material
from monitor.antwoorden.lijst import question_links
from monitor.antwoorden.maken import answer
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import PER_CODE, VRAGEN, Vraag
from monitor.antwoordpagina import answer_page, short_answer
from monitor.bronnenlijst import Bronnenlijst
from monitor.maatregelen import document_rows, step_groups
from monitor.niet_gelijk import NietGelijk, pairs_of
from monitor.overzichten import Doel, Lezer
from monitor.paginacache import public_page
from monitor.views.lezen import area_of, reader_of
from monitor.views.niet_gelijk import alike_rows
from monitor.views.raam import area_frame, chosen_quarter
from monitor.views.verdwenen import gone
from regio.models import Gebied


@public_page
def vraag(request, kwartaal: Kwartaal, soort: str, slug: str, code: str):
    """The answer to one question."""
    gekozen = PER_CODE.get(code)
    if gekozen is None:
        raise Http404(
            "Deze vraag kennen we niet. Kies een vraag uit de lijst van een gebied."
        )
    return _show(request, kwartaal, soort, slug, [gekozen], _one)


@public_page
def vragen(request, kwartaal: Kwartaal, soort: str, slug: str):
    """Every question, with its answer in one line."""
    return _show(request, kwartaal, soort, slug, VRAGEN, _all)


def _show(request, kwartaal, soort, slug, gekozen: Iterable[Vraag], toon):
    lezer = reader_of(request, kwartaal)
    gebied = area_of(lezer, soort, slug)
    gekozen = list(gekozen)
    code = gekozen[0].code if len(gekozen) == 1 else ""
    if gebied.slug != slug:
        return redirect(question_url(gebied, kwartaal, code))
    if doorgaan := chosen_quarter(request, kwartaal):
        return doorgaan
    stof = material(lezer, gebied, gekozen)
    if not stof.pagina.bestaat:
        anders = partial(question_url, code=code)
        context = _frame(request, stof, "") | gone(lezer, stof.pagina, anders)
        context["verder"] = "Bekijk het antwoord voor"
        return render(request, "monitor/bestaat_niet.html", context)
    return toon(request, lezer, stof, gekozen)


def _one(request, lezer: Lezer, stof: Stof, gekozen: list[Vraag]):
    antwoord = answer(gekozen[0], stof)
    bronnen = Bronnenlijst()
    pagina = answer_page(antwoord, stof, bronnen)
    context = _frame(request, stof, antwoord.vraag.kort) | {
        "gebied": stof.gebied,
        "antwoord": antwoord,
        "pagina": pagina,
        "stappen": step_groups(
            antwoord.maatregelen, stof.gebied, stof.kwartaal, bronnen
        ),
        "stukken": document_rows(antwoord.stukken, stof.kwartaal, bronnen),
        "niet_gelijk": alike_rows(_look_alikes(stof, pagina.doelen), bronnen),
        "begrippen": secties.glossary(
            stof.pagina, (*(d.indicator for d in pagina.doelen), *antwoord.over)
        ),
        "noten": _notes(stof, antwoord, bronnen),
        "andere": question_links(stof.pagina, stof.namen, antwoord.vraag),
        "gebied_url": area_url(stof.gebied, stof.kwartaal),
        "brief_url": letter_url(stof.gebied, stof.kwartaal, antwoord.vraag.code),
        "factsheet_url": factsheet_url(stof.gebied, stof.kwartaal),
        "reken_url": _calculator(stof, antwoord),
        "vergelijk_url": _compare(stof, antwoord),
        "bronnen": bronnen.rijen(),
        "voorbeeld_op_pagina": pagina.heeft_voorbeeld,
    }
    return render(request, "monitor/vraag.html", context)


def _all(request, lezer: Lezer, stof: Stof, gekozen: list[Vraag]):
    antwoorden = [answer(v, stof) for v in gekozen]
    context = _frame(request, stof, "") | {
        "gebied": stof.gebied,
        "naam": stof.name(stof.gebied),
        "vragen": [
            short_answer(a, question_url(stof.gebied, stof.kwartaal, a.vraag.code))
            for a in antwoorden
        ],
        "gebied_url": area_url(stof.gebied, stof.kwartaal),
    }
    return render(request, "monitor/vragen.html", context)


def _frame(request, stof: Stof, kort: str) -> dict:
    laatste = [(kort, "")] if kort else []
    vragen_stap = ("Vragen", question_url(stof.gebied, stof.kwartaal))
    return area_frame(request, stof.pagina, vragen_stap, *laatste)


def _notes(stof: Stof, antwoord: Antwoord, bronnen: Bronnenlijst) -> list[dict]:
    """The data notes on figures without a norm, of the area and of its region."""
    gebieden = (stof.gebied, stof.pagina.regio)
    noten = [
        noot
        for indicator in antwoord.over
        for noot in stof.pagina.teksten.notes_for(indicator, *gebieden)
    ]
    return secties.note_rows(noten, bronnen)


def _look_alikes(stof: Stof, doelen: list[Doel]) -> list[NietGelijk]:
    """Figures that look like those of the answer and may not be held against them."""
    hier = {d.indicator for d in doelen if d.gebied == stof.gebied}
    return [
        paar
        for paar in pairs_of(stof.pagina)
        if {paar.een.indicator, paar.ander.indicator} & hier
    ]


_REKENEN = ("wat-is-er-nodig", "verdubbelen", "schepje-erbovenop")


def _calculator(stof: Stof, antwoord: Antwoord) -> str:
    """Where the sum can be made with other numbers. It opens on that of the answer; before K4
    on the end of the year in which that falls, because the calculator counts to ends of years."""
    code, k = antwoord.vraag.code, stof.kwartaal
    if code not in _REKENEN or stof.toekomst:
        return ""
    keuze = {"indicator": antwoord.doel.indicator.code} if antwoord.doel else {}
    if code == "verdubbelen":
        keuze |= {"factor": "2", "doeljaar": str((k + 4).jaar)}
    elif code == "wat-is-er-nodig":
        keuze |= {"doeljaar": str((k + 1).jaar)}
    return traject_url(stof.gebied, k, **keuze)


def _compare(stof: Stof, antwoord: Antwoord) -> str:
    """The gemeenten of the same size in one chart."""
    gebieden: list[Gebied] = [r.gebied for r in stof.gelijken]
    if len(gebieden) < 2 or antwoord.vraag.code != "vergelijkbare-gemeenten":
        return ""
    return compare_url(gebieden, stof.kwartaal, antwoord.vraag.indicatoren[0])
