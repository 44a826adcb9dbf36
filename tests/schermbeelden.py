"""Make the pictures of docs/ again: `python3 manage.py test tests/schermbeelden.py -n0`.

No test by its name, so it only runs when asked for. It loads the shipped figures into the
test database, once without and once with example figures, and photographs the pages. Per
picture the first part of the page, scaled and with few colours, so that it stays small.
"""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from PIL import Image
from pytest_django.live_server_helper import LiveServer

DOCS = Path(settings.BASE_DIR) / "docs"
BEELDEN = DOCS / "schermbeelden"
PAGINAS = {
    "land": ("Nederland, eind 2020", "/2020-K4/"),
    "kaart": ("Nederland: de kaart en de regio’s", "/2020-K4/#gebieden"),
    "regio": (
        "Regio Gooi en Vechtstreek, eind 2020",
        "/2020-K4/regio/gooi-en-vechtstreek/",
    ),
    "gemeente": ("Gemeente Hilversum, eind 2019", "/2019-K4/gemeente/hilversum/"),
    "antwoord": (
        "Eén vraag, één antwoord: beschut werk in Gooi en Vechtstreek, eind 2019",
        "/2019-K4/regio/gooi-en-vechtstreek/vraag/haalt-de-taakstelling-beschut-werk/",
    ),
    "brief": (
        "Een conceptbeantwoording voor de raad van Hilversum",
        "/2019-K4/gemeente/hilversum/brief/",
    ),
    "factsheet": (
        "Gooi en Vechtstreek op één A4",
        "/2020-K4/regio/gooi-en-vechtstreek/factsheet/",
    ),
    "traject": (
        "Wat er in Nederland nodig is tot eind 2025",
        "/2020-K4/land/nederland/traject/",
    ),
    "vergelijk": (
        "Nederland en drie regio’s naast elkaar, eind 2020",
        "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12&gebied=AM01&gebied=AM24"
        "&indicator=banenafspraak",
    ),
    "indicator": ("Beschut werk: wat het betekent", "/indicator/beschut-werk/"),
    "bekend-op": (
        "Gooi en Vechtstreek, eind 2020, zoals bekend op 30 juni 2021",
        "/2020-K4/regio/gooi-en-vechtstreek/?bekend_op=2021-06-30",
    ),
    "herkomst": (
        "Waar 608 extra banen vandaan komt",
        "/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/",
    ),
    "wijzigingen": ("Wat er op de site veranderde", "/wijzigingen/?gebied=AM12"),
    "zoek": (
        "Zoeken naar Groningen: een regio, een gemeente en een provincie",
        "/zoek/?q=groningen&kwartaal=2020-K4",
    ),
}
SOORTEN = {"zonder": "Alleen echte cijfers", "met": "Met voorbeeldcijfers"}
# Width of the window, and how wide the picture becomes.
BREEDTES = {1280: 640, 360: 270}
HOOGSTE = 1600  # of the page, in pixels of the window
ZWAARSTE = 60_000  # bytes of one picture
KLEUREN = (128, 96, 64, 32, 16)
README_BEELD = ("regio", 1280)  # without examples, taller and wider: docs/regio.png


@pytest.fixture(scope="module", params=SOORTEN)
def site(request, django_db_setup, django_db_blocker):
    """A server on the shipped data, without or with examples: (kind, address)."""
    soort = request.param
    with django_db_blocker.unblock():
        call_command("laad_cijfers", f"--{soort}-voorbeeld", verbosity=0)
        cache.clear()
        server = LiveServer("localhost")
        yield soort, server.url
        server.stop()
        call_command("flush", verbosity=0, interactive=False)
        cache.clear()


@pytest.mark.django_db
@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize("naam", PAGINAS)
def test_photograph(site, pagina, naam, breedte):
    """One page at one width."""
    soort, adres = site
    _, pad = PAGINAS[naam]
    page = pagina(breedte=breedte, hoogte=900)
    assert page.goto(adres + pad).status == 200
    page.evaluate("document.fonts.ready")
    foto = page.screenshot(full_page=True, clip=_part_of(page, breedte, pad))
    save_small(foto, BEELDEN / file_name(naam, breedte, soort), BREEDTES[breedte])
    if (naam, breedte) == README_BEELD and soort == "zonder":
        save_small(page.screenshot(), DOCS / "regio.png", 1120)


def _part_of(page, breedte: int, pad: str) -> dict:
    """The first part of the page, or from the part that the address names."""
    _, _, anker = pad.partition("#")
    hoogte = page.evaluate("document.documentElement.scrollHeight")
    begin = page.evaluate(
        "id => id ? document.getElementById(id).getBoundingClientRect().top + scrollY : 0",
        anker,
    )
    return {
        "x": 0,
        "y": begin,
        "width": breedte,
        "height": min(hoogte - begin, HOOGSTE),
    }


def test_list_the_pictures():
    """docs/schermbeelden.md names every picture."""
    (DOCS / "schermbeelden.md").write_text(page_of_pictures(), encoding="utf-8")


def file_name(naam: str, breedte: int, soort: str) -> str:
    """`gemeente-360-met.png`."""
    return f"{naam}-{breedte}-{soort}.png"


def save_small(foto: bytes, doel: Path, breedte: int, zwaarste: int = ZWAARSTE) -> None:
    """The picture at this width, with as many colours as fit in the allowed size."""
    beeld = Image.open(io.BytesIO(foto)).convert("RGB")
    hoogte = round(beeld.height * breedte / beeld.width)
    beeld = beeld.resize((breedte, hoogte), Image.Resampling.LANCZOS)
    doel.parent.mkdir(exist_ok=True)
    for kleuren in KLEUREN:
        inhoud = io.BytesIO()
        # An octree keeps the small spots of colour that a median cut turns brown.
        klein = beeld.quantize(
            kleuren, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        klein.save(inhoud, "PNG", optimize=True)
        if inhoud.tell() < zwaarste:
            break
    doel.write_bytes(inhoud.getvalue())
    assert doel.stat().st_size < zwaarste, f"{doel.name}: {doel.stat().st_size}"


def page_of_pictures() -> str:
    """The Markdown page: a table per page, without and with examples, at two widths."""
    regels = [
        "# Screenshots",
        "",
        "What the site looks like at 1280 and at 360 pixels wide: first with real figures only,",
        "then with the example figures that `start` adds. Only the first part of each page.",
        "This page and its pictures are made by one command; do not edit them by hand:",
        "",
        "```",
        "python3 manage.py test tests/schermbeelden.py -n0",
        "```",
    ]
    for naam, (titel, pad) in PAGINAS.items():
        regels += ["", f"## {titel}", "", f"`{pad}`", ""]
        regels += ["| | 1280 breed | 360 breed |", "|---|---|---|"]
        for soort, uitleg in SOORTEN.items():
            cellen = [
                f"![{titel}, {breedte} pixels breed. {uitleg}.]"
                f"(schermbeelden/{file_name(naam, breedte, soort)})"
                for breedte in BREEDTES
            ]
            regels.append(f"| {uitleg} | {' | '.join(cellen)} |")
    return "\n".join(regels) + "\n"
