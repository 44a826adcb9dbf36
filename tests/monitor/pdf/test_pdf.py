"""PDF/UA through the extra: tagged, titled, Dutch, and made of nothing but what is ours."""

import os
import re
import subprocess
import sys
import zlib

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from monitor.pdf import can_make_pdf, make_pdf, maken
from monitor.pdf.maken import BASIS, resource

LEEG = "<html lang='nl'><title>Titel</title><h1>Kop</h1><p>Tekst</p>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
PDFS = [
    "/2019-K4/gemeente/hilversum/brief/",
    "/2020-K4/regio/gooi-en-vechtstreek/brief/",
    "/2019-K4/gemeente/hilversum/factsheet/",
    "/2020-K4/land/nederland/factsheet/",
    "/2017-K4/regio/groningen/factsheet/",
    "/2030-K4/gemeente/sudwest-fryslan/factsheet/",
]


@pytest.fixture
def met_extra():
    """Without the extra these tests are skipped, but never in CI."""
    if can_make_pdf():
        return
    reden = (
        "De extra pdf ontbreekt (weasyprint, en Debian: apt install libpangoft2-1.0-0)."
    )
    if os.environ.get("CI") == "true":
        pytest.fail(reden)
    pytest.skip(reden)


@pytest.fixture
def zonder_extra(monkeypatch):
    """As on a machine where the extra was not installed."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    can_make_pdf.cache_clear()
    cache.clear()
    yield
    can_make_pdf.cache_clear()
    cache.clear()


def objects(pdf):
    """The PDF with its packed parts unpacked, to search in."""
    delen = [pdf]
    for stroom in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            delen.append(zlib.decompress(stroom))
        except zlib.error:
            delen.append(stroom)
    return b"\n".join(delen)


def pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", objects(pdf)))


def test_a_pdf_is_tagged_dutch_and_has_a_title(met_extra):
    pdf = objects(make_pdf(LEEG))
    assert re.search(rb"/Marked true", pdf)
    assert b"/StructTreeRoot" in pdf
    assert re.search(rb"/Lang\s*\(nl\)", pdf)
    assert re.search(rb"/Title\s*\(Titel\)", pdf)
    assert b"pdfuaid" in pdf
    assert b"/DisplayDocTitle true" in pdf


def test_equal_pages_give_equal_bytes(met_extra):
    with time_machine.travel("2026-01-01 09:00"):
        toen = make_pdf(LEEG)
    with time_machine.travel("2028-06-15 17:30"):
        assert make_pdf(LEEG) == toen


def test_the_letters_are_our_own(met_extra):
    pdf = make_pdf(f"{LEEG[:-12]}<body class='papier'><p>Tekst</p>")
    assert re.search(rb"/BaseFont\s*/[A-Z]+\+Monitor", objects(pdf))


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/",
        "https://example.org/x.css",
        "file:///etc/passwd",
        "file:///etc/x.css",
        "data:text/css,p{}",
        "papier.css",
        "static/monitor/brief.css",
        f"{BASIS}x.svg",
        f"{BASIS}papier.txt",
        f"{BASIS}static/../maken.css",
        f"{BASIS}static/monitor/../../../../etc/x.css",
        f"{BASIS}static/%2e%2e/x.css",
        f"{BASIS}letters/../papier.css",
        f"{BASIS}letters/Niets.ttf",
        "https://pdf.invalid.example.org/papier.css",
        "",
    ],
)
def test_nothing_else_is_read(url):
    with pytest.raises(ValueError):
        resource(url, {"a.svg": SVG})


@pytest.mark.parametrize(
    "naam",
    ["papier.css", "static/monitor/brief.css", "letters/MonitorSans-Regular.ttf"],
)
def test_our_own_files_are_read(naam):
    assert resource(f"{BASIS}{naam}", {})


def test_a_picture_of_this_page_is_read():
    assert resource(f"{BASIS}a.svg", {"a.svg": SVG}) == SVG


def test_a_page_that_asks_for_more_asks_in_vain(met_extra, monkeypatch):
    gevraagd = []

    def note(url, plaatjes):
        gevraagd.append(url)
        return resource(url, plaatjes)

    monkeypatch.setattr(maken, "resource", note)
    html = (
        f"{LEEG}<img src='http://127.0.0.1:1/x.svg' alt=x><img src='file:///etc/passwd' alt=x>"
        "<link rel=stylesheet href='http://127.0.0.1:1/x.css'><style>@import "
        "'file:///etc/x.css'; p{background:url(//127.0.0.1:1/y.svg)}</style>"
    )
    assert make_pdf(html).startswith(b"%PDF")
    vreemd = [url for url in gevraagd if not url.startswith(BASIS)]
    assert len(vreemd) >= 4  # asked of us, and refused


@pytest.mark.django_db
@pytest.mark.parametrize("adres", PDFS)
def test_letter_and_factsheet_come_as_pdf(met_extra, meegeleverd, caplog, adres):
    antwoord = Client().get(f"{adres}?formaat=pdf")
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Type"] == "application/pdf"
    assert antwoord.headers["X-Robots-Tag"] == "noindex"
    pdf = antwoord.content
    assert re.search(rb"/Lang\s*\(nl\)", objects(pdf))
    if "factsheet" in adres:
        assert pages(pdf) == 1


@pytest.mark.django_db
def test_no_picture_lacks_words(met_extra, meegeleverd, monkeypatch):
    """WeasyPrint says so in its log, which is silent otherwise."""
    klachten = []
    from weasyprint import LOGGER

    monkeypatch.setattr(LOGGER, "error", lambda *a, **k: klachten.append(a))
    monkeypatch.setattr(LOGGER, "warning", lambda *a, **k: None)
    cache.clear()
    for adres in PDFS:
        assert Client().get(f"{adres}?formaat=pdf").status_code == 200
    assert klachten == []


@pytest.mark.django_db
@pytest.mark.parametrize("adres", PDFS[:3:2])
def test_the_page_offers_a_pdf_where_it_can_be_made(met_extra, meegeleverd, adres):
    assert "formaat=pdf" in Client().get(adres).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("adres", PDFS[:3:2])
def test_without_the_extra_the_page_offers_none(zonder_extra, meegeleverd, adres):
    pagina = Client().get(adres)
    assert pagina.status_code == 200
    assert "formaat=pdf" not in pagina.content.decode()
    antwoord = Client().get(f"{adres}?formaat=pdf")
    assert antwoord.status_code == 404
    assert "Opslaan als PDF" in antwoord.content.decode()


def test_the_site_starts_without_the_extra():
    """Nothing imports it before a PDF is asked for."""
    code = (
        "import sys; sys.modules['weasyprint'] = None; import django; django.setup(); "
        "import monitor.urls; from monitor.pdf import can_make_pdf; print(can_make_pdf())"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.instellingen"},
    )
    assert klaar.stdout.split() == ["False"], klaar.stderr
