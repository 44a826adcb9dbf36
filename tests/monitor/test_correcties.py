"""A corrected figure says so wherever it stands: when, what it was, and why.

Unless a small count would follow from it: then nothing but the date.
"""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Indicator, Levering
from regio.models import Gebied
from tests.builders import build_cijfer, dag, make_bron, moment
from tests.monitor.bladen import sheet
from tests.monitor.leveren import figure, norm, read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("eigen_data", "zonder_tekenen"),
]

EERST, DAARNA, LATER = (
    moment("2026-11-20 12:00"),
    moment("2026-11-26 12:00"),
    moment("2026-12-03 12:00"),
)
HUIZEN = "/2026-K3/gemeente/huizen/"
GOOI = "/2026-K3/regio/gooi-en-vechtstreek/?indicator=beschut-werk"
REDEN = "Twee plekken waren niet meegeteld"


def deliver(rij, op, reden=""):
    """Publish one row at `op`, over what was known."""
    levering = Levering(gebied=rij.gebied, reden=reden)
    hand_in(levering, [rij])
    publish(levering, moment=op)


def beschut(waarde, gebied="GM0406", **velden):
    """Beschut werk in 2026-K3. None: not known."""
    if waarde is None:
        velden["reden_onbekend"] = "nog niet bekend"
    return build_cijfer(
        waarde,
        "2026-K3",
        gebied=Gebied.objects.get(code=gebied),
        indicator=Indicator.objects.get(code="beschut-werk"),
        **velden,
    )


def corrected(oud, nieuw, reden=REDEN):
    """The card of Huizen after a correction from `oud` to `nieuw`."""
    deliver(beschut(oud), EERST)
    deliver(beschut(nieuw), DAARNA, reden)
    return read(HUIZEN).card("beschut-werk").tekst


# ---- the key figure ---------------------------------------------------------------


def test_a_corrected_figure_says_when_what_it_was_and_why():
    kaart = corrected(7, 9)
    assert f"Gecorrigeerd op 26 november 2026, was 7. Reden: {REDEN}." in kaart


def test_a_first_figure_is_no_correction():
    deliver(beschut(7), EERST, REDEN)
    pagina = read(HUIZEN)
    assert "ecorrigeerd" not in pagina.main.tekst
    assert REDEN not in pagina.html


def test_of_two_corrections_the_last_one_is_told():
    corrected(7, 9)
    deliver(beschut(8), LATER, "Telfout.")
    kaart = read(HUIZEN).card("beschut-werk").tekst
    assert "Gecorrigeerd op 3 december 2026, was 9. Reden: Telfout. " in kaart
    assert "was 7" not in kaart


def test_a_figure_that_was_not_known_says_so():
    assert "Gecorrigeerd op 26 november 2026, was niet bekend." in corrected(None, 9)


def test_a_figure_that_is_no_longer_known_says_what_it_was():
    kaart = corrected(9, None)
    assert "Niet bekend" in kaart
    assert "Gecorrigeerd op 26 november 2026, was 9." in kaart


@pytest.mark.parametrize(("oud", "nieuw"), [(3, 9), (9, 3), (2, 3), (None, 3)])
def test_next_to_a_small_count_only_the_date_is_told(oud, nieuw):
    reden = f"Telde {oud}, moest {nieuw} zijn"
    kaart = corrected(oud, nieuw, reden)
    assert "Gecorrigeerd op 26 november 2026. " in kaart
    assert ", was" not in kaart
    for adres in (HUIZEN, GOOI, "/indicator/beschut-werk/"):
        assert "Telde" not in read(adres).html
    for adres in (GOOI, "/indicator/beschut-werk/"):
        rij = row_of(adres)
        assert (rij["Was"], rij["Reden van de correctie"]) == ("", "")


def test_the_same_number_from_another_source_is_no_correction():
    deliver(beschut(9), EERST)
    deliver(beschut(9, bron=make_bron("nieuwe brief")), DAARNA)
    pagina = read(HUIZEN)
    assert "nieuwe brief" in pagina.card("beschut-werk").tekst
    assert "ecorrigeerd" not in pagina.main.tekst


def test_a_real_figure_that_replaces_an_example_is_no_correction():
    verzonnen = beschut(15, bron=make_bron("Verzonnen", soort="voorbeeld"))
    verzonnen.voorbeeld = True
    deliver(verzonnen, EERST)
    deliver(beschut(9), DAARNA)
    assert "ecorrigeerd" not in read(HUIZEN).main.tekst


def test_an_example_that_replaces_an_example_is_no_correction():
    bron = make_bron("Verzonnen", soort="voorbeeld")
    for waarde, op in ((15, EERST), (16, DAARNA)):
        rij = beschut(waarde, bron=bron)
        rij.voorbeeld = True
        deliver(rij, op)
    pagina = read(HUIZEN)
    assert "16" in pagina.card("beschut-werk").tekst
    assert "ecorrigeerd" not in pagina.main.tekst


def test_the_reason_is_printed_as_text():
    corrected(7, 9, "<script>alert(1)</script> *vet*")
    pagina = read(HUIZEN)
    assert pagina.all("script") == []
    assert "<script>alert(1)</script> *vet*" in pagina.card("beschut-werk").tekst


