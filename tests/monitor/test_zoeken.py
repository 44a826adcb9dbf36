"""Search: by name, old name, alias or code; case, accents and signs make no difference."""

import pytest
from django.test import Client

from monitor.zoeken import search
from regio.atlas import Atlas
from tests.monitor.boom import Boom

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]


def ask(vraag, kwartaal="2020-K4"):
    return Client().get("/zoek/", {"q": vraag, "kwartaal": kwartaal})


@pytest.mark.parametrize(
    ("vraag", "adres"),
    [
        ("Hilversum", "/2020-K4/gemeente/hilversum/"),
        ("  hilVERSUM ", "/2020-K4/gemeente/hilversum/"),
        ("gm0402", "/2020-K4/gemeente/hilversum/"),
        ("Den Haag", "/2020-K4/gemeente/s-gravenhage/"),
        ("den bosch", "/2020-K4/gemeente/s-hertogenbosch/"),
        ("’s-Hertogenbosch", "/2020-K4/gemeente/s-hertogenbosch/"),
        ("SUDWEST-FRYSLAN", "/2020-K4/gemeente/sudwest-fryslan/"),
        ("Súdwest Fryslân", "/2020-K4/gemeente/sudwest-fryslan/"),
        ("Ljouwert", "/2020-K4/gemeente/leeuwarden/"),
        ("Laren (NH.)", "/2020-K4/gemeente/laren/"),
        ("Gooi- en Vechtstreek", "/2020-K4/regio/gooi-en-vechtstreek/"),
        ("Regio Zwolle", "/2020-K4/regio/regio-zwolle/"),
        ("gemeente Groningen", "/2020-K4/gemeente/groningen/"),
        ("regio Groningen", "/2020-K4/regio/groningen/"),
        ("HBEL", "/2020-K4/cluster/hbel/"),
        ("Nederland", "/2020-K4/"),
        ("402", "/2020-K4/gemeente/hilversum/"),
        ("0402", "/2020-K4/gemeente/hilversum/"),
        ("AM12", "/2020-K4/regio/gooi-en-vechtstreek/"),
        ("denbosch", "/2020-K4/gemeente/s-hertogenbosch/"),
        ("sgravenhage", "/2020-K4/gemeente/s-gravenhage/"),
        ("'s-Gravenhage", "/2020-K4/gemeente/s-gravenhage/"),
        ("‘s-Gravenhage", "/2020-K4/gemeente/s-gravenhage/"),
        ("’s Gravenhage", "/2020-K4/gemeente/s-gravenhage/"),
        ("´s-Gravenhage", "/2020-K4/gemeente/s-gravenhage/"),
        ("`s-Gravenhage", "/2020-K4/gemeente/s-gravenhage/"),
        ("ʼs-Gravenhage", "/2020-K4/gemeente/s-gravenhage/"),
        ("Gooise\u00a0Meren", "/2020-K4/gemeente/gooise-meren/"),
        ("Hilver\u00adsum\x07", "/2020-K4/gemeente/hilversum/"),
        ("beschut werk", "/indicator/beschut-werk/"),
        ("klantprofielen", "/indicator/klantprofielen/"),
    ],
)
def test_an_exact_name_goes_straight_to_its_page(vraag, adres):
    antwoord = ask(vraag)
    assert antwoord.status_code == 302
    assert antwoord.headers["Location"] == adres


def test_a_name_goes_to_its_page_in_the_quarter_asked_for():
    assert (
        ask("hilversum", "2017-K2").headers["Location"]
        == "/2017-K2/gemeente/hilversum/"
    )


@pytest.mark.parametrize("kwartaal", ["", "2020-K5", "onzin", "2036-K1"])
def test_without_a_good_quarter_it_is_the_newest(kwartaal):
    assert (
        ask("hilversum", kwartaal).headers["Location"] == "/2023-K3/gemeente/hilversum/"
    )


def links(pagina):
    return [a["href"] for a in pagina.main.all("a")]


def arrive(vraag, kwartaal):
    """The page where a search ends, whatever way it goes."""
    antwoord = Client().get("/zoek/", {"q": vraag, "kwartaal": kwartaal}, follow=True)
    assert antwoord.status_code == 200
    pad, _ = antwoord.redirect_chain[-1]
    return pad.partition("?")[0], Boom(antwoord.content.decode())


