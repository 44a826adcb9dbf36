"""A letter made of answers: openings, places to fill in, examples, and who writes to whom."""

import datetime

import pytest

from monitor.antwoorden.antwoord import Deelantwoord, Woord, Zin
from monitor.antwoorden.vragen import Richting
from monitor.brief import brief as vorm
from monitor.brief.keuze import Briefkeuze
from monitor.duidingen import Citaat
from monitor.overzichten.maatregelen import Dag, Stap, Stuk
from monitor.zinnen.antwoord import VIA_DE_GRIFFIE
from tests.monitor.brief.maken import (
    BANEN,
    BESCHUT,
    GOOI,
    HILVERSUM,
    make_antwoord,
    make_brief,
    make_document,
    make_getal,
    make_zin,
    plain,
)


def part(tekst="", code=BESCHUT, richting=None, **velden):
    keuze = Briefkeuze(
        (code,),
        {code: tekst} if tekst else {},
        {code: richting} if richting else {},
    )
    return make_brief(make_antwoord(code, **velden), keuze=keuze).delen[0]


@pytest.mark.parametrize(
    ("tekst", "woord", "begin"),
    [
        ("", Woord.NEE, "Nee. "),
        ("Haalt Hilversum de norm?", Woord.JA, "Ja. "),
        ("Klopt het dat de norm niet wordt gehaald?", Woord.NEE, "Ja, dat klopt. "),
        (
            "Klopt het dat de norm niet wordt gehaald?",
            Woord.JA,
            "Nee, dat klopt niet. ",
        ),
        ("Klopt het dat de norm wordt gehaald?", Woord.NEE, "Nee. "),
        ("Hoe staat het ermee?", Woord.NEE, "Eind"),
        ("", Woord.WETEN_WE_NIET, "Dat weten we niet. "),
        ("", Woord.NOG_NIET, "Dat is nog niet te zeggen. "),
    ],
)
def test_the_answer_opens_as_the_question_was_asked(tekst, woord, begin):
    assert plain(part(tekst, woord=woord).antwoord).startswith(begin)


def test_the_reader_decides_which_way_round_it_was_asked():
    deel = part("Haalt Hilversum de norm?", richting=Richting.NIET)
    assert plain(deel.antwoord).startswith("Ja, dat klopt. ")


def test_the_question_stands_there_in_the_words_of_the_council():
    assert part("Klopt dat wel?").vraag == "Klopt dat wel?"
    assert part().vraag == "Haalt Hilversum de norm?"


def test_what_only_the_college_can_answer_is_left_open():
    deel = part("Bent u bereid om meer te doen?")
    assert deel.voor_college
    assert plain(deel.antwoord) == "Eind 2019 hadden 27[1] mensen een plek."


def test_a_number_opens_with_neither_yes_nor_no():
    deel = part("Klopt dat?", code="hoeveel-plekken-erbij", woord=Woord.GEEN)
    assert plain(deel.antwoord).startswith("Eind")


def test_duiding_and_measures_are_left_to_fill_in():
    assert part().plekken == (
        ("Duiding", vorm.PLEK_DUIDING),
        ("Maatregelen", vorm.PLEK_STAPPEN),
    )


def test_what_is_explained_already_is_filled_in():
    deel = part(duidingen=(Citaat("Het was druk.", "gemeente Hilversum, 1 mei 2020"),))
    assert deel.duidingen[0].tekst == "Het was druk."
    assert deel.plekken == (("Maatregelen", vorm.PLEK_STAPPEN),)


def make_step(gebied=HILVERSUM, **velden):
    velden = {"bron": make_document("Actieplan")} | velden
    return Stap(
        gebied=gebied,
        titel="Meer plekken",
        omschrijving=velden.pop("omschrijving", "Er komen 5 plekken."),
        eigenaar="de gemeente",
        stand="loopt",
        **velden,
    )


