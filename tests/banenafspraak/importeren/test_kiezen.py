"""Choosing a file: the form, odd things that are sent, and what becomes a concept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banenafspraak.models import Bijlage, Levering, Norm
from tests.banenafspraak.importeren.bestanden import (
    MAAK,
    STAATSCOURANT,
    as_csv,
    eigen,
)
from tests.banenafspraak.importeren.paginahulp import (
    KIEZEN,
    NIETS,
    START,
    concept,
    enter,
    handed_in,
    page_of,
    press,
    send_rows,
    source,
    status_of,
    upload,
    words,
)
from tests.builders import (
    make_bron,
    make_cijfer,
    make_indicator,
    make_norm,
)
from tests.rechtenwereld import fingerprint

# ---- the form --------------------------------------------------------------------------


def test_the_form_says_what_may_be_sent(sam):
    pagina = words(sam.get(KIEZEN))
    assert "Hooguit 10 MB, 50.000 rijen en 200 kolommen." in pagina
    assert "Mag leeg blijven" in pagina
    assert "Gebieden in Nederland" not in pagina


def test_a_beheerder_is_asked_for_the_source_and_may_send_areas(baas, mensen):
    make_bron("UWV, trendrapportage 2020")
    make_bron("Verzonnen", soort="voorbeeld")
    antwoord = baas.get(KIEZEN)
    assert "Noemt elke rij zelf een bron?" in words(antwoord)
    assert "Gebieden in Nederland (CBS)" in words(antwoord)
    assert '<option value="UWV, trendrapportage 2020">' in source(antwoord)
    assert "Verzonnen" not in source(antwoord)


@pytest.mark.parametrize("methode", ["get", "post"])
def test_who_only_agrees_is_sent_to_the_start_page(mensen, methode):
    els = enter(mensen.els)
    begin = fingerprint()
    antwoord = getattr(els, methode)(KIEZEN, follow=True)
    assert antwoord.redirect_chain == [(START, 302)]
    assert "U levert zelf geen cijfers." in words(antwoord)
    assert fingerprint() == begin


# ---- no file, or not as a form sends it -----------------------------------------------


def test_no_file_is_asked_for_and_what_was_typed_stays(baas, begin):
    antwoord = baas.post(KIEZEN, {"bron": "UWV, 2020", "indicator": "banenafspraak"})
    assert antwoord.status_code == 400
    assert "Kies eerst een bestand." in words(antwoord)
    assert 'value="UWV, 2020"' in source(antwoord)
    assert '<option value="banenafspraak" selected>' in source(antwoord)
    assert fingerprint() == begin


RAAR = {
    "the file as text": {"data": {"bestand": "soort;indicator"}},
    "no multipart": {
        "data": "bestand=x",
        "content_type": "application/x-www-form-urlencoded",
    },
    "json": {"data": '{"bestand": 1}', "content_type": "application/json"},
    "no boundary": {"data": b"xx", "content_type": "multipart/form-data"},
    "broken boundary": {
        "data": b'--a\r\nContent-Disposition: form-data; name="bestand"; filename="',
        "content_type": "multipart/form-data; boundary=a",
    },
    "nothing": {"data": b"", "content_type": "multipart/form-data; boundary=a"},
}


@pytest.mark.parametrize("wat", RAAR)
def test_a_body_that_is_no_upload_is_refused(sam, begin, wat):
    antwoord = sam.post(KIEZEN, **RAAR[wat])
    assert antwoord.status_code == 400
    assert fingerprint() == begin


def test_fields_with_a_nul_do_no_harm(baas, begin):
    antwoord = send_rows(baas, eigen("7"), bron="U\x00WV", indicator="\x00")
    assert antwoord.status_code == 302
    assert Levering.objects.get().herkomst == "U WV"


@pytest.mark.parametrize("code", ["bestaat-niet", "x\x00y", "<b>" * 500])
def test_a_subject_that_does_not_exist_is_refused(baas, begin, code):
    blad = as_csv([STAATSCOURANT, ["GM0406", "Huizen", "9"]])
    antwoord = upload(baas, blad, bron="Brief", indicator=code)
    assert antwoord.status_code == 400
    assert "Kies een onderwerp dat op de site staat." in words(antwoord)
    assert "<b><b>" not in source(antwoord)
    assert fingerprint() == begin


@pytest.mark.parametrize("waarde", ["²", "-1", "1e3", "9" * 30, "\x00", "999999"])
def test_a_replaced_delivery_that_is_none_is_left_out(sam, waarde):
    antwoord = send_rows(sam, eigen("7"), vervangt=waarde)
    assert antwoord.status_code == 302
    assert Levering.objects.get().status == "concept"


def test_a_file_of_somebody_else_is_not_replaced(mensen, sam):
    van_noor = concept(enter(mensen.robin), eigen("7", gebied="AM12"))
    concept(sam, eigen("7"), vervangt=van_noor.pk)
    assert status_of(van_noor) == "concept"


@pytest.mark.parametrize(
    "naam",
    [
        "x" * 900 + ".csv",
        "../../etc/passwd.csv",
        "a\x00b.csv",
        "c\r\nSet-Cookie: x=1.csv",
        "<script>alert(1)</script>.csv",
        "Opgave “3e kwartaal” 🙂.csv",
        "';x='.csv",
        "\u202ecsv.csv",
    ],
)
def test_odd_names_of_files_do_no_harm(sam, naam):
    antwoord = send_rows(sam, eigen("7"), naam=naam)
    assert antwoord.status_code == 302
    levering = Levering.objects.get()
    pagina = sam.get(page_of(levering))
    assert "<script>alert" not in source(pagina)
    assert levering.bestand and len(levering.bestand) <= 200
    assert levering.bestand.isprintable()
    download = sam.get(page_of(levering, "bestand_download"))
    assert download.headers["Content-Disposition"].startswith("attachment; filename")


# ---- no changes, a source, a concept ------------------------------------------------------


@pytest.mark.parametrize("soort", MAAK)
def test_what_the_site_says_already_is_no_change(baas, mensen, soort):
    beschut = make_indicator("beschut-werk")
    make_norm(9, 2018, indicator=beschut, gebied=mensen.huizen, soort="wettelijk")
    make_norm(4, 2018, indicator=beschut, gebied=mensen.laren, soort="wettelijk")
    begin = fingerprint()
    blad = MAAK[soort](
        [
            STAATSCOURANT,
            ["GM0406", "Huizen", 9],
            ["GM0417", "Laren", 4],
            ["", "Som", 13],
        ]
    )
    antwoord = upload(baas, blad, f"norm.{soort}", bron="Staatscourant")
    assert antwoord.status_code == 200
    assert (
        "Geen wijzigingen. Alle 2 rijen staan al precies zo op de site. " + NIETS
    ) in words(antwoord)
    assert fingerprint() == begin


def test_the_one_row_that_is_known_reads_as_one(sam, mensen):
    make_cijfer(7, gebied=mensen.huizen, indicator=make_indicator("beschut-werk"))
    pagina = words(send_rows(sam, eigen("7")))
    assert "Geen wijzigingen. De ene rij staat al precies zo op de site." in pagina


def test_a_beheerder_must_name_the_source(baas, begin):
    antwoord = send_rows(baas, eigen("7"))
    assert antwoord.status_code == 400
    assert "Schrijf op waar deze cijfers vandaan komen" in words(antwoord)
    assert fingerprint() == begin


def test_rows_that_name_their_source_need_no_other(baas):
    antwoord = send_rows(baas, eigen("7", bron="Brief van 1 mei"))
    assert antwoord.status_code == 302


@pytest.mark.parametrize("soort", MAAK)
def test_a_good_file_becomes_a_concept_that_nobody_sees_on_the_site(
    baas, mensen, soort
):
    blad = MAAK[soort]([STAATSCOURANT, ["GM0406", "Huizen", 9], ["GM0417", "Laren", 4]])
    antwoord = upload(baas, blad, f"norm.{soort}", bron="Staatscourant 2017, 1")
    levering = Levering.objects.get()
    assert antwoord.url == page_of(levering)
    assert (levering.status, levering.gebied) == ("concept", mensen.gooi)
    assert not Norm.objects.exists()
    bijlage = Bijlage.objects.get()
    assert bytes(bijlage.inhoud) == blad
    assert (bijlage.naam, bijlage.soort) == (f"norm.{soort}", soort)
    pagina = baas.get(antwoord.url)
    assert "Alle 2 rijen zijn goed. 2 nieuw, 0 gewijzigd, 0 gelijk." in words(pagina)
    assert "Bewaard als concept. Er staat nog niets op de site." in words(pagina)
    assert "Norm voor Beschut werk, eind 2018, 2 gemeenten" in words(pagina)


# ---- in the place of another -----------------------------------------------------------


def test_an_improved_file_takes_the_place_of_what_was_sent_back(mensen, sam):
    oud = handed_in(sam, eigen("7"))
    press(enter(mensen.els), oud, "terug", reden="Rij 2 klopt niet.")
    formulier = words(sam.get(f"{KIEZEN}?vervangt={oud.pk}"))
    assert "in de plaats van cijfers.csv" in formulier
    assert "Rij 2 klopt niet." in formulier
    nieuw = concept(sam, eigen("8"), vervangt=oud.pk)
    assert status_of(oud) == "ingetrokken"
    assert status_of(nieuw) == "concept"
    assert oud.bijlagen.count() == 1, "what was handed in once is kept"


def test_a_worse_file_leaves_what_was_sent_back(mensen, sam):
    oud = handed_in(sam, eigen("7"))
    press(enter(mensen.els), oud, "terug", reden="Rij 2 klopt niet.")
    begin = fingerprint()
    antwoord = send_rows(sam, eigen("x"), vervangt=oud.pk)
    assert antwoord.status_code == 400
    assert f"{KIEZEN}?vervangt={oud.pk}" in source(antwoord)
    assert fingerprint() == begin


# ---- a GET changes nothing, and costs the same -------------------------------------------


def test_looking_at_the_form_changes_nothing(sam, begin):
    for adres in (KIEZEN, f"{KIEZEN}?vervangt=1", f"{KIEZEN}geweigerd.csv"):
        assert sam.get(adres).status_code in (200, 302)
    assert fingerprint() == begin


def test_an_upload_asks_as_many_queries_for_300_rows_as_for_10(baas, mensen):
    def queries(aantal: int) -> int:
        kwartalen = [f"20{j}-K{k}" for j in range(13, 26) for k in range(1, 5)]
        codes = ["GM0406", "GM0402", "GM0417", "AM12", "AM01", "NL01"]
        rijen = [eigen("x7", gebied=c, periode=k) for c in codes for k in kwartalen]
        with CaptureQueriesContext(connection) as gevraagd:
            antwoord = send_rows(baas, *rijen[:aantal], bron="Brief")
        assert antwoord.status_code == 400
        return len(gevraagd)

    queries(1)
    assert queries(300) == queries(10)


def test_a_file_with_persons_is_not_kept_anywhere(sam, begin, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    inhoud = b"CBS-code;Gemeente;Ultimo 2018;BSN\r\n406;Huizen;9;111222333\r\n"
    bestand = SimpleUploadedFile("a.csv", inhoud)
    assert "meteen weggegooid" in words(sam.post(KIEZEN, {"bestand": bestand}))
    assert fingerprint() == begin
    assert not list(tmp_path.iterdir())


def test_the_same_file_again_makes_no_second_concept(sam):
    een = concept(sam, eigen("7", periode="2019-K4"), eigen("8"))
    twee = concept(sam, eigen("7", periode="2019-K4"), eigen("8"))
    assert twee.pk != een.pk
    assert [status_of(een), status_of(twee)] == ["ingetrokken", "concept"]
