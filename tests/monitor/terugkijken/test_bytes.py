"""Old links keep their bytes: what was known on a day stays so, whatever is corrected."""

import pytest
import time_machine

from tests.monitor.bladen import read_sheet
from tests.monitor.boom import Boom
from tests.monitor.terugkijken.wereld import GOOI, TOEN, correct, get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("eigen_data")]

MET_TOEN = [
    f"{GOOI}?{TOEN}",
    f"{GOOI}?formaat=csv&{TOEN}",
    f"{GOOI}?formaat=ods&{TOEN}",
    f"{GOOI}?formaat=xlsx&{TOEN}",
    f"{GOOI}?tabel=normen-banenafspraak&formaat=csv&{TOEN}",
    f"/2020-K4/?{TOEN}",
    f"/2020-K4/regio/?{TOEN}",
    f"/2020-K4/regio/?sort=-bereikt&formaat=csv&{TOEN}",
    f"/2020-K4/gemeente/hilversum/?{TOEN}",
    f"/2020-K4/vergelijk/?gebied=AM12&gebied=NL01&{TOEN}",
    f"{GOOI}traject/?doel=1462&{TOEN}",
    f"{GOOI}traject/?doel=1462&formaat=svg&{TOEN}",
    f"{GOOI}traject/?doel=1462&formaat=csv&{TOEN}",
    f"/indicator/banenafspraak/?{TOEN}",
    f"/bronnen/?{TOEN}",
    f"/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.svg?{TOEN}",
    f"/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.png?{TOEN}",
    f"/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.csv?{TOEN}",
    f"{GOOI}herkomst/banenafspraak/?{TOEN}",
    f"{GOOI}verdeling/?{TOEN}",
    f"{GOOI}?grenzen=nu&{TOEN}",
    f"{GOOI}vraag/?{TOEN}",
    f"{GOOI}brief/?{TOEN}",
    f"{GOOI}brief/?formaat=odt&{TOEN}",
    f"{GOOI}factsheet/?{TOEN}",
    f"{GOOI}vraag/haalt-de-taakstelling-banenafspraak/?{TOEN}",
    f"/2020-K4/gemeente/hilversum/vraag/haalt-de-taakstelling-banenafspraak/?{TOEN}",
    f"{GOOI}vraag/verdubbelen/?{TOEN}",
    f"/wijzigingen/?gebied=AM12&{TOEN}",
    f"/wijzigingen/?gebied=AM12&formaat=csv&{TOEN}",
    f"/wijzigingen/atom.xml?gebied=AM12&{TOEN}",
    f"/kaart/2020-K4/land/nederland/banenafspraak.svg?{TOEN}",
]


@pytest.mark.parametrize("adres", MET_TOEN)
def test_an_old_link_keeps_its_bytes(adres):
    with time_machine.travel("2026-11-21 09:00", tick=False):
        voor = get(adres)
    with time_machine.travel("2026-11-22 14:04", tick=False):
        correct()
    with time_machine.travel("2028-02-03 20:00", tick=False):  # other year, same link
        na = get(adres)
    assert voor.status_code == 200
    assert na.content == voor.content


@pytest.mark.parametrize("adres", MET_TOEN)
def test_what_was_known_differs_from_what_is_known(adres):
    """Or the test above would hold for a page that never changes."""
    correct()
    assert get(adres).content != get(adres.replace(TOEN, "")).content


def test_a_link_to_a_moment_says_the_same_after_a_correction():
    pagina = Boom(get(GOOI).content.decode())
    vast = pagina.one("input", id="vaste-link")["value"]
    voor = get(vast).content
    correct(op=None)
    assert get(vast).content == voor
    assert "608 extra banen" in Boom(voor.decode()).main.tekst
    assert "612 extra banen" in Boom(get(GOOI).content.decode()).main.tekst


def test_corrected_now_and_unchanged_then():
    correct()
    toen = Boom(get(f"{GOOI}?{TOEN}").content.decode())
    nu = Boom(get(GOOI).content.decode())
    assert "608 extra banen" in toen.main.tekst
    assert "612" not in toen.html
    assert "ecorrigeerd" not in toen.main.tekst
    assert "612 extra banen" in nu.main.tekst
    assert "Gecorrigeerd op 22 november 2026, was 608." in nu.main.tekst


def test_the_file_and_the_drawing_say_of_which_day_they_are():
    correct()
    antwoord = get(f"{GOOI}?formaat=xlsx&{TOEN}")
    titel, _, noten = read_sheet(antwoord.content)
    assert titel.endswith("Zoals bekend op 30 juni 2021.")
    assert noten[0].startswith("Zoals bekend op 30 juni 2021. Latere wijzigingen")
    assert "-bekend-op-2021-06-30" in antwoord.headers["Content-Disposition"]
    tekening = get(next(a for a in MET_TOEN if ".svg" in a)).content.decode()
    assert "Zoals bekend op 30 juni 2021." in " ".join(tekening.split())
    assert "612" not in tekening
