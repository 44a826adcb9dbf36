"""Every page of an earlier day: a clear bar, a way back, and links that stay on that day."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine

from banenafspraak.models import Dataversie
from tests.monitor.boom import Boom
from tests.monitor.terugkijken.wereld import GOOI, TOEN, correct, get

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("eigen_data", "zonder_tekenen"),
]

MET_CIJFERS = [
    "/2020-K4/",
    GOOI,
    "/2019-K4/gemeente/hilversum/",
    "/2022-K3/gemeente/weesp/",
    "/2019-K4/cluster/hbel/",
    "/2020-K4/regio/?status=niet-bekend",
    "/2020-K4/gemeente/?q=la&sort=-naam",
    f"{GOOI}traject/?doeljaar=2025&doel=1462",
    "/2020-K4/vergelijk/?gebied=AM12&gebied=NL01",
    "/2020-K4/vergelijk/",
    f"{GOOI}vraag/",
    f"{GOOI}vraag/haalt-de-taakstelling-banenafspraak/",
    "/2019-K4/gemeente/hilversum/vraag/vergelijkbare-gemeenten/",
    f"{GOOI}brief/",
    "/2019-K4/gemeente/hilversum/factsheet/",
    "/indicator/banenafspraak/",
    f"{GOOI}verdeling/",
    "/2020-K4/regio/zeeland/verdeling/?sleutel=inwoners",
    "/2020-K4/vergelijk/?gebied=AM12&indicator=banen&indicator=banenafspraak",
    "/bronnen/",
]
PAGINAS = [
    *MET_CIJFERS,
    "/zoek/?q=la",
    "/toelichting/",
    "/handleiding/",
    "/handleiding/vaststeller/",
    "/privacy/",
]


def then(adres, dag=TOEN):
    return f"{adres}{'&' if '?' in adres else '?'}{dag}"


def page(adres):
    antwoord = get(adres)
    assert antwoord.status_code == 200, adres
    return Boom(antwoord.content.decode())


@pytest.mark.parametrize("adres", PAGINAS)
def test_the_bar_names_the_day_and_the_way_back(adres):
    balk = page(then(adres)).one("section", "bekendbalk")
    assert "30 juni 2021" in balk.tekst
    terug = next(a for a in balk.all("a") if a.tekst == "Bekijk de nieuwste cijfers")
    assert "bekend_op" not in terug["href"]
    assert urlsplit(terug["href"]).path == urlsplit(adres).path
    assert parse_qs(urlsplit(terug["href"]).query) == parse_qs(urlsplit(adres).query)


@pytest.mark.parametrize("adres", PAGINAS)
def test_without_a_day_there_is_no_bar(adres):
    assert not page(adres).all("section", "bekendbalk")


@pytest.mark.parametrize("adres", PAGINAS)
def test_every_link_and_form_stays_on_that_day(adres):
    pagina = page(then(f"{adres}{'&' if '?' in adres else '?'}grenzen=nu"))
    weg = {a["href"] for a in pagina.one("section", "bekendbalk").all("a")}
    for plek in (*pagina.all("section", id="grenzen"), *pagina.all("p", "acties")):
        if plek.tekst.startswith("Grenzen"):  # the switch between borders
            weg |= {a["href"] for a in plek.all("a")}
    weg |= {a["href"] for a in pagina.all("a") if "grenzen van toen" in a.tekst}
    for link in pagina.all("a"):
        doel = link.get("href") or ""
        intern = doel.startswith(("/", "?"))
        elders = doel.startswith(("/beheer/", "/static/"))
        if intern and not elders and doel not in weg:
            vraag = parse_qs(urlsplit(doel).query)
            assert vraag.get("bekend_op") == ["2021-06-30"], doel
            # An ended gemeente is found within the borders in which it existed.
            beeindigd = adres.startswith("/zoek/") and "-K4/gemeente/" in doel
            assert vraag.get("grenzen") == ["nu"] or beeindigd, doel
    for vorm in pagina.all("form"):
        velden = {v["name"]: v.get("value") for v in vorm.all("input") if v.get("name")}
        assert velden.get("bekend_op") == "2021-06-30", vorm.get("class")
        assert velden.get("grenzen") == "nu", vorm.get("class")


@pytest.mark.parametrize("adres", MET_CIJFERS)
def test_a_page_gives_the_link_that_stays(adres):
    pagina = page(adres)
    vast = pagina.one("input", id="vaste-link")["value"]
    moment = Dataversie.objects.nieuwste().moment
    assert parse_qs(urlsplit(vast).query)["bekend_op"] == [
        f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z"
    ]
    assert vast in pagina.one("p", "voet-adres").tekst
    terug = page(then(adres)).one("input", id="vaste-link")["value"]
    assert parse_qs(urlsplit(terug).query)["bekend_op"] == ["2021-06-30"]


@pytest.mark.parametrize("adres", ["/toelichting/", "/privacy/", "/handleiding/"])
def test_a_page_of_words_says_that_its_words_are_of_today(adres):
    balk = page(then(adres)).one("section", "bekendbalk")
    assert "De tekst op deze pagina is die van nu." in balk.tekst


def test_the_front_door_opens_on_what_was_newest_then():
    antwoord = get(f"/?{TOEN}")
    assert antwoord.headers["Location"] == f"/2018-K4/?{TOEN}"


@pytest.mark.parametrize(
    ("adres", "zegt"),
    [
        (f"{GOOI}?bekend_op=gisteren", "‘gisteren’ is geen dag. Schrijf een dag zo"),
        ("/?bekend_op=2021-13-01", "geen dag"),
        ("/grafiek/2020-K4/land/nederland/banenafspraak.svg?bekend_op=x", "geen dag"),
        ("/kaart/2020-K4/land/nederland/banenafspraak.svg?bekend_op=x", "geen dag"),
        (f"{GOOI}?grenzen=straks", "Kies toen of nu."),
        (f"{GOOI}?bekend_op=%00", "geen dag"),
    ],
)
def test_a_day_that_does_not_exist_is_a_friendly_404(adres, zegt):
    antwoord = get(adres)
    assert antwoord.status_code == 404
    assert zegt in Boom(antwoord.content.decode()).main.tekst


def test_a_name_that_is_not_found_keeps_the_day():
    antwoord = get(f"/2020-K4/gemeente/hilvesrum/?{TOEN}")
    links = Boom(antwoord.content.decode()).main.all("a")
    assert antwoord.status_code == 404
    assert all(TOEN in a["href"] for a in links)


def test_a_day_before_everything_tells_when_the_first_figure_came():
    pagina = page(f"{GOOI}?bekend_op=2012-05-01")
    assert (
        "Op 1 mei 2012 was over de regio Gooi en Vechtstreek nog niets bekend. "
        "Het eerste cijfer is bekend sinds " in pagina.main.tekst
    )
    for adres in MET_CIJFERS:
        assert get(then(adres, "bekend_op=1950-01-01")).status_code == 200


def test_a_day_to_come_shows_the_newest_figures_and_says_so():
    pagina = page(f"{GOOI}?bekend_op=2031-01-01")
    assert (
        "1 januari 2031 is nog niet geweest."
        in pagina.one("section", "bekendbalk").tekst
    )
    assert pagina.opening == page(GOOI).opening


def test_today_is_not_over_and_its_page_is_made_anew_tomorrow():
    """The bar of a day changes when that day ends, without any write."""
    adres = f"{GOOI}?bekend_op=2026-11-26"
    with time_machine.travel("2026-11-26 20:00", tick=False):
        toen = get(adres)
        assert "nog niet voorbij" in toen.content.decode()
    with time_machine.travel("2026-11-27 08:00", tick=False):
        nu = get(adres)
        assert "nog niet voorbij" not in nu.content.decode()
        assert nu.headers["ETag"] != toen.headers["ETag"]


def test_a_quarter_that_was_to_come_is_so_on_the_page():
    pagina = page(f"{GOOI}?bekend_op=2020-02-01")
    assert "Het 4e kwartaal 2020 moet nog komen." in pagina.main.tekst
    assert "608" not in pagina.main.tekst


def test_words_of_then_stand_beside_figures_of_then():
    """Definitions and notes have versions too."""
    from banenafspraak.models import Definitie
    from banenafspraak.teksten import publish_texts

    oud = Definitie.objects.current().get(indicator__code="banenafspraak")
    nieuw = Definitie(indicator=oud.indicator, definitie="Een heel andere uitleg.")
    publish_texts([nieuw])
    assert "Een heel andere uitleg." in get(GOOI).content.decode()
    toen = get(f"{GOOI}?{TOEN}").content.decode()
    assert "Een heel andere uitleg." not in toen


def test_corrections_of_one_day_are_told_apart_by_the_moment():
    with time_machine.travel("2026-11-22 10:00", tick=False):
        correct(610, op=None)
        tussen = Dataversie.objects.nieuwste().moment
    with time_machine.travel("2026-11-22 11:00", tick=False):
        correct(612, op=None)
    op_moment = f"{GOOI}?bekend_op={tussen:%Y-%m-%dT%H:%M:%S.%f}Z"
    assert "610 extra banen" in page(op_moment).opening
    assert "612 extra banen" in page(f"{GOOI}?bekend_op=2026-11-22").opening
    assert re.search("608 extra banen", page(f"{GOOI}?bekend_op=2026-11-21").opening)


@pytest.mark.parametrize(
    ("adres", "keuze"),
    [(GOOI, "?gebied=AM12"), ("/2019-K4/gemeente/hilversum/", "?gebied=GM0402"), ("/2020-K4/", "")],
)  # fmt: skip
def test_the_page_of_an_area_leads_to_its_log_and_its_feed(adres, keuze):
    pagina = page(adres)
    links = [
        a["href"]
        for a in pagina.one("section", aria_labelledby="deel-verwijs").all("a")
    ]
    assert f"/wijzigingen/{keuze}" in links
    assert f"/wijzigingen/atom.xml{keuze}" in links
    assert (
        pagina.one("link", rel="alternate")["href"] == f"/wijzigingen/atom.xml{keuze}"
    )
    for link in (f"/wijzigingen/{keuze}", f"/wijzigingen/atom.xml{keuze}"):
        assert get(link).status_code == 200


@pytest.mark.parametrize(
    "adres", ["/2020-K4/gemeente/", "/indicator/banenafspraak/", "/bronnen/"]
)
def test_a_page_of_no_one_area_leads_to_the_log_since_that_day(adres):
    links = [a["href"] for a in page(then(adres)).one("section", "bekendbalk").all("a")]
    assert "/wijzigingen/?van=2021-07-01" in links
    assert get("/wijzigingen/?van=2021-07-01").status_code == 200
