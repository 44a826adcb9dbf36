"""Every question, with every kind of gap, for every soort of area: an answer in plain Dutch.

What each answer says is tested beside its subject; here what holds for all of them.
"""

import re
from dataclasses import replace

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.antwoorden.antwoord import Woord
from monitor.antwoorden.maken import answer
from monitor.antwoorden.vragen import PER_CODE, VRAGEN
from monitor.overzichten import Deel, Gegeven, Regel, Waarde
from tests.monitor.antwoorden.maken import (
    GEMEENTE,
    LAND,
    REGIO,
    answers,
    make_gegeven,
    make_stof,
    text,
)
from tests.monitor.maken import make_doel, make_indicator, make_waarde

GEHEIM = 3  # what is too small to show
KLEIN = Waarde(None, te_klein=True, drempel=5)
GATEN = {
    "niets": dict(stand=None),
    "reden": dict(stand=Waarde(None, reden="niet aangeleverd")),
    "norm zonder cijfer": dict(stand=None, norm=41),
    "cijfer zonder norm": dict(stand=27),
    "norm 0": dict(stand=2, norm=0),
    "norm 0 zonder cijfer": dict(stand=None, norm=0),
    "gehaald": dict(stand=50, norm=41),
    "precies": dict(stand=41, norm=41),
    "niet gehaald": dict(stand=27, norm=41),
    "een": dict(stand=1, norm=2),
    "nul": dict(stand=0, norm=1),
    "deel van een baan": dict(stand="14.6", norm="20.5"),
    "te klein": dict(stand=KLEIN, norm=41),
    "niet getoond": dict(stand=Waarde(None, te_klein=True, neutraal=True), norm=41),
    "bijna": dict(stand=make_waarde(43, benadering="bijna"), norm=41),
    "meer dan": dict(stand=make_waarde(40, benadering="meer dan"), norm=41),
    "som met gaten": dict(
        stand=make_waarde(9, delen=1, ontbreekt=("Laren",), leden=("Huizen", "Laren")),
        norm=41,
    ),
    "norm met gaten": dict(
        stand=27, norm=make_waarde(20, delen=1, ontbreekt=("Laren",), leden=("Huizen",))
    ),
    "laatst bekend": dict(stand=None, norm=41, laatst=("2019-K4", 27, 40)),
    "jaar eerder": dict(stand=27, norm=41, jaar_eerder=make_waarde(20)),
    "jaar eerder meer": dict(stand=27, norm=41, jaar_eerder=make_waarde(28)),
    "jaar eerder gelijk": dict(stand=27, norm=41, jaar_eerder=make_waarde(27)),
    "jaar eerder te klein": dict(stand=27, norm=41, jaar_eerder=KLEIN),
    "jaar eerder onbekend": dict(
        stand=27, norm=41, jaar_eerder=Waarde(None, reden="niet aangeleverd")
    ),
    "voorlopig": dict(stand=make_waarde(27, voorlopig=True), norm=41),
    "afgeleid": dict(stand=make_waarde(27, afgeleid_uit="20 + 7"), norm=41),
    "toelichting": dict(
        stand=Waarde(
            None, reden="niet gevonden in bron", toelichting="De bron zegt niets."
        ),
        norm=41,
    ),
}
GEBIEDEN = {"gemeente": GEMEENTE, "regio": REGIO, "land": LAND}
KWARTALEN = ["2020-K4", "2020-K2", "2026-K4", "2030-K1", "2015-K4"]
# Words that a raadslid should not have to know; the pages explain the others.
JARGON = re.compile(
    r"\b(realisatie|peildatum|uitsplitsing|stroom|nulmeting|indicator|aggregatie|"
    r"cumulatief|prognose|extrapolatie|significant|conform|inzake|tevens|middels|"
    r"dientengevolge|taakstelling|None|nan|inf)\b",
    re.IGNORECASE,
)


