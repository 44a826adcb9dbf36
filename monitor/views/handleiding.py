"""The manual: one page to begin with, and one for each role.

Its pictures are made by a browser (`tests/handleidingbeelden.py`). A page without its
pictures is complete: they show what the steps say.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.http import Http404
from django.shortcuts import render
from django.templatetags.static import static
from PIL import Image

from monitor.adressen import page_url
from monitor.paginacache import public_page
from monitor.views.downloads import refuse_file
from monitor.views.lezen import newest_of
from monitor.views.raam import frame_without_quarter

BEELDEN = Path(__file__).resolve().parents[1] / "static/monitor/handleiding"
ROLLEN = {
    "beleidsmedewerker": "Cijfers invullen",
    "vaststeller": "Meekijken en akkoord geven",
    "beheerder": "Accounts, uitvraag en logboek",
}


@dataclass(frozen=True, slots=True)
class Beeld:
    """One picture, with its size, so that nothing jumps while it loads."""

    adres: str
    breed: int
    hoog: int


@public_page
def handleiding(request, rol=""):
    """The first page, or that of one role."""
    refuse_file(request)
    if rol and rol not in ROLLEN:
        raise Http404(f"Er is geen handleiding voor ‘{rol}’.")
    nieuwste = newest_of(request)
    begin = {"naam": "Handleiding", "url": page_url("handleiding") if rol else ""}
    kruimels = [{"naam": "Nederland", "url": page_url("land", nieuwste)}, begin]
    if rol:
        kruimels.append({"naam": ROLLEN[rol], "url": ""})
    context = frame_without_quarter(
        request, nieuwste, actief="", kruimels=kruimels, tijdloos=True
    ) | {
        "beelden": pictures(),
        "rollen": [
            (naam, page_url("handleiding", code), code == rol)
            for code, naam in ROLLEN.items()
        ],
    }
    sjabloon = f"handleiding_{rol}" if rol else "handleiding"
    return render(request, f"monitor/{sjabloon}.html", context)


@cache
def pictures() -> dict[str, Beeld]:
    """Every picture there is, by name."""
    return {pad.stem: _picture(pad) for pad in sorted(BEELDEN.glob("*.png"))}


def _picture(pad: Path) -> Beeld:
    with Image.open(pad) as beeld:
        return Beeld(static(f"monitor/handleiding/{pad.name}"), *beeld.size)