def test_a_corrected_norm_says_so_of_the_norm():
    deliver(norm(16, "GM0406", 2026, "beschut-werk"), EERST)
    deliver(norm(18, "GM0406", 2026, "beschut-werk"), DAARNA, "Nieuwe regeling")
    kaart = read(HUIZEN).card("beschut-werk").tekst
    zin = "De norm is gecorrigeerd op 26 november 2026, was 16. Reden: Nieuwe regeling."
    assert zin in kaart
    assert "norm gecorrigeerd" in kaart


def test_a_new_version_of_a_shipped_figure_is_a_correction():
    """608 came with a file; whatever delivers another number corrects it."""
    deliver(figure(650), DAARNA)
    kaart = read("/2020-K4/regio/gooi-en-vechtstreek/").card("banenafspraak").tekst
    assert "Gecorrigeerd op 26 november 2026, was 608." in kaart


# ---- sums -------------------------------------------------------------------------


def test_a_sum_with_a_corrected_part_tells_the_day_and_no_number():
    corrected(7, 9)
    kaart = read(GOOI).card("beschut-werk").tekst
    assert "Een deel van deze som is gecorrigeerd op 26 november 2026." in kaart
    assert ", was" not in kaart
    assert REDEN not in kaart


# ---- rows of tables -----------------------------------------------------------------


@pytest.mark.parametrize(
    "adres", [GOOI, "/2026-K3/gemeente/?q=huizen", "/indicator/beschut-werk/?q=x"]
)
def test_a_row_has_a_mark_with_words_for_who_hears_it(adres):
    corrected(7, 9)
    rij = next(tr for tr in read(adres).main.all("tr") if tr.tekst.startswith("Huizen"))
    merk = next(m for m in rij.all("span", "merk") if "gecorrigeerd" in m.tekst)
    assert merk.tekst == "gecorrigeerd op 26 november 2026, was 7"
    assert merk.one("span", "verborgen").tekst == "op 26 november 2026, was 7"
    assert not merk.get("title")


def test_a_corrected_part_of_other_figures_has_a_mark():
    def deel(waarde):
        rij = figure(waarde, "NL01", "2026-K3", "doelgroepregister")
        rij.uitsplitsing = rij.indicator.uitsplitsingen.get(code="wajong")
        return rij

    deliver(figure(300000, "NL01", "2026-K3", "doelgroepregister"), EERST)
    deliver(deel(100000), EERST)
    deliver(deel(110000), DAARNA)
    assert "gecorrigeerd op 26 november 2026, was 100.000" in read("/2026-K3/").tekst


# ---- files ------------------------------------------------------------------------


def row_of(adres, naam="Huizen"):
    return next(rij for rij in sheet(adres)[1] if rij["Naam"] == naam)


def test_a_file_has_columns_for_the_correction():
    corrected(7, 9)
    rij = row_of(GOOI)
    assert rij["Gecorrigeerd op"] == dag("2026-11-26")
    assert rij["Was"] == 7
    assert rij["Reden van de correctie"] == REDEN


def test_a_file_of_norms_has_them_too():
    deliver(norm(16, "GM0406", 2026, "beschut-werk"), EERST)
    deliver(norm(18, "GM0406", 2026, "beschut-werk"), DAARNA, "Nieuwe regeling")
    rij = next(
        r
        for r in sheet("/indicator/beschut-werk/?tabel=normen")[1]
        if r["Naam"] == "Huizen" and r["Geldt op"] == dag("2026-12-31")
    )
    assert (rij["Gecorrigeerd op"], rij["Was"]) == (dag("2026-11-26"), 16)
    assert row_of(GOOI)["Norm was"] == 16


# ---- what it costs ------------------------------------------------------------------


@pytest.mark.parametrize(
    "adres",
    [HUIZEN, GOOI, "/2026-K3/", "/2026-K3/gemeente/", "/indicator/beschut-werk/"],
)
def test_corrections_cost_no_query(adres):
    def ask():
        cache.clear()
        with CaptureQueriesContext(connection) as opname:
            assert Client().get(adres).status_code == 200
        return len(opname.captured_queries)

    deliver(beschut(7), EERST)
    voor = ask()
    deliver(beschut(9), DAARNA, REDEN)
    assert ask() == voor <= 10


def test_a_reason_that_may_speak_of_a_hidden_number_is_told_nowhere():
    """One delivery corrects a public number and a small one: its words may be about both."""
    deliver(beschut(31), EERST)
    deliver(beschut(3, "GM0402"), EERST)
    rijen = [beschut(33), beschut(2, "GM0402")]
    levering = Levering(
        gebied=Gebied.objects.get(code="AM12"), reden="2 in plaats van 3"
    )
    hand_in(levering, rijen)
    publish(levering, moment=DAARNA)
    for adres in (
        HUIZEN,
        f"{HUIZEN}herkomst/beschut-werk/",
        f"{HUIZEN}verschil/?bekend_op=2026-11-21",
        f"{GOOI}&formaat=csv",
        "/wijzigingen/",
        "/wijzigingen/atom.xml",
    ):
        cache.clear()
        tekst = Client().get(adres).content.decode()
        assert "2 in plaats van 3" not in tekst, adres
    assert "was 31" in read(HUIZEN).card("beschut-werk").tekst