def test_measures_that_are_known_are_told_with_their_source_and_leave_no_place():
    deel = part(
        code="welke-stappen",
        woord=Woord.GEEN,
        zinnen=(),
        maatregelen=(make_step(), make_step(GOOI, bron=None)),
    )
    assert [plain(m) for m in deel.maatregelen] == [
        "Meer plekken. Er komen 5 plekken. Stand: loopt. Wie dit doet: de gemeente.[1]",
        "Meer plekken (regio Gooi en Vechtstreek). Er komen 5 plekken. Stand: loopt. "
        "Wie dit doet: de gemeente.",
    ]
    assert deel.noten[0].tekst.endswith("Bron: UWV: Actieplan, datum bron onbekend.")
    assert [naam for naam, _ in deel.plekken] == ["Duiding"]


def test_stars_in_what_was_typed_make_nothing_bold():
    stap = make_step(omschrijving="Er komen *5* plekken.")
    (alinea,) = part(code="welke-stappen", zinnen=(), maatregelen=(stap,)).maatregelen
    assert "Er komen 5 plekken." in plain(alinea)
    assert [deel.tekst for deel in alinea if deel.vet] == ["Meer plekken"]


def test_beside_another_answer_measures_are_named_with_how_far_they_are():
    deel = part(maatregelen=(make_step(), make_step(GOOI, bron=None)))
    assert deel.blokken[-1].kop == "Maatregelen"
    assert [plain(m) for m in deel.maatregelen] == [
        "Meer plekken: loopt.[2]",
        "Meer plekken (regio Gooi en Vechtstreek): loopt.",
    ]
    assert [naam for naam, _ in deel.plekken] == ["Duiding"]


def test_measures_are_told_once_in_a_letter():
    stap = make_step()
    eerste, _ = make_brief(
        make_antwoord(BESCHUT, maatregelen=(stap,)),
        make_antwoord("welke-stappen", woord=Woord.GEEN, maatregelen=(stap,)),
    ).delen
    assert plain(eerste.blokken[-1].alinea) == "De maatregelen staan bij vraag 2."
    assert eerste.maatregelen == ()


def test_council_documents_are_told_with_their_source():
    stuk = Stuk(
        GOOI,
        "vragen",
        "gemeenteraad Hilversum",
        "Vragen over nieuwe vormen",
        Dag(datetime.date(2020, 5, 1), "dag"),
        "De fractie vraagt om een plan.",
        ("GroenLinks",),
        na_peildatum=True,
        url="https://raad.voorbeeld.nl/stuk",
        bron=make_document("Brief"),
    )
    deel = part(code="welke-stappen", woord=Woord.GEEN, zinnen=(), stukken=(stuk,))
    assert [plain(alinea) for alinea in deel.stukken] == [
        "Vragen over nieuwe vormen (regio Gooi en Vechtstreek). Vragen, gemeenteraad "
        "Hilversum, 1 mei 2020. Gesteld door GroenLinks. De fractie vraagt om een plan. "
        "Dit is van na eind 2019.[1]"
    ]
    (noot,) = deel.noten
    assert noot.tekst == "Raadsstuk. Bron: UWV: Brief, datum bron onbekend."
    assert noot.url == "https://raad.voorbeeld.nl/stuk"


def test_a_document_of_which_only_the_address_is_known_has_a_footnote_with_it():
    dag = Dag(datetime.date(2019, 5, 1), "dag")
    adres = "https://raad.voorbeeld.nl/stuk"
    met, zonder = (
        Stuk(HILVERSUM, "vragen", "gemeenteraad Hilversum", "Vragen", dag, url=url)
        for url in (adres, "")
    )
    deel = part(
        code="welke-stappen", woord=Woord.GEEN, zinnen=(), stukken=(met, zonder)
    )
    assert [(n.tekst, n.url) for n in deel.noten] == [("Raadsstuk.", adres)]


def test_without_measures_there_is_room_for_them():
    deel = part(code="welke-stappen", woord=Woord.WETEN_WE_NIET, zinnen=())
    assert ("Maatregelen", vorm.PLEK_STAPPEN) in deel.plekken


def test_the_gemeente_and_the_region_are_told_apart_from_how_others_do():
    delen = (
        Deelantwoord("En de regio?", (make_zin(),), gebied=GOOI),
        Deelantwoord("En vergelijkbare gemeenten?", (make_zin(),)),
    )
    assert [b.kop for b in part(delen=delen).blokken] == ["En de regio?"]


