"""The Atom feed: valid, stable, and nothing in it that the page does not tell."""

import datetime
import re
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client

from tests.builders import make_bron, make_gemeente, make_kanttekening
from tests.monitor.boom import Boom
from tests.monitor.wijzigingen.gebeuren import (
    DRIE,
    EEN,
    TWEE,
    current,
    deliver,
    figure,
    norm,
    take_away,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def fetch(vraag="", **koppen):
    cache.clear()
    return Client().get(f"/wijzigingen/atom.xml{vraag}", **koppen)


def feed(vraag="", **koppen):
    antwoord = fetch(vraag, **koppen)
    assert antwoord.status_code == 200
    return ElementTree.fromstring(antwoord.content)


def text(element, naam):
    return element.find(f"{ATOM}{naam}").text


def titles(vraag=""):
    return [text(e, "title") for e in feed(vraag).findall(f"{ATOM}entry")]


def link(element, rel):
    (gevonden,) = [x for x in element.findall(f"{ATOM}link") if x.get("rel") == rel]
    return gevonden.get("href")


@pytest.fixture
def gevuld(wereld):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    deliver(figure(612, wereld.gooi, wereld.banen), TWEE, reden="Telfout <b>&amp; meer")
    deliver(figure(20, wereld.huizen, wereld.beschut), DRIE)
    return wereld


def test_every_required_element_is_there(gevuld):
    antwoord = fetch("?gebied=AM12")
    assert antwoord.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    wortel = ElementTree.fromstring(antwoord.content)
    assert wortel.tag == f"{ATOM}feed"
    assert wortel.get(f"{XML}lang") == "nl"
    assert link(wortel, "self") == "http://testserver/wijzigingen/atom.xml?gebied=AM12"
    assert link(wortel, "alternate") == "http://testserver/wijzigingen/?gebied=AM12"
    berichten = wortel.findall(f"{ATOM}entry")
    assert len(berichten) == 3
    for element in (wortel, *berichten):
        assert text(element, "id").startswith("tag:")
        assert text(element, "title")
        moment = datetime.datetime.fromisoformat(text(element, "updated"))
        assert moment.tzinfo is not None
        assert element.find(f"{ATOM}author/{ATOM}name").text
    for bericht in berichten:
        assert bericht.find(f"{ATOM}summary").get("type") == "text"
        assert Client().get(link(bericht, "alternate")).status_code == 200
    assert text(wortel, "updated") == text(berichten[0], "updated")
    assert len({text(b, "id") for b in berichten}) == 3


def test_a_correction_is_one_entry_in_plain_dutch(gevuld):
    (bericht,) = feed("?soort=correctie").findall(f"{ATOM}entry")
    assert text(bericht, "title") == (
        "Gooi en Vechtstreek: banenafspraak eind 2020 gecorrigeerd van 608 naar 612 "
        "extra banen"
    )
    samenvatting = text(bericht, "summary")
    assert "Reden: Telfout <b>&amp; meer." in samenvatting
    assert "Een tweede persoon keek mee en gaf akkoord." in samenvatting
    assert bericht.find(f"{ATOM}author/{ATOM}name").text == (
        "Werkkamer Gooi en Vechtstreek"
    )
    assert text(bericht, "updated").startswith("2026-11-21T")


def test_ids_do_not_follow_the_host_or_the_choices(gevuld, settings):
    settings.ALLOWED_HOSTS = ["testserver", "anders.nl"]

    def ids(vraag="", **koppen):
        return [
            text(b, "id")
            for b in feed(vraag, **koppen).findall(f"{ATOM}entry")
            if "608" in text(b, "title")
        ]

    eerst = ids()
    assert len(eerst) == 2
    assert ids(headers={"host": "anders.nl"}) == eerst
    assert ids("?gebied=AM12&indicator=banenafspraak") == eerst
    settings.SITE_ADRES = "https://monitor.gooistad.nl"
    assert all(i.startswith("tag:monitor.gooistad.nl,2026:") for i in ids())
    assert text(feed(), "id") == "tag:monitor.gooistad.nl,2026:wijzigingen/alles"


def test_ids_fit_the_form_of_a_tag(gevuld):
    vorm = re.compile(r"tag:[a-z0-9.-]+,2026:[a-z0-9A-Z./-]+", re.ASCII)
    wortel = feed("?gebied=AM12")
    for element in (wortel, *wortel.findall(f"{ATOM}entry")):
        assert vorm.fullmatch(text(element, "id"))


def test_sums_of_other_choices_are_other_entries(wereld):
    deliver(
        [
            figure(20 + n, make_gemeente(regio=wereld.gooi), wereld.beschut)
            for n in range(5)
        ]
        + [figure(30, wereld.ver, wereld.beschut)],
        gebied=wereld.land,
    )
    (alles,) = feed().findall(f"{ATOM}entry")
    (eigen,) = feed("?gebied=AM12").findall(f"{ATOM}entry")
    assert (
        text(alles, "title")
        == "6 nieuwe cijfers over beschut werk, eind 2020, in 6 gebieden"
    )
    assert text(eigen, "title").startswith("5 nieuwe cijfers over beschut werk")
    assert text(alles, "id") != text(eigen, "id")


def test_the_feed_of_a_region_holds_its_gemeenten(gevuld):
    deliver(figure(40, gevuld.ver, gevuld.beschut), DRIE)
    gooi = titles("?gebied=AM12")
    assert any(t.startswith("Huizen: beschut werk") for t in gooi)
    assert not any("Hertogenbosch" in t for t in gooi)
    assert any("’s-Hertogenbosch" in t for t in titles())


def test_names_and_control_characters_leave_the_feed_whole(wereld):
    gemeente = make_gemeente("Súdwest-Fryslân", code="GM1900")
    deliver(figure(20, gemeente, wereld.beschut), EEN)
    deliver(
        figure(21, gemeente, wereld.beschut, bron=make_bron("A & B <c>")),
        TWEE,
        reden="Eén \x0b fout ]]> & <b>meer</b> \ufffe",
    )
    (bericht,) = feed("?soort=correctie").findall(f"{ATOM}entry")
    assert text(bericht, "title").startswith("Súdwest-Fryslân: beschut werk")
    assert "Bron: A & B <c>." in text(bericht, "summary")
    assert "Eén  fout ]]> & <b>meer</b>" in text(bericht, "summary")


def test_norms_withdrawals_and_texts_are_told(wereld):
    deliver(norm(16, wereld.huizen, wereld.beschut), EEN)
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    take_away(current(), TWEE, "Verkeerd jaar")
    make_kanttekening("Let op.", indicator=wereld.banen, bekend_vanaf=DRIE)
    gevonden = titles()
    assert gevonden[:2] == [
        "Kanttekening bij de banenafspraak: nieuw",
        "Gooi en Vechtstreek: banenafspraak eind 2020 ingetrokken, was 608 extra banen",
    ]
    assert set(gevonden[2:]) == {
        "Gooi en Vechtstreek: banenafspraak eind 2020, nieuw: 608 extra banen",
        "Huizen: norm voor beschut werk eind 2020, nieuw: 16 plekken",
    }


def test_the_newest_fifty(wereld):
    for n in range(52):
        deliver(figure(n + 100, wereld.gooi, wereld.banen), DRIE.replace(minute=n))
    alle = titles()
    assert len(alle) == 50
    assert "van 150 naar 151" in alle[0]


def test_an_empty_feed_is_valid_and_stays_the_same(wereld):
    eerst, daarna = fetch("?gebied=AM12").content, fetch("?gebied=AM12").content
    assert ElementTree.fromstring(eerst).findall(f"{ATOM}entry") == []
    assert eerst == daarna


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ("?gebied=XX99", "We kennen geen gebied met de naam of code ‘XX99’."),
        ("?indicator=niets", "Deze keuze bestaat niet."),
        ("?soort=niets", "Deze keuze bestaat niet."),
    ],
)
def test_what_does_not_exist_is_a_404_with_a_sentence(gevuld, vraag, zin):
    antwoord = fetch(vraag)
    assert antwoord.status_code == 404
    assert zin in Boom(antwoord.content.decode()).main.tekst


def test_who_has_it_already_gets_a_304_until_something_changes(gevuld):
    eerst = fetch("?gebied=AM12")
    etag = eerst.headers["ETag"]
    assert fetch("?gebied=AM12", headers={"if-none-match": etag}).status_code == 304
    deliver(figure(613, gevuld.gooi, gevuld.banen), DRIE)
    assert fetch("?gebied=AM12", headers={"if-none-match": etag}).status_code == 200


def test_the_feed_as_known_on_a_day(gevuld):
    assert len(titles("?bekend_op=2026-11-20")) == 1
    assert titles("?bekend_op=2026-11-19") == []


def test_the_page_names_its_feed(gevuld):
    pagina = Boom(
        Client().get("/wijzigingen/?gebied=AM12&soort=correctie").content.decode()
    )
    (verwijzing,) = pagina.all("link", rel="alternate")
    assert verwijzing["type"] == "application/atom+xml"
    assert verwijzing["href"] == "/wijzigingen/atom.xml?gebied=AM12&soort=correctie"
    assert verwijzing["title"].startswith("Wijzigingen: regio Gooi en Vechtstreek")
