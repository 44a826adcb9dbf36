"""What changed on a page since a day: every number, word and border, by whom and why."""

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banenafspraak.leveringen import withdraw
from banenafspraak.models import (
    Cijfer,
    Dataversie,
    Definitie,
    Kanttekening,
    Levering,
    Norm,
)
from banenafspraak.teksten import publish_texts
from regio.models import Gebied
from tests.builders import make_bron, moment
from tests.monitor.boom import Boom
from tests.monitor.leveren import deliver, figure, norm
from tests.monitor.terugkijken.wereld import GOOI, REDEN, TOEN, correct, get

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("eigen_data", "zonder_tekenen"),
]

GISTEREN = "bekend_op=2026-11-21"
VERSCHIL = f"{GOOI}verschil/"


@pytest.fixture(autouse=True)
def _loaded_before(eigen_data):
    """The shipped data as if it was loaded the day before: what has no date of its own."""
    oud = moment("2026-11-20 12:00")
    for model in (Cijfer, Norm, Definitie, Kanttekening):
        model.objects.filter(bekend_vanaf__gt=oud).update(bekend_vanaf=oud)


def page(adres):
    antwoord = get(adres)
    assert antwoord.status_code == 200, adres
    return Boom(antwoord.content.decode())


def rows(pagina):
    """(name, then, now, difference, why) of each row."""
    alle = pagina.one("tbody").all("tr")
    wat = "Wanneer, door wie en waarom: "
    return [
        (
            tr.one("th").tekst,
            *(td.tekst for td in tr.all("td")),
            waarom.tekst.removeprefix(wat.strip()).strip(),
        )
        for tr, waarom in zip(alle[::2], alle[1::2], strict=True)
    ]


def test_a_correction_stands_there_with_who_when_and_why():
    correct()
    pagina = page(f"{VERSCHIL}?{GISTEREN}")
    naam, toen, nu, verschil, waarom = rows(pagina)[0]
    assert naam == "Banenafspraak: extra banen, eind 2020 Gecorrigeerd"
    assert (toen, nu, verschil) == ("608", "612", "+4")
    assert waarom.startswith(
        f"22 november 2026, 14.04 uur. Werkkamer Gooi en Vechtstreek. {REDEN}. Bron: "
    )
    assert pagina.opening == (
        "Na 21 november 2026 is 1 getal gecorrigeerd. "
        "De andere cijfers en normen zijn gelijk gebleven."
    )


def test_nothing_changed_is_said_in_words():
    assert page(f"{VERSCHIL}?{GISTEREN}").opening == (
        "Na 21 november 2026 is op deze pagina niets veranderd."
    )


def test_both_pages_are_one_click_away():
    correct()
    links = [a["href"] for a in page(f"{VERSCHIL}?{GISTEREN}").main.all("a")]
    assert f"{GOOI}?{GISTEREN}" in links
    assert GOOI in links
    balk = page(f"{GOOI}?{GISTEREN}").one("section", "bekendbalk")
    assert f"{VERSCHIL}?{GISTEREN}" in [a["href"] for a in balk.all("a")]


def test_a_new_norm_and_a_new_figure_are_new():
    deliver(norm(1100, "AM12", 2021, "banenafspraak"))
    deliver(figure(700, kwartaal="2021-K1"))
    pagina = page(f"{VERSCHIL.replace('2020-K4', '2021-K1')}?{GISTEREN}")
    assert [rij[:4] for rij in rows(pagina)] == [
        ("Norm voor de banenafspraak, eind 2021 Nieuw", "niet bekend", "1.100", "niet te zeggen"),
        ("Banenafspraak: extra banen, eind maart 2021 Nieuw", "niet bekend", "700", "niet te zeggen"),
    ]  # fmt: skip
    assert "kwamen er 2 getallen bij" in pagina.opening