def test_an_old_name_leads_to_its_successor_with_the_explanation():
    pad, pagina = arrive("bussum", "2020-K4")
    assert pad == "/2020-K4/gemeente/gooise-meren/"
    uitleg = pagina.one("p", "overgang")
    assert uitleg.tekst == (
        "U zocht Bussum. De gemeente Bussum bestaat sinds 1 januari 2016 niet meer. "
        "Zij hoort nu bij Gooise Meren. Bussum, 4e kwartaal 2015"
    )
    assert uitleg.one("a")["href"] == "/2015-K4/gemeente/bussum/"


def test_an_old_name_goes_to_its_own_page_while_it_existed():
    pad, pagina = arrive("Bussum", "2015-K3")
    assert pad == "/2015-K3/gemeente/bussum/"
    uitleg = pagina.one("p", "overgang")
    assert "Zij hoort nu bij Gooise Meren." in uitleg.tekst
    assert uitleg.one("a")["href"] == "/2023-K3/gemeente/gooise-meren/"


@pytest.mark.parametrize(
    ("kwartaal", "adres"),
    [
        ("2021-K4", "/2021-K4/gemeente/weesp/"),
        ("2022-K1", "/2022-K1/gemeente/amsterdam/"),  # it ended a week before
    ],
)
def test_weesp_is_found_on_either_side_of_its_end(kwartaal, adres):
    pad, pagina = arrive("weesp", kwartaal)
    assert pad == adres
    assert "24 maart 2022" in pagina.one("p", "overgang").tekst


@pytest.mark.parametrize(
    "adres",
    [
        "/2020-K4/gemeente/gooise-meren/",
        "/2020-K4/gemeente/gooise-meren/?gezocht=GM0402",
        "/2020-K4/gemeente/gooise-meren/?gezocht=%3Cb%3E",
        "/2020-K4/gemeente/hilversum/?gezocht=GM0381",
        "/2020-K4/regio/gooi-en-vechtstreek/?gezocht=GM0381",
    ],
)
def test_nothing_is_explained_that_is_not_so(bekijk, adres):
    assert bekijk(adres).all("p", "overgang") == []


def test_a_code_that_ended_while_its_name_went_on_is_no_riddle():
    """Zevenaar got a new code in 2018; who asks for it means the one of the quarter."""
    for kwartaal in ("2016-K4", "2020-K4"):
        assert (
            ask("zevenaar", kwartaal).headers["Location"]
            == f"/{kwartaal}/gemeente/zevenaar/"
        )


def test_a_split_gemeente_names_every_part(bekijk):
    pagina = bekijk("/zoek/?q=haaren&kwartaal=2023-K3")
    assert "gesplitst" in pagina.tekst
    assert len(links(pagina)) > 3


def test_a_name_that_still_has_to_begin_goes_to_its_own_page():
    assert (
        ask("gooise meren", "2015-K4").headers["Location"]
        == "/2015-K4/gemeente/gooise-meren/"
    )


def test_several_areas_of_one_name_are_listed_by_soort_with_their_region(bekijk):
    pagina = bekijk("/zoek/?q=groningen&kwartaal=2020-K4")
    koppen = [h.tekst for h in pagina.main.all("h2")]
    assert koppen == ["Arbeidsmarktregio’s", "Gemeenten", "Provincies"]
    assert "Bij ‘groningen’ horen 4 gebieden." in pagina.tekst
    gemeenten = pagina.one("section", aria_labelledby="soort-gemeente").tekst
    assert gemeenten.startswith(
        "Gemeenten Groningen Regio Groningen. Midden-Groningen Regio Groningen."
    )


def test_the_two_of_bergen_are_both_meant(bekijk):
    adressen = links(bekijk("/zoek/?q=bergen&kwartaal=2020-K4"))
    assert adressen[:2] == [
        "/2020-K4/gemeente/bergen-l/",
        "/2020-K4/gemeente/bergen-nh/",
    ]


@pytest.mark.parametrize("vraag", ["sud west", "SÚDWEST", "súd-west", "zuid kennemer"])
def test_spaces_and_signs_between_words_make_no_difference(bekijk, vraag):
    assert len(links(bekijk(f"/zoek/?q={vraag}&kwartaal=2020-K4"))) == 1


def test_what_cannot_be_seen_is_not_repeated(bekijk):
    pagina = bekijk("/zoek/?q=%E2%80%AEqqq%01%1b%5B31m")
    assert "‘qqq [31m’" in pagina.tekst