def doelen_van(gat, gebied, kwartaal):
    """The goals of the page of `gebied`, all with this gap; a gemeente has its region's
    banenafspraak."""
    velden = GATEN[gat] | {"kwartaal": kwartaal}
    eigen = [
        make_doel(indicator="beschut-werk", gebied=gebied, **velden),
        make_doel(indicator="werkgever", gebied=gebied, soort="richtlijn", **velden),
        make_doel(
            indicator="uitstroom", gebied=gebied, soort="eigen ambitie", **velden
        ),
    ]
    waar = REGIO if gebied == GEMEENTE else gebied
    return [*eigen, make_doel(indicator="banenafspraak", gebied=waar, **velden)]


def gegevens_van(gat, gebied, kwartaal):
    stand = GATEN[gat]["stand"]
    waarde = stand if isinstance(stand, Waarde) else make_waarde(stand)
    contracten = make_indicator("contracten")
    from banenafspraak.models import Uitsplitsing

    vast = Uitsplitsing(pk=900, code="vast", naam="Vast contract")
    los = Uitsplitsing(pk=901, code="tijdelijk", naam="Tijdelijk contract")
    delen = (Deel(vast, waarde), Deel(los, waarde)) if waarde else ()
    gevonden = []
    if waarde:
        for code in ("klantprofielen", "doelgroepregister"):
            gevonden.append(
                replace(make_gegeven(code, 1, kwartaal, gebied), totaal=waarde)
            )
        gevonden.append(
            Gegeven(contracten, gebied, Kwartaal.lees(kwartaal), None, delen)
        )
    return gevonden


def stof_van(gat, gebied, kwartaal):
    doelen = doelen_van(gat, gebied, kwartaal)
    beschut = doelen[0]
    leden = (
        {}
        if gebied == GEMEENTE
        else {
            code: tuple(
                d
                for d in doelen_van(gat, GEMEENTE, kwartaal)
                if d.indicator.code == code
            )
            * 2
            for code in ("beschut-werk", "werkgever", "banenafspraak")
        }
    )
    gelijken = ()
    if gebied == GEMEENTE:
        ander = replace(beschut, gebied=REGIO)
        gelijken = (Regel(gebied, beschut), Regel(REGIO, ander))
    return make_stof(
        *doelen,
        gebied=gebied,
        kwartaal=kwartaal,
        gegevens=gegevens_van(gat, gebied, kwartaal),
        naast=[
            make_doel(
                indicator="beschut-werk", gebied=LAND, kwartaal=kwartaal, **GATEN[gat]
            )
        ],
        leden=leden,
        gelijken=gelijken,
    )


@pytest.fixture(params=GEBIEDEN, scope="module")
def gebied(request):
    return GEBIEDEN[request.param]


@pytest.mark.parametrize("kwartaal", KWARTALEN)
@pytest.mark.parametrize("gat", GATEN)
def test_every_question_has_an_answer_in_plain_dutch(gat, gebied, kwartaal):
    for antwoord in answers(stof_van(gat, gebied, kwartaal)):
        waar = f"{antwoord.vraag.code}: "
        assert antwoord.titel.endswith("?"), waar
        assert antwoord.zinnen, waar
        for zin in text(antwoord.alle_zinnen):
            for stuk in re.split(r"(?<=[.!?]) ", zin):
                assert stuk[0].isupper() or stuk[0].isdigit(), waar + stuk
                assert stuk.endswith((".", "?")), waar + stuk
                assert len(stuk.split()) <= 21, waar + stuk
                # A year and a number side by side read as one: "eind 2020 27 mensen".
                assert not re.search(r"\b20\d\d \d", stuk), waar + stuk
            assert not JARGON.search(zin), waar + zin
            assert "  " not in zin and " ." not in zin and ".." not in zin, waar + zin


@pytest.mark.parametrize("kwartaal", ["2020-K1", "2020-K2", "2020-K3", "2030-K4"])
@pytest.mark.parametrize("gat", GATEN)
def test_yes_or_no_exists_only_when_the_year_is_over(gat, gebied, kwartaal):
    for antwoord in answers(stof_van(gat, gebied, kwartaal)):
        assert (
            antwoord.vraag.code == "schepje-erbovenop" or not antwoord.woord.is_oordeel
        )
        over_norm = antwoord.vraag.code != "schepje-erbovenop"
        for deel in (antwoord, *antwoord.delen):
            om = deel.doel and deel.doel.kwartaal.is_jaareinde  # what was known last
            fout = over_norm and deel.woord.is_oordeel and not om
            assert not fout, antwoord.vraag.code


