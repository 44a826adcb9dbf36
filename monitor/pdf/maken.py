"""A page as PDF/UA, where the extra `pdf` is installed. Without it the site starts and works
the same, and offers no PDF.

WeasyPrint draws from what it is handed here: our own style sheets and fonts, and pictures
made for this page. It reads nothing else, not from the network and not from the disk.
"""

import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

from monitor.grafieken.stijl import LETTERMAP

CONTENT_TYPE = "application/pdf"
VARIANT = "pdf/ua-1"
# Addresses within the PDF: no host answers to it, and it is never asked.
BASIS = "https://pdf.invalid/"
_STATISCH = f"{BASIS}static/"
_PAPIER = Path(__file__).parent / "papier.css"
_SOORTEN = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}


@cache
def can_make_pdf() -> bool:
    """Whether the extra is installed and its libraries (Pango) are there: tried once."""
    try:
        return make_pdf("<html lang='nl'><title>Proef</title><p>Proef").startswith(
            b"%PDF"
        )
    except (ImportError, OSError):
        return False


def make_pdf(
    html: str, bladen: tuple[str, ...] = (), plaatjes: Mapping[str, bytes] | None = None
) -> bytes:
    """The page as a tagged PDF. `bladen`: style sheets among our static files; `plaatjes`:
    drawings of this page by name, for `<img src="name">`."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("weasyprint").setLevel(
        logging.CRITICAL
    )  # tells every step it takes
    letters, ophalen = FontConfiguration(), _fetcher(dict(plaatjes or {}))
    stijlen = [
        weasyprint.CSS(url=url, url_fetcher=ophalen, font_config=letters)
        for url in (f"{BASIS}papier.css", *(f"{_STATISCH}{naam}" for naam in bladen))
    ]
    pagina = weasyprint.HTML(string=html, base_url=BASIS, url_fetcher=ophalen)
    return pagina.write_pdf(
        stylesheets=stijlen, font_config=letters, pdf_variant=VARIANT
    )


def _fetcher(plaatjes: dict[str, bytes]):
    """What WeasyPrint reads with: a name of ours, or nothing."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Ophalen(URLFetcher):
        def fetch(self, url, headers=None):
            inhoud = resource(url, plaatjes)
            soort = {"Content-Type": _SOORTEN[Path(url).suffix]}
            return URLFetcherResponse(url, inhoud, soort)

    return Ophalen()


def resource(url: str, plaatjes: Mapping[str, bytes]) -> bytes:
    """The picture, letter type or static file with this address. Raises `ValueError` for any
    other."""
    if not url.startswith(BASIS) or Path(url).suffix not in _SOORTEN:
        raise ValueError(f"Not ours: {url[:80]}")
    naam = url.removeprefix(BASIS)
    if naam in plaatjes:
        return plaatjes[naam]
    pad = _file(naam)
    if pad is None:
        raise ValueError(f"Not there: {url[:80]}")
    return pad.read_bytes()


def _file(naam: str) -> Path | None:
    """Only names that stand in a folder of ours; nothing that leads out of it."""
    if naam == _PAPIER.name:
        return _PAPIER
    map_, _, rest = naam.partition("/")
    if map_ == "letters":
        letters = {pad.name: pad for pad in LETTERMAP.glob("*.ttf")}
        return letters.get(rest)
    if map_ == "static" and ".." not in rest and "%" not in rest:
        gevonden = finders.find(rest)
        return Path(gevonden) if gevonden else None
    return None