def test_a_part_of_a_name_gives_a_list_even_of_one(bekijk):
    assert links(bekijk("/zoek/?q=hilvers&kwartaal=2020-K4")) == [
        "/2020-K4/gemeente/hilversum/"
    ]


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("hilversun", "Hilversum"),
        ("hilversm", "Hilversum"),
        ("bussm", "Bussum"),
        ("s hertogenbsch", "'s-Hertogenbosch"),
        ("amsteram", "Amsterdam"),
    ],
)
def test_a_misspelt_name_gets_suggestions(bekijk, vraag, naam):
    pagina = bekijk(f"/zoek/?q={vraag}")
    assert f"We vonden geen gemeente, regio of onderwerp met ‘{vraag}’." in pagina.tekst
    assert "Bedoelt u misschien" in pagina.tekst
    assert any(naam in a.tekst for a in pagina.main.all("a"))


def test_a_misspelt_name_of_several_suggests_all_of_them(bekijk):
    vak = bekijk("/zoek/?q=gronigen").one("section", aria_labelledby="proberen")
    namen = [a.tekst for a in vak.all("a")]
    assert namen[:3] == [
        "Groningen (arbeidsmarktregio)",
        "Groningen (gemeente)",
        "Groningen (provincie)",
    ]


def test_nothing_alike_says_what_to_try(bekijk):
    pagina = bekijk("/zoek/?q=xqzxqzxqz")
    assert "Wat u kunt proberen" in pagina.tekst
    assert "/2023-K3/gemeente/" in links(pagina)


@pytest.mark.parametrize("adres", ["/zoek/", "/zoek/?q=", "/zoek/?q=%20-%20"])
def test_an_empty_question_shows_the_form_with_its_explanation(bekijk, adres):
    pagina = bekijk(adres)
    assert pagina.one("input", id="zoek-hier")["name"] == "q"
    assert "Oude namen vindt u ook." in pagina.tekst
    assert "niet gevonden" not in pagina.tekst


@pytest.mark.parametrize(
    "vraag", ["<script>alert(1)</script>", "'; DROP", "%00", "é" * 500, "a" * 5000, "("]
)
def test_nonsense_is_answered_calmly(vraag):
    antwoord = ask(vraag)
    assert antwoord.status_code == 200
    assert "<script>alert" not in antwoord.content.decode()


def test_a_subject_is_found_too(bekijk):
    assert "Beschut werk" in bekijk("/zoek/?q=schut").tekst


def test_very_short_questions_do_not_list_everything():
    uitkomst = search(Atlas.read(), "e")
    assert len(uitkomst.deels) == 60
    assert uitkomst.meer


def test_every_name_of_every_area_finds_it():
    atlas = Atlas.read()
    for gebied in atlas.gebieden.values():
        for naam in (gebied.naam, *gebied.andere_namen.splitlines(), gebied.code):
            assert gebied in search(atlas, naam).exact, naam


def test_the_form_stands_on_every_page_and_keeps_the_quarter(bekijk):
    pagina = bekijk("/2019-K4/gemeente/hilversum/")
    for veld in ("zoek-boven", "zoek-onder"):
        assert pagina.one("input", id=veld)
        assert pagina.one("label", for_=veld).tekst
    verborgen = pagina.all("input", type="hidden", name="kwartaal", value="2019-K4")
    assert len(verborgen) == 2


def test_the_404_page_has_a_search_form_too(bekijk):
    assert bekijk("/2020-K4/gemeente/nergens/", status=404).one(
        "input", id="zoek-boven"
    )


def test_the_404_page_offers_names_alike_and_keeps_the_quarter(bekijk):
    pagina = bekijk("/2017-K4/gemeente/hilversm/", status=404)
    vak = pagina.one("section", aria_labelledby="lijkt")
    assert [(a.tekst, a["href"]) for a in vak.all("a")] == [
        ("Gemeente Hilversum", "/2017-K4/gemeente/hilversum/")
    ]
    assert pagina.all("input", type="hidden", name="kwartaal", value="2017-K4")


def test_a_region_asked_for_as_a_gemeente_is_offered(bekijk):
    vak = bekijk("/2020-K4/gemeente/twente/", status=404).one(
        "section", aria_labelledby="lijkt"
    )
    assert "/2020-K4/regio/twente/" in {a["href"] for a in vak.all("a")}


@pytest.mark.parametrize(
    "adres",
    [
        "/2020-K4/gemeente/xqzxqz/",
        "/2020-K5/gemeente/hilversm/",
        "/nergens/",
        "/9999-K1/regio/x/",
    ],
)
def test_the_404_page_offers_nothing_where_nothing_is_alike(bekijk, adres):
    assert bekijk(adres, status=404).all("section", aria_labelledby="lijkt") == []
