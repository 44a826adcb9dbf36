"""From akkoord on an opgave is on the site at the next request; before that, nowhere."""

import re

import pytest
from django.test import Client

from banenafspraak.models import Bron
from tests.monitor.boom import Boom
from tests.monitor.leveren import deliver, figure, read
from tests.monitor.opgaven import K3, agreed, concept, handed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("eigen_data", "zonder_tekenen"),
]

HUIZEN = "/2026-K3/gemeente/huizen/"
GOOI = "/2026-K3/regio/gooi-en-vechtstreek/?indicator=beschut-werk"
# 7.777 occurs nowhere else.
CIJFER = {"beschut-werk": "7.777", "klantprofielen": "7.777"}
WOORDEN = {"beschut-werk": "Zevenduizend woorden."}
ALLE_SOORTEN = [
    "/2026-K3/",
    "/2026-K3/?indicator=beschut-werk",
    GOOI,
    HUIZEN,
    "/2026-K4/gemeente/huizen/",
    "/2026-K3/cluster/hbel/",
    "/2026-K3/regio/?indicator=beschut-werk",
    "/2026-K3/gemeente/",
    "/2026-K3/gemeente/?q=huizen&formaat=csv",
    f"{HUIZEN}?tabel=andere-cijfers&formaat=csv",
    "/2026-K3/vergelijk/?gebied=GM0406&gebied=GM0402&indicator=beschut-werk",
    "/indicator/beschut-werk/",
    "/indicator/klantprofielen/",
    "/indicator/beschut-werk/?formaat=csv",
    "/bronnen/",
    "/bronnen/?formaat=csv",
    "/toelichting/",
    "/zoek/?q=huiz",
    "/privacy/",
    "/kaart/2026-K3/regio/gooi-en-vechtstreek/beschut-werk.svg",
    "/grafiek/2026-K3/gemeente/huizen/beschut-werk.svg",
    "/grafiek/2026-K3/gemeente/huizen/beschut-werk.csv",
]


def text_of(adres):
    antwoord = Client().get(adres)
    assert antwoord.status_code in (200, 404), adres
    return antwoord.content.decode()


# ---- what did not get akkoord ---------------------------------------------------------


@pytest.mark.parametrize("stap", [concept, handed_in])
@pytest.mark.parametrize("correctie", [False, True])
def test_before_akkoord_nothing_of_it_is_public(stap, correctie):
    if correctie:
        agreed("GM0406", {"beschut-werk": "31", "klantprofielen": "31"})
    voor = {adres: text_of(adres) for adres in ALLE_SOORTEN}
    levering = stap("GM0406", CIJFER, uitleg=WOORDEN, reden="Reden van zeven")
    if stap is handed_in:
        assert levering.cijfers.filter(bekend_vanaf__isnull=True).count() == 2
        assert levering.duidingen.count() == 1
        assert Bron.objects.filter(sleutel__endswith=f"-{levering.pk}").exists()
    for adres in ALLE_SOORTEN:
        na = text_of(adres)
        for stil in ("7.777", "7777", *WOORDEN.values(), "Reden van zeven"):
            assert stil not in na, (adres, stil)
        assert _without_states(na) == _without_states(voor[adres]), adres


def _without_states(html):
    """How far each gemeente is, is public, and nothing more than that: so is when that
    changed last, in the link that stays."""
    zonder = re.sub(r'<section[^>]*"deel-geleverd".*?</section>', "", html, flags=re.S)
    zonder = re.sub(r"bekend_op=[0-9T:.-]+Z", "", zonder)
    return zonder.split()


def test_after_akkoord_it_stands_on_every_page_about_it():
    agreed("GM0406", CIJFER, uitleg=WOORDEN)
    for adres in (HUIZEN, GOOI, "/2026-K3/gemeente/", "/indicator/beschut-werk/"):
        assert "7.777" in text_of(adres), adres
    for adres in ALLE_SOORTEN[-3:]:
        assert "7777" in text_of(adres).replace(".", ""), adres
    assert WOORDEN["beschut-werk"] in text_of(HUIZEN)


# ---- at the next request ----------------------------------------------------------------


def seen_again(adres, doe):
    """The page after `doe`, asked for by a browser that has the page of before."""
    voor = Client().get(adres)
    oud = Client(headers={"If-None-Match": voor.headers["ETag"]})
    assert oud.get(adres).status_code == 304
    doe()
    na = oud.get(adres)
    assert na.status_code == 200
    assert na.headers["ETag"] != voor.headers["ETag"]
    return Boom(na.content.decode())


def test_a_figure_shows_at_the_next_request_after_akkoord():
    pagina = seen_again(HUIZEN, lambda: agreed("GM0406", {"beschut-werk": "7"}))
    assert "7 mensen" in pagina.card("beschut-werk").tekst
    pagina = seen_again(
        HUIZEN, lambda: agreed("GM0406", {"beschut-werk": "9"}, reden="Telfout")
    )
    assert "was 7. Reden: Telfout." in pagina.card("beschut-werk").tekst


