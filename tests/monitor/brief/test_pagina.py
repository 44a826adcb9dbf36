"""The page of the letter: its form, its addresses, its files, and what it is told."""

import io
import re
import zipfile

import pytest
from django.core.cache import cache
from django.test import Client

from banenafspraak.models import Dataversie
from monitor.blik import as_moment
from monitor.brief.opstellen import STANDAARD
from tests.monitor.boom import Boom
from tests.monitor.brief.maken import BANEN, BESCHUT

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

HILVERSUM = "/2019-K4/gemeente/hilversum/brief/"
GOOI = "/2020-K4/regio/gooi-en-vechtstreek/brief/"
GEBIEDEN = [
    HILVERSUM,
    GOOI,
    "/2020-K4/land/nederland/brief/",
    "/2019-K4/cluster/hbel/brief/",
    "/2017-K4/regio/groningen/brief/",
    "/2016-K4/gemeente/gooise-meren/brief/",
    "/2030-K4/gemeente/hilversum/brief/",
    "/2013-K1/regio/gooi-en-vechtstreek/brief/",
    "/2018-K2/gemeente/sudwest-fryslan/brief/",
]
HOSTIEL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "%00%01%7f",
    "%ff%fe",
    "%ed%a0%80",
    "%e2%80%aeomgekeerd",
    "%f0%9f%99%82",
    "{{ brief }}{% url %}",
    "x" * 10_000,
    "[Vul hier <b>iets</b> in]",
]


def get(adres, status=200):
    antwoord = Client().get(adres)
    assert antwoord.status_code == status, adres
    return antwoord


def letter(adres):
    return Boom(get(adres).content.decode()).one("article", "brief")


def content_of(antwoord):
    with zipfile.ZipFile(io.BytesIO(antwoord.content)) as zip_:
        return zip_.read("content.xml").decode()


@pytest.mark.parametrize("adres", GEBIEDEN)
def test_every_area_has_a_letter_on_screen_and_as_a_file(adres):
    brief = letter(adres)
    assert len(brief.all("section", "brief-vraag")) == len(STANDAARD)
    antwoord = get(f"{adres}?formaat=odt")
    assert antwoord.headers["Content-Type"] == "application/vnd.oasis.opendocument.text"
    naam = re.search(r'filename="([a-z0-9-]+)\.odt"', antwoord["Content-Disposition"])
    assert naam[1].startswith("conceptbrief-")
    assert content_of(antwoord).count("Vraag ") >= len(STANDAARD)


def test_a_letter_answers_the_chosen_questions_in_the_words_of_the_council():
    vraag = "Klopt+het+dat+de+norm+niet+wordt+gehaald%3F"
    brief = letter(f"{GOOI}?vraag={BANEN}&tekst-{BANEN}={vraag}")
    [deel] = brief.all("section", "brief-vraag")
    assert deel.one("blockquote").tekst == "Klopt het dat de norm niet wordt gehaald?"
    assert "Ja, dat klopt. Eind 2020 waren er 608" in deel.tekst
    assert "900" in deel.tekst and "292" in deel.tekst


def test_the_same_question_asked_positively_opens_with_no():
    assert "Nee. Eind 2020 waren er 608" in letter(f"{GOOI}?vraag={BANEN}").tekst


def test_the_place_for_a_figure_of_the_gemeente_can_be_seen():
    plek = "[Vul hier het cijfer in, als u het hebt]"
    adres = f"{HILVERSUM}?vraag=hoe-staat-de-gemeente-zelf"
    assert plek in [m.tekst for m in letter(adres).all("mark")]
    span = f'style-name="Invulplek">{plek}</text:span>'
    assert span in content_of(get(f"{adres}&formaat=odt"))


def test_the_reader_turns_the_question_round():
    brief = letter(f"{GOOI}?vraag={BANEN}&richting-{BANEN}=niet")
    assert "Ja, dat klopt. Eind 2020" in brief.tekst


def test_the_page_says_how_it_read_a_question_and_lets_the_reader_choose():
    vraag = "Klopt+het+niet+dat+de+norm+niet+wordt+gehaald%3F"
    pagina = Boom(get(f"{GOOI}?vraag={BANEN}&tekst-{BANEN}={vraag}").content.decode())
    keus = next(
        k
        for k in pagina.all("div", "brief-keus")
        if k.all("textarea", name=f"tekst-{BANEN}")
    )
    assert "Dit weten we niet zeker" in keus.tekst
    waarden = [i["value"] for i in keus.all("input") if i.get("type") == "radio"]
    assert waarden == ["", "wel", "niet", "open"]


def test_the_form_keeps_what_was_chosen():
    pagina = Boom(
        get(
            f"{GOOI}?vraag={BANEN}&tekst-{BANEN}=Waarom%3F&fractie=D66"
            "&datum=2020-05-01&onderwerp=Banen"
        ).content.decode()
    )
    assert pagina.one("textarea", id=f"tekst-{BANEN}").tekst == "Waarom?"
    for id_, waarde in (
        ("fractie", "D66"),
        ("datum", "2020-05-01"),
        ("onderwerp", "Banen"),
    ):
        assert pagina.one("input", id=id_)["value"] == waarde
    gekozen = [
        i["value"]
        for i in pagina.all("input")
        if i.get("type") == "checkbox" and "checked" in i.eigenschappen
    ]
    assert gekozen == [BANEN]


def test_the_file_holds_the_same_choices():
    vraag = f"vraag={BANEN}&tekst-{BANEN}=Waarom+zo+weinig%3F&fractie=D66"
    pagina = Boom(get(f"{GOOI}?{vraag}").content.decode())
    link = next(a["href"] for a in pagina.all("a") if "formaat=odt" in a["href"])
    inhoud = content_of(get(link.replace("&amp;", "&")))
    assert "Waarom zo weinig?" in inhoud
    assert "D66" in inhoud


