"""A page of a file that is old, of somebody else, or only looked at; and its download."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banenafspraak.models import Bijlage, Levering
from tests.banenafspraak.importeren.bestanden import (
    as_csv,
    eigen,
    own,
)
from tests.banenafspraak.importeren.paginahulp import (
    KIEZEN,
    concept,
    handed_in,
    page_of,
    press,
    source,
    two,
    words,
)
from tests.builders import (
    BEKEND,
    make_cijfer,
    make_gemeente,
    make_indicator,
    make_levering,
)
from tests.rechtenwereld import fingerprint

# ---- somebody was first ------------------------------------------------------------------


@pytest.mark.parametrize("versie", [0, 1, 99])
def test_a_page_that_is_old_decides_nothing(sam, els, versie):
    levering = handed_in(sam, *two())
    begin = fingerprint()
    antwoord = press(els, levering, "akkoord", versie=versie)
    assert "Bekijk de nieuwe versie voordat u verdergaat." in words(antwoord)
    assert fingerprint() == begin


@pytest.mark.parametrize("versie", ["", "x", "²", "-1", "9" * 40, "\x00"])
def test_a_version_that_is_none_decides_nothing(sam, els, versie):
    levering = handed_in(sam, *two())
    begin = fingerprint()
    els.post(page_of(levering), {"versie": versie, "akkoord": "1"})
    assert fingerprint() == begin


def test_a_second_tab_is_told_what_happened(sam, els, robin):
    levering = handed_in(sam, *two())
    versie = Levering.objects.get(pk=levering.pk).versie
    press(els, levering, "akkoord")
    begin = fingerprint()
    for knop in ("akkoord", "terug"):
        antwoord = press(robin, levering, knop, versie=versie, reden="Nee.")
        assert "Els gaf" in words(antwoord) and "al akkoord" in words(antwoord)
    assert "al akkoord" in words(press(sam, levering, "intrekken", versie=versie))
    assert fingerprint() == begin


def test_handing_in_twice_hands_in_once(sam):
    levering = concept(sam, *two())
    versie = levering.versie
    press(sam, levering, "indienen", versie=versie)
    begin = fingerprint()
    assert "al in." in words(press(sam, levering, "indienen", versie=versie))
    assert fingerprint() == begin


def test_a_site_that_says_something_else_now_is_not_agreed_with(mensen, sam, els):
    levering = handed_in(sam, *two())
    assert 'name="akkoord"' in source(els.get(page_of(levering)))
    make_cijfer(6, gebied=mensen.huizen, indicator=make_indicator("beschut-werk"))
    begin = fingerprint()
    pagina = els.get(page_of(levering))
    assert "Op de site staat intussen iets anders" in words(pagina)
    assert 'name="akkoord"' not in source(pagina)
    assert 'name="terug"' in source(pagina)
    antwoord = words(press(els, levering, "akkoord"))
    assert "akkoord op een andere levering van hetzelfde cijfer" in antwoord
    assert "Stuur dit bestand terug." in antwoord
    assert fingerprint() == begin


def test_a_post_without_a_button_asks_what_to_do(sam):
    levering = concept(sam, *two())
    begin = fingerprint()
    antwoord = sam.post(page_of(levering), {"versie": "1"})
    assert antwoord.status_code == 400
    assert "Kies wat u wilt doen." in words(antwoord)
    assert fingerprint() == begin


def test_a_file_that_can_no_longer_be_read_says_so(sam, els):
    levering = handed_in(sam, *two())
    Bijlage.objects.update(inhoud=b"a;b\r\n1;2\r\n")
    begin = fingerprint()
    assert "We herkennen de kolommen niet." in words(els.get(page_of(levering)))
    antwoord = press(els, levering, "akkoord")
    assert antwoord.status_code == 409
    assert fingerprint() == begin


# ---- who sees it -------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["bestand_levering", "bestand_download"])
def test_somebody_elses_file_is_not_there(mensen, baas, sam, naam):
    levering = concept(baas, *two(gebied="GM0402"), bron="Brief")
    assert sam.get(page_of(levering, naam)).status_code == 404
    assert baas.get(page_of(levering, naam)).status_code == 200


def test_an_opgave_is_no_file(mensen, sam):
    levering = make_levering(mensen.huizen, status="concept", gemaakt_door=mensen.sam)
    assert sam.get(page_of(levering)).status_code == 404
    assert sam.post(page_of(levering), {"stop": "1"}).status_code == 404


def test_a_number_that_no_file_has_is_not_found(sam):
    for pk in (0, 999999, 10**30):
        assert sam.get(f"{KIEZEN}{pk}/").status_code == 404
        assert sam.get(f"{KIEZEN}{pk}/download/").status_code == 404


def test_a_region_sees_what_the_gemeente_sent_and_not_the_reverse(mensen, robin, sam):
    make_cijfer(
        5,
        gebied=mensen.gooi,
        indicator=make_indicator("adviezen-beschut-werk"),
        bekend_vanaf=BEKEND,
    )
    van_robin = concept(robin, *two(gebied="AM12", indicator="adviezen-beschut-werk"))
    assert sam.get(page_of(van_robin)).status_code == 404
    van_sam = concept(sam, *two())
    assert robin.get(page_of(van_sam)).status_code == 200


# ---- the file itself ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "naam",
    ["cijfers.csv", "Opgave 3e kwartaal “é” 🙂.csv", 'a"b\\c.csv', "x" * 196 + ".csv"],
)
def test_the_download_is_the_file_as_it_came(sam, els, naam):
    levering = handed_in(sam, *two())
    Bijlage.objects.update(naam=naam)
    antwoord = els.get(page_of(levering, "bestand_download"))
    assert antwoord.content == as_csv_of_two()
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    kop = antwoord.headers["Content-Disposition"]
    assert kop.startswith("attachment; filename")
    assert "\n" not in kop and kop.isascii()


def as_csv_of_two() -> bytes:
    return as_csv(own(*two()))


@pytest.mark.parametrize(
    "soort, type_",
    [
        ("csv", "text/csv"),
        ("xls", "application/vnd.ms-excel"),
        ("?", "application/octet-stream"),
    ],
)
def test_the_download_says_what_kind_it_is(sam, soort, type_):
    levering = concept(sam, *two())
    Bijlage.objects.update(soort=soort)
    antwoord = sam.get(page_of(levering, "bestand_download"))
    assert antwoord.headers["Content-Type"].split(";")[0] == type_


# ---- looking -----------------------------------------------------------------------------


def test_looking_changes_nothing(sam, els):
    levering = handed_in(sam, *two())
    begin = fingerprint()
    for client in (sam, els):
        for vraag in ("", "?alles=1", "?alles=x&versie=1&akkoord=1"):
            assert client.get(page_of(levering) + vraag).status_code == 200
        client.get(page_of(levering, "bestand_download"))
    assert fingerprint() == begin


def test_the_first_fifty_rows_are_shown_and_all_when_asked(mensen, baas):
    levering = concept(baas, *_many(mensen, 60), bron="Brief")
    pagina = baas.get(page_of(levering))
    assert source(pagina).count('<tr><th scope="row">') == 50
    assert "En nog 10 rijen." in words(pagina)
    alles = baas.get(page_of(levering) + "?alles=1")
    assert source(alles).count('<tr><th scope="row">') == 60
    assert "Toon alle rijen" not in words(alles)


def _many(mensen, aantal: int) -> list:
    """A figure each of as many gemeenten."""
    for nummer in range(aantal):
        code = f"GM{8000 + nummer}"
        if not type(mensen.huizen).objects.filter(code=code).exists():
            make_gemeente(f"G{nummer}", code=code, regio=mensen.gooi)
    return [eigen("7", gebied=f"GM{8000 + n}") for n in range(aantal)]


def test_the_page_asks_as_many_queries_for_300_rows_as_for_10(mensen, baas):
    def queries(aantal: int) -> int:
        levering = concept(baas, *_many(mensen, 300)[:aantal], bron="Brief")
        with CaptureQueriesContext(connection) as gevraagd:
            assert baas.get(page_of(levering)).status_code == 200
        return len(gevraagd)

    assert queries(300) == queries(10)
