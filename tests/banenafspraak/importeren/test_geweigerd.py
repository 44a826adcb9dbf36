"""A file that is refused: as a whole with a sentence, or for its rows."""

import csv
import io
import random
import re
import string

import pytest

from tests.banenafspraak.importeren.bestanden import (
    EIGEN,
    STAATSCOURANT,
    as_csv,
    as_xlsx,
    eigen,
    own,
)
from tests.banenafspraak.importeren.paginahulp import (
    KIEZEN,
    NIETS,
    concept,
    count,
    enter,
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
    make_toewijzing,
)
from tests.rechtenwereld import fingerprint

# ---- refused as a whole ----------------------------------------------------------------


GEWEIGERD = {
    "empty": ("leeg.csv", b"", "Het bestand is leeg."),
    "spaces": ("leeg.csv", b" \r\n \r\n", "Het bestand is leeg."),
    "no layout": ("a.csv", b"a;b;c\r\n1;2;3\r\n", "We herkennen de kolommen niet."),
    "a column short": (
        "a.csv",
        b"soort;indicator;gebied;waarde\r\ncijfer;beschut-werk;GM0406;7\r\n",
        "De kolom periode ontbreekt.",
    ),
    "a pdf": (
        "a.xlsx",
        b"%PDF-1.7 ...",
        "Het bestand heet .xlsx, maar het is een pdf.",
    ),
    "a csv by another name": (
        "a.xlsx",
        b"CBS-code;Gemeente;Ultimo 2018\r\n406;Huizen;9\r\n",
        "Het bestand heet .xlsx, maar het is een CSV-bestand.",
    ),
    "cut off": (
        "a.xlsx",
        as_xlsx(own(eigen("7")))[:900],
        "Het bestand is niet compleet.",
    ),
    "persons": (
        "a.csv",
        b"CBS-code;Gemeente;Ultimo 2018;BSN\r\n406;Huizen;9;111222333\r\n",
        "BSN",
    ),
    "no rows": ("a.csv", ";".join(EIGEN).encode(), "Er staan geen rijen onder de kop."),
}


@pytest.mark.parametrize("wat", GEWEIGERD)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(sam, begin, wat):
    naam, inhoud, zin = GEWEIGERD[wat]
    antwoord = upload(sam, inhoud, naam)
    assert antwoord.status_code == 400
    assert zin in words(antwoord)
    assert NIETS in words(antwoord)
    assert "Probeer het opnieuw" in words(antwoord)
    assert fingerprint() == begin


def test_headings_of_the_file_are_shown_as_text(sam):
    inhoud = b"<script>alert(1)</script>;b;c\r\n1;2;3\r\n"
    pagina = source(upload(sam, inhoud))
    assert "<script>alert" not in pagina
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pagina


def test_a_file_that_is_too_large_is_refused_with_its_size(sam, begin, settings):
    settings.IMPORT_MAX_BYTES = 1024 * 1024
    antwoord = upload(sam, b"x" * (1400 * 1024))
    assert antwoord.status_code == 400
    assert "Het bestand is 1,4 MB. Hooguit 1 MB kan. Splits het bestand." in words(
        antwoord
    )
    assert NIETS in words(antwoord)
    assert fingerprint() == begin


def test_too_many_rows_are_refused_by_the_setting(sam, begin, settings):
    settings.IMPORT_MAX_RIJEN = 5
    antwoord = send_rows(sam, *[eigen("7")] * 9)
    assert "meer dan 5 rijen" in words(antwoord)
    assert fingerprint() == begin


def test_a_refused_file_can_be_followed_by_one_in_the_same_place(sam, mensen):
    oud = concept(sam, eigen("7"))
    antwoord = upload(sam, b"", vervangt=oud.pk)
    assert f'name="vervangt" value="{oud.pk}"' in source(antwoord)
    assert status_of(oud) == "concept"


# ---- refused per row -------------------------------------------------------------------


def test_a_refused_row_names_row_column_value_and_what_to_do(sam, begin):
    antwoord = send_rows(sam, eigen("7"), eigen("1.6", periode="2020-K3"))
    assert antwoord.status_code == 400
    pagina = words(antwoord)
    assert "1 rij is geweigerd." in pagina
    assert "Rij 3, kolom waarde: 1.6 is niet duidelijk. Bedoelt u 16?" in pagina
    assert "Hier past alleen een heel getal." in pagina
    assert "Huizen" in pagina and "GM0406" in pagina
    assert '<code class="cel">1.6</code>' in source(antwoord)
    assert "Alles of niets. Zolang er één rij is geweigerd" in pagina
    assert "Er is niets bewaard en er staat niets nieuws op de site." in pagina
    assert count(antwoord, "Nieuw") == 1 and count(antwoord, "Geweigerd") == 1
    assert 'name="indienen"' not in source(antwoord)
    assert fingerprint() == begin


def test_what_stands_in_a_cell_is_never_html(sam, begin):
    antwoord = send_rows(sam, eigen("<script>alert(1)</script>"))
    assert "<script>alert" not in source(antwoord)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in source(antwoord)
    assert fingerprint() == begin


def test_links_on_top_lead_to_their_rows(sam):
    rijen = [eigen("x", periode=f"202{n}-K4") for n in range(4)]
    pagina = source(send_rows(sam, *rijen))
    links = re.findall(r'href="#(rij-[^"]+)"', pagina)
    assert len(links) == 4
    assert links == re.findall(r'id="(rij-[^"]+)"', pagina)