def test_a_college_does_not_send_its_council_to_the_griffie():
    deel = part(zinnen=(make_zin(), Zin(VIA_DE_GRIFFIE)))
    assert "griffie" not in plain(deel.antwoord)


def test_a_figure_of_the_gemeente_itself_is_left_to_fill_in():
    zin = "De gemeente {} kan dit cijfer leveren."
    deel = part(zinnen=(Zin(zin.format("Hilversum")), Zin(zin.format("Laren"))))
    assert plain(deel.antwoord) == (
        f"Nee. {vorm.PLEK_CIJFER} De gemeente Laren kan dit cijfer leveren."
    )


def test_a_college_says_neither_that_we_searched_nor_that_it_did_not_deliver():
    gevraagd = "GroenLinks vroeg het in 2020. Een antwoord hebben wij niet gevonden."
    uitleg = make_getal(gevraagd, "bij beschut werk", uitleg=True)
    zinnen = (
        Zin("Wij hebben het aantal in geen bron gevonden."),
        Zin("De gemeente heeft het aantal niet aangeleverd."),
        Zin(gevraagd, (uitleg,)),
    )
    assert plain(part(zinnen=zinnen).antwoord) == (
        "Nee. Het aantal staat in geen bron van de Banenafspraakmonitor. "
        "Het aantal staat nog niet in de Banenafspraakmonitor."
    )


def test_what_a_source_explains_with_its_number_stays():
    tekst = "Er kwamen 53 mensen bij."
    uitleg = make_getal(tekst, "bij beschut werk", uitleg=True)
    assert tekst in plain(part(zinnen=(Zin(tekst, (uitleg,)),)).antwoord)


def test_a_sentence_about_an_example_is_marked_and_stands_apart():
    antwoord = make_antwoord(
        zinnen=(make_zin(), Zin("Voorbeeld: er waren *12* mensen.")),
    )
    brief = make_brief(antwoord)
    assert "12" not in plain(brief.delen[0].antwoord)
    assert brief.delen[0].voorbeelden == ("Voorbeeld: er waren 12 mensen.",)
    assert "verzonnen" in brief.waarschuwing


def test_a_letter_without_examples_warns_of_nothing():
    assert make_brief().waarschuwing == ""


def test_footnotes_run_on_through_the_letter():
    brief = make_brief(make_antwoord(), make_antwoord(BANEN))
    assert [n.nr for n in brief.noten] == [1, 2]


def test_who_asked_and_when_stands_in_the_first_sentence():
    keuze = Briefkeuze(
        (BESCHUT,),
        fractie="GroenLinks",
        gevraagd_op=datetime.date(2020, 5, 1),
        onderwerp="beschut werk",
    )
    brief = make_brief(keuze=keuze)
    assert brief.inleiding == (
        "Met deze brief beantwoorden wij de schriftelijke vragen over beschut werk. "
        "Wij ontvingen de vragen op 1 mei 2020 van de fractie GroenLinks."
    )
    assert ("Onderwerp", "beschut werk") in brief.kop


def test_what_was_not_told_is_left_to_fill_in():
    brief = make_brief()
    assert vorm.PLEK_DATUM in brief.inleiding
    assert vorm.PLEK_FRACTIE in brief.inleiding


def test_a_gemeente_signs_with_its_college():
    assert make_brief().bestuur == "Burgemeester en wethouders van Hilversum,"
    assert len(make_brief().ondertekenaars) == 2


def test_a_region_has_no_college_to_sign():
    brief = make_brief(gebied=GOOI)
    assert brief.bestuur == vorm.PLEK_BESTUUR
    assert brief.ondertekenaars == ()


def test_each_answer_has_its_own_link():
    brief = make_brief(
        make_antwoord(gebied=HILVERSUM),
        adres=lambda pad: f"https://monitor.nl{pad}",
        link_van=lambda a: f"/vraag/{a.vraag.code}/",
    )
    assert brief.delen[0].link == f"https://monitor.nl/vraag/{BESCHUT}/"
