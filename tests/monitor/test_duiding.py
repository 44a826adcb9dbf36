"""What an organisation explains with its figure stands beside it, signed, and as text."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Dataversie, Duiding, Gebruiker
from monitor.overzichten import Lezer, area_page
from tests.builders import moment
from tests.monitor.leveren import read
from tests.monitor.opgaven import K3, agreed, handed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("eigen_data", "zonder_tekenen"),
]

HUIZEN = "/2026-K3/gemeente/huizen/"
WAAROM = "Twee mensen vonden een gewone baan."


def quotes(adres):
    """(words, signature) of every explanation on the page."""
    return [
        (figuur.one("blockquote").tekst, figuur.one("figcaption").tekst)
        for figuur in read(adres).main.all("figure", "let-op")
    ]


def vandaag():
    return notatie.datum(timezone.localdate())


def test_an_explanation_stands_with_its_figure_signed_by_the_organisation():
    agreed("GM0406", {"beschut-werk": "7"}, uitleg={"beschut-werk": WAAROM})
    sectie = read(HUIZEN).section("beschut-werk")
    assert sectie.one("figure", "let-op").one("blockquote").tekst == f"‘{WAAROM}’"
    assert quotes(HUIZEN) == [(f"‘{WAAROM}’", f"gemeente Huizen, {vandaag()}")]


def test_no_person_is_named():
    agreed("GM0406", {"beschut-werk": "7"}, uitleg={"beschut-werk": WAAROM})
    html = read(HUIZEN).html
    for gebruiker in Gebruiker.objects.all():
        assert gebruiker.username not in html


def test_an_explanation_that_is_not_for_the_site_stays_inside():
    agreed("GM0406", {"beschut-werk": "7"})
    assert quotes(HUIZEN) == []
    assert "Toegelicht, niet openbaar" not in read(HUIZEN).html


def test_an_explanation_of_a_part_names_the_part():
    waarden = {"banenafspraak": "100", ("banenafspraak", "markt"): "60"}
    agreed("NL01", waarden, uitleg={("banenafspraak", "markt"): WAAROM})
    wie = f"de beheerder van deze monitor, {vandaag()}"
    assert quotes("/2026-K3/") == [(f"‘{WAAROM}’", wie)]
    figuur = read("/2026-K3/").main.one("figure", "let-op")
    assert figuur.tekst.startswith("Uitleg bij het deel ‘markt’ ")


def test_an_explanation_of_a_figure_without_a_norm_stands_in_its_block():
    agreed("GM0406", {"klantprofielen": "31"}, uitleg={"klantprofielen": WAAROM})
    blok = next(
        b for b in read(HUIZEN).all("article", "blok") if "31 profielen" in b.tekst
    )
    assert f"‘{WAAROM}’" in blok.tekst


def test_the_region_and_its_gemeenten_show_what_the_werkkamer_says():
    agreed("AM12", {"banenafspraak": "700"}, uitleg={"banenafspraak": WAAROM})
    wie = f"Werkkamer Gooi en Vechtstreek, {vandaag()}"
    for adres in ("/2026-K3/regio/gooi-en-vechtstreek/", HUIZEN):
        assert quotes(adres) == [(f"‘{WAAROM}’", wie)]


def test_another_quarter_does_not_show_it():
    agreed("GM0406", {"beschut-werk": "7"}, uitleg={"beschut-werk": WAAROM})
    for kwartaal in ("2026-K2", "2026-K4"):
        assert quotes(f"/{kwartaal}/gemeente/huizen/") == []


def test_words_about_a_number_too_small_to_show_are_not_told():
    agreed("GM0406", {"beschut-werk": "3"}, uitleg={"beschut-werk": "Van 1 naar 3."})
    pagina = read(HUIZEN)
    assert "1 t/m 4" in pagina.card("beschut-werk").tekst
    assert "Van 1 naar 3" not in pagina.html


def test_words_about_a_number_that_was_too_small_are_not_told():
    agreed("GM0406", {"beschut-werk": "3"})
    agreed(
        "GM0406",
        {"beschut-werk": "9"},
        uitleg={"beschut-werk": "Eerst 3, nu 9."},
        reden="Telfout",
    )
    assert "Eerst 3" not in read(HUIZEN).html


def test_a_correction_replaces_the_old_words():
    agreed("GM0406", {"beschut-werk": "7"}, uitleg={"beschut-werk": WAAROM})
    nieuw = {"beschut-werk": "Nieuwe uitleg."}
    agreed("GM0406", {"beschut-werk": "9"}, uitleg=nieuw, reden="Telfout")
    assert [tekst for tekst, _ in quotes(HUIZEN)] == ["‘Nieuwe uitleg.’"]


def test_words_that_wait_for_agreement_are_not_public():
    agreed("GM0406", {"beschut-werk": "7"})
    nieuw = {"beschut-werk": WAAROM}
    handed_in("GM0406", {"beschut-werk": "9"}, uitleg=nieuw, reden="Telfout")
    assert Duiding.objects.count() == 1
    assert WAAROM not in read(HUIZEN).html


def test_words_are_printed_as_text():
    eng = '<img src=x onerror=alert(1)> *vet* "a" & b\nregel twee'
    agreed("GM0406", {"beschut-werk": "7"}, uitleg={"beschut-werk": eng})
    citaat = read(HUIZEN).section("beschut-werk").one("blockquote")
    assert citaat.all("img") == []
    assert citaat.all("strong") == []
    assert len(citaat.all("br")) == 1
    assert '<img src=x onerror=alert(1)> *vet* "a" & b' in citaat.tekst


def test_a_page_as_known_then_shows_the_words_of_then():
    agreed("GM0406", {"beschut-werk": "7"}, uitleg={"beschut-werk": WAAROM})
    Duiding.objects.update(bekend_vanaf=moment("2026-11-01 12:00"))

    def known_at(tijd):
        lezer = Lezer(Kwartaal.lees(K3), moment=tijd)
        gebied = lezer.atlas.find("gemeente", "huizen")
        _, kubus = area_page(lezer, gebied)
        huizen = (lezer.indicatoren["beschut-werk"], gebied, lezer.kwartaal)
        return kubus.published(*huizen)

    assert known_at(moment("2026-10-31 12:00")) is None
    assert known_at(None).duiding.tekst == WAAROM


def test_a_single_change_of_words_makes_a_data_version():
    agreed("GM0406", {"beschut-werk": "7"}, uitleg={"beschut-werk": WAAROM})
    voor = Dataversie.objects.huidig()
    duiding = Duiding.objects.get()
    duiding.tekst = "Anders."
    duiding.save()
    assert Dataversie.objects.huidig() > voor
    assert quotes(HUIZEN)[0][0] == "‘Anders.’"


@pytest.mark.parametrize(
    "adres", [HUIZEN, "/2026-K3/regio/gooi-en-vechtstreek/", "/2026-K3/"]
)
def test_explanations_cost_no_query(adres):
    def ask():
        cache.clear()
        with CaptureQueriesContext(connection) as opname:
            assert Client().get(adres).status_code == 200
        return len(opname.captured_queries)

    agreed("GM0406", {"beschut-werk": "7"})
    agreed("AM12", {"banenafspraak": "700"})
    voor = ask()
    nieuw = {"beschut-werk": WAAROM}
    agreed("GM0406", {"beschut-werk": "9"}, uitleg=nieuw, reden="Telfout")
    nieuw = {"banenafspraak": WAAROM}
    agreed("AM12", {"banenafspraak": "701"}, uitleg=nieuw, reden="Telfout")
    assert ask() == voor