def test_the_change_on_a_year_ago_follows_a_correction_of_that_year():
    agreed("GM0406", {"beschut-werk": "20"})
    agreed("GM0406", {"beschut-werk": "15"}, "2025-K3")
    assert "5 mensen meer dan eind september 2025" in read(HUIZEN).tekst

    def correct():
        agreed("GM0406", {"beschut-werk": "12"}, "2025-K3", reden="Telfout")

    pagina = seen_again(HUIZEN, correct)
    assert "8 mensen meer dan eind september 2025" in pagina.tekst
    assert "ecorrigeerd" not in pagina.card("beschut-werk").tekst


def test_an_earlier_quarter_leads_to_the_new_one_at_once():
    eerder = "/2020-K4/gemeente/huizen/"
    pagina = seen_again(eerder, lambda: agreed("NL01", {"banenafspraak": "110.000"}))
    adressen = {a["href"]: a.tekst for a in pagina.all("a")}
    assert adressen[HUIZEN] == "Bekijk de nieuwste cijfers"


def test_the_start_page_leads_to_the_quarter_of_the_nation_from_akkoord_on():
    def leads_to():
        return Client().get("/").headers["Location"]

    assert leads_to() == "/2023-K3/"
    agreed("GM0406", {"beschut-werk": "7"})
    handed_in("NL01", {"banenafspraak": "110.000"})
    assert leads_to() == "/2023-K3/"


def test_the_start_page_leads_to_the_newest_national_figure():
    agreed("NL01", {"banenafspraak": "110.000"})
    assert Client().get("/").headers["Location"] == f"/{K3}/"
    assert "110.000" in read(f"/{K3}/").card("banenafspraak").tekst


# ---- a quarter in which little is known -----------------------------------------------


def test_a_page_after_the_newest_national_figure_calls_that_no_newer_one():
    agreed("GM0406", {"beschut-werk": "7"})
    pagina = read(HUIZEN)
    assert "Bekijk de nieuwste cijfers" not in pagina.tekst
    zin = "Naar het 3e kwartaal 2023, met het nieuwste landelijke cijfer"
    assert zin in pagina.tekst


def test_a_region_opens_with_what_is_known():
    agreed("AM12", {"beschut-werk": "20"})
    opening = read(GOOI).opening
    assert opening.startswith("Eind september 2026 hadden in Gooi en Vechtstreek 20")


def test_a_sum_with_gaps_does_not_open_the_page():
    agreed("GM0406", {"beschut-werk": "11"})
    assert "hadden" not in read(GOOI).opening


def test_a_sum_with_gaps_tells_in_its_sentences_what_is_missing():
    kwartalen = ("2026-K1", "2026-K2", K3)  # from two points on there is a section
    for kwartaal in kwartalen:
        agreed("GM0406", {"beschut-werk": "11"}, kwartaal)
        agreed("GM0402", {"beschut-werk": "9"}, kwartaal)
    agreed("AM12", {"beschut-werk": "30"}, "2026-K1")
    agreed("AM12", {"beschut-werk": "31"}, "2026-K2")
    tekst = read(GOOI).section("beschut-werk").tekst
    assert "Het aantal van 20 is de som van 2 gemeenten. 5 gemeenten ontbreken" in tekst


# ---- where it comes from ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "waarden", "adres", "kort"),
    [
        ("GM0406", {"beschut-werk": "7"}, HUIZEN, "opgave gemeente Huizen"),
        (
            "AM12",
            {"banenafspraak": "700"},
            GOOI,
            "opgave Werkkamer Gooi en Vechtstreek",
        ),
        (
            "NL01",
            {"banenafspraak": "110.000"},
            "/2026-K3/",
            "opgave beheerder van deze monitor",
        ),
    ],
)
def test_an_opgave_is_the_source_of_its_figures(code, waarden, adres, kort):
    agreed(code, waarden)
    kaart = read(adres).card(next(iter(waarden)))
    bron = f"{kort}, 3e kwartaal 2026"
    assert bron in kaart.one("p", "kern-bron").tekst
    regel = next(
        li
        for li in read("/bronnen/").main.all("li")
        if li.tekst.startswith(bron[0].upper() + bron[1:])
    )
    assert regel.tekst.endswith("Gebruikt voor 1 cijfer.")
    assert regel.all("a")[0]["href"] == adres.partition("?")[0]


def test_the_list_of_sources_counts_opgaven_apart():
    voor = read("/bronnen/").opening
    assert "opgave" not in voor
    agreed("GM0406", {"beschut-werk": "7"})
    assert "documenten en 1 opgave." in read("/bronnen/").opening
    agreed("GM0402", {"beschut-werk": "9"})
    assert "documenten en 2 opgaven." in read("/bronnen/").opening


def test_no_raw_quarter_is_printed():
    agreed("GM0406", {"beschut-werk": "7"})
    for adres in (HUIZEN, "/bronnen/"):
        assert K3 not in read(adres).tekst


# ---- over a figure that came by another way -------------------------------------------


def test_a_figure_of_a_file_that_an_opgave_changes_has_its_reason_on_the_page():
    deliver(figure(310, "GM0406", K3, "beschut-werk"))
    agreed("GM0406", {"beschut-werk": "312"}, reden="Twee vergeten.")
    pagina = " ".join(text_of(HUIZEN).split())
    assert "was 310" in pagina
    assert "Twee vergeten." in pagina