def test_a_figure_that_was_taken_away_says_by_whom():
    rij = Cijfer.objects.current().get(
        gebied__code="AM12", indicator__code="banenafspraak", kwartaal="2020-K4"
    )
    levering = Levering.objects.create(
        gebied=rij.gebied, reden="De brief is ingetrokken", status="vastgesteld",
        vastgesteld_op=moment("2026-11-22 09:00"),
    )  # fmt: skip
    withdraw([rij], levering, moment("2026-11-22 09:00"))
    eerste = rows(page(f"{VERSCHIL}?{GISTEREN}"))[0]
    assert eerste[0] == "Banenafspraak: extra banen, eind 2020 Ingetrokken"
    assert eerste[1:3] == ("608", "niet bekend")
    assert "Ingetrokken. De brief is ingetrokken." in eerste[4]


def test_another_source_for_the_same_number_is_told():
    correct(608)
    eerste = rows(page(f"{VERSCHIL}?{GISTEREN}"))[0]
    assert eerste[0].endswith("Veranderd")
    assert "Het getal bleef gelijk, de bron is nu:" in eerste[4]


def test_a_region_tells_which_gemeente_changed_its_sum():
    correct(12, gebied="GM0406", indicator="beschut-werk", reden="")
    correct(
        15, gebied="GM0406", indicator="beschut-werk", op=moment("2026-11-23 10:00")
    )
    alle = rows(page(f"{VERSCHIL}?{GISTEREN}"))
    som = next(r for r in alle if r[0].startswith("Beschut werk, eind 2020 Nieuw"))
    assert som[2] == "15 (7 ontbreken)"
    assert som[4] == (
        "23 november 2026. Dit is een som. Er veranderde een cijfer van Huizen."
    )
    huizen = next(r for r in alle if "Gemeente Huizen" in r[0])
    assert huizen[2] == "15"
    assert huizen[4].count("Gemeente Huizen.") == 2


def test_between_two_moments_nothing_later_is_told():
    correct(610)
    correct(615, op=moment("2026-11-24 10:00"))
    pagina = page(f"{VERSCHIL}?{GISTEREN}&met=2026-11-23")
    assert rows(pagina)[0][1:4] == ("608", "610", "+2")
    assert "615" not in pagina.main.tekst
    andersom = page(f"{VERSCHIL}?bekend_op=2026-11-23&met=2026-11-21")
    assert rows(andersom) == rows(pagina)


def test_the_link_that_stays_holds_both_moments_and_keeps_its_bytes():
    correct(610)
    pagina = page(f"{VERSCHIL}?{GISTEREN}")
    vast = pagina.one("input", id="vaste-link")["value"]
    vraag = parse_qs(urlsplit(vast).query)
    assert vraag["bekend_op"] == ["2026-11-21"]
    tot = Dataversie.objects.nieuwste().moment
    assert vraag["met"] == [f"{tot:%Y-%m-%dT%H:%M:%S.%f}Z"]
    voor = get(vast).content
    correct(615, op=None)
    assert get(vast).content == voor


def test_a_small_count_is_not_told_nor_why_it_changed():
    correct(3, gebied="GM0406", indicator="beschut-werk", reden="Nu 3 mensen")
    correct(9, gebied="GM0406", indicator="beschut-werk", op=moment("2026-11-23 10:00"),
            reden="Eerst telden we er 3")  # fmt: skip
    for dag in ("2026-11-21", "2026-11-22"):
        pagina = page(f"/2020-K4/gemeente/huizen/verschil/?bekend_op={dag}")
        assert "3 mensen" not in pagina.html
        assert "telden we" not in pagina.html
    assert rows(pagina)[0][1:4] == ("1 t/m 4", "9", "niet te zeggen")


def test_words_that_changed_are_shown_before_and_after():
    oud = Definitie.objects.current().get(indicator__code="banenafspraak")
    nieuw = Definitie(indicator=oud.indicator)
    for veld in Definitie.TEKSTEN:
        setattr(nieuw, veld, getattr(oud, veld))
    nieuw.doel = "Een ander doel."
    publish_texts([nieuw])
    pagina = page(f"{VERSCHIL}?{GISTEREN}")
    teksten = pagina.one("section", aria_labelledby="teksten").tekst
    assert "Uitleg bij de banenafspraak" in teksten
    assert f"Het doel was {' '.join(oud.doel.split())}" in teksten
    assert "Is nu Een ander doel." in teksten
    assert "Wat wel telt" not in teksten