def test_links_on_top_lead_to_their_rows_when_there_are_many(sam):
    """More than fit are grouped, and the list on top is of what stands below."""
    rijen = [eigen("x", gebied="GM9999"), *[eigen("x")] * 60, eigen("NaN")]
    pagina = source(send_rows(sam, *rijen))
    links = re.findall(r'href="#(rij-[^"]+)"', pagina)
    assert set(links) <= set(re.findall(r'id="(rij-[^"]+)"', pagina))
    assert len(links) == 10


def test_more_than_fifty_refusals_are_shown_by_kind_and_all_in_the_list(sam, begin):
    fout = [
        eigen("x", periode=f"20{j}-K{k}") for j in range(13, 26) for k in range(1, 5)
    ]
    rijen = [*fout, eigen("1.6", periode="2026-K1"), eigen("7", gebied="GM9999")]
    antwoord = send_rows(sam, *rijen, naam="mijn bestand.csv")
    pagina = words(antwoord)
    assert source(antwoord).count('<tr id="rij-') == 50
    assert "En nog 4 rijen. Download de hele lijst." in pagina
    for soort in ("Dit is geen getal.", "1.6 is niet duidelijk.", "nooit bestaan"):
        assert soort in pagina, "every kind is on the page"
    lijst = sam.post(f"{KIEZEN}geweigerd.csv", _hidden(antwoord))
    assert lijst.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in lijst.headers["Content-Disposition"]
    regels = list(
        csv.reader(io.StringIO(lijst.content.decode("utf-8-sig")), delimiter=";")
    )
    assert regels[0] == [
        *("Rij", "Gebied", "Code", "Kolom", "Er staat"),
        *("Wat is er mis?", "Wat moet u doen?"),
    ]
    assert [r[0] for r in regels[1:55]] == [str(n) for n in range(2, 56)]
    assert fingerprint() == begin


def _hidden(antwoord) -> dict:
    """What the form for the list sends."""
    deel = source(antwoord).split("geweigerd.csv")[1].split("</form>")[0]
    return dict(re.findall(r'name="(lijst|naam)" value="([^"]*)"', deel))


@pytest.mark.parametrize("lijst", ["", "x", "abc:def:ghi", "\x00"])
def test_a_list_that_is_not_ours_leads_to_the_form(sam, lijst):
    antwoord = sam.post(f"{KIEZEN}geweigerd.csv", {"lijst": lijst}, follow=True)
    assert antwoord.redirect_chain == [(KIEZEN, 302)]
    assert "Upload het bestand opnieuw." in words(antwoord)


def test_formulas_in_the_list_of_refusals_are_text(sam):
    antwoord = send_rows(sam, eigen("=HYPERLINK(1)"))
    lijst = sam.post(f"{KIEZEN}geweigerd.csv", _hidden(antwoord)).content.decode()
    assert ";'=HYPERLINK(1);" in lijst


def test_fifty_thousand_refusals_make_a_page_that_is_not_heavy(sam, begin):
    antwoord = send_rows(sam, *[eigen("x")] * 20_000)
    assert "20.000 rijen zijn geweigerd." in words(antwoord)
    assert len(antwoord.content) < 300_000
    assert sam.post(f"{KIEZEN}geweigerd.csv", _hidden(antwoord)).status_code == 200
    assert fingerprint() == begin


def test_a_list_too_long_to_send_along_says_how_much_of_it_there_is(sam, begin):
    toeval = random.Random(5)
    rijen = [
        eigen("".join(toeval.choices(string.ascii_letters, k=400)))
        for _ in range(10_000)
    ]
    antwoord = send_rows(sam, *rijen)
    pagina = words(antwoord)
    assert "En nog 9.950 rijen. In de lijst staan de eerste 2.000." in pagina
    assert "Download de hele lijst" not in pagina
    lijst = sam.post(f"{KIEZEN}geweigerd.csv", _hidden(antwoord)).content
    assert len(lijst.decode("utf-8-sig").splitlines()) > 2_000
    assert fingerprint() == begin


def test_a_som_that_does_not_match_is_named_so(baas):
    blad = as_csv([STAATSCOURANT, ["GM0406", "Huizen", "9"], ["", "Som", "12"]])
    pagina = words(upload(baas, blad, bron="Brief"))
    assert "Rij 3 Somrij Kolom Ultimo 2018 12 De somrij zegt 12." in pagina


# ---- rows of others --------------------------------------------------------------------


def test_one_row_of_another_gemeente_refuses_the_file_and_tells_nothing(sam, mensen):
    for gebied, waarde in ((mensen.hilversum, 4321), (mensen.huizen, 8765)):
        make_cijfer(
            waarde,
            gebied=gebied,
            indicator=make_indicator("beschut-werk"),
            bron=make_bron("Geheime bron"),
        )
    begin = fingerprint()
    antwoord = send_rows(sam, eigen("7"), eigen("12", gebied="GM0402"), eigen("x"))
    pagina = words(antwoord)
    assert antwoord.status_code == 400
    assert "Dit bestand is geweigerd. Er staan cijfers in van een ander." in pagina
    assert (
        "Dit cijfer is van Hilversum. U levert voor Huizen. Haal de rij weg." in pagina
    )
    for geheim in ("4.321", "4321", "8.765", "8765", "Geheime bron"):
        assert geheim not in source(antwoord)
    assert "Nieuw" not in pagina and "Gewijzigd" not in pagina
    assert fingerprint() == begin


def test_a_file_about_areas_of_two_of_my_own_says_to_split_it(mensen):
    make_toewijzing(mensen.sam, mensen.hilversum)
    sam = enter(mensen.sam)
    begin = fingerprint()
    antwoord = send_rows(sam, eigen("7"), eigen("8", gebied="GM0402"))
    assert "Dit bestand gaat over meer dan één gemeente." in words(antwoord)
    assert fingerprint() == begin
