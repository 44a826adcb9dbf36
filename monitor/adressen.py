"""Addresses of pages. The words in a URL are not always those of the model.

Every address carries on how the reader looks (`monitor.blik`).
"""

from functools import lru_cache

from django.http import QueryDict
from django.urls import reverse

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor import blik
from regio.models import Gebied, Soort

# soort in a URL <-> soort of a Gebied. A provincie has no page of its own.
SOORTEN = {
    "land": Soort.LAND,
    "regio": Soort.REGIO,
    "gemeente": Soort.GEMEENTE,
    "cluster": Soort.CLUSTER,
}
_WOORDEN = {soort: woord for woord, soort in SOORTEN.items()}
# It has figures all the same, and each of them comes from somewhere.
SOORTEN_MET_HERKOMST = SOORTEN | {"provincie": Soort.PROVINCIE}
_WOORDEN_MET_HERKOMST = {soort: woord for woord, soort in SOORTEN_MET_HERKOMST.items()}


def page_url(naam: str, *args, anker: str = "", **vraag: str | list[str]) -> str:
    """The address of the page with this name, with `vraag` behind the question mark."""
    adres = with_look(reverse(naam, args=args), vraag)
    return f"{adres}#{anker}" if anker else adres


def with_look(pad: str, vraag: dict | QueryDict | None = None) -> str:
    """The path with its question, and with the look of this request in it."""
    if not vraag and not blik.current().keuzes:
        return pad
    alles = QueryDict(mutable=True)
    for sleutel, waarden in _lists(vraag or {}):
        if sleutel not in (blik.BEKEND_OP, blik.GRENZEN):
            alles.setlist(sleutel, waarden)
    alles.update(blik.current().keuzes)
    return f"{pad}?{alles.urlencode(safe=':')}" if alles else pad


def _lists(vraag: dict | QueryDict):
    if isinstance(vraag, QueryDict):
        return vraag.lists()
    return (
        (sleutel, waarde if isinstance(waarde, list) else [waarde])
        for sleutel, waarde in vraag.items()
        if waarde not in ("", None)
    )


def area_url(gebied: Gebied, kwartaal: Kwartaal, **vraag: str) -> str:
    """The page of an area in a quarter; "" for an area without a page."""
    woord = _WOORDEN.get(gebied.soort)
    if woord is None:
        return ""
    if woord == "land":
        return page_url("land", kwartaal, **vraag)
    return page_url("gebied", kwartaal, woord, gebied.slug, **vraag)


def question_url(gebied: Gebied, kwartaal: Kwartaal, code: str = "") -> str:
    """The answer to one question about an area; without a code the list of questions."""
    woord = _WOORDEN[gebied.soort]
    if not code:
        return page_url("vragen", kwartaal, woord, gebied.slug)
    return page_url("vraag", kwartaal, woord, gebied.slug, code)


def difference_url(gebied: Gebied, kwartaal: Kwartaal, **vraag: str) -> str:
    """What changed on the page of an area since the moment of the look."""
    woord = _WOORDEN[gebied.soort]
    return page_url("verschil", kwartaal, woord, gebied.slug, **vraag)


def division_url(regio: Gebied, kwartaal: Kwartaal, **vraag: str) -> str:
    """The norm of a region divided over its gemeenten. `vraag`: indicator, sleutel."""
    return page_url("verdeling", kwartaal, regio.slug, **vraag)


def letter_url(gebied: Gebied, kwartaal: Kwartaal, *codes: str) -> str:
    """The draft letter about an area, with these questions; without any the standard set."""
    woord = _WOORDEN[gebied.soort]
    return page_url("brief", kwartaal, woord, gebied.slug, vraag=list(codes) or "")


def factsheet_url(gebied: Gebied, kwartaal: Kwartaal) -> str:
    """An area on one A4."""
    return page_url("factsheet", kwartaal, _WOORDEN[gebied.soort], gebied.slug)


def chart_url(
    gebied: Gebied, kwartaal: Kwartaal, indicator_code: str, formaat: str
) -> str:
    """The drawing, or the numbers behind it."""
    naam = "grafiek" if formaat in ("svg", "png") else "grafiekcijfers"
    woord = _WOORDEN[gebied.soort]
    return page_url(naam, kwartaal, woord, gebied.slug, indicator_code, formaat)


def map_url(
    gebied: Gebied, kwartaal: Kwartaal, indicator_code: str, formaat: str
) -> str:
    """The map of what an area is made of."""
    woord = _WOORDEN[gebied.soort]
    return page_url("kaart", kwartaal, woord, gebied.slug, indicator_code, formaat)


def compare_url(gebieden, kwartaal: Kwartaal, indicator_code: str = "") -> str:
    """Areas side by side, on one indicator."""
    codes = [gebied.code for gebied in gebieden]
    return page_url("vergelijk", kwartaal, gebied=codes, indicator=indicator_code)


def traject_url(
    gebied: Gebied,
    kwartaal: Kwartaal,
    *,
    indicator: str = "",
    doeljaar: int | str = "",
    doel: str = "",
    factor: str = "",
) -> str:
    """What is needed to reach a goal, and where the pace so far leads. Numbers in Dutch
    notation, as a reader types them."""
    vraag = {"indicator": indicator, "doeljaar": str(doeljaar)}
    vraag |= {"doel": doel, "factor": factor}
    woord = _WOORDEN[gebied.soort]
    return page_url("traject", kwartaal, woord, gebied.slug, **vraag)


def indicator_url(indicator: Indicator) -> str:
    """The page that explains an indicator."""
    return page_url("indicator", indicator.code)


def history_url(
    gebied: Gebied,
    kwartaal: Kwartaal,
    indicator_code: str,
    deel: str = "",
    vanaf: Kwartaal | None = None,
    anker: str = "",
) -> str:
    """Where a figure, and the norm it is held against, come from: source, delivery and
    versions. `deel`: the code of a part, "" for the total; `anker`: which part of the page."""
    woord = _WOORDEN_MET_HERKOMST[gebied.soort]
    begin, eind = _around_slug(kwartaal, woord, indicator_code)
    vraag = {}
    if deel and deel != "totaal":
        vraag["deel"] = deel
    if vanaf:
        vraag["vanaf"] = str(vanaf)
    adres = with_look(f"{begin}{gebied.slug}{eind}", vraag)
    return f"{adres}#{anker}" if anker else adres


@lru_cache(maxsize=500)
def _around_slug(kwartaal: Kwartaal, woord: str, indicator_code: str) -> list[str]:
    """The address before and after the name of the area: a table has a thousand of them,
    and looking one up costs as much as the rest of its cell."""
    pad = reverse("herkomst", args=(kwartaal, woord, "-", indicator_code))
    begin, eind = pad.split("/-/", 1)
    return [f"{begin}/", f"/{eind}"]