def test_borders_that_changed_are_named():
    pagina = page(f"{VERSCHIL}?bekend_op=2021-06-30")
    assert (
        "De regio had op de eerste dag 8 gemeenten, en op de tweede 7." in pagina.tekst
    )
    assert "Niet meer: Weesp." in pagina.tekst


def test_examples_are_never_part_of_it(eigen_data):
    rij = figure(555, kwartaal="2020-K3")
    rij.voorbeeld, rij.bron = True, make_bron("verzonnen", soort="voorbeeld")
    deliver(rij)
    pagina = page(f"{VERSCHIL}?{GISTEREN}")
    assert "555" not in pagina.main.tekst


@pytest.mark.parametrize("formaat", ["csv", "xlsx", "ods"])
def test_the_difference_is_a_file_too(formaat):
    correct()
    antwoord = get(f"{VERSCHIL}?{GISTEREN}&formaat={formaat}")
    assert antwoord.status_code == 200
    if formaat == "csv":
        rij = next(
            csv.DictReader(
                io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"
            )
        )
        assert rij["Bekend op 21 november 2026"] == "608"
        assert rij["Bekend nu"] == "612"
        assert rij["Verschil"] == "4"
        assert rij["Waarom"] == REDEN
        assert rij["Door wie"] == "Werkkamer Gooi en Vechtstreek"


def test_without_a_day_the_page_asks_for_one():
    pagina = page(VERSCHIL)
    assert "Kies een dag." in pagina.opening
    assert pagina.all("input", name="bekend_op")
    assert get(f"{VERSCHIL}?formaat=csv").status_code == 404


@pytest.mark.parametrize(
    ("adres", "zegt"),
    [
        (f"{VERSCHIL}?{TOEN}&met=morgen", "geen dag"),
        (
            "/2020-K4/gemeente/nergenshuizen/verschil/",
            "Er is geen gemeente met de naam ‘nergenshuizen’.",
        ),
    ],
)
def test_what_does_not_exist_is_a_friendly_404(adres, zegt):
    antwoord = get(adres)
    assert antwoord.status_code == 404
    assert zegt in Boom(antwoord.content.decode()).main.tekst


@pytest.mark.parametrize(
    "adres",
    [
        "/2020-K4/land/nederland/verschil/",
        "/2020-K4/gemeente/hilversum/verschil/",
        "/2020-K4/cluster/hbel/verschil/",
        "/2022-K3/gemeente/weesp/verschil/",
        "/2015-K4/gemeente/gooise-meren/verschil/",
    ],
)
@pytest.mark.parametrize(
    "dag", ["1950-01-01", "2018-05-01", "2021-06-30", "2030-01-01"]
)
def test_every_kind_of_area_and_every_day_gives_a_page(adres, dag):
    assert get(f"{adres}?bekend_op={dag}").status_code == 200


def test_the_number_of_queries_does_not_grow_with_what_changed():
    def count():
        with CaptureQueriesContext(
            connection,
        ) as gevraagd:
            get(f"{VERSCHIL}?{GISTEREN}")
        return len(gevraagd)

    correct(12, gebied="GM0406", indicator="beschut-werk")
    weinig = count()
    for gebied in Gebied.objects.filter(
        code__in=("GM0402", "GM0376", "GM0417", "GM1942")
    ):
        correct(20, gebied=gebied.code, indicator="beschut-werk")
    correct()
    assert count() == weinig <= 18


def test_today_as_the_first_day_is_a_day_without_changes_yet():
    with time_machine.travel("2026-11-26 10:00", tick=False):
        pagina = page(f"{VERSCHIL}?bekend_op=2026-11-26")
    assert "niets veranderd" in pagina.opening


def test_within_borders_of_now_the_page_says_so_and_leads_back():
    pagina = page(f"{VERSCHIL}?{GISTEREN}&grenzen=nu")
    balk = pagina.one("section", "bekendbalk")
    assert balk.tekst.startswith("U ziet de gemeenten en regio’s van ")
    assert [a.tekst for a in balk.all("a")] == ["Terug naar de grenzen van toen"]
    assert not page(f"{VERSCHIL}?{GISTEREN}").all("section", "bekendbalk")
