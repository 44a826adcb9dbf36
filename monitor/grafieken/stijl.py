"""Palette, fonts, sizes and matplotlib's settings. Importing this module sets them once.

Colours follow the tokens of the style sheet (light theme). In a page the class of a
shape wins over these values, so that dark mode, print and an own theme follow; they
are what a downloaded drawing shows.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

import matplotlib
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

logger = logging.getLogger(__name__)

PAPIER = "#fdfcf9"
VLAK = "#f4f1e9"
INKT = "#18222d"
INKT_ZACHT = "#4a5562"
LIJN = "#ddd8cc"
RAND = "#757c85"
ACCENT = "#17558f"
MIST = "#a8480a"
ACCENT_VLAK = "#e3edf6"
MIST_VLAK = "#f8dfca"
GRIJS_VLAK = "#e6e6e2"
TRAPPEN = ("#f4c79b", "#e08d3e", "#a8480a")  # darker is further below the norm
VOORBEELD_VLAK = "#fff0b3"
VOORBEELD_RAND = "#8a6a00"

PUNTJES = (0.1, 5)  # with round caps: dots
STREEPJES = (7, 5)
KORT = (4, 3)
DOOR = (3, 4)


@dataclass(frozen=True, slots=True)
class Stijl:
    """How a shape of one class is drawn outside a page."""

    vulling: str | None = None
    lijn: str | None = None
    dikte: float = 0
    streep: tuple[float, float] | None = None
    rond: bool = False


# Lines of several areas: blues and greys that differ in lightness, so also without colour.
MEER = {"1": ACCENT, "2": "#5f6873", "3": "#3f86c4", "4": INKT}

# One entry per class (or per pair of classes) that a shape may carry. The style sheet
# monitor/css/grafieken.css knows the same names; a test holds the two together.
VORMEN = {
    "g-gat": Stijl(vulling=VLAK),
    "g-rooster": Stijl(lijn=LIJN, dikte=1),
    "g-as": Stijl(lijn=RAND, dikte=1),
    "g-norm": Stijl(lijn=INKT, dikte=1.75, streep=STREEPJES),
    "g-norm g-lijn--voorbeeld": Stijl(lijn=INKT, dikte=2, streep=PUNTJES, rond=True),
    "g-lijn": Stijl(lijn=ACCENT, dikte=2.5, rond=True),
    "g-lijn g-lijn--voorbeeld": Stijl(lijn=ACCENT, dikte=2, streep=PUNTJES, rond=True),
    "g-ruit": Stijl(vulling=INKT),
    "g-ruit--voorbeeld": Stijl(vulling=PAPIER, lijn=INKT, dikte=1.5),
    "g-punt": Stijl(vulling=ACCENT, lijn=PAPIER, dikte=1.5),
    "g-punt--voorbeeld": Stijl(vulling=PAPIER, lijn=ACCENT, dikte=1.75),
    "g-afgeleid": Stijl(vulling=PAPIER, lijn=ACCENT, dikte=2),
    "g-kern": Stijl(vulling=ACCENT),
    "g-mistlijn": Stijl(lijn=MIST, dikte=2),
    "g-lijn g-bovenlijn": Stijl(lijn=ACCENT, dikte=2),
    "g-as s-leider": Stijl(lijn=RAND, dikte=1),
    "g-as s-leider s-stippel": Stijl(lijn=RAND, dikte=1, streep=(1.5, 4)),
    "g-reeks1": Stijl(vulling=ACCENT),
    # a total with its parts (opbouw)
    "grijs-vlak": Stijl(vulling=GRIJS_VLAK),
    "arcering-rustig": Stijl(lijn=LIJN, dikte=2),
    "g-kruis": Stijl(lijn=INKT, dikte=2),
    "s-onbekend": Stijl(lijn=RAND, dikte=2, streep=KORT),
    "s-normlijn-halo": Stijl(lijn=PAPIER, dikte=6),
    "s-normlijn": Stijl(lijn=INKT, dikte=3),
    # maps (monitor/kaart); the style sheet is monitor/css/kaart.css
    "k-land": Stijl(vulling=VLAK, lijn=LIJN, dikte=1),
    "k-papier": Stijl(vulling=PAPIER),
    "k-leeg": Stijl(vulling=PAPIER, lijn=MIST, dikte=1.5),
    "k-1": Stijl(vulling=TRAPPEN[0], lijn=MIST, dikte=1.5),
    "k-2": Stijl(vulling=TRAPPEN[1], lijn=MIST, dikte=1.5),
    "k-3": Stijl(vulling=TRAPPEN[2], lijn=MIST, dikte=1.5),
    "k-s1": Stijl(lijn=TRAPPEN[0], dikte=3.5),
    "k-s2": Stijl(lijn=TRAPPEN[1], dikte=3.5),
    "k-s3": Stijl(lijn=TRAPPEN[2], dikte=3.5),
    "k-koers": Stijl(vulling=ACCENT_VLAK, lijn=ACCENT, dikte=1.5),
    "k-achter": Stijl(vulling=MIST_VLAK, lijn=MIST, dikte=1.5),
    "k-grijs": Stijl(vulling=GRIJS_VLAK, lijn=RAND, dikte=1.5),
    "k-tik": Stijl(lijn=PAPIER, dikte=2),
    "s-onbekend k-papier": Stijl(vulling=PAPIER, lijn=RAND, dikte=2, streep=KORT),
    "s-leider": Stijl(lijn=RAND, dikte=2, rond=True),
    "b-min": Stijl(vulling=MIST),
    "g-merk": Stijl(vulling=VOORBEELD_VLAK, lijn=VOORBEELD_RAND, dikte=1),
}
for _nr, _kleur in MEER.items():
    VORMEN[f"g-m{_nr}"] = Stijl(lijn=_kleur, dikte=2.25, rond=True)
    VORMEN[f"g-m{_nr} g-lijn--voorbeeld"] = Stijl(
        lijn=_kleur, dikte=2, streep=PUNTJES, rond=True
    )
    VORMEN[f"g-m{_nr}-punt"] = Stijl(vulling=_kleur, lijn=PAPIER, dikte=1.5)
    VORMEN[f"g-m{_nr}-punt g-open"] = Stijl(vulling=PAPIER, lijn=_kleur, dikte=1.75)
    VORMEN[f"g-m{_nr} g-door"] = Stijl(lijn=_kleur, dikte=1.5, streep=DOOR)
TEKSTEN = {
    "g-tekst": INKT,
    "g-zacht": INKT_ZACHT,
    "g-accent": ACCENT,
    "g-mist": MIST,
    "stapel-licht": "#ffffff",
    **{f"g-m{nr}-tekst": ACCENT if nr == "3" else kleur for nr, kleur in MEER.items()},
}


@dataclass(frozen=True, slots=True)
class Maat:
    """Sizes of one drawing in px, so that text stays about 12 px on a phone of 360."""

    breedte: int
    plot: int  # height of the plotting area
    boven: int  # room above it
    titel: int
    getal: int  # the last figure
    label: int  # its norm and the difference
    ding: int
    as_: int  # ticks and values along the line
    noot: int
    kolom: int  # usual room for the labels right of the line
    kolom_hoogstens: int  # and the room they may take before they wrap
    inspring: int  # from the end of the line to its label, past the bracket
    haak: int  # from the end of the line to the back of the bracket
    kwartaal: int  # quarters closer together than this get no K1, K2, K3


MATEN = {
    "breed": Maat(720, 310, 22, 20, 21, 16, 15, 14, 13, 150, 190, 24, 13, 36),
    "smal": Maat(328, 220, 20, 16, 18, 14, 13, 12, 12, 88, 104, 16, 9, 21),
}

LETTERMAP = Path(__file__).resolve().parent.parent / "lettertypen"
TERUGVAL = "DejaVu Sans"
# Written out in a downloaded SVG; in a page the text inherits the font of the page.
LETTERS_BESTAND = (
    "Source Sans 3, Segoe UI, Helvetica Neue, Noto Sans, Arial, sans-serif"
)


def _registreer(map_: Path) -> tuple[str, dict[bool, str]]:
    """Make our fonts known to matplotlib; DejaVu Sans, which it brings along, is the fallback."""
    bestanden = {
        False: map_ / "MonitorSans-Regular.ttf",
        True: map_ / "MonitorSans-SemiBold.ttf",
    }
    try:
        namen = {FT2Font(str(pad)).family_name for pad in bestanden.values()}
        for pad in bestanden.values():
            font_manager.fontManager.addfont(pad)
        return namen.pop(), {vet: str(pad) for vet, pad in bestanden.items()}
    except (OSError, RuntimeError) as fout:
        logger.warning(
            "Lettertype voor grafieken ontbreekt (%s); DejaVu Sans komt ervoor in de plaats.",
            fout,
        )
        zoek = font_manager.findfont
        return TERUGVAL, {
            vet: zoek(
                font_manager.FontProperties(family=TERUGVAL, weight=600 if vet else 400)
            )
            for vet in (False, True)
        }


def _meet(pad: str) -> dict[str, float]:
    """Advance width per character, as a part of the font size."""
    letter = FT2Font(pad)
    letter.set_size(100, 72)
    tekens = (chr(c) for c in letter.get_charmap() if c < 0x2300)
    return {
        t: letter.load_char(ord(t), flags=_ONGEHINT).linearHoriAdvance / 6553600
        for t in tekens
    }


def breedte(tekst: str, grootte: float, vet: bool = False) -> float:
    """Width of one line of text in px, from a table: no renderer, so safe in threads."""
    tabel = _BREEDTES[vet]
    return grootte * sum(tabel.get(teken, 0.7) for teken in tekst)


def letter(tekst: str, grootte: float, vet: bool) -> font_manager.FontProperties:
    """The font file for matplotlib. A sign that ours lacks (Greek, an arrow) is looked up by family."""
    if all(teken in _BREEDTES[vet] for teken in tekst):
        eigen = {"fname": _PADEN[vet], "weight": 600 if vet else 400}
        return font_manager.FontProperties(family=FAMILIE, size=grootte, **eigen)
    return font_manager.FontProperties(family=[FAMILIE, TERUGVAL], size=grootte)


_ONGEHINT = matplotlib.ft2font.LoadFlags.NO_HINTING
FAMILIE, _PADEN = _registreer(LETTERMAP)
_BREEDTES = {vet: _meet(pad) for vet, pad in _PADEN.items()}

# Set once, here: rc_context inside threads draws wrong charts without a message.
matplotlib.rcParams.update(
    {
        "font.family": list(dict.fromkeys((FAMILIE, TERUGVAL))),
        "svg.fonttype": "none",
        "svg.hashsalt": "banenafspraakmonitor",
        "path.simplify": False,
        "lines.scale_dashes": False,
        # Letters as wide in a PNG as in an SVG: hinting rounds each one to whole pixels.
        "text.hinting": "no_hinting",
    }
)
