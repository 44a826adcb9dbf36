"""The page "Waar komt dit cijfer vandaan?" in a small world."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from banenafspraak.models import Onderdrukking
from tests.builders import (
    build_norm,
    dag,
    make_bron,
    make_gebruiker,
    make_gemeente,
)
from tests.monitor.bladen import sheet
from tests.monitor.boom import Boom
from tests.monitor.herkomst.leveren import (
    DERDE,
    EERST,
    TWEEDE,
    deliver,
    take_away,
)
from tests.monitor.herkomst.pagina import BESCHUT, GOOI, HUIZEN, read

pytestmark = pytest.mark.django_db


def without_titles(pagina):
    """What the page says, without the names of made-up documents: their numbers count on."""
    return re.sub(r"Document \d+", "", pagina.main.tekst)


def lines(pagina, code="cijfer"):
    """What each version in the list says, newest first."""
    deel = pagina.one("section", id=code)
    return [li.tekst for li in deel.one("ol", "geschiedenis").all("li")]


def opening(adres=HUIZEN):
    return read(adres).opening


# ---- the first sentences ------------------------------------------------------------------


def test_the_page_says_first_who_delivered_when_and_from_which_source(wereld):
    rij = wereld.figure(90, bron=make_bron("brief van mei"))
    deliver(rij, EERST, door=make_gebruiker(), akkoord=make_gebruiker())
    pagina = read()
    assert pagina.one("h1").tekst == "Waar komt dit cijfer vandaan?"
    assert pagina.one("p", "onder").tekst == (
        "Banenafspraak in de gemeente Huizen, eind 2025: 90"
    )
    assert pagina.opening == (
        "De gemeente Huizen leverde dit getal op 2 maart 2026. "
        "De bron is brief van mei. Een tweede persoon gaf akkoord op 2 maart 2026."
    )


def test_without_a_second_person_the_page_says_so(wereld):
    deliver(wereld.figure(90), EERST)
    assert "Er was geen akkoord van een tweede persoon." in opening()


def test_the_source_is_told_in_full(wereld):
    bron = make_bron(
        "kort", titel="Lange titel", kenmerk="21.01", url="https://example.org/a.pdf"
    )
    deliver(wereld.figure(90, bron=bron), EERST)
    deel = read().one("section", aria_labelledby="deel-bron")
    assert "Uitgever UWV" in deel.tekst
    assert "Datum 30 juni 2021" in deel.tekst
    assert "Kenmerk 21.01" in deel.tekst
    assert deel.one("a", href=bron.url).tekst == "Lange titel"
    assert deel.one("a", href=f"/bronnen/#bron-{bron.sleutel}")


def test_nothing_known_is_a_page_that_says_who_can_deliver(wereld):
    pagina = read()
    assert (
        pagina.opening == "Van dit cijfer is niets bekend. UWV kan dit cijfer leveren."
    )
    assert pagina.all("ol", "geschiedenis") == []


def test_not_known_gives_the_reason_and_its_source(wereld):
    deliver(
        wereld.figure(
            None, reden_onbekend="niet gevonden in bron", bron=make_bron("de vragen")
        ),
        EERST,
    )
    assert opening() == (
        "Wij hebben het aantal in geen bron gevonden. Dat staat in de vragen. "
        "UWV kan dit cijfer leveren."
    )


def test_what_is_not_counted_per_gemeente_leads_to_the_region(wereld):
    wereld.banen.niveaus = ["arbeidsmarktregio"]
    wereld.banen.save()
    pagina = read()
    assert "Het wordt niet per gemeente geteld." in pagina.opening
    assert "leveren" not in pagina.opening
    assert pagina.one(
        "a", href="/2025-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/"
    )


def test_an_example_is_invented_and_has_no_source(wereld):
    rij = wereld.figure(70, bron=make_bron("Verzonnen reeks", soort="voorbeeld"))
    rij.voorbeeld = True
    deliver(rij, EERST)
    pagina = read()
    assert pagina.one("title").tekst.startswith("Voorbeeld: ")
    assert pagina.opening == (
        "Dit getal is verzonnen. Er is dus geen bron en geen levering. "
        "UWV kan het echte cijfer leveren."
    )
    assert "Verzonnen reeks" not in pagina.html
    assert pagina.all("section", aria_labelledby="deel-bron") == []


def test_an_example_that_a_real_figure_beat_is_not_told(wereld):
    rij = wereld.figure(70, bron=make_bron(soort="voorbeeld"))
    rij.voorbeeld = True
    deliver(rij, EERST)
    deliver(wereld.figure(90), TWEEDE)
    pagina = read()
    assert "voorbeeld" not in pagina.main.tekst
    assert "70" not in without_titles(pagina)


# ---- the history ---------------------------------------------------------------------------


def test_the_history_is_told_newest_first(wereld):
    deliver(wereld.figure(90, bron=make_bron("brief A")), EERST)
    deliver(wereld.figure(95, bron=make_bron("brief B")), TWEEDE, "Vijf vergeten")
    regels = lines(read())
    assert regels[0] == (
        "Vanaf 11 mei 2026 14.04 uur 95 Gecorrigeerd, was 90. Reden: Vijf vergeten. "
        "Geleverd door de gemeente Huizen op 11 mei 2026. "
        "Er was geen akkoord van een tweede persoon. Bron: brief B. "
        "Bekijk de pagina van dat moment: Vanaf 11 mei 2026, 95"
    )
    assert regels[1].startswith("Vanaf 2 maart 2026 10.00 uur 90 Eerste keer bekend.")
    assert regels[2] == "Tot 2 maart 2026 niet bekend Toen stond hier nog geen getal."


def test_a_number_that_was_taken_away_stays_in_the_history(wereld):
    rij = deliver(wereld.figure(90), EERST)
    take_away(rij, TWEEDE, "Verkeerde gemeente")
    pagina = read()
    assert pagina.opening.startswith(
        "Dit cijfer is op 11 mei 2026 ingetrokken. Nu is er geen getal bekend."
    )
    assert "Ingetrokken. Het getal 90 staat niet meer op de site." in lines(pagina)[0]
    assert "Reden: Verkeerde gemeente." in lines(pagina)[0]


def test_of_a_small_number_no_word_is_told_anywhere(wereld):
    for waarde, op in ((9, EERST), (3, TWEEDE), (12, DERDE)):
        rij = wereld.figure(
            waarde, indicator=wereld.mensen, toelichting=f"Telde er {waarde}"
        )
        deliver(rij, op, f"Reden {waarde}")
    pagina = read(BESCHUT)
    assert "1 t/m 4 Gecorrigeerd. Meer vertellen wij niet" in lines(pagina)[1]
    for verraad in (
        "Telde er 3",
        "Telde er 12",
        "Reden 3",
        "Reden 12",
        "was 3",
        "was 9",
    ):
        assert verraad not in pagina.html
    _, rijen, _ = sheet(BESCHUT)
    assert [rij["Getal"] for rij in rijen] == [12, "", 9]
    assert [rij["Reden"] for rij in rijen] == ["", "", ""]


def test_a_number_that_may_not_be_told_says_why(wereld):
    rij = deliver(wereld.figure(30, indicator=wereld.mensen), EERST)
    rij.refresh_from_db()
    rij.onderdrukking = Onderdrukking.SECUNDAIR
    rij.save()
    pagina = read(BESCHUT)
    assert pagina.opening.startswith(
        "Niet getoond. Anders is een te klein aantal te berekenen. De gemeente Huizen"
    )
    assert "30" not in pagina.one("section", id="cijfer").one("ol").all("h3")[0].tekst
    assert "eind 2025: niet getoond" in pagina.one("p", "onder").tekst


def test_the_norm_and_the_ambition_have_their_own_history(wereld):
    waar = {"gebied": wereld.gemeente, "indicator": wereld.banen}
    deliver(build_norm(120, 2025, **waar), EERST)
    deliver(build_norm(125, 2025, **waar), TWEEDE, "Nieuwe verdeling")
    deliver(build_norm(200, 2025, soort="eigen ambitie", **waar), DERDE)
    pagina = read()
    assert "De norm voor eind 2025: 125" in pagina.tekst
    assert "Gecorrigeerd, was 120. Reden: Nieuwe verdeling." in lines(pagina, "norm")[0]
    assert "De eigen ambitie voor eind 2025: 200" in pagina.tekst
    assert len(lines(pagina, "ambitie")) == 2


def test_without_a_norm_the_page_says_so(wereld):
    assert "Er is geen norm bekend voor eind 2025." in read().tekst


def test_the_band_says_what_the_list_says(wereld):
    deliver(wereld.figure(90), EERST)
    deliver(wereld.figure(95), TWEEDE)
    breed, smal = read().one("section", id="cijfer").all("svg", role="img")
    for svg in (breed, smal):
        assert svg.one("desc").tekst == (
            "Vóór 2 maart 2026: niet bekend. Vanaf 2 maart 2026: 90. Vanaf 11 mei 2026: 95."
        )


# ---- as known on ---------------------------------------------------------------------------


def test_as_known_on_a_day_later_versions_are_not_there(wereld):
    deliver(wereld.figure(90), EERST)
    deliver(wereld.figure(95), TWEEDE, "Vijf vergeten")
    pagina = read(f"{HUIZEN}?bekend_op=2026-05-10")
    assert "eind 2025: 90" in pagina.one("p", "onder").tekst
    assert "95" not in without_titles(pagina)
    assert "Vijf vergeten" not in pagina.html


def test_before_anything_was_known_the_page_says_so(wereld):
    deliver(wereld.figure(90), EERST)
    pagina = read(f"{HUIZEN}?bekend_op=2026-03-01")
    assert pagina.opening == "Op 1 maart 2026 was van dit cijfer niets bekend."


def test_the_page_of_then_really_shows_that_version(wereld):
    for waarde, op in ((90, EERST), (95, TWEEDE), (93, DERDE)):
        deliver(wereld.figure(waarde), op)
    links = [
        a["href"]
        for a in read().one("section", id="cijfer").all("a")
        if "bekend_op" in a["href"]
    ]
    assert all(a.startswith("/2025-K4/gemeente/huizen/?bekend_op=") for a in links)
    getoond = [
        read(adres).card("banenafspraak").one("p", "kern-waarde") for adres in links
    ]
    assert [p.tekst for p in getoond] == ["93 banen", "95 banen", "90 banen"]
    for adres, waarde in zip(links, (93, 95, 90), strict=True):
        eigen = read(f"{HUIZEN}?{adres.split('?')[1]}")
        assert eigen.one("p", "onder").tekst.endswith(f"eind 2025: {waarde}")


def test_a_page_as_known_on_a_day_keeps_its_bytes(wereld):
    deliver(wereld.figure(90), EERST)
    adres = f"{HUIZEN}?bekend_op=2026-03-31"
    eerst = Client().get(adres).content
    deliver(wereld.figure(95), TWEEDE)
    cache.clear()
    assert Client().get(adres).content == eerst


# ---- addresses, files and cost -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        ("/2025-K4/gemeente/nergens/herkomst/banenafspraak/", "Er is geen gemeente"),
        ("/2025-K4/gemeente/huizen/herkomst/nergens/", "Er is geen onderwerp"),
        (f"{HUIZEN}?deel=nergens", "Er is geen deel"),
        (f"{HUIZEN}?deel=%00", "Er is geen deel"),
        (f"{HUIZEN}?vanaf=gisteren", "Het begin van deze periode bestaat niet."),
        (f"{HUIZEN}?vanaf=2026-K1", "Een periode begint niet na het einde ervan."),
        (f"{HUIZEN}?bekend_op=gisteren", "geen dag"),
        (f"{HUIZEN}?formaat=pdf", "maken we niet"),
    ],
)
def test_what_does_not_exist_is_a_friendly_404(wereld, adres, zin):
    antwoord = Client().get(adres)
    assert antwoord.status_code == 404
    assert zin in Boom(antwoord.content.decode()).main.tekst


def test_an_old_name_leads_to_the_area(wereld):
    wereld.gemeente.andere_namen = "Oud-Huizen"
    wereld.gemeente.save()
    antwoord = Client().get(f"{HUIZEN.replace('huizen', 'oud-huizen')}?deel=totaal")
    assert antwoord.headers["Location"] == HUIZEN


def test_a_part_has_a_page_of_its_own(wereld):
    from tests.builders import make_uitsplitsing

    markt = make_uitsplitsing("markt")
    deliver(wereld.figure(60, uitsplitsing=markt), EERST)
    pagina = read(f"{HUIZEN}?deel=markt")
    assert pagina.one("p", "onder").tekst == (
        "Banenafspraak, deel ‘markt’ in de gemeente Huizen, eind 2025: 60"
    )


def test_the_file_has_a_row_per_version(wereld):
    deliver(wereld.figure(90), EERST)
    deliver(wereld.figure(95), TWEEDE, "Vijf vergeten")
    _, (nieuw, oud), _ = sheet(HUIZEN)
    assert (nieuw["Getal"], nieuw["Was"]) == (95, 90)
    assert (nieuw["Wat er gebeurde"], nieuw["Reden"]) == (
        "gecorrigeerd",
        "Vijf vergeten",
    )
    assert nieuw["Bekend vanaf"] == oud["Bekend tot"] == dag("2026-05-11")
    assert "/2025-K4/gemeente/huizen/?bekend_op=" in oud["Pagina van dat moment"]


def test_no_page_needs_more_than_ten_queries(wereld, django_assert_max_num_queries):
    for n in range(6):
        lid = make_gemeente(f"Gemeente {n}", regio=wereld.regio)
        deliver(wereld.figure(30 + n, indicator=wereld.mensen, gebied=lid), EERST)
    for waarde, op in ((90, EERST), (95, TWEEDE), (93, DERDE)):
        deliver(wereld.figure(waarde), op)
    for adres in (HUIZEN, f"{HUIZEN}?deel=totaal", GOOI):
        cache.clear()
        with django_assert_max_num_queries(10):
            assert Client().get(adres).status_code == 200