@pytest.mark.parametrize("gat", ["te klein", "niet getoond"])
def test_what_is_not_shown_is_worked_out_nowhere(gat, gebied):
    for antwoord in answers(stof_van(gat, gebied, "2020-K4")):
        alles = " ".join(text(antwoord.alle_zinnen))
        alles += " ".join(p.tekst for d in antwoord.delen for p in d.punten)
        assert "te weinig" not in alles
        assert "per kwartaal" not in alles
        assert "%" not in alles


@pytest.mark.parametrize("gat", GATEN)
def test_an_example_changes_no_word(gat, gebied):
    """The same page with an example beside each goal says the same about real figures."""
    stof = stof_van(gat, gebied, "2020-K4")
    verzonnen = make_waarde(777, voorbeeld=True)
    pagina = replace(
        stof.pagina,
        doelen=tuple(
            replace(d, stand=verzonnen, zonder_voorbeeld=d) for d in stof.pagina.doelen
        ),
        naast={
            code: tuple(replace(d, stand=verzonnen, zonder_voorbeeld=d) for d in rij)
            for code, rij in stof.pagina.naast.items()
        },
    )
    met = answers(replace(stof, pagina=pagina))
    zonder = answers(stof)
    assert [text(a.alle_zinnen) for a in met] == [text(a.alle_zinnen) for a in zonder]
    assert [a.woord for a in met] == [a.woord for a in zonder]


@pytest.mark.parametrize("vraag", VRAGEN, ids=lambda v: v.code)
def test_an_area_of_which_nothing_is_known_still_gets_an_answer(vraag, gebied):
    antwoord = answer(vraag, make_stof(gebied=gebied))
    assert antwoord.woord in (Woord.WETEN_WE_NIET, Woord.GEEN)
    assert text(antwoord.zinnen)


def test_every_number_in_an_answer_says_where_it_comes_from(gebied):
    """Years and dates aside: what is published has a source, what is not says how it was
    worked out."""
    for gat in GATEN:
        for antwoord in answers(stof_van(gat, gebied, "2020-K4")):
            for zin in antwoord.alle_zinnen:
                kaal = zin.tekst.replace("*", "")
                kaal = re.sub(_GEEN_CIJFER, "", kaal)
                for getal in (re.escape(g.tekst) for g in zin.getallen):
                    kaal = re.sub(rf"(?<![\d.,]){getal}(?!\d|[.,]\d)", "", kaal)
                assert not re.search(r"\d", kaal), (gat, antwoord.vraag.code, zin.tekst)


_GEEN_CIJFER = (
    r"\b20[1-3]\d\b|\b31 december\b|1 t/m 4|125\.000|\b\d+ kwartalen lang|Twee keer 0 is 0"
    r"|de norm voor \S+ \S+ \*?0\b|1 kwartaal|[Vv]an (de|deze|geen van de|geen van deze|alle)? ?\d+( van (de|deze))?"
    r" ?\d* (gemeenten|regio’s)|plaats \d+ van deze \d+|\d+ gemeenten?|eind 2012|2 procentpunt"
)


def test_a_site_without_the_indicator_says_so(gebied):
    for vraag in VRAGEN:
        antwoord = answer(vraag, replace(make_stof(gebied=gebied), indicatoren={}))
        anders = vraag.over_alle or vraag.met_stappen
        weg = text(antwoord.zinnen) == ["Dit onderwerp staat niet op deze site."]
        assert weg is not anders, vraag.code


def test_the_codes_in_the_address_are_those_of_the_design():
    assert {
        "haalt-de-taakstelling-banenafspraak",
        "haalt-de-taakstelling-beschut-werk",
        "hoe-staat-de-gemeente-zelf",
        "hoeveel-plekken-erbij",
        "wat-is-er-nodig",
        "verdubbelen",
        "schepje-erbovenop",
        "doelgroep-in-beeld",
        "welke-stappen",
        "vergelijkbare-gemeenten",
    } <= PER_CODE.keys()