@pytest.mark.parametrize("tekst", HOSTIEL, ids=range(len(HOSTIEL)))
@pytest.mark.parametrize("formaat", ["", "odt"])
def test_nothing_in_the_address_breaks_the_letter(tekst, formaat):
    velden = [f"tekst-{BESCHUT}", "fractie", "onderwerp", "datum", "vraag"]
    velden.append(f"richting-{BESCHUT}")
    vraag = "&".join(f"{veld}={tekst}" for veld in velden)
    antwoord = get(f"{HILVERSUM}?vraag={BESCHUT}&{vraag}&formaat={formaat}")
    inhoud = content_of(antwoord) if formaat else antwoord.content.decode()
    inhoud = inhoud[inhoud.find("<main") if not formaat else 0 :]
    assert "<script>alert" not in inhoud
    assert "<img" not in inhoud
    assert "<b>" not in inhoud
    assert "\x00" not in inhoud


@pytest.mark.parametrize("veld", ["fractie", "onderwerp", "datum", f"tekst-{BESCHUT}"])
def test_what_a_reader_writes_is_kept_nowhere(veld):
    cache.clear()
    adres = f"{HILVERSUM}?vraag={BESCHUT}&{veld}=2020-05-01"
    antwoord = get(adres)
    assert "no-store" in antwoord.headers["Cache-Control"]
    assert not any("2020-05-01" in str(w) for w in cache._cache.values())
    assert "Wij bewaren niets van wat u invult" in antwoord.content.decode()


def test_a_letter_of_our_words_only_is_kept_as_any_page():
    antwoord = get(f"{HILVERSUM}?vraag={BESCHUT}")
    assert "no-store" not in antwoord.headers["Cache-Control"]
    assert antwoord.headers["ETag"]


def test_search_engines_leave_it_alone():
    assert '<meta name="robots" content="noindex">' in get(HILVERSUM).content.decode()
    assert get(f"{HILVERSUM}?formaat=odt").headers["X-Robots-Tag"] == "noindex"


def test_each_answer_links_to_itself_at_the_newest_data_version():
    moment = as_moment(Dataversie.objects.nieuwste().moment)
    links = [p.one("a")["href"] for p in letter(HILVERSUM).all("p", "brief-vindplaats")]
    assert len(links) == len(STANDAARD)
    for code, link in zip(STANDAARD, links, strict=True):
        assert link == (
            f"http://testserver/2019-K4/gemeente/hilversum/vraag/{code}/"
            f"?bekend_op={moment}"
        )
        get(link)


def test_every_footnote_leads_to_its_origin_at_that_moment():
    noten = letter(GOOI).one("section", "brief-noten").all("li")
    assert len(noten) > 3
    for noot in noten:
        for a in noot.all("a"):
            if not a["href"].startswith("#"):
                assert a["href"].startswith("http://testserver/2")
                assert "/herkomst/" in a["href"] and "bekend_op=" in a["href"]
                get(a["href"])


def test_a_letter_of_an_earlier_day_links_to_that_day():
    brief = letter(f"{GOOI}?bekend_op=2021-06-30")
    for p in brief.all("p", "brief-vindplaats"):
        assert p.one("a")["href"].endswith("?bekend_op=2021-06-30")


def test_marks_and_footnotes_point_to_each_other():
    brief = letter(GOOI)
    noten = {li["id"] for li in brief.one("section", "brief-noten").all("li")}
    merken = [a["href"] for s in brief.all("sup") for a in s.all("a")]
    assert {m.lstrip("#") for m in merken} == noten


@pytest.mark.parametrize(
    ("adres", "status", "tekst"),
    [
        ("/2020-K4/gemeente/nergens/brief/", 404, "Er is geen gemeente"),
        (f"{HILVERSUM}?formaat=docx", 404, "Kies odt of pdf"),
        (f"{HILVERSUM}?bekend_op=x", 404, "is geen dag"),
        ("/2022-K3/gemeente/weesp/brief/", 200, "Weesp"),
    ],
)
def test_what_is_not_there_says_so(adres, status, tekst):
    assert tekst in get(adres, status).content.decode()


def test_an_area_that_has_ended_has_no_file():
    get("/2022-K3/gemeente/weesp/brief/?formaat=odt", 404)


def test_an_old_name_leads_to_the_area_that_bears_it():
    antwoord = Client().get("/2020-K4/gemeente/den-haag/brief/")
    assert antwoord.status_code == 302
    assert antwoord.headers["Location"].endswith("/brief/")


def test_the_letter_only_reads():
    assert Client().post(HILVERSUM).status_code == 405


@pytest.mark.parametrize("keuze", ["?vraag=welke-stappen", "?"])
@pytest.mark.parametrize("formaat", ["pagina", "odt"])
def test_what_was_asked_in_the_council_stands_in_every_form(formaat, keuze):
    adres = f"{HILVERSUM}{keuze}"
    if formaat == "pagina":
        tekst = letter(adres).tekst
    else:
        tekst = content_of(get(f"{adres}&formaat=odt"))
    assert "Wat is erover gevraagd en gezegd?" in tekst
    assert "Advies over Focus op werk" in tekst


def test_what_was_asked_in_the_council_stands_beside_other_questions_too():
    tekst = letter(f"{HILVERSUM}?vraag=welke-stappen&vraag={BANEN}").tekst
    assert "Wat is erover gevraagd en gezegd?" in tekst
    assert "Advies over Focus op werk" in tekst


def test_a_letter_asks_two_queries_more_than_an_answer_for_what_is_done_and_said(
    django_assert_max_num_queries,
):
    cache.clear()
    with django_assert_max_num_queries(12):
        get(HILVERSUM)
